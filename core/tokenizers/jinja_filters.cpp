// SPDX-License-Identifier: GPL-3.0-or-later
// Jinja's filters and tests. One thread at a time.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/tokenizers/jinja_interpreter.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica::jinja {
namespace {

using Kind = Value::Kind;
using FilterFunction = Value (*)(Interpreter&, const Value&, Arguments&);
using TestFunction = bool (*)(Interpreter&, const Value&, Arguments&);

// What a text filter works on: str() of anything, as jinja2 does.
Text soft(const Value& value) { return value.str(); }

Value f_trim(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("trim", a, {"chars"});
    const Text text = soft(v);
    self.charge_text(text);
    return Value::text(b.has(0) && !b.at(0).is(Kind::None) ? stripped(text, true, true, &b.text(0)) : stripped(text, true, true));
}

Value f_length(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("length", a, {});
    switch (v.kind()) {
        case Kind::Text: self.charge_text(v.as_text()); return Value::integer(static_cast<int64_t>(count_characters(v.as_text().bytes)));
        case Kind::List: return Value::integer(static_cast<int64_t>(v.as_list().items.size()));
        case Kind::Dict: return Value::integer(static_cast<int64_t>(v.as_dict().items.size()));
        case Kind::Undefined: return Value::integer(0);
        default: fail(fmt::format("a {} has no length", v.kind_name()));
    }
}

Value f_tojson(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("tojson", a, {"ensure_ascii", "indent", "separators", "sort_keys"});
    JsonStyle style;
    style.ascii = b.flag(0, false);
    style.indent = static_cast<int>(std::clamp<int64_t>(b.integer(1, -1), -1, 64));
    if (style.indent >= 0) style.item = ",";
    if (b.has(2) && !b.at(2).is(Kind::None)) {
        const std::vector<Value> pair = self.walk(b.at(2));
        if (pair.size() != 2) fail("tojson's separators must be two texts");
        style.item = pair[0].str().bytes;
        style.key = pair[1].str().bytes;
    }
    style.sort = b.flag(3, false);
    Text out = to_json(v, style);
    self.charge_text(out);
    return Value::text(std::move(out));
}

Value f_join(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("join", a, {"d", "attribute"});
    const Text glue = b.has(0) ? b.at(0).str() : Text{};
    Text out;
    bool first = true;
    for (const Value& one : self.walk(v)) {
        if (!first) out.append(glue);
        first = false;
        const Text part = (b.has(1) ? self.item(one, b.at(1)) : one).str();
        self.charge_text(part);
        out.append(part);
    }
    return Value::text(std::move(out));
}

Value f_default(Interpreter&, const Value& v, Arguments& a) {
    const Bound b("default", a, {"default_value", "boolean"});
    if (v.is(Kind::Undefined) || (b.flag(1, false) && !v.truth())) return b.has(0) ? b.at(0) : Value::text("");
    return v;
}

Value f_items(Interpreter& self, const Value& v, Arguments&) {
    if (v.is(Kind::Undefined)) return Value::list({});
    if (!v.is(Kind::Dict)) fail(fmt::format("items needs a mapping, not a {}", v.kind_name()));
    self.charge(v.as_dict().items.size());
    std::vector<Value> out;
    for (const auto& [key, value] : v.as_dict().items) out.push_back(Value::list({key, value}, true));
    return Value::list(std::move(out));
}

Value f_replace(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("replace", a, {"old", "new", "count"});
    const Text text = soft(v);
    self.charge_text(text);
    return Value::text(replaced(text, b.at(0).str(), b.at(1).str(), b.integer(2, -1)));
}

Value f_indent(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("indent", a, {"width", "first", "blank"});
    Text pad;
    if (b.has(0) && b.at(0).is(Kind::Text)) pad = b.at(0).as_text();
    else pad.bytes.assign(static_cast<size_t>(std::clamp<int64_t>(b.integer(0, 4), 0, 1024)), ' ');
    const Text text = soft(v);
    self.charge_text(text);
    Text out;
    bool first = true;
    for (size_t at = 0; at <= text.bytes.size();) {
        const size_t end = std::min(text.bytes.find('\n', at), text.bytes.size());
        if (!first) out.append("\n");
        if ((first ? b.flag(1, false) : (end > at || b.flag(2, false)))) out.append(pad);
        out.append(text, at, end);
        self.charge(1);
        first = false;
        at = end + 1;
    }
    return Value::text(std::move(out));
}

Value f_int(Interpreter&, const Value& v, Arguments& a) {
    const Bound b("int", a, {"default", "base"});
    const Value fallback = b.has(0) ? b.at(0) : Value::integer(0);
    if (v.is(Kind::Int) || v.is(Kind::Bool)) return Value::integer(v.as_int());
    if (v.is(Kind::Float)) {
        const double d = std::trunc(v.as_double());
        return std::abs(d) < 9e18 ? Value::integer(static_cast<int64_t>(d)) : fallback;
    }
    if (!v.is(Kind::Text)) return fallback;
    const std::string text = stripped(v.as_text(), true, true).bytes;
    int64_t out = 0;
    const char *begin = text.data() + (text.starts_with('+') ? 1 : 0), *end = text.data() + text.size();
    if (const auto r = std::from_chars(begin, end, out, static_cast<int>(std::clamp<int64_t>(b.integer(1, 10), 2, 36)));
        r.ec == std::errc() && r.ptr == end && begin != end)
        return Value::integer(out);
    double real = 0;
    if (const auto r = std::from_chars(begin, end, real); r.ec == std::errc() && r.ptr == end && begin != end && std::abs(real) < 9e18)
        return Value::integer(static_cast<int64_t>(real));
    return fallback;
}

Value f_float(Interpreter&, const Value& v, Arguments& a) {
    const Bound b("float", a, {"default"});
    if (v.is_number()) return Value::real(v.as_double());
    if (v.is(Kind::Text)) {
        const std::string text = stripped(v.as_text(), true, true).bytes;
        double real = 0;
        const char *begin = text.data() + (text.starts_with('+') ? 1 : 0), *end = text.data() + text.size();
        if (const auto r = std::from_chars(begin, end, real); r.ec == std::errc() && r.ptr == end && begin != end) return Value::real(real);
    }
    return b.has(0) ? b.at(0) : Value::real(0);
}

Value f_abs(Interpreter&, const Value& v, Arguments&) {
    if (!v.is_number()) fail(fmt::format("abs needs a number, not a {}", v.kind_name()));
    if (v.is(Kind::Float)) return Value::real(std::abs(v.as_double()));
    if (v.as_int() == INT64_MIN) fail("a number is out of range");
    return Value::integer(std::abs(v.as_int()));
}

Value f_round(Interpreter&, const Value& v, Arguments& a) {
    const Bound b("round", a, {"precision", "method"});
    if (!v.is_number()) fail(fmt::format("round needs a number, not a {}", v.kind_name()));
    const double scale = std::pow(10.0, static_cast<double>(std::clamp<int64_t>(b.integer(0, 0), -15, 15)));
    const std::string method = b.text_or(1, "common").bytes;
    const double x = v.as_double() * scale;
    return Value::real((method == "ceil" ? std::ceil(x) : method == "floor" ? std::floor(x) : std::nearbyint(x)) / scale);
}

Value first_or_last(Interpreter& self, const Value& v, bool first) {
    const std::vector<Value> items = self.walk(v);
    if (items.empty()) return Value::undefined(first ? "the first item of an empty list" : "the last item of an empty list");
    return first ? items.front() : items.back();
}

Value f_reverse(Interpreter& self, const Value& v, Arguments&) {
    std::vector<Value> items = self.walk(v);
    std::reverse(items.begin(), items.end());
    if (!v.is(Kind::Text)) return Value::list(std::move(items));
    Text out;
    for (const Value& one : items) out.append(one.as_text());
    return Value::text(std::move(out));
}

// What sorting, min, max and unique go by: an attribute if given, and no case unless asked for.
Value sort_key(Interpreter& self, const Value& v, const Bound& b, size_t attribute, bool case_sensitive) {
    Value key = b.has(attribute) && !b.at(attribute).is(Kind::None) ? self.item(v, b.at(attribute)) : v;
    return !case_sensitive && key.is(Kind::Text) ? Value::text(lower_case(key.as_text())) : key;
}

std::vector<Value> sorted(Interpreter& self, const std::vector<Value>& items, const std::vector<Value>& keys, bool reverse) {
    std::vector<size_t> order(items.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    self.charge(items.size() * 8);
    std::stable_sort(order.begin(), order.end(), [&](size_t x, size_t y) {
        self.charge(1);
        return reverse ? keys[y].compare(keys[x]) < 0 : keys[x].compare(keys[y]) < 0;
    });
    std::vector<Value> out;
    for (const size_t i : order) out.push_back(items[i]);
    return out;
}

Value f_sort(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("sort", a, {"reverse", "case_sensitive", "attribute"});
    const std::vector<Value> items = self.walk(v);
    std::vector<Value> keys;
    for (const Value& one : items) keys.push_back(sort_key(self, one, b, 2, b.flag(1, false)));
    return Value::list(sorted(self, items, keys, b.flag(0, false)));
}

Value f_dictsort(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("dictsort", a, {"case_sensitive", "by", "reverse"});
    const Value pairs = f_items(self, v, a);
    const bool by_value = b.text_or(1, "key").bytes == "value";
    std::vector<Value> keys;
    for (const Value& pair : pairs.as_list().items) {
        const Value& key = pair.as_list().items[by_value ? 1 : 0];
        keys.push_back(!b.flag(0, false) && key.is(Kind::Text) ? Value::text(lower_case(key.as_text())) : key);
    }
    return Value::list(sorted(self, pairs.as_list().items, keys, b.flag(2, false)));
}

Value f_unique(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("unique", a, {"case_sensitive", "attribute"});
    std::vector<Value> out, keys;
    for (const Value& one : self.walk(v)) {
        const Value key = sort_key(self, one, b, 1, b.flag(0, false));
        self.charge(1 + keys.size());
        if (std::any_of(keys.begin(), keys.end(), [&](const Value& k) { return k.equals(key); })) continue;
        keys.push_back(key);
        out.push_back(one);
    }
    return Value::list(std::move(out));
}

Value extreme(Interpreter& self, const Value& v, Arguments& a, int sign) {
    const Bound b(sign < 0 ? "min" : "max", a, {"case_sensitive", "attribute"});
    const std::vector<Value> items = self.walk(v);
    if (items.empty()) return Value::undefined("an extreme of an empty list");
    size_t best = 0;
    for (size_t i = 1; i < items.size(); ++i)
        if (sort_key(self, items[i], b, 1, b.flag(0, false)).compare(sort_key(self, items[best], b, 1, b.flag(0, false))) * sign > 0) best = i;
    return items[best];
}

Value f_sum(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("sum", a, {"attribute", "start"});
    double real = 0;
    int64_t whole = 0;
    bool is_real = false;
    const auto add = [&](const Value& one) {
        if (!one.is_number()) fail(fmt::format("sum needs numbers, not a {}", one.kind_name()));
        is_real = is_real || one.is(Kind::Float);
        real += one.as_double();
        if (!one.is(Kind::Float) && __builtin_add_overflow(whole, one.as_int(), &whole)) fail("a number is out of range");
    };
    if (b.has(1)) add(b.at(1));
    for (const Value& one : self.walk(v)) add(b.has(0) && !b.at(0).is(Kind::None) ? self.item(one, b.at(0)) : one);
    return is_real ? Value::real(real) : Value::integer(whole);
}

// a.b.0 as jinja2's attribute arguments mean it.
Value by_path(Interpreter& self, Value v, const std::string& path) {
    size_t at = 0;
    while (at <= path.size()) {
        const size_t end = std::min(path.find('.', at), path.size());
        const std::string part = path.substr(at, end - at);
        const bool number = !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
        v = number && part.size() < 10 ? self.item(v, Value::integer(std::stoll(part))) : self.item(v, Value::text(part));
        at = end + 1;
    }
    return v;
}

Value choose(Interpreter& self, const Value& v, Arguments& a, bool by_attribute, bool wanted) {
    size_t next = 0;
    std::string path;
    if (by_attribute) {
        if (a.list.empty()) fail("selectattr and rejectattr need an attribute");
        path = a.list[next++].str().bytes;
    }
    int test = -1;
    Arguments rest;
    if (next < a.list.size()) {
        const std::string name = a.list[next++].str().bytes;
        test = find_test(name);
        if (test < 0) fail(fmt::format("there is no test named '{}'", name));
        rest.list.assign(a.list.begin() + static_cast<ptrdiff_t>(next), a.list.end());
    }
    std::vector<Value> out;
    for (const Value& one : self.walk(v)) {
        const Value subject = by_attribute ? by_path(self, one, path) : one;
        self.charge(1);
        if ((test < 0 ? subject.truth() : self.test(test, subject, rest)) == wanted) out.push_back(one);
    }
    return Value::list(std::move(out));
}

Value f_map(Interpreter& self, const Value& v, Arguments& a) {
    std::vector<Value> out;
    const auto named = [&](const char* key) -> const Value* {
        for (const auto& [name, value] : a.named)
            if (name == key) return &value;
        return nullptr;
    };
    if (a.list.empty()) {
        const Value* path = named("attribute");
        if (!path) fail("map needs a filter or an attribute");
        const Value* fallback = named("default");
        for (const Value& one : self.walk(v)) {
            Value value = path->is(Kind::Int) ? self.item(one, *path) : by_path(self, one, path->str().bytes);
            out.push_back(value.is(Kind::Undefined) && fallback ? *fallback : value);
        }
        return Value::list(std::move(out));
    }
    const std::string name = a.list[0].str().bytes;
    const int index = find_filter(name);
    if (index < 0) fail(fmt::format("there is no filter named '{}'", name));
    for (const Value& one : self.walk(v)) {
        Arguments rest{{a.list.begin() + 1, a.list.end()}, a.named};
        self.charge(1);
        out.push_back(self.filter(index, one, rest));
    }
    return Value::list(std::move(out));
}

Value f_escape(Interpreter& self, const Value& v, Arguments&) {
    Text text = soft(v);
    self.charge_text(text);
    for (const auto& [from, to] : {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"'", "&#39;"}, {"\"", "&#34;"}})
        text = replaced(text, {from, {}}, {to, {}});
    return Value::text(std::move(text));
}

Value f_batch(Interpreter& self, const Value& v, Arguments& a) {
    const Bound b("batch", a, {"linecount", "fill_with"});
    const int64_t size = b.integer(0, 0);
    if (size < 1) fail("batch needs a positive size");
    std::vector<Value> out, row;
    for (const Value& one : self.walk(v)) {
        row.push_back(one);
        if (static_cast<int64_t>(row.size()) == size) {
            out.push_back(Value::list(std::move(row)));
            row.clear();
        }
    }
    while (!row.empty() && b.has(1) && static_cast<int64_t>(row.size()) < size) {
        self.charge(1);
        row.push_back(b.at(1));
    }
    if (!row.empty()) out.push_back(Value::list(std::move(row)));
    return Value::list(std::move(out));
}

Value same(Interpreter&, const Value& v, Arguments&) { return v; }

struct NamedFilter {
    const char* name;
    FilterFunction run;
};
constexpr NamedFilter kFilters[] = {
    {"trim", f_trim},
    {"length", f_length},
    {"count", f_length},
    {"tojson", f_tojson},
    {"join", f_join},
    {"default", f_default},
    {"d", f_default},
    {"items", f_items},
    {"replace", f_replace},
    {"indent", f_indent},
    {"int", f_int},
    {"float", f_float},
    {"abs", f_abs},
    {"round", f_round},
    {"upper", [](Interpreter& s, const Value& v, Arguments&) { s.charge_text(soft(v)); return Value::text(upper_case(soft(v))); }},
    {"lower", [](Interpreter& s, const Value& v, Arguments&) { s.charge_text(soft(v)); return Value::text(lower_case(soft(v))); }},
    {"title", [](Interpreter& s, const Value& v, Arguments&) { s.charge_text(soft(v)); return Value::text(title_case(soft(v))); }},
    {"capitalize", [](Interpreter& s, const Value& v, Arguments&) { s.charge_text(soft(v)); return Value::text(capitalized(soft(v))); }},
    {"string", [](Interpreter&, const Value& v, Arguments&) { return Value::text(v.str()); }},
    {"safe", same},
    {"list", [](Interpreter& s, const Value& v, Arguments&) { return Value::list(s.walk(v)); }},
    {"first", [](Interpreter& s, const Value& v, Arguments&) { return first_or_last(s, v, true); }},
    {"last", [](Interpreter& s, const Value& v, Arguments&) { return first_or_last(s, v, false); }},
    {"reverse", f_reverse},
    {"sort", f_sort},
    {"dictsort", f_dictsort},
    {"unique", f_unique},
    {"min", [](Interpreter& s, const Value& v, Arguments& a) { return extreme(s, v, a, -1); }},
    {"max", [](Interpreter& s, const Value& v, Arguments& a) { return extreme(s, v, a, 1); }},
    {"sum", f_sum},
    {"map", f_map},
    {"select", [](Interpreter& s, const Value& v, Arguments& a) { return choose(s, v, a, false, true); }},
    {"reject", [](Interpreter& s, const Value& v, Arguments& a) { return choose(s, v, a, false, false); }},
    {"selectattr", [](Interpreter& s, const Value& v, Arguments& a) { return choose(s, v, a, true, true); }},
    {"rejectattr", [](Interpreter& s, const Value& v, Arguments& a) { return choose(s, v, a, true, false); }},
    {"attr", [](Interpreter& s, const Value& v, Arguments& a) { const Bound b("attr", a, {"name"}); return s.attribute(v, b.text(0).bytes); }},
    {"escape", f_escape},
    {"e", f_escape},
    {"batch", f_batch},
    {"wordcount", [](Interpreter& s, const Value& v, Arguments&) {
         return Value::integer(static_cast<int64_t>(split_text(s, soft(v), nullptr, -1, false).size()));
     }},
};

bool is_whole(const Value& v) { return v.is(Kind::Int) || v.is(Kind::Bool); }
int64_t need_int(const Value& v) {
    if (!is_whole(v)) fail(fmt::format("the test needs an integer, not a {}", v.kind_name()));
    return v.as_int();
}
const Value& other(Arguments& a) {
    if (a.list.size() != 1) fail("the test needs one argument");
    return a.list[0];
}

struct NamedTest {
    const char* name;
    TestFunction run;
};
constexpr TestFunction kEqual = [](Interpreter&, const Value& v, Arguments& a) { return v.equals(other(a)); };
constexpr TestFunction kUnequal = [](Interpreter&, const Value& v, Arguments& a) { return !v.equals(other(a)); };
constexpr TestFunction kLess = [](Interpreter&, const Value& v, Arguments& a) { return v.compare(other(a)) < 0; };
constexpr TestFunction kLessEqual = [](Interpreter&, const Value& v, Arguments& a) { return v.compare(other(a)) <= 0; };
constexpr TestFunction kGreater = [](Interpreter&, const Value& v, Arguments& a) { return v.compare(other(a)) > 0; };
constexpr TestFunction kGreaterEqual = [](Interpreter&, const Value& v, Arguments& a) { return v.compare(other(a)) >= 0; };

constexpr NamedTest kTests[] = {
    {"defined", [](Interpreter&, const Value& v, Arguments&) { return !v.is(Kind::Undefined); }},
    {"undefined", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Undefined); }},
    {"none", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::None); }},
    {"string", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Text); }},
    {"number", [](Interpreter&, const Value& v, Arguments&) { return v.is_number(); }},
    {"integer", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Int); }},
    {"float", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Float); }},
    {"boolean", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Bool); }},
    {"true", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Bool) && v.as_bool(); }},
    {"false", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Bool) && !v.as_bool(); }},
    {"mapping", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Dict); }},
    {"iterable", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Text) || v.is(Kind::List) || v.is(Kind::Dict) || v.is(Kind::Undefined); }},
    {"sequence", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Text) || v.is(Kind::List) || v.is(Kind::Dict) || v.is(Kind::Undefined); }},
    {"callable", [](Interpreter&, const Value& v, Arguments&) { return v.is(Kind::Function); }},
    {"odd", [](Interpreter&, const Value& v, Arguments&) { return need_int(v) % 2 != 0; }},
    {"even", [](Interpreter&, const Value& v, Arguments&) { return need_int(v) % 2 == 0; }},
    {"divisibleby", [](Interpreter&, const Value& v, Arguments& a) {
         const int64_t by = need_int(other(a));
         if (by == 0) fail("a division by zero");
         return by == -1 || need_int(v) % by == 0;
     }},
    {"lower", [](Interpreter&, const Value& v, Arguments&) { const Text t = soft(v); return lower_case(t).bytes == t.bytes && upper_case(t).bytes != t.bytes; }},
    {"upper", [](Interpreter&, const Value& v, Arguments&) { const Text t = soft(v); return upper_case(t).bytes == t.bytes && lower_case(t).bytes != t.bytes; }},
    {"in", [](Interpreter& s, const Value& v, Arguments& a) {
         const Value& where = other(a);
         if (where.is(Kind::Text) && v.is(Kind::Text)) return where.as_text().bytes.find(v.as_text().bytes) != std::string::npos;
         const std::vector<Value> items = s.walk(where);
         return std::any_of(items.begin(), items.end(), [&](const Value& one) { return one.equals(v); });
     }},
    {"sameas", [](Interpreter&, const Value& v, Arguments& a) { return v.kind() == other(a).kind() && v.equals(other(a)); }},
    {"filter", [](Interpreter&, const Value& v, Arguments&) { return find_filter(v.str().bytes) >= 0; }},
    {"test", [](Interpreter&, const Value& v, Arguments&) { return find_test(v.str().bytes) >= 0; }},
    {"eq", kEqual}, {"equalto", kEqual}, {"==", kEqual},
    {"ne", kUnequal}, {"!=", kUnequal},
    {"lt", kLess}, {"lessthan", kLess}, {"<", kLess},
    {"le", kLessEqual}, {"<=", kLessEqual},
    {"gt", kGreater}, {"greaterthan", kGreater}, {">", kGreater},
    {"ge", kGreaterEqual}, {">=", kGreaterEqual},
};

template <class T, size_t N>
int index_of(const T (&table)[N], std::string_view name) {
    for (size_t i = 0; i < N; ++i)
        if (name == table[i].name) return static_cast<int>(i);
    return -1;
}

}  // namespace

int find_filter(std::string_view name) { return index_of(kFilters, name); }
int find_test(std::string_view name) { return index_of(kTests, name); }

Value Interpreter::filter(int index, const Value& value, Arguments& arguments) {
    return kFilters[static_cast<size_t>(index)].run(*this, value, arguments);
}

bool Interpreter::test(int index, const Value& value, Arguments& arguments) {
    return kTests[static_cast<size_t>(index)].run(*this, value, arguments);
}

}  // namespace lorica::jinja
