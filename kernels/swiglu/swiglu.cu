// SPDX-License-Identifier: GPL-3.0-or-later
// SwiGLU on a GPU: a thread for each pack of columns of a row; see swiglu.h.
#include "kernels/device/device.cuh"
#include "kernels/swiglu/swiglu.h"

namespace lorica::kernels::cuda {
namespace {

constexpr int kThreads = 256;

__device__ __forceinline__ float sigmoid(float x) { return 1.0f / (1.0f + __expf(-x)); }

template <class T, int N>
__global__ void forward_kernel(const T* gate_up, T* out, int64_t width) {
    const int64_t i = (static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x) * N, row = blockIdx.y;
    if (i >= width) return;
    const Pack<T, N> g = Pack<T, N>::load(gate_up + row * 2 * width + i), u = Pack<T, N>::load(gate_up + row * 2 * width + width + i);
    Pack<T, N> o;
    for (int j = 0; j < N; ++j) o.set(j, g.get(j) * sigmoid(g.get(j)) * u.get(j));
    o.store(out + row * width + i);
}

template <class T, int N>
__global__ void backward_kernel(T* gate_up, const T* dout, int64_t width) {
    const int64_t i = (static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x) * N, row = blockIdx.y;
    if (i >= width) return;
    T* gate = gate_up + row * 2 * width + i;
    Pack<T, N> g = Pack<T, N>::load(gate), u = Pack<T, N>::load(gate + width);
    const Pack<T, N> d = Pack<T, N>::load(dout + row * width + i);
    for (int j = 0; j < N; ++j) {
        const float x = g.get(j), s = sigmoid(x), up = u.get(j), dy = d.get(j);
        u.set(j, dy * x * s);
        g.set(j, dy * up * s * (1.0f + x * (1.0f - s)));
    }
    g.store(gate);
    u.store(gate + width);
}

constexpr int64_t kRowsAtOnce = 65535;   // of a grid's second dimension

// launch(T{}, N, first row, blocks)
template <class Launch>
void launch_rows(Type type, const void* a, const void* b, int64_t width, int64_t rows, const Launch& launch) {
    if (width == 0) return;
    with_packs(type, {a, b}, width, [&](auto t, auto n) {
        const auto across = static_cast<unsigned>(ceil_div(width, static_cast<int64_t>(kThreads) * decltype(n)::value));
        for (int64_t row = 0; row < rows; row += kRowsAtOnce) launch(t, n, row, dim3(across, static_cast<unsigned>(std::min(kRowsAtOnce, rows - row))));
    });
}

}  // namespace

void swiglu_forward(Type type, const void* gate_up, void* out, int64_t width, int64_t rows, Stream stream) {
    launch_rows(type, gate_up, out, width, rows, [&](auto t, auto n, int64_t row, dim3 blocks) {
        using T = decltype(t);
        forward_kernel<T, decltype(n)::value><<<blocks, kThreads, 0, stream_of(stream)>>>(static_cast<const T*>(gate_up) + row * 2 * width, static_cast<T*>(out) + row * width, width);
    });
    check_launch("swiglu_forward");
}

void swiglu_backward(Type type, void* gate_up, const void* dout, int64_t width, int64_t rows, Stream stream) {
    launch_rows(type, gate_up, dout, width, rows, [&](auto t, auto n, int64_t row, dim3 blocks) {
        using T = decltype(t);
        backward_kernel<T, decltype(n)::value><<<blocks, kThreads, 0, stream_of(stream)>>>(static_cast<T*>(gate_up) + row * 2 * width, static_cast<const T*>(dout) + row * width, width);
    });
    check_launch("swiglu_backward");
}

}  // namespace lorica::kernels::cuda
