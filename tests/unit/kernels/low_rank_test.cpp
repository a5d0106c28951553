// SPDX-License-Identifier: GPL-3.0-or-later
// What a low rank adds to one row, against sums in double, whatever part of the row is done at once. One thread.
#include <cmath>
#include <random>
#include <vector>

#include "kernels/lora/lora.h"
#include "kernels/simd/simd.h"
#include "tests/support/check.h"

using namespace lorica;

TEST(a_low_rank_adds_its_product_to_a_row) {
    std::mt19937 random(5);
    std::normal_distribution<float> normal;
    constexpr int64_t kWidth = 101, kStride = 110;
    for (const int level : {2, 1, 0}) {
        kernels::limit_simd(level);
        for (const int64_t r : {1, 7, 64}) {
            std::vector<float> s(static_cast<size_t>(r)), b(static_cast<size_t>(r * kStride)), y(kWidth);
            for (auto* all : {&s, &b, &y})
                for (float& one : *all) one = normal(random);
            std::vector<float> whole = y, parts = y;
            kernels::LowRankRow how{.s = s.data(), .b = b.data(), .r = r, .b_stride = kStride, .y = whole.data()};
            kernels::add_low_rank(how, 0, kWidth);
            how.y = parts.data();
            for (const auto& [from, to] : {std::pair<int64_t, int64_t>{0, 3}, {3, 40}, {40, kWidth}}) kernels::add_low_rank(how, from, to);
            CHECK(whole == parts);
            for (int64_t n = 0; n < kWidth; ++n) {
                double exact = static_cast<double>(y[static_cast<size_t>(n)]), size = std::abs(exact);
                for (int64_t k = 0; k < r; ++k) {
                    const double term = static_cast<double>(s[static_cast<size_t>(k)]) * static_cast<double>(b[static_cast<size_t>(k * kStride + n)]);
                    exact += term;
                    size += std::abs(term);
                }
                CHECK(std::abs(exact - static_cast<double>(whole[static_cast<size_t>(n)])) < 1e-6 * size);
            }
        }
    }
    kernels::limit_simd(2);
}
