// SPDX-License-Identifier: GPL-3.0-or-later
// lorica merge: base + adapter to a model folder. Main thread.
#include <fmt/format.h>

#include "app/cli/session.h"

namespace lorica {
namespace {

struct Flags {
    SpecFlags spec;
    std::string adapter, out, dtype = "auto", base = "original", verify = "off";
};

int merge(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    const auto end = run_job(context, Merge{flags.spec.spec.model, flags.adapter, flags.out, flags.dtype, flags.base, flags.verify}, false);
    if (end.exit_code == kStopped || (end.exit_code == kFailed && end.finished.status == "cancelled")) say("Cancelled; nothing was written.");
    if (end.exit_code != kDone) return end.exit_code;
    if (end.finished.result.contains("verification")) say_verification(context, end.finished.result["verification"]);
    if (context.json) print_json(end.finished.result);
    else say(fmt::format("The adapter is merged into the {} base; the model is in {} ({:.1f} MB)", flags.base, flags.out, end.finished.result.value("bytes", 0.0) / 1e6));
    return kDone;
}

}  // namespace

void add_merge(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = add_command(app, context, "merge", "Merge an adapter into its base and write a model folder", [&context, flags] { return merge(context, *flags); });
    flags->spec.add_to(command, false);
    command->add_option("--adapter", flags->adapter, "A PEFT adapter folder, or a run's folder")->required();
    command->add_option("--out", flags->out, "A new folder")->required();
    command->add_option("--dtype", flags->dtype, "auto (the base's), float32, bfloat16, float16")->check(CLI::IsMember({"auto", "float32", "bfloat16", "float16"}));
    command->add_option("--base", flags->base, "original: into the file's own weights; dequantized: into what --quant.type makes of them, as the adapter saw it in training")
        ->check(CLI::IsMember({"original", "dequantized"}));
    command->add_option("--verify", flags->verify, "on reads it back and compares (see verify): where that fails, nothing is left; auto does so for models of at most 1e9 parameters; off is the default")
        ->check(CLI::IsMember({"auto", "on", "off"}));
}

}  // namespace lorica
