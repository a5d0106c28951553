// SPDX-License-Identifier: GPL-3.0-or-later
// What LoRA and DoRA need on a GPU beside products; see lora.h.
#include <cfloat>

#include "kernels/device/device.cuh"
#include "kernels/lora/lora.h"

namespace lorica::kernels::cuda {
namespace {

constexpr int kThreads = 256;
constexpr int kEach = 8;         // numbers a thread places
constexpr int kWarps = 8;        // of a block of column sums
constexpr int kRowsEach = 32;    // rows a warp sums

template <class T>
__global__ void place_kernel(const Placement* all, const float* in, T* out) {
    const Placement one = all[blockIdx.y];
    const int64_t first = static_cast<int64_t>(blockIdx.x) * kThreads * kEach + threadIdx.x;
#pragma unroll
    for (int j = 0; j < kEach; ++j) {
        const int64_t i = first + j * kThreads;
        if (i < one.count) out[one.to + (one.stride == one.columns ? i : i / one.columns * one.stride + i % one.columns)] = narrow<T>(in[one.from + i] * one.scale);
    }
}

// A warp takes 32 packs of columns of some rows; the block's warps are joined in shared memory.
template <class T, int N>
__global__ void column_kernel(ColumnSums how) {
    __shared__ float sums[kWarps][kWarp * N];
    const int lane = static_cast<int>(threadIdx.x) % kWarp, warp = static_cast<int>(threadIdx.x) / kWarp;
    const int64_t column = (static_cast<int64_t>(blockIdx.x) * kWarp + lane) * N;
    const int64_t from = (static_cast<int64_t>(blockIdx.y) * kWarps + warp) * kRowsEach, to = min(how.rows, from + kRowsEach);
    const T* a = static_cast<const T*>(how.a);
    const T* b = static_cast<const T*>(how.b);
    float own[N] = {};
    if (column < how.columns) {
        for (int64_t row = from; row < to; ++row) {
            const Pack<T, N> left = Pack<T, N>::load(a + row * how.a_stride + column);
            if (b == nullptr) {
                for (int j = 0; j < N; ++j) own[j] += left.get(j);
                continue;
            }
            const Pack<T, N> right = Pack<T, N>::load(b + row * how.b_stride + column);
            for (int j = 0; j < N; ++j) own[j] += left.get(j) * right.get(j);
        }
    }
    for (int j = 0; j < N; ++j) sums[warp][lane * N + j] = own[j];
    __syncthreads();
    for (int i = static_cast<int>(threadIdx.x); i < kWarp * N; i += kThreads) {
        const int64_t at = static_cast<int64_t>(blockIdx.x) * kWarp * N + i;
        if (at >= how.columns) continue;
        float total = 0;
        for (int w = 0; w < kWarps; ++w) total += sums[w][i];
        atomicAdd(how.gradient + at, total * (how.norm != nullptr ? how.factor / how.norm[at] : how.factor));
    }
}

template <class T>
__global__ void dora_kernel(DoraRows how, float* norm, T* ratio) {
    const int64_t row = static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x;
    if (row >= how.rows) return;
    const float* b = how.b + row * how.r;
    const T* projected = static_cast<const T*>(how.projected) + row;
    float cross = 0, own = 0;
    for (int64_t j = 0; j < how.r; ++j) {
        const float sb = how.scale * b[j];
        float along = 0;
        for (int64_t k = 0; k < how.r; ++k) along += how.gram[j * how.r + k] * (how.scale * b[k]);
        cross += sb * wide(projected[j * how.rows]);
        own += sb * along;
    }
    const float n = sqrtf(fmaxf(how.row_squares[row] + 2.0f * cross + own, FLT_MIN));   // a row of zeros stays one
    norm[row] = n;
    ratio[row] = narrow<T>(how.magnitude[row] / n);
}

}  // namespace

void place(const Placement* all, int64_t placements, int64_t largest, const float* in, Type type, void* out, Stream stream) {
    if (placements == 0 || largest == 0) return;
    const dim3 blocks(grid_of(ceil_div(largest, kThreads * kEach)), grid_of(placements));
    with_type(type, [&](auto t) {
        using T = decltype(t);
        place_kernel<T><<<blocks, kThreads, 0, stream_of(stream)>>>(all, in, static_cast<T*>(out));
    });
    check_launch("place");
}

void column_sums(const ColumnSums& how, Stream stream) {
    if (how.rows * how.columns == 0) return;
    with_type(how.type, [&](auto t) {
        using T = decltype(t);
        constexpr int N = kLanes<T>;
        const auto go = [&](auto n) {
            const dim3 blocks(grid_of(ceil_div(how.columns, kWarp * decltype(n)::value)), grid_of(ceil_div(how.rows, kWarps * kRowsEach)));
            column_kernel<T, decltype(n)::value><<<blocks, kThreads, 0, stream_of(stream)>>>(how);
        };
        const bool whole = how.columns % N == 0 && how.a_stride % N == 0 && how.b_stride % N == 0 && aligned16(how.a) && aligned16(how.b);
        if (whole) go(std::integral_constant<int, N>{});
        else go(std::integral_constant<int, 1>{});
    });
    check_launch("column_sums");
}

void dora_ratio(const DoraRows& how, float* norm, void* ratio, Stream stream) {
    if (how.rows == 0) return;
    with_type(how.type, [&](auto t) {
        using T = decltype(t);
        dora_kernel<T><<<grid_of(ceil_div(how.rows, kThreads)), kThreads, 0, stream_of(stream)>>>(how, norm, static_cast<T*>(ratio));
    });
    check_launch("dora_ratio");
}

}  // namespace lorica::kernels::cuda
