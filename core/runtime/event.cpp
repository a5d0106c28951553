// SPDX-License-Identifier: GPL-3.0-or-later
// Names and JSON of the events. Any thread.
#include "core/runtime/event.h"

#include <array>
#include <cmath>

#include "core/runtime/json_fields.h"

namespace lorica {
namespace {

constexpr std::array<const char*, 19> kKinds = {"engine_ready", "accepted", "rejected", "job_started", "job_progress", "job_finished",
                                                "state_changed", "run_started", "run_changed", "train_step", "eval", "sample_answer", "sweep_cell", "checkpoint_saved", "resource_sample",
                                                "token_chunk", "data_report", "diagnostic", "log"};
static_assert(kKinds.size() == std::variant_size_v<EventBody>);

template <class T> void write(nlohmann::json& out, const T& body) { out = body; }
void write(nlohmann::json& out, const Rejected& body) { out = {{"command", body.command}, {"error", to_json(body.error)}}; }
void write(nlohmann::json& out, const JobFinished& body) {
    out = {{"command", body.command}, {"status", body.status}, {"reason", body.reason}, {"result", body.result}, {"seconds", body.seconds}};
    if (body.error) out["error"] = to_json(*body.error);
}
void write(nlohmann::json& out, const DiagnosticRaised& body) {
    out = {{"command", body.command}, {"is_error", body.diagnostic.is_error}, {"path", body.diagnostic.path},
           {"message", body.diagnostic.message}, {"hint", body.diagnostic.hint}};
}

template <class T> void read(const nlohmann::json& json, T& body) { body = json.get<T>(); }
void read(const nlohmann::json& json, Rejected& body) { body = {json.at("command").get<CommandId>(), error_from_json(json.at("error"))}; }
void read(const nlohmann::json& json, JobFinished& body) {
    body = {json.value("command", CommandId{0}), json.value("status", "finished"), json.value("reason", ""), std::nullopt,
            json.value("result", nlohmann::json::object()), json.value("seconds", 0.0)};
    if (json.contains("error")) body.error = error_from_json(json["error"]);
}
void read(const nlohmann::json& json, DiagnosticRaised& body) {
    body = {json.value("command", CommandId{0}),
            {json.value("is_error", true), json.value("path", ""), json.value("message", ""), json.value("hint", "")}};
}

template <size_t I = 0>
EventBody body_of(size_t index, const nlohmann::json& json) {
    if constexpr (I < std::variant_size_v<EventBody>) {
        if (index != I) return body_of<I + 1>(index, json);
        std::variant_alternative_t<I, EventBody> body;
        read(json, body);
        return body;
    }
    throw std::out_of_range("event kind");
}

// JSON has no NaN; a value that is not finite is written as null and read back as NaN.
void restore_nan(nlohmann::json& json) {
    for (const char* key : {"loss", "grad_norm", "perplexity", "learning_rate", "tokens_per_second"})
        if (json.contains(key) && json[key].is_null()) json[key] = std::nan("");
}

}  // namespace

const char* kind_of(const EventBody& body) { return kKinds[body.index()]; }

nlohmann::json to_json(const Event& event) {
    nlohmann::json out;
    std::visit([&](const auto& body) { write(out, body); }, event.body);
    out["type"] = kind_of(event.body);
    return out;
}

Result<Event> event_from_json(const nlohmann::json& json) {
    try {
        const auto type = json.at("type").get<std::string>();
        nlohmann::json copy = json;
        restore_nan(copy);
        for (size_t i = 0; i < kKinds.size(); ++i)
            if (type == kKinds[i]) return Event{body_of(i, copy)};
        return Error{ErrorCode::BadInput, "unknown event \"" + type + "\""};
    } catch (const std::exception& error) {
        return Error{ErrorCode::BadInput, std::string("not an event: ") + error.what()};
    }
}

nlohmann::json to_json(const Error& error) {
    return {{"code", to_string(error.code)}, {"message", error.message}, {"where", error.where}, {"hint", error.hint}, {"context", error.context}};
}

Error error_from_json(const nlohmann::json& json) {
    return {error_code_from(json.value("code", "internal")).value_or(ErrorCode::Internal), json.value("message", ""),
            json.value("where", ""), json.value("hint", ""), json.value("context", std::vector<std::string>{})};
}

}  // namespace lorica
