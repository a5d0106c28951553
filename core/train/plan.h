// SPDX-License-Identifier: GPL-3.0-or-later
// RunPlan: memory, time and disk of a run before it starts, from shapes and a measured speed. Values; any thread.
//
// JobFinished.result of plan_run is to_json(RunPlan):
//   {"memory_bytes", "memory_low", "memory_high", "available_bytes", "fits", "parts": {"weights", "adapter", "optimizer",
//    "activations", "logits", "program"}, "seconds", "seconds_low", "seconds_high", "steps", "rows", "tokens",
//    "disk_bytes", "trainable_parameters", "all_parameters", "advice": [...]}
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/formats/model_config.h"
#include "core/settings/run_spec.h"

namespace lorica {

// How fast this machine trains a run, in seconds; see run_speed.h.
struct RunSpeed {
    double layer = 0;            // of one token in one layer, forward and backward
    double layer_forward = 0;    // the same, forward alone
    double head = 0;             // of one trained token: what is not in the layers
    double head_forward = 0;
    double number = 0;           // of one trained number in a step: the gradient's norm and AdamW
};

// What the plan needs to know of data, machine and adapter.
struct PlanFacts {
    int64_t element_bytes = 4;        // of weights and activations
    int64_t model_parameters = 0;     // a tied head counts once
    double weight_bytes = 0;          // of the base in memory
    int64_t trainable = 0;
    int64_t added = 0;                // of them, not the base's own
    int64_t rank_columns = 0;         // the ranks of one layer's adapters, summed
    int64_t scaled_columns = 0;       // outputs of one layer that DoRA or (IA)³ scales: kept once more
    int64_t rows = 0;                 // trained in one epoch
    int64_t tokens = 0;               // of one epoch, and those that are trained
    int64_t supervised = 0;
    int64_t largest_batch = 0;        // tokens of the largest micro-batch, those that its rows begin with in common counted once
    int64_t total_steps = 0, steps_per_epoch = 0;
    int64_t evaluations = 0, validation_tokens = 0, validation_supervised = 0;
    int64_t idle_bytes = 0;           // the program without a model
    int64_t available_bytes = 0;      // of memory, counted as if nothing of this run were loaded
    RunSpeed speed;                   // all 0: unknown, and so is the time
};

struct RunPlan {
    std::vector<std::pair<std::string, double>> parts;  // bytes
    double memory = 0, available = 0;
    double seconds = 0, seconds_low = 0, seconds_high = 0;
    double disk = 0;
    PlanFacts facts;
    std::vector<std::string> advice;
    bool fits() const;
};

// Memory: what DecoderPass keeps for the largest micro-batch, layer by layer, beside weights and AdamW's state. Time: the
// measured seconds of tokens, layers, trained tokens and trained numbers, summed.
RunPlan plan_run(const RunSpec& spec, const ModelConfig& config, const PlanFacts& facts);
nlohmann::json to_json(const RunPlan& plan);
// Whether the run begins with the base's own matrices (PiSSA, OLoRA), so that it has a base of its own.
bool has_own_base(const RunSpec& spec);
// Of the plan, what a run takes beside its base.
double memory_beside_base(const RunPlan& plan);
// How many of the runs, in order, can train at once when each takes so many bytes: at least one, and a tenth of what is available
// stays free.
size_t runs_that_fit(const std::vector<double>& bytes, double available);

}  // namespace lorica
