// SPDX-License-Identifier: GPL-3.0-or-later
// Byte-level BPE and sentencepiece against the reference's ids: llama.cpp's 46 texts. One thread.
#include <sstream>

#include "core/base/files.h"
#include "core/tokenizers/tokenizer.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

std::vector<std::string> split_texts(const std::string& all) {
    const std::string mark = "\n__ggml_vocab_test__\n";
    std::vector<std::string> out;
    size_t from = 0;
    for (size_t at; (at = all.find(mark, from)) != std::string::npos; from = at + mark.size()) out.push_back(all.substr(from, at - from));
    if (from < all.size()) out.push_back(all.substr(from));
    return out;
}

void check_vocabulary(const std::string& name) {
    const auto folder = test::test_data() / "tokenizers";
    if (!std::filesystem::exists(folder / (name + ".gguf"))) test::skip("no test data at " + folder.string());
    const auto tokenizer = Tokenizer::load(folder / (name + ".gguf"));
    REQUIRE_OK(tokenizer);
    const auto texts = split_texts(read_file(folder / (name + ".gguf.inp")).value());
    std::istringstream expected(read_file(folder / (name + ".gguf.out")).value());
    CHECK_EQ(texts.size(), size_t{46});
    for (const std::string& text : texts) {
        std::string line, ids;
        std::getline(expected, line);
        for (const int32_t id : (*tokenizer)->encode(text)) ids += " " + std::to_string(id);
        CHECK_EQ(ids, line);
        CHECK_EQ((*tokenizer)->decode((*tokenizer)->encode(text)), text);
    }
}

}  // namespace

TEST(gpt2_texts_equal_llama_cpp) { check_vocabulary("gpt-2"); }
TEST(starcoder_texts_equal_llama_cpp) { check_vocabulary("starcoder"); }

TEST(llama_texts_equal_llama_cpp) { check_vocabulary("llama-spm"); }
