// SPDX-License-Identifier: GPL-3.0-or-later
// The Models page's widgets. GUI thread.
#include "ui/pages/models/models_page.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/prompt_sheet.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

enum Column { Name, Architecture, Parameters, Stored, Size, Where, kColumns };
constexpr int kCardWidth = 400, kTemplateCharacters = 200000;

QString origin_text(const FoundModel& found) {
    if (!found.library_name.empty()) return ModelsPage::tr("Library");
    return found.origin == ModelOrigin::HubCache ? ModelsPage::tr("Hub cache") : ModelsPage::tr("Recent");
}

// "Llama" of "LlamaForCausalLM".
QString short_architecture(const std::string& name) {
    QString text = qs(name);
    for (const char* end : {"ForCausalLM", "LMHeadModel"}) text.remove(QLatin1String(end));
    return text;
}

// "config.json" and weights of a folder stand for the folder.
QString model_of(const QString& path) {
    const QFileInfo info(path);
    if (info.isFile() && info.suffix().toLower() != QStringLiteral("gguf")) return info.absolutePath();
    return info.absoluteFilePath();
}

}  // namespace

ModelsPage::ModelsPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    make_actions();
    stack_ = new QStackedLayout(this);
    stack_->addWidget(new EmptyState(shell.theme(), QStringLiteral("model"), tr("No models yet"),
                                     tr("Add a GGUF file or a folder with config.json, or drop one here. Models of the library and of the "
                                        "Hugging Face cache are found by themselves."), add_file_, this));
    stack_->addWidget(build_content());
    connect(&presenter_, &ModelsPresenter::listed, this, &ModelsPage::fill);
    connect(&presenter_, &ModelsPresenter::card_read, this, [this](int index) {
        fill_row(index);
        if (index == table_->currentRow()) show_card();
    });
    connect(&presenter_, &ModelsPresenter::reading_changed, this, &Page::header_changed);
    connect(&presenter_, &ModelsPresenter::library_changed, this, &ModelsPage::reload);
    connect(&presenter_, &ModelsPresenter::refused, this, [this](const Error& error) { shell_.show_notice(notice_of(error)); });
}

void ModelsPage::make_actions() {
    const auto make = [&](const char* icon, const QString& text, const QString& help, auto act) {
        const QString name = QString::fromLatin1(icon);
        auto* action = new QAction(shell_.theme().icon(name), text, this);
        action->setToolTip(help);
        action->setProperty("on_accent_icon", shell_.theme().icon(name, IconTint::OnAccent));
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    use_ = make("train", tr("Use for training"), tr("Set up a run over this model"), [this] { use_for_training(); });
    chat_ = make("chat", tr("Open chat"), tr("Talk to this model"), [this] { chat_with(); });
    reveal_ = make("folder", tr("Show in folder"), tr("Open the file manager where the model lies"), [this] {
        const ModelEntry* entry = current();
        if (!entry) return;
        const QFileInfo info(qs(entry->found.path));
        QDesktopServices::openUrl(QUrl::fromLocalFile(info.isDir() ? info.absoluteFilePath() : info.absolutePath()));
    });
    remove_ = make("trash", tr("Remove from list"), tr("The files stay"), [this] { remove(); });
    add_file_ = make("plus", tr("Add file"), tr("Add a GGUF file, or the config.json of a model folder"), [this] { choose(false); });
    add_folder_ = make("folder", tr("Add folder"), tr("Add a folder with config.json and safetensors files"), [this] { choose(true); });
}

QWidget* ModelsPage::build_content() {
    auto* content = new QWidget(this);
    auto* line = new QHBoxLayout(content);
    line->setContentsMargins(2 * kGrid, 2 * kGrid, 0, 0);
    line->setSpacing(2 * kGrid);
    table_ = make_row_table({tr("Model"), tr("Architecture"), tr("Parameters"), tr("Stored as"), tr("On disk"), tr("Where")}, {Parameters, Size},
                            tr("Models"), content);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 2 * kGrid);
    left->addWidget(table_);
    line->addLayout(left, 1);
    line->addWidget(build_card());
    connect(table_, &QTableWidget::currentCellChanged, this, &ModelsPage::show_card);
    connect(table_, &QTableWidget::cellActivated, this, &ModelsPage::use_for_training);
    return content;
}

QWidget* ModelsPage::build_card() {
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid);
    const auto text = [&](const char* role, QVBoxLayout* to) {
        auto* label = make_label({}, role, inner);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        to->addWidget(label);
        return label;
    };
    title_ = text("heading", column);
    path_ = text("small", column);
    state_ = make_label({}, "chip", inner);
    column->addWidget(state_, 0, Qt::AlignLeft);
    error_ = text("red", column);
    known_part_ = new QWidget(inner);
    auto* known = new QVBoxLayout(known_part_);
    known->setContentsMargins(0, 0, 0, 0);
    known->setSpacing(kGrid);
    facts_ = new Facts(false, inner);
    known->addWidget(facts_);
    known->addWidget(make_label(tr("MEMORY OF THE WEIGHTS"), "section", inner));
    memory_ = new Facts(false, inner);
    known->addWidget(memory_);
    auto* more = text("small", known);
    more->setText(tr("Training needs more: the Train page forecasts how much."));
    notes_ = text("amber", known);
    auto* head = new QHBoxLayout;
    head->addWidget(make_label(tr("CHAT TEMPLATE"), "section", inner), 1);
    try_ = make_button(tr("Try it"), "link", inner);
    try_->setObjectName(QStringLiteral("try template"));
    try_->setToolTip(tr("Type a message and see what this model reads of it"));
    connect(try_, &QPushButton::clicked, this, &ModelsPage::try_template);
    head->addWidget(try_);
    known->addLayout(head);
    no_template_ = text("muted", known);
    no_template_->setText(tr("The files hold none: prompts go to the model as they are."));
    template_ = new QPlainTextEdit(inner);
    template_->setReadOnly(true);
    template_->setAccessibleName(tr("Chat template"));
    template_->setTabChangesFocus(true);
    QFont mono = Theme::mono_font(0.9);
    mono.setStyleStrategy(QFont::PreferNoShaping);  // no ligatures: "<|" has to look like what it is
    template_->setFont(mono);
    template_->setMinimumHeight(150);
    known->addWidget(template_, 1);
    column->addWidget(known_part_, 1);
    column->addStretch(0);
    auto* side = make_frame("aside", this);
    side->setFixedWidth(kCardWidth);
    auto* rows = new QVBoxLayout(side);
    rows->setContentsMargins(0, 0, 0, 2 * kGrid);
    rows->addWidget(make_scroll(inner, side), 1);
    auto* buttons = new QGridLayout;
    buttons->setContentsMargins(2 * kGrid, 0, 2 * kGrid, 0);
    buttons->addWidget(make_action_button(use_, "", side), 0, 0);
    buttons->addWidget(make_action_button(chat_, "", side), 0, 1);
    buttons->addWidget(make_action_button(reveal_, "", side), 1, 0);
    buttons->addWidget(make_action_button(remove_, "", side), 1, 1);
    rows->addLayout(buttons);
    return side;
}

PageHeader ModelsPage::header() {
    QString subtitle;
    if (presenter_.is_reading()) subtitle = tr("Looking…");
    else if (!presenter_.models().empty()) subtitle = presenter_.models().size() == 1 ? tr("1 model") : tr("%1 models").arg(presenter_.models().size());
    return {tr("Models"), subtitle, {add_folder_, add_file_}, current() ? use_ : nullptr};
}

void ModelsPage::activated() { reload(); }

void ModelsPage::state_changed() {
    if (isVisible() && shell_.state().models != known_) reload();
}

void ModelsPage::reload() {
    known_ = shell_.state().models;
    std::vector<std::string> recent;
    for (const KnownModel& one : known_) recent.push_back(one.path);
    presenter_.reload(shell_.state().home, recent);
}

const ModelEntry* ModelsPage::current() const {
    const int row = table_->currentRow();
    return row >= 0 && row < static_cast<int>(presenter_.models().size()) ? &presenter_.models()[static_cast<size_t>(row)] : nullptr;
}

void ModelsPage::fill() {
    const auto& models = presenter_.models();
    const int count = static_cast<int>(models.size());
    std::string selected = wanted_;
    if (selected.empty() && table_->currentItem()) selected = ss(table_->item(table_->currentRow(), Name)->data(Qt::UserRole).toString());
    if (selected.empty()) selected = shell_.state().model.path;
    int row = 0;
    {
        const QSignalBlocker blocker(table_);
        table_->setRowCount(count);
        for (int i = 0; i < count; ++i) {
            fill_row(i);
            if (models[static_cast<size_t>(i)].found.path == selected) row = i;
        }
        if (count > 0) choose_row(table_, row);
    }
    wanted_.clear();
    stack_->setCurrentIndex(count > 0 ? 1 : 0);
    show_card();
    Q_EMIT header_changed();
}

void ModelsPage::fill_row(int row) {
    const ModelEntry& entry = presenter_.models()[static_cast<size_t>(row)];
    auto* name = new RowCell(qs(entry.found.name));
    name->setData(Qt::UserRole, qs(entry.found.path));
    name->setToolTip(plain_tip(qs(entry.found.path)));
    QString architecture = tr("reading…"), stored;
    double parameters = 0, bytes = 0;
    if (entry.card) {
        const ModelCard& card = *entry.card;
        architecture = card.error ? tr("cannot be used") : short_architecture(card.architecture);
        if (card.error) name->setToolTip(plain_tip(qs(card.error->text())));
        name->setIcon(shell_.theme().icon(card.error ? QStringLiteral("error") : QStringLiteral("model"), card.error ? IconTint::Red : IconTint::Muted));
        stored = qs(card.stored_as());
        parameters = static_cast<double>(card.parameters);
        bytes = static_cast<double>(card.bytes);
    }
    table_->setItem(row, Name, name);
    table_->setItem(row, Architecture, new RowCell(architecture));
    table_->setItem(row, Parameters, new RowCell(parameters > 0 ? short_count_text(parameters) : QStringLiteral("–"), parameters));
    table_->setItem(row, Stored, new RowCell(stored));
    table_->setItem(row, Size, new RowCell(bytes > 0 ? bytes_text(bytes) : QStringLiteral("–"), bytes));
    table_->setItem(row, Where, new RowCell(origin_text(entry.found)));
}

void ModelsPage::show_card() {
    const ModelEntry* entry = current();
    const bool ready = entry && entry->card && !entry->card->error;
    use_->setEnabled(ready);
    chat_->setEnabled(ready);
    reveal_->setEnabled(entry != nullptr);
    const bool listed_by_hand = entry && (entry->found.recent || !entry->found.library_name.empty());
    remove_->setEnabled(listed_by_hand);
    remove_->setToolTip(entry && !listed_by_hand ? tr("It lies in the Hugging Face cache and is listed as long as it is there") : tr("The files stay"));
    Q_EMIT header_changed();
    if (!entry) return;
    title_->setText(qs(entry->found.name));
    const QString path = qs(entry->found.path);
    path_->setText(path_->fontMetrics().elidedText(path, Qt::ElideMiddle, 2 * (kCardWidth - 6 * kGrid)).replace(QLatin1Char('/'), QStringLiteral("/\u200b")));
    path_->setToolTip(plain_tip(path));
    const bool read = entry->card.has_value();
    state_->setText(!read ? tr("Reading") : ready ? tr("Ready") : tr("Cannot be used"));
    set_style_property(state_, "state", !read ? QStringLiteral("neutral") : ready ? QStringLiteral("green") : QStringLiteral("red"));
    error_->setVisible(read && !ready);
    error_->setText(read && !ready ? qs(entry->card->error->text()).replace(QLatin1Char('/'), QStringLiteral("/\u200b")) : QString());
    known_part_->setVisible(read && entry->card->parameters > 0);
    if (known_part_->isVisibleTo(this)) show_facts(*entry->card);
}

void ModelsPage::show_facts(const ModelCard& card) {
    QStringList types;
    for (const auto& [type, count] : card.types) {
        const double share = static_cast<double>(count) / static_cast<double>(card.parameters);
        types << QStringLiteral("%1 (%2)").arg(qs(type), share < 0.001 ? tr("under 0.1 %") : percent_text(share, 1));
    }
    facts_->set_rows({
        {tr("architecture"), qs(card.architecture)},
        {tr("parameters"), count_text(card.parameters)},
        {tr("layers"), count_text(card.layers)},
        {tr("hidden size"), count_text(card.hidden)},
        {tr("heads"), tr("%1, %2 for keys and values").arg(card.heads).arg(card.kv_heads)},
        {tr("context"), tr("%1 tokens").arg(count_text(card.context))},
        {tr("vocabulary"), tr("%1 tokens").arg(count_text(card.vocab))},
        {tr("stored as"), types.join(QLatin1Char('\n'))},
        {tr("on disk"), bytes_text(static_cast<double>(card.bytes))},
        {tr("licence"), card.licence.empty() ? tr("not told by the files") : qs(card.licence)},
    });
    memory_->set_rows({{QStringLiteral("float32"), bytes_text(card.float32)}, {QStringLiteral("bfloat16"), bytes_text(card.bfloat16)}, {QStringLiteral("nf4"), bytes_text(card.nf4)}});
    QStringList notes;
    for (const std::string& note : card.notes) notes << qs(note);
    notes_->setText(notes.join(QLatin1Char('\n')));
    notes_->setVisible(!notes.isEmpty());
    template_->setPlainText(qs(card.chat_template).left(kTemplateCharacters));
    try_->setVisible(!card.error);
    template_->setVisible(!card.chat_template.empty());
    no_template_->setVisible(card.chat_template.empty());
}

bool ModelsPage::take_files(const QStringList& paths) {
    if (!isVisible()) return false;
    const QFileInfo info(paths.first());
    const QString suffix = info.suffix().toLower();
    if (!info.isDir() && suffix != QStringLiteral("gguf") && suffix != QStringLiteral("safetensors") && info.fileName() != QStringLiteral("config.json")) return false;
    if (info.isDir() && QFileInfo::exists(info.absoluteFilePath() + QStringLiteral("/run.json"))) return false;  // a run
    add_model(info.absoluteFilePath());
    return true;
}

void ModelsPage::add_model(const QString& path) {
    const std::string model = ss(model_of(path));
    wanted_ = model;
    presenter_.keep(shell_.state().home, model);
    shell_.update_state([&](AppState& state) { state.remember_model(model); });
    reload();
}

void ModelsPage::choose(bool folder) {
    auto* dialog = new QFileDialog(this, folder ? tr("Add a model folder") : tr("Add a GGUF file, or the config.json of a model folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (!folder) dialog->setNameFilters({tr("Models (*.gguf config.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ModelsPage::add_model);
    dialog->open();
}

void ModelsPage::use_for_training() {
    const ModelEntry* entry = current();
    if (!entry || !use_->isEnabled()) return;
    const std::string path = entry->found.path;
    shell_.update_state([&](AppState& state) {
        state.model.path = path;
        state.remember_model(path);
    });
    shell_.action(UiCommand::NewRun)->trigger();  // also where a run is shown
}

void ModelsPage::chat_with() {
    const ModelEntry* entry = current();
    if (!entry) return;
    ChatTarget target{entry->found.name, {}, ""};
    target.model.path = entry->found.path;
    shell_.update_state([&](AppState& state) { state.chat = target; });
    shell_.go(PageId::Chat);
}

void ModelsPage::try_template() {
    const ModelEntry* entry = current();
    if (!entry) return;
    auto* sheet = new PromptSheet(shell_.theme(), {shell_.state().home, entry->found.path, qs(entry->found.name)}, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void ModelsPage::remove() {
    const ModelEntry* entry = current();
    if (!entry) return;
    const FoundModel found = entry->found;
    if (!found.library_name.empty()) presenter_.forget(shell_.state().home, found.library_name);
    shell_.update_state([&](AppState& state) {
        std::erase_if(state.models, [&](const KnownModel& one) { return one.path == found.path; });
        if (state.model.path == found.path) state.model = {};
    });
}

}  // namespace lorica
