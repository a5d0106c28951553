// SPDX-License-Identifier: GPL-3.0-or-later
// One view of a base model on disk, GGUF or safetensors: its shape and its tensors under Hugging Face names. Any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/formats/architecture.h"
#include "core/formats/coded_tensor.h"
#include "core/formats/gguf.h"
#include "core/formats/gguf_blocks.h"
#include "core/formats/model_config.h"
#include "core/formats/safetensors.h"

namespace lorica {

struct SourceTensor {
    std::string name;                  // "model.layers.0.self_attn.q_proj.weight"
    std::vector<int64_t> shape;        // [out, in], or [n]
    std::string type = {};             // as stored: "BF16", "Q4_1"
    Role role = Role::Embed;
    int64_t layer = -1;                // -1: of no layer
    bool bias = false;                 // the module's bias, not its weight
    std::string gguf = {};             // the name in GGUF files: "blk.0.attn_q.weight"
    bool transposed = false;           // published as [in, out]; `shape` and rows are [out, in] everywhere here
    int64_t rows() const { return shape.size() < 2 ? 1 : shape[0]; }
    int64_t columns() const { return shape.back(); }
};

class ModelSource {
public:
    // A GGUF file, a safetensors folder with config.json, or a .safetensors file beside its config.json. Names, shapes and
    // types of all tensors are checked against the configuration; scales that are not finite are refused.
    static Result<ModelSource> open(const fs::path& path);

    bool is_gguf() const { return gguf_ != nullptr; }
    const fs::path& path() const { return path_; }
    fs::path folder() const { return fs::is_directory(path_) ? path_ : path_.parent_path(); }
    const GgufFile* gguf() const { return gguf_.get(); }
    const ModelConfig& config() const { return config_; }
    const std::vector<SourceTensor>& tensors() const { return tensors_; }
    const SourceTensor* find(const std::string& name) const;
    const SourceTensor* find(Role role) const;   // of no layer: Role::Embed, Role::Head, ...
    const std::vector<std::string>& warnings() const { return warnings_; }

    // Rows [first, first + count) of a tensor, as [count, columns], with the published values: the GGUF order of q and k rows
    // (interleaved rotary positions) is undone, and what GGUF adds to norms is taken off. Pure: several threads may read at once. `name` must be one of tensors().
    void read_rows(const std::string& name, int64_t first, int64_t count, float* out) const;
    void read_rows(const std::string& name, int64_t first, int64_t count, uint16_t* bfloat_out) const;
    // The same rows as they are stored, in blocks of stored_type(name); `out` has room for all of them.
    void read_blocks(const std::string& name, int64_t first, int64_t count, std::byte* out) const;
    // The tensor has been read and is not needed soon: its pages leave this process's memory until it is read again.
    void release(const std::string& name) const { MappedFile::release(places_.at(name).bytes); }
    const BlockType& stored_type(const std::string& name) const;
    // The codes behind a matrix that the file holds in bitsandbytes' 4 or 8 bits, else null; read_rows() decodes it.
    const CodedTensor* coded(const std::string& name) const;

    int64_t parameter_count() const;
    uint64_t file_bytes() const;
    // SHA-256 over names, shapes, types and 4 KiB samples (begin, middle, end) of every tensor: cheap, and different for
    // a model that was changed anywhere but deliberately between the samples.
    std::string fingerprint() const;

private:
    struct Place {                     // where a tensor's bytes are
        std::span<const std::byte> bytes;
        uint32_t block_type = 0;       // ggml's number; safetensors' F32, F16, BF16 have the same decoders
        int64_t permuted_heads = 0;    // over 0: rows are permuted within heads
        bool transposed = false;       // the bytes are [in, out]
        std::shared_ptr<const CodedTensor> coded = {};   // then the rest says nothing
        float plus = 0;                // what to add to a value: GGUF's norms may be published as less one
    };
    Result<void> open_gguf();
    Result<void> open_safetensors();
    Result<void> check_tensors();
    int64_t file_row(const Place& place, int64_t row) const;
    template <class T>
    void read(const std::string& name, int64_t first, int64_t count, T* out) const;

    fs::path path_;
    ModelConfig config_;
    std::shared_ptr<const GgufFile> gguf_;
    std::shared_ptr<const SafetensorsSet> set_;
    std::vector<SourceTensor> tensors_;
    std::map<std::string, Place> places_;
    std::vector<std::string> warnings_;
};

// Every tensor that a model of this shape has, with its shape and names, in the usual order. The head only if untied.
std::vector<SourceTensor> expected_tensors(const ModelConfig& config);

}  // namespace lorica
