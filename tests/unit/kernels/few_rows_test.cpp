// SPDX-License-Identifier: GPL-3.0-or-later
// The product of a few rows against double precision, for every stored form and instruction set. One thread.
#include "kernels/few_rows/few_rows.h"

#include <random>
#include <utility>
#include <vector>

#include "core/formats/dtype.h"
#include "core/formats/gguf_blocks.h"
#include "kernels/simd/simd.h"
#include "tests/support/check.h"

using namespace lorica;
using namespace lorica::test;
using kernels::WeightType;

namespace {

struct Matrix {
    int64_t rows, columns;
    std::vector<std::byte> bytes;
    int64_t stride;
    std::vector<float> values;   // what the bytes stand for
};

const char* name_of(WeightType type) {
    switch (type) {
        case WeightType::F32: return "F32";
        case WeightType::BF16: return "BF16";
        case WeightType::Q4_0: return "Q4_0";
        case WeightType::Q4_1: return "Q4_1";
        case WeightType::Q8_0: return "Q8_0";
    }
    return "";
}

// Random bytes, their scales small half floats (subnormals among them).
Matrix random_matrix(WeightType type, int64_t rows, int64_t columns, bool rounded, std::mt19937& random) {
    const BlockType& block = *block_type(std::string(name_of(type)));
    Matrix m{rows, columns, {}, columns / block.values * block.bytes, {}};
    m.bytes.resize(static_cast<size_t>(rows * m.stride));
    m.values.resize(static_cast<size_t>(rows * columns));
    std::normal_distribution<float> normal;
    for (auto& byte : m.bytes) byte = static_cast<std::byte>(random());
    for (int64_t at = 0; at < static_cast<int64_t>(m.bytes.size()); at += block.bytes) {
        if (block.values == 1) {
            const float value = normal(random);
            uint32_t bits;
            std::memcpy(&bits, &value, 4);
            if (type == WeightType::F32) std::memcpy(m.bytes.data() + at, &bits, 4);
            else { const auto upper = static_cast<uint16_t>(bits >> 16); std::memcpy(m.bytes.data() + at, &upper, 2); }
            continue;
        }
        for (const int16_t scale : block.scales) {
            if (scale < 0) continue;
            const auto half = static_cast<uint16_t>((random() & 0x8000) | (random() % (at % 3 == 0 ? 0x400 : 0x2c00)));
            std::memcpy(m.bytes.data() + at + scale, &half, 2);
        }
    }
    decode_blocks(block, m.bytes.data(), rows * columns, m.values.data());
    if (block.values > 1) {
        const std::vector<std::byte> together = m.bytes;
        const int64_t stored = std::exchange(m.stride, kernels::spread_bytes(type, columns));
        m.bytes.assign(static_cast<size_t>(rows * m.stride), std::byte{0xff});
        for (int64_t row = 0; row < rows; ++row) kernels::spread_row(type, together.data() + row * stored, columns, m.bytes.data() + row * m.stride);
    }
    if (rounded)
        for (float& value : m.values) {
            float out;
            uint32_t u;
            std::memcpy(&u, &value, 4);
            u = (u + 0x7fff + ((u >> 16) & 1)) & 0xffff0000u;
            std::memcpy(&out, &u, 4);
            value = out;
        }
    return m;
}

std::vector<float> product(WeightType type, bool rounded, const Matrix& w, const std::vector<float>& x, int64_t rows, bool add = false) {
    std::vector<float> y(static_cast<size_t>(rows * w.rows), add ? 1.0f : -99.0f), scratch(static_cast<size_t>(kernels::few_rows_scratch(w.columns)));
    const kernels::FewRows how{.type = type, .rounded = rounded, .w = w.bytes.data(), .w_stride = w.stride, .x = x.data(), .rows = rows,
                               .k = w.columns, .x_stride = w.columns, .y = y.data(), .y_stride = w.rows, .add = add};
    kernels::few_rows(how, 0, 3, scratch.data());
    kernels::few_rows(how, 3, w.rows, scratch.data());
    return y;
}

}  // namespace

TEST(few_rows_are_the_products_of_the_decoded_matrix) {
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    for (const int level : {2, 1, 0}) {
        kernels::limit_simd(level);
        for (const WeightType type : {WeightType::F32, WeightType::BF16, WeightType::Q4_0, WeightType::Q4_1, WeightType::Q8_0}) {
            for (const bool rounded : {false, true}) {
                const bool plain = type == WeightType::F32 || type == WeightType::BF16;
                if (plain && rounded) continue;
                for (const int64_t k : plain ? std::vector<int64_t>{7, 16, 64, 108} : std::vector<int64_t>{32, 128, 192, 352}) {
                    const Matrix w = random_matrix(type, 13, k, rounded, random);
                    for (const int64_t rows : {1, 2, 6}) {
                        std::vector<float> x(static_cast<size_t>(rows * k));
                        for (float& one : x) one = normal(random);
                        const std::vector<float> y = product(type, rounded, w, x, rows);
                        double worst = 0;
                        for (int64_t m = 0; m < rows; ++m) {
                            for (int64_t n = 0; n < w.rows; ++n) {
                                double exact = 0, size = 1e-6;
                                for (int64_t i = 0; i < k; ++i) {
                                    const double term = static_cast<double>(x[static_cast<size_t>(m * k + i)]) * static_cast<double>(w.values[static_cast<size_t>(n * k + i)]);
                                    exact += term;
                                    size += std::abs(term);
                                }
                                worst = std::max(worst, std::abs(exact - static_cast<double>(y[static_cast<size_t>(m * w.rows + n)])) / size);
                            }
                        }
                        if (!(worst < 1e-6)) fail(__FILE__, __LINE__, std::string(name_of(type)) + " k " + show(k) + " rows " + show(rows) + " level " + show(level) + ": " + show(worst));
                    }
                }
            }
        }
    }
    kernels::limit_simd(2);
}

TEST(a_row_is_the_same_in_a_batch_as_alone) {
    std::mt19937 random(3);
    std::normal_distribution<float> normal;
    for (const WeightType type : {WeightType::F32, WeightType::BF16, WeightType::Q4_1, WeightType::Q8_0}) {
        const int64_t k = 224, rows = 11;
        const Matrix w = random_matrix(type, 22, k, false, random);
        std::vector<float> x(static_cast<size_t>(rows * k));
        for (float& one : x) one = normal(random);
        const std::vector<float> all = product(type, false, w, x, rows);
        for (int64_t m = 0; m < rows; ++m) {
            const std::vector<float> one = product(type, false, w, {x.begin() + m * k, x.begin() + (m + 1) * k}, 1);
            CHECK(std::equal(one.begin(), one.end(), all.begin() + m * w.rows));
        }
    }
}

TEST(adding_adds) {
    std::mt19937 random(5);
    const Matrix w = random_matrix(WeightType::F32, 8, 12, false, random);
    const std::vector<float> x(12, 0.5f), fresh = product(WeightType::F32, false, w, x, 1), added = product(WeightType::F32, false, w, x, 1, true);
    for (size_t i = 0; i < fresh.size(); ++i) CHECK_NEAR(added[i], fresh[i] + 1, 1e-6);
}
