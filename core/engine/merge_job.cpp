// SPDX-License-Identifier: GPL-3.0-or-later
// Merge: base and adapter to a safetensors folder, tensor by tensor. Engine thread.
#include "core/export/merge.h"

#include "core/base/ids.h"
#include "core/engine/jobs.h"

namespace lorica {

Result<JobOutcome> merge_job(JobEnvironment& env, const Merge& command, JobContext& context) {
    const double begin = monotonic_seconds();
    use_threads(command.model.threads, env.cache.threads());
    if (command.adapter.empty()) return Error{ErrorCode::Usage, "no adapter is named", "adapter", "Name a PEFT folder or a run."};
    std::error_code code;
    if (command.folder.empty()) return Error{ErrorCode::Usage, "no output folder is named", "folder"};
    if (fs::exists(command.folder, code)) return Error{ErrorCode::Exists, "exists already", command.folder, "Choose another output folder."};
    LORICA_ASSIGN(const std::string path, model_path(env.cache.home(), command.model.path));
    LORICA_ASSIGN(const std::string adapter, adapter_path(env.cache.home(), command.adapter));
    LORICA_ASSIGN(const auto text, env.cache.text(path));
    LORICA_ASSIGN(const ModelSource source, ModelSource::open(path));
    MergeOptions options;
    if (command.base != "original" && command.base != "dequantized")
        return Error{ErrorCode::Usage, "\"" + command.base + "\" is not original or dequantized", "base"};
    if (command.base == "dequantized") {
        if (!command.model.quant.on()) return Error{ErrorCode::Usage, "how the base was quantized is not said", "quant.type", "Use the quant settings of the training run, for instance --quant.type nf4."};
        options.through = command.model.quant;
    }
    LORICA_TRY(check_verify(command.verify));
    options.dtype = command.dtype;
    options.on_progress = [&](int64_t done, int64_t total) {
        context.progress(done, total, "Merging");
        return context.checkpoint();
    };
    LORICA_ASSIGN(const MergeReport report, merge(source, *text->tokenizer, fs::path(adapter), fs::path(command.folder), options));
    nlohmann::json result = {{"folder", report.folder}, {"tensors", report.tensors}, {"merged", report.merged}, {"dtype", report.dtype}, {"base", command.base}, {"bytes", report.bytes}};
    VerifyExport proof{command.model, adapter, command.folder};
    if (command.base != "dequantized") proof.model.quant = {};
    LORICA_TRY(prove(env, command.verify, proof, source.parameter_count(), context, result));
    result["seconds"] = monotonic_seconds() - begin;
    return JobOutcome::finished(std::move(result));
}

}  // namespace lorica
