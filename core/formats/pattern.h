// SPDX-License-Identifier: GPL-3.0-or-later
// Regular expressions that come from files and people: compiled by PCRE2, with a limit on their work. Values; any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/error.h"

struct pcre2_real_code_8;

namespace lorica {

class Pattern {
public:
    enum class Place { Anywhere, Front, Whole };   // of the text that has to match
    // An error names `where`, what is wrong and at which byte. With `unicode`, . is a code point, \w and \d know all scripts.
    static Result<Pattern> compile(const std::string& expression, Place place, const std::string& where, bool unicode = false);
    // False too where the expression would need more than 100,000 steps, or the text is not the UTF-8 that `unicode` expects.
    bool matches(std::string_view text) const;

private:
    std::shared_ptr<pcre2_real_code_8> code_;
};

}  // namespace lorica
