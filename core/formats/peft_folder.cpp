// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing PEFT folders. Any thread.
#include "core/formats/peft_folder.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/staging.h"

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
                                  "alpha_pattern", "modules_to_save", "base_model_name_or_path", "peft_type", "task_type", "inference_mode",
                                  "exclude_modules", "feedforward_modules", "layers_to_transform", "init_lora_weights"};

// A field of names, or of one text.
Result<void> read_names(const nlohmann::json& json, const char* key, std::vector<std::string>& names, std::string& text, const std::string& file) {
    if (json.contains(key) && json[key].is_string()) text = json[key].get<std::string>();
    else LORICA_TRY(read(json, key, names, file));
    return {};
}

nlohmann::json names_json(const std::vector<std::string>& names, const std::string& text, bool null_if_empty) {
    if (!text.empty()) return text;
    return names.empty() && null_if_empty ? nlohmann::json(nullptr) : nlohmann::json(names);
}

nlohmann::json number_json(double value) {
    const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
    return whole ? nlohmann::json(static_cast<int64_t>(value)) : nlohmann::json(value);
}

// What changes the function that the tensors stand for, and is not known here.
Result<void> check_others(const nlohmann::json& json, const std::string& file) {
    const auto on = [&](const char* key) { return json.contains(key) && !json[key].is_null() && json[key] != nlohmann::json(false) && !json[key].empty(); };
    for (const char* key : {"lora_bias", "use_qalora", "trainable_token_indices", "target_parameters", "layer_replication", "layers_pattern", "alora_invocation_tokens"})
        if (on(key)) return Error{ErrorCode::Unsupported, std::string("adapters with ") + key + " are not supported yet", file};
    return {};
}

Result<void> check(const PeftConfig& config, const std::string& file) {
    if (config.r <= 0 || config.r > 65536) return bad(file, "r", fmt::format("is {}, but must be at least 1", config.r));
    if (!std::isfinite(config.lora_alpha) || config.lora_alpha < 0) return bad(file, "lora_alpha", "must be 0 or more");
    for (const auto& [name, rank] : config.rank_pattern)
        if (rank <= 0 || rank > 65536) return bad(file, "rank_pattern", fmt::format("{} is {}, but must be at least 1", name, rank));
    if (config.bias != "none" && config.bias != "all" && config.bias != "lora_only") return bad(file, "bias", "is \"" + config.bias + "\", but must be none, all or lora_only");
    return {};
}

constexpr const char* kComposite = "composite.json";

std::string weights_name(const PeftConfig& config) { return config.peft_type == "BOTTLENECK" ? "adapter.safetensors" : "adapter_model.safetensors"; }

// Names of folders, none with a path in it.
Result<std::vector<std::string>> read_parts(const fs::path& path) {
    LORICA_ASSIGN(const std::string text, read_file(path, 1u << 16));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    std::vector<std::string> parts;
    if (!json.is_object() || !json.contains("parts") || !json["parts"].is_array()) return Error{ErrorCode::BadInput, "names no parts", path.string()};
    for (const auto& part : json["parts"]) {
        if (!part.is_string() || (part != "bottleneck" && part != "prefix"))
            return Error{ErrorCode::Unsupported, "names the part " + part.dump().substr(0, 40) + ", but there are bottleneck and prefix", path.string()};
        parts.push_back(part.get<std::string>());
    }
    return parts;
}

Result<void> write_part(const fs::path& folder, PeftPart& part) {
    part.metadata["format"] = "pt";
    LORICA_TRY(write_file_atomic(folder / "adapter_config.json", to_json(part.config).dump(2) + "\n"));
    LORICA_TRY(write_safetensors(folder / weights_name(part.config), std::move(part.tensors), part.metadata));
    if (part.projection.empty()) return {};
    return write_safetensors(folder / kPrefixProjectionFile, std::move(part.projection), {{"format", "pt"}});
}

}  // namespace

double PeftConfig::scale(int64_t rank) const {
    const auto width = static_cast<double>(rank);
    return lora_alpha / (use_rslora ? std::sqrt(width) : width);
}

Result<PeftConfig> peft_config_from_json(const nlohmann::json& json, const std::string& file) {
    if (!json.is_object()) return Error{ErrorCode::BadInput, "is not a JSON object", file};
    PeftConfig config;
    if (is_bottleneck_json(json)) {
        config.peft_type = "BOTTLENECK";
        LORICA_ASSIGN(config.bottleneck, bottleneck_from_json(json, file, config.others));
        if (config.others.contains("model_name") && config.others["model_name"].is_string()) config.base_model_name_or_path = config.others["model_name"].get<std::string>();
        return config;
    }
    const std::string type = json.contains("peft_type") && json["peft_type"].is_string() ? json["peft_type"].get<std::string>() : "";
    if (type != "LORA" && type != "IA3" && type != "PREFIX_TUNING")
        return Error{ErrorCode::Unsupported, type.empty() ? "names no peft_type" : "adapters of type " + type + " are not supported yet", file,
                     "Supported: LORA, IA3, PREFIX_TUNING, and bottlenecks of the adapters library."};
    config.peft_type = type;
    if (type == "PREFIX_TUNING") {
        LORICA_ASSIGN(config.prefix, prefix_from_json(json, file));
        LORICA_TRY(read(json, "base_model_name_or_path", config.base_model_name_or_path, file));
        config.others = json;
        erase_prefix_fields(config.others);
        return config;
    }
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
    LORICA_TRY(read_names(json, "target_modules", config.target_modules, config.target_regex, file));
    LORICA_TRY(read_names(json, "exclude_modules", config.exclude_modules, config.exclude_regex, file));
    LORICA_TRY(read_names(json, "feedforward_modules", config.feedforward_modules, config.feedforward_regex, file));
    if (json.contains("layers_to_transform") && json["layers_to_transform"].is_number_integer()) config.layers_to_transform = {json["layers_to_transform"].get<int64_t>()};
    else LORICA_TRY(read(json, "layers_to_transform", config.layers_to_transform, file));
    if (json.contains("init_lora_weights")) config.init_lora_weights = json["init_lora_weights"];
    LORICA_TRY(check_others(json, file));
    config.others = json;
    for (const char* key : kNamed) config.others.erase(key);
    LORICA_TRY(check(config, file));
    return config;
}

nlohmann::json to_json(const PeftConfig& config) {
    nlohmann::json json = config.others;
    if (config.peft_type == "BOTTLENECK") {
        json["model_name"] = config.base_model_name_or_path;
        return to_json(config.bottleneck, json);
    }
    json["peft_type"] = config.peft_type;
    json["task_type"] = "CAUSAL_LM";
    json["inference_mode"] = true;
    if (config.peft_type == "PREFIX_TUNING") {
        json["base_model_name_or_path"] = config.base_model_name_or_path;
        put_prefix(config.prefix, json);
        return json;
    }
    json["fan_in_fan_out"] = config.fan_in_fan_out;
    json["target_modules"] = names_json(config.target_modules, config.target_regex, false);
    json["exclude_modules"] = names_json(config.exclude_modules, config.exclude_regex, true);
    json["modules_to_save"] = config.modules_to_save.empty() ? nlohmann::json(nullptr) : nlohmann::json(config.modules_to_save);
    json["base_model_name_or_path"] = config.base_model_name_or_path;
    if (config.peft_type == "IA3") {
        json["feedforward_modules"] = names_json(config.feedforward_modules, config.feedforward_regex, false);
        return json;
    }
    json["r"] = config.r;
    json["lora_alpha"] = number_json(config.lora_alpha);
    json["lora_dropout"] = config.lora_dropout;
    json["bias"] = config.bias;
    json["use_rslora"] = config.use_rslora;
    json["use_dora"] = config.use_dora;
    json["rank_pattern"] = config.rank_pattern;
    json["alpha_pattern"] = config.alpha_pattern;
    json["layers_to_transform"] = config.layers_to_transform.empty() ? nlohmann::json(nullptr) : nlohmann::json(config.layers_to_transform);
    json["init_lora_weights"] = config.init_lora_weights;
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
    LORICA_ASSIGN(out.config, peft_config_from_json(json, file));
    const bool bottleneck = out.config.peft_type == "BOTTLENECK";
    const fs::path weights = folder / weights_name(out.config), pickle = folder / (bottleneck ? "pytorch_adapter.bin" : "adapter_model.bin");
    if (!fs::exists(weights, code)) {
        if (fs::exists(pickle, code))
            return Error{ErrorCode::Unsupported, "holds its weights as a pickle, which can run code when opened", pickle.string(),
                         bottleneck ? "Save the adapter again with save_adapter(..., use_safetensors=True)." : "Save the adapter again with PEFT, which writes adapter_model.safetensors."};
        return Error{ErrorCode::NotFound, "holds no " + weights_name(out.config), folder.string()};
    }
    LORICA_ASSIGN(out.tensors, SafetensorsFile::open(weights));
    if (!fs::exists(folder / kComposite, code)) return out;
    LORICA_ASSIGN(const std::vector<std::string> parts, read_parts(folder / kComposite));
    for (const std::string& part : parts) {
        LORICA_ASSIGN(PeftFolder own, PeftFolder::open(folder / part));
        if (part_name(own.config.peft_type) != part || out.find(own.config.peft_type) != nullptr)
            return Error{ErrorCode::BadInput, "is an adapter of type " + own.config.peft_type + ", which is not what the composite says or is there already", (folder / part).string()};
        out.also.push_back(std::move(own));
    }
    return out;
}

const PeftConfig* PeftFolder::find(const std::string& peft_type) const {
    if (config.peft_type == peft_type) return &config;
    for (const PeftFolder& one : also)
        if (one.config.peft_type == peft_type) return &one.config;
    return nullptr;
}

std::string part_name(const std::string& peft_type) {
    return peft_type == "BOTTLENECK" ? "bottleneck" : peft_type == "PREFIX_TUNING" ? "prefix" : peft_type == "IA3" ? "ia3" : "lora";
}

Result<void> write_peft_folder(const fs::path& folder, std::vector<PeftPart> parts) {
    LORICA_ASSIGN(StagingFolder staging, StagingFolder::create(folder));
    LORICA_TRY(write_part(staging.path(), parts.front()));
    nlohmann::json names = nlohmann::json::array();
    for (size_t i = 1; i < parts.size(); ++i) {
        const std::string name = part_name(parts[i].config.peft_type);
        LORICA_TRY(make_folders(staging.path() / name));
        LORICA_TRY(write_part(staging.path() / name, parts[i]));
        names.push_back(name);
    }
    if (!names.empty()) LORICA_TRY(write_file_atomic(staging.path() / kComposite, nlohmann::json{{"parts", names}}.dump(2) + "\n"));
    return staging.publish();
}

}  // namespace lorica
