// SPDX-License-Identifier: GPL-3.0-or-later
// The pre-tokenizers of tokenizer.json and the byte-level alphabet. Any thread.
#include <fmt/format.h>
#include <unicode/uchar.h>

#include <array>

#include "core/tokenizers/json_access.h"
#include "core/tokenizers/text_pipeline.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica {
namespace {

using json_access::Value;

struct Alphabet {
    std::array<uint32_t, 256> letter{};
    std::array<int16_t, 512> byte{};
    std::array<std::string, 256> text{};
    Alphabet() {
        byte.fill(-1);
        uint32_t next = 0x100;
        for (uint32_t b = 0; b < 256; ++b) {
            const bool itself = (b >= 0x21 && b <= 0x7E) || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            letter[b] = itself ? b : next++;
            byte[letter[b]] = static_cast<int16_t>(b);
            append_utf8(text[b], letter[b]);
        }
    }
};
const Alphabet kAlphabet;

bool punctuation(uint32_t code) {
    if (code < 0x80) return (code >= 0x21 && code <= 0x2F) || (code >= 0x3A && code <= 0x40) || (code >= 0x5B && code <= 0x60) || (code >= 0x7B && code <= 0x7E);
    // The reference's is Unicode 8's; two characters have become others since.
    if (code == 0x166D || code == 0x111C9) return true;
    return code < 0x110000 && (U_MASK(u_charType(static_cast<UChar32>(code))) & U_GC_P_MASK) && known_in(code, 8);
}

template <class Test>
void match_characters(std::string_view text, Test test, std::vector<PatternMatch>& out) {
    for (size_t at = 0; at < text.size();) {
        const Utf8Char c = utf8_at(text, at);
        if (test(c.code)) out.push_back({at, at + c.length});
        at += c.length;
    }
}

// `\w+|[^\w\s]+`
void match_words(std::string_view text, std::vector<PatternMatch>& out) {
    const auto kind = [&](const Utf8Char& c) { return is_space(c.code) ? 0 : is_word(c.code) ? 1 : 2; };
    for (size_t at = 0; at < text.size();) {
        const Utf8Char first = utf8_at(text, at);
        size_t end = at + first.length;
        for (; kind(first) != 0 && end < text.size();) {
            const Utf8Char c = utf8_at(text, end);
            if (kind(c) != kind(first)) break;
            end += c.length;
        }
        if (kind(first) != 0) out.push_back({at, end});
        at = end;
    }
}

}  // namespace

uint32_t byte_to_letter(unsigned char byte) { return kAlphabet.letter[byte]; }
int letter_to_byte(uint32_t code) { return code < 512 ? kAlphabet.byte[code] : -1; }

std::string to_letters(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    for (const char b : bytes) out += kAlphabet.text[static_cast<unsigned char>(b)];
    return out;
}

std::string from_letters(std::string_view token) {
    std::string out;
    for (size_t at = 0; at < token.size();) {
        const Utf8Char c = utf8_at(token, at);
        const int byte = letter_to_byte(c.code);
        if (byte < 0) return std::string(token);
        out += static_cast<char>(byte);
        at += c.length;
    }
    return out;
}

Result<SplitPattern> SplitPattern::from_json(const Value& json, const std::string& where) {
    const auto at = json.find("pattern");
    if (at != json.end() && at->is_object() && at->size() == 1) {
        const std::string kind = at->begin().key();
        const Value& text = at->begin().value();
        if (text.is_string() && kind == "String") return literal(text.get<std::string>());
        if (text.is_string() && kind == "Regex") {
            auto result = regex(text.get<std::string>());
            if (!result) result.error().where = where;
            return result;
        }
    }
    return json_access::wrong(where, "pattern", "{\"String\": …} or {\"Regex\": …}");
}

Result<PreTokenizer> PreTokenizer::parse(const Value& json, const std::string& where) {
    PreTokenizer tokenizer;
    if (!json.is_null()) LORICA_TRY(tokenizer.add(json, where, 0));
    return tokenizer;
}

Result<void> PreTokenizer::add(const Value& json, const std::string& where, int depth) {
    LORICA_ASSIGN(const std::string type, json_access::type_of(json, where));
    if (type == "Sequence") {
        const auto list = json.find("pretokenizers");
        if (list == json.end() || !list->is_array() || depth > 8) return json_access::wrong(where, "pretokenizers", "an array");
        for (const auto& one : *list) LORICA_TRY(add(one, where, depth + 1));
        return {};
    }
    LORICA_ASSIGN(Step step, step_of(json, type, where));
    steps_.push_back(std::move(step));
    return {};
}

Result<PreTokenizer::Step> PreTokenizer::step_of(const Value& json, const std::string& type, const std::string& where) {
    Step step{Kind::ByteLevel};
    std::string behaviour = "Isolated";
    if (type == "ByteLevel") {
        LORICA_ASSIGN(step.prefix_space, json_access::boolean(json, "add_prefix_space", true, where));
        LORICA_ASSIGN(step.use_regex, json_access::boolean(json, "use_regex", true, where));
        LORICA_ASSIGN(step.pattern, SplitPattern::regex(kGpt2Regex));
    } else if (type == "Digits") {
        step.kind = Kind::Digits;
        LORICA_ASSIGN(const bool single, json_access::boolean(json, "individual_digits", false, where));
        behaviour = single ? "Isolated" : "Contiguous";
    } else if (type == "Split") {
        step.kind = Kind::Split;
        LORICA_ASSIGN(step.pattern, SplitPattern::from_json(json, where));
        LORICA_ASSIGN(step.invert, json_access::boolean(json, "invert", false, where));
        LORICA_ASSIGN(behaviour, json_access::text(json, "behavior", "", where));
    } else if (type == "Punctuation") {
        step.kind = Kind::Punctuation;
        LORICA_ASSIGN(behaviour, json_access::text(json, "behavior", "Isolated", where));
    } else if (type == "Whitespace") {
        step.kind = Kind::Whitespace;
        step.invert = true;
        behaviour = "Removed";
    } else if (type == "WhitespaceSplit") {
        step.kind = Kind::WhitespaceSplit;
        behaviour = "Removed";
    } else if (type == "Metaspace") {
        step.kind = Kind::Metaspace;
        LORICA_ASSIGN(step.text, json_access::text(json, "replacement", "\xE2\x96\x81", where));
        LORICA_ASSIGN(step.split, json_access::boolean(json, "split", true, where));
        LORICA_ASSIGN(const bool old, json_access::boolean(json, "add_prefix_space", true, where));
        LORICA_ASSIGN(const std::string scheme, json_access::text(json, "prepend_scheme", old ? "always" : "never", where));
        if (scheme != "never" && scheme != "first" && scheme != "always")
            return json_access::unsupported("a prepend_scheme", scheme, where);
        step.prepend = scheme == "never" ? 0 : scheme == "first" ? 1 : 2;
        behaviour = "MergedWithNext";
    } else {
        return json_access::unsupported("a pre-tokenizer", type, where);
    }
    static const std::pair<const char*, Behaviour> kNames[] = {{"Removed", Behaviour::Removed},
                                                               {"Isolated", Behaviour::Isolated},
                                                               {"MergedWithPrevious", Behaviour::MergedWithPrevious},
                                                               {"MergedWithNext", Behaviour::MergedWithNext},
                                                               {"Contiguous", Behaviour::Contiguous}};
    for (const auto& [name, value] : kNames)
        if (behaviour == name) {
            step.behaviour = value;
            return step;
        }
    return json_access::unsupported("a split behaviour", behaviour, where);
}

bool PreTokenizer::byte_level() const {
    for (const Step& step : steps_)
        if (step.kind == Kind::ByteLevel) return true;
    return false;
}

bool PreTokenizer::prepends() const {
    for (const Step& step : steps_)
        if (step.kind == Kind::Metaspace ? step.prepend > 0 : step.kind == Kind::ByteLevel && step.prefix_space) return true;
    return false;
}

std::string PreTokenizer::signature() const {
    std::string out;
    for (const Step& s : steps_)
        out += fmt::format("{} {} {} {} {} {} {} {} {}\n", static_cast<int>(s.kind), static_cast<int>(s.behaviour), s.prefix_space, s.use_regex, s.invert,
                           s.split, s.prepend, s.text, s.pattern.source());
    return out;
}

namespace {

// The cut of `text` by matches (or, inverted, by what lies between them), as the five behaviours define it.
struct Cut {
    size_t begin, end;
    bool match;
};
std::vector<Cut> cut_up(std::string_view text, const std::vector<PatternMatch>& matches, bool invert) {
    std::vector<Cut> cuts;
    cuts.reserve(matches.size() * 2 + 1);
    size_t from = 0;
    for (const PatternMatch& m : matches) {
        if (m.begin > from) cuts.push_back({from, m.begin, invert});
        cuts.push_back({m.begin, m.end, !invert});
        from = m.end;
    }
    if (from < text.size()) cuts.push_back({from, text.size(), invert});
    return cuts;
}

std::vector<Cut> merge_previous(const std::vector<Cut>& cuts) {
    std::vector<Cut> out;
    bool before = false;
    for (const Cut& c : cuts) {
        if (c.match && !before && !out.empty()) out.back().end = c.end;
        else out.push_back(c);
        before = c.match;
    }
    return out;
}

std::vector<Cut> merge_next(const std::vector<Cut>& cuts) {
    std::vector<Cut> out;
    bool after = false;
    for (size_t i = cuts.size(); i-- > 0;) {
        if (cuts[i].match && !after && !out.empty()) out.back().begin = cuts[i].begin;
        else out.push_back(cuts[i]);
        after = cuts[i].match;
    }
    return {out.rbegin(), out.rend()};
}

std::vector<Cut> join_equal(const std::vector<Cut>& cuts) {
    std::vector<Cut> out;
    for (const Cut& c : cuts) {
        if (!out.empty() && out.back().match == c.match) out.back().end = c.end;
        else out.push_back(c);
    }
    return out;
}

}  // namespace

void PreTokenizer::run(const Step& step, TextPlace place, std::string_view piece, std::vector<std::string_view>& out, Pieces& pieces) {
    std::vector<PatternMatch> matches;
    const auto keep = [&](std::string text) -> std::string_view { return pieces.arena.emplace_back(std::move(text)); };
    switch (step.kind) {
        case Kind::ByteLevel: {
            if (step.prefix_space && place != TextPlace::AfterText && !piece.starts_with(' ')) piece = keep(" " + std::string(piece));
            if (step.use_regex) step.pattern.find(piece, matches);
            else matches.push_back({0, piece.size()});
            const std::string_view letters = keep(to_letters(piece));
            size_t at = 0;
            for (const PatternMatch& m : matches) {
                size_t size = 0;
                for (size_t i = m.begin; i < m.end; ++i) size += kAlphabet.text[static_cast<unsigned char>(piece[i])].size();
                out.push_back(letters.substr(at, size));
                at += size;
            }
            return;
        }
        case Kind::Metaspace: {
            std::string text;
            for (const char c : piece) c == ' ' ? text += step.text : text += c;
            if ((step.prepend == 2 ? place != TextPlace::AfterText : step.prepend == 1 && place == TextPlace::Start) && !text.starts_with(step.text)) text = step.text + text;
            piece = keep(std::move(text));
            if (!step.split) { out.push_back(piece); return; }
            SplitPattern::literal(step.text).find(piece, matches);
            break;
        }
        case Kind::Digits: match_characters(piece, is_numeric, matches); break;
        case Kind::Punctuation: match_characters(piece, punctuation, matches); break;
        case Kind::WhitespaceSplit: match_characters(piece, is_space, matches); break;
        case Kind::Whitespace: match_words(piece, matches); break;
        case Kind::Split:
            if (!step.pattern.find(piece, matches)) pieces.complete = false;
            break;
    }
    if (matches.empty() && !step.invert) { out.push_back(piece); return; }
    std::vector<Cut> cuts = cut_up(piece, matches, step.invert);
    switch (step.behaviour) {
        case Behaviour::MergedWithPrevious: cuts = merge_previous(cuts); break;
        case Behaviour::MergedWithNext: cuts = merge_next(cuts); break;
        case Behaviour::Contiguous: cuts = join_equal(cuts); break;
        case Behaviour::Removed: std::erase_if(cuts, [](const Cut& c) { return c.match; }); break;
        case Behaviour::Isolated: break;
    }
    for (const Cut& c : cuts)
        if (c.end > c.begin) out.push_back(piece.substr(c.begin, c.end - c.begin));
}

void PreTokenizer::apply(std::string_view text, TextPlace place, Pieces& pieces) const {
    if (text.empty()) return;
    std::vector<std::string_view> now{text}, next;
    for (const Step& step : steps_) {
        next.clear();
        for (size_t i = 0; i < now.size(); ++i) run(step, i == 0 ? place : TextPlace::AfterToken, now[i], next, pieces);
        now.swap(next);
    }
    pieces.list.insert(pieces.list.end(), now.begin(), now.end());
}

}  // namespace lorica
