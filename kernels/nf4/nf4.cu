// SPDX-License-Identifier: GPL-3.0-or-later
// Four-bit weights on a GPU: decoded, and multiplied with a few rows as they are; see nf4.h. The numbers are the CPU's bit for bit.
#include "kernels/device/device.cuh"
#include "kernels/nf4/nf4.h"

namespace lorica::kernels::cuda {
namespace {

constexpr int kThreads = 256;

// Into shared memory, where 16 numbers lie in 16 banks: no two lanes wait for each other.
struct Values {
    float v[16];
};
Values values_of(FourBit type) {
    Values all{};
    std::copy(code_values(type), code_values(type) + 16, all.v);
    return all;
}

// No fused multiply-add: the reference rounds the product.
__device__ __forceinline__ float scale_of(const Packed4& packed, int64_t block) {
    if (packed.bytes == nullptr) return packed.absmax[block];
    return __fadd_rn(__fmul_rn(packed.map[packed.bytes[block]], packed.absmax[block / kNestedBlock]), packed.offset);
}

constexpr int kWords = 4;   // of a thread, kThreads apart, so that neighbours read and write side by side

// Whole rows of a width that 8 divides: a word of codes becomes eight numbers of one block.
template <class T>
__global__ void rows_kernel(Packed4 packed, Values values, int64_t first, int64_t words, T* out) {
    __shared__ float table[16];
    if (threadIdx.x < 16) table[threadIdx.x] = values.v[threadIdx.x];
    __syncthreads();
    const int64_t begin = static_cast<int64_t>(blockIdx.x) * kThreads * kWords + threadIdx.x;
    uint32_t codes[kWords];
    float scales[kWords];
#pragma unroll
    for (int i = 0; i < kWords; ++i) {
        const int64_t word = begin + i * kThreads;
        if (word >= words) continue;
        codes[i] = __ldg(reinterpret_cast<const uint32_t*>(packed.codes + first / 2) + word);
        scales[i] = scale_of(packed, (first + word * 8) / kBlock4);
    }
    constexpr int kN = kLanes<T>;
#pragma unroll
    for (int i = 0; i < kWords; ++i) {
        const int64_t word = begin + i * kThreads;
        if (word >= words) continue;
#pragma unroll
        for (int k = 0; k < 8; k += kN) {
            Pack<T, kN> p;
#pragma unroll
            for (int j = 0; j < kN; ++j) p.set(j, table[(codes[i] >> ((k + j) / 2 * 8 + ((k + j) % 2 == 0 ? 4 : 0))) & 15u] * scales[i]);
            p.store(out + word * 8 + k);
        }
    }
}

// Any rectangle, a number a thread.
template <class T>
__global__ void tile_kernel(Packed4 packed, Values values, Tile tile, int64_t count, T* out) {
    const int64_t i = static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x;
    if (i >= count) return;
    const int64_t at = (tile.row + i / tile.width) * packed.columns + tile.column + i % tile.width;
    const int byte = packed.codes[at / 2];
    float value = 0;
    const int code = at % 2 == 0 ? byte >> 4 : byte & 15;
#pragma unroll
    for (int k = 0; k < 16; ++k) value = code == k ? values.v[k] : value;
    out[i] = narrow<T>(value * scale_of(packed, at / kBlock4));
}

// One warp an output: each lane takes 32 numbers of the row at a time, which share a scale; it is multiplied to their sum, so that the
// numbers are not rounded to T as those of the decoded matrix are. kRows rows of x at once.
template <class T, int kRows>
__global__ void product_kernel(Packed4 packed, Values values, int64_t out, const T* x, T* y, int64_t y_stride) {
    __shared__ float table[16];
    if (threadIdx.x < 16) table[threadIdx.x] = values.v[threadIdx.x];
    __syncthreads();
    const int64_t n = (static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x) / kWarp, columns = packed.columns;
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    if (n >= out) return;
    constexpr int kN = kLanes<T>;
    float sums[kRows] = {};
    for (int64_t k = lane * 32; k < columns; k += kWarp * 32) {
        const int64_t at = n * columns + k;
        const uint4 codes = __ldg(reinterpret_cast<const uint4*>(packed.codes + at / 2));
        const float scale = scale_of(packed, at / kBlock4);
        const uint32_t words[4] = {codes.x, codes.y, codes.z, codes.w};
        float own[kRows] = {};
#pragma unroll
        for (int i = 0; i < 32; i += kN) {
            float w[kN];
#pragma unroll
            for (int j = 0; j < kN; ++j) w[j] = table[(words[(i + j) / 8] >> ((i + j) % 8 / 2 * 8 + ((i + j) % 2 == 0 ? 4 : 0))) & 15u];
#pragma unroll
            for (int m = 0; m < kRows; ++m) {
                const Pack<T, kN> p = Pack<T, kN>::load(x + m * columns + k + i);
#pragma unroll
                for (int j = 0; j < kN; ++j) own[m] += p.get(j) * w[j];
            }
        }
#pragma unroll
        for (int m = 0; m < kRows; ++m) sums[m] += scale * own[m];
    }
#pragma unroll
    for (int m = 0; m < kRows; ++m) {
        const float sum = warp_sum(sums[m]);
        if (lane == 0) y[m * y_stride + n] = narrow<T>(sum);
    }
}

}  // namespace

void dequantize_4bit(const Packed4& packed, const Tile& tile, Type type, void* out, int64_t rows, Stream stream) {
    const int64_t count = rows * tile.width;
    if (count == 0) return;
    const Values values = values_of(packed.type);
    with_type(type, [&](auto t) {
        using T = decltype(t);
        if (tile.column == 0 && tile.width == packed.columns && tile.width % 8 == 0 && aligned16(packed.codes) && aligned16(out)) {
            rows_kernel<T><<<grid_of(ceil_div(count / 8, kThreads * kWords)), kThreads, 0, stream_of(stream)>>>(packed, values, tile.row * packed.columns, count / 8, static_cast<T*>(out));
        } else {
            tile_kernel<T><<<grid_of(ceil_div(count, kThreads)), kThreads, 0, stream_of(stream)>>>(packed, values, tile, count, static_cast<T*>(out));
        }
    });
    check_launch("dequantize_4bit");
}

void product_4bit(const Packed4& packed, int64_t out, Type type, const void* x, int64_t rows, void* y, int64_t y_stride, Stream stream) {
    const Values values = values_of(packed.type);
    with_type(type, [&](auto t) {
        using T = decltype(t);
        const auto go = [&](auto count, int64_t m) {
            product_kernel<T, decltype(count)::value><<<grid_of(ceil_div(out, kThreads / kWarp)), kThreads, 0, stream_of(stream)>>>(
                packed, values, out, static_cast<const T*>(x) + m * packed.columns, static_cast<T*>(y) + m * y_stride, y_stride);
            return m + decltype(count)::value;
        };
        for (int64_t m = 0; m < rows;) {
            if (rows - m >= 8) m = go(std::integral_constant<int, 8>{}, m);
            else if (rows - m >= 4) m = go(std::integral_constant<int, 4>{}, m);
            else if (rows - m >= 2) m = go(std::integral_constant<int, 2>{}, m);
            else m = go(std::integral_constant<int, 1>{}, m);
        }
    });
    check_launch("product_4bit");
}

}  // namespace lorica::kernels::cuda
