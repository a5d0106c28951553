// SPDX-License-Identifier: GPL-3.0-or-later
// The library of models, data sets, runs and adapters: names for paths, in <home>/library.db (SQLite). Any thread, one at a time.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/files.h"

struct sqlite3;

namespace lorica {

enum class EntryKind { Model, Data, Run, Adapter };
const char* to_string(EntryKind kind);

struct LibraryEntry {
    EntryKind kind = EntryKind::Model;
    std::string name;
    std::string path;                                    // absolute
    std::string added;                                   // UTC
    nlohmann::json facts = nlohmann::json::object();     // what was found at import: parameters, rows, ...
};

// $LORICA_HOME, else $XDG_DATA_HOME/lorica, else ~/.local/share/lorica.
fs::path default_home();

class Library {
public:
    // Makes the folder and the database where they are missing. A damaged database is set aside (library.db.damaged-N) and
    // a fresh one begun; where nothing can be written the library is empty and in memory. warnings() tells of both.
    static Result<Library> open(const fs::path& home);
    Library(Library&& other) noexcept;
    Library& operator=(Library&&) = delete;
    ~Library();

    const std::vector<std::string>& warnings() const { return warnings_; }

    // Fails with Exists if the name is taken by another path, with Usage if it is empty or looks like a path.
    Result<void> add(const LibraryEntry& entry);
    Result<std::vector<LibraryEntry>> list(EntryKind kind) const;          // by name
    std::optional<LibraryEntry> find(EntryKind kind, const std::string& name) const;
    // The file itself stays. NotFound names the nearest entry.
    Result<void> remove(EntryKind kind, const std::string& name);

private:
    explicit Library(sqlite3* db) : db_(db) {}
    sqlite3* db_ = nullptr;
    std::vector<std::string> warnings_;
};

// A path that exists, as it is; else the path of the library's entry of that name; else NotFound with the nearest name.
Result<std::string> resolve(const fs::path& home, EntryKind kind, const std::string& name_or_path);

}  // namespace lorica
