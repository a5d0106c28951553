// SPDX-License-Identifier: GPL-3.0-or-later
// One function for each kind of job; results are named in reports.h. Engine thread.
#pragma once

#include "core/data/dataset.h"
#include "core/engine/torch_engine.h"

namespace lorica {

JobOutcome release_job(JobEnvironment& env);
Result<JobOutcome> load_job(JobEnvironment& env, const LoadModel& command, JobContext& context);
Result<JobOutcome> inspect_job(JobEnvironment& env, const InspectData& command, JobContext& context);
Result<JobOutcome> plan_job(JobEnvironment& env, const PlanRun& command, JobContext& context);
Result<JobOutcome> train_job(JobEnvironment& env, const StartRun& command, JobContext& context);
// How many of these runs, in order, fit into the memory that is left at once, by the forecast; `data` is the first one's.
Result<size_t> runs_that_fit_beside(const JobEnvironment& env, const std::vector<RunSpec>& specs, const LoadedModel& base, const PreparedData& data);
// Several runs at once over one base, each adapter of a kind that trains_beside_others(): the first that fit into memory, at least one;
// how each of those ended, in order. One that cannot begin fails by itself. Each run's history goes into its own folder.
std::vector<JobOutcome> train_together(JobEnvironment& env, const std::vector<StartRun>& commands, JobContext& context);
Result<JobOutcome> sweep_job(JobEnvironment& env, const StartSweep& command, JobContext& context);
Result<JobOutcome> benchmark_job(JobEnvironment& env, const RunBenchmark& command, JobContext& context);
Result<JobOutcome> evaluate_job(JobEnvironment& env, const Evaluate& command, JobContext& context);
Result<JobOutcome> generate_job(JobEnvironment& env, const Generate& command, JobContext& context);
Result<JobOutcome> score_job(JobEnvironment& env, const Score& command, JobContext& context);
Result<JobOutcome> blend_job(JobEnvironment& env, const BlendAdapters& command, JobContext& context);
Result<JobOutcome> build_routing_job(JobEnvironment& env, const BuildRouting& command, JobContext& context);
Result<JobOutcome> route_prompts_job(JobEnvironment& env, const RoutePrompts& command, JobContext& context);
Result<JobOutcome> merge_job(JobEnvironment& env, const Merge& command, JobContext& context);
Result<JobOutcome> export_job(JobEnvironment& env, const Export& command, JobContext& context);
Result<JobOutcome> verify_job(JobEnvironment& env, const VerifyExport& command, JobContext& context);

// off, auto or on.
Result<void> check_verify(const std::string& verify);
// As Export::verify asks for: adds "verification" to the result of a job that has written what.path. A failed proof removes it.
Result<void> prove(JobEnvironment& env, const std::string& verify, const VerifyExport& what, int64_t parameters, JobContext& context, nlohmann::json& result);

// Writes the end of the run in progress, if there is one, into its events.jsonl and closes it; for a job that makes several runs.
void close_run_log(JobEnvironment& env, const JobOutcome& outcome, JobContext& context);

// Base and adapter of a job that names both.
struct ModelPair {
    std::shared_ptr<const LoadedModel> base;
    std::shared_ptr<const Adapter> adapter;  // null: none
};
// "live" is the adapter of the run in progress, on its base.
Result<ModelPair> model_pair(JobEnvironment& env, const ModelSettings& model, const std::string& adapter, JobContext& context);

// The same, its base made ready for decoding.
Result<ModelPair> decoding_pair(JobEnvironment& env, const ModelSettings& model, const std::string& adapter, JobContext& context);

// Opens a data set by name or path.
Result<Dataset> open_dataset(const JobEnvironment& env, const DataSettings& data, const ConversationOptions& options = {});
// The rows of a run: prepared, split, checked against the model's context.
Result<PreparedData> prepare_run(JobEnvironment& env, const RunSpec& spec, const TextSide& text, const ModelConfig& config, JobContext& context);
// Preparation that reports progress and ends when the job is stopped.
PrepareOptions prepare_options(JobContext& context, uint64_t seed, int64_t max_rows);

// The ids of a prompt: through the chat template where there is one.
Result<std::vector<int32_t>> prompt_ids(const TextSide& text, Json messages, const std::string& system_prompt);
// How many tokens the model reads behind the adapter's prefix.
int64_t room_for_text(const LoadedModel& base, const Adapter* adapter);
// Refuses a prompt that leaves no room, and limits max_new_tokens to what fits the model's context.
Result<GenerationSettings> fitted(const GenerationSettings& settings, const LoadedModel& base, const Adapter* adapter, size_t prompt_tokens);

}  // namespace lorica
