// SPDX-License-Identifier: GPL-3.0-or-later
// The Benchmark page's widgets. GUI thread.
#include "ui/pages/benchmark/benchmark_page.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/pages/benchmark/report_pdf.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

enum RunColumn { Name, State, Evaluation, Time, Speed, Memory, Trainable, Adapter, kRunColumns };

QString or_dash(double value, const QString& text) { return std::isfinite(value) && value > 0 ? text : QStringLiteral("–"); }
double known_or_nan(double value) { return value > 0 ? value : std::nan(""); }

QString state_text(const SweepCellRow& run) {
    if (run.status == "finished") return BenchmarkPage::tr("Finished");
    if (run.status == "failed") return BenchmarkPage::tr("Failed");
    if (run.status == "stopped") return BenchmarkPage::tr("Stopped");
    return BenchmarkPage::tr("Waiting");
}

}  // namespace

BenchmarkPage::BenchmarkPage(Shell& shell, QWidget* parent) : Page(shell, parent), presenter_(shell.bridge()) {
    make_actions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    empty_ = new EmptyState(shell.theme(), QStringLiteral("benchmark"), tr("No benchmarks yet"),
                            tr("A benchmark trains full, LoRA, QLoRA or other methods on your data and shows side by side what each costs and what it has learnt."), new_, this);
    content_ = new QWidget(this);
    auto* around = new QVBoxLayout(content_);   // a splitter keeps no margins
    around->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    auto* split = new QSplitter(Qt::Horizontal, content_);
    split->setChildrenCollapsible(false);
    around->addWidget(split);
    split->addWidget(build_list());
    split->addWidget(build_view());
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 5);
    layout->addWidget(empty_);
    layout->addWidget(content_);
    connect(&presenter_, &BenchmarkPresenter::listed, this, &BenchmarkPage::fill);
    connect(&presenter_, &BenchmarkPresenter::curves_read, this, &BenchmarkPage::show_curves);
    connect(&presenter_, &BenchmarkPresenter::progressed, this, &BenchmarkPage::show_progress);
    connect(&presenter_, &BenchmarkPresenter::written, this, &BenchmarkPage::reload);
    connect(&presenter_, &BenchmarkPresenter::refused, this, [this](const Error& error) {
        wanted_.clear();   // it may never be written
        shell_.show_notice(notice_of(error));
    });
    fill();
}

void BenchmarkPage::make_actions() {
    const auto make = [&](const char* icon, const QString& text, const QString& help, void (BenchmarkPage::*act)()) {
        auto* action = new QAction(shell_.theme().icon(QString::fromLatin1(icon)), text, this);
        action->setToolTip(help);
        action->setProperty("on_accent_icon", shell_.theme().icon(QString::fromLatin1(icon), IconTint::OnAccent));
        if (act) connect(action, &QAction::triggered, this, act);
        return action;
    };
    new_ = make("plus", tr("New benchmark"), tr("Train methods side by side on the same rows"), nullptr);
    open_ = make("folder", tr("Open benchmark"), tr("Show a benchmark of another folder"), &BenchmarkPage::open_folder);
    csv_ = make("save", tr("Save as CSV"), tr("Write the table on view to a file"), &BenchmarkPage::save_csv);
    report_ = make("export", tr("Export report"), tr("One file with table, charts, machine and settings: a web page or a PDF"), &BenchmarkPage::save_report);
    continue_ = make("play", tr("Continue benchmark"), tr("Train the runs that are missing or have failed"), nullptr);
    stop_ = make("stop", tr("Stop benchmark"), tr("Save the run in training and end; the benchmark can be continued"), nullptr);
    open_run_ = make("folder", tr("Open run"), tr("Show the chosen run on the Train page: to chat with its adapter, merge it or train on"), nullptr);
    connect(open_run_, &QAction::triggered, this, [this] { shell_.open_run(cell_folder()); });
    connect(new_, &QAction::triggered, this, &BenchmarkPage::open_sheet);
    connect(stop_, &QAction::triggered, this, [this] { presenter_.stop(); });
    connect(continue_, &QAction::triggered, this, [this] { if (const BenchmarkSummary* one = benchmark()) start(one->command); });
}

QWidget* BenchmarkPage::build_list() {
    list_ = make_row_table({tr("Benchmark"), tr("Runs")}, {1}, tr("Benchmarks"), this);
    list_->setObjectName(QStringLiteral("benchmarks"));
    list_->setMinimumWidth(180);
    fit_columns(list_, 0);
    connect(list_, &QTableWidget::currentCellChanged, this, [this] {
        cells_->setCurrentItem(nullptr);   // it was another benchmark's
        show_benchmark();
    });
    return list_;
}

QWidget* BenchmarkPage::build_view() {
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(2 * kGrid, 0, 0, 0);
    column->setSpacing(kGrid);
    head_ = new QWidget(right);
    auto* head = new QVBoxLayout(head_);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(kGrid);
    title_ = make_label({}, "heading", head_);
    text_ = make_label({}, "small", head_);
    for (QLabel* label : {title_, text_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    view_ = new Segments({tr("Methods"), tr("Runs")}, head_);
    view_->setAccessibleName(tr("What is listed"));
    connect(view_, &Segments::chosen, this, [this](int index) { show_runs(index == 1); });
    auto* top = new QHBoxLayout;
    top->addWidget(title_, 1);
    top->addWidget(view_);
    head->addLayout(top);
    head->addWidget(text_);
    column->addWidget(head_);
    progress_ = new QWidget(right);
    auto* row = new QHBoxLayout(progress_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    activity_ = make_label({}, "strong", progress_);
    bar_ = new QProgressBar(progress_);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress of the benchmark"));
    row->addWidget(activity_);
    row->addWidget(bar_, 1);
    column->addWidget(progress_);
    measures_ = new MeasureTable(shell_.theme(), right);
    cells_ = make_row_table({tr("Run"), tr("State"), tr("Held-out"), tr("Time"), tr("Tokens/s"), tr("Memory"), tr("Trainable"), tr("Adapter")},
                            {Evaluation, Time, Speed, Memory, Trainable, Adapter}, tr("Runs of the benchmark"), right);
    cells_->setObjectName(QStringLiteral("benchmark runs"));
    fit_columns(cells_, State);
    connect(cells_, &QTableWidget::itemSelectionChanged, this, &BenchmarkPage::show_progress);
    connect(cells_, &QTableWidget::cellActivated, open_run_, &QAction::trigger);
    views_ = new QStackedWidget(right);
    views_->addWidget(measures_);
    views_->addWidget(cells_);
    note_ = make_label({}, "small", right);
    note_->setWordWrap(true);
    column->addWidget(views_, 3);
    column->addWidget(note_);
    column->addWidget(build_charts(right), 2);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(make_action_button(continue_, "", right));
    buttons->addWidget(make_action_button(stop_, "", right));
    buttons->addWidget(make_action_button(open_run_, "", right));
    buttons->addStretch(1);
    column->addLayout(buttons);
    return right;
}

QWidget* BenchmarkPage::build_charts(QWidget* parent) {
    charts_ = new QWidget(parent);
    auto* row = new QHBoxLayout(charts_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    chart_place_ = new QVBoxLayout;
    bars_ = new MeasureBars(shell_.theme(), charts_);
    row->addLayout(chart_place_, 3);
    row->addWidget(bars_, 2);
    return charts_;
}

PageHeader BenchmarkPage::header() {
    const bool any = content_->isVisibleTo(this);
    const size_t count = presenter_.benchmarks().size();
    return {tr("Benchmark"), any ? (count == 1 ? tr("1 benchmark") : tr("%1 benchmarks").arg(count)) : QString(),
            any ? std::vector<QAction*>{open_, csv_, report_} : std::vector<QAction*>{open_}, new_};
}

void BenchmarkPage::activated() {
    reload();
    list_runs_later(shell_.state().runs_folder(), shell_.state().recent_runs, this, [this](std::vector<RunSummary> runs) { runs_ = std::move(runs); });
}

bool BenchmarkPage::take_files(const QStringList& paths) {
    fs::path path = ss(paths.value(0));
    if (path.filename() == "benchmark.json") path = path.parent_path();
    std::error_code code;
    if (!fs::exists(path / "benchmark.json", code)) return false;
    take_folder(path.string());
    shell_.go(PageId::Benchmark);
    return true;
}

void BenchmarkPage::fill() {
    const auto& all = presenter_.benchmarks();
    const bool any = !all.empty() || presenter_.is_running();
    empty_->setVisible(!any);
    content_->setVisible(any);
    std::string current = list_->currentItem() ? ss(list_->item(list_->currentRow(), 0)->data(Qt::UserRole).toString()) : presenter_.running_folder();
    if (!wanted_.empty()) current = wanted_;
    int chosen = wanted_.empty() ? 0 : -1;   // what is wanted may not be written yet
    {
        const QSignalBlocker blocker(list_);
        list_->setRowCount(static_cast<int>(all.size()));
        for (int row = 0; row < list_->rowCount(); ++row) {
            const BenchmarkSummary& one = all[static_cast<size_t>(row)];
            auto* name = new RowCell(qs(one.name));
            name->setData(Qt::UserRole, qs(one.folder()));
            name->setToolTip(plain_tip(qs(one.folder())));
            list_->setItem(row, 0, name);
            list_->setItem(row, 1, new RowCell(QStringLiteral("%1 / %2").arg(one.done()).arg(one.runs.size()), static_cast<double>(one.done())));
            if (one.folder() == current) chosen = row;
            if (one.folder() == wanted_) wanted_.clear();
        }
        if (chosen < 0) list_->setCurrentItem(nullptr);
        else if (list_->rowCount() > 0) choose_row(list_, chosen);
    }
    show_benchmark();
    Q_EMIT header_changed();
}

const BenchmarkSummary* BenchmarkPage::benchmark() const {
    const int row = list_->currentRow();
    return row >= 0 && row < static_cast<int>(presenter_.benchmarks().size()) ? &presenter_.benchmarks()[static_cast<size_t>(row)] : nullptr;
}

std::string BenchmarkPage::cell_folder() const {
    const BenchmarkSummary* one = benchmark();
    const int row = cells_->currentRow();
    if (!one || row < 0 || row >= static_cast<int>(one->runs.size())) return {};
    const std::string folder = one->run_folder(one->runs[static_cast<size_t>(row)]);
    std::error_code code;
    return fs::exists(fs::path(folder) / "run.json", code) ? folder : "";
}

void BenchmarkPage::show_benchmark() {
    const BenchmarkSummary* one = benchmark();
    title_->setText(one ? qs(one->name) : presenter_.is_running() ? qs(fs::path(presenter_.running_folder()).filename().string()) : QString());
    QStringList about;
    if (one) {
        about << tr("%1 on %2").arg(qs(fs::path(one->command.spec.model.path).filename().string()), qs(fs::path(one->command.spec.data.path).filename().string()));
        about << (one->command.seeds == 1 ? tr("1 seed") : tr("%1 seeds").arg(one->command.seeds));
        if (const int64_t steps = one->command.spec.train.max_steps; steps > 0) about << tr("%1 steps").arg(count_text(steps));
        if (const int64_t rows = one->command.spec.train.max_rows; rows > 0) about << tr("the first %1 rows").arg(count_text(rows));
        for (const std::string& setting : one->command.settings) about << qs(setting);
    }
    text_->setText(about.join(QStringLiteral(" · ")));
    measures_->show_benchmark(one);
    bars_->show_benchmark(one);
    fill_runs(one);
    QStringList notes;
    if (one && one->command.seeds > 1 && !one->methods.empty()) notes << tr("Means over the seeds; ± is half of the 95 % interval of the mean (Student's t).");
    if (one && one->measures.empty()) notes << tr("Figures appear when the first run has ended.");
    note_->setText(notes.join(QLatin1Char(' ')));
    note_->setVisible(!notes.isEmpty());
    if (one) presenter_.read_curves(*one);
    show_progress();
}

void BenchmarkPage::fill_runs(const BenchmarkSummary* one) {
    cells_->setRowCount(one ? static_cast<int>(one->runs.size()) : 0);
    for (int row = 0; row < cells_->rowCount(); ++row) {
        const SweepCellRow& run = one->runs[static_cast<size_t>(row)].row;
        cells_->setItem(row, Name, new RowCell(qs(run.name)));
        cells_->setItem(row, State, new RowCell(run.error.empty() ? state_text(run) : tr("Failed: %1").arg(qs(run.error))));
        cells_->item(row, State)->setToolTip(plain_tip(qs(run.error)));
        cells_->setItem(row, Evaluation, figure_cell(loss_text(run.eval_loss, 4), run.eval_loss));
        cells_->setItem(row, Time, figure_cell(or_dash(run.seconds, duration_text(run.seconds)), known_or_nan(run.seconds)));
        cells_->setItem(row, Speed, figure_cell(or_dash(run.tokens_per_second, count_text(std::llround(run.tokens_per_second > 0 ? run.tokens_per_second : 0))), known_or_nan(run.tokens_per_second)));
        cells_->setItem(row, Memory, figure_cell(or_dash(run.memory, bytes_text(run.memory)), known_or_nan(run.memory)));
        cells_->setItem(row, Trainable, figure_cell(or_dash(run.parameters, short_count_text(run.parameters)), known_or_nan(run.parameters)));
        cells_->setItem(row, Adapter, figure_cell(or_dash(run.adapter_bytes, bytes_text(run.adapter_bytes)), known_or_nan(run.adapter_bytes)));
    }
}

void BenchmarkPage::show_curves() {
    delete chart_;
    chart_ = new Chart(shell_.theme(), {tr("Training loss"), tr("step"), tr("Curves appear when the first run has ended"), ValueFormat::Number}, this);
    chart_->set_enlarged(enlarged_);
    connect(chart_, &Chart::enlarge_requested, this, [this] { enlarge(!enlarged_); });
    const BenchmarkSummary* one = benchmark();
    for (const LossCurve& curve : presenter_.curves()) {
        if (curve.steps.empty()) continue;
        const int line = chart_->add_line(qs(curve.name), one ? std::max(0, method_colour(*one, curve.name)) : 0, LineKind::Smoothed);
        for (const PlotPoint& point : curve.steps) chart_->append(line, point.x, point.y);
    }
    live_line_ = -1;
    chart_place_->addWidget(chart_);
    show_progress();
}

void BenchmarkPage::show_progress() {
    const BenchmarkSummary* one = benchmark();
    const bool running = presenter_.is_running(), here = running && one && one->folder() == presenter_.running_folder();
    progress_->setVisible(running && (here || !one));
    const bool can_continue = !running && one && one->can_go_on();
    continue_->setEnabled(can_continue);
    continue_->setVisible(can_continue);
    stop_->setVisible(running);
    open_run_->setVisible(one && views_->currentIndex() == 1);
    open_run_->setEnabled(!cell_folder().empty());
    new_->setEnabled(!running);
    csv_->setEnabled(one && !one->runs.empty());
    report_->setEnabled(one && one->has_report() && !here);
    if (!running) return;
    activity_->setText(presenter_.activity().empty() ? tr("Waiting for its turn") : qs(presenter_.activity()));
    const double runs = here ? static_cast<double>(one->runs.size()) : 0;
    bar_->setRange(0, runs > 0 ? 1000 : 0);
    if (runs > 0) bar_->setValue(static_cast<int>(1000 * (static_cast<double>(one->done()) + presenter_.run_share()) / runs));
    const LossCurve& live = presenter_.live();
    if (!here || !chart_ || live.steps.empty()) return;
    if (live_line_ < 0 || live_name_ != live.name) {
        live_line_ = chart_->add_line(tr("%1, now").arg(qs(live.name)), static_cast<int>(presenter_.curves().size()), LineKind::Smoothed);
        live_name_ = live.name;
        live_drawn_ = 0;
    }
    for (; live_drawn_ < live.steps.size(); ++live_drawn_) chart_->append(live_line_, live.steps[live_drawn_].x, live.steps[live_drawn_].y);
}

// The curves alone, or the table above them.
void BenchmarkPage::enlarge(bool on) {
    enlarged_ = on;
    views_->setVisible(!on);
    bars_->setVisible(!on);
    if (chart_) chart_->set_enlarged(on);
}

void BenchmarkPage::show_runs(bool on) {
    view_->set_current(on ? 1 : 0);
    views_->setCurrentIndex(on ? 1 : 0);
    show_progress();
}

BenchmarkSheet* BenchmarkPage::open_sheet() {
    auto* sheet = new BenchmarkSheet(shell_.state(), runs_, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] { start(sheet->benchmark()); });
    sheet->open();
    return sheet;
}

void BenchmarkPage::start(const RunBenchmark& wanted) {
    if (auto made = make_folders(fs::path(wanted.folder).parent_path()); !made) {
        shell_.show_notice(notice_of(made.error()));
        return;
    }
    shell_.clear_notice();
    wanted_ = wanted.folder;
    presenter_.start(wanted);
    show_runs(false);
    reload();
    fill();
}

void BenchmarkPage::take_folder(const std::string& folder) {
    if (auto opened = presenter_.open(folder); !opened) {
        shell_.show_notice(notice_of(opened.error()));
        return;
    }
    wanted_ = folder;
    reload();
}

void BenchmarkPage::open_folder() {
    auto* dialog = new QFileDialog(this, tr("Choose a benchmark's folder"), qs(shell_.state().home));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { take_folder(ss(folder)); });
    dialog->open();
}

std::string BenchmarkPage::csv() const {
    if (views_->currentIndex() == 1) return table_csv(cells_);
    const BenchmarkSummary* one = benchmark();
    return one ? one->csv() : std::string();
}

Result<void> BenchmarkPage::write_report(const std::string& file) const {
    const BenchmarkSummary* one = benchmark();
    if (!one) return Error{ErrorCode::NotFound, "no benchmark is chosen"};
    LORICA_ASSIGN(const Report report, read_report(one->folder()));
    return file.ends_with(".html") || file.ends_with(".htm") ? write_file_atomic(file, report_html(report)) : write_report_pdf(report, file);
}

void BenchmarkPage::save_csv() {
    auto* dialog = new QFileDialog(this, tr("Save the table as CSV"), qs(shell_.state().home), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (auto written = write_file_atomic(ss(file), csv()); !written) shell_.show_notice(notice_of(written.error()));
        else shell_.show_notice({Notice::Kind::Success, tr("The table is in %1.").arg(file), {}, {}});
    });
    dialog->open();
}

void BenchmarkPage::save_report() {
    const QString pdf = tr("PDF (*.pdf)"), page = tr("Web page (*.html)");
    auto* dialog = new QFileDialog(this, tr("Export the report"), qs(shell_.state().home));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({pdf, page});
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    if (const BenchmarkSummary* one = benchmark()) dialog->selectFile(qs(one->name) + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, page](const QString& filter) { dialog->setDefaultSuffix(filter == page ? QStringLiteral("html") : QStringLiteral("pdf")); });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (auto written = write_report(ss(file)); !written) shell_.show_notice(notice_of(written.error()));
        else shell_.show_notice({Notice::Kind::Success, tr("The report is in %1.").arg(file), {}, {}});
    });
    dialog->open();
}

}  // namespace lorica
