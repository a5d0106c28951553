// SPDX-License-Identifier: GPL-3.0-or-later
// Tensor by tensor from base and adapter through the encoders into the writer. Engine thread.
#include "core/export/gguf_export.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "core/export/gguf_layout.h"
#include "core/export/gguf_metadata.h"
#include "core/export/merge.h"

namespace lorica {
namespace {

using Put = std::function<Result<void>(std::span<const std::byte>)>;

// Rows of float32 as they are read from the base, and where each of the file's rows is among them.
struct Rows {
    torch::Tensor values;     // [rows, columns]
    int64_t head_dim = 0;     // over 0: the file's order is the interleaved one
    const float* at(int64_t row) const { return values.const_data_ptr<float>() + (head_dim > 0 ? published_row(row, head_dim) : row) * values.size(1); }
};

bool fits(const float* values, int64_t count, float largest) {
    bool good = true;
    for (int64_t i = 0; i < count; ++i) good &= std::abs(values[i]) <= largest;  // false for NaN
    return good;
}

Error does_not_fit(const BlockType& type, const Rows& rows, const std::string& where) {
    const bool finite = torch::isfinite(rows.values).all().item<bool>();
    if (!finite) return {ErrorCode::BadInput, "holds values that are not finite numbers", where, "The model or the adapter is damaged."};
    return {ErrorCode::BadInput, fmt::format("holds values beyond {}, which {} cannot hold", kLargestHalf, type.name), where, "Export as bf16 or f32."};
}

Result<void> put_encoded(const Rows& rows, const BlockType& type, const std::string& where, const Put& put) {
    const int64_t count = rows.values.size(0), columns = rows.values.size(1), row_bytes = columns / type.values * type.bytes;
    const int64_t step = std::max<int64_t>(1, (int64_t{1} << 20) / columns);  // a chunk is encoded on all threads, then written
    const bool wide = type.type == block_type("F32")->type || type.type == block_type("BF16")->type;
    const float largest = wide ? std::numeric_limits<float>::max() : kLargestHalf;
    std::vector<std::byte> chunk(static_cast<size_t>(std::min(step, count) * row_bytes));
    for (int64_t first = 0; first < count; first += step) {
        const int64_t here = std::min(step, count - first);
        std::atomic<bool> good = true;
        at::parallel_for(0, here, std::max<int64_t>(1, (1 << 14) / columns), [&](int64_t begin, int64_t end) {
            for (int64_t i = begin; i < end; ++i) {
                const float* row = rows.at(first + i);
                if (!fits(row, columns, largest)) good = false;
                else encode_blocks(type, row, columns, chunk.data() + i * row_bytes);
            }
        });
        if (!good) return does_not_fit(type, rows, where);
        LORICA_TRY(put(std::span(chunk.data(), static_cast<size_t>(here * row_bytes))));
    }
    return {};
}

Result<void> check_target(const fs::path& path) {
    std::error_code code;
    if (path.empty()) return Error{ErrorCode::Usage, "no output file is named", "--out"};
    if (fs::exists(path, code)) return Error{ErrorCode::Exists, "exists already", path.string(), "Choose another name."};
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    return make_folders(folder);
}

Result<void> check_space(const fs::path& path, uint64_t need) {
    LORICA_ASSIGN(const uint64_t free, free_bytes(path));
    if (free >= need + (64u << 20)) return {};
    return Error{ErrorCode::NoSpace, fmt::format("the file needs {:.2f} GB, but {:.2f} GB are free", 1e-9 * static_cast<double>(need), 1e-9 * static_cast<double>(free)),
                 path.string(), "Free some space, or choose a smaller type."};
}

Result<void> write_all(const fs::path& path, const GgufMetadata& metadata, const std::vector<GgufTensorToWrite>& tensors, const GgufExportOptions& options,
                       GgufExportReport& report) {
    report.path = path.string();
    report.bytes = gguf_file_size(metadata, tensors);
    report.tensors = static_cast<int64_t>(tensors.size());
    for (const auto& tensor : tensors) ++report.types[tensor.type->name];
    LORICA_TRY(check_space(path, report.bytes));
    const auto cancelled = [&] { return Error{ErrorCode::Cancelled, "the export was cancelled"}; };
    if (options.on_progress && !options.on_progress(0, report.tensors)) return cancelled();
    int64_t done = 0;
    return write_gguf(path, metadata, tensors, [&](const std::string&) { return !options.on_progress || options.on_progress(++done, report.tensors); });
}

// The base's own bytes of a tensor where it holds it in this type already, else null.
const GgufTensor* stored(const ModelSource& source, const std::string& name, const BlockType& type) {
    const GgufTensor* found = source.gguf() ? source.gguf()->find(name) : nullptr;
    return found && found->type == type.type ? found : nullptr;
}

GgufTensorToWrite tensor_to_write(const ModelSource& source, const SourceTensor& tensor, const Adapter& adapter, const BlockType& type) {
    const ModelConfig& config = source.config();
    GgufTensorToWrite out{tensor.gguf, &type, tensor.shape, {}};
    const GgufTensor* same = changes(adapter, tensor) ? nullptr : stored(source, out.name, type);
    const int64_t head_dim = interleaved_heads(config, tensor) > 0 ? config.head_dim : 0;
    out.write = [&source, &tensor, &adapter, &type, same, head_dim](const Put& put) -> Result<void> {
        if (same) return put(same->bytes);
        LORICA_ASSIGN(torch::Tensor values, merged_tensor(source, tensor, adapter));
        values = values.reshape({tensor.rows(), tensor.columns()}).contiguous();
        if (is_norm(tensor.role) && source.config().traits.norm_plus_one) values.add_(1);
        if (tensor.bias && head_dim > 0) values = values.view({-1, 1});   // its numbers are the rows
        return put_encoded({values, head_dim}, type, source.path().string() + ", tensor " + tensor.name, put);
    };
    return out;
}

std::string name_of(const ModelSource& source, const GgufExportOptions& options) {
    if (!options.name.empty()) return options.name;
    if (source.gguf())
        if (const auto* name = source.gguf()->peek<std::string>("general.name")) return *name;
    return fs::absolute(source.folder()).filename().string();
}

// A GGUF file's own vocabulary is kept as it is.
Result<VocabularySpec> vocabulary_for(const ModelSource& source, const Tokenizer& tokenizer) {
    if (source.gguf()) return vocabulary_of(*source.gguf());
    return tokenizer.to_spec();
}

void note_losses(const ModelSource& source, const GgufQuant& quant, GgufExportReport& report) {
    for (const SourceTensor& tensor : source.tensors()) {
        const BlockType* type = block_type(tensor.type);
        if (type == nullptr || type->values == 1 || std::string(quant.name).starts_with("f") || report.types.contains(tensor.type)) continue;
        report.notes.push_back(fmt::format("the base is quantized itself ({}): its values are rounded a second time", tensor.type));
        return;
    }
}

}  // namespace

Result<GgufExportReport> export_gguf(const ModelSource& source, const Tokenizer& tokenizer, const Adapter& adapter, const fs::path& path,
                                     const GgufExportOptions& options) {
    LORICA_TRY(check_can_merge(adapter));
    const GgufQuant* quant = gguf_quant(options.quant);
    if (quant == nullptr) return Error{ErrorCode::Usage, "\"" + options.quant + "\" is not a type for GGUF files", "quant", "Known: " + gguf_quant_names() + "."};
    LORICA_TRY(check_target(path));
    LORICA_TRY(check_gguf_can_hold(source.config(), source.path().string()));
    LORICA_ASSIGN(const VocabularySpec vocabulary, vocabulary_for(source, tokenizer));
    LORICA_ASSIGN(const GgufMetadata metadata, gguf_metadata(source.config(), vocabulary, *quant, name_of(source, options)));
    const torch::NoGradGuard no_grad;
    GgufExportReport report;
    std::vector<GgufTensorToWrite> tensors;
    const std::vector<SourceTensor> all = merged_tensors(source, adapter);
    const bool tied = source.config().tie_word_embeddings && !unties(source, adapter);
    for (const SourceTensor& tensor : all) {
        const GgufShape shape{tensor.gguf, tensor.shape};
        const BlockType& type = block_type_for(*quant, shape, source.config().num_hidden_layers, tied);
        tensors.push_back(tensor_to_write(source, tensor, adapter, type));
        report.merged += changes(adapter, tensor);
    }
    for (const GgufFactors& factors : rope_factors(source.config())) {
        const torch::Tensor values = torch::tensor(factors.values).view({1, -1});
        tensors.push_back({factors.name, block_type("F32"), {values.size(1)}, [values, name = factors.name](const Put& put) { return put_encoded({values}, *block_type("F32"), name, put); }});
    }
    LORICA_TRY(write_all(path, metadata, tensors, options, report));
    if (const std::string note = gguf_leaves_out(source.config()); !note.empty()) report.notes.push_back(note);
    note_losses(source, *quant, report);
    return report;
}

namespace {

// The plain LoRA that a GGUF adapter can hold.
Result<void> check_plain(const Adapter& adapter) {
    const auto refuse = [](const std::string& what) {
        return Error{ErrorCode::Unsupported, "a GGUF adapter cannot hold " + what, "adapter", "Merge the adapter into its base and export the model (lorica export --format gguf)."};
    };
    if (adapter.method != "lora") return refuse("an adapter of the method " + adapter.method);
    if (!adapter.also.empty()) return refuse("what is combined with LoRA (" + part_name(adapter.also.front().peft_type) + ")");
    if (!adapter.trained.empty()) return refuse("modules trained in full (modules_to_save)");
    for (const LoraLayer& layer : adapter.layers) {
        for (const auto& slot : layer.slots)
            if (slot && slot->magnitude.defined()) return refuse("DoRA's magnitudes");
        for (const auto& bias : layer.biases)
            if (bias) return refuse("trained biases");
    }
    return {};
}

GgufTensorToWrite float_tensor(const std::string& name, Rows rows) {
    const BlockType& type = *block_type("F32");
    rows.values = rows.values.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    return {name, &type, rows.values.sizes().vec(), [rows, &type, name](const Put& put) { return put_encoded(rows, type, "adapter, tensor " + name, put); }};
}

}  // namespace

Result<GgufExportReport> export_gguf_adapter(const ModelSource& source, const Adapter& adapter, const fs::path& path, const GgufExportOptions& options) {
    LORICA_TRY(check_can_merge(adapter));
    LORICA_TRY(check_target(path));
    LORICA_TRY(check_plain(adapter));
    const torch::NoGradGuard no_grad;
    const ModelConfig& config = source.config();
    // llama.cpp multiplies by alpha / r, r being the matrix's own rank.
    const auto alpha_of = [](const LoraSlot& slot) { return slot.scale * static_cast<float>(slot.r); };
    float alpha = 0;
    bool uniform = true;
    for (const SourceTensor& tensor : source.tensors()) {
        const LoraSlot* slot = lora_slot(adapter, tensor);
        if (slot == nullptr) continue;
        if (alpha == 0) alpha = alpha_of(*slot);
        uniform = uniform && std::abs(alpha_of(*slot) - alpha) <= 1e-6f * std::abs(alpha);
    }
    if (alpha == 0) alpha = 1;
    GgufExportReport report;
    std::vector<GgufTensorToWrite> tensors;
    for (const SourceTensor& tensor : source.tensors()) {
        const LoraSlot* slot = lora_slot(adapter, tensor);
        if (slot == nullptr) continue;
        const std::string& name = tensor.gguf;
        const torch::Tensor b = uniform ? slot->b : slot->b * (alpha_of(*slot) / alpha);
        tensors.push_back(float_tensor(name + ".lora_a", {slot->a, 0}));
        tensors.push_back(float_tensor(name + ".lora_b", {b, interleaved_heads(config, tensor) > 0 ? config.head_dim : 0}));
        ++report.merged;
    }
    GgufMetadata metadata;
    metadata.put("general.architecture", architecture_of(config).gguf);
    metadata.put("general.type", "adapter");
    metadata.put("general.name", name_of(source, options) + " adapter");
    metadata.put("general.file_type", uint32_t{0});
    metadata.put("adapter.type", "lora");
    metadata.put("adapter.lora.alpha", alpha);
    LORICA_TRY(write_all(path, metadata, tensors, options, report));
    return report;
}

}  // namespace lorica
