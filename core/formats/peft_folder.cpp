// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing PEFT folders. Any thread.
#include "core/formats/peft_folder.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/ids.h"

namespace lorica {
namespace {

Error bad(const std::string& file, const std::string& field, const std::string& message) { return {ErrorCode::BadInput, message, file + ", " + field}; }

template <class T>
Result<void> read(const nlohmann::json& json, const char* key, T& out, const std::string& file) {
    if (!json.contains(key) || json[key].is_null()) return {};
    try {
        out = json[key].get<T>();
    } catch (const nlohmann::json::exception&) {
        return bad(file, key, "has an unexpected type: " + json[key].dump().substr(0, 40));
    }
    return {};
}

constexpr const char* kNamed[] = {"r", "lora_alpha", "lora_dropout", "bias", "use_rslora", "use_dora", "fan_in_fan_out", "target_modules", "rank_pattern",
                                  "alpha_pattern", "modules_to_save", "base_model_name_or_path", "peft_type", "task_type", "inference_mode"};

Result<void> check(const LoraConfig& config, const std::string& file) {
    if (config.r <= 0 || config.r > 65536) return bad(file, "r", fmt::format("is {}, but must be at least 1", config.r));
    if (!std::isfinite(config.lora_alpha) || config.lora_alpha < 0) return bad(file, "lora_alpha", "must be 0 or more");
    for (const auto& [name, rank] : config.rank_pattern)
        if (rank <= 0 || rank > 65536) return bad(file, "rank_pattern", fmt::format("{} is {}, but must be at least 1", name, rank));
    if (config.use_dora) return Error{ErrorCode::Unsupported, "DoRA adapters are not supported yet", file};
    if (config.bias != "none") return Error{ErrorCode::Unsupported, "trained biases (bias \"" + config.bias + "\") are not supported yet", file};
    if (!config.modules_to_save.empty()) return Error{ErrorCode::Unsupported, "modules_to_save is not supported yet", file};
    return {};
}

}  // namespace

double LoraConfig::scale(int64_t rank) const {
    const auto width = static_cast<double>(rank);
    return lora_alpha / (use_rslora ? std::sqrt(width) : width);
}

Result<LoraConfig> lora_config_from_json(const nlohmann::json& json, const std::string& file) {
    if (!json.is_object()) return Error{ErrorCode::BadInput, "is not a JSON object", file};
    const std::string type = json.contains("peft_type") && json["peft_type"].is_string() ? json["peft_type"].get<std::string>() : "";
    if (type != "LORA")
        return Error{ErrorCode::Unsupported, type.empty() ? "names no peft_type" : "adapters of type " + type + " are not supported yet", file, "Supported: LORA."};
    LoraConfig config;
    LORICA_TRY(read(json, "r", config.r, file));
    LORICA_TRY(read(json, "lora_alpha", config.lora_alpha, file));
    LORICA_TRY(read(json, "lora_dropout", config.lora_dropout, file));
    LORICA_TRY(read(json, "bias", config.bias, file));
    LORICA_TRY(read(json, "use_rslora", config.use_rslora, file));
    LORICA_TRY(read(json, "use_dora", config.use_dora, file));
    LORICA_TRY(read(json, "fan_in_fan_out", config.fan_in_fan_out, file));
    LORICA_TRY(read(json, "rank_pattern", config.rank_pattern, file));
    LORICA_TRY(read(json, "alpha_pattern", config.alpha_pattern, file));
    LORICA_TRY(read(json, "modules_to_save", config.modules_to_save, file));
    LORICA_TRY(read(json, "base_model_name_or_path", config.base_model_name_or_path, file));
    if (json.contains("target_modules") && json["target_modules"].is_string()) config.target_regex = json["target_modules"].get<std::string>();
    else LORICA_TRY(read(json, "target_modules", config.target_modules, file));
    config.others = json;
    for (const char* key : kNamed) config.others.erase(key);
    LORICA_TRY(check(config, file));
    return config;
}

nlohmann::json to_json(const LoraConfig& config) {
    nlohmann::json json = config.others;
    json["peft_type"] = "LORA";
    json["task_type"] = "CAUSAL_LM";
    json["inference_mode"] = true;
    json["r"] = config.r;
    const bool whole = config.lora_alpha == std::floor(config.lora_alpha) && std::abs(config.lora_alpha) < 1e15;
    json["lora_alpha"] = whole ? nlohmann::json(static_cast<int64_t>(config.lora_alpha)) : nlohmann::json(config.lora_alpha);
    json["lora_dropout"] = config.lora_dropout;
    json["bias"] = config.bias;
    json["use_rslora"] = config.use_rslora;
    json["use_dora"] = config.use_dora;
    json["fan_in_fan_out"] = config.fan_in_fan_out;
    json["target_modules"] = config.target_regex.empty() ? nlohmann::json(config.target_modules) : nlohmann::json(config.target_regex);
    json["rank_pattern"] = config.rank_pattern;
    json["alpha_pattern"] = config.alpha_pattern;
    json["modules_to_save"] = config.modules_to_save.empty() ? nlohmann::json(nullptr) : nlohmann::json(config.modules_to_save);
    json["base_model_name_or_path"] = config.base_model_name_or_path;
    return json;
}

Result<PeftFolder> PeftFolder::open(const fs::path& folder) {
    std::error_code code;
    if (!fs::exists(folder / "adapter_config.json", code))
        return Error{ErrorCode::NotFound, "is not a PEFT adapter folder (no adapter_config.json)", folder.string(), "Check the path."};
    const std::string file = (folder / "adapter_config.json").string();
    LORICA_ASSIGN(const std::string text, read_file(file, 16u << 20));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return Error{ErrorCode::BadInput, "is not valid JSON", file};
    PeftFolder out;
    LORICA_ASSIGN(out.config, lora_config_from_json(json, file));
    const fs::path weights = folder / "adapter_model.safetensors";
    if (!fs::exists(weights, code)) {
        if (fs::exists(folder / "adapter_model.bin", code))
            return Error{ErrorCode::Unsupported, "holds its weights as a pickle, which can run code when opened", (folder / "adapter_model.bin").string(),
                         "Save the adapter again with PEFT, which writes adapter_model.safetensors."};
        return Error{ErrorCode::NotFound, "holds no adapter_model.safetensors", folder.string()};
    }
    LORICA_ASSIGN(out.tensors, SafetensorsFile::open(weights));
    return out;
}

Result<void> write_peft_folder(const fs::path& folder, const LoraConfig& config, std::vector<TensorToWrite> tensors) {
    const fs::path staging = folder.string() + ".tmp-" + make_id();
    LORICA_TRY(make_folders(staging));
    const auto write = [&]() -> Result<void> {
        LORICA_TRY(write_file_atomic(staging / "adapter_config.json", to_json(config).dump(2) + "\n"));
        LORICA_TRY(write_safetensors(staging / "adapter_model.safetensors", std::move(tensors), {{"format", "pt"}}));
        return publish_folder(staging, folder);
    };
    auto written = write();
    if (!written) {
        std::error_code code;
        fs::remove_all(staging, code);
    }
    return written;
}

}  // namespace lorica
