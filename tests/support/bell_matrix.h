// SPDX-License-Identifier: GPL-3.0-or-later
// Matrices made of integers, by the rule of tests/golden/quant/make_quant_goldens.py: equal in Python and here. One thread.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace lorica::test {

inline uint32_t mix(uint32_t h) {
    h = (h ^ (h >> 16)) * 0x7FEB352Du;
    h = (h ^ (h >> 15)) * 0x846CA68Bu;
    return h ^ (h >> 16);
}

struct BellMatrix {
    int64_t rows, columns;
    std::vector<int64_t> values;   // integers of about a bell shape
};

// The rule of make_quant_goldens.py.
inline BellMatrix matrix(int64_t seed) {
    constexpr int64_t kColumns[] = {64, 128, 576, 63, 65, 100, 200, 33, 1024, 7};
    BellMatrix m{1 + seed * 7 % 40, kColumns[seed % 10], {}};
    for (int64_t i = 0; i < m.rows * m.columns; ++i) {
        const uint32_t a = mix(static_cast<uint32_t>(2 * i + seed * 7919 + 1)), b = mix(static_cast<uint32_t>(2 * i + seed * 104729 + 2));
        const bool zero = seed % 5 == 0 && i >= 64 && i < 128;
        m.values.push_back(zero ? 0 : int64_t{a & 0xFFFF} + (a >> 16) + (b & 0xFFFF) + (b >> 16) - 131070);
    }
    return m;
}

inline std::vector<float> weights(int64_t seed) {
    const BellMatrix m = matrix(seed);
    std::vector<float> out;
    for (size_t i = 0; i < m.values.size(); ++i)
        out.push_back(std::ldexp(static_cast<float>(m.values[i]), -20 - static_cast<int>(static_cast<int64_t>(i) / m.columns % 7)));
    if (seed % 3 == 0 && out.size() > 10) out[10] *= 16;
    return out;
}

// Numbers that float16 holds; some over 6.
inline std::vector<float> halves(int64_t seed) {
    std::vector<float> out;
    for (const int64_t k : matrix(seed).values) out.push_back(std::ldexp(static_cast<float>(k >> 7), -8));
    if (seed % 3 == 0 && out.size() > 10) out[10] = 24;
    return out;
}

}  // namespace lorica::test
