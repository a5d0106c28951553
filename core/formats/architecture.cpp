// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the registry, and what follows from a row for every architecture alike. Any thread.
#include "core/formats/architecture.h"

#include <fmt/format.h>

#include <algorithm>

namespace lorica {

const std::vector<const Architecture*>& architectures() {
    static const std::vector<const Architecture*> all = {&kLlama, &kMistral, &kQwen2, &kQwen3, &kGemma2, &kGemma3, &kPhi3, &kGpt2};
    return all;
}

const Architecture& architecture_of(const ModelConfig& config) {
    for (const Architecture* one : architectures())
        if (config.architecture == one->name) return *one;
    return kLlama;
}

std::string supported_architectures() {
    std::string text;
    for (const Architecture* one : architectures()) text += fmt::format("{}{} ({}; GGUF {})", text.empty() ? "" : ", ", one->name, one->people, one->gguf);
    return text;
}

bool has_module(const ModelConfig& config, Role role) {
    const auto& all = architecture_of(config).modules;
    return std::any_of(all.begin(), all.end(), [&](const Module& one) { return one.role == role; });
}

std::string module_path(const ModelConfig& config, Linear linear) {
    for (const Module& one : architecture_of(config).modules)
        if (one.role == static_cast<Role>(linear)) return one.name;
    return {};
}

std::string module_path(const ModelConfig& config, int64_t layer, Linear linear) {
    return architecture_of(config).layers + std::to_string(layer) + "." + module_path(config, linear);
}

int64_t in_features(const ModelConfig& config, Linear linear) {
    switch (linear) {
        case Linear::O: return config.num_attention_heads * config.head_dim;
        case Linear::Down: return config.intermediate_size;
        default: return config.hidden_size;
    }
}

int64_t out_features(const ModelConfig& config, Linear linear) {
    switch (linear) {
        case Linear::Q: return config.num_attention_heads * config.head_dim;
        case Linear::K:
        case Linear::V: return config.num_key_value_heads * config.head_dim;
        case Linear::Qkv: return (config.num_attention_heads + 2 * config.num_key_value_heads) * config.head_dim;
        case Linear::Gate:
        case Linear::Up: return config.intermediate_size;
        case Linear::GateUp: return 2 * config.intermediate_size;
        default: return config.hidden_size;
    }
}

Result<void> read_usual_json(const JsonFields& json, ModelConfig& c) {
    LORICA_TRY(json.size("hidden_size", c.hidden_size, true));
    LORICA_TRY(json.size("intermediate_size", c.intermediate_size, true));
    LORICA_TRY(json.size("num_hidden_layers", c.num_hidden_layers, true));
    LORICA_TRY(json.size("num_attention_heads", c.num_attention_heads, true));
    LORICA_TRY(json.size("vocab_size", c.vocab_size, true));
    c.num_key_value_heads = c.num_attention_heads;
    LORICA_TRY(json.size("num_key_value_heads", c.num_key_value_heads));
    LORICA_TRY(json.size("max_position_embeddings", c.max_position_embeddings));
    LORICA_TRY(json.size("head_dim", c.head_dim));
    if (c.head_dim == 0) {
        if (c.hidden_size % c.num_attention_heads != 0)
            return json.bad("num_attention_heads", fmt::format("is {}, which does not divide the hidden size {}", c.num_attention_heads, c.hidden_size));
        c.head_dim = c.hidden_size / c.num_attention_heads;
    }
    LORICA_TRY(json.number("rms_norm_eps", c.rms_norm_eps));
    LORICA_TRY(json.number("rope_theta", c.rope_theta));
    LORICA_TRY(json.number("partial_rotary_factor", c.traits.partial_rotary_factor));
    for (const char* key : {"rope_scaling", "rope_parameters"}) {
        if (!json.has(key)) continue;
        if (!json.at(key).is_object()) return json.bad(key, "must be an object");
        if (json.at(key).contains("full_attention")) continue;  // by the kind of layer: its architecture reads it
        LORICA_TRY(read_rope(json.inside(key), c, c.traits.rope));
        if (c.traits.rope.type != "default") c.traits.rope.published = json.at(key);
    }
    LORICA_ASSIGN(c.hidden_act, json.text("hidden_act", c.hidden_act));
    return {};
}

Result<void> read_usual_gguf(const GgufFields& gguf, ModelConfig& c) {
    LORICA_TRY(gguf.size("embedding_length", c.hidden_size, true));
    LORICA_TRY(gguf.size("feed_forward_length", c.intermediate_size, true));
    LORICA_TRY(gguf.size("block_count", c.num_hidden_layers, true));
    LORICA_TRY(gguf.size("attention.head_count", c.num_attention_heads, true));
    c.num_key_value_heads = c.num_attention_heads;
    LORICA_TRY(gguf.size("attention.head_count_kv", c.num_key_value_heads));
    LORICA_TRY(gguf.size("context_length", c.max_position_embeddings, true));
    LORICA_TRY(gguf.size("attention.key_length", c.head_dim));
    if (c.head_dim == 0) {
        if (c.hidden_size % c.num_attention_heads != 0) return gguf.bad("attention.head_count", "does not divide the embedding length");
        c.head_dim = c.hidden_size / c.num_attention_heads;
    }
    int64_t rotary = c.head_dim;
    LORICA_TRY(gguf.size("rope.dimension_count", rotary));
    if (rotary > c.head_dim) return gguf.bad("rope.dimension_count", "is larger than a head");
    c.traits.partial_rotary_factor = static_cast<double>(rotary) / static_cast<double>(c.head_dim);
    c.rms_norm_eps = 0;
    LORICA_TRY(gguf.number("attention.layer_norm_rms_epsilon", c.rms_norm_eps));
    LORICA_TRY(gguf.number("attention.layer_norm_epsilon", c.rms_norm_eps));
    if (c.rms_norm_eps == 0) return gguf.bad("attention.layer_norm_rms_epsilon", "is missing");
    LORICA_TRY(gguf.number("rope.freq_base", c.rope_theta));
    LORICA_ASSIGN(const std::string scaling, gguf.text("rope.scaling.type", "none"));
    LORICA_TRY(adopt_rope_freqs(gguf, c));
    if (scaling == "linear") {
        double factor = 1;
        LORICA_TRY(gguf.number("rope.scaling.factor", factor));
        c.traits.rope.type = "linear";
        c.traits.rope.factors.assign(static_cast<size_t>(rotary / 2), factor);
        c.traits.rope.published = {{"rope_type", "linear"}, {"factor", factor}};
    } else if (scaling != "none" && scaling != "longrope") {
        return gguf.unsupported("rope.scaling.type", "the rotary scaling \"" + scaling + "\" is not supported");
    }
    return {};
}

}  // namespace lorica
