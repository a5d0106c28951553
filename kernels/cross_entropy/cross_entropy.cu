// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax cross-entropy on a GPU: one block a row, maximum and sum in one reading; see cross_entropy.h.
#include "kernels/cross_entropy/cross_entropy.h"
#include "kernels/device/device.cuh"

namespace lorica::kernels::cuda {
namespace {

constexpr int kThreads = 512;

// The log of the sum of exponentials and the plain sum of one row, known to every thread.
struct RowSums {
    float lse, total;
};

template <class T, int N>
__device__ RowSums row_sums(const T* row, int64_t width) {
    float top = -INFINITY, sum = 0, total = 0;
    for (int64_t i = static_cast<int64_t>(threadIdx.x) * N; i < width; i += static_cast<int64_t>(kThreads) * N) {
        const Pack<T, N> z = Pack<T, N>::load(row + i);
        float higher = top;
        for (int j = 0; j < N; ++j) higher = fmaxf(higher, z.get(j));
        float own = 0;
        for (int j = 0; j < N; ++j) {
            own += __expf(z.get(j) - higher);
            total += z.get(j);
        }
        sum = sum * __expf(top - higher) + own;
        top = higher;
    }
    const float most = block_max(top);
    const float scaled = top == -INFINITY ? 0.0f : sum * __expf(top - most);
    return {most + logf(block_sum(scaled)), block_sum(total)};
}

template <class T, int N>
__global__ void gradient_kernel(T* logits, const int32_t* labels, int64_t width, float factor, float smoothing, float* loss) {
    T* row = logits + static_cast<int64_t>(blockIdx.x) * width;
    const RowSums sums = row_sums<T, N>(row, width);
    const int32_t label = labels[blockIdx.x];
    if (threadIdx.x == 0) loss[blockIdx.x] = sums.lse - (1.0f - smoothing) * wide(row[label]) - smoothing * (sums.total / static_cast<float>(width));
    __syncthreads();   // the label's number is read before it is overwritten
    const float even = smoothing / static_cast<float>(width);
    for (int64_t i = static_cast<int64_t>(threadIdx.x) * N; i < width; i += static_cast<int64_t>(kThreads) * N) {
        Pack<T, N> z = Pack<T, N>::load(row + i);
        for (int j = 0; j < N; ++j) {
            float g = __expf(z.get(j) - sums.lse) - even;
            if (i + j == label) g -= 1.0f - smoothing;
            z.set(j, factor * g);
        }
        z.store(row + i);
    }
}

template <class T, int N>
__global__ void loss_kernel(const T* logits, const int32_t* labels, int64_t width, float* loss) {
    const T* row = logits + static_cast<int64_t>(blockIdx.x) * width;
    const RowSums sums = row_sums<T, N>(row, width);
    if (threadIdx.x == 0) loss[blockIdx.x] = sums.lse - wide(row[labels[blockIdx.x]]);
}

}  // namespace

void cross_entropy(Type type, void* logits, const int32_t* labels, int64_t width, float factor, float smoothing, float* loss, int64_t rows, Stream stream) {
    if (rows == 0) return;
    with_packs(type, {logits}, width, [&](auto t, auto n) {
        using T = decltype(t);
        gradient_kernel<T, decltype(n)::value><<<grid_of(rows), kThreads, 0, stream_of(stream)>>>(static_cast<T*>(logits), labels, width, factor, smoothing, loss);
    });
    check_launch("cross_entropy");
}

void cross_entropy_loss(Type type, const void* logits, const int32_t* labels, int64_t width, float* loss, int64_t rows, Stream stream) {
    if (rows == 0) return;
    with_packs(type, {logits}, width, [&](auto t, auto n) {
        using T = decltype(t);
        loss_kernel<T, decltype(n)::value><<<grid_of(rows), kThreads, 0, stream_of(stream)>>>(static_cast<const T*>(logits), labels, width, loss);
    });
    check_launch("cross_entropy_loss");
}

}  // namespace lorica::kernels::cuda
