// SPDX-License-Identifier: GPL-3.0-or-later
// See flash_attention.h. A beginning that documents share is a document of its own, and stands before each other one's keys;
// FlashAttention lays the diagonal so that the last query sees the last key. Engine thread.
#include "core/ops/flash_attention.h"

#include <ATen/ops/_flash_attention_backward.h>
#include <ATen/ops/_flash_attention_forward.h>

#include <algorithm>
#include <optional>

#include "core/ops/device.h"

namespace lorica::ops {
namespace {

constexpr int64_t kLargestHead = 256;
constexpr int kAmpere = 8;

bool is_ampere(const torch::Tensor& x) {
    if constexpr (!kernels::kHasCuda) return false;
    else return kernels::cuda::capability_major(x.get_device()) >= kAmpere;
}

torch::Tensor heads_at(const torch::Tensor& all, int64_t head, int64_t count, int64_t dim) {
    return all.narrow(1, head * dim, count * dim).view({all.size(0), count, dim});
}

std::optional<int64_t> window_left(const AttentionShape& shape) { return shape.window > 0 ? std::optional(shape.window - 1) : std::nullopt; }
std::optional<int64_t> window_right(const AttentionShape& shape) { return shape.window > 0 ? std::optional(int64_t{0}) : std::nullopt; }

struct KeysValues {
    torch::Tensor k, v;
};

KeysValues seen_of(const torch::Tensor& qkv, const AttentionShape& shape, const DocumentIndex& index) {
    KeysValues all{heads_at(qkv, shape.heads, shape.kv_heads, shape.head_dim), heads_at(qkv, shape.heads + shape.kv_heads, shape.kv_heads, shape.head_dim)};
    if (index.seen.defined()) all = {all.k.index_select(0, index.seen), all.v.index_select(0, index.seen)};
    return all;
}

std::shared_ptr<const DocumentIndex> index_of(const torch::Tensor& qkv, const AttentionShape& shape) {
    return shape.index ? shape.index : document_index(shape.offsets, shape.documents, qkv.device());
}

}  // namespace

std::shared_ptr<const DocumentIndex> document_index(const int32_t* offsets, int64_t documents, torch::Device device) {
    auto index = std::make_shared<DocumentIndex>();
    std::vector<int32_t> q = {0}, k = {0};
    std::vector<int64_t> seen;
    const int32_t before = documents > 0 ? offsets[0] : 0;
    const auto add = [&](int32_t first, int32_t rows, int32_t shared) {
        q.push_back(q.back() + rows);
        k.push_back(k.back() + shared + rows);
        index->longest_query = std::max<int64_t>(index->longest_query, rows);
        index->longest_key = std::max<int64_t>(index->longest_key, shared + rows);
        if (before == 0) return;
        for (int32_t i = 0; i < shared; ++i) seen.push_back(i);
        for (int32_t i = 0; i < rows; ++i) seen.push_back(first + i);
    };
    if (before > 0) add(0, before, 0);
    for (int64_t d = 0; d < documents; ++d) add(offsets[d], offsets[d + 1] - offsets[d], before);
    index->query_offsets = torch::tensor(q, torch::kInt32).to(device);
    index->key_offsets = torch::tensor(k, torch::kInt32).to(device);
    if (before > 0) index->seen = torch::tensor(seen, torch::kInt64).to(device);
    return index;
}

bool has_flash_attention(const torch::Tensor& qkv, const AttentionShape& shape) {
    const bool half = qkv.scalar_type() == torch::kBFloat16 || qkv.scalar_type() == torch::kHalf;
    return qkv.is_cuda() && half && shape.cap == 0 && shape.head_dim % 8 == 0 && shape.head_dim <= kLargestHead && is_ampere(qkv);
}

void flash_attention(const torch::Tensor& qkv, const AttentionShape& shape, torch::Tensor& out, torch::Tensor& lse) {
    const auto index = index_of(qkv, shape);
    const KeysValues all = seen_of(qkv, shape, *index);
    const auto got = at::_flash_attention_forward(heads_at(qkv, 0, shape.heads, shape.head_dim), all.k, all.v, index->query_offsets, index->key_offsets, index->longest_query,
                                                  index->longest_key, 0, true, false, shape.score_scale(), window_left(shape), window_right(shape));
    out = std::get<0>(got).view(out.sizes());
    lse = std::get<1>(got).view(lse.sizes());
}

void flash_attention_backward(const torch::Tensor& dout, const torch::Tensor& qkv, const torch::Tensor& out, const torch::Tensor& lse, const AttentionShape& shape,
                              torch::Tensor& dqkv) {
    const auto index = index_of(qkv, shape);
    const KeysValues all = seen_of(qkv, shape, *index);
    const std::vector<int64_t> by_head = {qkv.size(0), shape.heads, shape.head_dim};
    const torch::Tensor none = torch::empty({2}, torch::TensorOptions(torch::kUInt64).device(qkv.device()));   // the state of a dropout there is not
    const auto [dq, dk, dv] = at::_flash_attention_backward(dout.view(by_head), heads_at(qkv, 0, shape.heads, shape.head_dim), all.k, all.v, out.view(by_head), lse,
                                                            index->query_offsets, index->key_offsets, index->longest_query, index->longest_key, 0, true, none, none,
                                                            shape.score_scale(), window_left(shape), window_right(shape));
    if (!index->seen.defined()) {
        const int64_t rows = qkv.size(0);
        torch::cat_out(dqkv, {dq.reshape({rows, -1}), dk.reshape({rows, -1}), dv.reshape({rows, -1})}, 1);
        return;
    }
    heads_at(dqkv, 0, shape.heads, shape.head_dim).copy_(dq);
    torch::Tensor own_k = heads_at(dqkv, shape.heads, shape.kv_heads, shape.head_dim), own_v = heads_at(dqkv, shape.heads + shape.kv_heads, shape.kv_heads, shape.head_dim);
    for (auto [own, part] : {std::pair(own_k, dk), std::pair(own_v, dv)}) {   // the beginning's is the sum of what all give it
        const torch::Tensor sum = torch::zeros(own.sizes(), own.options().dtype(torch::kFloat32));
        sum.index_add_(0, index->seen, part.to(torch::kFloat32));
        own.copy_(sum);
    }
}

}  // namespace lorica::ops
