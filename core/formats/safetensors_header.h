// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON header of a safetensors file, read event by event so that memory stays near the header's size. Any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/formats/dtype.h"

namespace lorica {

// One entry as written, its shape and offsets checked by themselves (not against the file).
struct HeaderEntry {
    std::string name;
    DType dtype = DType::F32;
    std::vector<int64_t> shape;      // the product of the dimensions over 0 is at most 2^62
    uint64_t begin = 0, end = 0;     // end - begin is what dtype and shape need
};

struct SafetensorsHeader {
    std::vector<HeaderEntry> entries;             // in the header's order, names unique
    std::map<std::string, std::string> metadata;
};

Result<SafetensorsHeader> parse_safetensors_header(std::string_view text, const std::string& file);

}  // namespace lorica
