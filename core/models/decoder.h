// SPDX-License-Identifier: GPL-3.0-or-later
// The frozen weights of a decoder-only model on one device, as training and generation share them. Engine thread.
#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "core/formats/model_config.h"
#include "core/ops/frozen_matrix.h"

namespace lorica {

// All weights are [out, in], contiguous, of DecoderWeights::dtype; norms are float32. Products that read the same input
// are stored as one matrix: w_qkv = [q; k; v] with (heads + 2 kv_heads) * head_dim rows, w_gate_up = [gate; up].
struct DecoderLayer {
    torch::Tensor attn_norm;   // [hidden] float32
    FrozenMatrix w_qkv;        // [(heads + 2 kv) * head_dim, hidden]
    FrozenMatrix w_o;          // [hidden, heads * head_dim]
    torch::Tensor ffn_norm;    // [hidden] float32
    FrozenMatrix w_gate_up;    // [2 * intermediate, hidden]
    FrozenMatrix w_down;       // [hidden, intermediate]
};

struct DecoderWeights {
    ModelConfig config;
    torch::Dtype dtype = torch::kFloat32;
    torch::Device device = torch::kCPU;
    torch::Tensor embed;       // [vocab, hidden]
    torch::Tensor final_norm;  // [hidden] float32
    torch::Tensor lm_head;     // [vocab, hidden]; the same tensor as embed when tied
    std::vector<DecoderLayer> layers;

    int64_t parameter_count() const;  // of the model as published: a tied head counts once
};

// The linear layers that an adapter can sit on, by their Hugging Face names, in this order within a layer.
enum class Linear { Q, K, V, O, Gate, Up, Down };
inline constexpr int kLinearCount = 7;
const char* module_path(Linear linear);                       // "self_attn.q_proj", "mlp.down_proj", ...
std::string module_path(int64_t layer, Linear linear);        // "model.layers.3.self_attn.q_proj"
int64_t in_features(const ModelConfig& config, Linear linear);
int64_t out_features(const ModelConfig& config, Linear linear);

}  // namespace lorica
