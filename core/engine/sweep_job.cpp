// SPDX-License-Identifier: GPL-3.0-or-later
// StartSweep: the runs of a grid over one loaded base, in line or several at once, and a recommendation. Engine thread.
#include <algorithm>
#include <cmath>

#include "core/engine/cell_runs.h"
#include "core/eval/evaluate.h"
#include "core/train/trainer.h"

namespace lorica {
namespace {

class Sweep {
public:
    Sweep(JobEnvironment& env, const StartSweep& command, JobContext& context)
        : env_(env), command_(command), context_(context), runs_(env, context, command.folder, "sweep") {}

    Result<JobOutcome> run() {
        LORICA_TRY(prepare());
        const bool halving = command_.strategy == "halving";
        const std::vector<int64_t> rungs = halving ? halving_rungs(total_steps_) : std::vector<int64_t>{0};
        std::vector<size_t> alive(runs_.cells().size());
        for (size_t i = 0; i < alive.size(); ++i) alive[i] = i;
        for (size_t rung = 0; rung < rungs.size(); ++rung) {
            const bool last = rung + 1 == rungs.size();
            const int64_t until = last ? 0 : rungs[rung];
            std::vector<size_t> waiting;
            for (const size_t i : alive) {
                LORICA_ASSIGN(const bool done, runs_.take_finished(i, until));
                if (!done) waiting.push_back(i);
            }
            for (const std::vector<size_t>& group : cells_at_once(runs_.cells(), waiting, command_.together)) {
                for (std::span<const size_t> rest = group; !rest.empty();) {
                    LORICA_ASSIGN(const size_t trained, runs_.train(rest, until, halving ? rungs.front() : 0));
                    if (trained == 0) return runs_.interrupted(summary());
                    for (const size_t i : rest.first(trained)) runs_.tell(i);
                    rest = rest.subspan(trained);
                }
            }
            if (!last) alive = survivors(alive);
        }
        LORICA_TRY(write_file_atomic(runs_.folder() / "sweep.csv", sweep_csv(runs_.results())));
        return JobOutcome::finished(summary());
    }

private:
    // Checks everything, and makes or reopens the sweep's folder.
    Result<void> prepare() {
        if (command_.strategy != "grid" && command_.strategy != "halving")
            return Error{ErrorCode::Usage, "\"" + command_.strategy + "\" is not grid or halving", "strategy"};
        if (command_.together < 1) return Error{ErrorCode::Usage, "has to be 1 or more", "together"};
        std::vector<SweepAxis> axes;
        for (const std::string& text : command_.axes) {
            LORICA_ASSIGN(SweepAxis axis, parse_axis(text));
            axes.push_back(std::move(axis));
        }
        LORICA_ASSIGN(auto cells, sweep_cells(command_.spec, axes, command_.seeds));
        LORICA_TRY(runs_.open(std::move(cells), {{"spec", to_json(command_.spec)}, {"axes", command_.axes}, {"seeds", command_.seeds}, {"strategy", command_.strategy}}));
        runs_.record()["together"] = command_.together;       // may be another one each time; whoever goes on with the sweep need not say it
        for (size_t i = 0; i < runs_.cells().size(); ++i) {   // of a sweep that goes on: its table has them from its first writing on
            LORICA_TRY(runs_.take_finished(i));
        }
        return measure_base();
    }

    // The held-out loss without any adapter, and the number of steps of a run.
    Result<void> measure_base() {
        const RunSpec spec = resolved(command_.spec);
        LORICA_ASSIGN(const auto model, env_.cache.load(spec.model, context_));
        LORICA_ASSIGN(const PreparedData data, prepare_run(env_, spec, model->text, model->config, context_));
        if (data.validation.empty()) return Error{ErrorCode::BadInput, "leaves no row to evaluate on", "data.validation_fraction", "Hold more rows out."};
        LORICA_ASSIGN(const RunShape shape, run_shape(spec, data.train, true));
        total_steps_ = shape.total_steps;
        if (runs_.before().is_object() && runs_.before().contains("base_loss")) {
            base_loss_ = runs_.before()["base_loss"].get<double>();
        } else {
            ScoreOptions options;
            options.on_progress = [&](int64_t done, int64_t total) {
                context_.progress(done, total, "Measuring the base model");
                return context_.checkpoint();
            };
            LORICA_ASSIGN(const LossReport report, evaluate_loss(model->weights, nullptr, data.validation, options));
            base_loss_ = report.loss;
        }
        runs_.record()["base_loss"] = base_loss_;
        return runs_.write();
    }

    std::vector<size_t> survivors(std::vector<size_t> alive) {
        const std::vector<SweepResult>& results = runs_.results();
        std::erase_if(alive, [&](size_t i) { return !results[i].has_eval || !std::isfinite(results[i].eval_loss); });
        std::stable_sort(alive.begin(), alive.end(), [&](size_t a, size_t b) { return results[a].eval_loss < results[b].eval_loss; });
        alive.resize(std::min(alive.size(), halving_survivors(alive.size())));
        return alive;
    }

    nlohmann::json summary() {
        Recommendation recommended = recommend(runs_.results(), base_loss_);
        if (const std::string remark = scale_remark(runs_.cells()); !remark.empty() && !recommended.name.empty()) recommended.reason += " " + remark;
        nlohmann::json& record = runs_.record();
        record["recommendation"] = {{"name", recommended.name}, {"reason", recommended.reason}};
        if (auto written = runs_.write(); !written) context_.emit(DiagnosticRaised{context_.id(), {false, "", written.error().text(), ""}});
        return {{"folder", runs_.folder().string()}, {"base_loss", base_loss_}, {"cells", record["cells"]}, {"recommendation", record["recommendation"]}};
    }

    JobEnvironment& env_;
    const StartSweep& command_;
    JobContext& context_;
    CellRuns runs_;
    double base_loss_ = 0;
    int64_t total_steps_ = 0;
};

}  // namespace

Result<JobOutcome> sweep_job(JobEnvironment& env, const StartSweep& command, JobContext& context) { return Sweep(env, command, context).run(); }

}  // namespace lorica
