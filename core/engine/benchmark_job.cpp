// SPDX-License-Identifier: GPL-3.0-or-later
// RunBenchmark: a run for each method and seed, each in a program of its own, measured on the rows it held out. Engine thread.
#include <fmt/format.h>
#include <malloc.h>
#include <sys/utsname.h>
#include <torch/version.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "core/base/ids.h"
#include "core/engine/answers.h"
#include "core/engine/cell_runs.h"
#include "core/eval/evaluate.h"
#include "core/runtime/resource_sampler.h"
#include "core/train/benchmark_plan.h"
#include "core/train/device_memory.h"

namespace lorica {
namespace {

constexpr size_t kCurvePoints = 200;

std::vector<std::pair<std::string, std::string>> machine_facts(int64_t threads) {
    std::string processor = "unknown";
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("model name")) {
            processor = line.substr(std::min(line.size(), line.find(':') + 2));
            break;
        }
    utsname system{};
    uname(&system);
    return {{"Processor", processor}, {"Cores used", std::to_string(threads)}, {"Memory", fmt::format("{:.1f} GB", 1e-9 * static_cast<double>(sample_resources("/").ram_total))},
            {"System", fmt::format("{} {} {}", system.sysname, system.release, system.machine)}, {"Lorica", LORICA_VERSION}, {"LibTorch", TORCH_VERSION}};
}

// A run's training loss, about kCurvePoints means of neighbouring steps.
ReportLine loss_curve(const fs::path& folder, const std::string& label) {
    ReportLine line{label, {}, {}};
    uint64_t offset = 0;
    const auto events = read_events(folder, offset);
    if (!events) return line;
    std::vector<const TrainStep*> steps;
    for (const Event& event : *events)
        if (const auto* step = std::get_if<TrainStep>(&event.body)) steps.push_back(step);
    const size_t stride = (steps.size() + kCurvePoints - 1) / kCurvePoints;
    for (size_t i = 0; i < steps.size(); i += stride) {
        const size_t end = std::min(steps.size(), i + stride);
        double sum = 0;
        for (size_t k = i; k < end; ++k) sum += steps[k]->loss;
        line.x.push_back(static_cast<double>(steps[end - 1]->step));
        line.y.push_back(sum / static_cast<double>(end - i));
    }
    return line;
}

class Benchmark {
public:
    Benchmark(JobEnvironment& env, const RunBenchmark& command, JobContext& context)
        : env_(env), command_(command), context_(context), runs_(env, context, command.folder, "benchmark") {}

    Result<JobOutcome> run() {
        LORICA_TRY(prepare());
        for (size_t i = 0; i < runs_.cells().size(); ++i) {
            LORICA_ASSIGN(const bool trained, runs_.take_finished(i));
            if (!trained) {
                env_.cache.clear();   // two copies of the base may not fit
                release_device_memory(device_);
                LORICA_ASSIGN(const bool ended, runs_.train_apart(i));
                if (!ended) return stopped();
            }
            if (runs_.results()[i].status == "finished") {
                LORICA_ASSIGN(const bool measured, measure(i));
                if (!measured) return stopped();
            }
            LORICA_TRY(write());
            if (!trained) runs_.tell(i);
        }
        env_.cache.clear();
        return finish();
    }

private:
    Result<void> prepare() {
        if (asks_for_answers(command_.metrics)) {
            LORICA_TRY(check_metrics(command_.metrics));
        }
        LORICA_ASSIGN(auto cells, benchmark_cells(command_.spec, command_.methods, command_.settings, command_.seeds));
        nlohmann::json identity = to_json(Command{context_.id(), command_});   // all of it but where and when
        for (const char* key : {"id", "type", "folder"}) identity.erase(key);
        LORICA_TRY(runs_.open(std::move(cells), identity));
        read_before();
        return write();
    }

    // What a benchmark that was interrupted had measured.
    void read_before() {
        const nlohmann::json& before = runs_.before();
        if (!before.is_object()) return;
        for (const auto& one : before.value("bases", nlohmann::json::array()))
            bases_.push_back({one.value("quant", ""), one.value("seed", int64_t{0}), one.value("scores", std::map<std::string, double>())});
    }

    Result<void> write() {
        nlohmann::json bases = nlohmann::json::array();
        for (const BaseScores& base : bases_) bases.push_back({{"quant", base.quant}, {"seed", base.seed}, {"scores", base.scores}});
        const std::vector<BenchmarkRow> rows = benchmark_rows(runs_.results(), bases_);
        nlohmann::json methods = nlohmann::json::array();
        for (const BenchmarkRow& row : rows) methods.push_back(to_json(row));
        runs_.record()["bases"] = std::move(bases);
        runs_.record()["by_method"] = std::move(methods);   // "methods" is the command's
        runs_.record()["measures"] = benchmark_measures(rows);
        return runs_.write();
    }

    JobOutcome stopped() {
        env_.cache.clear();
        if (auto written = write(); !written) context_.emit(DiagnosticRaised{context_.id(), {false, "", written.error().text(), ""}});
        return runs_.interrupted({{"folder", runs_.folder().string()}, {"cells", runs_.record()["cells"]}});
    }

    // The base (once for each way of holding it and each seed, which decides the rows), then the adapter as it was saved. False: stopped.
    Result<bool> measure(size_t i) {
        const fs::path file = runs_.folder_of(i) / "evaluation.json";
        SweepResult& result = runs_.results()[i];
        std::error_code code;
        if (fs::exists(file, code)) {
            LORICA_ASSIGN(const std::string text, read_file(file, 256u << 20));
            const auto known = nlohmann::json::parse(text, nullptr, false);
            if (known.is_object() && known.contains("scores")) return take(result, known["scores"].get<std::map<std::string, double>>());
        }
        const RunSpec spec = resolved(runs_.cells()[i].spec);
        LORICA_ASSIGN(const auto model, env_.cache.load(spec.model, context_));
        device_ = model->weights.device;
        LORICA_ASSIGN(const PreparedData data, prepare_run(env_, spec, model->text, model->config, context_));
        std::vector<Question> asked;
        if (asks_for_answers(command_.metrics)) {
            LORICA_ASSIGN(asked, held_out_questions(env_, spec, data, model->text, command_.eval_rows));
        }
        if (!asked.empty()) env_.cache.prepare_decoding(model);
        const std::string& quant = spec.model.quant.type;
        const bool known = std::any_of(bases_.begin(), bases_.end(), [&](const BaseScores& one) { return one.quant == quant && one.seed == spec.train.seed; });
        if (!known) {
            nlohmann::json found = nlohmann::json::object();
            LORICA_ASSIGN(const bool done, scores(*model, nullptr, data, asked, "the base model", found));
            if (!done) return false;
            bases_.push_back({quant, spec.train.seed, numbers(found)});
            LORICA_TRY(write());
        }
        nlohmann::json found = nlohmann::json::object();
        {   // not through the cache: a full run's weights would stay in memory
            LORICA_ASSIGN(const Adapter adapter, Adapter::load(model->weights, (runs_.folder_of(i) / "adapter").string(), false));
            LORICA_ASSIGN(const bool done, scores(*model, &adapter, data, asked, runs_.cells()[i].name, found));
            if (!done) return false;
        }
        const auto measured = numbers(found);
        LORICA_TRY(write_file_atomic(file, nlohmann::json{{"scores", measured}, {"answers", found.value("answers", nlohmann::json::array())}}.dump(2) + "\n"));
        // What is kept of a run is its adapter; a full run's checkpoint is three times the model.
        fs::remove_all(runs_.folder_of(i) / "checkpoints", code);
        return take(result, measured);
    }

    static bool take(SweepResult& result, std::map<std::string, double> scores) {
        if (const auto loss = scores.extract("eval_loss"); !loss.empty()) {
            result.has_eval = true;
            result.eval_loss = loss.mapped();
        }
        result.scores = std::move(scores);
        return true;
    }

    static std::map<std::string, double> numbers(const nlohmann::json& found) {
        std::map<std::string, double> out;
        for (const auto& [key, value] : found.items())
            if (value.is_number()) out[key] = value.get<double>();
        return out;
    }

    Result<bool> scores(const LoadedModel& model, const Adapter* adapter, const PreparedData& data, const std::vector<Question>& asked, const std::string& what,
                        nlohmann::json& found) {
        const double begin = monotonic_seconds();
        malloc_trim(0);
        reset_peak_resident_bytes();
        ScoreOptions options;
        options.on_progress = [&](int64_t done, int64_t total) {
            context_.progress(done, total, "Measuring " + what);
            return context_.checkpoint();
        };
        auto loss = evaluate_loss(model.weights, adapter, data.validation, options);
        if (!loss && context_.stopping()) return false;
        if (!loss) return std::move(loss).error();
        found["eval_loss"] = loss->loss;
        if (!asked.empty()) {
            LORICA_ASSIGN(const bool done, measure_answers(model, adapter, asked, {command_.metrics, command_.generation}, context_, found));
            if (!done) return false;
            found.erase("rows");
        }
        found["eval_seconds"] = monotonic_seconds() - begin;
        found["eval_peak_memory_bytes"] = peak_resident_bytes();
        return true;
    }

    Result<JobOutcome> finish() {
        LORICA_TRY(write());
        BenchmarkFacts facts{command_.spec, runs_.cells(), runs_.results(), bases_, {}, machine_facts(at::get_num_threads()), utc_now()};
        std::set<std::string> drawn;
        for (size_t i = 0; i < facts.cells.size(); ++i)
            if (drawn.insert(facts.cells[i].spec.method).second)
                if (ReportLine line = loss_curve(runs_.folder_of(i), facts.cells[i].spec.method); !line.x.empty()) facts.losses.push_back(std::move(line));
        const Report report = benchmark_report(facts);
        LORICA_TRY(write_file_atomic(runs_.folder() / "benchmark.csv", sweep_csv(facts.results)));
        LORICA_TRY(write_file_atomic(runs_.folder() / "report.json", to_json(report).dump(2) + "\n"));
        LORICA_TRY(write_file_atomic(runs_.folder() / "report.html", report_html(report)));
        const nlohmann::json& record = runs_.record();
        return JobOutcome::finished({{"folder", runs_.folder().string()}, {"cells", record["cells"]}, {"bases", record["bases"]}, {"methods", record["by_method"]},
                                     {"measures", record["measures"]}, {"report", to_json(report)}});
    }

    JobEnvironment& env_;
    const RunBenchmark& command_;
    JobContext& context_;
    CellRuns runs_;
    std::vector<BaseScores> bases_;
    torch::Device device_ = torch::kCPU;   // where the last run was measured
};

}  // namespace

Result<JobOutcome> benchmark_job(JobEnvironment& env, const RunBenchmark& command, JobContext& context) { return Benchmark(env, command, context).run(); }

}  // namespace lorica
