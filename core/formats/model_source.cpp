// SPDX-License-Identifier: GPL-3.0-or-later
// Maps files to Hugging Face tensor names and reads rows. Any thread.
#include "core/formats/model_source.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "core/formats/dtype.h"
#include "core/formats/gguf_blocks.h"

namespace lorica {
namespace {

int64_t rows_of(const ModelConfig& c, Role role) {
    if (is_linear(role)) return out_features(c, static_cast<Linear>(role));
    if (role == Role::QNorm || role == Role::KNorm) return c.head_dim;
    if (is_norm(role)) return c.hidden_size;
    return role == Role::Positions ? c.max_position_embeddings : c.vocab_size;
}

std::vector<int64_t> shape_of(const ModelConfig& c, Role role, bool bias) {
    if (bias || is_norm(role)) return {rows_of(c, role)};
    return {rows_of(c, role), is_linear(role) ? in_features(c, static_cast<Linear>(role)) : c.hidden_size};
}

bool has_bias(const ModelConfig& c, Role role) {
    switch (role) {
        case Role::Q:
        case Role::K:
        case Role::V:
        case Role::Qkv: return c.qkv_bias;
        case Role::O: return c.attention_bias;
        case Role::Gate:
        case Role::Up:
        case Role::GateUp:
        case Role::Down: return c.mlp_bias;
        default: return is_norm(role) && c.traits.norm == DecoderTraits::Norm::Layer;
    }
}

// The module's weight and, where it has one, its bias.
void add_module(const ModelConfig& c, const Module& module, int64_t layer, std::vector<SourceTensor>& out) {
    const std::string name = layer < 0 ? module.name : architecture_of(c).layers + std::to_string(layer) + "." + module.name;
    const std::string gguf = layer < 0 ? module.gguf : "blk." + std::to_string(layer) + "." + module.gguf;
    const bool transposed = is_linear(module.role) && c.traits.transposed_linears;
    out.push_back({name + ".weight", shape_of(c, module.role, false), "", module.role, layer, false, gguf + ".weight", transposed});
    if (has_bias(c, module.role)) out.push_back({name + ".bias", shape_of(c, module.role, true), "", module.role, layer, true, gguf + ".bias", false});
}

// Derived from the configuration and written by old versions: rotary frequencies, GPT-2's causal masks.
bool holds_no_weights(const std::string& name) {
    return name.ends_with("rotary_emb.inv_freq") || name.ends_with(".attn.bias") || name.ends_with(".attn.masked_bias");
}

// GGUF's tensors that became part of the configuration.
bool read_with_the_configuration(const std::string& name) {
    return name == "rope_freqs.weight" || name == "rope_factors_long.weight" || name == "rope_factors_short.weight";
}

uint32_t block_type_of(DType dtype) {
    if (dtype == DType::F32) return 0;
    if (dtype == DType::F16) return 1;
    return 30;
}

}  // namespace

std::vector<SourceTensor> expected_tensors(const ModelConfig& c) {
    std::vector<SourceTensor> out;
    const auto add = [&](auto&& wanted, int64_t layer) {
        for (const Module& module : architecture_of(c).modules)
            if (wanted(module.role)) add_module(c, module, layer, out);
    };
    add([](Role role) { return role == Role::Embed || role == Role::Positions; }, -1);
    for (int64_t i = 0; i < c.num_hidden_layers; ++i) add(is_of_layer, i);
    add([&](Role role) { return role == Role::FinalNorm || (role == Role::Head && !c.tie_word_embeddings); }, -1);
    return out;
}

Result<ModelSource> ModelSource::open(const fs::path& path) {
    std::error_code code;
    if (!fs::exists(path, code)) return Error{ErrorCode::NotFound, "there is no such model", path.string(), "Give a GGUF file or a folder with config.json."};
    ModelSource source;
    source.path_ = path;
    if (fs::is_directory(path, code)) {
        LORICA_TRY(source.open_safetensors());
    } else {
        LORICA_TRY(refuse_pickle(path));
        const std::string suffix = path.extension().string();
        if (suffix == ".safetensors") {
            LORICA_TRY(source.open_safetensors());
        } else {
            if (fs::file_size(path, code) == 0) return Error{ErrorCode::BadInput, "is empty", path.string()};
            LORICA_TRY(source.open_gguf());
        }
    }
    LORICA_TRY(source.check_tensors());
    return source;
}

Result<void> ModelSource::open_gguf() {
    LORICA_ASSIGN(GgufFile file, GgufFile::open(path_));
    LORICA_ASSIGN(config_, model_config_from_gguf(file));
    gguf_ = std::make_shared<const GgufFile>(std::move(file));
    warnings_ = gguf_->warnings();
    const GgufTensor *embed = gguf_->find("token_embd.weight"), *output = gguf_->find("output.weight");
    const bool copied = embed && output && embed->type == output->type && std::equal(embed->bytes.begin(), embed->bytes.end(), output->bytes.begin(), output->bytes.end());
    if (copied && architecture_of(config_).tied) config_.tie_word_embeddings = true;
    std::map<std::string, SourceTensor> known;
    for (SourceTensor& one : expected_tensors(config_)) known[one.gguf] = std::move(one);
    for (const auto& tensor : gguf_->tensors()) {
        if (read_with_the_configuration(tensor.name) || (tensor.name == "output.weight" && config_.tie_word_embeddings)) continue;
        const std::string where = path_.string() + ", tensor " + tensor.name;
        const auto found = known.find(tensor.name);
        if (found == known.end()) return Error{ErrorCode::Unsupported, "a " + config_.architecture + " model of this shape has no such tensor", where};
        const BlockType& type = *block_type(tensor.type);
        if (!type.decode)
            return Error{ErrorCode::Unsupported, fmt::format("its type {} cannot be read yet", type.name), where, "Readable: " + readable_block_types() + "."};
        if (const int64_t block = find_bad_scale(type, tensor.bytes); block >= 0)
            return Error{ErrorCode::BadInput, fmt::format("the scale of block {} is not a finite number", block), where, "The file is damaged."};
        MappedFile::release(tensor.bytes);
        Place place{.bytes = tensor.bytes, .block_type = tensor.type};
        const Role role = found->second.role;
        if (architecture_of(config_).interleaved_rope && role == Role::Q) place.permuted_heads = config_.num_attention_heads;
        if (architecture_of(config_).interleaved_rope && role == Role::K) place.permuted_heads = config_.num_key_value_heads;
        if (is_norm(role) && config_.traits.norm_plus_one) place.plus = -1;
        places_[found->second.name] = place;
        tensors_.push_back({found->second.name, tensor.shape, type.name});
    }
    return {};
}

Result<void> ModelSource::open_safetensors() {
    const fs::path where = folder();
    if (!fs::exists(where / "config.json"))
        return Error{ErrorCode::NotFound, "holds no config.json", where.string(), "Give a GGUF file or a folder with config.json and safetensors."};
    LORICA_ASSIGN(config_, read_model_config(where));
    LORICA_ASSIGN(SafetensorsSet set, SafetensorsSet::open(path_));
    set_ = std::make_shared<const SafetensorsSet>(std::move(set));
    std::map<std::string, SourceTensor> known;
    for (SourceTensor& one : expected_tensors(config_)) known[one.name] = std::move(one);
    const std::string prefix = architecture_of(config_).prefix;
    for (const TensorInfo* tensor : set_->tensors()) {
        // A model saved without its head has no prefix, as GPT-2's published files.
        const std::string name = known.contains(prefix + tensor->name) ? prefix + tensor->name : tensor->name;
        if (!known.contains(name) && holds_no_weights(name)) continue;
        if (name == "lm_head.weight" && config_.tie_word_embeddings) {
            const std::string embeddings = expected_tensors(config_).front().name;
            const TensorInfo* embed = set_->find(embeddings);
            if (embed == nullptr && embeddings.starts_with(prefix)) embed = set_->find(embeddings.substr(prefix.size()));
            if (embed && std::equal(embed->bytes.begin(), embed->bytes.end(), tensor->bytes.begin(), tensor->bytes.end())) continue;
            config_.tie_word_embeddings = false;
            warnings_.push_back("lm_head.weight differs from the embeddings that the configuration ties it to; it is used as it is");
        }
        if (!known.contains(name) && belongs_to_coded(*set_, tensor->name)) continue;
        LORICA_ASSIGN(const std::shared_ptr<const CodedTensor> coded, read_coded(*set_, *tensor, path_.string()));
        if (coded) {
            places_[name] = {.bytes = tensor->bytes, .coded = coded};
            tensors_.push_back({name, coded->shape, coded->type == "int8" ? "INT8" : coded->type == "nf4" ? "NF4" : "FP4"});
            continue;
        }
        if (tensor->dtype != DType::F32 && tensor->dtype != DType::F16 && tensor->dtype != DType::BF16)
            return Error{ErrorCode::Unsupported, fmt::format("its type {} is not supported for training", to_string(tensor->dtype)),
                         path_.string() + ", tensor " + tensor->name, "Readable: F32, F16, BF16, and what bitsandbytes quantized."};
        SourceTensor one{name, tensor->shape, to_string(tensor->dtype)};
        const auto found = known.find(name);
        const bool transposed = found != known.end() && found->second.transposed && one.shape.size() == 2;
        if (transposed) std::swap(one.shape[0], one.shape[1]);
        places_[name] = {.bytes = tensor->bytes, .block_type = block_type_of(tensor->dtype), .transposed = transposed};
        tensors_.push_back(std::move(one));
    }
    return {};
}

Result<void> ModelSource::check_tensors() {
    std::map<std::string, size_t> found;
    for (size_t i = 0; i < tensors_.size(); ++i) found[tensors_[i].name] = i;
    const auto expected = expected_tensors(config_);
    std::set<std::string> wanted;
    for (const auto& one : expected) {
        wanted.insert(one.name);
        const std::string where = path_.string() + ", tensor " + (gguf_ ? one.gguf : one.name);
        const auto at = found.find(one.name);
        if (at == found.end()) return Error{ErrorCode::BadInput, "is missing", where, "The file is not a complete model."};
        SourceTensor& own = tensors_[at->second];
        if (own.shape != one.shape)
            return Error{ErrorCode::BadInput, fmt::format("has the shape [{}], but the configuration needs [{}]", fmt::join(own.shape, ", "), fmt::join(one.shape, ", ")), where};
        const std::string type = own.type;
        own = one;
        own.type = type;
    }
    for (const auto& one : tensors_)
        if (!wanted.contains(one.name))
            return Error{ErrorCode::Unsupported, "does not belong to the architecture " + config_.architecture, path_.string() + ", tensor " + one.name};
    return {};
}

const SourceTensor* ModelSource::find(const std::string& name) const {
    const auto found = std::find_if(tensors_.begin(), tensors_.end(), [&](const SourceTensor& one) { return one.name == name; });
    return found == tensors_.end() ? nullptr : &*found;
}

const SourceTensor* ModelSource::find(Role role) const {
    const auto found = std::find_if(tensors_.begin(), tensors_.end(), [&](const SourceTensor& one) { return one.layer < 0 && one.role == role && !one.bias; });
    return found == tensors_.end() ? nullptr : &*found;
}

// The converter turns each head's rows (2, d/2) into (d/2, 2): Hugging Face row j*(d/2)+i lies at file row 2*i+j.
int64_t ModelSource::file_row(const Place& place, int64_t row) const {
    if (place.permuted_heads == 0) return row;
    const int64_t d = config_.head_dim, half = d / 2, head = row / d, in_head = row % d;
    return head * d + 2 * (in_head % half) + in_head / half;
}

template <class T>
void ModelSource::read(const std::string& name, int64_t first, int64_t count, T* out) const {
    const Place& place = places_.at(name);
    const SourceTensor& tensor = *find(name);
    const BlockType& type = *block_type(place.block_type);
    const int64_t columns = tensor.columns();
    if (place.coded) {
        if constexpr (std::is_same_v<T, float>) return place.coded->decode(first, count, out);
        std::vector<float> wide(static_cast<size_t>(count * columns));
        place.coded->decode(first, count, wide.data());
        std::transform(wide.begin(), wide.end(), out, float_to_bfloat);
        return;
    }
    if (place.transposed) {  // of a type whose blocks are single numbers
        std::vector<T> piece(static_cast<size_t>(count));
        for (int64_t j = 0; j < columns; ++j) {
            decode_blocks(type, place.bytes.data() + (j * tensor.rows() + first) * type.bytes, count, piece.data());
            for (int64_t i = 0; i < count; ++i) out[i * columns + j] = piece[static_cast<size_t>(i)];
        }
        return;
    }
    const int64_t row_bytes = columns / type.values * type.bytes;
    if (place.permuted_heads == 0) {
        decode_blocks(type, place.bytes.data() + first * row_bytes, count * columns, out);
        return;
    }
    if (tensor.bias) {  // a bias has its rows side by side
        std::vector<T> all(static_cast<size_t>(columns));
        decode_blocks(type, place.bytes.data(), columns, all.data());
        for (int64_t i = 0; i < columns; ++i) out[i] = all[static_cast<size_t>(file_row(place, i))];
        return;
    }
    for (int64_t i = 0; i < count; ++i)
        decode_blocks(type, place.bytes.data() + file_row(place, first + i) * row_bytes, columns, out + i * columns);
}

void ModelSource::read_rows(const std::string& name, int64_t first, int64_t count, float* out) const {
    read(name, first, count, out);
    const float plus = places_.at(name).plus;
    if (plus == 0) return;
    for (int64_t i = 0; i < count * find(name)->columns(); ++i) out[i] += plus;
}

void ModelSource::read_rows(const std::string& name, int64_t first, int64_t count, uint16_t* out) const {
    if (places_.at(name).plus == 0) return read(name, first, count, out);
    std::vector<float> wide(static_cast<size_t>(count * find(name)->columns()));
    read_rows(name, first, count, wide.data());
    std::transform(wide.begin(), wide.end(), out, float_to_bfloat);
}

const CodedTensor* ModelSource::coded(const std::string& name) const { return places_.at(name).coded.get(); }

const BlockType& ModelSource::stored_type(const std::string& name) const { return *block_type(places_.at(name).block_type); }

void ModelSource::read_blocks(const std::string& name, int64_t first, int64_t count, std::byte* out) const {
    const Place& place = places_.at(name);
    const BlockType& type = stored_type(name);
    const auto row_bytes = static_cast<size_t>(find(name)->columns() / type.values * type.bytes);
    for (int64_t i = 0; i < count; ++i)
        std::memcpy(out + static_cast<size_t>(i) * row_bytes, place.bytes.data() + static_cast<size_t>(file_row(place, first + i)) * row_bytes, row_bytes);
}

int64_t ModelSource::parameter_count() const {
    int64_t total = 0;
    for (const auto& one : expected_tensors(config_)) total += one.rows() * one.columns();
    return total;
}

uint64_t ModelSource::file_bytes() const {
    uint64_t total = 0;
    for (const auto& [name, place] : places_) total += place.bytes.size();
    return total;
}

std::string ModelSource::fingerprint() const {
    constexpr size_t kSample = 4096;
    std::string text;
    for (const auto& [name, place] : places_) {
        const SourceTensor& tensor = *find(name);
        text += fmt::format("{} {} {}\n", name, tensor.type, fmt::join(tensor.shape, ","));
        const size_t size = place.bytes.size(), n = std::min(kSample, size);
        for (const size_t at : {size_t{0}, (size - n) / 2, size - n}) text.append(reinterpret_cast<const char*>(place.bytes.data()) + at, n);
    }
    return sha256(text);
}

}  // namespace lorica
