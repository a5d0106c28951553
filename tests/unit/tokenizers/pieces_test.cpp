// SPDX-License-Identifier: GPL-3.0-or-later
// Pre-tokenizers by their GGUF names against the `tokenizers` package's pieces (tests/golden/tokenizers). One thread.
#include "core/base/files.h"
#include "core/tokenizers/pre_names.h"
#include "tests/support/check.h"

using namespace lorica;
using Json = nlohmann::ordered_json;

TEST(named_pre_tokenizers_cut_as_the_tokenizers_package) {
    for (const Json& row : Json::parse(read_file(test::source_root() / "tests/golden/tokenizers/pieces.json").value())) {
        const auto text = row["text"].get<std::string>();
        const auto named = pre_tokenizer_named(row["pre"].get<std::string>(), false);
        CHECK(named.has_value());
        const auto steps = PreTokenizer::parse(named->pre_tokenizer, "golden");
        REQUIRE_OK(steps);
        Pieces pieces;
        steps->apply(text, TextPlace::Start, pieces);
        Json got = Json::array();
        for (const std::string_view piece : pieces.list) got.push_back(std::string(piece));
        CHECK_EQ(row["pre"].dump() + got.dump(), row["pre"].dump() + row["pieces"].dump());
    }
}

TEST(a_pre_tokenizer_finds_its_name_again) {
    for (const char* name : {"gpt-2", "smollm", "llama-bpe", "falcon", "deepseek-v3", "tekken", "gpt-4o", "bloom"}) {
        const auto named = pre_tokenizer_named(name, false);
        const auto steps = PreTokenizer::parse(named->pre_tokenizer, name);
        REQUIRE_OK(steps);
        CHECK_EQ(pre_name_of(*steps, Normalizer(), named->ignore_merges), name);
    }
}
