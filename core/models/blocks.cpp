// SPDX-License-Identifier: GPL-3.0-or-later
// See blocks.h. Engine thread.
#include "core/models/blocks.h"

#include <map>
#include <stdexcept>

namespace lorica {
namespace {

// Norms the heads [at, at + count) of each row of `all` in place.
void norm_heads(torch::Tensor& all, int64_t at, int64_t count, int64_t dim, const ops::Norm& how, torch::Tensor& before, torch::Tensor& rstd) {
    torch::Tensor part = all.narrow(1, at * dim, count * dim);
    before.copy_(part);
    torch::Tensor normed = torch::empty_like(before).view({-1, dim});
    ops::norm(before.view({-1, dim}), how, normed, rstd);
    part.copy_(normed.view(before.sizes()));
}

void norm_heads_backward(torch::Tensor& dall, int64_t at, int64_t count, int64_t dim, const ops::Norm& how, const torch::Tensor& before,
                         const torch::Tensor& rstd, double factor, const torch::Tensor& gradient, Workspace& scratch) {
    const Workspace::Scope within(scratch);
    torch::Tensor part = dall.narrow(1, at * dim, count * dim), dy = scratch.take(before.sizes(), before.scalar_type());
    torch::Tensor dx = scratch.take({before.size(0) * count, dim}, before.scalar_type()).zero_();
    dy.copy_(part);
    ops::norm_parameters_backward(dy.view({-1, dim}), before.view({-1, dim}), how, rstd, factor, {gradient, {}});
    ops::norm_backward(dy.view({-1, dim}), before.view({-1, dim}), how, rstd, dx);
    part.copy_(dx.view(before.sizes()));
}

// Rounded first, as transformers does it.
torch::Scalar embedding_factor(const DecoderWeights& base) { return torch::tensor(base.config.traits.embedding_scale).to(base.dtype).item(); }

}  // namespace

PositionTables::PositionTables(const ModelConfig& config, int64_t positions, torch::Device device) : size_(positions) {
    if (config.traits.learned_positions) return;
    std::map<std::vector<float>, ops::RopeTable> known;
    for (int64_t layer = 0; layer < config.num_hidden_layers; ++layer) {
        const std::vector<float> frequencies = rope_frequencies(config, layer, positions);
        if (!known.contains(frequencies)) known[frequencies] = ops::rope_table(positions, frequencies, config.traits.rope.amplitude, device);
        tables_.push_back(known[frequencies]);
    }
}

void PositionTables::cover(const ModelConfig& config, int64_t positions, torch::Device device) {
    // LongRoPE's factors change where a row outgrows the original length, as in transformers: not sooner.
    const int64_t original = config.traits.rope.original_positions;
    if (positions <= size_ && (positions > original) == (size_ > original)) return;
    const int64_t room = std::max<int64_t>(2 * positions, 512);
    *this = PositionTables(config, positions <= original ? std::min(room, original) : room, device);
}

HeadNorms take_head_norms(const ModelConfig& c, int64_t rows, torch::Dtype dtype, Workspace& from) {
    if (!c.traits.qk_norm) return {};
    const int64_t heads = c.num_attention_heads, kv = c.num_key_value_heads;
    return {from.take({rows, heads * c.head_dim}, dtype), from.take({rows, kv * c.head_dim}, dtype), from.take({rows * heads}, torch::kFloat32),
            from.take({rows * kv}, torch::kFloat32)};
}

void embed(const DecoderWeights& base, const torch::Tensor& ids, const torch::Tensor& positions, torch::Tensor& x) {
    torch::index_select_out(x, base.embed, 0, ids);
    if (base.config.traits.embedding_scale != 1) x.mul_(embedding_factor(base));
    if (!base.positions.defined()) return;
    if (positions.numel() > 0 && positions.max().item<int32_t>() >= base.positions.size(0))
        throw std::invalid_argument("a row is longer than the model's " + std::to_string(base.positions.size(0)) + " learned positions");
    x.add_(base.positions.index_select(0, positions));
}

void embed_backward(const DecoderWeights& base, const torch::Tensor& ids, const torch::Tensor& positions, const torch::Tensor& dx, double factor, DecoderWeights& gradients) {
    if (gradients.positions.defined()) gradients.positions.index_add_(0, positions, dx.to(torch::kFloat32), factor);
    if (!gradients.embed.defined()) return;
    torch::Tensor rows = dx.to(torch::kFloat32);
    // transformers' embeddings have a padding_idx, whose row what reads it does not train; GPT-2's have none.
    const int64_t padding = base.config.traits.learned_positions ? -1 : base.config.pad_token_id;
    if (padding >= 0) rows = rows.masked_fill(ids.eq(padding).unsqueeze(1), 0);
    gradients.embed.index_add_(0, ids, rows, factor * embedding_factor(base).toDouble());
}

void rotate_heads(const DecoderWeights& base, size_t layer, const PositionTables& tables, const torch::Tensor& positions, torch::Tensor& qkv, HeadNorms& kept) {
    const ModelConfig& c = base.config;
    const int64_t heads = c.num_attention_heads, kv = c.num_key_value_heads, dim = c.head_dim;
    if (c.traits.qk_norm) {
        norm_heads(qkv, 0, heads, dim, {base.layers[layer].q_norm, {}, c.rms_norm_eps}, kept.q, kept.rstd_q);
        norm_heads(qkv, heads, kv, dim, {base.layers[layer].k_norm, {}, c.rms_norm_eps}, kept.k, kept.rstd_k);
    }
    if (!c.traits.learned_positions) ops::rope(qkv, positions, tables.of(layer), heads + kv, dim, false);
}

void rotate_heads_backward(const DecoderWeights& base, size_t layer, const PositionTables& tables, const torch::Tensor& positions, const HeadNorms& kept,
                           double factor, const DecoderWeights& gradients, Workspace& scratch, torch::Tensor& dqkv) {
    const ModelConfig& c = base.config;
    const DecoderLayer& own = gradients.layers[layer];
    const int64_t heads = c.num_attention_heads, kv = c.num_key_value_heads, dim = c.head_dim;
    if (!c.traits.learned_positions) ops::rope(dqkv, positions, tables.of(layer), heads + kv, dim, true);
    if (!c.traits.qk_norm) return;
    norm_heads_backward(dqkv, 0, heads, dim, {base.layers[layer].q_norm, {}, c.rms_norm_eps}, kept.q, kept.rstd_q, factor, own.q_norm, scratch);
    norm_heads_backward(dqkv, heads, kv, dim, {base.layers[layer].k_norm, {}, c.rms_norm_eps}, kept.k, kept.rstd_k, factor, own.k_norm, scratch);
}

ops::AttentionShape attention_shape(const ModelConfig& c, size_t layer) {
    return {.heads = c.num_attention_heads, .kv_heads = c.num_key_value_heads, .head_dim = c.head_dim, .scale = c.traits.attention_scale,
            .window = c.window(static_cast<int64_t>(layer)), .cap = c.traits.attention_cap};
}

void activate(const ModelConfig& c, const torch::Tensor& gate_up, torch::Tensor& product) {
    if (c.traits.activation == DecoderTraits::Activation::Silu) ops::swiglu(gate_up, product);
    else ops::gelu_tanh(gate_up, product);
}

void activate_backward(const ModelConfig& c, torch::Tensor& gate_up, const torch::Tensor& dproduct) {
    if (c.traits.activation == DecoderTraits::Activation::Silu) ops::swiglu_backward(gate_up, dproduct);
    else ops::gelu_tanh_backward(gate_up, dproduct);
}

void cap_logits(const ModelConfig& c, torch::Tensor& logits, torch::Tensor* slope) {
    const double cap = c.traits.logit_cap;
    if (cap == 0) return;
    const torch::Tensor bent = torch::tanh(logits.to(torch::kFloat32) / cap);
    if (slope != nullptr) *slope = 1 - bent * bent;
    logits.copy_(bent * cap);
}

}  // namespace lorica
