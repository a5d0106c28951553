// SPDX-License-Identifier: GPL-3.0-or-later
// Encoders of Q4_K, Q5_K and Q6_K. A grid of scales is tried for each group, each followed by the weighted least squares fit
// to the codes it gives; then the super-block's scales and the groups' six or eight bits are fitted to each other in turn.
// Sums run in eight lanes, so that they vectorise and give the same bits everywhere. Any thread.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <tuple>

#include "core/formats/dtype.h"
#include "core/formats/gguf_codecs.h"

namespace lorica::codec {
namespace {

constexpr int kLanes = 8;
// Fits whose errors differ by less of the values' squares are equal: the first, plainest one stays.
constexpr float kNoise = 1e-6f;

// 0, 0.1, -0.1, 0.2, ...
float near_zero(int step) { return 0.1f * static_cast<float>(step % 2 == 1 ? (step + 1) / 2 : -step / 2); }

// Nearest whole number, ties to even, for |x| < 2^22: beyond 1.5 * 2^23 a float has no fraction.
inline float nearest(float x) {
    constexpr float kNoFraction = 12582912.0f;
    return (x + kNoFraction) - kNoFraction;
}

struct Lanes {
    float at[kLanes] = {};
    float sum() const { return ((at[0] + at[4]) + (at[2] + at[6])) + ((at[1] + at[5]) + (at[3] + at[7])); }
};

// Values that share a scale, with their weights: large values count more, since they meet large activations more often.
template <int N>
struct Group {
    const float* x = nullptr;
    float w[N];
    float sw = 0, swx = 0, swxx = 0;

    void set(const float* values) {
        x = values;
        float squares = 0;
        for (int l = 0; l < N; ++l) squares += x[l] * x[l];
        const float rms = std::sqrt(squares / N);
        Lanes a, b, c;
        for (int l = 0; l < N; ++l) {
            w[l] = rms + std::abs(x[l]);
            a.at[l % kLanes] += w[l];
            b.at[l % kLanes] += w[l] * x[l];
            c.at[l % kLanes] += w[l] * x[l] * x[l];
        }
        sw = a.sum(), swx = b.sum(), swxx = c.sum();
    }
};

// Sums over the codes q = nearest(inverse x + shift) within [low, high].
struct Moments {
    float q = 0, qq = 0, xq = 0;
};

template <int N>
Moments moments(const Group<N>& g, float inverse, float shift, float low, float high) {
    Lanes q1, q2, q3;
    for (int l = 0; l < N; l += kLanes)
        for (int j = 0; j < kLanes; ++j) {
            const float q = nearest(std::min(std::max(g.x[l + j] * inverse + shift, low), high));
            const float wq = g.w[l + j] * q;
            q1.at[j] += wq;
            q2.at[j] += wq * q;
            q3.at[j] += wq * g.x[l + j];
        }
    return {q1.sum(), q2.sum(), q3.sum()};
}

// x ~ scale q - minimum, minimum >= 0.
struct Fit {
    float scale = 0, minimum = 0, error = 0;
};

float error_of(const Group<32>& g, const Moments& m, float scale, float minimum) {
    return g.swxx + scale * scale * m.qq + minimum * minimum * g.sw - 2 * scale * m.xq + 2 * minimum * g.swx - 2 * scale * minimum * m.q;
}

// The weighted least squares scale and minimum of given codes.
Fit solve(const Group<32>& g, const Moments& m) {
    const float determinant = g.sw * m.qq - m.q * m.q;
    Fit fit;
    if (determinant > 0) {
        fit.scale = (g.sw * m.xq - g.swx * m.q) / determinant;
        fit.minimum = (fit.scale * m.q - g.swx) / g.sw;
    }
    if (!(determinant > 0) || fit.minimum < 0) {
        fit.minimum = 0;
        fit.scale = m.qq > 0 ? m.xq / m.qq : 0;
    }
    fit.error = error_of(g, m, fit.scale, fit.minimum);
    return fit;
}

Fit best_fit(const Group<32>& g, int most) {
    const auto [low, high] = std::minmax_element(g.x, g.x + 32);
    const float minimum = std::min(*low, 0.0f), range = *high - minimum;
    if (!(range > 0)) return {0, -minimum, 0};
    const auto top = static_cast<float>(most);
    Fit best{range / top, -minimum, INFINITY};
    const auto try_codes = [&](float inverse, float shift) {
        const Fit fit = solve(g, moments(g, inverse, shift, 0, top));
        const bool better = fit.scale > 0 && fit.error < best.error - kNoise * g.swxx;
        if (better) best = fit;
        return better;
    };
    for (int step = 0; step <= 20; ++step) {
        const float inverse = (top + near_zero(step)) / range;
        try_codes(inverse, -minimum * inverse);
    }
    for (int round = 0; round < 3; ++round)
        if (!try_codes(1 / best.scale, best.minimum / best.scale)) break;
    return best;
}

// A super-block of Q4_K or Q5_K before it is packed.
struct Affine {
    uint16_t d = 0, dmin = 0;
    uint8_t scales[8] = {}, minima[8] = {};
    float error = INFINITY;
};

uint8_t six_bits(float x) { return static_cast<uint8_t>(std::clamp(nearest(std::min(x, 63.0f)), 0.0f, 63.0f)); }

Moments codes_for(const Group<32>& g, float scale, float minimum, int most) {
    if (!(scale > 0)) return {};
    return moments(g, 1 / scale, minimum / scale, 0, static_cast<float>(most));
}

// Rounds the scales to half precision and finds each group's six-bit pair near the fits; the sums for the next refit.
void choose_pairs(const Group<32>* groups, const Fit* fits, int most, float d, float dmin, Affine& out, Moments* chosen) {
    out.d = float_to_half(d);
    out.dmin = float_to_half(dmin);
    d = half_to_float(out.d);
    dmin = half_to_float(out.dmin);
    out.error = 0;
    for (int j = 0; j < 8; ++j) {
        const int scale = d > 0 ? six_bits(fits[j].scale / d) : 0, minimum = dmin > 0 ? six_bits(fits[j].minimum / dmin) : 0;
        float best = INFINITY;
        for (int s = std::max(0, scale - 1); s <= std::min(63, scale + 1); ++s)
            for (int m = std::max(0, minimum - 1); m <= std::min(63, minimum + 1); ++m) {
                const float own = d * static_cast<float>(s), below = dmin * static_cast<float>(m);
                const Moments sums = codes_for(groups[j], own, below, most);
                const float error = error_of(groups[j], sums, own, below);
                if (!(error < best)) continue;
                best = error;
                out.scales[j] = static_cast<uint8_t>(s);
                out.minima[j] = static_cast<uint8_t>(m);
                chosen[j] = sums;
            }
        out.error += best;
    }
}

// The least squares d and dmin of given pairs and codes.
std::pair<float, float> refit(const Group<32>* groups, const Affine& pairs, const Moments* sums) {
    double aa = 0, ab = 0, bb = 0, xa = 0, xb = 0;
    for (int j = 0; j < 8; ++j) {
        const double s = pairs.scales[j], m = pairs.minima[j];
        aa += s * s * sums[j].qq;
        ab += s * m * sums[j].q;
        bb += m * m * groups[j].sw;
        xa += s * sums[j].xq;
        xb += m * groups[j].swx;
    }
    const double determinant = aa * bb - ab * ab;
    if (determinant > 1e-9 * aa * bb) {
        const double d = (xa * bb - ab * xb) / determinant, dmin = (ab * xa - aa * xb) / determinant;
        if (d > 0 && dmin > 0) return {static_cast<float>(d), static_cast<float>(dmin)};
    }
    return {aa > 0 ? static_cast<float>(xa / aa) : 0.0f, 0.0f};
}

template <int Most>
Affine fit_super_block(const float* x, uint8_t* codes) {
    Group<32> groups[8];
    Fit fits[8];
    float top_scale = 0, top_minimum = 0;
    for (int j = 0; j < 8; ++j) {
        groups[j].set(x + 32 * j);
        fits[j] = best_fit(groups[j], Most);
        top_scale = std::max(top_scale, fits[j].scale);
        top_minimum = std::max(top_minimum, fits[j].minimum);
    }
    Affine best, next;
    Moments sums[8];
    float d = top_scale / 63, dmin = top_minimum / 63;
    for (int round = 0; round < 3; ++round) {
        choose_pairs(groups, fits, Most, d, dmin, next, sums);
        if (!(next.error < best.error)) break;
        best = next;
        std::tie(d, dmin) = refit(groups, best, sums);
    }
    for (int j = 0; j < 8; ++j) {
        const float scale = half_to_float(best.d) * best.scales[j], minimum = half_to_float(best.dmin) * best.minima[j];
        for (int l = 0; l < 32; ++l)
            codes[32 * j + l] = scale > 0 ? static_cast<uint8_t>(nearest(std::clamp((x[32 * j + l] + minimum) / scale, 0.0f, static_cast<float>(Most)))) : 0;
    }
    return best;
}

void store_head(const Affine& block, std::byte* out) {
    std::memcpy(out, &block.d, 2);
    std::memcpy(out + 2, &block.dmin, 2);
    pack_scales(block.scales, block.minima, reinterpret_cast<uint8_t*>(out + 4));
}

void store_low_bits(const uint8_t* codes, std::byte* out) {
    for (int pair = 0; pair < 4; ++pair)
        for (int l = 0; l < 32; ++l)
            out[32 * pair + l] = static_cast<std::byte>((codes[64 * pair + l] & 15) | (codes[64 * pair + 32 + l] & 15) << 4);
}

// The scale of x ~ scale q with q in [-32, 31].
float best_scale(const Group<16>& g) {
    float peak = 0;
    for (int l = 0; l < 16; ++l)
        if (std::abs(g.x[l]) > std::abs(peak)) peak = g.x[l];
    if (peak == 0) return 0;
    float best = 0, gain = 0;   // the error is swxx - gain
    const auto try_scale = [&](float inverse) {
        const Moments m = moments(g, inverse, 0, -32, 31);
        if (!(m.qq > 0) || !(m.xq * m.xq > (1 + kNoise) * gain * m.qq)) return false;
        gain = m.xq * m.xq / m.qq;
        best = m.xq / m.qq;
        return true;
    };
    for (int step = 0; step <= 18; ++step) try_scale(-(32 + near_zero(step)) / peak);
    for (int round = 0; round < 2; ++round)
        if (!try_scale(1 / best)) break;
    return best;
}

struct Signed {
    uint16_t d = 0;
    int8_t scales[16] = {};
    float error = INFINITY;
};

// As choose_pairs(); gives the least squares d of the choice.
float choose_scales(const Group<16>* groups, const float* scales, float d, Signed& out) {
    out.d = float_to_half(d);
    d = half_to_float(out.d);
    out.error = 0;
    double qq = 0, xq = 0;
    for (int j = 0; j < 16; ++j) {
        const int near = d != 0 ? static_cast<int>(nearest(std::clamp(scales[j] / d, -128.0f, 127.0f))) : 0;
        float best = INFINITY;
        Moments chosen;
        for (int s = std::max(-128, near - 1); s <= std::min(127, near + 1); ++s) {
            const float own = d * static_cast<float>(s);
            const Moments m = own != 0 ? moments(groups[j], 1 / own, 0, -32, 31) : Moments{};
            const float error = groups[j].swxx + own * own * m.qq - 2 * own * m.xq;
            if (!(error < best)) continue;
            best = error;
            out.scales[j] = static_cast<int8_t>(s);
            chosen = m;
        }
        out.error += best;
        qq += static_cast<double>(out.scales[j]) * out.scales[j] * chosen.qq;
        xq += static_cast<double>(out.scales[j]) * chosen.xq;
    }
    return qq > 0 ? static_cast<float>(xq / qq) : 0;
}

Signed fit_signed(const float* x, uint8_t* codes) {
    Group<16> groups[16];
    float scales[16], top = 0;
    for (int j = 0; j < 16; ++j) {
        groups[j].set(x + 16 * j);
        scales[j] = best_scale(groups[j]);
        if (std::abs(scales[j]) > std::abs(top)) top = scales[j];
    }
    Signed best, next;
    float d = top / -128;
    for (int round = 0; round < 3; ++round) {
        const float refitted = choose_scales(groups, scales, d, next);
        if (!(next.error < best.error)) break;
        best = next;
        d = refitted;
    }
    for (int l = 0; l < 256; ++l) {
        const float scale = half_to_float(best.d) * best.scales[l / 16];
        codes[l] = static_cast<uint8_t>(32 + static_cast<int>(scale != 0 ? nearest(std::clamp(x[l] / scale, -32.0f, 31.0f)) : 0.0f));
    }
    return best;
}

}  // namespace

void pack_scales(const uint8_t* scales, const uint8_t* minima, uint8_t* packed) {
    for (int j = 0; j < 4; ++j) {
        packed[j] = static_cast<uint8_t>(scales[j] | scales[j + 4] >> 4 << 6);
        packed[j + 4] = static_cast<uint8_t>(minima[j] | minima[j + 4] >> 4 << 6);
        packed[j + 8] = static_cast<uint8_t>((scales[j + 4] & 15) | (minima[j + 4] & 15) << 4);
    }
}

void encode_q4_k(const float* in, int64_t count, std::byte* out) {
    uint8_t codes[256];
    for (int64_t b = 0; b < count; ++b, in += 256, out += 144) {
        store_head(fit_super_block<15>(in, codes), out);
        store_low_bits(codes, out + 16);
    }
}

void encode_q5_k(const float* in, int64_t count, std::byte* out) {
    uint8_t codes[256];
    for (int64_t b = 0; b < count; ++b, in += 256, out += 176) {
        store_head(fit_super_block<31>(in, codes), out);
        for (int l = 0; l < 32; ++l) {
            int high = 0;
            for (int j = 0; j < 8; ++j) high |= codes[32 * j + l] >> 4 << j;
            out[16 + l] = static_cast<std::byte>(high);
        }
        store_low_bits(codes, out + 48);
    }
}

void encode_q6_k(const float* in, int64_t count, std::byte* out) {
    uint8_t codes[256];
    for (int64_t b = 0; b < count; ++b, in += 256, out += 210) {
        const Signed block = fit_signed(in, codes);
        for (int half = 0; half < 2; ++half) {
            const uint8_t* from = codes + 128 * half;
            for (int l = 0; l < 64; ++l) out[64 * half + l] = static_cast<std::byte>((from[l] & 15) | (from[64 + l] & 15) << 4);
            for (int l = 0; l < 32; ++l)
                out[128 + 32 * half + l] = static_cast<std::byte>(from[l] >> 4 | from[32 + l] >> 4 << 2 | from[64 + l] >> 4 << 4 | from[96 + l] >> 4 << 6);
        }
        std::memcpy(out + 192, block.scales, 16);
        std::memcpy(out + 208, &block.d, 2);
    }
}

}  // namespace lorica::codec
