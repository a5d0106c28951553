// SPDX-License-Identifier: GPL-3.0-or-later
// Methods of Jinja values and the global functions. One thread at a time.
#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <ctime>

#include "core/tokenizers/jinja_interpreter.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica::jinja {

using Kind = Value::Kind;

Bound::Bound(const char* function, Arguments& arguments, std::initializer_list<const char*> names)
    : function_(function), values_(names.size()), set_(names.size()) {
    if (arguments.list.size() > names.size()) fail(fmt::format("{} takes at most {} arguments", function, names.size()));
    for (size_t i = 0; i < arguments.list.size(); ++i) {
        values_[i] = arguments.list[i];
        set_[i] = true;
    }
    for (auto& named : arguments.named) {
        const std::string& key = named.first;
        const auto at = std::find_if(names.begin(), names.end(), [&](const char* name) { return key == name; });
        if (at == names.end()) fail(fmt::format("{} has no argument '{}'", function, key));
        const auto i = static_cast<size_t>(at - names.begin());
        values_[i] = named.second;
        set_[i] = true;
    }
}

int64_t Bound::integer(size_t i, int64_t fallback) const {
    if (!set_[i] || values_[i].is(Kind::None)) return fallback;
    if (!values_[i].is(Kind::Int) && !values_[i].is(Kind::Bool)) fail(fmt::format("{} needs an integer, not a {}", function_, values_[i].kind_name()));
    return values_[i].as_int();
}

bool Bound::flag(size_t i, bool fallback) const { return set_[i] ? values_[i].truth() : fallback; }

const Text& Bound::text(size_t i) const {
    if (!values_[i].is(Kind::Text)) fail(fmt::format("{} needs a text, not a {}", function_, values_[i].kind_name()));
    return values_[i].as_text();
}

Text Bound::text_or(size_t i, std::string_view fallback) const { return set_[i] ? text(i) : Text{std::string(fallback), {}}; }

namespace {

bool ends_or_starts(const Text& text, const Value& what, bool starts) {
    if (what.is(Kind::List))
        return std::any_of(what.as_list().items.begin(), what.as_list().items.end(), [&](const Value& v) { return ends_or_starts(text, v, starts); });
    if (!what.is(Kind::Text)) fail(fmt::format("{} needs a text, not a {}", starts ? "startswith" : "endswith", what.kind_name()));
    const std::string& part = what.as_text().bytes;
    return starts ? text.bytes.starts_with(part) : text.bytes.ends_with(part);
}

template <class Test>
bool every_character(const Text& text, Test test) {
    for (size_t at = 0; at < text.bytes.size();) {
        const Utf8Char c = utf8_at(text.bytes, at);
        if (!test(c.code)) return false;
        at += c.length;
    }
    return !text.bytes.empty();
}

// str.splitlines without the ends.
std::vector<Value> lines_of(const Text& text) {
    std::vector<Value> out;
    size_t begin = 0;
    for (size_t at = 0; at < text.bytes.size();) {
        const Utf8Char c = utf8_at(text.bytes, at);
        const size_t end = at;
        at += c.length;
        const bool line_end = (c.code >= 0xA && c.code <= 0xD) || (c.code >= 0x1C && c.code <= 0x1E) || c.code == 0x85 || c.code == 0x2028 || c.code == 0x2029;
        if (!line_end) continue;
        if (c.code == '\r' && at < text.bytes.size() && text.bytes[at] == '\n') ++at;
        out.push_back(Value::text(text.part(begin, end)));
        begin = at;
    }
    if (begin < text.bytes.size()) out.push_back(Value::text(text.part(begin, text.bytes.size())));
    return out;
}

Value find_in(const Text& text, const std::string& part, bool last) {
    const size_t at = last ? text.bytes.rfind(part) : text.bytes.find(part);
    if (at == std::string::npos) return Value::integer(-1);
    return Value::integer(static_cast<int64_t>(count_characters(std::string_view(text.bytes).substr(0, at))));
}

int64_t count_in(const Text& text, const std::string& part) {
    if (part.empty()) return static_cast<int64_t>(count_characters(text.bytes)) + 1;
    int64_t count = 0;
    for (size_t at = text.bytes.find(part); at != std::string::npos; at = text.bytes.find(part, at + part.size())) ++count;
    return count;
}

Value text_method(Interpreter& self, const Text& text, const std::string& name, Arguments& args, bool& found) {
    found = true;
    self.charge_text(text);
    const auto strip = [&](bool left, bool right) {
        const Bound b(name.c_str(), args, {"chars"});
        return Value::text(b.has(0) && !b.at(0).is(Kind::None) ? stripped(text, left, right, &b.text(0)) : stripped(text, left, right));
    };
    if (name == "strip") return strip(true, true);
    if (name == "lstrip") return strip(true, false);
    if (name == "rstrip") return strip(false, true);
    if (name == "split" || name == "rsplit") {
        const Bound b(name.c_str(), args, {"sep", "maxsplit"});
        const bool given = b.has(0) && !b.at(0).is(Kind::None);
        return Value::list(split_text(self, text, given ? &b.text(0) : nullptr, b.integer(1, -1), name == "rsplit"));
    }
    if (name == "splitlines") {
        const Bound b("splitlines", args, {});
        return Value::list(lines_of(text));
    }
    if (name == "startswith" || name == "endswith") {
        const Bound b(name.c_str(), args, {"prefix"});
        return Value::boolean(ends_or_starts(text, b.at(0), name == "startswith"));
    }
    if (name == "removeprefix" || name == "removesuffix") {
        const Bound b(name.c_str(), args, {"prefix"});
        const std::string& part = b.text(0).bytes;
        const size_t size = text.bytes.size();
        if (name == "removeprefix") return Value::text(text.bytes.starts_with(part) ? text.part(part.size(), size) : text);
        return Value::text(text.bytes.ends_with(part) ? text.part(0, size - part.size()) : text);
    }
    if (name == "replace") {
        const Bound b("replace", args, {"old", "new", "count"});
        return Value::text(replaced(text, b.text(0), b.text(1), b.integer(2, -1)));
    }
    if (name == "find" || name == "rfind" || name == "index" || name == "count") {
        const Bound b(name.c_str(), args, {"sub"});
        if (name == "count") return Value::integer(count_in(text, b.text(0).bytes));
        Value at = find_in(text, b.text(0).bytes, name == "rfind");
        if (name == "index" && at.as_int() < 0) fail("index: the part is not in the text");
        return at;
    }
    if (name == "join") {
        const Bound b("join", args, {"iterable"});
        Text out;
        bool first = true;
        for (const Value& one : self.walk(b.at(0))) {
            if (!one.is(Kind::Text)) fail(fmt::format("join needs texts, not a {}", one.kind_name()));
            if (!first) out.append(text);
            first = false;
            out.append(one.as_text());
            self.charge_text(one.as_text());
        }
        return Value::text(std::move(out));
    }
    if (name == "upper") return Value::text(upper_case(text));
    if (name == "lower") return Value::text(lower_case(text));
    if (name == "title") return Value::text(title_case(text));
    if (name == "capitalize") return Value::text(capitalized(text));
    if (name == "isdigit" || name == "isnumeric" || name == "isdecimal") return Value::boolean(every_character(text, is_numeric));
    if (name == "isspace") return Value::boolean(every_character(text, python_space));
    if (name == "isalpha") return Value::boolean(every_character(text, [](uint32_t c) { return class_of(c) == CharClass::Letter; }));
    if (name == "isalnum")
        return Value::boolean(every_character(text, [](uint32_t c) { return class_of(c) == CharClass::Letter || class_of(c) == CharClass::Number; }));
    if (name == "isupper" || name == "islower") {
        const Text same = name == "isupper" ? upper_case(text) : lower_case(text), other = name == "isupper" ? lower_case(text) : upper_case(text);
        return Value::boolean(same.bytes == text.bytes && other.bytes != text.bytes);
    }
    found = false;
    return {};
}

Value dict_method(Interpreter& self, const Dict& dict, const std::string& name, Arguments& args, bool& found) {
    found = true;
    self.charge(dict.items.size());
    std::vector<Value> out;
    if (name == "get") {
        const Bound b("get", args, {"key", "default"});
        for (const auto& [key, value] : dict.items)
            if (key.equals(b.at(0))) return value;
        return b.has(1) ? b.at(1) : Value::none();
    }
    if (name == "items") {
        const Bound b("items", args, {});
        for (const auto& [key, value] : dict.items) out.push_back(Value::list({key, value}, true));
        return Value::list(std::move(out));
    }
    if (name == "keys" || name == "values") {
        const Bound b(name.c_str(), args, {});
        for (const auto& [key, value] : dict.items) out.push_back(name == "keys" ? key : value);
        return Value::list(std::move(out));
    }
    if (name == "copy") return Value::dict(dict.items);
    found = false;
    return {};
}

Value loop_method(Interpreter& self, Loop& loop, const std::string& name, Arguments& args, bool& found) {
    found = true;
    if (name == "cycle") {
        if (args.list.empty()) fail("loop.cycle needs at least one value");
        return args.list[loop.index % args.list.size()];
    }
    if (name == "changed") {
        const bool same = loop.index > 0 && loop.last_changed.size() == args.list.size() &&
                          std::equal(args.list.begin(), args.list.end(), loop.last_changed.begin(), [](const Value& a, const Value& b) { return a.equals(b); });
        for (const Value& v : args.list)
            if (v.depth() >= kMaxNesting) fail("loop.changed cannot keep such a value");
        loop.last_changed = args.list;
        return Value::boolean(!same);
    }
    found = false;
    return {};
}

}  // namespace

Value call_method(Interpreter& self, const Value& object, const std::string& name, Arguments& args, bool& found) {
    found = false;
    switch (object.kind()) {
        case Kind::Text: return text_method(self, object.as_text(), name, args, found);
        case Kind::Dict: {
            Value value = dict_method(self, object.as_dict(), name, args, found);
            if (found) return value;
            break;
        }
        case Kind::Loop: return loop_method(self, object.as_loop(), name, args, found);
        case Kind::List:
            if (name == "index" || name == "count") {
                found = true;
                const Bound b(name.c_str(), args, {"value"});
                const auto& items = object.as_list().items;
                self.charge(items.size());
                if (name == "count")
                    return Value::integer(std::count_if(items.begin(), items.end(), [&](const Value& v) { return v.equals(b.at(0)); }));
                const auto at = std::find_if(items.begin(), items.end(), [&](const Value& v) { return v.equals(b.at(0)); });
                if (at == items.end()) fail("index: the value is not in the list");
                return Value::integer(at - items.begin());
            }
            break;
        default: return {};
    }
    static constexpr const char* kChanging[] = {"append", "extend", "insert", "pop", "remove", "clear", "update", "setdefault", "sort", "reverse", "popitem"};
    for (const char* one : kChanging)
        if (name == one && (object.is(Kind::List) || !object.as_dict().find(name)))
            fail(fmt::format("'{}' would change a {}, which templates must not", name, object.kind_name()));
    return {};
}

namespace {

Value range(Interpreter& self, Arguments& args) {
    const Bound b("range", args, {"start", "stop", "step"});
    if (!b.has(0)) fail("range needs a number");
    const int64_t start = b.has(1) ? b.integer(0, 0) : 0, stop = b.has(1) ? b.integer(1, 0) : b.integer(0, 0), step = b.integer(2, 1);
    if (step == 0) fail("range's step cannot be 0");
    std::vector<Value> out;
    for (int64_t i = start; step > 0 ? i < stop : i > stop;) {
        self.charge(1);
        out.push_back(Value::integer(i));
        if (__builtin_add_overflow(i, step, &i)) break;
    }
    return Value::list(std::move(out));
}

Value make_namespace(Interpreter&, Arguments& args) {
    auto space = std::make_shared<Namespace>();
    const auto keep = [&](const std::string& key, const Value& value) {
        if (value.depth() >= kMaxNesting) fail(fmt::format("a {} cannot be kept in a namespace", value.kind_name()));
        space->items.emplace_back(key, value);
    };
    for (const Value& one : args.list) {
        if (!one.is(Kind::Dict)) fail("namespace takes mappings and named values");
        for (const auto& [key, value] : one.as_dict().items) keep(key.str().bytes, value);
    }
    for (const auto& [key, value] : args.named) keep(key, value);
    return Value::space(std::move(space));
}

Value strftime_now(Interpreter& self, Arguments& args) {
    const Bound b("strftime_now", args, {"format"});
    const std::string& format = b.text(0).bytes;
    if (format.size() > 200) fail("strftime_now's format is longer than 200 bytes");
    const std::time_t now = self.now();
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[2048] = {};
    const size_t size = std::strftime(text, sizeof text, format.c_str(), &parts);
    return Value::text(std::string(text, size));
}

// A function that gives nothing the first time and its text afterwards.
Value joiner(Interpreter&, Arguments& args) {
    const Bound b("joiner", args, {"sep"});
    auto used = std::make_shared<bool>(false);
    const Value text = Value::text(b.text_or(0, ", "));
    return Value::function([used, text](Interpreter&, Arguments&) {
        const bool first = !*used;
        *used = true;
        return first ? Value::text("") : text;
    });
}

}  // namespace

void define_globals(Interpreter& self) {
    self.define("range", Value::function(range));
    self.define("namespace", Value::function(make_namespace));
    self.define("strftime_now", Value::function(strftime_now));
    self.define("joiner", Value::function(joiner));
    self.define("dict", Value::function([](Interpreter&, Arguments& args) {
        std::vector<std::pair<Value, Value>> items;
        for (const Value& one : args.list) {
            if (!one.is(Kind::Dict)) fail("dict takes mappings and named values");
            items = one.as_dict().items;
        }
        for (const auto& [key, value] : args.named) items.emplace_back(Value::text(key), value);
        return Value::dict(std::move(items));
    }));
    self.define("raise_exception", Value::function([](Interpreter&, Arguments& args) -> Value {
        const Bound b("raise_exception", args, {"message"});
        throw Failure{Error{ErrorCode::BadInput, "the chat template refuses the conversation: " + b.at(0).str().bytes, {},
                            "Change the conversation to what this model expects."}};
    }));
}

}  // namespace lorica::jinja
