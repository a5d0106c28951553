// SPDX-License-Identifier: GPL-3.0-or-later
// Errors, files, hashes and the counter-based generator. One thread.
#include "core/base/files.h"
#include "core/base/ids.h"
#include "core/base/philox.h"
#include "tests/support/check.h"

using namespace lorica;

TEST(the_sha256_of_a_file_is_that_of_its_bytes) {
    const fs::path path = test::temporary_folder() / "file";
    for (const size_t size : {size_t{0}, size_t{1}, size_t{64}, size_t{1} << 20, (size_t{1} << 20) + 63, (size_t{3} << 20) + 1}) {
        std::string text(size, 'x');
        for (size_t i = 0; i < size; i += 777) text[i] = static_cast<char>(i);
        CHECK(write_file_atomic(path, text).ok());
        CHECK_EQ(*sha256_file(path), sha256(std::string_view(text)));
    }
    CHECK(!sha256_file(path / "nowhere") && !sha256_file(path.parent_path()));
}

TEST(sha256_matches_fips_examples) {
    CHECK_EQ(sha256(std::string_view("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK_EQ(sha256(std::string_view("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_EQ(sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(philox_matches_the_published_vectors) {
    // Random123 kat_vectors, philox4x32-10.
    CHECK(philox(0, 0, 0) == (std::array<uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    CHECK(philox(0x299f31d0a4093822, 0x0370734413198a2e, 0x85a308d3243f6a88) ==
          (std::array<uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(permutation_is_a_permutation_and_depends_on_the_seed) {
    const auto a = philox_permutation(1000, 42, 0);
    std::vector<bool> seen(1000);
    for (const uint32_t i : a) seen[i] = true;
    CHECK(std::find(seen.begin(), seen.end(), false) == seen.end());
    CHECK(a != philox_permutation(1000, 43, 0));
    CHECK(a == philox_permutation(1000, 42, 0));
}

TEST(atomic_write_replaces_and_leaves_nothing_behind) {
    const auto folder = test::temporary_folder();
    REQUIRE_OK(write_file_atomic(folder / "a", "one"));
    REQUIRE_OK(write_file_atomic(folder / "a", "two"));
    CHECK_EQ(read_file(folder / "a").value(), "two");
    CHECK_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST(a_missing_file_is_named) {
    const auto result = read_file("/no/such/file");
    CHECK(!result.ok());
    CHECK(result.error().code == ErrorCode::NotFound);
    CHECK(result.error().text().find("/no/such/file") != std::string::npos);
}

TEST(an_abandoned_writer_removes_its_file) {
    const auto folder = test::temporary_folder();
    { REQUIRE_OK(FileWriter::create(folder / "x").value().write("abc")); }
    CHECK(!fs::exists(folder / "x"));
}

TEST(a_full_disk_is_said_plainly) {
    auto writer = FileWriter::create("/dev/full");
    CHECK(!writer.ok());  // exists: never overwritten
    CHECK(writer.error().code == ErrorCode::Exists);
}
