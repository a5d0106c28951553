// SPDX-License-Identifier: GPL-3.0-or-later
// VerifyExport, and the proof at the end of an export or a merge. Engine thread.
#include <algorithm>

#include "core/base/ids.h"
#include "core/engine/jobs.h"
#include "core/export/merge.h"
#include "core/export/verify.h"
#include "core/models/loading.h"

namespace lorica {
namespace {

constexpr double kExactWeights = 1e-6;   // a relative weight error below it moves no probability that is measured here
constexpr uint64_t kNoiseSeed = 1;

Result<std::vector<RowScore>> scores_of(const DecoderWeights& weights, const Adapter* adapter, const std::vector<PreparedRow>& rows, JobContext& context) {
    ScoreOptions options;
    options.on_progress = [&](int64_t done, int64_t total) {
        context.progress(done, total, "Comparing probabilities");
        return context.checkpoint();
    };
    return score(weights, adapter, std::span<const PreparedRow>(rows), options);
}

// Base + adapter and export answer the same rows in the same type, one after the other in memory.
Result<std::vector<RowScore>> scores_of(JobEnvironment& env, const ModelSettings& model, const std::string& adapter, const std::vector<PreparedRow>& rows, JobContext& context) {
    LORICA_ASSIGN(const ModelPair pair, model_pair(env, model, adapter, context));
    return scores_of(pair.base->weights, pair.adapter.get(), rows, context);
}

// Base + adapter once more, disturbed as much as the export's types round. Not through the cache, whose models are not to change.
Result<std::vector<RowScore>> noisy_scores(JobEnvironment& env, const ModelSettings& model, const std::string& adapter, std::map<std::string, double> deviations,
                                           const std::vector<PreparedRow>& rows, JobContext& context) {
    env.cache.clear();
    LORICA_ASSIGN(const std::string path, model_path(env.cache.home(), model.path));
    LORICA_ASSIGN(const ModelSource source, ModelSource::open(path));
    LORICA_ASSIGN(const torch::Device device, choose_device(model.device));
    const auto [dtype, compute] = choose_types(model, device, source.config());
    LORICA_ASSIGN(DecoderWeights weights, load_weights(source, dtype, device, [&](int64_t done, int64_t total) {
        context.progress(done, total, "Loading the model");
        return context.checkpoint();
    }, model.quant, compute));
    if (dtype != torch::kFloat32) {   // base + adapter is not rounded as the merged weights are
        const double rounding = dtype == torch::kBFloat16 ? 0x1p-9 : 0x1p-12;
        for (const auto& [name, values] : tensors_of(weights)) {
            double& deviation = deviations[name];
            deviation = std::max(deviation, rounding * values.to(torch::kFloat32).square().mean().sqrt().item<double>());
        }
    }
    Adapter own;
    if (!adapter.empty()) {
        LORICA_ASSIGN(const std::string folder, adapter_path(env.cache.home(), adapter));
        LORICA_ASSIGN(own, Adapter::load(weights, folder, false));
    }
    add_noise(weights, own, deviations, kNoiseSeed);
    return scores_of(weights, adapter.empty() ? nullptr : &own, rows, context);
}

nlohmann::json verdict(const std::string& path, const std::vector<VerifyCheck>& checks) {
    nlohmann::json out = {{"path", path}, {"passed", std::all_of(checks.begin(), checks.end(), [](const VerifyCheck& one) { return one.passed; })}, {"checks", nlohmann::json::array()}};
    for (const VerifyCheck& check : checks) out["checks"].push_back({{"name", check.name}, {"passed", check.passed}, {"detail", check.detail}});
    return out;
}

struct Opened {
    ModelSource source;
    std::shared_ptr<const Tokenizer> tokenizer;
};
Result<Opened> open_export(const std::string& path) {
    LORICA_ASSIGN(ModelSource source, ModelSource::open(path));
    LORICA_ASSIGN(auto tokenizer, Tokenizer::load(path));
    return Opened{std::move(source), std::move(tokenizer)};
}

// Adds the last check and its figures. What the export's text side cannot render is a failed check.
Result<void> compare_scores(JobEnvironment& env, const VerifyExport& command, const Opened& exported, const WeightProof& weights, std::vector<VerifyCheck>& checks, nlohmann::json& figures,
                            JobContext& context) {
    std::optional<ChatTemplate> chat;
    if (!exported.tokenizer->chat_template().empty()) {
        auto compiled = chat_template_for(*exported.tokenizer);
        if (!compiled) {
            checks.push_back({"probabilities", false, compiled.error().text()});
            return {};
        }
        chat = *std::move(compiled);
    }
    const auto rows = probe_rows(*exported.tokenizer, chat ? &*chat : nullptr);
    if (!rows) {
        checks.push_back({"probabilities", false, rows.error().text()});
        return {};
    }
    ModelSettings model = command.model;
    if (model.dtype == "auto") model.dtype = "float32";
    ModelSettings written = model;
    written.path = command.path;
    written.quant = {};
    LORICA_ASSIGN(const auto want, scores_of(env, model, command.adapter, *rows, context));
    LORICA_ASSIGN(const auto got, scores_of(env, written, "", *rows, context));
    std::vector<RowScore> noisy;
    if (weights.error > kExactWeights || model.quant.on() || model.dtype != "float32") {   // then the products round too
        LORICA_ASSIGN(noisy, noisy_scores(env, model, command.adapter, weights.deviations, *rows, context));
    }
    const ScoreProof proof = verify_scores(want, got, noisy);
    checks.push_back(proof.check);
    figures = {{"weight_error", weights.error}, {"logprob_difference", proof.difference}, {"logprob_bound", proof.bound}, {"tokens", rows->size()}};
    return {};
}

Result<nlohmann::json> verification(JobEnvironment& env, const VerifyExport& command, JobContext& context) {
    const double begin = monotonic_seconds();
    use_threads(command.model.threads, env.cache.threads());
    LORICA_ASSIGN(const std::string path, model_path(env.cache.home(), command.model.path));
    LORICA_ASSIGN(const ModelSource source, ModelSource::open(path));
    LORICA_ASSIGN(const auto text, env.cache.text(path));
    Adapter adapter;
    if (!command.adapter.empty()) {
        LORICA_ASSIGN(const std::string name, adapter_path(env.cache.home(), command.adapter));
        LORICA_ASSIGN(adapter, load_for_merge(source, name));
    }
    std::error_code code;
    if (!fs::exists(command.path, code)) return Error{ErrorCode::NotFound, "does not exist", command.path, "Name a GGUF file or a folder with config.json."};
    const auto exported = open_export(command.path);
    if (!exported) return verdict(command.path, {{"opens", false, exported.error().text()}});
    std::vector<VerifyCheck> checks = {{"opens", true, ""}};
    for (VerifyCheck& check : verify_text(*text->tokenizer, *exported->tokenizer)) checks.push_back(std::move(check));
    if (VerifyCheck ends = verify_generation_config(source, exported->source); !ends.passed) checks.push_back(std::move(ends));
    LORICA_ASSIGN(const WeightProof weights, verify_weights(source, adapter, exported->source, command.model.quant, [&](int64_t done, int64_t total) {
        context.progress(done, total, "Comparing weights");
        return context.checkpoint();
    }));
    checks.push_back(weights.check);
    nlohmann::json figures = nlohmann::json::object();
    LORICA_TRY(compare_scores(env, command, *exported, weights, checks, figures, context));
    nlohmann::json out = verdict(command.path, checks);
    out.update(figures);
    out["seconds"] = monotonic_seconds() - begin;
    return out;
}

}  // namespace

Result<JobOutcome> verify_job(JobEnvironment& env, const VerifyExport& command, JobContext& context) {
    if (command.path.empty()) return Error{ErrorCode::Usage, "no export is named", "path", "Name a GGUF file or a folder with config.json."};
    LORICA_ASSIGN(nlohmann::json result, verification(env, command, context));
    return JobOutcome::finished(std::move(result));
}

Result<void> check_verify(const std::string& verify) {
    if (verify == "off" || verify == "auto" || verify == "on") return {};
    return Error{ErrorCode::Usage, "\"" + verify + "\" is not off, auto or on", "verify"};
}

Result<void> prove(JobEnvironment& env, const std::string& verify, const VerifyExport& what, int64_t parameters, JobContext& context, nlohmann::json& result) {
    if (verify == "off" || (verify == "auto" && parameters > kVerifiedUnasked)) return {};
    auto found = verification(env, what, context);
    env.cache.clear();   // the export is no model to go on with
    if (!found && verify == "auto" && found.error().code == ErrorCode::OutOfMemory) return {};
    std::error_code code;
    if (!found) {
        fs::remove_all(what.path, code);
        return std::move(found).error().during("proving " + what.path);
    }
    result["verification"] = *found;
    if (found->value("passed", false)) return {};
    fs::remove_all(what.path, code);
    for (const auto& check : (*found)["checks"])
        if (!check.value("passed", false))
            return Error{ErrorCode::Internal, "what was written is not base and adapter: " + check.value("name", "") + ": " + check.value("detail", ""), what.path,
                         "It was removed. With verify off it is written without this proof."};
    return {};
}

}  // namespace lorica
