// SPDX-License-Identifier: GPL-3.0-or-later
// What the folders of a home tell about the library: <home>/runs, adapters and models. Any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/store/library.h"

namespace lorica {

// The folders that are looked through, below the home.
inline constexpr const char* kScanned[] = {"runs", "adapters", "models"};

// The time of the last change in nanoseconds; 0 where there is nothing.
int64_t change_time(const fs::path& path);

struct Scan {
    std::vector<LibraryEntry> entries;
    std::vector<LibraryEntry> sources;     // the models and data sets on which its runs were trained, as far as they are still there
    std::map<std::string, int64_t> live;   // runs that may change yet: path to change_time of run.json
    bool settled = true;                   // every folder told what it is; else it may do so later
};

// Of one of kScanned, all but `known` paths.
Scan scan_folder(const fs::path& home, const std::string& folder, const std::set<std::string>& known);
// One run again: itself, and its adapter where it has one.
Scan scan_run(const fs::path& run);

}  // namespace lorica
