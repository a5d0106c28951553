// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a damaged database row by row: from the front, from the back, and one by one between the places where that ends. Any thread.
#include "core/store/library_index.h"

#include <fmt/format.h>

#include <limits>
#include <set>

namespace lorica {
namespace {

constexpr int64_t kProbes = 200000;        // rows asked for one by one between the damaged places
constexpr size_t kLongestPath = 1 << 16;

// A damaged page may hold anything; only what could have been written by us is taken.
bool is_text(const std::string& text) {
    try {
        (void)nlohmann::json(text).dump();   // throws where it is not UTF-8
        return text.find('\0') == std::string::npos;
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

class Reader {
public:
    Reader(sqlite3* db, Salvage& out) : db_(db), out_(out) {
        for (const char* columns : {kEntryColumns, "name, path, added, facts, '[]', ''"})
            if (Statement(db, std::string("SELECT ") + columns + ", kind, rowid FROM entries NOT INDEXED LIMIT 1").is_valid()) {
                columns_ = columns;
                break;
            }
        out_.has_table = !columns_.empty();
    }

    void read() {
        if (columns_.empty()) return;
        int64_t low = std::numeric_limits<int64_t>::min(), high = std::numeric_limits<int64_t>::max();
        out_.whole = walk("rowid > ? ORDER BY rowid", low);
        if (!out_.whole) {
            walk("rowid < ? ORDER BY rowid DESC", high);
            probe(low, high);
        }
        names();
    }

private:
    std::string select(const char* where) const { return "SELECT " + columns_ + ", kind, rowid FROM entries NOT INDEXED WHERE " + where; }

    // Rows in that order from `at` on, which becomes the last one that was read; true if it came to the end.
    bool walk(const char* where, int64_t& at) {
        Statement rows(db_, select(where));
        rows.bind(1, at);
        int step = 0;
        while ((step = rows.step()) == SQLITE_ROW) {
            at = rows.number(7);
            take(rows);
        }
        return step == SQLITE_DONE;
    }

    void probe(int64_t low, int64_t high) {
        if (low == std::numeric_limits<int64_t>::min()) low = 0;   // ours begin at 1
        if (high == std::numeric_limits<int64_t>::max()) high = low + kProbes;
        Statement row(db_, select("rowid = ?"));
        for (int64_t id = low + 1; id < high && id - low <= kProbes; ++id) {
            row.reset();
            row.bind(1, id);
            if (row.step() == SQLITE_ROW) take(row);
        }
    }

    void take(const Statement& row) {
        const auto kind = entry_kind_from(row.text(6));
        if (!kind) return;
        LibraryEntry entry = entry_of(row, *kind);
        if (!is_usable_name(entry.name) || !is_text(entry.name) || entry.path.empty() || entry.path.size() > kLongestPath || !is_text(entry.path) || !is_text(entry.added)) return;
        if (!is_text(entry.note)) entry.note.clear();
        if (seen_.insert({row.text(6), entry.name}).second) out_.entries.push_back(std::move(entry));
    }

    // The key of the table is a tree of its own and may tell names of rows that are gone.
    void names() {
        Statement keys(db_, "SELECT kind, name FROM entries INDEXED BY sqlite_autoindex_entries_1");
        while (keys.step() == SQLITE_ROW) {
            const std::string name = keys.text(1);
            if (!entry_kind_from(keys.text(0)) || !is_usable_name(name) || !is_text(name)) continue;
            if (seen_.insert({keys.text(0), name}).second) out_.unread.push_back(name);
        }
    }

    sqlite3* db_;
    Salvage& out_;
    std::string columns_;
    std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

Salvage salvage(const fs::path& database, bool as_it_stands) {
    Salvage out;
    std::string name = database.string();
    if (as_it_stands) {
        name = "file:";
        for (const char c : database.string()) name += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02x}", c) : std::string(1, c);
        name += "?immutable=1";
    }
    sqlite3* db = nullptr;
    const int flags = as_it_stands ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE;
    if (sqlite3_open_v2(name.c_str(), &db, flags | SQLITE_OPEN_FULLMUTEX, nullptr) == SQLITE_OK) {
        sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);   // what was set aside stays as it was
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_exec(db, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON", nullptr, nullptr, nullptr);
        Reader(db, out).read();
        Statement forgotten(db, "SELECT kind, path FROM forgotten");
        while (forgotten.step() == SQLITE_ROW)
            if (entry_kind_from(forgotten.text(0)) && is_text(forgotten.text(1))) out.forgotten.emplace_back(forgotten.text(0), forgotten.text(1));
    }
    sqlite3_close(db);
    return out;
}

}  // namespace lorica
