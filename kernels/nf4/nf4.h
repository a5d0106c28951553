// SPDX-License-Identifier: GPL-3.0-or-later
// Four-bit weights, NF4 and FP4, and the eight-bit map that stores their scales: the numbers of bitsandbytes on the CPU. Any thread.
//
// Blocks of 64 values run over the matrix row by row; absmax is a block's largest magnitude, a code names one of 16 numbers q
// in [-1, 1], and the value is q * absmax. The code of v counts the midpoints m between neighbouring q with v / absmax > m,
// where the quotient is v * (1 / absmax). Value 2 j is the high half of byte j, value 2 j + 1 the low half. NF4's numbers are
// quantiles of the normal distribution (Dettmers et al., "QLoRA", NeurIPS 2023, appendix E), FP4's a sign, two exponent
// bits and one bit of fraction. A block of zeros has NF4 code 7 and FP4 code 0: +0.
//
// Double quantization keeps the scales themselves as bytes: absmax = map[byte] * nested[block / 256] + offset, where offset
// is the mean of the matrix's scales and map the signed dynamic map (Dettmers, "8-Bit Approximations for Parallelism in Deep
// Learning", ICLR 2016). bitsandbytes on the CPU first moves v / nested to the nearest of 65536 even steps of [-1, 1].
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

enum class FourBit { NF4, FP4 };

inline constexpr int64_t kBlock4 = 64;       // values that share one absmax
inline constexpr int64_t kNestedBlock = 256; // scales that share one nested absmax

// The 16 numbers of the codes.
const float* code_values(FourBit type);
// The 256 numbers of the dynamic map, rising.
const float* dynamic_map();

// Blocks [from, to) of the `count` values of x. False where a value is not finite: then the result means nothing.
bool quantize_4bit(FourBit type, const float* x, int64_t count, uint8_t* codes, float* absmax, int64_t from, int64_t to);

// All `count` scales, their mean taken off before.
void quantize_dynamic(const float* x, int64_t count, uint8_t* codes, float* absmax);

struct Packed4 {
    FourBit type = FourBit::NF4;
    const uint8_t* codes = nullptr;
    const float* absmax = nullptr;          // of each block; with bytes: of each 256 blocks
    const uint8_t* bytes = nullptr;         // doubly quantized scales; null: absmax is of each block
    const float* map = nullptr;             // with bytes: 256 numbers
    float offset = 0;
    int64_t columns = 0;                    // of the matrix
};

// A rectangle of the matrix, dense: rows [row, ...) and `width` columns from `column` on, to out[0], out[width], ...
struct Tile {
    int64_t row = 0, column = 0, width = 0;
};
// Rows [from, to) of the tile.
void dequantize_4bit(const Packed4& packed, const Tile& tile, Type type, void* out, int64_t from, int64_t to);

namespace cuda {
// The first `rows` rows of the tile.
void dequantize_4bit(const Packed4& packed, const Tile& tile, Type type, void* out, int64_t rows, Stream stream);
// y [rows, out] = x W^T for the first `out` rows of the matrix, for a few rows x; columns is a multiple of 64.
void product_4bit(const Packed4& packed, int64_t out, Type type, const void* x, int64_t rows, void* y, int64_t y_stride, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
