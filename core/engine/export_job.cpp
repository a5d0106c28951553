// SPDX-License-Identifier: GPL-3.0-or-later
// Export: base and adapter to a GGUF file or a safetensors folder, or the adapter alone to a GGUF adapter. Engine thread.
#include "core/base/ids.h"
#include "core/engine/jobs.h"
#include "core/export/gguf_export.h"
#include "core/export/merge.h"

namespace lorica {
namespace {

using Progress = std::function<bool(int64_t, int64_t)>;

Result<std::string> dtype_for(const std::string& quant) {
    for (const auto& [name, dtype] : {std::pair{"auto", "auto"}, {"f32", "float32"}, {"bf16", "bfloat16"}, {"f16", "float16"}})
        if (quant == name || quant == dtype) return std::string(dtype);
    return Error{ErrorCode::Usage, "\"" + quant + "\" is not a type for safetensors", "quant", "Known: auto, f32, bf16, f16."};
}

Result<nlohmann::json> to_safetensors(const ModelSource& source, const Tokenizer& tokenizer, const Adapter& adapter, const Export& command, const Progress& progress) {
    MergeOptions options;
    LORICA_ASSIGN(options.dtype, dtype_for(command.quant));
    options.on_progress = progress;
    LORICA_ASSIGN(const MergeReport report, merge(source, tokenizer, adapter, fs::path(command.path), options));
    return nlohmann::json{{"path", report.folder}, {"quant", report.dtype}, {"tensors", report.tensors}, {"merged", report.merged}, {"bytes", report.bytes}};
}

Result<nlohmann::json> to_gguf(const ModelSource& source, const Tokenizer* tokenizer, const Adapter& adapter, const Export& command, const Progress& progress) {
    GgufExportOptions options;
    if (command.quant != "auto") options.quant = command.quant;
    options.on_progress = progress;
    auto written = tokenizer ? export_gguf(source, *tokenizer, adapter, fs::path(command.path), options)
                             : export_gguf_adapter(source, adapter, fs::path(command.path), options);
    if (!written) return std::move(written).error();
    const GgufExportReport& report = *written;
    return nlohmann::json{{"path", report.path}, {"quant", tokenizer ? options.quant : "f32"}, {"tensors", report.tensors}, {"merged", report.merged},
                          {"bytes", report.bytes}, {"types", report.types}, {"notes", report.notes}};
}

}  // namespace

Result<JobOutcome> export_job(JobEnvironment& env, const Export& command, JobContext& context) {
    const double begin = monotonic_seconds();
    use_threads(command.model.threads, env.cache.threads());
    const bool alone = command.format == "gguf-lora", folder = command.format == "safetensors";
    if (!alone && !folder && command.format != "gguf")
        return Error{ErrorCode::Usage, "\"" + command.format + "\" is not a format to export to", "format", "Known: gguf, safetensors, gguf-lora."};
    LORICA_TRY(check_verify(command.verify));
    if (alone && command.verify == "on")
        return Error{ErrorCode::Unsupported, "a GGUF adapter alone has no proof", "verify", "Export the model with the adapter merged, or leave verify out."};
    std::error_code code;
    if (command.path.empty()) return Error{ErrorCode::Usage, "no output is named", "path"};
    if (fs::exists(command.path, code)) return Error{ErrorCode::Exists, "exists already", command.path, "Choose another name."};
    if (alone && command.adapter.empty()) return Error{ErrorCode::Usage, "no adapter is named", "adapter", "Name a PEFT folder or a run."};
    LORICA_ASSIGN(const std::string path, model_path(env.cache.home(), command.model.path));
    LORICA_ASSIGN(const ModelSource source, ModelSource::open(path));
    Adapter adapter;
    if (!command.adapter.empty()) {
        LORICA_ASSIGN(const std::string name, adapter_path(env.cache.home(), command.adapter));
        LORICA_ASSIGN(adapter, load_for_merge(source, name));
    }
    const Progress progress = [&](int64_t done, int64_t total) {
        context.progress(done, total, "Exporting");
        return context.checkpoint();
    };
    nlohmann::json result;
    if (alone) {
        LORICA_ASSIGN(result, to_gguf(source, nullptr, adapter, command, progress));
    } else {
        LORICA_ASSIGN(const auto text, env.cache.text(path));
        auto written = folder ? to_safetensors(source, *text->tokenizer, adapter, command, progress) : to_gguf(source, text->tokenizer.get(), adapter, command, progress);
        if (!written) return std::move(written).error();
        result = *std::move(written);
    }
    result["format"] = command.format;
    if (!alone) {
        VerifyExport proof{command.model, command.adapter, command.path};
        proof.model.quant = {};   // the file's own numbers were written
        LORICA_TRY(prove(env, command.verify, proof, source.parameter_count(), context, result));
    }
    result["seconds"] = monotonic_seconds() - begin;
    return JobOutcome::finished(std::move(result));
}

}  // namespace lorica
