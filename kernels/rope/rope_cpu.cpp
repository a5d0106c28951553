// SPDX-License-Identifier: GPL-3.0-or-later
// See rope.h. Any thread.
#include "kernels/rope/rope.h"

#include "kernels/simd/simd.h"

namespace lorica::kernels {
namespace {

template <int W, class T>
LORICA_INLINE void rotate_rows(const RopeRows& how, T* x, int64_t from, int64_t to) {
    const int64_t half = how.half;
    for (int64_t row = from; row < to; ++row) {
        const float* cos = how.cos + static_cast<int64_t>(how.positions[row]) * half;
        const float* sin = how.sin + static_cast<int64_t>(how.positions[row]) * half;
        for (int64_t head = 0; head < how.heads; ++head) {
            T* a = x + row * how.stride + head * how.head_dim;
            T* b = a + half;
            int64_t i = 0;
            for (; i + W <= half; i += W) {
                const F<W> c = load<W>(cos + i), s = load<W>(sin + i) * how.sign, u = load<W>(a + i), v = load<W>(b + i);
                store<W>(a + i, u * c - v * s);
                store<W>(b + i, v * c + u * s);
            }
            for (; i < half; ++i) {
                const float c = cos[i], s = sin[i] * how.sign, u = to_float(a[i]), v = to_float(b[i]);
                put(a + i, u * c - v * s);
                put(b + i, v * c + u * s);
            }
        }
    }
}

template <int W>
LORICA_INLINE void rope_rotate_body(const RopeRows& how, void* x, int64_t from, int64_t to) {
    if (how.type == Type::F32) {
        rotate_rows<W>(how, static_cast<float*>(x), from, to);
    } else {
        rotate_rows<W>(how, static_cast<Bf16*>(x), from, to);
    }
}

}  // namespace

LORICA_KERNEL(rope_rotate, (const RopeRows& how, void* x, int64_t from, int64_t to), (how, x, from, to))

}  // namespace lorica::kernels
