// SPDX-License-Identifier: GPL-3.0-or-later
// Reads folders on worker threads and follows the benchmark. GUI thread.
#include "ui/pages/benchmark/benchmark_presenter.h"

#include <QThreadPool>
#include <algorithm>
#include <set>

#include "ui/bridge/gui_thread.h"

namespace lorica {

BenchmarkPresenter::BenchmarkPresenter(EngineBridge& bridge, QObject* parent) : QObject(parent), bridge_(bridge) { connect_bridge(); }

void BenchmarkPresenter::connect_bridge() {
    connect(&bridge_, &EngineBridge::job_progress, this, [this](const JobProgress& e) {
        if (!is_mine(e.command)) return;
        activity_ = e.what;
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::run_started, this, [this](const RunStarted& e) {
        if (!is_mine(e.command)) return;
        live_ = {e.folder, fs::path(e.folder).filename().string(), {}, {}};
        activity_ = live_.name;
        total_steps_ = e.total_steps;
        share_ = 0;
        dirty_ = true;
        Q_EMIT written();
    });
    connect(&bridge_, &EngineBridge::train_step, this, [this](const TrainStep& e) {
        if (!is_mine(e.command) || total_steps_ <= 0) return;
        share_ = std::min(1.0, static_cast<double>(e.step) / static_cast<double>(total_steps_));
        live_.steps.push_back({static_cast<double>(e.step), e.loss});
        activity_ = live_.name;
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::sweep_cell, this, [this](const SweepCell& e) {
        if (!is_mine(e.command)) return;
        share_ = 0;
        live_ = {};
        Q_EMIT written();
    });
    connect(&bridge_, &EngineBridge::drained, this, [this] { if (std::exchange(dirty_, false)) Q_EMIT progressed(); });
    connect(&bridge_, &EngineBridge::rejected, this, [this](const Rejected& e) { if (is_mine(e.command)) end(e.error); });
    connect(&bridge_, &EngineBridge::job_finished, this, [this](const JobFinished& e) { if (is_mine(e.command)) end(e.status == "failed" ? e.error : std::nullopt); });
}

void BenchmarkPresenter::reload(const fs::path& home) {
    const int number = ++reload_number_;
    QThreadPool::globalInstance()->start([number, home, opened = opened_, target = QPointer<BenchmarkPresenter>(this)] {
        auto found = std::make_shared<std::vector<BenchmarkSummary>>(list_benchmarks(home / "benchmarks", opened));
        tell(target, [number, found](BenchmarkPresenter& to) {
            if (to.reload_number_ != number) return;
            to.benchmarks_ = std::move(*found);
            Q_EMIT to.listed();
        });
    });
}

Result<void> BenchmarkPresenter::open(const std::string& folder) {
    LORICA_TRY(read_benchmark(folder));
    if (std::find(opened_.begin(), opened_.end(), folder) == opened_.end()) opened_.push_back(folder);
    return {};
}

void BenchmarkPresenter::read_curves(const BenchmarkSummary& benchmark) {
    const int number = ++curves_number_;
    std::vector<std::pair<std::string, std::string>> wanted;   // folder and method
    std::set<std::string> known;
    for (const bool failed : {false, true})
        for (const BenchmarkRun& run : benchmark.runs)
            if (run.row.is_over() && (run.row.status == "failed") == failed && known.insert(run.method).second) wanted.emplace_back(benchmark.run_folder(run), run.method);
    QThreadPool::globalInstance()->start([number, wanted, target = QPointer<BenchmarkPresenter>(this)] {
        auto curves = std::make_shared<std::vector<LossCurve>>();
        for (const auto& [folder, method] : wanted) curves->push_back(read_curve(folder, method));
        tell(target, [number, curves](BenchmarkPresenter& to) {
            if (to.curves_number_ != number) return;
            to.curves_ = std::move(*curves);
            Q_EMIT to.curves_read();
        });
    });
}

void BenchmarkPresenter::start(const RunBenchmark& benchmark) {
    if (command_ != 0) return;
    running_folder_ = benchmark.folder;
    activity_.clear();
    live_ = {};
    share_ = 0;
    command_ = bridge_.post(benchmark);
    Q_EMIT progressed();
}

void BenchmarkPresenter::stop() {
    if (command_ != 0) bridge_.post(StopRun{command_, true});
}

void BenchmarkPresenter::end(const std::optional<Error>& error) {
    command_ = 0;
    live_ = {};
    Q_EMIT progressed();
    Q_EMIT written();
    if (error) Q_EMIT refused(*error);
}

}  // namespace lorica
