// SPDX-License-Identifier: GPL-3.0-or-later
// Gradients summed over tokens in float32, of a thin matrix and of factors and biases; what a low rank adds to one row. Any thread.
//
// C += factor L^T R over `rows` tokens, L [rows, m] thin (m is a rank), R [rows, n] wide, C float32. Columns [from, to) of
// R are done, so that threads share no sum: the result does not depend on their number. Both gradients of LoRA have this
// form: dA = dS^T X with C = dA as [m, n], dB = dY^T S with C = dB as [n, m].
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

struct ThinGradient {
    Type type = Type::F32;         // of `wide`
    const float* thin = nullptr;   // [rows, m], contiguous
    const void* wide = nullptr;
    int64_t rows = 0, m = 0, n = 0;
    int64_t wide_stride = 0;
    float factor = 1;
    float* out = nullptr;
    int64_t m_stride = 0, n_stride = 0;  // of `out`: one of them is 1
};

void thin_gradient(const ThinGradient& how, int64_t from, int64_t to);

// y[n] += sum over k < r of s[k] b[k, n], in float32: what LoRA adds to a token whose x A^T is s; b is s B the other way round.
struct LowRankRow {
    Type type = Type::F32;         // of b and y
    const float* s = nullptr;      // [r]
    const void* b = nullptr;       // [r, n], rows b_stride apart
    int64_t r = 0, b_stride = 0;
    void* y = nullptr;             // [n]
};
// Outputs [from, to).
void add_low_rank(const LowRankRow& how, int64_t from, int64_t to);
// out[i] = scale * in[i] in `type`.
void scale_into(const float* in, float scale, Type type, void* out, int64_t count);
// out [rows, columns] = x, strided, as float32.
void widen(Type type, const void* x, int64_t stride, int64_t columns, float* out, int64_t from, int64_t to);

// gradient[c] += factor / norm[c] * sum over rows of a[row, c] b[row, c], in float32; b and norm may be null (then 1).
struct ColumnSums {
    Type type = Type::F32;
    const void* a = nullptr;
    const void* b = nullptr;
    int64_t a_stride = 0, b_stride = 0, rows = 0, columns = 0;
    const float* norm = nullptr;
    float factor = 1;
    float* gradient = nullptr;
};
// Columns [from, to): threads share no sum, see thin_gradient().
void column_sums(const ColumnSums& how, int64_t from, int64_t to);

namespace cuda {

// out[to + row * stride + column] = scale * in[from + row * columns + column] for `count` numbers, in rows of `columns`.
struct Placement {
    int64_t from = 0, to = 0, count = 0, columns = 1, stride = 1;
    float scale = 1;
};
// Many at once: `all` is device memory; `largest` the largest count.
void place(const Placement* all, int64_t placements, int64_t largest, const float* in, Type type, void* out, Stream stream);

// The sum comes in no fixed order.
void column_sums(const ColumnSums& how, Stream stream);

// DoRA's n of every row and m / n (n^2 = |W_i|^2 + 2 s B_i (A W_i^T) + s^2 B_i (A A^T) B_i^T, Liu et al., eq. 5).
struct DoraRows {
    int64_t rows = 0, r = 0;
    float scale = 0;
    const float* b = nullptr;          // [rows, r]
    Type type = Type::F32;             // of `projected` and `ratio`
    const void* projected = nullptr;   // A W^T, [r, rows]
    const float* gram = nullptr;       // A A^T, [r, r]
    const float* row_squares = nullptr;
    const float* magnitude = nullptr;
};
void dora_ratio(const DoraRows& how, float* norm, void* ratio, Stream stream);

}  // namespace cuda

}  // namespace lorica::kernels
