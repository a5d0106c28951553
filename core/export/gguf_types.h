// SPDX-License-Identifier: GPL-3.0-or-later
// Which block type each tensor of a GGUF export gets: llama.cpp's mixtures. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/formats/gguf_blocks.h"

namespace lorica {

struct GgufQuant {
    const char* name;      // "q4_K_M"
    const char* matrices;  // the block type of most matrices
    uint32_t file_type;    // general.file_type, in llama.cpp's numbering
    bool mixed;            // some matrices get more bits
};

// Null for another name; capitals do not matter.
const GgufQuant* gguf_quant(const std::string& name);
std::string gguf_quant_names();

struct GgufShape {
    std::string name;              // in the file: "blk.3.attn_v.weight"
    std::vector<int64_t> shape;
};
// `layers`: how many the model has; `tied`: the embeddings are the head too.
const BlockType& block_type_for(const GgufQuant& quant, const GgufShape& tensor, int64_t layers, bool tied);

}  // namespace lorica
