// SPDX-License-Identifier: GPL-3.0-or-later
// Jinja statements. Pure; any thread.
#include "core/tokenizers/jinja_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace lorica::jinja {
namespace {

using Type = Token::Type;
using Kind = Stmt::Kind;

class Parser : public ExpressionParser {
public:
    using ExpressionParser::ExpressionParser;

    Body whole() {
        Body out = body({});
        if (now().type != Type::End) bad("unexpected end of a block");
        return out;
    }

private:
    using StmtPtr = std::unique_ptr<Stmt>;

    StmtPtr make(Kind kind) const {
        auto stmt = std::make_unique<Stmt>();
        stmt->kind = kind;
        stmt->line = now().line;
        return stmt;
    }

    void close_tag() {
        if (now().type != Type::BlockEnd) bad(fmt::format("expected '%}}' and found '{}'", now().text.substr(0, 40)));
        take();
    }

    // Statements up to `{% name`, where name is one of `ends`; the `{%` is taken, the name is not.
    Body body(std::initializer_list<const char*> ends) {
        if (++depth_ > kMaxNesting) bad(fmt::format("blocks nest deeper than {} levels", kMaxNesting));
        Body out;
        for (;;) {
            if (now().type == Type::Data) {
                StmtPtr stmt = make(Kind::Data);
                stmt->data = Value::text(take().text);
                out.push_back(std::move(stmt));
            } else if (now().type == Type::VariableBegin) {
                take();
                StmtPtr stmt = make(Kind::Output);
                stmt->value = expression(true);
                if (now().type != Type::VariableEnd) bad(fmt::format("expected '}}}}' and found '{}'", now().text.substr(0, 40)));
                take();
                out.push_back(std::move(stmt));
            } else if (now().type == Type::BlockBegin) {
                take();
                if (std::any_of(ends.begin(), ends.end(), [&](const char* end) { return now().name(end); })) break;
                out.push_back(statement());
            } else {
                if (ends.size() > 0) bad(fmt::format("{{% {} %}} is missing", *(ends.end() - 1)));
                break;
            }
        }
        --depth_;
        return out;
    }

    // The body up to its end tag, which is taken whole.
    Body body_to(const char* end) {
        Body out = body({end});
        take();
        close_tag();
        return out;
    }

    StmtPtr statement() {
        const std::string word = expect_name();
        if (word == "if") return conditional();
        if (word == "for") return loop();
        if (word == "set") return assignment();
        if (word == "macro") return macro();
        if (word == "call") return call_block();
        if (word == "filter") return filter_block();
        if (word == "with") return with();
        if (word == "generation") {
            // transformers marks the assistant's text so; here it is found by incremental rendering.
            close_tag();
            StmtPtr stmt = make(Kind::Scope);
            stmt->body = body_to("endgeneration");
            return stmt;
        }
        if (word == "break" || word == "continue") {
            if (loops_ == 0) bad(fmt::format("{{% {} %}} outside a loop", word));
            StmtPtr stmt = make(word == "break" ? Kind::Break : Kind::Continue);
            close_tag();
            return stmt;
        }
        bad(fmt::format("there is no statement named '{}'", word));
    }

    StmtPtr conditional() {
        StmtPtr stmt = make(Kind::If);
        ExprPtr condition = expression(true);
        for (;;) {
            close_tag();
            Body inner = condition ? body({"elif", "else", "endif"}) : body({"endif"});
            const bool last = condition == nullptr;
            stmt->branches.emplace_back(std::move(condition), std::move(inner));
            const std::string word = take().text;
            if (word == "endif" || last) break;
            condition = word == "elif" ? expression(true) : nullptr;
        }
        close_tag();
        return stmt;
    }

    std::vector<std::string> targets() {
        std::vector<std::string> names;
        const bool parens = accept("(");
        do {
            if (now().name("in")) break;
            names.push_back(expect_name());
        } while (accept(","));
        if (parens) expect(")");
        return names;
    }

    StmtPtr loop() {
        StmtPtr stmt = make(Kind::For);
        stmt->names = targets();
        if (!accept_name("in")) bad("expected 'in'");
        stmt->value = expression(true, false);
        if (accept_name("if")) stmt->condition = expression(false);
        if (now().name("recursive")) bad("recursive loops are not supported");
        close_tag();
        ++loops_;
        stmt->body = body({"else", "endfor"});
        --loops_;
        if (take().text == "else") {
            close_tag();
            stmt->otherwise = body_to("endfor");
        } else {
            close_tag();
        }
        return stmt;
    }

    StmtPtr assignment() {
        StmtPtr stmt = make(Kind::Set);
        stmt->names.push_back(expect_name());
        if (accept(".")) stmt->name = expect_name();
        while (stmt->name.empty() && accept(",")) stmt->names.push_back(expect_name());
        if (accept("=")) {
            stmt->value = expression(true);
            close_tag();
            return stmt;
        }
        stmt->kind = Kind::SetBlock;
        if (now().is("|")) stmt->value = filters(empty_name());
        close_tag();
        stmt->body = body_to("endset");
        return stmt;
    }

    // Stands for the rendered body in front of a block's filters.
    static ExprPtr empty_name() {
        auto node = std::make_unique<Expr>();
        node->kind = Expr::Kind::Name;
        return node;
    }

    void parameters(Stmt& stmt) {
        expect("(");
        while (!now().is(")")) {
            stmt.names.push_back(expect_name());
            if (accept("=")) stmt.defaults.push_back(expression(false));
            else if (!stmt.defaults.empty()) bad("a parameter without default behind one with");
            if (!accept(",")) break;
        }
        expect(")");
    }

    Body separate_body(const char* end) {
        const int outer = loops_;
        loops_ = 0;  // break and continue do not cross a macro's border
        Body out = body_to(end);
        loops_ = outer;
        return out;
    }

    StmtPtr macro() {
        StmtPtr stmt = make(Kind::Macro);
        stmt->name = expect_name();
        parameters(*stmt);
        close_tag();
        stmt->body = separate_body("endmacro");
        return stmt;
    }

    StmtPtr call_block() {
        StmtPtr stmt = make(Kind::CallBlock);
        if (now().is("(")) parameters(*stmt);
        stmt->value = expression(false);
        if (stmt->value->kind != Expr::Kind::CallOf) bad("{% call %} needs a call");
        close_tag();
        stmt->body = separate_body("endcall");
        return stmt;
    }

    StmtPtr filter_block() {
        StmtPtr stmt = make(Kind::FilterBlock);
        // `filter upper|trim` is written without the first bar.
        stmt->value = first_filter(empty_name());
        close_tag();
        stmt->body = body_to("endfilter");
        return stmt;
    }

    StmtPtr with() {
        StmtPtr stmt = make(Kind::Scope);
        while (now().type == Type::Name) {
            stmt->names.push_back(expect_name());
            expect("=");
            stmt->defaults.push_back(expression(false));
            if (!accept(",")) break;
        }
        close_tag();
        stmt->body = body_to("endwith");
        return stmt;
    }

    int depth_ = 0;
    int loops_ = 0;
};

}  // namespace

Body parse(const std::string& source) { return Parser(tokenize(source)).whole(); }

}  // namespace lorica::jinja
