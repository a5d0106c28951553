// SPDX-License-Identifier: GPL-3.0-or-later
// A frozen matrix with the adapters that read the same input, forward and backward. Engine thread.
#pragma once

#include <torch/types.h>

#include <vector>

#include "core/ops/frozen_matrix.h"
#include "core/ops/ops.h"
#include "core/ops/workspace.h"

namespace lorica {

// One adapter within a group. a, b are of the activations' type, b already times the scale s.
struct LoraPart {
    int64_t column = 0;            // where its output starts in the group's output
    int64_t columns = 0;           // how wide it is
    int64_t rank_at = 0;           // where its rows start in the group's A
    int64_t r = 0;
    float scale = 0;
    uint64_t stream = 0;
    torch::Tensor sb;              // [columns, r] = s B
    torch::Tensor grad_b;          // float32 [columns, r]; undefined if it does not train
};

// y = x W^T + sum over parts of (s drop(x) A^T B^T) at the part's columns.
struct LoraGroup {
    FrozenMatrix weight;           // [out, in]
    torch::Tensor a;               // [sum of r, in]; undefined without parts
    torch::Tensor grad_a;          // float32, same shape
    std::vector<LoraPart> parts;

    int64_t rank() const { return a.defined() ? a.size(0) : 0; }
};

// s = drop(x) A^T alone.
void lora_project(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& s);
// y [rows, out]; s [rows, rank()] is kept for the backward pass (untouched without parts).
void lora_forward(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch,
                  torch::Tensor& y, torch::Tensor& s);
// Adds to grad_a and grad_b (dY divided by loss_scale), and overwrites dx unless it is null.
void lora_backward(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& s, const torch::Tensor& dy,
                   const ops::Dropout& dropout, float loss_scale, Workspace& scratch, torch::Tensor* dx);

}  // namespace lorica
