// SPDX-License-Identifier: GPL-3.0-or-later
// See rms_norm.h. Any thread.
#include "kernels/rms_norm/rms_norm.h"

#include "kernels/simd/simd.h"

#include <cmath>

namespace lorica::kernels {
namespace {

template <int W, class T>
LORICA_INLINE float add_row(const T* x, const T* delta, T* s, int64_t n) {
    F<W> squares{};
    int64_t i = 0;
    for (; i + W <= n; i += W) {
        F<W> v = load<W>(x + i);
        if (delta != nullptr) {
            store<W>(s + i, v + load<W>(delta + i));
            v = load<W>(s + i);
        }
        squares += v * v;
    }
    float total = sum<W>(squares);
    for (; i < n; ++i) {
        float v = to_float(x[i]);
        if (delta != nullptr) {
            put(s + i, v + to_float(delta[i]));
            v = to_float(s[i]);
        }
        total += v * v;
    }
    return total;
}

template <int W, class T>
LORICA_INLINE void scale_row(const T* x, const float* w, float rstd, T* y, int64_t n) {
    int64_t i = 0;
    for (; i + W <= n; i += W) store<W>(y + i, load<W>(x + i) * rstd * load<W>(w + i));
    for (; i < n; ++i) put(y + i, to_float(x[i]) * rstd * w[i]);
}

template <int W, class T>
LORICA_INLINE void forward_rows(const RmsNormRows& how, const T* x, const T* delta, T* s, T* y, float* rstd, int64_t from, int64_t to) {
    const int64_t n = how.width;
    for (int64_t row = from; row < to; ++row) {
        const T* in = x + row * n;
        T* total = delta != nullptr ? s + row * n : nullptr;
        const float squares = add_row<W>(in, delta != nullptr ? delta + row * n : nullptr, total, n);
        rstd[row] = 1.0f / std::sqrt(squares / static_cast<float>(n) + how.eps);
        scale_row<W>(delta != nullptr ? total : in, how.weight, rstd[row], y + row * n, n);
    }
}

template <int W, class T>
LORICA_INLINE void again_rows(const RmsNormRows& how, const T* x, const float* rstd, T* y, int64_t from, int64_t to) {
    for (int64_t row = from; row < to; ++row) scale_row<W>(x + row * how.width, how.weight, rstd[row], y + row * how.width, how.width);
}

template <int W, class T>
LORICA_INLINE void backward_rows(const RmsNormRows& how, const T* dy, const T* x, const float* rstd, T* dx, int64_t from, int64_t to) {
    const int64_t n = how.width;
    const float* w = how.weight;
    for (int64_t row = from; row < to; ++row) {
        const T* g = dy + row * n;
        const T* in = x + row * n;
        T* out = dx + row * n;
        const float r = rstd[row];
        F<W> products{};
        int64_t i = 0;
        for (; i + W <= n; i += W) products += load<W>(g + i) * load<W>(w + i) * load<W>(in + i);
        float total = sum<W>(products);
        for (; i < n; ++i) total += to_float(g[i]) * w[i] * to_float(in[i]);
        const float c = total * r * r / static_cast<float>(n);  // mean(g h) / rstd * rstd^2
        for (i = 0; i + W <= n; i += W) {
            store<W>(out + i, load<W>(out + i) + r * (load<W>(g + i) * load<W>(w + i) - load<W>(in + i) * c));
        }
        for (; i < n; ++i) put(out + i, to_float(out[i]) + r * (to_float(g[i]) * w[i] - to_float(in[i]) * c));
    }
}

template <int W>
LORICA_INLINE void rms_norm_forward_body(const RmsNormRows& how, const void* x, const void* delta, void* s, void* y, float* rstd, int64_t from, int64_t to) {
    if (how.type == Type::F32) {
        forward_rows<W>(how, static_cast<const float*>(x), static_cast<const float*>(delta), static_cast<float*>(s), static_cast<float*>(y), rstd, from, to);
    } else {
        forward_rows<W>(how, static_cast<const Bf16*>(x), static_cast<const Bf16*>(delta), static_cast<Bf16*>(s), static_cast<Bf16*>(y), rstd, from, to);
    }
}

template <int W>
LORICA_INLINE void rms_norm_again_body(const RmsNormRows& how, const void* x, const float* rstd, void* y, int64_t from, int64_t to) {
    if (how.type == Type::F32) {
        again_rows<W>(how, static_cast<const float*>(x), rstd, static_cast<float*>(y), from, to);
    } else {
        again_rows<W>(how, static_cast<const Bf16*>(x), rstd, static_cast<Bf16*>(y), from, to);
    }
}

template <int W>
LORICA_INLINE void rms_norm_backward_body(const RmsNormRows& how, const void* dy, const void* x, const float* rstd, void* dx, int64_t from, int64_t to) {
    if (how.type == Type::F32) {
        backward_rows<W>(how, static_cast<const float*>(dy), static_cast<const float*>(x), rstd, static_cast<float*>(dx), from, to);
    } else {
        backward_rows<W>(how, static_cast<const Bf16*>(dy), static_cast<const Bf16*>(x), rstd, static_cast<Bf16*>(dx), from, to);
    }
}

}  // namespace

LORICA_KERNEL(rms_norm_forward,
              (const RmsNormRows& how, const void* x, const void* delta, void* s, void* y, float* rstd, int64_t from, int64_t to),
              (how, x, delta, s, y, rstd, from, to))
LORICA_KERNEL(rms_norm_again, (const RmsNormRows& how, const void* x, const float* rstd, void* y, int64_t from, int64_t to),
              (how, x, rstd, y, from, to))
LORICA_KERNEL(rms_norm_backward,
              (const RmsNormRows& how, const void* dy, const void* x, const float* rstd, void* dx, int64_t from, int64_t to),
              (how, dy, x, rstd, dx, from, to))

}  // namespace lorica::kernels
