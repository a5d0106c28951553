// SPDX-License-Identifier: GPL-3.0-or-later
// The training loop: windows of micro-batches, evaluation, checkpoints, stops. Engine thread.
//
// One optimizer step is a window of micro-batches. Its gradient is divided by the supervised tokens of the whole window,
// so that the loss of a token counts the same whatever micro-batch it is in. Evaluation, if due, comes right behind a step
// and the checkpoint behind that; a window that a stop cuts off is trained again from its start after a resume.
//
// A run can be changed while it trains or when it goes on: another peak of the learning rate, more or fewer steps. run.json keeps
// "changes": [{"step", "learning_rate", "total_steps"}], each in force from the step behind `step` on, so that a resume from before
// a change makes it again where it was made.
//
// Several runs over one base can train at once: their windows begin together, and their micro-batches pass side by side. Each
// has its own settings, order, evaluations, checkpoints and end; the time of a pass is shared among them by their tokens.
//
// JobFinished.result of a run:
//   {"folder", "adapter", "step", "total_steps", "loss" (last step), "eval_loss", "best_loss", "best_step", "tokens",
//    "supervised_tokens", "train_seconds", "tokens_per_second", "peak_memory_bytes", "trainable_parameters",
//    "all_parameters", "skipped_steps", "checkpoint" (newest folder), "early_stopped"}
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/data/batches.h"
#include "core/data/dataset.h"
#include "core/eval/evaluate.h"
#include "core/models/train_pass.h"
#include "core/peft/adapter.h"
#include "core/runtime/device_sensors.h"
#include "core/runtime/engine_thread.h"
#include "core/runtime/run_folder.h"
#include "core/train/checkpoint.h"
#include "core/train/optimizer.h"
#include "core/train/schedule.h"

namespace lorica {

// What a run needs, already loaded; all of it must outlive the Trainer.
struct TrainingRun {
    const DecoderWeights& base;
    Adapter& adapter;
    const PreparedData& data;
    RunFolder& folder;             // its spec is the run's
    std::string base_name;         // as adapter_config.json tells it
    int64_t until_step = 0;        // over 0: stop there with a checkpoint
    std::function<void(EventBody)> emit = {};   // where its events go; empty: to the job
    std::function<Result<bool>(int64_t step)> sample = {};   // before an evaluation is told; false: the job was stopped meanwhile
};

// Numbers that follow from the settings and the data.
struct RunShape {
    int64_t steps_per_epoch = 0, total_steps = 0, warmup_steps = 0, eval_steps = 0;
};
Result<RunShape> run_shape(const RunSpec& spec, const std::vector<PreparedRow>& train, bool has_validation);
PlanOptions plan_options(const RunSpec& spec);

class Trainer {
public:
    static Result<Trainer> create(const TrainingRun& run, JobContext& context);

    // From the next step on; kept in run.json. Fewer steps than are done: the run ends.
    void change(const RunChange& change);
    // Takes over a checkpoint's state (its adapter was put into run.adapter by the caller).
    Result<void> restore(Restored restored);
    // Trains to the end, or until the job is stopped.
    JobOutcome run();
    // Trains all of them at once, each to its end; one base, and with more than one each adapter trains_beside_others().
    static std::vector<JobOutcome> run_together(std::span<Trainer* const> trainers);

    const RunShape& shape() const { return shape_; }

private:
    Trainer(const TrainingRun& run, JobContext& context, RunShape shape, ScheduleKind schedule);

    enum class Answer { GoOn, Stop };
    // The optimizer step in progress.
    struct Window {
        std::span<const MicroBatch> micro;
        size_t done = 0;
        int64_t tokens = 0, supervised = 0;
        uint64_t step = 0;                     // PassOptions::step of the next micro-batch
        double loss = 0, seconds = 0;
        double begin = 0, cpu = 0;             // monotonic, and the process's CPU seconds
    };
    Result<void> take_legs(const nlohmann::json& changes);
    void announce();
    void emit(EventBody body) { run_.emit ? run_.emit(std::move(body)) : context_.emit(std::move(body)); }
    // Pause, chat turns, save requests; Stop when the job must end. All are of one job.
    static Answer wait_or_serve(std::span<Trainer* const> trainers);
    // What is due before the next window; how the run ended, if it did.
    std::optional<JobOutcome> before_window();
    static Answer train_windows(std::span<Trainer* const> trainers);
    void open_window();
    PassLane lane(const Batch& batch);
    void close_window();
    bool update_parameters(double loss, double& norm, double rate);
    void adapt_loss_scale(bool finite);
    Result<void> plan_epoch();
    Result<Answer> evaluate();
    void record_evaluation(const LossReport& report, double seconds);
    bool evaluation_due() const;
    bool early_stop() const;
    // Writes a checkpoint unless this step has one. On a full disk or another failed write: a diagnostic, and a later retry.
    bool save(bool announce_again = false);
    void report_failed_save(const Error& error);
    JobOutcome stop();
    JobOutcome diverged();
    JobOutcome finish();
    nlohmann::json result() const;
    int64_t memory_bytes() const;
    int64_t all_parameters() const;            // a full run adds none to the base's

    TrainingRun run_;
    JobContext& context_;
    RunSpec spec_;
    RunShape shape_;
    // The schedule in force from a step on; the first from 0.
    struct Leg {
        int64_t from = 0;
        Schedule schedule;
    };
    std::vector<Leg> legs_;
    AdamW optimizer_;
    TrainerState state_;
    std::optional<TrainerState> before_skips_;  // the state before the present streak of skipped steps
    std::optional<BatchPlan> plan_;
    Window window_;
    uint64_t planned_epoch_ = 0;
    std::vector<int64_t> supervised_;           // of each train row
    torch::Tensor best_parameters_;
    int64_t saved_step_ = -1;
    double retry_save_at_ = 0;                  // on the monotonic clock; 0: no failed save
    double first_second_ = 0;
    std::unique_ptr<DeviceSensors> sensors_;    // null: not on the GPU they tell of
};

}  // namespace lorica
