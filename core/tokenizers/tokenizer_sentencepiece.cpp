// SPDX-License-Identifier: GPL-3.0-or-later
// A sentencepiece model in the terms of tokenizer.json. Any thread.
#include <algorithm>
#include <array>
#include <string_view>

#include "core/tokenizers/tokenizer_impl.h"

namespace lorica {
namespace {

using Value = nlohmann::ordered_json;

constexpr const char* kMark = "\xE2\x96\x81";

std::string base64(std::string_view bytes) {
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (size_t at = 0; at < bytes.size(); at += 3) {
        uint32_t three = 0;
        for (size_t i = 0; i < 3; ++i) three = three << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
        for (size_t i = 0; i < 4; ++i) out += at + i > bytes.size() ? '=' : kDigits[three >> (18 - 6 * i) & 63];
    }
    return out;
}

Value sequence(const char* key, Value list) { return {{"type", "Sequence"}, {key, std::move(list)}}; }

// The steps that the library does, for the tokenizer.json that merges and exports write.
void describe(const SentencePieceSpec& spec, bool first_only, TokenizerParts& parts) {
    Value steps = Value::array();
    if (!spec.charsmap.empty()) steps.push_back({{"type", "Precompiled"}, {"precompiled_charsmap", base64(spec.charsmap)}});
    if (spec.remove_extra_whitespaces) {
        steps.push_back({{"type", "Strip"}, {"strip_left", true}, {"strip_right", true}});
        steps.push_back({{"type", "Replace"}, {"pattern", {{"Regex", " {2,}"}}}, {"content", " "}});
    }
    const bool metaspace = spec.add_dummy_prefix && first_only;
    if (spec.add_dummy_prefix && !first_only) steps.push_back({{"type", "Prepend"}, {"prepend", kMark}});
    if (!metaspace) steps.push_back({{"type", "Replace"}, {"pattern", {{"String", " "}}}, {"content", kMark}});
    if (!steps.empty()) parts.normalizer = sequence("normalizers", std::move(steps));
    if (metaspace) parts.pre_tokenizer = {{"type", "Metaspace"}, {"replacement", kMark}, {"prepend_scheme", "first"}, {"split", false}};
    Value decoders = Value::array({{{"type", "Replace"}, {"pattern", {{"String", kMark}}}, {"content", " "}}, {{"type", "ByteFallback"}}, {{"type", "Fuse"}}});
    if (spec.add_dummy_prefix || spec.remove_extra_whitespaces) decoders.push_back({{"type", "Strip"}, {"content", " "}, {"start", 1}, {"stop", 0}});
    parts.decoder = sequence("decoders", std::move(decoders));
}

// Turn marks that some models list as ordinary user-defined pieces; text must not forge them.
constexpr std::array kTurnMarks = {"<start_of_turn>", "<end_of_turn>", "<|im_start|>", "<|im_end|>", "<|eot_id|>", "<|end|>", "<|user|>", "<|assistant|>", "<|system|>"};

}  // namespace

Result<TokenizerParts> parts_of_sentencepiece(SentencePieceSpec spec, const std::string& where, bool first_only) {
    TokenizerParts parts;
    parts.where = where;
    parts.prefix_first_only = first_only;
    describe(spec, first_only, parts);
    const auto id_of = [&](const std::string& name, TokenKind kind) {
        const auto at = std::find(spec.pieces.begin(), spec.pieces.end(), name);
        const auto id = at - spec.pieces.begin();
        return at != spec.pieces.end() && spec.kinds[static_cast<size_t>(id)] == kind ? static_cast<int32_t>(id) : -1;
    };
    for (size_t id = 0; id < spec.pieces.size(); ++id) {
        TokenKind& kind = spec.kinds[id];
        if (kind == TokenKind::UserDefined && std::find(kTurnMarks.begin(), kTurnMarks.end(), spec.pieces[id]) != kTurnMarks.end()) kind = TokenKind::Control;
        if (kind != TokenKind::Control && kind != TokenKind::Unknown) continue;
        AddedToken token;
        token.id = static_cast<int32_t>(id);
        token.content = spec.pieces[id];
        token.special = true;
        parts.added.push_back(std::move(token));
        if (kind == TokenKind::Unknown) parts.unk = static_cast<int32_t>(id);
    }
    parts.bos = id_of(spec.bos_piece, TokenKind::Control);
    parts.eos = id_of(spec.eos_piece, TokenKind::Control);
    parts.pad = id_of(spec.pad_piece, TokenKind::Control);
    parts.add_bos = spec.bpe;  // LlamaTokenizer's and GemmaTokenizer's default
    parts.sentencepiece = std::move(spec);
    return parts;
}

}  // namespace lorica
