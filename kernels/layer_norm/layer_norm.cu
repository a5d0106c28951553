// SPDX-License-Identifier: GPL-3.0-or-later
// LayerNorm on a GPU: one block a row, which is read again out of the cache; see layer_norm.h.
#include "kernels/device/device.cuh"
#include "kernels/layer_norm/layer_norm.h"

namespace lorica::kernels::cuda {
namespace {

// body(column, pack) over this thread's packs of a row.
template <class T, int N, class Body>
__device__ __forceinline__ void over_row(const T* row, int64_t width, const Body& body) {
    for (int64_t i = static_cast<int64_t>(threadIdx.x) * N; i < width; i += static_cast<int64_t>(blockDim.x) * N) body(i, Pack<T, N>::load(row + i));
}

template <class T, int N>
__device__ __forceinline__ float mean_of(const T* row, int64_t width) {
    float sum = 0;
    over_row<T, N>(row, width, [&](int64_t, const Pack<T, N>& a) {
        for (int j = 0; j < N; ++j) sum += a.get(j);
    });
    return block_sum(sum) / static_cast<float>(width);
}

template <class T, int N>
__global__ void forward_kernel(const T* x, const T* delta, T* s, T* y, float* rstd, const float* weight, const float* bias, int64_t width, float eps) {
    const int64_t at = static_cast<int64_t>(blockIdx.x) * width;
    const T* row = x + at;
    if (delta != nullptr) {
        over_row<T, N>(row, width, [&](int64_t i, Pack<T, N> a) {
            const Pack<T, N> b = Pack<T, N>::load(delta + at + i);
            for (int j = 0; j < N; ++j) a.set(j, a.get(j) + b.get(j));
            a.store(s + at + i);
        });
        row = s + at;   // each thread reads what it wrote itself
    }
    const float mean = mean_of<T, N>(row, width);
    float squares = 0;
    over_row<T, N>(row, width, [&](int64_t, const Pack<T, N>& a) {
        for (int j = 0; j < N; ++j) squares += (a.get(j) - mean) * (a.get(j) - mean);
    });
    const float scale = rsqrtf(block_sum(squares) / static_cast<float>(width) + eps);
    if (threadIdx.x == 0) rstd[blockIdx.x] = scale;
    over_row<T, N>(row, width, [&](int64_t i, Pack<T, N> a) {
        for (int j = 0; j < N; ++j) a.set(j, (a.get(j) - mean) * scale * weight[i + j] + bias[i + j]);
        a.store(y + at + i);
    });
}

template <class T, int N>
__global__ void backward_kernel(const T* dy, const T* x, const float* rstd, T* dx, const float* weight, int64_t width) {
    const int64_t at = static_cast<int64_t>(blockIdx.x) * width;
    const float scale = rstd[blockIdx.x], mean = mean_of<T, N>(x + at, width);
    float sum = 0, along = 0;
    over_row<T, N>(dy + at, width, [&](int64_t i, const Pack<T, N>& b) {
        const Pack<T, N> a = Pack<T, N>::load(x + at + i);
        for (int j = 0; j < N; ++j) {
            const float g = b.get(j) * weight[i + j];
            sum += g;
            along += g * (a.get(j) - mean) * scale;
        }
    });
    const float level = block_sum(sum) / static_cast<float>(width), tilt = block_sum(along) / static_cast<float>(width);
    over_row<T, N>(dy + at, width, [&](int64_t i, const Pack<T, N>& b) {
        const Pack<T, N> a = Pack<T, N>::load(x + at + i);
        Pack<T, N> d = Pack<T, N>::load(dx + at + i);
        for (int j = 0; j < N; ++j) d.set(j, d.get(j) + scale * (b.get(j) * weight[i + j] - level - (a.get(j) - mean) * scale * tilt));
        d.store(dx + at + i);
    });
}

}  // namespace

void layer_norm_forward(const LayerNormRows& how, const void* x, const void* delta, void* s, void* y, float* rstd, int64_t rows, Stream stream) {
    if (rows == 0) return;
    with_packs(how.type, {x, delta, s, y}, how.width, [&](auto t, auto n) {
        using T = decltype(t);
        constexpr int N = decltype(n)::value;
        forward_kernel<T, N><<<grid_of(rows), threads_for(how.width / N), 0, stream_of(stream)>>>(static_cast<const T*>(x), static_cast<const T*>(delta), static_cast<T*>(s), static_cast<T*>(y),
                                                                                               rstd, how.weight, how.bias, how.width, how.eps);
    });
    check_launch("layer_norm_forward");
}

void layer_norm_backward(const LayerNormRows& how, const void* dy, const void* x, const float* rstd, void* dx, int64_t rows, Stream stream) {
    if (rows == 0) return;
    with_packs(how.type, {dy, x, dx}, how.width, [&](auto t, auto n) {
        using T = decltype(t);
        constexpr int N = decltype(n)::value;
        backward_kernel<T, N><<<grid_of(rows), threads_for(how.width / N), 0, stream_of(stream)>>>(static_cast<const T*>(dy), static_cast<const T*>(x), rstd, static_cast<T*>(dx), how.weight, how.width);
    });
    check_launch("layer_norm_backward");
}

}  // namespace lorica::kernels::cuda
