// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the fused matrices of DecoderWeights row range by row range on all threads; see loading.h. Engine thread.
#include "core/models/loading.h"

#include <ATen/Parallel.h>
#include <malloc.h>

#include <algorithm>
#include <exception>
#include <map>

#include "kernels/nf4/nf4.h"

namespace lorica {
namespace {

constexpr int64_t kChunkElements = 1 << 18;  // read by one thread at a time

// The ModelSource tensors of one matrix, one behind another.
struct Matrix {
    std::vector<std::string> names;
    torch::Tensor to;
    float plus = 0;                      // added to every value
    FrozenMatrix* quantized = nullptr;   // where it goes instead of `to`
    int64_t numbers = 0;                 // then
    int64_t bytes() const { return quantized != nullptr ? numbers : to.numel() * static_cast<int64_t>(to.element_size()); }
};

struct Chunk {
    const std::string* name;
    int64_t first, rows, columns;   // of the source tensor
    int64_t at;            // element in the matrix
};

void read_chunk(const ModelSource& source, const Chunk& chunk, const torch::Tensor& to) {
    if (to.scalar_type() == torch::kFloat32) {
        source.read_rows(*chunk.name, chunk.first, chunk.rows, to.data_ptr<float>() + chunk.at);
    } else if (to.scalar_type() == torch::kBFloat16) {
        source.read_rows(*chunk.name, chunk.first, chunk.rows, reinterpret_cast<uint16_t*>(to.data_ptr<at::BFloat16>()) + chunk.at);
    } else {
        std::vector<float> values(static_cast<size_t>(chunk.rows * chunk.columns));
        source.read_rows(*chunk.name, chunk.first, chunk.rows, values.data());
        std::copy(values.begin(), values.end(), to.data_ptr<at::Half>() + chunk.at);
    }
}

void fill(const ModelSource& source, const Matrix& matrix) {
    std::vector<Chunk> chunks;
    int64_t at = 0;
    for (const std::string& name : matrix.names) {
        const int64_t rows = source.find(name)->rows(), columns = source.find(name)->columns();
        const int64_t step = std::max<int64_t>(1, kChunkElements / columns);
        for (int64_t first = 0; first < rows; first += step) {
            const int64_t count = std::min(step, rows - first);
            chunks.push_back({&name, first, count, columns, at});
            at += count * columns;
        }
    }
    at::parallel_for(0, static_cast<int64_t>(chunks.size()), 1, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) read_chunk(source, chunks[static_cast<size_t>(i)], matrix.to);
    });
    if (matrix.plus != 0) matrix.to.add_(matrix.plus);
}

QuantType quant_type_of(const std::string& name) { return name == "int8" ? QuantType::Int8 : name == "fp4" ? QuantType::FP4 : QuantType::NF4; }

// The type in which the file holds all these tensors, or null.
const std::string* coded_type(const ModelSource& source, const std::vector<std::string>& names) {
    const CodedTensor* first = source.coded(names.front());
    const bool all = first != nullptr && std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return source.coded(name) != nullptr && source.coded(name)->type == first->type;
    });
    return all ? &first->type : nullptr;
}

bool has_the_kernels_values(const CodedTensor& coded, QuantType type) {
    if (type == QuantType::Int8) return true;
    const float* values = kernels::code_values(type == QuantType::FP4 ? kernels::FourBit::FP4 : kernels::FourBit::NF4);
    return std::equal(coded.values.begin(), coded.values.end(), values);
}

QuantizedPart part_of(const CodedTensor& coded) {
    const auto copy = [](const void* from, std::vector<int64_t> sizes, torch::Dtype dtype) { return torch::from_blob(const_cast<void*>(from), sizes, dtype).clone(); };
    const auto count = [](const auto& all) { return static_cast<int64_t>(all.size()); };
    QuantizedPart part;
    part.rows = coded.shape[0];
    const bool whole_bytes = coded.type == "int8";
    part.codes = whole_bytes ? copy(coded.codes.data(), coded.shape, torch::kInt8) : copy(coded.codes.data(), {count(coded.codes)}, torch::kUInt8);
    const torch::Tensor scales = copy(coded.scales.data(), {count(coded.scales)}, torch::kFloat32);
    if (coded.bytes.empty()) {
        part.scales = scales;
        if (whole_bytes) part.steps = scales.mul(1.0 / 127.0);
        return part;
    }
    part.scales = copy(coded.bytes.data(), {count(coded.bytes)}, torch::kUInt8);
    part.nested = scales;
    part.map = copy(coded.map.data(), {count(coded.map)}, torch::kFloat32);
    part.offset = coded.offset;
    return part;
}

// Each tensor is quantized by itself, so that at most one is in memory as numbers: in `numbers`, which stays, as buffers that
// come and go between what is kept would leave holes.
Result<void> fill_quantized(const ModelSource& source, const Matrix& matrix, const QuantSettings& quant, torch::Dtype compute, const torch::Tensor& numbers) {
    auto all = std::make_shared<QuantizedMatrix>();
    all->type = quant.on() ? quant_type(quant) : quant_type_of(*coded_type(source, matrix.names));
    all->compute = compute;
    for (const std::string& name : matrix.names) {
        const SourceTensor& tensor = *source.find(name);
        const CodedTensor* coded = source.coded(name);
        if (coded != nullptr && quant_type_of(coded->type) == all->type && has_the_kernels_values(*coded, all->type)) {
            all->in = tensor.columns();
            all->parts.push_back(part_of(*coded));
            continue;
        }
        const Matrix one{{name}, numbers.narrow(0, 0, tensor.rows() * tensor.columns()).view({tensor.rows(), tensor.columns()})};
        fill(source, one);
        all->in = tensor.columns();
        LORICA_ASSIGN(QuantizedPart part, quantize(one.to, all->type, quant.double_quant, source.path().string() + ", tensor " + name));
        all->parts.push_back(std::move(part));
    }
    matrix.quantized->quantized = std::move(all);
    return {};
}

// Allocates every matrix that is not quantized and says what to read into it. Norms stay float32.
std::vector<Matrix> lay_out(const ModelSource& source, DecoderWeights& w, bool quantized) {
    struct Want {
        TensorPlace place;
        int64_t rows = 0, columns = 0;   // columns 0: a vector
        std::vector<std::string> names;
        bool is_norm = false;
    };
    w.layers.resize(static_cast<size_t>(w.config.num_hidden_layers));
    std::vector<Want> wants;
    std::map<torch::Tensor*, size_t> known;
    for (const SourceTensor& one : expected_tensors(w.config)) {
        const TensorPlace place = place_of(w, one);
        const auto [at, is_new] = known.emplace(place.tensor, wants.size());
        if (is_new) wants.push_back({place, 0, one.shape.size() < 2 ? 0 : one.shape[1], {}, is_norm(one.role)});
        wants[at->second].rows += one.shape[0];
        wants[at->second].names.push_back(one.name);
    }
    std::vector<Matrix> all;
    for (Want& want : wants) {
        if (want.place.matrix != nullptr && (quantized || coded_type(source, want.names) != nullptr)) {
            all.push_back({std::move(want.names), {}, 0, want.place.matrix, want.rows * want.columns});
            continue;
        }
        const std::vector<int64_t> shape = want.columns == 0 ? std::vector<int64_t>{want.rows} : std::vector<int64_t>{want.rows, want.columns};
        *want.place.tensor = torch::empty(shape, want.is_norm ? torch::kFloat32 : w.dtype);
        all.push_back({std::move(want.names), *want.place.tensor, want.is_norm && w.config.traits.norm_plus_one ? 1.0f : 0.0f});
    }
    if (w.config.tie_word_embeddings) w.lm_head = w.embed;
    return all;
}

}  // namespace

QuantType quant_type(const QuantSettings& quant) {
    return quant_type_of(quant.type);
}

double weight_bytes(const ModelSource& source, torch::Dtype dtype, const QuantSettings& quant) {
    double total = static_cast<double>(source.parameter_count()) * static_cast<double>(c10::elementSize(dtype));
    if (!quant.on()) {   // what stays as the file holds it
        for (const SourceTensor& tensor : source.tensors()) {
            if (const CodedTensor* coded = source.coded(tensor.name))
                total += quantized_bytes(quant_type_of(coded->type), !coded->bytes.empty(), tensor.rows(), tensor.columns()) -
                         static_cast<double>(tensor.rows() * tensor.columns()) * static_cast<double>(c10::elementSize(dtype));
        }
        return total;
    }
    for (int i = 0; i < kLinearCount; ++i) {
        if (!has_linear(source.config(), static_cast<Linear>(i))) continue;
        const int64_t rows = out_features(source.config(), static_cast<Linear>(i)), in = in_features(source.config(), static_cast<Linear>(i));
        const double dense = static_cast<double>(rows * in) * static_cast<double>(c10::elementSize(dtype));
        total += static_cast<double>(source.config().num_hidden_layers) * (quantized_bytes(quant_type(quant), quant.double_quant, rows, in) - dense);
    }
    return total;
}

Result<DecoderWeights> load_weights(const ModelSource& source, torch::Dtype dtype, torch::Device device,
                                    const std::function<bool(int64_t done, int64_t total)>& on_progress, const QuantSettings& quant, torch::Dtype compute) {
    DecoderWeights w;
    w.config = source.config();
    w.dtype = dtype;
    w.device = device;
    try {
        const std::vector<Matrix> all = lay_out(source, w, quant.on());
        int64_t total = 0, done = 0, largest = 0;
        for (const Matrix& matrix : all) {
            total += matrix.bytes();
            for (const std::string& name : matrix.names)
                if (matrix.quantized != nullptr) largest = std::max(largest, source.find(name)->rows() * source.find(name)->columns());
        }
        const torch::Tensor numbers = torch::empty({largest}, torch::kFloat32);
        for (const Matrix& matrix : all) {
            if (on_progress && !on_progress(done, total)) return Error{ErrorCode::Cancelled, "loading was cancelled", source.path().string()};
            if (matrix.quantized != nullptr) {
                LORICA_TRY(fill_quantized(source, matrix, quant, compute, numbers));
            } else {
                fill(source, matrix);
            }
            done += matrix.bytes();
        }
        if (largest > 0) malloc_trim(0);   // what quantizing left between the matrices that stay
        if (!device.is_cpu()) move_to(w, device);
        if (on_progress) on_progress(total, total);
    } catch (const c10::OutOfMemoryError& error) {
        return Error{ErrorCode::OutOfMemory, "the weights do not fit into memory", source.path().string(), "Choose bfloat16, quantization (quant.type nf4) or a smaller model."};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "the weights do not fit into memory", source.path().string(), "Choose bfloat16, quantization (quant.type nf4) or a smaller model."};
    }
    return w;
}

void move_to(DecoderWeights& w, torch::Device device) {
    w.device = device;
    const auto move = [&](torch::Tensor& tensor) {
        if (tensor.defined()) tensor = tensor.to(device);
    };
    const bool tied = w.lm_head.is_same(w.embed);
    for (torch::Tensor* tensor : {&w.embed, &w.positions, &w.final_norm, &w.final_norm_bias}) move(*tensor);
    if (tied) w.lm_head = w.embed;
    else move(w.lm_head);
    for (DecoderLayer& layer : w.layers) {
        for (torch::Tensor* tensor : {&layer.attn_norm, &layer.attn_norm_bias, &layer.ffn_norm, &layer.ffn_norm_bias, &layer.post_attn_norm, &layer.post_ffn_norm,
                                      &layer.q_norm, &layer.k_norm})
            move(*tensor);
        for (FrozenMatrix* matrix : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down}) {
            move(matrix->weight);
            move(matrix->bias);
            if (!matrix->quantized) continue;
            auto moved = std::make_shared<QuantizedMatrix>(*matrix->quantized);
            moved->move_to(device);
            matrix->quantized = std::move(moved);
        }
    }
}

std::vector<std::pair<std::string, torch::Tensor>> tensors_of(DecoderWeights& w) {
    std::vector<std::pair<std::string, torch::Tensor>> out;
    std::map<const torch::Tensor*, int64_t> rows;   // of a fused matrix, up to here
    for (const SourceTensor& one : expected_tensors(w.config)) {
        const torch::Tensor* tensor = place_of(w, one).tensor;
        if (!tensor->defined()) continue;
        int64_t& first = rows[tensor];
        out.emplace_back(one.name, tensor->narrow(0, first, one.shape[0]));
        first += one.shape[0];
    }
    return out;
}

}  // namespace lorica
