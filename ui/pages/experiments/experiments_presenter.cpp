// SPDX-License-Identifier: GPL-3.0-or-later
// Reads folders on worker threads and follows the sweep. GUI thread.
#include "ui/pages/experiments/experiments_presenter.h"

#include <QThreadPool>
#include <algorithm>

#include "ui/bridge/gui_thread.h"

namespace lorica {

ExperimentsPresenter::ExperimentsPresenter(EngineBridge& bridge, QObject* parent) : QObject(parent), bridge_(bridge) { connect_bridge(); }

void ExperimentsPresenter::connect_bridge() {
    connect(&bridge_, &EngineBridge::job_progress, this, [this](const JobProgress& e) {
        if (!is_mine(e.command)) return;
        activity_ = e.what;
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::run_started, this, [this](const RunStarted& e) {
        if (!is_mine(e.command)) return;
        activity_ = fs::path(e.folder).filename().string();
        total_steps_ = e.total_steps;
        share_ = 0;
        dirty_ = true;
        Q_EMIT written();
    });
    connect(&bridge_, &EngineBridge::train_step, this, [this](const TrainStep& e) {
        if (!is_mine(e.command) || total_steps_ <= 0) return;
        share_ = std::min(1.0, static_cast<double>(e.step) / static_cast<double>(total_steps_));
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::sweep_cell, this, [this](const SweepCell& e) {
        if (!is_mine(e.command)) return;
        share_ = 0;
        Q_EMIT written();
    });
    connect(&bridge_, &EngineBridge::drained, this, [this] { if (std::exchange(dirty_, false)) Q_EMIT sweep_changed(); });
    connect(&bridge_, &EngineBridge::rejected, this, [this](const Rejected& e) { if (is_mine(e.command)) end(e.error); });
    connect(&bridge_, &EngineBridge::job_finished, this, [this](const JobFinished& e) { if (is_mine(e.command)) end(e.status == "failed" ? e.error : std::nullopt); });
}

void ExperimentsPresenter::reload(const fs::path& home, const std::vector<std::string>& recent_runs) {
    const int number = ++reload_number_;
    QThreadPool::globalInstance()->start([=, target = QPointer<ExperimentsPresenter>(this)] {
        auto sweeps = std::make_shared<std::vector<SweepSummary>>(list_sweeps(home / "sweeps"));
        std::vector<std::string> more = recent_runs;
        for (const SweepSummary& sweep : *sweeps)
            for (const SweepCellRow& cell : sweep.cells)
                if (!cell.name.empty() && cell.name.find('/') == std::string::npos) more.push_back(sweep.folder + "/cells/" + cell.name);
        auto runs = std::make_shared<std::vector<RunSummary>>(list_runs(home / "runs", more));
        tell(target, [number, sweeps, runs](ExperimentsPresenter& to) {
            if (to.reload_number_ != number) return;
            to.sweeps_ = std::move(*sweeps);
            to.runs_ = std::move(*runs);
            Q_EMIT to.listed();
        });
    });
}

void ExperimentsPresenter::read_curves(const std::vector<const RunSummary*>& runs) {
    const int number = ++curves_number_;
    std::vector<std::pair<std::string, std::string>> wanted;
    for (const RunSummary* run : runs) wanted.emplace_back(run->folder, run->name);
    QThreadPool::globalInstance()->start([number, wanted, target = QPointer<ExperimentsPresenter>(this)] {
        auto curves = std::make_shared<std::vector<LossCurve>>();
        for (const auto& one : wanted) curves->push_back(read_curve(one.first, one.second));
        tell(target, [number, curves](ExperimentsPresenter& to) {
            if (to.curves_number_ != number) return;
            to.curves_ = std::move(*curves);
            Q_EMIT to.curves_read();
        });
    });
}

void ExperimentsPresenter::start(const StartSweep& sweep) {
    if (command_ != 0) return;
    folder_ = sweep.folder;
    activity_.clear();
    share_ = 0;
    command_ = bridge_.post(sweep);
    Q_EMIT sweep_changed();
}

void ExperimentsPresenter::stop() {
    if (command_ != 0) bridge_.post(StopRun{command_, true});
}

void ExperimentsPresenter::end(const std::optional<Error>& error) {
    command_ = 0;
    Q_EMIT sweep_changed();
    Q_EMIT written();
    if (error) Q_EMIT refused(*error);
}

}  // namespace lorica
