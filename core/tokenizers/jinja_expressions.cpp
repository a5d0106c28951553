// SPDX-License-Identifier: GPL-3.0-or-later
// Jinja expressions by recursive descent, in jinja2's order of precedence. Pure; any thread.
#include <fmt/format.h>

#include <algorithm>

#include "core/tokenizers/jinja_interpreter.h"
#include "core/tokenizers/jinja_parser.h"

namespace lorica::jinja {

using Type = Token::Type;
using Kind = Expr::Kind;

struct ExpressionParser::Nest {
    explicit Nest(ExpressionParser& p) : parser(p) {
        if (++parser.nesting_ > kMaxNesting) parser.bad(fmt::format("expressions nest deeper than {} levels", kMaxNesting));
    }
    ~Nest() { --parser.nesting_; }
    ExpressionParser& parser;
};

void ExpressionParser::bad(const std::string& what) const { fail(fmt::format("line {}: {}", now().line, what)); }

bool ExpressionParser::accept(const char* sign) {
    if (!now().is(sign)) return false;
    take();
    return true;
}

bool ExpressionParser::accept_name(const char* word) {
    if (!now().name(word)) return false;
    take();
    return true;
}

namespace {
std::string spelled(const Token& t) {
    switch (t.type) {
        case Type::Data: return "text";
        case Type::VariableBegin: return "{{";
        case Type::VariableEnd: return "}}";
        case Type::BlockBegin: return "{%";
        case Type::BlockEnd: return "%}";
        case Type::End: return "the end of the template";
        default: return t.text.substr(0, 40);
    }
}
}  // namespace

void ExpressionParser::expect(const char* sign) {
    if (!accept(sign)) bad(fmt::format("expected '{}' and found '{}'", sign, spelled(now())));
}

std::string ExpressionParser::expect_name() {
    if (now().type != Type::Name) bad(fmt::format("expected a name and found '{}'", spelled(now())));
    return take().text;
}

ExprPtr ExpressionParser::sealed(ExprPtr node) const {
    int depth = 0;
    const auto see = [&](const ExprPtr& kid) { if (kid) depth = std::max(depth, kid->depth); };
    for (const auto& kid : node->kids) see(kid);
    for (const auto& kid : node->call.list) see(kid);
    for (const auto& kid : node->call.named) see(kid.second);
    node->depth = depth + 1;
    if (node->depth > kMaxTree) bad(fmt::format("an expression has over {} levels", kMaxTree));
    return node;
}

ExprPtr ExpressionParser::make(Kind kind, std::vector<ExprPtr> kids, std::string text) {
    auto node = std::make_unique<Expr>();
    node->kind = kind;
    node->line = now().line;
    node->kids = std::move(kids);
    node->text = std::move(text);
    return sealed(std::move(node));
}

namespace {
template <class... Kids>
std::vector<ExprPtr> kids(Kids... one) {
    std::vector<ExprPtr> out;
    (out.push_back(std::move(one)), ...);
    return out;
}
}  // namespace

ExprPtr ExpressionParser::expression(bool tuples, bool with_conditional) {
    const auto one = [&] { return with_conditional ? conditional() : either(); };
    ExprPtr first = one();
    if (!tuples || !now().is(",")) return first;
    std::vector<ExprPtr> items;
    items.push_back(std::move(first));
    while (accept(",")) {
        if (now().type == Type::BlockEnd || now().type == Type::VariableEnd || now().is("=")) break;
        items.push_back(one());
    }
    return make(Kind::Tuple, std::move(items));
}

ExprPtr ExpressionParser::conditional() {
    const Nest nest(*this);
    ExprPtr value = either();
    while (accept_name("if")) {
        ExprPtr condition = either();
        ExprPtr otherwise = accept_name("else") ? conditional() : nullptr;
        value = make(Kind::Conditional, kids(std::move(value), std::move(condition), std::move(otherwise)));
    }
    return value;
}

ExprPtr ExpressionParser::either() {
    ExprPtr left = both();
    while (accept_name("or")) left = make(Kind::Or, kids(std::move(left), both()));
    return left;
}

ExprPtr ExpressionParser::both() {
    ExprPtr left = negation();
    while (accept_name("and")) left = make(Kind::And, kids(std::move(left), negation()));
    return left;
}

ExprPtr ExpressionParser::negation() {
    if (!now().name("not")) return comparison();
    const Nest nest(*this);
    take();
    return make(Kind::Not, kids(negation()));
}

ExprPtr ExpressionParser::comparison() {
    ExprPtr first = sum();
    std::vector<ExprPtr> operands;
    std::vector<std::string> names;
    for (;;) {
        static constexpr const char* kSigns[] = {"==", "!=", "<=", ">=", "<", ">"};
        const auto sign = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const char* s) { return now().is(s); });
        std::string name;
        if (sign != std::end(kSigns)) { name = *sign; take(); }
        else if (accept_name("in")) name = "in";
        else if (now().name("not") && peek().name("in")) { take(); take(); name = "not in"; }
        else break;
        if (operands.empty()) operands.push_back(std::move(first));
        names.push_back(name);
        operands.push_back(sum());
    }
    if (operands.empty()) return first;
    ExprPtr node = make(Kind::Compare, std::move(operands));
    node->names = std::move(names);
    return node;
}

ExprPtr ExpressionParser::sum() {
    ExprPtr left = concatenation();
    while (now().is("+") || now().is("-")) {
        const std::string sign = take().text;
        left = make(Kind::Binary, kids(std::move(left), concatenation()), sign);
    }
    return left;
}

ExprPtr ExpressionParser::concatenation() {
    ExprPtr first = product();
    if (!now().is("~")) return first;
    std::vector<ExprPtr> parts;
    parts.push_back(std::move(first));
    while (accept("~")) parts.push_back(product());
    return make(Kind::Concat, std::move(parts));
}

ExprPtr ExpressionParser::product() {
    ExprPtr left = power();
    while (now().is("*") || now().is("/") || now().is("//") || now().is("%")) {
        const std::string sign = take().text;
        left = make(Kind::Binary, kids(std::move(left), power()), sign);
    }
    return left;
}

ExprPtr ExpressionParser::power() {
    ExprPtr left = unary(true);
    while (accept("**")) left = make(Kind::Binary, kids(std::move(left), unary(true)), "**");
    return left;
}

ExprPtr ExpressionParser::unary(bool with_filters) {
    const Nest nest(*this);
    ExprPtr node;
    if (accept("-")) node = make(Kind::Negate, kids(unary(false)));
    else if (accept("+")) node = make(Kind::Plus, kids(unary(false)));
    else node = primary();
    node = postfix(std::move(node));
    return with_filters ? filters(std::move(node)) : std::move(node);
}

ExprPtr ExpressionParser::primary() {
    const Token token = take();
    const auto constant = [&](Value value) {
        ExprPtr node = make(Kind::Constant);
        node->constant = std::move(value);
        return node;
    };
    switch (token.type) {
        case Type::Name:
            if (token.text == "true" || token.text == "True") return constant(Value::boolean(true));
            if (token.text == "false" || token.text == "False") return constant(Value::boolean(false));
            if (token.text == "none" || token.text == "None") return constant(Value::none());
            return make(Kind::Name, {}, token.text);
        case Type::String: {
            std::string text = token.text;
            while (now().type == Type::String) text += take().text;
            return constant(Value::text(std::move(text)));
        }
        case Type::Integer: return constant(Value::integer(token.integer));
        case Type::Float: return constant(Value::real(token.real));
        case Type::Operator:
            if (token.text == "(") {
                if (accept(")")) return make(Kind::Tuple);
                ExprPtr inner = conditional();
                if (!now().is(",")) {
                    expect(")");
                    return inner;
                }
                std::vector<ExprPtr> items;
                items.push_back(std::move(inner));
                while (accept(",") && !now().is(")")) items.push_back(conditional());
                expect(")");
                return make(Kind::Tuple, std::move(items));
            }
            if (token.text == "[") return sequence(Kind::List, "]");
            if (token.text == "{") return dictionary();
            break;
        default: break;
    }
    fail(fmt::format("line {}: unexpected '{}'", token.line, spelled(token)));
}

ExprPtr ExpressionParser::sequence(Kind kind, const char* close) {
    std::vector<ExprPtr> items;
    while (!now().is(close)) {
        items.push_back(conditional());
        if (!accept(",")) break;
    }
    expect(close);
    return make(kind, std::move(items));
}

ExprPtr ExpressionParser::dictionary() {
    std::vector<ExprPtr> items;
    while (!now().is("}")) {
        items.push_back(conditional());
        expect(":");
        items.push_back(conditional());
        if (!accept(",")) break;
    }
    expect("}");
    return make(Kind::Dict, std::move(items));
}

ExprPtr ExpressionParser::postfix(ExprPtr node) {
    for (;;) {
        if (accept(".")) {
            if (now().type == Type::Integer) {
                ExprPtr index = make(Kind::Constant);
                index->constant = Value::integer(take().integer);
                node = make(Kind::Subscript, kids(std::move(node), std::move(index)));
            } else {
                const std::string name = expect_name();
                node = make(Kind::Attribute, kids(std::move(node)), name);
            }
        } else if (accept("[")) {
            node = subscript(std::move(node));
        } else if (now().is("(")) {
            ExprPtr call = make(Kind::CallOf, kids(std::move(node)));
            call->call = arguments();
            node = sealed(std::move(call));
        } else {
            return node;
        }
    }
}

ExprPtr ExpressionParser::subscript(ExprPtr object) {
    ExprPtr parts[3];
    bool slice = false;
    for (int i = 0; i < 3; ++i) {
        if (!now().is(":") && !now().is("]")) parts[i] = expression(true);
        if (i == 2 || !accept(":")) break;
        slice = true;
    }
    expect("]");
    if (slice) return make(Kind::Slice, kids(std::move(object), std::move(parts[0]), std::move(parts[1]), std::move(parts[2])));
    if (!parts[0]) bad("an empty subscript");
    return make(Kind::Subscript, kids(std::move(object), std::move(parts[0])));
}

Call ExpressionParser::arguments() {
    Call call;
    expect("(");
    while (!now().is(")")) {
        if (now().is("*") || now().is("**")) bad("unpacked arguments are not supported");
        if (now().type == Type::Name && peek().is("=")) {
            std::string name = take().text;
            take();
            call.named.emplace_back(std::move(name), conditional());
        } else {
            if (!call.named.empty()) bad("a positional argument behind a named one");
            call.list.push_back(conditional());
        }
        if (!accept(",")) break;
    }
    expect(")");
    return call;
}

ExprPtr ExpressionParser::filters(ExprPtr node) {
    for (;;) {
        if (accept("|")) node = filter(std::move(node));
        else if (accept_name("is")) node = test(std::move(node));
        else if (now().is("(")) {
            ExprPtr call = make(Kind::CallOf, kids(std::move(node)));
            call->call = arguments();
            node = sealed(std::move(call));
        } else return node;
    }
}

ExprPtr ExpressionParser::filter(ExprPtr object) {
    const std::string name = expect_name();
    ExprPtr node = make(Kind::Filter, kids(std::move(object)), name);
    node->function = find_filter(name);
    if (node->function < 0) bad(fmt::format("there is no filter named '{}'", name));
    if (now().is("(")) node->call = arguments();
    return sealed(std::move(node));
}

ExprPtr ExpressionParser::test(ExprPtr object) {
    const bool negated = accept_name("not");
    const std::string name = expect_name();
    ExprPtr node = make(Kind::Test, kids(std::move(object)), name);
    node->function = find_test(name);
    if (node->function < 0) bad(fmt::format("there is no test named '{}'", name));
    if (now().is("(")) {
        node->call = arguments();
    } else {
        const Token& t = now();
        const bool value = t.type == Type::String || t.type == Type::Integer || t.type == Type::Float || t.is("[") || t.is("{") ||
                           (t.type == Type::Name && t.text != "else" && t.text != "or" && t.text != "and" && t.text != "is" && t.text != "if" &&
                            t.text != "not" && t.text != "in" && t.text != "recursive");
        if (value) node->call.list.push_back(postfix(primary()));
    }
    node = sealed(std::move(node));
    return negated ? make(Kind::Not, kids(std::move(node))) : std::move(node);
}

}  // namespace lorica::jinja
