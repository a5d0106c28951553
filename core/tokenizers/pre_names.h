// SPDX-License-Identifier: GPL-3.0-or-later
// The names that GGUF files give pre-tokenizers (tokenizer.ggml.pre), and the steps they stand for. Any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/tokenizers/text_pipeline.h"

namespace lorica {

struct NamedPreTokenizer {
    nlohmann::ordered_json pre_tokenizer;  // as in the tokenizer.json of the models it is written for
    bool nfc = false;
    bool ignore_merges = false;
    bool add_bos = false;  // where the file does not say
};
// Nothing where the name is not known.
std::optional<NamedPreTokenizer> pre_tokenizer_named(const std::string& name, bool prefix_space);
// The name of these steps, empty if GGUF has none.
std::string pre_name_of(const PreTokenizer& pre_tokenizer, const Normalizer& normalizer, bool ignores_merges);

}  // namespace lorica
