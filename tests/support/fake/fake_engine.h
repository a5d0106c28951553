// SPDX-License-Identifier: GPL-3.0-or-later
// An Engine without LibTorch: every command answered with made-up but lawful events, on a real EngineThread.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/runtime/engine_thread.h"

namespace lorica {

struct FakeOptions {
    double step_seconds = 0.02;      // between two training steps; 0: as fast as it can
    int64_t total_steps = 120;
    int64_t eval_every = 20;
    double token_seconds = 0.01;     // between two pieces of an answer
    bool write_folders = true;       // a StartRun makes a real run folder, a Merge a folder with config.json
    int64_t first_row_trouble = 3;   // that row of every data set has an empty response; 0: none
};

class FakeEngine final : public Engine {
public:
    FakeEngine(EventSink sink, FakeOptions options = {});

    void post(Command command) override { thread_->post(std::move(command)); }
    // The next job of this kind ("merge", "start_run", ...) fails with `error`.
    void fail_next(const std::string& kind, Error error);

private:
    JobOutcome handle(const Command& command, JobContext& context);
    JobOutcome inspect(const InspectData& command, JobContext& context);
    JobOutcome plan(const PlanRun& command) const;
    JobOutcome train(const StartRun& command, JobContext& context);
    JobOutcome generate(const Generate& command, JobContext& context);
    JobOutcome merge(const Merge& command, JobContext& context);
    JobOutcome write_export(const Export& command, JobContext& context);
    JobOutcome sweep(const StartSweep& command, JobContext& context);
    JobOutcome build_routing(const BuildRouting& command, JobContext& context);
    JobOutcome benchmark(const RunBenchmark& command, JobContext& context);

    EventSink sink_;
    FakeOptions options_;
    std::mutex mutex_;                        // guards failures_
    std::map<std::string, Error> failures_;
    std::unique_ptr<EngineThread> thread_;    // last: its thread uses the rest
};

}  // namespace lorica
