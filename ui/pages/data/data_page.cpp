// SPDX-License-Identifier: GPL-3.0-or-later
// The Data page's widgets. GUI thread.
#include "ui/pages/data/data_page.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>
#include <limits>

#include "ui/pages/data/data_editor.h"
#include "ui/pages/data/import_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

constexpr int kCellCharacters = 240;   // shown of a cell; the whole text is in the Tokens tab

QString turn_text(const nlohmann::json& sample, const char* role, bool last) {
    QString out;
    for (const auto& turn : sample.value("messages", nlohmann::json::array())) {
        if (turn.value("role", "") != role) continue;
        const auto content = turn.value("content", nlohmann::json(""));
        out = qs(content.is_string() ? content.get<std::string>() : content.dump());
        if (!last) break;
    }
    return out.left(kCellCharacters).simplified();
}

QTableWidgetItem* cell(const QString& text, bool right = false) {
    auto* item = new QTableWidgetItem(shown_text(text));
    item->setTextAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return item;
}

QTableWidget* make_table(const QStringList& columns, const QString& name, QWidget* parent) {
    QTableWidget* table = make_row_table(columns, {}, name, parent);
    table->verticalHeader()->setDefaultSectionSize(30);
    return table;
}

}  // namespace

DataPage::DataPage(Shell& shell, QWidget* parent) : Page(shell, parent), presenter_(shell.bridge()) {
    edit_rows_ = new QAction(shell.theme().icon(QStringLiteral("edit")), tr("Edit rows"), this);
    edit_rows_->setToolTip(tr("Mend, find and replace, sort out, tag"));
    edit_ = new QAction(shell.theme().icon(QStringLiteral("settings")), tr("Change mapping"), this);
    forget_ = new QAction(shell.theme().icon(QStringLiteral("trash")), tr("Remove from list"), this);
    forget_->setToolTip(tr("The file itself stays"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(new EmptyState(shell.theme(), QStringLiteral("data"), tr("No data sets yet"),
                                     tr("Import a CSV, TSV, JSON, JSONL, Parquet or text file, or drop one here. You will see exactly which tokens the model learns from."),
                                     shell.action(UiCommand::ImportData), this));
    stack_->addWidget(build_content());
    stack_->addWidget(editor_ = build_editor());
    layout->addWidget(stack_);
    connect(shell.action(UiCommand::ImportData), &QAction::triggered, this, &DataPage::choose_file);
    connect(edit_rows_, &QAction::triggered, this, [this] { edit_rows(presenter_.first_row() + std::max<int64_t>(0, row_panel_->row())); });
    connect(edit_, &QAction::triggered, this, [this] {
        if (const auto* known = current()) open_sheet(*known);
    });
    connect(forget_, &QAction::triggered, this, [this] {
        const auto* known = current();
        if (!known) return;
        const std::string path = known->data.path;
        shell_.update_state([&](AppState& state) {
            std::erase_if(state.data_sets, [&](const KnownData& one) { return one.data.path == path; });
            if (state.data.path == path) state.data = {};
        });
    });
    connect(&presenter_, &DataPresenter::changed, this, &DataPage::refresh);
    fill_sets();
}

QWidget* DataPage::build_content() {
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    sets_ = new QListWidget(splitter);
    sets_->setProperty("role", QStringLiteral("bare"));
    sets_->setAccessibleName(tr("Data sets"));
    sets_->setMinimumWidth(180);
    sets_->setTextElideMode(Qt::ElideMiddle);
    sets_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* left = new QWidget(splitter);
    auto* left_layout = new QVBoxLayout(left);
    left_layout->setContentsMargins(2 * kGrid, 2 * kGrid, kGrid, kGrid);
    left_layout->addWidget(sets_);
    splitter->addWidget(left);
    auto* middle = new QWidget(splitter);
    auto* middle_layout = new QVBoxLayout(middle);
    middle_layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    summary_ = make_label({}, "muted", middle);
    summary_->setWordWrap(true);
    rows_ = make_table({tr("Row"), tr("Line"), tr("Prompt"), tr("Response"), tr("Tokens")}, tr("Rows"), middle);
    rows_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    rows_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    rows_->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    for (const int column : {0, 1, 4}) rows_->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    set_column_width(rows_, 0, 56);
    set_column_width(rows_, 1, 56);
    set_column_width(rows_, 4, 72);
    middle_layout->addWidget(summary_);
    middle_layout->addWidget(rows_, 1);
    middle_layout->addWidget(build_pager());
    splitter->addWidget(middle);
    splitter->addWidget(build_side());
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setStretchFactor(2, 0);
    splitter->setSizes({190, 590, 370});
    connect(sets_, &QListWidget::currentRowChanged, this, &DataPage::choose_set);
    connect(rows_, &QTableWidget::cellDoubleClicked, this, [this](int row) { edit_rows(presenter_.first_row() + row); });
    connect(rows_, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (row < 0) return;
        row_panel_->show_row(row);
        fill_pager();
    });
    return splitter;
}

QWidget* DataPage::build_pager() {
    auto* pager = new QWidget(this);
    auto* line = new QHBoxLayout(pager);
    line->setContentsMargins(0, 0, 0, 0);
    range_ = make_label({}, "muted", pager);
    range_->setObjectName(QStringLiteral("range"));
    const auto arrow = [&](Qt::ArrowType type, const QString& text) {
        auto* button = make_icon_button({}, text, pager);
        button->setArrowType(type);
        return button;
    };
    before_ = arrow(Qt::LeftArrow, tr("Rows before these"));
    after_ = arrow(Qt::RightArrow, tr("Rows behind these"));
    go_to_ = new QSpinBox(pager);
    go_to_->setAccessibleName(tr("Go to row"));
    go_to_->setToolTip(tr("The row of this number"));
    go_to_->setKeyboardTracking(false);
    line->addWidget(before_);
    line->addWidget(range_);
    line->addWidget(after_);
    line->addStretch();
    line->addWidget(make_label(tr("Go to row"), "muted", pager));
    line->addWidget(go_to_);
    connect(before_, &QToolButton::clicked, this, [this] { row_panel_->go_to(presenter_.first_row() - DataPresenter::kSampleRows); });
    connect(after_, &QToolButton::clicked, this, [this] { row_panel_->go_to(presenter_.first_row() + presenter_.sample_count()); });
    connect(go_to_, &QSpinBox::valueChanged, this, [this](int row) { row_panel_->go_to(row - 1); });
    return pager;
}

DataEditor* DataPage::build_editor() {
    auto* editor = new DataEditor(shell_, this);
    connect(editor, &DataEditor::header_changed, this, [this] { if (is_editing()) Q_EMIT header_changed(); });
    connect(editor, &DataEditor::file_saved, this, [this] {
        if (!is_editing()) shown_.clear();
    });
    connect(editor, &DataEditor::done, this, [this] {
        stack_->setCurrentIndex(1);
        shown_.clear();   // the file may be another
        fill_sets();
        state_changed();
    });
    return editor;
}

bool DataPage::is_editing() const { return stack_ && stack_->currentWidget() == editor_; }

void DataPage::edit_rows(int64_t place) {
    const auto* known = current();
    if (!known || is_editing()) return;
    shell_.clear_notice();
    stack_->setCurrentWidget(editor_);
    editor_->open(known->data, place);
}

bool DataPage::may_close() {
    if (!is_editing()) return true;
    if (editor_->session().is_modified()) shell_.go(PageId::Data);
    if (!editor_->may_leave()) return false;
    stack_->setCurrentIndex(1);   // the window may stay open for another reason
    return true;
}

QWidget* DataPage::build_side() {
    auto* side = new QWidget(this);
    side->setProperty("role", QStringLiteral("panel"));
    side->setMinimumWidth(300);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, 2 * kGrid);
    tabs_ = new QTabWidget(side);
    row_panel_ = new RowPanel(shell_.theme(), presenter_, tabs_);
    problems_ = make_table({tr("Line"), tr("Field"), tr("Reason")}, tr("Problems"), tabs_);
    problems_->horizontalHeader()->setStretchLastSection(true);
    set_column_width(problems_, 0, 56);
    set_column_width(problems_, 1, 90);
    problems_->setWordWrap(true);
    tabs_->addTab(row_panel_, tr("Tokens"));
    tabs_->addTab(build_statistics(), tr("Statistics"));
    tabs_->addTab(problems_, tr("Problems"));
    layout->addWidget(tabs_);
    connect(row_panel_, &RowPanel::row_chosen, this, &DataPage::show_row);
    connect(problems_, &QTableWidget::cellClicked, this, &DataPage::show_problem);
    connect(problems_, &QTableWidget::cellDoubleClicked, this, [this](int row) { edit_rows(std::max<int64_t>(1, problems_->item(row, 0)->data(Qt::UserRole).toLongLong()) - 1); });
    return side;
}

QWidget* DataPage::build_statistics() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 2 * kGrid, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(make_label(tr("Length of the rows"), "heading", page));
    histogram_ = new LengthHistogram(shell_.theme(), page);
    layout->addWidget(histogram_);
    length_hint_ = make_label({}, "small", page);
    length_hint_->setWordWrap(true);
    layout->addWidget(length_hint_);
    statistics_ = new Facts(true, page);
    layout->addWidget(statistics_);
    layout->addStretch();
    connect(histogram_, &LengthHistogram::limit_dragged, this, &DataPage::use_length);
    return page;
}

PageHeader DataPage::header() {
    if (is_editing()) return editor_->header();
    PageHeader header{tr("Data"), {}, {}, shell_.action(UiCommand::ImportData)};
    if (current()) header.secondary = {edit_rows_, edit_, forget_};
    return header;
}

void DataPage::activated() { state_changed(); }

void DataPage::state_changed() {
    fill_sets();
    const auto* known = current();
    if (known && isVisible() && (known->data.path != shown_ || shell_.state().model.path != shown_model_.path)) choose_set(sets_->currentRow());
}

const KnownData* DataPage::current() const {
    const int row = sets_ ? sets_->currentRow() : -1;
    const auto& sets = shell_.state().data_sets;
    return row >= 0 && row < static_cast<int>(sets.size()) ? &sets[static_cast<size_t>(row)] : nullptr;
}

void DataPage::fill_sets() {
    const QSignalBlocker blocker(sets_);
    const auto& sets = shell_.state().data_sets;
    int row = 0;
    for (size_t i = 0; i < sets.size(); ++i)
        if (sets[i].data.path == shell_.state().data.path) row = static_cast<int>(i);
    sets_->clear();
    for (const auto& one : sets) {
        const QString rows = one.rows > 0 ? tr("%1 rows").arg(count_text(one.rows)) : QString();
        auto* item = new QListWidgetItem(qs(one.name) + (rows.isEmpty() ? QString() : QLatin1Char('\n') + rows), sets_);
        item->setToolTip(plain_tip(qs(one.data.path)));
        if (one.problems > 0) {
            item->setIcon(shell_.theme().icon(QStringLiteral("warning"), IconTint::Red));
            item->setToolTip(item->toolTip() + tr("\n%1 rows cannot be used").arg(count_text(one.problems)));
        }
    }
    if (!sets.empty()) sets_->setCurrentRow(row);
    if (!is_editing()) stack_->setCurrentIndex(sets.empty() ? 0 : 1);
    Q_EMIT header_changed();
}

void DataPage::choose_set(int index) {
    const auto& sets = shell_.state().data_sets;
    if (index < 0 || index >= static_cast<int>(sets.size())) return;
    const KnownData known = sets[static_cast<size_t>(index)];
    shown_ = known.data.path;
    shown_model_ = shell_.state().model;
    row_panel_->show_row(row_panel_->row());
    presenter_.inspect(shown_model_, known.data);
    if (shell_.state().data.path != known.data.path) shell_.update_state([&](AppState& state) { state.data = known.data; });
}

void DataPage::choose_file() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Import data"), {}, data_file_filter());
    if (!path.isEmpty()) import_file(path);
}

bool DataPage::take_files(const QStringList& paths) {
    for (const QString& path : paths)
        if (const QFileInfo info(path); !info.isDir() && info.fileName() != QStringLiteral("run.json") && !kind_of_suffix(ss(path)).empty()) {
            import_file(path);
            return true;
        }
    return false;
}

ImportSheet* DataPage::import_file(const QString& path) {
    KnownData start;
    start.data.path = ss(path);
    for (const auto& one : shell_.state().data_sets)
        if (one.data.path == start.data.path) start = one;
    open_sheet(start);
    return sheet_;
}

void DataPage::open_sheet(const KnownData& start) {
    if (sheet_) return;
    shell_.go(PageId::Data);
    sheet_ = new ImportSheet(shell_.theme(), shell_.bridge(), shell_.state().model, start, this);
    sheet_->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet_, &QDialog::finished, this, [this](int result) {
        const KnownData known = sheet_->result();
        sheet_ = nullptr;
        if (result != QDialog::Accepted) return;
        shown_.clear();
        shell_.update_state([&](AppState& state) {
            state.remember_data(known);
            state.data = state.data_sets.front().data;
        });
    });
    sheet_->open();
}

void DataPage::refresh() {
    if (presenter_.error()) shell_.show_notice(notice_of(*presenter_.error()));
    fill_rows();
    fill_pager();
    fill_problems();
    fill_statistics();
    const auto* known = current();
    if (presenter_.is_busy()) summary_->setText(tr("Reading…"));
    else if (presenter_.report().is_object())
        summary_->setText(tr("%1 rows, shape %2, %3 unusable.")
                              .arg(count_text(presenter_.row_count()), qs(presenter_.report().value("format", "")), count_text(presenter_.unusable())));
    else summary_->setText(known ? tr("This set could not be read.") : QString());
}

void DataPage::fill_rows() {
    const int count = static_cast<int>(presenter_.sample_count());
    const QSignalBlocker blocker(rows_);
    rows_->setRowCount(count);
    for (int i = 0; i < count; ++i) {
        const auto& sample = presenter_.row(i);
        rows_->setItem(i, 0, cell(QString::number(sample.value("row", int64_t{0})), true));
        rows_->setItem(i, 1, cell(QString::number(sample.value("line", int64_t{0})), true));
        const bool text = sample.value("messages", nlohmann::json::array()).empty();
        rows_->setItem(i, 2, cell(text ? qs(sample.value("text", "")).left(kCellCharacters).simplified() : turn_text(sample, "user", false)));
        rows_->setItem(i, 3, cell(text ? QString() : turn_text(sample, "assistant", true)));
        rows_->setItem(i, 4, cell(sample.contains("tokens") ? QString::number(sample["tokens"].size()) : QStringLiteral("–"), true));
    }
    if (count == 0) return;
    show_row(row_panel_->row());
}

void DataPage::fill_pager() {
    const int64_t first = presenter_.first_row(), count = presenter_.sample_count(), all = presenter_.row_count();
    const QSignalBlocker blocker(go_to_);
    go_to_->setRange(1, static_cast<int>(std::clamp<int64_t>(all, 1, std::numeric_limits<int>::max())));
    go_to_->setValue(static_cast<int>(first + std::max(0, rows_->currentRow()) + 1));
    range_->setText(count > 0 ? tr("Rows %1–%2 of %3").arg(count_text(first + 1), count_text(first + count), count_text(all)) : QString());
    before_->setEnabled(first > 0 && !presenter_.is_busy());
    after_->setEnabled(first + count < all && !presenter_.is_busy());
    go_to_->setEnabled(all > 0);
}

void DataPage::fill_problems() {
    const auto& list = presenter_.problems();
    const int count = list.is_array() ? static_cast<int>(list.size()) : 0;
    if (count == 0 && presenter_.report().is_object()) {
        problems_->setRowCount(1);
        problems_->setItem(0, 0, cell(QStringLiteral("–"), true));
        problems_->setItem(0, 1, cell({}));
        problems_->setItem(0, 2, cell(tr("None: every row can be used.")));
    } else {
        problems_->setRowCount(count);
    }
    for (int i = 0; i < count; ++i) {
        const auto& problem = list[static_cast<size_t>(i)];
        problems_->setItem(i, 0, cell(QString::number(problem.value("line", int64_t{0})), true));
        problems_->setItem(i, 1, cell(qs(problem.value("field", ""))));
        problems_->setItem(i, 2, cell(qs(problem.value("reason", ""))));
        problems_->item(i, 2)->setToolTip(plain_tip(qs(problem.value("reason", ""))));
        problems_->item(i, 0)->setData(Qt::UserRole, static_cast<qlonglong>(problem.value("row", int64_t{0})));
    }
    tabs_->setTabText(2, count == 0 ? tr("Problems") : tr("Problems (%1)").arg(count));
}

void DataPage::fill_statistics() {
    const auto& report = presenter_.report();
    const auto* known = current();
    if (!report.is_object() || !report.contains("statistics") || !report["statistics"].contains("buckets") || !known) {
        histogram_->show_lengths({}, 1, 0);
        statistics_->set_rows({});
        length_hint_->setText(tr("Choose a base model to see lengths in tokens."));
        return;
    }
    length_hint_->setText(tr("Drag the dashed line to change the sequence length."));
    const auto& statistics = report["statistics"];
    std::vector<qint64> buckets;
    for (const auto& count : statistics.value("buckets", nlohmann::json::array())) buckets.push_back(count.get<qint64>());
    histogram_->show_lengths(buckets, statistics.value("bucket_width", qint64{1}), known->data.max_length);
    const auto value = [&](const char* key) { return count_text(statistics.value(key, int64_t{0})); };
    statistics_->set_rows({{tr("rows"), value("rows")},
                           {tr("tokens"), value("tokens")},
                           {tr("trained"), value("supervised")},
                           {tr("median"), value("p50")},
                           {QStringLiteral("p90"), value("p90")},
                           {QStringLiteral("p99"), value("p99")},
                           {tr("longest"), value("longest")},
                           {tr("too long"), value("over_max_length")}});
}

void DataPage::show_row(int64_t index) {
    choose_row(rows_, static_cast<int>(index));
    rows_->scrollToItem(rows_->item(static_cast<int>(index), 0));
}

void DataPage::show_problem(int row) {
    row_panel_->go_to(problems_->item(row, 0)->data(Qt::UserRole).toLongLong() - 1);
}

void DataPage::use_length(qint64 tokens) {
    const auto* known = current();
    if (!known) return;
    const std::string path = known->data.path;
    shown_.clear();
    shell_.update_state([&](AppState& state) {
        for (auto& one : state.data_sets)
            if (one.data.path == path) one.data.max_length = tokens;
        if (state.data.path == path) state.data.max_length = tokens;
    });
}

}  // namespace lorica
