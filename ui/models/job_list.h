// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's jobs as the studio sees them: what runs, what waits in line, how far it is. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

#include "ui/bridge/engine_bridge.h"

namespace lorica {

struct Job {
    CommandId id = 0;
    QString kind, what, name;          // "start_run"; "Training"; "run-07"
    int64_t done = 0, total = 0;       // total 0: unknown
    double seconds_left = -1;          // below 0: unknown
    double step_seconds = 0;
    bool running = false, paused = false;

    bool trains() const { return kind == QStringLiteral("start_run") || kind == QStringLiteral("start_sweep") || kind == QStringLiteral("run_benchmark"); }
};

// Forecasts and answers come and go in a moment and are left out.
class JobList : public QObject {
    Q_OBJECT
public:
    explicit JobList(EngineBridge& bridge, QObject* parent = nullptr);

    // What runs first, then what waits, in the order it will run.
    const std::vector<Job>& jobs() const { return jobs_; }
    bool is_training() const;          // a run, a sweep or a benchmark is running or waits

    void cancel(CommandId id);         // of a run: it stops and saves
    void run_next(CommandId id);       // a waiting job goes to the head of the line

Q_SIGNALS:
    void changed();                    // at most once a frame
    void ended(const lorica::Job& job, const lorica::JobFinished& event);

private:
    Job* find(CommandId id);
    void connect_bridge();

    EngineBridge& bridge_;
    std::vector<Job> jobs_;
    bool dirty_ = false;
};

}  // namespace lorica
