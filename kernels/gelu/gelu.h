// SPDX-License-Identifier: GPL-3.0-or-later
// GELU by its tanh form, alone or as the gate of a product, on a GPU. Device memory; any thread.
//
// gelu(x) = x (1 + t) / 2, t = tanh(c (x + 0.044715 x^3)), c = sqrt(2 / pi) (Hendrycks, Gimpel, 2016). With `gated` a row of `x` is
// [gate; up], each `width` wide, and the result gelu(gate) up; without it x is `width` wide. Back: overwrites x with its gradient.
// The CPU's reference is core/ops/gelu.cpp.
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels::cuda {

void gelu_forward(Type type, const void* x, void* out, int64_t width, bool gated, int64_t rows, Stream stream);
void gelu_backward(Type type, void* x, const void* dout, int64_t width, bool gated, int64_t rows, Stream stream);

}  // namespace lorica::kernels::cuda
