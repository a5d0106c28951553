// SPDX-License-Identifier: GPL-3.0-or-later
// See decoder_blocks.h. Engine thread.
#include "core/models/decoder_blocks.h"

#include <ATen/Parallel.h>

#include <optional>

namespace lorica {
namespace {

std::optional<kernels::WeightType> kernel_type_of(const std::string& block) {
    if (block == "Q4_0") return kernels::WeightType::Q4_0;
    if (block == "Q4_1") return kernels::WeightType::Q4_1;
    if (block == "Q8_0") return kernels::WeightType::Q8_0;
    return std::nullopt;
}

// These tensors below one another; null unless all are of one such type.
std::shared_ptr<const ops::BlockRows> blocks_of(const ModelSource& source, const std::vector<std::string>& names, torch::Dtype dtype) {
    const BlockType& type = source.stored_type(names.front());
    const auto kernel_type = kernel_type_of(type.name);
    if (!kernel_type) return nullptr;
    const int64_t columns = source.find(names.front())->columns();
    int64_t rows = 0;
    for (const std::string& name : names) {
        if (source.stored_type(name).type != type.type) return nullptr;
        rows += source.find(name)->rows();
    }
    auto out = std::make_shared<ops::BlockRows>();
    out->type = *kernel_type;
    out->rounded = dtype == torch::kBFloat16;
    out->row_bytes = kernels::spread_bytes(*kernel_type, columns);
    const int64_t stored = columns / type.values * type.bytes;   // a row in the file
    out->bytes.resize(static_cast<size_t>(rows * out->row_bytes));
    std::byte* at = out->bytes.data();
    for (const std::string& name : names) {
        const int64_t count = source.find(name)->rows();
        at::parallel_for(0, count, 256, [&](int64_t from, int64_t to) {
            std::vector<std::byte> blocks(static_cast<size_t>((to - from) * stored));
            source.read_blocks(name, from, to - from, blocks.data());
            for (int64_t row = from; row < to; ++row) kernels::spread_row(*kernel_type, blocks.data() + (row - from) * stored, columns, at + row * out->row_bytes);
        });
        at += count * out->row_bytes;
    }
    return out;
}

}  // namespace

std::shared_ptr<const DecoderBlocks> load_blocks(const ModelSource& source, const DecoderWeights& w) {
    if (!source.is_gguf() || !w.device.is_cpu() || (w.dtype != torch::kFloat32 && w.dtype != torch::kBFloat16)) return nullptr;
    auto out = std::make_shared<DecoderBlocks>();
    for (size_t i = 0; i < w.layers.size(); ++i) {
        const auto blocks = [&](Product product) {
            std::vector<std::string> names;
            for (const Linear linear : linears_of(w.config, product)) names.push_back(module_path(w.config, static_cast<int64_t>(i), linear) + ".weight");
            return blocks_of(source, names, w.dtype);
        };
        out->layers.push_back({blocks(Product::Qkv), blocks(Product::O), blocks(Product::GateUp), blocks(Product::Down)});
    }
    out->head = blocks_of(source, {source.find(w.config.tie_word_embeddings ? Role::Embed : Role::Head)->name}, w.dtype);
    return out;
}

}  // namespace lorica
