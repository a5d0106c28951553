// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a run's events in order. Engine thread.
#include "core/train/run_log.h"

namespace lorica {

bool belongs_to_history(const EventBody& body) {
    return std::holds_alternative<RunStarted>(body) || std::holds_alternative<RunChanged>(body) || std::holds_alternative<TrainStep>(body) || std::holds_alternative<EvalResult>(body) || std::holds_alternative<SampleAnswer>(body) ||
           std::holds_alternative<CheckpointSaved>(body) || std::holds_alternative<StateChanged>(body) ||
           std::holds_alternative<DiagnosticRaised>(body) || std::holds_alternative<LogRecord>(body) ||
           std::holds_alternative<JobFinished>(body);
}

std::optional<Error> RunLog::write(const Event& event) {
    waiting_.push_back(event);
    while (!waiting_.empty()) {
        if (auto written = folder_.append(waiting_.front()); !written) {
            const bool first = !troubled_;
            troubled_ = true;
            if (first) return written.error();
            return std::nullopt;
        }
        waiting_.pop_front();
    }
    troubled_ = false;
    return std::nullopt;
}

}  // namespace lorica
