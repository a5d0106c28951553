// SPDX-License-Identifier: GPL-3.0-or-later
// Which runs a benchmark makes, their figures by method, and its report. Values; any thread.
//
// JobFinished.result of a benchmark, and benchmark.json after every run (there without the report, and beside the command's fields):
//   cells    as a sweep's, with "scores": {"bleu", "chrf", "rouge1", "rouge2", "rougeL", "exact_match", "f1": as asked for,
//            "eval_seconds", "eval_peak_memory_bytes"}; "eval_loss" is that of the adapter as it was saved
//   bases    [{"quant": "none" | "nf4" | ..., "seed", "scores" (with "eval_loss")}]: the base as the cells load it
//   methods  [{"label", "is_base", "runs", "failed", "figures": {"eval_loss": {"mean", "low", "high", "values"}, ...}}]; low and
//            high are the 95 % interval over the seeds
//   measures [{"key", "title", "unit", "scale" (times the figure, in the unit), "digits", "better": -1 the lower, 1 the higher, 0}]:
//            what was measured, in the order to show it
//   report   core/runtime/report.h
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/intervals.h"
#include "core/runtime/report.h"
#include "core/train/sweep_plan.h"

namespace lorica {

// A run for each method and seed. A method keeps what the specification says, but full and ia3 take their usual learning rate
// (2e-5, 3e-3), because one that suits LoRA does not suit them. `settings` ("full:train.learning_rate=1e-5") come last.
Result<std::vector<SweepCellPlan>> benchmark_cells(const RunSpec& spec, const std::vector<std::string>& methods, const std::vector<std::string>& settings, int64_t seeds);

struct BaseScores {
    std::string quant = "none";   // how its weights are held
    int64_t seed = 0;             // decides the held-out rows
    std::map<std::string, double> scores;
};

struct Figure {
    std::vector<double> values;   // of the seeds
    double mean = 0;
    Interval interval;
};
struct BenchmarkRow {
    std::string label;            // the method, "base", "base (nf4)"
    bool is_base = false;
    int64_t runs = 0, failed = 0; // finished with figures; not
    std::map<std::string, Figure> figures;
};
// Bases first, then the methods in the order of the results.
std::vector<BenchmarkRow> benchmark_rows(const std::vector<SweepResult>& results, const std::vector<BaseScores>& bases);
nlohmann::json to_json(const BenchmarkRow& row);
nlohmann::json benchmark_measures(const std::vector<BenchmarkRow>& rows);

struct BenchmarkFacts {
    RunSpec spec;
    std::vector<SweepCellPlan> cells;
    std::vector<SweepResult> results;
    std::vector<BaseScores> bases;
    std::vector<ReportLine> losses;                               // of training, a line a method
    std::vector<std::pair<std::string, std::string>> machine;     // name and value
    std::string date;
};
// Its first section's first table is the one that is printed: methods as columns, the best figures bold.
Report benchmark_report(const BenchmarkFacts& facts);

}  // namespace lorica
