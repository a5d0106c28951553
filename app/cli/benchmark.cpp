// SPDX-License-Identifier: GPL-3.0-or-later
// lorica benchmark. Main thread.
#include <fmt/format.h>

#include "app/cli/session.h"
#include "core/runtime/report.h"

namespace lorica {
namespace {

constexpr int64_t kAnswerTokens = 128;

struct Flags {
    SpecFlags spec;
    GenerationFlags generation;
    std::string methods = "full,lora,qlora", metrics;
    int64_t max_rows = 0;
    RunBenchmark command;
};

void say_report(const nlohmann::json& result) {
    const auto report = report_from_json(result.value("report", nlohmann::json::object()));
    if (!report || report->sections.empty() || report->sections[0].tables.empty()) return;
    std::string text = table_text(report->sections[0].tables[0]);
    text.pop_back();   // say() ends the line
    say(text);
    for (const auto& cell : result["cells"])
        if (cell.contains("error")) say(cell.value("name", "") + ": " + cell["error"].get<std::string>());
    say("Report: " + (fs::path(result.value("folder", "")) / "report.html").string());
}

int benchmark(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (auto checked = flags.generation.check(); !checked) return fail(context, checked.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    if (flags.spec.spec.data.path.empty()) return fail(context, {ErrorCode::Usage, "no data set is named", "--data"});
    if (flags.command.folder.empty()) return fail(context, {ErrorCode::Usage, "no folder for the benchmark is named", "--out"});
    if (flags.max_rows > 0) flags.spec.spec.train.max_rows = flags.max_rows;
    flags.command.spec = flags.spec.spec;
    flags.command.methods = split_list(flags.methods);
    flags.command.metrics = split_list(flags.metrics);
    flags.command.generation = flags.generation.settings;
    const auto end = run_job(context, flags.command, true, [&](const Event& event) {
        if (context.json) return;
        if (const auto* cell = std::get_if<SweepCell>(&event.body))
            say(fmt::format("{}/{}  {}  {}  held-out loss {}", cell->index + 1, cell->total, cell->result.value("name", ""), cell->result.value("status", ""),
                            cell->result.contains("eval_loss") ? fmt::format("{:.4f}", cell->result["eval_loss"].get<double>()) : "-"));
        if (const auto* raised = std::get_if<DiagnosticRaised>(&event.body)) say("warning: " + raised->diagnostic.message);
    });
    if (end.exit_code == kDone && !context.json) say_report(end.finished.result);
    if (end.exit_code == kStopped && !context.json) say("Repeat the command to go on.");
    return end.exit_code;
}

}  // namespace

void add_benchmark(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = add_command(app, context, "benchmark", "Train methods side by side on the same rows and compare their figures", [&context, flags] { return benchmark(context, *flags); });
    flags->spec.add_to(command, true);
    flags->generation.settings.temperature = 0;
    flags->generation.settings.max_new_tokens = kAnswerTokens;
    flags->generation.add_to(command);
    command->add_option("--methods", flags->methods, "Of " + method_names() + ": full,lora,qlora");
    command->add_option("--set", flags->command.settings, "A setting of one method: full:train.learning_rate=1e-5 (repeat). Without it full takes 2e-5 and ia3 3e-3, the others "
                                                          "what is set for all");
    command->add_option("--seeds", flags->command.seeds, "Runs of each method, with seed, seed + 1, ...; two or more give intervals");
    command->add_option("--max-rows", flags->max_rows, "Only the first rows of the data set, as --train.max_rows");
    command->add_option("--metrics", flags->metrics, "Of answers to held-out prompts: bleu, chrf, rouge, exact, f1");
    command->add_option("--eval-rows", flags->command.eval_rows, "Held-out rows whose prompts are answered; 0: all");
    command->add_option("--out", flags->command.folder, "The benchmark's folder; the same command goes on with an interrupted one");
}

}  // namespace lorica
