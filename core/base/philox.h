// SPDX-License-Identifier: GPL-3.0-or-later
// Philox4x32-10: the counter-based generator behind every random choice (order, init, dropout, sampling). Pure functions.
// Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC'11. No state: a value depends on
// (seed, stream, counter) alone, so a resumed run and a recomputed layer draw the same numbers.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace lorica {

// Four 32-bit words for the 64-bit key `seed` and the 128-bit counter (stream, counter).
inline std::array<uint32_t, 4> philox(uint64_t seed, uint64_t stream, uint64_t counter) {
    std::array<uint32_t, 4> c = {static_cast<uint32_t>(counter), static_cast<uint32_t>(counter >> 32),
                                 static_cast<uint32_t>(stream), static_cast<uint32_t>(stream >> 32)};
    uint32_t k0 = static_cast<uint32_t>(seed);
    uint32_t k1 = static_cast<uint32_t>(seed >> 32);
    for (int round = 0; round < 10; ++round) {
        const uint64_t p0 = uint64_t{0xD2511F53} * c[0];
        const uint64_t p1 = uint64_t{0xCD9E8D57} * c[2];
        c = {static_cast<uint32_t>(p1 >> 32) ^ c[1] ^ k0, static_cast<uint32_t>(p1),
             static_cast<uint32_t>(p0 >> 32) ^ c[3] ^ k1, static_cast<uint32_t>(p0)};
        k0 += 0x9E3779B9;
        k1 += 0xBB67AE85;
    }
    return c;
}

// Uniform in [0, 1) with 24 bits.
inline float philox_unit(uint32_t word) { return static_cast<float>(word >> 8) * (1.0f / 16777216.0f); }

// A seeded permutation of 0..n-1 (Fisher-Yates over philox, unbiased to 2^-32).
inline std::vector<uint32_t> philox_permutation(uint32_t n, uint64_t seed, uint64_t stream) {
    std::vector<uint32_t> order(n);
    for (uint32_t i = 0; i < n; ++i) order[i] = i;
    for (uint32_t i = n; i > 1; --i) {
        const uint64_t word = philox(seed, stream, i)[0];
        std::swap(order[i - 1], order[static_cast<uint32_t>((word * i) >> 32)]);
    }
    return order;
}

}  // namespace lorica
