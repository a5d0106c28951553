// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 walking, character classes of the tokenizers' regular expressions, lossy decoding. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lorica {

struct Utf8Char {
    uint32_t code = 0;   // 0xFFFFFFFF where the bytes are no UTF-8
    uint32_t length = 1; // bytes taken; 1 for a bad byte
};
constexpr uint32_t kBadUtf8 = 0xFFFFFFFF;

// The character at `text[at]`; `at` must be inside.
Utf8Char utf8_at(std::string_view text, size_t at);
void append_utf8(std::string& out, uint32_t code);
bool is_utf8(std::string_view text);
// Offset of the first byte that is no UTF-8, or npos.
size_t first_bad_utf8(std::string_view text);
// Ill-formed bytes become U+FFFD, one for each maximal subpart, as in Rust's and Python's lossy decoders.
std::string lossy_utf8(std::string_view bytes);
// Length of the longest prefix that is not a cut-off, still completable sequence at the end.
size_t complete_utf8_prefix(std::string_view bytes);

// Classes as Oniguruma sees them (Unicode 16): \p{L}, \p{N}, \s and the rest.
enum class CharClass : uint8_t { Other, Letter, Number, Space };
CharClass class_of(uint32_t code);
// Rust's char::is_numeric (Unicode 17): general category N.
bool is_numeric(uint32_t code);
// What newer Unicode versions added to a property (L, Lu, Ll, Lo, N, M, P, S) since the 14.0 of PCRE2, as the inside of a class.
const std::string& newer_members(std::string_view property);
bool is_space(uint32_t code);  // White_Space, 25 characters
bool is_word(uint32_t code);   // \w of Unicode 16: alphabetic, mark, decimal digit, connector
// Whether that version of Unicode had the character.
bool known_in(uint32_t code, int version);
uint32_t lower_case(uint32_t code);   // of Unicode 17, one character to one

}  // namespace lorica
