// SPDX-License-Identifier: GPL-3.0-or-later
// Gemma 3, its text part: Gemma 2 with norms over the heads of q and k instead of caps, five layers of six with a window, and
// rotations of their own for these. Any thread.
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
    {Role::QNorm, "self_attn.q_norm", "attn_q_norm"},
    {Role::KNorm, "self_attn.k_norm", "attn_k_norm"},
    {Role::PostAttnNorm, "post_attention_layernorm", "post_attention_norm"},
    {Role::FfnNorm, "pre_feedforward_layernorm", "ffn_norm"},
    {Role::Gate, "mlp.gate_proj", "ffn_gate"},
    {Role::Up, "mlp.up_proj", "ffn_up"},
    {Role::Down, "mlp.down_proj", "ffn_down"},
    {Role::PostFfnNorm, "post_feedforward_layernorm", "post_ffw_norm"},
    {Role::FinalNorm, "model.norm", "output_norm"},
    {Role::Head, "lm_head", "output"}};

bool slides(int64_t layer, int64_t pattern) { return (layer + 1) % pattern != 0; }

Result<void> from_json(const JsonFields& json, ModelConfig& c) {
    c.rope_theta = 1000000;
    c.traits.local_rope_theta = 10000;
    LORICA_TRY(gemma_from_json(json, c));
    c.traits.qk_norm = true;
    LORICA_TRY(json.number("rope_local_base_freq", c.traits.local_rope_theta));
    if (json.has("rope_parameters") && json.at("rope_parameters").is_object() && json.at("rope_parameters").contains("full_attention")) {
        const JsonFields kinds = json.inside("rope_parameters");
        for (const char* kind : {"full_attention", "sliding_attention"})
            if (!kinds.has(kind) || !kinds.at(kind).is_object()) return kinds.bad(kind, "must be an object");
        LORICA_TRY(read_rope(kinds.inside("full_attention"), c, c.traits.rope));
        ModelConfig local;
        local.head_dim = c.head_dim;
        RopeScaling plain;
        LORICA_TRY(read_rope(kinds.inside("sliding_attention"), local, plain));
        if (plain.type != "default") return kinds.unsupported("sliding_attention", "a scaling of the rotations under a window is not supported");
        c.traits.local_rope_theta = local.rope_theta;
    }
    int64_t window = json.names("sliding_window") ? 0 : 4096, pattern = 6;
    LORICA_TRY(json.size("sliding_window", window));
    LORICA_TRY(json.size("sliding_window_pattern", pattern));
    LORICA_TRY(json.size("_sliding_window_pattern", pattern));
    for (const char* key : {"attn_logit_softcapping", "final_logit_softcapping"})
        if (json.has(key)) return json.unsupported(key, "is not supported in Gemma 3");
    return read_windows(json, c, window, slides, pattern);
}

Result<void> from_gguf(const GgufFields& gguf, ModelConfig& c) {
    c.rope_theta = 1000000;
    LORICA_TRY(gemma_from_gguf(gguf, c, 62));
    c.traits.qk_norm = true;
    c.traits.local_rope_theta = 10000;
    int64_t window = 1024;
    LORICA_TRY(gguf.size("attention.sliding_window", window, true));
    set_windows(c, window, slides, 6);
    return {};
}

void to_json(const ModelConfig& c, nlohmann::json& json) {
    gemma_to_json(c, json);
    json["rope_local_base_freq"] = c.traits.local_rope_theta;
}

}  // namespace

const Architecture kGemma3 = {
    .name = "Gemma3ForCausalLM", .model_type = "gemma3_text", .gguf = "gemma3", .people = "Gemma 3 text", .modules = kModules, .tied = true,
    .from_json = from_json, .from_gguf = from_gguf, .to_json = to_json};

}  // namespace lorica
