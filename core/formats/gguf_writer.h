// SPDX-License-Identifier: GPL-3.0-or-later
// Writing GGUF, version 3: metadata, then tensor after tensor, so that memory holds one of them. Any thread.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/formats/gguf_blocks.h"

namespace lorica {

// Keys and values in the order they are put. A key that is put twice is refused by write_gguf().
class GgufMetadata {
public:
    void put(const std::string& key, bool value);
    void put(const std::string& key, uint32_t value);
    void put(const std::string& key, float value);
    void put(const std::string& key, const std::string& value);
    void put(const std::string& key, const char* value) { put(key, std::string(value)); }
    void put(const std::string& key, const std::vector<std::string>& values);
    void put(const std::string& key, const std::vector<float>& values);
    void put(const std::string& key, const std::vector<int32_t>& values);

    uint64_t count() const { return keys_.size(); }
    const std::string& bytes() const { return bytes_; }
    const std::string& repeated() const { return repeated_; }   // the first key that was put twice; empty: none

private:
    void begin(const std::string& key, uint32_t type);
    std::string bytes_, repeated_;
    std::set<std::string> keys_;
};

// A tensor to write; its bytes are asked for when their turn comes.
struct GgufTensorToWrite {
    std::string name;
    const BlockType* type = nullptr;
    std::vector<int64_t> shape;   // outermost first; the last a multiple of the type's block
    // Appends exactly the tensor's bytes, in one or more calls of `put`.
    std::function<Result<void>(const std::function<Result<void>(std::span<const std::byte>)>& put)> write;
    uint64_t byte_size() const;
};

// What the file takes, the last tensor's padding included.
uint64_t gguf_file_size(const GgufMetadata& metadata, const std::vector<GgufTensorToWrite>& tensors);

// In the order given, each tensor padded to 32 bytes, the last too. `path` must not exist; the file appears complete or not
// at all. `on_tensor` is called after each tensor; false cancels.
Result<void> write_gguf(const fs::path& path, const GgufMetadata& metadata, const std::vector<GgufTensorToWrite>& tensors,
                        const std::function<bool(const std::string& name)>& on_tensor = {});

}  // namespace lorica
