// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over the safetensors reader: tensors that are given lie within the file, have the size of their shape and do not
// overlap. One thread.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "core/formats/safetensors.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace lorica;
    const auto bytes = std::as_bytes(std::span(data, size));
    const auto file = SafetensorsFile::parse(bytes, "fuzz.safetensors");
    if (!file) {
        if (file.error().message.empty()) std::abort();
        return 0;
    }
    std::vector<std::pair<const std::byte*, const std::byte*>> ranges;
    for (const auto& tensor : file->tensors()) {
        const auto own = tensor.bytes;
        if (own.empty()) continue;
        if (own.size() % static_cast<size_t>(std::max<int64_t>(tensor.elements(), 1)) != 0) std::abort();
        if (own.data() < bytes.data() || own.data() + own.size() > bytes.data() + bytes.size()) std::abort();
        ranges.emplace_back(own.data(), own.data() + own.size());
    }
    std::sort(ranges.begin(), ranges.end());
    for (size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].first < ranges[i - 1].second) std::abort();
    return 0;
}
