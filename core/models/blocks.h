// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a layer in which architectures differ, as training, evaluation and generation share them. Engine thread.
#pragma once

#include <torch/types.h>

#include <vector>

#include "core/models/decoder.h"
#include "core/ops/ops.h"
#include "core/ops/workspace.h"

namespace lorica {

// The rotations of every layer for positions below `positions`. Empty where positions are learned.
class PositionTables {
public:
    PositionTables() = default;
    PositionTables(const ModelConfig& config, int64_t positions, torch::Device device);
    // Reaches so far from now on, and further to spare making them again for a slightly longer row.
    void cover(const ModelConfig& config, int64_t positions, torch::Device device);
    const ops::RopeTable& of(size_t layer) const { return tables_[layer]; }

private:
    int64_t size_ = 0;
    std::vector<ops::RopeTable> tables_;   // layers that rotate alike share their tensors
};

// What the backward pass of rotate_heads() needs besides its output; undefined without q and k norms.
struct HeadNorms {
    torch::Tensor q, k;              // before the norm, [rows, heads * head_dim]
    torch::Tensor rstd_q, rstd_k;    // [rows * heads] float32
};
HeadNorms take_head_norms(const ModelConfig& config, int64_t rows, torch::Dtype dtype, Workspace& from);

// x [rows, hidden]: embeddings, scaled, with learned positions added. ids and positions are int32 [rows].
void embed(const DecoderWeights& base, const torch::Tensor& ids, const torch::Tensor& positions, torch::Tensor& x);
// Adds factor dx to the gradients of embedding and positions, where they train.
void embed_backward(const DecoderWeights& base, const torch::Tensor& ids, const torch::Tensor& positions, const torch::Tensor& dx, double factor, DecoderWeights& gradients);
// The norms over heads of q and k, and their rotation, in place.
void rotate_heads(const DecoderWeights& base, size_t layer, const PositionTables& tables, const torch::Tensor& positions, torch::Tensor& qkv, HeadNorms& kept);
// From the gradient of what rotate_heads() made to that of what it got, in place. Adds factor times theirs to the gradients of
// the norms, where they train.
void rotate_heads_backward(const DecoderWeights& base, size_t layer, const PositionTables& tables, const torch::Tensor& positions, const HeadNorms& kept,
                           double factor, const DecoderWeights& gradients, Workspace& scratch, torch::Tensor& dqkv);
// Heads, scale, cap and window of a layer; documents are the caller's.
ops::AttentionShape attention_shape(const ModelConfig& config, size_t layer);

// The product of gate and up, or the activation alone, [rows, intermediate]; backward over gate_up itself.
void activate(const ModelConfig& config, const torch::Tensor& gate_up, torch::Tensor& product);
void activate_backward(const ModelConfig& config, torch::Tensor& gate_up, const torch::Tensor& dproduct);

// The final cap of logits, in place. With `slope`, also its derivative at each of them.
void cap_logits(const ModelConfig& config, torch::Tensor& logits, torch::Tensor* slope = nullptr);

}  // namespace lorica
