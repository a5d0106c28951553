// SPDX-License-Identifier: GPL-3.0-or-later
// JSON of the plain structs that cross the seam; included by the few files that need it. Any thread.
#pragma once

#include <nlohmann/json.hpp>

#include "core/runtime/event.h"

namespace lorica {

// Groups of settings go through their declarations, so a new field needs nothing here.
template <class Group> requires requires { Group::fields; }
void to_json(nlohmann::json& json, const Group& group) {
    std::vector<FieldRef> refs;
    append_fields(refs, const_cast<Group&>(group), "");
    json = nlohmann::json::object();
    for (const auto& ref : refs) json[ref.path] = ref.get();
    if constexpr (requires { group.quant; }) json["quant"] = group.quant;
}
template <class Group> requires requires { Group::fields; }
void from_json(const nlohmann::json& json, Group& group) {
    std::vector<FieldRef> refs;
    append_fields(refs, group, "");
    for (const auto& ref : refs)
        if (json.contains(ref.path))
            if (auto set = ref.set(json.at(ref.path)); !set) throw std::invalid_argument(set.error().text());
    if constexpr (requires { group.quant; }) {
        if (json.contains("quant")) from_json(json.at("quant"), group.quant);
    }
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(GenerateRow, prompt, messages, tag)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunChange, learning_rate, total_steps)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(LoadModel, model)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(InspectData, model, data, first_row, row_count, seed)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Evaluate, model, adapter, data, metrics, generation, max_rows)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Generate, model, adapter, rows, raw, system_prompt, generation, routing, likeliest)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Score, model, adapter, rows)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Merge, model, adapter, folder, dtype, base, verify)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(BlendAdapters, model, adapters, weights, settings, folder)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(BuildRouting, model, adapters, names, rules, fallback, min_confidence, prompts, folder)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RoutePrompts, model, routing, rows)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Export, model, adapter, path, format, quant, verify)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(VerifyExport, model, adapter, path)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PauseRun, target)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ResumeRun, target)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StopRun, target, save)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(SaveCheckpoint, target)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ChangeRun, target, change)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunNext, target)

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(EngineReady, info)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Accepted, command)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(JobStarted, command, kind)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(JobProgress, command, done, total, what)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StateChanged, command, state, step)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunStarted, command, folder, model, method, device, dtype, trainable_parameters,
    all_parameters, train_rows, validation_rows, unusable_rows, first_step, total_steps, steps_per_epoch, learning_rate)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RunChanged, command, step, learning_rate, total_steps)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TrainStep, command, step, epoch, loss, learning_rate, grad_norm, tokens,
    supervised_tokens, tokens_per_second, seconds, memory_bytes, cpu_percent, device_percent, skipped)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(EvalResult, command, step, loss, perplexity, tokens, best, seconds)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(SampleAnswer, command, step, index, prompt, response, reference, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(SweepCell, command, index, total, result)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(CheckpointSaved, command, step, folder)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ResourceSample, time, cpu_percent, rss_bytes, ram_total, ram_available,
    disk_free, device_bytes, device_total, device_percent, device_celsius, device_watts)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TokenChoice, text, probability, likeliest)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TokenChunk, command, row, text, done, reason, tokens, seconds, choices)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(DataReport, command, report)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(LogRecord, command, level, message)

}  // namespace lorica
