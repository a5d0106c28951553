// SPDX-License-Identifier: GPL-3.0-or-later
// See cached_attention.h: our kernel on the CPU, gathers and products elsewhere. Engine thread.
#include "core/ops/cached_attention.h"

#include "core/ops/device.h"
#include "core/ops/host.h"
#include "kernels/cached_attention/cached_attention.h"

namespace lorica::ops {
namespace {

// The tokens that the last one sees.
std::span<const int32_t> seen(const AttentionShape& shape, std::span<const int32_t> slots) {
    const auto window = static_cast<size_t>(shape.window);
    return window > 0 && slots.size() > window ? slots.last(window) : slots;
}

constexpr int64_t kLargestHead = 256;   // of the GPU's kernel

void by_kernel(const torch::Tensor& qkv, const AttentionShape& shape, const torch::Tensor& keys, const torch::Tensor& values, const CacheSlots& slots, torch::Tensor& result) {
    if constexpr (kernels::kHasCuda) {
        const kernels::CachedAttention how{.type = kernel_type(qkv), .head_dim = shape.head_dim, .queries = shape.heads / shape.kv_heads,
                                           .scale = static_cast<float>(shape.score_scale()), .cap = static_cast<float>(shape.cap), .q = in(qkv), .keys = in(keys),
                                           .values = in(values), .stride = keys.stride(0), .slots = slots.flat.const_data_ptr<int32_t>()};
        const kernels::cuda::CachedRows all{.rows = qkv.size(0), .kv_heads = shape.kv_heads, .q_stride = qkv.stride(0), .out_stride = result.stride(0), .window = shape.window,
                                      .starts = slots.starts.const_data_ptr<int32_t>()};
        kernels::cuda::cached_attention(how, all, out(result), stream_of(qkv));
    }
}

void by_formula(const torch::Tensor& qkv, const AttentionShape& shape, const torch::Tensor& keys, const torch::Tensor& values,
                const std::vector<std::span<const int32_t>>& slots, torch::Tensor& out) {
    const int64_t kv = shape.kv_heads, dim = shape.head_dim;
    for (size_t row = 0; row < slots.size(); ++row) {
        const std::span<const int32_t> own = seen(shape, slots[row]);
        const auto count = static_cast<int64_t>(own.size()), at = static_cast<int64_t>(row);
        const torch::Tensor index = torch::tensor(std::vector<int64_t>(own.begin(), own.end())).to(keys.device());
        const torch::Tensor k = keys.index_select(0, index).view({count, kv, dim}).permute({1, 2, 0});
        const torch::Tensor v = values.index_select(0, index).view({count, kv, dim}).transpose(0, 1);
        const torch::Tensor q = qkv.narrow(0, at, 1).narrow(1, 0, shape.heads * dim).view({kv, shape.heads / kv, dim});
        torch::Tensor scores = torch::bmm(q, k).to(torch::kFloat32).mul_(shape.score_scale());
        if (shape.cap > 0) scores = torch::tanh(scores / shape.cap) * shape.cap;
        out.narrow(0, at, 1).copy_(torch::bmm(torch::softmax(scores, 2).to(v.scalar_type()), v).view({1, shape.heads * dim}));
    }
}

}  // namespace

CacheSlots cache_slots(std::vector<std::span<const int32_t>> rows, torch::Device device) {
    CacheSlots slots{std::move(rows), {}, {}};
    if (device.is_cpu()) return slots;
    std::vector<int32_t> flat, starts = {0};
    for (const auto& own : slots.rows) {
        flat.insert(flat.end(), own.begin(), own.end());
        starts.push_back(static_cast<int32_t>(flat.size()));
    }
    slots.flat = torch::tensor(flat, torch::kInt32).to(device);
    slots.starts = torch::tensor(starts, torch::kInt32).to(device);
    return slots;
}

void cached_attention(const torch::Tensor& qkv, const AttentionShape& shape, const torch::Tensor& keys, const torch::Tensor& values,
                      const CacheSlots& where, torch::Tensor& result) {
    if (kernels::kHasCuda && on_cuda(qkv) && shape.head_dim <= kLargestHead) return by_kernel(qkv, shape, keys, values, where, result);
    const std::vector<std::span<const int32_t>>& slots = where.rows;
    if (!on_host(qkv) || shape.head_dim % 16 != 0) return by_formula(qkv, shape, keys, values, slots, result);
    const int64_t queries = shape.heads / shape.kv_heads, element = static_cast<int64_t>(qkv.element_size());
    const auto rows = static_cast<int64_t>(slots.size());
    int64_t longest = 0;
    for (const auto& one : slots) longest = std::max(longest, static_cast<int64_t>(seen(shape, one).size()));
    over_threads(rows * shape.kv_heads, 2 * longest * shape.head_dim * queries, [&](int64_t from, int64_t to) {
        std::vector<float> scratch(static_cast<size_t>(kernels::cached_attention_scratch(longest, queries, shape.head_dim)));
        for (int64_t task = from; task < to; ++task) {
            const int64_t row = task / shape.kv_heads, h = task % shape.kv_heads;
            const std::span<const int32_t> own = seen(shape, slots[static_cast<size_t>(row)]);
            const auto bytes = [&](const torch::Tensor& t, int64_t r, int64_t head) {
                return static_cast<const char*>(in(t)) + (r * t.stride(0) + head * shape.head_dim) * element;
            };
            const kernels::CachedAttention how{.type = kernel_type(qkv), .head_dim = shape.head_dim, .queries = queries,
                                               .scale = static_cast<float>(shape.score_scale()), .cap = static_cast<float>(shape.cap),
                                               .q = bytes(qkv, row, h * queries), .keys = bytes(keys, 0, h), .values = bytes(values, 0, h),
                                               .stride = keys.stride(0), .slots = own.data(), .count = static_cast<int64_t>(own.size())};
            kernels::cached_attention(how, static_cast<char*>(out(result)) + (row * result.stride(0) + h * queries * shape.head_dim) * element, scratch.data());
        }
    });
}

}  // namespace lorica::ops
