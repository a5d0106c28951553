// SPDX-License-Identifier: GPL-3.0-or-later
// Start, dispatch and delivery of the LibTorch engine. Engine thread, except post().
#include "core/engine/torch_engine.h"

#include <torch/version.h>

#include "core/engine/jobs.h"
#include "core/models/cuda_runtime.h"
#include "kernels/device/device.h"

namespace lorica {
namespace {

JobOutcome outcome_of(Result<JobOutcome> result) {
    return result ? *std::move(result) : JobOutcome::failed(std::move(result).error());
}

// The command a history event belongs to; 0 for others.
CommandId command_of(const EventBody& body) {
    return std::visit([](const auto& one) -> CommandId { if constexpr (requires { one.command; }) return one.command; else return 0; }, body);
}

}  // namespace

TorchEngine::TorchEngine(const EngineOptions& options, EventSink sink)
    : sink_(std::move(sink)),
      environment_{ModelCache(options.home, options.threads > 0 ? options.threads : physical_cores()), {}, {}, {}, 0, 0},
      thread_(std::make_unique<EngineThread>([this](Event event) { deliver(std::move(event)); }, [this] { return start(); },
                                             [this](const Command& command, JobContext& context) { return handle(command, context); })),
      sampler_(std::make_unique<ResourceSampler>([this](Event event) { deliver(std::move(event)); },
                                                 options.home.empty() ? "/" : options.home)) {}

EngineReady TorchEngine::start() {
    use_threads(0, environment_.cache.threads());
    environment_.idle_bytes = resident_bytes();
    const ResourceSample sample = sample_resources("/");
    nlohmann::json devices = nlohmann::json::array();
    devices.push_back({{"name", "cpu"}, {"title", std::to_string(physical_cores()) + " CPU cores"}, {"memory_bytes", sample.ram_total}});
    for (int i = 0; i < cuda_status().devices; ++i) {
        const CudaDevice card = cuda_device(i);
        devices.push_back({{"name", "cuda:" + std::to_string(i)}, {"title", card.name}, {"memory_bytes", card.memory_bytes}});
    }
    return {{{"devices", devices}, {"torch", TORCH_VERSION}, {"threads", environment_.cache.threads()}, {"dtype", ""}, {"cuda", cuda_available()},
             {"cuda_kernels", kernels::kHasCuda}}};
}

void TorchEngine::deliver(Event event) {
    if (belongs_to_history(event.body) && environment_.log && command_of(event.body) == environment_.logged) {
        const bool last = std::holds_alternative<JobFinished>(event.body);
        auto trouble = environment_.log->write(event);
        const size_t lost = last ? environment_.log->waiting() : 0;
        if (last) {
            environment_.log.reset();
            environment_.folder.reset();
        }
        if (trouble)
            sink_({DiagnosticRaised{environment_.logged, {false, "", "the run's events cannot be written: " + trouble->text(),
                                                          "They are kept and written when there is room; free space on this disk."}}});
        if (lost > 0)
            sink_({DiagnosticRaised{environment_.logged, {true, "", std::to_string(lost) + " events at the end of the run could not be written to events.jsonl", ""}}});
    }
    sink_(std::move(event));
}

JobOutcome TorchEngine::handle(const Command& command, JobContext& context) {
    JobEnvironment& env = environment_;
    if (const auto* body = std::get_if<LoadModel>(&command.body)) return outcome_of(load_job(env, *body, context));
    if (std::holds_alternative<ReleaseModels>(command.body)) return release_job(env);
    if (const auto* body = std::get_if<InspectData>(&command.body)) return outcome_of(inspect_job(env, *body, context));
    if (const auto* body = std::get_if<PlanRun>(&command.body)) return outcome_of(plan_job(env, *body, context));
    if (const auto* body = std::get_if<StartRun>(&command.body)) {
        auto outcome = outcome_of(train_job(env, *body, context));
        env.live.reset();
        return outcome;
    }
    if (const auto* body = std::get_if<StartSweep>(&command.body)) return outcome_of(sweep_job(env, *body, context));
    if (const auto* body = std::get_if<RunBenchmark>(&command.body)) return outcome_of(benchmark_job(env, *body, context));
    if (const auto* body = std::get_if<Evaluate>(&command.body)) return outcome_of(evaluate_job(env, *body, context));
    if (const auto* body = std::get_if<Generate>(&command.body)) return outcome_of(generate_job(env, *body, context));
    if (const auto* body = std::get_if<Score>(&command.body)) return outcome_of(score_job(env, *body, context));
    if (const auto* body = std::get_if<BlendAdapters>(&command.body)) return outcome_of(blend_job(env, *body, context));
    if (const auto* body = std::get_if<BuildRouting>(&command.body)) return outcome_of(build_routing_job(env, *body, context));
    if (const auto* body = std::get_if<RoutePrompts>(&command.body)) return outcome_of(route_prompts_job(env, *body, context));
    if (const auto* body = std::get_if<Merge>(&command.body)) return outcome_of(merge_job(env, *body, context));
    if (const auto* body = std::get_if<Export>(&command.body)) return outcome_of(export_job(env, *body, context));
    if (const auto* body = std::get_if<VerifyExport>(&command.body)) return outcome_of(verify_job(env, *body, context));
    return JobOutcome::failed({ErrorCode::Unsupported, std::string("this engine cannot do ") + kind_of(command.body)});
}

}  // namespace lorica
