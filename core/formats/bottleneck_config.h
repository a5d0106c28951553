// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration of bottleneck adapters in the form of the `adapters` library 1.3.0 (configuration/adapter_config.py,
// BnConfig), both ways, unknown fields kept. Any thread.
//
// A folder holds adapter_config.json ({"config": {...}, "hidden_size", "model_class", "model_type", "name", ...}) and
// adapter.safetensors, which the library writes and reads with use_safetensors=True; its default, pytorch_adapter.bin, is a
// pickle and is refused. The keys are the same: model.layers.0.output_adapters.adapters.NAME.adapter_down.0.weight.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace lorica {

// Names and defaults are BnConfig's and SeqBnConfig's.
struct BottleneckConfig {
    std::string name = "lorica";          // of the adapter, within the keys
    bool mh_adapter = false;              // behind attention
    bool output_adapter = true;           // behind the MLP
    double reduction_factor = 16;
    std::string non_linearity = "relu";
    bool original_ln_before = true;       // reads the stream with what attention or MLP adds to it; else what they add
    bool is_parallel = false;             // reads the stream alone
    double scaling = 1;
    double dropout = 0;                   // of what it adds, in training
    std::string init_weights = "bert";
    std::vector<int64_t> leave_out;       // layers without one
    nlohmann::json others = nlohmann::json::object();   // the other fields of "config", written back as they were

    int64_t width(int64_t hidden) const;  // of the bottleneck
};

// SeqBnConfig, DoubleSeqBnConfig or ParBnConfig, under the name of the paper's first author or as people call it.
BottleneckConfig usual_bottleneck(const std::string& placement);

// The activations that are computed here: relu, gelu, gelu_new, silu, swish, tanh, leakyrelu.
bool is_known_non_linearity(const std::string& name);

// Whether this adapter_config.json is the library's. `around` receives the fields beside "config" and "name".
bool is_bottleneck_json(const nlohmann::json& json);
Result<BottleneckConfig> bottleneck_from_json(const nlohmann::json& json, const std::string& file, nlohmann::json& around);
nlohmann::json to_json(const BottleneckConfig& config, const nlohmann::json& around);

}  // namespace lorica
