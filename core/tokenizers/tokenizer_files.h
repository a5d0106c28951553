// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the tokenizer files of a Hugging Face folder, so that transformers loads the same ids. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

// Writes tokenizer.json, tokenizer_config.json, special_tokens_map.json and chat_template.jinja into an existing folder.
// A tokenizer loaded from a folder has its files copied unchanged. Returns the names of the files written.
// `model_max_length` 0 leaves the limit out.
Result<std::vector<std::string>> write_tokenizer_files(const Tokenizer& tokenizer, const std::filesystem::path& folder,
                                                       size_t model_max_length = 0);

}  // namespace lorica
