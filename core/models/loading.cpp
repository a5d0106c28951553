// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the fused matrices of DecoderWeights row range by row range on all threads; see loading.h. Engine thread.
#include "core/models/loading.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <exception>
#include <set>

namespace lorica {
namespace {

constexpr int64_t kChunkElements = 1 << 18;  // read by one thread at a time

// The ModelSource tensors of one matrix, one behind another.
struct Matrix {
    std::vector<std::string> names;
    torch::Tensor to;
    FrozenMatrix* quantized = nullptr;   // where it goes instead of `to`
    int64_t numbers = 0;                 // then
    int64_t bytes() const { return quantized != nullptr ? numbers : to.numel() * static_cast<int64_t>(to.element_size()); }
};

struct Chunk {
    const std::string* name;
    int64_t first, rows;   // of the source tensor
    int64_t at;            // element in the matrix
};

void read_chunk(const ModelSource& source, const Chunk& chunk, int64_t columns, const torch::Tensor& to) {
    if (to.scalar_type() == torch::kFloat32) {
        source.read_rows(*chunk.name, chunk.first, chunk.rows, to.data_ptr<float>() + chunk.at);
    } else if (to.scalar_type() == torch::kBFloat16) {
        source.read_rows(*chunk.name, chunk.first, chunk.rows, reinterpret_cast<uint16_t*>(to.data_ptr<at::BFloat16>()) + chunk.at);
    } else {
        std::vector<float> values(static_cast<size_t>(chunk.rows * columns));
        source.read_rows(*chunk.name, chunk.first, chunk.rows, values.data());
        std::copy(values.begin(), values.end(), to.data_ptr<at::Half>() + chunk.at);
    }
}

void fill(const ModelSource& source, const Matrix& matrix) {
    const int64_t columns = matrix.to.size(-1);
    const int64_t step = std::max<int64_t>(1, kChunkElements / columns);
    std::vector<Chunk> chunks;
    int64_t at = 0;
    for (const std::string& name : matrix.names) {
        const int64_t rows = source.find(name)->rows();
        for (int64_t first = 0; first < rows; first += step) {
            const int64_t count = std::min(step, rows - first);
            chunks.push_back({&name, first, count, at});
            at += count * columns;
        }
    }
    at::parallel_for(0, static_cast<int64_t>(chunks.size()), 1, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) read_chunk(source, chunks[static_cast<size_t>(i)], columns, matrix.to);
    });
}

// Each tensor is quantized by itself, so that at most one is in memory as numbers.
Result<void> fill_quantized(const ModelSource& source, const Matrix& matrix, const QuantSettings& quant, torch::Dtype compute) {
    auto all = std::make_shared<QuantizedMatrix>();
    all->type = quant_type(quant);
    all->compute = compute;
    for (const std::string& name : matrix.names) {
        const SourceTensor& tensor = *source.find(name);
        Matrix one{{name}, torch::empty({tensor.rows(), tensor.columns()}, torch::kFloat32)};
        fill(source, one);
        all->in = tensor.columns();
        LORICA_ASSIGN(QuantizedPart part, quantize(one.to, all->type, quant.double_quant, source.path().string() + ", tensor " + name));
        all->parts.push_back(std::move(part));
    }
    matrix.quantized->quantized = std::move(all);
    return {};
}

// Every name the configuration needs, with its shape, and no other.
Result<void> check_names(const ModelSource& source) {
    std::set<std::string> wanted;
    std::vector<std::string> missing, extra;
    for (const SourceTensor& one : expected_tensors(source.config())) {
        wanted.insert(one.name);
        const SourceTensor* found = source.find(one.name);
        if (found == nullptr) {
            missing.push_back(one.name);
        } else if (found->shape != one.shape) {
            return Error{ErrorCode::BadInput, fmt::format("has the shape [{}], but the configuration needs [{}]", fmt::join(found->shape, ", "), fmt::join(one.shape, ", ")),
                         source.path().string() + ", tensor " + one.name};
        }
    }
    for (const SourceTensor& one : source.tensors())
        if (!wanted.contains(one.name)) extra.push_back(one.name);
    const auto list = [](std::vector<std::string> names) {
        const size_t more = names.size() > 5 ? names.size() - 5 : 0;
        names.resize(names.size() - more);
        return fmt::format("{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
    };
    if (!missing.empty()) return Error{ErrorCode::BadInput, "tensors are missing: " + list(missing), source.path().string(), "The file is not a complete model."};
    if (!extra.empty()) return Error{ErrorCode::Unsupported, "tensors that this architecture does not have: " + list(extra), source.path().string()};
    return {};
}

// Allocates every matrix that is not quantized and says what to read into it. Norms stay float32.
std::vector<Matrix> lay_out(DecoderWeights& w, bool quantized) {
    const ModelConfig& c = w.config;
    const int64_t q = c.num_attention_heads * c.head_dim, kv = c.num_key_value_heads * c.head_dim;
    std::vector<Matrix> all;
    const auto matrix = [&](torch::Tensor& to, int64_t rows, int64_t columns, std::vector<std::string> names) {
        to = torch::empty({rows, columns}, w.dtype);
        all.push_back({std::move(names), to});
    };
    const auto linear = [&](FrozenMatrix& to, int64_t rows, int64_t columns, std::vector<std::string> names) {
        if (quantized) all.push_back({std::move(names), {}, &to, rows * columns});
        else matrix(to.weight, rows, columns, std::move(names));
    };
    const auto norm = [&](torch::Tensor& to, std::string name) {
        to = torch::empty({c.hidden_size}, torch::kFloat32);
        all.push_back({{std::move(name)}, to});
    };
    matrix(w.embed, c.vocab_size, c.hidden_size, {"model.embed_tokens.weight"});
    w.layers.resize(static_cast<size_t>(c.num_hidden_layers));
    for (size_t i = 0; i < w.layers.size(); ++i) {
        DecoderLayer& layer = w.layers[i];
        const std::string p = fmt::format("model.layers.{}.", i);
        norm(layer.attn_norm, p + "input_layernorm.weight");
        linear(layer.w_qkv, q + 2 * kv, c.hidden_size, {p + "self_attn.q_proj.weight", p + "self_attn.k_proj.weight", p + "self_attn.v_proj.weight"});
        linear(layer.w_o, c.hidden_size, q, {p + "self_attn.o_proj.weight"});
        norm(layer.ffn_norm, p + "post_attention_layernorm.weight");
        linear(layer.w_gate_up, 2 * c.intermediate_size, c.hidden_size, {p + "mlp.gate_proj.weight", p + "mlp.up_proj.weight"});
        linear(layer.w_down, c.hidden_size, c.intermediate_size, {p + "mlp.down_proj.weight"});
    }
    norm(w.final_norm, "model.norm.weight");
    if (c.tie_word_embeddings) w.lm_head = w.embed;
    else matrix(w.lm_head, c.vocab_size, c.hidden_size, {"lm_head.weight"});
    return all;
}

void move_to_device(DecoderWeights& w) {
    const auto move = [&](torch::Tensor& tensor) { tensor = tensor.to(w.device); };
    const bool tied = w.lm_head.is_same(w.embed);
    move(w.embed);
    if (tied) w.lm_head = w.embed;
    else move(w.lm_head);
    move(w.final_norm);
    for (DecoderLayer& layer : w.layers) {
        move(layer.attn_norm);
        move(layer.ffn_norm);
        for (FrozenMatrix* matrix : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down}) {
            if (!matrix->quantized) {
                move(matrix->weight);
                continue;
            }
            auto moved = std::make_shared<QuantizedMatrix>(*matrix->quantized);
            moved->move_to(w.device);
            matrix->quantized = std::move(moved);
        }
    }
}

}  // namespace

QuantType quant_type(const QuantSettings& quant) {
    return quant.type == "int8" ? QuantType::Int8 : quant.type == "fp4" ? QuantType::FP4 : QuantType::NF4;
}

double weight_bytes(const ModelSource& source, torch::Dtype dtype, const QuantSettings& quant) {
    double total = static_cast<double>(source.parameter_count()) * static_cast<double>(c10::elementSize(dtype));
    if (!quant.on()) return total;
    for (int i = 0; i < kLinearCount; ++i) {
        const int64_t rows = out_features(source.config(), static_cast<Linear>(i)), in = in_features(source.config(), static_cast<Linear>(i));
        const double dense = static_cast<double>(rows * in) * static_cast<double>(c10::elementSize(dtype));
        total += static_cast<double>(source.config().num_hidden_layers) * (quantized_bytes(quant_type(quant), quant.double_quant, rows, in) - dense);
    }
    return total;
}

Result<DecoderWeights> load_weights(const ModelSource& source, torch::Dtype dtype, torch::Device device,
                                    const std::function<bool(int64_t done, int64_t total)>& on_progress, const QuantSettings& quant, torch::Dtype compute) {
    LORICA_TRY(check_names(source));
    DecoderWeights w;
    w.config = source.config();
    w.dtype = dtype;
    w.device = device;
    try {
        const std::vector<Matrix> all = lay_out(w, quant.on());
        int64_t total = 0, done = 0;
        for (const Matrix& matrix : all) total += matrix.bytes();
        for (const Matrix& matrix : all) {
            if (on_progress && !on_progress(done, total)) return Error{ErrorCode::Cancelled, "loading was cancelled", source.path().string()};
            if (matrix.quantized != nullptr) {
                LORICA_TRY(fill_quantized(source, matrix, quant, compute));
            } else {
                fill(source, matrix);
            }
            done += matrix.bytes();
        }
        if (!device.is_cpu()) move_to_device(w);
        if (on_progress) on_progress(total, total);
    } catch (const c10::OutOfMemoryError& error) {
        return Error{ErrorCode::OutOfMemory, "the weights do not fit into memory", source.path().string(), "Choose bfloat16, quantization (quant.type nf4) or a smaller model."};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "the weights do not fit into memory", source.path().string(), "Choose bfloat16, quantization (quant.type nf4) or a smaller model."};
    }
    return w;
}

}  // namespace lorica
