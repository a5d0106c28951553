// SPDX-License-Identifier: GPL-3.0-or-later
// One adapter out of several: PEFT's add_weighted_adapter (0.21, tuners/lora/model.py, utils/merge_utils.py). Engine thread.
#pragma once

#include <functional>
#include <vector>

#include "core/peft/adapter.h"
#include "core/settings/blend_settings.h"

namespace lorica {

struct Ingredient {
    const Adapter* adapter = nullptr;
    double weight = 1;
};

// cat: A' = [w_i s_i A_i], B' = [B_i], so that B'A' is the weighted sum of the changes s_i B_i A_i, exactly.
// svd: the nearest to that sum of the wanted rank (Eckart, Young, 1936). ties_svd and the others change each dense s_i B_i A_i
// first (Yadav et al., "TIES-Merging", 2023; Yu et al., "DARE", 2024), then take the SVD.
// linear, ties, dare_linear, dare_ties, magnitude_prune work on A and B apart, each weighted by sqrt |w_i s_i|: what PEFT
// does under these names, which is not the sum of the changes (cross terms). They need equal ranks.
// The blend has scale 1. `on_progress` gets linear layers done; false cancels.
Result<Adapter> blend(const DecoderWeights& base, const std::vector<Ingredient>& parts, const BlendSettings& settings,
                      const std::function<bool(int64_t done, int64_t total)>& on_progress = {});

}  // namespace lorica
