// SPDX-License-Identifier: GPL-3.0-or-later
// A matrix of the base model that never trains, and its two products. Engine thread.
#pragma once

#include <torch/types.h>

#include <memory>

#include "core/ops/quantized_matrix.h"
#include "core/ops/workspace.h"

namespace lorica {

namespace ops {
struct BlockRows;
}

// y = x W^T + bias. Whoever needs the numbers of W asks the products below or dense(); how they are stored is known here alone.
struct FrozenMatrix {
    torch::Tensor weight;   // [out, in], contiguous, of the activations' type; undefined where it is quantized
    torch::Tensor bias;     // [out] of the same type; undefined: none
    std::shared_ptr<const QuantizedMatrix> quantized = {};
    std::shared_ptr<const ops::BlockRows> blocks = {};  // the numbers of `weight` once more, in fewer bytes, for few rows; may be null
    bool exact_inputs = false;  // of an int8 matrix, see quantized_product_nt

    int64_t out() const { return quantized ? quantized->out() : weight.size(0); }
    int64_t in() const { return quantized ? quantized->in : weight.size(1); }
    int64_t parameter_count() const { return out() * in() + (bias.defined() ? bias.numel() : 0); }
};

// y [rows, out] = x W^T (+ bias); dx [rows, in] = dy W. Temporary memory comes from `scratch`.
void product_nt(const torch::Tensor& x, const FrozenMatrix& w, Workspace& scratch, torch::Tensor& y);
void product_nn(const torch::Tensor& dy, const FrozenMatrix& w, Workspace& scratch, torch::Tensor& dx);
// Rows [first, first + rows) as float32 numbers, [rows, in].
torch::Tensor dense(const FrozenMatrix& w, int64_t first, int64_t rows);
// Rows [first, first + count) of W without the bias: those outputs alone. Shares the memory.
FrozenMatrix some_outputs(const FrozenMatrix& w, int64_t first, int64_t count);

}  // namespace lorica
