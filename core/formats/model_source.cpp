// SPDX-License-Identifier: GPL-3.0-or-later
// Maps files to Hugging Face tensor names and reads rows. Any thread.
#include "core/formats/model_source.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "core/formats/gguf_blocks.h"

namespace lorica {
namespace {

// GGUF name behind "blk.N." -> Hugging Face name behind "model.layers.N."
constexpr std::pair<const char*, const char*> kLayerNames[] = {
    {"attn_norm.weight", "input_layernorm.weight"},     {"attn_q.weight", "self_attn.q_proj.weight"},
    {"attn_k.weight", "self_attn.k_proj.weight"},       {"attn_v.weight", "self_attn.v_proj.weight"},
    {"attn_output.weight", "self_attn.o_proj.weight"},  {"ffn_norm.weight", "post_attention_layernorm.weight"},
    {"ffn_gate.weight", "mlp.gate_proj.weight"},        {"ffn_up.weight", "mlp.up_proj.weight"},
    {"ffn_down.weight", "mlp.down_proj.weight"}};
constexpr std::pair<const char*, const char*> kTopNames[] = {
    {"token_embd.weight", "model.embed_tokens.weight"}, {"output_norm.weight", "model.norm.weight"}, {"output.weight", "lm_head.weight"}};

// Empty for a tensor that this architecture does not have.
std::string hugging_face_name(const std::string& name) {
    for (const auto& [gguf, hf] : kTopNames)
        if (name == gguf) return hf;
    if (!name.starts_with("blk.")) return {};
    const size_t dot = name.find('.', 4);
    if (dot == std::string::npos) return {};
    const std::string number = name.substr(4, dot - 4), rest = name.substr(dot + 1);
    if (number.empty() || number.size() > 5 || number.find_first_not_of("0123456789") != std::string::npos) return {};
    for (const auto& [gguf, hf] : kLayerNames)
        if (rest == gguf) return "model.layers." + number + "." + hf;
    return {};
}

uint32_t block_type_of(DType dtype) {
    if (dtype == DType::F32) return 0;
    if (dtype == DType::F16) return 1;
    return 30;
}

}  // namespace

std::vector<SourceTensor> expected_tensors(const ModelConfig& c) {
    const int64_t q = c.num_attention_heads * c.head_dim, kv = c.num_key_value_heads * c.head_dim, h = c.hidden_size, f = c.intermediate_size;
    std::vector<SourceTensor> out = {{"model.embed_tokens.weight", {c.vocab_size, h}, ""}};
    for (int64_t i = 0; i < c.num_hidden_layers; ++i) {
        const std::string p = "model.layers." + std::to_string(i) + ".";
        out.push_back({p + "input_layernorm.weight", {h}, ""});
        out.push_back({p + "self_attn.q_proj.weight", {q, h}, ""});
        out.push_back({p + "self_attn.k_proj.weight", {kv, h}, ""});
        out.push_back({p + "self_attn.v_proj.weight", {kv, h}, ""});
        out.push_back({p + "self_attn.o_proj.weight", {h, q}, ""});
        out.push_back({p + "post_attention_layernorm.weight", {h}, ""});
        out.push_back({p + "mlp.gate_proj.weight", {f, h}, ""});
        out.push_back({p + "mlp.up_proj.weight", {f, h}, ""});
        out.push_back({p + "mlp.down_proj.weight", {h, f}, ""});
    }
    out.push_back({"model.norm.weight", {h}, ""});
    if (!c.tie_word_embeddings) out.push_back({"lm_head.weight", {c.vocab_size, h}, ""});
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
    for (const auto& tensor : gguf_->tensors()) {
        const std::string where = path_.string() + ", tensor " + tensor.name;
        const std::string name = hugging_face_name(tensor.name);
        if (name.empty()) return Error{ErrorCode::Unsupported, "a Llama model has no such tensor", where};
        const BlockType& type = *block_type(tensor.type);
        if (!type.decode)
            return Error{ErrorCode::Unsupported, fmt::format("its type {} cannot be read yet", type.name), where, "Readable: " + readable_block_types() + "."};
        if (const int64_t block = find_bad_scale(type, tensor.bytes); block >= 0)
            return Error{ErrorCode::BadInput, fmt::format("the scale of block {} is not a finite number", block), where, "The file is damaged."};
        Place place{tensor.bytes, tensor.type, 0};
        if (name.ends_with("q_proj.weight")) place.permuted_heads = config_.num_attention_heads;
        if (name.ends_with("k_proj.weight")) place.permuted_heads = config_.num_key_value_heads;
        places_[name] = place;
        tensors_.push_back({name, tensor.shape, type.name});
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
    for (const TensorInfo* tensor : set_->tensors()) {
        if (tensor->name.ends_with("rotary_emb.inv_freq")) continue;  // written by old versions, derived from the config
        if (tensor->name == "lm_head.weight" && config_.tie_word_embeddings) {
            const TensorInfo* embed = set_->find("model.embed_tokens.weight");
            const bool same = embed && embed->bytes.size() == tensor->bytes.size() &&
                              std::equal(embed->bytes.begin(), embed->bytes.end(), tensor->bytes.begin());
            if (same) continue;
            config_.tie_word_embeddings = false;
            warnings_.push_back("lm_head.weight differs from the embeddings that the configuration ties it to; it is used as it is");
        }
        if (tensor->dtype != DType::F32 && tensor->dtype != DType::F16 && tensor->dtype != DType::BF16)
            return Error{ErrorCode::Unsupported, fmt::format("its type {} is not supported for training", to_string(tensor->dtype)),
                         path_.string() + ", tensor " + tensor->name, "Readable: F32, F16, BF16."};
        places_[tensor->name] = {tensor->bytes, block_type_of(tensor->dtype), 0};
        tensors_.push_back({tensor->name, tensor->shape, to_string(tensor->dtype)});
    }
    return {};
}

Result<void> ModelSource::check_tensors() {
    const auto expected = expected_tensors(config_);
    std::set<std::string> wanted;
    for (const auto& one : expected) {
        wanted.insert(one.name);
        const SourceTensor* found = find(one.name);
        if (!found) return Error{ErrorCode::BadInput, "is missing", path_.string() + ", tensor " + one.name, "The file is not a complete model."};
        if (found->shape != one.shape)
            return Error{ErrorCode::BadInput, fmt::format("has the shape [{}], but the configuration needs [{}]", fmt::join(found->shape, ", "), fmt::join(one.shape, ", ")),
                         path_.string() + ", tensor " + one.name};
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
    const int64_t columns = tensor.columns(), row_bytes = columns / type.values * type.bytes;
    if (place.permuted_heads == 0) {
        decode_blocks(type, place.bytes.data() + first * row_bytes, count * columns, out);
        return;
    }
    for (int64_t i = 0; i < count; ++i)
        decode_blocks(type, place.bytes.data() + file_row(place, first + i) * row_bytes, columns, out + i * columns);
}

void ModelSource::read_rows(const std::string& name, int64_t first, int64_t count, float* out) const { read(name, first, count, out); }
void ModelSource::read_rows(const std::string& name, int64_t first, int64_t count, uint16_t* out) const { read(name, first, count, out); }

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
