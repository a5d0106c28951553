// SPDX-License-Identifier: GPL-3.0-or-later
// Dropout on a GPU: a thread for each counter of the generator, eight elements 16 apart; see dropout.h.
#include "kernels/device/device.cuh"
#include "kernels/dropout/dropout.h"

namespace lorica::kernels::cuda {
namespace {

constexpr int kThreads = 256;
constexpr int kCounters = 16;   // of a block of elements

// Philox4x32-10, as core/base/philox.h.
__device__ __forceinline__ void philox(uint64_t seed, uint64_t stream, uint64_t counter, uint32_t (&c)[4]) {
    c[0] = static_cast<uint32_t>(counter);
    c[1] = static_cast<uint32_t>(counter >> 32);
    c[2] = static_cast<uint32_t>(stream);
    c[3] = static_cast<uint32_t>(stream >> 32);
    uint32_t k0 = static_cast<uint32_t>(seed), k1 = static_cast<uint32_t>(seed >> 32);
#pragma unroll
    for (int round = 0; round < 10; ++round) {
        const uint32_t h0 = __umulhi(0xD2511F53u, c[0]), l0 = 0xD2511F53u * c[0], h1 = __umulhi(0xCD9E8D57u, c[2]), l1 = 0xCD9E8D57u * c[2];
        c[0] = h1 ^ c[1] ^ k0;
        c[1] = l1;
        c[2] = h0 ^ c[3] ^ k1;
        c[3] = l0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
}

// `add`: y += x * factor, else y = x * factor.
template <class T, bool kAdd>
__global__ void mask_kernel(DropoutMask mask, const T* x, T* y, int64_t count) {
    const int64_t counter = static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x;
    const int64_t first = counter / kCounters * kDropoutBlock + counter % kCounters;
    if (first >= count) return;
    uint32_t words[4];
    philox(mask.seed, mask.stream, static_cast<uint64_t>(counter), words);
#pragma unroll
    for (int i = 0; i < 8; ++i) {
        const int64_t at = first + 16 * i;
        if (at >= count) return;
        const uint32_t half = (i % 2 == 0 ? words[i / 2] : words[i / 2] >> 16) & 0xFFFFu;
        const float kept = half >= mask.threshold ? wide(x[at]) * mask.scale : 0.0f;
        y[at] = narrow<T>(kAdd ? wide(y[at]) + kept : kept);
    }
}

template <bool kAdd>
void launch(Type type, const DropoutMask& mask, const void* x, void* y, int64_t count, Stream stream) {
    if (count == 0) return;
    const int64_t counters = ceil_div(count, kDropoutBlock) * kCounters;
    with_type(type, [&](auto t) {
        using T = decltype(t);
        mask_kernel<T, kAdd><<<grid_of(ceil_div(counters, kThreads)), kThreads, 0, stream_of(stream)>>>(mask, static_cast<const T*>(x), static_cast<T*>(y), count);
    });
    check_launch("dropout");
}

}  // namespace

void dropout_forward(Type type, const DropoutMask& mask, const void* x, void* y, int64_t count, Stream stream) { launch<false>(type, mask, x, y, count, stream); }

void dropout_backward(Type type, const DropoutMask& mask, const void* dy, void* dx, int64_t count, Stream stream) { launch<true>(type, mask, dy, dx, count, stream); }

}  // namespace lorica::kernels::cuda
