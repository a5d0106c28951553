// SPDX-License-Identifier: GPL-3.0-or-later
// Reading sweep.json and events. Any thread.
#include "ui/pages/experiments/sweep_summary.h"

#include <algorithm>
#include <cmath>

#include "core/runtime/run_folder.h"

namespace lorica {
namespace {

std::string text_at(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

double number_at(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? found->get<double>() : std::nan("");
}

}  // namespace

SweepCellRow sweep_cell_from(const nlohmann::json& json) {
    SweepCellRow row;
    if (!json.is_object()) return row;
    row.name = text_at(json, "name");
    row.status = text_at(json, "status");
    row.error = text_at(json, "error");
    if (const auto settings = json.find("settings"); settings != json.end() && settings->is_object())
        for (const auto& [path, value] : settings->items())
            row.values[path] = value.is_string() ? value.get<std::string>() : value.dump();
    row.eval_loss = number_at(json, "eval_loss");
    row.loss = number_at(json, "loss");
    row.parameters = number_at(json, "trainable_parameters");
    row.memory = number_at(json, "peak_memory_bytes");
    row.adapter_bytes = number_at(json, "adapter_bytes");
    row.seconds = number_at(json, "train_seconds");
    row.tokens_per_second = number_at(json, "tokens_per_second");
    return row;
}

int64_t SweepSummary::done() const { return std::count_if(cells.begin(), cells.end(), [](const SweepCellRow& one) { return one.is_over(); }); }

bool SweepSummary::can_go_on() const {
    return reason.empty() || std::any_of(cells.begin(), cells.end(), [](const SweepCellRow& cell) { return cell.is_left(); });
}

Result<SweepSummary> read_sweep(const fs::path& folder) {
    LORICA_ASSIGN(const std::string text, read_file(folder / "sweep.json", 64u << 20));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("cells") || !json["cells"].is_array())
        return Error{ErrorCode::BadInput, "is not a sweep's sweep.json", (folder / "sweep.json").string(), "Start the sweep again in another folder."};
    SweepSummary out;
    out.folder = folder.string();
    out.name = folder.filename().string();
    if (json.contains("spec")) load_json(out.spec, json["spec"]);  // a setting of another version keeps its default here
    if (const auto axes = json.find("axes"); axes != json.end() && axes->is_array())
        for (const auto& axis : *axes)
            if (axis.is_string()) out.axes.push_back(axis.get<std::string>());
    if (const std::string strategy = text_at(json, "strategy"); !strategy.empty()) out.strategy = strategy;
    if (const double seeds = number_at(json, "seeds"); seeds >= 1 && seeds <= 1000) out.seeds = static_cast<int64_t>(seeds);
    if (const double together = number_at(json, "together"); together >= 1 && together <= 64) out.together = static_cast<int64_t>(together);
    out.base_loss = number_at(json, "base_loss");
    for (const auto& cell : json["cells"]) out.cells.push_back(sweep_cell_from(cell));
    if (const auto found = json.find("recommendation"); found != json.end() && found->is_object()) {
        out.recommended = text_at(*found, "name");
        out.reason = text_at(*found, "reason");
    }
    return out;
}

std::vector<SweepSummary> list_sweeps(const fs::path& sweeps) {
    std::vector<SweepSummary> out;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(sweeps, code))
        if (entry.is_directory(code))
            if (auto sweep = read_sweep(entry.path())) out.push_back(*std::move(sweep));
    std::sort(out.begin(), out.end(), [](const SweepSummary& a, const SweepSummary& b) { return a.name > b.name; });
    return out;
}

LossCurve read_curve(const std::string& folder, const std::string& name) {
    LossCurve curve{folder, name, {}, {}};
    uint64_t offset = 0;
    const auto events = read_events(folder, offset);
    if (!events) return curve;
    for (const Event& event : *events) {
        if (const auto* step = std::get_if<TrainStep>(&event.body)) curve.steps.push_back({static_cast<double>(step->step), step->loss});
        if (const auto* eval = std::get_if<EvalResult>(&event.body)) curve.evals.push_back({static_cast<double>(eval->step), eval->loss});
    }
    return curve;
}

}  // namespace lorica
