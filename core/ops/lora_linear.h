// SPDX-License-Identifier: GPL-3.0-or-later
// A frozen matrix with the adapters that read the same input, forward and backward. Engine thread.
#pragma once

#include <torch/types.h>

#include <vector>

#include "core/ops/frozen_matrix.h"
#include "core/ops/ops.h"
#include "core/ops/workspace.h"

namespace lorica {

// One LoRA within a group. a, b are of the activations' type, b already times the scale s.
struct LoraPart {
    int64_t column = 0;            // where its output starts in the group's output
    int64_t columns = 0;           // how wide it is
    int64_t rank_at = 0;           // where its rows start in the group's A
    int64_t r = 0;
    float scale = 0;
    uint64_t stream = 0;
    torch::Tensor sb;              // [columns, r] = s B; a part of LoraGroup::b where that is defined
    torch::Tensor grad_b;          // float32 [columns, r]; undefined if it does not train
    torch::Tensor turned;          // [r, columns] = sb^T, contiguous: faster for a few rows; undefined: none
};

// The outputs [column, column + columns) are multiplied by a vector that trains: DoRA's m / n, or (IA)³'s l.
struct RatioPart {
    int64_t column = 0, columns = 0;
    torch::Tensor norm;            // float32 [columns], DoRA's n; undefined: 1
    torch::Tensor gradient;        // float32 [columns], of m or l; undefined if it does not train
};

// The outputs whose bias trains.
struct BiasPart {
    int64_t column = 0, columns = 0;
    torch::Tensor gradient;        // float32 [columns]
};

// y = ratio * (x W^T + sum over parts of (s drop(x) A^T B^T) at the part's columns), or the same without ratio.
// Liu et al., "DoRA", ICML 2024, eq. 5; Liu et al., "Few-shot parameter-efficient fine-tuning", NeurIPS 2022, sec. 3.3.
struct LoraGroup {
    FrozenMatrix weight;           // [out, in]
    torch::Tensor a;               // [sum of r, in]; undefined without parts
    torch::Tensor grad_a;          // float32, same shape
    torch::Tensor b;               // on a GPU [out, sum of r]: every part's s B at its place and zeros, so that one product does for all
    std::vector<LoraPart> parts;
    torch::Tensor ratio;           // [out], 1 where nothing scales; undefined: none
    bool ratio_on_bias = false;    // (IA)³ scales the bias along, DoRA does not
    std::vector<RatioPart> ratio_parts;
    torch::Tensor input_ratio;     // [in], (IA)³ of a feed-forward layer: x is multiplied first
    torch::Tensor grad_input;      // float32 [in]
    torch::Tensor grad_weight;     // float32 [out, in], where the matrix itself trains
    std::vector<BiasPart> bias_parts;

    int64_t rank() const { return a.defined() ? a.size(0) : 0; }
    int64_t scaled() const { return ratio.defined() ? ratio.size(0) : 0; }
    bool trains() const { return reads_input() || !ratio_parts.empty() || !bias_parts.empty(); }
    bool multiplies() const { return ratio.defined(); }
    bool reads_input() const { return !parts.empty() || input_ratio.defined() || grad_weight.defined(); }  // backward needs x
    // Whether the product with the frozen matrix is the base's own, so that groups of several adapters can have it in common.
    bool only_adds() const { return !ratio.defined() && !input_ratio.defined() && !grad_weight.defined() && bias_parts.empty(); }
};

// s = drop(x) A^T alone.
void lora_project(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& s);
// The two halves of a group that only adds: y += the parts' outputs, s being kept; and their gradients, dx += theirs unless it is null.
void lora_add(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& y, torch::Tensor& s);
void lora_add_backward(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& s, const torch::Tensor& dy, const ops::Dropout& dropout,
                       float loss_scale, Workspace& scratch, torch::Tensor* dx);
// y [rows, out]; s [rows, rank()] is kept for the backward pass (untouched without parts), and so is z [rows, scaled()],
// what the ratio multiplies; without z it lives in scratch.
void lora_forward(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch,
                  torch::Tensor& y, torch::Tensor& s, const torch::Tensor& z = {});
// Adds to the group's gradients (dY divided by loss_scale), and overwrites dx unless it is null.
void lora_backward(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& s, const torch::Tensor& z, const torch::Tensor& dy,
                   const ops::Dropout& dropout, float loss_scale, Workspace& scratch, torch::Tensor* dx);

}  // namespace lorica
