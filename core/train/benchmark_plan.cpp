// SPDX-License-Identifier: GPL-3.0-or-later
// See benchmark_plan.h.
#include "core/train/benchmark_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace lorica {
namespace {

// A figure of the report: its key, its column, and how a value of it is written.
struct Column {
    const char *key, *title;
    double scale;
    const char* unit;
    int digits;
    bool picture;
};
constexpr Column kColumns[] = {
    {"eval_loss", "held-out loss", 1, "", 4, true},
    {"bleu", "BLEU", 1, "", 2, true},
    {"chrf", "chrF", 1, "", 2, true},
    {"rouge1", "ROUGE-1", 1, "", 4, false},
    {"rouge2", "ROUGE-2", 1, "", 4, false},
    {"rougeL", "ROUGE-L", 1, "", 4, true},
    {"exact_match", "exact", 1, "", 4, true},
    {"f1", "F1", 1, "", 4, true},
    {"train_seconds", "time", 1, " s", 1, true},
    {"tokens_per_second", "tokens/s", 1, "", 0, true},
    {"peak_memory_bytes", "peak memory", 1e-6, " MB", 0, true},
    {"trainable_parameters", "trainable", 1, "", 0, false},
    {"adapter_bytes", "adapter", 1e-6, " MB", 2, true},
};

std::string method_of(const SweepResult& result) {
    for (const auto& [path, value] : result.settings)
        if (path == "method") return value;
    return "";
}

std::string written(const Column& column, const Figure& figure) {
    std::string out = fmt::format("{:.{}f}", figure.mean * column.scale, column.digits);
    if (const double half = (figure.interval.high - figure.interval.low) / 2 * column.scale; half > 0) out += fmt::format(" ± {:.{}f}", half, column.digits);
    return out + column.unit;
}

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

ReportTable figures_table(const std::vector<BenchmarkRow>& rows, const BenchmarkFacts& facts) {
    ReportTable table{"", {"method"}, {}, ""};
    std::vector<const Column*> shown;
    for (const Column& column : kColumns)
        if (std::any_of(rows.begin(), rows.end(), [&](const BenchmarkRow& row) { return row.figures.contains(column.key); })) {
            shown.push_back(&column);
            table.columns.emplace_back(column.title);
        }
    size_t seeds = 0;
    for (const BenchmarkRow& row : rows) {
        std::vector<std::string> cells = {row.label + (row.failed > 0 ? fmt::format(" ({} failed)", row.failed) : "")};
        for (const Column* column : shown) {
            const auto found = row.figures.find(column->key);
            cells.push_back(found == row.figures.end() ? "-" : written(*column, found->second));
            if (found != row.figures.end()) seeds = std::max(seeds, found->second.values.size());
        }
        table.rows.push_back(std::move(cells));
    }
    if (seeds > 1) table.note = fmt::format("Means over {} seeds; ± is half of the 95 % interval of the mean (Student's t).", seeds);
    if (!facts.peak_is_of_cell)
        table.note += std::string(table.note.empty() ? "" : " ") + "Peak memory is the highest of the process up to the run's end: this system does not let it begin anew.";
    return table;
}

std::vector<ReportBars> figures_bars(const std::vector<BenchmarkRow>& rows) {
    std::vector<ReportBars> out;
    for (const Column& column : kColumns) {
        if (!column.picture) continue;
        ReportBars chart{column.title, "", {}};
        for (const BenchmarkRow& row : rows)
            if (const auto found = row.figures.find(column.key); found != row.figures.end()) {
                const Figure& figure = found->second;
                chart.bars.push_back({row.label, written(column, figure), figure.mean * column.scale, figure.interval.low * column.scale, figure.interval.high * column.scale});
            }
        if (chart.bars.size() > 1) out.push_back(std::move(chart));
    }
    return out;
}

ReportTable settings_table(const BenchmarkFacts& facts) {
    ReportTable table{"What differs from the defaults", {"run", "setting", "value", "default"}, {}, ""};
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
    ReportTable table{"Every run", {"run", "status", "steps", "held-out loss", "time", "peak memory", "error"}, {}, ""};
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

Report benchmark_report(const BenchmarkFacts& facts) {
    const std::vector<BenchmarkRow> rows = benchmark_rows(facts.results, facts.bases);
    Report report{"Benchmark of methods", fmt::format("{} on {}, {}", facts.spec.model.path, facts.spec.data.path, facts.date), {}};
    ReportSection figures{"Figures", {}, {figures_table(rows, facts)}, figures_bars(rows), {}};
    if (!facts.losses.empty()) figures.lines.push_back({"Training loss", "step", "loss", facts.losses});
    report.sections.push_back(std::move(figures));
    ReportTable machine{"", {"", ""}, {}, ""};
    for (const auto& [name, value] : facts.machine) machine.rows.push_back({name, value});
    report.sections.push_back({"Machine and versions", {}, {std::move(machine)}, {}, {}});
    report.sections.push_back({"Settings and runs", {"Every method saw the same rows in the same order of seeds, each run began with no model in memory, and base and adapter were measured on the "
                                                     "held-out rows as the run loads them. Time is that of the training steps alone."},
                               {settings_table(facts), runs_table(facts)}, {}, {}});
    return report;
}

}  // namespace lorica
