// SPDX-License-Identifier: GPL-3.0-or-later
// A matrix of a safetensors file in the 4 or 8 bits of bitsandbytes, as transformers saves it. Any thread.
//
// Beside NAME.weight (four bits: uint8 [bytes, 1]; eight: int8 [out, in]) stand, for four bits, .weight.absmax, .weight.quant_map,
// .weight.quant_state.bitsandbytes__nf4 or __fp4 (JSON: quant_type, blocksize, dtype, shape, with double quantization also nested_blocksize,
// nested_offset) and, with double quantization, .weight.nested_absmax and .weight.nested_quant_map; for eight bits .SCB, each row's absmax.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/formats/safetensors.h"

namespace lorica {

struct CodedTensor {
    std::string type;                     // "nf4", "fp4" or "int8", as quant.type
    std::vector<int64_t> shape;           // [out, in]; Conv1D too, which was turned before it was quantized
    std::span<const std::byte> codes;     // four bits: the first of two in the high half; eight bits: int8
    std::array<float, 16> values{};       // what a code of four bits stands for
    std::vector<float> scales;            // four bits: of each 64 numbers, or with bytes of each 256 of these; eight bits: of each row
    std::vector<uint8_t> bytes;           // doubly quantized scales
    std::vector<float> map;               // what such a byte stands for, [256]
    float offset = 0;                     // added to it

    // Rows [first, first + count) as numbers.
    void decode(int64_t first, int64_t count, float* out) const;
};

// The matrix behind `weight`, or null where it is not such a one. `where` names the file in errors.
Result<std::shared_ptr<const CodedTensor>> read_coded(const SafetensorsSet& set, const TensorInfo& weight, const std::string& where);
// Whether a tensor of the file belongs to a coded one beside it.
bool belongs_to_coded(const SafetensorsSet& set, const std::string& name);

}  // namespace lorica
