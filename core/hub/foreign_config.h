// SPDX-License-Identifier: GPL-3.0-or-later
// Configurations of other programs as settings of a run: PEFT's adapter_config.json, YAML or JSON of LLaMA-Factory, Axolotl and of
// transformers' TrainingArguments. Values; any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/files.h"
#include "core/settings/run_spec.h"

namespace lorica {

struct ForeignConfig {
    std::string program;                                       // "PEFT", "LLaMA-Factory", "Axolotl", "transformers"
    std::vector<std::pair<std::string, nlohmann::json>> taken; // "train.learning_rate" and its value
    std::vector<std::string> left;                             // "warmup_ratio: 0.1 (…)": what was not taken over, and why
};

// Whether the file is none of our own: YAML, or JSON without our groups of settings.
bool is_foreign_config(const fs::path& file);
// An error where it is no mapping, too large, or of a kind of training that is none of ours (stage: dpo).
Result<ForeignConfig> read_foreign_config(const fs::path& file);
// Sets what was taken; a value that cannot be set moves to `left`.
void apply_foreign_config(ForeignConfig& config, RunSpec& spec);

}  // namespace lorica
