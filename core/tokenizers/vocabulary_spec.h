// SPDX-License-Identifier: GPL-3.0-or-later
// VocabularySpec: what a GGUF file says about its tokenizer, as plain values. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace lorica {

class GgufFile;

// Kinds of `tokenizer.ggml.token_type`; the numbers are sentencepiece's.
enum class TokenKind : int32_t { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };

struct VocabularySpec {
    std::string where = {};   // the file, for messages
    std::string model = {};   // tokenizer.ggml.model: "gpt2" is byte-level BPE, "llama" sentencepiece
    std::string pre = {};     // tokenizer.ggml.pre
    std::vector<std::string> tokens = {};
    std::vector<float> scores = {};       // empty or one a token
    std::vector<int32_t> types = {};      // empty or one a token
    std::vector<std::string> merges = {}; // "a b", a blank inside a part is U+0120
    std::optional<int64_t> bos = {}, eos = {}, eot = {}, unk = {}, pad = {};
    std::optional<bool> add_bos = {}, add_eos = {}, add_space_prefix = {};
    std::string chat_template = {};
};

// The same of a file by its path.
Result<VocabularySpec> vocabulary_of_file(const std::filesystem::path& path);

// Reads the `tokenizer.*` metadata of an open GGUF file.
Result<VocabularySpec> vocabulary_of(const GgufFile& file);

}  // namespace lorica
