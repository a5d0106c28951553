// SPDX-License-Identifier: GPL-3.0-or-later
// The library over SQLite. One connection, used by one thread at a time.
#include "core/store/library.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "core/config/field.h"
#include "core/store/library_index.h"

namespace lorica {
namespace {

constexpr const char* kKinds[] = {"model", "data", "run", "adapter"};

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

// Every value in it, a line each.
void append_values(std::string& out, const nlohmann::json& json) {
    if (json.is_structured())
        for (const auto& one : json) append_values(out, one);
    else out += (json.is_string() ? json.get_ref<const std::string&>() : json.dump()) + "\n";
}

bool is_at(const std::string& path) {
    std::error_code code;
    return fs::exists(path, code);
}

}  // namespace

const char* to_string(EntryKind kind) { return kKinds[static_cast<size_t>(kind)]; }

std::optional<EntryKind> entry_kind_from(const std::string& name) {
    for (size_t i = 0; i < std::size(kKinds); ++i)
        if (name == kKinds[i]) return static_cast<EntryKind>(i);
    return std::nullopt;
}

fs::path default_home() {
    if (const char* home = std::getenv("LORICA_HOME"); home && *home) return home;
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return fs::path(data) / "lorica";
    const char* user = std::getenv("HOME");
    return fs::path(user && *user ? user : ".") / ".local" / "share" / "lorica";
}

Result<Library> Library::open(const fs::path& home) {
    LORICA_ASSIGN(OpenedIndex opened, open_index(home));
    Library library(opened.db, opened.lock);
    library.warnings_ = std::move(opened.warnings);
    return library;
}

bool Library::is_begun(const fs::path& home) {
    std::error_code code;
    return fs::exists(home / "library.db", code) || fs::exists(home / "library.lock", code) || fs::exists(home / "runs", code);
}

Library::Library(Library&& other) noexcept : db_(std::exchange(other.db_, nullptr)), lock_(std::exchange(other.lock_, -1)), warnings_(std::move(other.warnings_)) {}

Library::~Library() {
    sqlite3_close(db_);
    if (lock_ >= 0) ::close(lock_);
}

void Library::mark_told() {
    for (const std::string& text : warnings_) Statement(db_, "DELETE FROM notices WHERE text = ?").bind(1, text).step();
}

Result<void> Library::add(const LibraryEntry& entry) {
    if (!is_usable_name(entry.name)) return Error{ErrorCode::Usage, "\"" + entry.name + "\" is not a usable name", "--name", "Use letters, digits, dots and dashes, no slash."};
    Transaction change(db_);
    if (!change.is_open()) return sql_error(db_, "add \"" + entry.name + "\"");
    if (const auto other = find(entry.kind, entry.name); other && other->path != entry.path)
        return Error{ErrorCode::Exists, "the name \"" + entry.name + "\" is taken by " + other->path, "the library", "Choose another name with --name, or remove it first."};
    else if (other) {
        LibraryEntry own = *other;
        if (!entry.facts.empty()) own.facts = entry.facts;
        if (!entry.tags.empty()) own.tags = entry.tags;
        if (!entry.note.empty()) own.note = entry.note;
        Statement(db_, "DELETE FROM entries WHERE kind = ? AND name = ?").bind(1, to_string(entry.kind)).bind(2, entry.name).step();
        if (!insert_entry(db_, own, 0)) return sql_error(db_, "add \"" + entry.name + "\"");
    } else if (!insert_entry(db_, entry, 0)) {
        return sql_error(db_, "add \"" + entry.name + "\"");
    }
    Statement(db_, "DELETE FROM forgotten WHERE kind = ? AND path = ?").bind(1, to_string(entry.kind)).bind(2, entry.path).step();
    if (!change.commit()) return sql_error(db_, "add \"" + entry.name + "\"");
    return {};
}

std::string Library::free_name(EntryKind kind, const std::string& wanted, const std::string& path) const {
    const auto taken = find(kind, wanted);
    return taken && taken->path != path ? fmt::format("{}-{}", wanted, sha256(path).substr(0, 6)) : wanted;
}

Result<std::vector<LibraryEntry>> Library::list(EntryKind kind) const {
    Statement select(db_, std::string("SELECT ") + kEntryColumns + " FROM entries WHERE kind = ? ORDER BY name");
    select.bind(1, to_string(kind));
    std::vector<LibraryEntry> out;
    int step = 0;
    while ((step = select.step()) == SQLITE_ROW) {
        out.push_back(entry_of(select, kind));
        out.back().missing = !is_at(out.back().path);
    }
    if (step != SQLITE_DONE) return sql_error(db_, "read");
    return out;
}

std::optional<LibraryEntry> Library::find(EntryKind kind, const std::string& name) const {
    Statement select(db_, std::string("SELECT ") + kEntryColumns + " FROM entries WHERE kind = ? AND name = ?");
    select.bind(1, to_string(kind)).bind(2, name);
    if (select.step() != SQLITE_ROW) return std::nullopt;
    LibraryEntry entry = entry_of(select, kind);
    entry.missing = !is_at(entry.path);
    return entry;
}

Result<std::vector<LibraryEntry>> Library::search(const std::string& words, std::optional<EntryKind> kind) const {
    std::vector<std::string> wanted{""};
    for (const char c : lower(words)) {
        if (c != ' ' && c != '\t' && c != '\n') wanted.back() += c;
        else if (!wanted.back().empty()) wanted.emplace_back();
    }
    std::vector<LibraryEntry> out;
    for (size_t i = 0; i < std::size(kKinds); ++i) {
        if (kind && *kind != static_cast<EntryKind>(i)) continue;
        LORICA_ASSIGN(std::vector<LibraryEntry> all, list(static_cast<EntryKind>(i)));
        for (LibraryEntry& entry : all) {
            std::string text = entry.name + "\n" + entry.path + "\n" + entry.note + "\n";
            for (const std::string& tag : entry.tags) text += tag + "\n";
            append_values(text, entry.facts);
            text = lower(std::move(text));
            if (std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) { return text.find(word) != std::string::npos; })) out.push_back(std::move(entry));
        }
    }
    return out;
}

Error Library::unknown(EntryKind kind, const std::string& name) const {
    std::vector<std::string> names;
    if (const auto all = list(kind))
        for (const auto& one : *all) names.push_back(one.name);
    Error error{ErrorCode::NotFound, std::string("there is no ") + to_string(kind) + " named \"" + name + "\"", "the library"};
    if (const auto near = nearest_name(name, names); !near.empty()) error.hint = "Did you mean \"" + near + "\"?";
    return error;
}

Result<void> Library::set_text(EntryKind kind, const std::string& name, const char* column, const std::string& text) {
    Statement update(db_, std::string("UPDATE entries SET ") + column + " = ? WHERE kind = ? AND name = ?");
    if (update.bind(1, text).bind(2, to_string(kind)).bind(3, name).step() != SQLITE_DONE) return sql_error(db_, "change \"" + name + "\"");
    if (sqlite3_changes(db_) == 0) return unknown(kind, name);
    return {};
}

Result<void> Library::set_tags(EntryKind kind, const std::string& name, const std::vector<std::string>& tags) {
    return set_text(kind, name, "tags", nlohmann::json(tags).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Result<void> Library::set_note(EntryKind kind, const std::string& name, const std::string& note) { return set_text(kind, name, "note", note); }

Result<void> Library::remove(EntryKind kind, const std::string& name) {
    Transaction change(db_);
    if (!change.is_open()) return sql_error(db_, "remove \"" + name + "\"");
    const auto entry = find(kind, name);
    if (!entry) return unknown(kind, name);
    Statement(db_, "INSERT OR IGNORE INTO forgotten(kind, path) VALUES(?, ?)").bind(1, to_string(kind)).bind(2, entry->path).step();
    Statement erase(db_, "DELETE FROM entries WHERE kind = ? AND name = ?");
    if (erase.bind(1, to_string(kind)).bind(2, name).step() != SQLITE_DONE || !change.commit()) return sql_error(db_, "remove \"" + name + "\"");
    return {};
}

Result<std::string> resolve(const fs::path& home, EntryKind kind, const std::string& name_or_path) {
    std::error_code code;
    if (fs::exists(name_or_path, code)) return name_or_path;
    std::vector<std::string> names;
    if (fs::exists(home, code)) {
        LORICA_ASSIGN(const Library library, Library::open(home));
        if (const auto entry = library.find(kind, name_or_path)) {
            if (!entry->missing) return entry->path;
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
