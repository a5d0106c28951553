// SPDX-License-Identifier: GPL-3.0-or-later
// Rotary positions in place on rows [from, to). Any thread.
//
// For each of the first `heads` heads of a row at position p and each i < half, with c = cos[p][i] and
// s = sign * sin[p][i]: (a, b) = (x[i], x[i + half]) becomes (a c - b s, b c + a s). sign -1 undoes sign +1, and as the
// rotation is orthogonal that is also the way of its gradient.
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

struct RopeRows {
    Type type = Type::F32;
    int64_t stride = 0;        // elements from row to row
    int64_t heads = 0;
    int64_t head_dim = 0;
    int64_t half = 0;          // pairs that are rotated; what lies behind 2 * half stays
    const int32_t* positions = nullptr;
    const float* cos = nullptr;  // [positions, half]
    const float* sin = nullptr;
    float sign = 1;
};

void rope_rotate(const RopeRows& how, void* x, int64_t from, int64_t to);

namespace cuda {
void rope_rotate(const RopeRows& how, void* x, int64_t rows, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
