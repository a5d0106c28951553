// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the Jinja interpreter. Text remembers which of its bytes came from the user. One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/error.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica::jinja {

// Thrown inside the interpreter, caught at ChatTemplate's edge.
struct Failure {
    Error error;
};
[[noreturn]] void fail(std::string message);

constexpr size_t kMaxText = size_t{3} << 20;  // bytes of one text and of the output
constexpr int kMaxNesting = 64;

struct Text {
    std::string bytes;
    std::vector<ByteSpan> user;  // sorted, disjoint, not touching

    void append(const Text& other) { append(other, 0, other.bytes.size()); }
    void append(const Text& other, size_t begin, size_t end);
    void append(std::string_view plain) { bytes += plain; }
    void mark(size_t begin, size_t end);  // begin is not before any earlier mark
    Text part(size_t begin, size_t end) const;
};

class Value;
class Interpreter;
struct Arguments {
    std::vector<Value> list;
    std::vector<std::pair<std::string, Value>> named;
};
using Function = std::function<Value(Interpreter&, Arguments&)>;

struct List {
    std::vector<Value> items;
    bool tuple = false;
    int depth = 1;
};
struct Dict {
    std::vector<std::pair<Value, Value>> items;
    int depth = 1;
    const Value* find(std::string_view key) const;
};
struct Namespace {
    std::vector<std::pair<std::string, Value>> items;
};
struct Loop {
    const std::vector<Value>* items = nullptr;
    size_t index = 0;
    int depth = 1;
    std::vector<Value> last_changed;
};

class Value {
public:
    enum class Kind { Undefined, None, Bool, Int, Float, Text, List, Dict, Namespace, Loop, Function };

    Value() = default;  // undefined
    static Value undefined(std::string name);
    static Value none() { Value v; v.data_ = nullptr; return v; }
    static Value boolean(bool b) { Value v; v.data_ = b; return v; }
    static Value integer(int64_t i) { Value v; v.data_ = i; return v; }
    static Value real(double d) { Value v; v.data_ = d; return v; }
    static Value text(std::string plain);
    static Value text(Text t);  // fails above kMaxText
    // Containers fail where they would nest deeper than kMaxNesting.
    static Value list(std::vector<Value> items, bool tuple = false);
    static Value dict(std::vector<std::pair<Value, Value>> items);
    static Value space(std::shared_ptr<Namespace> n) { Value v; v.data_ = std::move(n); return v; }
    static Value loop(std::shared_ptr<Loop> l) { Value v; v.data_ = std::move(l); return v; }
    static Value function(Function f) { Value v; v.data_ = std::make_shared<const Function>(std::move(f)); return v; }
    // Every text in it is marked as the user's if `user`.
    static Value from_json(const nlohmann::ordered_json& json, bool user, int depth = 0);

    Kind kind() const;
    bool is(Kind k) const { return kind() == k; }
    bool is_number() const { return is(Kind::Bool) || is(Kind::Int) || is(Kind::Float); }
    bool truth() const;
    bool as_bool() const { return std::get<bool>(data_); }
    int64_t as_int() const;    // of Bool or Int
    double as_double() const;  // of Bool, Int or Float
    const Text& as_text() const { return *std::get<std::shared_ptr<const Text>>(data_); }
    const List& as_list() const { return *std::get<std::shared_ptr<const List>>(data_); }
    const Dict& as_dict() const { return *std::get<std::shared_ptr<const Dict>>(data_); }
    Namespace& as_space() const { return *std::get<std::shared_ptr<Namespace>>(data_); }
    Loop& as_loop() const { return *std::get<std::shared_ptr<Loop>>(data_); }
    const Function& as_function() const { return *std::get<std::shared_ptr<const Function>>(data_); }
    const std::string& undefined_name() const;
    int depth() const;
    const char* kind_name() const;  // Python's

    bool equals(const Value& other) const;
    // <0, 0, >0; fails where Python would.
    int compare(const Value& other) const;
    Text str() const;   // Python's str()
    Text repr() const;  // Python's repr()

private:
    struct Missing {
        std::shared_ptr<const std::string> name;
    };
    std::variant<Missing, std::nullptr_t, bool, int64_t, double, std::shared_ptr<const Text>, std::shared_ptr<const List>,
                 std::shared_ptr<const Dict>, std::shared_ptr<Namespace>, std::shared_ptr<Loop>, std::shared_ptr<const Function>>
        data_;
};

struct JsonStyle {
    bool ascii = false, sort = false;
    int indent = -1;
    std::string item = ", ", key = ": ";
};
Text to_json(const Value& value, const JsonStyle& style);
// Python's repr of a float.
std::string float_text(double d);
bool python_space(uint32_t code);

}  // namespace lorica::jinja
