// SPDX-License-Identifier: GPL-3.0-or-later
// Block types against gguf-py's decoders and encoders and the error of llama.cpp's K encoders (tests/golden/gguf). One thread.
#include "core/formats/gguf_blocks.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/formats/dtype.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

const nlohmann::json& golden() {
    static const nlohmann::json json = nlohmann::json::parse(std::ifstream(test::source_root() / "tests/golden/gguf/blocks.json"));
    return json;
}

// SplitMix64, as the generator of the goldens.
struct Numbers {
    uint64_t state;
    uint64_t next() {
        uint64_t z = state += 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
};

// Random bytes with finite scales.
std::vector<std::byte> random_blocks(const BlockType& type, int64_t count, uint64_t seed) {
    const auto total = static_cast<size_t>(count * type.bytes);
    Numbers numbers{seed};
    std::vector<std::byte> out((total + 7) / 8 * 8);
    for (size_t at = 0; at < out.size(); at += 8) {
        const uint64_t value = numbers.next();
        std::memcpy(&out[at], &value, 8);
    }
    out.resize(total);
    for (size_t at = 0; at < total; at += static_cast<size_t>(type.bytes)) {
        for (const int16_t scale : type.scales) {
            if (scale < 0) continue;
            std::byte& high = out[at + static_cast<size_t>(scale) + 1];
            if ((high & std::byte{0x7c}) == std::byte{0x7c}) high &= std::byte{0xbf};
        }
        if (std::string(type.name) == "MXFP4") out[at] &= std::byte{0x7f};
    }
    return out;
}

constexpr int kRows = 64, kColumns = 256;

// make_goldens.py's matrix().
std::vector<float> matrix() {
    std::vector<float> x(kRows * kColumns);
    Numbers numbers{golden()["matrix"]["seed"]};
    for (int i = 0; i < kRows; ++i)
        for (int j = 0; j < kColumns; ++j) {
            const uint64_t z = numbers.next();
            const int64_t sum = static_cast<int64_t>((z & 0xffff) + (z >> 16 & 0xffff) + (z >> 32 & 0xffff) + (z >> 48)) - 131070;
            x[static_cast<size_t>(i * kColumns + j)] = std::ldexp(static_cast<float>(sum), -(20 + i % 7));
        }
    for (int j = 0; j < kColumns; ++j) {
        const auto at = [&](int row) -> float& { return x[static_cast<size_t>(row * kColumns + j)]; };
        at(0) = 0;
        at(1) = 0.75f;
        at(2) = -0.75f;
        at(3) = j % 2 == 0 ? 1.0f : -1.0f;
        if (j % 32 == 0) at(4) = 1000;
        if (j % 32 == 3) at(5) = -1000;
        at(6) = static_cast<float>(j - 128);
        at(7) = static_cast<float>(j % 32) * 0.5f - 4;
        at(8) *= 0x1p-24f;
        at(9) *= 0x1p15f;
        at(10) = std::abs(at(10));
        at(11) = -std::abs(at(11));
        if (j % 32 != 0) at(12) = 0;
        at(13) = -static_cast<float>(j) / 255;
    }
    return x;
}

std::vector<std::byte> encode(const BlockType& type, const std::vector<float>& x) {
    std::vector<std::byte> out(x.size() / static_cast<size_t>(type.values) * static_cast<size_t>(type.bytes));
    encode_blocks(type, x.data(), static_cast<int64_t>(x.size()), out.data());
    return out;
}

std::vector<float> decode(const BlockType& type, const std::vector<std::byte>& bytes) {
    std::vector<float> out(bytes.size() / static_cast<size_t>(type.bytes) * static_cast<size_t>(type.values));
    decode_blocks(type, bytes.data(), static_cast<int64_t>(out.size()), out.data());
    return out;
}

double rms(const float* a, const float* b, int64_t n) {
    double sum = 0;
    for (int64_t i = 0; i < n; ++i) sum += (static_cast<double>(a[i]) - b[i]) * (static_cast<double>(a[i]) - b[i]);
    return std::sqrt(sum / static_cast<double>(n));
}

}  // namespace

TEST(random_blocks_decode_to_the_bit_as_the_reference) {
    int types = 0;
    for (const auto& row : golden()["decode"]) {
        const std::string name = row["type"];
        const BlockType* type = block_type(name);
        CHECK(type != nullptr && type->decode != nullptr);
        if (!type || !type->decode) continue;
        const auto bytes = random_blocks(*type, golden()["blocks"], row["seed"]);
        CHECK_EQ(sha256(bytes), row["input"].get<std::string>());
        const auto values = decode(*type, bytes);
        for (size_t i = 0; i < row["first"].size(); ++i)
            if (values[i] != row["first"][i].get<float>()) test::fail(__FILE__, __LINE__, name + ": value " + std::to_string(i) + " is " + test::show(values[i]));
        if (sha256(std::as_bytes(std::span(values))) != row["output"]) test::fail(__FILE__, __LINE__, name + " decodes to other values");
        CHECK_EQ(find_bad_scale(*type, bytes), -1);
        ++types;
    }
    CHECK_EQ(types, 15);
}

TEST(plain_types_encode_to_the_bytes_of_the_reference) {
    const auto x = matrix();
    CHECK_EQ(sha256(std::as_bytes(std::span(x))), golden()["matrix"]["sha256"].get<std::string>());
    for (const auto& row : golden()["encode"]) {
        const std::string name = row["type"];
        const auto bytes = encode(*block_type(name), x);
        if (sha256(bytes) != row["output"]) test::fail(__FILE__, __LINE__, name + " encodes to other bytes");
    }
    CHECK_EQ(golden()["encode"].size(), 8u);
}

TEST(k_types_lose_no_more_than_llama_cpp_does) {
    const auto x = matrix();
    for (const auto& row : golden()["error"]) {
        const std::string name = row["type"];
        const auto back = decode(*block_type(name), encode(*block_type(name), x));
        double ours = 0, theirs = 0;   // over rows in the unit of each row's reference error
        for (int i = 0; i < kRows; ++i) {
            const size_t at = static_cast<size_t>(i) * kColumns;
            const double own = rms(&back[at], &x[at], kColumns), reference = row["rows"][static_cast<size_t>(i)];
            if (i >= 14) {
                ours += own / reference;
                theirs += 1;
            } else if (const bool few_values = i >= 1 && i <= 3; own > 1.02 * reference + (few_values ? 0x1p-11 : 1e-9)) {
                // Rows of one or two values have no error but the rounding of the scales to half precision.
                test::fail(__FILE__, __LINE__, name + ", row " + std::to_string(i) + ": " + test::show(own) + " against " + test::show(reference));
            }
        }
        if (ours > 1.02 * theirs) test::fail(__FILE__, __LINE__, name + ": " + test::show(ours / theirs) + " times the reference's error");
    }
    CHECK_EQ(golden()["error"].size(), 3u);
}

TEST(six_bit_scales_survive_their_packing) {
    const BlockType& type = *block_type("Q4_K");
    std::vector<float> x(256);
    for (size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i % 32) * static_cast<float>(1 + i / 32) - 7;  // eight different scales
    const auto back = decode(type, encode(type, x));
    for (size_t i = 0; i < x.size(); ++i) CHECK_NEAR(back[i], x[i], 0.55 * static_cast<double>(1 + i / 32) * 31 / 15);
}

TEST(a_scale_that_is_not_finite_is_found_in_every_type) {
    for (const auto& row : golden()["decode"]) {
        const BlockType& type = *block_type(row["type"].get<std::string>());
        for (const int16_t scale : type.scales) {
            if (scale < 0) continue;
            auto bytes = random_blocks(type, 3, 7);
            bytes[static_cast<size_t>(type.bytes + scale) + 1] |= std::byte{0x7c};
            CHECK_EQ(find_bad_scale(type, bytes), 1);
        }
    }
    auto bytes = random_blocks(*block_type("MXFP4"), 3, 7);
    bytes[34] = std::byte{255};
    CHECK_EQ(find_bad_scale(*block_type("MXFP4"), bytes), 2);
}
