// SPDX-License-Identifier: GPL-3.0-or-later
// The pre-tokenizers' regular expressions: the common three by hand, the others through PCRE2. Any thread.
#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/tokenizers/split_pattern.h"

#include <fmt/format.h>
#include <pcre2.h>

#include <algorithm>

#include "core/tokenizers/unicode_text.h"

namespace lorica {

const char* const kGpt2Regex = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
const char* const kLlama3Regex =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
const char* const kQwen2Regex =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

namespace {

struct Seen {
    CharClass type;
    uint32_t code;
    size_t end;  // offset behind the character
};
Seen look(std::string_view text, size_t at) {
    const Utf8Char c = utf8_at(text, at);
    return {class_of(c.code), c.code, at + c.length};
}

size_t run_of(std::string_view text, size_t at, CharClass type) {
    while (at < text.size()) {
        const Seen c = look(text, at);
        if (c.type != type) break;
        at = c.end;
    }
    return at;
}

// `\s+(?!\S)|\s+` at a space: the run without its last character if more than one and text follows.
size_t spaces(std::string_view text, size_t at) {
    size_t end = at, before_last = at;
    while (end < text.size()) {
        const Seen c = look(text, end);
        if (c.type != CharClass::Space) break;
        before_last = end;
        end = c.end;
    }
    return end == text.size() || before_last == at ? end : before_last;
}

bool newline(char c) { return c == '\r' || c == '\n'; }

size_t gpt2_step(std::string_view text, size_t at) {
    if (text[at] == '\'' && at + 1 < text.size()) {
        const char a = text[at + 1];
        if (a == 's' || a == 't' || a == 'm' || a == 'd') return at + 2;
        const char b = at + 2 < text.size() ? text[at + 2] : '\0';
        if ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l')) return at + 3;
    }
    size_t start = at;
    if (text[at] == ' ' && at + 1 < text.size()) start = at + 1;
    const Seen c = look(text, start);
    if (c.type != CharClass::Space) return run_of(text, c.end, c.type);
    return spaces(text, at);
}

// End of (?i:'s|'t|'re|'ve|'m|'ll|'d) at an apostrophe, or `at`. U+017F folds to s.
size_t contraction(std::string_view text, size_t at) {
    if (at + 1 >= text.size()) return at;
    const auto lower = [&](size_t i) { return i < text.size() && text[i] >= 'A' && text[i] <= 'Z' ? char(text[i] + 32) : i < text.size() ? text[i] : '\0'; };
    const char a = lower(at + 1), b = lower(at + 2);
    if (a == 's' || a == 't' || a == 'm' || a == 'd') return at + 2;
    if ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l')) return at + 3;
    if (text.substr(at + 1, 2) == "\xC5\xBF") return at + 3;
    return at;
}

template <int kDigits>
size_t modern_step(std::string_view text, size_t at) {
    if (text[at] == '\'') {
        const size_t end = contraction(text, at);
        if (end > at) return end;
    }
    const Seen c = look(text, at);
    if (c.type == CharClass::Letter) return run_of(text, c.end, CharClass::Letter);
    if (c.type == CharClass::Number) {
        size_t end = c.end;
        for (int i = 1; i < kDigits && end < text.size(); ++i) {
            const Seen next = look(text, end);
            if (next.type != CharClass::Number) break;
            end = next.end;
        }
        return end;
    }
    if (!newline(text[at]) && c.end < text.size()) {
        const Seen next = look(text, c.end);
        if (next.type == CharClass::Letter) return run_of(text, next.end, CharClass::Letter);
    }
    size_t start = at;
    if (text[at] == ' ' && at + 1 < text.size()) start = at + 1;
    if (look(text, start).type == CharClass::Other) {
        size_t end = run_of(text, start, CharClass::Other);
        while (end < text.size() && newline(text[end])) ++end;
        return end;
    }
    // \s*[\r\n]+ : up to the last newline of the run of white space.
    size_t last = at;
    for (size_t i = at; i < text.size();) {
        const Seen s = look(text, i);
        if (s.type != CharClass::Space) break;
        if (newline(text[i])) last = s.end;
        i = s.end;
    }
    return last > at ? last : spaces(text, at);
}

// Oniguruma's \s is White_Space; PCRE2's differs in U+180E. \h is a hexadecimal digit there. `{n,m}+` is a repeated
// repeat there and possessive in PCRE2. ^ and $ are about lines there.
constexpr const char* kSpaces = R"(\x{9}-\x{D}\x{20}\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000})";

Result<std::string> to_pcre(const std::string& pattern) {
    std::string out;
    int classes = 0;  // a class inside a class adds to it
    bool braced = false;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size()) {
            const char next = pattern[++i];
            if (next == 's') out += classes > 0 ? kSpaces : fmt::format("[{}]", kSpaces);
            else if (next == 'S' && classes == 0) out += fmt::format("[^{}]", kSpaces);
            else if (next == 'h' || next == 'H' || (next == 'S' && classes > 0))
                return Error{ErrorCode::Unsupported, fmt::format("\\{} at offset {} of the regular expression is not supported", next, i)};
            else { out += '\\'; out += next; }
            // The braces of a property or a number are no repeat.
            if ((next == 'p' || next == 'P' || next == 'x') && i + 1 < pattern.size() && pattern[i + 1] == '{') {
                const size_t end = std::min(pattern.find('}', i), pattern.size() - 1);
                const std::string& more = next == 'p' ? newer_members(std::string_view(pattern).substr(i + 2, end - i - 2)) : std::string();
                if (!more.empty() && classes == 0) out.insert(out.size() - 2, "[");
                out.append(pattern, i + 1, end - i);
                out += more;
                if (!more.empty() && classes == 0) out += ']';
                i = end;
            }
            braced = false;
            continue;
        }
        if (c == '[') {
            const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
            if (classes > 0 && (next == '^' || next == ':'))
                return Error{ErrorCode::Unsupported, fmt::format("the class inside a class at offset {} is not supported", i)};
            if (classes++ == 0) out += c;
            braced = false;
            continue;
        }
        if (c == ']' && classes > 0) {
            if (--classes == 0) out += c;
            continue;
        }
        if (classes > 0 && c == '&' && i + 1 < pattern.size() && pattern[i + 1] == '&')
            return Error{ErrorCode::Unsupported, fmt::format("the intersection of classes at offset {} is not supported", i)};
        if (c == '+' && braced && classes == 0)
            return Error{ErrorCode::Unsupported, fmt::format("a repeated repeat at offset {} is not supported", i)};
        braced = c == '}' && classes == 0;
        if (c == '$' && classes == 0) out += R"((?=\n|\z))";
        else if (c == '^' && classes == 0) out += R"((?:\A|(?<=\n)))";
        else out += c;
    }
    return out;
}

constexpr uint32_t kMatchLimit = 10'000'000;  // backtracking steps for one match

}  // namespace

struct SplitPattern::Compiled {
    pcre2_code* code = nullptr;
    ~Compiled() { pcre2_code_free(code); }
};

SplitPattern SplitPattern::literal(std::string text) {
    SplitPattern p;
    p.literal_ = p.source_ = std::move(text);
    return p;
}

Result<SplitPattern> SplitPattern::regex(const std::string& pattern) {
    SplitPattern p;
    p.source_ = pattern;
    if (pattern == kGpt2Regex) p.step_ = gpt2_step;
    else if (pattern == kLlama3Regex) p.step_ = modern_step<3>;
    else if (pattern == kQwen2Regex) p.step_ = modern_step<1>;
    if (p.step_) return p;
    if (pattern.size() > 65536) return Error{ErrorCode::BadInput, "the regular expression is longer than 64 KiB"};
    LORICA_ASSIGN(const std::string rewritten, to_pcre(pattern));
    int number = 0;
    size_t offset = 0;
    auto compiled = std::make_shared<Compiled>();
    compiled->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(rewritten.data()), rewritten.size(),
                                   PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &number, &offset, nullptr);
    if (!compiled->code) {
        unsigned char text[256] = {};
        pcre2_get_error_message(number, text, sizeof text);
        return Error{ErrorCode::BadInput, fmt::format("bad regular expression \"{}\": {} at offset {}", pattern,
                                                      reinterpret_cast<const char*>(text), offset)};
    }
    p.compiled_ = std::move(compiled);
    return p;
}

bool SplitPattern::find(std::string_view text, std::vector<PatternMatch>& out) const {
    if (step_) {
        for (size_t at = 0; at < text.size();) {
            const size_t end = step_(text, at);
            out.push_back({at, end});
            at = end;
        }
        return true;
    }
    if (!compiled_) {
        if (literal_.empty()) return true;
        for (size_t at = text.find(literal_); at != std::string_view::npos; at = text.find(literal_, at + literal_.size()))
            out.push_back({at, at + literal_.size()});
        return true;
    }
    if (!is_utf8(text)) return false;
    pcre2_match_data* data = pcre2_match_data_create_from_pattern(compiled_->code, nullptr);
    pcre2_match_context* context = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(context, kMatchLimit);
    pcre2_set_depth_limit(context, 100'000);
    bool fine = true;
    for (size_t at = 0; at < text.size();) {
        const int rc = pcre2_match(compiled_->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), at, PCRE2_NO_UTF_CHECK,
                                   data, context);
        if (rc < 0) {
            fine = rc == PCRE2_ERROR_NOMATCH;
            break;
        }
        const size_t* span = pcre2_get_ovector_pointer(data);
        if (span[1] > span[0]) out.push_back({span[0], span[1]});
        at = span[1] > at ? span[1] : at + utf8_at(text, at).length;
    }
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
    return fine;
}

}  // namespace lorica
