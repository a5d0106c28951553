// SPDX-License-Identifier: GPL-3.0-or-later
// How GGUF files lay a model's tensors out: their names, and the order of the rows of q and k. Pure; any thread.
#pragma once

#include <string>

#include "core/formats/model_source.h"

namespace lorica {

// "blk.0.attn_q.weight"
std::string gguf_name(const ModelConfig& config, const SourceTensor& tensor);

// Heads whose rows are put in the interleaved rotary order, (2, d/2) to (d/2, 2); 0: the order stays.
int64_t interleaved_heads(const ModelConfig& config, const std::string& gguf_name);

// The published row that stands at `row` of the file, in heads of `head_dim` rows.
inline int64_t published_row(int64_t row, int64_t head_dim) {
    const int64_t in_head = row % head_dim;
    return row - in_head + in_head % 2 * (head_dim / 2) + in_head / 2;
}

}  // namespace lorica
