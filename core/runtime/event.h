// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine tells. Plain values that serialise to one JSON object each ("type" first); any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/runtime/command.h"

namespace lorica {

struct EngineReady { nlohmann::json info; };                       // devices, versions, dtype probe
struct Accepted { CommandId command = 0; };
struct Rejected { CommandId command = 0; Error error; };
struct JobStarted { CommandId command = 0; std::string kind; };
// `total` 0: unknown. `what` names the present activity ("Loading the model", "Evaluating").
struct JobProgress { CommandId command = 0; int64_t done = 0, total = 0; std::string what; };
// status: "finished", "stopped" (a checkpoint was saved), "cancelled" or "failed" (then `error` is set).
struct JobFinished {
    CommandId command = 0;
    std::string status = "finished";
    std::string reason;
    std::optional<Error> error;
    nlohmann::json result = nlohmann::json::object();
    double seconds = 0;
};
// state: "running", "paused".
struct StateChanged { CommandId command = 0; std::string state; int64_t step = 0; };

// Said once when a run begins to train (again after a resume).
struct RunStarted {
    CommandId command = 0;
    std::string folder, model, method, device, dtype;
    int64_t trainable_parameters = 0, all_parameters = 0;
    int64_t train_rows = 0, validation_rows = 0, unusable_rows = 0;
    int64_t first_step = 0, total_steps = 0, steps_per_epoch = 0;
    double learning_rate = 0;             // the schedule's peak
};
// From the step behind `step` on: the schedule's peak and the number of steps. See RunChange.
struct RunChanged { CommandId command = 0; int64_t step = 0; double learning_rate = 0; int64_t total_steps = 0; };
struct TrainStep {
    CommandId command = 0;
    int64_t step = 0;                     // 1 is the first optimizer step
    double epoch = 0;
    double loss = 0;                      // mean over the window's supervised tokens, nats
    double learning_rate = 0, grad_norm = 0;
    int64_t tokens = 0, supervised_tokens = 0;
    double tokens_per_second = 0, seconds = 0;
    int64_t memory_bytes = 0;             // resident set, or the device's allocated bytes
    double cpu_percent = 0;               // of one core, this process alone, over the step
    double device_percent = -1;           // the device's load as its driver told it last; negative: it does not
    bool skipped = false;                 // not finite: the optimizer left the step out
};
struct EvalResult { CommandId command = 0; int64_t step = 0; double loss = 0, perplexity = 0; int64_t tokens = 0; bool best = false; double seconds = 0; };
// What the run answers to one of its sample prompts at an evaluation; `index` counts the prompts of train.sample_prompts, then the held-out
// rows of train.sample_rows. `reference` is the held-out row's own answer, or empty; reason: "stop" or "length".
struct SampleAnswer { CommandId command = 0; int64_t step = 0, index = 0; std::string prompt, response, reference, reason; };
// A run of a sweep or a benchmark has ended: cell `index` of `total`, as in sweep.json or benchmark.json.
struct SweepCell { CommandId command = 0; int64_t index = 0, total = 0; nlohmann::json result; };
struct CheckpointSaved { CommandId command = 0; int64_t step = 0; std::string folder; };
struct ResourceSample {
    double time = 0, cpu_percent = 0;     // of one core: over 100 with several
    int64_t rss_bytes = 0, ram_total = 0, ram_available = 0, disk_free = 0;
    int64_t device_bytes = 0, device_total = 0;                             // in use by any program, and all; 0: no GPU
    double device_percent = -1, device_celsius = -1, device_watts = -1;     // negative: the driver does not tell
};
// A token of an answer and how likely the model held it, before temperature, penalties and the like changed that; `likeliest` with the
// most likely first. Texts are as of the token alone, bytes of a torn character as U+FFFD.
struct TokenChoice {
    std::string text;
    double probability = 0;
    std::vector<std::pair<std::string, double>> likeliest = {};
};
// A piece of an answer; `done` closes the row, then `text` is the rest and `reason` is "stop", "length" or "cancelled". `choices`: the
// tokens since the last chunk, where Generate asked for them.
struct TokenChunk {
    CommandId command = 0;
    int64_t row = 0;
    std::string text;
    bool done = false;
    std::string reason;
    int64_t tokens = 0;
    double seconds = 0;
    std::vector<TokenChoice> choices = {};
};
// {"rows", "columns", "sample": [...], "tokens": [...], "problems": [...], "statistics": {...}}: see core/data.
struct DataReport { CommandId command = 0; nlohmann::json report; };
struct DiagnosticRaised { CommandId command = 0; Diagnostic diagnostic; };
struct LogRecord { CommandId command = 0; std::string level, message; };

using EventBody = std::variant<EngineReady, Accepted, Rejected, JobStarted, JobProgress, JobFinished, StateChanged, RunStarted, RunChanged,
                               TrainStep, EvalResult, SampleAnswer, SweepCell, CheckpointSaved, ResourceSample, TokenChunk, DataReport,
                               DiagnosticRaised, LogRecord>;

struct Event {
    EventBody body;
};

// "train_step", "eval", "job_finished", ...
const char* kind_of(const EventBody& body);
nlohmann::json to_json(const Event& event);
Result<Event> event_from_json(const nlohmann::json& json);
nlohmann::json to_json(const Error& error);
Error error_from_json(const nlohmann::json& json);

}  // namespace lorica
