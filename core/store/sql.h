// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite as the store uses it: a statement that is finalised when it goes, a transaction that is rolled back, errors in words.
// One connection is used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include <string>

#include "core/base/error.h"

namespace lorica {

class Statement {
public:
    Statement(sqlite3* db, const std::string& sql) { sqlite3_prepare_v2(db, sql.c_str(), -1, &statement_, nullptr); }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    bool is_valid() const { return statement_ != nullptr; }
    Statement& bind(int index, const std::string& text) {
        if (statement_) sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        return *this;
    }
    Statement& bind(int index, int64_t number) {
        if (statement_) sqlite3_bind_int64(statement_, index, number);
        return *this;
    }
    int step() { return statement_ ? sqlite3_step(statement_) : SQLITE_ERROR; }
    void reset() { sqlite3_reset(statement_); }
    std::string text(int column) const {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return bytes ? std::string(bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))) : "";
    }
    int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }

private:
    sqlite3_stmt* statement_ = nullptr;
};

// Takes the right to write at once; rolled back unless committed.
class Transaction {
public:
    explicit Transaction(sqlite3* db) : db_(db), open_(sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK) {}
    ~Transaction() { if (open_) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    bool is_open() const { return open_; }
    bool commit() {
        if (!open_ || sqlite3_exec(db_, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK) return false;
        open_ = false;
        return true;
    }

private:
    sqlite3* db_;
    bool open_;
};

inline Error sql_error(sqlite3* db, const std::string& action) {
    const int code = sqlite3_errcode(db);
    Error error{ErrorCode::Io, "cannot " + action + ": " + sqlite3_errmsg(db), "the library"};
    if (code == SQLITE_FULL) {
        error.code = ErrorCode::NoSpace;
        error.hint = "Free some space.";
    }
    if (code == SQLITE_BUSY) error.hint = "Another Lorica is writing to it; try again.";
    return error;
}

}  // namespace lorica
