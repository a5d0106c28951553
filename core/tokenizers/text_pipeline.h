// SPDX-License-Identifier: GPL-3.0-or-later
// Normalizer, PreTokenizer and Decoder: the steps of a tokenizer.json around its model. Immutable; any thread.
#pragma once

#include <deque>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/tokenizers/split_pattern.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

// The byte-level alphabet: bytes 21-7E, A1-AC and AE-FF stand for themselves, the other 68 for U+0100 upward.
uint32_t byte_to_letter(unsigned char byte);
// The byte of a letter of that alphabet, or -1.
int letter_to_byte(uint32_t code);
std::string to_letters(std::string_view bytes);
// The bytes that a token of a byte-level vocabulary spells; a token with other letters stands for itself.
std::string from_letters(std::string_view token);

class Normalizer {
public:
    static Result<Normalizer> parse(const nlohmann::ordered_json& json, const std::string& where);
    bool identity() const { return steps_.empty(); }
    // `place`: what goes on behind other text has nothing put before it.
    std::string apply(std::string_view text, TextPlace place = TextPlace::AfterToken) const;

private:
    enum class Kind { Nfc, Nfd, Nfkc, Nfkd, Lowercase, Strip, StripAccents, Prepend, Replace };
    struct Step {
        Kind kind;
        bool left = true, right = true;
        std::string text = {};
        SplitPattern pattern = SplitPattern::literal({});
    };
    Result<void> add(const nlohmann::ordered_json& json, const std::string& where, int depth);
    static std::string run(const Step& step, std::string text, bool continued);
    std::vector<Step> steps_;
};

// Pieces of a text; those that a step rewrote live in `arena`.
struct Pieces {
    std::vector<std::string_view> list;
    std::deque<std::string> arena;
    bool complete = true;  // false: a regular expression hit its limit
};

class PreTokenizer {
public:
    static Result<PreTokenizer> parse(const nlohmann::ordered_json& json, const std::string& where);
    bool byte_level() const;
    // `text` must outlive `pieces`.
    void apply(std::string_view text, TextPlace place, Pieces& pieces) const;
    bool prepends() const;  // puts something before a text
    // What the steps do, in a form that is equal for equal steps.
    std::string signature() const;

private:
    enum class Kind { ByteLevel, Digits, Split, Metaspace, Whitespace, WhitespaceSplit, Punctuation };
    enum class Behaviour { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };
    struct Step {
        Kind kind;
        Behaviour behaviour = Behaviour::Isolated;
        bool prefix_space = false, use_regex = true, invert = false, split = true;
        int prepend = 0;  // Metaspace: 0 never, 1 at the text's start, 2 always
        std::string text = {};
        SplitPattern pattern = SplitPattern::literal({});
    };
    Result<void> add(const nlohmann::ordered_json& json, const std::string& where, int depth);
    static Result<Step> step_of(const nlohmann::ordered_json& json, const std::string& type, const std::string& where);
    static void run(const Step& step, TextPlace place, std::string_view piece, std::vector<std::string_view>& out, Pieces& pieces);
    std::vector<Step> steps_;
};

class Decoder {
public:
    static Result<Decoder> parse(const nlohmann::ordered_json& json, const std::string& where);
    // The bytes one token stands for inside a text.
    std::string bytes_of(std::string_view token) const;
    // What is done to the start of a whole decoded text: how many leading `strip_text()` to take away.
    size_t strip_count() const { return strip_count_; }
    const std::string& strip_text() const { return strip_text_; }
    bool byte_fallback() const { return byte_fallback_; }

private:
    Result<void> add(const nlohmann::ordered_json& json, const std::string& where, int depth);
    bool byte_level_ = false, byte_fallback_ = false;
    std::vector<std::pair<std::string, std::string>> replace_;
    size_t strip_count_ = 0;
    std::string strip_text_;
};

// The byte of "<0xHH>" (two hexadecimal digits), or -1.
int byte_token(std::string_view name);

}  // namespace lorica
