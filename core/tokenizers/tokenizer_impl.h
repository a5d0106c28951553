// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of Tokenizer and what its loaders hand over. Private to this folder; any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/tokenizers/added_vocabulary.h"
#include "core/tokenizers/sentencepiece_model.h"
#include "core/tokenizers/text_pipeline.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

// Everything a loader read, in the terms of tokenizer.json.
struct TokenizerParts {
    std::string where;
    std::filesystem::path source;
    std::vector<std::string> names;  // by id
    std::vector<std::pair<std::string, std::string>> merges;
    BpeOptions options;
    // A model other than BPE: sentencepiece's (`names`, `merges` and `options` are then not used), or Unigram's scores.
    std::optional<SentencePieceSpec> sentencepiece;
    bool prefix_first_only = false;  // the dummy prefix stands at a text's start, not behind control tokens
    bool unigram = false;
    std::vector<double> scores;
    int64_t unigram_unk = -1;
    std::vector<AddedToken> added;
    nlohmann::ordered_json normalizer, pre_tokenizer, post_processor, decoder;
    int32_t bos = -1, eos = -1, eot = -1, pad = -1, unk = -1;
    bool add_bos = false, add_eos = false;
    std::string chat_template;
    std::vector<std::string> notes;
};

struct Tokenizer::Impl {
    enum Flag : uint8_t { Special = 1, Added = 2, Byte = 4, Whole = 8 };  // Whole: keeps its leading space at a text's start
    std::filesystem::path source;
    std::unique_ptr<TokenModel> model;
    bool prefix_first_only = false;
    std::vector<AddedToken> added;
    AddedVocabulary raw, normalised;  // added tokens looked for before and behind the normalizer
    Normalizer normalizer;
    PreTokenizer pre_tokenizer;
    Decoder decoder;
    nlohmann::ordered_json normalizer_json, pre_tokenizer_json, post_processor_json, decoder_json;
    std::vector<int32_t> prefix, suffix;  // what the post-processor puts around a text
    std::vector<std::string> bytes;       // by id
    std::vector<std::string> names;       // by id, added tokens too
    std::vector<uint8_t> flags;           // by id, of Flag
    std::unordered_map<std::string_view, int32_t> added_ids;
    int32_t bos = -1, eos = -1, eot = -1, pad = -1, unk = -1;
    bool add_bos = false, add_eos = false;
    std::vector<int32_t> stops;
    std::string chat_template;
    std::vector<std::string> notes;

    void encode(std::string_view text, const AddedVocabulary::Rule& rule, TextPlace place, Encoding& out) const;
    void encode_piece(std::string_view text, TextPlace place, Encoding& out) const;
    bool has(int32_t id, Flag flag) const { return id >= 0 && static_cast<size_t>(id) < flags.size() && (flags[static_cast<size_t>(id)] & flag) != 0; }
    // The token's bytes at the start of a text, where up to `strips` leading spaces are taken away.
    std::string_view bytes_at_start(int32_t id, size_t& strips) const;
    size_t strips() const;
};

class TokenizerBuilder {
public:
    static Result<std::shared_ptr<const Tokenizer>> build(TokenizerParts parts);

private:
    static Result<std::unique_ptr<TokenModel>> model_of(TokenizerParts& parts);
    static void place_added(TokenizerParts& parts, Tokenizer::Impl& impl);
    static void set_flags(Tokenizer::Impl& impl);
    static Result<void> read_post_processor(const nlohmann::ordered_json& json, const std::string& where, Tokenizer::Impl& impl, int depth);
    static void find_stops(Tokenizer::Impl& impl);
};

// tokenizer_config.json's bos, eos, pad and unk tokens, add_bos_token, add_eos_token and chat template.
Result<void> read_tokenizer_config(std::string_view text, const std::string& where, TokenizerParts& parts);
Result<TokenizerParts> parse_tokenizer_json(std::string_view text, const std::string& where);
// GPT-2's two files.
Result<TokenizerParts> parse_vocab_and_merges(std::string_view vocab, std::string_view merges, const std::string& folder);
Result<TokenizerParts> parts_of_spec(VocabularySpec spec);
// A sentencepiece model; `first_only` as in TokenizerParts.
Result<TokenizerParts> parts_of_sentencepiece(SentencePieceSpec spec, const std::string& where, bool first_only);

}  // namespace lorica
