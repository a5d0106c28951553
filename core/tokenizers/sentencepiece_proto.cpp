// SPDX-License-Identifier: GPL-3.0-or-later
// The few protobuf messages of a sentencepiece model, by hand, so that no untrusted byte reaches the library. Any thread.
#include "core/tokenizers/sentencepiece_proto.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <unordered_set>

namespace lorica {
namespace {

constexpr size_t kMaxPieces = size_t{1} << 24;

// One field after another of a message. Field numbers and wire types are protobuf's.
class Fields {
public:
    Fields(std::string_view bytes, size_t offset) : bytes_(bytes), offset_(offset) {}
    bool more() const { return at_ < bytes_.size(); }
    // Reads the next field; false where the bytes are no field.
    bool next() {
        uint64_t tag = 0;
        if (!varint(tag) || tag >> 3 == 0 || tag >> 3 > 0x1FFFFFFF) return false;
        number = static_cast<uint32_t>(tag >> 3);
        wire = static_cast<int>(tag & 7);
        bytes = {};
        value = 0;
        switch (wire) {
            case 0: return varint(value);
            case 1: return fixed(8);
            case 5: return fixed(4);
            case 2: {
                uint64_t length = 0;
                if (!varint(length) || length > bytes_.size() - at_) return false;
                start = offset_ + at_;
                bytes = bytes_.substr(at_, static_cast<size_t>(length));
                at_ += static_cast<size_t>(length);
                return true;
            }
            default: return false;  // groups: sentencepiece has none
        }
    }
    size_t position() const { return offset_ + at_; }
    bool is(uint32_t n, int w) const { return number == n && wire == w; }
    float real() const { return std::bit_cast<float>(static_cast<uint32_t>(value)); }

    uint32_t number = 0;
    int wire = 0;
    uint64_t value = 0;
    std::string_view bytes;
    size_t start = 0;  // of `bytes`, in the file

private:
    bool varint(uint64_t& out) {
        out = 0;
        for (int shift = 0; shift < 70 && at_ < bytes_.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            if (shift == 63 && byte > 1) return false;
            out |= static_cast<uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return true;
        }
        return false;
    }
    bool fixed(size_t size) {
        if (bytes_.size() - at_ < size) return false;
        for (size_t i = 0; i < size; ++i) value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes_[at_ + i])) << (8 * i);
        at_ += size;
        return true;
    }
    std::string_view bytes_;
    size_t offset_;
    size_t at_ = 0;
};

Error cut(const std::string& where, size_t position) {
    return Error{ErrorCode::BadInput, fmt::format("no sentencepiece model, or cut or damaged near byte {}", position), where,
                 "Download tokenizer.model again."};
}

Result<void> read_piece(std::string_view bytes, size_t offset, const std::string& where, SentencePieceSpec& spec) {
    if (spec.pieces.size() >= kMaxPieces) return Error{ErrorCode::BadInput, "over 16 million pieces", where};
    std::string piece;
    float score = 0;
    uint64_t kind = 1;
    for (Fields f(bytes, offset); f.more();) {
        if (!f.next()) return cut(where, f.position());
        if (f.is(1, 2)) piece = f.bytes;
        else if (f.is(2, 5)) score = f.real();
        else if (f.is(3, 0)) kind = f.value;
    }
    if (kind < 1 || kind > 6)
        return Error{ErrorCode::BadInput, fmt::format("piece {} (\"{}\") has type {}, outside 1 to 6", spec.pieces.size(), piece, kind), where};
    spec.pieces.push_back(std::move(piece));
    spec.scores.push_back(score);
    spec.kinds.push_back(static_cast<TokenKind>(kind));
    return {};
}

Result<void> read_trainer(std::string_view bytes, size_t offset, const std::string& where, SentencePieceSpec& spec) {
    uint64_t type = 1;
    for (Fields f(bytes, offset); f.more();) {
        if (!f.next()) return cut(where, f.position());
        if (f.is(3, 0)) type = f.value;
        else if (f.is(24, 0)) spec.whitespace_as_suffix = f.value != 0;
        else if (f.is(35, 0)) spec.byte_fallback = f.value != 0;
        else if (f.is(44, 2)) spec.unk_surface = f.bytes;
        else if (f.is(46, 2)) spec.bos_piece = f.bytes;
        else if (f.is(47, 2)) spec.eos_piece = f.bytes;
        else if (f.is(48, 2)) spec.pad_piece = f.bytes;
    }
    if (type != 1 && type != 2)
        return Error{ErrorCode::Unsupported, fmt::format("sentencepiece models of {} are not supported", type == 3 ? "words" : type == 4 ? "characters" : "an unknown type"),
                     where, "Unigram and BPE models are."};
    spec.bpe = type == 2;
    return {};
}

Result<void> read_normalizer(std::string_view bytes, size_t offset, const std::string& where, SentencePieceSpec& spec) {
    for (Fields f(bytes, offset); f.more();) {
        if (!f.next()) return cut(where, f.position());
        if (f.is(2, 2)) spec.charsmap = f.bytes;
        else if (f.is(3, 0)) spec.add_dummy_prefix = f.value != 0;
        else if (f.is(4, 0)) spec.remove_extra_whitespaces = f.value != 0;
        else if (f.is(5, 0)) spec.escape_whitespaces = f.value != 0;
    }
    return {};
}

uint32_t little_endian(std::string_view bytes, size_t at) {
    uint32_t out = 0;
    for (size_t i = 0; i < 4; ++i) out |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return out;
}

// The charsmap is a size, a double array (Darts-clone's units) and the replacements, each ended by a zero. The library
// walks it unchecked, so every state that a text can reach is looked at here.
bool sound_charsmap(std::string_view map) {
    if (map.size() < 8) return false;
    const size_t bytes = little_endian(map, 0);
    if (bytes % 4 != 0 || bytes == 0 || bytes >= map.size() - 4) return false;
    const std::string_view texts = map.substr(4 + bytes);
    if (texts.back() != '\0') return false;
    const size_t size = bytes / 4;
    const auto unit = [&](size_t i) { return little_endian(map, 4 + 4 * i); };
    const auto offset = [](uint32_t u) { return size_t{u >> 10} << ((u & (1u << 9)) >> 6); };
    std::vector<bool> seen(size);
    std::vector<size_t> open;
    const auto reach = [&](size_t at) {
        if ((at | 0xFF) >= size) return false;
        if (!seen[at]) open.push_back(at);
        seen[at] = true;
        return true;
    };
    if (!reach(offset(unit(0)))) return false;
    while (!open.empty()) {
        const size_t base = open.back();
        open.pop_back();
        for (size_t c = 0; c < 256; ++c) {
            const uint32_t u = unit(base ^ c);
            if ((u & ((1u << 31) | 0xFF)) != c) continue;
            const size_t next = (base ^ c) ^ offset(u);
            if (!reach(next)) return false;
            if ((u >> 8 & 1) != 0 && (unit(next) & 0x7FFFFFFF) >= texts.size()) return false;
        }
    }
    return true;
}

// Writing: varints, fields with a length, 32-bit fields.
void put_varint(std::string& out, uint64_t v) {
    for (; v >= 0x80; v >>= 7) out += static_cast<char>((v & 0x7F) | 0x80);
    out += static_cast<char>(v);
}
void put(std::string& out, uint32_t number, uint64_t value) {
    put_varint(out, uint64_t{number} << 3);
    put_varint(out, value);
}
void put(std::string& out, uint32_t number, const std::string& bytes) {
    put_varint(out, uint64_t{number} << 3 | 2);
    put_varint(out, bytes.size());
    out += bytes;
}
void put(std::string& out, uint32_t number, float value) {
    put_varint(out, uint64_t{number} << 3 | 5);
    const auto bits = std::bit_cast<uint32_t>(value);
    for (int i = 0; i < 4; ++i) out += static_cast<char>(bits >> (8 * i) & 0xFF);
}

}  // namespace

Result<SentencePieceSpec> parse_sentencepiece(std::string_view bytes, const std::string& where) {
    SentencePieceSpec spec;
    Fields f(bytes, 0);
    while (f.more()) {
        if (!f.next()) return cut(where, f.position());
        if (f.is(1, 2)) LORICA_TRY(read_piece(f.bytes, f.start, where, spec));
        else if (f.is(2, 2)) LORICA_TRY(read_trainer(f.bytes, f.start, where, spec));
        else if (f.is(3, 2)) LORICA_TRY(read_normalizer(f.bytes, f.start, where, spec));
    }
    LORICA_TRY(check_sentencepiece(spec, where));
    return spec;
}

Result<void> check_sentencepiece(const SentencePieceSpec& spec, const std::string& where) {
    if (spec.pieces.empty()) return Error{ErrorCode::BadInput, "the model has no pieces", where, "This is no sentencepiece model."};
    std::unordered_set<std::string_view> seen;
    seen.reserve(spec.pieces.size());
    size_t unknowns = 0, bytes = 0;
    for (size_t i = 0; i < spec.pieces.size(); ++i) {
        const auto bad = [&](const std::string& what) {
            return Error{ErrorCode::BadInput, fmt::format("piece {} (\"{}\") {}", i, spec.pieces[i], what), where};
        };
        if (spec.pieces[i].empty()) return bad("is empty");
        if (!seen.insert(spec.pieces[i]).second) return bad("appears twice");
        if (!std::isfinite(spec.scores[i])) return bad("has a score that is no number");
        unknowns += spec.kinds[i] == TokenKind::Unknown;
        bytes += spec.kinds[i] == TokenKind::Byte;
    }
    if (unknowns != 1) return Error{ErrorCode::BadInput, fmt::format("there must be one unknown piece, and there are {}", unknowns), where};
    for (int b = 0; spec.byte_fallback && b < 256; ++b)
        if (!seen.contains(fmt::format("<0x{:02X}>", b)))
            return Error{ErrorCode::BadInput, fmt::format("the model falls back to bytes and has no piece <0x{:02X}>", b), where};
    if (bytes != (spec.byte_fallback ? 256 : 0))
        return Error{ErrorCode::BadInput, fmt::format("there are {} byte pieces where {} belong", bytes, spec.byte_fallback ? 256 : 0), where};
    if (!spec.charsmap.empty() && !sound_charsmap(spec.charsmap))
        return Error{ErrorCode::BadInput, "the normalizer's charsmap points outside itself", where, "Download tokenizer.model again."};
    return {};
}

std::string serialize_sentencepiece(const SentencePieceSpec& spec) {
    std::string out, trainer, normalizer;
    std::string unk = "<unk>";
    for (size_t i = 0; i < spec.pieces.size(); ++i) {
        std::string piece;
        put(piece, 1, spec.pieces[i]);
        put(piece, 2, spec.scores[i]);
        put(piece, 3, static_cast<uint64_t>(spec.kinds[i]));
        put(out, 1, piece);
        if (spec.kinds[i] == TokenKind::Unknown) unk = spec.pieces[i];
    }
    const auto id_of = [&](const std::string& name) {
        const auto at = std::find(spec.pieces.begin(), spec.pieces.end(), name);
        return at == spec.pieces.end() ? ~uint64_t{0} : static_cast<uint64_t>(at - spec.pieces.begin());
    };
    put(trainer, 3, uint64_t{spec.bpe ? 2u : 1u});
    put(trainer, 4, static_cast<uint64_t>(spec.pieces.size()));
    put(trainer, 24, uint64_t{spec.whitespace_as_suffix});
    put(trainer, 35, uint64_t{spec.byte_fallback});
    put(trainer, 40, id_of(unk));
    put(trainer, 41, id_of(spec.bos_piece));
    put(trainer, 42, id_of(spec.eos_piece));
    put(trainer, 43, id_of(spec.pad_piece));
    put(trainer, 44, spec.unk_surface);
    put(trainer, 45, unk);
    put(trainer, 46, spec.bos_piece);
    put(trainer, 47, spec.eos_piece);
    put(trainer, 48, spec.pad_piece);
    put(out, 2, trainer);
    put(normalizer, 1, std::string(spec.charsmap.empty() ? "identity" : "custom"));
    if (!spec.charsmap.empty()) put(normalizer, 2, spec.charsmap);
    put(normalizer, 3, uint64_t{spec.add_dummy_prefix});
    put(normalizer, 4, uint64_t{spec.remove_extra_whitespaces});
    put(normalizer, 5, uint64_t{spec.escape_whitespaces});
    put(out, 3, normalizer);
    return out;
}

}  // namespace lorica
