// SPDX-License-Identifier: GPL-3.0-or-later
// The library over SQLite. One connection, used by one thread at a time.
#include "core/store/library.h"

#include <sqlite3.h>

#include <cstdlib>

#include "core/base/ids.h"
#include "core/config/field.h"

namespace lorica {
namespace {

constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS entries(kind TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, added TEXT NOT NULL, "
    "facts TEXT NOT NULL, PRIMARY KEY(kind, name))";

// A prepared statement, finalised when it goes.
class Statement {
public:
    Statement(sqlite3* db, const char* sql) { sqlite3_prepare_v2(db, sql, -1, &statement_, nullptr); }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(int index, const std::string& text) {
        if (statement_) sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }
    int step() { return statement_ ? sqlite3_step(statement_) : SQLITE_ERROR; }
    std::string text(int column) const {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return bytes ? std::string(bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))) : "";
    }

private:
    sqlite3_stmt* statement_ = nullptr;
};

Error sql_error(sqlite3* db, const std::string& action) {
    const int code = sqlite3_errcode(db);
    Error error{ErrorCode::Io, "cannot " + action + ": " + sqlite3_errmsg(db), "the library"};
    if (code == SQLITE_FULL) {
        error.code = ErrorCode::NoSpace;
        error.hint = "Free some space.";
    }
    if (code == SQLITE_BUSY) error.hint = "Another Lorica is writing to it; try again.";
    return error;
}

sqlite3* open_database(const std::string& path, bool& damaged) {
    sqlite3* db = nullptr;
    damaged = false;
    if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr) == SQLITE_OK) {
        sqlite3_busy_timeout(db, 3000);
        const int made = sqlite3_exec(db, kSchema, nullptr, nullptr, nullptr);
        if (made == SQLITE_OK) {
            Statement check(db, "PRAGMA quick_check");
            if (check.step() == SQLITE_ROW && check.text(0) == "ok") return db;
            damaged = true;
        } else {
            damaged = made == SQLITE_NOTADB || made == SQLITE_CORRUPT;
        }
    }
    sqlite3_close(db);
    return nullptr;
}

LibraryEntry entry_of(const Statement& row, EntryKind kind) {
    LibraryEntry entry{kind, row.text(0), row.text(1), row.text(2)};
    if (auto facts = nlohmann::json::parse(row.text(3), nullptr, false); facts.is_object()) entry.facts = std::move(facts);
    return entry;
}

}  // namespace

const char* to_string(EntryKind kind) {
    constexpr const char* kNames[] = {"model", "data", "run", "adapter"};
    return kNames[static_cast<size_t>(kind)];
}

fs::path default_home() {
    if (const char* home = std::getenv("LORICA_HOME"); home && *home) return home;
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return fs::path(data) / "lorica";
    const char* user = std::getenv("HOME");
    return fs::path(user && *user ? user : ".") / ".local" / "share" / "lorica";
}

Result<Library> Library::open(const fs::path& home) {
    std::vector<std::string> warnings;
    const fs::path path = home / "library.db";
    bool damaged = false;
    sqlite3* db = nullptr;
    if (auto made = make_folders(home); made) {
        db = open_database(path.string(), damaged);
        if (damaged) {
            const fs::path aside = path.string() + ".damaged-" + make_id();
            std::error_code code;
            fs::rename(path, aside, code);
            warnings.push_back("The library was damaged; it was set aside as " + aside.filename().string() + " and a fresh one begun.");
            db = open_database(path.string(), damaged);
        }
    }
    if (!db) {
        warnings.push_back("The library in " + home.string() + " cannot be written; names are forgotten when the program ends.");
        db = open_database(":memory:", damaged);
    }
    if (!db) return Error{ErrorCode::Internal, "SQLite cannot open a database in memory"};
    Library library(db);
    library.warnings_ = std::move(warnings);
    return library;
}

Library::Library(Library&& other) noexcept : db_(std::exchange(other.db_, nullptr)), warnings_(std::move(other.warnings_)) {}

Library::~Library() { sqlite3_close(db_); }

Result<void> Library::add(const LibraryEntry& entry) {
    if (entry.name.empty() || entry.name.find('/') != std::string::npos || entry.name.find('\0') != std::string::npos || entry.name.size() > 200)
        return Error{ErrorCode::Usage, "\"" + entry.name + "\" is not a usable name", "--name", "Use letters, digits, dots and dashes, no slash."};
    if (const auto other = find(entry.kind, entry.name); other && other->path != entry.path)
        return Error{ErrorCode::Exists, "the name \"" + entry.name + "\" is taken by " + other->path, "the library", "Choose another name with --name, or remove it first."};
    Statement insert(db_, "INSERT OR REPLACE INTO entries(kind, name, path, added, facts) VALUES(?, ?, ?, ?, ?)");
    insert.bind(1, to_string(entry.kind));
    insert.bind(2, entry.name);
    insert.bind(3, entry.path);
    insert.bind(4, entry.added.empty() ? utc_now() : entry.added);
    insert.bind(5, entry.facts.dump());
    if (insert.step() != SQLITE_DONE) return sql_error(db_, "add \"" + entry.name + "\"");
    return {};
}

Result<std::vector<LibraryEntry>> Library::list(EntryKind kind) const {
    Statement select(db_, "SELECT name, path, added, facts FROM entries WHERE kind = ? ORDER BY name");
    select.bind(1, to_string(kind));
    std::vector<LibraryEntry> out;
    int step = 0;
    while ((step = select.step()) == SQLITE_ROW) out.push_back(entry_of(select, kind));
    if (step != SQLITE_DONE) return sql_error(db_, "read");
    return out;
}

std::optional<LibraryEntry> Library::find(EntryKind kind, const std::string& name) const {
    Statement select(db_, "SELECT name, path, added, facts FROM entries WHERE kind = ? AND name = ?");
    select.bind(1, to_string(kind));
    select.bind(2, name);
    if (select.step() != SQLITE_ROW) return std::nullopt;
    return entry_of(select, kind);
}

Result<void> Library::remove(EntryKind kind, const std::string& name) {
    if (!find(kind, name)) {
        std::vector<std::string> names;
        if (const auto all = list(kind))
            for (const auto& one : *all) names.push_back(one.name);
        Error error{ErrorCode::NotFound, std::string("there is no ") + to_string(kind) + " named \"" + name + "\"", "the library"};
        if (const auto near = nearest_name(name, names); !near.empty()) error.hint = "Did you mean \"" + near + "\"?";
        return error;
    }
    Statement erase(db_, "DELETE FROM entries WHERE kind = ? AND name = ?");
    erase.bind(1, to_string(kind));
    erase.bind(2, name);
    if (erase.step() != SQLITE_DONE) return sql_error(db_, "remove \"" + name + "\"");
    return {};
}

Result<std::string> resolve(const fs::path& home, EntryKind kind, const std::string& name_or_path) {
    std::error_code code;
    if (fs::exists(name_or_path, code)) return name_or_path;
    const bool known = fs::exists(home / "library.db", code);
    std::vector<std::string> names;
    if (known) {
        LORICA_ASSIGN(const Library library, Library::open(home));
        if (const auto entry = library.find(kind, name_or_path)) {
            if (fs::exists(entry->path, code)) return entry->path;
            return Error{ErrorCode::NotFound, std::string("the ") + to_string(kind) + " is no longer at " + entry->path, name_or_path, "Import it again."};
        }
        if (const auto all = library.list(kind))
            for (const auto& one : *all) names.push_back(one.name);
    }
    Error error{ErrorCode::NotFound, std::string("there is no such file, and no ") + to_string(kind) + " of that name in the library", name_or_path, "Check the path."};
    if (const auto near = nearest_name(name_or_path, names); !near.empty()) error.hint = "Did you mean \"" + near + "\"?";
    return error;
}

}  // namespace lorica
