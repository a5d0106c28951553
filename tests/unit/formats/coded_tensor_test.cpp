// SPDX-License-Identifier: GPL-3.0-or-later
// Matrices in bitsandbytes' 4 and 8 bits in safetensors files, whole and damaged. One thread.
#include "core/formats/coded_tensor.h"

#include <cstring>

#include "tests/support/check.h"

using namespace lorica;

namespace {

struct Written {
    DType dtype;
    std::vector<int64_t> shape;
    std::vector<std::byte> bytes;
};
using File = std::map<std::string, Written>;

template <class T>
Written written(DType dtype, const std::vector<T>& values, std::vector<int64_t> shape = {}) {
    Written out{dtype, shape.empty() ? std::vector<int64_t>{static_cast<int64_t>(values.size())} : shape, std::vector<std::byte>(values.size() * sizeof(T))};
    std::memcpy(out.bytes.data(), values.data(), out.bytes.size());
    return out;
}
Written text(const std::string& value) { return written(DType::U8, std::vector<char>(value.begin(), value.end())); }

SafetensorsSet saved(const File& file) {
    const fs::path path = test::temporary_folder() / "model.safetensors";
    std::vector<TensorToWrite> all;
    for (const auto& [name, one] : file)
        all.push_back({name, one.dtype, one.shape, [bytes = one.bytes](const auto& put) { return put(bytes); }});
    CHECK(write_safetensors(path, std::move(all), {}).ok());
    return *SafetensorsSet::open(path);
}

std::vector<float> sixteen() {
    std::vector<float> values;
    for (int i = 0; i < 16; ++i) values.push_back(static_cast<float>(i - 8) / 8);
    return values;
}

// [2, 64]: byte j holds the codes j % 16 and (j + 3) % 16; one block a row.
File four_bits() {
    std::vector<uint8_t> codes;
    for (int j = 0; j < 64; ++j) codes.push_back(static_cast<uint8_t>(j % 16 << 4 | (j + 3) % 16));
    return {{"m.weight", written(DType::U8, codes, {64, 1})}, {"m.weight.absmax", written(DType::F32, std::vector<float>{2, 0.5})},
            {"m.weight.quant_map", written(DType::F32, sixteen())},
            {"m.weight.quant_state.bitsandbytes__nf4", text(R"({"quant_type": "nf4", "blocksize": 64, "dtype": "bfloat16", "shape": [2, 64]})")}};
}

Result<std::shared_ptr<const CodedTensor>> read(const File& file) {
    const SafetensorsSet set = saved(file);
    return read_coded(set, *set.find("m.weight"), "file");
}

void fails(const File& file, const std::string& where, const std::string& what) {
    const auto got = read(file);
    CHECK(!got.ok());
    if (got.ok()) return;
    CHECK(got.error().where.find(where) != std::string::npos);
    CHECK(got.error().text().find(what) != std::string::npos);
}

}  // namespace

TEST(four_bits_decode_by_map_and_block) {
    const SafetensorsSet set = saved(four_bits());
    const auto got = read_coded(set, *set.find("m.weight"), "file");
    REQUIRE_OK(got);
    CHECK_EQ((*got)->type, std::string("nf4"));
    std::vector<float> rows(64);
    (*got)->decode(1, 1, rows.data());
    for (int i = 0; i < 64; ++i) {
        const int j = (64 + i) / 2, code = i % 2 == 0 ? j % 16 : (j + 3) % 16;
        CHECK_EQ(rows[static_cast<size_t>(i)], sixteen()[static_cast<size_t>(code)] * 0.5f);
    }
    for (const char* beside : {"m.weight.absmax", "m.weight.quant_map", "m.weight.quant_state.bitsandbytes__nf4"}) CHECK(belongs_to_coded(set, beside));
    CHECK(!belongs_to_coded(set, "m.weight"));
}

TEST(scales_may_be_quantized_themselves) {
    File file = four_bits();
    file["m.weight.absmax"] = written(DType::U8, std::vector<uint8_t>{7, 255});
    std::vector<float> map(256);
    for (int i = 0; i < 256; ++i) map[static_cast<size_t>(i)] = static_cast<float>(i) / 255;
    file["m.weight.nested_quant_map"] = written(DType::F32, map);
    file["m.weight.nested_absmax"] = written(DType::F32, std::vector<float>{3});
    file["m.weight.quant_state.bitsandbytes__nf4"] = text(R"({"blocksize": 64, "shape": [2, 64], "nested_blocksize": 256, "nested_offset": 0.25})");
    const SafetensorsSet set = saved(file);
    const auto got = read_coded(set, *set.find("m.weight"), "file");
    REQUIRE_OK(got);
    std::vector<float> row(64);
    (*got)->decode(1, 1, row.data());
    CHECK_EQ(row[0], sixteen()[0] * (map[255] * 3 + 0.25f));
}

TEST(eight_bits_have_a_scale_a_row) {
    const File file = {{"m.weight", written(DType::I8, std::vector<int8_t>{127, -127, 64, 0}, {2, 2})}, {"m.SCB", written(DType::F32, std::vector<float>{2, 12.7f})},
                       {"m.weight_format", written(DType::U8, std::vector<uint8_t>{0})}};
    const SafetensorsSet set = saved(file);
    const auto got = read_coded(set, *set.find("m.weight"), "file");
    REQUIRE_OK(got);
    std::vector<float> all(4);
    (*got)->decode(0, 2, all.data());
    CHECK_NEAR(all[0], 2, 1e-6);
    CHECK_NEAR(all[1], -2, 1e-6);
    CHECK_NEAR(all[2], 6.4, 1e-6);
    CHECK(belongs_to_coded(set, "m.SCB") && belongs_to_coded(set, "m.weight_format"));
}

TEST(plain_tensors_are_not_coded) {
    const auto got = read({{"m.weight", written(DType::U8, std::vector<uint8_t>{1, 2})}});
    REQUIRE_OK(got);
    CHECK(*got == nullptr);
}

TEST(damaged_codes_name_the_tensor) {
    const char* state = "m.weight.quant_state.bitsandbytes__nf4";
    File file = four_bits();
    file.erase("m.weight.absmax");
    fails(file, "m.weight.absmax", "is missing");
    file = four_bits();
    file["m.weight.absmax"] = written(DType::F32, std::vector<float>{1});
    fails(file, "m.weight.absmax", "need 2 of");
    file["m.weight.absmax"] = written(DType::F32, std::vector<float>{1, INFINITY});
    fails(file, "m.weight.absmax", "not finite");
    file = four_bits();
    file[state] = text(R"({"blocksize": 64, "shape": [2, 4096]})");
    fails(file, "m.weight", "its shape needs");
    file[state] = text(R"({"blocksize": 128, "shape": [2, 64]})");
    fails(file, state, "128");
    file[state] = text(R"({"blocksize": 64, "shape": [-2, 64]})");
    fails(file, state, "shape");
    file[state] = text("[1");
    fails(file, state, "");
}
