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

DecoderPass::DecoderPass(const DecoderWeights& base, std::vector<PassPart> parts, PassMemory& memory)
    : base_(effective_base(base, parts.size() == 1 ? parts.front().adapter : nullptr)), memory_(memory) {
    const Adapter* alone = parts.size() == 1 ? parts.front().adapter : nullptr;
    if (alone != nullptr && alone->prefix) prefix_.emplace(*alone->prefix, base.config, base.dtype);
    if (prefix_) before_ = prefix_->tokens();
    std::vector<int32_t> ids, positions;
    for (const PassPart& part : parts) {
        Lane lane{.part = part, .first = rows_, .rows = static_cast<int64_t>(part.batch->ids.size())};
        ids.insert(ids.end(), part.batch->ids.begin(), part.batch->ids.end());
        positions.insert(positions.end(), part.batch->positions.begin(), part.batch->positions.end());
        for (const int32_t offset : part.batch->offsets) lane.offsets.push_back(offset + static_cast<int32_t>(before_));
        if (!base.device.is_cpu()) lane.index = ops::document_index(lane.offsets.data(), static_cast<int64_t>(lane.offsets.size()) - 1, base.device);
        AdapterGroups none;
        AdapterGroups& before = part.groups != nullptr ? *part.groups : none;
        lane.groups = part.same_adapter && !before.layers.empty() ? before.layers : layer_groups(base_, part.adapter, before.shadow);
        if (part.adapter != nullptr && trains_beside_others(*part.adapter)) before.layers = lane.groups;
        rows_ += lane.rows;
        lanes_.push_back(std::move(lane));
    }
    ids_ = to_device(ids, base.device);
    positions_ = to_device(positions, base.device) + static_cast<int32_t>(before_);
    const int32_t last = positions.empty() ? 0 : *std::max_element(positions.begin(), positions.end());
    memory_.tables.cover(base.config, before_ + last + 1, base.device);
    const size_t layers = base_.layers.size();
    gradients_.layers.resize(layers);
    if (alone != nullptr) gradients_ = trained_gradients(base_, *alone);
    for (size_t i = 0; i < layers; ++i) {
        const DecoderLayer& own = gradients_.layers[i];
        LayerGroups& groups = lanes_.front().groups[i];
        add_trained(groups.qkv, own.w_qkv);
        add_trained(groups.o, own.w_o);
        add_trained(groups.gate_up, own.w_gate_up);
        add_trained(groups.down, own.w_down);
    }
    const auto trains = [&](size_t layer) {
        return std::any_of(lanes_.begin(), lanes_.end(), [&](const Lane& lane) {
            const LayerGroups& g = lane.groups[layer];
            return g.qkv.trains() || g.o.trains() || g.gate_up.trains() || g.down.trains() || g.behind_attention || g.behind_mlp;
        });
    };
    while (!gradients_.embed.defined() && !prefix_ && lowest_ < layers && !trains(lowest_)) ++lowest_;
    memory_.kept.reset();
    memory_.scratch.reset();
}

bool DecoderPass::any(size_t layer, Which which, bool (LoraGroup::*what)() const) const {
    return std::any_of(lanes_.begin(), lanes_.end(), [&](const Lane& lane) { return (lane.groups[layer].*which.group.*what)(); });
}

bool DecoderPass::in_common(size_t layer, Which which) const {
    return std::all_of(lanes_.begin(), lanes_.end(), [&](const Lane& lane) { return (lane.groups[layer].*which.group).only_adds(); });
}

void DecoderPass::product(size_t layer, Which which, const torch::Tensor& x, Kept& k, torch::Tensor& y) {
    const Workspace::Scope within(memory_.scratch);
    const bool common = in_common(layer, which);
    if (common) product_nt(x, (only().groups[layer].*which.group).weight, memory_.scratch, y);
    for (size_t i = 0; i < lanes_.size(); ++i) {
        const Lane& lane = lanes_[i];
        const LoraGroup& group = lane.groups[layer].*which.group;
        LowRank& kept = k.lanes[i].*which.kept;
        torch::Tensor own_y = lane.of(y);
        if (common) lora_add(group, lane.of(x), lane.part.dropout, memory_.scratch, own_y, kept.s);
        else lora_forward(group, lane.of(x), lane.part.dropout, memory_.scratch, own_y, kept.s, kept.z);
    }
}

void DecoderPass::product_backward(size_t layer, Which which, const torch::Tensor& x, Kept& k, const torch::Tensor& dy, torch::Tensor* dx) {
    const Workspace::Scope within(memory_.scratch);
    const bool common = in_common(layer, which);
    if (common && dx != nullptr) product_nn(dy, (only().groups[layer].*which.group).weight, memory_.scratch, *dx);
    for (size_t i = 0; i < lanes_.size(); ++i) {
        const Lane& lane = lanes_[i];
        const LoraGroup& group = lane.groups[layer].*which.group;
        const LowRank& kept = k.lanes[i].*which.kept;
        torch::Tensor own_dx = dx != nullptr ? lane.of(*dx) : torch::Tensor();
        torch::Tensor* to = dx != nullptr ? &own_dx : nullptr;
        if (common) lora_add_backward(group, lane.of(x), kept.s, lane.of(dy), lane.part.dropout, lane.part.loss_scale, memory_.scratch, to);
        else lora_backward(group, lane.of(x), kept.s, kept.z, lane.of(dy), lane.part.dropout, lane.part.loss_scale, memory_.scratch, to);
    }
}

DecoderPass::Kept DecoderPass::allocate(Workspace& from) const {
    const ModelConfig& c = base_.config;
    Kept k;
    k.x = take(from, c.hidden_size);
    k.rstd_in = from.take({rows_}, torch::kFloat32);
    k.qkv = take_all(from, (c.num_attention_heads + 2 * c.num_key_value_heads) * c.head_dim);
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

void DecoderPass::allocate_low_rank(Kept& k, size_t layer, Workspace& from) const {
    k.lanes.clear();
    for (const Lane& lane : lanes_) {
        const LayerGroups& groups = lane.groups[layer];
        const auto low_rank = [&](const LoraGroup& group) {
            return LowRank{from.take({lane.rows, group.rank()}, base_.dtype), from.take({lane.rows, group.scaled()}, base_.dtype)};
        };
        k.lanes.push_back({from.take({base_.config.num_attention_heads, before_ + lane.rows}, torch::kFloat32), low_rank(groups.qkv), low_rank(groups.o),
                           low_rank(groups.gate_up), low_rank(groups.down)});
    }
    const LayerGroups& groups = only().groups[layer];
    if (groups.behind_attention) k.behind_attention = take_bottleneck(*groups.behind_attention, rows_, base_.dtype, from);
    if (groups.behind_mlp) k.behind_mlp = take_bottleneck(*groups.behind_mlp, rows_, base_.dtype, from);
}

void DecoderPass::attention_forward(size_t layer, const torch::Tensor& normed, Kept& k) {
    torch::Tensor qkv = own(k.qkv);
    product(layer, kQkv, normed, k, qkv);
    rotate_heads(base_, layer, memory_.tables, positions_, qkv, k.heads);
    if (prefix_) prefix_->put(layer, k.qkv);
    if (lanes_.size() == 1) return ops::attention(k.qkv, shape(layer, only()), k.attended, k.lanes.front().lse);
    for (size_t i = 0; i < lanes_.size(); ++i) {
        const torch::Tensor place = lanes_[i].of(k.attended);
        torch::Tensor attended = place;
        ops::attention(lanes_[i].of(k.qkv), shape(layer, lanes_[i]), attended, k.lanes[i].lse);
        if (!attended.is_same(place)) place.copy_(attended);
    }
}

ops::AttentionShape DecoderPass::shape(size_t layer, const Lane& lane) const {
    ops::AttentionShape shape = attention_shape(base_.config, layer);
    shape.offsets = lane.offsets.data();
    shape.documents = static_cast<int64_t>(lane.offsets.size()) - 1;
    shape.index = lane.index;
    return shape;
}

void DecoderPass::post_norm(const torch::Tensor& weight, torch::Tensor& added, torch::Tensor& before, torch::Tensor& rstd) {
    before.copy_(added);
    ops::norm(before, {weight, {}, base_.config.rms_norm_eps}, added, rstd);
}

torch::Tensor DecoderPass::post_norm_backward(torch::Tensor DecoderLayer::* weight, size_t layer, const torch::Tensor& before, const torch::Tensor& rstd,
                                              const torch::Tensor& dx) {
    torch::Tensor out = take(memory_.scratch, base_.config.hidden_size).zero_();
    const ops::Norm how{base_.layers[layer].*weight, {}, base_.config.rms_norm_eps};
    ops::norm_parameters_backward(dx, before, how, rstd, 1 / only().part.loss_scale, {gradients_.layers[layer].*weight, {}});
    ops::norm_backward(dx, before, how, rstd, out);
    return out;
}

void DecoderPass::mlp_forward(size_t layer, const torch::Tensor& normed, Kept& k, torch::Tensor* delta) {
    const LayerGroups& groups = only().groups[layer];
    product(layer, kGateUp, normed, k, k.gate_up);
    torch::Tensor inner = take(memory_.scratch, base_.config.intermediate_size);
    activate(base_.config, k.gate_up, inner);
    const bool normed_after = base_.config.traits.post_norms;
    if (delta != nullptr || normed_after || any(layer, kDown, &LoraGroup::multiplies) || groups.behind_mlp) {
        torch::Tensor added = delta != nullptr ? *delta : take(memory_.scratch, base_.config.hidden_size);
        product(layer, kDown, inner, k, added);
        if (normed_after) post_norm(base_.layers[layer].post_ffn_norm, added, k.added, k.rstd_added);
        if (!groups.behind_mlp) return;
        bottleneck_read(*groups.behind_mlp, k.middle, added, memory_.scratch, k.behind_mlp);
        if (delta != nullptr) bottleneck_add(*groups.behind_mlp, k.behind_mlp, drop_added_, memory_.scratch, added);
    } else {
        for (size_t i = 0; i < lanes_.size(); ++i)
            lora_project(lanes_[i].groups[layer].down, lanes_[i].of(inner), lanes_[i].part.dropout, memory_.scratch, k.lanes[i].down.s);
    }
}

void DecoderPass::layer_forward(size_t layer, const Stream& before, Kept& k, torch::Tensor* delta) {
    const Workspace::Scope within(memory_.scratch);
    const ops::Norm attn_norm = base_.attn_norm(layer);
    torch::Tensor normed = take(memory_.scratch, base_.config.hidden_size);
    if (before.delta.defined()) {
        ops::add_norm(before.middle, before.delta, attn_norm, k.x, normed, k.rstd_in);
    } else {
        ops::norm(k.x, attn_norm, normed, k.rstd_in);
    }
    attention_forward(layer, normed, k);
    torch::Tensor projected = take(memory_.scratch, base_.config.hidden_size);
    product(layer, kO, own(k.attended), k, projected);
    if (base_.config.traits.post_norms) post_norm(base_.layers[layer].post_attn_norm, projected, k.projected, k.rstd_projected);
    if (const auto& bottleneck = only().groups[layer].behind_attention) {
        bottleneck_read(*bottleneck, k.x, projected, memory_.scratch, k.behind_attention);
        bottleneck_add(*bottleneck, k.behind_attention, drop_added_, memory_.scratch, projected);
    }
    ops::add_norm(k.x, projected, base_.ffn_norm(layer), k.middle, normed, k.rstd_middle);
    mlp_forward(layer, normed, k, delta);
}

DecoderPass::Stream DecoderPass::forward(bool keep, bool recompute) {
    recompute_ = recompute;
    const size_t layers = base_.layers.size();
    const PassPart& first = only().part;
    drop_added_ = {keep && first.adapter != nullptr ? first.adapter->bottleneck_dropout : 0, first.dropout.seed, first.dropout.step};
    // bitsandbytes on the CPU: int8 inputs are quantized only where no gradient is asked for.
    for (Lane& lane : lanes_) {
        for (LayerGroups& groups : lane.groups)
            for (LoraGroup* group : {&groups.qkv, &groups.o, &groups.gate_up, &groups.down}) group->weight.exact_inputs = keep && base_.device.is_cpu();
    }
    kept_.assign(layers, {});
    torch::Tensor delta = take(memory_.kept, base_.config.hidden_size);
    if (recompute || !keep || lowest_ > 0) shared_ = allocate(memory_.kept);
    Stream before;
    for (size_t i = 0; i < layers; ++i) {
        const Workspace::Scope within(memory_.scratch);
        const bool keeps = keep && i >= lowest_;
        const bool keeps_all = keeps && !recompute;
        Kept k = keeps_all ? allocate(memory_.kept) : shared_;
        if (keeps && recompute) k.x = take(memory_.kept, base_.config.hidden_size);
        allocate_low_rank(k, i, keeps_all ? memory_.kept : memory_.scratch);
        if (i == 0) embed(base_, ids_, positions_, k.x);
        layer_forward(i, before, k, &delta);
        before = {k.middle, delta};
        if (keeps_all) kept_[i] = k;
        if (keeps && recompute) kept_[i].x = k.x;
    }
    return before;
}

void DecoderPass::backward(torch::Tensor& dx) {
    for (size_t i = base_.layers.size(); i-- > lowest_;) {
        const Workspace::Scope within(memory_.scratch);
        Kept k = kept_[i];
        if (recompute_) {
            k = shared_;
            k.x = kept_[i].x;
            allocate_low_rank(k, i, memory_.scratch);
            layer_forward(i, {}, k, nullptr);
        }
        mlp_backward(i, k, dx);
        attention_backward(i, k, dx);
    }
    if (prefix_) prefix_->finish(only().part.loss_scale);
    embed_backward(base_, ids_, positions_, dx, 1 / only().part.loss_scale, gradients_);
}

void DecoderPass::mlp_backward(size_t layer, Kept& k, torch::Tensor& dx) {
    const Workspace::Scope within(memory_.scratch);
    const float loss_scale = only().part.loss_scale;
    const LayerGroups& groups = only().groups[layer];
    const bool normed_after = base_.config.traits.post_norms;
    torch::Tensor dadded = dx;
    if (groups.behind_mlp) dadded = bottleneck_backward(*groups.behind_mlp, k.behind_mlp, drop_added_, loss_scale, memory_.scratch, dx);
    if (normed_after) dadded = post_norm_backward(&DecoderLayer::post_ffn_norm, layer, k.added, k.rstd_added, dadded);
    torch::Tensor inner = take(memory_.scratch, base_.config.intermediate_size);
    torch::Tensor dinner = take(memory_.scratch, base_.config.intermediate_size);
    if (any(layer, kDown, &LoraGroup::reads_input)) activate(base_.config, k.gate_up, inner);
    product_backward(layer, kDown, inner, k, dadded, &dinner);
    activate_backward(base_.config, k.gate_up, dinner);
    torch::Tensor normed = take(memory_.scratch, base_.config.hidden_size);
    torch::Tensor dnormed = take(memory_.scratch, base_.config.hidden_size);
    if (any(layer, kGateUp, &LoraGroup::reads_input)) ops::norm_again(k.middle, base_.ffn_norm(layer), k.rstd_middle, normed);
    product_backward(layer, kGateUp, normed, k, k.gate_up, &dnormed);
    ops::norm_parameters_backward(dnormed, k.middle, base_.ffn_norm(layer), k.rstd_middle, 1 / loss_scale, gradients_.ffn_norm(layer));
    ops::norm_backward(dnormed, k.middle, base_.ffn_norm(layer), k.rstd_middle, dx);
}

void DecoderPass::attention_backward(size_t layer, Kept& k, torch::Tensor& dx) {
    const Workspace::Scope within(memory_.scratch);
    const float loss_scale = only().part.loss_scale;
    const ModelConfig& c = base_.config;
    const LayerGroups& groups = only().groups[layer];
    torch::Tensor dadded = dx;
    if (groups.behind_attention) dadded = bottleneck_backward(*groups.behind_attention, k.behind_attention, drop_added_, loss_scale, memory_.scratch, dx);
    if (c.traits.post_norms) dadded = post_norm_backward(&DecoderLayer::post_attn_norm, layer, k.projected, k.rstd_projected, dadded);
    const torch::Tensor dattended = take_all(memory_.scratch, c.num_attention_heads * c.head_dim);
    torch::Tensor down = own(dattended);
    product_backward(layer, kO, own(k.attended), k, dadded, &down);
    const bool last = layer == lowest_ && !gradients_.embed.defined();  // below it nothing trains
    const bool trains = any(layer, kQkv, &LoraGroup::trains);
    if (last && !trains && !prefix_) return;
    dattended.narrow(0, 0, before_).zero_();
    torch::Tensor all = take_all(memory_.scratch, k.qkv.size(1));
    for (size_t i = 0; i < lanes_.size(); ++i) {
        torch::Tensor dqkv = with_prefix(all, lanes_[i]);
        ops::attention_backward(with_prefix(dattended, lanes_[i]), with_prefix(k.qkv, lanes_[i]), with_prefix(k.attended, lanes_[i]), k.lanes[i].lse,
                                shape(layer, lanes_[i]), dqkv);
    }
    if (prefix_) prefix_->gather(layer, all);
    if (last && !trains) return;
    torch::Tensor dqkv = own(all);
    rotate_heads_backward(base_, layer, memory_.tables, positions_, k.heads, 1 / loss_scale, gradients_, memory_.scratch, dqkv);
    torch::Tensor normed = take(memory_.scratch, c.hidden_size);
    torch::Tensor dnormed = take(memory_.scratch, c.hidden_size);
    if (any(layer, kQkv, &LoraGroup::reads_input)) ops::norm_again(k.x, base_.attn_norm(layer), k.rstd_in, normed);
    product_backward(layer, kQkv, normed, k, dqkv, last ? nullptr : &dnormed);
    if (last) return;
    ops::norm_parameters_backward(dnormed, k.x, base_.attn_norm(layer), k.rstd_in, 1 / loss_scale, gradients_.attn_norm(layer));
    ops::norm_backward(dnormed, k.x, base_.attn_norm(layer), k.rstd_in, dx);
}

}  // namespace lorica
