// SPDX-License-Identifier: GPL-3.0-or-later
// An adapter's folder as a zip, both ways, over libzip. A zip is foreign: names, sizes and kinds are checked before anything is
// written, sizes again while it is. Any thread.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/files.h"

struct zip;

namespace lorica {

// More than any adapter needs: a saved embedding and head of 128,000 × 4,096 and a LoRA of rank 256 in float32 are under 7 GB.
struct ZipLimits {
    size_t files = 256;
    uint64_t bytes = uint64_t{8} << 30;        // unpacked, all together
    uint64_t ratio = 100;                      // unpacked to the zip's own bytes, beyond `free_bytes`
    uint64_t free_bytes = uint64_t{64} << 20;
};

// Why a file of this name (with folders, "/" between) is not one of an adapter's folder; empty where it is.
std::string not_of_an_adapter(const std::string& name);

class AdapterZip {
public:
    struct File {
        std::string name;                      // below the adapter's folder
        uint64_t size = 0;
        uint64_t index = 0;
    };

    // Refuses what is encrypted, packed in other ways than stored or deflated, too large or packed too well, too many, a link or a
    // device; names that are absolute, lead out of the folder, occur twice (upper and lower case are the same), or hold NUL,
    // backslashes or control characters; files that are not of an adapter's folder; and a zip without adapter_config.json at its
    // top or in its one folder. `bytes` must outlive the object; `file` is what errors name.
    static Result<AdapterZip> open(std::span<const std::byte> bytes, const std::string& file, const ZipLimits& limits = {});

    const std::vector<File>& files() const { return files_; }
    // In pieces, with the checksum at the end.
    Result<void> read(const File& file, const std::function<Result<void>(std::span<const std::byte>)>& take) const;
    // All files into a folder, which must exist.
    Result<void> unpack(const fs::path& folder) const;

private:
    Result<void> take_entries(std::span<const std::byte> bytes, const ZipLimits& limits);
    Result<void> take_names();

    std::string path_;
    std::shared_ptr<zip> archive_;
    std::vector<File> files_;
};

// What of an adapter's folder leaves with it, and what does not, with the reason.
struct AdapterFiles {
    struct File {
        std::string name;
        fs::path path;
    };
    std::vector<File> files;
    std::vector<std::string> left_out;
    uint64_t bytes = 0;
};
Result<AdapterFiles> adapter_files(const fs::path& folder);

// A new zip or a new folder of these files, complete or not at all. Exists where something is there.
Result<void> write_adapter_zip(const fs::path& out, const AdapterFiles& files);
Result<void> write_adapter_copy(const fs::path& out, const AdapterFiles& files);

}  // namespace lorica
