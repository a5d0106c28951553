// SPDX-License-Identifier: GPL-3.0-or-later
// See gguf_layout.h. Any thread.
#include "core/export/gguf_layout.h"

#include <utility>

namespace lorica {
namespace {

constexpr std::pair<const char*, const char*> kModules[] = {
    {"model.embed_tokens", "token_embd"}, {"model.norm", "output_norm"}, {"lm_head", "output"}, {"input_layernorm", "attn_norm"},
    {"self_attn.q_proj", "attn_q"}, {"self_attn.k_proj", "attn_k"}, {"self_attn.v_proj", "attn_v"}, {"self_attn.o_proj", "attn_output"},
    {"post_attention_layernorm", "ffn_norm"}, {"mlp.gate_proj", "ffn_gate"}, {"mlp.up_proj", "ffn_up"}, {"mlp.down_proj", "ffn_down"}};

}  // namespace

std::string gguf_name(const ModelConfig&, const SourceTensor& tensor) {
    std::string module = tensor.name.substr(0, tensor.name.rfind('.')), out;
    const std::string kind = tensor.name.substr(module.size()), layers = "model.layers.";
    if (module.starts_with(layers)) {
        const size_t dot = module.find('.', layers.size());
        out = "blk." + module.substr(layers.size(), dot - layers.size()) + ".";
        module = module.substr(dot + 1);
    }
    for (const auto& [published, own] : kModules)
        if (module == published) return out + own + kind;
    return tensor.name;
}

int64_t interleaved_heads(const ModelConfig& config, const std::string& name) {
    if (name.find(".attn_q.") != std::string::npos) return config.num_attention_heads;
    if (name.find(".attn_k.") != std::string::npos) return config.num_key_value_heads;
    return 0;
}

}  // namespace lorica
