// SPDX-License-Identifier: GPL-3.0-or-later
// The GGUF writer: what is written reads back, and a failed or cancelled write leaves nothing. One thread.
#include "core/formats/gguf_writer.h"

#include <fstream>

#include "core/formats/gguf.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

GgufTensorToWrite tensor(const std::string& name, const char* type, std::vector<int64_t> shape, std::byte fill) {
    GgufTensorToWrite out{name, block_type(std::string(type)), std::move(shape), {}};
    out.write = [size = out.byte_size(), fill](const auto& put) -> Result<void> {
        const std::vector<std::byte> bytes(size, fill);
        const size_t half = size / 2;
        LORICA_TRY(put(std::span(bytes).first(half)));
        return put(std::span(bytes).subspan(half));
    };
    return out;
}

size_t entries(const fs::path& folder) { return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator())); }

}  // namespace

TEST(a_written_gguf_reads_back_with_every_kind_of_value) {
    const fs::path file = test::temporary_folder() / "a.gguf";
    GgufMetadata metadata;
    metadata.put("general.architecture", "llama");
    metadata.put("flag", true);
    metadata.put("count", uint32_t{7});
    metadata.put("epsilon", 1e-5f);
    metadata.put("tokens", std::vector<std::string>{"a", "", "\xC3\xA9"});
    metadata.put("scores", std::vector<float>{0.5f, -1});
    metadata.put("types", std::vector<int32_t>{1, -3});
    const std::vector<GgufTensorToWrite> tensors = {tensor("w", "Q8_0", {3, 64}, std::byte{1}), tensor("norm", "F32", {5}, std::byte{0})};
    REQUIRE_OK(write_gguf(file, metadata, tensors));
    CHECK_EQ(fs::file_size(file), gguf_file_size(metadata, tensors));
    CHECK_EQ(fs::file_size(file) % 32, 0u);  // the last tensor is padded too
    const auto read = GgufFile::open(file);
    REQUIRE_OK(read);
    CHECK(read->warnings().empty());
    CHECK_EQ(read->get<std::string>("general.architecture").value(), "llama");
    CHECK_EQ(read->get<bool>("flag").value(), true);
    CHECK_EQ(read->get<int64_t>("count").value(), 7);
    CHECK_EQ(read->get<double>("epsilon").value(), static_cast<double>(1e-5f));
    CHECK_EQ(read->get<std::vector<std::string>>("tokens").value()[2], "\xC3\xA9");
    CHECK_EQ(read->get<std::vector<double>>("scores").value()[1], -1.0);
    CHECK_EQ(read->get<std::vector<int64_t>>("types").value()[1], -3);
    CHECK(read->find("w")->shape == (std::vector<int64_t>{3, 64}));
    CHECK_EQ(read->find("w")->bytes.size(), 204u);
    CHECK(read->find("w")->bytes.back() == std::byte{1});
    CHECK_EQ(read->find("norm")->bytes.size(), 20u);
}

TEST(a_gguf_that_fails_or_is_cancelled_leaves_no_file) {
    const fs::path folder = test::temporary_folder(), file = folder / "a.gguf";
    auto wrong = tensor("w", "F32", {4}, std::byte{0});
    wrong.write = [](const auto& put) { return put(std::vector<std::byte>(12)); };
    CHECK(!write_gguf(file, {}, {wrong}).ok());
    const auto cancelled = write_gguf(file, {}, {tensor("w", "F32", {4}, std::byte{0})}, [](const std::string&) { return false; });
    CHECK(!cancelled.ok() && cancelled.error().code == ErrorCode::Cancelled);
    CHECK_EQ(entries(folder), 0u);
}

TEST(a_gguf_never_replaces_a_file) {
    const fs::path folder = test::temporary_folder(), file = folder / "a.gguf";
    std::ofstream(file) << "precious";
    const auto written = write_gguf(file, {}, {tensor("w", "F32", {4}, std::byte{0})});
    CHECK(!written.ok() && written.error().text().find("a.gguf") != std::string::npos);
    CHECK_EQ(read_file(file).value(), "precious");
    CHECK_EQ(entries(folder), 1u);
}

TEST(what_gguf_cannot_hold_is_refused_before_a_byte_is_written) {
    const fs::path folder = test::temporary_folder(), file = folder / "a.gguf";
    GgufMetadata twice;
    twice.put("k", true);
    twice.put("k", false);
    CHECK(!write_gguf(file, twice, {}).ok());
    CHECK(!write_gguf(file, {}, {tensor("w", "F32", {4}, std::byte{0}), tensor("w", "F32", {4}, std::byte{0})}).ok());
    CHECK(!write_gguf(file, {}, {tensor(std::string(64, 'n'), "F32", {4}, std::byte{0})}).ok());
    CHECK(!write_gguf(file, {}, {tensor("w", "Q8_0", {4, 33}, std::byte{0})}).ok());
    CHECK_EQ(entries(folder), 0u);
}
