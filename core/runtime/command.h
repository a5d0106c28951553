// SPDX-License-Identifier: GPL-3.0-or-later
// What the studio or the command line asks of the engine. Plain values that serialise to JSON; any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "core/settings/blend_settings.h"
#include "core/settings/generation_settings.h"
#include "core/settings/run_spec.h"

namespace lorica {

using CommandId = uint64_t;  // chosen by the sender, unique among its commands, never 0

// --- jobs: run in order, one at a time -------------------------------------------------------------------------------

// Loads the base so that later jobs start at once. Result: {"architecture", "parameters", "dtype", "device", "load_seconds"}.
struct LoadModel { ModelSettings model; };

// Lets go of the model in memory and what was loaded for it, and gives the memory back to the system; the next job loads again.
struct ReleaseModels {};

// Reads, maps, renders and tokenises a data set. Answers with one DataReport.
struct InspectData {
    ModelSettings model;       // path may be empty: then no tokens
    DataSettings data;
    int64_t first_row = 0;     // rows [first_row, first_row + row_count) come back token by token
    int64_t row_count = 20;
    int64_t seed = 42;
};

// Memory, time and disk forecast. Result: see core/train/plan.h.
struct PlanRun { RunSpec spec; };

// What changes of a run from its next step on; 0: as it is. Kept in run.json ("changes"), so that a resume does the same again.
struct RunChange {
    double learning_rate = 0;  // the schedule's peak, as train.learning_rate
    int64_t total_steps = 0;   // where the run ends; the schedule is stretched to it
    bool any() const { return learning_rate > 0 || total_steps > 0; }
};

// Trains into `folder`. With `resume`, `folder` is an existing run and `spec` is ignored; a finished one goes on if `change` has more
// steps for it.
struct StartRun {
    RunSpec spec;
    std::string folder;
    bool resume = false;
    int64_t until_step = 0;    // over 0: stop there, with a checkpoint, as if asked to
    RunChange change = {};
};

// One run for every combination of the axes' values, over one base, each in folder/cells/<name>. The same command
// on the same folder goes on with a sweep that was interrupted. Result: {"folder", "base_loss", "cells", "recommendation"}.
struct StartSweep {
    RunSpec spec;
    std::vector<std::string> axes;        // "adapter.r=2,4,8"
    std::string folder;
    int64_t seeds = 1;                    // runs of each combination, with train.seed, train.seed + 1, ...
    std::string strategy = "grid";        // grid, halving
    int64_t together = 1;                 // so many runs train at once, where their adapters leave the base as it is
};

// Methods side by side on the same rows: one run folder for each method and seed in folder/cells/<name>, each in a
// program of its own, then held-out loss and answers of base and adapter. The same command on the same folder goes on with a benchmark
// that was interrupted. Writes benchmark.json, benchmark.csv, report.json and report.html. A SweepCell event for each run.
// Result: {"folder", "cells", "bases", "methods", "report"}: see core/train/benchmark_plan.h.
struct RunBenchmark {
    RunSpec spec;
    std::vector<std::string> methods;     // lora, full, ...
    std::vector<std::string> settings;    // "full:train.learning_rate=1e-5": of one method's runs
    std::string folder;
    int64_t seeds = 1;
    std::vector<std::string> metrics;     // bleu, chrf, rouge, exact, f1 of greedy answers to held-out prompts
    int64_t eval_rows = 100;              // held-out rows whose prompts are answered; 0: all
    GenerationSettings generation;
};

// Loss, perplexity and scores of generated answers beside the references. Result: see core/engine/reports.h.
struct Evaluate {
    ModelSettings model;
    std::string adapter;                  // a PEFT folder, or empty
    DataSettings data;
    std::vector<std::string> metrics;     // loss, perplexity; bleu, chrf, rouge, exact, f1 of greedy answers
    GenerationSettings generation;
    int64_t max_rows = 0;
};

// One conversation to answer: `messages` ([{"role","content"}]), or `prompt` (a user turn; with `raw`, the text as it is).
struct GenerateRow {
    std::string prompt;
    nlohmann::json messages = nlohmann::json::array();
    std::string tag = {};                 // for the rules of a routing
};

// Streams TokenChunks, row by row. While a run is training or paused, adapter "live" is the half-trained one and the
// command is served between two micro-batches. With `routing`, a folder of BuildRouting, each row is answered by the adapter
// chosen for it, without reloading the base; the result then has "routes", as RoutePrompts' "rows", and "switch_seconds", the
// longest change of adapters.
struct Generate {
    ModelSettings model;
    std::string adapter;                  // or several: [{"adapter": NAME, "weight": W}, ...] as JSON, blended exactly (cat)
    std::vector<GenerateRow> rows;
    bool raw = false;
    std::string system_prompt;
    GenerationSettings generation;
    std::string routing = {};             // then `adapter` is empty
    int64_t likeliest = 0;                // over 0: each token comes with its probability and so many of the likeliest (TokenChunk::choices); not of beams
};

// Teacher-forced negative log-likelihood. A row is {"prompt","response"} or {"messages"}; result: {"rows": [{"nll","tokens"}]}.
struct Score {
    ModelSettings model;
    std::string adapter;
    std::vector<nlohmann::json> rows;
};

// Merges base + adapter into a safetensors folder. Result: {"folder", "tensors", "bytes"}.
struct Merge {
    ModelSettings model;
    std::string adapter;
    std::string folder;
    std::string dtype = "auto";           // auto (the base's), float32, bfloat16, float16
    std::string base = "original";        // original: the file's numbers; dequantized: those that model.quant makes of them
    std::string verify = "off";           // off, auto, on: as Export's
};

inline constexpr int64_t kVerifiedUnasked = 1'000'000'000;   // parameters: see Export::verify

// Writes base + adapter for other programs. `format`: gguf (one file), safetensors (a folder) or gguf-lora (the adapter alone,
// for llama.cpp's --lora). `quant`: q8_0, q4_K_M, ... (safetensors: float32, bfloat16, float16); auto is q8_0, or the base's
// type. `verify`: on proves what was written as VerifyExport does and fails, leaving nothing, where the proof does; auto does so
// for models of at most kVerifiedUnasked parameters; off not at all. A gguf-lora file has no proof yet: with on it is refused.
// Result: {"path", "format", "quant", "tensors", "merged", "bytes", "types": {"Q8_0": 211, ...}, "notes", "seconds",
// "verification" (VerifyExport's result, where it was proved)}.
struct Export {
    ModelSettings model;
    std::string adapter;                  // may be empty but for gguf-lora
    std::string path;                     // must not exist
    std::string format = "gguf";
    std::string quant = "auto";
    std::string verify = "off";           // off, auto, on
};

// Reads an exported folder or GGUF file back and compares it with base + adapter: tokenizer, template, BOS and EOS, every tensor,
// and the probabilities of fixed texts. A difference is no failure of the job: result: see core/export/verify.h.
struct VerifyExport {
    ModelSettings model;                  // dtype auto is float32 here; quant on: the export is of the dequantized base
    std::string adapter;                  // may be empty
    std::string path;
};

// Writes a PEFT folder that blends these adapters. Result: {"folder", "rank", "parameters"}.
struct BlendAdapters {
    ModelSettings model;
    std::vector<std::string> adapters;
    std::vector<double> weights;          // one for each, or none: equal shares
    BlendSettings settings;
    std::string folder;
};

// Writes a folder that tells which adapter answers a prompt (see core/peft/routing.h), from the rules and from the training prompts
// of the adapters' runs, and tries it on their held-out prompts. An adapter without a run of its own can be chosen by rules only.
// Result: {"folder", "routes": [{"name", "adapter", "prompts", "held_out", "why_no_prompts"}], "leave_one_out" and "held_out":
// {"right", "all", "chosen": own route x chosen route, the last column the fallback}, "seconds"}.
struct BuildRouting {
    ModelSettings model;
    std::vector<std::string> adapters;    // run folders, or names and PEFT folders
    std::vector<std::string> names;       // of the routes; none: those of the folders
    std::vector<std::string> rules;       // "NAME=prefix:TEXT", regex, tag
    std::string fallback = {};            // the name of a route; empty: the base alone
    double min_confidence = 0.5;
    int64_t prompts = 128;                // of each adapter, kept to compare with
    std::string folder;
};

// Which adapter would answer. Result: {"rows": [{"name", "adapter", "by", "confidence", "scores", "why"}], "names"}; name and
// adapter are empty for the base alone.
struct RoutePrompts {
    ModelSettings model;
    std::string routing;
    std::vector<GenerateRow> rows;
};

// --- control: act at once on the running job, or on the queued job `target` -------------------------------------------

struct PauseRun { CommandId target = 0; };                         // 0: the running job
struct ResumeRun { CommandId target = 0; };
struct StopRun { CommandId target = 0; bool save = true; };        // save: write a checkpoint first, if the job can
struct SaveCheckpoint { CommandId target = 0; };
struct ChangeRun { CommandId target = 0; RunChange change; };      // of a run that trains alone; answered by RunChanged
struct RunNext { CommandId target = 0; };                          // a waiting job goes to the head of the line
struct Shutdown {};                                                // stops the running job (saving) and ends the thread

using CommandBody = std::variant<LoadModel, ReleaseModels, InspectData, PlanRun, StartRun, StartSweep, RunBenchmark, Evaluate, Generate, Score, Merge,
                                 Export, VerifyExport, BlendAdapters, BuildRouting, RoutePrompts, PauseRun, ResumeRun, StopRun, SaveCheckpoint, ChangeRun, RunNext, Shutdown>;

struct Command {
    CommandId id = 0;
    CommandBody body;
};

// "start_run", "generate", ...
const char* kind_of(const CommandBody& body);
bool is_control(const CommandBody& body);
nlohmann::json to_json(const Command& command);
Result<Command> command_from_json(const nlohmann::json& json);

}  // namespace lorica
