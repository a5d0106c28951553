// SPDX-License-Identifier: GPL-3.0-or-later
// Parses a Jinja template into its tree. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/tokenizers/jinja_ast.h"
#include "core/tokenizers/jinja_lexer.h"

namespace lorica::jinja {

// Throws Failure naming the line: syntax errors, unknown filters, tests and statements.
Body parse(const std::string& source);

// Expressions; jinja2's grammar and precedence.
class ExpressionParser {
public:
    explicit ExpressionParser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

protected:
    const Token& now() const { return tokens_[at_]; }
    const Token& peek() const { return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_]; }
    Token take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
    bool accept(const char* sign);
    bool accept_name(const char* word);
    void expect(const char* sign);
    std::string expect_name();
    [[noreturn]] void bad(const std::string& what) const;

    // A whole expression; with `tuples`, `a, b` is one.
    ExprPtr expression(bool tuples, bool conditional = true);
    ExprPtr filters(ExprPtr node);
    ExprPtr first_filter(ExprPtr node) { return filters(filter(std::move(node))); }
    Call arguments();

private:
    struct Nest;
    ExprPtr conditional();
    ExprPtr either();
    ExprPtr both();
    ExprPtr negation();
    ExprPtr comparison();
    ExprPtr sum();
    ExprPtr concatenation();
    ExprPtr product();
    ExprPtr power();
    ExprPtr unary(bool with_filters);
    ExprPtr primary();
    ExprPtr postfix(ExprPtr node);
    ExprPtr subscript(ExprPtr object);
    ExprPtr filter(ExprPtr object);
    ExprPtr test(ExprPtr object);
    ExprPtr dictionary();
    ExprPtr sequence(Expr::Kind kind, const char* close);
    ExprPtr make(Expr::Kind kind, std::vector<ExprPtr> kids = {}, std::string text = {});
    ExprPtr sealed(ExprPtr node) const;  // sets the depth, fails above kMaxTree

    std::vector<Token> tokens_;
    size_t at_ = 0;
    int nesting_ = 0;
};

}  // namespace lorica::jinja
