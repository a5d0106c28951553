// SPDX-License-Identifier: GPL-3.0-or-later
// Python's text operations on marked text. Pure functions; any thread.
#include <unicode/uchar.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "core/tokenizers/jinja_interpreter.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica::jinja {
namespace {

// Applies `change` to each run of equally marked bytes.
template <class Change>
Text by_runs(const Text& text, Change change) {
    Text out;
    size_t at = 0;
    const auto run = [&](size_t end, bool user) {
        if (end <= at) return;
        const size_t begin = out.bytes.size();
        out.bytes += change(std::string_view(text.bytes).substr(at, end - at), at);
        if (user) out.mark(begin, out.bytes.size());
        at = end;
    };
    for (const ByteSpan& span : text.user) {
        run(span.begin, false);
        run(span.end, true);
    }
    run(text.bytes.size(), false);
    return out;
}

std::string cased(std::string_view bytes, bool upper) {
    icu::UnicodeString s = icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<int32_t>(bytes.size())));
    upper ? s.toUpper(icu::Locale::getRoot()) : s.toLower(icu::Locale::getRoot());
    std::string out;
    s.toUTF8String(out);
    return out;
}

// `start_of_word(at)` says whether the character at that offset becomes upper case; the others become lower case.
template <class Starts>
Text word_case(const Text& text, Starts starts) {
    return by_runs(text, [&](std::string_view run, size_t offset) {
        std::string out;
        for (size_t at = 0; at < run.size();) {
            const size_t length = utf8_at(run, at).length;
            out += cased(run.substr(at, length), starts(offset + at));
            at += length;
        }
        return out;
    });
}

bool cased_letter(uint32_t code) {
    return code < 0x110000 && (u_isUAlphabetic(static_cast<UChar32>(code)) && (u_tolower(static_cast<UChar32>(code)) != static_cast<UChar32>(code) ||
                                                                             u_toupper(static_cast<UChar32>(code)) != static_cast<UChar32>(code)));
}

size_t previous(std::string_view text, size_t end) {
    size_t start = end - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    return start;
}

}  // namespace

size_t count_characters(std::string_view text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size(); at += utf8_at(text, at).length) ++count;
    return count;
}

size_t byte_of_character(std::string_view text, size_t index) {
    size_t at = 0;
    for (; index > 0 && at < text.size(); --index) at += utf8_at(text, at).length;
    return at;
}

Text upper_case(const Text& text) { return by_runs(text, [](std::string_view run, size_t) { return cased(run, true); }); }
Text lower_case(const Text& text) { return by_runs(text, [](std::string_view run, size_t) { return cased(run, false); }); }

Text title_case(const Text& text) {
    return word_case(text, [&](size_t at) { return at == 0 || !cased_letter(utf8_at(text.bytes, previous(text.bytes, at)).code); });
}

Text capitalized(const Text& text) {
    return word_case(text, [](size_t at) { return at == 0; });
}

Text stripped(const Text& text, bool left, bool right, const Text* characters) {
    const auto drop = [&](uint32_t code) {
        if (!characters) return python_space(code);
        for (size_t at = 0; at < characters->bytes.size();) {
            const Utf8Char c = utf8_at(characters->bytes, at);
            if (c.code == code) return true;
            at += c.length;
        }
        return false;
    };
    size_t begin = 0, end = text.bytes.size();
    while (left && begin < end) {
        const Utf8Char c = utf8_at(text.bytes, begin);
        if (!drop(c.code)) break;
        begin += c.length;
    }
    while (right && end > begin) {
        const size_t start = previous(text.bytes, end);
        if (start < begin || !drop(utf8_at(text.bytes, start).code)) break;
        end = start;
    }
    return text.part(begin, end);
}

Text replaced(const Text& text, const Text& from, const Text& to, int64_t count) {
    Text out;
    const size_t size = text.bytes.size();
    size_t at = 0;
    if (from.bytes.empty()) {  // between all characters, as Python does
        for (; count != 0; --count) {
            out.append(to);
            if (at >= size) return out;
            const size_t length = utf8_at(text.bytes, at).length;
            out.append(text, at, at + length);
            at += length;
        }
        out.append(text, at, size);
        return out;
    }
    for (; count != 0; --count) {
        const size_t hit = text.bytes.find(from.bytes, at);
        if (hit == std::string::npos) break;
        out.append(text, at, hit);
        out.append(to);
        at = hit + from.bytes.size();
    }
    out.append(text, at, size);
    return out;
}

namespace {

// Splitting at runs of white space, which drops empty parts.
std::vector<std::pair<size_t, size_t>> split_words(const Text& text, int64_t limit, bool from_right) {
    std::vector<std::pair<size_t, size_t>> words;
    const std::string& s = text.bytes;
    for (size_t at = 0; at < s.size();) {
        const Utf8Char c = utf8_at(s, at);
        if (python_space(c.code)) { at += c.length; continue; }
        const size_t begin = at;
        while (at < s.size() && !python_space(utf8_at(s, at).code)) at += utf8_at(s, at).length;
        words.emplace_back(begin, at);
    }
    if (limit < 0 || words.size() <= static_cast<size_t>(limit)) return words;
    // What is left over stays whole: to the text's end, or from its start.
    const auto keep = static_cast<size_t>(limit);
    if (from_right) {
        std::vector<std::pair<size_t, size_t>> out{{0, words[words.size() - keep - 1].second}};
        out.insert(out.end(), words.end() - static_cast<ptrdiff_t>(keep), words.end());
        return out;
    }
    std::vector<std::pair<size_t, size_t>> out(words.begin(), words.begin() + static_cast<ptrdiff_t>(keep));
    out.emplace_back(words[keep].first, s.size());
    return out;
}

}  // namespace

std::vector<Value> split_text(Interpreter& interpreter, const Text& text, const Text* separator, int64_t limit, bool from_right) {
    interpreter.charge_text(text);
    std::vector<std::pair<size_t, size_t>> parts;
    if (!separator) {
        parts = split_words(text, limit, from_right);
    } else {
        const std::string& mark = separator->bytes;
        if (mark.empty()) fail("split needs a separator that is not empty");
        if (from_right) {
            size_t end = text.bytes.size();
            while (limit-- != 0) {
                if (end < mark.size()) break;
                const size_t hit = text.bytes.rfind(mark, end - mark.size());
                if (hit == std::string::npos) break;
                parts.emplace_back(hit + mark.size(), end);
                end = hit;
            }
            parts.emplace_back(0, end);
            std::reverse(parts.begin(), parts.end());
        } else {
            size_t at = 0;
            while (limit-- != 0) {
                const size_t hit = text.bytes.find(mark, at);
                if (hit == std::string::npos) break;
                parts.emplace_back(at, hit);
                at = hit + mark.size();
            }
            parts.emplace_back(at, text.bytes.size());
        }
    }
    interpreter.charge(parts.size());
    std::vector<Value> out;
    for (const auto& [begin, end] : parts) out.push_back(Value::text(text.part(begin, end)));
    return out;
}

}  // namespace lorica::jinja
