// SPDX-License-Identifier: GPL-3.0-or-later
// Where a decoder's tensors are, and how many numbers. Values, any thread.
#include "core/models/decoder.h"

namespace lorica {

std::vector<Linear> linears_of(const ModelConfig& config, Product product) {
    static const std::vector<Linear> candidates[kProductCount] = {
        {Linear::Q, Linear::K, Linear::V, Linear::Qkv}, {Linear::O}, {Linear::Gate, Linear::Up, Linear::GateUp}, {Linear::Down}};
    std::vector<Linear> out;
    for (const Linear one : candidates[static_cast<size_t>(product)])
        if (has_linear(config, one)) out.push_back(one);
    return out;
}

int64_t DecoderWeights::parameter_count() const {
    const auto size = [](const torch::Tensor& tensor) { return tensor.defined() ? tensor.numel() : 0; };
    int64_t count = embed.numel() + size(positions) + size(final_norm) + size(final_norm_bias) + (lm_head.is_same(embed) ? 0 : lm_head.numel());
    for (const DecoderLayer& w : layers) {
        for (const torch::Tensor* tensor : {&w.attn_norm, &w.attn_norm_bias, &w.ffn_norm, &w.ffn_norm_bias, &w.post_attn_norm, &w.post_ffn_norm, &w.q_norm, &w.k_norm})
            count += size(*tensor);
        for (const FrozenMatrix* matrix : {&w.w_qkv, &w.w_o, &w.w_gate_up, &w.w_down}) count += matrix->parameter_count();
    }
    return count;
}

TensorPlace place_of(DecoderWeights& w, const SourceTensor& one) {
    if (one.layer < 0) {
        switch (one.role) {
            case Role::Positions: return {&w.positions};
            case Role::FinalNorm: return {one.bias ? &w.final_norm_bias : &w.final_norm};
            case Role::Head: return {&w.lm_head};
            default: return {&w.embed};
        }
    }
    DecoderLayer& layer = w.layers[static_cast<size_t>(one.layer)];
    const auto part = [&](FrozenMatrix& matrix) { return one.bias ? TensorPlace{&matrix.bias} : TensorPlace{&matrix.weight, &matrix}; };
    switch (one.role) {
        case Role::AttnNorm: return {one.bias ? &layer.attn_norm_bias : &layer.attn_norm};
        case Role::FfnNorm: return {one.bias ? &layer.ffn_norm_bias : &layer.ffn_norm};
        case Role::PostAttnNorm: return {&layer.post_attn_norm};
        case Role::PostFfnNorm: return {&layer.post_ffn_norm};
        case Role::QNorm: return {&layer.q_norm};
        case Role::KNorm: return {&layer.k_norm};
        case Role::O: return part(layer.w_o);
        case Role::Gate:
        case Role::Up:
        case Role::GateUp: return part(layer.w_gate_up);
        case Role::Down: return part(layer.w_down);
        default: return part(layer.w_qkv);
    }
}

}  // namespace lorica
