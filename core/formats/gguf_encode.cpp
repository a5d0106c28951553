// SPDX-License-Identifier: GPL-3.0-or-later
// Encoders of the plain block types, byte for byte those of ggml's reference (its quantize_row_*_ref). Any thread.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "core/formats/dtype.h"
#include "core/formats/gguf_codecs.h"

namespace lorica::codec {
namespace {

void store(std::byte* to, uint16_t value) { std::memcpy(to, &value, 2); }

// 0 where the scale is, or is so small that half precision makes it 0.
float inverse(float scale) { return std::abs(scale) < 0x1p-120f ? 0 : 1 / scale; }

// Of the largest magnitude, with its sign; the first where several are equal.
float signed_peak(const float* x) {
    float peak = x[0];
    for (int j = 1; j < 32; ++j)
        if (std::abs(x[j]) > std::abs(peak)) peak = x[j];
    return peak;
}

uint8_t truncated(float x, int most) { return static_cast<uint8_t>(std::clamp(x, 0.0f, static_cast<float>(most))); }

void store_nibbles(const uint8_t* q, std::byte* to) {
    for (int j = 0; j < 16; ++j) to[j] = static_cast<std::byte>((q[j] & 15) | (q[j + 16] & 15) << 4);
}

void store_fifth_bits(const uint8_t* q, std::byte* to) {
    uint32_t bits = 0;
    for (int j = 0; j < 32; ++j) bits |= static_cast<uint32_t>(q[j] >> 4) << j;
    std::memcpy(to, &bits, 4);
}

// q of x = (q - zero) d.
float around_zero(const float* x, int zero, uint8_t* q) {
    const float d = signed_peak(x) / static_cast<float>(-zero), id = inverse(d), shift = static_cast<float>(zero) + 0.5f;
    for (int j = 0; j < 32; ++j) q[j] = truncated(x[j] * id + shift, 2 * zero - 1);
    return d;
}

// q of x = q d + m.
std::pair<float, float> from_minimum(const float* x, int most, uint8_t* q) {
    const auto [low, high] = std::minmax_element(x, x + 32);
    const float m = *low, d = (*high - m) / static_cast<float>(most), id = inverse(d);
    for (int j = 0; j < 32; ++j) q[j] = truncated((x[j] - m) * id + 0.5f, most);
    return {d, m};
}

}  // namespace

void encode_f32(const float* in, int64_t count, std::byte* out) { std::memcpy(out, in, static_cast<size_t>(count) * 4); }

void encode_f16(const float* in, int64_t count, std::byte* out) {
    for (int64_t i = 0; i < count; ++i) store(out + 2 * i, float_to_half(in[i]));
}

void encode_bf16(const float* in, int64_t count, std::byte* out) {
    for (int64_t i = 0; i < count; ++i) store(out + 2 * i, float_to_bfloat(in[i]));
}

void encode_q4_0(const float* in, int64_t count, std::byte* out) {
    uint8_t q[32];
    for (int64_t b = 0; b < count; ++b, in += 32, out += 18) {
        store(out, float_to_half(around_zero(in, 8, q)));
        store_nibbles(q, out + 2);
    }
}

void encode_q4_1(const float* in, int64_t count, std::byte* out) {
    uint8_t q[32];
    for (int64_t b = 0; b < count; ++b, in += 32, out += 20) {
        const auto [d, m] = from_minimum(in, 15, q);
        store(out, float_to_half(d));
        store(out + 2, float_to_half(m));
        store_nibbles(q, out + 4);
    }
}

void encode_q5_0(const float* in, int64_t count, std::byte* out) {
    uint8_t q[32];
    for (int64_t b = 0; b < count; ++b, in += 32, out += 22) {
        store(out, float_to_half(around_zero(in, 16, q)));
        store_fifth_bits(q, out + 2);
        store_nibbles(q, out + 6);
    }
}

void encode_q5_1(const float* in, int64_t count, std::byte* out) {
    uint8_t q[32];
    for (int64_t b = 0; b < count; ++b, in += 32, out += 24) {
        const auto [d, m] = from_minimum(in, 31, q);
        store(out, float_to_half(d));
        store(out + 2, float_to_half(m));
        store_fifth_bits(q, out + 4);
        store_nibbles(q, out + 8);
    }
}

// Rounds halves away from zero.
void encode_q8_0(const float* in, int64_t count, std::byte* out) {
    for (int64_t b = 0; b < count; ++b, in += 32, out += 34) {
        float peak = 0;
        for (int j = 0; j < 32; ++j) peak = std::max(peak, std::abs(in[j]));
        const float d = peak / 127, id = inverse(d);
        store(out, float_to_half(d));
        for (int j = 0; j < 32; ++j) {
            const float x = in[j] * id, magnitude = std::abs(x);
            int q = static_cast<int>(std::min(magnitude, 127.0f));
            q += magnitude - static_cast<float>(q) >= 0.5f && q < 127;
            out[2 + j] = static_cast<std::byte>(x < 0 ? -q : q);
        }
    }
}

}  // namespace lorica::codec
