// SPDX-License-Identifier: GPL-3.0-or-later
// See swiglu.h. Any thread.
#include "kernels/swiglu/swiglu.h"

#include "kernels/simd/simd.h"

#include <cmath>

namespace lorica::kernels {
namespace {

template <int W>
LORICA_INLINE F<W> sigmoid(F<W> x) { return 1.0f / (1.0f + exp<W>(-x)); }
LORICA_INLINE float sigmoid(float x) { return 1.0f / (1.0f + std::exp(-x)); }

template <int W, class T>
LORICA_INLINE void forward_rows(const T* gate_up, T* out, int64_t n, int64_t from, int64_t to) {
    for (int64_t row = from; row < to; ++row) {
        const T* gate = gate_up + row * 2 * n;
        const T* up = gate + n;
        T* y = out + row * n;
        int64_t i = 0;
        for (; i + W <= n; i += W) {
            const F<W> g = load<W>(gate + i);
            store<W>(y + i, g * sigmoid<W>(g) * load<W>(up + i));
        }
        for (; i < n; ++i) put(y + i, to_float(gate[i]) * sigmoid(to_float(gate[i])) * to_float(up[i]));
    }
}

template <int W, class T>
LORICA_INLINE void backward_rows(T* gate_up, const T* dout, int64_t n, int64_t from, int64_t to) {
    for (int64_t row = from; row < to; ++row) {
        T* gate = gate_up + row * 2 * n;
        T* up = gate + n;
        const T* dy = dout + row * n;
        int64_t i = 0;
        for (; i + W <= n; i += W) {
            const F<W> g = load<W>(gate + i), u = load<W>(up + i), d = load<W>(dy + i), s = sigmoid<W>(g);
            store<W>(up + i, d * g * s);
            store<W>(gate + i, d * u * s * (1.0f + g * (1.0f - s)));
        }
        for (; i < n; ++i) {
            const float g = to_float(gate[i]), u = to_float(up[i]), d = to_float(dy[i]), s = sigmoid(g);
            put(up + i, d * g * s);
            put(gate + i, d * u * s * (1.0f + g * (1.0f - s)));
        }
    }
}

template <int W>
LORICA_INLINE void swiglu_forward_body(Type type, const void* gate_up, void* out, int64_t width, int64_t from, int64_t to) {
    if (type == Type::F32) {
        forward_rows<W>(static_cast<const float*>(gate_up), static_cast<float*>(out), width, from, to);
    } else {
        forward_rows<W>(static_cast<const Bf16*>(gate_up), static_cast<Bf16*>(out), width, from, to);
    }
}

template <int W>
LORICA_INLINE void swiglu_backward_body(Type type, void* gate_up, const void* dout, int64_t width, int64_t from, int64_t to) {
    if (type == Type::F32) {
        backward_rows<W>(static_cast<float*>(gate_up), static_cast<const float*>(dout), width, from, to);
    } else {
        backward_rows<W>(static_cast<Bf16*>(gate_up), static_cast<const Bf16*>(dout), width, from, to);
    }
}

}  // namespace

LORICA_KERNEL(swiglu_forward, (Type type, const void* gate_up, void* out, int64_t width, int64_t from, int64_t to),
              (type, gate_up, out, width, from, to))
LORICA_KERNEL(swiglu_backward, (Type type, void* gate_up, const void* dout, int64_t width, int64_t from, int64_t to),
              (type, gate_up, dout, width, from, to))

}  // namespace lorica::kernels
