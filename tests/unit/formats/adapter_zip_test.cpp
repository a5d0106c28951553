// SPDX-License-Identifier: GPL-3.0-or-later
// An adapter as a zip: both ways to the byte, and every kind of hostile zip refused. Zips are built here byte by byte. One thread.
#include "core/formats/adapter_zip.h"

#include <fstream>
#include <map>

#include "tests/support/check.h"

using namespace lorica;
using namespace lorica::test;

namespace {

struct Entry {
    std::string name, data = "{}";
    uint32_t attributes = 0100644u << 16;      // of Unix
    uint16_t flags = 0, method = 0;
    int64_t said = -1;                         // the size that the zip names, where it lies
    bool bad_checksum = false;
};

uint32_t crc32(const std::string& data) {
    uint32_t crc = 0xffffffff;
    for (const char c : data) {
        crc ^= static_cast<unsigned char>(c);
        for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0u);
    }
    return ~crc;
}

void put(std::string& out, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

std::string zip_of(const std::vector<Entry>& entries) {
    std::string out, directory;
    for (const Entry& one : entries) {
        std::string common;
        put(common, 20, 2);
        put(common, one.flags, 2);
        put(common, one.method, 2);
        put(common, 0x21u << 16, 4);
        put(common, crc32(one.data) ^ (one.bad_checksum ? 1u : 0u), 4);
        put(common, one.data.size(), 4);
        put(common, one.said < 0 ? one.data.size() : static_cast<uint64_t>(one.said), 4);
        put(common, one.name.size(), 2);
        put(common, 0, 2);
        directory += "PK\1\2";
        put(directory, 3u << 8 | 20, 2);
        directory += common;
        put(directory, 0, 6);
        put(directory, one.attributes, 4);
        put(directory, out.size(), 4);
        directory += one.name;
        out += "PK\3\4" + common + one.name + one.data;
    }
    const size_t at = out.size();
    out += directory + "PK\5\6";
    put(out, 0, 4);
    put(out, entries.size(), 2);
    put(out, entries.size(), 2);
    put(out, directory.size(), 4);
    put(out, at, 4);
    put(out, 0, 2);
    return out;
}

Result<AdapterZip> opened(const std::string& bytes, const ZipLimits& limits = {}) { return AdapterZip::open(std::as_bytes(std::span(bytes)), "given.zip", limits); }

// What opening and unpacking such a zip says.
std::string said_of(std::vector<Entry> entries, const ZipLimits& limits = {}) {
    const std::string bytes = zip_of(entries);
    const auto zip = opened(bytes, limits);
    if (!zip) return zip.error().text();
    const auto done = zip->unpack(temporary_folder());
    return done ? "unpacked" : done.error().text();
}

bool has(const std::string& text, const std::string& word) {
    if (text.find(word) != std::string::npos) return true;
    std::fprintf(stderr, "  said: %s\n", text.c_str());
    return false;
}

const Entry kConfig{"adapter_config.json"};

std::map<std::string, std::string> contents(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& one : fs::recursive_directory_iterator(folder))
        if (one.is_regular_file()) out[one.path().lexically_relative(folder).string()] = read_file(one.path()).value();
    return out;
}

}  // namespace

TEST(an_adapter_goes_through_a_zip_to_the_byte) {
    const fs::path root = temporary_folder(), from = root / "from", to = root / "to";
    fs::create_directories(from / "prefix");
    fs::create_directories(from / ".cache");
    std::string weights(3'000'000, '\0');
    for (size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<char>(i * 2654435761u >> 13);
    std::ofstream(from / "adapter_config.json") << R"({"r": 8})";
    std::ofstream(from / "adapter_model.safetensors", std::ios::binary) << weights;
    std::ofstream(from / "README.md") << "# Mine\r\n";
    std::ofstream(from / "tokenizer.model", std::ios::binary) << std::string("\0\1\2", 3);
    std::ofstream(from / "my notes.txt") << "";
    std::ofstream(from / ".gitattributes") << "x";
    std::ofstream(from / "LICENSE") << "free";
    std::ofstream(from / "prefix/adapter_config.json") << "{}";
    auto expected = contents(from);
    std::ofstream(from / "training_args.bin") << "pickle";
    std::ofstream(from / ".cache/x.json") << "x";
    fs::create_symlink(from / "README.md", from / "linked.md");       // as the Hub's cache keeps files: its content goes
    fs::create_directory_symlink(root, from / "up");
    expected["linked.md"] = expected["README.md"];
    const auto files = adapter_files(from);
    REQUIRE_OK(files);
    CHECK_EQ(files->files.size(), expected.size());
    CHECK_EQ(files->left_out.size(), 3u);
    REQUIRE_OK(write_adapter_zip(root / "out.zip", *files));
    CHECK(write_adapter_zip(root / "out.zip", *files).error().code == ErrorCode::Exists);
    const auto bytes = MappedFile::open(root / "out.zip");
    REQUIRE_OK(bytes);
    const auto zip = AdapterZip::open(bytes->bytes(), "out.zip");
    REQUIRE_OK(zip);
    fs::create_directories(to);
    REQUIRE_OK(zip->unpack(to));
    CHECK(contents(to) == expected);
    REQUIRE_OK(write_adapter_copy(root / "copy", *files));
    CHECK(contents(root / "copy") == expected);
    CHECK(write_adapter_copy(root / "copy", *files).error().code == ErrorCode::Exists);
    size_t entries = 0;   // nothing else stays
    for ([[maybe_unused]] const auto& one : fs::directory_iterator(root)) ++entries;
    CHECK_EQ(entries, 4u);
}

TEST(a_zip_of_one_folder_and_what_a_mac_adds_are_read) {
    CHECK_EQ(said_of({kConfig, {"README.md"}}), "unpacked");
    const std::string bytes = zip_of({{"mine/", ""}, {"mine/adapter_config.json", "{\"r\": 1}"}, {"mine/prefix/adapter_config.json"}, {"__MACOSX/mine/._adapter_config.json"}, {"mine/.DS_Store"}});
    const auto zip = opened(bytes);
    REQUIRE_OK(zip);
    const fs::path to = temporary_folder();
    REQUIRE_OK(zip->unpack(to));
    CHECK(contents(to) == (std::map<std::string, std::string>{{"adapter_config.json", "{\"r\": 1}"}, {"prefix/adapter_config.json", "{}"}}));
}

TEST(names_that_lead_elsewhere_are_refused) {
    CHECK(has(said_of({kConfig, {"/etc/passwd"}}), "absolute"));
    CHECK(has(said_of({kConfig, {"C:evil.txt"}}), "absolute"));
    CHECK(has(said_of({kConfig, {"../evil.txt"}}), "leads out"));
    CHECK(has(said_of({kConfig, {"a/../../evil.txt"}}), "leads out"));
    CHECK(has(said_of({kConfig, {"../", ""}}), "leads out"));
    CHECK(has(said_of({kConfig, {"..\\evil.txt"}}), "backslash"));
    CHECK(has(said_of({kConfig, {"a//b.txt"}}), "empty folder"));
    CHECK(has(said_of({kConfig, {"./b.txt"}}), "empty folder"));
    CHECK(has(said_of({kConfig, {""}}), "empty name"));
    CHECK(has(said_of({kConfig, {"a/b/c/d/e.txt"}}), "too deep"));
    CHECK(has(said_of({kConfig, {std::string("README.md\0.exe", 14)}}), "NUL"));
    CHECK(has(said_of({kConfig, {"line\nbreak.txt"}}), "control character"));
    CHECK(has(said_of({kConfig, {std::string(300, 'n')}}), "over 200"));
    CHECK(has(said_of({kConfig, {"link.json", "/etc/passwd", 0120777u << 16}}), "link"));
    CHECK(has(said_of({kConfig, {"pipe.json", "", 0010644u << 16}}), "not a plain file"));
}

TEST(names_that_meet_are_refused) {
    CHECK(has(said_of({kConfig, kConfig}), "twice"));
    CHECK(has(said_of({kConfig, {"README.md"}, {"readme.MD"}}), "twice"));
    CHECK(has(said_of({kConfig, {"a"}, {"a/b.txt"}}), "a file and a folder"));
}

TEST(files_that_are_not_of_an_adapter_are_refused) {
    CHECK(has(said_of({kConfig, {"adapter_model.bin"}}), "pickle"));
    CHECK(has(said_of({kConfig, {"setup.PY"}}), "not a file of an adapter"));
    CHECK(has(said_of({kConfig, {"inner.zip"}}), "not a file of an adapter"));
    CHECK(has(said_of({{"README.md"}}), "adapter_config.json"));
    CHECK(has(said_of({{"a/adapter_config.json"}, {"b/README.md"}}), "adapter_config.json"));
    CHECK(has(said_of({}), "adapter_config.json"));
    CHECK(has(opened("PK no zip at all").error().text(), "not a zip"));
    CHECK(has(opened("").error().text(), "not a zip"));
    const std::string whole = zip_of({kConfig, {"README.md", std::string(500, 'x')}});
    for (const size_t length : {whole.size() - 1, whole.size() / 2, size_t{30}}) CHECK(!opened(whole.substr(0, length)));
}

TEST(zips_that_are_too_much_are_refused) {
    std::vector<Entry> many{kConfig};
    for (int i = 0; i < 256; ++i) many.push_back({std::to_string(i)});
    CHECK(has(said_of(many), "257 entries"));
    CHECK(has(said_of({kConfig, {"a.json", std::string(100, 'x')}}, {.bytes = 90}), "more than an adapter needs"));
    CHECK(has(said_of({kConfig, {"a.json", "x", 0100644u << 16, 0, 8, 0xf0000000}}), "zip bomb"));
    CHECK(has(said_of({kConfig, {"a.json", "x", 0100644u << 16, 0, 8, 0xf0000000}, {"b.json", "x", 0100644u << 16, 0, 8, 0xf0000000}, {"c.json", "x", 0100644u << 16, 0, 8, 0xf0000000}}, {.ratio = uint64_t{1} << 40}), "more than an adapter needs"));
    CHECK(has(said_of({kConfig, {"a.json", "x", 0100644u << 16, 1}}), "encrypted"));
    CHECK(has(said_of({kConfig, {"a.json", "x", 0100644u << 16, 0, 14}}), "method 14"));
}

TEST(zips_that_lie_about_their_content_are_refused) {
    CHECK(has(said_of({kConfig, {"a.json", "abc", 0100644u << 16, 0, 0, -1, true}}), "cannot be read"));
    // Deflated (one stored block of five bytes), and three or seven are said.
    const std::string five = std::string("\x01\x05\x00\xfa\xff", 5) + "hello";
    CHECK(said_of({kConfig, {"a.json", five, 0100644u << 16, 0, 8, 3}}) != "unpacked");
    CHECK(said_of({kConfig, {"a.json", five, 0100644u << 16, 0, 8, 7}}) != "unpacked");
    CHECK(said_of({kConfig, {"a.json", "no deflate", 0100644u << 16, 0, 8, 9}}) != "unpacked");
}
