// SPDX-License-Identifier: GPL-3.0-or-later
// Gemma 2: norms before and after, norm weights stored less one, scaled embeddings, GeGLU, soft caps, a sliding window in every
// other layer. Any thread.
#include <cmath>

#include "core/formats/gemma.h"

namespace lorica {
namespace {

constexpr Module kModules[] = {
    {Role::Embed, "model.embed_tokens", "token_embd"},
    {Role::AttnNorm, "input_layernorm", "attn_norm"},
    {Role::Q, "self_attn.q_proj", "attn_q"},
    {Role::K, "self_attn.k_proj", "attn_k"},
    {Role::V, "self_attn.v_proj", "attn_v"},
    {Role::O, "self_attn.o_proj", "attn_output"},
    {Role::PostAttnNorm, "post_attention_layernorm", "post_attention_norm"},
    {Role::FfnNorm, "pre_feedforward_layernorm", "ffn_norm"},
    {Role::Gate, "mlp.gate_proj", "ffn_gate"},
    {Role::Up, "mlp.up_proj", "ffn_up"},
    {Role::Down, "mlp.down_proj", "ffn_down"},
    {Role::PostFfnNorm, "post_feedforward_layernorm", "post_ffw_norm"},
    {Role::FinalNorm, "model.norm", "output_norm"},
    {Role::Head, "lm_head", "output"}};

// Layers 0, 2, 4, ... have the window.
bool slides(int64_t layer, int64_t) { return layer % 2 == 0; }

void set_traits(ModelConfig& c) {
    c.hidden_act = "gelu_pytorch_tanh";
    c.traits.norm_plus_one = true;
    c.traits.post_norms = true;
    c.traits.activation = DecoderTraits::Activation::GeluTanh;
    c.traits.embedding_scale = std::sqrt(static_cast<double>(c.hidden_size));
}

// A cap that is null is off; one that is absent has the configuration class's default.
Result<void> read_cap(const JsonFields& json, const char* key, double otherwise, double& out) {
    out = json.names(key) ? 0 : otherwise;
    return json.number(key, out);
}

Result<void> from_json(const JsonFields& json, ModelConfig& c) {
    LORICA_TRY(gemma_from_json(json, c));
    LORICA_TRY(read_cap(json, "attn_logit_softcapping", 50, c.traits.attention_cap));
    LORICA_TRY(read_cap(json, "final_logit_softcapping", 30, c.traits.logit_cap));
    int64_t window = json.names("sliding_window") ? 0 : 4096;
    LORICA_TRY(json.size("sliding_window", window));
    return read_windows(json, c, window, slides);
}

Result<void> from_gguf(const GgufFields& gguf, ModelConfig& c) {
    LORICA_TRY(gemma_from_gguf(gguf, c, 46));
    LORICA_TRY(gguf.number("attn_logit_softcapping", c.traits.attention_cap));
    LORICA_TRY(gguf.number("final_logit_softcapping", c.traits.logit_cap));
    int64_t window = 4096;
    LORICA_TRY(gguf.size("attention.sliding_window", window));
    set_windows(c, window, slides);
    return {};
}

void to_json(const ModelConfig& c, nlohmann::json& json) {
    gemma_to_json(c, json);
    json["attn_logit_softcapping"] = c.traits.attention_cap > 0 ? nlohmann::json(c.traits.attention_cap) : nlohmann::json();
    json["final_logit_softcapping"] = c.traits.logit_cap > 0 ? nlohmann::json(c.traits.logit_cap) : nlohmann::json();
}

}  // namespace

Result<void> gemma_from_json(const JsonFields& json, ModelConfig& c) {
    c.head_dim = 256;  // the configuration classes' default, whatever the hidden size
    LORICA_TRY(read_usual_json(json, c));
    set_traits(c);
    LORICA_ASSIGN(const std::string old_name, json.text("hidden_act", c.hidden_act));
    LORICA_ASSIGN(const std::string activation, json.text("hidden_activation", c.hidden_act));
    if (activation != c.hidden_act) return json.unsupported("hidden_activation", "the activation \"" + activation + "\" is not supported; this architecture has gelu_pytorch_tanh");
    LORICA_TRY(json.flag("attention_bias", c.attention_bias));
    c.qkv_bias = c.attention_bias;
    double scalar = 256;
    LORICA_TRY(json.number("query_pre_attn_scalar", scalar));
    c.traits.attention_scale = 1 / std::sqrt(scalar);
    bool bidirectional = false;
    LORICA_TRY(json.flag("use_bidirectional_attention", bidirectional));
    if (bidirectional) return json.unsupported("use_bidirectional_attention", "models that look ahead cannot be trained to predict");
    return {};
}

// GGUF does not hold the scale of the scores: llama.cpp tells the 27B model by its layers.
Result<void> gemma_from_gguf(const GgufFields& gguf, ModelConfig& c, int64_t layers_of_27b) {
    LORICA_TRY(read_usual_gguf(gguf, c));
    set_traits(c);
    const int64_t scalar = c.num_hidden_layers == layers_of_27b ? c.hidden_size / c.num_attention_heads : c.head_dim;
    c.traits.attention_scale = 1 / std::sqrt(static_cast<double>(scalar));
    return {};
}

void gemma_to_json(const ModelConfig& c, nlohmann::json& json) {
    write_rope(c, json);
    json.erase("hidden_act");
    json["hidden_activation"] = c.hidden_act;
    json["query_pre_attn_scalar"] = std::llround(1 / (c.traits.attention_scale * c.traits.attention_scale));
    nlohmann::json types = nlohmann::json::array();
    for (int64_t i = 0; i < c.num_hidden_layers; ++i) {
        types.push_back(c.window(i) > 0 ? "sliding_attention" : "full_attention");
        if (c.window(i) > 0) json["sliding_window"] = c.window(i);
    }
    json["layer_types"] = types;
}

const Architecture kGemma2 = {
    .name = "Gemma2ForCausalLM", .model_type = "gemma2", .gguf = "gemma2", .people = "Gemma 2", .modules = kModules, .tied = true,
    .from_json = from_json, .from_gguf = from_gguf, .to_json = to_json};

}  // namespace lorica
