// SPDX-License-Identifier: GPL-3.0-or-later
// Encoding, decoding and the questions about a vocabulary. Any thread.
#include "core/tokenizers/tokenizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/tokenizers/tokenizer_impl.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica {

Tokenizer::Tokenizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Tokenizer::~Tokenizer() = default;

void Tokenizer::Impl::encode_piece(std::string_view text, TextPlace place, Encoding& out) const {
    Pieces pieces;
    pre_tokenizer.apply(text, place, pieces);
    const bool prefixed = place == TextPlace::Start || (place == TextPlace::AfterToken && !prefix_first_only);
    out.complete = out.complete && pieces.complete;
    for (const std::string_view piece : pieces.list) {
        TokenModel::Missing missing;
        model->encode(piece, prefixed, out.ids, missing);
        if (missing.bytes == 0) continue;
        if (out.missing == 0) {
            const Utf8Char c = utf8_at(missing.first, 0);
            const int byte = pre_tokenizer.byte_level() ? letter_to_byte(c.code) : -1;
            out.first_missing = byte >= 0               ? fmt::format("byte 0x{:02X}", byte)
                                : c.code == kBadUtf8 ? fmt::format("byte 0x{:02X}", static_cast<unsigned char>(missing.first[0]))
                                                     : fmt::format("character U+{:04X}", c.code);
        }
        out.missing += missing.bytes;
    }
}

namespace {

// The parts of `spans` inside [begin, end), counted from `begin`.
std::vector<ByteSpan> inside(std::span<const ByteSpan> spans, size_t begin, size_t end) {
    std::vector<ByteSpan> out;
    auto at = std::upper_bound(spans.begin(), spans.end(), begin, [](size_t b, const ByteSpan& s) { return b < s.end; });
    for (; at != spans.end() && at->begin < end; ++at)
        out.push_back({std::max(at->begin, begin) - begin, std::min(at->end, end) - begin});
    return out;
}

}  // namespace

void Tokenizer::Impl::encode(std::string_view text, const AddedVocabulary::Rule& rule, TextPlace place, Encoding& out) const {
    for (const auto& part : raw.cut(text, added, rule)) {
        if (part.token >= 0) {
            out.ids.push_back(added[static_cast<size_t>(part.token)].id);
            continue;
        }
        const std::string_view source = text.substr(part.begin, part.end - part.begin);
        const TextPlace here = part.begin == 0 ? place : TextPlace::AfterToken;
        std::string rewritten;
        if (!normalizer.identity()) rewritten = normalizer.apply(source, here);
        const std::string_view piece = normalizer.identity() ? source : std::string_view(rewritten);
        if (normalised.empty()) {
            encode_piece(piece, here, out);
            continue;
        }
        // Offsets of literal text are lost where the normalizer rewrites; then a piece with any of it has no control tokens.
        const std::vector<ByteSpan> literal = inside(rule.literal, part.begin, part.end);
        AddedVocabulary::Rule inner = rule;
        inner.literal = literal;
        if (!normalizer.identity() && !literal.empty()) inner.special = false;
        for (const auto& small : normalised.cut(piece, added, inner)) {
            if (small.token >= 0) out.ids.push_back(added[static_cast<size_t>(small.token)].id);
            else encode_piece(piece.substr(small.begin, small.end - small.begin), small.begin == 0 ? here : TextPlace::AfterToken, out);
        }
    }
}

Encoding Tokenizer::encode_full(std::string_view text, bool parse_special) const {
    Encoding out;
    impl_->encode(text, {parse_special, {}}, TextPlace::Start, out);
    return out;
}

Encoding Tokenizer::encode_guarded(std::string_view text, std::span<const ByteSpan> literal, TextPlace place) const {
    Encoding out;
    impl_->encode(text, {true, literal}, place, out);
    return out;
}

std::vector<int32_t> Tokenizer::encode(std::string_view text, bool parse_special) const {
    return encode_full(text, parse_special).ids;
}

Result<std::vector<int32_t>> Tokenizer::encode_strict(std::string_view text, bool parse_special) const {
    if (const size_t bad = first_bad_utf8(text); bad != std::string_view::npos)
        return Error{ErrorCode::BadInput, fmt::format("the text is not UTF-8 at byte {}", bad), {}, "Save the data as UTF-8."};
    Encoding encoding = encode_full(text, parse_special);
    if (!encoding.complete)
        return Error{ErrorCode::BadInput, "the pre-tokenizer's regular expression needs too many steps on this text"};
    if (encoding.missing > 0)
        return Error{ErrorCode::BadInput, fmt::format("the vocabulary cannot represent {} ({} in all)", encoding.first_missing, encoding.missing),
                     {}, "Remove or replace that character."};
    return std::move(encoding.ids);
}

std::vector<int32_t> Tokenizer::encode_document(std::string_view text) const {
    Encoding out;
    out.ids = impl_->prefix;
    impl_->encode(text, {true, {}}, TextPlace::Start, out);
    out.ids.insert(out.ids.end(), impl_->suffix.begin(), impl_->suffix.end());
    return std::move(out.ids);
}

size_t Tokenizer::Impl::strips() const {
    const SentencePieceSpec* spec = model->sentencepiece();
    // Where white space is trimmed, every leading piece loses its space, as in SentencePieceProcessor::Decode.
    if (spec && spec->remove_extra_whitespaces) return std::numeric_limits<size_t>::max();
    return decoder.strip_text().empty() ? 0 : decoder.strip_count();
}

std::string_view Tokenizer::Impl::bytes_at_start(int32_t id, size_t& strips) const {
    std::string_view piece = id >= 0 && static_cast<size_t>(id) < bytes.size() ? std::string_view(bytes[static_cast<size_t>(id)]) : std::string_view();
    if (strips == 0 || piece.empty()) return piece;
    const bool once = model->sentencepiece() != nullptr;
    while (strips > 0 && !has(id, Whole) && piece.starts_with(decoder.strip_text())) {
        piece.remove_prefix(decoder.strip_text().size());
        --strips;
        if (once) break;
    }
    if (!piece.empty()) strips = 0;
    return piece;
}

namespace {

// One U+FFFD for each byte that is no UTF-8, as sentencepiece decodes bytes; with `together`, for every byte of a run that
// has any, as the `tokenizers` package does.
void append_bytes(std::string& out, std::string& run, bool together) {
    const bool spoilt = together && !is_utf8(run);
    for (size_t at = 0; at < run.size();) {
        const Utf8Char c = utf8_at(run, at);
        const uint32_t length = spoilt ? 1 : c.length;
        if (spoilt || c.code == kBadUtf8) out += "\xEF\xBF\xBD";
        else out.append(run, at, length);
        at += length;
    }
    run.clear();
}

}  // namespace

std::string Tokenizer::decode(std::span<const int32_t> ids, bool skip_special) const {
    std::string out, run;
    size_t strips = impl_->strips();
    const bool together = !impl_->model->sentencepiece();
    for (const int32_t id : ids) {
        if (skip_special && is_special(id)) continue;
        const std::string_view piece = impl_->bytes_at_start(id, strips);
        if (impl_->has(id, Impl::Byte)) {
            run += piece;
            continue;
        }
        append_bytes(out, run, together);
        out += piece;
    }
    append_bytes(out, run, together);
    return lossy_utf8(out);
}

std::string_view Tokenizer::token_bytes(int32_t id) const {
    return id >= 0 && static_cast<size_t>(id) < impl_->bytes.size() ? std::string_view(impl_->bytes[static_cast<size_t>(id)]) : std::string_view();
}

std::string_view Tokenizer::token_name(int32_t id) const {
    return id >= 0 && static_cast<size_t>(id) < impl_->names.size() ? std::string_view(impl_->names[static_cast<size_t>(id)]) : std::string_view();
}

std::string Tokenizer::token_text(int32_t id) const {
    const std::string_view bytes = token_bytes(id);
    std::string out;
    for (size_t at = 0; at < bytes.size();) {
        const Utf8Char c = utf8_at(bytes, at);
        if (c.code == ' ') out += "\xC2\xB7";
        else if (c.code == '\n') out += "\xE2\x86\xB5";
        else if (c.code == '\t') out += "\xE2\x87\xA5";
        else if (c.code == kBadUtf8 || c.code < 0x20 || c.code == 0x7F) out += fmt::format("<0x{:02X}>", static_cast<unsigned char>(bytes[at]));
        else out += bytes.substr(at, c.length);
        at += c.length;
    }
    return out;
}

int32_t Tokenizer::id_of(std::string_view name) const {
    if (const auto at = impl_->added_ids.find(name); at != impl_->added_ids.end()) return at->second;
    return impl_->model->id_of(name);
}

int32_t Tokenizer::bos() const { return impl_->bos; }
int32_t Tokenizer::eos() const { return impl_->eos; }
int32_t Tokenizer::eot() const { return impl_->eot; }
int32_t Tokenizer::pad() const { return impl_->pad; }
int32_t Tokenizer::unk() const { return impl_->unk; }
bool Tokenizer::add_bos() const { return impl_->add_bos; }
bool Tokenizer::add_eos() const { return impl_->add_eos; }
bool Tokenizer::is_special(int32_t id) const { return impl_->has(id, Impl::Special); }
bool Tokenizer::is_added(int32_t id) const { return impl_->has(id, Impl::Added); }
const std::vector<int32_t>& Tokenizer::stop_ids() const { return impl_->stops; }
bool Tokenizer::is_stop(int32_t id) const { return std::find(impl_->stops.begin(), impl_->stops.end(), id) != impl_->stops.end(); }
size_t Tokenizer::vocab_size() const { return impl_->names.size(); }
const std::vector<AddedToken>& Tokenizer::added_tokens() const { return impl_->added; }
const std::string& Tokenizer::chat_template() const { return impl_->chat_template; }
const std::vector<std::string>& Tokenizer::notes() const { return impl_->notes; }
const std::filesystem::path& Tokenizer::source() const { return impl_->source; }

StreamDecoder::StreamDecoder(std::shared_ptr<const Tokenizer> tokenizer, bool skip_special)
    : tokenizer_(std::move(tokenizer)), skip_special_(skip_special), strips_(tokenizer_->impl_->strips()) {}

std::string StreamDecoder::push(int32_t id) {
    if (skip_special_ && tokenizer_->is_special(id)) return {};
    held_ += tokenizer_->impl_->bytes_at_start(id, strips_);
    std::string done = held_.substr(0, complete_utf8_prefix(held_));
    held_.erase(0, done.size());
    if (!tokenizer_->impl_->decoder.byte_fallback()) return lossy_utf8(done);
    std::string out;
    append_bytes(out, done, false);
    return out;
}

std::string StreamDecoder::finish() {
    std::string out;
    if (tokenizer_->impl_->decoder.byte_fallback()) append_bytes(out, held_, false);
    else out = lossy_utf8(held_);
    held_.clear();
    strips_ = tokenizer_->impl_->strips();
    return out;
}

}  // namespace lorica
