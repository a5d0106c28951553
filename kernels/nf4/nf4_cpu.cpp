// SPDX-License-Identifier: GPL-3.0-or-later
// See nf4.h. Products and sums are rounded one by one (no fused multiply-add), as the reference's are. Any thread.
#include "kernels/nf4/nf4.h"

#include "kernels/simd/simd.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace lorica::kernels {
namespace {

constexpr float kValues[2][16] = {
    {-1.0f, -0.6961928009986877f, -0.5250730514526367f, -0.39491748809814453f, -0.28444138169288635f, -0.18477343022823334f,
     -0.09105003625154495f, 0.0f, 0.07958029955625534f, 0.16093020141124725f, 0.24611230194568634f, 0.33791524171829224f,
     0.44070982933044434f, 0.5626170039176941f, 0.7229568362236023f, 1.0f},
    {0.0f, 0.0052083334885537624f, 0.6666666865348816f, 1.0f, 0.3333333432674408f, 0.5f, 0.1666666716337204f, 0.25f,
     0.0f, -0.0052083334885537624f, -0.6666666865348816f, -1.0f, -0.3333333432674408f, -0.5f, -0.1666666716337204f, -0.25f}};
// Codes by rising value.
constexpr uint8_t kOrder[2][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                   {11, 10, 13, 12, 15, 14, 9, 0, 8, 1, 6, 7, 4, 5, 2, 3}};

// The positive half of the dynamic map and 1. For i = 0 ... 6: the midpoints of 2^i + 1 even steps from 0.1 to 1, times 10^(i - 6).
constexpr float kPositive[128] = {
    0x1.27476ep-21f, 0x1.b43528p-19f, 0x1.040bfep-17f, 0x1.64840cp-16f, 0x1.6f0068p-15f, 0x1.15df66p-14f, 0x1.743e96p-14f, 0x1.47ae16p-13f,
    0x1.19ce0ap-12f, 0x1.8fc506p-12f, 0x1.02de02p-11f, 0x1.3dd982p-11f, 0x1.78d500p-11f, 0x1.b3d07cp-11f, 0x1.eecbfep-11f, 0x1.4fdf3ap-10f,
    0x1.e353f8p-10f, 0x1.3b645ap-9f, 0x1.851eb8p-9f, 0x1.ced914p-9f, 0x1.0c49bap-8f, 0x1.3126e8p-8f, 0x1.56041ap-8f, 0x1.7ae148p-8f,
    0x1.9fbe76p-8f, 0x1.c49ba6p-8f, 0x1.e978d4p-8f, 0x1.072b02p-7f, 0x1.19999ap-7f, 0x1.2c0830p-7f, 0x1.3e76c8p-7f, 0x1.75c290p-7f,
    0x1.d1eb86p-7f, 0x1.170a3ep-6f, 0x1.451ebap-6f, 0x1.733334p-6f, 0x1.a147aep-6f, 0x1.cf5c2ap-6f, 0x1.fd70a4p-6f, 0x1.15c290p-5f,
    0x1.2ccccep-5f, 0x1.43d70ap-5f, 0x1.5ae146p-5f, 0x1.71eb86p-5f, 0x1.88f5c2p-5f, 0x1.a00000p-5f, 0x1.b70a3ep-5f, 0x1.ce147ap-5f,
    0x1.e51ebap-5f, 0x1.fc28f6p-5f, 0x1.09999ap-4f, 0x1.151ebap-4f, 0x1.20a3d6p-4f, 0x1.2c28f6p-4f, 0x1.37ae14p-4f, 0x1.433334p-4f,
    0x1.4eb854p-4f, 0x1.5a3d70p-4f, 0x1.65c290p-4f, 0x1.7147aep-4f, 0x1.7ccccep-4f, 0x1.8851eep-4f, 0x1.93d70ap-4f, 0x1.b66668p-4f,
    0x1.f00000p-4f, 0x1.14ccccp-3f, 0x1.31999ap-3f, 0x1.4e6666p-3f, 0x1.6b3334p-3f, 0x1.880000p-3f, 0x1.a4ccccp-3f, 0x1.c1999ap-3f,
    0x1.de6666p-3f, 0x1.fb3332p-3f, 0x1.0c0000p-2f, 0x1.1a6668p-2f, 0x1.28ccccp-2f, 0x1.373334p-2f, 0x1.459998p-2f, 0x1.540000p-2f,
    0x1.626666p-2f, 0x1.70ccccp-2f, 0x1.7f3334p-2f, 0x1.8d9998p-2f, 0x1.9c0000p-2f, 0x1.aa6666p-2f, 0x1.b8ccccp-2f, 0x1.c73334p-2f,
    0x1.d59998p-2f, 0x1.e40000p-2f, 0x1.f26664p-2f, 0x1.006666p-1f, 0x1.079998p-1f, 0x1.0eccccp-1f, 0x1.160000p-1f, 0x1.1d3334p-1f,
    0x1.246668p-1f, 0x1.2b999ap-1f, 0x1.32ccccp-1f, 0x1.3a0000p-1f, 0x1.413334p-1f, 0x1.486668p-1f, 0x1.4f999ap-1f, 0x1.56ccccp-1f,
    0x1.5e0000p-1f, 0x1.653334p-1f, 0x1.6c6668p-1f, 0x1.73999ap-1f, 0x1.7accccp-1f, 0x1.820000p-1f, 0x1.893334p-1f, 0x1.906666p-1f,
    0x1.97999ap-1f, 0x1.9eccccp-1f, 0x1.a60000p-1f, 0x1.ad3334p-1f, 0x1.b46666p-1f, 0x1.bb999ap-1f, 0x1.c2ccccp-1f, 0x1.ca0000p-1f,
    0x1.d13334p-1f, 0x1.d86666p-1f, 0x1.df999ap-1f, 0x1.e6ccccp-1f, 0x1.ee0000p-1f, 0x1.f53334p-1f, 0x1.fc6666p-1f, 0x1.000000p+0f,
};

std::array<float, 15> midpoints(FourBit type) {
    const auto kind = static_cast<size_t>(type);
    std::array<float, 15> out{};
    for (size_t i = 0; i < out.size(); ++i) out[i] = (kValues[kind][kOrder[kind][i]] + kValues[kind][kOrder[kind][i + 1]]) / 2;
    return out;
}

std::array<float, 256> make_map() {
    std::array<float, 256> map{};
    for (size_t i = 0; i < 127; ++i) map[126 - i] = -kPositive[i];
    std::copy(kPositive, kPositive + 128, map.begin() + 128);
    return map;
}

template <int W>
LORICA_INLINE F<W> magnitude(F<W> x) { return (F<W>)((U<W>)x & 0x7FFFFFFFu); }

// How many of the midpoints are below each value.
template <int W>
LORICA_INLINE I<W> rank_of(F<W> v, const float* middle) {
    I<W> rank{};
    for (int i = 0; i < 15; ++i) rank -= v > middle[i];
    return rank;
}

template <int W>
LORICA_INLINE void pack(const int32_t* rank, const uint8_t* order, int64_t count, uint8_t* codes) {
    for (int64_t i = 0; i < count; i += 2) codes[i / 2] = static_cast<uint8_t>(order[rank[i]] << 4 | order[rank[i + 1]]);
}

// What a last block of fewer than 64 values does differently: its absmax is at least 1e-38, and values are divided by it.
// An odd count is filled up with the code of zero.
template <int W>
LORICA_INLINE bool quantize_rest(const float* x, int64_t count, const float* middle, const uint8_t* order, uint8_t* codes, float* absmax) {
    float largest = 1e-38f;
    bool finite = true;
    for (int64_t i = 0; i < count; ++i) {
        const float size = x[i] < 0 ? -x[i] : x[i];
        finite &= size <= FLT_MAX;
        largest = size > largest ? size : largest;
    }
    int32_t rank[kBlock4] = {};
    for (int64_t i = 0; i < kBlock4; ++i) {
        const float v = i < count ? x[i] / largest : 0.0f;
        for (int m = 0; m < 15; ++m) rank[i] += v > middle[m];
    }
    pack<W>(rank, order, (count + 1) / 2 * 2, codes);
    *absmax = largest;
    return finite;
}

template <int W>
LORICA_INLINE void quantize_blocks_body(const float* middle, const uint8_t* order, const float* x, int64_t count, uint8_t* codes, float* absmax,
                                      int64_t from, int64_t to, bool* finite) {
    for (int64_t block = from; block < to; ++block) {
        const float* in = x + block * kBlock4;
        uint8_t* out = codes + block * (kBlock4 / 2);
        const int64_t left = count - block * kBlock4;
        if (left < kBlock4) {
            *finite = quantize_rest<W>(in, left, middle, order, out, absmax + block) && *finite;
            continue;
        }
        F<W> largest{};
        I<W> good = I<W>{} - 1;
        for (int64_t i = 0; i < kBlock4; i += W) {
            const F<W> size = magnitude<W>(load<W>(in + i));
            good &= size <= FLT_MAX;
            largest = max<W>(largest, size);
        }
        for (int i = 0; i < W; ++i) *finite = *finite && good[i] != 0;
        absmax[block] = max<W>(largest);
        const float inverse = 1.0f / (absmax[block] > 1e-38f ? absmax[block] : 1e-38f);
        int32_t rank[kBlock4];
        for (int64_t i = 0; i < kBlock4; i += W) {
            F<W> v = load<W>(in + i) * inverse;
            v = v > 1.0f ? splat<W>(1.0f) : v;
            v = v < -1.0f ? splat<W>(-1.0f) : v;
            const I<W> r = rank_of<W>(v, middle);
            std::memcpy(rank + i, &r, sizeof r);
        }
        pack<W>(rank, order, kBlock4, out);
    }
}

LORICA_KERNEL(quantize_blocks, (const float* middle, const uint8_t* order, const float* x, int64_t count, uint8_t* codes, float* absmax,
                                int64_t from, int64_t to, bool* finite),
              (middle, order, x, count, codes, absmax, from, to, finite))

// W consecutive codes that begin at an even one, as numbers.
template <int W>
LORICA_INLINE F<W> look_up(const float* values, const uint8_t* codes) {
    U<W> word{};
    constexpr int kEach = W < 8 ? W : 8;  // codes of one word
    for (int i = 0; i < W; i += kEach) {
        uint32_t bits = 0;
        std::memcpy(&bits, codes + i / 2, kEach / 2);
        for (int lane = 0; lane < kEach; ++lane) word[i + lane] = bits;
    }
    U<W> shift{};
    for (int lane = 0; lane < W; ++lane) shift[lane] = static_cast<uint32_t>((lane % 8 / 2) * 8 + (lane % 2 == 0 ? 4 : 0));
    const I<W> code = (I<W>)((word >> shift) & 15u);
    F<W> out{};
#if !defined(__clang__)
    if constexpr (W == 16) return __builtin_shuffle(load<W>(values), code);
    if constexpr (W == 8) {
        const F<W> low = __builtin_shuffle(load<W>(values), code), high = __builtin_shuffle(load<W>(values + 8), code);
        return code > 7 ? high : low;
    }
#endif
    for (int lane = 0; lane < W; ++lane) out[lane] = values[code[lane]];
    return out;
}

LORICA_INLINE float scale_of(const Packed4& packed, int64_t block) {
    if (packed.bytes == nullptr) return packed.absmax[block];
    return packed.map[packed.bytes[block]] * packed.absmax[block / kNestedBlock] + packed.offset;
}

template <int W, class T>
LORICA_INLINE void decode_span(const Packed4& packed, const float* values, int64_t begin, int64_t end, T* out) {
    for (int64_t at = begin; at < end;) {
        const int64_t block = at / kBlock4, stop = std::min(end, (block + 1) * kBlock4);
        const float scale = scale_of(packed, block);
        if (at % 2 == 0) {
            for (; at + W <= stop; at += W, out += W) store<W>(out, look_up<W>(values, packed.codes + at / 2) * scale);
        }
        for (; at < stop; ++at, ++out) {
            const int byte = packed.codes[at / 2];
            put(out, values[at % 2 == 0 ? byte >> 4 : byte & 15] * scale);
        }
    }
}

template <int W>
LORICA_INLINE void dequantize_4bit_body(const Packed4& packed, const Tile& tile, Type type, void* out, int64_t from, int64_t to) {
    const float* values = kValues[static_cast<int>(packed.type)];
    for (int64_t row = from; row < to; ++row) {
        const int64_t begin = (tile.row + row) * packed.columns + tile.column;
        if (type == Type::F32) {
            decode_span<W>(packed, values, begin, begin + tile.width, static_cast<float*>(out) + row * tile.width);
        } else {
            decode_span<W>(packed, values, begin, begin + tile.width, static_cast<Bf16*>(out) + row * tile.width);
        }
    }
}

}  // namespace

LORICA_KERNEL(dequantize_4bit, (const Packed4& packed, const Tile& tile, Type type, void* out, int64_t from, int64_t to),
              (packed, tile, type, out, from, to))

const float* code_values(FourBit type) { return kValues[static_cast<int>(type)]; }

const float* dynamic_map() {
    static const std::array<float, 256> map = make_map();
    return map.data();
}

bool quantize_4bit(FourBit type, const float* x, int64_t count, uint8_t* codes, float* absmax, int64_t from, int64_t to) {
    const std::array<float, 15> middle = midpoints(type);
    bool finite = true;
    quantize_blocks(middle.data(), kOrder[static_cast<int>(type)], x, count, codes, absmax, from, to, &finite);
    return finite;
}

void quantize_dynamic(const float* x, int64_t count, uint8_t* codes, float* absmax) {
    std::array<float, 255> middle{};
    const float* map = dynamic_map();
    for (size_t i = 0; i < middle.size(); ++i) middle[i] = 0.5f * (map[i] + map[i + 1]);
    for (int64_t at = 0; at < count; at += kNestedBlock) {
        const int64_t end = std::min(count, at + kNestedBlock);
        float largest = 0;
        for (int64_t i = at; i < end; ++i) largest = std::max(largest, std::fabs(x[i]));
        absmax[at / kNestedBlock] = largest;
        const float inverse = largest > 0 ? 1.0f / largest : 0.0f;
        for (int64_t i = at; i < end; ++i) {
            if (largest == 0) {
                codes[i] = 0;
                continue;
            }
            const float v = std::clamp(x[i] * inverse, -1.0f, 1.0f);
            const auto step = static_cast<int32_t>(std::fma((v + 1.0f) * 0.5f, 65535.0f, 0.5f));
            const float snapped = static_cast<float>(2 * step) / 65535.0f - 1.0f;
            codes[i] = static_cast<uint8_t>(std::lower_bound(middle.begin(), middle.end(), snapped) - middle.begin());
        }
    }
}

}  // namespace lorica::kernels
