// SPDX-License-Identifier: GPL-3.0-or-later
// Short accounts of run folders for lists: read from run.json and events.jsonl. Values; any thread, not the GUI's for many.
#pragma once

#include <QObject>
#include <functional>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/settings/run_spec.h"

namespace lorica {

struct RunSummary {
    std::string folder, name;
    std::string status;            // "finished", "stopped", "cancelled", "failed", "training", or "open": it was interrupted
    std::string created;           // UTC, as run.json has it
    RunSpec spec;
    int64_t step = 0, total_steps = 0;
    int64_t trainable = 0, all = 0;
    double loss = 0;               // of the last steps, smoothed; 0 without a step
    double eval_loss = 0;          // the lowest; 0 without an evaluation
    double seconds = 0;            // spent in steps
    int64_t memory = 0;            // the most that a step told
    bool has_adapter = false;
    int64_t adapter_bytes = 0;
    std::vector<double> curve;     // at most 60 points of the loss
    std::string error;             // why it failed

    bool can_resume() const { return status == "open" || status == "stopped" || status == "cancelled" || status == "failed"; }
};

// What a run is called: its folder's name, behind that of its sweep or benchmark where it is a run of one ("sweep-01-r-8").
std::string run_name(const fs::path& folder);
// An error where the folder holds no readable run.json.
Result<RunSummary> summarize_run(const fs::path& folder);

// Summaries of every run in `runs` and of `more` folders, newest first; folders that are no runs are left out.
std::vector<RunSummary> list_runs(const fs::path& runs, const std::vector<std::string>& more);

// The same on a worker thread; `done` is called on the thread of `context`, unless that is gone by then.
void list_runs_later(const fs::path& runs, const std::vector<std::string>& more, QObject* context,
                     std::function<void(std::vector<RunSummary>)> done);

}  // namespace lorica
