// SPDX-License-Identifier: GPL-3.0-or-later
// From events to a run's present state. Any thread.
#include "ui/pages/train/run_record.h"

#include <QtGlobal>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/files.h"

namespace lorica {
namespace {

void take_started(RunRecord& run, const RunStarted& e) {
    run.started = e;
    if (!e.folder.empty() && run.folder.empty()) run.folder = e.folder;
    run.state = RunState::Running;
    // A resume begins again from its checkpoint: what an interrupted run did after it is done anew.
    std::erase_if(run.steps, [&](const TrainStep& s) { return s.step > e.first_step; });
    std::erase_if(run.evals, [&](const EvalResult& s) { return s.step > e.first_step; });
    std::erase_if(run.samples, [&](const SampleAnswer& s) { return s.step > e.first_step; });
    std::erase_if(run.changes, [&](const RunChanged& s) { return s.step > e.first_step; });   // told again
    if (e.first_step > 0) run.log.push_back(fmt::format("Resumed after step {}", e.first_step));
    run.log.push_back(fmt::format("{} on {} ({})", e.method, e.device, e.dtype));
    run.log.push_back(fmt::format("{} rows to train on, {} held out, {} unusable; {} steps, {} an epoch", e.train_rows, e.validation_rows,
                                  e.unusable_rows, e.total_steps, e.steps_per_epoch));
}

void take_step(RunRecord& run, const TrainStep& e) {
    run.steps.push_back(e);
    run.total_seconds += e.seconds;
    run.step_seconds = run.step_seconds == 0 ? e.seconds : 0.9 * run.step_seconds + 0.1 * e.seconds;
    if (e.skipped) run.log.push_back(fmt::format("Step {}: the loss was not finite; the step was left out", e.step));
}

void take_changed(RunRecord& run, const RunChanged& e) {
    run.changes.push_back(e);
    if (!run.started) return;
    run.started->total_steps = e.total_steps;
    run.started->learning_rate = e.learning_rate;
}

void take_finished(RunRecord& run, const JobFinished& e) {
    run.reason = e.reason;
    run.error = e.error;
    run.state = e.status == "finished" ? RunState::Finished : e.status == "stopped" ? RunState::Stopped
              : e.status == "failed" ? RunState::Failed : e.status == "interrupted" ? RunState::Interrupted : RunState::Cancelled;
    std::string line = state_text(run.state);
    if (e.error) line += ": " + e.error->text();
    else if (!e.reason.empty()) line += ": " + e.reason;
    if (e.seconds > 0) line += fmt::format(" after {:.1f} s", e.seconds);
    run.log.push_back(line);
}

}  // namespace

const char* state_text(RunState state) {
    switch (state) {
        case RunState::Waiting: return QT_TRANSLATE_NOOP("lorica::RunView", "Waiting");
        case RunState::Running: return QT_TRANSLATE_NOOP("lorica::RunView", "Training");
        case RunState::Pausing: return QT_TRANSLATE_NOOP("lorica::RunView", "Pausing");
        case RunState::Paused: return QT_TRANSLATE_NOOP("lorica::RunView", "Paused");
        case RunState::Stopping: return QT_TRANSLATE_NOOP("lorica::RunView", "Stopping");
        case RunState::Finished: return QT_TRANSLATE_NOOP("lorica::RunView", "Finished");
        case RunState::Stopped: return QT_TRANSLATE_NOOP("lorica::RunView", "Stopped");
        case RunState::Cancelled: return QT_TRANSLATE_NOOP("lorica::RunView", "Cancelled");
        case RunState::Failed: return QT_TRANSLATE_NOOP("lorica::RunView", "Failed");
        case RunState::Interrupted: return QT_TRANSLATE_NOOP("lorica::RunView", "Interrupted");
    }
    return "";
}

std::string log_line(const TrainStep& e, int64_t total) {
    return fmt::format("step {}/{}  epoch {:.2f}  loss {:.4f}  lr {:.2e}  grad {:.3f}  {:.0f} tok/s", e.step, total, e.epoch, e.loss,
                       e.learning_rate, e.grad_norm, e.tokens_per_second);
}

bool RunRecord::take(const EventBody& event) {
    CommandId of = 0;
    std::visit([&](const auto& e) { if constexpr (requires { e.command; }) of = e.command; }, event);
    if (of != command || command == 0) return false;
    if (const auto* e = std::get_if<RunStarted>(&event)) take_started(*this, *e);
    else if (const auto* e = std::get_if<RunChanged>(&event)) take_changed(*this, *e);
    else if (const auto* e = std::get_if<TrainStep>(&event)) take_step(*this, *e);
    else if (const auto* e = std::get_if<EvalResult>(&event)) {
        evals.push_back(*e);
        log.push_back(fmt::format("Evaluation at step {}: loss {:.4f}, perplexity {:.2f}{}", e->step, e->loss, e->perplexity,
                                  e->best ? " (best so far)" : ""));
    } else if (const auto* e = std::get_if<SampleAnswer>(&event)) {
        samples.push_back(*e);
    } else if (const auto* e = std::get_if<CheckpointSaved>(&event)) {
        log.push_back(fmt::format("Saved {}", fs::path(e->folder).filename().string()));
    } else if (const auto* e = std::get_if<StateChanged>(&event)) {
        if (state != RunState::Stopping) state = e->state == "paused" ? RunState::Paused : RunState::Running;
        log.push_back(e->state == "paused" ? fmt::format("Paused after step {}", e->step) : "Resumed");
    } else if (const auto* e = std::get_if<JobProgress>(&event)) {
        activity = e->what;
    } else if (const auto* e = std::get_if<LogRecord>(&event)) {
        log.push_back(e->message);
    } else if (const auto* e = std::get_if<DiagnosticRaised>(&event)) {
        log.push_back((e->diagnostic.path.empty() ? "" : e->diagnostic.path + ": ") + e->diagnostic.message);
    } else if (const auto* e = std::get_if<Rejected>(&event)) {
        state = RunState::Failed;
        error = e->error;
    } else if (const auto* e = std::get_if<JobFinished>(&event)) {
        take_finished(*this, *e);
    }
    return true;
}

double RunRecord::peak_rate() const {
    if (started && started->learning_rate > 0) return started->learning_rate;
    double peak = 0;   // of a run written without it
    for (const TrainStep& one : steps) peak = std::max(peak, one.learning_rate);
    return peak;
}

double RunRecord::run_share() const {
    return total_steps() > 0 ? std::clamp(static_cast<double>(step()) / static_cast<double>(total_steps()), 0.0, 1.0) : 0;
}

int64_t RunRecord::epoch() const {
    const int64_t per = started ? std::max<int64_t>(1, started->steps_per_epoch) : 1;
    return std::min(epochs(), std::max<int64_t>(0, step() - 1) / per + 1);
}

int64_t RunRecord::epochs() const {
    const int64_t per = started ? std::max<int64_t>(1, started->steps_per_epoch) : 1;
    return std::max<int64_t>(1, (total_steps() + per - 1) / per);
}

double RunRecord::epoch_share() const {
    if (!started || started->steps_per_epoch <= 0) return run_share();
    const int64_t before = (epoch() - 1) * started->steps_per_epoch;
    return std::clamp(static_cast<double>(step() - before) / static_cast<double>(started->steps_per_epoch), 0.0, 1.0);
}

double RunRecord::seconds_left() const {
    if (steps.empty() || total_steps() == 0 || is_over()) return -1;
    return step_seconds * static_cast<double>(total_steps() - step());
}

}  // namespace lorica
