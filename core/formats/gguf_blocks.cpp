// SPDX-License-Identifier: GPL-3.0-or-later
// Decoders of ggml's block types (ggml-common.h gives the layouts). Plain loops that the compiler vectorises. Any thread.
#include "core/formats/gguf_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "core/formats/dtype.h"

namespace lorica {
namespace {

void decode_f32(const std::byte* in, int64_t count, float* out) { std::memcpy(out, in, static_cast<size_t>(count) * 4); }

void decode_f16(const std::byte* in, int64_t count, float* out) {
    for (int64_t i = 0; i < count; ++i) out[i] = half_to_float(load_le<uint16_t>(in + 2 * i));
}

void decode_bf16(const std::byte* in, int64_t count, float* out) {
    for (int64_t i = 0; i < count; ++i) out[i] = bfloat_to_float(load_le<uint16_t>(in + 2 * i));
}

// x = (q - 8) d; byte j holds value j (low nibble) and value j + 16 (high).
void decode_q4_0(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 18, out += 32) {
        const float d = half_to_float(load_le<uint16_t>(in));
        const auto* q = reinterpret_cast<const uint8_t*>(in + 2);
        for (int j = 0; j < 16; ++j) out[j] = static_cast<float>((q[j] & 15) - 8) * d;
        for (int j = 0; j < 16; ++j) out[j + 16] = static_cast<float>((q[j] >> 4) - 8) * d;
    }
}

// x = q d + m.
void decode_q4_1(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 20, out += 32) {
        const float d = half_to_float(load_le<uint16_t>(in));
        const float m = half_to_float(load_le<uint16_t>(in + 2));
        const auto* q = reinterpret_cast<const uint8_t*>(in + 4);
        for (int j = 0; j < 16; ++j) out[j] = static_cast<float>(q[j] & 15) * d + m;
        for (int j = 0; j < 16; ++j) out[j + 16] = static_cast<float>(q[j] >> 4) * d + m;
    }
}

// x = q d.
void decode_q8_0(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 34, out += 32) {
        const float d = half_to_float(load_le<uint16_t>(in));
        const auto* q = reinterpret_cast<const int8_t*>(in + 2);
        for (int j = 0; j < 32; ++j) out[j] = static_cast<float>(q[j]) * d;
    }
}

constexpr std::array<BlockType, 26> kTypes = {{
    {0, "F32", 1, 4, decode_f32},      {1, "F16", 1, 2, decode_f16},     {30, "BF16", 1, 2, decode_bf16},
    {2, "Q4_0", 32, 18, decode_q4_0},  {3, "Q4_1", 32, 20, decode_q4_1}, {8, "Q8_0", 32, 34, decode_q8_0},
    {6, "Q5_0", 32, 22, nullptr},      {7, "Q5_1", 32, 24, nullptr},     {9, "Q8_1", 32, 36, nullptr},
    {10, "Q2_K", 256, 84, nullptr},    {11, "Q3_K", 256, 110, nullptr},  {12, "Q4_K", 256, 144, nullptr},
    {13, "Q5_K", 256, 176, nullptr},   {14, "Q6_K", 256, 210, nullptr},  {15, "Q8_K", 256, 292, nullptr},
    {16, "IQ2_XXS", 256, 66, nullptr}, {17, "IQ2_XS", 256, 74, nullptr}, {18, "IQ3_XXS", 256, 98, nullptr},
    {19, "IQ1_S", 256, 50, nullptr},   {20, "IQ4_NL", 32, 18, nullptr},  {21, "IQ3_S", 256, 110, nullptr},
    {24, "I8", 1, 1, nullptr},         {25, "I16", 1, 2, nullptr},       {26, "I32", 1, 4, nullptr},
    {27, "I64", 1, 8, nullptr},        {28, "F64", 1, 8, nullptr},
}};

}  // namespace

const BlockType* block_type(uint32_t type) {
    const auto found = std::find_if(kTypes.begin(), kTypes.end(), [&](const BlockType& one) { return one.type == type; });
    return found == kTypes.end() ? nullptr : &*found;
}

std::string readable_block_types() {
    std::string out;
    for (const auto& one : kTypes)
        if (one.decode) out += (out.empty() ? "" : ", ") + std::string(one.name);
    return out;
}

void decode_blocks(const BlockType& type, const std::byte* bytes, int64_t values, float* out) {
    type.decode(bytes, values / type.values, out);
}

void decode_blocks(const BlockType& type, const std::byte* bytes, int64_t values, uint16_t* bfloat_out) {
    constexpr int64_t kChunk = 1024;  // a multiple of every block size; the floats stay in the first-level cache
    float chunk[kChunk];
    for (int64_t at = 0; at < values; at += kChunk) {
        const int64_t n = std::min(kChunk, values - at);
        type.decode(bytes + at / type.values * type.bytes, n / type.values, chunk);
        for (int64_t i = 0; i < n; ++i) bfloat_out[at + i] = float_to_bfloat(chunk[i]);
    }
}

int64_t find_bad_scale(const BlockType& type, std::span<const std::byte> bytes) {
    const int64_t count = static_cast<int64_t>(bytes.size()) / type.bytes;
    const bool quantised = type.values == 32 && type.decode != nullptr;
    if (!quantised) return -1;
    const bool two = type.type == 3;  // d and m
    for (int64_t b = 0; b < count; ++b) {
        const std::byte* block = bytes.data() + b * type.bytes;
        // Inf and NaN have every exponent bit set.
        if ((load_le<uint16_t>(block) & 0x7c00u) == 0x7c00u) return b;
        if (two && (load_le<uint16_t>(block + 2) & 0x7c00u) == 0x7c00u) return b;
    }
    return -1;
}

}  // namespace lorica
