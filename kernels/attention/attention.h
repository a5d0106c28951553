// SPDX-License-Identifier: GPL-3.0-or-later
// Causal attention of one document and one key head, forward and backward. Any thread.
//
// For every query head that reads the key head: S = scale Q K^T below and on the diagonal (with a window only its last
// `window` keys; with a cap S = cap tanh(scale Q K^T / cap), whose slope 1 - (S / cap)^2 goes into dS), P = exp(S - lse) with
// lse = log(sum exp S) by row, O = P V. Back: dV = P^T dO, dP = dO V^T, dS = P (dP - rowsum(dO O)), dQ = scale dS K,
// dK = scale dS^T Q (Dao et al., "FlashAttention", algorithm 4). Four queries at a time; only they have their scores in
// memory. All sums are float32. Documents are short beside the caches: K and V are widened once and stay there.
// A document may have a beginning that lies elsewhere and that others share: its keys come before the document's own.
#pragma once

#include "kernels/simd/type.h"

namespace lorica::kernels {

struct AttentionDocument {
    Type type = Type::F32;
    int64_t rows = 0;              // of the document
    int64_t before = 0;            // rows of its beginning
    int64_t head_dim = 0;          // a multiple of 16
    int64_t queries = 0;           // query heads of this key head, side by side
    float scale = 0;
    float cap = 0;                 // 0: none
    int64_t window = 0;            // 0: all keys before
    int64_t stride = 0;            // elements from row to row of q, k, v and of their gradients
    int64_t out_stride = 0;        // of out and dout
    int64_t lse_stride = 0;        // from query head to query head
    // At the document's first row and the first head concerned.
    const void* q = nullptr;
    const void* k = nullptr;
    const void* v = nullptr;
    const void* k_before = nullptr;  // at the beginning's first row; the stride is that of k and v
    const void* v_before = nullptr;
    const void* out = nullptr;     // backward
    const void* dout = nullptr;    // backward
};

// Floats of scratch for a document of `rows`, its beginning included.
int64_t attention_forward_scratch(int64_t rows, int64_t head_dim);
int64_t attention_backward_scratch(int64_t rows, int64_t head_dim);

void attention_forward(const AttentionDocument& how, void* out, float* lse, float* scratch);
// Overwrites dq (all its query heads), dk, dv. What belongs to the beginning is added to dkv_before: [2, before, head_dim],
// keys, then values.
void attention_backward(const AttentionDocument& how, const float* lse, void* dq, void* dk, void* dv, float* dkv_before, float* scratch);

}  // namespace lorica::kernels
