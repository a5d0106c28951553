// SPDX-License-Identifier: GPL-3.0-or-later
// Dropout from a counter-based generator: no state, no stored mask. Any thread.
//
// Elements come in blocks of 128; element e = 128 b + 32 w + 16 h + l takes half h (0: the low 16 bits) of word w of
// philox(seed, stream, 16 b + l), core/base/philox.h, the step being part of the stream (see dropout_mask). It is dropped
// where that half is below round(p * 65536); what is kept is multiplied by 1 / (1 - p). So forward, backward and a
// recomputed forward draw the same mask, whatever the number of threads.
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

inline constexpr int64_t kDropoutBlock = 128;

struct DropoutMask {
    uint64_t seed = 0;
    uint64_t stream = 0;    // with the step in it
    uint32_t threshold = 0; // of 65536
    float scale = 1;        // of what is kept
};

inline DropoutMask dropout_mask(float p, uint64_t seed, uint64_t stream, uint64_t step) {
    const auto threshold = static_cast<uint32_t>(p * 65536.0f + 0.5f);
    return {seed, stream + ((step + 1) << 24), threshold, 1.0f / (1.0f - p)};
}

// y = x * factor on the elements of blocks [from, to); `count` is the whole tensor's.
void dropout_forward(Type type, const DropoutMask& mask, const void* x, void* y, int64_t count, int64_t from, int64_t to);
// dx += dy * factor.
void dropout_backward(Type type, const DropoutMask& mask, const void* dy, void* dx, int64_t count, int64_t from, int64_t to);

namespace cuda {
void dropout_forward(Type type, const DropoutMask& mask, const void* x, void* y, int64_t count, Stream stream);
void dropout_backward(Type type, const DropoutMask& mask, const void* dy, void* dx, int64_t count, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
