// SPDX-License-Identifier: GPL-3.0-or-later
// PlanRun: reads the data and the model's header, not its weights. Engine thread.
#include "core/engine/jobs.h"
#include "core/models/loading.h"
#include "core/runtime/resource_sampler.h"
#include "core/train/device_memory.h"
#include "core/train/run_speed.h"
#include "core/train/trainer.h"

namespace lorica {
namespace {

constexpr int64_t kUsedLater = 75 << 20;   // code and buffers of torch that a first pass brings in; measured on SmolLM2

Result<AdapterSize> planned_size(const JobEnvironment& env, const RunSpec& spec, const ModelConfig& config) {
    const std::string method = adapter_method(spec.method);
    if (spec.adapter.init_from.empty() || method == "full") {
        LORICA_ASSIGN(const PeftConfig own, peft_config(config, spec.method, spec.adapter));
        LORICA_ASSIGN(const std::vector<PeftConfig> also, combined_configs(config, spec.adapter));
        return adapter_size(config, method, own, also);
    }
    LORICA_ASSIGN(const std::string path, adapter_path(env.cache.home(), spec.adapter.init_from));
    LORICA_ASSIGN(const PeftFolder from, PeftFolder::open(path));
    // A prefix whose projection is not there goes on without.
    const auto goes_on = [](PeftConfig part, const fs::path& folder) {
        std::error_code code;
        part.prefix.prefix_projection = part.prefix.prefix_projection && fs::exists(folder / kPrefixProjectionFile, code);
        return part;
    };
    std::vector<PeftConfig> also;
    for (const PeftFolder& part : from.also) also.push_back(goes_on(part.config, fs::path(path) / part_name(part.config.peft_type)));
    return adapter_size(config, method, goes_on(from.config, path), also);
}

// Rows of the largest pass: what the rows of a micro-batch begin with in common is computed once. Of many, those with the most tokens are looked at.
int64_t largest_pass(const RunSpec& spec, std::span<const PreparedRow> rows, const BatchPlan& batches) {
    constexpr size_t kLookedAt = 32;
    if (!spec.data.share_beginning) return batches.largest_batch();
    const std::vector<const MicroBatch*> by_tokens = batches.by_tokens();
    size_t largest = 0;
    for (size_t i = by_tokens.size() - std::min(kLookedAt, by_tokens.size()); i < by_tokens.size(); ++i)
        largest = std::max(largest, make_batch(rows, by_tokens[i]->rows, true).ids.size());
    return static_cast<int64_t>(largest);
}

// What does not depend on the base's weights in memory.
Result<PlanFacts> facts_of(const JobEnvironment& env, const RunSpec& spec, const ModelConfig& config, const PreparedData& data, const BatchPlan& batches, torch::Dtype dtype) {
    LORICA_ASSIGN(const RunShape shape, run_shape(spec, data.train, !data.validation.empty()));
    LORICA_ASSIGN(const AdapterSize size, planned_size(env, spec, config));
    PlanFacts facts;
    facts.element_bytes = static_cast<int64_t>(c10::elementSize(dtype));
    facts.trainable = size.trainable;
    facts.added = spec.method == "full" ? 0 : size.trainable;
    facts.rank_columns = size.rank_columns;
    facts.scaled_columns = size.scaled_columns;
    facts.rows = static_cast<int64_t>(data.train.size());
    facts.tokens = data.train_statistics.tokens;
    facts.supervised = data.train_statistics.supervised;
    facts.largest_batch = largest_pass(spec, data.train, batches);
    facts.total_steps = shape.total_steps;
    facts.steps_per_epoch = shape.steps_per_epoch;
    facts.evaluations = shape.eval_steps > 0 ? (shape.total_steps + shape.eval_steps - 1) / shape.eval_steps : 0;
    facts.validation_tokens = data.validation_statistics.tokens;
    facts.validation_supervised = data.validation_statistics.supervised;
    return facts;
}

// The type of a file that holds its linear layers in 4 or 8 bits, where the settings ask for none.
QuantSettings quant_in_use(const ModelSource& source, const QuantSettings& wanted) {
    QuantSettings quant = wanted;
    for (const SourceTensor& tensor : source.tensors()) {
        const CodedTensor* coded = quant.on() ? nullptr : source.coded(tensor.name);
        if (coded == nullptr) continue;
        quant.type = coded->type;
        quant.double_quant = !coded->bytes.empty();
    }
    return quant;
}

// Measured once for settings that take the same time; unknown where there is no room for the measurement.
Result<RunSpeed> speed_of(JobEnvironment& env, const SpeedSubject& subject, const PreparedData& data, const BatchPlan& batches, int64_t trainable, const std::string& fingerprint, JobContext& context) {
    const nlohmann::json all = to_json(subject.spec);
    nlohmann::json what = {fingerprint, data.content_hash, at::get_num_threads(), device_name(subject.device)};
    for (const char* group : {"method", "model", "quant", "adapter", "data"})
        if (all.contains(group)) what.push_back(all[group]);
    for (const char* key : {"per_device_train_batch_size", "gradient_checkpointing", "label_smoothing_factor", "optim", "seed"}) what.push_back(all["train"].value(key, nlohmann::json()));
    const std::string key = what.dump();
    if (const auto known = env.speeds.find(key); known != env.speeds.end()) return known->second;
    Result<RunSpeed> speed = RunSpeed{};
    try {
        speed = measure_run(subject, data.train, batches, trainable, [&] { return context.checkpoint(); });
    } catch (const c10::OutOfMemoryError&) {
        return speed;
    }
    if (speed) env.speeds[key] = *speed;
    return speed;
}

}  // namespace

Result<JobOutcome> plan_job(JobEnvironment& env, const PlanRun& command, JobContext& context) {
    const RunSpec spec = resolved(command.spec);
    const auto found = validate(spec);
    if (!found.empty() && found.front().is_error) return Error{ErrorCode::Usage, found.front().message, found.front().path, found.front().hint};
    LORICA_ASSIGN(const auto text, env.cache.text(spec.model.path));
    LORICA_ASSIGN(const ModelSource source, ModelSource::open(text->path));
    const ModelConfig& config = source.config();
    LORICA_ASSIGN(const PreparedData data, prepare_run(env, spec, *text, config, context));
    LORICA_ASSIGN(const torch::Device device, choose_device(spec.model.device));
    use_threads(spec.model.threads, env.cache.threads());
    const WeightTypes types = choose_types(spec.model, device, config);
    LORICA_ASSIGN(const BatchPlan batches, BatchPlan::build(data.train, plan_options(spec), 0));
    LORICA_ASSIGN(PlanFacts facts, facts_of(env, spec, config, data, batches, types.activations));
    facts.model_parameters = source.parameter_count();
    facts.weight_bytes = weight_bytes(source, types.activations, spec.model.quant);
    facts.idle_bytes = device.is_cpu() ? env.idle_bytes + kUsedLater : 0;
    // What this program holds of an earlier run or model is given back before the next one, or used again.
    facts.available_bytes = device.is_cpu() ? sample_resources("/").ram_available + resident_bytes() : device_available_bytes(device);
    const SpeedSubject subject{spec, config, types, device, quant_in_use(source, spec.model.quant)};
    LORICA_ASSIGN(facts.speed, speed_of(env, subject, data, batches, facts.trainable, source.fingerprint(), context));
    return JobOutcome::finished(to_json(plan_run(spec, config, facts)));
}

Result<size_t> runs_that_fit_beside(const JobEnvironment& env, const std::vector<RunSpec>& specs, const LoadedModel& base, const PreparedData& data) {
    std::vector<double> bytes;
    for (const RunSpec& spec : specs) {
        LORICA_ASSIGN(const BatchPlan batches, BatchPlan::build(data.train, plan_options(spec), 0));
        LORICA_ASSIGN(const PlanFacts facts, facts_of(env, spec, base.config, data, batches, base.weights.dtype));
        bytes.push_back(memory_beside_base(plan_run(spec, base.config, facts)));
    }
    const torch::Device device = base.weights.device;
    return runs_that_fit(bytes, static_cast<double>(device.is_cpu() ? sample_resources("/").ram_available : device_available_bytes(device)));
}

}  // namespace lorica
