// SPDX-License-Identifier: GPL-3.0-or-later
// RMS norm with the residual addition before it, forward and backward, on rows [from, to). Any thread.
//
// s = x + delta (rounded to the row's type), rstd = (mean(s^2) + eps)^-1/2, y = s rstd w. Back: with g = dy w and
// h = s rstd, ds = rstd (g - h mean(g h)); it is added to dx, through which the residual's own gradient passes.
// Sums are float32, in an order that depends on the width alone.
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

struct RmsNormRows {
    Type type = Type::F32;
    int64_t width = 0;
    float eps = 0;
    const float* weight = nullptr;
};

// `delta` may be null: then x is the sum and `s` is not written.
void rms_norm_forward(const RmsNormRows& how, const void* x, const void* delta, void* s, void* y, float* rstd, int64_t from, int64_t to);
void rms_norm_again(const RmsNormRows& how, const void* x, const float* rstd, void* y, int64_t from, int64_t to);
void rms_norm_backward(const RmsNormRows& how, const void* dy, const void* x, const float* rstd, void* dx, int64_t from, int64_t to);

namespace cuda {
void rms_norm_forward(const RmsNormRows& how, const void* x, const void* delta, void* s, void* y, float* rstd, int64_t rows, Stream stream);
void rms_norm_again(const RmsNormRows& how, const void* x, const float* rstd, void* y, int64_t rows, Stream stream);
void rms_norm_backward(const RmsNormRows& how, const void* dy, const void* x, const float* rstd, void* dx, int64_t rows, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
