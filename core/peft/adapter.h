// SPDX-License-Identifier: GPL-3.0-or-later
// What a run trains beside the frozen base, whatever the method: its parameters, its gradients, its files. Engine thread.
#pragma once

#include <torch/types.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/peft_folder.h"
#include "core/models/decoder.h"
#include "core/peft/lora.h"
#include "core/settings/adapter_settings.h"

namespace lorica {

struct PassMemory;

// Everything that one run trains, in one flat buffer so that the optimizer is one pass.
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

}  // namespace lorica
