// SPDX-License-Identifier: GPL-3.0-or-later
// A benchmark as benchmark.json in its folder holds it. Values; any thread, not the GUI's for reading.
#pragma once

#include <QString>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/runtime/command.h"
#include "core/runtime/report.h"
#include "ui/pages/experiments/sweep_summary.h"

namespace lorica {

struct BenchmarkMeasure {
    std::string key, title, unit;
    double scale = 1;                        // from a figure to the unit
    int digits = 2, better = 0;              // better: -1 the lower, 1 the higher, 0 neither
};
struct BenchmarkFigure {
    double mean = 0, low = 0, high = 0;      // low and high: 95 % interval over the seeds; equal to the mean with one
    bool has_interval() const { return low < high; }
};
struct BenchmarkMethod {
    std::string label;                       // "lora", "base", "base (nf4)"
    bool is_base = false;
    int64_t failed = 0;                      // runs without figures
    std::map<std::string, BenchmarkFigure> figures;
    const BenchmarkFigure* find(const std::string& measure) const;
};
struct BenchmarkRun {
    SweepCellRow row;
    std::string method;
};

struct BenchmarkSummary {
    std::string name;
    RunBenchmark command;                    // what makes it, to go on with it
    std::vector<BenchmarkRun> runs;
    std::vector<BenchmarkMeasure> measures;  // those that were measured
    std::vector<BenchmarkMethod> methods;    // bases first

    const std::string& folder() const { return command.folder; }
    int64_t done() const;
    bool has_report() const;                 // it came to its end, if perhaps without some runs
    bool can_go_on() const;                  // runs are left, or what is measured of them
    std::string run_folder(const BenchmarkRun& run) const { return folder() + "/cells/" + run.row.name; }
    // The methods with the best mean, bases left out; empty where all are alike.
    std::set<std::string> best(const BenchmarkMeasure& measure) const;
    // Row by row: measure, unit, method, mean, low, high.
    std::string csv() const;
};

// "Peak memory" in the window's language.
QString measure_title(const std::string& title);
// "12,345.6"; with the unit "12,345.6 MB".
QString figure_text(const BenchmarkMeasure& measure, double figure, bool with_unit = false);

// Reads benchmark.json; an error where it is missing or damaged.
Result<BenchmarkSummary> read_benchmark(const fs::path& folder);
// Those in `folder` by name, the last first; then `more`.
std::vector<BenchmarkSummary> list_benchmarks(const fs::path& folder, const std::vector<std::string>& more);
// report.json of a benchmark that came to its end.
Result<Report> read_report(const fs::path& folder);

}  // namespace lorica
