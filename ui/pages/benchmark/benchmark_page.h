// SPDX-License-Identifier: GPL-3.0-or-later
// The Benchmark page: methods side by side as a table with bars, loss curves, and the report to hand on. GUI thread.
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>

#include "ui/charts/chart.h"
#include "ui/pages/benchmark/benchmark_presenter.h"
#include "ui/pages/benchmark/benchmark_sheet.h"
#include "ui/pages/benchmark/measure_bars.h"
#include "ui/pages/benchmark/measure_table.h"
#include "ui/shell/page.h"
#include "ui/widgets/card.h"

namespace lorica {

class BenchmarkPage : public Page {
    Q_OBJECT
public:
    explicit BenchmarkPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    bool take_files(const QStringList& paths) override;   // a benchmark's folder, or its benchmark.json

    BenchmarkPresenter& presenter() { return presenter_; }
    const Chart* chart() const { return chart_; }
    const BenchmarkSummary* benchmark() const;            // the one on view
    BenchmarkSheet* open_sheet();
    void show_runs(bool on);
    std::string csv() const;                              // of the table on view
    // By the name's ending: .html, or .pdf.
    Result<void> write_report(const std::string& file) const;

private:
    void make_actions();
    QWidget* build_list();
    QWidget* build_view();
    QWidget* build_charts(QWidget* parent);
    void reload() { presenter_.reload(shell_.state().home); }
    void fill();
    void show_benchmark();
    std::string cell_folder() const;      // of the chosen run; empty where it has not begun
    void fill_runs(const BenchmarkSummary* one);
    void show_curves();
    void show_progress();
    void enlarge(bool on);
    void open_folder();
    void take_folder(const std::string& folder);
    void start(const RunBenchmark& wanted);
    void save_csv();
    void save_report();

    BenchmarkPresenter presenter_;
    std::vector<RunSummary> runs_;        // for the sheet
    std::string wanted_;                  // folder to show when it is listed
    QAction *new_, *open_, *csv_, *report_, *continue_, *stop_, *open_run_;
    QWidget *empty_, *content_, *progress_, *charts_, *head_;
    QTableWidget *list_, *cells_;
    Segments* view_;
    QStackedWidget* views_;
    MeasureTable* measures_;
    MeasureBars* bars_;
    QVBoxLayout* chart_place_;
    Chart* chart_ = nullptr;
    int live_line_ = -1;                  // of chart_, and how many of its points are drawn
    size_t live_drawn_ = 0;
    std::string live_name_;
    QLabel *title_, *text_, *note_, *activity_;
    QProgressBar* bar_;
    bool enlarged_ = false;
};

}  // namespace lorica
