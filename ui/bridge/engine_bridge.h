// SPDX-License-Identifier: GPL-3.0-or-later
// The only QObject that talks to the engine: commands in, one signal per kind of event out. GUI thread, except sink().
#pragma once

#include <QObject>
#include <QTimer>
#include <deque>
#include <memory>
#include <thread>
#include <unordered_map>

#include "core/runtime/engine.h"
#include "core/runtime/resource_sampler.h"

namespace lorica {

class EngineBridge : public QObject {
    Q_OBJECT
public:
    using Factory = std::function<Result<std::unique_ptr<Engine>>(EventSink)>;

    static constexpr int kFrameMs = 33;     // 30 Hz: the least time between two drains
    static constexpr int kEngineNice = 5;   // of the engine's threads
    static constexpr int kSliceMs = 6;      // longest stretch of signals before the event loop runs again

    explicit EngineBridge(QObject* parent = nullptr);
    ~EngineBridge() override;               // stops the running job (saving) and waits for the engine

    // Makes the engine on a thread of its own. Commands posted before it is there are kept and go out in order.
    void start(Factory factory);
    // Reads memory and CPU four times a second, with or without an engine. `disk`: the folder whose free space is told.
    void start_sampler(const std::string& disk);
    bool is_ready() const { return engine_ != nullptr; }

    // Sends a command; the id names its events. Returns at once.
    CommandId post(CommandBody body);
    // An id that no command has: for events of another source.
    CommandId new_id() { return ++last_id_; }

    // Emits the events of a run folder through the same signals, under the returned id. With `follow`, goes on reading as
    // another process appends, until job_finished or stop_following(). Where no end was written and nobody trains, it ends
    // as "interrupted". An unreadable folder gives an error.
    Result<CommandId> replay(const std::string& folder, bool follow);
    void stop_following(CommandId id);

    // Where the engine puts its events; any thread.
    EventSink sink();

Q_SIGNALS:
    void posted(const lorica::Command& command);    // by post(), before the engine has it
    void engine_ready(const lorica::EngineReady& event);
    void engine_failed(const lorica::Error& error);
    void accepted(const lorica::Accepted& event);
    void rejected(const lorica::Rejected& event);
    void job_started(const lorica::JobStarted& event);
    void job_progress(const lorica::JobProgress& event);
    void job_finished(const lorica::JobFinished& event);
    void state_changed(const lorica::StateChanged& event);
    void run_started(const lorica::RunStarted& event);
    void run_changed(const lorica::RunChanged& event);
    void train_step(const lorica::TrainStep& event);
    void eval_result(const lorica::EvalResult& event);
    void sample_answer(const lorica::SampleAnswer& event);
    void sweep_cell(const lorica::SweepCell& event);
    void checkpoint_saved(const lorica::CheckpointSaved& event);
    void resource_sample(const lorica::ResourceSample& event);
    void token_chunk(const lorica::TokenChunk& event);
    void data_report(const lorica::DataReport& event);
    void diagnostic(const lorica::DiagnosticRaised& event);
    void log_record(const lorica::LogRecord& event);
    // After a batch of signals, at most once a frame: the moment to refresh what was touched.
    void drained();

private:
    struct Followed {
        std::string folder;
        uint64_t offset = 0;
    };

    void schedule();
    void drain();
    void emit_event(const Event& event);
    void engine_arrived();
    void read_followed();

    // Outlives the bridge where the engine's threads still hold it.
    struct Inbox;
    std::shared_ptr<Inbox> inbox_;
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<ResourceSampler> sampler_;
    std::jthread starter_;
    std::deque<Command> waiting_;
    std::deque<std::vector<Event>> batches_;  // drained, not yet told: moved whole, whatever their size
    size_t told_ = 0;                       // of the first one
    QTimer frame_;
    QTimer follow_timer_;
    std::unordered_map<CommandId, Followed> followed_;
    CommandId last_id_ = 0;
    qint64 last_drain_ = 0, last_told_ = 0;  // ms since the clock's reference: drain(), drained()
    bool failed_ = false;
    Error failure_;
};

}  // namespace lorica
