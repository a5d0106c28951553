// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one run from its events, and what follows from it: progress, time left, log lines. Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/runtime/event.h"
#include "core/runtime/run_notes.h"

namespace lorica {

enum class RunState { Waiting, Running, Pausing, Paused, Stopping, Finished, Stopped, Cancelled, Failed, Interrupted };

struct RunRecord {
    CommandId command = 0;
    std::string folder;
    bool ours = false;                 // in this program's engine: it can be paused and stopped
    RunState state = RunState::Waiting;
    std::string activity;              // what it does before the first step
    std::optional<RunStarted> started;
    std::vector<TrainStep> steps;
    std::vector<RunChanged> changes;
    std::vector<EvalResult> evals;
    std::vector<SampleAnswer> samples;
    std::vector<RunNote> notes;        // a person's
    std::vector<std::string> log;      // one line each, for people
    std::optional<Error> error;
    std::string reason;
    double total_seconds = 0;          // of the steps seen
    double step_seconds = 0;           // smoothed

    // Takes one event of this run; true if it was one.
    bool take(const EventBody& event);

    bool is_over() const { return state >= RunState::Finished; }
    bool is_active() const { return state > RunState::Waiting && state < RunState::Finished; }
    int64_t step() const { return steps.empty() ? (started ? started->first_step : 0) : steps.back().step; }
    int64_t total_steps() const { return started ? started->total_steps : 0; }
    double peak_rate() const;          // of the learning rate's schedule, as it is now
    double run_share() const;          // 0 to 1
    double epoch_share() const;        // of the present epoch
    int64_t epoch() const;             // 1 is the first
    int64_t epochs() const;
    double seconds_left() const;       // < 0: not known
    std::string adapter() const { return folder.empty() ? "" : folder + "/adapter"; }
};

// "Training", "Paused", "Finished", …
const char* state_text(RunState state);
// A step's line for the log.
std::string log_line(const TrainStep& step, int64_t total);

}  // namespace lorica
