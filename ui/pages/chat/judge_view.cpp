// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of blind judging. GUI thread.
#include "ui/pages/chat/judge_view.h"

#include <QFileDialog>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/basics.h"
#include "ui/widgets/name_box.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

using Stage = JudgePresenter::Stage;

// Reasons, as votes.jsonl has them whatever the language of the studio.
constexpr const char* kTags[] = {QT_TRANSLATE_NOOP("lorica::JudgeView", "facts"), QT_TRANSLATE_NOOP("lorica::JudgeView", "completeness"), QT_TRANSLATE_NOOP("lorica::JudgeView", "instruction"),
                                 QT_TRANSLATE_NOOP("lorica::JudgeView", "style"), QT_TRANSLATE_NOOP("lorica::JudgeView", "length")};

// The last question, with the turns before it.
QString prompt_text(const nlohmann::json& messages) {
    QStringList lines;
    for (const auto& one : messages) {
        const QString text = qs(one.value("content", ""));
        lines << (messages.size() == 1 ? text : QStringLiteral("%1: %2").arg(qs(one.value("role", "")), text));
    }
    return shown_text(lines.join(QStringLiteral("\n\n")));
}

QComboBox* make_picker(const QString& name, QWidget* parent) {
    auto* picker = new NameBox(name, parent, 12);
    picker->setToolTip(plain_tip(name));
    return picker;
}

}  // namespace

JudgeView::JudgeView(Shell& shell, const SamplingPanel& sampling, QWidget* parent)
    : QWidget(parent), shell_(shell), sampling_(sampling), presenter_(shell.bridge(), shell.state().home) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(build_choices());
    rows->addWidget(build_prompt());
    auto* sides = new QHBoxLayout;
    sides->setContentsMargins(3 * kGrid, 12, 3 * kGrid, 12);
    sides->setSpacing(12);
    sides_ = {build_side(tr("A"), sides), build_side(tr("B"), sides)};
    rows->addLayout(sides, 1);
    rows->addWidget(build_verdicts());
    install_keys();
    connect(&presenter_, &JudgePresenter::stage_changed, this, &JudgeView::show_stage);
    connect(&presenter_, &JudgePresenter::answers_changed, this, &JudgeView::show_answers);
    connect(&presenter_, &JudgePresenter::prompts_changed, this, &JudgeView::show_prompt);
    connect(&presenter_, &JudgePresenter::failed, this, [this](const Error& error) { shell_.show_notice(notice_of(error)); });
    show_stage();
}

QWidget* JudgeView::build_choices() {
    auto* box = new QWidget(this);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, kGrid);
    rows->setSpacing(kGrid);
    auto* who = new QHBoxLayout;
    pickers_ = {make_picker(tr("One model"), box), make_picker(tr("The other model"), box)};
    source_ = make_picker(tr("Where the prompts come from"), box);
    who->addWidget(pickers_[0], 1);
    who->addWidget(make_label(tr("against"), "muted", box));
    who->addWidget(pickers_[1], 1);
    who->addWidget(make_label(tr("on"), "muted", box));
    who->addWidget(source_, 1);
    auto* file = make_icon_button(shell_.theme().icon(QStringLiteral("folder"), IconTint::Muted), tr("Take the prompts from a file"), box);
    connect(file, &QToolButton::clicked, this, &JudgeView::browse);
    who->addWidget(file);
    rows->addLayout(who);
    auto* how = new QHBoxLayout;
    how->setSpacing(2 * kGrid);
    auto* hide = new QCheckBox(tr("Names stay hidden after the vote"), box);
    hide->setToolTip(tr("They are shown by the results only"));
    auto* again = new QCheckBox(tr("Show some pairs twice"), box);
    again->setToolTip(tr("After every ten votes a pair comes again, sides drawn anew: the results tell how often the verdict was the same"));
    category_ = new QLineEdit(box);
    category_->setPlaceholderText(tr("Category, for results of its own"));
    category_->setAccessibleName(tr("Category of the prompt"));
    how->addWidget(category_, 1);
    how->addWidget(hide);
    how->addWidget(again);
    rows->addLayout(how);
    for (QComboBox* picker : pickers_) connect(picker, &QComboBox::activated, this, &JudgeView::pick);
    connect(source_, &QComboBox::activated, this, &JudgeView::pick_source);
    connect(hide, &QCheckBox::toggled, this, [this](bool on) { presenter_.set_hides_names(on); });
    connect(again, &QCheckBox::toggled, this, [this](bool on) { presenter_.set_repeats(on); });
    return box;
}

QWidget* JudgeView::build_prompt() {
    auto* box = new QWidget(this);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 0);
    prompt_ = new TextInput(box);
    prompt_->setFixedHeight(84);
    prompt_->setTabChangesFocus(true);
    prompt_->setAccessibleName(tr("Prompt for both models"));
    prompt_->installEventFilter(this);
    ask_ = make_button({}, "primary", box);
    ask_->setIcon(shell_.theme().icon(QStringLiteral("send"), IconTint::OnAccent));
    stop_ = make_action_button(shell_.action(UiCommand::StopAnswer), "", box);
    for (QPushButton* button : {ask_, stop_}) button->setMinimumWidth(144);   // the prompt keeps its width
    line->addWidget(prompt_, 1);
    line->addWidget(ask_, 0, Qt::AlignBottom);
    line->addWidget(stop_, 0, Qt::AlignBottom);
    connect(ask_, &QPushButton::clicked, this, &JudgeView::ask);
    connect(prompt_, &QPlainTextEdit::textChanged, this, &JudgeView::allow_asking);
    return box;
}

JudgeView::SideView JudgeView::build_side(const QString& letter, QLayout* into) {
    auto* card = make_frame("card", this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    SideView side{make_label({}, "strong", card), make_label({}, "small", card), new TextView(tr("Answer %1").arg(letter), card)};
    side.name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    side.remark->setWordWrap(true);
    head->addWidget(make_label(letter, "heading", card));
    head->addWidget(side.name, 1);
    column->addLayout(head);
    column->addWidget(side.text, 1);
    column->addWidget(side.remark);
    into->addWidget(card);
    return side;
}

QWidget* JudgeView::build_verdicts() {
    auto* strip = make_frame("strip", this);
    auto* rows = new QVBoxLayout(strip);
    rows->setContentsMargins(3 * kGrid, kGrid + 2, 3 * kGrid, kGrid + 2);
    rows->setSpacing(kGrid);
    auto* reasons = new QHBoxLayout;
    reasons->setSpacing(4);
    for (const char* tag : kTags) {
        auto* button = make_button(tr(tag), "ghost", strip);
        button->setCheckable(true);
        button->setToolTip(tr("What decided: kept with the verdict"));
        button->setAccessibleName(tr("Decided by %1").arg(tr(tag)));
        button->setProperty("tag", QString::fromLatin1(tag));
        tags_.push_back(button);
        reasons->addWidget(button);
    }
    note_ = new QLineEdit(strip);
    note_->setPlaceholderText(tr("Note"));
    note_->setAccessibleName(tr("Note on the verdict"));
    reasons->addWidget(note_, 1);
    auto* verdicts = new QHBoxLayout;
    const std::pair<QString, Choice> all[] = {{tr("A is better"), Choice::A}, {tr("B is better"), Choice::B}, {tr("Tie"), Choice::Tie}, {tr("Both are bad"), Choice::BothBad}};
    for (const auto& [text, choice] : all) {
        auto* button = make_button(text, "", strip);
        button->setToolTip(tr("Key %1").arg(verdicts_.size() + 1));
        connect(button, &QPushButton::clicked, this, [this, choice = choice] { vote(choice); });
        verdicts_.push_back(button);
        verdicts->addWidget(button, 1);
    }
    auto* below = new QHBoxLayout;
    state_ = make_label({}, "small", strip);
    state_->setObjectName(QStringLiteral("judge state"));
    take_back_ = make_button(tr("Take the vote back"), "link", strip);
    connect(take_back_, &QPushButton::clicked, this, [this] { presenter_.take_back(); });
    below->addWidget(state_, 1);
    below->addWidget(take_back_);
    rows->addLayout(reasons);
    rows->addLayout(verdicts);
    rows->addLayout(below);
    return strip;
}

// 1 to 4 judge and Return goes on, wherever the focus is but where one writes.
void JudgeView::install_keys() {
    constexpr Qt::Key kKeys[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4};
    for (size_t i = 0; i < 4; ++i) {
        auto* key = new QShortcut(kKeys[i], this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, verdicts_[i], &QPushButton::click);
    }
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* key = new QShortcut(enter, this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, [this] { if (presenter_.has_set() && presenter_.stage() != Stage::Ready) ask_->click(); });
    }
}

bool JudgeView::eventFilter(QObject* object, QEvent* event) {
    if (object == prompt_ && event->type() == QEvent::KeyPress && !presenter_.has_set()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !(key->modifiers() & Qt::ShiftModifier)) {
            ask_->click();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

void JudgeView::set_targets(std::vector<ChatTarget> targets) {
    std::erase_if(targets, [](const ChatTarget& one) { return one.adapter == "live" || !one.routing.empty(); });   // another one at each vote
    targets_ = std::move(targets);
    for (size_t i = 0; i < 2; ++i) {
        const QSignalBlocker blocker(pickers_[i]);
        const QVariant before = pickers_[i]->currentData();
        pickers_[i]->clear();
        for (const ChatTarget& one : targets_) pickers_[i]->addItem(qs(one.title), qs(one.model.path + '\n' + one.adapter));
        const int found = before.isValid() ? pickers_[i]->findData(before) : -1;
        const int other = i == 1 && pickers_[0]->currentIndex() == 1 ? 0 : static_cast<int>(i);
        const bool taken = i == 1 && found == pickers_[0]->currentIndex();   // there was one model only before
        pickers_[i]->setCurrentIndex(found >= 0 && !taken ? found : std::min(other, pickers_[i]->count() - 1));
    }
    pick();
}

void JudgeView::set_sources(std::vector<PromptSource> sources) {
    const QString before = source_->currentText();
    const auto is_chosen = [&](const PromptSource& one) { return qs(one.title) == before; };
    for (const PromptSource& one : sources_)   // a file that was opened here stays while it is in use
        if (is_chosen(one) && std::none_of(sources.begin(), sources.end(), is_chosen)) sources.push_back(one);
    sources_ = std::move(sources);
    const QSignalBlocker blocker(source_);
    source_->clear();
    source_->addItem(tr("Prompts I type"));
    for (const PromptSource& one : sources_) source_->addItem(qs(one.title));
    source_->setCurrentIndex(std::max(0, source_->findText(before)));
}

void JudgeView::pick() {
    const int first = pickers_[0]->currentIndex(), second = pickers_[1]->currentIndex();
    if (first >= 0 && second >= 0) presenter_.set_pair(targets_[static_cast<size_t>(first)], targets_[static_cast<size_t>(second)]);
    show_prompt();   // another pair is another stage, which shows itself; with the same one the focus stays where it is
}

void JudgeView::pick_source(int index) {
    if (index > 0) return presenter_.read(sources_[static_cast<size_t>(index - 1)]);
    presenter_.type();
    prompt_->clear();
}

void JudgeView::browse() {
    auto* dialog = new QFileDialog(this, tr("Choose a file of prompts"), qs(shell_.state().home), data_file_filter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        PromptSource source{ss(tr("Rows of %1").arg(qs(fs::path(ss(file)).filename().string()))), {}, "", shell_.state().home};
        source.data.path = ss(file);
        sources_.push_back(source);
        source_->addItem(qs(source.title));
        source_->setCurrentIndex(source_->count() - 1);
        presenter_.read(source);
    });
    dialog->open();
}

void JudgeView::focus_prompt() { (presenter_.has_set() ? static_cast<QWidget*>(ask_) : prompt_)->setFocus(); }

void JudgeView::ask() {
    if (!ask_->isEnabled()) return;
    presenter_.set_generation(sampling_.settings());
    presenter_.set_system_prompt(sampling_.system_prompt());
    for (QPushButton* tag : tags_) tag->setChecked(false);
    note_->clear();
    if (presenter_.has_set()) presenter_.next();
    else presenter_.ask(prompt_->toPlainText());
}

void JudgeView::vote(Choice choice) {
    std::vector<std::string> tags;
    for (const QPushButton* tag : tags_)
        if (tag->isChecked()) tags.push_back(ss(tag->property("tag").toString()));
    const QString category = presenter_.prompt().category.empty() ? category_->text() : qs(presenter_.prompt().category);
    presenter_.vote(choice, std::move(tags), note_->text(), category);
}

void JudgeView::show_stage() {
    const Stage stage = presenter_.stage();
    const bool busy = stage == Stage::Answering || stage == Stage::Saving;
    const bool was_asking = prompt_->hasFocus() || ask_->hasFocus();
    for (QWidget* choice : {static_cast<QWidget*>(pickers_[0]), static_cast<QWidget*>(pickers_[1]), static_cast<QWidget*>(source_)}) choice->setEnabled(!busy);
    ask_->setVisible(stage != Stage::Answering);
    for (QPushButton* button : verdicts_) button->setEnabled(stage == Stage::Ready);
    for (QPushButton* tag : tags_) tag->setEnabled(stage == Stage::Ready);
    note_->setEnabled(stage == Stage::Ready);
    take_back_->setVisible(presenter_.can_take_back());
    show_answers();
    show_prompt();
    if (stage == Stage::Ready && was_asking) sides_[0].text->setFocus();   // so that 1 to 4 judge
    if (stage == Stage::Judged) {
        focus_prompt();
        if (!presenter_.has_set()) prompt_->selectAll();
    }
    Q_EMIT answering_changed();
}

void JudgeView::show_answers() {
    for (size_t i = 0; i < 2; ++i) {
        const auto& side = presenter_.side(i);
        sides_[i].text->show_text(side.text);
        sides_[i].name->setText(presenter_.name(i));
        sides_[i].remark->setText(side.remark);
        sides_[i].remark->setVisible(!side.remark.isEmpty());
        set_style_property(sides_[i].remark, "role", side.failed ? QStringLiteral("red") : QStringLiteral("small"));
    }
}

void JudgeView::show_prompt() {
    const bool set = presenter_.has_set();
    const Stage stage = presenter_.stage();
    ask_->setText(!set ? tr("Ask both") : stage == Stage::Waiting ? tr("First prompt") : stage == Stage::Ready ? tr("Skip") : tr("Next prompt"));
    prompt_->setPlaceholderText(set ? tr("The prompt of the set stands here") : tr("Write a prompt. Return asks both models, Shift+Return begins a new line."));
    const QString text = stage == Stage::Waiting ? QString() : prompt_text(presenter_.prompt().messages);
    if (set && prompt_->toPlainText() != text) prompt_->setPlainText(text);
    prompt_->setReadOnly(set || stage == Stage::Answering || stage == Stage::Saving);
    allow_asking();
    state_->setText(state_text());
}

void JudgeView::allow_asking() {
    const bool busy = presenter_.stage() == Stage::Answering || presenter_.stage() == Stage::Saving || presenter_.is_reading();
    const bool prompt = presenter_.has_set() ? presenter_.left() > 0 : !prompt_->toPlainText().trimmed().isEmpty();
    ask_->setEnabled(!busy && prompt && pickers_[0]->currentIndex() != pickers_[1]->currentIndex());
}

QString JudgeView::state_text() const {
    if (pickers_[0]->count() < 2) return tr("There is one model only. Train an adapter or add another model to have two to compare.");
    if (pickers_[0]->currentIndex() == pickers_[1]->currentIndex()) return tr("Choose two different models.");
    if (presenter_.is_reading()) return tr("Reading the prompts");
    QStringList parts;
    switch (presenter_.stage()) {
        case Stage::Waiting: parts << tr("Both answer the same prompt; which of them stands left is drawn each time."); break;
        case Stage::Answering: parts << tr("Answering. The verdict waits for both."); break;
        case Stage::Incomplete: parts << tr("An answer is missing, so there is nothing to judge."); break;
        case Stage::Ready: parts << tr("Your verdict: keys 1, 2, 3 and 4."); break;
        case Stage::Saving: parts << tr("Keeping the vote"); break;
        case Stage::Judged: parts << tr("The vote is kept."); break;
    }
    if (presenter_.votes() > 0) parts << (presenter_.votes() == 1 ? tr("1 vote since the start") : tr("%1 votes since the start").arg(presenter_.votes()));
    if (presenter_.has_set()) parts << (presenter_.total() == 0 ? tr("There is no prompt") : presenter_.left() == 0 ? tr("No prompt of the set is left") : tr("%1 of %2 prompts left").arg(presenter_.left()).arg(presenter_.total()));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace lorica
