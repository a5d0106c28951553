// SPDX-License-Identifier: GPL-3.0-or-later
// The product of a few rows with a matrix, on the CPU by our own kernel; see kernels/few_rows. Engine thread.
#pragma once

#include <torch/types.h>

#include <memory>
#include <vector>

#include "core/ops/workspace.h"
#include "kernels/few_rows/few_rows.h"

namespace lorica::ops {

// The rows of a matrix in the blocks of its file, each as spread_row leaves it, for decoding: the same numbers in fewer bytes.
struct BlockRows {
    kernels::WeightType type = kernels::WeightType::Q4_1;
    bool rounded = false;            // the values are rounded to bfloat16
    int64_t row_bytes = 0;
    std::vector<std::byte> bytes;
};

inline constexpr int64_t kFewRows = 32;   // more are faster as one large product

// Whether the kernel does x times a matrix of w's type: on the CPU, rows contiguous, not too many.
bool is_few_rows(const torch::Tensor& x, const torch::Tensor& w);
// y [rows, out] = x w^T, or y += with `add`. `blocks`, where given, are read instead of w.
void few_rows(const torch::Tensor& x, const torch::Tensor& w, const BlockRows* blocks, bool add, Workspace& scratch, torch::Tensor& y);

}  // namespace lorica::ops
