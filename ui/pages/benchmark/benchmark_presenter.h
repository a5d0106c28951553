// SPDX-License-Identifier: GPL-3.0-or-later
// Behind the Benchmark page: benchmarks on disk, the loss curves of one, and the benchmark in progress. GUI thread.
#pragma once

#include <QObject>
#include <optional>

#include "ui/bridge/engine_bridge.h"
#include "ui/pages/benchmark/benchmark_summary.h"

namespace lorica {

class BenchmarkPresenter : public QObject {
    Q_OBJECT
public:
    explicit BenchmarkPresenter(EngineBridge& bridge, QObject* parent = nullptr);

    // Reads every benchmark on a worker thread; listed() tells of it.
    void reload(const fs::path& home);
    // Lists a folder from elsewhere too; an error where it is no benchmark.
    Result<void> open(const std::string& folder);
    const std::vector<BenchmarkSummary>& benchmarks() const { return benchmarks_; }
    // Reads the curve of each method's first run that has ended, in failure only if all have, on a worker thread; curves_read() tells of it.
    void read_curves(const BenchmarkSummary& benchmark);
    // By method, in the order of the benchmark.
    const std::vector<LossCurve>& curves() const { return curves_; }

    // Starts a benchmark, or goes on with the one in that folder.
    void start(const RunBenchmark& benchmark);
    void stop();
    bool is_running() const { return command_ != 0; }
    const std::string& running_folder() const { return running_folder_; }
    const std::string& activity() const { return activity_; }
    double run_share() const { return share_; }       // of the run in training, 0 to 1
    // The run in training, as far as it has come; its name is its folder's.
    const LossCurve& live() const { return live_; }

Q_SIGNALS:
    void listed();
    void curves_read();
    void progressed();                // activity, share or live curve is another
    void written();                   // there is more to read on disk: a run began or ended
    void refused(const lorica::Error& error);

private:
    void connect_bridge();
    void end(const std::optional<Error>& error);
    bool is_mine(CommandId id) const { return command_ != 0 && id == command_; }

    EngineBridge& bridge_;
    std::vector<std::string> opened_;
    std::vector<BenchmarkSummary> benchmarks_;
    std::vector<LossCurve> curves_;
    int reload_number_ = 0, curves_number_ = 0;
    CommandId command_ = 0;
    std::string running_folder_, activity_;
    LossCurve live_;
    int64_t total_steps_ = 0;
    double share_ = 0;
    bool dirty_ = false;
};

}  // namespace lorica
