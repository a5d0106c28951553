// SPDX-License-Identifier: GPL-3.0-or-later
// A base's matrices as the 4- and 8-bit blocks of its GGUF file, for decoding on the CPU. Engine thread.
#pragma once

#include <memory>
#include <vector>

#include "core/formats/model_source.h"
#include "core/models/decoder.h"
#include "core/ops/few_rows.h"

namespace lorica {

// The numbers are those of the weights bit for bit, in a sixth to a half of their bytes. Null: not in such blocks.
struct DecoderBlocks {
    struct Layer {
        std::shared_ptr<const ops::BlockRows> qkv, o, gate_up, down;
    };
    std::vector<Layer> layers;
    std::shared_ptr<const ops::BlockRows> head;
};

// Copies what the file holds as Q4_0, Q4_1 or Q8_0, so that the file may change or go; `w` was loaded from this source.
// Null where there is nothing to gain: on a device, in float16, from other types.
std::shared_ptr<const DecoderBlocks> load_blocks(const ModelSource& source, const DecoderWeights& w);

}  // namespace lorica
