// SPDX-License-Identifier: GPL-3.0-or-later
// Folders and files that are written beside their place first, and what killed writers leave there. Any thread.
#pragma once

#include "core/base/files.h"

namespace lorica {

// Removes "<target>.tmp-*" that no process holds locked: writers of the same target that were killed left them.
void remove_abandoned(const fs::path& target);

// A folder beside its place, locked while it is filled; removed with this object unless it was published. Making one removes what
// killed writers of the same target left.
class StagingFolder {
public:
    static Result<StagingFolder> create(const fs::path& target);
    StagingFolder(StagingFolder&& other) noexcept;
    StagingFolder& operator=(StagingFolder&&) = delete;
    ~StagingFolder();

    const fs::path& path() const { return path_; }
    // Moves it to its place, which must be free.
    Result<void> publish();

private:
    StagingFolder(fs::path path, fs::path target, int fd) : path_(std::move(path)), target_(std::move(target)), fd_(fd) {}
    fs::path path_, target_;
    int fd_ = -1;
    bool published_ = false;
};

}  // namespace lorica
