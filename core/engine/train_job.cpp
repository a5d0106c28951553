// SPDX-License-Identifier: GPL-3.0-or-later
// StartRun: checks, loads, makes or reopens the run folder, trains. Engine thread.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <torch/version.h>

#include <algorithm>

#include "core/base/ids.h"
#include "core/engine/jobs.h"
#include "core/engine/samples.h"
#include "core/models/decoding.h"
#include "core/tokenizers/render.h"
#include "core/tokenizers/tokenizer_files.h"
#include "core/train/trainer.h"

namespace lorica {
namespace {

constexpr int64_t kListedProblems = 50;

using Emit = std::function<void(EventBody)>;

Result<void> check_spec(const RunSpec& spec) {
    const auto found = validate(spec);
    if (!found.empty() && found.front().is_error)
        return Error{ErrorCode::Usage, found.front().message, found.front().path, found.front().hint};
    return {};
}

// Every row that cannot be used, by name, up to a limit, then a count.
void report_problems(const std::vector<RowProblem>& problems, const Emit& emit, CommandId id) {
    int64_t unusable = 0, remarks = 0;
    const auto limit = [&](const RowProblem& problem) { return problem.severity == Severity::Error ? ++unusable : ++remarks; };
    for (const auto& problem : problems)
        if (limit(problem) <= kListedProblems)
            emit(DiagnosticRaised{id, {problem.severity == Severity::Error, "data", problem.text(), ""}});
    if (unusable > 0)
        emit(DiagnosticRaised{id, {true, "data", fmt::format("{} rows cannot be used and are left out{}", unusable,
            unusable > kListedProblems ? fmt::format("; the first {} are listed", kListedProblems) : ""),
            "`lorica data check` lists them all."}});
    if (remarks > kListedProblems)
        emit(DiagnosticRaised{id, {false, "data", fmt::format("{} remarks on rows; the first {} are listed", remarks, kListedProblems), ""}});
}

// Training rows of each data set, that of data.path first.
std::vector<int64_t> mixed_rows(const PreparedData& data) {
    std::vector<int64_t> out(1, 0);
    for (const PreparedRow& row : data.train) {
        out.resize(std::max(out.size(), static_cast<size_t>(row.set) + 1), 0);
        ++out[static_cast<size_t>(row.set)];
    }
    return out;
}

nlohmann::json first_facts(const LoadedModel& model, const PreparedData& data, const Adapter& adapter, const RunShape& shape) {
    int64_t unusable = 0;
    for (const auto& problem : data.problems) unusable += problem.severity == Severity::Error;
    const int64_t trainable = adapter.parameter_count();
    nlohmann::json facts = {{"resolved", {{"dtype", dtype_name(model.weights.dtype)}, {"device", device_name(model.weights.device)}, {"threads", at::get_num_threads()},
                          {"warmup_steps", shape.warmup_steps}, {"eval_steps", shape.eval_steps}, {"total_steps", shape.total_steps},
                          {"steps_per_epoch", shape.steps_per_epoch}}},
            {"versions", {{"lorica", LORICA_VERSION}, {"torch", TORCH_VERSION}}},
            {"model", {{"path", model.path}, {"fingerprint", model.fingerprint}, {"architecture", model.config.architecture}}},
            {"data", {{"hash", data.content_hash}, {"validation_hash", data.validation_hash}, {"train_rows", data.train.size()},
                      {"validation_rows", data.validation.size()}, {"unusable_rows", unusable}, {"cut_rows", data.cut},
                      {"too_long_rows", data.too_long}, {"tokens", data.train_statistics.tokens}, {"mixed_rows", mixed_rows(data)}}},
            {"trainable_parameters", trainable}, {"all_parameters", model.weights.parameter_count() + (adapter.method == "full" ? 0 : trainable)}};
    if (adapter.has("BOTTLENECK")) facts["resolved"]["bottleneck"] = to_json(adapter.config_of("BOTTLENECK"))["config"];
    if (adapter.prefix) facts["resolved"].update({{"num_virtual_tokens", adapter.virtual_tokens()}, {"prefix_projection", adapter.prefix->projects()}});
    if (adapter.method != "bottleneck" && adapter.method != "prefix")
        facts["resolved"].update({{"r", adapter.config.r}, {"lora_alpha", adapter.config.lora_alpha}, {"target_modules", adapter.config.target_modules}});
    return facts;
}

// A resumed run must see what it saw before.
Result<void> check_unchanged(const RunFolder& folder, const LoadedModel& model, const PreparedData& data) {
    const auto& facts = folder.facts();
    const auto before = [&](const char* group, const char* key) { return facts.contains(group) ? facts[group].value(key, std::string()) : std::string(); };
    if (before("model", "fingerprint") != model.fingerprint)
        return Error{ErrorCode::BadInput, "the base model is not the one this run began with", model.path,
                     "Put the old model back, or start a new run with adapter.init_from set to the newest checkpoint."};
    if (before("data", "hash") != data.content_hash || before("data", "validation_hash") != data.validation_hash)
        return Error{ErrorCode::BadInput, "the data set has changed since this run began", folder.spec().data.path,
                     "Put the old file back, or start a new run with adapter.init_from set to the newest checkpoint."};
    return {};
}

// The prefix that is what the base remembers of a text, as PEFT begins one (initialize_kv_prefix_from_text).
Result<void> begin_as_text(Adapter& adapter, const std::string& text, const LoadedModel& model) {
    Json messages = Json::array();
    messages.push_back({{"role", "system"}, {"content", text}});
    auto rendered = model.text.chat ? render_prompt(*model.text.tokenizer, *model.text.chat, messages, Json::object(), false)
                                    : render_raw_prompt(*model.text.tokenizer, text, false);
    if (!rendered) {
        Error error = std::move(rendered).error();
        error.during("adapter.prefix_init_text");
        return error;
    }
    std::vector<int32_t> ids = std::move(rendered->ids);
    const int64_t tokens = adapter.virtual_tokens(), found = static_cast<int64_t>(ids.size());
    if (found < tokens)
        return Error{ErrorCode::BadInput, fmt::format("has {} tokens, the prefix {}", found, tokens), "adapter.prefix_init_text",
                     fmt::format("Write a longer text, or set adapter.num_virtual_tokens to {}.", found)};
    ids.resize(static_cast<size_t>(tokens));
    const torch::NoGradGuard no_graph;
    Decoding decoding(model.weights, nullptr);
    Sequence sequence;
    decoding.prefill(sequence, ids);
    adapter.prefix->parts.front().values.copy_(decoding.remembered(sequence, tokens));
    return {};
}

Result<Adapter> first_adapter(const JobEnvironment& env, const RunSpec& spec, const LoadedModel& model, JobContext& context) {
    if (spec.adapter.init_from.empty()) {
        LORICA_ASSIGN(Adapter fresh, Adapter::create(model.weights, spec.method, spec.adapter, static_cast<uint64_t>(spec.train.seed), true));
        if (fresh.prefix && !spec.adapter.prefix_init_text.empty()) LORICA_TRY(begin_as_text(fresh, spec.adapter.prefix_init_text, model));
        return fresh;
    }
    LORICA_ASSIGN(const std::string path, adapter_path(env.cache.home(), spec.adapter.init_from));
    LORICA_ASSIGN(Adapter adapter, Adapter::load(model.weights, path, true));
    if (adapter.method != adapter_method(spec.method))
        return Error{ErrorCode::BadInput, "holds a run of method " + adapter.method + ", this one is of " + spec.method, path, "Set method to " + adapter.method + "."};
    for (const char* type : {"BOTTLENECK", "PREFIX_TUNING"}) {
        const std::string part = part_name(type);
        if (adapter.has(type) != has_part(spec, part))
            return Error{ErrorCode::BadInput, has_part(spec, part) ? "holds no " + part + ", which this run combines" : "holds a " + part + " too", path,
                         "Set adapter.combine to what the folder holds."};
    }
    if (adapter.prefix && !adapter.prefix->projects()) {
        const auto files = PeftFolder::open(path);
        if (files && files->find("PREFIX_TUNING")->prefix.prefix_projection)
            context.emit(DiagnosticRaised{context.id(), {false, "adapter.init_from", "the folder holds what a projection made but not the projection itself: the prefix goes on without one", ""}});
    }
    if (adapter.has("BOTTLENECK")) {
        adapter.bottleneck_dropout = static_cast<float>(spec.adapter.dropout);
        adapter.config_of("BOTTLENECK").bottleneck.dropout = spec.adapter.dropout;
    }
    if (adapter.method != "lora") return adapter;
    adapter.dropout = static_cast<float>(spec.adapter.lora_dropout);
    adapter.config.lora_dropout = spec.adapter.lora_dropout;
    return adapter;
}

// A run whose files are there and whose model is loaded. Holds still while it trains.
struct ReadyRun {
    std::shared_ptr<const LoadedModel> model;
    PreparedData data;
    Adapter adapter;
    RunLock lock;
    std::unique_ptr<RunFolder> folder;
    std::optional<Restored> restored = {};
    int64_t until_step = 0;
    std::string remark = {};       // how it goes on, for its history
    RunChange change = {};
};

Result<std::unique_ptr<ReadyRun>> begin(JobEnvironment& env, const StartRun& command, JobContext& context) {
    LORICA_TRY(check_spec(command.spec));
    const RunSpec spec = resolved(command.spec);
    if (command.folder.empty()) return Error{ErrorCode::Usage, "no output folder is named", "out", "Name one with --out."};
    LORICA_TRY(RunFolder::check_free(command.folder));
    // The data is looked at before the model is loaded: a wrong mapping is told at once.
    LORICA_ASSIGN(const Dataset first_look, open_dataset(env, spec.data));
    if (first_look.conversations().empty()) {
        LORICA_TRY(first_look.require_clean());
    }
    LORICA_ASSIGN(const auto model, env.cache.load(spec.model, context));
    LORICA_ASSIGN(PreparedData data, prepare_run(env, spec, model->text, model->config, context));
    LORICA_ASSIGN(Adapter adapter, first_adapter(env, spec, *model, context));
    LORICA_ASSIGN(const RunShape shape, run_shape(spec, data.train, !data.validation.empty()));
    LORICA_ASSIGN(RunFolder folder, RunFolder::create(command.folder, spec, first_facts(*model, data, adapter, shape)));
    LORICA_ASSIGN(RunLock lock, RunLock::take(folder.path()));
    return std::make_unique<ReadyRun>(ReadyRun{model, std::move(data), std::move(adapter), std::move(lock), std::make_unique<RunFolder>(std::move(folder)), {},
                                               command.until_step});
}

Result<std::unique_ptr<ReadyRun>> reopen(JobEnvironment& env, const StartRun& command, JobContext& context) {
    LORICA_ASSIGN(RunFolder folder, RunFolder::open(command.folder));
    LORICA_ASSIGN(RunLock lock, RunLock::take(folder.path()));
    // What auto meant then it means now: other types or threads would be another run.
    ModelSettings settings = folder.spec().model;
    const nlohmann::json resolved = folder.facts().value("resolved", nlohmann::json::object());
    settings.dtype = resolved.value("dtype", settings.dtype);
    settings.device = resolved.value("device", settings.device);
    settings.threads = resolved.value("threads", settings.threads);
    LORICA_ASSIGN(const auto model, env.cache.load(settings, context));
    LORICA_ASSIGN(PreparedData data, prepare_run(env, folder.spec(), model->text, model->config, context));
    LORICA_TRY(check_unchanged(folder, *model, data));
    const auto steps = folder.checkpoints();
    std::optional<Restored> restored;
    Adapter adapter;
    if (steps.empty()) {
        LORICA_ASSIGN(adapter, first_adapter(env, folder.spec(), *model, context));
    } else {
        LORICA_ASSIGN(restored, load_checkpoint(folder.checkpoint(steps.back()), model->weights));
        adapter = std::move(restored->adapter);
    }
    if (const int64_t done = steps.empty() ? 0 : steps.back(); command.change.total_steps > 0 && command.change.total_steps <= done)
        return Error{ErrorCode::Usage, fmt::format("the run has done {} steps already", done), "train.max_steps", fmt::format("Name more than {}.", done)};
    folder.prune(0, -1);  // staging folders of a process that was killed
    LORICA_TRY(folder.rewind(steps.empty() ? 0 : steps.back()));
    return std::make_unique<ReadyRun>(ReadyRun{model, std::move(data), std::move(adapter), std::move(lock), std::make_unique<RunFolder>(std::move(folder)),
                                               std::move(restored), command.until_step,
                                               steps.empty() ? "no checkpoint yet: starting from the beginning" : fmt::format("resuming after step {}", steps.back()), command.change});
}

Result<std::unique_ptr<ReadyRun>> make_ready(JobEnvironment& env, const StartRun& command, JobContext& context) {
    return command.resume ? reopen(env, command, context) : begin(env, command, context);
}

// What its history begins with, and its trainer.
Result<Trainer> make_trainer(const JobEnvironment& env, ReadyRun& run, RunFolder& folder, const Emit& emit, JobContext& context) {
    if (!run.remark.empty()) emit(LogRecord{context.id(), "info", run.remark});
    LORICA_ASSIGN(auto sample, make_sampler(env, folder.spec(), run.data, *run.model, run.adapter, emit, context));
    LORICA_ASSIGN(Trainer trainer, Trainer::create({run.model->weights, run.adapter, run.data, folder, run.model->path, run.until_step, emit, std::move(sample)}, context));
    if (run.restored) {
        LORICA_TRY(trainer.restore(*std::move(run.restored)));
    }
    if (run.change.any()) trainer.change(run.change);
    if (const auto rows = mixed_rows(run.data); rows.size() > 1)
        emit(LogRecord{context.id(), "info", fmt::format("rows to train on, of each data set: {}", fmt::join(rows, ", "))});
    report_problems(run.data.problems, emit, context.id());
    return trainer;
}

Result<JobOutcome> conclude(const ReadyRun& run, RunFolder& folder, JobOutcome outcome, const Emit& emit, CommandId id) {
    if (std::error_code code; run.adapter.method == "full" && fs::exists(folder.adapter() / "config.json", code)) {  // a model folder: its text side too
        LORICA_TRY(write_tokenizer_files(*run.model->text.tokenizer, folder.adapter(), static_cast<size_t>(run.model->config.max_position_embeddings)));
    }
    if (auto noted = folder.update_facts({{"status", outcome.status}, {"result", outcome.result}, {"ended", utc_now()}}); !noted)
        emit(DiagnosticRaised{id, {false, "", "run.json could not be brought up to date: " + noted.error().text(), ""}});
    return outcome;
}

// Into a run's history; what cannot be written is told once.
void write_history(RunLog& log, EventBody body, JobContext& context) {
    if (auto trouble = log.write({std::move(body)}))
        context.emit(DiagnosticRaised{context.id(), {false, "", "the run's events cannot be written: " + trouble->text(), ""}});
}

void write_end(RunLog& log, const JobOutcome& outcome, JobContext& context) {
    write_history(log, JobFinished{context.id(), outcome.status, outcome.reason, outcome.error, outcome.result}, context);
}

// A run among others: its history is written here, since the job's is that of all.
struct RunAtOnce {
    std::unique_ptr<ReadyRun> ready;
    std::unique_ptr<RunLog> log;
    Emit emit;
    std::optional<Trainer> trainer;

    RunAtOnce(std::unique_ptr<ReadyRun> run, JobContext& context) : ready(std::move(run)), log(std::make_unique<RunLog>(*ready->folder)) {
        emit = [writer = log.get(), &context](EventBody body) {
            if (belongs_to_history(body)) write_history(*writer, body, context);
            context.emit(std::move(body));
        };
    }
    JobOutcome end(JobOutcome outcome, JobContext& context) {
        trainer.reset();
        auto concluded = conclude(*ready, *ready->folder, std::move(outcome), emit, context.id());
        JobOutcome out = concluded ? *std::move(concluded) : JobOutcome::failed(std::move(concluded).error());
        write_end(*log, out, context);
        return out;
    }
};

}  // namespace

void close_run_log(JobEnvironment& env, const JobOutcome& outcome, JobContext& context) {
    if (env.log) write_end(*env.log, outcome, context);
    env.log.reset();
    env.folder.reset();
}

Result<JobOutcome> train_job(JobEnvironment& env, const StartRun& command, JobContext& context) {
    LORICA_ASSIGN(const std::unique_ptr<ReadyRun> run, make_ready(env, command, context));
    env.folder = std::move(run->folder);   // from here on the run has a history
    env.log = std::make_unique<RunLog>(*env.folder);
    env.logged = context.id();
    const Emit emit = [&context](EventBody body) { context.emit(std::move(body)); };
    LORICA_ASSIGN(Trainer trainer, make_trainer(env, *run, *env.folder, emit, context));
    env.live = LiveRun{run->model, &run->adapter};
    return conclude(*run, *env.folder, trainer.run(), emit, context.id());
}

std::vector<JobOutcome> train_together(JobEnvironment& env, const std::vector<StartRun>& commands, JobContext& context) {
    std::vector<JobOutcome> outcomes(commands.size());
    std::vector<RunSpec> specs;
    for (const StartRun& command : commands) specs.push_back(resolved(command.spec));
    std::vector<std::unique_ptr<RunAtOnce>> runs;
    std::vector<Trainer*> trainers;
    std::vector<size_t> which;   // of the commands
    for (size_t i = 0; i < outcomes.size(); ++i) {
        const auto prepare = [&]() -> Result<void> {
            LORICA_ASSIGN(auto ready, make_ready(env, commands[i], context));
            if (!runs.empty() && ready->model != runs.front()->ready->model)
                return Error{ErrorCode::Usage, "has another base than the runs it should train beside", commands[i].folder};
            if (!trains_beside_others(ready->adapter))
                return Error{ErrorCode::Unsupported, "its adapter changes the base, so it cannot train beside others", commands[i].folder, "Train it alone."};
            auto run = std::make_unique<RunAtOnce>(std::move(ready), context);
            LORICA_ASSIGN(Trainer trainer, make_trainer(env, *run->ready, *run->ready->folder, run->emit, context));
            trainers.push_back(&run->trainer.emplace(std::move(trainer)));
            runs.push_back(std::move(run));
            which.push_back(i);
            if (runs.size() > 1) return {};
            const ReadyRun& first = *runs.front()->ready;
            LORICA_ASSIGN(const size_t fit, runs_that_fit_beside(env, {specs.begin() + static_cast<std::ptrdiff_t>(i), specs.end()}, *first.model, first.data));
            outcomes.resize(i + fit);
            if (outcomes.size() < commands.size())
                context.emit(LogRecord{context.id(), "info", fmt::format("{} runs fit into memory at once; the others follow", fit)});
            return {};
        };
        if (auto prepared = prepare(); !prepared) outcomes[i] = JobOutcome::failed(std::move(prepared).error());
    }
    if (runs.empty()) return outcomes;
    std::vector<JobOutcome> ended = Trainer::run_together(trainers);
    for (size_t k = 0; k < runs.size(); ++k) outcomes[which[k]] = runs[k]->end(std::move(ended[k]), context);
    return outcomes;
}

}  // namespace lorica
