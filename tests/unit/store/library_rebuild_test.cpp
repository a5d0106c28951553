// SPDX-License-Identifier: GPL-3.0-or-later
// The library's index: older versions, a lost or damaged one, killed rebuilds, what comes into the folders, several processes at
// once. The processes are children of this one, which has one thread.
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "core/store/library.h"
#include "tests/support/check.h"

using namespace lorica;
using namespace lorica::test;

namespace {

using Json = nlohmann::json;

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

Json run_json(const fs::path& model, const fs::path& data, const std::string& status) {
    Json run = {{"created", "2026-01-02T03:04:05Z"}, {"trainable_parameters", 40}, {"all_parameters", 1040}, {"versions", {{"lorica", "0.1.0"}}},
                {"model", {{"path", model.string()}, {"fingerprint", "f1"}, {"architecture", "llama"}}},
                {"data", {{"hash", "abc"}, {"train_rows", 20}, {"validation_rows", 4}, {"unusable_rows", 1}}},
                {"spec", {{"method", "lora"}, {"model", {{"path", model.string()}}}, {"data", {{"path", data.string()}, {"map", {"instruction=question"}}}}, {"train", {{"seed", 7}}}}}};
    if (!status.empty()) run.update({{"status", status}, {"ended", "2026-01-02T04:00:00Z"}, {"result", {{"step", 12}, {"eval_loss", 1.25}}}});
    return run;
}

void make_run(const fs::path& folder, const Json& run, bool adapter) {
    write(folder / "run.json", run.dump());
    if (adapter) write(folder / "adapter/adapter_config.json", R"({"peft_type":"LORA","r":8,"lora_alpha":16,"base_model_name_or_path":"base"})");
}

// Two runs, one of them finished; a merge, an exported adapter and an unpacked one; the sources lie beside the home.
fs::path made_home() {
    const fs::path root = temporary_folder(), home = root / "home";
    write(root / "base.gguf", "GGUF");
    write(root / "rows.csv", "a,b\n");
    make_run(home / "runs/done", run_json(root / "base.gguf", root / "rows.csv", "finished"), true);
    make_run(home / "runs/open", run_json(root / "base.gguf", root / "rows.csv", ""), false);
    write(home / "runs/no-run/notes.txt", "x");
    write(home / "runs/killed.tmp-abc/run.json", "{}");
    write(home / "models/merged/config.json", "{}");
    write(home / "models/small.gguf", "GGUF");
    write(home / "models/as-adapter/adapter_config.json", R"({"peft_type":"LORA","r":4})");
    write(home / "adapters/given/adapter_config.json", R"({"peft_type":"LORA","r":2})");
    return home;
}

std::set<std::string> names(const Library& library, EntryKind kind) {
    std::set<std::string> out;
    const auto all = library.list(kind);
    if (!all) return {all.error().text()};
    for (const auto& one : *all) out.insert(one.name);
    return out;
}

void damage(const fs::path& file, uint64_t offset, size_t count) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(static_cast<std::streamoff>(offset));
    out << std::string(count, '\x5a');
}

std::vector<fs::path> set_aside(const fs::path& home) {
    std::vector<fs::path> out;
    for (const auto& one : fs::directory_iterator(home))
        if (one.path().filename().string().find(".damaged-") != std::string::npos) out.push_back(one.path());
    return out;
}

bool execute(const fs::path& file, const std::string& sql) {
    sqlite3* db = nullptr;
    const bool done = sqlite3_open(file.c_str(), &db) == SQLITE_OK && sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return done;
}

bool is_sound(const fs::path& file) {
    sqlite3* db = nullptr;
    std::string said;
    const auto take = [](void* to, int, char** values, char**) { return *static_cast<std::string*>(to) += values[0], 0; };
    sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_exec(db, "PRAGMA integrity_check", take, &said, nullptr);
    sqlite3_close(db);
    return said == "ok";
}

// Runs each in a child at the same time; whether all ended well.
template <class Act>
bool at_once(int count, const Act& act) {
    std::vector<pid_t> children;
    for (int i = 0; i < count; ++i) {
        const pid_t child = fork();
        if (child == 0) _exit(act(i) ? 0 : 1);
        children.push_back(child);
    }
    bool all = true;
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        all = all && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    return all;
}

constexpr const char* kFirstVersion =
    "CREATE TABLE IF NOT EXISTS entries(kind TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, added TEXT NOT NULL, "
    "facts TEXT NOT NULL, PRIMARY KEY(kind, name));"
    "INSERT INTO entries VALUES('model', 'smol', '/models/smol.gguf', '2026-01-01T00:00:00Z', '{\"parameters\":5}');";

}  // namespace

TEST(a_database_of_the_first_version_is_brought_up_to_date) {
    const fs::path home = temporary_folder();
    CHECK(execute(home / "library.db", kFirstVersion));
    CHECK(at_once(4, [&](int) { return Library::open(home).ok(); }));   // one of them does it
    auto library = Library::open(home);
    REQUIRE_OK(library);
    CHECK(library->warnings().empty());
    const auto found = library->find(EntryKind::Model, "smol");
    CHECK(found && found->path == "/models/smol.gguf" && found->added == "2026-01-01T00:00:00Z" && found->facts["parameters"] == 5 && found->tags.empty() && found->note.empty());
    REQUIRE_OK(library->set_tags(EntryKind::Model, "smol", {"small"}));
    CHECK(library->find(EntryKind::Model, "smol")->tags == std::vector<std::string>{"small"});
    CHECK(is_sound(home / "library.db"));
}

TEST(a_database_of_a_newer_version_is_left_alone) {
    const fs::path home = temporary_folder();
    CHECK(execute(home / "library.db", std::string(kFirstVersion) + "PRAGMA user_version = 99;"));
    const auto library = Library::open(home);
    CHECK(!library && library.error().code == ErrorCode::Unsupported && library.error().text().find("newer") != std::string::npos);
    CHECK(set_aside(home).empty());
}

TEST(a_missing_index_is_made_from_the_folders) {
    const fs::path home = made_home(), root = home.parent_path();
    {   // begins: what is there is taken in, and nothing is lost
        const auto library = Library::open(home);
        REQUIRE_OK(library);
        CHECK(library->warnings().empty());
        CHECK(names(*library, EntryKind::Run) == (std::set<std::string>{"done", "open"}));
        CHECK(names(*library, EntryKind::Data).empty());
    }
    fs::remove(home / "library.db");
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        CHECK(names(*library, EntryKind::Run) == (std::set<std::string>{"done", "open"}));
        CHECK(names(*library, EntryKind::Adapter) == (std::set<std::string>{"as-adapter", "done", "given"}));
        CHECK(names(*library, EntryKind::Model) == (std::set<std::string>{"base", "merged", "small"}));
        CHECK(names(*library, EntryKind::Data) == (std::set<std::string>{"rows"}));
        CHECK_EQ(library->warnings().size(), 1u);
        const std::string& said = library->warnings().front();
        CHECK(said.find("9 entries (3 models, 1 data set, 2 runs, 3 adapters)") != std::string::npos);
        CHECK(said.find("names, tags and notes") != std::string::npos && said.find("dates of import") != std::string::npos);
        // Where it comes from and how it ended.
        const auto run = library->find(EntryKind::Run, "done");
        CHECK(run && run->facts["method"] == "lora" && run->facts["data_sha256"] == "abc" && run->facts["seed"] == 7 && run->facts["metrics"]["eval_loss"] == 1.25 && run->facts["version"] == "0.1.0");
        CHECK_EQ(run->added, "2026-01-02T03:04:05Z");
        const auto adapter = library->find(EntryKind::Adapter, "done");
        CHECK(adapter && adapter->facts["run"] == run->path && adapter->facts["model"] == (root / "base.gguf").string() && adapter->facts["r"] == 8 && adapter->facts["parameters"] == 40);
        const auto model = library->find(EntryKind::Model, "base"), data = library->find(EntryKind::Data, "rows");
        CHECK(model && model->facts["parameters"] == 1000 && model->facts["fingerprint"] == "f1");
        CHECK(data && data->facts["rows"] == 24 && data->facts["sha256"] == "abc" && data->facts["data"]["map"] == Json{"instruction=question"});
    }
    {   // told again until somebody was told
        auto library = Library::open(home);
        REQUIRE_OK(library);
        CHECK_EQ(library->warnings().size(), 1u);
        library->mark_told();
    }
    CHECK(Library::open(home)->warnings().empty());
    CHECK(set_aside(home).empty());
}

TEST(a_library_that_begins_has_nothing_to_tell) {
    const fs::path home = temporary_folder() / "new";
    CHECK(Library::open(home)->warnings().empty());
    CHECK(is_sound(home / "library.db"));
}

TEST(what_a_damaged_index_still_tells_is_kept) {
    constexpr int kEntries = 600;
    const fs::path home = made_home();
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        library->mark_told();
        for (int i = 0; i < kEntries; ++i)
            REQUIRE_OK(library->add({EntryKind::Data, "set" + std::to_string(i), "/elsewhere/" + std::to_string(i), "2025-05-05T05:05:05Z", {{"text", std::string(200, 'f')}}, {"mine"}, "a note"}));
        REQUIRE_OK(library->remove(EntryKind::Adapter, "given"));
    }
    const uint64_t size = fs::file_size(home / "library.db");
    damage(home / "library.db", size / 2 / 4096 * 4096, 3 * 4096);
    auto library = Library::open(home);
    REQUIRE_OK(library);
    CHECK_EQ(set_aside(home).size(), 1u);
    CHECK(is_sound(home / "library.db"));
    const auto kept = names(*library, EntryKind::Data);
    CHECK(kept.size() > kEntries / 2);
    CHECK(kept.contains("set0") && kept.contains("set" + std::to_string(kEntries - 1)));
    const auto first = library->find(EntryKind::Data, "set0");
    CHECK(first && first->added == "2025-05-05T05:05:05Z" && first->tags == std::vector<std::string>{"mine"} && first->note == "a note" && first->missing);
    CHECK(!library->find(EntryKind::Adapter, "given"));   // removed before, and not found again
    CHECK(names(*library, EntryKind::Run) == (std::set<std::string>{"done", "open"}));
    REQUIRE_OK(library->add({EntryKind::Model, "after", "/after"}));
    CHECK_EQ(library->warnings().size(), 1u);
    const std::string& said = library->warnings().front();
    CHECK(said.find(set_aside(home).front().filename().string()) != std::string::npos);
    CHECK(said.find("Lost is") != std::string::npos || said.find("No row of the old one was unreadable") != std::string::npos);
    if (kept.size() < kEntries + 1) CHECK(said.find("Lost is") != std::string::npos);
}

TEST(what_a_killed_process_left_in_the_log_is_salvaged_too) {
    const fs::path home = made_home();
    REQUIRE_OK(Library::open(home));
    CHECK(at_once(1, [&](int) {
        auto* library = new Library(*Library::open(home));   // never closed
        return library->add({EntryKind::Data, "in the log", "/d", "", Json::object(), {"mine"}}).ok();
    }));
    CHECK(fs::file_size(home / "library.db-wal") > 0);
    // A tree of the database that the log does not replace.
    const uint64_t pages = fs::file_size(home / "library.db") / 4096;
    damage(home / "library.db", (pages - 1) * 4096, 4096);
    const auto library = Library::open(home);
    REQUIRE_OK(library);
    const auto kept = library->find(EntryKind::Data, "in the log");
    CHECK(kept && kept->tags == std::vector<std::string>{"mine"});
    CHECK(is_sound(home / "library.db"));
}

TEST(damage_of_any_page_loses_no_run_and_is_told) {
    const fs::path home = made_home(), whole = home.parent_path() / "whole.db";
    constexpr size_t kEntries = 150;
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        library->mark_told();
        for (size_t i = 0; i < kEntries; ++i)
            REQUIRE_OK(library->add({EntryKind::Data, "set" + std::to_string(i), "/elsewhere/" + std::to_string(i), "", {{"text", std::string(100, 'f')}}}));
    }
    fs::copy_file(home / "library.db", whole);
    const uint64_t pages = fs::file_size(whole) / 4096;
    CHECK(pages > 8);
    size_t salvaged = 0;
    for (uint64_t page = 0; page <= pages; ++page) {
        for (const char* suffix : {"-wal", "-shm"}) fs::remove(home / (std::string("library.db") + suffix));
        fs::copy_file(whole, home / "library.db", fs::copy_options::overwrite_existing);
        if (page == pages) fs::resize_file(home / "library.db", pages / 2 * 4096 + 100);   // cut short
        else damage(home / "library.db", page * 4096, 4096);
        const auto library = Library::open(home);
        REQUIRE_OK(library);
        CHECK(names(*library, EntryKind::Run) == (std::set<std::string>{"done", "open"}));
        CHECK(names(*library, EntryKind::Adapter) == (std::set<std::string>{"as-adapter", "done", "given"}));
        CHECK(names(*library, EntryKind::Model).contains("base"));
        const size_t kept = names(*library, EntryKind::Data).size();
        salvaged += kept > 1;
        const bool told = !library->warnings().empty() && library->warnings().back().find("Lost is") != std::string::npos;
        CHECK(told || kept == kEntries + 1);
        CHECK(is_sound(home / "library.db"));
    }
    CHECK(salvaged > pages / 2);
}

TEST(a_rebuild_that_was_killed_begins_again) {
    const fs::path home = made_home();
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        library->mark_told();
        REQUIRE_OK(library->add({EntryKind::Data, "named", "/elsewhere", "", Json::object(), {"mine"}}));
    }
    // Killed after the damaged one was put away and half of the new one was written.
    fs::rename(home / "library.db", home / "library.db.healing");
    write(home / "library.db.new", std::string(5000, 'x'));
    write(home / "library.db.new-journal", "x");
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        CHECK(library->find(EntryKind::Data, "named") && library->find(EntryKind::Data, "named")->tags == std::vector<std::string>{"mine"});
        CHECK(library->find(EntryKind::Run, "done").has_value());
        CHECK_EQ(library->warnings().size(), 1u);
        library->mark_told();
    }
    CHECK_EQ(set_aside(home).size(), 1u);
    CHECK(!fs::exists(home / "library.db.healing") && !fs::exists(home / "library.db.new"));
    // Killed when the new one had its place and the old one not yet its name; and a log that belongs to nothing.
    fs::rename(set_aside(home).front(), home / "library.db.healing");
    {
        const auto library = Library::open(home);
        REQUIRE_OK(library);
        CHECK(library->warnings().empty() && library->find(EntryKind::Data, "named"));
    }
    CHECK_EQ(set_aside(home).size(), 1u);
    fs::remove(home / "library.db");
    write(home / "library.db-wal", std::string(40000, 'w'));
    const auto library = Library::open(home);
    REQUIRE_OK(library);
    CHECK(!library->find(EntryKind::Data, "named") && library->find(EntryKind::Run, "done"));
    CHECK_EQ(library->warnings().size(), 1u);
    CHECK(is_sound(home / "library.db"));
}

TEST(what_comes_into_the_folders_is_taken_in_and_what_was_removed_is_not) {
    const fs::path home = made_home(), root = home.parent_path();
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        library->mark_told();
        REQUIRE_OK(library->remove(EntryKind::Run, "done"));
        REQUIRE_OK(library->remove(EntryKind::Adapter, "done"));
        REQUIRE_OK(library->add({EntryKind::Adapter, "late", "/elsewhere"}));
        CHECK(!library->find(EntryKind::Run, "open")->facts.contains("metrics"));
    }
    make_run(home / "runs/late", run_json(root / "base.gguf", root / "rows.csv", "finished"), true);
    make_run(home / "runs/open", run_json(root / "base.gguf", root / "rows.csv", "finished"), true);
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        CHECK(library->warnings().empty());
        CHECK(names(*library, EntryKind::Run) == (std::set<std::string>{"late", "open"}));
        CHECK(library->find(EntryKind::Run, "open")->facts["metrics"]["step"] == 12);
        CHECK(library->find(EntryKind::Adapter, "open").has_value());
        CHECK_EQ(names(*library, EntryKind::Adapter).size(), 5u);   // the name of the second "late" has the path's hash
        REQUIRE_OK(library->add({EntryKind::Run, "done", (home / "runs/done").string()}));
    }
    fs::remove_all(home / "runs/open");
    const auto library = Library::open(home);
    REQUIRE_OK(library);
    const auto gone = library->find(EntryKind::Run, "open"), here = library->find(EntryKind::Run, "done");
    CHECK(gone && gone->missing && here && !here->missing);
}

TEST(a_folder_that_is_known_is_not_read_again) {
    const fs::path home = made_home();
    fs::remove_all(home / "runs/no-run");
    fs::remove_all(home / "runs/open");
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
    for (const char* folder : {"runs", "models", "adapters"}) fs::last_write_time(home / folder, long_ago);
    REQUIRE_OK(Library::open(home));
    make_run(home / "runs/unseen", run_json("/m", "/d", "finished"), false);
    fs::last_write_time(home / "runs", long_ago);   // as if nothing had come
    CHECK(names(*Library::open(home), EntryKind::Run) == (std::set<std::string>{"done"}));
    fs::last_write_time(home / "runs", long_ago + std::chrono::seconds(1));
    CHECK(names(*Library::open(home), EntryKind::Run) == (std::set<std::string>{"done", "unseen"}));
}

TEST(a_hostile_run_folder_does_no_harm) {
    const fs::path home = temporary_folder() / "home";
    write(home / "runs/a/run.json", "{\"spec\": 7, \"status\": [1], \"result\": [1, {\"x\": 2}], \"data\": \"x\", \"created\": {}}");
    write(home / "runs/b/run.json", "[1, 2");
    write(home / "runs/c/run.json", R"({"spec": {"method": 3, "model": {"path": 5}, "data": {"path": "relative"}}, "trainable_parameters": "many", "all_parameters": -1})");
    write(home / "runs/c/adapter/adapter_config.json", R"({"r": "eight", "peft_type": 4})");
    write(home / ("runs/" + std::string(220, 'n')) / "run.json", R"({"spec": {}})");
    const auto library = Library::open(home);
    REQUIRE_OK(library);
    CHECK(names(*library, EntryKind::Run) == (std::set<std::string>{"a", "c"}));
    CHECK(!library->find(EntryKind::Adapter, "c")->facts.contains("r"));
    CHECK(!run_entry(home / "runs/b").ok() && !run_entry(home / "runs/none").ok());
}

TEST(processes_that_write_at_once_lose_nothing) {
    const fs::path home = temporary_folder() / "home";
    constexpr int kProcesses = 4, kEach = 40;
    CHECK(at_once(kProcesses, [&](int process) {
        for (int i = 0; i < kEach; ++i) {
            auto library = Library::open(home);
            if (!library || !library->warnings().empty() || !library->add({EntryKind::Data, std::to_string(process) + "-" + std::to_string(i), "/d"})) return false;
        }
        return true;
    }));
    // One connection each, held; and one name that only one of them may have.
    CHECK(at_once(kProcesses, [&](int process) {
        auto library = Library::open(home);
        if (!library) return false;
        for (int i = 0; i < kEach; ++i)
            if (!library->add({EntryKind::Model, std::to_string(process) + "-" + std::to_string(i), "/m"})) return false;
        const auto added = library->add({EntryKind::Run, "the one", "/run/" + std::to_string(process)});
        return added.ok() || added.error().code == ErrorCode::Exists;
    }));
    const auto library = Library::open(home);
    REQUIRE_OK(library);
    CHECK_EQ(names(*library, EntryKind::Data).size(), static_cast<size_t>(kProcesses * kEach));
    CHECK_EQ(names(*library, EntryKind::Model).size(), static_cast<size_t>(kProcesses * kEach));
    CHECK_EQ(names(*library, EntryKind::Run).size(), 1u);
    CHECK(is_sound(home / "library.db"));
}

TEST(processes_that_find_the_index_damaged_at_once_rebuild_it_once) {
    const fs::path home = made_home();
    REQUIRE_OK(Library::open(home));
    damage(home / "library.db", 0, 200);
    CHECK(at_once(6, [&](int process) {
        auto library = Library::open(home);
        return library.ok() && library->find(EntryKind::Run, "done") && library->add({EntryKind::Data, "after" + std::to_string(process), "/d"}).ok();
    }));
    CHECK_EQ(set_aside(home).size(), 1u);
    const auto library = Library::open(home);
    REQUIRE_OK(library);
    CHECK_EQ(names(*library, EntryKind::Data).size(), 7u);
    CHECK(is_sound(home / "library.db"));
}

TEST(entries_are_searched_by_all_that_is_known_of_them) {
    auto library = Library::open(temporary_folder() / "home");
    REQUIRE_OK(library);
    REQUIRE_OK(library->add({EntryKind::Adapter, "first", "/a/one", "", {{"r", 16}, {"model", "/models/SmolLM2.gguf"}, {"metrics", {{"eval_loss", 1.5}}}}}));
    REQUIRE_OK(library->add({EntryKind::Data, "second", "/a/two", "", {{"rows", 100}}}));
    REQUIRE_OK(library->set_tags(EntryKind::Data, "second", {"e2e", "Reversed"}));
    REQUIRE_OK(library->set_note(EntryKind::Adapter, "first", "Best of the sweep, 100% mine"));
    const auto found = [&](const std::string& words, std::optional<EntryKind> kind = std::nullopt) {
        std::string out;
        const auto entries = library->search(words, kind);
        for (const auto& one : *entries) out += one.name + " ";
        return out;
    };
    CHECK_EQ(found("smollm2"), "first ");
    CHECK_EQ(found("SWEEP 16"), "first ");
    CHECK_EQ(found("reversed"), "second ");
    CHECK_EQ(found("100"), "second first ");
    CHECK_EQ(found("100%"), "first ");
    CHECK_EQ(found("100", EntryKind::Data), "second ");
    CHECK_EQ(found("rows"), "");                // a fact's name is not its value
    CHECK_EQ(found("smollm2 reversed"), "");
    CHECK_EQ(found(""), "second first ");
    const auto none = library->set_note(EntryKind::Data, "secnd", "x");
    CHECK(!none && none.error().hint.find("second") != std::string::npos);
    REQUIRE_OK(library->add({EntryKind::Data, "second", "/a/two"}));   // again, with nothing new
    const auto kept = library->find(EntryKind::Data, "second");
    CHECK(kept && kept->tags.size() == 2 && kept->facts["rows"] == 100);
}
