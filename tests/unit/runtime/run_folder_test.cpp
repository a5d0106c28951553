// SPDX-License-Identifier: GPL-3.0-or-later
// Run folders: creation, events, manifests, pruning, rewinding. One thread.
#include <fstream>

#include "core/runtime/run_folder.h"
#include "core/runtime/run_notes.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {
void make_checkpoint(const RunFolder& run, int64_t step) {
    const auto folder = run.checkpoint(step);
    fs::create_directories(folder);
    std::ofstream(folder / "state") << step;
    CHECK(write_manifest(folder, {{"step", step}}).ok());
}
}  // namespace

TEST(a_folder_in_use_is_refused) {
    const auto folder = test::temporary_folder();
    std::ofstream(folder / "precious") << "x";
    const auto run = RunFolder::create(folder, {}, {});
    CHECK(!run.ok());
    CHECK(run.error().code == ErrorCode::Exists);
}

TEST(notes_are_kept_in_order_and_a_damaged_file_is_named) {
    const auto folder = test::temporary_folder();
    CHECK(read_notes(folder).value().empty());
    std::vector<RunNote> notes;
    set_note(notes, 30, "later");
    set_note(notes, 10, "quote \" and \n line");
    set_note(notes, 30, "other");
    set_note(notes, 20, "");
    REQUIRE_OK(write_notes(folder, notes));
    const auto back = read_notes(folder);
    REQUIRE_OK(back);
    CHECK(back->size() == 2 && (*back)[0].step == 10 && (*back)[0].text == "quote \" and \n line" && (*back)[1].text == "other");
    set_note(notes, 10, "");
    CHECK_EQ(notes.size(), 1u);
    std::ofstream(folder / "notes.json") << "[{\"step\": \"x\"}]";
    const auto damaged = read_notes(folder);
    CHECK(!damaged.ok() && damaged.error().text().find("notes.json") != std::string::npos);
}

TEST(a_run_reopens_with_its_settings_and_events) {
    const auto folder = test::temporary_folder() / "run";
    RunSpec spec;
    spec.train.seed = 5;
    auto run = RunFolder::create(folder, spec, {{"version", "x"}});
    REQUIRE_OK(run);
    for (int64_t step = 1; step <= 4; ++step) REQUIRE_OK(run->append({TrainStep{1, step}}));
    const auto again = RunFolder::open(folder);
    REQUIRE_OK(again);
    CHECK_EQ(again->spec().train.seed, 5);
    uint64_t offset = 0;
    CHECK_EQ(read_events(folder, offset).value().size(), 4u);
    CHECK_EQ(read_events(folder, offset).value().size(), 0u);
    std::ofstream(folder / "events.jsonl", std::ios::app) << "{\"type\":\"train_st";
    CHECK_EQ(read_events(folder, offset).value().size(), 0u);
    REQUIRE_OK(run->rewind(2));
    offset = 0;
    CHECK_EQ(read_events(folder, offset).value().size(), 2u);
}

TEST(rewinding_drops_the_messages_of_the_lost_steps) {
    const auto folder = test::temporary_folder() / "run";
    auto run = RunFolder::create(folder, {}, {});
    REQUIRE_OK(run);
    for (const EventBody& body : std::vector<EventBody>{RunStarted{1}, TrainStep{1, 1}, LogRecord{1, "info", "one"}, CheckpointSaved{1, 1},
                                                        JobFinished{1, "stopped"}, RunStarted{2}, SampleAnswer{2, 2, 0, "q", "a"}, TrainStep{2, 2}, LogRecord{2, "info", "two"}})
        REQUIRE_OK(run->append({body}));
    REQUIRE_OK(run->rewind(1));
    uint64_t offset = 0;
    const auto events = read_events(folder, offset);
    REQUIRE_OK(events);
    CHECK_EQ(events->size(), 5u);
    CHECK_EQ(std::string(kind_of(events->back().body)), std::string("run_started"));
}

TEST(a_damaged_checkpoint_is_not_trusted) {
    const auto folder = test::temporary_folder() / "run";
    auto run = RunFolder::create(folder, {}, {});
    REQUIRE_OK(run);
    for (const int64_t step : {10, 20, 30}) make_checkpoint(*run, step);
    std::ofstream(run->checkpoint(30) / "state") << "31";
    CHECK((run->checkpoints() == std::vector<int64_t>{10, 20}));
    fs::remove(run->checkpoint(20) / "state");
    CHECK((run->checkpoints() == std::vector<int64_t>{10}));
}

TEST(pruning_keeps_the_newest_and_the_best) {
    auto run = RunFolder::create(test::temporary_folder() / "run", {}, {});
    REQUIRE_OK(run);
    for (const int64_t step : {10, 20, 30, 40}) make_checkpoint(*run, step);
    fs::create_directories(run->path() / "checkpoints" / "step-50.tmp-abc");
    run->prune(2, 10);
    CHECK((run->checkpoints() == std::vector<int64_t>{10, 40}));
    CHECK(!fs::exists(run->path() / "checkpoints" / "step-50.tmp-abc"));
}

TEST(a_run_is_locked_by_one_and_looking_takes_nothing) {
    const auto folder = test::temporary_folder() / "run";
    REQUIRE_OK(RunFolder::create(folder, {}, {}));
    CHECK(!RunLock::is_held(folder));
    {
        const auto lock = RunLock::take(folder);
        REQUIRE_OK(lock);
        CHECK(RunLock::is_held(folder));
        CHECK(!RunLock::take(folder));
    }
    CHECK(!RunLock::is_held(folder));
    CHECK(RunLock::take(folder).ok());
}
