// SPDX-License-Identifier: GPL-3.0-or-later
// Error and Result: how a fallible call at an edge (file, parse, setting, data) answers. Values, any thread.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lorica {

// What kind of failure it is; decides the exit code (BadInput and Usage give 2, everything else 1).
enum class ErrorCode { BadInput, Usage, NotFound, Exists, Io, NoSpace, Unsupported, OutOfMemory, Cancelled, Internal };

const char* to_string(ErrorCode code);
std::optional<ErrorCode> error_code_from(const std::string& name);

// `message` says what happened; `where` the place (file, line, field, tensor, byte offset); `hint` what to do.
// `context` is the chain of enclosing actions, innermost first.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string where = {};
    std::string hint = {};
    std::vector<std::string> context = {};

    Error& during(std::string action) { context.push_back(std::move(action)); return *this; }
    // One sentence for people: "where: message. hint".
    std::string text() const;
    // 2 where the user can mend the input, the command or the disk; else 1.
    int exit_code() const;
};

// A value or an Error. `Result<void>` is success or an Error.
template <class T = void>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    Error& error() & { return std::get<1>(state_); }
    const Error& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    Error& error() & { return *error_; }
    const Error& error() const& { return *error_; }
    Error&& error() && { return *std::move(error_); }

private:
    std::optional<Error> error_;
};

}  // namespace lorica

// Returns the error of `expr` from the enclosing function, if it has one.
#define LORICA_TRY(expr)                                                     \
    do {                                                                     \
        if (auto lorica_try_ = (expr); !lorica_try_) return std::move(lorica_try_).error(); \
    } while (0)

#define LORICA_CONCAT_(a, b) a##b
#define LORICA_CONCAT(a, b) LORICA_CONCAT_(a, b)
// LORICA_ASSIGN(auto x, expr): x becomes the value of `expr`, or its error is returned.
#define LORICA_ASSIGN(decl, expr)                                            \
    auto LORICA_CONCAT(lorica_r_, __LINE__) = (expr);                        \
    if (!LORICA_CONCAT(lorica_r_, __LINE__)) return std::move(LORICA_CONCAT(lorica_r_, __LINE__)).error(); \
    decl = *std::move(LORICA_CONCAT(lorica_r_, __LINE__))
