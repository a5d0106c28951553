// SPDX-License-Identifier: GPL-3.0-or-later
// RMS norm on a GPU: one block a row; see rms_norm.h. A row is read twice, the second time out of the cache.
#include "kernels/device/device.cuh"
#include "kernels/rms_norm/rms_norm.h"

namespace lorica::kernels::cuda {
namespace {

template <class T, int N>
__global__ void forward_kernel(const T* x, const T* delta, T* s, T* y, float* rstd, const float* weight, int64_t width, float eps) {
    const int64_t row = blockIdx.x, at = row * width;
    float squares = 0;
    for (int64_t i = static_cast<int64_t>(threadIdx.x) * N; i < width; i += static_cast<int64_t>(blockDim.x) * N) {
        Pack<T, N> a = Pack<T, N>::load(x + at + i);
        if (delta != nullptr) {
            const Pack<T, N> b = Pack<T, N>::load(delta + at + i);
            for (int j = 0; j < N; ++j) a.set(j, a.get(j) + b.get(j));
            a.store(s + at + i);
        }
        for (int j = 0; j < N; ++j) squares += a.get(j) * a.get(j);
    }
    const float scale = rsqrtf(block_sum(squares) / static_cast<float>(width) + eps);
    if (threadIdx.x == 0) rstd[row] = scale;
    const T* sum = delta != nullptr ? s : x;   // each thread reads what it wrote itself
    for (int64_t i = static_cast<int64_t>(threadIdx.x) * N; i < width; i += static_cast<int64_t>(blockDim.x) * N) {
        Pack<T, N> a = Pack<T, N>::load(sum + at + i);
        for (int j = 0; j < N; ++j) a.set(j, a.get(j) * scale * weight[i + j]);
        a.store(y + at + i);
    }
}

template <class T, int N>
__global__ void again_kernel(const T* x, const float* rstd, T* y, const float* weight, int64_t width) {
    const int64_t row = blockIdx.x, at = row * width;
    const float scale = rstd[row];
    for (int64_t i = static_cast<int64_t>(threadIdx.x) * N; i < width; i += static_cast<int64_t>(blockDim.x) * N) {
        Pack<T, N> a = Pack<T, N>::load(x + at + i);
        for (int j = 0; j < N; ++j) a.set(j, a.get(j) * scale * weight[i + j]);
        a.store(y + at + i);
    }
}

template <class T, int N>
__global__ void backward_kernel(const T* dy, const T* x, const float* rstd, T* dx, const float* weight, int64_t width) {
    const int64_t row = blockIdx.x, at = row * width;
    const float scale = rstd[row];
    float sum = 0;
    for (int64_t i = static_cast<int64_t>(threadIdx.x) * N; i < width; i += static_cast<int64_t>(blockDim.x) * N) {
        const Pack<T, N> a = Pack<T, N>::load(x + at + i), b = Pack<T, N>::load(dy + at + i);
        for (int j = 0; j < N; ++j) sum += b.get(j) * weight[i + j] * (a.get(j) * scale);
    }
    const float mean = block_sum(sum) / static_cast<float>(width);
    for (int64_t i = static_cast<int64_t>(threadIdx.x) * N; i < width; i += static_cast<int64_t>(blockDim.x) * N) {
        const Pack<T, N> a = Pack<T, N>::load(x + at + i), b = Pack<T, N>::load(dy + at + i);
        Pack<T, N> d = Pack<T, N>::load(dx + at + i);
        for (int j = 0; j < N; ++j) d.set(j, d.get(j) + scale * (b.get(j) * weight[i + j] - a.get(j) * scale * mean));
        d.store(dx + at + i);
    }
}

}  // namespace

void rms_norm_forward(const RmsNormRows& how, const void* x, const void* delta, void* s, void* y, float* rstd, int64_t rows, Stream stream) {
    if (rows == 0) return;
    with_packs(how.type, {x, delta, s, y}, how.width, [&](auto t, auto n) {
        using T = decltype(t);
        constexpr int N = decltype(n)::value;
        forward_kernel<T, N><<<grid_of(rows), threads_for(how.width / N), 0, stream_of(stream)>>>(
            static_cast<const T*>(x), static_cast<const T*>(delta), static_cast<T*>(s), static_cast<T*>(y), rstd, how.weight, how.width, how.eps);
    });
    check_launch("rms_norm_forward");
}

void rms_norm_again(const RmsNormRows& how, const void* x, const float* rstd, void* y, int64_t rows, Stream stream) {
    if (rows == 0) return;
    with_packs(how.type, {x, y}, how.width, [&](auto t, auto n) {
        using T = decltype(t);
        constexpr int N = decltype(n)::value;
        again_kernel<T, N><<<grid_of(rows), threads_for(how.width / N), 0, stream_of(stream)>>>(static_cast<const T*>(x), rstd, static_cast<T*>(y), how.weight, how.width);
    });
    check_launch("rms_norm_again");
}

void rms_norm_backward(const RmsNormRows& how, const void* dy, const void* x, const float* rstd, void* dx, int64_t rows, Stream stream) {
    if (rows == 0) return;
    with_packs(how.type, {dy, x, dx}, how.width, [&](auto t, auto n) {
        using T = decltype(t);
        constexpr int N = decltype(n)::value;
        backward_kernel<T, N><<<grid_of(rows), threads_for(how.width / N), 0, stream_of(stream)>>>(
            static_cast<const T*>(dy), static_cast<const T*>(x), rstd, static_cast<T*>(dx), how.weight, how.width);
    });
    check_launch("rms_norm_backward");
}

}  // namespace lorica::kernels::cuda
