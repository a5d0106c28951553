// SPDX-License-Identifier: GPL-3.0-or-later
// Attention on a GPU by LibTorch's FlashAttention (Dao, "FlashAttention-2", 2023) over documents of any lengths. Engine thread.
#pragma once

#include <torch/types.h>

#include "core/ops/ops.h"

namespace lorica::ops {

// Half precision, no cap, heads of a size that FlashAttention has, an Ampere card or newer.
bool has_flash_attention(const torch::Tensor& qkv, const AttentionShape& shape);
// As attention() and attention_backward(); out and lse become the library's tensors instead of being copied to. The sums of the backward pass come in no fixed order.
void flash_attention(const torch::Tensor& qkv, const AttentionShape& shape, torch::Tensor& out, torch::Tensor& lse);
void flash_attention_backward(const torch::Tensor& dout, const torch::Tensor& qkv, const torch::Tensor& out, const torch::Tensor& lse, const AttentionShape& shape,
                              torch::Tensor& dqkv);

}  // namespace lorica::ops
