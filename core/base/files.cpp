// SPDX-License-Identifier: GPL-3.0-or-later
// Files over POSIX calls. Any thread.
#include "core/base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/ids.h"

namespace lorica {

Error io_error(const fs::path& path, const std::string& action, int error_number) {
    Error error{ErrorCode::Io, "cannot " + action + ": " + std::strerror(error_number), path.string()};
    switch (error_number) {
        case ENOENT:
            error.code = ErrorCode::NotFound;
            error.message = "cannot " + action + ": no such file or folder";
            error.hint = "Check the path.";
            break;
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            error.code = ErrorCode::NoSpace;
            error.message = "cannot " + action + ": no space left on the disk";
            error.hint = "Free some space or choose another folder.";
            break;
        case EACCES:
        case EPERM:
        case EROFS: error.hint = "Check the permissions, or choose another folder."; break;
        case EEXIST:
            error.code = ErrorCode::Exists;
            error.hint = "Choose another name or remove it first.";
            break;
        case EISDIR:
        case ENOTDIR: error.code = ErrorCode::BadInput; break;
        default: break;
    }
    return error;
}

Result<std::string> read_file(const fs::path& path, uint64_t limit_bytes) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return io_error(path, "open", errno);
    struct stat info {};
    if (::fstat(fd, &info) != 0 || S_ISDIR(info.st_mode)) {
        const int why = S_ISDIR(info.st_mode) ? EISDIR : errno;
        ::close(fd);
        return io_error(path, "read", why);
    }
    std::string out;
    char buffer[1 << 16];
    for (;;) {
        const ssize_t n = ::read(fd, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            const int why = errno;
            ::close(fd);
            return io_error(path, "read", why);
        }
        if (n == 0) break;
        out.append(buffer, static_cast<size_t>(n));
        if (out.size() > limit_bytes) {
            ::close(fd);
            return Error{ErrorCode::BadInput, "is larger than the limit of " + std::to_string(limit_bytes) + " bytes",
                         path.string()};
        }
    }
    ::close(fd);
    return out;
}

Result<void> fsync_folder(const fs::path& folder) {
    const fs::path name = folder.empty() ? fs::path(".") : folder;
    const int fd = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return io_error(name, "open the folder", errno);
    const int rc = ::fsync(fd);
    const int why = errno;
    ::close(fd);
    if (rc != 0) return io_error(name, "synchronise the folder", why);
    return {};
}

Result<void> make_folders(const fs::path& folder) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) return io_error(folder, "create the folder", code.value());
    return {};
}

Result<void> publish_folder(const fs::path& staging, const fs::path& target) {
    LORICA_TRY(fsync_folder(staging));
    if (fs::exists(target)) return io_error(target, "create the folder", EEXIST);
    if (::rename(staging.c_str(), target.c_str()) != 0) return io_error(target, "rename into place", errno);
    return fsync_folder(target.parent_path());
}

Result<uint64_t> free_bytes(const fs::path& path) {
    fs::path probe = fs::absolute(path);
    while (!fs::exists(probe) && probe.has_parent_path() && probe != probe.parent_path()) probe = probe.parent_path();
    struct statvfs info {};
    if (::statvfs(probe.c_str(), &info) != 0) return io_error(probe, "measure the free space", errno);
    return static_cast<uint64_t>(info.f_bavail) * info.f_frsize;
}

Result<void> write_file_atomic(const fs::path& path, std::string_view bytes) {
    const fs::path temporary = path.string() + ".tmp-" + make_id();
    LORICA_ASSIGN(auto writer, FileWriter::create(temporary));
    LORICA_TRY(writer.write(bytes));
    LORICA_TRY(writer.finish());
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int why = errno;
        ::unlink(temporary.c_str());
        return io_error(path, "rename into place", why);
    }
    return fsync_folder(path.parent_path());
}

Result<FileWriter> FileWriter::create(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0) return io_error(path, "create", errno);
    ::flock(fd, LOCK_EX | LOCK_NB);   // tells remove_abandoned() that somebody writes
    return FileWriter(path, fd);
}

FileWriter::FileWriter(FileWriter&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)), position_(other.position_) {}

FileWriter::~FileWriter() {
    if (fd_ < 0) return;
    ::close(fd_);
    ::unlink(path_.c_str());
}

Result<void> FileWriter::write(std::span<const std::byte> bytes) {
    size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(fd_, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return io_error(path_, "write", errno);
        done += static_cast<size_t>(n);
    }
    position_ += bytes.size();
    return {};
}

Result<void> FileWriter::write(std::string_view text) { return write(std::as_bytes(std::span(text.data(), text.size()))); }

Result<void> FileWriter::finish() {
    if (::fsync(fd_) != 0) return io_error(path_, "synchronise", errno);
    if (::close(std::exchange(fd_, -1)) != 0) {
        const int why = errno;
        ::unlink(path_.c_str());
        return io_error(path_, "close", why);
    }
    return {};
}

Result<MappedFile> MappedFile::open(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return io_error(path, "open", errno);
    struct stat info {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        const int why = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
        ::close(fd);
        return io_error(path, "read", why);
    }
    const auto size = static_cast<size_t>(info.st_size);
    void* data = nullptr;
    if (size > 0) {
        data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (data == MAP_FAILED) {
            const int why = errno;
            ::close(fd);
            return io_error(path, "map", why);
        }
    }
    ::close(fd);
    return MappedFile(path, static_cast<const std::byte*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : path_(std::move(other.path_)), data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

void MappedFile::release(std::span<const std::byte> bytes) {
    const auto page = static_cast<uintptr_t>(::sysconf(_SC_PAGESIZE)), at = reinterpret_cast<uintptr_t>(bytes.data());
    const uintptr_t begin = (at + page - 1) / page * page, end = (at + bytes.size()) / page * page;
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);  // a hint: refusal changes nothing
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

}  // namespace lorica
