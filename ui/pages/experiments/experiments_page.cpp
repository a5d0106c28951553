// SPDX-License-Identifier: GPL-3.0-or-later
// The Experiments page's widgets. GUI thread.
#include "ui/pages/experiments/experiments_page.h"

#include <QDateTime>
#include <QFileDialog>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

enum RunColumn { Name, State, Method, Rank, Rate, Loss, Evaluation, Time, Memory, Parameters, Begun, kRunColumns };
enum CellColumn { Cell, CellState, CellEvaluation, CellLoss, CellParameters, CellAdapter, CellTime, CellSpeed, CellMemory, kCellColumns };
constexpr int kOverlaid = 6;              // the theme's cycle has as many colours
constexpr int kDigits = 4;                // of a loss

double known_or_nan(double value) { return value > 0 ? value : std::nan(""); }
QString or_dash(double value, const QString& text) { return value > 0 ? text : QStringLiteral("–"); }

QString state_text(const std::string& status) {
    if (status == "finished") return ExperimentsPage::tr("Finished");
    if (status == "stopped") return ExperimentsPage::tr("Stopped");
    if (status == "cancelled") return ExperimentsPage::tr("Stopped, not saved");
    if (status == "failed") return ExperimentsPage::tr("Failed");
    if (status == "waiting") return ExperimentsPage::tr("Waiting");
    if (status == "training") return ExperimentsPage::tr("Training");
    return ExperimentsPage::tr("Interrupted");
}

}  // namespace

ExperimentsPage::ExperimentsPage(Shell& shell, QWidget* parent) : Page(shell, parent), presenter_(shell.bridge()) {
    const auto make = [&](const char* icon, const QString& text, const QString& help) {
        auto* action = new QAction(shell.theme().icon(QString::fromLatin1(icon)), text, this);
        action->setToolTip(help);
        action->setProperty("on_accent_icon", shell.theme().icon(QString::fromLatin1(icon), IconTint::OnAccent));
        return action;
    };
    new_ = make("plus", tr("New sweep"), tr("Train one run for every value of a setting"));
    csv_ = make("export", tr("Save as CSV"), tr("Write the table on view to a file"));
    continue_ = make("play", tr("Continue sweep"), tr("Train the runs that are missing or have failed"));
    stop_ = make("stop", tr("Stop sweep"), tr("Save the run in training and end; the sweep can be continued"));
    open_ = make("folder", tr("Open run"), tr("Show the chosen run, or else the recommended one, on the Train page: to chat with its adapter, merge it or train on"));
    connect(open_, &QAction::triggered, this, [this] { shell_.open_run(cell_folder()); });
    connect(new_, &QAction::triggered, this, &ExperimentsPage::open_sheet);
    connect(csv_, &QAction::triggered, this, &ExperimentsPage::save_csv);
    connect(continue_, &QAction::triggered, this, &ExperimentsPage::continue_sweep);
    connect(stop_, &QAction::triggered, this, [this] { presenter_.stop(); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    empty_ = new EmptyState(shell.theme(), QStringLiteral("experiments"), tr("No experiments yet"),
                            tr("Runs are listed here to be sorted, overlaid and compared; a sweep trains one run for every value of a setting and recommends one."),
                            new_, this);
    content_ = new QWidget(this);
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(12);
    view_ = new Segments({tr("Runs"), tr("Sweeps")}, content_);
    view_->setAccessibleName(tr("What is listed"));
    views_ = new QStackedWidget(content_);
    views_->addWidget(build_runs());
    views_->addWidget(build_sweeps());
    column->addWidget(view_, 0, Qt::AlignLeft);
    column->addWidget(views_, 1);
    layout->addWidget(empty_);
    layout->addWidget(content_);
    connect(view_, &Segments::chosen, this, [this](int index) { show_sweeps(index == 1); });
    connect(&presenter_, &ExperimentsPresenter::listed, this, &ExperimentsPage::fill);
    connect(&presenter_, &ExperimentsPresenter::curves_read, this, &ExperimentsPage::show_curves);
    connect(&presenter_, &ExperimentsPresenter::sweep_changed, this, &ExperimentsPage::show_progress);
    connect(&presenter_, &ExperimentsPresenter::written, this, &ExperimentsPage::reload);
    connect(&presenter_, &ExperimentsPresenter::refused, this, [this](const Error& error) {
        wanted_.clear();   // it may never be written
        shell_.show_notice(notice_of(error));
    });
    fill();
}

QWidget* ExperimentsPage::build_runs() {
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    runs_ = make_row_table({tr("Run"), tr("State"), tr("Method"), tr("Rank"), tr("Rate"), tr("Loss"), tr("Held-out"), tr("Time"), tr("Memory"), tr("Trainable"), tr("Begun")},
                           {Rank, Rate, Loss, Evaluation, Time, Memory, Parameters}, tr("Runs"), split);
    runs_->setObjectName(QStringLiteral("experiment runs"));
    runs_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    fit_columns(runs_, Begun);   // names are told whole
    runs_->sortByColumn(Begun, Qt::DescendingOrder);
    auto* below = new QWidget(split);
    auto* row = new QHBoxLayout(below);
    row->setContentsMargins(0, 12, 0, 0);
    row->setSpacing(2 * kGrid);
    chart_place_ = new QVBoxLayout;
    settings_ = new QWidget(below);
    auto* right = new QVBoxLayout(settings_);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(kGrid);
    differences_title_ = make_label({}, "muted", settings_);
    differences_title_->setWordWrap(true);
    differences_ = make_row_table({tr("Setting"), {}, {}}, {}, tr("Settings that differ"), settings_);
    differences_->setMinimumWidth(320);
    differences_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    right->addWidget(differences_title_);
    right->addWidget(differences_, 1);
    row->addLayout(chart_place_, 3);
    row->addWidget(settings_, 2);
    split->addWidget(runs_);
    split->addWidget(below);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    connect(runs_, &QTableWidget::itemSelectionChanged, this, &ExperimentsPage::show_selection);
    connect(runs_, &QTableWidget::cellActivated, this, [this](int row) {
        shell_.open_run(ss(runs_->item(row, Name)->data(Qt::UserRole).toString()));
    });
    return split;
}

QWidget* ExperimentsPage::build_sweeps() {
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    sweeps_ = make_row_table({tr("Sweep"), tr("Runs")}, {1}, tr("Sweeps"), split);
    sweeps_->setObjectName(QStringLiteral("sweeps"));
    sweeps_->setMinimumWidth(180);
    fit_columns(sweeps_, 0);
    auto* right = new QWidget(split);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(2 * kGrid, 0, 0, 0);
    column->setSpacing(kGrid);
    const auto text = [&](const char* role) {
        auto* label = make_label({}, role, right);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
        return label;
    };
    sweep_title_ = text("heading");
    sweep_text_ = text("small");
    reason_ = text("");
    progress_ = new QWidget(right);
    auto* row = new QHBoxLayout(progress_);
    row->setContentsMargins(0, 0, 0, 0);
    activity_ = make_label({}, "strong", progress_);
    bar_ = new QProgressBar(progress_);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress of the sweep"));
    row->addWidget(activity_);
    row->addWidget(bar_, 1);
    column->addWidget(progress_);
    picture_ = new SweepChart(shell_.theme(), right);
    column->addWidget(picture_);
    cells_ = make_row_table({tr("Run"), tr("State"), tr("Held-out"), tr("Loss"), tr("Trainable"), tr("Adapter"), tr("Time"), tr("Tokens/s"), tr("Memory")},
                            {CellEvaluation, CellLoss, CellParameters, CellAdapter, CellTime, CellSpeed, CellMemory}, tr("Runs of the sweep"), right);
    cells_->setObjectName(QStringLiteral("sweep cells"));
    fit_columns(cells_, Cell);
    column->addWidget(cells_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(make_action_button(continue_, "", right));
    buttons->addWidget(make_action_button(stop_, "", right));
    buttons->addWidget(make_action_button(open_, "", right));
    buttons->addStretch(1);
    column->addLayout(buttons);
    split->addWidget(sweeps_);
    split->addWidget(right);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 4);
    connect(sweeps_, &QTableWidget::currentCellChanged, this, [this] {
        cells_->setCurrentItem(nullptr);   // it was another sweep's
        show_sweep();
    });
    connect(cells_, &QTableWidget::itemSelectionChanged, this, [this] {
        picture_->set_current(cells_->currentRow());
        show_progress();
    });
    connect(picture_, &SweepChart::chosen, cells_, [this](int run) { choose_row(cells_, run); });
    connect(cells_, &QTableWidget::cellActivated, open_, &QAction::trigger);
    return split;
}

PageHeader ExperimentsPage::header() {
    QString subtitle;
    if (content_->isVisibleTo(this)) {
        const size_t runs = presenter_.runs().size(), sweeps = presenter_.sweeps().size();
        subtitle = (runs == 1 ? tr("1 run") : tr("%1 runs").arg(runs)) + QStringLiteral(", ") + (sweeps == 1 ? tr("1 sweep") : tr("%1 sweeps").arg(sweeps));
    }
    return {tr("Experiments"), subtitle, content_->isVisibleTo(this) ? std::vector<QAction*>{csv_} : std::vector<QAction*>{}, new_};
}

void ExperimentsPage::activated() { reload(); }

void ExperimentsPage::state_changed() {
    const AppState& state = shell_.state();
    if (!isVisible() || (state.recent_runs.size() == known_ && state.running == running_)) return;
    reload();
}

void ExperimentsPage::reload() {
    known_ = shell_.state().recent_runs.size();
    running_ = shell_.state().running;
    presenter_.reload(shell_.state().home, shell_.state().recent_runs);
}

void ExperimentsPage::fill() {
    const bool any = !presenter_.runs().empty() || !presenter_.sweeps().empty() || presenter_.is_running();
    empty_->setVisible(!any);
    content_->setVisible(any);
    fill_runs();
    fill_sweeps();
    show_progress();
    Q_EMIT header_changed();
}

void ExperimentsPage::fill_runs() {
    QStringList selected;
    for (const RunSummary* run : chosen()) selected << qs(run->folder);
    for (const QModelIndex& index : runs_->selectionModel()->selectedRows()) selected << runs_->item(index.row(), Name)->data(Qt::UserRole).toString();
    const QSignalBlocker blocker(runs_);
    runs_->setSortingEnabled(false);
    runs_->clearSelection();
    runs_->setRowCount(static_cast<int>(presenter_.runs().size()));
    for (int row = 0; row < runs_->rowCount(); ++row) {
        const RunSummary& run = presenter_.runs()[static_cast<size_t>(row)];
        auto* name = new RowCell(qs(run.name));
        name->setData(Qt::UserRole, qs(run.folder));
        name->setToolTip(plain_tip(qs(run.folder)));
        runs_->setItem(row, Name, name);
        runs_->setItem(row, State, new RowCell(state_text(run.status)));
        runs_->item(row, State)->setToolTip(plain_tip(qs(run.error)));
        runs_->setItem(row, Method, new RowCell(qs(run.spec.method)));
        const bool ranked = is_enabled(run.spec, "adapter.r");
        const auto rank = ranked ? static_cast<double>(run.spec.adapter.r) : std::nan("");
        runs_->setItem(row, Rank, figure_cell(ranked ? QString::number(run.spec.adapter.r) : QStringLiteral("–"), rank));
        runs_->setItem(row, Rate, figure_cell(number_text(run.spec.train.learning_rate), run.spec.train.learning_rate));
        runs_->setItem(row, Loss, figure_cell(loss_text(run.loss, kDigits), known_or_nan(run.loss)));
        runs_->setItem(row, Evaluation, figure_cell(loss_text(run.eval_loss, kDigits), known_or_nan(run.eval_loss)));
        runs_->setItem(row, Time, figure_cell(or_dash(run.seconds, duration_text(run.seconds)), known_or_nan(run.seconds)));
        const auto memory = static_cast<double>(run.memory), trainable = static_cast<double>(run.trainable);
        runs_->setItem(row, Memory, figure_cell(or_dash(memory, bytes_text(memory)), known_or_nan(memory)));
        runs_->setItem(row, Parameters, figure_cell(or_dash(trainable, short_count_text(trainable)), known_or_nan(trainable)));
        const QDateTime begun = QDateTime::fromString(qs(run.created), Qt::ISODate);
        auto* when = new RowCell(when_text(run.created), begun.isValid() ? static_cast<double>(begun.toSecsSinceEpoch()) : std::nan(""));
        when->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        when->setData(Qt::UserRole + 1, qs(run.created));
        runs_->setItem(row, Begun, when);
    }
    runs_->setSortingEnabled(true);
    for (int row = 0; row < runs_->rowCount(); ++row)
        if (selected.contains(runs_->item(row, Name)->data(Qt::UserRole).toString()))
            runs_->selectionModel()->select(runs_->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    if (runs_->selectionModel()->selectedRows().isEmpty() && runs_->rowCount() > 0) choose_row(runs_, 0);
    show_selection();
}

std::vector<const RunSummary*> ExperimentsPage::chosen() const {
    std::vector<const RunSummary*> out;
    for (const QModelIndex& index : runs_->selectionModel()->selectedRows()) {
        const std::string folder = ss(runs_->item(index.row(), Name)->data(Qt::UserRole).toString());
        for (const RunSummary& run : presenter_.runs())
            if (run.folder == folder) out.push_back(&run);
    }
    return out;
}

void ExperimentsPage::show_selection() {
    auto runs = chosen();
    show_differences(runs);
    if (runs.size() > kOverlaid) runs.resize(kOverlaid);
    presenter_.read_curves(runs);
}

void ExperimentsPage::show_curves() {
    delete chart_;
    chart_ = new Chart(shell_.theme(), {tr("Loss"), tr("step"), tr("Choose runs in the table; Ctrl adds one"), ValueFormat::Number}, this);
    chart_->setMinimumHeight(200);
    chart_->set_enlarged(enlarged_);
    connect(chart_, &Chart::enlarge_requested, this, [this] { enlarge(!enlarged_); });
    int colour = 0;
    for (const LossCurve& curve : presenter_.curves()) {
        if (curve.steps.empty()) continue;
        const int line = chart_->add_line(qs(curve.name), colour, LineKind::Smoothed);
        for (const PlotPoint& point : curve.steps) chart_->append(line, point.x, point.y);
        if (!curve.evals.empty()) {
            const int dots = chart_->add_line(tr("%1, held out").arg(qs(curve.name)), colour, LineKind::Points);
            for (const PlotPoint& point : curve.evals) chart_->append(dots, point.x, point.y);
        }
        ++colour;
    }
    chart_place_->addWidget(chart_);
}

// The curves alone, or the table above them.
void ExperimentsPage::enlarge(bool on) {
    enlarged_ = on;
    runs_->setVisible(!on);
    settings_->setVisible(!on);
    if (chart_) chart_->set_enlarged(on);
}

void ExperimentsPage::show_differences(const std::vector<const RunSummary*>& runs) {
    differences_->setRowCount(0);
    differences_->setVisible(runs.size() == 2);
    if (runs.size() != 2) {
        differences_title_->setText(runs.size() > kOverlaid ? tr("The curves of the first six are shown. Choose two runs to see which settings differ.")
                                                            : tr("Choose two runs to see which settings differ (Ctrl or Shift and a click, or Shift and the arrow keys)."));
        return;
    }
    const auto found = differences(runs[0]->spec, runs[1]->spec);
    differences_title_->setText(found.empty() ? tr("Both runs have the same settings.") : found.size() == 1 ? tr("1 setting differs") : tr("%1 settings differ").arg(found.size()));
    differences_->setHorizontalHeaderLabels({tr("Setting"), qs(runs[0]->name), qs(runs[1]->name)});
    differences_->setRowCount(static_cast<int>(found.size()));
    for (int row = 0; row < differences_->rowCount(); ++row) {
        const FieldDifference& one = found[static_cast<size_t>(row)];
        int column = 0;
        for (const std::string& text : {one.path, one.left, one.right}) {
            differences_->setItem(row, column, new RowCell(qs(text)));
            differences_->item(row, column++)->setToolTip(plain_tip(qs(text)));
        }
    }
}

void ExperimentsPage::fill_sweeps() {
    std::string before = sweeps_->currentItem() ? ss(sweeps_->item(sweeps_->currentRow(), 0)->data(Qt::UserRole).toString()) : presenter_.running_folder();
    if (!wanted_.empty()) before = wanted_;
    int current = wanted_.empty() ? 0 : -1;   // what is wanted may not be written yet
    {
        const QSignalBlocker blocker(sweeps_);
        sweeps_->setRowCount(static_cast<int>(presenter_.sweeps().size()));
        for (int row = 0; row < sweeps_->rowCount(); ++row) {
            const SweepSummary& one = presenter_.sweeps()[static_cast<size_t>(row)];
            auto* name = new RowCell(qs(one.name));
            name->setData(Qt::UserRole, qs(one.folder));
            name->setToolTip(plain_tip(qs(one.folder)));
            sweeps_->setItem(row, 0, name);
            sweeps_->setItem(row, 1, new RowCell(QStringLiteral("%1 / %2").arg(one.done()).arg(one.cells.size()), static_cast<double>(one.done())));
            if (one.folder == before) current = row;
            if (one.folder == wanted_) wanted_.clear();
        }
        if (current < 0) sweeps_->setCurrentItem(nullptr);
        else if (sweeps_->rowCount() > 0) choose_row(sweeps_, current);
    }
    show_sweep();
}

const SweepSummary* ExperimentsPage::sweep() const {
    const int row = sweeps_->currentRow();
    return row >= 0 && row < static_cast<int>(presenter_.sweeps().size()) ? &presenter_.sweeps()[static_cast<size_t>(row)] : nullptr;
}

std::string ExperimentsPage::cell_folder() const {
    const SweepSummary* one = sweep();
    const int row = cells_->currentRow();
    const std::string name = !one ? "" : row >= 0 && row < static_cast<int>(one->cells.size()) ? one->cells[static_cast<size_t>(row)].name : one->recommended;
    const std::string folder = name.empty() ? "" : one->folder + "/cells/" + name;
    std::error_code code;
    return fs::exists(fs::path(folder) / "run.json", code) ? folder : "";
}

void ExperimentsPage::show_sweep() {
    const SweepSummary* one = sweep();
    cells_->setRowCount(one ? static_cast<int>(one->cells.size()) : 0);
    const QString begun = presenter_.is_running() ? qs(fs::path(presenter_.running_folder()).filename().string()) : QString();   // not written yet
    sweep_title_->setText(one ? qs(one->name) : begun.isEmpty() ? tr("No sweeps yet") : begun);
    reason_->setVisible(one && !one->reason.empty());
    QStringList axes;
    if (one)
        for (const std::string& axis : one->axes) axes << qs(axis);
    sweep_text_->setText(one ? tr("%1 · %2 · %3 on %4 · held-out loss of the base %5")
                                   .arg(axes.join(QStringLiteral(" × ")), one->strategy == "halving" ? tr("halving") : tr("every run to its end"),
                                        qs(fs::path(one->spec.model.path).filename().string()), qs(fs::path(one->spec.data.path).filename().string()), loss_text(one->base_loss, kDigits))
                             : begun.isEmpty() ? tr("New sweep trains one run for every value of a setting, the rank for instance.") : QString());
    if (one) {
        const bool over = one->done() == static_cast<int64_t>(one->cells.size());
        const QString words = over ? tr("Recommended: %1. %2") : tr("Best so far: %1. %2");
        reason_->setText(one->recommended.empty() ? qs(one->reason) : words.arg(qs(one->recommended), qs(one->reason)));
    }
    for (int row = 0; row < cells_->rowCount(); ++row) {
        const SweepCellRow& cell = one->cells[static_cast<size_t>(row)];
        auto* name = new RowCell(qs(cell.name));
        if (cell.name == one->recommended) name->setIcon(shell_.theme().icon(QStringLiteral("done"), IconTint::Green));
        cells_->setItem(row, Cell, name);
        cells_->setItem(row, CellState, new RowCell(state_text(cell.status)));
        cells_->item(row, CellState)->setToolTip(plain_tip(qs(cell.error)));
        cells_->setItem(row, CellEvaluation, figure_cell(loss_text(cell.eval_loss, kDigits), cell.eval_loss));
        cells_->setItem(row, CellLoss, figure_cell(loss_text(cell.loss, kDigits), known_or_nan(cell.loss)));
        cells_->setItem(row, CellParameters, figure_cell(or_dash(cell.parameters, short_count_text(cell.parameters)), known_or_nan(cell.parameters)));
        cells_->setItem(row, CellAdapter, figure_cell(or_dash(cell.adapter_bytes, bytes_text(cell.adapter_bytes)), known_or_nan(cell.adapter_bytes)));
        cells_->setItem(row, CellTime, figure_cell(or_dash(cell.seconds, duration_text(cell.seconds)), known_or_nan(cell.seconds)));
        cells_->setItem(row, CellSpeed, figure_cell(or_dash(cell.tokens_per_second, count_text(std::llround(cell.tokens_per_second > 0 ? cell.tokens_per_second : 0))), known_or_nan(cell.tokens_per_second)));
        cells_->setItem(row, CellMemory, figure_cell(or_dash(cell.memory, bytes_text(cell.memory)), known_or_nan(cell.memory)));
    }
    picture_->show_sweep(one);
    show_progress();
}

void ExperimentsPage::show_progress() {
    const SweepSummary* one = sweep();
    const bool running = presenter_.is_running(), here = running && one && one->folder == presenter_.running_folder();
    progress_->setVisible(running && (here || !one));
    continue_->setEnabled(!running && one && one->can_go_on());
    continue_->setVisible(!running);
    stop_->setVisible(running);
    open_->setEnabled(!cell_folder().empty());
    new_->setEnabled(!running);
    csv_->setEnabled((views_->currentIndex() == 0 ? runs_ : cells_)->rowCount() > 0);
    if (!running) return;
    activity_->setText(presenter_.activity().empty() ? tr("Waiting for its turn") : qs(presenter_.activity()));
    const double cells = here ? static_cast<double>(one->cells.size()) : 0;
    bar_->setRange(0, cells > 0 ? 1000 : 0);
    if (cells > 0) bar_->setValue(static_cast<int>(1000 * (static_cast<double>(one->done()) + presenter_.cell_share()) / cells));
}

void ExperimentsPage::show_sweeps(bool on) {
    view_->set_current(on ? 1 : 0);
    views_->setCurrentIndex(on ? 1 : 0);
    show_progress();
}

SweepSheet* ExperimentsPage::open_sheet() {
    auto* sheet = new SweepSheet(shell_.state(), presenter_.runs(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        const StartSweep wanted = sheet->sweep();
        if (auto made = make_folders(fs::path(wanted.folder).parent_path()); !made) {
            shell_.show_notice(notice_of(made.error()));
            return;
        }
        start(wanted);
    });
    sheet->open();
    return sheet;
}

void ExperimentsPage::start(const StartSweep& wanted) {
    shell_.clear_notice();
    wanted_ = wanted.folder;
    presenter_.start(wanted);
    fill();
    show_sweeps(true);
}

void ExperimentsPage::continue_sweep() {
    const SweepSummary* one = sweep();
    if (one) start({one->spec, one->axes, one->folder, one->seeds, one->strategy, one->together});
}

std::string ExperimentsPage::csv() const { return table_csv(views_->currentIndex() == 0 ? runs_ : cells_); }

Result<void> ExperimentsPage::write_csv(const std::string& file) const { return write_file_atomic(file, csv()); }

void ExperimentsPage::save_csv() {
    auto* dialog = new QFileDialog(this, tr("Save the table as CSV"), qs(shell_.state().home), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (auto written = write_csv(ss(file)); !written) shell_.show_notice(notice_of(written.error()));
        else shell_.show_notice({Notice::Kind::Success, tr("The table is in %1.").arg(file), {}, {}});
    });
    dialog->open();
}

}  // namespace lorica
