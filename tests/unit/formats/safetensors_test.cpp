// SPDX-License-Identifier: GPL-3.0-or-later
// The safetensors reader refuses every file whose header and bytes disagree, and the writer's files read back. One thread.
#include "core/formats/safetensors.h"

#include <fstream>

#include "tests/support/check.h"

using namespace lorica;

namespace {

std::string with_length(const std::string& header, uint64_t length, const std::string& data) {
    std::string out(8, '\0');
    for (size_t i = 0; i < 8; ++i) out[i] = static_cast<char>(length >> (8 * i));
    return out + header + data;
}

std::string file_of(const std::string& header, const std::string& data = {}) { return with_length(header, header.size(), data); }

Result<SafetensorsFile> parse(const std::string& bytes) {
    return SafetensorsFile::parse(std::as_bytes(std::span(bytes.data(), bytes.size())), "x.safetensors");
}

// Refused, with a sentence that names the file and holds `word`.
void check_refused(const std::string& bytes, const std::string& word) {
    const auto file = parse(bytes);
    if (file.ok()) {
        test::fail(__FILE__, __LINE__, "was accepted, expected: " + word);
        return;
    }
    const std::string text = file.error().text();
    if (text.find(word) == std::string::npos || text.find("x.safetensors") == std::string::npos) test::fail(__FILE__, __LINE__, "\"" + text + "\" does not hold \"" + word + "\"");
    CHECK_EQ(file.error().exit_code(), 2);
}

std::string one(const std::string& entry, const std::string& data) { return file_of("{\"a\":" + entry + "}", data); }

TensorToWrite tensor(const std::string& name, const std::vector<float>& values) {
    return {name, DType::F32, {static_cast<int64_t>(values.size())},
            [values](const auto& put) { return put(std::as_bytes(std::span(values))); }};
}

}  // namespace

TEST(a_good_file_gives_its_tensors_by_offset) {
    const auto bytes = file_of(R"({"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]},"a":{"dtype":"I32","shape":[1],"data_offsets":[0,4]}})",
                               std::string(12, '\1'));
    const auto file = parse(bytes);
    REQUIRE_OK(file);
    CHECK_EQ(file->tensors().size(), 2u);
    CHECK_EQ(file->tensors()[0].name, "a");
    CHECK_EQ(file->find("b")->bytes.size(), 8u);
    CHECK_EQ(file->find("b")->elements(), 2);
    CHECK_EQ(file->metadata().at("format"), "pt");
    CHECK(file->find("c") == nullptr);
}

TEST(an_empty_shape_is_a_scalar_and_a_zero_dimension_has_no_bytes) {
    const auto bytes = file_of(R"({"s":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"z":{"dtype":"F32","shape":[0,7],"data_offsets":[4,4]}})", "1234");
    const auto file = parse(bytes);
    REQUIRE_OK(file);
    CHECK_EQ(file->find("s")->elements(), 1);
    CHECK_EQ(file->find("z")->elements(), 0);
}

TEST(a_file_shorter_than_its_length_field_is_refused) {
    check_refused("", "");
    check_refused("1234567", "");
    check_refused(with_length("{}", 3, ""), "");
    check_refused(with_length("{}", uint64_t{1} << 62, ""), "");
    check_refused(with_length("{}", ~uint64_t{0}, ""), "");
}

TEST(a_header_that_is_no_json_object_is_refused) {
    for (const char* header : {"", "[]", "7", "{", "{\"a\"", "nul", "{\"a\":1}", "{\"a\":{}}", "\xff\xfe{}"}) CHECK(!parse(file_of(header)).ok());
}

TEST(repeated_names_are_refused) {
    check_refused(file_of(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})", "12"), "a");
}

TEST(overlapping_tensors_are_refused_by_name) {
    check_refused(file_of(R"({"first":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"second":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", std::string(8, 'x')), "second");
}

TEST(a_hole_between_tensors_is_refused) {
    check_refused(file_of(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})", "123"), "b");
}

TEST(bytes_behind_the_last_tensor_are_refused) { CHECK(!parse(one(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1]})", "12")).ok()); }

TEST(a_truncated_tensor_is_refused) { check_refused(one(R"({"dtype":"F32","shape":[4],"data_offsets":[0,16]})", "12345678"), "a"); }

TEST(a_size_that_is_not_its_shape_is_refused) {
    check_refused(one(R"({"dtype":"F32","shape":[3],"data_offsets":[0,8]})", std::string(8, 'x')), "a");
    check_refused(one(R"({"dtype":"F16","shape":[4],"data_offsets":[0,16]})", std::string(16, 'x')), "a");
}

TEST(shapes_that_overflow_are_refused) {
    check_refused(one(R"({"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]})", ""), "a");
    check_refused(one(R"({"dtype":"F32","shape":[-1],"data_offsets":[0,4]})", "1234"), "a");
    check_refused(one(R"({"dtype":"F32","shape":[1.5],"data_offsets":[0,4]})", "1234"), "a");
    check_refused(one(R"({"dtype":"F32","shape":"x","data_offsets":[0,4]})", "1234"), "a");
}

TEST(offsets_that_are_no_range_are_refused) {
    check_refused(one(R"({"dtype":"F32","shape":[1],"data_offsets":[4,0]})", "1234"), "a");
    check_refused(one(R"({"dtype":"F32","shape":[1],"data_offsets":[0]})", "1234"), "a");
    check_refused(one(R"({"dtype":"F32","shape":[1],"data_offsets":[-4,0]})", "1234"), "a");
    check_refused(one(R"({"dtype":"F32","shape":[1],"data_offsets":[0,18446744073709551615]})", "1234"), "a");
}

TEST(an_unknown_type_is_refused_by_name) { check_refused(one(R"({"dtype":"F33","shape":[1],"data_offsets":[0,4]})", "1234"), "F33"); }

TEST(a_pickle_is_refused_as_what_it_is) {
    const auto folder = test::temporary_folder();
    std::ofstream(folder / "model.safetensors", std::ios::binary) << std::string("PK\3\4") + std::string(60, 'x');
    const auto file = SafetensorsFile::open(folder / "model.safetensors");
    CHECK(!file.ok() && file.error().text().find("run code") != std::string::npos);
}

TEST(what_is_written_reads_back) {
    const auto path = test::temporary_folder() / "out.safetensors";
    REQUIRE_OK(write_safetensors(path, {tensor("z", {1, 2, 3}), tensor("a", {-0.5f})}, {{"format", "pt"}}));
    const auto file = SafetensorsFile::open(path);
    REQUIRE_OK(file);
    CHECK_EQ(file->tensors().size(), 2u);
    CHECK_EQ(load_le<float>(file->find("z")->bytes.data() + 8), 3.0f);
    CHECK_EQ(load_le<float>(file->find("a")->bytes.data()), -0.5f);
}

TEST(a_writer_that_gives_the_wrong_number_of_bytes_leaves_no_file) {
    const auto path = test::temporary_folder() / "short.safetensors";
    TensorToWrite wrong = tensor("a", {1, 2});
    wrong.shape = {3};
    CHECK(!write_safetensors(path, {wrong}, {}).ok());
    CHECK(!std::filesystem::exists(path));
}

TEST(a_cancelled_write_leaves_no_file) {
    const auto path = test::temporary_folder() / "cancelled.safetensors";
    const auto done = write_safetensors(path, {tensor("a", {1}), tensor("b", {2})}, {}, [](const std::string&) { return false; });
    CHECK(!done.ok() && done.error().code == ErrorCode::Cancelled);
    CHECK(!std::filesystem::exists(path));
}

TEST(shards_are_found_through_their_index) {
    const auto folder = test::temporary_folder();
    REQUIRE_OK(write_safetensors(folder / "model-1.safetensors", {tensor("a", {1})}, {}));
    REQUIRE_OK(write_safetensors(folder / "model-2.safetensors", {tensor("b", {2})}, {}));
    const auto index = [&](const std::string& map) { std::ofstream(folder / "model.safetensors.index.json") << "{\"weight_map\":{" << map << "}}"; };
    index(R"("a":"model-1.safetensors","b":"model-2.safetensors")");
    const auto set = SafetensorsSet::open(folder);
    REQUIRE_OK(set);
    CHECK_EQ(set->tensors().size(), 2u);
    CHECK_EQ(load_le<float>(set->find("b")->bytes.data()), 2.0f);
    index(R"("a":"model-1.safetensors","b":"model-3.safetensors")");
    const auto missing = SafetensorsSet::open(folder);
    CHECK(!missing.ok() && missing.error().text().find("model-3.safetensors") != std::string::npos);
    index(R"("a":"../elsewhere.safetensors")");
    CHECK(!SafetensorsSet::open(folder).ok());
    index(R"("c":"model-1.safetensors")");
    const auto absent = SafetensorsSet::open(folder);
    CHECK(!absent.ok() && absent.error().text().find("c") != std::string::npos);
}
