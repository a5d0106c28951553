// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a decoder-only model, from config.json or GGUF metadata, and back to config.json. Values, any thread.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/formats/gguf.h"

namespace lorica {

// How rotary positions differ from theta^(-2 i / d): frequency i is divided by factors[i] (by long_factors[i] in passes
// that reach beyond original_positions), cosines and sines are multiplied by `amplitude`.
struct RopeScaling {
    std::string type = "default";         // default, linear, llama3, longrope
    std::vector<double> factors;          // empty: ones
    std::vector<double> long_factors;
    int64_t original_positions = 0;
    double amplitude = 1;
    nlohmann::json published;             // as config.json has it; null where it came from a GGUF file
};

// How an architecture's layers compute where they differ from Llama's.
struct DecoderTraits {
    enum class Norm { Rms, Layer };
    enum class Activation { Silu, GeluTanh };
    Norm norm = Norm::Rms;
    bool norm_plus_one = false;           // published norm weights are less one
    bool post_norms = false;              // what attention and MLP add is normed before it is added
    bool qk_norm = false;                 // each head of q and k is normed before it is rotated
    bool gated_mlp = true;
    Activation activation = Activation::Silu;
    bool learned_positions = false;       // added to the embeddings; nothing is rotated
    bool transposed_linears = false;      // published as [in, out] (GPT-2's Conv1D)
    double embedding_scale = 1;           // rounded to the activations' type
    double attention_scale = 0;           // of the scores; 0: 1 / sqrt(head_dim)
    double attention_cap = 0;             // scores become cap tanh(scores / cap); 0: they stay
    double logit_cap = 0;                 // the same for the logits
    std::vector<int64_t> windows;         // by layer: token i sees i - window + 1 .. i; 0, or no entry: all before it
    double partial_rotary_factor = 1;     // the part of a head that is rotated
    RopeScaling rope;
    double local_rope_theta = 0;          // over 0: layers with a window rotate by this theta, without scaling
};

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
    double rms_norm_eps = 1e-6;              // of LayerNorm too
    double rope_theta = 10000;
    bool tie_word_embeddings = false;
    bool qkv_bias = false;
    bool attention_bias = false;             // of the output projection
    bool mlp_bias = false;
    std::string torch_dtype = "bfloat16";    // as published
    int64_t bos_token_id = -1;
    int64_t pad_token_id = -1;
    std::vector<int64_t> eos_token_ids;
    std::string hidden_act = "silu";
    DecoderTraits traits;
    nlohmann::json published;                // config.json as it was read; null for a GGUF file

    int64_t window(int64_t layer) const { return layer < static_cast<int64_t>(traits.windows.size()) ? traits.windows[static_cast<size_t>(layer)] : 0; }
    int64_t largest_window() const { return traits.windows.empty() ? 0 : *std::max_element(traits.windows.begin(), traits.windows.end()); }
};

// Field by field; an unsupported architecture is an error that lists the supported ones.
Result<ModelConfig> read_model_config(const fs::path& folder);
Result<ModelConfig> model_config_from_json(const nlohmann::json& json, const std::string& file);
Result<ModelConfig> model_config_from_gguf(const GgufFile& file);

// A config.json that transformers loads, of weights in `dtype` ("float32", ...).
nlohmann::json to_config_json(const ModelConfig& config, const std::string& dtype);
nlohmann::json to_generation_config_json(const ModelConfig& config);

// The angle's step of each rotated pair of a head; `positions` is how far a pass reaches.
std::vector<float> rope_frequencies(const ModelConfig& config, int64_t layer, int64_t positions);

}  // namespace lorica
