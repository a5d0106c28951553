// SPDX-License-Identifier: GPL-3.0-or-later
// The table of block types, and the plain ones' decoders: loops that the compiler vectorises. Any thread.
#include "core/formats/gguf_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "core/formats/dtype.h"
#include "core/formats/gguf_codecs.h"

namespace lorica {
namespace {

constexpr uint32_t kMxfp4 = 39;  // its scale is a biased exponent, of which 255 is NaN

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

using namespace codec;

constexpr std::array<BlockType, 35> kTypes = {{
    {0, "F32", 1, 4, decode_f32, encode_f32},
    {1, "F16", 1, 2, decode_f16, encode_f16},
    {30, "BF16", 1, 2, decode_bf16, encode_bf16},
    {2, "Q4_0", 32, 18, decode_q4_0, encode_q4_0, {0, -1}},
    {3, "Q4_1", 32, 20, decode_q4_1, encode_q4_1, {0, 2}},
    {6, "Q5_0", 32, 22, decode_q5_0, encode_q5_0, {0, -1}},
    {7, "Q5_1", 32, 24, decode_q5_1, encode_q5_1, {0, 2}},
    {8, "Q8_0", 32, 34, decode_q8_0, encode_q8_0, {0, -1}},
    {10, "Q2_K", 256, 84, decode_q2_k, nullptr, {80, 82}},
    {11, "Q3_K", 256, 110, decode_q3_k, nullptr, {108, -1}},
    {12, "Q4_K", 256, 144, decode_q4_k, encode_q4_k, {0, 2}},
    {13, "Q5_K", 256, 176, decode_q5_k, encode_q5_k, {0, 2}},
    {14, "Q6_K", 256, 210, decode_q6_k, encode_q6_k, {208, -1}},
    {20, "IQ4_NL", 32, 18, decode_iq4_nl, nullptr, {0, -1}},
    {23, "IQ4_XS", 256, 136, decode_iq4_xs, nullptr, {0, -1}},
    {34, "TQ1_0", 256, 54, decode_tq1_0, nullptr, {52, -1}},
    {35, "TQ2_0", 256, 66, decode_tq2_0, nullptr, {64, -1}},
    {39, "MXFP4", 32, 17, decode_mxfp4, nullptr},
    // Known, so that a file with them is refused by name and not as damaged.
    {9, "Q8_1", 32, 36, nullptr, nullptr},      {15, "Q8_K", 256, 292, nullptr, nullptr},  {16, "IQ2_XXS", 256, 66, nullptr, nullptr},
    {17, "IQ2_XS", 256, 74, nullptr, nullptr},  {18, "IQ3_XXS", 256, 98, nullptr, nullptr}, {19, "IQ1_S", 256, 50, nullptr, nullptr},
    {21, "IQ3_S", 256, 110, nullptr, nullptr},  {22, "IQ2_S", 256, 82, nullptr, nullptr},  {29, "IQ1_M", 256, 56, nullptr, nullptr},
    {40, "NVFP4", 64, 36, nullptr, nullptr},    {41, "Q1_0", 128, 18, nullptr, nullptr},   {24, "I8", 1, 1, nullptr, nullptr},
    {25, "I16", 1, 2, nullptr, nullptr},        {26, "I32", 1, 4, nullptr, nullptr},       {27, "I64", 1, 8, nullptr, nullptr},
    {28, "F64", 1, 8, nullptr, nullptr},        {42, "Q2_0", 64, 18, nullptr, nullptr},
}};

// Inf and NaN have every exponent bit set.
bool is_bad_half(const std::byte* half) { return (load_le<uint16_t>(half) & 0x7c00u) == 0x7c00u; }

}  // namespace

const BlockType* block_type(uint32_t type) {
    const auto found = std::find_if(kTypes.begin(), kTypes.end(), [&](const BlockType& one) { return one.type == type; });
    return found == kTypes.end() ? nullptr : &*found;
}

const BlockType* block_type(const std::string& name) {
    const auto found = std::find_if(kTypes.begin(), kTypes.end(), [&](const BlockType& one) { return name == one.name; });
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

void encode_blocks(const BlockType& type, const float* values, int64_t count, std::byte* out) {
    type.encode(values, count / type.values, out);
}

int64_t find_bad_scale(const BlockType& type, std::span<const std::byte> bytes) {
    const int64_t count = static_cast<int64_t>(bytes.size()) / type.bytes;
    if (type.decode == nullptr || (type.scales[0] < 0 && type.type != kMxfp4)) return -1;
    for (int64_t b = 0; b < count; ++b) {
        const std::byte* block = bytes.data() + b * type.bytes;
        if (type.type == kMxfp4 ? block[0] == std::byte{255} : is_bad_half(block + type.scales[0])) return b;
        if (type.scales[1] >= 0 && is_bad_half(block + type.scales[1])) return b;
    }
    return -1;
}

}  // namespace lorica
