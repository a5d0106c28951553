// SPDX-License-Identifier: GPL-3.0-or-later
// See sweep_plan.h.
#include "core/train/sweep_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/peft/adapter.h"
#include "core/train/plan.h"

namespace lorica {
namespace {

constexpr size_t kMostCells = 4096;
constexpr double kGainShare = 0.99;

std::string last_part(const std::string& path) { return path.substr(path.rfind('.') + 1); }

// Letters, digits, point, minus, underscore; anything else would be trouble in a folder's name.
std::string file_safe(std::string text) {
    for (char& c : text)
        if (!(std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == '_')) c = '-';
    return text.substr(0, 60);
}

std::string name_of(const std::vector<std::pair<std::string, std::string>>& settings) {
    std::string name;
    for (const auto& [path, value] : settings) name += (name.empty() ? "" : "_") + file_safe(last_part(path) + "-" + value);
    return name.empty() ? "run" : name;
}

std::string label_of(const std::vector<std::pair<std::string, std::string>>& settings) {
    std::string label;
    for (const auto& [path, value] : settings)
        if (path != "train.seed") label += (label.empty() ? "" : ", ") + last_part(path) + " " + value;
    return label;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '+') parts.emplace_back();
        else parts.back() += c;
    }
    return parts;
}

Result<void> set_value(SweepCellPlan& cell, const std::string& path, std::string value) {
    cell.settings.emplace_back(path, value);
    for (const auto& field : fields_of(cell.spec))
        if (field.path == path && field.kind == FieldKind::List) std::replace(value.begin(), value.end(), '+', ',');
    if (auto set = set_field(cell.spec, path, value); !set) {
        Error error = set.error();
        error.where = "axis " + path;
        return error;
    }
    return {};
}

// One value of an axis, or one of each setting that goes together.
Result<void> set_values(SweepCellPlan& cell, const SweepAxis& axis, const std::string& value) {
    const std::vector<std::string> paths = split(axis.path);
    if (paths.size() == 1) return set_value(cell, axis.path, value);
    const std::vector<std::string> values = split(value);
    if (values.size() != paths.size())
        return Error{ErrorCode::Usage, fmt::format("\"{}\" has {} values for {} settings", value, values.size(), paths.size()), "axis " + axis.path, "For instance adapter.r+adapter.lora_alpha=4+8,16+32."};
    for (size_t i = 0; i < paths.size(); ++i) {
        LORICA_TRY(set_value(cell, paths[i], values[i]));
    }
    return {};
}

// Cells that differ in the seed alone.
struct Group {
    std::string label, name;
    int64_t trainable = 0;
    std::vector<double> losses;

    double mean() const {
        double sum = 0;
        for (const double loss : losses) sum += loss;
        return sum / static_cast<double>(losses.size());
    }
    double variance() const {
        double sum = 0;
        for (const double loss : losses) sum += (loss - mean()) * (loss - mean());
        return losses.size() > 1 ? sum / static_cast<double>(losses.size() - 1) : 0;
    }
};

std::vector<Group> groups_of(const std::vector<SweepResult>& results) {
    std::vector<Group> groups;
    for (const auto& result : results) {
        if (result.status != "finished" || !result.has_eval || !std::isfinite(result.eval_loss)) continue;
        const std::string label = label_of(result.settings);
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.label == label; });
        if (group == groups.end()) {
            groups.push_back({label, result.name, result.trainable_parameters, {}});
            group = groups.end() - 1;
        }
        group->losses.push_back(result.eval_loss);
    }
    return groups;
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

}  // namespace

Result<SweepAxis> parse_axis(const std::string& text) {
    const size_t equals = text.find('=');
    const auto bad = [&](const char* what) { return Error{ErrorCode::Usage, std::string("\"") + text + "\" " + what, "axis", "For instance adapter.r=2,4,8,16."}; };
    if (equals == std::string::npos || equals == 0) return bad("is not setting=value,value");
    SweepAxis axis{text.substr(0, equals), {}};
    std::string value;
    for (const char c : text.substr(equals + 1) + ",") {
        if (c != ',') value += c;
        else if (value.empty()) return bad("has an empty value");
        else if (std::find(axis.values.begin(), axis.values.end(), value) != axis.values.end()) return bad("names a value twice");
        else axis.values.push_back(std::exchange(value, {}));
    }
    return axis;
}

Result<std::vector<SweepCellPlan>> sweep_cells(const RunSpec& spec, const std::vector<SweepAxis>& axes, int64_t seeds) {
    if (axes.empty()) return Error{ErrorCode::Usage, "no axis is named", "axis", "For instance adapter.r=2,4,8,16."};
    if (seeds < 1 || seeds > 1000) return Error{ErrorCode::Usage, "must be between 1 and 1000", "seeds"};
    size_t count = static_cast<size_t>(seeds);
    std::set<std::string> named;
    for (size_t i = 0; i < axes.size(); ++i) {
        count *= axes[i].values.size();
        if (count > kMostCells) return Error{ErrorCode::Usage, fmt::format("the sweep has over {} runs", kMostCells), "axis", "Name fewer values."};
        for (const std::string& path : split(axes[i].path)) {
            if (!named.insert(path).second) return Error{ErrorCode::Usage, "is named twice", path};
            if (path == "train.seed" && seeds > 1) return Error{ErrorCode::Usage, "is an axis already, so seeds must be 1", "train.seed"};
        }
    }
    std::vector<SweepCellPlan> cells = {{"", {}, spec}};
    for (const SweepAxis& axis : axes) {
        std::vector<SweepCellPlan> next;
        for (const SweepCellPlan& cell : cells) {
            for (const std::string& value : axis.values) {
                SweepCellPlan one = cell;
                LORICA_TRY(set_values(one, axis, value));
                next.push_back(std::move(one));
            }
        }
        cells = std::move(next);
    }
    std::vector<SweepCellPlan> out;
    for (const SweepCellPlan& cell : cells) {
        for (int64_t s = 0; s < seeds; ++s) {
            SweepCellPlan one = cell;
            one.spec.train.seed = cell.spec.train.seed + s;
            if (seeds > 1) one.settings.emplace_back("train.seed", std::to_string(one.spec.train.seed));
            one.name = name_of(one.settings);
            for (size_t n = 2; std::any_of(out.begin(), out.end(), [&](const auto& other) { return other.name == one.name; }); ++n)
                one.name = name_of(one.settings) + "-" + std::to_string(n);
            out.push_back(std::move(one));
        }
    }
    return out;
}

std::vector<int64_t> halving_rungs(int64_t total_steps) {
    const int64_t quarter = std::max<int64_t>(1, (total_steps + 3) / 4);
    std::vector<int64_t> rungs;
    for (const int64_t step : {quarter, 2 * quarter})
        if (step < total_steps) rungs.push_back(step);
    rungs.push_back(total_steps);
    return rungs;
}

std::vector<std::vector<size_t>> cells_at_once(const std::vector<SweepCellPlan>& cells, const std::vector<size_t>& waiting, int64_t limit) {
    const auto leaves_base = [](const RunSpec& spec) {
        const std::string kind = adapter_method(spec.method);
        const AdapterSettings& a = spec.adapter;
        return (kind == "lora" || kind == "ia3") && a.combine.empty() && a.modules_to_save.empty() && a.init_from.empty() && !has_own_base(spec);
    };
    std::vector<std::vector<size_t>> groups;
    std::vector<nlohmann::json> bases;   // of each group; null: it stays alone
    for (const size_t i : waiting) {
        const RunSpec spec = resolved(cells[i].spec);
        const nlohmann::json whole = to_json(spec);
        const nlohmann::json base = limit > 1 && leaves_base(spec) ? nlohmann::json{whole["model"], whole["quant"]} : nlohmann::json();
        size_t at = groups.size();
        for (size_t k = 0; k < groups.size() && !base.is_null(); ++k)
            if (bases[k] == base && static_cast<int64_t>(groups[k].size()) < limit) at = std::min(at, k);
        if (at == groups.size()) {
            groups.emplace_back();
            bases.push_back(base);
        }
        groups[at].push_back(i);
    }
    return groups;
}

std::string scale_remark(const std::vector<SweepCellPlan>& cells) {
    std::set<int64_t> ranks;
    std::set<double> alphas, scales;
    for (const SweepCellPlan& cell : cells) {
        const AdapterSettings& a = cell.spec.adapter;
        if (adapter_method(cell.spec.method) != "lora") return "";
        const auto r = static_cast<double>(a.r);
        ranks.insert(a.r);
        alphas.insert(a.lora_alpha);
        scales.insert(a.lora_alpha / (a.use_rslora ? std::sqrt(r) : r));
    }
    if (ranks.size() < 2 || alphas.size() > 1 || scales.size() < 2) return "";
    return fmt::format("The update's scale differs too, from {:.3g} to {:.3g}, since lora_alpha stays at {:g}; to compare ranks alone let it go along: adapter.r+adapter.lora_alpha=4+8,16+32.",
                       *scales.rbegin(), *scales.begin(), *alphas.begin());
}

size_t halving_survivors(size_t cells) { return std::max<size_t>(1, (cells + 2) / 3); }

nlohmann::json to_json(const SweepResult& r) {
    nlohmann::json settings = nlohmann::json::object();
    for (const auto& [path, value] : r.settings) settings[path] = value;
    nlohmann::json out = {{"name", r.name}, {"settings", settings}, {"seed", r.seed}, {"status", r.status}, {"step", r.step}, {"total_steps", r.total_steps},
                          {"loss", r.loss}, {"trainable_parameters", r.trainable_parameters}, {"train_seconds", r.train_seconds},
                          {"tokens_per_second", r.tokens_per_second}, {"peak_memory_bytes", r.peak_memory_bytes}, {"adapter_bytes", r.adapter_bytes}};
    if (r.has_eval) out["eval_loss"] = r.eval_loss;
    if (!r.scores.empty()) out["scores"] = r.scores;
    if (!r.error.empty()) out["error"] = r.error;
    return out;
}

Recommendation recommend(const std::vector<SweepResult>& results, double base_loss) {
    std::vector<Group> groups = groups_of(results);
    if (groups.empty()) return {"", "No run of the sweep has finished with a held-out loss, so there is nothing to recommend."};
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.trainable < b.trainable; });
    const Group& best = *std::min_element(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.mean() < b.mean(); });
    const double best_gain = base_loss - best.mean();
    if (!(best_gain > 0)) return {"", fmt::format("No setting is better than the base model's held-out loss of {:.4f} (the best, {}, has {:.4f}).", base_loss, best.label, best.mean())};
    if (groups.size() == 1) {
        const auto behind = std::count_if(results.begin(), results.end(), [](const SweepResult& one) { return one.status == "stopped" && one.has_eval; });
        return {best.name, behind > 0 ? fmt::format("{}: held-out loss {:.4f} (base model {:.4f}); halving left {} other run{} behind, each above it after as many steps.", best.label,
                                                    best.mean(), base_loss, behind, behind == 1 ? "" : "s")
                                      : fmt::format("{}: held-out loss {:.4f} (base model {:.4f}); there is nothing to compare it with.", best.label, best.mean(), base_loss)};
    }
    for (const Group& group : groups) {
        const double gain = base_loss - group.mean(), difference = group.mean() - best.mean();
        const double noise = 2 * std::sqrt(group.variance() / static_cast<double>(group.losses.size()) + best.variance() / static_cast<double>(best.losses.size()));
        const bool inside = group.losses.size() > 1 && best.losses.size() > 1 && difference <= noise;
        if (&group != &best && gain < kGainShare * best_gain && !inside) continue;
        if (&group == &best)
            return {group.name, fmt::format("{}: the lowest held-out loss, {:.4f} (base model {:.4f}); no smaller setting reaches 99 % of its gain.", group.label, group.mean(), base_loss)};
        std::string reason = fmt::format("{}: held-out loss {:.4f}, {:.1f} % of the gain of {} ({:.4f}) with {:.0f} % of its parameters", group.label,
                                         group.mean(), 100 * gain / best_gain, best.label, best.mean(),
                                         100.0 * static_cast<double>(group.trainable) / static_cast<double>(std::max<int64_t>(best.trainable, 1)));
        if (inside) reason += fmt::format("; the difference of {:.4f} is inside the noise of {} seeds", difference, group.losses.size());
        return {group.name, reason + "."};
    }
    return {best.name, ""};
}

std::string sweep_csv(const std::vector<SweepResult>& results) {
    std::string out = "name";
    if (!results.empty())
        for (const auto& [path, value] : results.front().settings) out += "," + quoted(path);
    out += ",status,eval_loss,loss,step,trainable_parameters,adapter_bytes,train_seconds,tokens_per_second,peak_memory_bytes";
    std::set<std::string> scores;
    for (const SweepResult& r : results)
        for (const auto& [name, value] : r.scores) scores.insert(name);
    for (const std::string& name : scores) out += "," + quoted(name);
    out += "\r\n";
    for (const SweepResult& r : results) {
        out += quoted(r.name);
        for (const auto& [path, value] : r.settings) out += "," + quoted(value);
        out += fmt::format(",{},{},{},{},{},{},{:.3f},{:.1f},{}", r.status, r.has_eval ? fmt::format("{:.6f}", r.eval_loss) : "", r.loss, r.step,
                           r.trainable_parameters, r.adapter_bytes, r.train_seconds, r.tokens_per_second, r.peak_memory_bytes);
        for (const std::string& name : scores) out += "," + (r.scores.contains(name) ? fmt::format("{:.6f}", r.scores.at(name)) : std::string());
        out += "\r\n";
    }
    return out;
}

}  // namespace lorica
