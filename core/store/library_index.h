// SPDX-License-Identifier: GPL-3.0-or-later
// The library's database as a file: opened, brought up to date, made anew where it is missing or damaged. Any thread.
#pragma once

#include <string>
#include <vector>

#include "core/store/library.h"
#include "core/store/sql.h"

namespace lorica {

// The columns in which an entry is read, for entry_of().
inline constexpr const char* kEntryColumns = "name, path, added, facts, tags, note";
LibraryEntry entry_of(const Statement& row, EntryKind kind);
bool is_usable_name(const std::string& name);

// Of an entry that is new; false where it could not be written.
bool insert_entry(sqlite3* db, const LibraryEntry& entry, int64_t live);

// What a damaged or unwritable database still tells.
struct Salvage {
    std::vector<LibraryEntry> entries;
    std::vector<std::pair<std::string, std::string>> forgotten;   // kind and path
    std::vector<std::string> unread;    // names without the rest
    bool has_table = false;             // the table of entries could be read at all
    bool whole = false;                 // nothing in it failed to read
};
// `as_it_stands`: nothing beside the file is read or made.
Salvage salvage(const fs::path& database, bool as_it_stands);

// The database of a home, ready for use, and what a person should know. While it is open its lock is held too (-1: there is none):
// nobody may put another database in the place of one that is in use, for SQLite removes a log by its name.
struct OpenedIndex {
    sqlite3* db = nullptr;
    int lock = -1;
    std::vector<std::string> warnings;
};
Result<OpenedIndex> open_index(const fs::path& home);

}  // namespace lorica
