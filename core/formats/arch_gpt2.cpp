// SPDX-License-Identifier: GPL-3.0-or-later
// GPT-2: LayerNorm, learned positions, one matrix for q, k and v, an MLP without a gate; its matrices are published as
// [in, out]. Any thread.
#include "core/formats/architecture.h"

#include <fmt/format.h>

namespace lorica {
namespace {

constexpr Module kModules[] = {
    {Role::Embed, "transformer.wte", "token_embd"},
    {Role::Positions, "transformer.wpe", "position_embd"},
    {Role::AttnNorm, "ln_1", "attn_norm"},
    {Role::Qkv, "attn.c_attn", "attn_qkv"},
    {Role::O, "attn.c_proj", "attn_output"},
    {Role::FfnNorm, "ln_2", "ffn_norm"},
    {Role::Up, "mlp.c_fc", "ffn_up"},
    {Role::Down, "mlp.c_proj", "ffn_down"},
    {Role::FinalNorm, "transformer.ln_f", "output_norm"},
    {Role::Head, "lm_head", "output"}};

void set_traits(ModelConfig& c) {
    c.num_key_value_heads = c.num_attention_heads;
    c.qkv_bias = c.attention_bias = c.mlp_bias = true;
    c.hidden_act = "gelu_new";
    c.traits.norm = DecoderTraits::Norm::Layer;
    c.traits.gated_mlp = false;
    c.traits.activation = DecoderTraits::Activation::GeluTanh;
    c.traits.learned_positions = true;
    c.traits.transposed_linears = true;
}

Result<void> from_json(const JsonFields& json, ModelConfig& c) {
    LORICA_TRY(json.size("n_embd", c.hidden_size, true));
    LORICA_TRY(json.size("n_layer", c.num_hidden_layers, true));
    LORICA_TRY(json.size("n_head", c.num_attention_heads, true));
    LORICA_TRY(json.size("vocab_size", c.vocab_size, true));
    c.max_position_embeddings = 1024;
    LORICA_TRY(json.size("n_positions", c.max_position_embeddings));
    c.intermediate_size = 4 * c.hidden_size;
    LORICA_TRY(json.size("n_inner", c.intermediate_size));
    if (c.hidden_size % c.num_attention_heads != 0)
        return json.bad("n_head", fmt::format("is {}, which does not divide the hidden size {}", c.num_attention_heads, c.hidden_size));
    c.head_dim = c.hidden_size / c.num_attention_heads;
    c.rms_norm_eps = 1e-5;
    LORICA_TRY(json.number("layer_norm_epsilon", c.rms_norm_eps));
    LORICA_ASSIGN(const std::string activation, json.text("activation_function", "gelu_new"));
    if (activation != "gelu_new" && activation != "gelu_pytorch_tanh")
        return json.unsupported("activation_function", "the activation \"" + activation + "\" is not supported; this architecture has gelu_new");
    bool scaled = true, by_layer = false;
    LORICA_TRY(json.flag("scale_attn_weights", scaled));
    LORICA_TRY(json.flag("scale_attn_by_inverse_layer_idx", by_layer));
    if (!scaled || by_layer) return json.unsupported(scaled ? "scale_attn_by_inverse_layer_idx" : "scale_attn_weights", "this way to scale attention is not supported");
    set_traits(c);
    return {};
}

Result<void> from_gguf(const GgufFields& gguf, ModelConfig& c) {
    LORICA_TRY(read_usual_gguf(gguf, c));
    set_traits(c);
    return {};
}

void to_json(const ModelConfig& c, nlohmann::json& json) {
    json.update({{"n_embd", c.hidden_size}, {"n_layer", c.num_hidden_layers}, {"n_head", c.num_attention_heads}, {"n_positions", c.max_position_embeddings},
                 {"n_inner", c.intermediate_size}, {"layer_norm_epsilon", c.rms_norm_eps}, {"activation_function", "gelu_new"}});
    for (const char* key : {"hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "head_dim",
                            "max_position_embeddings", "rms_norm_eps", "hidden_act", "attention_dropout"})
        json.erase(key);
}

}  // namespace

const Architecture kGpt2 = {
    .name = "GPT2LMHeadModel", .model_type = "gpt2", .gguf = "gpt2", .people = "GPT-2", .prefix = "transformer.", .layers = "transformer.h.",
    .modules = kModules, .tied = true, .from_json = from_json, .from_gguf = from_gguf, .to_json = to_json};

}  // namespace lorica
