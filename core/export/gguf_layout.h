// SPDX-License-Identifier: GPL-3.0-or-later
// How GGUF files lay a model out beside its published tensors: the order of q and k rows, and what they hold besides. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/formats/model_source.h"

namespace lorica {

// Heads whose rows are put in the interleaved rotary order, (2, d/2) to (d/2, 2); 0: the order stays.
int64_t interleaved_heads(const ModelConfig& config, const SourceTensor& tensor);

// The published row that stands at `row` of the file, in heads of `head_dim` rows.
inline int64_t published_row(int64_t row, int64_t head_dim) {
    const int64_t in_head = row % head_dim;
    return row - in_head + in_head % 2 * (head_dim / 2) + in_head / 2;
}

// Tensors that hold what is configuration elsewhere: Llama 3's and LongRoPE's factors of the rotations, float32.
struct GgufFactors {
    std::string name;   // "rope_freqs.weight"
    std::vector<float> values;
};
std::vector<GgufFactors> rope_factors(const ModelConfig& config);

// An error where readers of GGUF files would compute something else, because no key holds what this model has.
Result<void> check_gguf_can_hold(const ModelConfig& config, const std::string& where);
// What readers leave out without harm to short texts; empty: nothing.
std::string gguf_leaves_out(const ModelConfig& config);

}  // namespace lorica
