// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of Tokenizer and what its loaders hand over. Private to this folder; any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/tokenizers/added_vocabulary.h"
#include "core/tokenizers/bpe_model.h"
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
    std::vector<AddedToken> added;
    nlohmann::ordered_json normalizer, pre_tokenizer, post_processor, decoder;
    int32_t bos = -1, eos = -1, eot = -1, pad = -1, unk = -1;
    bool add_bos = false, add_eos = false;
    std::string chat_template;
    std::vector<std::string> notes;
};

struct Tokenizer::Impl {
    std::filesystem::path source;
    std::unique_ptr<BpeModel> model;
    std::vector<AddedToken> added;
    AddedVocabulary raw, normalised;  // added tokens looked for before and behind the normalizer
    Normalizer normalizer;
    PreTokenizer pre_tokenizer;
    Decoder decoder;
    nlohmann::ordered_json normalizer_json, pre_tokenizer_json, post_processor_json, decoder_json;
    std::vector<int32_t> prefix, suffix;  // what the post-processor puts around a text
    std::vector<std::string> bytes;       // by id
    std::vector<std::string> names;       // by id, added tokens too
    std::vector<uint8_t> special;         // by id
    std::unordered_map<std::string_view, int32_t> added_ids;
    int32_t bos = -1, eos = -1, eot = -1, pad = -1, unk = -1;
    bool add_bos = false, add_eos = false;
    std::vector<int32_t> stops;
    std::string chat_template;
    std::vector<std::string> notes;

    void encode(std::string_view text, const AddedVocabulary::Rule& rule, Encoding& out) const;
    void encode_piece(std::string_view text, bool at_start, Encoding& out) const;
};

class TokenizerBuilder {
public:
    static Result<std::shared_ptr<const Tokenizer>> build(TokenizerParts parts);

private:
    static void place_added(TokenizerParts& parts, Tokenizer::Impl& impl);
    static Result<void> read_post_processor(const nlohmann::ordered_json& json, const std::string& where, Tokenizer::Impl& impl, int depth);
    static void find_stops(Tokenizer::Impl& impl);
};

// tokenizer_config.json's bos, eos, pad and unk tokens, add_bos_token, add_eos_token and chat template.
Result<void> read_tokenizer_config(std::string_view text, const std::string& where, TokenizerParts& parts);
Result<TokenizerParts> parse_tokenizer_json(std::string_view text, const std::string& where);
// GPT-2's two files.
Result<TokenizerParts> parse_vocab_and_merges(std::string_view vocab, std::string_view merges, const std::string& folder);
Result<TokenizerParts> parts_of_spec(VocabularySpec spec);

}  // namespace lorica
