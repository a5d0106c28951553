// SPDX-License-Identifier: GPL-3.0-or-later
// Sweeps and loss curves as their folders hold them. Values; any thread, not the GUI's for reading.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ui/charts/series.h"
#include "ui/models/run_list.h"

namespace lorica {

// One run of a sweep; figures that are not known are NaN.
struct SweepCellRow {
    std::string name, status, error;
    std::map<std::string, std::string> values;   // of the settings that the sweep varies, by path
    double eval_loss = 0, loss = 0, parameters = 0, memory = 0, adapter_bytes = 0, seconds = 0, tokens_per_second = 0;
    bool is_over() const { return status == "finished" || status == "failed" || status == "stopped"; }
    bool is_left() const { return !is_over() || status == "failed"; }   // trained where the sweep goes on
};
SweepCellRow sweep_cell_from(const nlohmann::json& json);

struct SweepSummary {
    std::string folder, name, strategy = "grid";
    RunSpec spec;
    std::vector<std::string> axes;
    int64_t seeds = 1, together = 1;
    double base_loss = 0;                    // NaN: not measured
    std::vector<SweepCellRow> cells;
    std::string recommended, reason;         // a cell's name, and the sentence; empty before the end
    int64_t done() const;
    bool can_go_on() const;                  // runs are left, or the recommendation is
};
// Reads sweep.json; an error where it is missing or damaged.
Result<SweepSummary> read_sweep(const fs::path& folder);
// Every sweep in `sweeps`, by name.
std::vector<SweepSummary> list_sweeps(const fs::path& sweeps);

struct LossCurve {
    std::string folder, name;
    std::vector<PlotPoint> steps, evals;
};
LossCurve read_curve(const std::string& folder, const std::string& name);

}  // namespace lorica
