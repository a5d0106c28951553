// SPDX-License-Identifier: GPL-3.0-or-later
// The GGUF reader over files built byte by byte, and the decoders against values worked out by hand. One thread.
#include "core/formats/gguf.h"

#include <cstring>

#include "core/formats/dtype.h"
#include "core/formats/gguf_blocks.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

// A GGUF file in the making, little-endian.
struct Writer {
    std::string bytes;

    template <class T>
    Writer& number(T value) {
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        return *this;
    }
    Writer& text(const std::string& value) {
        number<uint64_t>(value.size());
        bytes += value;
        return *this;
    }
    Writer& head(uint64_t tensors, uint64_t keys, uint32_t version = 3) {
        bytes += "GGUF";
        return number(version).number(tensors).number(keys);
    }
    Writer& tensor(const std::string& name, std::vector<uint64_t> dimensions, uint32_t type, uint64_t offset) {
        text(name).number(static_cast<uint32_t>(dimensions.size()));
        for (const uint64_t d : dimensions) number(d);
        return number(type).number(offset);
    }
    Writer& align(size_t to = 32) {
        bytes.resize((bytes.size() + to - 1) / to * to);
        return *this;
    }
    Writer& data(size_t size) {
        bytes.resize(bytes.size() + size);
        return *this;
    }
};

Result<GgufFile> parse(const Writer& file) { return GgufFile::parse(std::as_bytes(std::span(file.bytes.data(), file.bytes.size())), "x.gguf"); }

void check_refused(const Writer& file, const std::string& word) {
    const auto result = parse(file);
    if (result.ok()) {
        test::fail(__FILE__, __LINE__, "was accepted, expected: " + word);
        return;
    }
    const std::string text = result.error().text();
    if (text.find(word) == std::string::npos || text.find("x.gguf") == std::string::npos) test::fail(__FILE__, __LINE__, "\"" + text + "\" does not hold \"" + word + "\"");
}

constexpr uint32_t kF32 = 0, kF16 = 1, kQ4_0 = 2, kQ4_1 = 3, kQ8_0 = 8, kBF16 = 30;

}  // namespace

TEST(metadata_and_tensors_are_read) {
    Writer file;
    file.head(1, 4).text("general.architecture").number<uint32_t>(8).text("llama");
    file.text("n").number<uint32_t>(4).number<uint32_t>(7);
    file.text("f").number<uint32_t>(6).number<float>(0.5f);
    file.text("list").number<uint32_t>(9).number<uint32_t>(8).number<uint64_t>(2).text("a").text("b");
    file.tensor("w", {4, 2}, kF32, 0).align().data(32);
    const auto gguf = parse(file);
    REQUIRE_OK(gguf);
    CHECK_EQ(gguf->get<std::string>("general.architecture").value(), "llama");
    CHECK_EQ(gguf->get<int64_t>("n").value(), 7);
    CHECK_EQ(gguf->get<double>("f").value(), 0.5);
    CHECK_EQ(gguf->get<double>("n").value(), 7.0);  // an integer where a number is asked for
    CHECK_EQ(gguf->get<std::vector<std::string>>("list").value()[1], "b");
    CHECK(!gguf->get<int64_t>("missing").ok());
    CHECK(!gguf->get<std::string>("n").ok());
    CHECK_EQ(gguf->get_or<int64_t>("missing", 3).value(), 3);
    CHECK(gguf->find("w")->shape == (std::vector<int64_t>{2, 4}));
    CHECK_EQ(gguf->find("w")->bytes.size(), 32u);
}

TEST(a_wrong_magic_says_what_the_file_is) {
    Writer file;
    file.bytes = "GGML" + std::string(60, '\0');
    check_refused(file, "GGUF");
    file.bytes = "";
    check_refused(file, "");
}

TEST(another_version_is_refused) {
    check_refused(Writer().head(0, 0, 1), "1");
    check_refused(Writer().head(0, 0, 99), "99");
    check_refused(Writer().head(0, 0, 0x03000000), "");  // big-endian
}

TEST(a_file_cut_anywhere_is_refused) {
    Writer whole;
    whole.head(1, 1).text("general.architecture").number<uint32_t>(8).text("llama").tensor("w", {4}, kF32, 0).align().data(16);
    REQUIRE_OK(parse(whole));
    for (size_t size = 0; size < whole.bytes.size(); ++size) {
        Writer cut;
        cut.bytes = whole.bytes.substr(0, size);
        if (parse(cut).ok()) test::fail(__FILE__, __LINE__, "accepted with " + std::to_string(size) + " bytes");
    }
}

TEST(huge_counts_are_refused_before_memory_is_taken) {
    check_refused(Writer().head(~uint64_t{0}, 0), "");
    check_refused(Writer().head(0, uint64_t{1} << 60), "");
    Writer list;
    list.head(0, 1).text("k").number<uint32_t>(9).number<uint32_t>(4).number<uint64_t>(uint64_t{1} << 61);
    check_refused(list, "2305843009213693952");
    const auto refused = parse(list);
    CHECK(!refused.ok() && !refused.error().context.empty() && refused.error().context.front() == "reading the key k");
    Writer text;
    text.head(0, 1).number<uint64_t>(uint64_t{1} << 50);
    check_refused(text, "");
}

TEST(shapes_that_overflow_are_refused_by_name) {
    check_refused(Writer().head(1, 0).tensor("big", {uint64_t{1} << 40, uint64_t{1} << 40}, kF32, 0).align(), "big");
    check_refused(Writer().head(1, 0).tensor("deep", {1, 1, 1, 1, 1}, kF32, 0).align().data(4), "deep");
    check_refused(Writer().head(1, 0).tensor("outside", {4}, kF32, 64).align().data(16), "outside");
    check_refused(Writer().head(1, 0).tensor("crooked", {4}, kF32, 4).align().data(64), "crooked");
}

TEST(a_row_that_is_no_whole_number_of_blocks_is_refused) {
    check_refused(Writer().head(1, 0).tensor("odd", {33}, kQ8_0, 0).align().data(128), "odd");
}

TEST(an_unknown_type_is_refused_by_name) { check_refused(Writer().head(1, 0).tensor("w", {4}, 999, 0).align().data(64), "w"); }

TEST(repeated_names_are_refused) {
    check_refused(Writer().head(2, 0).tensor("w", {4}, kF32, 0).tensor("w", {4}, kF32, 32).align().data(64), "w");
    Writer keys;
    keys.head(0, 2).text("k").number<uint32_t>(4).number<uint32_t>(1).text("k").number<uint32_t>(4).number<uint32_t>(2);
    check_refused(keys, "k");
}

TEST(overlapping_tensors_are_refused) {
    check_refused(Writer().head(2, 0).tensor("a", {16}, kF32, 0).tensor("b", {16}, kF32, 32).align().data(128), "");
}

TEST(the_file_may_set_its_alignment) {
    Writer file;
    file.head(1, 1).text("general.alignment").number<uint32_t>(4).number<uint32_t>(64).tensor("w", {4}, kF32, 0).align(64).data(16);
    const auto gguf = parse(file);
    REQUIRE_OK(gguf);
    CHECK_EQ(static_cast<size_t>(gguf->find("w")->bytes.data() - reinterpret_cast<const std::byte*>(file.bytes.data())) % 64, 0u);
    Writer wrong;
    wrong.head(0, 1).text("general.alignment").number<uint32_t>(4).number<uint32_t>(3);
    check_refused(wrong, "alignment");
}

TEST(halves_decode_exactly) {
    const std::vector<std::pair<uint16_t, float>> known = {{0x3c00, 1.0f}, {0xc000, -2.0f}, {0x7bff, 65504.0f}, {0x0001, 0x1p-24f}, {0x0400, 0x1p-14f}, {0x8000, -0.0f}};
    for (const auto& [bits, value] : known) {
        CHECK_EQ(half_to_float(bits), value);
        CHECK_EQ(float_to_half(value), bits);
    }
    CHECK(std::isinf(half_to_float(0x7c00)));
    CHECK(std::isnan(half_to_float(0x7e01)));
    for (uint32_t bits = 0; bits < 0x7c00; bits += 13) CHECK_EQ(float_to_half(half_to_float(static_cast<uint16_t>(bits))), bits);
}

TEST(bfloat_rounds_to_nearest_even) {
    CHECK_EQ(float_to_bfloat(1.0f), 0x3f80);
    CHECK_EQ(float_to_bfloat(std::bit_cast<float>(0x3f808000u)), 0x3f80);  // a tie goes to even
    CHECK_EQ(float_to_bfloat(std::bit_cast<float>(0x3f818000u)), 0x3f82);
    CHECK_EQ(bfloat_to_float(0xc040), -3.0f);
    CHECK(std::isnan(bfloat_to_float(float_to_bfloat(std::nanf("")))));
}

// One block of each type with d = 0.5 (half 0x3800): worked out from ggml's definition of the type.
TEST(blocks_decode_to_known_values) {
    const auto decode = [](uint32_t type, const std::vector<uint8_t>& bytes, int64_t values) {
        std::vector<float> out(static_cast<size_t>(values));
        const BlockType* block = block_type(type);
        CHECK(block != nullptr && block->decode != nullptr);
        if (block) decode_blocks(*block, reinterpret_cast<const std::byte*>(bytes.data()), values, out.data());
        return out;
    };
    std::vector<uint8_t> q8 = {0x00, 0x38};
    for (int i = 0; i < 32; ++i) q8.push_back(static_cast<uint8_t>(i - 16));
    auto values = decode(kQ8_0, q8, 32);
    for (int i = 0; i < 32; ++i) CHECK_EQ(values[static_cast<size_t>(i)], 0.5f * static_cast<float>(i - 16));

    std::vector<uint8_t> q4 = {0x00, 0x38};
    for (int i = 0; i < 16; ++i) q4.push_back(static_cast<uint8_t>(i | (15 - i) << 4));  // low half first
    values = decode(kQ4_0, q4, 32);
    for (int i = 0; i < 16; ++i) {
        CHECK_EQ(values[static_cast<size_t>(i)], 0.5f * static_cast<float>(i - 8));
        CHECK_EQ(values[static_cast<size_t>(i + 16)], 0.5f * static_cast<float>(7 - i));
    }
    q4.insert(q4.begin() + 2, {0x00, 0x3c});  // m = 1
    values = decode(kQ4_1, q4, 32);
    for (int i = 0; i < 16; ++i) CHECK_EQ(values[static_cast<size_t>(i)], 0.5f * static_cast<float>(i) + 1.0f);

    CHECK_EQ(decode(kF16, {0x00, 0x3c}, 1)[0], 1.0f);
    CHECK_EQ(decode(kBF16, {0x40, 0xc0}, 1)[0], -3.0f);
    CHECK_EQ(decode(kF32, {0, 0, 0x80, 0x3f}, 1)[0], 1.0f);
}

TEST(a_scale_that_is_not_finite_is_found) {
    std::vector<uint8_t> q8(68, 0);
    const BlockType& type = *block_type(kQ8_0);
    const auto bytes = std::as_bytes(std::span(q8));
    CHECK_EQ(find_bad_scale(type, bytes), -1);
    q8[34] = 0x00;
    q8[35] = 0x7c;  // infinity, in the second block
    CHECK(find_bad_scale(type, bytes) >= 0);
}
