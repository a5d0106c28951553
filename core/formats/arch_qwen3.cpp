// SPDX-License-Identifier: GPL-3.0-or-later
// Qwen3: Llama with an RMS norm over each head of q and k. Any thread.
#include "core/formats/architecture.h"

namespace lorica {
namespace {

constexpr Module kModules[] = {
    {Role::Embed, "model.embed_tokens", "token_embd"},
    {Role::AttnNorm, "input_layernorm", "attn_norm"},
    {Role::Q, "self_attn.q_proj", "attn_q"},
    {Role::K, "self_attn.k_proj", "attn_k"},
    {Role::V, "self_attn.v_proj", "attn_v"},
    {Role::O, "self_attn.o_proj", "attn_output"},
    {Role::QNorm, "self_attn.q_norm", "attn_q_norm"},
    {Role::KNorm, "self_attn.k_norm", "attn_k_norm"},
    {Role::FfnNorm, "post_attention_layernorm", "ffn_norm"},
    {Role::Gate, "mlp.gate_proj", "ffn_gate"},
    {Role::Up, "mlp.up_proj", "ffn_up"},
    {Role::Down, "mlp.down_proj", "ffn_down"},
    {Role::FinalNorm, "model.norm", "output_norm"},
    {Role::Head, "lm_head", "output"}};

Result<void> from_json(const JsonFields& json, ModelConfig& c) {
    LORICA_TRY(kLlama.from_json(json, c));
    c.traits.qk_norm = true;
    if (!json.has("head_dim")) c.head_dim = 128;  // the configuration class's default
    return read_late_windows(json, c);
}

Result<void> from_gguf(const GgufFields& gguf, ModelConfig& c) {
    LORICA_TRY(kLlama.from_gguf(gguf, c));
    c.traits.qk_norm = true;
    return {};
}

}  // namespace

const Architecture kQwen3 = {
    .name = "Qwen3ForCausalLM", .model_type = "qwen3", .gguf = "qwen3", .people = "Qwen3",
    .modules = kModules,
    .from_json = from_json, .from_gguf = from_gguf, .to_json = write_rope};

}  // namespace lorica
