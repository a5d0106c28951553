// SPDX-License-Identifier: GPL-3.0-or-later
// Models are found where they lie, and their cards tell what the files hold.
#include "core/hub/model_card.h"

#include <fstream>

#include "core/store/library.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"

using namespace lorica;

namespace {

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

std::vector<std::string> names(const std::vector<FoundModel>& found) {
    std::vector<std::string> out;
    for (const auto& one : found) out.push_back(one.name);
    return out;
}

}  // namespace

TEST(a_card_tells_shape_types_and_memory) {
    const fs::path folder = test::temporary_folder() / "tiny";
    test::write_tiny_model(folder, {.dtype = "bfloat16"});
    const ModelCard card = read_model_card(folder);
    CHECK(!card.error);
    CHECK_EQ(card.architecture, "LlamaForCausalLM");
    CHECK_EQ(card.layers, 2);
    CHECK_EQ(card.hidden, 64);
    CHECK_EQ(card.vocab, test::kTinyVocabulary);
    int64_t parameters = 0;
    for (const auto& tensor : test::tiny_tensors({})) parameters += static_cast<int64_t>(tensor.values.size());
    CHECK_EQ(card.parameters, parameters);
    CHECK_EQ(card.stored_as(), "BF16");
    CHECK_EQ(card.float32, 4.0 * static_cast<double>(parameters));
    CHECK_EQ(card.bfloat16, 2.0 * static_cast<double>(parameters));
    // q, o: 64 x 64; k, v: 32 x 64; gate, up, down: 128 x 64; two layers
    const double linear = 2 * (2 * 64 * 64 + 2 * 32 * 64 + 3 * 128 * 64);
    CHECK_NEAR(card.nf4, 2 * (static_cast<double>(parameters) - linear) + linear * (0.5 + 1.0 / 64 + 4.0 / 16384), 1e-6);
    CHECK_EQ(card.chat_template, test::tiny_chat_template());
    CHECK(card.licence.empty());
}

TEST(a_gguf_card_tells_its_block_type) {
    const fs::path file = test::temporary_folder() / "tiny.gguf";
    test::write_tiny_gguf(file, "q8_0");
    const ModelCard card = read_model_card(file);
    CHECK(!card.error);
    CHECK(card.gguf);
    CHECK_EQ(card.stored_as(), "Q8_0");
    CHECK(!card.chat_template.empty());
}

TEST(the_licence_comes_out_of_the_readme_or_the_licence_file) {
    const fs::path folder = test::temporary_folder() / "tiny";
    test::write_tiny_model(folder);
    write(folder / "LICENSE", "\n   A Licence of Our Own\nWords follow.\n");
    CHECK_EQ(read_model_card(folder).licence, "A Licence of Our Own");
    write(folder / "README.md", "---\nlicense: other\nlicense_name: \"llama2\"\ntags: [x]\n---\nlicense: mit\n");
    CHECK_EQ(read_model_card(folder).licence, "llama2");
    write(folder / "README.md", "---\nlicense: apache-2.0\n---\n");
    CHECK_EQ(read_model_card(folder).licence, "apache-2.0");
}

TEST(what_cannot_be_used_says_why) {
    const fs::path folder = test::temporary_folder() / "other";
    write(folder / "config.json", R"({"architectures": ["T5ForConditionalGeneration"], "model_type": "t5"})");
    const ModelCard other = read_model_card(folder);
    CHECK(other.error && other.error->text().find("T5ForConditionalGeneration") != std::string::npos);
    const fs::path tokenless = test::temporary_folder() / "tokenless";
    test::write_tiny_model(tokenless);
    fs::remove(tokenless / "tokenizer.json");
    const ModelCard card = read_model_card(tokenless);
    CHECK(card.error.has_value());
    CHECK_EQ(card.layers, 2);  // what is known is told all the same
}

TEST(models_are_found_in_recent_library_and_cache_and_listed_once) {
    const fs::path root = test::temporary_folder(), cache = root / "hub";
    const fs::path org = cache / "models--org--small";
    write(org / "snapshots" / "old" / "config.json", "{}");
    write(org / "snapshots" / "new" / "config.json", "{}");
    write(org / "refs" / "main", "old\n");
    write(cache / "models--org--quants" / "snapshots" / "1" / "a.gguf", "");
    write(cache / "models--org--quants" / "snapshots" / "1" / "b.gguf", "");
    write(cache / "models--never--fetched" / "refs" / "main", "gone");
    write(cache / "models--trick" / "refs" / "main", "../../../etc");
    write(cache / "datasets--org--data" / "snapshots" / "1" / "config.json", "{}");
    auto library = Library::open(root / "home");
    REQUIRE_OK(library);
    REQUIRE_OK(library->add({EntryKind::Model, "mine", "/models/mine.gguf"}));
    REQUIRE_OK(library->add({EntryKind::Model, "twice", "/models/twice.gguf"}));
    const auto found = find_models(root / "home", {"/models/twice.gguf", "/models/lone"}, cache);
    const std::vector<std::string> wanted = {"twice", "lone", "mine", "org/quants/a.gguf", "org/quants/b.gguf", "org/small"};
    CHECK(names(found) == wanted);
    CHECK_EQ(found.back().path, (org / "snapshots" / "old").string());
    CHECK(found[0].recent && found[0].library_name == "twice");
    CHECK(find_models(root / "nothing", {}, root / "nowhere").empty());
}
