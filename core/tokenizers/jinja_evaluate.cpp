// SPDX-License-Identifier: GPL-3.0-or-later
// Jinja expressions at work: Python's operators on values. One thread at a time.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/tokenizers/jinja_interpreter.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica::jinja {

using Kind = Expr::Kind;
using Type = Value::Kind;

Value Interpreter::evaluate(const Expr& expr) {
    const Level level(*this);
    charge(1);
    line_ = expr.line;
    const auto kid = [&](size_t i) { return evaluate(*expr.kids[i]); };
    switch (expr.kind) {
        case Kind::Constant: return expr.constant;
        case Kind::Name: return name(expr);
        case Kind::List: case Kind::Tuple: {
            std::vector<Value> items;
            for (const auto& one : expr.kids) items.push_back(evaluate(*one));
            return Value::list(std::move(items), expr.kind == Kind::Tuple);
        }
        case Kind::Dict: {
            std::vector<std::pair<Value, Value>> items;
            for (size_t i = 0; i + 1 < expr.kids.size(); i += 2) {
                Value key = kid(i), value = kid(i + 1);
                charge(items.size() / 8);
                const auto old = std::find_if(items.begin(), items.end(), [&](const auto& p) { return p.first.equals(key); });
                if (old != items.end()) old->second = std::move(value);
                else items.emplace_back(std::move(key), std::move(value));
            }
            return Value::dict(std::move(items));
        }
        case Kind::Attribute: return attribute(kid(0), expr.text);
        case Kind::Subscript: {
            const Value object = kid(0);
            return item(object, kid(1));
        }
        case Kind::Slice: return slice(expr);
        case Kind::CallOf: return call_of(expr);
        case Kind::Filter: {
            const Value value = kid(0);
            Arguments args = arguments(expr.call);
            line_ = expr.line;
            return filter(expr.function, value, args);
        }
        case Kind::Test: {
            const Value value = kid(0);
            Arguments args = arguments(expr.call);
            return Value::boolean(test(expr.function, value, args));
        }
        case Kind::Not: return Value::boolean(!kid(0).truth());
        case Kind::Negate: case Kind::Plus: {
            const Value value = kid(0);
            if (!value.is_number()) fail(fmt::format("a sign needs a number, not a {}", value.kind_name()));
            const bool minus = expr.kind == Kind::Negate;
            if (value.is(Type::Float)) return Value::real(minus ? -value.as_double() : value.as_double());
            if (minus && value.as_int() == INT64_MIN) fail("a number is out of range");
            return Value::integer(minus ? -value.as_int() : value.as_int());
        }
        case Kind::And: {
            Value left = kid(0);
            return left.truth() ? kid(1) : left;
        }
        case Kind::Or: {
            Value left = kid(0);
            return left.truth() ? left : kid(1);
        }
        case Kind::Binary: return binary(expr);
        case Kind::Compare: return compare(expr);
        case Kind::Concat: {
            Text out;
            for (const auto& one : expr.kids) {
                const Text part = evaluate(*one).str();
                charge_text(part);
                out.append(part);
            }
            return Value::text(std::move(out));
        }
        case Kind::Conditional:
            if (kid(1).truth()) return kid(0);
            return expr.kids[2] ? kid(2) : Value::undefined("the inline if without else");
    }
    return {};
}

Value Interpreter::name(const Expr& expr) {
    if (expr.text.empty()) return block_;
    for (size_t i = scopes_.size(); i-- > 0;)
        for (const auto& [key, value] : scopes_[i])
            if (key == expr.text) return value;
    for (const auto& [key, value] : globals_)
        if (key == expr.text) return value;
    return Value::undefined(fmt::format("'{}'", expr.text));
}

Arguments Interpreter::arguments(const Call& call) {
    Arguments out;
    for (const auto& one : call.list) out.list.push_back(evaluate(*one));
    for (const auto& [key, one] : call.named) out.named.emplace_back(key, evaluate(*one));
    return out;
}

Value Interpreter::call_of(const Expr& expr) {
    const Expr& target = *expr.kids[0];
    if (target.kind == Kind::Attribute) {
        const Value object = evaluate(*target.kids[0]);
        Arguments args = arguments(expr.call);
        line_ = expr.line;
        bool found = false;
        Value value = call_method(*this, object, target.text, args, found);
        if (found) return value;
        return call(attribute(object, target.text), args);
    }
    const Value callee = evaluate(target);
    Arguments args = arguments(expr.call);
    line_ = expr.line;
    return call(callee, args);
}

Value Interpreter::call(const Value& callee, Arguments& args) {
    if (callee.is(Type::Undefined)) fail(fmt::format("{} is undefined and cannot be called", callee.undefined_name()));
    if (!callee.is(Type::Function)) fail(fmt::format("a {} cannot be called", callee.kind_name()));
    const Function function = callee.as_function();
    return function(*this, args);
}

namespace {

Value loop_attribute(const Loop& loop, const std::string& name) {
    if (!loop.items) fail("a loop object is used behind its loop");
    const auto size = static_cast<int64_t>(loop.items->size());
    const auto index = static_cast<int64_t>(loop.index);
    if (name == "index") return Value::integer(index + 1);
    if (name == "index0") return Value::integer(index);
    if (name == "revindex") return Value::integer(size - index);
    if (name == "revindex0") return Value::integer(size - index - 1);
    if (name == "first") return Value::boolean(index == 0);
    if (name == "last") return Value::boolean(index + 1 == size);
    if (name == "length") return Value::integer(size);
    if (name == "depth") return Value::integer(loop.depth);
    if (name == "depth0") return Value::integer(loop.depth - 1);
    if (name == "previtem") return index > 0 ? (*loop.items)[loop.index - 1] : Value::undefined("there is no previous item");
    if (name == "nextitem") return index + 1 < size ? (*loop.items)[loop.index + 1] : Value::undefined("there is no next item");
    return Value::undefined(fmt::format("'loop.{}'", name));
}

}  // namespace

Value Interpreter::attribute(const Value& object, const std::string& name) {
    switch (object.kind()) {
        case Type::Undefined: fail(fmt::format("{} is undefined, so it has no '{}'", object.undefined_name(), name));
        case Type::Dict:
            charge(object.as_dict().items.size() / 8);
            if (const Value* found = object.as_dict().find(name)) return *found;
            break;
        case Type::Namespace:
            for (const auto& [key, value] : object.as_space().items)
                if (key == name) return value;
            break;
        case Type::Loop: return loop_attribute(object.as_loop(), name);
        default: break;
    }
    return Value::undefined(fmt::format("'{}' of a {}", name, object.kind_name()));
}

Value Interpreter::item(const Value& object, const Value& key) {
    if (object.is(Type::Undefined)) fail(fmt::format("{} is undefined, so it has no items", object.undefined_name()));
    if (object.is(Type::Dict)) {
        charge(object.as_dict().items.size() / 8);
        for (const auto& [k, v] : object.as_dict().items)
            if (k.equals(key)) return v;
    } else if (object.is(Type::List) && (key.is(Type::Int) || key.is(Type::Bool))) {
        const auto& items = object.as_list().items;
        const auto size = static_cast<int64_t>(items.size());
        const int64_t at = key.as_int() < 0 ? key.as_int() + size : key.as_int();
        if (at >= 0 && at < size) return items[static_cast<size_t>(at)];
    } else if (object.is(Type::Text) && (key.is(Type::Int) || key.is(Type::Bool))) {
        const Text& text = object.as_text();
        charge_text(text);
        const auto size = static_cast<int64_t>(count_characters(text.bytes));
        const int64_t at = key.as_int() < 0 ? key.as_int() + size : key.as_int();
        if (at >= 0 && at < size)
            return Value::text(text.part(byte_of_character(text.bytes, static_cast<size_t>(at)), byte_of_character(text.bytes, static_cast<size_t>(at) + 1)));
    } else if (key.is(Type::Text)) {
        return attribute(object, key.as_text().bytes);
    }
    return Value::undefined(fmt::format("item {} of a {}", key.repr().bytes.substr(0, 60), object.kind_name()));
}

Value Interpreter::slice(const Expr& expr) {
    const Value object = evaluate(*expr.kids[0]);
    const bool text = object.is(Type::Text);
    if (!text && !object.is(Type::List)) fail(fmt::format("a {} cannot be sliced", object.kind_name()));
    const auto size = static_cast<int64_t>(text ? count_characters(object.as_text().bytes) : object.as_list().items.size());
    const auto bound = [&](size_t i) -> std::optional<int64_t> {
        if (!expr.kids[i]) return std::nullopt;
        const Value value = evaluate(*expr.kids[i]);
        if (value.is(Type::None)) return std::nullopt;
        if (!value.is(Type::Int) && !value.is(Type::Bool)) fail(fmt::format("a slice needs integers, not a {}", value.kind_name()));
        return value.as_int();
    };
    const auto begin = bound(1), end = bound(2);
    const int64_t step = bound(3).value_or(1);
    if (step == 0) fail("a slice's step cannot be 0");
    const auto place = [&](int64_t at) {
        const int64_t low = step > 0 ? 0 : -1, high = step > 0 ? size : size - 1;
        return std::clamp(at < 0 ? (at < -size ? low : at + size) : at, low, high);
    };
    const int64_t from = begin ? place(*begin) : step > 0 ? 0 : size - 1;
    const int64_t to = end ? place(*end) : step > 0 ? size : -1;
    if (text && step == 1) {
        const Text& source = object.as_text();
        charge_text(source);
        if (from >= to) return Value::text("");
        return Value::text(source.part(byte_of_character(source.bytes, static_cast<size_t>(from)), byte_of_character(source.bytes, static_cast<size_t>(to))));
    }
    std::vector<size_t> starts;
    if (text)
        for (size_t at = 0; at < object.as_text().bytes.size(); at += utf8_at(object.as_text().bytes, at).length) starts.push_back(at);
    if (text) charge(starts.size());
    Text out;
    std::vector<Value> items;
    // Steps beyond the size behave as one of the size, and cannot overflow.
    const int64_t stride = std::clamp(step, -size - 1, size + 1);
    for (int64_t i = from; stride > 0 ? i < to : i > to; i += stride) {
        charge(1);
        if (text) {
            const auto at = static_cast<size_t>(i);
            out.append(object.as_text(), starts[at], at + 1 < starts.size() ? starts[at + 1] : object.as_text().bytes.size());
        } else {
            items.push_back(object.as_list().items[static_cast<size_t>(i)]);
        }
    }
    return text ? Value::text(std::move(out)) : Value::list(std::move(items), object.as_list().tuple);
}

bool Interpreter::contains(const Value& container, const Value& value) {
    switch (container.kind()) {
        case Type::Text:
            if (!value.is(Type::Text)) fail(fmt::format("'in' of a text needs a text, not a {}", value.kind_name()));
            charge_text(container.as_text());
            return container.as_text().bytes.find(value.as_text().bytes) != std::string::npos;
        case Type::List:
            charge(container.as_list().items.size());
            return std::any_of(container.as_list().items.begin(), container.as_list().items.end(), [&](const Value& v) { return v.equals(value); });
        case Type::Dict:
            charge(container.as_dict().items.size());
            return std::any_of(container.as_dict().items.begin(), container.as_dict().items.end(), [&](const auto& p) { return p.first.equals(value); });
        case Type::Undefined: return false;
        default: fail(fmt::format("'in' needs a text, a list or a mapping, not a {}", container.kind_name()));
    }
}

Value Interpreter::compare(const Expr& expr) {
    Value left = evaluate(*expr.kids[0]);
    for (size_t i = 0; i < expr.names.size(); ++i) {
        Value right = evaluate(*expr.kids[i + 1]);
        const std::string& sign = expr.names[i];
        bool holds = false;
        if (sign == "==") holds = left.equals(right);
        else if (sign == "!=") holds = !left.equals(right);
        else if (sign == "in") holds = contains(right, left);
        else if (sign == "not in") holds = !contains(right, left);
        else {
            const int c = left.compare(right);
            holds = sign == "<" ? c < 0 : sign == ">" ? c > 0 : sign == "<=" ? c <= 0 : c >= 0;
        }
        if (!holds) return Value::boolean(false);
        left = std::move(right);
    }
    return Value::boolean(true);
}

namespace {

int64_t floor_divide(int64_t a, int64_t b) {
    const int64_t q = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}

Value whole(const std::string& sign, int64_t a, int64_t b) {
    int64_t out = 0;
    bool over = false;
    if (sign == "+") over = __builtin_add_overflow(a, b, &out);
    else if (sign == "-") over = __builtin_sub_overflow(a, b, &out);
    else if (sign == "*") over = __builtin_mul_overflow(a, b, &out);
    else if (sign == "**") {
        if (b < 0) return Value::real(std::pow(static_cast<double>(a), static_cast<double>(b)));
        out = 1;
        for (int64_t i = 0; i < b && !over; ++i) {
            over = __builtin_mul_overflow(out, a, &out);
            if (out == 0 || (a == 1)) break;
            if (a == -1) return Value::integer(b % 2 == 0 ? 1 : -1);
        }
    } else {
        if (b == 0) fail("a division by zero");
        if (b == -1 && a == INT64_MIN) fail("a number is out of range");
        if (sign == "/") return Value::real(static_cast<double>(a) / static_cast<double>(b));
        out = floor_divide(a, b);
        if (sign == "%") out = a - out * b;
    }
    if (over) fail("a number is out of range");
    return Value::integer(out);
}

Value broken(const std::string& sign, double a, double b) {
    if (sign == "+") return Value::real(a + b);
    if (sign == "-") return Value::real(a - b);
    if (sign == "*") return Value::real(a * b);
    if (sign == "**") return Value::real(std::pow(a, b));
    if (b == 0) fail("a division by zero");
    if (sign == "/") return Value::real(a / b);
    if (sign == "//") return Value::real(std::floor(a / b));
    const double rest = std::fmod(a, b);
    return Value::real(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest);
}

// Python's "%s and %d" % values, with %s, %d, %r and %%.
Text formatted(const Text& format, const Value& values) {
    const bool many = values.is(Value::Kind::List) && values.as_list().tuple;
    Text out;
    size_t used = 0, from = 0;
    const auto next = [&]() -> Value {
        if (many ? used == values.as_list().items.size() : used == 1) fail("not enough values for a '%' format");
        return many ? values.as_list().items[used++] : (++used, values);
    };
    for (size_t at; (at = format.bytes.find('%', from)) != std::string::npos; from = at + 2) {
        out.append(format, from, at);
        const char kind = at + 1 < format.bytes.size() ? format.bytes[at + 1] : '\0';
        if (kind == '%') out.append("%");
        else if (kind == 's') out.append(next().str());
        else if (kind == 'r') out.append(next().repr());
        else if (kind == 'd') {
            const Value value = next();
            if (!value.is_number()) fail("%d needs a number");
            out.append(std::to_string(value.is(Value::Kind::Float) ? static_cast<int64_t>(std::clamp(value.as_double(), -9e18, 9e18)) : value.as_int()));
        } else {
            fail("a '%' format may hold %s, %r, %d and %%");
        }
    }
    out.append(format, from, format.bytes.size());
    if (used < (many ? values.as_list().items.size() : 1)) fail("too many values for a '%' format");
    return out;
}

}  // namespace

Value Interpreter::binary(const Expr& expr) {
    const Value left = evaluate(*expr.kids[0]), right = evaluate(*expr.kids[1]);
    const std::string& sign = expr.text;
    line_ = expr.line;
    for (const Value* side : {&left, &right})
        if (side->is(Type::Undefined)) fail(fmt::format("{} is undefined", side->undefined_name()));
    if (left.is_number() && right.is_number()) {
        if (left.is(Type::Float) || right.is(Type::Float)) return broken(sign, left.as_double(), right.as_double());
        return whole(sign, left.as_int(), right.as_int());
    }
    if (sign == "%" && left.is(Type::Text)) {
        charge_text(left.as_text());
        return Value::text(formatted(left.as_text(), right));
    }
    if (sign == "+" && left.is(Type::Text) && right.is(Type::Text)) {
        charge(1 + (left.as_text().bytes.size() + right.as_text().bytes.size()) / 64);
        Text out = left.as_text();
        out.append(right.as_text());
        return Value::text(std::move(out));
    }
    if (sign == "+" && left.is(Type::List) && right.is(Type::List) && left.as_list().tuple == right.as_list().tuple) {
        charge(left.as_list().items.size() + right.as_list().items.size());
        std::vector<Value> items = left.as_list().items;
        items.insert(items.end(), right.as_list().items.begin(), right.as_list().items.end());
        return Value::list(std::move(items), left.as_list().tuple);
    }
    const bool counted = right.is(Type::Int) || right.is(Type::Bool), counts = left.is(Type::Int) || left.is(Type::Bool);
    if (sign == "*" && ((counted && (left.is(Type::Text) || left.is(Type::List))) || (counts && (right.is(Type::Text) || right.is(Type::List))))) {
        const Value& what = counted ? left : right;
        const int64_t times = (counted ? right : left).as_int();
        Text text;
        std::vector<Value> items;
        for (int64_t i = 0; i < times; ++i) {
            if (what.is(Type::Text)) {
                charge_text(what.as_text());
                text.append(what.as_text());
            } else {
                charge(1 + what.as_list().items.size());
                items.insert(items.end(), what.as_list().items.begin(), what.as_list().items.end());
            }
        }
        return what.is(Type::Text) ? Value::text(std::move(text)) : Value::list(std::move(items), what.as_list().tuple);
    }
    fail(fmt::format("'{}' cannot join a {} and a {}", sign, left.kind_name(), right.kind_name()));
}

std::vector<Value> Interpreter::walk(const Value& value) {
    std::vector<Value> out;
    switch (value.kind()) {
        case Type::Undefined: break;
        case Type::List:
            charge(value.as_list().items.size());
            return value.as_list().items;
        case Type::Dict:
            charge(value.as_dict().items.size());
            for (const auto& pair : value.as_dict().items) out.push_back(pair.first);
            break;
        case Type::Text: {
            const Text& text = value.as_text();
            charge(count_characters(text.bytes));
            for (size_t at = 0; at < text.bytes.size();) {
                const size_t length = utf8_at(text.bytes, at).length;
                out.push_back(Value::text(text.part(at, at + length)));
                at += length;
            }
            break;
        }
        default: fail(fmt::format("a {} cannot be walked through", value.kind_name()));
    }
    return out;
}

}  // namespace lorica::jinja
