// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the registered tests, or those whose name contains an argument; last line "N passed, N failed[, N skipped]".
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "tests/support/check.h"

namespace lorica::test {
namespace {
bool failed_now = false;
std::vector<std::filesystem::path> folders;
struct Skipped {
    std::string why;
};
}  // namespace

std::vector<Case>& cases() {
    static std::vector<Case> all;
    return all;
}

void fail(const char* file, int line, const std::string& what) {
    failed_now = true;
    std::printf("  %s:%d: %s\n", file, line, what.c_str());
}

void skip(const std::string& why) { throw Skipped{why}; }

std::filesystem::path temporary_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "lorica-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folders.emplace_back(name);
    return name;
}

std::filesystem::path source_root() { return LORICA_SOURCE_ROOT; }

std::filesystem::path test_data() {
    if (const char* set = std::getenv("LORICA_TEST_DATA")) return set;
    return source_root() / ".." / "shared" / "data";
}

}  // namespace lorica::test

int main(int argc, char** argv) {
    using namespace lorica::test;
    int passed = 0, failed = 0, skipped = 0;
    for (const Case& one : cases()) {
        bool wanted = argc < 2;
        for (int i = 1; i < argc; ++i) wanted = wanted || std::string(one.name).find(argv[i]) != std::string::npos;
        if (!wanted) continue;
        failed_now = false;
        bool skipped_now = false;
        try {
            one.body();
        } catch (const Skipped& reason) {
            skipped_now = true;
            std::printf("skip  %s: %s\n", one.name, reason.why.c_str());
        } catch (const std::exception& error) {
            fail(one.name, 0, std::string("threw: ") + error.what());
        }
        if (skipped_now) { ++skipped; continue; }
        std::printf("%s  %s\n", failed_now ? "FAIL" : "ok  ", one.name);
        std::fflush(stdout);
        failed_now ? ++failed : ++passed;
    }
    for (const auto& folder : folders) {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    if (skipped > 0) std::printf("%d passed, %d failed, %d skipped\n", passed, failed, skipped);
    else std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
