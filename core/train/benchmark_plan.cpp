// SPDX-License-Identifier: GPL-3.0-or-later
// See benchmark_plan.h.
#include "core/train/benchmark_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace lorica {
namespace {

struct Measure {
    const char *key, *title, *unit;
    double scale;         // from the figure to the unit
    int digits, better;   // better: -1 the lower, 1 the higher, 0 neither
    bool picture;         // has bars in the report
};
constexpr Measure kMeasures[] = {
    {"eval_loss", "held-out loss", "", 1, 4, -1, true},
    {"bleu", "BLEU", "", 1, 2, 1, true},
    {"chrf", "chrF", "", 1, 2, 1, true},
    {"rouge1", "ROUGE-1", "", 1, 4, 1, false},
    {"rouge2", "ROUGE-2", "", 1, 4, 1, false},
    {"rougeL", "ROUGE-L", "", 1, 4, 1, true},
    {"exact_match", "exact match", "", 1, 4, 1, true},
    {"f1", "F1", "", 1, 4, 1, true},
    {"train_seconds", "time", "s", 1, 1, -1, true},
    {"tokens_per_second", "speed", "tokens/s", 1, 0, 1, true},
    {"peak_memory_bytes", "peak memory", "MB", 1e-6, 0, -1, true},
    {"trainable_parameters", "trainable parameters", "", 1, 0, 0, false},
    {"adapter_bytes", "adapter on disk", "MB", 1e-6, 2, -1, true},
};

bool is_measured(const Measure& measure, const std::vector<BenchmarkRow>& rows) {
    return std::any_of(rows.begin(), rows.end(), [&](const BenchmarkRow& row) { return row.figures.contains(measure.key); });
}

// The methods (not the bases) whose mean is the best; none where nothing is better or there is nothing to choose from.
std::set<std::string> best_of(const Measure& measure, const std::vector<BenchmarkRow>& rows) {
    std::map<std::string, double> means;
    double best = INFINITY;
    for (const BenchmarkRow& row : rows)
        if (const auto found = row.figures.find(measure.key); !row.is_base && found != row.figures.end() && std::isfinite(found->second.mean)) {
            means[row.label] = -measure.better * found->second.mean;
            best = std::min(best, means[row.label]);
        }
    std::set<std::string> out;
    if (measure.better == 0 || means.size() < 2) return out;
    for (const auto& [label, value] : means)
        if (value == best) out.insert(label);
    return out.size() == means.size() ? std::set<std::string>() : out;
}

std::string method_of(const SweepResult& result) {
    for (const auto& [path, value] : result.settings)
        if (path == "method") return value;
    return "";
}

// 1234567.5 as "1,234,568", by `digits`.
std::string number(double value, int digits) {
    std::string out = fmt::format("{:.{}f}", value, digits);
    const size_t end = out.find('.') == std::string::npos ? out.size() : out.find('.'), begin = out.starts_with('-') ? 1 : 0;
    if (!std::isfinite(value) || end < begin + 5) return out;   // 1234 needs no comma
    for (size_t at = end; at > begin + 3;) out.insert(at -= 3, ",");
    return out;
}

std::string written(const Measure& measure, const Figure& figure) {
    const double half = (figure.interval.high - figure.interval.low) / 2 * measure.scale;
    return number(figure.mean * measure.scale, measure.digits) + (half > 0 ? " ± " + number(half, measure.digits) : "");
}

std::string with_unit(const std::string& text, const Measure& measure, const char* between) { return *measure.unit ? text + between + measure.unit : text; }

void add(BenchmarkRow& row, const std::string& key, double value) {
    Figure& figure = row.figures[key];
    figure.values.push_back(value);
    figure.mean = 0;
    for (const double one : figure.values) figure.mean += one / static_cast<double>(figure.values.size());
    figure.interval = mean_interval(figure.values);
}

BenchmarkRow& row_of(std::vector<BenchmarkRow>& rows, const std::string& label, bool is_base) {
    for (BenchmarkRow& row : rows)
        if (row.label == label && row.is_base == is_base) return row;
    rows.push_back({label, is_base, 0, 0, {}});
    return rows.back();
}

Result<void> apply(RunSpec& spec, const std::string& method, const std::vector<std::string>& settings) {
    for (const std::string& text : settings) {
        const size_t colon = text.find(':'), equals = text.find('=');
        if (text.substr(0, colon) != method) continue;
        const std::string path = text.substr(colon + 1, equals - colon - 1);
        if (auto set = set_field(spec, path, text.substr(equals + 1)); !set) {
            Error error = set.error();
            error.where = "set " + method + ":" + path;
            return error;
        }
    }
    return {};
}

Result<void> check_settings(const std::vector<std::string>& methods, const std::vector<std::string>& settings) {
    for (const std::string& text : settings) {
        const size_t colon = text.find(':'), equals = text.find('=');
        if (colon == std::string::npos || equals == std::string::npos || equals < colon + 2)
            return Error{ErrorCode::Usage, "\"" + text + "\" is not method:setting=value", "set", "For instance full:train.learning_rate=1e-5."};
        const std::string method = text.substr(0, colon), path = text.substr(colon + 1, equals - colon - 1);
        if (std::find(methods.begin(), methods.end(), method) == methods.end())
            return Error{ErrorCode::Usage, "\"" + method + "\" is not one of the benchmark's methods", "set " + text, "Add it to the methods, or leave this out."};
        if (path == "method" || path == "train.seed" || path == "model.path" || path.starts_with("data."))
            return Error{ErrorCode::Usage, "\"" + path + "\" must be the same for every method", "set " + text, "Set it for the whole benchmark."};
    }
    return {};
}

// Methods are columns, measures rows.
ReportTable figures_table(const std::vector<BenchmarkRow>& rows, const BenchmarkFacts& facts) {
    ReportTable table{"", {"measure"}, {}, "", {}};
    for (const BenchmarkRow& row : rows) table.columns.push_back(row.label + (row.failed > 0 ? fmt::format(" ({} failed)", row.failed) : ""));
    size_t seeds = 0;
    for (const Measure& measure : kMeasures) {
        if (!is_measured(measure, rows)) continue;
        const std::set<std::string> best = best_of(measure, rows);
        std::vector<std::string> cells = {with_unit(measure.title, measure, ", ")};
        std::vector<int64_t> bold;
        for (const BenchmarkRow& row : rows) {
            const auto found = row.figures.find(measure.key);
            if (!row.is_base && best.contains(row.label)) bold.push_back(static_cast<int64_t>(cells.size()));
            cells.push_back(found == row.figures.end() ? "-" : written(measure, found->second));
            if (found != row.figures.end()) seeds = std::max(seeds, found->second.values.size());
        }
        table.rows.push_back(std::move(cells));
        table.bold.push_back(std::move(bold));
    }
    if (seeds > 1) table.note = fmt::format("Means over {} seeds; ± is half of the 95 % interval of the mean (Student's t).", seeds);
    return table;
}

// The same in every picture: the methods in their order, bases in grey.
std::map<std::string, int64_t> colours_of(const std::vector<BenchmarkRow>& rows) {
    std::map<std::string, int64_t> out;
    int64_t next = 0;
    for (const BenchmarkRow& row : rows) out[row.label] = row.is_base ? kGrey : next++ % kGrey;
    return out;
}

std::vector<ReportBars> figures_bars(const std::vector<BenchmarkRow>& rows) {
    const auto colours = colours_of(rows);
    std::vector<ReportBars> out;
    for (const Measure& measure : kMeasures) {
        if (!measure.picture) continue;
        ReportBars chart{with_unit(measure.title, measure, ", "), "", {}};
        for (const BenchmarkRow& row : rows)
            if (const auto found = row.figures.find(measure.key); found != row.figures.end()) {
                const Figure& figure = found->second;
                chart.bars.push_back({row.label, written(measure, figure), figure.mean * measure.scale, figure.interval.low * measure.scale, figure.interval.high * measure.scale, colours.at(row.label)});
            }
        if (chart.bars.size() > 1) out.push_back(std::move(chart));
    }
    return out;
}

ReportTable settings_table(const BenchmarkFacts& facts) {
    ReportTable table{"What differs from the defaults", {"run", "setting", "value", "default"}, {}, "", {}};
    for (const auto& one : differences(RunSpec{}, facts.spec))
        if (one.path != "method") table.rows.push_back({"all", one.path, one.right, one.left});
    std::set<std::string> told;
    for (const SweepCellPlan& cell : facts.cells) {
        if (!told.insert(cell.spec.method).second) continue;
        RunSpec common = facts.spec;
        common.method = cell.spec.method;
        for (const auto& one : differences(common, resolved(cell.spec)))
            table.rows.push_back({cell.spec.method, one.path, one.right, one.left});
    }
    return table;
}

ReportTable runs_table(const BenchmarkFacts& facts) {
    ReportTable table{"Every run", {"run", "status", "steps", "held-out loss", "time", "peak memory", "error"}, {}, "", {}};
    for (const SweepResult& r : facts.results)
        table.rows.push_back({r.name, r.status, fmt::format("{}/{}", r.step, r.total_steps), r.has_eval ? fmt::format("{:.4f}", r.eval_loss) : "-",
                              fmt::format("{:.1f} s", r.train_seconds), fmt::format("{:.0f} MB", 1e-6 * static_cast<double>(r.peak_memory_bytes)), r.error});
    return table;
}

}  // namespace

Result<std::vector<SweepCellPlan>> benchmark_cells(const RunSpec& spec, const std::vector<std::string>& methods, const std::vector<std::string>& settings, int64_t seeds) {
    if (methods.empty()) return Error{ErrorCode::Usage, "no method is named", "methods", "For instance lora,qlora,full."};
    if (std::set<std::string>(methods.begin(), methods.end()).size() != methods.size()) return Error{ErrorCode::Usage, "a method is named twice", "methods"};
    LORICA_TRY(check_settings(methods, settings));
    LORICA_ASSIGN(std::vector<SweepCellPlan> cells, sweep_cells(spec, {{"method", methods}}, seeds));
    for (SweepCellPlan& cell : cells) {
        if (cell.spec.method == "full" || cell.spec.method == "ia3") {
            RunSpec usual;
            LORICA_TRY(set_field(usual, "method", cell.spec.method));
            cell.spec.train.learning_rate = usual.train.learning_rate;
        }
        LORICA_TRY(apply(cell.spec, cell.spec.method, settings));
    }
    return cells;
}

std::vector<BenchmarkRow> benchmark_rows(const std::vector<SweepResult>& results, const std::vector<BaseScores>& bases) {
    std::vector<BenchmarkRow> rows;
    for (const BaseScores& base : bases) {
        BenchmarkRow& row = row_of(rows, base.quant == "none" ? "base" : "base (" + base.quant + ")", true);
        ++row.runs;
        for (const auto& [key, value] : base.scores) add(row, key, value);
    }
    for (const SweepResult& result : results) {
        BenchmarkRow& row = row_of(rows, method_of(result), false);
        if (result.status != "finished") {
            row.failed += result.status == "failed";
            continue;
        }
        ++row.runs;
        if (result.has_eval) add(row, "eval_loss", result.eval_loss);
        add(row, "train_seconds", result.train_seconds);
        add(row, "tokens_per_second", result.tokens_per_second);
        add(row, "peak_memory_bytes", static_cast<double>(result.peak_memory_bytes));
        add(row, "trainable_parameters", static_cast<double>(result.trainable_parameters));
        add(row, "adapter_bytes", static_cast<double>(result.adapter_bytes));
        for (const auto& [key, value] : result.scores) add(row, key, value);
    }
    return rows;
}

nlohmann::json to_json(const BenchmarkRow& row) {
    nlohmann::json figures = nlohmann::json::object();
    for (const auto& [key, figure] : row.figures)
        figures[key] = {{"mean", figure.mean}, {"low", figure.interval.low}, {"high", figure.interval.high}, {"values", figure.values}};
    return {{"label", row.label}, {"is_base", row.is_base}, {"runs", row.runs}, {"failed", row.failed}, {"figures", figures}};
}

nlohmann::json benchmark_measures(const std::vector<BenchmarkRow>& rows) {
    nlohmann::json out = nlohmann::json::array();
    for (const Measure& one : kMeasures)
        if (is_measured(one, rows))
            out.push_back({{"key", one.key}, {"title", one.title}, {"unit", one.unit}, {"scale", one.scale}, {"digits", one.digits}, {"better", one.better}});
    return out;
}

Report benchmark_report(const BenchmarkFacts& facts) {
    const std::vector<BenchmarkRow> rows = benchmark_rows(facts.results, facts.bases);
    Report report{"Benchmark of methods", fmt::format("{} on {}, {}", facts.spec.model.path, facts.spec.data.path, facts.date), {}};
    ReportSection figures{"Figures", {}, {figures_table(rows, facts)}, figures_bars(rows), {}};
    if (!facts.losses.empty()) figures.lines.push_back({"Training loss", "step", "loss", facts.losses});
    const auto colours = colours_of(rows);
    for (ReportLines& chart : figures.lines)
        for (ReportLine& line : chart.lines)
            if (const auto found = colours.find(line.label); found != colours.end()) line.colour = found->second;
    report.sections.push_back(std::move(figures));
    ReportTable machine{"", {"", ""}, {}, "", {}};
    for (const auto& [name, value] : facts.machine) machine.rows.push_back({name, value});
    report.sections.push_back({"Machine and versions", {}, {std::move(machine)}, {}, {}});
    report.sections.push_back({"Settings and runs", {"Every method saw the same rows in the same order of seeds, each run began with no model in memory, and base and adapter were measured on the "
                                                     "held-out rows as the run loads them. Time is that of the training steps alone."},
                               {settings_table(facts), runs_table(facts)}, {}, {}});
    return report;
}

}  // namespace lorica
