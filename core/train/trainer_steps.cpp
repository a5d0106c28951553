// SPDX-License-Identifier: GPL-3.0-or-later
// One optimizer step and one evaluation of a run. Engine thread.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/ids.h"
#include "core/models/train_pass.h"
#include "core/runtime/resource_sampler.h"
#include "core/train/device_memory.h"
#include "core/train/trainer.h"

namespace lorica {
namespace {

// Keeps dropout's numbers apart from those of the order and of the initial weights, which use the seed itself.
constexpr uint64_t kDropoutKey = 0x64726f706f757473;
// torch.amp.GradScaler's growth and backoff.
constexpr int64_t kGrowthInterval = 2000;
constexpr double kSmallestLossScale = 1;
// torch.nn.utils.clip_grad_norm_'s.
constexpr double kClipEpsilon = 1e-6;

}  // namespace

Result<void> Trainer::plan_epoch() {
    if (plan_ && planned_epoch_ == state_.cursor.epoch) return {};
    LORICA_ASSIGN(plan_, BatchPlan::build(run_.data.train, plan_options(spec_), state_.cursor.epoch));
    planned_epoch_ = state_.cursor.epoch;
    return {};
}

void Trainer::open_window() {
    // A number for each micro-batch of the run that a resume finds again.
    const auto accumulation = static_cast<uint64_t>(spec_.train.gradient_accumulation_steps);
    window_ = {.micro = plan_->window(state_.cursor.window),
               .step = (state_.cursor.epoch * static_cast<uint64_t>(shape_.steps_per_epoch) + state_.cursor.window) * accumulation};
    for (const auto& micro : window_.micro) {
        window_.tokens += micro.tokens;
        for (const uint32_t row : micro.rows) window_.supervised += supervised_[row];
    }
    window_.begin = monotonic_seconds();
    window_.cpu = process_cpu_seconds();
    run_.adapter.gradients.zero_();
}

PassLane Trainer::lane(const Batch& batch) {
    PassOptions options;
    options.recompute = spec_.train.gradient_checkpointing;
    options.dropout_seed = state_.seed ^ kDropoutKey;
    options.step = window_.step;
    options.same_adapter = window_.done > 0;
    options.loss_scale = static_cast<float>(state_.loss_scale);
    options.label_smoothing = static_cast<float>(spec_.train.label_smoothing_factor);
    return {&run_.adapter, &batch, static_cast<float>(1.0 / static_cast<double>(window_.supervised)), options};
}

Trainer::Answer Trainer::train_windows(std::span<Trainer* const> trainers) {
    for (Trainer* trainer : trainers) trainer->open_window();
    for (;;) {
        std::vector<Trainer*> at_work;
        for (Trainer* trainer : trainers)
            if (trainer->window_.done < trainer->window_.micro.size()) at_work.push_back(trainer);
        if (at_work.empty()) break;
        if (wait_or_serve(trainers) == Answer::Stop) return Answer::Stop;
        const double begin = monotonic_seconds();
        std::vector<Batch> batches;
        int64_t tokens = 0, largest = 0;
        for (Trainer* trainer : at_work) {
            const MicroBatch& micro = trainer->window_.micro[trainer->window_.done];
            batches.push_back(make_batch(trainer->run_.data.train, micro.rows, trainer->spec_.data.share_beginning));
            tokens += micro.tokens;
            largest += trainer->plan_->largest_batch();
        }
        std::vector<PassLane> lanes;
        for (size_t i = 0; i < at_work.size(); ++i) lanes.push_back(at_work[i]->lane(batches[i]));
        lanes.front().options.largest_rows = largest;
        const std::vector<double> losses = train_pass(trainers.front()->run_.base, lanes);
        const double seconds = monotonic_seconds() - begin;
        for (size_t i = 0; i < at_work.size(); ++i) {
            Window& window = at_work[i]->window_;
            window.loss += losses[i];
            window.seconds += seconds * static_cast<double>(window.micro[window.done].tokens) / static_cast<double>(tokens);
            ++window.done;
            ++window.step;
        }
    }
    for (Trainer* trainer : trainers) trainer->close_window();
    return Answer::GoOn;
}

void Trainer::close_window() {
    const double begin = monotonic_seconds();
    const int64_t tokens = window_.tokens, supervised = window_.supervised;
    const double loss = window_.loss / static_cast<double>(supervised);
    const auto in_force = std::find_if(legs_.rbegin(), legs_.rend(), [&](const Leg& leg) { return leg.from <= state_.step; });
    const double rate = in_force->schedule.rate(state_.step);
    double norm = 0;
    const TrainerState before = state_;
    const bool updated = update_parameters(loss, norm, rate);
    if (!updated && !before_skips_) before_skips_ = before;
    if (updated) before_skips_.reset();
    const double seconds = window_.seconds + monotonic_seconds() - begin;
    const double epoch = static_cast<double>(state_.cursor.epoch) +
                         static_cast<double>(state_.cursor.window + 1) / static_cast<double>(shape_.steps_per_epoch);
    ++state_.step;
    if (++state_.cursor.window == plan_->windows()) state_.cursor = {state_.cursor.epoch + 1, 0};
    state_.last_loss = loss;
    state_.tokens += tokens;
    state_.supervised_tokens += supervised;
    state_.seconds += seconds;
    const double cpu_percent = 100 * (process_cpu_seconds() - window_.cpu) / std::max(1e-9, monotonic_seconds() - window_.begin);
    emit(TrainStep{context_.id(), state_.step, epoch, loss, rate, norm, tokens, supervised,
                   seconds > 0 ? static_cast<double>(tokens) / seconds : 0.0, seconds, memory_bytes(), cpu_percent, sensors_ ? sensors_->load() : -1, !updated});
    context_.progress(state_.step, shape_.total_steps, "Training");
    if (state_.step % spec_.train.logging_steps == 0)
        emit(LogRecord{context_.id(), updated ? "info" : "warning",
                       fmt::format("step {}/{}  loss {:.4f}  learning rate {:.3g}  gradient norm {:.3g}  {:.0f} tokens/s{}", state_.step,
                                   shape_.total_steps, loss, rate, norm, static_cast<double>(tokens) / std::max(seconds, 1e-9),
                                   updated ? "" : "  (not finite: skipped)")});
}

bool Trainer::update_parameters(double loss, double& norm, double rate) {
    norm = gradient_norm(run_.adapter.gradients);
    const bool finite = std::isfinite(loss) && std::isfinite(norm);
    if (!finite) {
        ++state_.skipped;
        // With fp16 an overflow is what the scale is there to find; it only counts when there is nothing left to lower.
        const bool scale_can_fall = std::isfinite(loss) && run_.base.dtype == torch::kHalf && state_.loss_scale > kSmallestLossScale;
        if (!scale_can_fall) ++state_.skipped_in_a_row;
        adapt_loss_scale(false);
        return false;
    }
    const double limit = spec_.train.max_grad_norm;
    const double clip = limit > 0 ? std::min(1.0, limit / (norm + kClipEpsilon)) : 1.0;
    optimizer_.step(run_.adapter.parameters, run_.adapter.gradients, clip, rate);
    state_.skipped_in_a_row = 0;
    adapt_loss_scale(true);
    return true;
}

void Trainer::adapt_loss_scale(bool finite) {
    if (run_.base.dtype != torch::kHalf) return;
    if (!finite) {
        state_.loss_scale = std::max(kSmallestLossScale, state_.loss_scale / 2);
        state_.finite_steps = 0;
    } else if (++state_.finite_steps == kGrowthInterval) {
        state_.loss_scale *= 2;
        state_.finite_steps = 0;
    }
}

int64_t Trainer::memory_bytes() const {
    return run_.base.device.is_cuda() ? device_allocated_bytes(run_.base.device) : resident_bytes();
}

bool Trainer::evaluation_due() const {
    if (shape_.eval_steps == 0 || state_.step == 0 || state_.evaluated_step == state_.step) return false;
    return state_.step % shape_.eval_steps == 0 || state_.step >= shape_.total_steps;
}

Result<Trainer::Answer> Trainer::evaluate() {
    const double begin = monotonic_seconds();
    double waited = 0;
    ScoreOptions options;
    options.on_progress = [&](int64_t done, int64_t total) {
        context_.progress(done, total, "Evaluating");
        const double arrived = monotonic_seconds();
        Trainer* alone = this;
        const Answer answer = wait_or_serve(std::span(&alone, 1));
        waited += monotonic_seconds() - arrived;
        return answer == Answer::GoOn;
    };
    const auto report = evaluate_loss(run_.base, &run_.adapter, run_.data.validation, options);
    if (!report && report.error().code == ErrorCode::Cancelled) return Answer::Stop;
    if (!report) return report.error();
    const double seconds = monotonic_seconds() - begin - waited;
    if (run_.sample) {
        LORICA_ASSIGN(const bool sampled, run_.sample(state_.step));
        if (!sampled) return Answer::Stop;
    }
    record_evaluation(*report, seconds);
    return Answer::GoOn;
}

void Trainer::record_evaluation(const LossReport& report, double seconds) {
    const double loss = report.loss;
    const bool best = loss < state_.best_loss;
    state_.evaluated_step = state_.step;
    state_.last_eval_loss = loss;
    if (best) {
        state_.best_loss = loss;
        state_.best_step = state_.step;
        state_.evaluations_without_gain = 0;
    } else {
        ++state_.evaluations_without_gain;
    }
    emit(EvalResult{context_.id(), state_.step, loss, report.perplexity, report.tokens, best, seconds});
    if (best && spec_.train.load_best_model_at_end) {
        best_parameters_ = run_.adapter.parameters.clone();
        save();
    }
}

}  // namespace lorica
