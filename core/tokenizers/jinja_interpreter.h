// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a parsed Jinja template under limits of steps, depth and output. One thread at a time.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/tokenizers/jinja_ast.h"
#include "core/tokenizers/jinja_value.h"

namespace lorica::jinja {

constexpr int64_t kMaxSteps = 250'000;

// Index of a filter or test by name, or -1.
int find_filter(std::string_view name);
int find_test(std::string_view name);

class Interpreter {
public:
    explicit Interpreter(int64_t now) : now_(now) { scopes_.emplace_back(); }

    void define(const std::string& name, Value value);
    Text run(const Body& body);

    // Counts work: one step an evaluation, one a list item, one for 64 bytes of text. Fails above kMaxSteps.
    void charge(size_t steps) {
        steps_ += static_cast<int64_t>(steps);
        if (steps_ > kMaxSteps) fail("the template needs over 250,000 steps");
    }
    void charge_text(const Text& text) { charge(1 + text.bytes.size() / 64); }
    int64_t now() const { return now_; }
    int line() const { return line_; }

    Value call(const Value& callee, Arguments& arguments);
    Value attribute(const Value& object, const std::string& name);
    Value item(const Value& object, const Value& key);
    // The items that `for` would walk.
    std::vector<Value> walk(const Value& value);
    Value filter(int index, const Value& value, Arguments& arguments);
    bool test(int index, const Value& value, Arguments& arguments);

private:
    using Scope = std::vector<std::pair<std::string, Value>>;
    enum class Flow { Next, Break, Continue };

    Flow execute(const Body& body, Text& out);
    Flow statement(const Stmt& stmt, Text& out);
    Flow loop(const Stmt& stmt, Text& out);
    void assign(const Stmt& stmt, Text& out);
    void set(const std::string& name, Value value);
    void unpack(const std::vector<std::string>& names, const Value& value);
    Value macro(const Stmt& stmt);
    Value call_macro(const Stmt& stmt, Arguments& arguments, size_t scope_depth);
    void emit(const Text& text, Text& out);

    Value evaluate(const Expr& expr);
    Value compare(const Expr& expr);
    Value binary(const Expr& expr);
    Value name(const Expr& expr);
    Value call_of(const Expr& expr);
    Value slice(const Expr& expr);
    Arguments arguments(const Call& call);
    bool contains(const Value& container, const Value& value);

    std::vector<Scope> scopes_;
    std::vector<std::pair<std::string, Value>> globals_;
    Value block_;  // what the Name "" of a filter block stands for
    int64_t steps_ = 0;
    int64_t now_ = 0;
    // Nested evaluations and statements, so that no template can exhaust the stack.
    struct Level {
        explicit Level(Interpreter& i) : self(i) {
            if (++self.level_ > kMaxLevels) fail("the template nests too deep");
        }
        ~Level() { --self.level_; }
        Interpreter& self;
    };
    static constexpr int kMaxLevels = 600;
    int level_ = 0;
    int calls_ = 0;
    int line_ = 1;
};

// Methods of texts, lists and mappings ("abc".strip()). `found` is false where the type has no such method.
Value call_method(Interpreter& interpreter, const Value& object, const std::string& name, Arguments& arguments, bool& found);
// range, namespace, raise_exception, strftime_now, dict, joiner, cycler.
void define_globals(Interpreter& interpreter);

// Arguments by position or name; fails where there are more than `names`.
class Bound {
public:
    Bound(const char* function, Arguments& arguments, std::initializer_list<const char*> names);
    bool has(size_t i) const { return set_[i]; }
    const Value& at(size_t i) const { return values_[i]; }
    int64_t integer(size_t i, int64_t fallback) const;
    bool flag(size_t i, bool fallback) const;
    const Text& text(size_t i) const;
    Text text_or(size_t i, std::string_view fallback) const;

private:
    const char* function_;
    std::vector<Value> values_;
    std::vector<bool> set_;
};

// Python's text operations, keeping the marks of the user's bytes.
Text stripped(const Text& text, bool left, bool right, const Text* characters = nullptr);
Text replaced(const Text& text, const Text& from, const Text& to, int64_t count = -1);
Text upper_case(const Text& text);
Text lower_case(const Text& text);
Text title_case(const Text& text);
Text capitalized(const Text& text);
std::vector<Value> split_text(Interpreter& interpreter, const Text& text, const Text* separator, int64_t limit, bool from_right);
size_t count_characters(std::string_view text);
size_t byte_of_character(std::string_view text, size_t index);

}  // namespace lorica::jinja
