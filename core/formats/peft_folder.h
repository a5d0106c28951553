// SPDX-License-Identifier: GPL-3.0-or-later
// Adapter folders, PEFT's (adapter_config.json and adapter_model.safetensors) and the bottlenecks of the `adapters` library (see
// bottleneck_config.h), both ways, unknown fields kept. A composite adapter is such a folder with others within: composite.json
// names them ({"parts": ["bottleneck", "prefix"]}), each is one of its own kind. Any thread.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/formats/bottleneck_config.h"
#include "core/formats/prefix_config.h"
#include "core/formats/safetensors.h"

namespace lorica {

// PEFT's LoraConfig or IA3Config, names and defaults PEFT's; of a prefix and of a bottleneck, what they have alone. A field that
// takes names or one text is a list, and beside it the text: a regular expression or "all-linear".
struct PeftConfig {
    std::string peft_type = "LORA";                  // or "IA3", "PREFIX_TUNING", or "BOTTLENECK", which is not PEFT's
    int64_t r = 8;
    double lora_alpha = 8;
    double lora_dropout = 0;
    std::string bias = "none";
    bool use_rslora = false;
    bool use_dora = false;
    bool fan_in_fan_out = false;
    std::vector<std::string> target_modules;
    std::string target_regex;
    std::vector<std::string> exclude_modules;
    std::string exclude_regex;
    std::vector<std::string> feedforward_modules;    // of (IA)³
    std::string feedforward_regex;
    std::vector<int64_t> layers_to_transform;        // empty: all
    nlohmann::json init_lora_weights = true;         // true, "gaussian", "pissa", "olora", ... as the adapter began
    std::map<std::string, int64_t> rank_pattern;
    std::map<std::string, double> alpha_pattern;
    std::vector<std::string> modules_to_save;
    std::string base_model_name_or_path;
    PrefixConfig prefix;
    BottleneckConfig bottleneck;
    nlohmann::json others = nlohmann::json::object();   // every field not named above, written back as it was

    double scale(int64_t rank) const;                // alpha / r, or alpha / sqrt(r)
};

// A folder that was read. Tensor names are the file's: "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight".
struct PeftFolder {
    PeftConfig config;
    SafetensorsFile tensors;
    std::vector<PeftFolder> also;   // the other parts of a composite

    // Refuses pickles, other adapter types (by name) and rank 0.
    static Result<PeftFolder> open(const fs::path& folder);
    // Of the part of this type; null if there is none.
    const PeftConfig* find(const std::string& peft_type) const;
};
// Where within a composite's folder a part of this type is.
std::string part_name(const std::string& peft_type);

nlohmann::json to_json(const PeftConfig& config);
Result<PeftConfig> peft_config_from_json(const nlohmann::json& json, const std::string& file);

// Tensors of a folder that is to be written.
struct PeftPart {
    PeftConfig config;
    std::vector<TensorToWrite> tensors;
    std::map<std::string, std::string> metadata = {};
    std::vector<TensorToWrite> projection = {};   // of a prefix, to go on from
};
// Writes the folder complete or not at all; `folder` must not exist. Further parts make a composite.
Result<void> write_peft_folder(const fs::path& folder, std::vector<PeftPart> parts);

}  // namespace lorica
