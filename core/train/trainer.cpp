// SPDX-License-Identifier: GPL-3.0-or-later
// The order of things in a run: windows, evaluation, checkpoints, ends. Engine thread.
#include "core/train/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/ids.h"
#include "core/runtime/resource_sampler.h"
#include "core/train/device_memory.h"

namespace lorica {
namespace {

constexpr double kRetrySaveSeconds = 30;
constexpr double kFirstLossScale = 65536;  // torch.amp.GradScaler's
constexpr const char* kChanges = "changes";   // in run.json
constexpr int64_t kEvaluationsPerRun = 10; // where eval_steps is 0

std::string grouped(int64_t number) {
    std::string text = std::to_string(number);
    for (auto at = static_cast<int64_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<size_t>(at), ",");
    return text;
}

}  // namespace

PlanOptions plan_options(const RunSpec& spec) {
    PlanOptions options;
    options.packing = spec.data.packing;
    options.batch_size = spec.train.per_device_train_batch_size;
    options.accumulation = spec.train.gradient_accumulation_steps;
    options.max_length = spec.data.max_length;
    options.shuffle = spec.train.shuffle;
    options.seed = static_cast<uint64_t>(spec.train.seed);
    return options;
}

Result<RunShape> run_shape(const RunSpec& spec, const std::vector<PreparedRow>& train, bool has_validation) {
    LORICA_ASSIGN(const BatchPlan plan, BatchPlan::build(train, plan_options(spec), 0));
    RunShape shape;
    shape.steps_per_epoch = static_cast<int64_t>(plan.windows());
    if (shape.steps_per_epoch == 0) return Error{ErrorCode::BadInput, "the data set has no row to train on", spec.data.path};
    // As transformers: max_steps wins over epochs, and a part of an epoch is rounded up to whole steps.
    shape.total_steps = spec.train.max_steps > 0
        ? spec.train.max_steps
        : std::max<int64_t>(1, static_cast<int64_t>(std::ceil(spec.train.num_train_epochs * static_cast<double>(shape.steps_per_epoch))));
    shape.warmup_steps = resolved_warmup(spec.train.warmup_steps, shape.total_steps);
    if (has_validation)
        shape.eval_steps = spec.train.eval_steps > 0
            ? spec.train.eval_steps : std::max<int64_t>(1, (shape.total_steps + kEvaluationsPerRun - 1) / kEvaluationsPerRun);
    return shape;
}

Trainer::Trainer(const TrainingRun& run, JobContext& context, RunShape shape, ScheduleKind schedule)
    : run_(run), context_(context), spec_(run.folder.spec()), shape_(shape),
      legs_{{0, {schedule, spec_.train.learning_rate, shape.warmup_steps, shape.total_steps}}},
      optimizer_(run.adapter.parameters, spec_.train, run.adapter.segments(spec_.adapter.loraplus_lr_ratio)) {
    state_.seed = static_cast<uint64_t>(spec_.train.seed);
    if (run.base.dtype == torch::kHalf) state_.loss_scale = kFirstLossScale;
    if (run.base.device.is_cuda() && run.base.device.index() <= 0) sensors_ = DeviceSensors::open();   // they tell of the first card
    supervised_.reserve(run.data.train.size());
    for (const auto& row : run.data.train) supervised_.push_back(row.supervised());
}

Result<Trainer> Trainer::create(const TrainingRun& run, JobContext& context) {
    LORICA_ASSIGN(const RunShape shape, run_shape(run.folder.spec(), run.data.train, !run.data.validation.empty()));
    LORICA_ASSIGN(const ScheduleKind kind, schedule_kind(run.folder.spec().train.lr_scheduler_type));
    Trainer trainer(run, context, shape, kind);
    LORICA_TRY(trainer.take_legs(run.folder.facts().value(kChanges, nlohmann::json::array())));
    return trainer;
}

Result<void> Trainer::take_legs(const nlohmann::json& changes) {
    try {
        for (const auto& one : changes) {
            Leg leg = legs_.back();
            leg.from = one.at("step").get<int64_t>();
            leg.schedule.peak = one.at("learning_rate").get<double>();
            leg.schedule.total_steps = one.at("total_steps").get<int64_t>();
            if (leg.from < legs_.back().from || !(leg.schedule.peak > 0) || leg.schedule.total_steps < 1) throw std::invalid_argument("out of order or not positive");
            legs_.push_back(leg);
        }
    } catch (const std::exception& error) {
        return Error{ErrorCode::BadInput, std::string("the run's changes cannot be read: ") + error.what(), (run_.folder.path() / "run.json").string() + ", changes"};
    }
    shape_.total_steps = legs_.back().schedule.total_steps;
    return {};
}

void Trainer::change(const RunChange& change) {
    Leg leg = legs_.back();
    leg.from = state_.step;
    if (change.learning_rate > 0) leg.schedule.peak = change.learning_rate;
    if (change.total_steps > 0) leg.schedule.total_steps = std::max<int64_t>({1, change.total_steps, state_.step});
    legs_.push_back(leg);
    shape_.total_steps = leg.schedule.total_steps;
    state_.evaluations_without_gain = 0;   // patience begins anew
    const RunChanged changed{context_.id(), leg.from, leg.schedule.peak, leg.schedule.total_steps};
    nlohmann::json all = run_.folder.facts().value(kChanges, nlohmann::json::array());
    all.push_back({{"step", changed.step}, {"learning_rate", changed.learning_rate}, {"total_steps", changed.total_steps}});
    if (auto kept = run_.folder.update_facts({{kChanges, all}}); !kept)
        emit(DiagnosticRaised{context_.id(), {false, "", "the change is made, but could not be kept for a resume: " + kept.error().text(), "Change it again once there is room on this disk."}});
    emit(changed);
    emit(LogRecord{context_.id(), "info", fmt::format("from step {} on: learning rate {:.3g} at its peak, {} steps in all", changed.step + 1, changed.learning_rate, changed.total_steps)});
}

Result<void> Trainer::restore(Restored restored) {
    LORICA_TRY(optimizer_.restore(restored.mean, restored.variance, restored.updates));
    state_ = restored.state;
    saved_step_ = state_.step;
    if (legs_.back().from >= state_.step && legs_.size() > 1) state_.evaluations_without_gain = 0;
    if (!spec_.train.load_best_model_at_end || state_.best_step < 0) return {};
    if (state_.best_step == state_.step) {
        best_parameters_ = run_.adapter.parameters.clone();
        return {};
    }
    const fs::path folder = run_.folder.checkpoint(state_.best_step);
    if (!verify_manifest(folder))
        return Error{ErrorCode::NotFound, "the checkpoint of the best evaluation is missing or damaged", folder.string(),
                     "Put it back, or start a new run with adapter.init_from set to the newest checkpoint."};
    LORICA_ASSIGN(const Adapter best, Adapter::load(run_.base, folder.string(), true));
    if (best.parameter_count() != run_.adapter.parameter_count())
        return Error{ErrorCode::BadInput, "holds another adapter than this run's", folder.string()};
    best_parameters_ = best.parameters.clone();
    return {};
}

int64_t Trainer::all_parameters() const {
    return run_.base.parameter_count() + (run_.adapter.method == "full" ? 0 : run_.adapter.parameter_count());
}

void Trainer::announce() {
    const int64_t trainable = run_.adapter.parameter_count(), all = all_parameters();
    int64_t unusable = 0;
    for (const auto& problem : run_.data.problems) unusable += problem.severity == Severity::Error;
    const auto train = static_cast<int64_t>(run_.data.train.size()), held_out = static_cast<int64_t>(run_.data.validation.size());
    emit(RunStarted{context_.id(), run_.folder.path().string(), spec_.model.path, spec_.method,
                    run_.folder.facts()["resolved"].value("device", ""), run_.folder.facts()["resolved"].value("dtype", ""),
                    trainable, all, train, held_out, unusable, state_.step, shape_.total_steps, shape_.steps_per_epoch, legs_.back().schedule.peak});
    for (const Leg& leg : legs_)   // still to come: the history that told of them was cut off
        if (leg.from > state_.step) emit(RunChanged{context_.id(), leg.from, leg.schedule.peak, leg.schedule.total_steps});
    // PEFT's wording, so that people find the line they know.
    emit(LogRecord{context_.id(), "info",
                   fmt::format("trainable params: {} || all params: {} || trainable%: {:.4f}", grouped(trainable), grouped(all),
                               100.0 * static_cast<double>(trainable) / static_cast<double>(all))});
}

Trainer::Answer Trainer::wait_or_serve(std::span<Trainer* const> trainers) {
    JobContext& context = trainers.front()->context_;
    context.set_step(trainers.front()->state_.step);
    for (;;) {
        if (!context.checkpoint()) return Answer::Stop;
        if (const auto asked = context.take_change())
            for (Trainer* trainer : trainers) trainer->change(*asked);
        if (!context.take_save_request()) return Answer::GoOn;
        for (Trainer* trainer : trainers) trainer->save(true);
    }
}

JobOutcome Trainer::run() {
    Trainer* alone = this;
    return run_together(std::span(&alone, 1)).front();
}

std::vector<JobOutcome> Trainer::run_together(std::span<Trainer* const> trainers) {
    std::vector<std::optional<JobOutcome>> ended(trainers.size());
    for (Trainer* trainer : trainers) {
        trainer->first_second_ = monotonic_seconds();
        trainer->announce();
    }
    for (;;) {
        std::vector<Trainer*> at_work;
        for (size_t i = 0; i < trainers.size(); ++i) {
            if (ended[i]) continue;
            ended[i] = trainers[i]->before_window();
            if (ended[i]) trainers[i]->run_.adapter.memory.reset();   // of the passes, which another's may hold from now on
            else at_work.push_back(trainers[i]);
        }
        if (at_work.empty()) break;
        const Answer answer = train_windows(at_work);
        for (size_t i = 0; i < trainers.size(); ++i) {
            if (ended[i]) continue;
            if (answer == Answer::Stop) ended[i] = trainers[i]->stop();
            else if (trainers[i]->state_.skipped_in_a_row >= 3) ended[i] = trainers[i]->diverged();
        }
    }
    std::vector<JobOutcome> outcomes;
    for (auto& outcome : ended) outcomes.push_back(*std::move(outcome));
    return outcomes;
}

std::optional<JobOutcome> Trainer::before_window() {
    if (evaluation_due()) {
        const auto evaluated = evaluate();
        if (!evaluated) return JobOutcome::failed(evaluated.error());
        if (*evaluated == Answer::Stop) return stop();
    }
    const bool saves = spec_.train.save_steps > 0 && state_.step > 0 && state_.step % spec_.train.save_steps == 0;
    const bool retries = retry_save_at_ > 0 && monotonic_seconds() > retry_save_at_;
    if (saves || retries) save();
    if (state_.step >= shape_.total_steps || early_stop()) return finish();
    if (run_.until_step > 0 && state_.step >= run_.until_step) return stop();
    if (auto planned = plan_epoch(); !planned) return JobOutcome::failed(planned.error());
    return std::nullopt;
}

bool Trainer::early_stop() const {
    return spec_.train.early_stopping_patience > 0 && state_.evaluations_without_gain >= spec_.train.early_stopping_patience;
}

bool Trainer::save(bool announce_again) {
    if (saved_step_ == state_.step) {
        if (announce_again) emit(CheckpointSaved{context_.id(), state_.step, run_.folder.checkpoint(state_.step).string()});
        return true;
    }
    const auto folder = save_checkpoint(run_.folder, state_, run_.adapter, optimizer_, run_.base_name);
    if (!folder) {
        report_failed_save(folder.error());
        return false;
    }
    saved_step_ = state_.step;
    retry_save_at_ = 0;
    run_.folder.prune(spec_.train.save_total_limit, state_.best_step);
    emit(CheckpointSaved{context_.id(), state_.step, folder->string()});
    return true;
}

void Trainer::report_failed_save(const Error& error) {
    if (retry_save_at_ == 0) {
        const double need = 3.0 * sizeof(float) * static_cast<double>(run_.adapter.parameter_count()) / 1e6;
        std::string hint = fmt::format("Training goes on; the newest complete checkpoint is kept and this is tried again every {:.0f} s.", kRetrySaveSeconds);
        if (error.code == ErrorCode::NoSpace)
            hint = fmt::format("Free {:.1f} MB where {} lies, for instance older runs. ", need, run_.folder.path().string()) + hint;
        emit(DiagnosticRaised{context_.id(), {false, "train.save_steps", "the checkpoint of step " + std::to_string(state_.step) +
                                              " could not be written: " + error.text(), hint}});
    }
    retry_save_at_ = monotonic_seconds() + kRetrySaveSeconds;
}

JobOutcome Trainer::stop() {
    if (!context_.save_on_stop()) return {"cancelled", "", std::nullopt, result()};
    retry_save_at_ = 0;
    if (!save())
        return {"failed", "stopped, but the checkpoint could not be written",
                Error{ErrorCode::NoSpace, "stopped, but the checkpoint could not be written", run_.folder.path().string(),
                      "Free space on this disk, then resume from the newest checkpoint."}, result()};
    if (auto written = replace_adapter_folder(run_.folder.adapter(), run_.adapter, run_.base_name); !written) return JobOutcome::failed(written.error());
    return {"stopped", "", std::nullopt, result()};
}

JobOutcome Trainer::diverged() {
    // Nothing was updated since the streak began: parameters and optimizer are those of that state.
    state_ = *before_skips_;
    const bool saved = save();
    Error error{ErrorCode::Internal, "the loss or its gradient was not finite in three steps in a row", "step " + std::to_string(state_.step + 1)};
    error.hint = saved ? "The checkpoint of step " + std::to_string(state_.step) + " is good. Lower train.learning_rate, or look at the rows of these steps."
                       : "Lower train.learning_rate, or look at the rows of these steps.";
    JobOutcome outcome = JobOutcome::failed(error);
    outcome.result = result();
    return outcome;
}

JobOutcome Trainer::finish() {
    retry_save_at_ = 0;
    const bool saved = save();
    if (best_parameters_.defined() && spec_.train.load_best_model_at_end) {
        torch::NoGradGuard guard;
        run_.adapter.parameters.copy_(best_parameters_);
    }
    if (auto written = replace_adapter_folder(run_.folder.adapter(), run_.adapter, run_.base_name); !written) {
        JobOutcome outcome = JobOutcome::failed(written.error());
        outcome.result = result();
        return outcome;
    }
    JobOutcome outcome = JobOutcome::finished(result());
    if (!saved) outcome.reason = "the last checkpoint could not be written";
    else if (early_stop()) outcome.reason = "early stopping";
    return outcome;
}

nlohmann::json Trainer::result() const {
    nlohmann::json json = {{"folder", run_.folder.path().string()}, {"adapter", run_.folder.adapter().string()}, {"step", state_.step},
                           {"total_steps", shape_.total_steps}, {"tokens", state_.tokens}, {"supervised_tokens", state_.supervised_tokens},
                           {"train_seconds", state_.seconds},
                           {"tokens_per_second", state_.seconds > 0 ? static_cast<double>(state_.tokens) / state_.seconds : 0.0},
                           {"peak_memory_bytes", run_.base.device.is_cuda() ? device_peak_bytes(run_.base.device) : peak_resident_bytes()}, {"trainable_parameters", run_.adapter.parameter_count()},
                           {"all_parameters", all_parameters()},
                           {"skipped_steps", state_.skipped}, {"early_stopped", early_stop()}};
    if (state_.step > 0) json["loss"] = state_.last_loss;
    if (std::isfinite(state_.last_eval_loss)) json["eval_loss"] = state_.last_eval_loss;
    if (state_.best_step >= 0) {
        json["best_loss"] = state_.best_loss;
        json["best_step"] = state_.best_step;
    }
    if (saved_step_ >= 0) json["checkpoint"] = run_.folder.checkpoint(saved_step_).string();
    return json;
}

}  // namespace lorica
