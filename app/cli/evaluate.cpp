// SPDX-License-Identifier: GPL-3.0-or-later
// lorica evaluate and score. Main thread.
#include <fmt/format.h>

#include "app/cli/session.h"
#include "core/config/field.h"

namespace lorica {
namespace {

struct Flags {
    SpecFlags spec;
    GenerationFlags generation;
    std::string adapter, in, metrics = "loss,perplexity";
    int64_t max_rows = 0;
};

int evaluate(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (auto checked = flags.generation.check(); !checked) return fail(context, checked.error());
    const RunSpec& spec = flags.spec.spec;
    if (spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    if (spec.data.path.empty()) return fail(context, {ErrorCode::Usage, "no data set is named", "--data"});
    const auto end = run_job(context, Evaluate{spec.model, flags.adapter, spec.data, split_list(flags.metrics), flags.generation.settings, flags.max_rows}, false,
                             [&](const Event& event) {
                                 if (const auto* raised = std::get_if<DiagnosticRaised>(&event.body))
                                     say("warning: " + raised->diagnostic.path + ": " + raised->diagnostic.message);
                             });
    if (end.exit_code != kDone) return end.exit_code;
    if (context.json) print_json(end.finished.result);
    else
        for (const auto& [key, value] : end.finished.result.items())
            if (!value.is_structured()) say(fmt::format("{:12} {}", key, value.is_string() ? value.get<std::string>() : value.dump()));
    return kDone;
}

int score(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    auto rows = read_jsonl(flags.in);
    if (!rows) return fail(context, rows.error());
    const auto end = run_job(context, Score{flags.spec.spec.model, flags.adapter, *std::move(rows)}, false);
    if (end.exit_code != kDone) return end.exit_code;
    for (const auto& row : end.finished.result.value("rows", nlohmann::json::array())) print_json(row);
    return kDone;
}

}  // namespace

void add_evaluate(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = add_command(app, context, "evaluate", "Loss and perplexity on a data set, and scores of generated answers", [&context, flags] { return evaluate(context, *flags); });
    flags->spec.add_to(command, false);
    flags->generation.settings.temperature = 0;
    flags->generation.add_to(command);
    command->add_option("--adapter", flags->adapter, "A PEFT adapter folder, or a run's folder");
    command->add_option("--metrics", flags->metrics, "Of loss, perplexity, bleu, chrf, rouge, exact, f1");
    command->add_option("--max-rows", flags->max_rows, "Only the first rows");
    auto score_flags = std::make_shared<Flags>();
    CLI::App* score_command = add_command(app, context, "score", "Negative log-likelihood of given responses, a row each", [&context, score_flags] { return score(context, *score_flags); });
    score_flags->spec.add_to(score_command, false);
    score_command->add_option("--adapter", score_flags->adapter, "A PEFT adapter folder, or a run's folder");
    score_command->add_option("--in", score_flags->in, "JSONL with {\"prompt\",\"response\"} or {\"messages\"} a row")->required();
}

}  // namespace lorica
