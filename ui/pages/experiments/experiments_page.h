// SPDX-License-Identifier: GPL-3.0-or-later
// The Experiments page: runs to sort, overlay and compare; sweeps with their cells and recommendation. GUI thread.
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTableWidget>

#include "ui/charts/chart.h"
#include "ui/pages/experiments/experiments_presenter.h"
#include "ui/pages/experiments/sweep_chart.h"
#include "ui/pages/experiments/sweep_sheet.h"
#include "ui/shell/page.h"
#include "ui/widgets/card.h"

namespace lorica {

class ExperimentsPage : public Page {
    Q_OBJECT
public:
    explicit ExperimentsPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;

    ExperimentsPresenter& presenter() { return presenter_; }
    const Chart* chart() const { return chart_; }
    void show_sweeps(bool on);
    SweepSheet* open_sheet();
    std::string csv() const;              // of the table on view
    Result<void> write_csv(const std::string& file) const;

private:
    QWidget* build_runs();
    QWidget* build_sweeps();
    void reload();
    void fill();
    void fill_runs();
    void fill_sweeps();
    void show_selection();
    void show_curves();
    void show_differences(const std::vector<const RunSummary*>& chosen);
    void enlarge(bool on);
    void show_sweep();
    void show_progress();
    void save_csv();
    void start(const StartSweep& wanted);
    void continue_sweep();
    std::vector<const RunSummary*> chosen() const;
    const SweepSummary* sweep() const;
    std::string cell_folder() const;      // of the chosen run of the sweep, or the recommended one; empty where it has not begun

    ExperimentsPresenter presenter_;
    size_t known_ = 0;                    // recent runs of the state, as of the last look
    std::string running_;
    std::string wanted_;                  // folder to show when it is listed
    QAction *new_, *csv_, *continue_, *stop_, *open_;
    QWidget *empty_, *content_;
    Segments* view_;
    QStackedWidget* views_;
    QTableWidget *runs_, *differences_, *sweeps_, *cells_;
    QVBoxLayout* chart_place_;
    Chart* chart_ = nullptr;
    SweepChart* picture_;
    QLabel *differences_title_, *sweep_title_, *sweep_text_, *reason_, *activity_;
    QProgressBar* bar_;
    QWidget *progress_, *settings_;
    bool enlarged_ = false;
};

}  // namespace lorica
