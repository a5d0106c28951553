// SPDX-License-Identifier: GPL-3.0-or-later
// LayerNorm with the residual addition before it, forward and backward, on a GPU. Device memory; any thread.
//
// s = x + delta (rounded to the row's type), c = s - mean(s), rstd = (mean(c^2) + eps)^-1/2, y = c rstd w + b (Ba, Kiros, Hinton, 2016).
// Back: with g = dy w and h = c rstd, ds = rstd (g - mean(g) - h mean(g h)), added to dx. The CPU's reference is core/ops/layer_norm.cpp.
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

struct LayerNormRows {
    Type type = Type::F32;
    int64_t width = 0;
    float eps = 0;
    const float* weight = nullptr;
    const float* bias = nullptr;
};

namespace cuda {
// `delta` may be null: then x is the sum and `s` is not written.
void layer_norm_forward(const LayerNormRows& how, const void* x, const void* delta, void* s, void* y, float* rstd, int64_t rows, Stream stream);
void layer_norm_backward(const LayerNormRows& how, const void* dy, const void* x, const float* rstd, void* dx, int64_t rows, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
