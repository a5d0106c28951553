// SPDX-License-Identifier: GPL-3.0-or-later
// lorica adapters route: which of several adapters answers a prompt; make and try. Main thread.
#include <fmt/format.h>

#include "app/cli/session.h"

namespace lorica {
namespace {

struct MakeFlags {
    SpecFlags spec;
    BuildRouting command;
};

struct TryFlags {
    SpecFlags spec;
    std::string routing, prompt, in;
};

Result<std::string> base_named(const Context& context, SpecFlags& spec) {
    LORICA_TRY(spec.read(context));
    if (spec.spec.model.path.empty()) return Error{ErrorCode::Usage, "no base model is named", "--model"};
    return spec.spec.model.path;
}

void say_trial(const std::string& what, const nlohmann::json& trial, const nlohmann::json& routes) {
    if (trial.value("all", 0) == 0) return;
    say(fmt::format("{}: {} of {} prompts to their own adapter ({:.1f} %)", what, trial["right"].get<int64_t>(), trial["all"].get<int64_t>(),
                    100.0 * trial["right"].get<double>() / trial["all"].get<double>()));
    for (size_t i = 0; i < routes.size(); ++i) {
        const auto& row = trial["chosen"][i];
        for (size_t k = 0; k < row.size(); ++k)
            if (k != i && row[k].get<int64_t>() > 0)
                say(fmt::format("  {} of {}'s to {}", row[k].get<int64_t>(), routes[i].value("name", ""), k < routes.size() ? routes[k].value("name", "") : "the fallback"));
    }
}

int make(const Context& context, MakeFlags& flags) {
    if (auto named = base_named(context, flags.spec); !named) return fail(context, named.error());
    flags.command.model = flags.spec.spec.model;
    flags.command.folder = fs::absolute(flags.command.folder).string();
    const auto end = run_job(context, flags.command, false);
    if (end.exit_code != kDone) return end.exit_code;
    const nlohmann::json& result = end.finished.result;
    if (context.json) {
        print_json(result);
        return kDone;
    }
    for (const auto& route : result["routes"]) {
        const auto why = route.value("why_no_prompts", "");
        say(fmt::format("{:24} {}", route.value("name", ""), why.empty() ? fmt::format("{} prompts to compare with", route.value("prompts", 0)) : "rules only: " + why));
    }
    say_trial("Its own prompts, each without itself", result["leave_one_out"], result["routes"]);
    say_trial("Held-out prompts", result["held_out"], result["routes"]);
    say("Written to " + flags.command.folder + ". Use it with lorica generate --routing.");
    return kDone;
}

Result<std::vector<nlohmann::json>> prompts_to_try(const TryFlags& flags) {
    if (flags.prompt.empty() == flags.in.empty()) return Error{ErrorCode::Usage, "give either --prompt or --in"};
    if (flags.in.empty()) return std::vector<nlohmann::json>{{{"prompt", flags.prompt}}};
    return read_jsonl(flags.in);
}

// Rows may name the adapter that they are meant for, as "route": then the share of right choices is told.
int try_out(const Context& context, TryFlags& flags) {
    if (auto named = base_named(context, flags.spec); !named) return fail(context, named.error());
    const auto source = prompts_to_try(flags);
    if (!source) return fail(context, source.error());
    auto rows = rows_of(*source, flags.in);
    if (!rows) return fail(context, rows.error());
    const auto end = run_job(context, RoutePrompts{flags.spec.spec.model, flags.routing, *std::move(rows)}, false);
    if (end.exit_code != kDone) return end.exit_code;
    const nlohmann::json& chosen = end.finished.result["rows"];
    int64_t right = 0, meant = 0;
    for (size_t i = 0; i < chosen.size(); ++i) {
        const auto& one = chosen[i];
        const std::string name = one.value("name", "");
        if (context.json) print_json(one);
        else say(fmt::format("{:24} {:<10} {:5.1f} %  {}", name.empty() ? "(the base alone)" : name, one.value("by", ""), 100 * one.value("confidence", 0.0), one.value("why", "")));
        if (!(*source)[i].contains("route") || !(*source)[i]["route"].is_string()) continue;
        ++meant;
        right += (*source)[i]["route"].get<std::string>() == name;
    }
    if (meant > 0 && !context.json) say(fmt::format("{} of {} to the adapter they were meant for ({:.1f} %)", right, meant, 100.0 * static_cast<double>(right) / static_cast<double>(meant)));
    return kDone;
}

}  // namespace

void add_route(CLI::App& adapters, Context& context) {
    CLI::App* route = adapters.add_subcommand("route", "Which of several adapters answers a prompt: make, try");
    route->require_subcommand(1);
    auto made = std::make_shared<MakeFlags>();
    CLI::App* command = add_command(*route, context, "make", "A routing out of adapters, their training prompts and rules", [&context, made] { return make(context, *made); });
    made->spec.add_to(command, false);
    BuildRouting& build = made->command;
    command->add_option("--adapter", build.adapters, "A run's folder, a PEFT folder or a name; repeat")->required()->allow_extra_args(false);
    command->add_option("--name", build.names, "What each one's route is called, in the same order; else as its folder")->allow_extra_args(false);
    command->add_option("--rule", build.rules, "NAME=prefix:TEXT, NAME=regex:EXPRESSION or NAME=tag:TEXT: comes before likeness; repeat")->allow_extra_args(false);
    command->add_option("--fallback", build.fallback, "The route of prompts that are like nobody's; else the base alone");
    command->add_option("--min-confidence", build.min_confidence, "Below, the fallback answers");
    command->add_option("--prompts", build.prompts, "Training prompts of each adapter to compare with");
    command->add_option("--out", build.folder, "A new folder for the routing")->required();
    auto tried = std::make_shared<TryFlags>();
    CLI::App* other = add_command(*route, context, "try", "Where prompts would go, and why", [&context, tried] { return try_out(context, *tried); });
    tried->spec.add_to(other, false);
    other->add_option("--routing", tried->routing, "The routing's folder")->required();
    other->add_option("--prompt", tried->prompt, "A user turn");
    other->add_option("--in", tried->in, "JSONL with prompt or messages a row; with route, the share of right choices is told");
}

}  // namespace lorica
