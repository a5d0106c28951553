// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 walking and character classes over ICU, with what newer Unicode versions added. Any thread.
#include "core/tokenizers/unicode_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace lorica {
namespace {

struct Range {
    uint32_t first, last;
};

// Debian 12's ICU 72 knows Unicode 15.0. Letters that Unicode 15.1 and 16 added, as measured on the reference.
constexpr Range kNewLetters[] = {
    {0x1C89, 0x1C8A}, {0xA7CB, 0xA7CD}, {0xA7DA, 0xA7DC}, {0x105C0, 0x105F3}, {0x10D4A, 0x10D65}, {0x10D6F, 0x10D85},
    {0x10EC2, 0x10EC4}, {0x11380, 0x11389}, {0x1138B, 0x1138B}, {0x1138E, 0x1138E}, {0x11390, 0x113B5}, {0x113B7, 0x113B7},
    {0x113D1, 0x113D1}, {0x113D3, 0x113D3}, {0x11BC0, 0x11BE0}, {0x13460, 0x143FA}, {0x16100, 0x1611D}, {0x16D40, 0x16D6C},
    {0x18CFF, 0x18CFF}, {0x1E5D0, 0x1E5ED}, {0x1E5F0, 0x1E5F0}, {0x2EBF0, 0x2EE5D}};
// Numbers that Unicode 16 added.
constexpr Range kNewNumbers[] = {{0x10D40, 0x10D49}, {0x116D0, 0x116E3}, {0x11BF0, 0x11BF9}, {0x16130, 0x16139},
                                 {0x16D70, 0x16D79}, {0x1CCF0, 0x1CCF9}, {0x1E5F1, 0x1E5FA}};
// What versions 15 to 16 added to marks, punctuation and symbols, as measured on the reference.
constexpr Range kNewMarks[] = {
    {0x897, 0x897}, {0xCF3, 0xCF3}, {0xECE, 0xECE}, {0x10D69, 0x10D6D}, {0x10EFC, 0x10EFF}, {0x11241, 0x11241}, {0x113B8, 0x113C0},
    {0x113C2, 0x113C2}, {0x113C5, 0x113C5}, {0x113C7, 0x113CA}, {0x113CC, 0x113D0}, {0x113D2, 0x113D2}, {0x113E1, 0x113E2}, {0x11F00, 0x11F01},
    {0x11F03, 0x11F03}, {0x11F34, 0x11F3A}, {0x11F3E, 0x11F42}, {0x11F5A, 0x11F5A}, {0x13440, 0x13440}, {0x13447, 0x13455}, {0x1611E, 0x1612F},
    {0x1E08F, 0x1E08F}, {0x1E4EC, 0x1E4EF}, {0x1E5EE, 0x1E5EF}};
constexpr Range kNewPunctuation[] = {{0x1B4E, 0x1B4F}, {0x1B7F, 0x1B7F}, {0x10D6E, 0x10D6E}, {0x113D4, 0x113D5}, {0x113D7, 0x113D8}, {0x11B00, 0x11B09},
                                     {0x11BE1, 0x11BE1}, {0x11F43, 0x11F4F}, {0x16D6D, 0x16D6F}, {0x1E5FF, 0x1E5FF}};
constexpr Range kNewSymbols[] = {
    {0x2427, 0x2429}, {0x2FFC, 0x2FFF}, {0x31E4, 0x31E5}, {0x31EF, 0x31EF}, {0x10D8E, 0x10D8F}, {0x1CC00, 0x1CCEF}, {0x1CD00, 0x1CEB3},
    {0x1F6DC, 0x1F6DC}, {0x1F774, 0x1F776}, {0x1F77B, 0x1F77F}, {0x1F7D9, 0x1F7D9}, {0x1F8B2, 0x1F8BB}, {0x1F8C0, 0x1F8C1}, {0x1FA75, 0x1FA77},
    {0x1FA87, 0x1FA89}, {0x1FA8F, 0x1FA8F}, {0x1FAAD, 0x1FAAF}, {0x1FABB, 0x1FABF}, {0x1FAC6, 0x1FAC6}, {0x1FACE, 0x1FACF}, {0x1FADA, 0x1FADC},
    {0x1FADF, 0x1FADF}, {0x1FAE8, 0x1FAE9}, {0x1FAF7, 0x1FAF8}, {0x1FBCB, 0x1FBEF}};
// Numbers that Unicode 17 added: known to Rust's is_numeric, not yet to Oniguruma.
constexpr Range kNewestNumbers[] = {{0x11DE0, 0x11DE9}, {0x16FF4, 0x16FF6}};

template <size_t N>
bool in_ranges(const Range (&ranges)[N], uint32_t code) {
    const auto* at = std::upper_bound(std::begin(ranges), std::end(ranges), code, [](uint32_t c, const Range& r) { return c < r.first; });
    return at != std::begin(ranges) && code <= std::prev(at)->last;
}

CharClass class_slow(uint32_t code) {
    if (code >= 0x110000) return CharClass::Other;
    if (is_space(code)) return CharClass::Space;
    const uint32_t mask = U_MASK(u_charType(static_cast<UChar32>(code)));
    if (mask & U_GC_L_MASK) return in_ranges(kNewestNumbers, code) ? CharClass::Other : CharClass::Letter;
    if (mask & U_GC_N_MASK) return in_ranges(kNewestNumbers, code) ? CharClass::Other : CharClass::Number;
    if (mask & U_GC_CN_MASK) {
        if (in_ranges(kNewLetters, code)) return CharClass::Letter;
        if (in_ranges(kNewNumbers, code)) return CharClass::Number;
    }
    return CharClass::Other;
}

const std::array<CharClass, 0x800>& small_classes() {
    static const std::array<CharClass, 0x800> table = [] {
        std::array<CharClass, 0x800> t{};
        for (uint32_t c = 0; c < t.size(); ++c) t[c] = class_slow(c);
        return t;
    }();
    return table;
}

bool continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// What a lead byte asks for: total length (0 if it is no lead byte) and the allowed range of the second byte.
struct Lead {
    uint32_t length;
    unsigned char low, high;
};
Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, 0, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

// How many bytes at `at` fit the sequence their lead byte announces (at least 1), and how many it announces.
struct Extent {
    uint32_t have, want;
};
Extent extent_at(std::string_view text, size_t at) {
    const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
    if (lead.length <= 1) return {1, lead.length};
    uint32_t have = 1;
    while (have < lead.length && at + have < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at + have]);
        if (have == 1 ? (byte < lead.low || byte > lead.high) : !continuation(byte)) break;
        ++have;
    }
    return {have, lead.length};
}

}  // namespace

Utf8Char utf8_at(std::string_view text, size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1};
    const Extent extent = extent_at(text, at);
    if (extent.have != extent.want) return {kBadUtf8, 1};
    uint32_t code = first & (0x7Fu >> extent.want);
    for (uint32_t i = 1; i < extent.want; ++i) code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
    return {code, extent.want};
}

void append_utf8(std::string& out, uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

size_t first_bad_utf8(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) { ++at; continue; }
        const Extent extent = extent_at(text, at);
        if (extent.have != extent.want) return at;
        at += extent.want;
    }
    return std::string_view::npos;
}

bool is_utf8(std::string_view text) { return first_bad_utf8(text) == std::string_view::npos; }

std::string lossy_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (size_t at = 0; at < bytes.size();) {
        const Extent extent = extent_at(bytes, at);
        if (extent.have == extent.want) out.append(bytes.substr(at, extent.want));
        else out += "\xEF\xBF\xBD";
        at += extent.have;
    }
    return out;
}

size_t complete_utf8_prefix(std::string_view bytes) {
    for (size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const size_t at = bytes.size() - back;
        if (continuation(static_cast<unsigned char>(bytes[at]))) continue;
        const Extent extent = extent_at(bytes, at);
        return extent.have == back && extent.have < extent.want ? at : bytes.size();
    }
    return bytes.size();
}

bool is_space(uint32_t code) {
    if (code < 0x80) return code == 0x20 || (code >= 0x9 && code <= 0xD);
    return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000;
}

CharClass class_of(uint32_t code) {
    static const auto& small = small_classes();
    return code < small.size() ? small[code] : class_slow(code);
}

bool is_numeric(uint32_t code) { return class_of(code) == CharClass::Number || in_ranges(kNewestNumbers, code); }

namespace {

std::string range_text(uint32_t first, uint32_t last) { return fmt::format("\\x{{{:X}}}-\\x{{{:X}}}", first, last); }

template <size_t N>
std::string range_texts(const Range (&ranges)[N]) {
    std::string out;
    for (const Range& one : ranges) out += range_text(one.first, one.last);
    return out;
}

// The category of a letter: ICU's, or for those it does not know yet Garay's and Latin's cases (Unicode 16), else Lo.
uint32_t letter_mask(uint32_t code) {
    const auto type = u_charType(static_cast<UChar32>(code));
    if (type != U_UNASSIGNED) return U_MASK(type);
    if ((code >= 0x10D50 && code <= 0x10D65) || code == 0x1C89 || code == 0xA7CB || code == 0xA7CC || code == 0xA7DA || code == 0xA7DC) return U_GC_LU_MASK;
    if ((code >= 0x10D70 && code <= 0x10D85) || code == 0x1C8A || code == 0xA7CD || code == 0xA7DB) return U_GC_LL_MASK;
    return U_GC_LO_MASK;
}

std::string newer_ranges(uint32_t wanted) {
    std::string out;
    uint32_t first = 0, last = 0;
    const auto close = [&] {
        if (last != 0) out += range_text(first, last);
    };
    for (uint32_t code = 0x80; code < 0x33480; ++code) {
        const CharClass type = class_slow(code);
        if (type != CharClass::Letter && type != CharClass::Number) continue;
        if (known_in(code, 14)) continue;
        const uint32_t mask = type == CharClass::Letter ? letter_mask(code) : U_GC_N_MASK;
        if ((mask & wanted) == 0) continue;
        if (last == 0 || code != last + 1) {
            close();
            first = code;
        }
        last = code;
    }
    close();
    return out;
}

}  // namespace

const std::string& newer_members(std::string_view property) {
    static const std::string letters = newer_ranges(U_GC_L_MASK), upper = newer_ranges(U_GC_LU_MASK), lower = newer_ranges(U_GC_LL_MASK),
                             other = newer_ranges(U_GC_LO_MASK), numbers = newer_ranges(U_GC_N_MASK), none;
    static const std::string marks = range_texts(kNewMarks), punctuation = range_texts(kNewPunctuation), symbols = range_texts(kNewSymbols);
    if (property == "M" || property == "P" || property == "S") return property == "M" ? marks : property == "P" ? punctuation : symbols;
    return property == "L" ? letters : property == "Lu" ? upper : property == "Ll" ? lower : property == "Lo" ? other : property == "N" ? numbers : none;
}

bool is_word(uint32_t code) {
    if (code >= 0x110000) return false;
    const uint32_t mask = U_MASK(u_charType(static_cast<UChar32>(code)));
    return u_hasBinaryProperty(static_cast<UChar32>(code), UCHAR_ALPHABETIC) || code == 0x200C || code == 0x200D ||
           (mask & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0 || in_ranges(kNewLetters, code) || in_ranges(kNewNumbers, code) || in_ranges(kNewMarks, code);
}

bool known_in(uint32_t code, int version) {
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(code), age);
    return age[0] != 0 && age[0] <= version;
}

uint32_t lower_case(uint32_t code) {
    if (code >= 0x10D50 && code <= 0x10D65) return code + 0x20;   // Garay
    if (code >= 0x16EA0 && code <= 0x16EB8) return code + 0x1B;   // Beria Erfe
    switch (code) {
        case 0xA7CB: return 0x264;
        case 0xA7DC: return 0x19B;
        case 0x1C89:
        case 0xA7CC:
        case 0xA7CE:
        case 0xA7D2:
        case 0xA7D4:
        case 0xA7DA: return code + 1;
        default: return static_cast<uint32_t>(u_tolower(static_cast<UChar32>(code)));
    }
}

}  // namespace lorica
