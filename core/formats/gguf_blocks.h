// SPDX-License-Identifier: GPL-3.0-or-later
// ggml's tensor types: block sizes and decoding to float32 or bfloat16. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/base/error.h"

namespace lorica {

struct BlockType {
    uint32_t type;           // ggml's number
    const char* name;        // "Q4_1"
    int64_t values;          // in one block
    int64_t bytes;           // of one block
    void (*decode)(const std::byte* blocks, int64_t count, float* out);   // null: known but not readable yet
};

// Null for a number that ggml does not define (or has removed).
const BlockType* block_type(uint32_t type);
std::string readable_block_types();

// Decodes `values` numbers (a multiple of the block) from `bytes`.
void decode_blocks(const BlockType& type, const std::byte* bytes, int64_t values, float* out);
void decode_blocks(const BlockType& type, const std::byte* bytes, int64_t values, uint16_t* bfloat_out);

// Index of the first block whose scale is not finite, or -1.
int64_t find_bad_scale(const BlockType& type, std::span<const std::byte> bytes);

}  // namespace lorica
