// SPDX-License-Identifier: GPL-3.0-or-later
// See decoder_pass.h. A layer: a = x + O(attend(rope(QKV(norm(x))))), y = a + Down(swiglu(GateUp(norm(a)))).
#include "core/models/decoder_pass.h"

#include <algorithm>

namespace lorica {
namespace {

// One group out of the adapter's slots of these linears, which lie behind one another in the flat buffer.
LoraGroup make_group(const FrozenMatrix& weight, const Adapter* adapter, size_t layer, std::vector<Linear> linears,
                     const std::vector<int64_t>& widths, const torch::Tensor& shadow) {
    LoraGroup group;
    group.weight = weight;
    if (adapter == nullptr) return group;
    int64_t column = 0, rank = 0, a_at = -1;
    for (size_t i = 0; i < linears.size(); ++i) {
        if (const LoraSlot* slot = adapter->layers[layer].at(linears[i])) {
            if (a_at < 0) a_at = slot->a.storage_offset();
            LoraPart part{.column = column, .columns = widths[i], .rank_at = rank, .r = slot->r, .scale = slot->scale,
                          .stream = slot->stream, .sb = {}, .grad_b = slot->grad_b};
            part.sb = shadow.narrow(0, slot->b.storage_offset(), widths[i] * slot->r).view({widths[i], slot->r});
            rank += slot->r;
            group.parts.push_back(std::move(part));
        }
        column += widths[i];
    }
    if (rank == 0) return group;
    const int64_t in = weight.in();
    group.a = shadow.narrow(0, a_at, rank * in).view({rank, in});
    if (adapter->gradients.defined()) group.grad_a = adapter->gradients.narrow(0, a_at, rank * in).view({rank, in});
    return group;
}

torch::Tensor to_device(const std::vector<int32_t>& values, torch::Device device) {
    return torch::tensor(values, torch::kInt32).to(device);
}

}  // namespace

std::vector<LayerGroups> layer_groups(const DecoderWeights& base, const Adapter* adapter, torch::Tensor& shadow) {
    if (adapter != nullptr) {
        shadow = adapter->parameters.to(base.dtype, false, true);
        for (const LoraLayer& layer : adapter->layers) {
            for (const auto& slot : layer.slots) {
                if (slot) shadow.narrow(0, slot->b.storage_offset(), slot->b.numel()).copy_(slot->b.view(-1) * slot->scale);
            }
        }
    }
    const auto width = [&](Linear linear) { return out_features(base.config, linear); };
    std::vector<LayerGroups> all;
    for (size_t i = 0; i < base.layers.size(); ++i) {
        const DecoderLayer& w = base.layers[i];
        all.push_back({make_group(w.w_qkv, adapter, i, {Linear::Q, Linear::K, Linear::V},
                                  {width(Linear::Q), width(Linear::K), width(Linear::V)}, shadow),
                       make_group(w.w_o, adapter, i, {Linear::O}, {width(Linear::O)}, shadow),
                       make_group(w.w_gate_up, adapter, i, {Linear::Gate, Linear::Up}, {width(Linear::Gate), width(Linear::Up)}, shadow),
                       make_group(w.w_down, adapter, i, {Linear::Down}, {width(Linear::Down)}, shadow)});
    }
    return all;
}

DecoderPass::DecoderPass(const DecoderWeights& base, const Adapter* adapter, const Batch& batch, PassMemory& memory)
    : base_(base), memory_(memory), rows_(static_cast<int64_t>(batch.ids.size())) {
    ids_ = to_device(batch.ids, base.device);
    positions_ = to_device(batch.positions, base.device);
    const int32_t last = batch.positions.empty() ? 0 : *std::max_element(batch.positions.begin(), batch.positions.end());
    table_ = ops::rope_table(last + 1, base.config.head_dim, base.config.rope_theta, base.device);
    shape_ = {.heads = base.config.num_attention_heads, .kv_heads = base.config.num_key_value_heads, .head_dim = base.config.head_dim,
              .offsets = batch.offsets.data(), .documents = static_cast<int64_t>(batch.offsets.size()) - 1};
    groups_ = layer_groups(base, adapter, shadow_);
    while (lowest_ < groups_.size() && groups_[lowest_].qkv.parts.empty() && groups_[lowest_].o.parts.empty() &&
           groups_[lowest_].gate_up.parts.empty() && groups_[lowest_].down.parts.empty()) {
        ++lowest_;
    }
    memory_.kept.reset();
    memory_.scratch.reset();
}

DecoderPass::Kept DecoderPass::allocate(Workspace& from) const {
    const ModelConfig& c = base_.config;
    Kept k;
    k.x = take(from, c.hidden_size);
    k.rstd_in = from.take({rows_}, torch::kFloat32);
    k.qkv = take(from, (c.num_attention_heads + 2 * c.num_key_value_heads) * c.head_dim);
    k.lse = from.take({c.num_attention_heads, rows_}, torch::kFloat32);
    k.attended = take(from, c.num_attention_heads * c.head_dim);
    k.middle = take(from, c.hidden_size);
    k.rstd_middle = from.take({rows_}, torch::kFloat32);
    k.gate_up = take(from, 2 * c.intermediate_size);
    return k;
}

void DecoderPass::allocate_low_rank(Kept& k, const LayerGroups& groups, Workspace& from) const {
    k.s_qkv = take(from, groups.qkv.rank());
    k.s_o = take(from, groups.o.rank());
    k.s_gate_up = take(from, groups.gate_up.rank());
    k.s_down = take(from, groups.down.rank());
}

void DecoderPass::attention_forward(size_t layer, const torch::Tensor& normed, Kept& k, const ops::Dropout& dropout) {
    const ModelConfig& c = base_.config;
    lora_forward(groups_[layer].qkv, normed, dropout, memory_.scratch, k.qkv, k.s_qkv);
    ops::rope(k.qkv, positions_, table_, c.num_attention_heads + c.num_key_value_heads, c.head_dim, false);
    ops::attention(k.qkv, shape_, k.attended, k.lse);
}

void DecoderPass::mlp_forward(size_t layer, const torch::Tensor& normed, Kept& k, const ops::Dropout& dropout, torch::Tensor* delta) {
    const LayerGroups& groups = groups_[layer];
    lora_forward(groups.gate_up, normed, dropout, memory_.scratch, k.gate_up, k.s_gate_up);
    torch::Tensor product = take(memory_.scratch, base_.config.intermediate_size);
    ops::swiglu(k.gate_up, product);
    if (delta != nullptr) {
        lora_forward(groups.down, product, dropout, memory_.scratch, *delta, k.s_down);
    } else {
        lora_project(groups.down, product, dropout, memory_.scratch, k.s_down);
    }
}

void DecoderPass::layer_forward(size_t layer, const Stream& before, Kept& k, const ops::Dropout& dropout, torch::Tensor* delta) {
    const Workspace::Scope within(memory_.scratch);
    const DecoderLayer& w = base_.layers[layer];
    const double eps = base_.config.rms_norm_eps;
    torch::Tensor normed = take(memory_.scratch, base_.config.hidden_size);
    if (before.delta.defined()) {
        ops::add_rms_norm(before.middle, before.delta, w.attn_norm, eps, k.x, normed, k.rstd_in);
    } else {
        ops::rms_norm(k.x, w.attn_norm, eps, normed, k.rstd_in);
    }
    attention_forward(layer, normed, k, dropout);
    torch::Tensor projected = take(memory_.scratch, base_.config.hidden_size);
    lora_forward(groups_[layer].o, k.attended, dropout, memory_.scratch, projected, k.s_o);
    ops::add_rms_norm(k.x, projected, w.ffn_norm, eps, k.middle, normed, k.rstd_middle);
    mlp_forward(layer, normed, k, dropout, delta);
}

DecoderPass::Stream DecoderPass::forward(const ops::Dropout& dropout, bool keep, bool recompute) {
    recompute_ = recompute;
    kept_.assign(groups_.size(), {});
    torch::Tensor delta = take(memory_.kept, base_.config.hidden_size);
    if (recompute || !keep || lowest_ > 0) shared_ = allocate(memory_.kept);
    Stream before;
    for (size_t i = 0; i < groups_.size(); ++i) {
        const Workspace::Scope within(memory_.scratch);
        const bool keeps = keep && i >= lowest_;
        const bool keeps_all = keeps && !recompute;
        Kept k = keeps_all ? allocate(memory_.kept) : shared_;
        if (keeps && recompute) k.x = take(memory_.kept, base_.config.hidden_size);
        allocate_low_rank(k, groups_[i], keeps_all ? memory_.kept : memory_.scratch);
        if (i == 0) torch::index_select_out(k.x, base_.embed, 0, ids_);
        layer_forward(i, before, k, dropout, &delta);
        before = {k.middle, delta};
        if (keeps_all) kept_[i] = k;
        if (keeps && recompute) kept_[i].x = k.x;
    }
    return before;
}

void DecoderPass::backward(torch::Tensor& dx, const ops::Dropout& dropout, float loss_scale) {
    for (size_t i = groups_.size(); i-- > lowest_;) {
        const Workspace::Scope within(memory_.scratch);
        Kept k = kept_[i];
        if (recompute_) {
            k = shared_;
            k.x = kept_[i].x;
            allocate_low_rank(k, groups_[i], memory_.scratch);
            layer_forward(i, {}, k, dropout, nullptr);
        }
        mlp_backward(i, k, dx, dropout, loss_scale);
        attention_backward(i, k, dx, dropout, loss_scale);
    }
}

void DecoderPass::mlp_backward(size_t layer, Kept& k, torch::Tensor& dx, const ops::Dropout& dropout, float loss_scale) {
    const Workspace::Scope within(memory_.scratch);
    const DecoderLayer& w = base_.layers[layer];
    const LayerGroups& groups = groups_[layer];
    torch::Tensor product = take(memory_.scratch, base_.config.intermediate_size);
    torch::Tensor dproduct = take(memory_.scratch, base_.config.intermediate_size);
    if (!groups.down.parts.empty()) ops::swiglu(k.gate_up, product);
    lora_backward(groups.down, product, k.s_down, dx, dropout, loss_scale, memory_.scratch, &dproduct);
    ops::swiglu_backward(k.gate_up, dproduct);
    torch::Tensor normed = take(memory_.scratch, base_.config.hidden_size);
    torch::Tensor dnormed = take(memory_.scratch, base_.config.hidden_size);
    if (!groups.gate_up.parts.empty()) ops::rms_norm_again(k.middle, w.ffn_norm, k.rstd_middle, normed);
    lora_backward(groups.gate_up, normed, k.s_gate_up, k.gate_up, dropout, loss_scale, memory_.scratch, &dnormed);
    ops::rms_norm_backward(dnormed, k.middle, w.ffn_norm, k.rstd_middle, dx);
}

void DecoderPass::attention_backward(size_t layer, Kept& k, torch::Tensor& dx, const ops::Dropout& dropout, float loss_scale) {
    const Workspace::Scope within(memory_.scratch);
    const ModelConfig& c = base_.config;
    const DecoderLayer& w = base_.layers[layer];
    const LayerGroups& groups = groups_[layer];
    torch::Tensor dattended = take(memory_.scratch, c.num_attention_heads * c.head_dim);
    lora_backward(groups.o, k.attended, k.s_o, dx, dropout, loss_scale, memory_.scratch, &dattended);
    const bool last = layer == lowest_;  // below it nothing trains
    if (last && groups.qkv.parts.empty()) return;
    torch::Tensor dqkv = take(memory_.scratch, k.qkv.size(1));
    ops::attention_backward(dattended, k.qkv, k.attended, k.lse, shape_, dqkv);
    ops::rope(dqkv, positions_, table_, c.num_attention_heads + c.num_key_value_heads, c.head_dim, true);
    torch::Tensor normed = take(memory_.scratch, c.hidden_size);
    torch::Tensor dnormed = take(memory_.scratch, c.hidden_size);
    if (!groups.qkv.parts.empty()) ops::rms_norm_again(k.x, w.attn_norm, k.rstd_in, normed);
    lora_backward(groups.qkv, normed, k.s_qkv, dqkv, dropout, loss_scale, memory_.scratch, last ? nullptr : &dnormed);
    if (!last) ops::rms_norm_backward(dnormed, k.x, w.attn_norm, k.rstd_in, dx);
}

}  // namespace lorica
