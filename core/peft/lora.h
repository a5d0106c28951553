// SPDX-License-Identifier: GPL-3.0-or-later
// LoRA adapters (Hu et al., "LoRA", ICLR 2022, eq. 3): W' = W + s B A, s = alpha / r or alpha / sqrt(r). Engine thread.
#pragma once

#include <torch/types.h>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/formats/peft_folder.h"
#include "core/models/decoder.h"
#include "core/settings/adapter_settings.h"

namespace lorica {

struct PassMemory;

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

// All adapters of one method instance, their parameters in one flat buffer so that the optimizer is one pass.
struct Adapter {
    LoraConfig config;             // as in adapter_config.json
    float dropout = 0;             // in training
    torch::Tensor parameters;      // [n] float32
    torch::Tensor gradients;       // [n] float32, accumulated by the backward pass; undefined if it does not train
    std::vector<LoraLayer> layers;
    std::shared_ptr<PassMemory> memory = {};  // of train_pass, which reuses it from pass to pass; reset() gives it back

    int64_t parameter_count() const;

    // A: kaiming uniform, U(-1/sqrt(in), 1/sqrt(in)) from Philox(seed); B: zero.
    static Result<Adapter> create(const DecoderWeights& base, const AdapterSettings& settings, uint64_t seed, bool trains);
    // From a PEFT folder; shapes are checked against the base.
    static Result<Adapter> load(const DecoderWeights& base, const std::string& folder, bool trains);
    // Writes a PEFT folder (PEFT's key names, float32).
    Result<void> save(const std::string& folder, const std::string& base_name) const;

private:
    struct SlotRank {
        int64_t r = 0;
        float scale = 0;
    };
    using SlotShape = std::function<std::optional<SlotRank>(int64_t layer, Linear linear)>;
    // The flat buffers and the slots in them: within a layer q k v, o, gate up, down; in each group all A, then all B.
    void allocate(const DecoderWeights& base, const SlotShape& shape_of, bool trains);
    void initialise(uint64_t seed);
};

// Which linears `target_modules` names (suffix match, "all-linear"). An entry that matches nothing is an error.
Result<std::array<bool, kLinearCount>> match_targets(const std::vector<std::string>& targets);

}  // namespace lorica
