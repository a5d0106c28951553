// SPDX-License-Identifier: GPL-3.0-or-later
// Rotary positions on a GPU: one block a row, a thread for some pairs at once; see rope.h.
#include "kernels/device/device.cuh"
#include "kernels/rope/rope.h"

namespace lorica::kernels::cuda {
namespace {

template <class T, int N>
__global__ void rotate_kernel(T* x, RopeRows how) {
    T* row = x + static_cast<int64_t>(blockIdx.x) * how.stride;
    const int64_t at = static_cast<int64_t>(how.positions[blockIdx.x]) * how.half;
    const int half = static_cast<int>(how.half), across = half / N, packs = static_cast<int>(how.heads) * across;
    for (int i = static_cast<int>(threadIdx.x); i < packs; i += static_cast<int>(blockDim.x)) {
        const int head = i / across, j = (i - head * across) * N;
        T* p = row + static_cast<int64_t>(head) * how.head_dim + j;
        Pack<T, N> a = Pack<T, N>::load(p), b = Pack<T, N>::load(p + half);
#pragma unroll
        for (int k = 0; k < N; ++k) {
            const float c = how.cos[at + j + k], s = how.sign * how.sin[at + j + k], first = a.get(k), second = b.get(k);
            a.set(k, first * c - second * s);
            b.set(k, second * c + first * s);
        }
        a.store(p);
        b.store(p + half);
    }
}

}  // namespace

void rope_rotate(const RopeRows& how, void* x, int64_t rows, Stream stream) {
    if (rows == 0 || how.heads == 0 || how.half == 0) return;
    with_type(how.type, [&](auto t) {
        using T = decltype(t);
        constexpr int N = kLanes<T>;
        const bool whole = how.half % N == 0 && how.head_dim % N == 0 && how.stride % N == 0 && aligned16(x);
        if (whole) rotate_kernel<T, N><<<grid_of(rows), threads_for(how.heads * how.half / N, 256), 0, stream_of(stream)>>>(static_cast<T*>(x), how);
        else rotate_kernel<T, 1><<<grid_of(rows), threads_for(how.heads * how.half, 256), 0, stream_of(stream)>>>(static_cast<T*>(x), how);
    });
    check_launch("rope_rotate");
}

}  // namespace lorica::kernels::cuda
