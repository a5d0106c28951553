// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page's widgets. GUI thread.
#include "ui/pages/chat/chat_page.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/pages/adapters/known_adapters.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_text.h"

namespace lorica {

ChatPage::ChatPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    compare_ = new QAction(shell.theme().icon(QStringLiteral("plus")), tr("Compare"), this);
    compare_->setCheckable(true);
    compare_->setToolTip(tr("Ask two models the same question, side by side"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    empty_ = new EmptyState(shell.theme(), QStringLiteral("chat"), tr("No model to talk to yet"),
                            tr("Choose a base model, or train an adapter first. You can also talk to a run while it trains."),
                            shell.action(UiCommand::ChooseModel), this);
    content_ = new QWidget(this);
    auto* line = new QHBoxLayout(content_);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    view_ = new Segments({tr("Chat"), tr("Judge blind"), tr("Results")}, content_);
    view_->setAccessibleName(tr("What the page shows"));
    sampling_ = new SamplingPanel(content_);
    views_ = new QStackedWidget(content_);
    judge_ = new JudgeView(shell, *sampling_, views_);
    votes_ = new VotesView(shell, views_);
    for (QWidget* view : {build_chat(), static_cast<QWidget*>(judge_), static_cast<QWidget*>(votes_)}) views_->addWidget(view);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    auto* switches = new QHBoxLayout;
    switches->setContentsMargins(3 * kGrid, 12, 3 * kGrid, 0);
    switches->addWidget(view_);
    switches->addStretch(1);
    left->addLayout(switches);
    left->addWidget(views_, 1);
    line->addLayout(left, 1);
    line->addWidget(sampling_);
    layout->addWidget(empty_);
    layout->addWidget(content_);
    connect_all();
    state_changed();
}

QWidget* ChatPage::build_chat() {
    auto* chat = new QWidget(views_);
    auto* rows = new QVBoxLayout(chat);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    columns_ = {make_column(chat), make_column(chat)};
    for (const auto& column : columns_) line->addWidget(column.widget, 1);
    columns_[1].widget->hide();
    rows->addLayout(line, 1);
    rows->addWidget(build_input(chat));
    return chat;
}

void ChatPage::connect_all() {
    connect(view_, &Segments::chosen, this, [this](int index) { show_view(static_cast<View>(index)); });
    connect(judge_, &JudgeView::answering_changed, this, &ChatPage::refresh);
    for (size_t i = 0; i < columns_.size(); ++i)
        connect(columns_[i].picker, &QComboBox::activated, this, [this, i](int index) { pick(i, index); });
    connect(compare_, &QAction::toggled, this, [this](bool on) {
        columns_[1].widget->setVisible(on);
        columns_[1].presenter->clear();
        if (on && !targets_.empty()) pick(1, 0);
    });
    connect(shell_.action(UiCommand::NewChat), &QAction::triggered, this, [this] {
        for (auto& column : columns_) column.presenter->clear();
        input_->setFocus();
    });
    connect(shell_.action(UiCommand::JudgeBlind), &QAction::triggered, this, [this] {
        shell_.go(PageId::Chat);
        show_view(View::Judge);
    });
    connect(shell_.action(UiCommand::StopAnswer), &QAction::triggered, this, [this] {
        for (auto& column : columns_) column.presenter->stop();
        judge_->presenter().stop();
    });
    auto* escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, shell_.action(UiCommand::StopAnswer), &QAction::trigger);
}

void ChatPage::show_view(View view) {
    view_->set_current(static_cast<int>(view));
    views_->setCurrentIndex(static_cast<int>(view));
    sampling_->setVisible(view != View::Votes);
    if (view == View::Chat) input_->setFocus();
    if (view == View::Judge) judge_->focus_prompt();
    if (view == View::Votes) votes_->reload();
    Q_EMIT header_changed();
}

ChatPage::Column ChatPage::make_column(QWidget* parent) {
    Column column;
    column.widget = new QWidget(parent);
    auto* layout = new QVBoxLayout(column.widget);
    layout->setContentsMargins(0, 2 * kGrid, 0, 0);
    column.picker = new QComboBox(column.widget);
    column.picker->setAccessibleName(tr("Model to talk to"));
    column.picker->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column.picker->setMinimumContentsLength(24);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 0);
    head->addWidget(column.picker, 1);
    layout->addLayout(head);
    column.presenter = new ChatPresenter(shell_.bridge(), shell_.state().home, this);
    column.transcript = new Transcript(shell_.theme(), *column.presenter, column.widget);
    layout->addWidget(column.transcript, 1);
    connect(column.presenter, &ChatPresenter::answering_changed, this, &ChatPage::refresh);
    connect(column.presenter, &ChatPresenter::failed, this, [this](const Error& error) { shell_.show_notice(notice_of(error)); });
    return column;
}

QWidget* ChatPage::build_input(QWidget* parent) {
    auto* strip = make_frame("strip", parent);
    auto* line = new QHBoxLayout(strip);
    line->setContentsMargins(3 * kGrid, kGrid + 4, 2 * kGrid, kGrid + 4);
    input_ = new TextInput(strip);
    input_->setProperty("role", QStringLiteral("bare"));
    input_->setPlaceholderText(tr("Write a message. Return sends it, Shift+Return begins a new line."));
    input_->setFixedHeight(72);
    input_->setTabChangesFocus(true);
    input_->setAccessibleName(tr("Message"));
    input_->installEventFilter(this);
    send_ = make_button(tr("Send"), "primary", strip);
    send_->setIcon(shell_.theme().icon(QStringLiteral("send"), IconTint::OnAccent));
    stop_ = make_action_button(shell_.action(UiCommand::StopAnswer), "", strip);
    line->addWidget(input_, 1);
    line->addWidget(send_, 0, Qt::AlignBottom);
    line->addWidget(stop_, 0, Qt::AlignBottom);
    connect(send_, &QPushButton::clicked, this, &ChatPage::send);
    return strip;
}

bool ChatPage::eventFilter(QObject* object, QEvent* event) {
    if (object == input_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
            send();
            return true;
        }
    }
    return Page::eventFilter(object, event);
}

PageHeader ChatPage::header() {
    if (view() != View::Chat) return {tr("Chat"), {}, {}, nullptr};
    return {tr("Chat"), {}, {compare_, shell_.action(UiCommand::NewChat)}, nullptr};
}

void ChatPage::activated() {
    state_changed();
    judge_->set_sources(prompt_sources(shell_.state()));
    show_view(view());
}

std::vector<ChatTarget> ChatPage::targets() const {
    const AppState& state = shell_.state();
    std::vector<ChatTarget> out;
    if (!state.running.empty())
        out.push_back({tr("In training: %1").arg(qs(fs::path(state.running).filename().string())).toStdString(), state.model, "live"});
    for (const auto& known : known_adapters(state)) {
        ModelSettings model;
        model.path = known.base;
        out.push_back({adapter_title(known), model, known.folder});
    }
    for (const auto& known : known_routings(state.home)) {
        ModelSettings model;
        model.path = known.base;
        out.push_back({routing_title(known), model, "", known.folder});
    }
    for (const auto& known : state.models) {
        ModelSettings model;
        model.path = known.path;
        out.push_back({known.name, model, ""});
    }
    if (!state.chat.title.empty() && std::find(out.begin(), out.end(), state.chat) == out.end()) out.insert(out.begin(), state.chat);
    return out;
}

void ChatPage::state_changed() {
    targets_ = targets();
    const bool any = !targets_.empty();
    empty_->setVisible(!any);
    content_->setVisible(any);
    if (any) fill_pickers();
    judge_->set_targets(targets_);
    refresh();
}

void ChatPage::fill_pickers() {
    for (size_t i = 0; i < columns_.size(); ++i) {
        auto& column = columns_[i];
        const QSignalBlocker blocker(column.picker);
        column.picker->clear();
        for (const auto& target : targets_) column.picker->addItem(qs(target.title));
        const ChatTarget& wanted = i == 0 && !shell_.state().chat.title.empty() ? shell_.state().chat : column.presenter->target();
        const auto found = std::find(targets_.begin(), targets_.end(), wanted);
        const auto index = found == targets_.end() ? 0 : found - targets_.begin();
        column.picker->setCurrentIndex(static_cast<int>(index));
        column.presenter->set_target(targets_[static_cast<size_t>(index)]);
    }
}

void ChatPage::pick(size_t column, int index) {
    if (index < 0 || index >= static_cast<int>(targets_.size())) return;
    const ChatTarget target = targets_[static_cast<size_t>(index)];
    columns_[column].presenter->set_target(target);
    if (column == 0) shell_.update_state([&](AppState& state) { state.chat = target; });
}

void ChatPage::refresh() {
    bool answering = false;
    for (const auto& column : columns_) answering = answering || column.presenter->is_answering();
    send_->setVisible(!answering);
    answering = answering || judge_->presenter().stage() == JudgePresenter::Stage::Answering;
    shell_.action(UiCommand::StopAnswer)->setVisible(answering);
    shell_.action(UiCommand::StopAnswer)->setEnabled(answering);
}

void ChatPage::apply_settings() {
    for (auto& column : columns_) {
        column.presenter->set_generation(sampling_->settings());
        column.presenter->set_system_prompt(sampling_->system_prompt());
    }
}

void ChatPage::send() {
    const QString text = input_->toPlainText();
    if (text.trimmed().isEmpty() || columns_[0].presenter->is_answering()) return;
    apply_settings();
    input_->clear();
    for (auto& column : columns_)
        if (!column.widget->isHidden()) column.presenter->send(text);
}

}  // namespace lorica
