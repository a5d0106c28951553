// SPDX-License-Identifier: GPL-3.0-or-later
// See cross_entropy.h. Any thread.
#include "kernels/cross_entropy/cross_entropy.h"

#include "kernels/simd/simd.h"

#include <cmath>

namespace lorica::kernels {
namespace {

template <int W, class T>
LORICA_INLINE float row_max(const T* z, int64_t n) {
    int64_t i = 0;
    float top = to_float(z[0]);
    if (n >= W) {
        F<W> most = load<W>(z);
        for (i = W; i + W <= n; i += W) most = max<W>(most, load<W>(z + i));
        top = max<W>(most);
    }
    for (; i < n; ++i) top = to_float(z[i]) > top ? to_float(z[i]) : top;
    return top;
}

template <int W, class T>
LORICA_INLINE float row_sum(const T* z, float top, int64_t n) {
    // Four sums at once: one alone would wait for each addition.
    F<W> part[4] = {};
    int64_t i = 0;
    for (; i + 4 * W <= n; i += 4 * W) {
        for (int k = 0; k < 4; ++k) part[k] += exp<W>(load<W>(z + i + k * W) - top);
    }
    for (; i + W <= n; i += W) part[0] += exp<W>(load<W>(z + i) - top);
    float total = sum<W>((part[0] + part[1]) + (part[2] + part[3]));
    for (; i < n; ++i) total += std::exp(to_float(z[i]) - top);
    return total;
}

// Of z - top, so that the sum stays as exact as its summands are small.
template <int W, class T>
LORICA_INLINE float row_mean(const T* z, float top, int64_t n) {
    F<W> part[4] = {};
    int64_t i = 0;
    for (; i + 4 * W <= n; i += 4 * W) {
        for (int k = 0; k < 4; ++k) part[k] += load<W>(z + i + k * W) - top;
    }
    for (; i + W <= n; i += W) part[0] += load<W>(z + i) - top;
    float total = sum<W>((part[0] + part[1]) + (part[2] + part[3]));
    for (; i < n; ++i) total += to_float(z[i]) - top;
    return top + total / static_cast<float>(n);
}

template <int W, class T>
LORICA_INLINE void gradient_row(T* z, float shift, float factor, float smoothing, int32_t label, int64_t n) {
    const float share = factor * smoothing / static_cast<float>(n);
    const float own = factor * (std::exp(to_float(z[label]) - shift) - (1.0f - smoothing)) - share;
    int64_t i = 0;
    for (; i + W <= n; i += W) store<W>(z + i, exp<W>(load<W>(z + i) - shift) * factor - share);
    for (; i < n; ++i) put(z + i, std::exp(to_float(z[i]) - shift) * factor - share);
    put(z + label, own);
}

template <int W, class T>
LORICA_INLINE void rows_of(T* logits, const int32_t* labels, int64_t width, float factor, float smoothing, bool gradient, float* loss, int64_t from, int64_t to) {
    for (int64_t row = from; row < to; ++row) {
        T* z = logits + row * width;
        const float top = row_max<W>(z, width);
        const float total = row_sum<W>(z, top, width);
        const float lse = top + std::log(total);
        loss[row] = lse - to_float(z[labels[row]]);
        if (smoothing > 0) loss[row] += smoothing * (to_float(z[labels[row]]) - row_mean<W>(z, top, width));
        if (gradient) gradient_row<W>(z, lse, factor, smoothing, labels[row], width);
    }
}

template <int W>
LORICA_INLINE void cross_entropy_body(Type type, void* logits, const int32_t* labels, int64_t width, float factor, float smoothing, float* loss, int64_t from, int64_t to) {
    if (type == Type::F32) {
        rows_of<W>(static_cast<float*>(logits), labels, width, factor, smoothing, true, loss, from, to);
    } else {
        rows_of<W>(static_cast<Bf16*>(logits), labels, width, factor, smoothing, true, loss, from, to);
    }
}

template <int W>
LORICA_INLINE void cross_entropy_loss_body(Type type, const void* logits, const int32_t* labels, int64_t width, float* loss, int64_t from, int64_t to) {
    void* z = const_cast<void*>(logits);  // only read: no gradient is asked for
    if (type == Type::F32) {
        rows_of<W>(static_cast<float*>(z), labels, width, 0, 0, false, loss, from, to);
    } else {
        rows_of<W>(static_cast<Bf16*>(z), labels, width, 0, 0, false, loss, from, to);
    }
}

}  // namespace

LORICA_KERNEL(cross_entropy,
              (Type type, void* logits, const int32_t* labels, int64_t width, float factor, float smoothing, float* loss, int64_t from, int64_t to),
              (type, logits, labels, width, factor, smoothing, loss, from, to))
LORICA_KERNEL(cross_entropy_loss,
              (Type type, const void* logits, const int32_t* labels, int64_t width, float* loss, int64_t from, int64_t to),
              (type, logits, labels, width, loss, from, to))

}  // namespace lorica::kernels
