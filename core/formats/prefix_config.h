// SPDX-License-Identifier: GPL-3.0-or-later
// PEFT's PrefixTuningConfig (0.21.2), both ways, unknown fields kept by the caller. Any thread.
//
// adapter_model.safetensors holds one tensor, prompt_embeddings [num_virtual_tokens, num_layers * 2 * token_dim]: of each layer
// the keys, then the values, as a cache holds them. With prefix_projection it is what the projection made; PEFT does not save
// the projection itself.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"

namespace lorica {

// Beside adapter_model.safetensors: the tensors of PEFT's PrefixEncoder, which it does not save, to train on.
inline constexpr const char* kPrefixProjectionFile = "prefix_encoder.safetensors";

// Names and defaults are PEFT's; what is 0 is the model's own.
struct PrefixConfig {
    int64_t num_virtual_tokens = 20;
    int64_t num_layers = 0;
    int64_t token_dim = 0;             // of the keys of a token: key heads * head size
    int64_t num_attention_heads = 0;   // key heads
    int64_t encoder_hidden_size = 0;   // within the projection
    bool prefix_projection = false;
    bool zero = false;                 // init_weights "zero"

    int64_t row() const { return 2 * num_layers * token_dim; }  // numbers of a virtual token
};

Result<PrefixConfig> prefix_from_json(const nlohmann::json& json, const std::string& file);
void put_prefix(const PrefixConfig& config, nlohmann::json& json);
// Removes what PrefixConfig holds.
void erase_prefix_fields(nlohmann::json& json);

}  // namespace lorica
