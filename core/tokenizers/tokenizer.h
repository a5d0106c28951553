// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizer: text to ids and back, equal to the `tokenizers` package. Immutable after load; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/tokenizers/vocabulary_spec.h"

namespace lorica {

struct AddedToken {
    int32_t id = -1;
    std::string content = {};
    bool special = false;      // a control token: skipped by decode(skip_special), ordinary text in encode(parse_special = false)
    bool single_word = false;  // only between non-word characters
    bool lstrip = false;       // swallows the white space before it
    bool rstrip = false;       // swallows the white space behind it
    bool normalized = false;   // looked for in the normalised text
};

// A half-open range of bytes of a text.
struct ByteSpan {
    size_t begin = 0;
    size_t end = 0;
    bool operator==(const ByteSpan&) const = default;
};

// Where a text to encode stands: some vocabularies put a space before a text and behind control tokens, none inside a text.
enum class TextPlace { Start, AfterToken, AfterText };

struct Encoding {
    std::vector<int32_t> ids = {};
    // Bytes for which the vocabulary has no token and no unknown token. The reference drops them, and so do `ids`;
    // encode_strict() refuses them.
    size_t missing = 0;
    std::string first_missing = {};  // "byte 0x1D", empty if none
    bool complete = true;            // false: a regular expression of the pre-tokenizer hit its step limit
};

class Tokenizer {
public:
    // `path`: a GGUF file, a tokenizer.json, a sentencepiece model (tokenizer.model), or a model folder (tokenizer.json, else
    // tokenizer.model, else vocab.json and merges.txt).
    static Result<std::shared_ptr<const Tokenizer>> load(const std::filesystem::path& path);
    static Result<std::shared_ptr<const Tokenizer>> from_spec(VocabularySpec spec);
    // `json` is the text of a tokenizer.json, `config` that of a tokenizer_config.json or empty; `where` is for messages.
    static Result<std::shared_ptr<const Tokenizer>> from_json(std::string_view json, std::string_view config,
                                                              const std::string& where);
    ~Tokenizer();

    // With parse_special false, text that looks like a control token is ordinary text. Never adds BOS or EOS.
    std::vector<int32_t> encode(std::string_view text, bool parse_special = false) const;
    // Control tokens are parsed only where no byte of them lies in `literal` (sorted, disjoint).
    Encoding encode_guarded(std::string_view text, std::span<const ByteSpan> literal, TextPlace place = TextPlace::Start) const;
    Encoding encode_full(std::string_view text, bool parse_special = false) const;
    // Refuses text that is not UTF-8 and characters the vocabulary cannot represent.
    Result<std::vector<int32_t>> encode_strict(std::string_view text, bool parse_special = false) const;
    // With the ids that the tokenizer itself puts around a text (BOS, EOS), as transformers' add_special_tokens=True.
    std::vector<int32_t> encode_document(std::string_view text) const;

    std::string decode(std::span<const int32_t> ids, bool skip_special = false) const;
    // The bytes a token stands for; may be a part of a UTF-8 sequence. Empty for an unknown id.
    std::string_view token_bytes(int32_t id) const;
    // For display: a space as U+00B7, newline U+21B5, tab U+21E5, other controls and partial UTF-8 as <0xHH>.
    std::string token_text(int32_t id) const;
    // The token as the vocabulary spells it ("Ġthe"). Empty for an unknown id.
    std::string_view token_name(int32_t id) const;
    // The id of a vocabulary entry or added token spelled exactly so, or -1.
    int32_t id_of(std::string_view name) const;

    int32_t bos() const;  // -1 where there is none
    int32_t eos() const;
    int32_t eot() const;  // end of turn, where the file names one or the vocabulary has a well-known one
    int32_t pad() const;
    int32_t unk() const;
    bool add_bos() const;  // the model expects BOS before a text
    bool add_eos() const;
    bool is_special(int32_t id) const;
    bool is_added(int32_t id) const;  // found in a text by its spelling, before the vocabulary's model
    // eos, eot and the vocabulary's other well-known end-of-turn tokens: where generation stops.
    const std::vector<int32_t>& stop_ids() const;
    bool is_stop(int32_t id) const;
    size_t vocab_size() const;  // highest id + 1
    const std::vector<AddedToken>& added_tokens() const;
    const std::string& chat_template() const;  // empty where there is none
    // What a person should know: a guessed pre-tokenizer, ids that differ from the file's.
    const std::vector<std::string>& notes() const;
    // The folder or file it was loaded from; empty if from memory.
    const std::filesystem::path& source() const;
    // The tokenizer as the text of a tokenizer.json (see tokenizer_files.h for the files beside it).
    std::string to_json() const;
    // What a GGUF file says of it: tokens, scores, types, merges, the name of its pre-tokenizer. An error where GGUF has no
    // name for it. from_spec() takes it back.
    Result<VocabularySpec> to_spec() const;

private:
    friend class TokenizerBuilder;
    friend class TokenizerWriter;
    friend class StreamDecoder;
    struct Impl;
    explicit Tokenizer(std::unique_ptr<Impl> impl);
    std::unique_ptr<const Impl> impl_;
};

// Decodes ids as they come; holds bytes back until a character is complete. One thread.
class StreamDecoder {
public:
    explicit StreamDecoder(std::shared_ptr<const Tokenizer> tokenizer, bool skip_special = true);
    // The text that became complete with this id.
    std::string push(int32_t id);
    // What is still held, U+FFFD for a cut character. Starts afresh.
    std::string finish();

private:
    std::shared_ptr<const Tokenizer> tokenizer_;
    bool skip_special_;
    size_t strips_ = 0;  // leading spaces still to be taken away
    std::string held_;
};

}  // namespace lorica
