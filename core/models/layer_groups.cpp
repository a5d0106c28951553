// SPDX-License-Identifier: GPL-3.0-or-later
// layer_groups() of decoder_pass.h: the adapter in the base's type, and the four products of each layer. Engine thread.
#include <algorithm>

#include "core/models/decoder_pass.h"
#include "core/ops/device.h"
#include "core/ops/host.h"
#include "kernels/lora/lora.h"

namespace lorica {
namespace {

// One fused matrix: the linears in it and how wide each output is.
struct GroupShape {
    std::vector<Linear> linears;
    std::vector<int64_t> columns;
};

// The adapter in the base's type, B and bottlenecks' up already times their scale. On a GPU a product's B stand in `blocks`, one for
// each layer and product, undefined where a product has none.
struct Shadow {
    torch::Tensor values;
    std::vector<torch::Tensor> blocks = {};
};

// Parameters that the passes read as they are: without what trains in the base's place, and without a prefix.
int64_t shadowed(const Adapter& adapter) {
    if (!adapter.trained.empty()) return adapter.trained.front().values.storage_offset();
    return adapter.prefix ? adapter.prefix->parts.front().values.storage_offset() : adapter.parameters.numel();
}

// Calls visit(values, scale) for everything whose scale is not one.
template <class Visit>
void over_scaled(const Adapter& adapter, const Visit& visit) {
    for (const LoraLayer& layer : adapter.layers) {
        for (const auto& slot : layer.bottlenecks) {
            if (!slot || slot->scale == 1) continue;
            visit(slot->up, slot->scale);
            visit(slot->up_bias, slot->scale);
        }
    }
}

// `memory` is used again where it fits.
Shadow shadow_on_host(const DecoderWeights& base, const Adapter& adapter, torch::Tensor memory) {
    struct Range {
        int64_t at, count;
        float scale;
    };
    std::vector<Range> scaled, all;
    const auto scale = [&](const torch::Tensor& values, float by) { scaled.push_back({values.storage_offset(), values.numel(), by}); };
    for (const LoraLayer& layer : adapter.layers)
        for (const auto& slot : layer.slots)
            if (slot) scale(slot->b, slot->scale);
    over_scaled(adapter, scale);
    std::sort(scaled.begin(), scaled.end(), [](const Range& a, const Range& b) { return a.at < b.at; });
    const int64_t count = shadowed(adapter);
    int64_t at = 0;
    for (const Range& one : scaled) {   // what lies between is taken as it is
        all.push_back({at, one.at - at, 1});
        all.push_back(one);
        at = one.at + one.count;
    }
    all.push_back({at, count - at, 1});
    if (!memory.defined() || memory.numel() != count || memory.scalar_type() != base.dtype || !memory.is_cpu()) memory = torch::empty({count}, base.dtype);
    if (!ops::on_host(memory)) {   // float16
        for (const Range& one : all) memory.narrow(0, one.at, one.count).copy_(adapter.parameters.narrow(0, one.at, one.count) * one.scale);
        return {memory};
    }
    const float* from = adapter.parameters.const_data_ptr<float>();
    auto* to = static_cast<std::byte*>(ops::out(memory));
    const auto bytes = static_cast<int64_t>(memory.element_size());
    at::parallel_for(0, static_cast<int64_t>(all.size()), 8, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            const Range& one = all[static_cast<size_t>(i)];
            kernels::scale_into(from + one.at, one.scale, ops::kernel_type(memory), to + one.at * bytes, one.count);
        }
    });
    return {memory};
}

// One kernel places everything.
Shadow shadow_on_device(const DecoderWeights& base, const Adapter& adapter) {
    Shadow shadow;
    if constexpr (kernels::kHasCuda) {
        using kernels::cuda::Placement;
        std::vector<Placement> all;
        const int64_t count = shadowed(adapter);
        constexpr int64_t kPiece = 1 << 20;
        for (int64_t at = 0; at < count; at += kPiece) all.push_back({at, at, std::min(kPiece, count - at), 1, 1, 1});
        // What is scaled goes over what was copied as it is: in a second launch.
        const size_t plain = all.size();
        const auto scaled = [&](const torch::Tensor& values, float by) { all.push_back({values.storage_offset(), values.storage_offset(), values.numel(), 1, 1, by}); };
        over_scaled(adapter, scaled);
        int64_t size = count, largest = 0;
        struct Block {
            int64_t at, rows, rank;
        };
        std::vector<Block> blocks;
        for (size_t layer = 0; layer < adapter.layers.size(); ++layer) {
            for (int product = 0; product < kProductCount; ++product) {
                int64_t rank = 0, row = 0, column = 0;
                const std::vector<Linear> linears = linears_of(base.config, static_cast<Product>(product));
                for (const Linear linear : linears)
                    if (const LoraSlot* slot = adapter.layers[layer].at(linear)) rank += slot->r;
                size = (size + 7) / 8 * 8;   // blocks begin at 16 bytes
                const int64_t at = size;
                for (const Linear linear : linears) {
                    if (const LoraSlot* slot = adapter.layers[layer].at(linear)) {
                        all.push_back({slot->b.storage_offset(), size + row * rank + column, slot->b.numel(), slot->r, rank, slot->scale});
                        column += slot->r;
                    }
                    row += out_features(base.config, linear);
                }
                blocks.push_back({at, row, rank});
                size += row * rank;
            }
        }
        shadow.values = torch::zeros({size}, torch::TensorOptions(base.dtype).device(base.device));
        for (const auto& [at, rows, rank] : blocks)
            shadow.blocks.push_back(rank > 0 ? shadow.values.narrow(0, at, rows * rank).view({rows, rank}) : torch::Tensor());
        const torch::Tensor table = torch::from_blob(all.data(), {static_cast<int64_t>(all.size() * sizeof(Placement))}, torch::kUInt8).to(base.device);
        const auto* placements = static_cast<const Placement*>(table.const_data_ptr());
        for (size_t i = plain; i < all.size(); ++i) largest = std::max(largest, all[i].count);
        const float* from = adapter.parameters.const_data_ptr<float>();
        kernels::cuda::place(placements, static_cast<int64_t>(plain), std::min(kPiece, count), from, ops::kernel_type(shadow.values), ops::out(shadow.values), ops::stream_of(shadow.values));
        kernels::cuda::place(placements + plain, static_cast<int64_t>(all.size() - plain), largest, from, ops::kernel_type(shadow.values), ops::out(shadow.values), ops::stream_of(shadow.values));
    }
    return shadow;
}

// The adapter's slots of these linears, which lie behind one another in the flat buffer.
void add_low_rank(LoraGroup& group, const Adapter& adapter, size_t layer, const GroupShape& shape, const Shadow& shadow_of, size_t product) {
    const torch::Tensor& shadow = shadow_of.values;
    const torch::Tensor blocks = shadow_of.blocks.empty() ? torch::Tensor() : shadow_of.blocks[layer * kProductCount + product];
    int64_t column = 0, rank = 0, a_at = -1;
    for (size_t i = 0; i < shape.linears.size(); ++i) {
        const int64_t columns = shape.columns[i];
        if (const LoraSlot* slot = adapter.layers[layer].at(shape.linears[i])) {
            if (a_at < 0) a_at = slot->a.storage_offset();
            LoraPart part{.column = column, .columns = columns, .rank_at = rank, .r = slot->r, .scale = slot->scale,
                          .stream = slot->stream, .sb = {}, .grad_b = slot->grad_b};
            if (!blocks.defined()) part.sb = shadow.narrow(0, slot->b.storage_offset(), columns * slot->r).view({columns, slot->r});
            rank += slot->r;
            group.parts.push_back(std::move(part));
        }
        column += columns;
    }
    if (rank == 0) return;
    const int64_t in = group.weight.in();
    group.a = shadow.narrow(0, a_at, rank * in).view({rank, in});
    if (adapter.gradients.defined()) group.grad_a = adapter.gradients.narrow(0, a_at, rank * in).view({rank, in});
    if (!blocks.defined()) return;
    group.b = blocks;
    for (LoraPart& part : group.parts) part.sb = blocks.narrow(0, part.column, part.columns).narrow(1, part.rank_at, part.r);
}

// The ratio of one slot on a GPU, out of the group's shadow of A.
torch::Tensor dora_ratio_on_device(const LoraSlot& slot, const LoraGroup& group, const LoraPart& part, torch::Tensor& norm) {
    Workspace scratch(slot.a.device());
    FrozenMatrix bare = some_outputs(group.weight, part.column, part.columns);
    bare.exact_inputs = true;
    const torch::Tensor a = group.a.narrow(0, part.rank_at, part.r);
    torch::Tensor projected = torch::empty({part.r, part.columns}, a.options()), ratio = torch::empty({part.columns}, a.options());
    product_nt(a, bare, scratch, projected);
    norm = torch::empty({part.columns}, slot.magnitude.options());
    if constexpr (kernels::kHasCuda) {
        const torch::Tensor gram = torch::mm(slot.a, slot.a.t());
        kernels::cuda::dora_ratio({.rows = part.columns, .r = part.r, .scale = slot.scale, .b = slot.b.const_data_ptr<float>(), .type = ops::kernel_type(projected),
                                   .projected = ops::in(projected), .gram = gram.const_data_ptr<float>(), .row_squares = slot.row_squares.const_data_ptr<float>(),
                                   .magnitude = slot.magnitude.const_data_ptr<float>()},
                                  norm.data_ptr<float>(), ops::out(ratio), ops::stream_of(projected));
    }
    return ratio;
}

// DoRA's and (IA)³'s vectors, and trained biases.
void add_vectors(LoraGroup& group, const LoraLayer& layer, const GroupShape& shape, torch::Dtype dtype) {
    torch::Tensor ratio;
    int64_t column = 0;
    const FrozenMatrix plain = group.weight;
    const auto scale_output = [&](int64_t columns, const torch::Tensor& by, const torch::Tensor& norm, const torch::Tensor& gradient) {
        if (!ratio.defined()) ratio = torch::ones({plain.out()}, by.options());
        ratio.narrow(0, column, columns).copy_(by);
        if (gradient.defined()) group.ratio_parts.push_back({column, columns, norm, gradient});
    };
    for (size_t i = 0; i < shape.linears.size(); ++i) {
        const auto linear = static_cast<size_t>(shape.linears[i]);
        const int64_t columns = shape.columns[i];
        if (const auto& slot = layer.slots[linear]; slot && slot->magnitude.defined()) {
            torch::Tensor norm, by;
            if (kernels::kHasCuda && ops::on_cuda(group.a)) {
                const auto part = std::find_if(group.parts.begin(), group.parts.end(), [&](const LoraPart& one) { return one.column == column; });
                by = dora_ratio_on_device(*slot, group, *part, norm);
            } else {
                norm = dora_norm(*slot, some_outputs(plain, column, columns));
                by = slot->magnitude / norm;
            }
            scale_output(columns, by, norm, slot->grad_magnitude);
        }
        if (const auto& slot = layer.ia3[linear]) {
            if (slot->feed_forward) {
                group.input_ratio = slot->l.to(dtype);
                group.grad_input = slot->gradient;
            } else {
                group.ratio_on_bias = true;
                scale_output(columns, slot->l, {}, slot->gradient);
            }
        }
        if (const auto& slot = layer.biases[linear]) {
            if (group.weight.bias.is_same(plain.bias)) group.weight.bias = plain.bias.clone();
            group.weight.bias.narrow(0, column, columns).copy_(slot->bias);
            if (slot->gradient.defined()) group.bias_parts.push_back({column, columns, slot->gradient});
        }
        column += columns;
    }
    if (ratio.defined()) group.ratio = ratio.to(dtype);
}

LoraGroup make_group(const FrozenMatrix& weight, const Adapter* adapter, size_t layer, const GroupShape& shape, const Shadow& shadow, torch::Dtype dtype, size_t product) {
    LoraGroup group;
    group.weight = weight;
    if (adapter == nullptr) return group;
    add_low_rank(group, *adapter, layer, shape, shadow, product);
    add_vectors(group, adapter->layers[layer], shape, dtype);
    return group;
}

}  // namespace

std::vector<LayerGroups> layer_groups(const DecoderWeights& base, const Adapter* adapter, torch::Tensor& memory) {
    Shadow shadow;
    if (adapter != nullptr) shadow = base.device.is_cuda() && kernels::kHasCuda ? shadow_on_device(base, *adapter) : shadow_on_host(base, *adapter, memory);
    memory = shadow.values;
    const auto shape_of = [&](Product product) {
        GroupShape shape{linears_of(base.config, product), {}};
        for (const Linear linear : shape.linears) shape.columns.push_back(out_features(base.config, linear));
        return shape;
    };
    const GroupShape qkv = shape_of(Product::Qkv), o = shape_of(Product::O), gate_up = shape_of(Product::GateUp), down = shape_of(Product::Down);
    std::vector<LayerGroups> all;
    for (size_t i = 0; i < base.layers.size(); ++i) {
        const DecoderLayer& w = base.layers[i];
        all.push_back({make_group(w.w_qkv, adapter, i, qkv, shadow, base.dtype, 0), make_group(w.w_o, adapter, i, o, shadow, base.dtype, 1),
                       make_group(w.w_gate_up, adapter, i, gate_up, shadow, base.dtype, 2), make_group(w.w_down, adapter, i, down, shadow, base.dtype, 3), {}, {}});
        if (adapter == nullptr) continue;
        all.back().behind_attention = make_bottleneck(adapter->layers[i].bottlenecks[0], shadow.values);
        all.back().behind_mlp = make_bottleneck(adapter->layers[i].bottlenecks[1], shadow.values);
    }
    return all;
}

}  // namespace lorica
