// SPDX-License-Identifier: GPL-3.0-or-later
// See prefix_config.h. Any thread.
#include "core/formats/prefix_config.h"

namespace lorica {
namespace {

constexpr int64_t kMostTokens = 65536;
constexpr const char* kNamed[] = {"num_virtual_tokens", "num_layers", "token_dim", "num_attention_heads", "encoder_hidden_size", "prefix_projection",
                                  "init_weights", "num_transformer_submodules"};

Error bad(const std::string& file, const char* field, const std::string& message) { return {ErrorCode::BadInput, message, file + ", " + field}; }

Result<void> read_size(const nlohmann::json& json, const char* key, int64_t least, int64_t& out, const std::string& file) {
    if (!json.contains(key) || json[key].is_null()) return least > 0 ? Result<void>(bad(file, key, "is missing")) : Result<void>();
    if (!json[key].is_number_integer()) return bad(file, key, "has an unexpected type: " + json[key].dump().substr(0, 40));
    out = json[key].get<int64_t>();
    if (out < least || out > int64_t{1} << 24) return bad(file, key, "is " + json[key].dump() + ", which cannot be");
    return {};
}

}  // namespace

Result<PrefixConfig> prefix_from_json(const nlohmann::json& json, const std::string& file) {
    PrefixConfig config;
    int64_t submodules = 1;
    LORICA_TRY(read_size(json, "num_virtual_tokens", 1, config.num_virtual_tokens, file));
    LORICA_TRY(read_size(json, "num_layers", 0, config.num_layers, file));
    LORICA_TRY(read_size(json, "token_dim", 0, config.token_dim, file));
    LORICA_TRY(read_size(json, "num_attention_heads", 0, config.num_attention_heads, file));
    LORICA_TRY(read_size(json, "encoder_hidden_size", 0, config.encoder_hidden_size, file));
    LORICA_TRY(read_size(json, "num_transformer_submodules", 0, submodules, file));
    if (config.num_virtual_tokens > kMostTokens) return bad(file, "num_virtual_tokens", "is over " + std::to_string(kMostTokens));
    if (submodules != 1) return Error{ErrorCode::Unsupported, "is of a model with an encoder and a decoder", file + ", num_transformer_submodules"};
    if (json.contains("modules_to_save") && json["modules_to_save"].is_array() && !json["modules_to_save"].empty())
        return Error{ErrorCode::Unsupported, "is not supported beside a prefix", file + ", modules_to_save"};
    const nlohmann::json projects = json.value("prefix_projection", nlohmann::json()), start = json.value("init_weights", nlohmann::json());
    if (!projects.is_null() && !projects.is_boolean()) return bad(file, "prefix_projection", "is neither true nor false");
    config.prefix_projection = projects == true;
    config.zero = start == "zero";
    return config;
}

void put_prefix(const PrefixConfig& config, nlohmann::json& json) {
    json["num_virtual_tokens"] = config.num_virtual_tokens;
    json["num_layers"] = config.num_layers;
    json["token_dim"] = config.token_dim;
    json["num_attention_heads"] = config.num_attention_heads;
    json["encoder_hidden_size"] = config.encoder_hidden_size;
    json["prefix_projection"] = config.prefix_projection;
    json["init_weights"] = config.zero ? nlohmann::json("zero") : nlohmann::json(nullptr);
    json["num_transformer_submodules"] = 1;
}

void erase_prefix_fields(nlohmann::json& json) {
    for (const char* key : kNamed) json.erase(key);
}

}  // namespace lorica
