// SPDX-License-Identifier: GPL-3.0-or-later
// The job lane, the control lane and checkpoints. post() on any thread, the rest on the engine thread.
#include "core/runtime/engine_thread.h"

#include <algorithm>

#include "core/base/ids.h"

namespace lorica {

JobOutcome JobOutcome::failed(Error error) {
    JobOutcome outcome{"failed", error.message, std::move(error)};
    if (outcome.error->code == ErrorCode::Cancelled) outcome.status = "cancelled";
    return outcome;
}

JobOutcome JobOutcome::finished(nlohmann::json result) { return {"finished", "", std::nullopt, std::move(result)}; }

void JobContext::emit(EventBody body) { thread_.emit(std::move(body)); }

void JobContext::progress(int64_t done, int64_t total, const std::string& what) {
    thread_.emit(JobProgress{id_, done, total, what});
}

bool JobContext::checkpoint() {
    if (turn_) return !stop_.stop_requested();
    return thread_.wait_at_checkpoint(*this);
}

bool JobContext::paused() const {
    const std::lock_guard lock(thread_.mutex_);
    return !turn_ && thread_.current_ && thread_.current_->paused;
}

bool JobContext::take_save_request() {
    const std::lock_guard lock(thread_.mutex_);
    return thread_.current_ && std::exchange(thread_.current_->save, false);
}

std::optional<RunChange> JobContext::take_change() {
    const std::lock_guard lock(thread_.mutex_);
    return thread_.current_ ? std::exchange(thread_.current_->change, std::nullopt) : std::nullopt;
}

bool JobContext::save_on_stop() const {
    const std::lock_guard lock(thread_.mutex_);
    return thread_.current_ && thread_.current_->save_on_stop;
}

EngineThread::EngineThread(EventSink sink, Start start, Handler handler)
    : sink_(std::move(sink)), start_(std::move(start)), handler_(std::move(handler)), thread_([this] { loop(); }) {}

EngineThread::~EngineThread() {
    post({0, Shutdown{}});
    if (thread_.joinable()) thread_.join();
}

void EngineThread::post(Command command) {
    if (is_control(command.body)) {
        control(command);
        return;
    }
    const CommandId id = command.id;
    bool closed = false;
    {
        const std::lock_guard lock(mutex_);
        closed = closing_;
        if (!closed) {
            sink_({Accepted{id}});  // under the lock, so that it precedes JobStarted
            auto job = std::make_shared<Job>();
            job->command = std::move(command);
            const bool during_run = current_ && std::holds_alternative<StartRun>(current_->command.body);
            const bool turn = during_run && std::holds_alternative<Generate>(job->command.body);
            (turn ? turns_ : lane_).push_back(std::move(job));
        }
    }
    if (closed) sink_({Rejected{id, {ErrorCode::Cancelled, "the engine is shutting down"}}});
    changed_.notify_all();
}

std::shared_ptr<EngineThread::Job> EngineThread::find_job(CommandId target) {
    if (target == 0) return current_;
    if (current_ && current_->command.id == target) return current_;
    if (turn_ && turn_->command.id == target) return turn_;
    for (auto* lane : {&lane_, &turns_})
        for (const auto& job : *lane)
            if (job->command.id == target) return job;
    return nullptr;
}

void EngineThread::control(const Command& command) {
    std::vector<EventBody> answers;
    {
        const std::lock_guard lock(mutex_);
        CommandId target = 0;
        std::visit([&](const auto& body) { if constexpr (requires { body.target; }) target = body.target; }, command.body);
        const auto job = find_job(target);
        if (std::holds_alternative<Shutdown>(command.body)) {
            closing_ = true;
            for (const auto& one : {current_, turn_})
                if (one) { one->reason = "shutdown"; one->paused = false; one->stop.request_stop(); }
        } else if (!job) {
            if (command.id != 0)
                answers.emplace_back(Rejected{command.id, {ErrorCode::NotFound, "there is no such job to act on"}});
        } else if (const auto* change = std::get_if<ChangeRun>(&command.body); change && (job != current_ || !std::holds_alternative<StartRun>(job->command.body))) {
            if (command.id != 0)
                answers.emplace_back(Rejected{command.id, {ErrorCode::Usage, "only a run that trains alone can be changed", "", "Wait for its first step, or change the settings of the next one."}});
        } else {
            if (command.id != 0) answers.emplace_back(Accepted{command.id});
            if (change) {
                RunChange& asked = job->change ? *job->change : job->change.emplace();
                if (change->change.learning_rate > 0) asked.learning_rate = change->change.learning_rate;
                if (change->change.total_steps > 0) asked.total_steps = change->change.total_steps;
            }
            if (std::holds_alternative<PauseRun>(command.body)) job->paused = true;
            if (std::holds_alternative<ResumeRun>(command.body)) job->paused = false;
            if (std::holds_alternative<SaveCheckpoint>(command.body)) job->save = true;
            const auto waiting = std::find(lane_.begin(), lane_.end(), job);
            if (std::holds_alternative<RunNext>(command.body) && waiting != lane_.end()) std::rotate(lane_.begin(), waiting, waiting + 1);
            if (const auto* stop = std::get_if<StopRun>(&command.body)) {
                job->save_on_stop = stop->save;
                job->reason = "stopped by the user";
                job->paused = false;
                job->stop.request_stop();
                if (waiting != lane_.end()) {   // it never starts, so it ends here
                    lane_.erase(waiting);
                    answers.emplace_back(JobFinished{job->command.id, "cancelled", job->reason, std::nullopt, nlohmann::json::object(), 0});
                }
            }
        }
    }
    for (auto& answer : answers) emit(std::move(answer));
    changed_.notify_all();
}

bool EngineThread::wait_at_checkpoint(JobContext& context) {
    bool told = false;
    std::unique_lock lock(mutex_);
    for (;;) {
        const auto job = current_;
        if (job->stop.stop_requested()) return false;
        if (!turns_.empty()) {
            turn_ = turns_.front();
            turns_.pop_front();
            const auto turn = turn_;
            lock.unlock();
            run(turn, true);
            lock.lock();
            turn_.reset();
            continue;
        }
        if (!job->paused || job->save || job->change) break;  // these are done by the job itself; it comes back here and waits on
        if (!told) {
            told = true;
            lock.unlock();
            emit(StateChanged{context.id_, "paused", context.step_});
            lock.lock();
            continue;
        }
        changed_.wait(lock);
    }
    const bool resumed = told && !current_->paused;
    lock.unlock();
    if (resumed) emit(StateChanged{context.id_, "running", context.step_});
    return true;
}

void EngineThread::run(std::shared_ptr<Job> job, bool turn) {
    const CommandId id = job->command.id;
    const double begin = monotonic_seconds();
    emit(JobStarted{id, kind_of(job->command.body)});
    JobContext context(*this, id, job->stop.get_token(), turn);
    JobOutcome outcome;
    if (job->stop.stop_requested()) {
        outcome.status = "cancelled";
    } else {
        try {
            outcome = handler_(job->command, context);
        } catch (const std::bad_alloc&) {
            outcome = JobOutcome::failed({ErrorCode::OutOfMemory, "not enough memory", "", "Close other programs or choose a smaller batch."});
        } catch (const std::exception& error) {
            outcome = JobOutcome::failed({ErrorCode::Internal, error.what()});
        }
    }
    {
        const std::lock_guard lock(mutex_);
        if (outcome.reason.empty()) outcome.reason = job->reason;
    }
    emit(JobFinished{id, outcome.status, outcome.reason, outcome.error, outcome.result, monotonic_seconds() - begin});
}

void EngineThread::loop() {
    emit(start_());
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [&] { return closing_ || !lane_.empty(); });
        if (lane_.empty()) return;
        current_ = lane_.front();
        lane_.pop_front();
        if (closing_) { current_->reason = "shutdown"; current_->stop.request_stop(); }
        const auto job = current_;
        lock.unlock();
        run(job, false);
        lock.lock();
        current_.reset();
        while (!turns_.empty()) {  // turns that came too late for the run go on as jobs of their own
            lane_.push_front(turns_.back());
            turns_.pop_back();
        }
    }
}

}  // namespace lorica
