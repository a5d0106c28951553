// SPDX-License-Identifier: GPL-3.0-or-later
// SentencePieceSpec: a sentencepiece model file (tokenizer.model) as plain values, read strictly and written back. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/tokenizers/vocabulary_spec.h"

namespace lorica {

// The defaults are those of sentencepiece_model.proto.
struct SentencePieceSpec {
    std::vector<std::string> pieces = {};
    std::vector<float> scores = {};     // one a piece
    std::vector<TokenKind> kinds = {};  // one a piece
    bool bpe = false;                   // else unigram
    bool byte_fallback = false;
    bool add_dummy_prefix = true;
    bool remove_extra_whitespaces = true;
    bool escape_whitespaces = true;
    bool whitespace_as_suffix = false;
    std::string charsmap = {};  // the normalizer's compiled table; empty: text stays as it is
    std::string unk_surface = " \xE2\x81\x87 ";
    std::string bos_piece = "<s>", eos_piece = "</s>", pad_piece = "<pad>";
};

// Refuses what is cut, has no or two unknown pieces, empty or repeated pieces, scores that are no numbers, a charsmap
// that points outside itself, and models of words or characters. Unknown fields are skipped.
Result<SentencePieceSpec> parse_sentencepiece(std::string_view bytes, const std::string& where);
// The same checks on a spec from elsewhere (GGUF).
Result<void> check_sentencepiece(const SentencePieceSpec& spec, const std::string& where);
// The bytes of a tokenizer.model.
std::string serialize_sentencepiece(const SentencePieceSpec& spec);

}  // namespace lorica
