// SPDX-License-Identifier: GPL-3.0-or-later
// GGUF files, versions 2 and 3: a strict reader over a map. Any thread.
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/base/files.h"

namespace lorica {

// Metadata, its type widened: every integer is an int64_t (u64 over 2^63-1 is refused), every float a double.
using GgufValue = std::variant<bool, int64_t, double, std::string, std::vector<bool>, std::vector<int64_t>, std::vector<double>,
                               std::vector<std::string>>;

struct GgufTensor {
    std::string name;
    uint32_t type = 0;                 // ggml's number; see gguf_blocks.h
    std::vector<int64_t> shape;        // outermost first: [out, in], the reverse of the file's order
    std::span<const std::byte> bytes;
    int64_t elements() const;
};

class GgufFile {
public:
    static Result<GgufFile> open(const fs::path& path);
    static Result<GgufFile> parse(std::span<const std::byte> bytes, const std::string& name);

    const std::string& name() const { return name_; }    // the path, for messages
    const std::map<std::string, GgufValue>& metadata() const { return metadata_; }
    bool has(const std::string& key) const { return metadata_.contains(key); }
    const std::vector<GgufTensor>& tensors() const { return tensors_; }   // in the file's order
    const GgufTensor* find(const std::string& name) const;

    // The value under `key`; a missing key or another type is an error naming both. T is an alternative of GgufValue; a
    // double may be asked for where an integer is stored.
    template <class T>
    Result<T> get(const std::string& key) const;
    // The value, or `fallback` where the key is missing (a wrong type is still an error).
    template <class T>
    Result<T> get_or(const std::string& key, T fallback) const {
        if (!has(key)) return fallback;
        return get<T>(key);
    }
    // Without copying; null if missing or of another type.
    template <class T>
    const T* peek(const std::string& key) const {
        const auto found = metadata_.find(key);
        return found == metadata_.end() ? nullptr : std::get_if<T>(&found->second);
    }
    // Remarks that do not stop a load (bytes behind the last tensor).
    const std::vector<std::string>& warnings() const { return warnings_; }

private:
    friend class GgufParser;
    std::shared_ptr<const MappedFile> file_;
    std::string name_;
    std::map<std::string, GgufValue> metadata_;
    std::vector<GgufTensor> tensors_;
    std::map<std::string, size_t> index_;
    std::vector<std::string> warnings_;
};

}  // namespace lorica
