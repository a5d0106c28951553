// SPDX-License-Identifier: GPL-3.0-or-later
// Names and shapes of a decoder's linear layers. Values, any thread.
#include "core/models/decoder.h"

namespace lorica {

const char* module_path(Linear linear) {
    switch (linear) {
        case Linear::Q: return "self_attn.q_proj";
        case Linear::K: return "self_attn.k_proj";
        case Linear::V: return "self_attn.v_proj";
        case Linear::O: return "self_attn.o_proj";
        case Linear::Gate: return "mlp.gate_proj";
        case Linear::Up: return "mlp.up_proj";
        case Linear::Down: return "mlp.down_proj";
    }
    return "";
}

std::string module_path(int64_t layer, Linear linear) {
    return "model.layers." + std::to_string(layer) + "." + module_path(linear);
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
        case Linear::Gate:
        case Linear::Up: return config.intermediate_size;
        default: return config.hidden_size;
    }
}

int64_t DecoderWeights::parameter_count() const {
    int64_t count = embed.numel() + final_norm.numel() + (lm_head.is_same(embed) ? 0 : lm_head.numel());
    for (const DecoderLayer& w : layers) {
        count += w.attn_norm.numel() + w.ffn_norm.numel() + w.w_qkv.parameter_count() + w.w_o.parameter_count() + w.w_gate_up.parameter_count() +
                 w.w_down.parameter_count();
    }
    return count;
}

}  // namespace lorica
