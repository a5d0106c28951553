// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what transformers and bitsandbytes write; see coded_tensor.h. Any thread.
#include "core/formats/coded_tensor.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/formats/strict_json.h"

namespace lorica {
namespace {

constexpr int64_t kBlock = 64, kNestedBlock = 256;   // of bitsandbytes' defaults, which the kernels have too
constexpr const char* kStates[] = {".quant_state.bitsandbytes__nf4", ".quant_state.bitsandbytes__fp4"};
constexpr const char* kBeside[] = {".absmax", ".quant_map", ".nested_absmax", ".nested_quant_map", kStates[0], kStates[1]};

Error bad(const std::string& where, const std::string& what) { return {ErrorCode::BadInput, what, where, "Save the model again, or use its version in 16 bits."}; }

// A vector of the file's numbers, which has to be there and so long.
template <class T>
Result<std::vector<T>> numbers(const SafetensorsSet& set, const std::string& name, DType dtype, int64_t count, const std::string& file) {
    const std::string where = file + ", tensor " + name;
    const TensorInfo* tensor = set.find(name);
    if (tensor == nullptr) return bad(where, "is missing beside its codes");
    if (tensor->dtype != dtype || tensor->elements() != count)
        return bad(where, fmt::format("holds {} numbers of type {}, but its codes need {} of type {}", tensor->elements(), to_string(tensor->dtype), count, to_string(dtype)));
    std::vector<T> out(static_cast<size_t>(count));
    std::memcpy(out.data(), tensor->bytes.data(), tensor->bytes.size());
    if constexpr (std::is_same_v<T, float>)
        for (size_t i = 0; i < out.size(); ++i)
            if (!std::isfinite(out[i])) return bad(where, fmt::format("number {} is not finite", i));
    return out;
}

Result<void> read_state(const TensorInfo& state, const std::string& where, CodedTensor& out, int64_t& nested_block) {
    const std::string text(reinterpret_cast<const char*>(state.bytes.data()), state.bytes.size());
    LORICA_ASSIGN(const nlohmann::json json, parse_strict_json(text, where));
    if (!json.is_object()) return bad(where, "is not a JSON object");
    const auto whole = [&](const char* key, int64_t fallback) { return json.contains(key) && json[key].is_number_integer() ? json[key].get<int64_t>() : fallback; };
    if (whole("blocksize", 0) != kBlock)
        return Error{ErrorCode::Unsupported, fmt::format("its blocks have {} numbers; only {} can be read", whole("blocksize", 0), kBlock), where, "Quantize with blocksize 64, bitsandbytes' default."};
    nested_block = whole("nested_blocksize", 0);
    if (nested_block != 0 && nested_block != kNestedBlock)
        return Error{ErrorCode::Unsupported, fmt::format("its doubly quantized scales come in blocks of {}; only {} can be read", nested_block, kNestedBlock), where, "Quantize with bitsandbytes' defaults."};
    if (nested_block != 0) {
        if (!json.contains("nested_offset") || !json["nested_offset"].is_number()) return bad(where, "has no nested_offset");
        out.offset = json["nested_offset"].get<float>();
        if (!std::isfinite(out.offset)) return bad(where, "its nested_offset is not finite");
    }
    if (!json.contains("shape") || !json["shape"].is_array() || json["shape"].size() != 2) return bad(where, "names no shape of two sizes");
    for (const nlohmann::json& size : json["shape"]) {
        if (!size.is_number_integer() || size.get<int64_t>() <= 0 || size.get<int64_t>() > (int64_t{1} << 31)) return bad(where, "its shape is not one of a matrix");
        out.shape.push_back(size.get<int64_t>());
    }
    return {};
}

Result<std::shared_ptr<const CodedTensor>> read_four_bits(const SafetensorsSet& set, const TensorInfo& weight, const TensorInfo& state, const std::string& file) {
    auto out = std::make_shared<CodedTensor>();
    out->type = state.name.ends_with("nf4") ? "nf4" : "fp4";
    int64_t nested_block = 0;
    LORICA_TRY(read_state(state, file + ", tensor " + state.name, *out, nested_block));
    const int64_t count = out->shape[0] * out->shape[1], blocks = (count + kBlock - 1) / kBlock;   // both sizes are below 2^31
    if (weight.elements() != (count + 1) / 2)
        return bad(file + ", tensor " + weight.name, fmt::format("holds {} bytes of codes, but its shape needs {}", weight.elements(), (count + 1) / 2));
    out->codes = weight.bytes;
    LORICA_ASSIGN(const std::vector<float> values, numbers<float>(set, weight.name + ".quant_map", DType::F32, 16, file));
    std::copy(values.begin(), values.end(), out->values.begin());
    if (nested_block == 0) {
        LORICA_ASSIGN(out->scales, numbers<float>(set, weight.name + ".absmax", DType::F32, blocks, file));
        return std::shared_ptr<const CodedTensor>(out);
    }
    LORICA_ASSIGN(out->bytes, numbers<uint8_t>(set, weight.name + ".absmax", DType::U8, blocks, file));
    LORICA_ASSIGN(out->scales, numbers<float>(set, weight.name + ".nested_absmax", DType::F32, (blocks + kNestedBlock - 1) / kNestedBlock, file));
    LORICA_ASSIGN(out->map, numbers<float>(set, weight.name + ".nested_quant_map", DType::F32, 256, file));
    return std::shared_ptr<const CodedTensor>(out);
}

// "…q_proj.SCB" of "…q_proj.weight".
std::string scales_name(const std::string& weight) { return weight.substr(0, weight.size() - std::strlen("weight")) + "SCB"; }

}  // namespace

void CodedTensor::decode(int64_t first, int64_t count, float* out) const {
    const int64_t columns = shape[1];
    if (type == "int8") {
        for (int64_t row = first; row < first + count; ++row) {
            const float step = scales[static_cast<size_t>(row)] * static_cast<float>(1.0 / 127.0);
            const auto* from = reinterpret_cast<const int8_t*>(codes.data()) + row * columns;
            for (int64_t i = 0; i < columns; ++i) *out++ = static_cast<float>(from[i]) * step;
        }
        return;
    }
    for (int64_t at = first * columns; at < (first + count) * columns; ++at) {
        const auto block = static_cast<size_t>(at / kBlock);
        float scale = bytes.empty() ? scales[block] : map[bytes[block]] * scales[block / kNestedBlock];
        if (!bytes.empty()) scale += offset;
        const auto byte = static_cast<unsigned>(codes[static_cast<size_t>(at / 2)]);
        *out++ = values[at % 2 == 0 ? byte >> 4 : byte & 15u] * scale;
    }
}

Result<std::shared_ptr<const CodedTensor>> read_coded(const SafetensorsSet& set, const TensorInfo& weight, const std::string& file) {
    if (weight.dtype == DType::U8) {
        for (const char* state : kStates)
            if (const TensorInfo* found = set.find(weight.name + state)) return read_four_bits(set, weight, *found, file);
    }
    if (weight.dtype != DType::I8 || weight.shape.size() != 2 || !weight.name.ends_with(".weight") || set.find(scales_name(weight.name)) == nullptr)
        return std::shared_ptr<const CodedTensor>();
    auto out = std::make_shared<CodedTensor>();
    out->type = "int8";
    out->shape = weight.shape;
    out->codes = weight.bytes;
    LORICA_ASSIGN(out->scales, numbers<float>(set, scales_name(weight.name), DType::F32, weight.shape[0], file));
    return std::shared_ptr<const CodedTensor>(out);
}

bool belongs_to_coded(const SafetensorsSet& set, const std::string& name) {
    for (const char* suffix : kBeside)
        if (name.ends_with(suffix) && set.find(name.substr(0, name.size() - std::strlen(suffix))) != nullptr) return true;
    const bool scales = name.ends_with(".SCB"), format = name.ends_with(".weight_format");
    if (!scales && !format) return false;
    return set.find(name.substr(0, name.rfind('.')) + ".weight") != nullptr;
}

}  // namespace lorica
