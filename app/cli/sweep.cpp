// SPDX-License-Identifier: GPL-3.0-or-later
// lorica sweep. Main thread.
#include <fmt/format.h>

#include <cmath>

#include "app/cli/session.h"

namespace lorica {
namespace {

struct Flags {
    SpecFlags spec;
    std::vector<std::string> axes;
    std::string out, strategy = "grid";
    int64_t seeds = 1, together = 1;
};

// The cells as a table, the best held-out loss marked.
void say_table(const nlohmann::json& result) {
    size_t width = 4;
    double best = INFINITY;
    for (const auto& cell : result["cells"]) {
        width = std::max(width, cell.value("name", "").size());
        if (cell.value("status", "") == "finished" && cell.contains("eval_loss")) best = std::min(best, cell["eval_loss"].get<double>());
    }
    say(fmt::format("{:{}}  {:9} {:>9} {:>11} {:>12} {:>9} {:>9}", "run", width, "status", "held-out", "parameters", "adapter", "time", "tokens/s"));
    for (const auto& cell : result["cells"]) {
        const bool has = cell.contains("eval_loss");
        say(fmt::format("{:{}}  {:9} {:>9} {:>11} {:>9.2f} MB {:>7.0f} s {:>9.0f}{}", cell.value("name", ""), width, cell.value("status", ""),
                        has ? fmt::format("{:.4f}", cell["eval_loss"].get<double>()) : "-", cell.value("trainable_parameters", int64_t{0}),
                        1e-6 * cell.value("adapter_bytes", 0.0), cell.value("train_seconds", 0.0), cell.value("tokens_per_second", 0.0),
                        has && cell["eval_loss"].get<double>() == best ? "  best" : ""));
        if (cell.contains("error")) say("    " + cell["error"].get<std::string>());
    }
    say(fmt::format("base model: held-out loss {:.4f}", result.value("base_loss", 0.0)));
    say(result["recommendation"].value("reason", ""));
}

int sweep(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    if (flags.spec.spec.data.path.empty()) return fail(context, {ErrorCode::Usage, "no data set is named", "--data"});
    if (flags.out.empty()) return fail(context, {ErrorCode::Usage, "no folder for the sweep is named", "--out"});
    const auto end = run_job(context, StartSweep{flags.spec.spec, flags.axes, flags.out, flags.seeds, flags.strategy, flags.together}, true, [&](const Event& event) {
        if (context.json) return;
        if (const auto* cell = std::get_if<SweepCell>(&event.body))
            say(fmt::format("{}/{}  {}  {}  held-out loss {}", cell->index + 1, cell->total, cell->result.value("name", ""), cell->result.value("status", ""),
                            cell->result.contains("eval_loss") ? fmt::format("{:.4f}", cell->result["eval_loss"].get<double>()) : "-"));
        if (const auto* raised = std::get_if<DiagnosticRaised>(&event.body)) say("warning: " + raised->diagnostic.message);
    });
    if (end.exit_code == kDone && !context.json) say_table(end.finished.result);
    if (end.exit_code == kStopped && !context.json) say("Repeat the command to go on.");
    return end.exit_code;
}

}  // namespace

void add_sweep(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = add_command(app, context, "sweep", "Train every combination of some settings and recommend one", [&context, flags, &app] {
        flags->spec.app = app.get_subcommand("sweep");
        return sweep(context, *flags);
    });
    flags->spec.add_to(command, true);
    command->add_option("--axis", flags->axes, "A setting and its values: adapter.r=2,4,8 (repeat for a grid; items of a list are joined by +, and so are settings that go together: adapter.r+adapter.lora_alpha=4+8,16+32)");
    command->add_option("--seeds", flags->seeds, "Runs of each combination, with seed, seed + 1, ...");
    command->add_option("--strategy", flags->strategy, "grid: every run to its end; halving: the better third goes on");
    command->add_option("--together", flags->together, "So many runs train at once over one base, where their adapters allow it");
    command->add_option("--out", flags->out, "The sweep's folder; the same command goes on with an interrupted sweep");
}

}  // namespace lorica
