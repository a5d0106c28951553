// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over the reader of adapters as zips: names that are given stay within their folder and are there once, sizes within the
// limits, and each file gives as many bytes as it says or an error. One thread.
#include <cstdint>
#include <cstdlib>
#include <set>

#include "core/formats/adapter_zip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace lorica;
    ZipLimits limits;
    limits.bytes = 1 << 20;
    limits.free_bytes = 1 << 16;
    const auto zip = AdapterZip::open(std::as_bytes(std::span(data, size)), "fuzz.zip", limits);
    if (!zip) {
        if (zip.error().message.empty()) std::abort();
        return 0;
    }
    std::set<std::string> names;
    uint64_t total = 0;
    for (const AdapterZip::File& file : zip->files()) {
        if (!not_of_an_adapter(file.name).empty() || !names.insert(file.name).second) std::abort();
        const fs::path path = fs::path("home") / file.name;
        if (path.lexically_normal() != path || fs::path(file.name).is_absolute()) std::abort();
        uint64_t got = 0;
        const auto read = zip->read(file, [&](std::span<const std::byte> piece) {
            got += piece.size();
            return Result<void>();
        });
        if (got > file.size || (read && got != file.size)) std::abort();
        total += file.size;
    }
    if (!names.contains("adapter_config.json") || names.size() > limits.files || total > limits.bytes) std::abort();
    return 0;
}
