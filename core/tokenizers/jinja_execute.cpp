// SPDX-License-Identifier: GPL-3.0-or-later
// Jinja statements at work: scopes, loops, macros, output. One thread at a time.
#include <fmt/format.h>

#include <algorithm>

#include "core/tokenizers/jinja_interpreter.h"

namespace lorica::jinja {

using Kind = Stmt::Kind;

void Interpreter::define(const std::string& name, Value value) { globals_.emplace_back(name, std::move(value)); }

Text Interpreter::run(const Body& body) {
    Text out;
    try {
        execute(body, out);
    } catch (Failure& failure) {
        if (failure.error.where.empty()) failure.error.where = fmt::format("chat template, line {}", line_);
        throw;
    }
    return out;
}

void Interpreter::emit(const Text& text, Text& out) {
    charge_text(text);
    if (out.bytes.size() + text.bytes.size() > kMaxText) fail("the template's output grew over 3 MiB");
    out.append(text);
}

Interpreter::Flow Interpreter::execute(const Body& body, Text& out) {
    for (const auto& stmt : body)
        if (const Flow flow = statement(*stmt, out); flow != Flow::Next) return flow;
    return Flow::Next;
}

Interpreter::Flow Interpreter::statement(const Stmt& stmt, Text& out) {
    const Level level(*this);
    line_ = stmt.line;
    charge(1);
    switch (stmt.kind) {
        case Kind::Data: emit(stmt.data.as_text(), out); break;
        case Kind::Output: {
            const Value value = evaluate(*stmt.value);
            value.is(Value::Kind::Text) ? emit(value.as_text(), out) : emit(value.str(), out);
            break;
        }
        case Kind::If:
            for (const auto& [condition, body] : stmt.branches)
                if (!condition || evaluate(*condition).truth()) return execute(body, out);
            break;
        case Kind::For: return loop(stmt, out);
        case Kind::Set: case Kind::SetBlock: assign(stmt, out); break;
        case Kind::Macro: set(stmt.name, macro(stmt)); break;
        case Kind::CallBlock: {
            const Value caller = macro(stmt);
            Arguments args = arguments(stmt.value->call);
            args.named.emplace_back("caller", caller);
            emit(call(evaluate(*stmt.value->kids[0]), args).str(), out);
            break;
        }
        case Kind::FilterBlock: {
            Text inner;
            scopes_.emplace_back();
            execute(stmt.body, inner);
            scopes_.pop_back();
            block_ = Value::text(std::move(inner));
            emit(evaluate(*stmt.value).str(), out);
            break;
        }
        case Kind::Scope: {
            Scope scope;
            for (size_t i = 0; i < stmt.names.size(); ++i) scope.emplace_back(stmt.names[i], evaluate(*stmt.defaults[i]));
            // `generation` is no scope of its own: what is set in it stays.
            if (stmt.names.empty()) return execute(stmt.body, out);
            scopes_.push_back(std::move(scope));
            const Flow flow = execute(stmt.body, out);
            scopes_.pop_back();
            return flow;
        }
        case Kind::Break: return Flow::Break;
        case Kind::Continue: return Flow::Continue;
    }
    return Flow::Next;
}

Interpreter::Flow Interpreter::loop(const Stmt& stmt, Text& out) {
    std::vector<Value> items = walk(evaluate(*stmt.value));
    const size_t level = scopes_.size();
    if (stmt.condition) {
        std::vector<Value> kept;
        for (Value& item : items) {
            charge(1);
            scopes_.emplace_back();
            unpack(stmt.names, item);
            const bool wanted = evaluate(*stmt.condition).truth();
            scopes_.resize(level);
            if (wanted) kept.push_back(std::move(item));
        }
        items = std::move(kept);
    }
    if (items.empty()) {
        scopes_.emplace_back();
        const Flow flow = execute(stmt.otherwise, out);
        scopes_.resize(level);
        return flow;
    }
    auto state = std::make_shared<Loop>();
    state->items = &items;
    for (const auto& scope : scopes_)
        for (const auto& [name, value] : scope) state->depth += name == "loop" && value.is(Value::Kind::Loop);
    for (size_t i = 0; i < items.size(); ++i) {
        charge(1);
        state->index = i;
        scopes_.emplace_back();
        scopes_.back().emplace_back("loop", Value::loop(state));
        unpack(stmt.names, items[i]);
        const Flow flow = execute(stmt.body, out);
        scopes_.resize(level);
        if (flow == Flow::Break) break;
    }
    // A loop object that outlives its loop (set in an outer namespace is refused) would point nowhere.
    state->items = nullptr;
    return Flow::Next;
}

void Interpreter::set(const std::string& name, Value value) {
    for (auto& [key, old] : scopes_.back())
        if (key == name) {
            old = std::move(value);
            return;
        }
    scopes_.back().emplace_back(name, std::move(value));
}

void Interpreter::unpack(const std::vector<std::string>& names, const Value& value) {
    if (names.size() == 1) {
        set(names[0], value);
        return;
    }
    const std::vector<Value> parts = walk(value);
    if (parts.size() != names.size()) fail(fmt::format("cannot take {} values apart into {} names", parts.size(), names.size()));
    for (size_t i = 0; i < names.size(); ++i) set(names[i], parts[i]);
}

void Interpreter::assign(const Stmt& stmt, Text&) {
    if (stmt.kind == Kind::SetBlock) {
        Text inner;
        scopes_.emplace_back();
        execute(stmt.body, inner);
        scopes_.pop_back();
        block_ = Value::text(std::move(inner));
        Value value = stmt.value ? evaluate(*stmt.value) : block_;
        unpack(stmt.names, value);
        return;
    }
    Value value = evaluate(*stmt.value);
    if (stmt.name.empty()) {
        unpack(stmt.names, value);
        return;
    }
    Expr object;
    object.kind = Expr::Kind::Name;
    object.text = stmt.names[0];
    object.line = stmt.line;
    const Value space = name(object);
    if (!space.is(Value::Kind::Namespace)) fail(fmt::format("'{}' is no namespace, so '{}.{}' cannot be set", stmt.names[0], stmt.names[0], stmt.name));
    if (value.depth() >= kMaxNesting) fail(fmt::format("a {} cannot be kept in a namespace", value.kind_name()));
    for (auto& [key, old] : space.as_space().items)
        if (key == stmt.name) {
            old = std::move(value);
            return;
        }
    space.as_space().items.emplace_back(stmt.name, std::move(value));
}

Value Interpreter::macro(const Stmt& stmt) {
    const size_t level = scopes_.size();
    return Value::function([&stmt, level](Interpreter& self, Arguments& args) { return self.call_macro(stmt, args, level); });
}

Value Interpreter::call_macro(const Stmt& stmt, Arguments& args, size_t level) {
    if (++calls_ > kMaxNesting) fail(fmt::format("macros call each other deeper than {} levels", kMaxNesting));
    // A macro sees the scopes around its definition, not those of its caller.
    std::vector<Scope> hidden;
    const size_t keep = std::min(level, scopes_.size());
    for (size_t i = keep; i < scopes_.size(); ++i) hidden.push_back(std::move(scopes_[i]));
    scopes_.resize(keep);
    scopes_.emplace_back();
    const int line = line_;
    const size_t required = stmt.names.size() - stmt.defaults.size();
    if (args.list.size() > stmt.names.size())
        fail(fmt::format("macro '{}' takes {} arguments and was given {}", stmt.name, stmt.names.size(), args.list.size()));
    for (size_t i = 0; i < stmt.names.size(); ++i) {
        const auto named = std::find_if(args.named.begin(), args.named.end(), [&](const auto& n) { return n.first == stmt.names[i]; });
        if (i < args.list.size()) set(stmt.names[i], args.list[i]);
        else if (named != args.named.end()) set(stmt.names[i], named->second);
        else if (i >= required) set(stmt.names[i], evaluate(*stmt.defaults[i - required]));
        else set(stmt.names[i], Value::undefined(fmt::format("parameter '{}'", stmt.names[i])));
    }
    for (const auto& [key, value] : args.named) {
        if (key == "caller") set(key, value);
        else if (std::find(stmt.names.begin(), stmt.names.end(), key) == stmt.names.end())
            fail(fmt::format("macro '{}' takes no argument '{}'", stmt.name, key));
    }
    Text out;
    execute(stmt.body, out);
    scopes_.resize(keep);
    for (Scope& scope : hidden) scopes_.push_back(std::move(scope));
    --calls_;
    line_ = line;
    return Value::text(std::move(out));
}

}  // namespace lorica::jinja
