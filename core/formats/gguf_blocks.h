// SPDX-License-Identifier: GPL-3.0-or-later
// ggml's tensor types: block sizes, decoding to float32 or bfloat16, and encoding. Pure; any thread.
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
    void (*decode)(const std::byte* blocks, int64_t count, float* out);        // null: known but not readable
    void (*encode)(const float* values, int64_t count, std::byte* blocks);     // null: not written
    int16_t scales[2] = {-1, -1};  // byte offsets of a block's half-precision scales, -1: none
};

inline constexpr float kLargestHalf = 65504;

// Null for a number that ggml does not define (or has removed).
const BlockType* block_type(uint32_t type);
const BlockType* block_type(const std::string& name);   // "Q4_1"
std::string readable_block_types();

// Decodes `values` numbers (a multiple of the block) from `bytes`.
void decode_blocks(const BlockType& type, const std::byte* bytes, int64_t values, float* out);
void decode_blocks(const BlockType& type, const std::byte* bytes, int64_t values, uint16_t* bfloat_out);

// Encodes `count` numbers (a multiple of the block). The plain types give the bytes of ggml's reference encoder; the K types
// search for less error than a single pass would leave. The numbers must be finite and, but for F32 and BF16, at most
// kLargestHalf in magnitude.
void encode_blocks(const BlockType& type, const float* values, int64_t count, std::byte* out);

// Index of the first block whose scale is not finite, or -1.
int64_t find_bad_scale(const BlockType& type, std::span<const std::byte> bytes);

}  // namespace lorica
