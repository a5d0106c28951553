// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of one new token a sequence over its cached keys and values. Engine thread.
#pragma once

#include <torch/types.h>

#include <span>
#include <vector>

#include "core/ops/ops.h"

namespace lorica::ops {

// Where the tokens of each row's sequence lie in the cache.
struct CacheSlots {
    std::vector<std::span<const int32_t>> rows;
    torch::Tensor flat, starts;   // on a GPU: one behind another, int32, and where each row's begin, [rows + 1]
};
CacheSlots cache_slots(std::vector<std::span<const int32_t>> rows, torch::Device device);

// Row r of qkv (its queries come first) attends to the tokens at slots.rows[r] of keys and values, [slots, kv_heads * head_dim];
// its own are the last of them. Scale, cap and window as in attention(); documents are not looked at. out [rows, heads * head_dim].
void cached_attention(const torch::Tensor& qkv, const AttentionShape& shape, const torch::Tensor& keys, const torch::Tensor& values,
                      const CacheSlots& slots, torch::Tensor& out);

}  // namespace lorica::ops
