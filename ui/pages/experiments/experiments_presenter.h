// SPDX-License-Identifier: GPL-3.0-or-later
// Behind the Experiments page: runs and sweeps on disk, curves of the chosen runs, and the sweep in progress. GUI thread.
#pragma once

#include <QObject>
#include <optional>

#include "ui/bridge/engine_bridge.h"
#include "ui/pages/experiments/sweep_summary.h"

namespace lorica {

class ExperimentsPresenter : public QObject {
    Q_OBJECT
public:
    explicit ExperimentsPresenter(EngineBridge& bridge, QObject* parent = nullptr);

    // Reads runs, sweeps and the sweeps' cells on a worker thread; listed() tells of it.
    void reload(const fs::path& home, const std::vector<std::string>& recent_runs);
    const std::vector<RunSummary>& runs() const { return runs_; }
    const std::vector<SweepSummary>& sweeps() const { return sweeps_; }
    // Reads the curves of these runs on a worker thread; curves_read() tells of it.
    void read_curves(const std::vector<const RunSummary*>& runs);
    const std::vector<LossCurve>& curves() const { return curves_; }

    // Starts a sweep, or goes on with the one in that folder.
    void start(const StartSweep& sweep);
    void stop();
    bool is_running() const { return command_ != 0; }
    const std::string& running_folder() const { return folder_; }
    const std::string& activity() const { return activity_; }
    double cell_share() const { return share_; }      // of the cell in training, 0 to 1

Q_SIGNALS:
    void listed();
    void curves_read();
    void sweep_changed();            // progress: cell, step, end
    void written();                  // there is more to read on disk: a run began or ended
    void refused(const lorica::Error& error);

private:
    void connect_bridge();
    void end(const std::optional<Error>& error);
    bool is_mine(CommandId id) const { return command_ != 0 && id == command_; }

    EngineBridge& bridge_;
    std::vector<RunSummary> runs_;
    std::vector<SweepSummary> sweeps_;
    std::vector<LossCurve> curves_;
    int reload_number_ = 0, curves_number_ = 0;
    CommandId command_ = 0;
    std::string folder_, activity_;
    int64_t total_steps_ = 0;
    double share_ = 0;
    bool dirty_ = false;
};

}  // namespace lorica
