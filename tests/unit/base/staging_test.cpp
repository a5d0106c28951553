// SPDX-License-Identifier: GPL-3.0-or-later
// What killed writers leave, and who may remove it. One thread; a child process is the other writer.
#include "core/base/staging.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tests/support/check.h"

using namespace lorica;
using namespace lorica::test;

namespace {

size_t entries(const fs::path& folder) { return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator())); }

// A process that begins to write `target` and stays there; its id, once it has begun.
template <class Write>
pid_t writer(const Write& begin) {
    int ready[2];
    if (pipe(ready) != 0) return -1;
    const pid_t child = fork();
    if (child == 0) {
        const auto held = begin();
        const char said = held ? 'y' : 'n';
        if (write(ready[1], &said, 1) == 1) pause();
        _exit(0);
    }
    char said = 0;
    if (read(ready[0], &said, 1) != 1 || said != 'y') return -1;
    close(ready[0]);
    close(ready[1]);
    return child;
}

void kill_it(pid_t child) {
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
}

}  // namespace

TEST(a_staging_folder_appears_whole_or_goes) {
    const fs::path folder = temporary_folder(), target = folder / "out";
    {
        auto staging = StagingFolder::create(target);
        REQUIRE_OK(staging);
        std::ofstream(staging->path() / "a") << "1";
        CHECK(!fs::exists(target));
        REQUIRE_OK(staging->publish());
    }
    CHECK(fs::exists(target / "a"));
    CHECK_EQ(entries(folder), 1u);
    {
        auto other = StagingFolder::create(folder / "other");
        REQUIRE_OK(other);
        CHECK_EQ(entries(folder), 2u);
    }
    CHECK_EQ(entries(folder), 1u);
    auto taken = StagingFolder::create(target);
    REQUIRE_OK(taken);
    CHECK_EQ(taken->publish().error().code, ErrorCode::Exists);
}

TEST(what_a_killed_writer_left_goes_with_the_next_one_but_not_what_is_being_written) {
    const fs::path folder = temporary_folder(), target = folder / "out";
    const pid_t child = writer([&] { return StagingFolder::create(target); });
    CHECK(child > 0);
    CHECK_EQ(entries(folder), 1u);
    remove_abandoned(target);
    CHECK_EQ(entries(folder), 1u);
    kill_it(child);
    std::ofstream(folder / "out.txt") << "a neighbour";
    auto next = StagingFolder::create(target);
    REQUIRE_OK(next);
    CHECK_EQ(entries(folder), 2u);
    CHECK(fs::exists(folder / "out.txt"));
}

TEST(an_unfinished_file_is_known_by_its_lock) {
    const fs::path folder = temporary_folder(), target = folder / "model.gguf";
    const pid_t child = writer([&] { return FileWriter::create(target.string() + ".tmp-x"); });
    CHECK(child > 0);
    remove_abandoned(target);
    CHECK_EQ(entries(folder), 1u);
    kill_it(child);
    remove_abandoned(target);
    CHECK_EQ(entries(folder), 0u);
}
