// SPDX-License-Identifier: GPL-3.0-or-later
// Phi-3: Llama with one matrix for q, k and v, one for gate and up, LongRoPE and a sliding window. Any thread.
#include <cmath>

#include "core/formats/architecture.h"

namespace lorica {
namespace {

constexpr Module kModules[] = {
    {Role::Embed, "model.embed_tokens", "token_embd"},
    {Role::AttnNorm, "input_layernorm", "attn_norm"},
    {Role::Qkv, "self_attn.qkv_proj", "attn_qkv"},
    {Role::O, "self_attn.o_proj", "attn_output"},
    {Role::FfnNorm, "post_attention_layernorm", "ffn_norm"},
    {Role::GateUp, "mlp.gate_up_proj", "ffn_up"},
    {Role::Down, "mlp.down_proj", "ffn_down"},
    {Role::FinalNorm, "model.norm", "output_norm"},
    {Role::Head, "lm_head", "output"}};

bool slides(int64_t, int64_t) { return true; }

Result<void> from_json(const JsonFields& json, ModelConfig& c) {
    c.rms_norm_eps = 1e-5;
    c.max_position_embeddings = 4096;
    // The list of factors stands in rope_scaling, the context it starts from often only beside it.
    c.traits.rope.original_positions = 4096;
    LORICA_TRY(json.size("original_max_position_embeddings", c.traits.rope.original_positions));
    LORICA_TRY(read_usual_json(json, c));
    if (c.traits.rope.type != "longrope") c.traits.rope.original_positions = 0;
    if (c.hidden_act != "silu") return json.unsupported("hidden_act", "the activation \"" + c.hidden_act + "\" is not supported; this architecture has silu");
    int64_t window = 0;
    LORICA_TRY(json.size("sliding_window", window));
    return read_windows(json, c, window, slides);
}

Result<void> from_gguf(const GgufFields& gguf, ModelConfig& c) {
    LORICA_TRY(read_usual_gguf(gguf, c));
    RopeScaling& rope = c.traits.rope;
    const auto pairs = static_cast<int64_t>(static_cast<double>(c.head_dim) * c.traits.partial_rotary_factor) / 2;
    LORICA_ASSIGN(rope.factors, gguf.tensor("rope_factors_short.weight", pairs));
    LORICA_ASSIGN(rope.long_factors, gguf.tensor("rope_factors_long.weight", pairs));
    if (rope.factors.empty() != rope.long_factors.empty()) return gguf.bad("rope", "has factors for short contexts or for long ones, but not for both");
    if (!rope.factors.empty()) {
        rope.type = "longrope";
        LORICA_TRY(gguf.size("rope.scaling.original_context_length", rope.original_positions, true));
        LORICA_TRY(gguf.number("rope.scaling.attn_factor", rope.amplitude));
        rope.published = {{"type", "longrope"}, {"short_factor", rope.factors}, {"long_factor", rope.long_factors}};
    }
    int64_t window = 0;
    LORICA_TRY(gguf.size("attention.sliding_window", window));
    set_windows(c, window, slides);
    return {};
}

void to_json(const ModelConfig& c, nlohmann::json& json) {
    write_rope(c, json);
    if (c.traits.rope.original_positions > 0) json["original_max_position_embeddings"] = c.traits.rope.original_positions;
    json["sliding_window"] = c.window(0) > 0 ? nlohmann::json(c.window(0)) : nlohmann::json();
}

}  // namespace

const Architecture kPhi3 = {
    .name = "Phi3ForCausalLM", .model_type = "phi3", .gguf = "phi3", .people = "Phi-3", .modules = kModules,
    .from_json = from_json, .from_gguf = from_gguf, .to_json = to_json};

}  // namespace lorica
