// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the Jinja interpreter: Python's truth, order, str, repr and json.dumps. One thread at a time.
#include "core/tokenizers/jinja_value.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/tokenizers/unicode_text.h"

namespace lorica::jinja {

void fail(std::string message) { throw Failure{Error{ErrorCode::BadInput, std::move(message)}}; }

void Text::mark(size_t begin, size_t end) {
    if (begin >= end) return;
    if (!user.empty() && user.back().end >= begin) user.back().end = std::max(user.back().end, end);
    else user.push_back({begin, end});
}

void Text::append(const Text& other, size_t begin, size_t end) {
    const size_t base = bytes.size();
    if (base + (end - begin) > kMaxText) fail("a text grew over 3 MiB");
    auto span = std::upper_bound(other.user.begin(), other.user.end(), begin, [](size_t b, const ByteSpan& s) { return b < s.end; });
    for (; span != other.user.end() && span->begin < end; ++span)
        mark(base + std::max(span->begin, begin) - begin, base + std::min(span->end, end) - begin);
    bytes.append(other.bytes, begin, end - begin);
}

Text Text::part(size_t begin, size_t end) const {
    Text out;
    out.append(*this, begin, end);
    return out;
}

const Value* Dict::find(std::string_view key) const {
    for (const auto& [k, v] : items)
        if (k.is(Value::Kind::Text) && k.as_text().bytes == key) return &v;
    return nullptr;
}

Value Value::undefined(std::string name) {
    Value v;
    v.data_ = Missing{std::make_shared<const std::string>(std::move(name))};
    return v;
}

Value Value::text(std::string plain) { return text(Text{std::move(plain), {}}); }

Value Value::text(Text t) {
    if (t.bytes.size() > kMaxText) fail("a text grew over 3 MiB");
    Value v;
    v.data_ = std::make_shared<const Text>(std::move(t));
    return v;
}

namespace {
int nested(int depth) {
    if (depth > kMaxNesting) fail(fmt::format("values nest deeper than {} levels", kMaxNesting));
    return depth;
}
}  // namespace

Value Value::list(std::vector<Value> items, bool tuple) {
    int depth = 0;
    for (const Value& item : items) depth = std::max(depth, item.depth());
    Value v;
    v.data_ = std::make_shared<const List>(List{std::move(items), tuple, nested(depth + 1)});
    return v;
}

Value Value::dict(std::vector<std::pair<Value, Value>> items) {
    int depth = 0;
    for (const auto& [key, value] : items) depth = std::max({depth, key.depth(), value.depth()});
    Value v;
    v.data_ = std::make_shared<const Dict>(Dict{std::move(items), nested(depth + 1)});
    return v;
}

Value Value::from_json(const nlohmann::ordered_json& json, bool user, int depth) {
    nested(depth);
    const auto marked = [&](const std::string& s) {
        Text t{s, {}};
        if (user) t.mark(0, s.size());
        return text(std::move(t));
    };
    switch (json.type()) {
        case nlohmann::detail::value_t::boolean: return boolean(json.get<bool>());
        case nlohmann::detail::value_t::number_integer: return integer(json.get<int64_t>());
        case nlohmann::detail::value_t::number_unsigned:
            if (json.get<uint64_t>() > INT64_MAX) return real(json.get<double>());
            return integer(json.get<int64_t>());
        case nlohmann::detail::value_t::number_float: return real(json.get<double>());
        case nlohmann::detail::value_t::string: return marked(json.get_ref<const std::string&>());
        case nlohmann::detail::value_t::array: {
            std::vector<Value> items;
            for (const auto& one : json) items.push_back(from_json(one, user, depth + 1));
            return list(std::move(items));
        }
        case nlohmann::detail::value_t::object: {
            std::vector<std::pair<Value, Value>> items;
            for (const auto& one : json.items()) items.emplace_back(marked(one.key()), from_json(one.value(), user, depth + 1));
            return dict(std::move(items));
        }
        default: return none();
    }
}

Value::Kind Value::kind() const { return static_cast<Kind>(data_.index()); }

bool Value::truth() const {
    switch (kind()) {
        case Kind::Undefined: case Kind::None: return false;
        case Kind::Bool: return as_bool();
        case Kind::Int: return std::get<int64_t>(data_) != 0;
        case Kind::Float: return std::get<double>(data_) != 0;
        case Kind::Text: return !as_text().bytes.empty();
        case Kind::List: return !as_list().items.empty();
        case Kind::Dict: return !as_dict().items.empty();
        default: return true;
    }
}

int64_t Value::as_int() const { return is(Kind::Bool) ? (as_bool() ? 1 : 0) : std::get<int64_t>(data_); }
double Value::as_double() const { return is(Kind::Float) ? std::get<double>(data_) : static_cast<double>(as_int()); }

const std::string& Value::undefined_name() const {
    static const std::string kNone = "a value";
    const auto* missing = std::get_if<Missing>(&data_);
    return missing && missing->name ? *missing->name : kNone;
}

int Value::depth() const {
    if (is(Kind::List)) return as_list().depth;
    if (is(Kind::Dict)) return as_dict().depth;
    // Objects that can change are kept out of containers, so that no value can contain itself.
    if (is(Kind::Namespace) || is(Kind::Loop)) return kMaxNesting;
    return 0;
}

const char* Value::kind_name() const {
    static constexpr const char* kNames[] = {"undefined", "None", "bool", "int", "float", "str", "list", "dict", "namespace", "loop", "function"};
    return is(Kind::List) && as_list().tuple ? "tuple" : kNames[static_cast<size_t>(kind())];
}

bool Value::equals(const Value& other) const {
    if (is_number() && other.is_number()) {
        if (is(Kind::Float) || other.is(Kind::Float)) return as_double() == other.as_double();
        return as_int() == other.as_int();
    }
    if (kind() != other.kind()) return false;
    switch (kind()) {
        case Kind::Undefined: case Kind::None: return true;
        case Kind::Text: return as_text().bytes == other.as_text().bytes;
        case Kind::List: {
            const auto &a = as_list(), &b = other.as_list();
            return a.tuple == b.tuple && a.items.size() == b.items.size() &&
                   std::equal(a.items.begin(), a.items.end(), b.items.begin(), [](const Value& x, const Value& y) { return x.equals(y); });
        }
        case Kind::Dict: {
            const auto &a = as_dict(), &b = other.as_dict();
            return a.items.size() == b.items.size() && std::all_of(a.items.begin(), a.items.end(), [&](const auto& x) {
                return std::any_of(b.items.begin(), b.items.end(), [&](const auto& y) { return x.first.equals(y.first) && x.second.equals(y.second); });
            });
        }
        default: return data_.index() == other.data_.index() && str().bytes == other.str().bytes;
    }
}

int Value::compare(const Value& other) const {
    if (is_number() && other.is_number()) {
        if (is(Kind::Float) || other.is(Kind::Float)) {
            const double a = as_double(), b = other.as_double();
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return as_int() < other.as_int() ? -1 : as_int() > other.as_int() ? 1 : 0;
    }
    if (is(Kind::Text) && other.is(Kind::Text)) {
        const int c = as_text().bytes.compare(other.as_text().bytes);
        return c < 0 ? -1 : c > 0 ? 1 : 0;
    }
    if (is(Kind::List) && other.is(Kind::List)) {
        const auto &a = as_list().items, &b = other.as_list().items;
        for (size_t i = 0; i < std::min(a.size(), b.size()); ++i)
            if (!a[i].equals(b[i])) return a[i].compare(b[i]);
        return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
    }
    if (is(Kind::Undefined) || other.is(Kind::Undefined)) fail(fmt::format("{} is undefined", (is(Kind::Undefined) ? *this : other).undefined_name()));
    fail(fmt::format("cannot order {} and {}", kind_name(), other.kind_name()));
}

std::string float_text(double d) {
    if (std::isnan(d)) return "nan";
    if (std::isinf(d)) return d < 0 ? "-inf" : "inf";
    char digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, d, std::chars_format::scientific).ptr;
    const std::string_view shortest(digits, static_cast<size_t>(end - digits));
    const int exponent = std::stoi(std::string(shortest.substr(shortest.find('e') + 1)));
    // Python writes 1e16 and above, and below 1e-4, with an exponent.
    if (exponent >= 16 || exponent < -4) {
        std::string out(shortest.substr(0, shortest.find('e')));
        return out + fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
    }
    const auto fixed = std::to_chars(digits, digits + sizeof digits, d, std::chars_format::fixed).ptr;
    std::string out(digits, fixed);
    return out.find('.') == std::string::npos ? out + ".0" : out;
}

bool python_space(uint32_t code) { return is_space(code) || (code >= 0x1C && code <= 0x1F); }

namespace {

bool printable(uint32_t code) {
    if (code >= 0x110000) return false;
    constexpr uint32_t kNot = U_GC_C_MASK | U_GC_Z_MASK;
    return code == ' ' || !(U_MASK(u_charType(static_cast<UChar32>(code))) & kNot);
}

void append_marked(Text& out, std::string_view bytes, bool user) {
    const size_t begin = out.bytes.size();
    out.bytes += bytes;
    if (user) out.mark(begin, out.bytes.size());
    if (out.bytes.size() > kMaxText) fail("a text grew over 3 MiB");
}

bool user_at(const Text& text, size_t at) {
    const auto span = std::upper_bound(text.user.begin(), text.user.end(), at, [](size_t b, const ByteSpan& s) { return b < s.end; });
    return span != text.user.end() && span->begin <= at;
}

Text quoted(const Text& text) {
    const std::string& s = text.bytes;
    const char quote = s.find('\'') != std::string::npos && s.find('"') == std::string::npos ? '"' : '\'';
    Text out;
    out.append(std::string_view(&quote, 1));
    const bool any = !text.user.empty();
    for (size_t at = 0; at < s.size();) {
        const Utf8Char c = utf8_at(s, at);
        std::string piece;
        if (c.code == static_cast<uint32_t>(quote) || c.code == '\\') piece = {'\\', static_cast<char>(c.code)};
        else if (c.code == '\n') piece = "\\n";
        else if (c.code == '\r') piece = "\\r";
        else if (c.code == '\t') piece = "\\t";
        else if (printable(c.code)) piece = s.substr(at, c.length);
        else if (c.code == kBadUtf8) piece = fmt::format("\\x{:02x}", static_cast<unsigned char>(s[at]));
        else if (c.code < 0x100) piece = fmt::format("\\x{:02x}", c.code);
        else if (c.code < 0x10000) piece = fmt::format("\\u{:04x}", c.code);
        else piece = fmt::format("\\U{:08x}", c.code);
        append_marked(out, piece, any && user_at(text, at));
        at += c.length;
    }
    out.append(std::string_view(&quote, 1));
    return out;
}

void json_text(const Text& text, bool ascii, Text& out) {
    out.append("\"");
    const bool user = !text.user.empty();
    const std::string& s = text.bytes;
    for (size_t at = 0; at < s.size();) {
        const Utf8Char c = utf8_at(s, at);
        std::string piece;
        switch (c.code) {
            case '"': piece = "\\\""; break;
            case '\\': piece = "\\\\"; break;
            case '\n': piece = "\\n"; break;
            case '\r': piece = "\\r"; break;
            case '\t': piece = "\\t"; break;
            case '\b': piece = "\\b"; break;
            case '\f': piece = "\\f"; break;
            default:
                if (c.code < 0x20 || (ascii && c.code >= 0x7F && c.code < 0x10000 && c.code != 0x7F)) piece = fmt::format("\\u{:04x}", c.code);
                else if (ascii && c.code >= 0x10000 && c.code < 0x110000)
                    piece = fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((c.code - 0x10000) >> 10), 0xDC00 + ((c.code - 0x10000) & 0x3FF));
                else piece = s.substr(at, c.length);
        }
        append_marked(out, piece, user && user_at(text, at));
        at += c.length;
    }
    out.append("\"");
}

void json_value(const Value& value, const JsonStyle& style, int level, Text& out) {
    if (out.bytes.size() > kMaxText) fail("a text grew over 3 MiB");
    const auto line = [&](int depth) {
        if (style.indent >= 0) out.append("\n" + std::string(static_cast<size_t>(style.indent) * static_cast<size_t>(depth), ' '));
    };
    switch (value.kind()) {
        case Value::Kind::None: out.append("null"); return;
        case Value::Kind::Bool: out.append(value.as_bool() ? "true" : "false"); return;
        case Value::Kind::Int: out.append(std::to_string(value.as_int())); return;
        case Value::Kind::Float: {
            const double d = value.as_double();
            out.append(std::isnan(d) ? "NaN" : std::isinf(d) ? (d < 0 ? "-Infinity" : "Infinity") : float_text(d));
            return;
        }
        case Value::Kind::Text: json_text(value.as_text(), style.ascii, out); return;
        case Value::Kind::List: {
            const auto& items = value.as_list().items;
            out.append("[");
            for (size_t i = 0; i < items.size(); ++i) {
                if (i > 0) out.append(style.item);
                line(level + 1);
                json_value(items[i], style, level + 1, out);
            }
            if (!items.empty()) line(level);
            out.append("]");
            return;
        }
        case Value::Kind::Dict: {
            std::vector<const std::pair<Value, Value>*> items;
            for (const auto& item : value.as_dict().items) items.push_back(&item);
            if (style.sort)
                std::stable_sort(items.begin(), items.end(), [](const auto* a, const auto* b) { return a->first.compare(b->first) < 0; });
            out.append("{");
            for (size_t i = 0; i < items.size(); ++i) {
                if (i > 0) out.append(style.item);
                line(level + 1);
                const Value& key = items[i]->first;
                if (key.is(Value::Kind::Text)) json_text(key.as_text(), style.ascii, out);
                else {
                    Text inner;
                    json_value(key, style, level, inner);
                    json_text(inner, style.ascii, out);
                }
                out.append(style.key);
                json_value(items[i]->second, style, level + 1, out);
            }
            if (!items.empty()) line(level);
            out.append("}");
            return;
        }
        case Value::Kind::Undefined: fail(fmt::format("{} is undefined and cannot become JSON", value.undefined_name()));
        default: fail(fmt::format("a {} cannot become JSON", value.kind_name()));
    }
}

}  // namespace

Text Value::repr() const { return is(Kind::Text) ? quoted(as_text()) : is(Kind::Undefined) ? Text{"Undefined", {}} : str(); }

Text Value::str() const {
    switch (kind()) {
        case Kind::Undefined: return {};
        case Kind::None: return {"None", {}};
        case Kind::Bool: return {as_bool() ? "True" : "False", {}};
        case Kind::Int: return {std::to_string(as_int()), {}};
        case Kind::Float: return {float_text(as_double()), {}};
        case Kind::Text: return as_text();
        case Kind::List: {
            const auto& list = as_list();
            Text out{list.tuple ? "(" : "[", {}};
            for (size_t i = 0; i < list.items.size(); ++i) {
                if (i > 0) out.append(", ");
                out.append(list.items[i].repr());
            }
            out.append(list.tuple ? (list.items.size() == 1 ? ",)" : ")") : "]");
            return out;
        }
        case Kind::Dict: {
            Text out{"{", {}};
            bool first = true;
            for (const auto& [key, value] : as_dict().items) {
                if (!first) out.append(", ");
                first = false;
                out.append(key.repr());
                out.append(": ");
                out.append(value.repr());
            }
            out.append("}");
            return out;
        }
        default: return {fmt::format("<{}>", kind_name()), {}};
    }
}

Text to_json(const Value& value, const JsonStyle& style) {
    Text out;
    json_value(value, style, 0, out);
    return out;
}

}  // namespace lorica::jinja
