// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a Jinja template into tokens, with trim_blocks and lstrip_blocks on as transformers has them. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lorica::jinja {

struct Token {
    enum class Type { Data, VariableBegin, VariableEnd, BlockBegin, BlockEnd, Name, String, Integer, Float, Operator, End };
    Type type = Type::End;
    std::string text = {};  // for String its value; for Operator the sign
    int line = 1;
    int64_t integer = 0;
    double real = 0;
    bool is(const char* sign) const { return type == Type::Operator && text == sign; }
    bool name(const char* word) const { return type == Type::Name && text == word; }
};

// Throws Failure naming the line.
std::vector<Token> tokenize(const std::string& source);

}  // namespace lorica::jinja
