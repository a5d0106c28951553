// SPDX-License-Identifier: GPL-3.0-or-later
// SwiGLU on rows [from, to) of [gate; up] side by side. Any thread.
//
// out = g sigma(g) u. Back, over the inputs' own memory: du = d g sigma(g), dg = d u sigma(g) (1 + g (1 - sigma(g))).
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

void swiglu_forward(Type type, const void* gate_up, void* out, int64_t width, int64_t from, int64_t to);
void swiglu_backward(Type type, void* gate_up, const void* dout, int64_t width, int64_t from, int64_t to);

namespace cuda {
void swiglu_forward(Type type, const void* gate_up, void* out, int64_t width, int64_t rows, Stream stream);
void swiglu_backward(Type type, void* gate_up, const void* dout, int64_t width, int64_t rows, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
