// SPDX-License-Identifier: GPL-3.0-or-later
// The library of models, data sets, runs and adapters: names for paths, in <home>/library.db (SQLite, WAL). Any thread, one at a
// time; any number of processes at once.
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
std::optional<EntryKind> entry_kind_from(const std::string& name);

struct LibraryEntry {
    EntryKind kind = EntryKind::Model;
    std::string name;
    std::string path;                                    // absolute
    std::string added;                                   // UTC
    // What was found at import (parameters, rows, ...). Of a run: method, model, data, data_sha256, seed, version, status and
    // metrics; of a run's adapter the run, its model and its data: where it comes from.
    nlohmann::json facts = nlohmann::json::object();
    std::vector<std::string> tags = {};
    std::string note = {};
    bool missing = false;                                // nothing is at the path any more; found at each reading, not stored
};

// $LORICA_HOME, else $XDG_DATA_HOME/lorica, else ~/.local/share/lorica.
fs::path default_home();

class Library {
public:
    // Makes the folder and the database where they are missing, brings one of an older version up to date, and takes in what
    // came into <home>/runs, adapters and models since. A database that is missing or damaged is made anew from what the old one
    // still tells and from the folders; the old one is set aside (library.db.damaged-ID). Where nothing can be written the library
    // is in memory. Fails for a database of a newer version.
    static Result<Library> open(const fs::path& home);
    // Whether there is one, or was, or runs that one would list: what only reads need not make a folder's first.
    static bool is_begun(const fs::path& home);
    Library(Library&& other) noexcept;
    Library& operator=(Library&&) = delete;
    ~Library();

    // What a person should know: of this opening, and of rebuilds by anyone until one says that they were told.
    const std::vector<std::string>& warnings() const { return warnings_; }
    void mark_told();

    // Fails with Exists if the name is taken by another path, with Usage if it is empty or looks like a path. An entry of the same
    // path keeps its date, and what the new one has no facts, tags or note for.
    Result<void> add(const LibraryEntry& entry);
    // `wanted`, or with a few characters of the path's hash behind it where the name is another path's.
    std::string free_name(EntryKind kind, const std::string& wanted, const std::string& path) const;
    Result<std::vector<LibraryEntry>> list(EntryKind kind) const;          // by name
    std::optional<LibraryEntry> find(EntryKind kind, const std::string& name) const;
    // Entries in whose name, path, tags, note or facts' values each of the words stands; the case of ASCII letters does not matter.
    Result<std::vector<LibraryEntry>> search(const std::string& words, std::optional<EntryKind> kind = std::nullopt) const;
    Result<void> set_tags(EntryKind kind, const std::string& name, const std::vector<std::string>& tags);
    Result<void> set_note(EntryKind kind, const std::string& name, const std::string& note);
    // The file itself stays, and is not taken in again by itself. NotFound names the nearest entry.
    Result<void> remove(EntryKind kind, const std::string& name);

private:
    Library(sqlite3* db, int lock) : db_(db), lock_(lock) {}
    Error unknown(EntryKind kind, const std::string& name) const;
    Result<void> set_text(EntryKind kind, const std::string& name, const char* column, const std::string& text);

    sqlite3* db_ = nullptr;
    int lock_ = -1;
    std::vector<std::string> warnings_;
};

// The run of a folder with run.json as an entry: named as the folder, with its lineage and metrics as facts.
Result<LibraryEntry> run_entry(const fs::path& folder);

// A path that exists, as it is; else the path of the library's entry of that name; else NotFound with the nearest name.
Result<std::string> resolve(const fs::path& home, EntryKind kind, const std::string& name_or_path);

}  // namespace lorica
