// SPDX-License-Identifier: GPL-3.0-or-later
// A GGUF file's vocabulary in the terms of tokenizer.json. Any thread.
#include <fmt/format.h>


#include "core/tokenizers/pre_names.h"
#include "core/tokenizers/tokenizer_impl.h"

namespace lorica {
namespace {

using Value = nlohmann::ordered_json;

Value byte_level(bool prefix_space, bool use_regex) {
    return {{"type", "ByteLevel"}, {"add_prefix_space", prefix_space}, {"trim_offsets", true}, {"use_regex", use_regex}};
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
    if (spec.model != "gpt2" && spec.model != "llama")
        return Error{ErrorCode::Unsupported, fmt::format("tokenizer.ggml.model \"{}\" is not supported", spec.model), spec.where,
                     "Byte-level BPE (\"gpt2\") and sentencepiece (\"llama\") vocabularies are."};
    return {};
}

// A "llama" vocabulary is a sentencepiece BPE model that keeps all white space.
Result<TokenizerParts> parts_of_llama(VocabularySpec& spec) {
    if (spec.scores.empty()) return Error{ErrorCode::BadInput, "tokenizer.ggml.scores is missing, and a sentencepiece vocabulary needs it", spec.where};
    SentencePieceSpec model;
    model.bpe = true;
    model.remove_extra_whitespaces = false;
    model.add_dummy_prefix = spec.add_space_prefix.value_or(true);
    for (size_t id = 0; id < spec.tokens.size(); ++id) {
        auto kind = spec.types.empty() ? TokenKind::Normal : static_cast<TokenKind>(spec.types[id]);
        const bool named_unknown = spec.unk && *spec.unk == static_cast<int64_t>(id);
        if (spec.types.empty() && byte_token(spec.tokens[id]) >= 0) kind = TokenKind::Byte;
        if (spec.types.empty() && (named_unknown || (!spec.unk && spec.tokens[id] == "<unk>"))) kind = TokenKind::Unknown;
        if (kind < TokenKind::Normal || kind > TokenKind::Byte)
            return Error{ErrorCode::BadInput, fmt::format("tokenizer.ggml.token_type[{}] is {}, outside 1 to 6", id, static_cast<int>(kind)), spec.where};
        if (spec.tokens[id].empty()) {  // a filler of the embedding's rows
            spec.tokens[id] = fmt::format("[EMPTY_{}]", id);
            kind = TokenKind::Unused;
        }
        model.byte_fallback = model.byte_fallback || kind == TokenKind::Byte;
        model.kinds.push_back(kind);
    }
    const auto name_of = [&](const std::optional<int64_t>& id, std::string& name) {
        if (id && *id >= 0 && static_cast<uint64_t>(*id) < spec.tokens.size()) name = spec.tokens[static_cast<size_t>(*id)];
    };
    name_of(spec.bos, model.bos_piece);
    name_of(spec.eos, model.eos_piece);
    name_of(spec.pad, model.pad_piece);
    model.pieces = std::move(spec.tokens);
    model.scores = std::move(spec.scores);
    spec.tokens.resize(model.pieces.size());  // its length is still asked for
    LORICA_TRY(check_sentencepiece(model, spec.where));
    return parts_of_sentencepiece(std::move(model), spec.where, false);
}

Result<void> read_ids(const VocabularySpec& spec, TokenizerParts& parts) {
    LORICA_ASSIGN(parts.bos, checked_id(spec.bos, "bos_token_id", spec));
    LORICA_ASSIGN(parts.eos, checked_id(spec.eos, "eos_token_id", spec));
    LORICA_ASSIGN(parts.eot, checked_id(spec.eot, "eot_token_id", spec));
    LORICA_ASSIGN(parts.pad, checked_id(spec.pad, "padding_token_id", spec));
    LORICA_ASSIGN(parts.unk, checked_id(spec.unk, "unknown_token_id", spec));
    parts.add_bos = spec.add_bos.value_or(parts.add_bos);
    parts.add_eos = spec.add_eos.value_or(false);
    return {};
}

}  // namespace

Result<TokenizerParts> parts_of_spec(VocabularySpec spec) {
    LORICA_TRY(check(spec));
    if (spec.model == "llama") {
        LORICA_ASSIGN(TokenizerParts parts, parts_of_llama(spec));
        LORICA_TRY(read_ids(spec, parts));
        parts.chat_template = std::move(spec.chat_template);
        return parts;
    }
    TokenizerParts parts;
    parts.where = spec.where;
    const bool unnamed = spec.pre.empty() || spec.pre == "default";
    if (unnamed) parts.notes.push_back("the file does not name its pre-tokenizer; GPT-2's is used, and ids may differ from the original model's");
    const auto pre = pre_tokenizer_named(unnamed ? "gpt-2" : spec.pre, spec.add_space_prefix.value_or(false));
    if (!pre) return Error{ErrorCode::Unsupported, fmt::format("tokenizer.ggml.pre \"{}\" is not supported", spec.pre), spec.where};

    parts.pre_tokenizer = pre->pre_tokenizer;
    parts.decoder = byte_level(true, true);
    if (pre->nfc) parts.normalizer = {{"type", "NFC"}};
    parts.options.ignore_merges = pre->ignore_merges;
    parts.add_bos = pre->add_bos;
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
    LORICA_TRY(read_ids(spec, parts));
    parts.chat_template = std::move(spec.chat_template);
    parts.names = std::move(spec.tokens);
    return parts;
}

Result<VocabularySpec> Tokenizer::to_spec() const {
    const Impl& impl = *impl_;
    VocabularySpec out;
    out.where = impl.source.string();
    const SentencePieceSpec* sp = impl.model->sentencepiece();
    const bool marked = !impl.pre_tokenizer.byte_level() && impl.model->byte_fallback();
    if (!sp && !impl.pre_tokenizer.byte_level() && !marked)
        return Error{ErrorCode::Unsupported, "GGUF files cannot hold this vocabulary: it is neither byte-level BPE nor sentencepiece", out.where,
                     "Export a safetensors folder instead."};
    out.model = sp || marked ? "llama" : "gpt2";
    if (out.model == "gpt2") {
        out.pre = pre_name_of(impl.pre_tokenizer, impl.normalizer, impl.model->ignores_merges());
        if (out.pre.empty())
            return Error{ErrorCode::Unsupported, "GGUF has no name for this vocabulary's pre-tokenizer, so that its readers would cut texts differently",
                         out.where, "Export a safetensors folder instead."};
        for (const auto& [left, right] : impl.model->merges()) {
            const auto part = [&](int32_t id) {
                std::string name = impl.names[static_cast<size_t>(id)];
                for (size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at)) name.replace(at, 1, "\xC4\xA0");
                return name;
            };
            out.merges.push_back(part(left) + " " + part(right));
        }
    } else {
        out.pre = "default";
        out.scores = impl.model->scores();
        out.scores.resize(impl.names.size(), 0.0f);
        // A dummy prefix shows in what a text's start becomes.
        out.add_space_prefix = sp ? sp->add_dummy_prefix : impl.normalizer.apply("a", TextPlace::Start) != "a" || impl.pre_tokenizer.prepends();
    }
    for (size_t id = 0; id < impl.names.size(); ++id) {
        const auto at = static_cast<int32_t>(id);
        TokenKind kind = sp && id < sp->kinds.size() ? sp->kinds[id] : TokenKind::Normal;
        if (impl.names[id].empty()) kind = TokenKind::Unused;
        else if (at == impl.model->unk() && out.model == "llama") kind = TokenKind::Unknown;
        else if (impl.has(at, Impl::Byte)) kind = TokenKind::Byte;
        else if (impl.has(at, Impl::Special)) kind = TokenKind::Control;
        else if (impl.has(at, Impl::Added)) kind = TokenKind::UserDefined;
        out.tokens.push_back(impl.names[id].empty() ? fmt::format("[PAD{}]", id) : impl.names[id]);
        out.types.push_back(static_cast<int32_t>(kind));
    }
    const auto id = [](int32_t value) { return value < 0 ? std::nullopt : std::optional<int64_t>(value); };
    out.bos = id(impl.bos);
    out.eos = id(impl.eos);
    out.eot = id(impl.eot);
    out.unk = id(impl.unk);
    out.pad = id(impl.pad);
    out.add_bos = impl.add_bos;
    out.add_eos = impl.add_eos;
    out.chat_template = impl.chat_template;
    return out;
}

}  // namespace lorica
