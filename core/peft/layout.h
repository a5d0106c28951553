// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything of an adapter lies in its flat buffers, decided before anything is allocated. Engine thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/formats/module_match.h"
#include "core/peft/adapter.h"

namespace lorica {

struct Layout {
    bool ia3 = false, dora = false, rslora = false;
    std::vector<AdaptedModule> modules;       // by layer * kLinearCount + linear
    std::vector<bool> biases;                 // the same order; empty: none trains
    std::optional<BottleneckConfig> bottleneck;
    std::optional<PrefixConfig> prefix;       // of the model's sizes
    std::vector<std::pair<std::string, std::vector<int64_t>>> trained;  // names and shapes, in order

    bool has_bottleneck(int64_t layer, bool mlp) const;
};

// Names of every linear, and what the configuration says about it.
Result<Layout> layout_of(const ModelConfig& config, const std::string& method, const PeftConfig& peft, const std::vector<PeftConfig>& also,
                         const std::string& where, bool strict);
// Which biases of `base` train: all, or those of adapted layers.
void choose_biases(const DecoderWeights& base, const std::string& bias, Layout& layout);

// Within a layer q k v, o, gate up, down; in each of these groups all A, then all B; then magnitudes, (IA)³ vectors, biases,
// bottlenecks. Behind all layers the trained tensors, then the prefix. Everything is zero.
void allocate(Adapter& adapter, const Layout& layout, torch::Device device, bool trains);
int64_t layout_size(const ModelConfig& config, const Layout& layout);

// The tensors that the names of modules_to_save stand for, or every tensor of a full run, in the order in which fused
// matrices are one.
Result<std::vector<std::pair<std::string, std::vector<int64_t>>>> trained_shapes(const ModelConfig& config, const std::string& method,
                                                                                 const std::vector<std::string>& modules_to_save);
// The base's own values; an error where they are quantized.
Result<void> begin_as_base(Adapter& adapter, const DecoderWeights& base);

// The fused matrix that a linear is in, where its rows begin and how many they are.
struct LinearPlace {
    const FrozenMatrix* matrix;
    int64_t first, count;
};
LinearPlace place_of(const DecoderWeights& base, size_t layer, Linear linear);

// What follows from the base once values are there: DoRA's row norms, and, with first_a and first_b, adapter.residual.
void prepare_on_base(Adapter& adapter, const DecoderWeights& base);
// A, B and magnitudes of a new LoRA.
Result<void> initialise_lora(Adapter& adapter, const DecoderWeights& base, const std::string& how, uint64_t seed);

}  // namespace lorica
