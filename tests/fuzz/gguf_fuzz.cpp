// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over the GGUF reader: any bytes give a file or an error, and every tensor's bytes lie within the file. One thread.
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
    }
    (void)model_config_from_gguf(*file);
    return 0;
}
