// SPDX-License-Identifier: GPL-3.0-or-later
// Events from the engine's threads to signals on the GUI thread.
//
//   engine thread ──push──► EventQueue ──wake: one queued call──► schedule() ──at most every 33 ms──► drain() ──► signals
#include "ui/bridge/engine_bridge.h"

#include <sys/resource.h>

#include <QElapsedTimer>
#include <algorithm>
#include <mutex>

#include "core/runtime/run_folder.h"

namespace lorica {

struct EngineBridge::Inbox {
    explicit Inbox(EngineBridge* owner) : bridge(owner), queue([this] { wake(); }) {}

    void wake() {
        const std::lock_guard lock(mutex);
        if (bridge) QMetaObject::invokeMethod(bridge, [b = bridge] { b->schedule(); }, Qt::QueuedConnection);
    }

    std::mutex mutex;                 // guards bridge, made, error
    EngineBridge* bridge;
    std::unique_ptr<Engine> made;
    std::optional<Error> error;
    EventQueue queue;
};

EngineBridge::EngineBridge(QObject* parent) : QObject(parent), inbox_(std::make_shared<Inbox>(this)) {
    frame_.setSingleShot(true);
    frame_.setTimerType(Qt::PreciseTimer);
    connect(&frame_, &QTimer::timeout, this, &EngineBridge::drain);
    follow_timer_.setInterval(250);
    connect(&follow_timer_, &QTimer::timeout, this, &EngineBridge::read_followed);
}

EngineBridge::~EngineBridge() {
    {
        const std::lock_guard lock(inbox_->mutex);
        inbox_->bridge = nullptr;
    }
    sampler_.reset();
    if (starter_.joinable()) starter_.join();
    engine_.reset();
    inbox_->made.reset();
}

EventSink EngineBridge::sink() {
    return [inbox = inbox_](Event event) { inbox->queue.push(std::move(event)); };
}

void EngineBridge::start(Factory factory) {
    starter_ = std::jthread([inbox = inbox_, factory = std::move(factory), sink = sink()] {
        // On Linux the nice value belongs to the thread and is inherited by the engine's own: training on all cores then
        // gives way to the window, and loses nothing where nobody else wants a core.
        setpriority(PRIO_PROCESS, 0, kEngineNice);
        auto made = factory(sink);
        const std::lock_guard lock(inbox->mutex);
        if (made) inbox->made = *std::move(made);
        else inbox->error = made.error();
        if (inbox->bridge)
            QMetaObject::invokeMethod(inbox->bridge, [b = inbox->bridge] { b->engine_arrived(); }, Qt::QueuedConnection);
    });
}

void EngineBridge::start_sampler(const std::string& disk) { sampler_ = std::make_unique<ResourceSampler>(sink(), disk); }

void EngineBridge::engine_arrived() {
    {
        const std::lock_guard lock(inbox_->mutex);
        engine_ = std::move(inbox_->made);
        if (inbox_->error) failure_ = *inbox_->error;
        failed_ = inbox_->error.has_value();
    }
    if (failed_) Q_EMIT engine_failed(failure_);
    while (!waiting_.empty()) {
        Command command = std::move(waiting_.front());
        waiting_.pop_front();
        if (engine_) engine_->post(std::move(command));
        else inbox_->queue.push({Rejected{command.id, failure_}});
    }
}

CommandId EngineBridge::post(CommandBody body) {
    Command command{new_id(), std::move(body)};
    const CommandId id = command.id;
    Q_EMIT posted(command);
    if (engine_) engine_->post(std::move(command));
    else if (failed_) inbox_->queue.push({Rejected{id, failure_}});
    else waiting_.push_back(std::move(command));
    return id;
}

void EngineBridge::schedule() {
    if (frame_.isActive()) return;
    QElapsedTimer now;
    now.start();
    const qint64 since = now.msecsSinceReference() - last_drain_;
    frame_.start(static_cast<int>(std::clamp<qint64>(kFrameMs - since, 0, kFrameMs)));
}

void EngineBridge::drain() {
    QElapsedTimer clock;
    clock.start();
    last_drain_ = clock.msecsSinceReference();
    // Emptied each time, also while a batch is still being told: the queue calls again only when it was empty.
    if (auto fresh = inbox_->queue.drain(); !fresh.empty()) batches_.push_back(std::move(fresh));
    while (!batches_.empty() && clock.elapsed() < kSliceMs) {
        const Event event = std::move(batches_.front()[told_]);
        if (++told_ == batches_.front().size()) {
            batches_.pop_front();
            told_ = 0;
        }
        emit_event(event);
    }
    if (batches_.empty() || last_drain_ - last_told_ >= kFrameMs) {  // catching up goes on without a refresh between slices
        last_told_ = last_drain_;
        Q_EMIT drained();
    }
    if (!batches_.empty()) frame_.start(0);
}

void EngineBridge::emit_event(const Event& event) {
    struct Visitor {
        EngineBridge& b;
        void operator()(const EngineReady& e) const { Q_EMIT b.engine_ready(e); }
        void operator()(const Accepted& e) const { Q_EMIT b.accepted(e); }
        void operator()(const Rejected& e) const { Q_EMIT b.rejected(e); }
        void operator()(const JobStarted& e) const { Q_EMIT b.job_started(e); }
        void operator()(const JobProgress& e) const { Q_EMIT b.job_progress(e); }
        void operator()(const JobFinished& e) const { Q_EMIT b.job_finished(e); }
        void operator()(const StateChanged& e) const { Q_EMIT b.state_changed(e); }
        void operator()(const RunStarted& e) const { Q_EMIT b.run_started(e); }
        void operator()(const RunChanged& e) const { Q_EMIT b.run_changed(e); }
        void operator()(const TrainStep& e) const { Q_EMIT b.train_step(e); }
        void operator()(const EvalResult& e) const { Q_EMIT b.eval_result(e); }
        void operator()(const SampleAnswer& e) const { Q_EMIT b.sample_answer(e); }
        void operator()(const SweepCell& e) const { Q_EMIT b.sweep_cell(e); }
        void operator()(const CheckpointSaved& e) const { Q_EMIT b.checkpoint_saved(e); }
        void operator()(const ResourceSample& e) const { Q_EMIT b.resource_sample(e); }
        void operator()(const TokenChunk& e) const { Q_EMIT b.token_chunk(e); }
        void operator()(const DataReport& e) const { Q_EMIT b.data_report(e); }
        void operator()(const DiagnosticRaised& e) const { Q_EMIT b.diagnostic(e); }
        void operator()(const LogRecord& e) const { Q_EMIT b.log_record(e); }
    };
    std::visit(Visitor{*this}, event.body);
}

Result<CommandId> EngineBridge::replay(const std::string& folder, bool follow) {
    uint64_t offset = 0;
    auto events = read_events(folder, offset);
    if (!events) return events.error();
    const CommandId id = new_id();
    bool ended = false;
    for (auto& event : *events) {
        std::visit([&](auto& body) { if constexpr (requires { body.command; }) body.command = id; }, event.body);
        ended = std::holds_alternative<JobFinished>(event.body);
        inbox_->queue.push(std::move(event));
    }
    if (!ended && !RunLock::is_held(folder)) {   // nobody writes its end any more
        inbox_->queue.push({JobFinished{id, "interrupted", "", std::nullopt, nlohmann::json::object(), 0}});
        ended = true;
    }
    if (follow && !ended) {
        followed_[id] = {folder, offset};
        follow_timer_.start();
    }
    return id;
}

void EngineBridge::stop_following(CommandId id) {
    followed_.erase(id);
    if (followed_.empty()) follow_timer_.stop();
}

void EngineBridge::read_followed() {
    std::vector<CommandId> done;
    for (auto& [id, source] : followed_) {
        auto events = read_events(source.folder, source.offset);
        if (!events) {
            inbox_->queue.push({LogRecord{id, "error", events.error().text()}});
            done.push_back(id);
            continue;
        }
        for (auto& event : *events) {
            std::visit([&, to = id](auto& body) { if constexpr (requires { body.command; }) body.command = to; }, event.body);
            if (std::holds_alternative<JobFinished>(event.body)) done.push_back(id);
            inbox_->queue.push(std::move(event));
        }
    }
    for (const CommandId id : done) stop_following(id);
}

}  // namespace lorica
