// SPDX-License-Identifier: GPL-3.0-or-later
// Names and JSON of the commands. Any thread.
#include "core/runtime/command.h"

#include <array>

#include "core/runtime/json_fields.h"

namespace lorica {
namespace {

constexpr std::array<const char*, 23> kKinds = {"load_model", "release_models", "inspect_data", "plan_run", "start_run", "start_sweep", "run_benchmark", "evaluate", "generate", "score",
                                                "merge", "export", "verify_export", "blend_adapters", "build_routing", "route_prompts", "pause_run", "resume_run", "stop_run", "save_checkpoint", "change_run", "run_next",
                                                "shutdown"};
static_assert(kKinds.size() == std::variant_size_v<CommandBody>);

template <class T> void write(nlohmann::json& out, const T& body) { out = body; }
void write(nlohmann::json& out, const PlanRun& body) { out["spec"] = to_json(body.spec); }
void write(nlohmann::json& out, const StartRun& body) {
    out = {{"spec", to_json(body.spec)}, {"folder", body.folder}, {"resume", body.resume}, {"until_step", body.until_step}, {"change", body.change}};
}
void write(nlohmann::json& out, const StartSweep& body) {
    out = {{"spec", to_json(body.spec)}, {"axes", body.axes}, {"folder", body.folder}, {"seeds", body.seeds}, {"strategy", body.strategy}, {"together", body.together}};
}
void write(nlohmann::json& out, const RunBenchmark& body) {
    out = {{"spec", to_json(body.spec)}, {"methods", body.methods}, {"settings", body.settings}, {"folder", body.folder}, {"seeds", body.seeds},
           {"metrics", body.metrics}, {"eval_rows", body.eval_rows}, {"generation", body.generation}};
}
void write(nlohmann::json& out, const ReleaseModels&) { out = nlohmann::json::object(); }
void write(nlohmann::json& out, const Shutdown&) { out = nlohmann::json::object(); }

RunSpec read_spec(const nlohmann::json& json) {
    RunSpec spec;
    const auto found = load_json(spec, json.value("spec", nlohmann::json::object()));
    if (!found.empty()) throw std::invalid_argument(found.front().path + ": " + found.front().message);
    return spec;
}

template <class T> void read(const nlohmann::json& json, T& body) { body = json.get<T>(); }
void read(const nlohmann::json& json, PlanRun& body) { body.spec = read_spec(json); }
void read(const nlohmann::json& json, StartRun& body) {
    body = {read_spec(json), json.value("folder", ""), json.value("resume", false), json.value("until_step", int64_t{0}), json.value("change", RunChange{})};
}
void read(const nlohmann::json& json, StartSweep& body) {
    body = {read_spec(json), json.value("axes", std::vector<std::string>{}), json.value("folder", ""), json.value("seeds", int64_t{1}),
            json.value("strategy", "grid"), json.value("together", int64_t{1})};
}
void read(const nlohmann::json& json, RunBenchmark& body) {
    body.spec = read_spec(json);
    body.methods = json.value("methods", body.methods);
    body.settings = json.value("settings", body.settings);
    body.folder = json.value("folder", "");
    body.seeds = json.value("seeds", body.seeds);
    body.metrics = json.value("metrics", body.metrics);
    body.eval_rows = json.value("eval_rows", body.eval_rows);
    if (json.contains("generation")) from_json(json["generation"], body.generation);
}
void read(const nlohmann::json&, ReleaseModels&) {}
void read(const nlohmann::json&, Shutdown&) {}

template <size_t I = 0>
CommandBody body_of(size_t index, const nlohmann::json& json) {
    if constexpr (I < std::variant_size_v<CommandBody>) {
        if (index != I) return body_of<I + 1>(index, json);
        std::variant_alternative_t<I, CommandBody> body;
        read(json, body);
        return body;
    }
    throw std::out_of_range("command kind");
}

}  // namespace

const char* kind_of(const CommandBody& body) { return kKinds[body.index()]; }

bool is_control(const CommandBody& body) {
    return std::holds_alternative<PauseRun>(body) || std::holds_alternative<ResumeRun>(body) || std::holds_alternative<StopRun>(body) ||
           std::holds_alternative<SaveCheckpoint>(body) || std::holds_alternative<ChangeRun>(body) || std::holds_alternative<RunNext>(body) || std::holds_alternative<Shutdown>(body);
}

nlohmann::json to_json(const Command& command) {
    nlohmann::json out;
    std::visit([&](const auto& body) { write(out, body); }, command.body);
    out["type"] = kind_of(command.body);
    out["id"] = command.id;
    return out;
}

Result<Command> command_from_json(const nlohmann::json& json) {
    try {
        const auto type = json.at("type").get<std::string>();
        for (size_t i = 0; i < kKinds.size(); ++i)
            if (type == kKinds[i]) return Command{json.value("id", CommandId{0}), body_of(i, json)};
        return Error{ErrorCode::BadInput, "unknown command \"" + type + "\""};
    } catch (const std::exception& error) {
        return Error{ErrorCode::BadInput, std::string("not a command: ") + error.what()};
    }
}

}  // namespace lorica
