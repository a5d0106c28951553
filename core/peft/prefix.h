// SPDX-License-Identifier: GPL-3.0-or-later
// Prefix tuning: learned keys and values before the text, in every layer, as a cache holds them: the keys are not rotated, the
// text begins at position `tokens`, and every document sees them. Li and Liang, ACL 2021, as PEFT 0.21.2 computes it
// (tuners/prefix_tuning/model.py, peft_model.py get_prompt). With a projection they are W2 tanh(W1 e + b1) + b2 of an embedding
// e, all of which trains. Engine thread.
#pragma once

#include <torch/types.h>

#include <string>
#include <utility>
#include <vector>

#include "core/formats/model_config.h"
#include "core/formats/prefix_config.h"

namespace lorica {


// float32 views into Adapter::parameters / gradients; gradients are undefined on an adapter that does not train.
struct PrefixPart {
    std::string name;              // in PEFT's module
    torch::Tensor values, gradient;
};
struct PrefixSlot {
    std::vector<PrefixPart> parts;   // the keys and values themselves, or embedding, W1, b1, W2, b2
    bool projects() const { return parts.size() > 1; }
};
// Their names and shapes, in order.
std::vector<std::pair<std::string, std::vector<int64_t>>> prefix_shapes(const PrefixConfig& config);
// With the model's sizes where the configuration has none; an error where it has others.
Result<PrefixConfig> fitted_prefix(const PrefixConfig& config, const ModelConfig& model, const std::string& where);

// torch.nn.Embedding's and torch.nn.Linear's first values out of Philox(seed); with `zero` nothing, or an output of nothing.
void initialise_prefix(PrefixSlot& slot, bool zero, uint64_t seed);

// Keys and values of all layers: [tokens, layers * 2 * token_dim] float32.
torch::Tensor prefix_rows(const PrefixSlot& slot);

// A prefix in one pass.
class PrefixRows {
public:
    // The slot must outlive this.
    PrefixRows(const PrefixSlot& slot, const ModelConfig& config, torch::Dtype dtype);

    int64_t tokens() const { return rows_.size(0); }
    // [tokens, width] views: what a cache holds of them.
    torch::Tensor keys(size_t layer) const;
    torch::Tensor values(size_t layer) const;
    // Into the first rows of a layer's queries, keys and values; the queries become zero.
    void put(size_t layer, torch::Tensor qkv) const;
    // Takes the gradient of those rows.
    void gather(size_t layer, const torch::Tensor& dqkv);
    // Adds what was gathered, divided by loss_scale, to the slot's gradients.
    void finish(float loss_scale);

private:
    const PrefixSlot& slot_;
    int64_t queries_, width_;      // columns of the queries, and of the keys
    torch::Tensor rows_;           // [tokens, layers, 2 * width] of the activations' type
    torch::Tensor gradient_;       // the same, float32
};

}  // namespace lorica
