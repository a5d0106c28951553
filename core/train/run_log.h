// SPDX-License-Identifier: GPL-3.0-or-later
// events.jsonl of the run in progress: every event that belongs to the run, in order, through a full disk. Engine thread.
#pragma once

#include <deque>
#include <optional>

#include "core/runtime/run_folder.h"

namespace lorica {

// Whether a run's history keeps this kind of event (steps, evaluations, checkpoints, states, messages, the end).
bool belongs_to_history(const EventBody& body);

class RunLog {
public:
    // `folder` must outlive the log.
    explicit RunLog(RunFolder& folder) : folder_(folder) {}

    // Appends the event. Lines that cannot be written (full disk) are kept and written before the next one; the error is
    // returned once, when the trouble begins.
    std::optional<Error> write(const Event& event);
    size_t waiting() const { return waiting_.size(); }

private:
    RunFolder& folder_;
    std::deque<Event> waiting_;
    bool troubled_ = false;
};

}  // namespace lorica
