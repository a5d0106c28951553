// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page's widgets. GUI thread.
#include "ui/pages/adapters/adapters_page.h"

#include <QDesktopServices>
#include <QHeaderView>
#include <QLineEdit>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/table.h"

namespace lorica {

AdaptersPage::AdaptersPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    const auto make = [&](const char* icon, const QString& text, const QString& help) {
        auto* action = new QAction(shell.theme().icon(QString::fromLatin1(icon)), text, this);
        action->setToolTip(help);
        return action;
    };
    chat_ = make("chat", tr("Chat"), tr("Talk to the base with this adapter"));
    export_ = make("export", tr("Export"), tr("Merge the adapter into its base, or write it for other programs"));
    continue_ = make("train", tr("Train on"), tr("Set up a run that starts from this adapter"));
    folder_ = make("folder", tr("Open folder"), tr("Show the adapter's files"));
    export_->setProperty("on_accent_icon", shell.theme().icon(QStringLiteral("export"), IconTint::OnAccent));
    connect(chat_, &QAction::triggered, this, &AdaptersPage::chat_with);
    connect(export_, &QAction::triggered, this, &AdaptersPage::export_it);
    connect(continue_, &QAction::triggered, this, &AdaptersPage::train_on);
    connect(folder_, &QAction::triggered, this, [this] {
        if (const auto* known = current()) QDesktopServices::openUrl(QUrl::fromLocalFile(qs(known->folder)));
    });
    model_ = new AdapterModel(this);
    library_pool_.setMaxThreadCount(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    empty_ = new EmptyState(shell.theme(), QStringLiteral("adapters"), tr("No adapters yet"),
                            tr("Every finished or stopped run leaves its adapter here, to chat with, to merge and to train on."),
                            shell.action(UiCommand::GoTrain), this);
    content_ = build_content();
    layout->addWidget(empty_);
    layout->addWidget(content_);
    fill();
}

QWidget* AdaptersPage::build_content() {
    auto* content = new QWidget(this);
    auto* line = new QHBoxLayout(content);
    line->setContentsMargins(2 * kGrid, 2 * kGrid, 0, 0);
    line->setSpacing(2 * kGrid);
    search_ = new QLineEdit(content);
    search_->setPlaceholderText(tr("Search names, methods, tags and notes"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    table_ = make_row_view(model_, tr("Adapters"), content);
    table_->horizontalHeader()->setSectionResizeMode(AdapterModel::Name, QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(AdapterModel::Base, QHeaderView::Stretch);
    for (const int column : {AdapterModel::Rank, AdapterModel::Loss, AdapterModel::Evaluation, AdapterModel::Size}) set_column_width(table_, column, 92);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    routing_ = new RoutingCard(shell_, content);
    auto* left = new QVBoxLayout;
    left->setSpacing(2 * kGrid);
    left->addWidget(search_);
    left->addWidget(table_, 1);
    left->addWidget(routing_);
    left->setContentsMargins(0, 0, 0, 2 * kGrid);
    line->addLayout(left, 1);
    line->addWidget(build_details());
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AdaptersPage::show_details);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AdaptersPage::show_marked);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& words) {
        keep_selection([&] { model_->set_words(words); });
    });
    return content;
}

QWidget* AdaptersPage::build_details() {
    auto* side = make_frame("aside", this);
    side->setFixedWidth(360);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid + 4);
    const auto text = [&](const char* role) {
        auto* label = make_label({}, role, side);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
        return label;
    };
    title_ = text("heading");
    layout->addWidget(make_label(tr("LINEAGE"), "section", side));
    lineage_ = text("");
    layout->addWidget(make_label(tr("TAGS AND NOTE"), "section", side));
    const auto line = [&](const QString& name, const QString& hint) {
        auto* edit = new QLineEdit(side);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(hint);
        connect(edit, &QLineEdit::editingFinished, this, &AdaptersPage::save_marks);
        layout->addWidget(edit);
        return edit;
    };
    tags_ = line(tr("Tags"), tr("Tags, with commas between them"));
    tags_->setObjectName(QStringLiteral("tags"));
    note_ = line(tr("Note"), tr("A note"));
    layout->addWidget(make_label(tr("RESULT"), "section", side));
    facts_ = new Facts(false, side);
    facts_->set_rows(Facts::Rows(5));   // their labels are there before the first adapter is
    layout->addWidget(facts_);
    layout->addWidget(make_label(tr("SETTINGS THAT DIFFER FROM THE DEFAULTS"), "section", side));
    settings_ = text("mono");
    layout->addStretch();
    auto* buttons = new QGridLayout;
    buttons->addWidget(make_action_button(chat_, "", side), 0, 0);
    buttons->addWidget(make_action_button(continue_, "", side), 0, 1);
    buttons->addWidget(make_action_button(folder_, "", side), 1, 0);
    buttons->addWidget(make_action_button(export_, "", side), 1, 1);
    layout->addLayout(buttons);
    return side;
}

PageHeader AdaptersPage::header() {
    PageHeader header{tr("Adapters"), {}, {}, nullptr};
    if (current()) header.primary = export_;
    return header;
}

void AdaptersPage::activated() {
    saved_ = {};
    fill();
    read_library();
}

void AdaptersPage::read_library() {
    read_library_later(library_pool_, shell_.state().home, this, [this](std::shared_ptr<const LibraryAdapters> read) {
        library_ = std::move(read);
        if (count() == 0 && !library_->adapters.empty()) {   // the page is laid out in one turn, and its rows come in the next
            empty_->hide();
            content_->show();
        }
        QTimer::singleShot(0, this, [this] {
            keep_selection([&] { model_->set_adapters(model_->recent(), library_); });
        });
    });
}

void AdaptersPage::state_changed() {
    if (isVisible()) fill();
}

const KnownAdapter* AdaptersPage::current() const {
    const int row = table_->currentIndex().row();
    return row >= 0 && row < model_->rowCount() ? &model_->at(row) : nullptr;
}

// The recent ones; their losses follow, read on another thread.
void AdaptersPage::fill() {
    std::vector<KnownAdapter> recent = known_adapters(shell_.state());
    for (auto& known : recent)
        for (const auto& one : model_->recent())
            if (one.folder == known.folder) std::tie(known.loss, known.eval_loss, known.steps) = std::tie(one.loss, one.eval_loss, one.steps);
    keep_selection([&] { model_->set_adapters(recent, library_); });
    read_results_later(recent, this, [this](std::vector<KnownAdapter> read) {
        const auto& now = model_->recent();
        if (read.size() != now.size() || !std::equal(read.begin(), read.end(), now.begin(), [](const auto& a, const auto& b) { return a.folder == b.folder; }))
            return;  // another list by now, and its own results on their way
        keep_selection([&] { model_->set_adapters(std::move(read), library_); });
    });
}

void AdaptersPage::keep_selection(const std::function<void()>& change) {
    const std::string before = current() ? current()->folder : "";
    std::set<std::string> marked;
    for (const QModelIndex& row : table_->selectionModel()->selectedRows()) marked.insert(model_->at(row.row()).folder);
    {
        const QSignalBlocker blocker(table_->selectionModel());
        change();
    }
    empty_->setVisible(count() == 0);
    content_->setVisible(count() > 0);
    if (model_->rowCount() > 0) table_->selectRow(std::max(0, model_->row_of(before)));
    if (marked.size() > 1)
        for (const std::string& folder : marked)
            if (const int row = model_->row_of(folder); row >= 0) table_->selectionModel()->select(model_->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    if (model_->rowCount() == 0) show_marked();   // else the selection's own signals have told
    Q_EMIT header_changed();
}

void AdaptersPage::show_marked() {
    std::vector<KnownAdapter> marked;
    for (const QModelIndex& row : table_->selectionModel()->selectedRows()) marked.push_back(model_->at(row.row()));
    routing_->set_adapters(std::move(marked));
}

void AdaptersPage::show_details() {
    const auto* known = current();
    if (!known) return;
    title_->setText(qs(known->name));
    lineage_->setText(tr("%1 → %2 → this adapter\nmade %3").arg(qs(fs::path(known->data).filename().string()), qs(fs::path(known->base).filename().string()), when_text(known->created)));
    QStringList tags;
    const KnownAdapter& marks = saved_.folder == known->folder ? saved_ : *known;   // the library may not have been read since
    for (const std::string& tag : marks.tags) tags << qs(tag);
    const bool same = std::exchange(shown_, known->folder) == known->folder;   // read again: what is being written stays
    if (!same || !tags_->isModified()) tags_->setText(tags.join(QStringLiteral(", ")));
    if (!same || !note_->isModified()) note_->setText(qs(marks.note));
    facts_->set_rows({{tr("trainable"), count_text(known->trainable)},
                      {tr("steps"), count_text(known->steps)},
                      {tr("loss"), loss_text(known->loss)},
                      {tr("evaluation"), loss_text(known->eval_loss)},
                      {tr("size"), bytes_text(static_cast<double>(known->bytes))}});
    QString settings;
    for (const auto& one : differences(RunSpec{}, known->spec))
        if (one.path != "model.path" && one.path != "data.path") settings += qs(one.path) + QStringLiteral(" = ") + qs(one.right) + QLatin1Char('\n');
    settings_->setText(settings.isEmpty() ? tr("none") : settings.trimmed());
}

void AdaptersPage::save_marks() {
    if (!current()) return;
    for (QLineEdit* line : {tags_, note_}) line->setModified(false);
    KnownAdapter changed = *current();
    changed.tags.clear();
    for (const QString& tag : tags_->text().split(QLatin1Char(',')))
        if (const std::string one = ss(tag.simplified()); !one.empty() && std::find(changed.tags.begin(), changed.tags.end(), one) == changed.tags.end()) changed.tags.push_back(one);
    changed.note = ss(note_->text().trimmed());
    const KnownAdapter& before = saved_.folder == changed.folder ? saved_ : *current();
    if (changed.tags == before.tags && changed.note == before.note) return;
    saved_ = changed;
    save_marks_later(library_pool_, shell_.state().home, changed, this, [this](Result<void> saved) {
        if (!saved) {
            saved_ = {};
            shell_.show_notice(notice_of(saved.error()));
        }
        read_library();
    });
}

void AdaptersPage::chat_with() {
    const auto* known = current();
    if (!known) return;
    ChatTarget target{adapter_title(*known), {}, known->folder};
    target.model.path = known->base;
    shell_.update_state([&](AppState& state) { state.chat = target; });
    shell_.go(PageId::Chat);
}

void AdaptersPage::train_on() {
    const auto* known = current();
    if (!known) return;
    const KnownAdapter copy = *known;
    shell_.update_state([&](AppState& state) {
        state.open_run.clear();
        state.model = copy.spec.model;
        state.data = copy.spec.data;
        state.init_from = copy.folder;
    });
    shell_.go(PageId::Train);
}

void AdaptersPage::export_it() {
    const auto* known = current();
    if (!known) return;
    const ExportTarget target{known->spec.model, known->folder};
    shell_.update_state([&](AppState& state) { state.to_export = target; });
    shell_.go(PageId::Export);
}

}  // namespace lorica
