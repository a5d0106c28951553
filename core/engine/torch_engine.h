// SPDX-License-Identifier: GPL-3.0-or-later
// The engine on LibTorch: an EngineThread whose jobs own every tensor. post() on any thread.
#pragma once

#include <map>
#include <memory>

#include "core/engine/factory.h"
#include "core/engine/loaded_model.h"
#include "core/runtime/engine_thread.h"
#include "core/runtime/resource_sampler.h"
#include "core/train/plan.h"
#include "core/train/run_log.h"

namespace lorica {

// The run in progress, as chat turns see it.
struct LiveRun {
    std::shared_ptr<const LoadedModel> model;
    const Adapter* adapter = nullptr;
};

// What the jobs share. Engine thread.
struct JobEnvironment {
    ModelCache cache;
    std::optional<LiveRun> live;
    // Set by a training job once its folder exists: from then on its events go to events.jsonl too, JobFinished last.
    std::unique_ptr<RunFolder> folder;
    std::unique_ptr<RunLog> log;
    CommandId logged = 0;
    int64_t idle_bytes = 0;   // this process's memory before it held a model
    std::map<std::string, RunSpeed> speeds = {};   // measured for plans, by what they depend on
};

class TorchEngine final : public Engine {
public:
    TorchEngine(const EngineOptions& options, EventSink sink);

    void post(Command command) override { thread_->post(std::move(command)); }

private:
    EngineReady start();
    JobOutcome handle(const Command& command, JobContext& context);
    // Runs on the thread that emits; only the engine thread emits events that belong to a run's history.
    void deliver(Event event);

    EventSink sink_;
    JobEnvironment environment_;
    std::unique_ptr<EngineThread> thread_;
    std::unique_ptr<ResourceSampler> sampler_;   // last: stops first
};

}  // namespace lorica
