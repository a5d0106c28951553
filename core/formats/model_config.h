// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a decoder-only model, from config.json or GGUF metadata, and back to config.json. Values, any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/formats/gguf.h"

namespace lorica {

// Names are config.json's.
struct ModelConfig {
    std::string architecture = "LlamaForCausalLM";
    std::string model_type = "llama";
    int64_t hidden_size = 0;
    int64_t intermediate_size = 0;
    int64_t num_hidden_layers = 0;
    int64_t num_attention_heads = 0;
    int64_t num_key_value_heads = 0;
    int64_t head_dim = 0;
    int64_t vocab_size = 0;
    int64_t max_position_embeddings = 2048;
    double rms_norm_eps = 1e-6;
    double rope_theta = 10000;
    bool tie_word_embeddings = false;
    bool attention_bias = false;
    bool mlp_bias = false;
    std::string torch_dtype = "bfloat16";    // as published
    int64_t bos_token_id = -1;
    int64_t pad_token_id = -1;
    std::vector<int64_t> eos_token_ids;
    std::string hidden_act = "silu";
};

// Field by field; an unsupported architecture is an error that lists the supported ones.
Result<ModelConfig> read_model_config(const fs::path& folder);
Result<ModelConfig> model_config_from_json(const nlohmann::json& json, const std::string& file);
Result<ModelConfig> model_config_from_gguf(const GgufFile& file);

// A config.json that transformers loads, of weights in `dtype` ("float32", ...).
nlohmann::json to_config_json(const ModelConfig& config, const std::string& dtype);
nlohmann::json to_generation_config_json(const ModelConfig& config);

}  // namespace lorica
