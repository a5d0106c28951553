// SPDX-License-Identifier: GPL-3.0-or-later
// lorica verify: is an export the model it was made of? Main thread.
#include <fmt/format.h>

#include "app/cli/session.h"

namespace lorica {
namespace {

struct Flags {
    SpecFlags spec;
    VerifyExport command;
};

int verify(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    flags.command.model = flags.spec.spec.model;
    const auto end = run_job(context, flags.command, false);
    if (end.exit_code != kDone) return end.exit_code;
    const bool passed = say_verification(context, end.finished.result);
    if (context.json) print_json(end.finished.result);
    return passed ? kDone : kFailed;
}

}  // namespace

bool say_verification(const Context& context, const nlohmann::json& result) {
    const bool passed = result.value("passed", false);
    if (context.json) return passed;
    for (const auto& check : result.value("checks", nlohmann::json::array()))
        say(fmt::format("{}  {:13} {}", check.value("passed", false) ? "ok    " : "FAILED", check.value("name", ""), check.value("detail", "")));
    say(passed ? "Verified: the export is base and adapter." : "lorica: the export is not base and adapter");
    return passed;
}

void add_verify(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = add_command(app, context, "verify", "Prove that an exported file or folder is the model it was made of", [&context, flags] { return verify(context, *flags); });
    flags->spec.add_to(command, false);
    command->add_option("export", flags->command.path, "A GGUF file, or a folder of export or merge")->required();
    command->add_option("--adapter", flags->command.adapter, "The adapter that was merged into it; none: the base alone");
}

}  // namespace lorica
