// SPDX-License-Identifier: GPL-3.0-or-later
// The engine thread: a job lane run in order, a control lane that acts at once on the running job, and checkpoints.
//
//   post(job) ──► job lane ──► handler(command, JobContext)   on the engine thread
//   post(control) ──► state of the running job, seen by it at its next checkpoint()
//   post(Generate) while a run trains ──► served inside that run's checkpoint()
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "core/runtime/engine.h"

namespace lorica {

// How a job ended. Handlers return one; exceptions become "failed".
struct JobOutcome {
    std::string status = "finished";
    std::string reason = {};
    std::optional<Error> error = {};
    nlohmann::json result = nlohmann::json::object();

    static JobOutcome failed(Error error);
    static JobOutcome finished(nlohmann::json result = nlohmann::json::object());
};

class EngineThread;

// What a running job may do. Used on the engine thread only, except stop_token() which any thread may watch.
class JobContext {
public:
    CommandId id() const { return id_; }
    void emit(EventBody body);
    void progress(int64_t done, int64_t total, const std::string& what);
    // Call at each micro-batch, token, merged tensor or 1,000 rows. Serves chat turns, waits while paused; false when
    // the job must end now.
    bool checkpoint();
    bool stopping() const { return stop_.stop_requested(); }
    // Whether checkpoint() would wait.
    bool paused() const;
    std::stop_token stop_token() const { return stop_; }
    // True once after each "Save now", and when a stop asks for a checkpoint first.
    bool take_save_request();
    // What a run was asked to change since the last time.
    std::optional<RunChange> take_change();
    // Whether the stop asked to save first.
    bool save_on_stop() const;
    // The step shown when the job is paused.
    void set_step(int64_t step) { step_ = step; }

private:
    friend class EngineThread;
    JobContext(EngineThread& thread, CommandId id, std::stop_token stop, bool turn)
        : thread_(thread), id_(id), stop_(std::move(stop)), turn_(turn) {}
    EngineThread& thread_;
    CommandId id_;
    std::stop_token stop_;
    bool turn_;  // a chat turn inside another job: no pauses, no turns of its own
    int64_t step_ = 0;
};

class EngineThread final : public Engine {
public:
    // Runs on the engine thread, for jobs only. It may be entered again, with a Generate, from a run's checkpoint().
    using Handler = std::function<JobOutcome(const Command&, JobContext&)>;
    // Runs on the engine thread before the first job (load, probe); its EngineReady goes out first.
    using Start = std::function<EngineReady()>;

    EngineThread(EventSink sink, Start start, Handler handler);
    ~EngineThread() override;  // Shutdown, then waits for the thread

    void post(Command command) override;

private:
    friend class JobContext;
    struct Job {
        Command command;
        std::stop_source stop;
        bool paused = false;
        bool save = false;
        std::optional<RunChange> change = {};
        bool save_on_stop = true;
        std::string reason;
    };

    void loop();
    void run(std::shared_ptr<Job> job, bool turn);
    void control(const Command& command);
    std::shared_ptr<Job> find_job(CommandId target);
    bool wait_at_checkpoint(JobContext& context);
    void emit(EventBody body) { sink_({std::move(body)}); }

    EventSink sink_;
    Start start_;
    Handler handler_;
    std::mutex mutex_;                          // guards all below
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Job>> lane_;     // waiting jobs
    std::deque<std::shared_ptr<Job>> turns_;    // chat turns for the running run
    std::shared_ptr<Job> current_;
    std::shared_ptr<Job> turn_;                 // the turn being served
    bool closing_ = false;
    std::jthread thread_;                       // last: starts when the rest is ready
};

}  // namespace lorica
