// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page's widgets. GUI thread.
#include "ui/pages/adapters/adapters_page.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
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

AdaptersPage::AdaptersPage(Shell& shell, QWidget* parent) : Page(shell, parent), blending_(shell.bridge()) {
    const auto make = [&](const char* icon, const QString& text, const QString& help) {
        auto* action = new QAction(shell.theme().icon(QString::fromLatin1(icon)), text, this);
        action->setToolTip(help);
        return action;
    };
    add_ = make("import", tr("Add adapter"), tr("Take in a PEFT folder or a zip of one"));
    compare_ = make("benchmark", tr("Compare"), {});
    blend_ = make("merge", tr("Blend"), {});
    chat_ = make("chat", tr("Chat"), tr("Talk to the base with this adapter"));
    export_ = make("export", tr("Export"), tr("Merge the adapter into its base, or write it for other programs"));
    continue_ = make("train", tr("Train on"), tr("Set up a run that starts from this adapter"));
    folder_ = make("folder", tr("Open folder"), tr("Show the adapter's files"));
    export_->setProperty("on_accent_icon", shell.theme().icon(QStringLiteral("export"), IconTint::OnAccent));
    connect(add_, &QAction::triggered, this, &AdaptersPage::choose);
    connect(compare_, &QAction::triggered, this, [this] { compare(); });
    connect(blend_, &QAction::triggered, this, [this] { blend(); });
    connect(&blending_, &BlendPresenter::changed, this, &AdaptersPage::show_progress);
    connect(&blending_, &BlendPresenter::made, this, &AdaptersPage::keep_blend);
    connect(&blending_, &BlendPresenter::refused, this, [this](const Error& error) { shell_.show_notice(notice_of(error)); });
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
                            shell.action(UiCommand::GoTrain), this, {add_});
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
    auto* top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(search_, 1);
    top->addWidget(make_action_button(compare_, "", content));
    top->addWidget(make_action_button(blend_, "", content));
    left->addLayout(top);
    left->addWidget(table_, 1);
    left->addWidget(build_progress());
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

QWidget* AdaptersPage::build_progress() {
    progress_ = new QWidget(this);
    auto* row = new QHBoxLayout(progress_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    activity_ = make_label({}, "strong", progress_);
    bar_ = new QProgressBar(progress_);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress of the blend"));
    auto* cancel = make_button(tr("Cancel"), "ghost", progress_);
    connect(cancel, &QPushButton::clicked, &blending_, &BlendPresenter::cancel);
    row->addWidget(activity_);
    row->addWidget(bar_, 1);
    row->addWidget(cancel);
    progress_->hide();
    return progress_;
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
    if (content_->isVisibleTo(this)) header.secondary = {add_};
    if (current()) header.primary = export_;
    return header;
}

void AdaptersPage::activated() {
    fill();
    read_library();
}

void AdaptersPage::read_library() {
    read_library_later(library_pool_, shell_.state().home, shell_.state().models, this, [this](std::shared_ptr<const LibraryAdapters> read) {
        library_ = std::move(read);
        if (saving_ == 0) saved_ = {};   // it has them
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
            if (one.folder == known.folder) {
                std::tie(known.loss, known.eval_loss, known.steps) = std::tie(one.loss, one.eval_loss, one.steps);
                if (known.trainable == 0) known.trainable = one.trainable;
            }
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
    std::set<std::string> folders;   // marked
    for (const QModelIndex& row : table_->selectionModel()->selectedRows()) folders.insert(model_->at(row.row()).folder);
    {
        const QSignalBlocker blocker(table_->selectionModel());
        change();
    }
    empty_->setVisible(count() == 0);
    content_->setVisible(count() > 0);
    const int wanted = wanted_.empty() ? -1 : model_->row_of(wanted_);
    if (wanted >= 0) {
        wanted_.clear();
        folders.clear();
    }
    if (model_->rowCount() > 0) choose_row(table_, wanted >= 0 ? wanted : std::max(0, model_->row_of(before)));
    if (folders.size() > 1)
        for (const std::string& folder : folders)
            if (const int row = model_->row_of(folder); row >= 0) table_->selectionModel()->select(model_->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    if (model_->rowCount() == 0) show_marked();   // else the selection's own signals have told
    Q_EMIT header_changed();
}

std::vector<KnownAdapter> AdaptersPage::marked() const {
    QModelIndexList rows = table_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<KnownAdapter> out;
    for (const QModelIndex& row : rows) out.push_back(model_->at(row.row()));
    return out;
}

void AdaptersPage::show_marked() {
    std::vector<KnownAdapter> adapters = marked();
    const bool one_base = std::all_of(adapters.begin(), adapters.end(), [&](const KnownAdapter& one) { return one.base == adapters.front().base && !one.base.empty(); });
    compare_->setEnabled(adapters.size() == 2);
    compare_->setToolTip(compare_->isEnabled() ? tr("Show in what the two marked adapters differ") : tr("Mark two adapters in the table (Ctrl and click) to see in what they differ"));
    blend_->setEnabled(adapters.size() > 1 && one_base && !blending_.is_running());
    blend_->setToolTip(blend_->isEnabled()      ? tr("Make one adapter out of the marked ones, without training")
                       : blending_.is_running() ? tr("A blend is being made")
                       : adapters.size() < 2    ? tr("Mark two adapters or more of one base in the table (Ctrl and click) to make one out of them")
                                                : tr("The marked adapters belong to different base models, or to one that is not known here; a blend needs one base"));
    routing_->set_adapters(std::move(adapters));
}

void AdaptersPage::show_progress() {
    const bool running = blending_.is_running();
    const JobProgress& progress = blending_.progress();
    progress_->setVisible(running);
    activity_->setText(progress.what.empty() ? tr("Waiting for its turn") : qs(progress.what));
    bar_->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0) bar_->setValue(static_cast<int>(1000 * progress.done / progress.total));
    show_marked();
}

AddSheet* AdaptersPage::add(const QString& path) {
    auto* sheet = new AddSheet(shell_.state(), path, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &AddSheet::added, this, [this](const QString& folder) { show_new(ss(folder)); });
    sheet->open();
    return sheet;
}

void AdaptersPage::choose() {
    auto* dialog = new QFileDialog(this, tr("Add an adapter: a zip, or the adapter_config.json of its folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Adapters (*.zip adapter_config.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &AdaptersPage::add);
    dialog->open();
}

bool AdaptersPage::take_files(const QStringList& paths) {
    const QFileInfo info(paths.value(0));
    const bool taken = info.isDir() ? QFileInfo::exists(info.absoluteFilePath() + QStringLiteral("/adapter_config.json")) : info.suffix().toLower() == QStringLiteral("zip");
    if (!taken) return false;
    shell_.go(PageId::Adapters);
    add(paths.first());
    return true;
}

CompareSheet* AdaptersPage::compare() {
    const auto two = marked();
    if (two.size() != 2) return nullptr;
    auto* sheet = new CompareSheet(two[0], two[1], this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
    return sheet;
}

BlendSheet* AdaptersPage::blend() {
    if (!blend_->isEnabled()) return nullptr;
    auto* sheet = new BlendSheet(shell_.theme(), shell_.state().home, marked(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        shell_.clear_notice();
        blending_.start(sheet->blend());
    });
    sheet->open();
    return sheet;
}

void AdaptersPage::keep_blend() {
    const std::string folder = blending_.blend().folder;
    library_pool_.start([home = shell_.state().home, folder, facts = blending_.lineage()] { (void)remember_adapter(home, folder, facts); });   // else the library finds the folder by itself
    show_new(folder);
}

// What has come to <home>/adapters just now is chosen.
void AdaptersPage::show_new(const std::string& folder) {
    wanted_ = folder;
    search_->clear();
    fill();
    read_library();
}

void AdaptersPage::show_details() {
    const auto* known = current();
    if (!known) return;
    title_->setText(qs(known->name));
    lineage_->setText(lineage_of(*known));
    for (QAction* one : {chat_, continue_, export_}) one->setEnabled(!known->base.empty());
    QStringList tags;
    const KnownAdapter& marks = saved_.folder == known->folder ? saved_ : *known;   // the library may not have been read since
    for (const std::string& tag : marks.tags) tags << qs(tag);
    const bool same = std::exchange(shown_, known->folder) == known->folder;   // read again: what is being written stays
    if (!same || !tags_->isModified()) tags_->setText(tags.join(QStringLiteral(", ")));
    if (!same || !note_->isModified()) note_->setText(qs(marks.note));
    Facts::Rows rows;
    rows.emplace_back(known->run.empty() ? tr("parameters") : tr("trainable"), known->trainable > 0 ? count_text(known->trainable) : QStringLiteral("–"));
    if (!known->run.empty()) {
        rows.emplace_back(tr("steps"), count_text(known->steps));
        rows.emplace_back(tr("loss"), loss_text(known->loss));
        rows.emplace_back(tr("evaluation"), loss_text(known->eval_loss));
    }
    rows.emplace_back(tr("size"), bytes_text(static_cast<double>(known->bytes)));
    facts_->set_rows(rows);
    static const QRegularExpression kCommas(QStringLiteral(",(?=\\S)"));   // long lists break behind them
    QString settings;
    for (const auto& one : differences(RunSpec{}, known->spec))
        if (one.path != "model.path" && one.path != "data.path" && tells(*known, one.path)) settings += qs(one.path) + QStringLiteral(" = ") + qs(one.right).replace(kCommas, QStringLiteral(", ")) + QLatin1Char('\n');
    settings_->setText(settings.isEmpty() ? tr("none") : settings.trimmed());
}

QString AdaptersPage::lineage_of(const KnownAdapter& known) const {
    const QString base = qs(fs::path(known.base).filename().string()), when = when_text(known.created);
    if (!known.run.empty()) return tr("%1 → %2 → this adapter\nmade %3").arg(qs(fs::path(known.data).filename().string()), base, when);
    QStringList parts;
    for (const BlendPart& part : known.blended_from) parts << QStringLiteral("%1 × %2").arg(number_text(part.weight), qs(adapter_name(part.adapter)));
    QString text = !parts.isEmpty()                ? tr("%1 → %2 → this adapter\nblended %3").arg(parts.join(QStringLiteral(" + ")), qs(known.combination), when)
                   : known.imported_from.empty()   ? tr("Without a run of its own\nwritten %1").arg(when)
                                                   : tr("Brought from outside, out of %1\nhere since %2").arg(qs(fs::path(known.imported_from).filename().string()), when);
    if (!known.base.empty()) return text;
    return text + QLatin1Char('\n') +
           (known.named_base.empty() ? tr("It does not name its base, so it cannot be used.")
                                     : tr("Its base is not known here: it names %1. Add that model on the Models page to use it.").arg(qs(known.named_base)));
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
    ++saving_;
    save_marks_later(library_pool_, shell_.state().home, changed, this, [this](Result<void> saved) {
        --saving_;
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
        if (!copy.run.empty()) state.data = copy.spec.data;
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
