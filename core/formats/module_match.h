// SPDX-License-Identifier: GPL-3.0-or-later
// Which modules an adapter's configuration means, as PEFT's check_target_module_exists and get_pattern_key decide. Any thread.
#pragma once

#include <string>
#include <vector>

#include "core/formats/peft_folder.h"

namespace lorica {

struct AdaptedModule {
    bool adapted = false;
    bool feed_forward = false;   // of (IA)³: the vector scales the input
    int64_t r = 0;
    double lora_alpha = 0;
};

// One answer for each module path ("model.layers.0.self_attn.q_proj"). A list entry means a path or the end of one; a text
// is a regular expression for the whole path; "all-linear" is every path. A name of target_modules, exclude_modules,
// rank_pattern or alpha_pattern that matches nothing is an error where `strict`. `where` names the file or the settings.
Result<std::vector<AdaptedModule>> match_modules(const PeftConfig& config, const std::vector<std::string>& paths, const std::string& where, bool strict);

}  // namespace lorica
