// SPDX-License-Identifier: GPL-3.0-or-later
// y = x W^T for a few rows x, as in decoding: W is read once, in the form it is stored in. Any thread.
//
// y[m, n] = sum over k of x[m, k] W[n, k]. Rows [from, to) of W are done. The sum of one y is taken in an order that
// depends on k alone, not on how many rows there are: a sequence gets the same numbers in a batch as by itself.
// Blocks are ggml's (ggml-common.h): of 32 values, Q4_0 (q - 8) d, Q4_1 q d + m, Q8_0 q d; d and m are half floats, so q d
// is exact in float32 and the values are those of the decoded matrix, bit for bit. A row lies as spread_row leaves it: first every
// d, then every m, then the codes in groups of 16 words of 32 bits. Word l holds the codes of the values l, l + 16, l + 32, ... of its
// group (8 codes of 4 bits, 4 of 8), lowest bits first: a shift brings sixteen consecutive codes into place. The last group may be part empty.
#pragma once

#include <cstddef>

#include "kernels/simd/type.h"

namespace lorica::kernels {

enum class WeightType { F32, BF16, Q4_0, Q4_1, Q8_0 };

struct FewRows {
    WeightType type = WeightType::F32;
    bool rounded = false;          // decoded values are rounded to bfloat16 first: the base was loaded so
    const void* w = nullptr;
    int64_t w_stride = 0;          // bytes from row to row of W; of blocks, spread_bytes()
    const float* x = nullptr;      // [rows, k]
    int64_t rows = 0, k = 0;       // k is a multiple of 32 where W is in blocks
    int64_t x_stride = 0;
    Type out = Type::F32;
    void* y = nullptr;
    int64_t y_stride = 0;
    bool add = false;              // y += instead of y =
};

// A row of k values in ggml's blocks, brought into that order; and its bytes.
int64_t spread_bytes(WeightType type, int64_t k);
void spread_row(WeightType type, const std::byte* blocks, int64_t k, std::byte* to);

// Floats of scratch.
int64_t few_rows_scratch(int64_t k);
void few_rows(const FewRows& how, int64_t from, int64_t to, float* scratch);

}  // namespace lorica::kernels
