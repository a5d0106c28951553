// SPDX-License-Identifier: GPL-3.0-or-later
// Files: whole reads, read-only maps, and writes that appear complete or not at all. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace lorica {

namespace fs = std::filesystem;

// The error of a failed system call on `path`: errno in words, with a hint for ENOSPC, EACCES and ENOENT.
Error io_error(const fs::path& path, const std::string& action, int error_number);

Result<std::string> read_file(const fs::path& path, uint64_t limit_bytes = uint64_t{1} << 32);

// Writes temporary + fsync + rename + fsync of the folder. On failure no temporary is left.
Result<void> write_file_atomic(const fs::path& path, std::string_view bytes);

Result<void> fsync_folder(const fs::path& folder);
Result<void> make_folders(const fs::path& folder);
// Moves a finished staging folder to its name (rename, fsync of the parent). Fails if `target` exists.
Result<void> publish_folder(const fs::path& staging, const fs::path& target);
Result<uint64_t> free_bytes(const fs::path& path);

// SHA-256 in lower-case hexadecimal.
std::string sha256(std::span<const std::byte> bytes);
std::string sha256(std::string_view text);
Result<std::string> sha256_file(const fs::path& path);   // read piece by piece: none of it stays in memory

// A sequential writer to a new file: buffered, errors kept until finish(), fsync in finish().
// Destroyed without finish(), it removes the file.
class FileWriter {
public:
    static Result<FileWriter> create(const fs::path& path);
    FileWriter(FileWriter&& other) noexcept;
    FileWriter& operator=(FileWriter&&) = delete;
    ~FileWriter();

    Result<void> write(std::span<const std::byte> bytes);
    Result<void> write(std::string_view text);
    uint64_t position() const { return position_; }
    Result<void> finish();

private:
    FileWriter(fs::path path, int fd) : path_(std::move(path)), fd_(fd) {}
    fs::path path_;
    int fd_ = -1;
    uint64_t position_ = 0;
};

// A read-only private map of a whole file. The bytes stay valid while the object lives. Shared by copying a pointer to it.
class MappedFile {
public:
    static Result<MappedFile> open(const fs::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return {data_, size_}; }
    const fs::path& path() const { return path_; }
    // Takes the whole pages of `bytes`, which lie in a map, out of this process's memory; reading maps them again.
    static void release(std::span<const std::byte> bytes);

private:
    MappedFile(fs::path path, const std::byte* data, size_t size) : path_(std::move(path)), data_(data), size_(size) {}
    fs::path path_;
    const std::byte* data_ = nullptr;
    size_t size_ = 0;
};

}  // namespace lorica
