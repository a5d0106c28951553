// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for a text or a regular expression (PCRE2, Unicode) in texts of any length, and replacing it. Any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace lorica {

struct TextPattern {
    std::string text = {};
    bool regex = false;
    bool match_case = false;
    bool operator==(const TextPattern&) const = default;
};

// Const calls from several threads at once are fine.
class TextMatcher {
public:
    // An expression that cannot be compiled is an error with the place in it.
    static Result<TextMatcher> compile(const TextPattern& pattern);

    struct Span { size_t begin, end; };
    // The first match from `from` on. The text is UTF-8. An error where the expression takes too long.
    Result<std::optional<Span>> find(std::string_view text, size_t from = 0) const;
    Result<bool> matches(std::string_view text) const;
    // Every match replaced ($1, ${name}, \U…\E in an expression's replacement); nothing where there is no match.
    Result<std::optional<std::string>> replace(std::string_view text, std::string_view replacement) const;

private:
    struct Compiled;
    explicit TextMatcher(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
    std::shared_ptr<const Compiled> compiled_;
};

}  // namespace lorica
