// SPDX-License-Identifier: GPL-3.0-or-later
// Who has the database open shares library.lock; who makes it anew holds it alone. That file is not empty once there was a database:
// so one that is lost is told from one that begins. It is made beside its place (library.db.new) out of the old one, which
// waits as library.db.healing, and of the folders; then it takes its place and the old one its name for good. A process killed on
// the way leaves these, and the next one begins the making again. Any thread.
#include "core/store/library_index.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "core/base/ids.h"
#include "core/store/library_scan.h"

namespace lorica {
namespace {

// Version 1 had entries without the last three columns and nothing else, and said 0.
constexpr int64_t kVersion = 2;
constexpr const char* kSchema =
    "CREATE TABLE entries(kind TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, added TEXT NOT NULL, facts TEXT NOT NULL, "
    "tags TEXT NOT NULL DEFAULT '[]', note TEXT NOT NULL DEFAULT '', live INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(kind, name));";
constexpr const char* kSecond =
    "CREATE INDEX live ON entries(live) WHERE live != 0;"                                             // runs that may change yet: when run.json was read
    "CREATE TABLE forgotten(kind TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY(kind, path));"        // removed by a person
    "CREATE TABLE seen(folder TEXT NOT NULL PRIMARY KEY, time INTEGER NOT NULL);"                     // when a folder was looked through
    "CREATE TABLE notices(id INTEGER PRIMARY KEY, text TEXT NOT NULL);"                               // not yet told
    "PRAGMA user_version = 2;";

constexpr int kBusyMilliseconds = 10000;
constexpr double kLockSeconds = 60;            // a rebuild takes 3 s with 10,000 runs
constexpr int64_t kSettles = 2'000'000'000;   // nanoseconds after which another change has another time, on any file system

enum class State { Good, Missing, Damaged, Newer, Closed };

bool run_sql(sqlite3* db, const std::string& sql) { return sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK; }

int64_t number_of(sqlite3* db, const char* sql) {
    Statement one(db, sql);
    return one.step() == SQLITE_ROW ? one.number(0) : -1;
}

// From any earlier version to this one, whole or not at all.
bool migrate(sqlite3* db) {
    run_sql(db, "PRAGMA journal_mode = WAL");
    Transaction change(db);
    if (!change.is_open()) return false;
    if (number_of(db, "PRAGMA user_version") >= kVersion) return true;   // another process was quicker
    return run_sql(db, "ALTER TABLE entries ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'; ALTER TABLE entries ADD COLUMN note TEXT NOT NULL DEFAULT '';"
                       "ALTER TABLE entries ADD COLUMN live INTEGER NOT NULL DEFAULT 0;") &&
           run_sql(db, kSecond) && change.commit();
}

State check(sqlite3* db) {
    const auto trouble = [&] {
        const int code = sqlite3_errcode(db) & 0xff;
        return code == SQLITE_NOTADB || code == SQLITE_CORRUPT ? State::Damaged : State::Closed;
    };
    Statement version(db, "PRAGMA user_version");
    if (version.step() != SQLITE_ROW) return trouble();
    if (version.number(0) > kVersion) return State::Newer;
    Statement whole(db, "PRAGMA quick_check");
    if (whole.step() != SQLITE_ROW) return trouble();
    if (whole.text(0) != "ok" || number_of(db, "SELECT count(*) FROM sqlite_master WHERE name = 'entries'") != 1) return State::Damaged;
    if (version.number(0) < kVersion) {
        version.reset();
        whole.reset();
        if (!migrate(db)) return State::Closed;
    }
    return State::Good;
}

// `db` is open where the answer is Good, and null otherwise.
State try_open(const fs::path& path, sqlite3*& db) {
    std::error_code code;
    db = nullptr;
    if (!fs::exists(path, code)) return code ? State::Closed : State::Missing;
    State state = State::Closed;
    if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, nullptr) == SQLITE_OK) {
        sqlite3_busy_timeout(db, kBusyMilliseconds);
        state = sqlite3_db_readonly(db, "main") == 1 ? State::Closed : check(db);
    }
    if (state != State::Good) {
        sqlite3_close(db);
        db = nullptr;
    }
    return state;
}

// Kinds and paths of the entries, and of those that a person removed.
using Known = std::set<std::pair<std::string, std::string>>;

Known known_entries(sqlite3* db) {
    Known out;
    Statement rows(db, "SELECT kind, path FROM entries UNION ALL SELECT kind, path FROM forgotten");
    while (rows.step() == SQLITE_ROW) out.emplace(rows.text(0), rows.text(1));
    return out;
}

// Entries that are not known yet, under names that are free. How many of each kind.
std::map<EntryKind, int64_t> take_in(sqlite3* db, const std::vector<LibraryEntry>& entries, const std::map<std::string, int64_t>& live, Known& known) {
    std::map<EntryKind, int64_t> counts;
    for (const LibraryEntry& entry : entries) {
        if (!known.emplace(to_string(entry.kind), entry.path).second) continue;
        LibraryEntry own = entry;
        Statement taken(db, "SELECT 1 FROM entries WHERE kind = ? AND name = ?");
        if (taken.bind(1, to_string(entry.kind)).bind(2, entry.name).step() == SQLITE_ROW) own.name = fmt::format("{}-{}", own.name, sha256(own.path).substr(0, 6));
        const auto changes = live.find(entry.path);
        if (is_usable_name(own.name) && insert_entry(db, own, entry.kind == EntryKind::Run && changes != live.end() ? changes->second : 0)) ++counts[entry.kind];
    }
    return counts;
}

void remember(sqlite3* db, const std::string& folder, int64_t time) {
    Statement(db, "INSERT OR REPLACE INTO seen(folder, time) VALUES(?, ?)").bind(1, folder).bind(2, time).step();
}

int64_t now() { return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

// Looks through the folders whose time of change is not the one it knows, and through the runs that were not over. Writes only
// where there is something to write, and leaves it to the next opening where another process holds the database.
void reconcile(sqlite3* db, const fs::path& home) {
    std::vector<std::pair<std::string, int64_t>> changed;
    std::vector<std::string> runs;
    for (const char* folder : kScanned) {
        Statement seen(db, "SELECT time FROM seen WHERE folder = ?");
        const int64_t before = seen.bind(1, folder).step() == SQLITE_ROW ? seen.number(0) : 0, time = change_time(home / folder);
        if (time != before) changed.emplace_back(folder, time);
    }
    {
        Statement live(db, "SELECT path, live FROM entries WHERE live != 0");
        while (live.step() == SQLITE_ROW)
            if (const int64_t time = change_time(fs::path(live.text(0)) / "run.json"); time != 0 && time != live.number(1)) runs.push_back(live.text(0));
    }
    if (changed.empty() && runs.empty()) return;
    std::vector<std::pair<Scan, std::string>> found;
    std::set<std::string> paths;
    for (const auto& [kind, path] : known_entries(db)) paths.insert(path);
    bool news = false;
    for (auto& [folder, time] : changed) {
        found.emplace_back(scan_folder(home, folder, paths), folder);
        if (!found.back().first.settled || now() - time < kSettles) time = -1;
        news = news || !found.back().first.entries.empty() || time != -1;
    }
    for (const std::string& run : runs) found.emplace_back(scan_run(run), "");
    if (!news && runs.empty()) return;
    Transaction change(db);
    if (!change.is_open()) return;
    Known known = known_entries(db);   // another process may have taken some in since
    for (const auto& [scan, folder] : found) {
        for (const LibraryEntry& entry : scan.entries) {
            if (!folder.empty() || entry.kind != EntryKind::Run) continue;
            const auto time = scan.live.find(entry.path);
            Statement update(db, "UPDATE entries SET facts = ?, live = ? WHERE kind = 'run' AND path = ?");
            update.bind(1, entry.facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)).bind(2, time == scan.live.end() ? 0 : time->second).bind(3, entry.path).step();
        }
        take_in(db, scan.entries, scan.live, known);
    }
    for (const auto& [folder, time] : changed)
        if (time != -1) remember(db, folder, time);
    change.commit();
}

std::string counted(int64_t count, const char* one, const char* many) { return fmt::format("{} {}", count, count == 1 ? one : many); }

std::string list_of(const std::map<EntryKind, int64_t>& counts) {
    constexpr std::pair<const char*, const char*> kNames[] = {{"model", "models"}, {"data set", "data sets"}, {"run", "runs"}, {"adapter", "adapters"}};
    std::vector<std::string> parts;
    int64_t total = 0;
    for (const auto& [kind, count] : counts) {
        parts.push_back(counted(count, kNames[static_cast<size_t>(kind)].first, kNames[static_cast<size_t>(kind)].second));
        total += count;
    }
    return counted(total, "entry", "entries") + (parts.empty() ? "" : fmt::format(" ({})", fmt::join(parts, ", ")));
}

// What the making of a new index tells; nothing for a library that begins.
std::string notice_of(const std::string& aside, const Salvage& old, const std::map<EntryKind, int64_t>& found) {
    constexpr const char* kOnlyThere = "names, tags and notes that were given by hand, entries of files and folders elsewhere that no run here was made from, dates of import, and which entries had been removed";
    if (aside.empty()) {
        return fmt::format("The library's index was missing; a new one was made, and {} found again in the folders. What the old one alone held is lost: {}.", list_of(found), kOnlyThere);
    }
    std::string text = fmt::format("The library's index was damaged and is set aside as {}. The new one holds {} that could still be read from it, with all they had, and {} found again in the folders.",
                                   aside, counted(static_cast<int64_t>(old.entries.size()), "entry", "entries"), list_of(found));
    if (old.whole && old.unread.empty()) return text + " No row of the old one was unreadable.";
    if (!old.unread.empty()) {
        const std::vector<std::string> some(old.unread.begin(), old.unread.begin() + static_cast<ptrdiff_t>(std::min<size_t>(old.unread.size(), 8)));
        text += fmt::format(" Of {} only the name could be read: {}{}.", counted(static_cast<int64_t>(old.unread.size()), "entry", "entries"), fmt::join(some, ", "), some.size() < old.unread.size() ? ", ..." : "");
    }
    return text + fmt::format(" Lost is what the unreadable part alone held: {}.", kOnlyThere);
}

// The companions of a database go where it goes.
void move_database(const fs::path& from, const fs::path& to) {
    std::error_code code;
    for (const char* suffix : {"", "-wal", "-journal"})
        if (const fs::path one = from.string() + suffix, there = to.string() + suffix; fs::exists(one, code))
            fs::rename(one, fs::exists(there, code) ? fs::path(there.string() + "-" + make_id()) : there, code);   // none may stay: it would be taken for the new one's
    fs::remove(from.string() + "-shm", code);
}

// `begins`: there was none before, and what is there already is taken in as at any other opening.
bool fill(sqlite3* db, const fs::path& home, bool begins, const std::string& aside, const Salvage& old) {
    if (!run_sql(db, kSchema) || !run_sql(db, kSecond)) return false;
    Transaction change(db);
    if (!change.is_open()) return false;
    for (const LibraryEntry& entry : old.entries) {
        const bool is_over = entry.kind != EntryKind::Run || entry.facts.value("status", nlohmann::json()) == "finished";
        if (!insert_entry(db, entry, is_over ? 0 : 1)) return false;
    }
    for (const auto& [kind, path] : old.forgotten) Statement(db, "INSERT OR IGNORE INTO forgotten(kind, path) VALUES(?, ?)").bind(1, kind).bind(2, path).step();
    Known known = known_entries(db);
    std::map<EntryKind, int64_t> found;
    const auto add = [&](const std::vector<LibraryEntry>& entries, const std::map<std::string, int64_t>& live) {
        for (const auto& [kind, count] : take_in(db, entries, live, known)) found[kind] += count;
    };
    std::vector<LibraryEntry> sources;
    for (const char* folder : kScanned) {
        const int64_t time = change_time(home / folder);
        Scan scan = scan_folder(home, folder, {});
        add(scan.entries, scan.live);
        if (scan.settled && now() - time >= kSettles) remember(db, folder, time);
        std::move(scan.sources.begin(), scan.sources.end(), std::back_inserter(sources));
    }
    if (begins) return change.commit();
    add(sources, {});
    if (const std::string text = notice_of(aside, old, found); !text.empty()) Statement(db, "INSERT INTO notices(text) VALUES(?)").bind(1, text).step();
    return change.commit();
}

// The lock of the home, shared or alone; -1 where there is none, or where others keep it for long.
int take_lock(const fs::path& home, int how) {
    const int fd = ::open((home / "library.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) return -1;
    const double until = monotonic_seconds() + kLockSeconds;
    while (::flock(fd, how | LOCK_NB) != 0) {
        if (monotonic_seconds() > until) {
            ::close(fd);
            return -1;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return fd;
}

bool was_begun(int lock) { return ::lseek(lock, 0, SEEK_END) > 0; }

// Makes a good database of a missing or damaged one; the lock is held alone, and nobody has it open.
bool heal(const fs::path& home, int lock) {
    const fs::path path = home / "library.db", waiting = home / "library.db.healing", fresh = home / "library.db.new";
    const auto for_good = [&] { return fs::path(path.string() + ".damaged-" + make_id()); };
    std::error_code code;
    sqlite3* db = nullptr;
    const State state = try_open(path, db);
    sqlite3_close(db);
    if (state == State::Good && fs::exists(waiting, code)) move_database(waiting, for_good());   // the kill came after the new one took its place
    if (state != State::Missing && state != State::Damaged) return state == State::Good;
    if (state == State::Damaged && fs::exists(waiting, code)) move_database(waiting, for_good());
    const bool had_one = state == State::Damaged || fs::exists(waiting, code);
    const fs::path aside = for_good();
    move_database(path, had_one ? waiting : aside);   // of a missing one, a log that would be taken for the new one's
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(fresh.string() + suffix, code);
    sqlite3* made = nullptr;
    bool filled = sqlite3_open_v2(fresh.c_str(), &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr) == SQLITE_OK &&
                  fill(made, home, !had_one && !was_begun(lock), had_one ? aside.filename().string() : "", had_one ? salvage(waiting, false) : Salvage{});
    run_sql(made, "PRAGMA journal_mode = WAL");
    filled = sqlite3_close(made) == SQLITE_OK && filled;
    if (filled) fs::rename(fresh, path, code);
    if (!filled || code || !fsync_folder(home)) return false;
    if (!had_one) return true;
    // What reading it made.
    if (const fs::path log = waiting.string() + "-wal"; fs::exists(log, code) && fs::file_size(log, code) == 0) fs::remove(log, code);
    move_database(waiting, aside);
    return true;
}

// A library that cannot be written: what can be read of it, in memory.
Result<OpenedIndex> in_memory(const fs::path& home) {
    OpenedIndex out;
    if (sqlite3_open(":memory:", &out.db) != SQLITE_OK || !run_sql(out.db, kSchema) || !run_sql(out.db, kSecond)) {
        sqlite3_close(out.db);
        return Error{ErrorCode::Internal, "SQLite cannot open a database in memory"};
    }
    // A database with a log cannot be opened in a folder that cannot be written; as it stands it can.
    const Salvage old = salvage(home / "library.db", true);
    for (const LibraryEntry& entry : old.entries) insert_entry(out.db, entry, 0);
    out.warnings.push_back("The library in " + home.string() + " cannot be written; " +
                           (old.entries.empty() ? "" : counted(static_cast<int64_t>(old.entries.size()), "entry was", "entries were") + " read, and ") + "new names are forgotten when the program ends.");
    return out;
}

}  // namespace

bool is_usable_name(const std::string& name) {
    return !name.empty() && name.size() <= 200 && name.find('/') == std::string::npos && name.find('\0') == std::string::npos;
}

LibraryEntry entry_of(const Statement& row, EntryKind kind) {
    LibraryEntry entry{kind, row.text(0), row.text(1), row.text(2)};
    if (auto facts = nlohmann::json::parse(row.text(3), nullptr, false); facts.is_object()) entry.facts = std::move(facts);
    if (const auto tags = nlohmann::json::parse(row.text(4), nullptr, false); tags.is_array())
        for (const auto& tag : tags)
            if (tag.is_string()) entry.tags.push_back(tag.get<std::string>());
    entry.note = row.text(5);
    return entry;
}

bool insert_entry(sqlite3* db, const LibraryEntry& entry, int64_t live) {
    constexpr auto kReplace = nlohmann::json::error_handler_t::replace;
    Statement insert(db, "INSERT INTO entries(kind, name, path, added, facts, tags, note, live) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, to_string(entry.kind)).bind(2, entry.name).bind(3, entry.path).bind(4, entry.added.empty() ? utc_now() : entry.added);
    insert.bind(5, entry.facts.dump(-1, ' ', false, kReplace)).bind(6, nlohmann::json(entry.tags).dump(-1, ' ', false, kReplace)).bind(7, entry.note).bind(8, live);
    return insert.step() == SQLITE_DONE;
}

Result<OpenedIndex> open_index(const fs::path& wanted) {
    std::error_code code;
    const fs::path home = fs::absolute(wanted, code).lexically_normal(), path = home / "library.db";
    OpenedIndex out;
    State state = State::Closed;
    for (int attempt = 0; attempt < 3 && make_folders(home); ++attempt) {
        out.lock = take_lock(home, LOCK_SH);
        state = try_open(path, out.db);
        const bool unfinished = state == State::Good && fs::exists(home / "library.db.healing", code);
        if (!unfinished && state != State::Missing && state != State::Damaged) break;
        sqlite3_close(std::exchange(out.db, nullptr));
        if (out.lock >= 0) ::close(std::exchange(out.lock, -1));
        state = State::Closed;
        const int alone = take_lock(home, LOCK_EX);
        const bool healed = alone >= 0 && heal(home, alone);
        if (alone >= 0) ::close(alone);
        if (!healed) break;
    }
    if (state != State::Good && out.lock >= 0) ::close(std::exchange(out.lock, -1));
    if (state == State::Newer)
        return Error{ErrorCode::Unsupported, "was written by a newer Lorica", path.string(), "Use that version, or set LORICA_HOME to another folder."};
    if (state != State::Good) return in_memory(home);
    if (out.lock >= 0 && !was_begun(out.lock) && ::write(out.lock, "begun\n", 6) < 0) out.warnings.push_back("The library in " + home.string() + " cannot be marked as begun.");
    reconcile(out.db, home);
    Statement notices(out.db, "SELECT text FROM notices ORDER BY id");
    while (notices.step() == SQLITE_ROW) out.warnings.push_back(notices.text(0));
    return out;
}

}  // namespace lorica
