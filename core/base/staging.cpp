// SPDX-License-Identifier: GPL-3.0-or-later
// Locks (flock) tell a writer at work from one that was killed: the system lets go of them with the process. Any thread.
#include "core/base/staging.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/base/ids.h"

namespace lorica {

void remove_abandoned(const fs::path& target) {
    std::error_code code;
    const fs::path folder = target.parent_path().empty() ? "." : target.parent_path();
    const std::string begin = target.filename().string() + ".tmp-";
    std::vector<fs::path> found;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        if (it->path().filename().string().starts_with(begin)) found.push_back(it->path());
    for (const fs::path& one : found) {
        const int fd = ::open(one.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (fd < 0) continue;
        if (::flock(fd, LOCK_EX | LOCK_NB) == 0) fs::remove_all(one, code);
        ::close(fd);
    }
}

Result<StagingFolder> StagingFolder::create(const fs::path& target) {
    remove_abandoned(target);
    const fs::path path = target.string() + ".tmp-" + make_id();
    LORICA_TRY(make_folders(path));
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return io_error(path, "open", errno);
    ::flock(fd, LOCK_EX | LOCK_NB);   // where the file system knows no locks, only the cleaning is lost
    return StagingFolder(path, target, fd);
}

StagingFolder::StagingFolder(StagingFolder&& other) noexcept
    : path_(std::move(other.path_)), target_(std::move(other.target_)), fd_(std::exchange(other.fd_, -1)), published_(other.published_) {}

StagingFolder::~StagingFolder() {
    if (fd_ < 0) return;
    std::error_code code;
    if (!published_) fs::remove_all(path_, code);
    ::close(fd_);
}

Result<void> StagingFolder::publish() {
    LORICA_TRY(publish_folder(path_, target_));
    published_ = true;
    return {};
}

}  // namespace lorica
