// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of one new token a sequence over its cached keys and values. Engine thread.
#pragma once

#include <torch/types.h>

#include <span>
#include <vector>

namespace lorica::ops {

struct CachedShape {
    int64_t heads = 0, kv_heads = 0, head_dim = 0;
};
// Row r of qkv (its queries come first) attends to the tokens at slots[r] of keys and values, [slots, kv_heads * head_dim];
// its own are among them. out [rows, heads * head_dim].
void cached_attention(const torch::Tensor& qkv, const CachedShape& shape, const torch::Tensor& keys, const torch::Tensor& values,
                      const std::vector<std::span<const int32_t>>& slots, torch::Tensor& out);

}  // namespace lorica::ops
