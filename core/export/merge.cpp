// SPDX-License-Identifier: GPL-3.0-or-later
// W', tensor by tensor: memory is one changed tensor in float32 and its update. Engine thread.
#include "core/export/merge.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/staging.h"
#include "core/formats/dtype.h"
#include "core/models/loading.h"
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
            const std::string& stored = source.find(Role::Embed)->type;
            name = stored == "F32" ? "float32" : stored == "F16" ? "float16" : "bfloat16";
        }
    }
    if (name == "float32") return Target{DType::F32, "float32"};
    if (name == "bfloat16") return Target{DType::BF16, "bfloat16"};
    if (name == "float16") return Target{DType::F16, "float16"};
    return Error{ErrorCode::Usage, "\"" + dtype + "\" is not auto, float32, bfloat16 or float16", "dtype"};
}

// What the adapter does to a linear's weight or bias.
struct Change {
    const LoraSlot* lora = nullptr;
    const Ia3Slot* ia3 = nullptr;
    const BiasSlot* bias = nullptr;
    bool any() const { return lora != nullptr || ia3 != nullptr || bias != nullptr; }
};

Change change_of(const Adapter& adapter, const SourceTensor& tensor) {
    Change change;
    if (tensor.layer < 0 || !is_linear(tensor.role) || adapter.layers.empty()) return change;
    const LoraLayer& own = adapter.layers[static_cast<size_t>(tensor.layer)];
    const auto linear = static_cast<size_t>(tensor.role);
    if (!tensor.bias) change.lora = own.at(static_cast<Linear>(tensor.role));
    if (tensor.bias && own.biases[linear]) change.bias = &*own.biases[linear];
    if (own.ia3[linear] && (!tensor.bias || !own.ia3[linear]->feed_forward)) change.ia3 = &*own.ia3[linear];
    return change;
}

// The base's tensor behind one of the merged model's: the head that is untied here has the embeddings' numbers.
const std::string& name_in(const ModelSource& source, const SourceTensor& tensor) {
    return source.find(tensor.name) != nullptr ? tensor.name : source.find(Role::Embed)->name;
}

torch::Tensor on_host(const torch::Tensor& tensor) { return tensor.detach().to(torch::kCPU); }

// W + s B A, with DoRA m / n of that; n at least the smallest normal number, so that a row of zeros stays one.
void add_low_rank(torch::Tensor& w, const LoraSlot& slot) {
    w.addmm_(on_host(slot.b), on_host(slot.a), 1, slot.scale);
    if (slot.first_a.defined()) w.addmm_(on_host(slot.first_b), on_host(slot.first_a), 1, -slot.scale);
    if (!slot.magnitude.defined()) return;
    const torch::Tensor norm = (w * w).sum(1).sqrt_().clamp_min_(std::sqrt(std::numeric_limits<float>::min()));
    w.mul_((on_host(slot.magnitude) / norm).unsqueeze(1));
}

// The numbers that a base quantized so computes with.
Result<void> pass_through(torch::Tensor& values, const QuantSettings& quant, const std::string& name) {
    const torch::Dtype compute = quant.compute_dtype == "bfloat16" ? torch::kBFloat16 : quant.compute_dtype == "float16" ? torch::kHalf : torch::kFloat32;
    QuantizedMatrix matrix{.type = quant_type(quant), .in = values.size(1), .compute = compute, .parts = {}};
    LORICA_ASSIGN(QuantizedPart part, quantize(values, matrix.type, quant.double_quant, "tensor " + name));
    matrix.parts.push_back(std::move(part));
    torch::Tensor decoded = torch::empty(values.sizes(), compute);
    decode(matrix, 0, 0, decoded);
    values.copy_(decoded);
    return {};
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
        tensors_ = merged_tensors(source_, adapter_);
        for (const SourceTensor& tensor : tensors_) {
            TensorToWrite one = to_write(tensor);
            if (in_shard > 0 && in_shard + one.byte_size() > options_.shard_bytes) {
                shards.emplace_back();
                in_shard = 0;
            }
            in_shard += one.byte_size();
            report_.bytes += one.byte_size();
            shards.back().push_back(std::move(one));
        }
        report_.tensors = static_cast<int64_t>(tensors_.size());
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
        report_.merged += changes(adapter_, tensor);
        std::vector<int64_t> shape = tensor.shape;
        if (tensor.transposed) std::reverse(shape.begin(), shape.end());
        return {tensor.name, target_.dtype, shape, [this, &tensor](const auto& put) -> Result<void> {
                    if (!changes(adapter_, tensor) && !is_linear(tensor.role)) return copy(tensor, put);
                    LORICA_ASSIGN(const torch::Tensor values, merged_tensor(source_, tensor, adapter_, options_.through));
                    return put_tensor(tensor.transposed ? values.t().contiguous() : values, target_.dtype, put);
                }};
    }

    // Embeddings, head and norms that stay as they are go through in pieces: the first two are far larger than any other tensor.
    Result<void> copy(const SourceTensor& tensor, const std::function<Result<void>(std::span<const std::byte>)>& put) const {
        constexpr int64_t kPiece = 1 << 22;   // elements
        const std::string& name = name_in(source_, tensor);
        const int64_t rows = tensor.rows(), step = std::clamp<int64_t>(kPiece / tensor.columns(), 1, rows);
        torch::Tensor piece = torch::empty({step, tensor.columns()});
        for (int64_t first = 0; first < rows; first += step) {
            torch::Tensor own = piece.narrow(0, 0, std::min(step, rows - first));
            read_rows(source_, name, first, own);
            LORICA_TRY(put_tensor(own, target_.dtype, put));
        }
        source_.release(name);
        return {};
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
    std::vector<SourceTensor> tensors_;
    int64_t done_ = 0;
};

}  // namespace

Result<void> check_can_merge(const Adapter& adapter) {
    if (adapter.prefix)
        return Error{ErrorCode::Unsupported, "a prefix is keys and values before the text: no weights of the base say the same, so it can be neither merged nor held "
                     "by a GGUF file", "adapter", "Use the adapter beside its base (--adapter), or train LoRA."};
    if (!adapter.has("BOTTLENECK")) return {};
    return Error{ErrorCode::Unsupported, "bottleneck adapters are layers of their own with an activation inside: no weights of the base say the same, so they "
                 "can be neither merged nor held by a GGUF file", "adapter", "Use the adapter beside its base (--adapter), or train LoRA."};
}

Result<Adapter> load_for_merge(const ModelSource& source, const fs::path& adapter_folder) {
    DecoderWeights shape;
    shape.config = source.config();
    shape.layers.resize(static_cast<size_t>(source.config().num_hidden_layers));
    LORICA_ASSIGN(Adapter adapter, Adapter::load(shape, adapter_folder.string(), false));
    LORICA_TRY(check_can_merge(adapter));
    return adapter;
}

bool unties(const ModelSource& source, const Adapter& adapter) {
    return source.config().tie_word_embeddings && adapter.method != "full" && !adapter.trained.empty();
}

std::vector<SourceTensor> merged_tensors(const ModelSource& source, const Adapter& adapter) {
    std::vector<SourceTensor> out = source.tensors();
    if (unties(source, adapter)) {
        SourceTensor head = *source.find(Role::Embed);
        head.name = "lm_head.weight";
        head.gguf = "output.weight";
        head.role = Role::Head;
        out.push_back(head);
    }
    return out;
}

bool changes(const Adapter& adapter, const SourceTensor& tensor) {
    return change_of(adapter, tensor).any() || adapter.find_trained(tensor.name) != nullptr;
}

const LoraSlot* lora_slot(const Adapter& adapter, const SourceTensor& tensor) { return change_of(adapter, tensor).lora; }

void read_rows(const ModelSource& source, const std::string& name, int64_t first, torch::Tensor& out) {
    const int64_t columns = out.size(1);
    float* data = out.data_ptr<float>();
    at::parallel_for(0, out.size(0), 64, [&](int64_t begin, int64_t end) { source.read_rows(name, first + begin, end - begin, data + begin * columns); });
}

Result<torch::Tensor> merged_tensor(const ModelSource& source, const SourceTensor& tensor, const Adapter& adapter, const QuantSettings& through) {
    if (const TrainedTensor* trained = adapter.find_trained(tensor.name)) return on_host(trained->values);
    const Change change = change_of(adapter, tensor);
    const int64_t rows = tensor.rows(), columns = tensor.columns();
    torch::Tensor out = torch::empty({rows, columns}, torch::kFloat32);
    const std::string& name = name_in(source, tensor);
    read_rows(source, name, 0, out);
    source.release(name);
    if (through.on() && is_linear(tensor.role) && !tensor.bias) {
        LORICA_TRY(pass_through(out, through, tensor.name));
    }
    if (change.bias != nullptr) out.copy_(on_host(change.bias->bias).view({rows, columns}));
    if (change.lora != nullptr) add_low_rank(out, *change.lora);
    if (change.ia3 != nullptr) out.mul_(change.ia3->feed_forward || rows == 1 ? on_host(change.ia3->l) : on_host(change.ia3->l).unsqueeze(1));
    return out;
}

Result<MergeReport> merge(const ModelSource& source, const Tokenizer& tokenizer, const Adapter& adapter, const fs::path& out,
                          const MergeOptions& options) {
    LORICA_TRY(check_can_merge(adapter));
    LORICA_ASSIGN(const Target target, target_of(options.dtype, source));
    std::error_code code;
    if (fs::exists(out, code)) return Error{ErrorCode::Exists, "exists already", out.string(), "Choose another output folder."};
    const torch::NoGradGuard no_grad;
    LORICA_ASSIGN(StagingFolder staging, StagingFolder::create(out));
    MergeReport report{out.string(), target.name, {}, 0, 0, 0};
    LORICA_TRY(Merger(source, adapter, target, options, report).write(staging.path()));
    ModelConfig config = source.config();
    config.tie_word_embeddings = config.tie_word_embeddings && !unties(source, adapter);
    LORICA_TRY(write_file_atomic(staging.path() / "config.json", to_config_json(config, target.name).dump(2) + "\n"));
    LORICA_TRY(write_file_atomic(staging.path() / "generation_config.json", to_generation_config_json(source.config()).dump(2) + "\n"));
    LORICA_ASSIGN(const auto files, write_tokenizer_files(tokenizer, staging.path(), static_cast<size_t>(source.config().max_position_embeddings)));
    report.files.insert(report.files.end(), {"config.json", "generation_config.json"});
    report.files.insert(report.files.end(), files.begin(), files.end());
    LORICA_TRY(staging.publish());
    return report;
}

Result<MergeReport> merge(const ModelSource& source, const Tokenizer& tokenizer, const fs::path& adapter_folder, const fs::path& out,
                          const MergeOptions& options) {
    LORICA_ASSIGN(const Adapter adapter, load_for_merge(source, adapter_folder));
    return merge(source, tokenizer, adapter, out, options);
}

}  // namespace lorica
