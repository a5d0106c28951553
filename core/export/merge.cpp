// SPDX-License-Identifier: GPL-3.0-or-later
// W + s B A, tensor by tensor: memory is one tensor in float32 and its update. Engine thread.
#include "core/export/merge.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/ids.h"
#include "core/formats/dtype.h"
#include "core/tokenizers/tokenizer_files.h"

namespace lorica {
namespace {

struct Target {
    DType dtype;
    const char* name;
};

Result<Target> target_of(const std::string& dtype, const ModelSource& source) {
    std::string name = dtype;
    if (name == "auto") {
        name = "bfloat16";
        if (!source.is_gguf()) {
            const std::string& stored = source.find("model.embed_tokens.weight")->type;
            name = stored == "F32" ? "float32" : stored == "F16" ? "float16" : "bfloat16";
        }
    }
    if (name == "float32") return Target{DType::F32, "float32"};
    if (name == "bfloat16") return Target{DType::BF16, "bfloat16"};
    if (name == "float16") return Target{DType::F16, "float16"};
    return Error{ErrorCode::Usage, "\"" + dtype + "\" is not auto, float32, bfloat16 or float16", "dtype"};
}

// The adapter's slot for a tensor, or null.
const LoraSlot* slot_of(const Adapter& adapter, const std::string& tensor) {
    for (size_t layer = 0; layer < adapter.layers.size(); ++layer) {
        const std::string prefix = "model.layers." + std::to_string(layer) + ".";
        if (!tensor.starts_with(prefix)) continue;
        for (int i = 0; i < kLinearCount; ++i)
            if (tensor == prefix + module_path(static_cast<Linear>(i)) + ".weight") return adapter.layers[layer].at(static_cast<Linear>(i));
    }
    return nullptr;
}

// [rows, columns] float32, with the adapter's update where it has one.
torch::Tensor merged_tensor(const ModelSource& source, const SourceTensor& tensor, const LoraSlot* slot) {
    const int64_t rows = tensor.rows(), columns = tensor.columns();
    torch::Tensor out = torch::empty({rows, columns}, torch::kFloat32);
    float* data = out.data_ptr<float>();
    at::parallel_for(0, rows, 64, [&](int64_t begin, int64_t end) { source.read_rows(tensor.name, begin, end - begin, data + begin * columns); });
    if (slot) out.addmm_(slot->b.detach().to(torch::kCPU), slot->a.detach().to(torch::kCPU), 1, slot->scale);
    return out;
}

Result<void> put_tensor(const torch::Tensor& values, DType dtype, const std::function<Result<void>(std::span<const std::byte>)>& put) {
    const auto* data = values.const_data_ptr<float>();
    const int64_t n = values.numel();
    if (dtype == DType::F32) return put(std::as_bytes(std::span(data, static_cast<size_t>(n))));
    constexpr int64_t kChunk = 1 << 20;
    std::vector<uint16_t> chunk(static_cast<size_t>(std::min(kChunk, n)));
    for (int64_t at = 0; at < n; at += kChunk) {
        const int64_t count = std::min(kChunk, n - at);
        at::parallel_for(0, count, 1 << 14, [&](int64_t begin, int64_t end) {
            for (int64_t i = begin; i < end; ++i)
                chunk[static_cast<size_t>(i)] = dtype == DType::BF16 ? float_to_bfloat(data[at + i]) : float_to_half(data[at + i]);
        });
        LORICA_TRY(put(std::as_bytes(std::span(chunk.data(), static_cast<size_t>(count)))));
    }
    return {};
}

class Merger {
public:
    Merger(const ModelSource& source, const Adapter& adapter, const Target& target, const MergeOptions& options, MergeReport& report)
        : source_(source), adapter_(adapter), target_(target), options_(options), report_(report) {}

    Result<void> write(const fs::path& folder) {
        std::vector<std::vector<TensorToWrite>> shards(1);
        uint64_t in_shard = 0;
        for (const SourceTensor& tensor : source_.tensors()) {
            TensorToWrite one = to_write(tensor);
            if (in_shard > 0 && in_shard + one.byte_size() > options_.shard_bytes) {
                shards.emplace_back();
                in_shard = 0;
            }
            in_shard += one.byte_size();
            report_.bytes += one.byte_size();
            shards.back().push_back(std::move(one));
        }
        report_.tensors = static_cast<int64_t>(source_.tensors().size());
        LORICA_TRY(check_space(folder));
        if (options_.on_progress && !options_.on_progress(0, report_.tensors)) return Error{ErrorCode::Cancelled, "the merge was cancelled"};
        nlohmann::json index = nlohmann::json::object();
        for (size_t i = 0; i < shards.size(); ++i) {
            const std::string name = shards.size() == 1 ? "model.safetensors" : fmt::format("model-{:05}-of-{:05}.safetensors", i + 1, shards.size());
            for (const auto& one : shards[i]) index[one.name] = name;
            LORICA_TRY(write_safetensors(folder / name, std::move(shards[i]), {{"format", "pt"}}, [&](const std::string&) {
                return !options_.on_progress || options_.on_progress(++done_, report_.tensors);
            }));
            report_.files.push_back(name);
        }
        if (shards.size() == 1) return {};
        const nlohmann::json json = {{"metadata", {{"total_size", report_.bytes}}}, {"weight_map", index}};
        report_.files.push_back("model.safetensors.index.json");
        return write_file_atomic(folder / "model.safetensors.index.json", json.dump(2) + "\n");
    }

private:
    TensorToWrite to_write(const SourceTensor& tensor) {
        const LoraSlot* slot = slot_of(adapter_, tensor.name);
        report_.merged += slot != nullptr;
        return {tensor.name, target_.dtype, tensor.shape, [this, &tensor, slot](const auto& put) {
                    return put_tensor(merged_tensor(source_, tensor, slot), target_.dtype, put);
                }};
    }

    Result<void> check_space(const fs::path& folder) const {
        LORICA_ASSIGN(const uint64_t free, free_bytes(folder));
        if (free >= report_.bytes + (64u << 20)) return {};
        return Error{ErrorCode::NoSpace, fmt::format("the merged model needs {:.2f} GB, but {:.2f} GB are free", 1e-9 * static_cast<double>(report_.bytes), 1e-9 * static_cast<double>(free)),
                     folder.parent_path().string(), "Free some space or choose another folder."};
    }

    const ModelSource& source_;
    const Adapter& adapter_;
    const Target& target_;
    const MergeOptions& options_;
    MergeReport& report_;
    int64_t done_ = 0;
};

}  // namespace

Result<MergeReport> merge(const ModelSource& source, const Tokenizer& tokenizer, const Adapter& adapter, const fs::path& out,
                          const MergeOptions& options) {
    LORICA_ASSIGN(const Target target, target_of(options.dtype, source));
    std::error_code code;
    if (fs::exists(out, code)) return Error{ErrorCode::Exists, "exists already", out.string(), "Choose another output folder."};
    const torch::NoGradGuard no_grad;
    const fs::path staging = out.string() + ".tmp-" + make_id();
    LORICA_TRY(make_folders(staging));
    MergeReport report{out.string(), target.name, {}, 0, 0, 0};
    const auto write_all = [&]() -> Result<void> {
        LORICA_TRY(Merger(source, adapter, target, options, report).write(staging));
        LORICA_TRY(write_file_atomic(staging / "config.json", to_config_json(source.config(), target.name).dump(2) + "\n"));
        LORICA_TRY(write_file_atomic(staging / "generation_config.json", to_generation_config_json(source.config()).dump(2) + "\n"));
        LORICA_ASSIGN(const auto files, write_tokenizer_files(tokenizer, staging, static_cast<size_t>(source.config().max_position_embeddings)));
        report.files.insert(report.files.end(), {"config.json", "generation_config.json"});
        report.files.insert(report.files.end(), files.begin(), files.end());
        return publish_folder(staging, out);
    };
    if (auto written = write_all(); !written) {
        fs::remove_all(staging, code);
        return std::move(written).error();
    }
    return report;
}

Result<MergeReport> merge(const ModelSource& source, const Tokenizer& tokenizer, const fs::path& adapter_folder, const fs::path& out,
                          const MergeOptions& options) {
    DecoderWeights shape;   // the adapter is checked against shapes alone; no weight is loaded
    shape.config = source.config();
    shape.layers.resize(static_cast<size_t>(source.config().num_hidden_layers));
    LORICA_ASSIGN(const Adapter adapter, Adapter::load(shape, adapter_folder.string(), false));
    return merge(source, tokenizer, adapter, out, options);
}

}  // namespace lorica
