// SPDX-License-Identifier: GPL-3.0-or-later
// See decoder_pass.h. A layer: a = x + O(attend(rotate(QKV(norm(x))))), y = a + Down(activate(GateUp(norm(a)))); blocks.h has the
// steps in which architectures differ. With post norms O and Down are normed before they are added.
#include "core/models/decoder_pass.h"

#include <algorithm>

namespace lorica {
namespace {

// A matrix that trains itself, with its bias.
void add_trained(LoraGroup& group, const FrozenMatrix& gradients) {
    group.grad_weight = gradients.weight;
    if (gradients.bias.defined()) group.bias_parts.push_back({0, group.weight.out(), gradients.bias});
}

torch::Tensor to_device(const std::vector<int32_t>& values, torch::Device device) {
    return torch::tensor(values, torch::kInt32).to(device);
}

}  // namespace

DecoderPass::DecoderPass(const DecoderWeights& base, const Adapter* adapter, const Batch& batch, PassMemory& memory)
    : base_(effective_base(base, adapter)), memory_(memory), rows_(static_cast<int64_t>(batch.ids.size())) {
    if (adapter != nullptr && adapter->prefix) prefix_.emplace(*adapter->prefix, base.config, base.dtype);
    if (prefix_) before_ = prefix_->tokens();
    if (adapter != nullptr) bottleneck_dropout_ = adapter->bottleneck_dropout;
    ids_ = to_device(batch.ids, base.device);
    positions_ = to_device(batch.positions, base.device) + static_cast<int32_t>(before_);
    const int32_t last = batch.positions.empty() ? 0 : *std::max_element(batch.positions.begin(), batch.positions.end());
    memory_.tables.cover(base.config, before_ + last + 1, base.device);
    for (const int32_t offset : batch.offsets) offsets_.push_back(offset + static_cast<int32_t>(before_));
    if (!base.device.is_cpu()) index_ = ops::document_index(offsets_.data(), static_cast<int64_t>(offsets_.size()) - 1, base.device);
    groups_ = layer_groups(base_, adapter, shadow_);
    gradients_.layers.resize(groups_.size());
    if (adapter != nullptr) gradients_ = trained_gradients(base_, *adapter);
    for (size_t i = 0; i < groups_.size(); ++i) {
        const DecoderLayer& own = gradients_.layers[i];
        add_trained(groups_[i].qkv, own.w_qkv);
        add_trained(groups_[i].o, own.w_o);
        add_trained(groups_[i].gate_up, own.w_gate_up);
        add_trained(groups_[i].down, own.w_down);
    }
    const auto trains = [](const LayerGroups& g) {
        return g.qkv.trains() || g.o.trains() || g.gate_up.trains() || g.down.trains() || g.behind_attention || g.behind_mlp;
    };
    while (!gradients_.embed.defined() && !prefix_ && lowest_ < groups_.size() && !trains(groups_[lowest_])) ++lowest_;
    memory_.kept.reset();
    memory_.scratch.reset();
}

DecoderPass::Kept DecoderPass::allocate(Workspace& from) const {
    const ModelConfig& c = base_.config;
    Kept k;
    k.x = take(from, c.hidden_size);
    k.rstd_in = from.take({rows_}, torch::kFloat32);
    k.qkv = take_all(from, (c.num_attention_heads + 2 * c.num_key_value_heads) * c.head_dim);
    k.lse = from.take({c.num_attention_heads, before_ + rows_}, torch::kFloat32);
    k.attended = take_all(from, c.num_attention_heads * c.head_dim);
    k.middle = take(from, c.hidden_size);
    k.rstd_middle = from.take({rows_}, torch::kFloat32);
    k.gate_up = take(from, base_.layers.front().w_gate_up.out());
    k.heads = take_head_norms(c, rows_, base_.dtype, from);
    if (!c.traits.post_norms) return k;
    k.projected = take(from, c.hidden_size);
    k.rstd_projected = from.take({rows_}, torch::kFloat32);
    k.added = take(from, c.hidden_size);
    k.rstd_added = from.take({rows_}, torch::kFloat32);
    return k;
}

void DecoderPass::allocate_low_rank(Kept& k, const LayerGroups& groups, Workspace& from) const {
    k.s_qkv = take(from, groups.qkv.rank());
    k.s_o = take(from, groups.o.rank());
    k.s_gate_up = take(from, groups.gate_up.rank());
    k.s_down = take(from, groups.down.rank());
    k.z_qkv = take(from, groups.qkv.scaled());
    k.z_o = take(from, groups.o.scaled());
    k.z_gate_up = take(from, groups.gate_up.scaled());
    k.z_down = take(from, groups.down.scaled());
    if (groups.behind_attention) k.behind_attention = take_bottleneck(*groups.behind_attention, rows_, base_.dtype, from);
    if (groups.behind_mlp) k.behind_mlp = take_bottleneck(*groups.behind_mlp, rows_, base_.dtype, from);
}

void DecoderPass::attention_forward(size_t layer, const torch::Tensor& normed, Kept& k, const ops::Dropout& dropout) {
    torch::Tensor qkv = own(k.qkv);
    lora_forward(groups_[layer].qkv, normed, dropout, memory_.scratch, qkv, k.s_qkv, k.z_qkv);
    rotate_heads(base_, layer, memory_.tables, positions_, qkv, k.heads);
    if (prefix_) prefix_->put(layer, k.qkv);
    ops::attention(k.qkv, shape(layer), k.attended, k.lse);
}

ops::AttentionShape DecoderPass::shape(size_t layer) const {
    ops::AttentionShape shape = attention_shape(base_.config, layer);
    shape.offsets = offsets_.data();
    shape.documents = static_cast<int64_t>(offsets_.size()) - 1;
    shape.index = index_;
    return shape;
}

void DecoderPass::post_norm(const torch::Tensor& weight, torch::Tensor& added, torch::Tensor& before, torch::Tensor& rstd) {
    before.copy_(added);
    ops::norm(before, {weight, {}, base_.config.rms_norm_eps}, added, rstd);
}

torch::Tensor DecoderPass::post_norm_backward(torch::Tensor DecoderLayer::* weight, size_t layer, const torch::Tensor& before, const torch::Tensor& rstd,
                                              const torch::Tensor& dx, float loss_scale) {
    torch::Tensor out = take(memory_.scratch, base_.config.hidden_size).zero_();
    const ops::Norm how{base_.layers[layer].*weight, {}, base_.config.rms_norm_eps};
    ops::norm_parameters_backward(dx, before, how, rstd, 1 / loss_scale, {gradients_.layers[layer].*weight, {}});
    ops::norm_backward(dx, before, how, rstd, out);
    return out;
}

void DecoderPass::mlp_forward(size_t layer, const torch::Tensor& normed, Kept& k, const ops::Dropout& dropout, torch::Tensor* delta) {
    const LayerGroups& groups = groups_[layer];
    lora_forward(groups.gate_up, normed, dropout, memory_.scratch, k.gate_up, k.s_gate_up, k.z_gate_up);
    torch::Tensor product = take(memory_.scratch, base_.config.intermediate_size);
    activate(base_.config, k.gate_up, product);
    const bool normed_after = base_.config.traits.post_norms;
    if (delta != nullptr || normed_after || groups.down.ratio.defined() || groups.behind_mlp) {
        torch::Tensor added = delta != nullptr ? *delta : take(memory_.scratch, base_.config.hidden_size);
        lora_forward(groups.down, product, dropout, memory_.scratch, added, k.s_down, k.z_down);
        if (normed_after) post_norm(base_.layers[layer].post_ffn_norm, added, k.added, k.rstd_added);
        if (!groups.behind_mlp) return;
        bottleneck_read(*groups.behind_mlp, k.middle, added, memory_.scratch, k.behind_mlp);
        if (delta != nullptr) bottleneck_add(*groups.behind_mlp, k.behind_mlp, drop_added_, memory_.scratch, added);
    } else {
        lora_project(groups.down, product, dropout, memory_.scratch, k.s_down);
    }
}

void DecoderPass::layer_forward(size_t layer, const Stream& before, Kept& k, const ops::Dropout& dropout, torch::Tensor* delta) {
    const Workspace::Scope within(memory_.scratch);
    const ops::Norm attn_norm = base_.attn_norm(layer);
    torch::Tensor normed = take(memory_.scratch, base_.config.hidden_size);
    if (before.delta.defined()) {
        ops::add_norm(before.middle, before.delta, attn_norm, k.x, normed, k.rstd_in);
    } else {
        ops::norm(k.x, attn_norm, normed, k.rstd_in);
    }
    attention_forward(layer, normed, k, dropout);
    torch::Tensor projected = take(memory_.scratch, base_.config.hidden_size);
    lora_forward(groups_[layer].o, own(k.attended), dropout, memory_.scratch, projected, k.s_o, k.z_o);
    if (base_.config.traits.post_norms) post_norm(base_.layers[layer].post_attn_norm, projected, k.projected, k.rstd_projected);
    if (const auto& bottleneck = groups_[layer].behind_attention) {
        bottleneck_read(*bottleneck, k.x, projected, memory_.scratch, k.behind_attention);
        bottleneck_add(*bottleneck, k.behind_attention, drop_added_, memory_.scratch, projected);
    }
    ops::add_norm(k.x, projected, base_.ffn_norm(layer), k.middle, normed, k.rstd_middle);
    mlp_forward(layer, normed, k, dropout, delta);
}

DecoderPass::Stream DecoderPass::forward(const ops::Dropout& dropout, bool keep, bool recompute) {
    recompute_ = recompute;
    drop_added_ = {keep ? bottleneck_dropout_ : 0, dropout.seed, dropout.step};
    // bitsandbytes on the CPU: int8 inputs are quantized only where no gradient is asked for.
    for (LayerGroups& groups : groups_) {
        for (LoraGroup* group : {&groups.qkv, &groups.o, &groups.gate_up, &groups.down}) group->weight.exact_inputs = keep && base_.device.is_cpu();
    }
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
        if (i == 0) embed(base_, ids_, positions_, k.x);
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
    if (prefix_) prefix_->finish(loss_scale);
    embed_backward(base_, ids_, positions_, dx, 1 / loss_scale, gradients_);
}

void DecoderPass::mlp_backward(size_t layer, Kept& k, torch::Tensor& dx, const ops::Dropout& dropout, float loss_scale) {
    const Workspace::Scope within(memory_.scratch);
    const LayerGroups& groups = groups_[layer];
    const bool normed_after = base_.config.traits.post_norms;
    torch::Tensor dadded = dx;
    if (groups.behind_mlp) dadded = bottleneck_backward(*groups.behind_mlp, k.behind_mlp, drop_added_, loss_scale, memory_.scratch, dx);
    if (normed_after) dadded = post_norm_backward(&DecoderLayer::post_ffn_norm, layer, k.added, k.rstd_added, dadded, loss_scale);
    torch::Tensor product = take(memory_.scratch, base_.config.intermediate_size);
    torch::Tensor dproduct = take(memory_.scratch, base_.config.intermediate_size);
    if (groups.down.reads_input()) activate(base_.config, k.gate_up, product);
    lora_backward(groups.down, product, k.s_down, k.z_down, dadded, dropout, loss_scale, memory_.scratch, &dproduct);
    activate_backward(base_.config, k.gate_up, dproduct);
    torch::Tensor normed = take(memory_.scratch, base_.config.hidden_size);
    torch::Tensor dnormed = take(memory_.scratch, base_.config.hidden_size);
    if (groups.gate_up.reads_input()) ops::norm_again(k.middle, base_.ffn_norm(layer), k.rstd_middle, normed);
    lora_backward(groups.gate_up, normed, k.s_gate_up, k.z_gate_up, k.gate_up, dropout, loss_scale, memory_.scratch, &dnormed);
    ops::norm_parameters_backward(dnormed, k.middle, base_.ffn_norm(layer), k.rstd_middle, 1 / loss_scale, gradients_.ffn_norm(layer));
    ops::norm_backward(dnormed, k.middle, base_.ffn_norm(layer), k.rstd_middle, dx);
}

void DecoderPass::attention_backward(size_t layer, Kept& k, torch::Tensor& dx, const ops::Dropout& dropout, float loss_scale) {
    const Workspace::Scope within(memory_.scratch);
    const ModelConfig& c = base_.config;
    const LayerGroups& groups = groups_[layer];
    torch::Tensor dadded = dx;
    if (groups.behind_attention) dadded = bottleneck_backward(*groups.behind_attention, k.behind_attention, drop_added_, loss_scale, memory_.scratch, dx);
    if (c.traits.post_norms) dadded = post_norm_backward(&DecoderLayer::post_attn_norm, layer, k.projected, k.rstd_projected, dadded, loss_scale);
    const torch::Tensor dattended = take_all(memory_.scratch, c.num_attention_heads * c.head_dim);
    torch::Tensor down = own(dattended);
    lora_backward(groups.o, own(k.attended), k.s_o, k.z_o, dadded, dropout, loss_scale, memory_.scratch, &down);
    const bool last = layer == lowest_ && !gradients_.embed.defined();  // below it nothing trains
    if (last && !groups.qkv.trains() && !prefix_) return;
    dattended.narrow(0, 0, before_).zero_();
    torch::Tensor all = take_all(memory_.scratch, k.qkv.size(1));
    ops::attention_backward(dattended, k.qkv, k.attended, k.lse, shape(layer), all);
    if (prefix_) prefix_->gather(layer, all);
    if (last && !groups.qkv.trains()) return;
    torch::Tensor dqkv = own(all);
    rotate_heads_backward(base_, layer, memory_.tables, positions_, k.heads, 1 / loss_scale, gradients_, memory_.scratch, dqkv);
    torch::Tensor normed = take(memory_.scratch, c.hidden_size);
    torch::Tensor dnormed = take(memory_.scratch, c.hidden_size);
    if (groups.qkv.reads_input()) ops::norm_again(k.x, base_.attn_norm(layer), k.rstd_in, normed);
    lora_backward(groups.qkv, normed, k.s_qkv, k.z_qkv, dqkv, dropout, loss_scale, memory_.scratch, last ? nullptr : &dnormed);
    if (last) return;
    ops::norm_parameters_backward(dnormed, k.x, base_.attn_norm(layer), k.rstd_in, 1 / loss_scale, gradients_.attn_norm(layer));
    ops::norm_backward(dnormed, k.x, base_.attn_norm(layer), k.rstd_in, dx);
}

}  // namespace lorica
