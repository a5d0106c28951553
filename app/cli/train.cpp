// SPDX-License-Identifier: GPL-3.0-or-later
// lorica plan, train, resume, follow. Main thread.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <thread>

#include "app/cli/session.h"
#include "core/runtime/run_folder.h"
#include "core/store/library.h"

namespace lorica {
namespace {

struct Flags {
    SpecFlags spec;
    std::string out;
    bool once = false;
    RunChange change;
};

std::string clock_text(double seconds) {
    const auto s = static_cast<int64_t>(std::llround(seconds));
    return s < 60 ? fmt::format("{} s", s) : s < 3600 ? fmt::format("{} min {:02} s", s / 60, s % 60) : fmt::format("{} h {:02} min", s / 3600, s / 60 % 60);
}

// Prints a run's events to people.
class RunPrinter {
public:
    explicit RunPrinter(int64_t logging_steps) : every_(std::max<int64_t>(1, logging_steps)) {}

    void operator()(const Event& event) {
        if (const auto* run = std::get_if<RunStarted>(&event.body)) started(*run);
        if (const auto* changed = std::get_if<RunChanged>(&event.body)) total_ = changed->total_steps;
        if (const auto* step = std::get_if<TrainStep>(&event.body)) trained(*step);
        if (const auto* sample = std::get_if<SampleAnswer>(&event.body)) say(fmt::format("  sample {} at step {}: {}", sample->index + 1, sample->step, sample->response));
        if (const auto* eval = std::get_if<EvalResult>(&event.body))
            say(fmt::format("  evaluation at step {}: loss {:.4f}, perplexity {:.3f}{}", eval->step, eval->loss, eval->perplexity, eval->best ? "  (best)" : ""));
        if (const auto* saved = std::get_if<CheckpointSaved>(&event.body)) say(fmt::format("  checkpoint {}", saved->folder));
        // A step's own line is told above, with more figures.
        if (const auto* log = std::get_if<LogRecord>(&event.body); log && !(log->level == "info" && log->message.starts_with("step "))) say(log->message);
        if (const auto* raised = std::get_if<DiagnosticRaised>(&event.body)) {
            const Diagnostic& d = raised->diagnostic;
            say(fmt::format("{}: {}{}{}{}", d.is_error ? "error" : "warning", d.path, d.path.empty() ? "" : ": ", d.message, d.hint.empty() ? "" : ". " + d.hint));
        }
        if (const auto* end = std::get_if<JobFinished>(&event.body))
            say(fmt::format("{}{} after {}", end->status, end->reason.empty() ? "" : " (" + end->reason + ")", clock_text(end->seconds)));
    }

private:
    void started(const RunStarted& run) {
        total_ = run.total_steps;
        say(fmt::format("{} on {}, {} in {}: {} rows, {} held out{}, {} steps", run.method, run.model, run.dtype, run.device, run.train_rows,
                        run.validation_rows, run.unusable_rows > 0 ? fmt::format(", {} unusable", run.unusable_rows) : "", run.total_steps));
    }
    void trained(const TrainStep& step) {
        if (step.step != 1 && step.step % every_ != 0 && step.step != total_) return;
        const double left = static_cast<double>(total_ - step.step) * step.seconds;
        say(fmt::format("step {:>5}/{}  epoch {:.2f}  loss {:.4f}  lr {:.2e}  norm {:.3f}  {:.0f} tokens/s  {:.2f} GB  {} left{}", step.step, total_,
                        step.epoch, step.loss, step.learning_rate, step.grad_norm, step.tokens_per_second, static_cast<double>(step.memory_bytes) / 1e9,
                        clock_text(left), step.skipped ? "  skipped: not finite" : ""));
    }

    int64_t every_, total_ = 0;
};

Result<void> check(const Context& context, const RunSpec& spec) {
    const auto found = validate(spec);
    for (const auto& one : found)
        if (one.is_error) return Error{ErrorCode::BadInput, one.message, one.path, one.hint};
        else if (!context.json) say("warning: " + one.path + ": " + one.message + (one.hint.empty() ? "" : ". " + one.hint));
    if (spec.model.path.empty()) return Error{ErrorCode::Usage, "no base model is named", "--model"};
    if (spec.data.path.empty()) return Error{ErrorCode::Usage, "no data set is named", "--data"};
    return {};
}

int finish_run(const Context& context, const std::string& folder, const SessionEnd& end) {
    if (end.exit_code == kDone || end.exit_code == kStopped) {
        if (auto library = open_library(context)) {   // a full disk must not turn a finished run into a failure
            const std::string path = fs::absolute(folder).lexically_normal().string();
            auto run = run_entry(fs::path(path).has_filename() ? fs::path(path) : fs::path(path).parent_path());
            if (run) run->name = library->free_name(EntryKind::Run, run->name, run->path);
            if (auto added = run ? library->add(*run) : Result<void>(run.error()); !added) say("warning: " + added.error().text());
        }
        if (!context.json) say(end.exit_code == kStopped ? "Go on with: lorica resume " + folder : "The adapter is in " + (fs::path(folder) / "adapter").string());
    }
    return end.exit_code;
}

int train(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    const RunSpec& spec = flags.spec.spec;
    if (auto checked = check(context, spec); !checked) return fail(context, checked.error());
    if (flags.out.empty()) return fail(context, {ErrorCode::Usage, "no folder for the run is named", "--out"});
    RunPrinter printer(spec.train.logging_steps);
    const auto end = run_job(context, StartRun{spec, flags.out, false}, true, [&](const Event& event) { if (!context.json) printer(event); });
    return finish_run(context, flags.out, end);
}

int resume(const Context& context, const Flags& flags) {
    const auto run = RunFolder::open(flags.out);
    if (!run) return fail(context, run.error());
    RunPrinter printer(run->spec().train.logging_steps);
    const auto end = run_job(context, StartRun{run->spec(), flags.out, true, 0, flags.change}, true, [&](const Event& event) { if (!context.json) printer(event); });
    return finish_run(context, flags.out, end);
}

int follow(const Context& context, const Flags& flags) {
    const auto run = RunFolder::open(flags.out);
    if (!run) return fail(context, run.error());
    RunPrinter printer(run->spec().train.logging_steps);
    uint64_t offset = 0;
    for (;;) {
        std::error_code code;
        if (fs::exists(fs::path(flags.out) / "events.jsonl", code)) {
            const auto events = read_events(flags.out, offset);
            if (!events) return fail(context, events.error());
            for (const Event& event : *events) {
                if (context.json) print_json(to_json(event));
                else printer(event);
                if (const auto* end = std::get_if<JobFinished>(&event.body)) return end->error ? kFailed : kDone;
            }
        }
        if (flags.once) return kDone;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

void say_plan(const nlohmann::json& plan) {
    const auto gigabytes = [](double bytes) { return fmt::format("{:.2f} GB", bytes / 1e9); };
    const nlohmann::json parts = plan.value("parts", nlohmann::json::object());
    for (const auto& [part, bytes] : parts.items())
        say(fmt::format("  {:22} {}", part, gigabytes(bytes.get<double>())));
    say(fmt::format("memory  {} of {} available: {}", gigabytes(plan.value("memory_bytes", 0.0)), gigabytes(plan.value("available_bytes", 0.0)),
                    plan.value("fits", true) ? "fits" : "does not fit"));
    say(fmt::format("time    {} ({} to {}), {} steps", clock_text(plan.value("seconds", 0.0)), clock_text(plan.value("seconds_low", 0.0)),
                    clock_text(plan.value("seconds_high", 0.0)), plan.value("steps", int64_t{0})));
    say(fmt::format("disk    {}", gigabytes(plan.value("disk_bytes", 0.0))));
    const nlohmann::json advice = plan.value("advice", nlohmann::json::array());
    for (const auto& one : advice) say("  " + (one.is_string() ? one.get<std::string>() : one.dump()));
}

int plan(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    const auto end = run_job(context, PlanRun{flags.spec.spec}, false);
    if (end.exit_code != kDone) return end.exit_code;
    if (context.json) print_json(end.finished.result);
    else say_plan(end.finished.result);
    return kDone;
}

}  // namespace

void add_train(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    CLI::App* train_command = nullptr;
    CLI::App* plan_command = add_command(app, context, "plan", "Memory, time and disk of a run, before it starts", [&context, flags, &app] {
        flags->spec.app = app.get_subcommand("plan");
        return plan(context, *flags);
    });
    flags->spec.add_to(plan_command, true);
    plan_command->add_option("--out", flags->out, "The run's folder");
    train_command = add_command(app, context, "train", "Train an adapter", [&context, flags, &app] {
        flags->spec.app = app.get_subcommand("train");
        return train(context, *flags);
    });
    flags->spec.add_to(train_command, true);
    train_command->add_option("--out", flags->out, "A new folder for the run");
    CLI::App* resume_command = add_command(app, context, "resume", "Go on with a stopped run from its newest checkpoint, or with a finished one for more steps", [&context, flags] { return resume(context, *flags); });
    resume_command->add_option("run", flags->out, "The run's folder")->required();
    resume_command->add_option("--learning-rate", flags->change.learning_rate, "Another peak of the learning rate from here on")->check(CLI::PositiveNumber);
    resume_command->add_option("--max-steps", flags->change.total_steps, "End at this step instead: more than before trains a finished run on")->check(CLI::PositiveNumber);
    CLI::App* follow_command = add_command(app, context, "follow", "Show a run's progress, running or finished", [&context, flags] { return follow(context, *flags); });
    follow_command->add_option("run", flags->out, "The run's folder")->required();
    follow_command->add_flag("--once", flags->once, "What there is so far, then end");
}

}  // namespace lorica
