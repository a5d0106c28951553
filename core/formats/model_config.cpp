// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of a model's shape. Any thread.
#include "core/formats/model_config.h"

#include <fmt/format.h>

namespace lorica {
namespace {

constexpr const char* kSupported = "LlamaForCausalLM (Llama, SmolLM2, TinyLlama; GGUF architecture llama)";
constexpr int64_t kLargest = int64_t{1} << 32;

Error bad(const std::string& file, const std::string& field, const std::string& message) {
    return {ErrorCode::BadInput, message, file + ", " + field};
}

Result<void> read_size(const nlohmann::json& json, const char* key, int64_t& out, const std::string& file, bool required) {
    if (!json.contains(key) || json[key].is_null()) {
        if (required) return bad(file, key, "is missing");
        return {};
    }
    if (!json[key].is_number_integer()) return bad(file, key, "must be a whole number, but is " + json[key].dump().substr(0, 40));
    const auto value = json[key].get<int64_t>();
    if (value <= 0 || value > kLargest) return bad(file, key, fmt::format("is {}, which is out of range", value));
    out = value;
    return {};
}

Result<void> read_number(const nlohmann::json& json, const char* key, double& out, const std::string& file) {
    if (!json.contains(key) || json[key].is_null()) return {};
    if (!json[key].is_number() || !(json[key].get<double>() > 0)) return bad(file, key, "must be a number over 0");
    out = json[key].get<double>();
    return {};
}

bool read_flag(const nlohmann::json& json, const char* key, bool fallback) {
    return json.contains(key) && json[key].is_boolean() ? json[key].get<bool>() : fallback;
}

Result<void> check(const ModelConfig& c, const std::string& file) {
    if (c.num_key_value_heads > c.num_attention_heads || c.num_attention_heads % c.num_key_value_heads != 0)
        return bad(file, "num_key_value_heads", fmt::format("is {}, which does not divide the {} attention heads", c.num_key_value_heads, c.num_attention_heads));
    if (c.head_dim % 2 != 0) return bad(file, "head_dim", fmt::format("is {}, but rotary positions need an even one", c.head_dim));
    if (c.hidden_act != "silu") return Error{ErrorCode::Unsupported, "the activation \"" + c.hidden_act + "\" is not supported", file + ", hidden_act", "Supported: silu."};
    if (c.attention_bias || c.mlp_bias) return Error{ErrorCode::Unsupported, "biases in the linear layers are not supported yet", file};
    if (c.num_hidden_layers > 4096 || c.head_dim > 65536 || c.hidden_size > (1 << 20) || c.intermediate_size > (1 << 22) || c.vocab_size > (1 << 24))
        return bad(file, "shape", "a size is out of any published model's range");
    return {};
}

Result<void> check_rope(const nlohmann::json& json, ModelConfig& config, const std::string& file) {
    for (const char* key : {"rope_scaling", "rope_parameters"}) {
        if (!json.contains(key) || json[key].is_null()) continue;
        const auto& rope = json[key];
        if (!rope.is_object()) return bad(file, key, "must be an object");
        LORICA_TRY(read_number(rope, "rope_theta", config.rope_theta, file));
        const std::string type = rope.value("rope_type", rope.value("type", "default"));
        if (type != "default")
            return Error{ErrorCode::Unsupported, "the rotary scaling \"" + type + "\" is not supported yet", file + ", " + key};
    }
    return {};
}

}  // namespace

Result<ModelConfig> read_model_config(const fs::path& folder) {
    LORICA_ASSIGN(const std::string text, read_file(folder / "config.json", 16u << 20));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return Error{ErrorCode::BadInput, "is not valid JSON", (folder / "config.json").string()};
    return model_config_from_json(json, (folder / "config.json").string());
}

Result<ModelConfig> model_config_from_json(const nlohmann::json& json, const std::string& file) {
    if (!json.is_object()) return Error{ErrorCode::BadInput, "is not a JSON object", file};
    ModelConfig c;
    const auto architectures = json.value("architectures", nlohmann::json::array());
    const std::string name = architectures.is_array() && !architectures.empty() && architectures[0].is_string() ? architectures[0].get<std::string>() : "";
    if (name != "LlamaForCausalLM")
        return Error{ErrorCode::Unsupported, name.empty() ? "names no architecture" : "the architecture " + name + " is not supported",
                     file + ", architectures", std::string("Supported: ") + kSupported + "."};
    LORICA_TRY(read_size(json, "hidden_size", c.hidden_size, file, true));
    LORICA_TRY(read_size(json, "intermediate_size", c.intermediate_size, file, true));
    LORICA_TRY(read_size(json, "num_hidden_layers", c.num_hidden_layers, file, true));
    LORICA_TRY(read_size(json, "num_attention_heads", c.num_attention_heads, file, true));
    LORICA_TRY(read_size(json, "vocab_size", c.vocab_size, file, true));
    c.num_key_value_heads = c.num_attention_heads;
    LORICA_TRY(read_size(json, "num_key_value_heads", c.num_key_value_heads, file, false));
    LORICA_TRY(read_size(json, "max_position_embeddings", c.max_position_embeddings, file, false));
    LORICA_TRY(read_size(json, "head_dim", c.head_dim, file, false));
    if (c.head_dim == 0) {
        if (c.hidden_size % c.num_attention_heads != 0)
            return bad(file, "num_attention_heads", fmt::format("is {}, which does not divide the hidden size {}", c.num_attention_heads, c.hidden_size));
        c.head_dim = c.hidden_size / c.num_attention_heads;
    }
    LORICA_TRY(read_number(json, "rms_norm_eps", c.rms_norm_eps, file));
    LORICA_TRY(read_number(json, "rope_theta", c.rope_theta, file));
    LORICA_TRY(check_rope(json, c, file));
    c.tie_word_embeddings = read_flag(json, "tie_word_embeddings", false);
    c.attention_bias = read_flag(json, "attention_bias", false);
    c.mlp_bias = read_flag(json, "mlp_bias", false);
    if (json.contains("hidden_act") && json["hidden_act"].is_string()) c.hidden_act = json["hidden_act"].get<std::string>();
    for (const char* key : {"torch_dtype", "dtype"})
        if (json.contains(key) && json[key].is_string()) c.torch_dtype = json[key].get<std::string>();
    const auto id = [&](const char* key) { return json.contains(key) && json[key].is_number_integer() ? json[key].get<int64_t>() : -1; };
    c.bos_token_id = id("bos_token_id");
    c.pad_token_id = id("pad_token_id");
    if (id("eos_token_id") >= 0) c.eos_token_ids = {id("eos_token_id")};
    else if (json.contains("eos_token_id") && json["eos_token_id"].is_array())
        for (const auto& one : json["eos_token_id"])
            if (one.is_number_integer()) c.eos_token_ids.push_back(one.get<int64_t>());
    LORICA_TRY(check(c, file));
    return c;
}

Result<ModelConfig> model_config_from_gguf(const GgufFile& file) {
    LORICA_ASSIGN(const auto arch, file.get<std::string>("general.architecture"));
    if (arch != "llama")
        return Error{ErrorCode::Unsupported, "the architecture \"" + arch.substr(0, 40) + "\" is not supported", file.name() + ", general.architecture",
                     std::string("Supported: ") + kSupported + "."};
    ModelConfig c;
    const auto size = [&](const std::string& key, int64_t& out, bool required) -> Result<void> {
        if (!file.has("llama." + key) && !required) return {};
        LORICA_ASSIGN(out, file.get<int64_t>("llama." + key));
        if (out <= 0 || out > kLargest) return bad(file.name(), "llama." + key, fmt::format("is {}, which is out of range", out));
        return {};
    };
    LORICA_TRY(size("embedding_length", c.hidden_size, true));
    LORICA_TRY(size("feed_forward_length", c.intermediate_size, true));
    LORICA_TRY(size("block_count", c.num_hidden_layers, true));
    LORICA_TRY(size("attention.head_count", c.num_attention_heads, true));
    c.num_key_value_heads = c.num_attention_heads;
    LORICA_TRY(size("attention.head_count_kv", c.num_key_value_heads, false));
    LORICA_TRY(size("context_length", c.max_position_embeddings, true));
    LORICA_TRY(size("attention.key_length", c.head_dim, false));
    if (c.head_dim == 0) {
        if (c.hidden_size % c.num_attention_heads != 0) return bad(file.name(), "llama.attention.head_count", "does not divide the embedding length");
        c.head_dim = c.hidden_size / c.num_attention_heads;
    }
    int64_t rotary = c.head_dim;
    LORICA_TRY(size("rope.dimension_count", rotary, false));
    if (rotary != c.head_dim) return Error{ErrorCode::Unsupported, "rotary positions over a part of the head are not supported", file.name() + ", llama.rope.dimension_count"};
    if (file.has("llama.rope.scaling.type")) {
        LORICA_ASSIGN(const auto type, file.get<std::string>("llama.rope.scaling.type"));
        if (type != "none") return Error{ErrorCode::Unsupported, "the rotary scaling \"" + type + "\" is not supported yet", file.name()};
    }
    if (file.find("rope_freqs.weight")) return Error{ErrorCode::Unsupported, "rotary scaling by rope_freqs is not supported yet", file.name()};
    LORICA_ASSIGN(c.rms_norm_eps, file.get<double>("llama.attention.layer_norm_rms_epsilon"));
    LORICA_ASSIGN(c.rope_theta, file.get_or<double>("llama.rope.freq_base", 10000));
    if (!(c.rms_norm_eps > 0) || !(c.rope_theta > 0)) return bad(file.name(), "llama.rope.freq_base", "or the norm's epsilon is not over 0");
    // Epsilons are written as float32; 9.9999997e-06 was 1e-05.
    c.rms_norm_eps = std::stod(fmt::format("{:.6g}", c.rms_norm_eps));
    const GgufTensor* embed = file.find("token_embd.weight");
    if (!embed || embed->shape.size() != 2) return bad(file.name(), "tensor token_embd.weight", "is missing or not a matrix");
    c.vocab_size = embed->shape[0];
    c.tie_word_embeddings = file.find("output.weight") == nullptr;
    LORICA_ASSIGN(c.bos_token_id, file.get_or<int64_t>("tokenizer.ggml.bos_token_id", -1));
    LORICA_ASSIGN(c.pad_token_id, file.get_or<int64_t>("tokenizer.ggml.padding_token_id", -1));
    LORICA_ASSIGN(const int64_t eos, file.get_or<int64_t>("tokenizer.ggml.eos_token_id", -1));
    if (eos >= 0) c.eos_token_ids = {eos};
    LORICA_TRY(check(c, file.name()));
    return c;
}

nlohmann::json to_config_json(const ModelConfig& c, const std::string& dtype) {
    nlohmann::json json = {{"architectures", {c.architecture}}, {"model_type", c.model_type}, {"hidden_size", c.hidden_size},
                           {"intermediate_size", c.intermediate_size}, {"num_hidden_layers", c.num_hidden_layers},
                           {"num_attention_heads", c.num_attention_heads}, {"num_key_value_heads", c.num_key_value_heads},
                           {"head_dim", c.head_dim}, {"vocab_size", c.vocab_size}, {"max_position_embeddings", c.max_position_embeddings},
                           {"rms_norm_eps", c.rms_norm_eps}, {"rope_theta", c.rope_theta}, {"rope_scaling", nullptr},
                           {"tie_word_embeddings", c.tie_word_embeddings}, {"attention_bias", c.attention_bias}, {"mlp_bias", c.mlp_bias},
                           {"hidden_act", c.hidden_act}, {"attention_dropout", 0.0}, {"initializer_range", 0.02}, {"use_cache", true},
                           {"torch_dtype", dtype}, {"dtype", dtype}};
    json.update(to_generation_config_json(c));
    return json;
}

nlohmann::json to_generation_config_json(const ModelConfig& c) {
    nlohmann::json json = nlohmann::json::object();
    if (c.bos_token_id >= 0) json["bos_token_id"] = c.bos_token_id;
    if (c.pad_token_id >= 0) json["pad_token_id"] = c.pad_token_id;
    if (c.eos_token_ids.size() == 1) json["eos_token_id"] = c.eos_token_ids[0];
    else if (!c.eos_token_ids.empty()) json["eos_token_id"] = c.eos_token_ids;
    return json;
}

}  // namespace lorica
