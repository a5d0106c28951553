// SPDX-License-Identifier: GPL-3.0-or-later
// The library: names, collisions, damage, an unwritable home. One thread.
#include <fstream>

#include "core/store/library.h"
#include "tests/support/check.h"

using namespace lorica;

TEST(an_entry_is_found_again_after_reopening) {
    const auto home = test::temporary_folder();
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        REQUIRE_OK(library->add({EntryKind::Model, "smol", "/models/smol.gguf", "", {{"parameters", 5}}}));
    }
    const auto library = Library::open(home);
    REQUIRE_OK(library);
    const auto found = library->find(EntryKind::Model, "smol");
    CHECK(found && found->path == "/models/smol.gguf" && found->facts["parameters"] == 5);
    CHECK(!library->find(EntryKind::Data, "smol"));
    CHECK_EQ(library->list(EntryKind::Model).value().size(), 1u);
}

TEST(a_folder_has_a_library_once_it_began_or_holds_runs) {
    const auto home = test::temporary_folder();
    CHECK(!Library::is_begun(home));
    CHECK(!Library::is_begun(home / "nowhere"));
    REQUIRE_OK(Library::open(home));
    CHECK(Library::is_begun(home));
    fs::remove(home / "library.db");   // what is left tells that there was one
    CHECK(Library::is_begun(home));
    const auto other = test::temporary_folder();
    fs::create_directories(other / "runs");
    CHECK(Library::is_begun(other));
}

TEST(a_taken_name_and_a_bad_name_are_refused) {
    auto library = Library::open(test::temporary_folder());
    REQUIRE_OK(library);
    REQUIRE_OK(library->add({EntryKind::Data, "train", "/a"}));
    CHECK(library->add({EntryKind::Data, "train", "/b"}).error().code == ErrorCode::Exists);
    CHECK(!library->add({EntryKind::Data, "../x", "/b"}).ok());
    CHECK(!library->add({EntryKind::Data, "", "/b"}).ok());
    REQUIRE_OK(library->add({EntryKind::Data, "train", "/a"}));
    const auto gone = library->remove(EntryKind::Data, "trian");
    CHECK(!gone.ok() && gone.error().hint.find("train") != std::string::npos);
    REQUIRE_OK(library->remove(EntryKind::Data, "train"));
    CHECK(library->list(EntryKind::Data).value().empty());
}

TEST(a_damaged_library_is_set_aside) {
    const auto home = test::temporary_folder();
    std::ofstream(home / "library.db") << std::string(5000, 'x');
    const auto library = Library::open(home);
    REQUIRE_OK(library);
    CHECK_EQ(library->warnings().size(), 1u);
    CHECK(library->list(EntryKind::Run).value().empty());
}

TEST(an_unwritable_home_still_opens) {
    auto library = Library::open("/proc/no/such/home");
    REQUIRE_OK(library);
    CHECK_EQ(library->warnings().size(), 1u);
    REQUIRE_OK(library->add({EntryKind::Run, "r", "/r"}));
}

TEST(a_path_comes_before_a_name) {
    const auto home = test::temporary_folder();
    std::ofstream(home / "file.csv") << "a\n";
    {
        auto library = Library::open(home);
        REQUIRE_OK(library);
        REQUIRE_OK(library->add({EntryKind::Data, "named", (home / "file.csv").string()}));
    }
    CHECK_EQ(resolve(home, EntryKind::Data, (home / "file.csv").string()).value(), (home / "file.csv").string());
    CHECK_EQ(resolve(home, EntryKind::Data, "named").value(), (home / "file.csv").string());
    CHECK(resolve(home, EntryKind::Data, "nmed").error().hint.find("named") != std::string::npos);
}
