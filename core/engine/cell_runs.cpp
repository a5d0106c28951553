// SPDX-License-Identifier: GPL-3.0-or-later
// See cell_runs.h. Engine thread.
#include "core/engine/cell_runs.h"

#include <fmt/format.h>

#include "core/base/staging.h"
#include "core/runtime/engine_process.h"

namespace lorica {
namespace {

int64_t folder_bytes(const fs::path& folder) {
    std::error_code code;
    int64_t total = 0;
    for (auto at = fs::recursive_directory_iterator(folder, code); !code && at != fs::recursive_directory_iterator(); at.increment(code))
        if (at->is_regular_file(code)) total += static_cast<int64_t>(at->file_size(code));
    return total;
}

// The held-out loss at one step, which a run that went on since still knows.
std::optional<double> loss_at(const fs::path& folder, int64_t step) {
    uint64_t offset = 0;
    const auto events = read_events(folder, offset);
    if (!events) return std::nullopt;
    for (const Event& event : *events)
        if (const auto* eval = std::get_if<EvalResult>(&event.body); eval && eval->step == step) return eval->loss;
    return std::nullopt;
}

// What a job of a job tells as the job's own. Not its beginning and end, which are not the job's, nor samples of another program.
std::optional<EventBody> as_of(CommandId id, EventBody body) {
    return std::visit([id](auto one) -> std::optional<EventBody> {
        using T = decltype(one);
        if constexpr (requires { one.command; } && !std::is_same_v<T, Accepted> && !std::is_same_v<T, JobStarted> && !std::is_same_v<T, JobFinished> && !std::is_same_v<T, StateChanged>) {
            one.command = id;
            return one;
        } else {
            return std::nullopt;
        }
    }, std::move(body));
}

// One run in a program of its own, paused, saved and stopped as this job is.
Result<JobOutcome> run_apart(const JobEnvironment& env, StartRun command, JobContext& context) {
    constexpr CommandId kRun = 1, kControl = 2;
    constexpr double kLookSeconds = 0.1;
    std::error_code code;
    const fs::path program = fs::read_symlink("/proc/self/exe", code).parent_path() / "lorica";
    if (!fs::exists(program, code)) return Error{ErrorCode::NotFound, "the program that trains is missing", program.string(), "Install it beside this one."};
    EventQueue queue;
    LORICA_ASSIGN(const auto engine, EngineProcess::start({program.string(), "engine", "--home", env.cache.home(), "--threads", std::to_string(env.cache.threads())},
                                                          [&](Event event) { queue.push(std::move(event)); }));
    engine->post({kRun, std::move(command)});
    for (bool paused = false, stopped = false;;) {
        if (context.paused() != paused) {
            paused = !paused;
            engine->post(paused ? Command{kControl, PauseRun{kRun}} : Command{kControl, ResumeRun{kRun}});
        }
        if (!context.checkpoint() && !std::exchange(stopped, true)) engine->post({kControl, StopRun{kRun, context.save_on_stop()}});
        if (context.take_save_request()) engine->post({kControl, SaveCheckpoint{kRun}});
        queue.wait(kLookSeconds);
        for (Event& event : queue.drain()) {
            if (auto* end = std::get_if<JobFinished>(&event.body); end && end->command == kRun) return JobOutcome{end->status, end->reason, end->error, end->result};
            if (auto* refused = std::get_if<Rejected>(&event.body); refused && refused->command == kRun) return refused->error;
            if (auto body = as_of(context.id(), std::move(event.body))) context.emit(*std::move(body));
        }
    }
}

Result<void> check_cells(const std::vector<SweepCellPlan>& cells, const std::string& kind) {
    for (const SweepCellPlan& cell : cells) {
        for (const Diagnostic& found : validate(cell.spec))
            if (found.is_error) return Error{ErrorCode::Usage, found.message, cell.name + ": " + found.path, found.hint};
        if (cell.spec.data.validation_fraction <= 0 && cell.spec.data.validation_path.empty())
            return Error{ErrorCode::Usage, "a " + kind + " compares losses on held-out rows, and there are none", "data.validation_fraction", "Set it to 0.1, for instance."};
    }
    return {};
}

}  // namespace

Result<void> CellRuns::open(std::vector<SweepCellPlan> cells, const nlohmann::json& identity) {
    if (folder_.empty()) return Error{ErrorCode::Usage, "no output folder is named", "out", "Name one with --out."};
    LORICA_TRY(check_cells(cells, kind_));
    cells_ = std::move(cells);
    const fs::path file = folder_ / (kind_ + ".json");
    std::error_code code;
    const bool begun = fs::exists(file, code);
    if (begun) {
        LORICA_ASSIGN(const std::string text, read_file(file, 64u << 20));
        before_ = nlohmann::json::parse(text, nullptr, false);
        if (before_.is_discarded() || !before_.is_object()) return Error{ErrorCode::BadInput, "is not a " + kind_ + "'s", file.string()};
        if (RunSpec spec; before_.contains("spec") && load_json(spec, before_["spec"]).empty()) before_["spec"] = to_json(spec);   // settings that came since have their defaults
        for (const auto& [key, value] : identity.items())
            if (!before_.contains(key) || before_[key] != value)
                return Error{ErrorCode::Exists, "holds a " + kind_ + " of other " + key, folder_.string(),
                             "Choose another output folder, or repeat the same " + kind_ + " to go on with it."};
    } else {
        remove_abandoned(file);   // of a start that was killed
        if (fs::exists(folder_, code) && !fs::is_empty(folder_, code))
            return Error{ErrorCode::Exists, "exists already and is not empty", folder_.string(), "Choose another output folder."};
    }
    LORICA_TRY(make_folders(folder_));
    record_ = identity;
    for (const SweepCellPlan& cell : cells_) {
        SweepResult result;
        result.name = cell.name;
        result.settings = cell.settings;
        result.seed = cell.spec.train.seed;
        result.status = "waiting";
        results_.push_back(std::move(result));
    }
    if (!begun) {
        LORICA_TRY(write());   // from here on the same command goes on
    }
    return make_folders(folder_ / "cells");
}

Result<bool> CellRuns::take_finished(size_t i, int64_t until) {
    const fs::path folder = folder_of(i);
    std::error_code code;
    if (!fs::exists(folder / "run.json", code)) return false;
    LORICA_ASSIGN(const RunFolder run, RunFolder::open(folder));
    const std::string status = run.facts().value("status", "");
    const nlohmann::json result = run.facts().value("result", nlohmann::json::object());
    if (status != "finished" && !(until > 0 && status == "stopped" && result.value("step", int64_t{0}) >= until)) return false;
    take(i, status, result, std::nullopt, until);
    return true;
}

StartRun CellRuns::start_of(size_t i, int64_t until) const {
    const fs::path folder = folder_of(i);
    std::error_code code;
    const bool begun = fs::exists(folder / "run.json", code);
    if (!begun && fs::exists(folder, code)) fs::remove_all(folder, code);  // of a start that was killed before its run.json
    context_.emit(LogRecord{context_.id(), "info", fmt::format("{} of {}: {}", i + 1, cells_.size(), cells_[i].name)});
    return {cells_[i].spec, folder.string(), begun, until};
}

Result<size_t> CellRuns::train(std::span<const size_t> which, int64_t until, int64_t eval_steps) {
    std::vector<StartRun> starts;
    for (const size_t i : which) {
        starts.push_back(start_of(i, until));
        if (eval_steps > 0) starts.back().spec.train.eval_steps = eval_steps;
    }
    std::vector<JobOutcome> outcomes;
    if (starts.size() == 1) {
        Result<JobOutcome> ended = train_job(env_, starts.front(), context_);
        outcomes.push_back(ended ? *std::move(ended) : JobOutcome::failed(std::move(ended).error()));
        env_.live.reset();
        close_run_log(env_, outcomes.front(), context_);
    } else {
        outcomes = train_together(env_, starts, context_);
    }
    if (context_.stopping()) return 0;
    for (size_t k = 0; k < outcomes.size(); ++k) take(which[k], outcomes[k].status, outcomes[k].result, outcomes[k].error, until);
    LORICA_TRY(write());
    return outcomes.size();
}

Result<bool> CellRuns::train_apart(size_t i) {
    Result<JobOutcome> ended = run_apart(env_, start_of(i, 0), context_);
    if (context_.stopping()) return false;
    const JobOutcome outcome = ended ? *std::move(ended) : JobOutcome::failed(std::move(ended).error());
    take(i, outcome.status, outcome.result, outcome.error, 0);
    LORICA_TRY(write());
    return true;
}

void CellRuns::take(size_t i, const std::string& status, const nlohmann::json& json, const std::optional<Error>& error, int64_t until) {
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
    if (const auto loss = until > 0 ? loss_at(folder_of(i), until) : std::nullopt) {
        r.has_eval = true;
        r.eval_loss = *loss;
    }
    r.adapter_bytes = folder_bytes(folder_of(i) / "adapter");
}

void CellRuns::tell(size_t i) {
    context_.emit(SweepCell{context_.id(), static_cast<int64_t>(i), static_cast<int64_t>(cells_.size()), to_json(results_[i])});
}

Result<void> CellRuns::write() {
    nlohmann::json cells = nlohmann::json::array();
    for (const SweepResult& result : results_) cells.push_back(to_json(result));
    record_["cells"] = std::move(cells);
    return write_file_atomic(folder_ / (kind_ + ".json"), record_.dump(2) + "\n");
}

JobOutcome CellRuns::interrupted(nlohmann::json summary) const {
    return {context_.save_on_stop() ? "stopped" : "cancelled", "", std::nullopt, std::move(summary)};
}

}  // namespace lorica
