// SPDX-License-Identifier: GPL-3.0-or-later
// TextMatcher over PCRE2. Any thread.
#include "core/data/text_match.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

#include "core/data/text.h"

namespace lorica {
namespace {

constexpr uint32_t kMatchLimit = 1'000'000, kHeapKib = 20'000;

struct FreeData { void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); } };
struct FreeContext { void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); } };

std::string words(int code) {
    PCRE2_UCHAR text[256] = {};
    pcre2_get_error_message(code, text, sizeof text);
    return reinterpret_cast<const char*>(text);
}

PCRE2_SPTR bytes(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data() == nullptr ? "" : text.data()); }

Error failed(int code) {
    const bool limit = code == PCRE2_ERROR_MATCHLIMIT || code == PCRE2_ERROR_DEPTHLIMIT || code == PCRE2_ERROR_HEAPLIMIT || code == PCRE2_ERROR_JIT_STACKLIMIT;
    if (limit) return {ErrorCode::BadInput, "the expression takes too long on this text", "regular expression", "write it with fewer nested repetitions"};
    return {ErrorCode::BadInput, words(code), "regular expression", "change the expression or the replacement"};
}

}  // namespace

struct TextMatcher::Compiled {
    pcre2_code* code = nullptr;
    bool regex = false;
    ~Compiled() { pcre2_code_free(code); }

    // Of this thread, for whatever matcher: big enough for every pair of the expression.
    pcre2_match_data* data() const {
        thread_local std::unique_ptr<pcre2_match_data, FreeData> kept;
        uint32_t groups = 0;
        pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
        if (!kept || pcre2_get_ovector_count(kept.get()) < groups + 1) kept.reset(pcre2_match_data_create(std::max<uint32_t>(groups + 1, 16), nullptr));
        return kept.get();
    }
    static pcre2_match_context* context() {
        thread_local const std::unique_ptr<pcre2_match_context, FreeContext> kept = [] {
            std::unique_ptr<pcre2_match_context, FreeContext> made(pcre2_match_context_create(nullptr));
            pcre2_set_match_limit(made.get(), kMatchLimit);
            pcre2_set_heap_limit(made.get(), kHeapKib);
            return made;
        }();
        return kept.get();
    }
};

Result<TextMatcher> TextMatcher::compile(const TextPattern& pattern) {
    if (pattern.text.empty()) return Error{ErrorCode::BadInput, "there is nothing to look for", {}, "type a text"};
    auto compiled = std::make_shared<Compiled>();
    compiled->regex = pattern.regex;
    int code = 0;
    PCRE2_SIZE at = 0;
    const uint32_t options = PCRE2_UTF | (pattern.match_case ? 0u : PCRE2_CASELESS) | (pattern.regex ? PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C : PCRE2_LITERAL);
    compiled->code = pcre2_compile(bytes(pattern.text), pattern.text.size(), options, &code, &at, nullptr);
    if (compiled->code == nullptr) {
        return Error{ErrorCode::BadInput, fmt::format("{} at character {}", words(code), at + 1), fmt::format("\"{}\"", printable(pattern.text)),
                     "mend the regular expression, or look for the text as it is"};
    }
    pcre2_jit_compile(compiled->code, PCRE2_JIT_COMPLETE);   // without it the interpreter does the same, slower
    return TextMatcher(std::move(compiled));
}

Result<std::optional<TextMatcher::Span>> TextMatcher::find(std::string_view text, size_t from) const {
    pcre2_match_data* data = compiled_->data();
    const int rc = pcre2_match(compiled_->code, bytes(text), text.size(), from, PCRE2_NO_UTF_CHECK, data, Compiled::context());
    if (rc == PCRE2_ERROR_NOMATCH) return std::optional<Span>();
    if (rc < 0) return failed(rc);
    const PCRE2_SIZE* span = pcre2_get_ovector_pointer(data);
    return std::optional<Span>({span[0], std::max(span[0], span[1])});
}

Result<bool> TextMatcher::matches(std::string_view text) const {
    LORICA_ASSIGN(const auto found, find(text));
    return found.has_value();
}

Result<std::optional<std::string>> TextMatcher::replace(std::string_view text, std::string_view replacement) const {
    LORICA_ASSIGN(const auto first, find(text));   // most texts have none, and this costs no copy
    if (!first) return std::optional<std::string>();
    const uint32_t options = PCRE2_SUBSTITUTE_GLOBAL | PCRE2_SUBSTITUTE_OVERFLOW_LENGTH | PCRE2_SUBSTITUTE_UNSET_EMPTY | PCRE2_NO_UTF_CHECK |
                             (compiled_->regex ? PCRE2_SUBSTITUTE_EXTENDED : PCRE2_SUBSTITUTE_LITERAL);
    std::string out(text.size() + replacement.size() + 256, '\0');
    for (int attempt = 0; attempt < 2; ++attempt) {
        PCRE2_SIZE size = out.size();
        const int rc = pcre2_substitute(compiled_->code, bytes(text), text.size(), 0, options, compiled_->data(), Compiled::context(), bytes(replacement), replacement.size(),
                                        reinterpret_cast<PCRE2_UCHAR*>(out.data()), &size);
        if (rc >= 0) {
            out.resize(size);
            return std::optional<std::string>(std::move(out));
        }
        if (rc != PCRE2_ERROR_NOMEMORY || attempt > 0) return failed(rc);
        out.resize(size);
    }
    return std::optional<std::string>();
}

}  // namespace lorica
