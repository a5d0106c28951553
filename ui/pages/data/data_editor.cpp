// SPDX-License-Identifier: GPL-3.0-or-later
// The editor's table, filter, selection and what its session tells. The acts of its buttons are in data_editor_acts.cpp. GUI thread.
#include "ui/pages/data/data_editor.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSplitter>
#include <algorithm>

#include "ui/pages/data/cell_delegate.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

constexpr int kRowHeight = 30, kQueryMs = 200;

QTableView* make_view(QAbstractItemModel* model, const QString& name, QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setAccessibleName(name);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setAlternatingRowColors(true);
    view->setTabKeyNavigation(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setCornerButtonEnabled(false);
    view->verticalHeader()->setDefaultSectionSize(kRowHeight);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->horizontalHeader()->setHighlightSections(false);
    return view;
}

}  // namespace

DataEditor::DataEditor(Shell& shell, QWidget* parent) : QWidget(parent), shell_(shell), session_(this) {
    model_ = new EditModel(session_, shell.theme(), this);
    finding_model_ = new FindingModel(session_, this);
    build_actions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, kGrid, 0, kGrid);
    layout->setSpacing(kGrid);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    auto* middle = new QWidget(splitter);
    auto* middle_layout = new QVBoxLayout(middle);
    middle_layout->setContentsMargins(0, 0, kGrid, 0);
    middle_layout->setSpacing(kGrid);
    table_ = make_view(model_, tr("Rows of the data set"), middle);
    table_->setObjectName(QStringLiteral("editor_table"));
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setSectionsClickable(true);
    table_->horizontalHeader()->setSortIndicatorShown(true);
    table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    auto* delegate = new CellDelegate(this);
    table_->setItemDelegate(delegate);
    connect(delegate, &CellDelegate::refused, this, [this](const QModelIndex& index) {
        QMetaObject::invokeMethod(this, [this, at = QPersistentModelIndex(index)] { if (at.isValid()) table_->edit(at); }, Qt::QueuedConnection);
    });
    find_bar_ = new FindBar(middle);
    find_bar_->hide();
    middle_layout->addWidget(build_bar());
    middle_layout->addWidget(find_bar_);
    middle_layout->addWidget(table_, 1);
    middle_layout->addWidget(build_work());
    splitter->addWidget(middle);
    splitter->addWidget(build_side());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({760, 360});
    layout->addWidget(splitter);
    query_soon_.setSingleShot(true);
    query_soon_.setInterval(kQueryMs);
    connect(&query_soon_, &QTimer::timeout, this, &DataEditor::ask_query);
    connect(table_->horizontalHeader(), &QHeaderView::sectionClicked, this, &DataEditor::sort_by);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DataEditor::row_chosen);
    connect(find_bar_, &FindBar::next_asked, this, [this] {
        const QModelIndex at = table_->currentIndex();
        const auto columns = session_.is_open() ? session_.table().columns().size() : 0;
        CellPlace from{at.isValid() ? static_cast<size_t>(at.row()) : 0, at.isValid() ? static_cast<size_t>(at.column()) + 1 : 0};
        if (from.column >= columns) from = {from.index + 1, 0};
        session_.find_next(find_bar_->pattern(), find_bar_->column(), from);
    });
    connect(find_bar_, &FindBar::replace_asked, this, [this] { session_.replace(find_bar_->pattern(), find_bar_->replacement(), find_bar_->column(), selected_rows()); });
    connect(find_bar_, &FindBar::replace_all_asked, this, [this] { session_.replace(find_bar_->pattern(), find_bar_->replacement(), find_bar_->column(), session_.rows()); });
    connect(find_bar_, &FindBar::closed, this, [this] { table_->setFocus(); });
    connect_session();
    show_work();
}

QWidget* DataEditor::build_bar() {
    auto* bar = new QWidget(this);
    auto* grid = new QVBoxLayout(bar);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(4);
    for (QAction* action : {undo_, redo_, insert_, duplicate_, erase_, tag_, find_}) tools->addWidget(make_action_button(action, "ghost", bar));
    auto* checks = make_button(tr("Checks"), "ghost", bar);
    checks->setMenu(checks_);
    tools->addWidget(checks);
    tools->addStretch();
    auto* line = new QHBoxLayout;
    line->setSpacing(kGrid);
    filter_ = new QLineEdit(bar);
    filter_->setObjectName(QStringLiteral("filter"));
    filter_->setPlaceholderText(tr("Show rows with"));
    filter_->setAccessibleName(tr("Show rows with"));
    filter_->setClearButtonEnabled(true);
    filter_regex_ = new QCheckBox(QStringLiteral(".*"), bar);
    filter_regex_->setToolTip(tr("The text is a regular expression"));
    filter_regex_->setAccessibleName(tr("The text is a regular expression"));
    filter_column_ = new QComboBox(bar);
    filter_column_->setAccessibleName(tr("Column of the filter"));
    filter_column_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    filter_column_->setMaximumWidth(200);
    only_ = new QComboBox(bar);
    only_->setObjectName(QStringLiteral("only"));
    only_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    only_->setAccessibleName(tr("Only these rows"));
    counts_ = make_label({}, "muted", bar);
    counts_->setObjectName(QStringLiteral("editor_counts"));
    line->addWidget(filter_, 1);
    line->addWidget(filter_regex_);
    line->addWidget(filter_column_);
    line->addWidget(only_);
    line->addWidget(counts_);
    grid->addLayout(tools);
    grid->addLayout(line);
    connect(filter_, &QLineEdit::textChanged, &query_soon_, qOverload<>(&QTimer::start));
    connect(filter_, &QLineEdit::returnPressed, this, &DataEditor::ask_query);
    connect(filter_regex_, &QCheckBox::toggled, this, &DataEditor::ask_query);
    connect(filter_column_, &QComboBox::activated, this, &DataEditor::ask_query);
    connect(only_, &QComboBox::activated, this, &DataEditor::ask_query);
    return bar;
}

QWidget* DataEditor::build_side() {
    auto* side = new QWidget(this);
    side->setProperty("role", QStringLiteral("panel"));
    side->setMinimumWidth(260);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, 2 * kGrid);
    tabs_ = new QTabWidget(side);
    tabs_->setAccessibleName(tr("Selected row and findings"));
    row_editor_ = new RowEditor(session_, tabs_);
    auto* findings = new QWidget(tabs_);
    auto* findings_layout = new QVBoxLayout(findings);
    findings_layout->setContentsMargins(0, kGrid, 0, 0);
    finding_table_ = make_view(finding_model_, tr("Findings"), findings);
    finding_table_->setObjectName(QStringLiteral("findings"));
    finding_table_->setSelectionMode(QAbstractItemView::SingleSelection);
    finding_table_->verticalHeader()->hide();
    finding_table_->horizontalHeader()->setStretchLastSection(true);
    set_column_width(finding_table_, 0, 64);
    set_column_width(finding_table_, 1, 80);
    only_findings_ = make_button(tr("Show only these rows"), "", findings);
    finding_text_ = make_label({}, "", findings);
    finding_text_->setWordWrap(true);
    finding_text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    findings_layout->addWidget(finding_table_, 1);
    findings_layout->addWidget(finding_text_);
    mend_one_ = make_button({}, "", findings);
    mend_all_ = make_button(tr("All like it"), "", findings);
    auto* mends = new QHBoxLayout;
    mends->addWidget(mend_one_, 1);
    mends->addWidget(mend_all_);
    findings_layout->addLayout(mends);
    findings_layout->addWidget(only_findings_);
    show_mend();
    connect(mend_one_, &QPushButton::clicked, this, [this] { mend(false); });
    connect(mend_all_, &QPushButton::clicked, this, [this] { mend(true); });
    tabs_->addTab(row_editor_, tr("Row"));
    tabs_->addTab(findings, tr("Findings"));
    layout->addWidget(tabs_);
    connect(finding_table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DataEditor::jump_to_finding);
    connect(only_findings_, &QPushButton::clicked, this, [this] {
        only_->setCurrentIndex(only_->findData(QStringLiteral("found")));
        ask_query();
    });
    return side;
}

QWidget* DataEditor::build_work() {
    work_ = new QWidget(this);
    auto* line = new QHBoxLayout(work_);
    line->setContentsMargins(0, 0, 0, 0);
    work_text_ = make_label({}, "muted", work_);
    work_bar_ = new QProgressBar(work_);
    work_bar_->setTextVisible(false);
    work_bar_->setAccessibleName(tr("Progress"));
    auto* cancel = make_button(tr("Cancel"), "", work_);
    line->addWidget(work_text_);
    line->addWidget(work_bar_, 1);
    line->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, &session_, &EditSession::cancel);
    return work_;
}

void DataEditor::connect_session() {
    connect(&session_, &EditSession::opened, this, [this] {
        QStringList columns;
        for (int i = 0; i + 2 < model_->columnCount(); ++i) columns << shown_text(session_.table().columns()[static_cast<size_t>(i)], 60);
        find_bar_->set_columns(columns);
        filter_column_->clear();
        filter_column_->addItem(tr("Any column"), kAnyColumn);
        for (int i = 0; i < columns.size(); ++i) filter_column_->addItem(columns[i], i);
        filter_->clear();
        query_soon_.stop();
        table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        tabs_->setTabText(1, tr("Findings"));
        reset_done_ = false;
        fill_only();
        Q_EMIT header_changed();
    });
    connect(&session_, &EditSession::view_changed, this, &DataEditor::reset_view);
    connect(&session_, &EditSession::cells_changed, this, [this] {
        fill_only();
        show_counts();
        show_work();
    });
    connect(&session_, &EditSession::work_changed, this, &DataEditor::show_work);
    connect(&session_, &EditSession::failed, this, [this](const Error& error) {
        shell_.show_notice(notice_of(error));
        if (!session_.is_open() && !session_.is_busy()) Q_EMIT done();
    });
    connect(&session_, &EditSession::told, this, [this](const QString& text) { shell_.show_notice({Notice::Kind::Info, text, {}, {}}); });
    connect(&session_, &EditSession::place_found, this, [this](CellPlace place) {
        shell_.clear_notice();
        const QModelIndex index = model_->index(static_cast<int>(place.index), static_cast<int>(place.column));
        table_->setCurrentIndex(index);
        table_->scrollTo(index);
    });
    connect(&session_, &EditSession::findings_changed, this, &DataEditor::show_findings);
    connect(&session_, &EditSession::saved, this, [this](const QString& path) {
        shell_.show_notice({Notice::Kind::Success, tr("Saved %1").arg(path), {}, {}});
        if (path == qs(session_.data().path)) Q_EMIT file_saved();
    });
    connect(&session_, &EditSession::changed_elsewhere, this, &DataEditor::ask_overwrite);
}

void DataEditor::open(const DataSettings& data, int64_t first_place) {
    wanted_place_ = first_place;
    kept_row_ = kNoRow;
    session_.open(data);
    Q_EMIT header_changed();
}

QString DataEditor::name() const { return qs(fs::path(session_.data().path).filename().string()); }

PageHeader DataEditor::header() const {
    return {tr("Edit"), name() + (session_.is_modified() ? tr(" (not saved)") : QString()), {done_, revert_, save_as_}, save_};
}

void DataEditor::fill_only() {
    const QVariant kept = only_->count() > 0 ? only_->currentData() : QVariant(QString());
    only_->clear();
    only_->addItem(tr("All rows"), QString());
    only_->addItem(tr("Changed rows"), QStringLiteral("changed"));
    only_->addItem(tr("Rows with a tag"), QStringLiteral("tagged"));
    if (!session_.findings().empty()) only_->addItem(tr("Findings"), QStringLiteral("found"));
    for (const std::string& tag : session_.is_open() ? session_.table().tags() : std::set<std::string>()) only_->addItem(tr("Tag: %1").arg(shown_text(tag, 60)), QStringLiteral("tag:") + qs(tag));
    only_->setCurrentIndex(std::max(0, only_->findData(kept)));
}

void DataEditor::ask_query() {
    query_soon_.stop();
    if (!session_.is_open()) return;
    RowQuery query = session_.query();
    query.filter = {ss(filter_->text()), filter_regex_->isChecked(), false};
    query.column = filter_column_->currentData().toInt();
    const QString only = only_->currentData().toString();
    query.changed = only == QStringLiteral("changed");
    query.tagged = only == QStringLiteral("tagged");
    query.tag = only.startsWith(QStringLiteral("tag:")) ? ss(only.mid(4)) : std::string();
    query.among = only == QStringLiteral("found") ? rows_of(session_.findings(), session_.table()) : nullptr;
    session_.set_query(std::move(query));
}

void DataEditor::sort_by(int section) {
    if (!session_.is_open() || section + 2 >= model_->columnCount()) {
        table_->horizontalHeader()->setSortIndicator(session_.query().sort_column, session_.query().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        return;
    }
    RowQuery query = session_.query();   // rising, falling, the file's order
    if (query.sort_column != section) query.sort_column = section, query.descending = false;
    else if (!query.descending) query.descending = true;
    else query.sort_column = kAnyColumn, query.descending = false;
    table_->horizontalHeader()->setSortIndicator(query.sort_column, query.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    session_.set_query(std::move(query));
}

void DataEditor::reset_view() {
    if (!session_.is_open()) return;
    if (!reset_done_) {
        reset_done_ = true;
        const int columns = model_->columnCount(), width = std::max(160, (table_->width() - 280) / std::max(1, std::min(columns - 2, 3)));
        for (int i = 0; i < columns; ++i) table_->setColumnWidth(i, i < columns - 2 ? width : 90);
        table_->verticalHeader()->setFixedWidth(table_->fontMetrics().horizontalAdvance(QString::number(session_.table().row_count())) + 24);
    }
    fill_only();
    show_counts();
    show_work();
    if (wanted_place_ >= 0) return go_to_place(std::exchange(wanted_place_, -1));
    const int64_t index = kept_row_ == kNoRow ? -1 : session_.index_of(kept_row_);
    if (index >= 0) select(kept_row_, kept_column_);
    else if (!session_.rows().empty()) table_->setCurrentIndex(model_->index(0, 0));
}

void DataEditor::row_chosen() {
    const RowId id = current_row();
    if (id != kNoRow) kept_row_ = id;
    kept_column_ = std::max(0, table_->currentIndex().column());
    row_editor_->show_row(id);
}

void DataEditor::show_counts() {
    const auto shown = static_cast<int64_t>(session_.rows().size()), all = static_cast<int64_t>(session_.is_open() ? session_.table().row_count() : 0);
    counts_->setText(shown == all ? tr("%1 rows").arg(count_text(all)) : tr("%1 of %2 rows").arg(count_text(shown), count_text(all)));
}

void DataEditor::show_findings(const QString& what) {
    const auto count = static_cast<int64_t>(session_.findings().size());
    tabs_->setTabText(1, tr("%1 (%2)").arg(what, count_text(count)));
    tabs_->setCurrentIndex(1);
    finding_text_->clear();
    show_mend();
    only_findings_->setEnabled(count > 0);
    fill_only();
    if (only_->currentData().toString() == QStringLiteral("found")) ask_query();
    if (count == 0) shell_.show_notice({Notice::Kind::Success, tr("%1: none found.").arg(what), {}, {}});
}

void DataEditor::jump_to_finding(const QModelIndex& index) {
    if (!index.isValid() || index.row() >= finding_model_->rowCount()) return;
    const Finding& finding = session_.findings()[static_cast<size_t>(index.row())];
    finding_text_->setText(shown_text(finding.reason, 600));
    show_mend();
    if (!session_.table().contains(finding.id)) return;
    if (session_.index_of(finding.id) >= 0) select(finding.id, std::max(0, finding.column));
    else go_to_place(session_.table().place(finding.id));
}

void DataEditor::go_to_place(int64_t place) {
    if (!session_.is_open() || place < 0 || place >= static_cast<int64_t>(session_.table().row_count())) return;
    const RowId id = session_.table().rows()[static_cast<size_t>(place)];
    if (session_.index_of(id) < 0) {
        kept_row_ = id;
        filter_->clear();
        only_->setCurrentIndex(0);
        return ask_query();   // reset_view() selects it
    }
    select(id, 0);
}

void DataEditor::select(RowId id, int column) {
    const int64_t row = session_.index_of(id);
    if (row < 0) return;
    const QModelIndex index = model_->index(static_cast<int>(row), std::clamp(column, 0, model_->columnCount() - 1));
    table_->setCurrentIndex(index);
    table_->scrollTo(index);
}

RowId DataEditor::current_row() const {
    const QModelIndex index = table_->currentIndex();
    return index.isValid() && index.row() < model_->rowCount() ? model_->row_id(index.row()) : kNoRow;
}

// By ranges: a million rows are one.
std::vector<RowId> DataEditor::selected_rows() const {
    std::vector<RowId> out;
    for (const QItemSelectionRange& range : table_->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom() && row < model_->rowCount(); ++row) out.push_back(model_->row_id(row));
    return out;
}

bool DataEditor::event(QEvent* event) {
    // The same key means something else to the window while a run is training; here it belongs to the editor.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Save)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void DataEditor::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Save)) save_->trigger();
    else QWidget::keyPressEvent(event);
}

}  // namespace lorica
