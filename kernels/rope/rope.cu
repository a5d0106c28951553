// SPDX-License-Identifier: GPL-3.0-or-later
// Rotary positions on a GPU: one block a row, one thread for some pairs; see rope.h.
#include "kernels/device/device.cuh"
#include "kernels/rope/rope.h"

namespace lorica::kernels::cuda {
namespace {

template <class T>
__global__ void rotate_kernel(T* x, RopeRows how) {
    T* row = x + static_cast<int64_t>(blockIdx.x) * how.stride;
    const int64_t at = static_cast<int64_t>(how.positions[blockIdx.x]) * how.half;
    const int half = static_cast<int>(how.half), pairs = static_cast<int>(how.heads) * half;
    for (int i = static_cast<int>(threadIdx.x); i < pairs; i += static_cast<int>(blockDim.x)) {
        const int head = i / half, j = i - head * half;
        const float c = how.cos[at + j], s = how.sign * how.sin[at + j];
        T* p = row + static_cast<int64_t>(head) * how.head_dim + j;
        const float a = wide(p[0]), b = wide(p[half]);
        p[0] = narrow<T>(a * c - b * s);
        p[half] = narrow<T>(b * c + a * s);
    }
}

}  // namespace

void rope_rotate(const RopeRows& how, void* x, int64_t rows, Stream stream) {
    if (rows == 0 || how.heads == 0 || how.half == 0) return;
    with_type(how.type, [&](auto t) {
        using T = decltype(t);
        rotate_kernel<T><<<grid_of(rows), threads_for(how.heads * how.half, 256), 0, stream_of(stream)>>>(static_cast<T*>(x), how);
    });
    check_launch("rope_rotate");
}

}  // namespace lorica::kernels::cuda
