// SPDX-License-Identifier: GPL-3.0-or-later
// TokenModel: a vocabulary and how a piece of text becomes its ids. Immutable after build; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/tokenizers/sentencepiece_proto.h"

namespace lorica {

class TokenModel {
public:
    virtual ~TokenModel() = default;
    TokenModel(TokenModel&&) = default;
    TokenModel& operator=(TokenModel&&) = default;

    // Bytes that no token can stand for, added up, and the first of them.
    struct Missing {
        size_t bytes = 0;
        std::string_view first = {};
    };
    // Appends the ids of one pre-tokenised piece. `prefixed`: sentencepiece's dummy prefix belongs before it.
    virtual void encode(std::string_view piece, bool prefixed, std::vector<int32_t>& ids, Missing& missing) const = 0;
    // The "model" object of a tokenizer.json, as text.
    virtual std::string json() const = 0;
    // The sentencepiece model it is, or null.
    virtual const SentencePieceSpec* sentencepiece() const { return nullptr; }
    // What sentencepiece calls scores, one a token, higher first; empty where the model has none.
    virtual std::vector<float> scores() const { return {}; }
    // Pairs of ids in order of rank; empty where the model has none.
    virtual std::vector<std::pair<int32_t, int32_t>> merges() const { return {}; }
    virtual int32_t unk() const { return -1; }
    virtual bool byte_fallback() const { return false; }
    virtual bool ignores_merges() const { return false; }

    int32_t id_of(std::string_view name) const;
    const std::vector<std::string>& names() const { return names_; }  // by id; empty where an id is not used
    size_t size() const { return vocabulary_.size(); }

protected:
    TokenModel() = default;
    // Of a name that stands twice the first id counts, or the last.
    void set_names(std::vector<std::string> names, bool last_counts = false);

private:
    std::vector<std::string> names_;
    std::unordered_map<std::string_view, int32_t> vocabulary_;  // views into names_
};

struct BpeOptions {
    std::string unk_token = {};  // empty: none
    std::string continuing_subword_prefix = {};
    std::string end_of_word_suffix = {};
    bool fuse_unk = false;
    bool byte_fallback = false;
    bool ignore_merges = false;
};

// The "model" objects of a tokenizer.json. By hand, since their big tables would make a slow tree.
std::string bpe_json(const TokenModel& model, const std::vector<std::pair<int32_t, int32_t>>& merges, const BpeOptions& options);
std::string unigram_json(const std::vector<std::string>& names, const std::vector<double>& scores, int32_t unk, bool byte_fallback);

}  // namespace lorica
