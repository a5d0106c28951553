// SPDX-License-Identifier: GPL-3.0-or-later
// The gradient of a thin matrix, summed over tokens in float32. Any thread.
//
// C += factor L^T R over `rows` tokens, L [rows, m] thin (m is a rank), R [rows, n] wide, C float32. Columns [from, to) of
// R are done, so that threads share no sum: the result does not depend on their number. Both gradients of LoRA have this
// form: dA = dS^T X with C = dA as [m, n], dB = dY^T S with C = dB as [n, m].
#pragma once

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
// out [rows, columns] = x, strided, as float32.
void widen(Type type, const void* x, int64_t stride, int64_t columns, float* out, int64_t from, int64_t to);

}  // namespace lorica::kernels
