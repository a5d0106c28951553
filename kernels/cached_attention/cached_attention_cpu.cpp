// SPDX-License-Identifier: GPL-3.0-or-later
// See cached_attention.h. Any thread.
#include "kernels/cached_attention/cached_attention.h"

#include "kernels/simd/simd.h"
#include "kernels/attention/soft_cap.h"

namespace lorica::kernels {
namespace {

constexpr int64_t kPad = 16;  // the widest vector: rows of scores begin at a multiple of it

LORICA_INLINE int64_t padded(int64_t count) { return (count + kPad - 1) / kPad * kPad; }

// scores[h][t] = q_h k_t, q scaled already.
template <int W, class T>
LORICA_INLINE void score(const CachedAttention& how, const float* q, float* scores) {
    const int64_t dim = how.head_dim, width = padded(how.count);
    const T* keys = static_cast<const T*>(how.keys);
    for (int64_t t = 0; t < how.count; ++t) {
        const T* k = keys + static_cast<int64_t>(how.slots[t]) * how.stride;
        for (int64_t h = 0; h < how.queries; ++h) {
            F<W> acc = {};
            for (int64_t d = 0; d < dim; d += W) acc += load<W>(q + h * dim + d) * load<W>(k + d);
            scores[h * width + t] = sum<W>(acc);
        }
    }
}

// exp(score - largest), and 1 / their sum. The padding becomes zero.
template <int W>
LORICA_INLINE float soften(float* scores, int64_t count) {
    const int64_t width = padded(count);
    for (int64_t t = count; t < width; ++t) scores[t] = -3e38f;
    F<W> top = load<W>(scores);
    for (int64_t t = W; t < width; t += W) top = max<W>(top, load<W>(scores + t));
    const float largest = max<W>(top);
    F<W> total = {};
    for (int64_t t = 0; t < width; t += W) {
        const F<W> e = exp<W>(load<W>(scores + t) - largest);
        store<W>(scores + t, e);
        total += e;
    }
    return 1.0f / sum<W>(total);
}

template <int W, int kN, class T>
LORICA_INLINE void mix(const CachedAttention& how, const float* p, float factor, int64_t d, T* out) {
    const T* values = static_cast<const T*>(how.values) + d;
    F<W> acc[kN] = {};
    for (int64_t t = 0; t < how.count; ++t) {
        const T* v = values + static_cast<int64_t>(how.slots[t]) * how.stride;
        for (int j = 0; j < kN; ++j) acc[j] += load<W>(v + j * W) * p[t];
    }
    for (int j = 0; j < kN; ++j) store<W>(out + d + j * W, acc[j] * factor);
}

template <int W, class T>
LORICA_INLINE void attend(const CachedAttention& how, T* out, float* scratch) {
    const int64_t dim = how.head_dim, width = padded(how.count);
    float* q = scratch;
    float* scores = scratch + padded(how.queries * dim);
    const T* from = static_cast<const T*>(how.q);
    for (int64_t i = 0; i < how.queries * dim; i += W) store<W>(q + i, load<W>(from + i) * how.scale);
    score<W, T>(how, q, scores);
    for (int64_t h = 0; h < how.queries; ++h) {
        float* p = scores + h * width;
        if (how.cap > 0) cap_row<W>(p, width, how.cap);
        const float factor = soften<W>(p, how.count);
        int64_t d = 0;
        for (; d + 4 * W <= dim; d += 4 * W) mix<W, 4>(how, p, factor, d, out + h * dim);
        for (; d < dim; d += W) mix<W, 1>(how, p, factor, d, out + h * dim);
    }
}

template <int W>
LORICA_INLINE void cached_attention_body(const CachedAttention& how, void* out, float* scratch) {
    if (how.type == Type::F32) {
        attend<W>(how, static_cast<float*>(out), scratch);
    } else {
        attend<W>(how, static_cast<Bf16*>(out), scratch);
    }
}

}  // namespace

int64_t cached_attention_scratch(int64_t count, int64_t queries, int64_t head_dim) { return padded(queries * head_dim) + queries * padded(count); }

LORICA_KERNEL(cached_attention, (const CachedAttention& how, void* out, float* scratch), (how, out, scratch))

}  // namespace lorica::kernels
