// SPDX-License-Identifier: GPL-3.0-or-later
// Scanning JSON. Pure; any thread.
#include "core/data/json_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace lorica {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool JsonScan::hex4(unsigned& out) {
    if (at + 4 > text_.size()) return false;
    out = 0;
    for (int i = 0; i < 4; ++i, ++at) {
        const char c = text_[at];
        const int digit = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) return false;
        out = out * 16 + static_cast<unsigned>(digit);
    }
    return true;
}

// Behind the backslash.
bool JsonScan::escape() {
    if (at >= text_.size()) return false;
    const char c = text_[at++];
    if (c != 'u') return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
    unsigned high = 0, low = 0;
    if (!hex4(high) || (high >= 0xDC00 && high <= 0xDFFF)) return false;
    if (high < 0xD800 || high > 0xDFFF) return true;
    return take('\\') && take('u') && hex4(low) && low >= 0xDC00 && low <= 0xDFFF;
}

bool JsonScan::string(bool& escaped) {
    if (!take('"')) return false;
    while (at < text_.size()) {
        const auto c = static_cast<unsigned char>(text_[at]);
        if (c < 0x20) return false;
        ++at;
        if (c == '"') return true;
        if (c != '\\') continue;
        escaped = true;
        if (!escape()) return false;
    }
    return false;
}

bool JsonScan::word(std::string_view expected) {
    if (text_.substr(at, expected.size()) != expected) return false;
    at += expected.size();
    return true;
}

// Plain integers and decimals; a parser judges the others, some of which are too large.
bool JsonScan::number() {
    const size_t begin = at;
    while (at < text_.size() && (is_digit(text_[at]) || std::string_view("+-.eE").find(text_[at]) != std::string_view::npos)) ++at;
    const std::string_view token = text_.substr(begin, at - begin), digits = token.substr(token.starts_with('-') ? 1 : 0);
    const size_t point = std::min(digits.find('.'), digits.size());
    const auto all_digits = [](std::string_view part) { return !part.empty() && std::all_of(part.begin(), part.end(), is_digit); };
    const bool plain = token.size() < 18 && all_digits(digits.substr(0, point)) && (digits[0] != '0' || point == 1) &&
                       (point == digits.size() || all_digits(digits.substr(point + 1)));
    return plain || nlohmann::json::accept(token.begin(), token.end());
}

bool JsonScan::members(char close, int depth) {
    ++at;
    space();
    if (take(close)) return true;
    do {
        space();
        bool escaped = false;
        if (close == '}') {
            if (!string(escaped)) return false;
            space();
            if (!take(':')) return false;
            space();
        }
        if (!value(depth + 1)) return false;
        space();
    } while (take(','));
    return take(close);
}

bool JsonScan::value(int depth) {
    if (at >= text_.size()) return false;
    bool escaped = false;
    switch (text_[at]) {
        case '"': return string(escaped);
        case '{': return depth < max_depth_ && members('}', depth);
        case '[': return depth < max_depth_ && members(']', depth);
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number();
    }
}

std::string json_string_text(std::string_view written) {
    const auto value = nlohmann::json::parse(written.begin(), written.end(), nullptr, false);
    return value.is_string() ? value.get<std::string>() : std::string();
}

void add_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<int>(c));
                else out += c;
        }
    }
    out += '"';
}

void for_each_json_string(std::string_view json, const std::function<bool(size_t, size_t, bool)>& take) {
    JsonScan scan(json, 0);
    while (scan.at < json.size()) {
        if (json[scan.at] != '"') {
            ++scan.at;
            continue;
        }
        const size_t begin = scan.at;
        bool escaped = false;
        if (!scan.string(escaped)) return;
        const size_t end = scan.at;
        scan.space();
        if (scan.at < json.size() && json[scan.at] == ':') continue;
        if (!take(begin, end, escaped)) return;
    }
}

}  // namespace lorica
