// SPDX-License-Identifier: GPL-3.0-or-later
// Decoders of the five-bit, K, ternary and codebook types; the layouts are those of ggml-common.h. Any thread.
#include <bit>
#include <utility>

#include "core/formats/dtype.h"
#include "core/formats/gguf_codecs.h"

namespace lorica::codec {
namespace {

const uint8_t* u8(const std::byte* bytes) { return reinterpret_cast<const uint8_t*>(bytes); }
float half_at(const std::byte* bytes) { return half_to_float(load_le<uint16_t>(bytes)); }

// The fifth bit of value j is bit j of `high`; byte j of `low` holds the rest of values j and j + 16.
void five_bits(const uint8_t* low, uint32_t high, uint8_t* out) {
    for (int j = 0; j < 16; ++j) {
        out[j] = static_cast<uint8_t>((low[j] & 15) | (high >> j & 1) << 4);
        out[j + 16] = static_cast<uint8_t>(low[j] >> 4 | (high >> (j + 16) & 1) << 4);
    }
}

// Codebook of the IQ4 types.
constexpr float kIq4[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};
// Twice the values of E2M1 (OCP microscaling formats 1.0).
constexpr float kE2m1[16] = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};

}  // namespace

// x = (q - 16) d.
void decode_q5_0(const std::byte* in, int64_t count, float* out) {
    uint8_t q[32];
    for (int64_t b = 0; b < count; ++b, in += 22, out += 32) {
        const float d = half_at(in);
        five_bits(u8(in + 6), load_le<uint32_t>(in + 2), q);
        for (int j = 0; j < 32; ++j) out[j] = static_cast<float>(q[j] - 16) * d;
    }
}

// x = q d + m.
void decode_q5_1(const std::byte* in, int64_t count, float* out) {
    uint8_t q[32];
    for (int64_t b = 0; b < count; ++b, in += 24, out += 32) {
        const float d = half_at(in), m = half_at(in + 2);
        five_bits(u8(in + 8), load_le<uint32_t>(in + 4), q);
        for (int j = 0; j < 32; ++j) out[j] = static_cast<float>(q[j]) * d + m;
    }
}

// 16 groups of 16 values with a 4-bit scale and a 4-bit minimum each: x = d s q - dmin m.
void decode_q2_k(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 84, out += 256) {
        const uint8_t *scales = u8(in), *q = u8(in + 16);
        const float d = half_at(in + 80), dmin = half_at(in + 82);
        for (int group = 0; group < 16; ++group) {
            const float s = d * static_cast<float>(scales[group] & 15), m = dmin * static_cast<float>(scales[group] >> 4);
            const uint8_t* from = q + 32 * (group / 8) + 16 * (group % 2);
            const int shift = group / 2 % 4 * 2;
            for (int l = 0; l < 16; ++l) out[16 * group + l] = s * static_cast<float>(from[l] >> shift & 3) - m;
        }
    }
}

// 16 groups of 16 values with a 6-bit scale each, offset by 32. The third bit counts 4 where it is not set: x = d s (q - 4).
void decode_q3_k(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 110, out += 256) {
        const uint8_t *high = u8(in), *q = u8(in + 32), *packed = u8(in + 96);
        const float d = half_at(in + 108);
        for (int group = 0; group < 16; ++group) {
            const int low4 = group < 8 ? packed[group] & 15 : packed[group - 8] >> 4;
            const int high2 = packed[8 + group % 4] >> (group / 4 * 2) & 3;
            const float s = d * static_cast<float>((low4 | high2 << 4) - 32);
            const uint8_t* from = q + 32 * (group / 8) + 16 * (group % 2);
            const uint8_t* bits = high + 16 * (group % 2);
            const int shift = group / 2 % 4 * 2;
            for (int l = 0; l < 16; ++l) {
                const int value = (from[l] >> shift & 3) - (bits[l] >> (group / 2) & 1 ? 0 : 4);
                out[16 * group + l] = s * static_cast<float>(value);
            }
        }
    }
}

void unpack_scales(const uint8_t* packed, uint8_t* scales, uint8_t* minima) {
    for (int j = 0; j < 4; ++j) {
        scales[j] = packed[j] & 63;
        minima[j] = packed[j + 4] & 63;
        scales[j + 4] = static_cast<uint8_t>((packed[j + 8] & 15) | packed[j] >> 6 << 4);
        minima[j + 4] = static_cast<uint8_t>(packed[j + 8] >> 4 | packed[j + 4] >> 6 << 4);
    }
}

// 8 groups of 32 values with a 6-bit scale and minimum each: x = d s q - dmin m.
void decode_q4_k(const std::byte* in, int64_t count, float* out) {
    uint8_t scales[8], minima[8];
    for (int64_t b = 0; b < count; ++b, in += 144, out += 256) {
        const float d = half_at(in), dmin = half_at(in + 2);
        unpack_scales(u8(in + 4), scales, minima);
        for (int j = 0; j < 8; ++j) {
            const uint8_t* q = u8(in + 16) + 32 * (j / 2);
            const float s = d * static_cast<float>(scales[j]), m = dmin * static_cast<float>(minima[j]);
            const int shift = j % 2 * 4;
            for (int l = 0; l < 32; ++l) out[32 * j + l] = s * static_cast<float>(q[l] >> shift & 15) - m;
        }
    }
}

// As Q4_K; the fifth bit of group j is bit j of the byte.
void decode_q5_k(const std::byte* in, int64_t count, float* out) {
    uint8_t scales[8], minima[8];
    for (int64_t b = 0; b < count; ++b, in += 176, out += 256) {
        const float d = half_at(in), dmin = half_at(in + 2);
        unpack_scales(u8(in + 4), scales, minima);
        const uint8_t* high = u8(in + 16);
        for (int j = 0; j < 8; ++j) {
            const uint8_t* q = u8(in + 48) + 32 * (j / 2);
            const float s = d * static_cast<float>(scales[j]), m = dmin * static_cast<float>(minima[j]);
            const int shift = j % 2 * 4;
            for (int l = 0; l < 32; ++l) out[32 * j + l] = s * static_cast<float>((q[l] >> shift & 15) | (high[l] >> j & 1) << 4) - m;
        }
    }
}

// 16 groups of 16 values with an 8-bit scale each: x = d s (q - 32).
void decode_q6_k(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 210, out += 256) {
        const auto* scales = reinterpret_cast<const int8_t*>(in + 192);
        const float d = half_at(in + 208);
        for (int part = 0; part < 8; ++part) {   // 32 values each
            const int half = part / 4, k = part % 4;
            const uint8_t* low = u8(in) + 64 * half + 32 * (k % 2);
            const uint8_t* high = u8(in + 128) + 32 * half;
            for (int l = 0; l < 32; ++l) {
                const int q = (low[l] >> (k / 2 * 4) & 15) | (high[l] >> (2 * k) & 3) << 4;
                const float s = d * static_cast<float>(scales[2 * part + l / 16]);
                out[32 * part + l] = s * static_cast<float>(q - 32);
            }
        }
    }
}

void decode_iq4_nl(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 18, out += 32) {
        const float d = half_at(in);
        const uint8_t* q = u8(in + 2);
        for (int j = 0; j < 16; ++j) {
            out[j] = d * kIq4[q[j] & 15];
            out[j + 16] = d * kIq4[q[j] >> 4];
        }
    }
}

// 8 groups of 32 values with a 6-bit scale each, offset by 32; the codebook is IQ4_NL's.
void decode_iq4_xs(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 136, out += 256) {
        const float d = half_at(in);
        const uint32_t high = load_le<uint16_t>(in + 2);
        const uint8_t* low = u8(in + 4);
        for (int j = 0; j < 8; ++j) {
            const int scale = (low[j / 2] >> (j % 2 * 4) & 15) | static_cast<int>(high >> (2 * j) & 3) << 4;
            const float s = d * static_cast<float>(scale - 32);
            const uint8_t* q = u8(in + 8) + 16 * j;
            for (int l = 0; l < 16; ++l) {
                out[32 * j + l] = s * kIq4[q[l] & 15];
                out[32 * j + l + 16] = s * kIq4[q[l] >> 4];
            }
        }
    }
}

// Five values of {-1, 0, 1} a byte, as the digits of the fraction byte / 256 in base 3, highest first.
void decode_tq1_0(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 54) {
        const float d = half_at(in + 52);
        const uint8_t* bytes = u8(in);
        for (const auto& [width, digits] : {std::pair{32, 5}, {16, 5}, {4, 4}}) {
            uint32_t power = 1;
            for (int n = 0; n < digits; ++n, power *= 3)
                for (int l = 0; l < width; ++l) {
                    const uint32_t rest = bytes[l] * power & 255;
                    *out++ = d * static_cast<float>(static_cast<int>(rest * 3 >> 8) - 1);
                }
            bytes += width;
        }
    }
}

void decode_tq2_0(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 66, out += 256) {
        const float d = half_at(in + 64);
        for (int part = 0; part < 8; ++part) {
            const uint8_t* q = u8(in) + 32 * (part / 4);
            for (int l = 0; l < 32; ++l) out[32 * part + l] = d * static_cast<float>((q[l] >> (part % 4 * 2) & 3) - 1);
        }
    }
}

// The scale is a power of two, 2^(e - 127), halved since the codebook is doubled.
void decode_mxfp4(const std::byte* in, int64_t count, float* out) {
    for (int64_t b = 0; b < count; ++b, in += 17, out += 32) {
        const uint32_t e = u8(in)[0];
        const float d = std::bit_cast<float>(e < 2 ? 0x00200000u << e : (e - 1) << 23);
        const uint8_t* q = u8(in + 1);
        for (int j = 0; j < 16; ++j) {
            out[j] = d * kE2m1[q[j] & 15];
            out[j + 16] = d * kE2m1[q[j] >> 4];
        }
    }
}

}  // namespace lorica::codec
