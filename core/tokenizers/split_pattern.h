// SPDX-License-Identifier: GPL-3.0-or-later
// SplitPattern: where a pre-tokenizer's regular expression or string matches. Immutable; any thread.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace lorica {

struct PatternMatch {
    size_t begin, end;
};

// The regular expressions that byte-level vocabularies were made with, matched by hand in linear time.
extern const char* const kGpt2Regex;
extern const char* const kLlama3Regex;
extern const char* const kQwen2Regex;

class SplitPattern {
public:
    static SplitPattern literal(std::string text);
    // Oniguruma's syntax; the three above run by hand, others in PCRE2 with a step limit. The error names the place.
    static Result<SplitPattern> regex(const std::string& pattern);

    // The "pattern" member of a step: {"String": …} or {"Regex": …}.
    static Result<SplitPattern> from_json(const nlohmann::ordered_json& step, const std::string& where);

    // Every match, left to right, none overlapping. False if the step limit was reached (`out` is then incomplete).
    bool find(std::string_view text, std::vector<PatternMatch>& out) const;
    // The expression or text it was made from.
    const std::string& source() const { return source_; }

private:
    using Step = size_t (*)(std::string_view text, size_t at);
    struct Compiled;
    Step step_ = nullptr;   // end of the match that begins at `at`; these patterns match everywhere
    std::string literal_, source_;
    std::shared_ptr<const Compiled> compiled_;
};

}  // namespace lorica
