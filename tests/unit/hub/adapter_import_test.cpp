// SPDX-License-Identifier: GPL-3.0-or-later
// Folders and zips become adapters of the library whole or not at all, and what they were made from stays as it is.
#include "core/hub/adapter_import.h"

#include <fstream>

#include "core/formats/adapter_zip.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

constexpr const char* kConfig = R"({"peft_type": "LORA", "r": 4, "lora_alpha": 8, "target_modules": ["q_proj"], "base_model_name_or_path": "org/small", "own": [1]})";

// One tensor of 2 x 2.
void write_weights(const fs::path& file) {
    std::string header = R"({"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}})", out;
    header.resize((header.size() + 7) / 8 * 8, ' ');
    for (size_t i = 0; i < 8; ++i) out += static_cast<char>((header.size() >> (8 * i)) & 0xff);
    std::ofstream(file, std::ios::binary) << out << header << std::string(16, '\0');
}

fs::path adapter_in(const fs::path& folder) {
    fs::create_directories(folder);
    std::ofstream(folder / "adapter_config.json") << kConfig;
    write_weights(folder / "adapter_model.safetensors");
    return folder;
}

nlohmann::json config_of(const fs::path& folder) { return nlohmann::json::parse(read_file(folder / "adapter_config.json").value()); }

size_t entries_of(const fs::path& folder) {
    size_t out = 0;
    std::error_code code;
    for (auto at = fs::directory_iterator(folder, code); !code && at != fs::directory_iterator(); at.increment(code)) ++out;
    return out;
}

}  // namespace

TEST(a_folder_and_a_zip_come_in_and_may_get_another_base) {
    const fs::path root = test::temporary_folder(), home = root / "home", from = adapter_in(root / "mine");
    const auto seen = look_at_adapter(home, from);
    CHECK(seen.ok() && seen->value("r", 0) == 4 && seen->value("parameters", 0) == 4);
    CHECK_EQ(entries_of(home / "adapters"), 0u);
    const auto same = new_adapter_folder(home, "same"), other = new_adapter_folder(home, "other");
    CHECK(same.ok() && other.ok());
    CHECK(import_adapter(from, *same).ok());
    CHECK_EQ(read_file(*same / "adapter_config.json").value(), kConfig);
    const auto files = adapter_files(from);
    CHECK(files.ok() && write_adapter_zip(root / "mine.zip", *files).ok());
    const auto zipped = look_at_adapter(home, root / "mine.zip");
    CHECK(zipped.ok() && zipped->value("path", "") == (root / "mine.zip").string());
    const auto made = import_adapter(root / "mine.zip", *other, "/models/\xC3\xA4.gguf");
    CHECK(made.ok() && made->value("path", "") == other->string() && made->value("base_model_name_or_path", "") == "/models/\xC3\xA4.gguf");
    CHECK_EQ(config_of(*other)["base_model_name_or_path"].get<std::string>(), "/models/\xC3\xA4.gguf");
    CHECK(config_of(*other)["own"] == nlohmann::json::array({1}));
    CHECK_EQ(read_file(from / "adapter_config.json").value(), kConfig);
    CHECK_EQ(entries_of(home / "adapters"), 2u);
    CHECK(new_adapter_folder(home, "same").error().code == ErrorCode::Exists);
    CHECK(!import_adapter(from, *same).ok());
}

TEST(what_is_no_adapter_leaves_nothing) {
    const fs::path root = test::temporary_folder(), home = root / "home";
    fs::create_directories(root / "empty");
    std::ofstream(root / "broken.zip") << "PK";
    const fs::path cut = adapter_in(root / "cut");
    std::ofstream(cut / "adapter_model.safetensors") << "cut";
    for (const char* name : {"empty", "broken.zip", "cut", "nowhere"}) {
        CHECK(!look_at_adapter(home, root / name).ok());
        const auto done = import_adapter(root / name, home / "adapters" / "new");
        CHECK(!done.ok() && done.error().text().find(name) != std::string::npos);
    }
    CHECK_EQ(entries_of(home / "adapters"), 0u);
    for (const char* name : {"", ".hidden", "../up", "a/b", "x.tmp-1"}) CHECK(!new_adapter_folder(home, name).ok());
}
