// SPDX-License-Identifier: GPL-3.0-or-later
// Four-bit and eight-bit kernels against bitsandbytes' bytes (tests/golden/quant), on every instruction set. One thread.
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "kernels/int8/int8.h"
#include "kernels/nf4/nf4.h"
#include "kernels/simd/simd.h"
#include "tests/support/bell_matrix.h"
#include "tests/support/check.h"

using namespace lorica;
using test::matrix, test::weights, test::halves;
using Matrix = test::BellMatrix;

namespace {

template <class T>
std::string digest(const std::vector<T>& values) { return sha256(std::as_bytes(std::span(values))).substr(0, 16); }

// The committed goldens, or those that a live comparison just made.
nlohmann::json goldens() {
    const char* live = std::getenv("LORICA_QUANT_GOLDENS");
    std::ifstream in(live != nullptr ? live : (test::source_root() / "tests/golden/quant/quant.json").string());
    return nlohmann::json::parse(in);
}

struct Level {
    explicit Level(int level) { kernels::limit_simd(level); }
    ~Level() { kernels::limit_simd(2); }
};

struct Quantized {
    std::vector<uint8_t> codes, bytes;
    std::vector<float> absmax, nested;
    float offset = 0;
};

Quantized quantize(kernels::FourBit type, const std::vector<float>& x, float offset) {
    const auto count = static_cast<int64_t>(x.size()), blocks = (count + 63) / 64;
    Quantized q{std::vector<uint8_t>(static_cast<size_t>((count + 1) / 2)), std::vector<uint8_t>(static_cast<size_t>(blocks)),
                std::vector<float>(static_cast<size_t>(blocks)), std::vector<float>(static_cast<size_t>((blocks + 255) / 256)), offset};
    CHECK(kernels::quantize_4bit(type, x.data(), count, q.codes.data(), q.absmax.data(), 0, blocks / 2));
    CHECK(kernels::quantize_4bit(type, x.data(), count, q.codes.data(), q.absmax.data(), blocks / 2, blocks));
    std::vector<float> rest;
    for (const float one : q.absmax) rest.push_back(one - offset);
    kernels::quantize_dynamic(rest.data(), blocks, q.bytes.data(), q.nested.data());
    return q;
}

kernels::Packed4 packed(kernels::FourBit type, const Quantized& q, bool twice, int64_t columns) {
    kernels::Packed4 p{.type = type, .codes = q.codes.data(), .absmax = q.absmax.data(), .columns = columns};
    if (twice) p.absmax = q.nested.data(), p.bytes = q.bytes.data(), p.map = kernels::dynamic_map(), p.offset = q.offset;
    return p;
}

}  // namespace

TEST(four_bit_codes_and_scales_are_the_bytes_of_bitsandbytes) {
    const auto all = goldens();
    CHECK_EQ(all.size(), size_t{50});
    for (const int level : {0, 1, 2}) {
        const Level limit(level);
        for (const auto& one : all) {
            const int64_t seed = one["seed"];
            const std::vector<float> x = weights(seed);
            const Matrix m = matrix(seed);
            for (const auto& [name, type] : {std::pair("nf4", kernels::FourBit::NF4), {"fp4", kernels::FourBit::FP4}}) {
                const auto& want = one[name];
                const auto bits = want["offset"].get<int32_t>();
                float offset;
                std::memcpy(&offset, &bits, 4);
                const Quantized q = quantize(type, x, offset);
                CHECK_EQ(digest(q.codes), want["codes"].get<std::string>());
                CHECK_EQ(digest(q.absmax), want["absmax"].get<std::string>());
                CHECK_EQ(digest(q.bytes), want["bytes"].get<std::string>());
                CHECK_EQ(digest(q.nested), want["nested"].get<std::string>());
                std::vector<float> wide(x.size());
                std::vector<uint16_t> narrow(x.size());
                const kernels::Tile whole{0, 0, m.columns};
                const auto positive_zeros = [](std::vector<float>& values) { for (float& v : values) v += 0.0f; };
                kernels::dequantize_4bit(packed(type, q, false, m.columns), whole, kernels::Type::F32, wide.data(), 0, m.rows);
                positive_zeros(wide);
                CHECK_EQ(digest(wide), want["float32"].get<std::string>());
                kernels::dequantize_4bit(packed(type, q, true, m.columns), whole, kernels::Type::F32, wide.data(), 0, m.rows);
                positive_zeros(wide);
                CHECK_EQ(digest(wide), want["twice"].get<std::string>());
                kernels::dequantize_4bit(packed(type, q, false, m.columns), whole, kernels::Type::BF16, narrow.data(), 0, m.rows);
                CHECK_EQ(digest(narrow), want["bfloat16"].get<std::string>());
            }
        }
    }
}

TEST(a_tile_holds_the_same_numbers_as_the_whole_matrix) {
    for (const int64_t seed : {2, 3, 5, 8}) {  // 576, 63, 100 and 1024 columns
        const std::vector<float> x = weights(seed);
        const Matrix m = matrix(seed);
        const Quantized q = quantize(kernels::FourBit::NF4, x, 0.0625f);
        const kernels::Packed4 p = packed(kernels::FourBit::NF4, q, true, m.columns);
        std::vector<float> whole(x.size());
        kernels::dequantize_4bit(p, {0, 0, m.columns}, kernels::Type::F32, whole.data(), 0, m.rows);
        const kernels::Tile tile{m.rows / 3, m.columns / 4, m.columns / 2};
        const int64_t rows = m.rows - tile.row;
        std::vector<float> part(static_cast<size_t>(rows * tile.width));
        kernels::dequantize_4bit(p, tile, kernels::Type::F32, part.data(), 0, rows / 2);
        kernels::dequantize_4bit(p, tile, kernels::Type::F32, part.data(), rows / 2, rows);
        bool same = true;
        for (int64_t r = 0; r < rows; ++r)
            for (int64_t c = 0; c < tile.width; ++c)
                same = same && part[static_cast<size_t>(r * tile.width + c)] == whole[static_cast<size_t>((tile.row + r) * m.columns + tile.column + c)];
        CHECK(same);
    }
}

TEST(blocks_of_zeros_have_the_code_of_zero) {
    const std::vector<float> zeros(70);
    const Quantized nf4 = quantize(kernels::FourBit::NF4, zeros, 0), fp4 = quantize(kernels::FourBit::FP4, zeros, 0);
    for (const uint8_t byte : nf4.codes) CHECK_EQ(int{byte}, 0x77);
    for (const uint8_t byte : fp4.codes) CHECK_EQ(int{byte}, 0);
}

TEST(numbers_that_are_not_finite_are_refused) {
    for (const float bad : {std::nanf(""), INFINITY, -INFINITY}) {
        for (const size_t at : {size_t{3}, size_t{69}}) {
            std::vector<float> x(70, 0.5f);
            x[at] = bad;
            std::vector<uint8_t> codes(35);
            std::vector<int8_t> bytes(70);
            std::vector<float> absmax(2);
            CHECK(!kernels::quantize_4bit(kernels::FourBit::NF4, x.data(), 70, codes.data(), absmax.data(), 0, 2));
            CHECK(!kernels::quantize_rows(x.data(), 70, 0, bytes.data(), absmax.data(), 0, 1));
        }
    }
}

TEST(eight_bit_rows_are_the_bytes_of_bitsandbytes) {
    for (const int level : {0, 1, 2}) {
        const Level limit(level);
        for (const auto& one : goldens()) {
            const Matrix m = matrix(one["seed"]);
            const std::vector<float> x = halves(one["seed"]);
            const auto& want = one["int8"];
            std::vector<int8_t> codes(x.size());
            std::vector<float> scale(static_cast<size_t>(m.rows));
            CHECK(kernels::quantize_rows(x.data(), m.columns, 0, codes.data(), scale.data(), 0, m.rows));
            CHECK_EQ(digest(codes), want["codes"].get<std::string>());
            CHECK_EQ(digest(scale), want["scale"].get<std::string>());
            std::vector<float> back(x.size());
            kernels::dequantize_rows({.codes = codes.data(), .scale = scale.data(), .columns = m.columns, .width = m.columns}, kernels::Type::F32, back.data(), 0, m.rows);
            bool near = true;
            for (size_t i = 0; i < x.size(); ++i) near = near && std::abs(back[i] / 127 - x[i]) <= 0.51f / 127 * scale[i / static_cast<size_t>(m.columns)];
            CHECK(near);
            CHECK(kernels::quantize_rows(x.data(), m.columns, 6, codes.data(), scale.data(), 0, m.rows));
            for (const int64_t column : want["outliers"])
                for (int64_t row = 0; row < m.rows; ++row) codes[static_cast<size_t>(row * m.columns + column)] = 0;
            CHECK_EQ(digest(codes), want["inputs"].get<std::string>());
            CHECK_EQ(digest(scale), want["input_scale"].get<std::string>());
        }
    }
}
