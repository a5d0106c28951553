// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over the GGUF reader: any bytes give a file or an error, every tensor's bytes lie within the file, and every type decodes. One thread.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "core/formats/gguf.h"
#include "core/formats/gguf_blocks.h"
#include "core/formats/model_config.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace lorica;
    const auto bytes = std::as_bytes(std::span(data, size));
    const auto file = GgufFile::parse(bytes, "fuzz.gguf");
    if (!file) {
        if (file.error().message.empty()) std::abort();
        return 0;
    }
    for (const auto& tensor : file->tensors()) {
        const auto own = tensor.bytes;
        if (!own.empty() && (own.data() < bytes.data() || own.data() + own.size() > bytes.data() + bytes.size())) std::abort();
        const BlockType& type = *block_type(tensor.type);
        if (type.decode == nullptr || find_bad_scale(type, own) >= 0) continue;
        std::vector<float> values(static_cast<size_t>(std::min<int64_t>(tensor.elements(), 4096) / type.values * type.values));
        decode_blocks(type, own.data(), static_cast<int64_t>(values.size()), values.data());
    }
    (void)model_config_from_gguf(*file);
    return 0;
}
