// SPDX-License-Identifier: GPL-3.0-or-later
// See text_units.h.
#include "core/eval/text_units.h"

#include <algorithm>
#include <utility>

namespace lorica {

size_t space_at(std::string_view text, size_t at) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned a = byte(at), b = byte(at + 1), c = byte(at + 2);
    if (a == ' ' || (a >= 0x09 && a <= 0x0D) || (a >= 0x1C && a <= 0x1F)) return 1;
    if (a == 0xC2 && (b == 0x85 || b == 0xA0)) return 2;
    if (a == 0xE1 && b == 0x9A && c == 0x80) return 3;
    if (a == 0xE2 && b == 0x80 && ((c >= 0x80 && c <= 0x8A) || c == 0xA8 || c == 0xA9 || c == 0xAF)) return 3;
    if (a == 0xE2 && b == 0x81 && c == 0x9F) return 3;
    if (a == 0xE3 && b == 0x80 && c == 0x80) return 3;
    return 0;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (size_t i = 0; i < text.size();) {
        const size_t space = space_at(text, i);
        if (space == 0) {
            word += text[i++];
            continue;
        }
        if (!word.empty()) words.push_back(std::exchange(word, {}));
        i += space;
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

std::string_view right_stripped(std::string_view text) {
    while (!text.empty()) {
        size_t length = 0;
        for (size_t n = 1; n <= std::min<size_t>(3, text.size()) && length == 0; ++n)
            if (space_at(text, text.size() - n) == n) length = n;
        if (length == 0) break;
        text.remove_suffix(length);
    }
    return text;
}

std::string_view stripped(std::string_view text) {
    while (const size_t space = space_at(text, 0)) text.remove_prefix(space);
    return right_stripped(text);
}

std::u32string code_points(std::string_view text) {
    std::u32string out;
    for (size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        char32_t value = length == 1 ? lead : lead & (0xFF >> (length + 1));
        size_t used = 1;
        while (used < length && i + used < text.size() && (static_cast<unsigned char>(text[i + used]) & 0xC0) == 0x80)
            value = (value << 6) | (static_cast<unsigned char>(text[i + used++]) & 0x3F);
        out += used == length ? value : lead;
        i += used == length ? length : 1;
    }
    return out;
}

}  // namespace lorica
