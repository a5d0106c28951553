// SPDX-License-Identifier: GPL-3.0-or-later
// StartSweep: one run folder a cell, in line over one loaded base; goes on where a killed sweep was. Engine thread.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/ids.h"
#include "core/engine/jobs.h"
#include "core/eval/evaluate.h"
#include "core/train/sweep_plan.h"
#include "core/train/trainer.h"

namespace lorica {
namespace {

int64_t folder_bytes(const fs::path& folder) {
    std::error_code code;
    int64_t total = 0;
    for (auto at = fs::recursive_directory_iterator(folder, code); !code && at != fs::recursive_directory_iterator(); at.increment(code))
        if (at->is_regular_file(code)) total += static_cast<int64_t>(at->file_size(code));
    return total;
}

class Sweep {
public:
    Sweep(JobEnvironment& env, const StartSweep& command, JobContext& context) : env_(env), command_(command), context_(context), folder_(command.folder) {}

    Result<JobOutcome> run() {
        LORICA_TRY(prepare());
        const bool halving = command_.strategy == "halving";
        const std::vector<int64_t> rungs = halving ? halving_rungs(total_steps_) : std::vector<int64_t>{0};
        std::vector<size_t> alive(cells_.size());
        for (size_t i = 0; i < alive.size(); ++i) alive[i] = i;
        for (size_t rung = 0; rung < rungs.size(); ++rung) {
            const bool last = rung + 1 == rungs.size();
            for (const size_t i : alive) {
                LORICA_ASSIGN(const std::string ended, train_cell(i, last ? 0 : rungs[rung]));
                if (ended == "interrupted") return JobOutcome{context_.save_on_stop() ? "stopped" : "cancelled", "", std::nullopt, summary()};
            }
            if (!last) alive = survivors(alive);
        }
        LORICA_TRY(write_file_atomic(folder_ / "sweep.csv", sweep_csv(results_)));
        return JobOutcome::finished(summary());
    }

private:
    // Checks everything, and makes or reopens the sweep's folder.
    Result<void> prepare() {
        if (folder_.empty()) return Error{ErrorCode::Usage, "no output folder is named", "out", "Name one with --out."};
        if (command_.strategy != "grid" && command_.strategy != "halving")
            return Error{ErrorCode::Usage, "\"" + command_.strategy + "\" is not grid or halving", "strategy"};
        std::vector<SweepAxis> axes;
        for (const std::string& text : command_.axes) {
            LORICA_ASSIGN(SweepAxis axis, parse_axis(text));
            axes.push_back(std::move(axis));
        }
        LORICA_ASSIGN(cells_, sweep_cells(command_.spec, axes, command_.seeds));
        for (const SweepCellPlan& cell : cells_)
            for (const Diagnostic& found : validate(cell.spec))
                if (found.is_error) return Error{ErrorCode::Usage, found.message, cell.name + ": " + found.path, found.hint};
        if (command_.spec.data.validation_fraction <= 0 && command_.spec.data.validation_path.empty())
            return Error{ErrorCode::Usage, "a sweep compares losses on held-out rows, and there are none", "data.validation_fraction", "Set it to 0.1, for instance."};
        LORICA_TRY(open_folder());
        return measure_base();
    }

    Result<void> open_folder() {
        const nlohmann::json identity = {{"spec", to_json(command_.spec)}, {"axes", command_.axes}, {"seeds", command_.seeds}, {"strategy", command_.strategy}};
        std::error_code code;
        if (fs::exists(folder_ / "sweep.json", code)) {
            LORICA_ASSIGN(const std::string text, read_file(folder_ / "sweep.json", 64u << 20));
            before_ = nlohmann::json::parse(text, nullptr, false);
            if (before_.is_discarded() || !before_.is_object()) return Error{ErrorCode::BadInput, "is not a sweep's", (folder_ / "sweep.json").string()};
            for (const auto& [key, value] : identity.items())
                if (!before_.contains(key) || before_[key] != value)
                    return Error{ErrorCode::Exists, "holds a sweep of other " + key, folder_.string(), "Choose another output folder, or repeat the same sweep to go on with it."};
        } else if (fs::exists(folder_, code) && !fs::is_empty(folder_, code)) {
            return Error{ErrorCode::Exists, "exists already and is not empty", folder_.string(), "Choose another output folder."};
        }
        LORICA_TRY(make_folders(folder_ / "cells"));
        record_ = identity;
        return {};
    }

    // The held-out loss without any adapter, and the number of steps of a run.
    Result<void> measure_base() {
        LORICA_ASSIGN(const auto model, env_.cache.load(command_.spec.model, context_));
        LORICA_ASSIGN(const PreparedData data, prepare_run(env_, command_.spec, model->text, model->config, context_));
        if (data.validation.empty()) return Error{ErrorCode::BadInput, "leaves no row to evaluate on", "data.validation_fraction", "Hold more rows out."};
        LORICA_ASSIGN(const RunShape shape, run_shape(command_.spec, data.train, true));
        total_steps_ = shape.total_steps;
        if (before_.is_object() && before_.contains("base_loss")) {
            base_loss_ = before_["base_loss"].get<double>();
        } else {
            ScoreOptions options;
            options.on_progress = [&](int64_t done, int64_t total) {
                context_.progress(done, total, "Measuring the base model");
                return context_.checkpoint();
            };
            LORICA_ASSIGN(const LossReport report, evaluate_loss(model->weights, nullptr, data.validation, options));
            base_loss_ = report.loss;
        }
        record_["base_loss"] = base_loss_;
        for (const SweepCellPlan& cell : cells_) {
            SweepResult result;
            result.name = cell.name;
            result.settings = cell.settings;
            result.seed = cell.spec.train.seed;
            result.status = "waiting";
            results_.push_back(std::move(result));
        }
        return write();
    }

    // "done", "failed", or "interrupted" if the sweep itself has to end. `until` 0: to its end.
    Result<std::string> train_cell(size_t i, int64_t until) {
        const fs::path folder = folder_ / "cells" / cells_[i].name;
        std::error_code code;
        const bool begun = fs::exists(folder / "run.json", code);
        if (begun) {
            LORICA_ASSIGN(const RunFolder run, RunFolder::open(folder));
            const std::string status = run.facts().value("status", "");
            const nlohmann::json result = run.facts().value("result", nlohmann::json::object());
            if (status == "finished" || (until > 0 && status == "stopped" && result.value("step", int64_t{0}) >= until)) {
                take(i, status, result, std::nullopt, until);
                return std::string("done");
            }
        } else if (fs::exists(folder, code)) {
            fs::remove_all(folder, code);  // of a start that was killed before its run.json
        }
        StartRun start{cells_[i].spec, folder.string(), begun, until};
        if (command_.strategy == "halving") start.spec.train.eval_steps = halving_rungs(total_steps_).front();
        context_.emit(LogRecord{context_.id(), "info", fmt::format("{} of {}: {}", i + 1, cells_.size(), cells_[i].name)});
        Result<JobOutcome> ended = train_job(env_, start, context_);
        JobOutcome outcome = ended ? *std::move(ended) : JobOutcome::failed(std::move(ended).error());
        env_.live.reset();
        close_run_log(env_, outcome, context_);
        if (context_.stopping()) return std::string("interrupted");
        take(i, outcome.status, outcome.result, outcome.error, until);
        LORICA_TRY(write());
        context_.emit(SweepCell{context_.id(), static_cast<int64_t>(i), static_cast<int64_t>(cells_.size()), to_json(results_[i])});
        return std::string(outcome.status == "failed" ? "failed" : "done");
    }

    // The held-out loss at one step, which a run that went on since still knows.
    static std::optional<double> loss_at(const fs::path& folder, int64_t step) {
        uint64_t offset = 0;
        const auto events = read_events(folder, offset);
        if (!events) return std::nullopt;
        for (const Event& event : *events)
            if (const auto* eval = std::get_if<EvalResult>(&event.body); eval && eval->step == step) return eval->loss;
        return std::nullopt;
    }

    void take(size_t i, const std::string& status, const nlohmann::json& json, const std::optional<Error>& error, int64_t until) {
        SweepResult& r = results_[i];
        r.status = status;
        if (error) r.error = error->text();
        r.has_eval = json.contains("eval_loss");
        r.eval_loss = json.value("eval_loss", 0.0);
        r.loss = json.value("loss", 0.0);
        r.step = json.value("step", int64_t{0});
        r.total_steps = json.value("total_steps", int64_t{0});
        r.trainable_parameters = json.value("trainable_parameters", int64_t{0});
        r.peak_memory_bytes = json.value("peak_memory_bytes", int64_t{0});
        r.train_seconds = json.value("train_seconds", 0.0);
        r.tokens_per_second = json.value("tokens_per_second", 0.0);
        if (const auto loss = until > 0 ? loss_at(folder_ / "cells" / r.name, until) : std::nullopt) {
            r.has_eval = true;
            r.eval_loss = *loss;
        }
        r.adapter_bytes = folder_bytes(folder_ / "cells" / r.name / "adapter");
    }

    std::vector<size_t> survivors(std::vector<size_t> alive) const {
        std::erase_if(alive, [&](size_t i) { return !results_[i].has_eval || !std::isfinite(results_[i].eval_loss); });
        std::stable_sort(alive.begin(), alive.end(), [&](size_t a, size_t b) { return results_[a].eval_loss < results_[b].eval_loss; });
        alive.resize(std::min(alive.size(), halving_survivors(alive.size())));
        return alive;
    }

    Result<void> write() {
        nlohmann::json cells = nlohmann::json::array();
        for (const SweepResult& result : results_) cells.push_back(to_json(result));
        record_["cells"] = std::move(cells);
        return write_file_atomic(folder_ / "sweep.json", record_.dump(2) + "\n");
    }

    nlohmann::json summary() {
        const Recommendation recommended = recommend(results_, base_loss_);
        record_["recommendation"] = {{"name", recommended.name}, {"reason", recommended.reason}};
        if (auto written = write(); !written) context_.emit(DiagnosticRaised{context_.id(), {false, "", written.error().text(), ""}});
        return {{"folder", folder_.string()}, {"base_loss", base_loss_}, {"cells", record_["cells"]}, {"recommendation", record_["recommendation"]}};
    }

    JobEnvironment& env_;
    const StartSweep& command_;
    JobContext& context_;
    fs::path folder_;
    std::vector<SweepCellPlan> cells_;
    std::vector<SweepResult> results_;
    nlohmann::json before_, record_;
    double base_loss_ = 0;
    int64_t total_steps_ = 0;
};

}  // namespace

Result<JobOutcome> sweep_job(JobEnvironment& env, const StartSweep& command, JobContext& context) { return Sweep(env, command, context).run(); }

}  // namespace lorica
