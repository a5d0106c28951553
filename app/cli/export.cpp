// SPDX-License-Identifier: GPL-3.0-or-later
// lorica export: base, or base + adapter, for other programs. Main thread.
#include <fmt/format.h>

#include "app/cli/session.h"

namespace lorica {
namespace {

struct Flags {
    SpecFlags spec;
    Export command;
};

int export_model(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    flags.command.model = flags.spec.spec.model;
    const auto end = run_job(context, flags.command, false);
    if (end.exit_code == kStopped || (end.exit_code == kFailed && end.finished.status == "cancelled")) say("Cancelled; nothing was written.");
    if (end.exit_code != kDone) return end.exit_code;
    const auto& result = end.finished.result;
    if (context.json) {
        print_json(result);
        return kDone;
    }
    for (const auto& note : result.value("notes", nlohmann::json::array())) say("Note: " + note.get<std::string>() + ".");
    if (result.contains("verification")) say_verification(context, result["verification"]);
    say(fmt::format("Written: {} ({:.1f} MB, {})", flags.command.path, result.value("bytes", 0.0) / 1e6, result.value("quant", "")));
    return kDone;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    flags->command.verify = "off";
    CLI::App* command = add_command(app, context, "export", "Write a model, with an adapter merged into it, for other programs", [&context, flags] { return export_model(context, *flags); });
    flags->spec.add_to(command, false);
    command->add_option("--adapter", flags->command.adapter, "A PEFT adapter folder, or a run's folder");
    command->add_option("--out", flags->command.path, "A new file; of safetensors, a new folder")->required();
    command->add_option("--format", flags->command.format, "gguf, safetensors, or gguf-lora: the adapter alone, for llama.cpp's --lora")
        ->check(CLI::IsMember({"gguf", "safetensors", "gguf-lora"}));
    command->add_option("--quant", flags->command.quant,
                        "gguf: f32, f16, bf16, q8_0 (the default), q4_0, q4_1, q5_0, q5_1, q4_K_M, q5_K_M, q6_K; safetensors: auto (the base's), f32, bf16, f16");
    command->add_option("--verify", flags->command.verify, "on reads it back and compares (see verify): where that fails, nothing is left; auto does so for models of at most 1e9 parameters; off is the default")
        ->check(CLI::IsMember({"auto", "on", "off"}));
}

}  // namespace lorica
