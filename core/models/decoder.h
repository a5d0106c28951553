// SPDX-License-Identifier: GPL-3.0-or-later
// The frozen weights of a decoder-only model on one device, as training and generation share them. Engine thread.
#pragma once

#include <torch/types.h>

#include <vector>

#include "core/formats/model_source.h"
#include "core/ops/frozen_matrix.h"
#include "core/ops/ops.h"

namespace lorica {

// All weights are [out, in], contiguous, of DecoderWeights::dtype; norms are float32. Products that read the same input
// are stored as one matrix: w_qkv = [q; k; v] with (heads + 2 kv_heads) * head_dim rows, w_gate_up = [gate; up], or up alone
// where the MLP has no gate. What an architecture does not have is undefined.
struct DecoderLayer {
    torch::Tensor attn_norm;   // [hidden] float32
    FrozenMatrix w_qkv;        // [(heads + 2 kv) * head_dim, hidden]
    FrozenMatrix w_o;          // [hidden, heads * head_dim]
    torch::Tensor ffn_norm;    // [hidden] float32
    FrozenMatrix w_gate_up;    // [2 * intermediate, hidden]
    FrozenMatrix w_down;       // [hidden, intermediate]
    torch::Tensor attn_norm_bias, ffn_norm_bias;   // [hidden] float32
    torch::Tensor post_attn_norm, post_ffn_norm;   // [hidden] float32: over what attention and MLP add
    torch::Tensor q_norm, k_norm;                  // [head_dim] float32
};

struct DecoderWeights {
    ModelConfig config;
    torch::Dtype dtype = torch::kFloat32;
    torch::Device device = torch::kCPU;
    torch::Tensor embed;       // [vocab, hidden]
    torch::Tensor final_norm;  // [hidden] float32
    torch::Tensor lm_head;     // [vocab, hidden]; the same tensor as embed when tied
    std::vector<DecoderLayer> layers;
    torch::Tensor positions;        // [max_position_embeddings, hidden], learned ones
    torch::Tensor final_norm_bias;  // [hidden] float32

    int64_t parameter_count() const;  // of the model as published: a tied head counts once
    ops::Norm attn_norm(size_t layer) const { return {layers[layer].attn_norm, layers[layer].attn_norm_bias, config.rms_norm_eps}; }
    ops::Norm ffn_norm(size_t layer) const { return {layers[layer].ffn_norm, layers[layer].ffn_norm_bias, config.rms_norm_eps}; }
    ops::Norm last_norm() const { return {final_norm, final_norm_bias, config.rms_norm_eps}; }
};

// Where a published tensor belongs: in `tensor`, or, if it is a linear layer's weight, in `matrix`, whose weight `tensor` then is.
// Rows of a fused matrix lie behind one another in the order of expected_tensors().
struct TensorPlace {
    torch::Tensor* tensor;
    FrozenMatrix* matrix = nullptr;
};
TensorPlace place_of(DecoderWeights& w, const SourceTensor& one);

// The linear layers behind one product, in the order of its rows: {Q, K, V} or {Qkv}, ...
enum class Product { Qkv, O, GateUp, Down };
inline constexpr int kProductCount = 4;
std::vector<Linear> linears_of(const ModelConfig& config, Product product);

}  // namespace lorica
