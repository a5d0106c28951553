// SPDX-License-Identifier: GPL-3.0-or-later
// A base matrix in four or eight bits: made out of its numbers, decoded tile by tile, multiplied. Engine thread.
#pragma once

#include <torch/types.h>

#include <vector>

#include "core/base/error.h"
#include "core/ops/workspace.h"

namespace lorica {

enum class QuantType { NF4, FP4, Int8 };

// One matrix as published; its blocks run over it alone. See kernels/nf4/nf4.h and kernels/int8/int8.h.
struct QuantizedPart {
    int64_t rows = 0;
    torch::Tensor codes;    // four bits: uint8 [(rows * in + 1) / 2]; Int8: int8 [rows, in]
    torch::Tensor scales;   // four bits: float32, or doubly quantized uint8, of each block; Int8: float32 of each row
    torch::Tensor nested;   // float32 of each 256 scales; undefined: the scales are not quantized
    torch::Tensor map;      // float32 [256]: what the bytes of doubly quantized scales stand for
    torch::Tensor steps;    // Int8: scales / 127
    float offset = 0;       // added to doubly quantized scales
};

// Parts one below another. Products are computed in `compute`, whatever the activations' type.
struct QuantizedMatrix {
    QuantType type = QuantType::NF4;
    int64_t in = 0;
    torch::Dtype compute = torch::kFloat32;
    std::vector<QuantizedPart> parts;

    int64_t out() const;
    int64_t bytes() const;
    void move_to(torch::Device device);
};

// `weight` is float32 [rows, in] on the CPU. The scales' mean is torch's, so that double quantization gives the bytes of
// bitsandbytes wherever it runs with as many threads. Int8 first rounds to float16, as LLM.int8() does. A number that is
// not finite (in float16, for Int8) is refused; `where` names the tensor.
Result<QuantizedPart> quantize(const torch::Tensor& weight, QuantType type, bool double_quant, const std::string& where);
// Bytes of a matrix of so many numbers, about: codes and scales.
double quantized_bytes(QuantType type, bool double_quant, int64_t rows, int64_t in);

// Rows [row, row + tile.size(0)) and columns [column, column + tile.size(1)), as numbers of tile's type.
void decode(const QuantizedMatrix& w, int64_t row, int64_t column, torch::Tensor& tile);

// y = x W^T + bias (bias may be undefined), dx = dy W. Only a tile of W is ever decoded on the CPU. With `exact_inputs` off,
// the inputs of an Int8 matrix are quantized row by row too, but for columns that hold a magnitude of 6 or more.
void quantized_product_nt(const torch::Tensor& x, const QuantizedMatrix& w, const torch::Tensor& bias, bool exact_inputs, Workspace& scratch, torch::Tensor& y);
void quantized_product_nn(const torch::Tensor& dy, const QuantizedMatrix& w, Workspace& scratch, torch::Tensor& dx);

}  // namespace lorica
