// SPDX-License-Identifier: GPL-3.0-or-later
// A GGUF file's vocabulary in the terms of tokenizer.json. Any thread.
#include <fmt/format.h>

#include <array>

#include "core/tokenizers/tokenizer_impl.h"

namespace lorica {
namespace {

using Value = nlohmann::ordered_json;

enum class Split { Gpt2, DigitsGpt2, Llama3, Qwen2 };
struct Pre {
    const char* name;
    Split split;
    bool ignore_merges = false;
    bool nfc = false;
    bool add_bos = false;  // where the file does not say
};
// `tokenizer.ggml.pre` to the pre-tokenizer of the models it is written for.
constexpr std::array kPre = {
    Pre{"gpt-2", Split::Gpt2},           Pre{"phi-2", Split::Gpt2},        Pre{"roberta-bpe", Split::Gpt2},
    Pre{"mpt", Split::Gpt2},             Pre{"olmo", Split::Gpt2},         Pre{"jais", Split::Gpt2},
    Pre{"smollm", Split::DigitsGpt2},    Pre{"starcoder", Split::DigitsGpt2}, Pre{"refact", Split::DigitsGpt2},
    Pre{"command-r", Split::DigitsGpt2, false, true}, Pre{"codeshell", Split::DigitsGpt2},
    Pre{"llama-bpe", Split::Llama3, true, false, true}, Pre{"llama3", Split::Llama3, true, false, true},
    Pre{"llama-v3", Split::Llama3, true, false, true},  Pre{"smaug-bpe", Split::Llama3},
    Pre{"dbrx", Split::Llama3},          Pre{"qwen2", Split::Qwen2, false, true}, Pre{"deepseek-r1-qwen", Split::Qwen2, false, true},
    Pre{"stablelm2", Split::Qwen2}};

Value byte_level(bool prefix_space, bool use_regex) {
    return {{"type", "ByteLevel"}, {"add_prefix_space", prefix_space}, {"trim_offsets", true}, {"use_regex", use_regex}};
}

Value pre_tokenizer(Split split, bool prefix_space) {
    if (split == Split::Gpt2) return byte_level(prefix_space, true);
    Value first;
    if (split == Split::DigitsGpt2) first = {{"type", "Digits"}, {"individual_digits", true}};
    else
        first = {{"type", "Split"},
                 {"pattern", {{"Regex", split == Split::Llama3 ? kLlama3Regex : kQwen2Regex}}},
                 {"behavior", "Isolated"},
                 {"invert", false}};
    return {{"type", "Sequence"}, {"pretokenizers", Value::array({first, byte_level(prefix_space, split == Split::DigitsGpt2)})}};
}

Result<int32_t> checked_id(const std::optional<int64_t>& id, const char* name, const VocabularySpec& spec) {
    if (!id) return -1;
    // Writers spell "none" as the highest unsigned number.
    if (*id == -1 || *id == 0xFFFFFFFFll) return -1;
    if (*id < 0 || static_cast<uint64_t>(*id) >= spec.tokens.size())
        return Error{ErrorCode::BadInput, fmt::format("tokenizer.ggml.{} is {}, beyond the vocabulary of {} tokens", name, *id, spec.tokens.size()),
                     spec.where};
    return static_cast<int32_t>(*id);
}

Result<void> check(const VocabularySpec& spec) {
    if (spec.tokens.empty())
        return Error{ErrorCode::BadInput, "tokenizer.ggml.tokens is missing or empty", spec.where, "Convert the model again with its vocabulary."};
    if (spec.tokens.size() > (size_t{1} << 24)) return Error{ErrorCode::BadInput, "tokenizer.ggml.tokens has over 16 million entries", spec.where};
    const auto lengths = [&](const char* key, size_t size) -> Result<void> {
        if (size == 0 || size == spec.tokens.size()) return {};
        return Error{ErrorCode::BadInput, fmt::format("tokenizer.ggml.{} has {} entries for {} tokens", key, size, spec.tokens.size()), spec.where};
    };
    LORICA_TRY(lengths("scores", spec.scores.size()));
    LORICA_TRY(lengths("token_type", spec.types.size()));
    if (spec.model != "gpt2")
        return Error{ErrorCode::Unsupported,
                     spec.model == "llama" ? std::string("sentencepiece vocabularies (tokenizer.ggml.model \"llama\") are not supported yet")
                                           : fmt::format("tokenizer.ggml.model \"{}\" is not supported", spec.model),
                     spec.where, "Byte-level BPE vocabularies (GPT-2, SmolLM2, Llama 3, Qwen2) are."};
    return {};
}

}  // namespace

Result<TokenizerParts> parts_of_spec(VocabularySpec spec) {
    LORICA_TRY(check(spec));
    TokenizerParts parts;
    parts.where = spec.where;
    const Pre* pre = nullptr;
    for (const Pre& one : kPre)
        if (spec.pre == one.name) pre = &one;
    if (!pre && (spec.pre.empty() || spec.pre == "default")) {
        pre = &kPre[0];
        parts.notes.push_back("the file does not name its pre-tokenizer; GPT-2's is used, and ids may differ from the original model's");
    }
    if (!pre) return Error{ErrorCode::Unsupported, fmt::format("tokenizer.ggml.pre \"{}\" is not supported", spec.pre), spec.where};

    parts.pre_tokenizer = pre_tokenizer(pre->split, spec.add_space_prefix.value_or(false));
    parts.decoder = byte_level(true, true);
    if (pre->nfc) parts.normalizer = {{"type", "NFC"}};
    parts.options.ignore_merges = pre->ignore_merges;
    parts.merges.reserve(spec.merges.size());
    for (size_t i = 0; i < spec.merges.size(); ++i) {
        const std::string& line = spec.merges[i];
        const size_t blank = line.find(' ', 1);
        if (line.empty() || blank == std::string::npos || blank + 1 == line.size())
            return Error{ErrorCode::BadInput, fmt::format("tokenizer.ggml.merges[{}] (\"{}\") must be two tokens with a blank between", i, line),
                         spec.where};
        parts.merges.emplace_back(line.substr(0, blank), line.substr(blank + 1));
    }
    for (size_t id = 0; id < spec.types.size(); ++id) {
        const auto kind = static_cast<TokenKind>(spec.types[id]);
        if (kind != TokenKind::Control && kind != TokenKind::UserDefined && kind != TokenKind::Unknown) continue;
        AddedToken token;
        token.id = static_cast<int32_t>(id);
        token.content = spec.tokens[id];
        token.special = kind != TokenKind::UserDefined;
        parts.added.push_back(std::move(token));
    }
    LORICA_ASSIGN(parts.bos, checked_id(spec.bos, "bos_token_id", spec));
    LORICA_ASSIGN(parts.eos, checked_id(spec.eos, "eos_token_id", spec));
    LORICA_ASSIGN(parts.eot, checked_id(spec.eot, "eot_token_id", spec));
    LORICA_ASSIGN(parts.pad, checked_id(spec.pad, "padding_token_id", spec));
    LORICA_ASSIGN(parts.unk, checked_id(spec.unk, "unknown_token_id", spec));
    parts.add_bos = spec.add_bos.value_or(pre->add_bos);
    parts.add_eos = spec.add_eos.value_or(false);
    parts.chat_template = std::move(spec.chat_template);
    parts.names = std::move(spec.tokens);
    return parts;
}

}  // namespace lorica
