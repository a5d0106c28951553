// SPDX-License-Identifier: GPL-3.0-or-later
// The soft cap of attention scores: cap tanh(s / cap) with tanh(x) = 1 - 2 / (exp(2 x) + 1), to about 1e-7 absolutely. Any thread.
#pragma once

#include "kernels/simd/simd.h"

namespace lorica::kernels {

// `keys` scores in place, in whole vectors.
template <int W>
LORICA_INLINE void cap_row(float* s, int64_t keys, float cap) {
    for (int64_t j = 0; j < keys; j += W) store<W>(s + j, cap - 2.0f * cap / (exp<W>(load<W>(s + j) * (2.0f / cap)) + 1.0f));
}

}  // namespace lorica::kernels
