// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 checks and the capped list of problems. Pure functions; any thread.
#include "core/data/text.h"

#include <fmt/format.h>

#include <cstring>

namespace lorica {
namespace {

// Length of the well-formed sequence at `at`, or 0. Table 3-7 of the Unicode Standard.
size_t sequence_length(std::string_view text, size_t at) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
    const unsigned a = byte(at);
    if (a < 0x80) return 1;
    if (a < 0xC2 || a > 0xF4) return 0;
    const unsigned low = a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80;
    const unsigned high = a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF;
    const unsigned b = byte(at + 1);
    if (b < low || b > high) return 0;
    const size_t length = a < 0xE0 ? 2 : a < 0xF0 ? 3 : 4;
    for (size_t i = 2; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
    }
    return length;
}

}  // namespace

size_t invalid_utf8_at(std::string_view text) {
    size_t i = 0;
    while (i < text.size()) {
        uint64_t word = 0;
        if (i + 8 <= text.size()) {
            std::memcpy(&word, text.data() + i, 8);
            if ((word & 0x8080808080808080ull) == 0) {
                i += 8;
                continue;
            }
        }
        const size_t length = sequence_length(text, i);
        if (length == 0) return i;
        i += length;
    }
    return std::string_view::npos;
}

std::string printable(std::string_view text, size_t limit) {
    std::string out;
    size_t i = 0;
    while (i < text.size()) {
        const size_t length = sequence_length(text, i);
        if (out.size() + std::max<size_t>(length, 3) > limit) return out + "…";
        const auto c = static_cast<unsigned char>(text[i]);
        if (length == 0 || c < 0x20 || c == 0x7F) {
            out += c == '\n' || c == '\r' || c == '\t' ? " " : "\xEF\xBF\xBD";
            ++i;
            continue;
        }
        out.append(text.substr(i, length));
        i += length;
    }
    return out;
}

bool is_blank(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == ' ' || (c >= 9 && c <= 13)) {
            ++i;
            continue;
        }
        const size_t length = sequence_length(text, i);
        const std::string_view one = text.substr(i, length);
        const bool space = one == "\xC2\xA0" || one == "\xE3\x80\x80" || one == "\xE2\x80\xA8" || one == "\xE2\x80\xA9" ||
                           one == "\xE2\x80\xAF" || one == "\xEF\xBB\xBF" ||
                           (length == 3 && one.substr(0, 2) == "\xE2\x80" && static_cast<unsigned char>(one[2]) <= 0x8B);
        if (!space) return false;
        i += length;
    }
    return true;
}

Result<std::string_view> without_mark(std::string_view text, const std::string& file) {
    if (text.starts_with("\xEF\xBB\xBF")) return text.substr(3);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return Error{ErrorCode::BadInput, "the file is UTF-16 text", file, "save it as UTF-8"};
    }
    return text;
}

std::vector<RowProblem> ProblemList::take(const std::string& file) {
    if (more_errors_ + more_remarks_ > 0) {
        problems_.push_back({file, 0, 0, "", fmt::format("{} more unusable rows and {} more remarks are not listed", more_errors_, more_remarks_),
                             more_errors_ > 0 ? Severity::Error : Severity::Warning});
    }
    return std::move(problems_);
}

}  // namespace lorica
