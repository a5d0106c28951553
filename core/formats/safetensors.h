// SPDX-License-Identifier: GPL-3.0-or-later
// safetensors files, single and sharded: a strict reader over a map, and a writer that streams. Any thread.
// Format: u64 length, JSON header, data without holes. https://github.com/huggingface/safetensors
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/formats/dtype.h"
#include "core/formats/folder_files.h"

namespace lorica {

struct TensorInfo {
    std::string name;
    DType dtype = DType::F32;
    std::vector<int64_t> shape;
    std::span<const std::byte> bytes;    // inside the map; may be unaligned: copy, never cast
    int64_t elements() const;
};

class SafetensorsFile {
public:
    // Largest header we read: the reference's limit is 100 MB, the Hub's 25 MB.
    static constexpr uint64_t kHeaderLimit = 25'000'000;

    static Result<SafetensorsFile> open(const fs::path& path);
    // The tensors' bytes point into `bytes`. `name` is for messages.
    static Result<SafetensorsFile> parse(std::span<const std::byte> bytes, const std::string& name);

    const std::vector<TensorInfo>& tensors() const { return tensors_; }   // by offset
    const TensorInfo* find(const std::string& name) const;
    const std::map<std::string, std::string>& metadata() const { return metadata_; }
    const std::string& name() const { return name_; }     // the path, for messages

private:
    Result<void> check_order(std::span<const std::byte> data);

    std::shared_ptr<const MappedFile> file_;
    std::string name_;
    std::vector<TensorInfo> tensors_;
    std::map<std::string, size_t> index_;
    std::map<std::string, std::string> metadata_;
};

// A tensor to write; its bytes are asked for when their turn comes.
struct TensorToWrite {
    std::string name;
    DType dtype = DType::F32;
    std::vector<int64_t> shape;
    // Appends exactly the tensor's bytes, in one or more calls of `put`.
    std::function<Result<void>(const std::function<Result<void>(std::span<const std::byte>)>& put)> write;
    uint64_t byte_size() const;
};

// In the reference's order (wider types first, then by name) and padding. Writes to `path`, which must not exist; on an
// error nothing is left. `on_tensor` is called after each tensor; false cancels.
Result<void> write_safetensors(const fs::path& path, std::vector<TensorToWrite> tensors,
                               const std::map<std::string, std::string>& metadata,
                               const std::function<bool(const std::string& name)>& on_tensor = {});
// The order above, for callers that shard.
void sort_for_writing(std::vector<TensorToWrite>& tensors);

// A model's tensors over one file or over the shards of model.safetensors.index.json.
class SafetensorsSet {
public:
    static Result<SafetensorsSet> open(const fs::path& folder_or_file);
    const TensorInfo* find(const std::string& name) const;
    std::vector<const TensorInfo*> tensors() const;      // by name
    const std::vector<fs::path>& paths() const { return paths_; }

private:
    struct Place {
        size_t file, tensor;
    };
    Result<void> add(const fs::path& path);

    std::vector<fs::path> paths_;
    std::vector<SafetensorsFile> files_;
    std::map<std::string, Place> index_;
};

}  // namespace lorica
