// SPDX-License-Identifier: GPL-3.0-or-later
// See decoding.h. Engine thread.
#include "core/models/decoding.h"

#include <ATen/core/LegacyTypeDispatch.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lorica {

namespace {

// The base with its blocks beside those matrices that the adapter leaves as they are.
DecoderWeights base_with_blocks(const DecoderWeights& base, const Adapter* adapter, const DecoderBlocks* blocks) {
    DecoderWeights w = effective_base(base, adapter);
    for (size_t i = 0; blocks != nullptr && i < w.layers.size(); ++i) {
        const auto attach = [&](FrozenMatrix DecoderLayer::* matrix, const std::shared_ptr<const ops::BlockRows>& own) {
            FrozenMatrix& to = w.layers[i].*matrix;
            if (to.weight.defined() && to.weight.is_same((base.layers[i].*matrix).weight)) to.blocks = own;
        };
        attach(&DecoderLayer::w_qkv, blocks->layers[i].qkv);
        attach(&DecoderLayer::w_o, blocks->layers[i].o);
        attach(&DecoderLayer::w_gate_up, blocks->layers[i].gate_up);
        attach(&DecoderLayer::w_down, blocks->layers[i].down);
    }
    return w;
}

}  // namespace

Decoding::Decoding(const DecoderWeights& base, const Adapter* adapter, const DecoderBlocks* blocks)
    : base_(base_with_blocks(base, adapter, blocks)), scratch_(base.device), groups_(layer_groups(base_, adapter, shadow_)), caches_(base.layers.size()) {
    if (base_.device.is_cpu() && base_.dtype != torch::kHalf)
        for (LayerGroups& layer : groups_)
            for (LoraGroup* group : {&layer.qkv, &layer.o, &layer.gate_up, &layer.down})
                for (LoraPart& part : group->parts) part.turned = part.sb.t().contiguous();
    if (blocks != nullptr && base_.lm_head.is_same(base.lm_head)) head_blocks_ = blocks->head;
    if (adapter == nullptr || !adapter->prefix) return;
    const torch::NoGradGuard no_graph;
    prefix_.emplace(*adapter->prefix, base.config, base.dtype);
    while (beginning_.length() < prefix_->tokens()) append_slot(beginning_);
    reserve(beginning_.length());
    for (size_t i = 0; i < caches_.size(); ++i) {   // the first places of the cache, in order
        caches_[i].keys.narrow(0, 0, prefix_->tokens()).copy_(prefix_->keys(i));
        caches_[i].values.narrow(0, 0, prefix_->tokens()).copy_(prefix_->values(i));
    }
}

torch::Tensor Decoding::remembered(const Sequence& sequence, int64_t count) const {
    const std::vector<int64_t> slots(sequence.slots.begin(), sequence.slots.begin() + count);
    const torch::Tensor index = torch::tensor(slots).to(base_.device);
    std::vector<torch::Tensor> parts;
    for (const Cache& cache : caches_) parts.insert(parts.end(), {cache.keys.index_select(0, index), cache.values.index_select(0, index)});
    return torch::cat(parts, 1);
}

int64_t Decoding::bytes_per_token(const DecoderWeights& base) {
    const ModelConfig& c = base.config;
    return 2 * c.num_hidden_layers * c.num_key_value_heads * c.head_dim * static_cast<int64_t>(c10::elementSize(base.dtype));
}

void Decoding::reserve(int64_t slots) {
    if (slots <= capacity_) return;
    const int64_t capacity = std::max<int64_t>({slots, 256, 2 * capacity_}), width = base_.config.num_key_value_heads * base_.config.head_dim;
    const auto grow = [&](torch::Tensor& old) {
        torch::Tensor larger = torch::empty({capacity, width}, torch::TensorOptions(base_.dtype).device(base_.device));
        if (old.defined()) larger.narrow(0, 0, capacity_).copy_(old);
        old = larger;
    };
    for (Cache& cache : caches_) {
        grow(cache.keys);
        grow(cache.values);
    }
    capacity_ = capacity;
}

void Decoding::append_slot(Sequence& sequence) {
    int32_t slot;
    if (!free_.empty()) {
        slot = free_.back();
        free_.pop_back();
        uses_[static_cast<size_t>(slot)] = 1;
    } else {
        slot = static_cast<int32_t>(uses_.size());
        uses_.push_back(1);
    }
    sequence.slots.push_back(slot);
}

Sequence Decoding::fork(const Sequence& sequence) {
    for (const int32_t slot : sequence.slots) ++uses_[static_cast<size_t>(slot)];
    return sequence;
}

void Decoding::release(Sequence& sequence) {
    for (const int32_t slot : sequence.slots)
        if (--uses_[static_cast<size_t>(slot)] == 0) free_.push_back(slot);
    sequence.slots.clear();
}

torch::Tensor Decoding::prefill(Sequence& sequence, const std::vector<int32_t>& ids) {
    TORCH_CHECK(sequence.slots.empty() && !ids.empty(), "a prompt begins a sequence");
    Pass pass;
    std::vector<int32_t> positions;
    sequence = fork(beginning_);
    for (size_t i = 0; i < ids.size(); ++i) {
        positions.push_back(static_cast<int32_t>(sequence.length()));
        append_slot(sequence);
    }
    pass.at.assign(sequence.slots.begin() + beginning_.length(), sequence.slots.end());
    return run(ids, pass, positions).view(-1);
}

torch::Tensor Decoding::step(const std::vector<Sequence*>& sequences, const std::vector<int32_t>& ids) {
    Pass pass;
    std::vector<int32_t> positions;
    for (Sequence* sequence : sequences) {
        positions.push_back(static_cast<int32_t>(sequence->length()));
        append_slot(*sequence);
        pass.at.push_back(sequence->slots.back());
        pass.sequences.push_back(sequence);
    }
    return run(ids, pass, positions);
}

torch::Tensor Decoding::run(const std::vector<int32_t>& ids, Pass& pass, const std::vector<int32_t>& positions) {
    const at::AutoDispatchBelowADInplaceOrView no_graph;   // skips autograd's half of every call
    scratch_.reset();
    reserve(static_cast<int64_t>(uses_.size()));
    const auto rows = static_cast<int64_t>(ids.size());
    const torch::Tensor tokens = torch::tensor(ids, torch::kInt32).to(base_.device);
    pass.positions = torch::tensor(positions, torch::kInt32).to(base_.device);
    if (!base_.device.is_cpu()) pass.places = torch::tensor(std::vector<int64_t>(pass.at.begin(), pass.at.end())).to(base_.device);
    std::vector<std::span<const int32_t>> slots;
    for (const Sequence* sequence : pass.sequences) slots.emplace_back(sequence->slots);
    pass.slots = ops::cache_slots(std::move(slots), base_.device);
    tables_.cover(base_.config, *std::max_element(positions.begin(), positions.end()) + 1, base_.device);
    torch::Tensor x = torch::empty({rows, base_.config.hidden_size}, torch::TensorOptions(base_.dtype).device(base_.device)), delta;
    embed(base_, tokens, pass.positions, x);
    for (size_t i = 0; i < base_.layers.size(); ++i) layer(i, pass, x, delta);
    const int64_t wanted = pass.sequences.empty() ? 1 : rows;
    return logits(x.narrow(0, rows - wanted, wanted), delta.narrow(0, rows - wanted, wanted));
}

// The stream is x + delta; after the call x holds it up to this layer's attention and delta what its MLP adds.
void Decoding::layer(size_t i, const Pass& pass, torch::Tensor& x, torch::Tensor& delta) {
    const ModelConfig& c = base_.config;
    const int64_t rows = x.size(0);
    torch::Tensor middle = torch::empty_like(x), out = torch::empty_like(x);
    const Workspace::Scope within(scratch_);
    torch::Tensor normed = take(rows, c.hidden_size), rstd = scratch_.take({rows}, torch::kFloat32);
    if (delta.defined()) {
        torch::Tensor sum = take(rows, c.hidden_size);
        ops::add_norm(x, delta, base_.attn_norm(i), sum, normed, rstd);
        x = sum;
    } else {
        ops::norm(x, base_.attn_norm(i), normed, rstd);
    }
    torch::Tensor qkv = take(rows, base_.layers[i].w_qkv.out());
    linear(groups_[i].qkv, normed, qkv);
    HeadNorms heads = take_head_norms(c, rows, base_.dtype, scratch_);
    rotate_heads(base_, i, tables_, pass.positions, qkv, heads);
    torch::Tensor attended = take(rows, c.num_attention_heads * c.head_dim), projected = take(rows, c.hidden_size);
    remember(i, pass, qkv);
    attend(i, pass, qkv, attended);
    linear(groups_[i].o, attended, projected);
    post_norm(base_.layers[i].post_attn_norm, projected, rstd);
    bottleneck(groups_[i].behind_attention, x, projected);
    ops::add_norm(x, projected, base_.ffn_norm(i), middle, normed, rstd);
    torch::Tensor gate_up = take(rows, base_.layers[i].w_gate_up.out()), product = take(rows, c.intermediate_size);
    linear(groups_[i].gate_up, normed, gate_up);
    activate(c, gate_up, product);
    linear(groups_[i].down, product, out);
    post_norm(base_.layers[i].post_ffn_norm, out, rstd);
    bottleneck(groups_[i].behind_mlp, middle, out);
    x = middle;
    delta = out;
}

void Decoding::linear(const LoraGroup& group, const torch::Tensor& x, torch::Tensor& y) {
    torch::Tensor s = group.rank() > 0 ? take(x.size(0), group.rank()) : torch::Tensor();
    lora_forward(group, x, {}, scratch_, y, s);
}

void Decoding::bottleneck(const std::optional<Bottleneck>& own, const torch::Tensor& stream, torch::Tensor& added) {
    if (!own) return;
    BottleneckKept kept = take_bottleneck(*own, added.size(0), base_.dtype, scratch_);
    bottleneck_read(*own, stream, added, scratch_, kept);
    bottleneck_add(*own, kept, {}, scratch_, added);
}

void Decoding::post_norm(const torch::Tensor& weight, torch::Tensor& added, torch::Tensor& rstd) {
    if (weight.defined()) ops::norm(added.clone(), {weight, {}, base_.config.rms_norm_eps}, added, rstd);
}

// Keys and values of these rows into their slots.
void Decoding::remember(size_t i, const Pass& pass, const torch::Tensor& qkv) {
    const ModelConfig& c = base_.config;
    const int64_t width = c.num_key_value_heads * c.head_dim, first = c.num_attention_heads * c.head_dim;
    for (const bool is_key : {true, false}) {
        torch::Tensor& cache = is_key ? caches_[i].keys : caches_[i].values;
        const torch::Tensor part = qkv.narrow(1, is_key ? first : first + width, width);
        if (!cache.is_cpu()) {
            cache.index_copy_(0, pass.places, part);
            continue;
        }
        const auto bytes = static_cast<size_t>(width) * cache.element_size(), stride = static_cast<size_t>(part.stride(0)) * cache.element_size();
        const char* from = static_cast<const char*>(part.const_data_ptr());
        char* to = static_cast<char*>(cache.mutable_data_ptr());
        for (size_t row = 0; row < pass.at.size(); ++row) std::memcpy(to + static_cast<size_t>(pass.at[row]) * bytes, from + row * stride, bytes);
    }
}

void Decoding::attend(size_t i, const Pass& pass, const torch::Tensor& qkv, torch::Tensor& out) {
    ops::AttentionShape shape = attention_shape(base_.config, i);
    if (pass.sequences.empty()) {
        const int64_t before = beginning_.length(), rows = before + qkv.size(0);
        const std::array<int32_t, 2> offsets = {static_cast<int32_t>(before), static_cast<int32_t>(rows)};
        torch::Tensor lse = scratch_.take({shape.heads, rows}, torch::kFloat32);
        shape.offsets = offsets.data();
        shape.documents = 1;
        if (!prefix_) return ops::attention(qkv, shape, out, lse);
        const torch::Tensor all = take(rows, qkv.size(1));
        torch::Tensor attended = take(rows, out.size(1));
        prefix_->put(i, all);
        all.narrow(0, before, qkv.size(0)).copy_(qkv);
        ops::attention(all, shape, attended, lse);
        out.copy_(attended.narrow(0, before, qkv.size(0)));
        return;
    }
    ops::cached_attention(qkv, shape, caches_[i].keys, caches_[i].values, pass.slots, out);
}

torch::Tensor Decoding::logits(const torch::Tensor& x, const torch::Tensor& delta) {
    torch::Tensor sum = torch::empty_like(x, torch::MemoryFormat::Contiguous), normed = torch::empty_like(sum);
    torch::Tensor rstd = torch::empty({x.size(0)}, x.options().dtype(torch::kFloat32));
    ops::add_norm(x.contiguous(), delta.contiguous(), base_.last_norm(), sum, normed, rstd);
    torch::Tensor out = torch::empty({x.size(0), base_.lm_head.size(0)}, x.options());
    product_nt(normed, FrozenMatrix{.weight = base_.lm_head, .bias = {}, .blocks = head_blocks_}, scratch_, out);
    cap_logits(base_.config, out);
    return out.to(torch::kFloat32).cpu();
}

}  // namespace lorica
