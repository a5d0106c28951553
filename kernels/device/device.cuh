// SPDX-License-Identifier: GPL-3.0-or-later
// Tools of the CUDA kernels: numbers of three types as floats, sixteen bytes at a time, sums over a block. CUDA C++17.
#pragma once

#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels::cuda {

__device__ __forceinline__ float wide(float x) { return x; }
__device__ __forceinline__ float wide(__nv_bfloat16 x) { return __bfloat162float(x); }
__device__ __forceinline__ float wide(__half x) { return __half2float(x); }

template <class T> __device__ __forceinline__ T narrow(float x);
template <> __device__ __forceinline__ float narrow<float>(float x) { return x; }
template <> __device__ __forceinline__ __nv_bfloat16 narrow<__nv_bfloat16>(float x) { return __float2bfloat16_rn(x); }
template <> __device__ __forceinline__ __half narrow<__half>(float x) { return __float2half_rn(x); }

// N numbers side by side, at most 16 bytes, read and written at once. N is 1 where rows are not aligned for more.
template <class T, int N>
struct alignas(sizeof(T) * N) Pack {
    T v[N];
    static __device__ __forceinline__ Pack load(const T* p) { return *reinterpret_cast<const Pack*>(p); }
    __device__ __forceinline__ void store(T* p) const { *reinterpret_cast<Pack*>(p) = *this; }
    __device__ __forceinline__ float get(int i) const { return wide(v[i]); }
    __device__ __forceinline__ void set(int i, float x) { v[i] = narrow<T>(x); }
};
template <class T> inline constexpr int kLanes = 16 / static_cast<int>(sizeof(T));

constexpr int kWarp = 32;

__device__ __forceinline__ float warp_sum(float x) {
    for (int offset = kWarp / 2; offset > 0; offset /= 2) x += __shfl_xor_sync(0xffffffffu, x, offset);
    return x;
}
__device__ __forceinline__ float warp_max(float x) {
    for (int offset = kWarp / 2; offset > 0; offset /= 2) x = fmaxf(x, __shfl_xor_sync(0xffffffffu, x, offset));
    return x;
}
// Over all threads of a block (a multiple of 32 of them); every thread gets it, in an order that never changes.
__device__ __forceinline__ float block_sum(float x) {
    __shared__ float parts[kWarp];
    const int warp = static_cast<int>(threadIdx.x) / kWarp, lane = static_cast<int>(threadIdx.x) % kWarp, warps = static_cast<int>(blockDim.x) / kWarp;
    x = warp_sum(x);
    __syncthreads();   // an earlier call's readers are done
    if (lane == 0) parts[warp] = x;
    __syncthreads();
    return warp_sum(lane < warps ? parts[lane] : 0.0f);
}
__device__ __forceinline__ float block_max(float x) {
    __shared__ float parts[kWarp];
    const int warp = static_cast<int>(threadIdx.x) / kWarp, lane = static_cast<int>(threadIdx.x) % kWarp, warps = static_cast<int>(blockDim.x) / kWarp;
    x = warp_max(x);
    __syncthreads();
    if (lane == 0) parts[warp] = x;
    __syncthreads();
    return warp_max(lane < warps ? parts[lane] : -INFINITY);
}

// Threads for a row of `packs`: whole warps, no more than are of use.
inline int threads_for(int64_t packs, int most = 512) {
    const int64_t warps = std::max<int64_t>(1, (packs + kWarp - 1) / kWarp);
    return static_cast<int>(std::min<int64_t>(warps * kWarp, most));
}
inline unsigned grid_of(int64_t count) { return static_cast<unsigned>(count); }
inline int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }
inline bool aligned16(const void* p) { return reinterpret_cast<uintptr_t>(p) % 16 == 0; }

inline cudaStream_t stream_of(Stream stream) { return static_cast<cudaStream_t>(stream); }

inline void check_launch(const char* name) {
    const cudaError_t error = cudaGetLastError();
    if (error != cudaSuccess) throw std::runtime_error(std::string("the CUDA kernel ") + name + ": " + cudaGetErrorString(error));
}

// body(T{}) with the type that `type` names.
template <class Body>
void with_type(Type type, const Body& body) {
    if (type == Type::F32) body(float{});
    else if (type == Type::BF16) body(__nv_bfloat16{});
    else body(__half{});
}

// body(T{}, N) with as many numbers at once as 16 bytes hold where `width` and all of `rows` (null: none) allow it, else with one.
template <class Body>
void with_packs(Type type, std::initializer_list<const void*> rows, int64_t width, const Body& body) {
    const bool aligned = std::all_of(rows.begin(), rows.end(), aligned16);
    with_type(type, [&](auto t) {
        using T = decltype(t);
        if (aligned && width % kLanes<T> == 0) body(t, std::integral_constant<int, kLanes<T>>{});
        else body(t, std::integral_constant<int, 1>{});
    });
}

}  // namespace lorica::kernels::cuda
