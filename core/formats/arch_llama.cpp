// SPDX-License-Identifier: GPL-3.0-or-later
// Llama: the plain layer. Any thread.
#include "core/formats/architecture.h"

namespace lorica {
namespace {

Result<void> from_json(const JsonFields& json, ModelConfig& c) {
    LORICA_TRY(read_usual_json(json, c));
    if (c.hidden_act != "silu") return json.unsupported("hidden_act", "the activation \"" + c.hidden_act + "\" is not supported; this architecture has silu");
    LORICA_TRY(json.flag("attention_bias", c.attention_bias));
    LORICA_TRY(json.flag("mlp_bias", c.mlp_bias));
    c.qkv_bias = c.attention_bias;
    return {};
}

Result<void> from_gguf(const GgufFields& gguf, ModelConfig& c) {
    LORICA_TRY(read_usual_gguf(gguf, c));
    c.qkv_bias = gguf.file().find("blk.0.attn_q.bias") != nullptr;
    c.attention_bias = gguf.file().find("blk.0.attn_output.bias") != nullptr;
    c.mlp_bias = gguf.file().find("blk.0.ffn_down.bias") != nullptr;
    return {};
}

void to_json(const ModelConfig& c, nlohmann::json& json) {
    write_rope(c, json);
    json["attention_bias"] = c.attention_bias;
    json["mlp_bias"] = c.mlp_bias;
}

}  // namespace

const Architecture kLlama = {
    .name = "LlamaForCausalLM", .model_type = "llama", .gguf = "llama", .people = "Llama 2 and 3, SmolLM2, TinyLlama",
    .modules = kLlamaModules, .interleaved_rope = true,
    .from_json = from_json, .from_gguf = from_gguf, .to_json = to_json};

}  // namespace lorica
