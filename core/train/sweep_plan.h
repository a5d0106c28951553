// SPDX-License-Identifier: GPL-3.0-or-later
// Which runs a sweep makes of a specification and its axes, and what their results recommend. Values; any thread.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/settings/run_spec.h"

namespace lorica {

// One setting and the values it takes; items of a list setting are joined by "+". Or several that go together, their paths and
// values joined by "+": "adapter.r+adapter.lora_alpha" with "4+8", "16+32".
struct SweepAxis {
    std::string path;
    std::vector<std::string> values;
};
// "adapter.r=2,4,8"
Result<SweepAxis> parse_axis(const std::string& text);

struct SweepCellPlan {
    std::string name;                                           // of its run folder: "r-8", "r-8_learning_rate-0.0002_seed-43"
    std::vector<std::pair<std::string, std::string>> settings;  // path and value, in the order of the axes
    RunSpec spec;
};
// Every combination, the last axis fastest; with `seeds` over 1 each of them with seed, seed + 1, ... Errors name the axis.
Result<std::vector<SweepCellPlan>> sweep_cells(const RunSpec& spec, const std::vector<SweepAxis>& axes, int64_t seeds);

// A sentence where ranks differ and, since alpha stays, the update's scale alpha / r (alpha / sqrt(r)) does too; else empty.
std::string scale_remark(const std::vector<SweepCellPlan>& cells);

// Optimizer steps after which successive halving compares: a quarter, a half and all of them. Jamieson and Talwalkar,
// "Non-stochastic best arm identification", AISTATS 2016.
std::vector<int64_t> halving_rungs(int64_t total_steps);
// How many of `cells` go on behind each comparison: the better third, at least one.
size_t halving_survivors(size_t cells);

// Of the `waiting` cells, which train at once, at most `limit` each time: those over the same base whose adapters leave it as it is
// (LoRA, DoRA, (IA)³ and their kin without trained modules, PiSSA, OLoRA or parts of other kinds). The rest one by one, in order.
std::vector<std::vector<size_t>> cells_at_once(const std::vector<SweepCellPlan>& cells, const std::vector<size_t>& waiting, int64_t limit);

struct SweepResult {
    std::string name;
    std::vector<std::pair<std::string, std::string>> settings;
    int64_t seed = 0;
    std::string status;           // finished, stopped (halving left it behind), failed
    std::string error;
    bool has_eval = false;
    double eval_loss = 0;         // held-out, of the last evaluation
    double loss = 0;              // of the last step
    int64_t step = 0, total_steps = 0, trainable_parameters = 0, peak_memory_bytes = 0, adapter_bytes = 0;
    double train_seconds = 0, tokens_per_second = 0;
    std::map<std::string, double> scores;   // of a benchmark: bleu, ...
};
nlohmann::json to_json(const SweepResult& result);

struct Recommendation {
    std::string name;             // of a cell; empty if nothing finished
    std::string reason;           // a sentence with its figures
};
// The smallest setting whose gain over the base's held-out loss is 99 % of the best one's, or whose difference to the best
// is inside the noise of the seeds (two standard errors of the difference of the means).
Recommendation recommend(const std::vector<SweepResult>& results, double base_loss);

// One row a cell, RFC 4180. Scores have a column each, empty where a run has none.
std::string sweep_csv(const std::vector<SweepResult>& results);

}  // namespace lorica
