// SPDX-License-Identifier: GPL-3.0-or-later
// LoRA adapters (Hu et al., "LoRA", ICLR 2022, eq. 3): W' = W + s B A, s = alpha / r or alpha / sqrt(r). Engine thread.
#pragma once

#include <torch/types.h>

#include <array>
#include <optional>
#include <vector>

#include "core/models/decoder.h"

namespace lorica {

// One adapted linear layer. All tensors are float32 views into Adapter::parameters / gradients.
struct LoraSlot {
    int64_t r = 0;
    float scale = 0;
    torch::Tensor a, b;            // [r, in], [out, r]
    torch::Tensor grad_a, grad_b;  // same shapes; undefined on an adapter that does not train
    uint64_t stream = 0;           // dropout stream: layer * kLinearCount + linear
};

struct LoraLayer {
    std::array<std::optional<LoraSlot>, kLinearCount> slots;
    const LoraSlot* at(Linear linear) const;
    LoraSlot* at(Linear linear);
};

// Which linears `target_modules` names (suffix match, "all-linear"). An entry that matches nothing is an error.
Result<std::array<bool, kLinearCount>> match_targets(const std::vector<std::string>& targets);

}  // namespace lorica
