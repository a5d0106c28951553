// SPDX-License-Identifier: GPL-3.0-or-later
// Reading benchmark.json and report.json. Any thread.
#include "ui/pages/benchmark/benchmark_summary.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/base/csv_text.h"

namespace lorica {
namespace {

// What `json` has under `key`, if it is of that type.
template <class T>
T value_at(const nlohmann::json& json, const char* key, T otherwise) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    if (!json.is_object() || found == json.end()) return otherwise;
    if constexpr (std::is_same_v<T, std::string>) return found->is_string() ? found->get<T>() : otherwise;
    else if constexpr (std::is_same_v<T, bool>) return found->is_boolean() ? found->get<T>() : otherwise;
    else return found->is_number() ? found->get<T>() : otherwise;
}

const nlohmann::json& list_at(const nlohmann::json& json, const char* key) {
    static const nlohmann::json nothing = nlohmann::json::array();
    const auto found = json.find(key);
    return found != json.end() && found->is_array() ? *found : nothing;
}

BenchmarkMethod method_from(const nlohmann::json& json) {
    BenchmarkMethod out{value_at(json, "label", std::string()), value_at(json, "is_base", false), value_at(json, "failed", int64_t{0}), {}};
    if (!json.is_object() || !json.contains("figures") || !json["figures"].is_object()) return out;
    for (const auto& [key, figure] : json["figures"].items()) {
        const double mean = value_at(figure, "mean", std::nan(""));
        if (std::isfinite(mean)) out.figures[key] = {mean, value_at(figure, "low", mean), value_at(figure, "high", mean)};
    }
    return out;
}

BenchmarkMeasure measure_from(const nlohmann::json& json) {
    return {value_at(json, "key", std::string()), value_at(json, "title", std::string()), value_at(json, "unit", std::string()), value_at(json, "scale", 1.0),
            std::clamp(value_at(json, "digits", 2), 0, 12), value_at(json, "better", 0)};
}

// The command that benchmark.json repeats. A setting of another version keeps its default here.
RunBenchmark command_of(nlohmann::json json, const fs::path& folder) {
    json["type"] = "run_benchmark";
    RunBenchmark out;
    if (auto command = command_from_json(json)) out = std::get<RunBenchmark>(command->body);
    else if (json.contains("spec")) load_json(out.spec, json["spec"]);
    out.folder = folder.string();
    return out;
}

}  // namespace

const BenchmarkFigure* BenchmarkMethod::find(const std::string& measure) const {
    const auto found = figures.find(measure);
    return found == figures.end() ? nullptr : &found->second;
}

bool BenchmarkSummary::has_report() const {
    std::error_code code;
    return fs::exists(fs::path(folder()) / "report.json", code);
}

bool BenchmarkSummary::can_go_on() const {
    return !has_report() || std::any_of(runs.begin(), runs.end(), [](const BenchmarkRun& run) { return run.row.is_left(); });
}

int64_t BenchmarkSummary::done() const { return std::count_if(runs.begin(), runs.end(), [](const BenchmarkRun& one) { return one.row.is_over(); }); }

std::set<std::string> BenchmarkSummary::best(const BenchmarkMeasure& measure) const {
    std::set<std::string> out;
    double best = INFINITY;
    size_t known = 0;
    for (const BenchmarkMethod& method : methods) {
        const BenchmarkFigure* figure = method.is_base ? nullptr : method.find(measure.key);
        if (!figure) continue;
        ++known;
        const double value = -measure.better * figure->mean;
        if (value < best) out.clear();
        if (value <= best) out.insert(method.label);
        best = std::min(best, value);
    }
    return measure.better == 0 || out.size() == known ? std::set<std::string>() : out;
}

std::string BenchmarkSummary::csv() const {
    std::vector<std::vector<std::string>> rows = {{"measure", "unit", "method", "mean", "low", "high"}};
    const auto number = [](double value) { return QString::number(value, 'g', 10).toStdString(); };
    for (const BenchmarkMeasure& measure : measures)
        for (const BenchmarkMethod& method : methods)
            if (const BenchmarkFigure* figure = method.find(measure.key))
                rows.push_back({measure.title, measure.unit, method.label, number(figure->mean * measure.scale), number(figure->low * measure.scale), number(figure->high * measure.scale)});
    return csv_of(rows);
}

QString measure_title(const std::string& title) {
    // The engine's words in benchmark.json.
    static constexpr const char* kTitles[] = {
        QT_TRANSLATE_NOOP("lorica::BenchmarkMeasure", "held-out loss"), QT_TRANSLATE_NOOP("lorica::BenchmarkMeasure", "exact match"), QT_TRANSLATE_NOOP("lorica::BenchmarkMeasure", "time"),
        QT_TRANSLATE_NOOP("lorica::BenchmarkMeasure", "speed"), QT_TRANSLATE_NOOP("lorica::BenchmarkMeasure", "peak memory"),
        QT_TRANSLATE_NOOP("lorica::BenchmarkMeasure", "trainable parameters"), QT_TRANSLATE_NOOP("lorica::BenchmarkMeasure", "adapter on disk")};
    const bool known = std::find(std::begin(kTitles), std::end(kTitles), title) != std::end(kTitles);   // the others are names: BLEU
    QString out = known ? QCoreApplication::translate("lorica::BenchmarkMeasure", title.c_str()) : QString::fromStdString(title);
    if (known && !out.isEmpty()) out[0] = out[0].toUpper();
    return out;
}

QString figure_text(const BenchmarkMeasure& measure, double figure, bool with_unit) {
    const QString text = QLocale().toString(figure * measure.scale, 'f', measure.digits);
    return with_unit && !measure.unit.empty() ? text + QLatin1Char(' ') + QString::fromStdString(measure.unit) : text;
}

Result<BenchmarkSummary> read_benchmark(const fs::path& folder) {
    const fs::path file = folder / "benchmark.json";
    LORICA_ASSIGN(const std::string text, read_file(file, 64u << 20));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("cells") || !json["cells"].is_array())
        return Error{ErrorCode::BadInput, "is not a benchmark's benchmark.json", file.string(), "Start the benchmark again in another folder."};
    BenchmarkSummary out;
    out.name = folder.filename().string();
    out.command = command_of(json, folder);
    for (const auto& cell : json["cells"]) {
        BenchmarkRun run{sweep_cell_from(cell), {}};
        if (run.row.name.empty() || run.row.name.find('/') != std::string::npos) continue;
        if (cell.contains("settings")) run.method = value_at(cell["settings"], "method", std::string());
        out.runs.push_back(std::move(run));
    }
    for (const auto& one : list_at(json, "measures")) out.measures.push_back(measure_from(one));
    for (const auto& one : list_at(json, "by_method")) out.methods.push_back(method_from(one));
    return out;
}

std::vector<BenchmarkSummary> list_benchmarks(const fs::path& folder, const std::vector<std::string>& more) {
    std::vector<BenchmarkSummary> out;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code))
        if (entry.is_directory(code))
            if (auto one = read_benchmark(entry.path())) out.push_back(*std::move(one));
    std::sort(out.begin(), out.end(), [](const BenchmarkSummary& a, const BenchmarkSummary& b) { return a.name > b.name; });
    for (const std::string& path : more)
        if (std::none_of(out.begin(), out.end(), [&](const BenchmarkSummary& one) { return one.folder() == path; }))
            if (auto one = read_benchmark(path)) out.push_back(*std::move(one));
    return out;
}

Result<Report> read_report(const fs::path& folder) {
    LORICA_ASSIGN(const std::string text, read_file(folder / "report.json", 64u << 20));
    auto report = report_from_json(nlohmann::json::parse(text, nullptr, false));
    if (!report) return Error{report.error().code, report.error().message, (folder / "report.json").string(), "Continue the benchmark: that writes it anew."};
    return report;
}

}  // namespace lorica
