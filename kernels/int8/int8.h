// SPDX-License-Identifier: GPL-3.0-or-later
// Eight-bit rows of LLM.int8(): one scale a row. Any thread.
//
// code = round(x * ((1 / absmax) * 127)), halves to even, where absmax is the row's largest magnitude; x = code * absmax / 127.
// Activations leave values of at least a threshold out of absmax and give them code 0: their columns are multiplied in
// full precision beside it (Dettmers et al., "LLM.int8()", NeurIPS 2022, section 3.2). A row of zeros has codes 0.
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

// Rows [from, to) of `columns` values each; threshold 0: none. False where a value is not finite, and is not left out by the threshold.
bool quantize_rows(const float* x, int64_t columns, float threshold, int8_t* codes, float* absmax, int64_t from, int64_t to);

// A rectangle as dequantize_4bit's: rows [from, to) of it are code * scale[row], or the codes as they are where scale is null.
struct Rows8 {
    const int8_t* codes = nullptr;
    const float* scale = nullptr;    // of each row of the matrix
    int64_t columns = 0;             // of the matrix
    int64_t row = 0, column = 0, width = 0;
};
void dequantize_rows(const Rows8& how, Type type, void* out, int64_t from, int64_t to);

namespace cuda {
void dequantize_rows(const Rows8& how, Type type, void* out, int64_t rows, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
