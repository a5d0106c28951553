// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of one new token over cached keys and values, for one key head. Any thread.
//
// o = sum over t of softmax(scale q k_t) v_t for every query head that reads the key head. A sequence's tokens lie
// anywhere in the cache: slots[t] is the place of token t, so that sequences share beginnings and none is ever moved
// (Kwon et al., "PagedAttention", SOSP 2023, with pages of one token). Sums are float32, in an order that depends on
// this sequence alone.
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

struct CachedAttention {
    Type type = Type::F32;
    int64_t head_dim = 0;          // a multiple of 16
    int64_t queries = 0;           // query heads of this key head, side by side in q and out
    float scale = 0;
    float cap = 0;                 // over 0: scores become cap tanh(score / cap)
    const void* q = nullptr;
    const void* keys = nullptr;    // of this head at slot 0
    const void* values = nullptr;
    int64_t stride = 0;            // elements from slot to slot
    const int32_t* slots = nullptr;
    int64_t count = 0;             // tokens, the new one included
};

// Floats of scratch.
int64_t cached_attention_scratch(int64_t count, int64_t queries, int64_t head_dim);
void cached_attention(const CachedAttention& how, void* out, float* scratch);

namespace cuda {
// All rows and heads: row r of q (strides are elements from row to row) sees slots[starts[r]] .. slots[starts[r + 1] - 1], of them the
// last `window` if that is over 0. CachedAttention::count is not read.
struct CachedRows {
    int64_t rows = 0, kv_heads = 0, q_stride = 0, out_stride = 0, window = 0;
    const int32_t* starts = nullptr;
};
void cached_attention(const CachedAttention& how, const CachedRows& all, void* out, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
