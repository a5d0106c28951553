// SPDX-License-Identifier: GPL-3.0-or-later
// What Python's str sees in a UTF-8 text: code points and white space. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lorica {

// Bytes of the white space character at `at`, or 0. The set is Python's str.isspace().
size_t space_at(std::string_view text, size_t at);
// str.split(): the words between runs of white space.
std::vector<std::string> split_words(std::string_view text);
// str.rstrip() and str.strip().
std::string_view right_stripped(std::string_view text);
std::string_view stripped(std::string_view text);
// Code points; a byte that is not UTF-8 counts as one of its own.
std::u32string code_points(std::string_view text);

}  // namespace lorica
