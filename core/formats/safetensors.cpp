// SPDX-License-Identifier: GPL-3.0-or-later
// Reading safetensors files and sharded sets. Every byte of a file is untrusted. Any thread.
#include "core/formats/safetensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/formats/safetensors_header.h"
#include "core/formats/strict_json.h"

namespace lorica {
namespace {

Error bad(const std::string& file, const std::string& message, const std::string& tensor = {}) {
    return {ErrorCode::BadInput, message, tensor.empty() ? file : file + ", tensor " + legible(tensor),
            "The file is damaged or not a safetensors file."};
}

}  // namespace

int64_t TensorInfo::elements() const {
    int64_t product = 1;
    if (std::find(shape.begin(), shape.end(), 0) != shape.end()) return 0;
    for (const int64_t size : shape) product *= size;
    return product;
}

Result<SafetensorsFile> SafetensorsFile::open(const fs::path& path) {
    LORICA_ASSIGN(MappedFile file, MappedFile::open(path));
    auto shared = std::make_shared<const MappedFile>(std::move(file));
    LORICA_ASSIGN(SafetensorsFile out, parse(shared->bytes(), path.string()));
    out.file_ = std::move(shared);
    return out;
}

Result<SafetensorsFile> SafetensorsFile::parse(std::span<const std::byte> bytes, const std::string& name) {
    LORICA_TRY(refuse_pickle(bytes, name));
    if (bytes.empty()) return bad(name, "is empty");
    if (bytes.size() < 8) return bad(name, fmt::format("is too small for a safetensors file ({} bytes)", bytes.size()));
    const auto length = load_le<uint64_t>(bytes.data());
    if (length == 0) return bad(name, "has an empty header");
    if (length > kHeaderLimit) return bad(name, fmt::format("has a header of {} bytes, over the limit of {}", length, kHeaderLimit));
    if (length > bytes.size() - 8)
        return bad(name, fmt::format("has a header of {} bytes, but only {} follow: it is truncated", length, bytes.size() - 8));
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + 8, length);
    LORICA_ASSIGN(SafetensorsHeader header, parse_safetensors_header(text, name));
    const auto data = bytes.subspan(8 + length);
    SafetensorsFile out;
    out.name_ = name;
    out.metadata_ = std::move(header.metadata);
    out.tensors_.reserve(header.entries.size());
    for (auto& entry : header.entries) {
        if (entry.end > data.size())
            return bad(name, fmt::format("ends at byte {} of the data, but the file holds {}: it is truncated", entry.end, data.size()),
                       entry.name);
        out.tensors_.push_back({std::move(entry.name), entry.dtype, std::move(entry.shape),
                                data.subspan(entry.begin, entry.end - entry.begin)});
    }
    LORICA_TRY(out.check_order(data));
    return out;
}

// Sorted by offset, the tensors must cover the data without holes or overlaps.
Result<void> SafetensorsFile::check_order(std::span<const std::byte> data) {
    std::stable_sort(tensors_.begin(), tensors_.end(), [](const TensorInfo& a, const TensorInfo& b) {
        return std::pair(a.bytes.data(), a.bytes.size()) < std::pair(b.bytes.data(), b.bytes.size());
    });
    uint64_t at = 0;
    for (size_t i = 0; i < tensors_.size(); ++i) {
        const auto& tensor = tensors_[i];
        const auto begin = static_cast<uint64_t>(tensor.bytes.data() - data.data());
        if (begin != at)
            return bad(name_, fmt::format("begins at byte {} of the data, but the one before ends at {}: {}", begin, at,
                                          begin < at ? "they overlap" : "there is a hole"), tensor.name);
        at = begin + tensor.bytes.size();
        index_[tensor.name] = i;
    }
    if (at != data.size()) return bad(name_, fmt::format("holds {} bytes behind its last tensor", data.size() - at));
    return {};
}

const TensorInfo* SafetensorsFile::find(const std::string& name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : &tensors_[found->second];
}

namespace {

// tensor -> shard, out of model.safetensors.index.json.
Result<std::map<std::string, std::string>> read_index(const fs::path& index) {
    LORICA_ASSIGN(const nlohmann::json json, read_json_object(index, 64u << 20));
    if (!json.contains("weight_map") || !json["weight_map"].is_object())
        return Error{ErrorCode::BadInput, "has no weight_map", index.string()};
    std::map<std::string, std::string> out;
    for (const auto& [tensor, shard] : json["weight_map"].items()) {
        const std::string where = index.string() + ", tensor " + legible(tensor);
        if (!shard.is_string()) return Error{ErrorCode::BadInput, "its shard is not text", where};
        const auto& name = shard.get_ref<const std::string&>();
        if (name.empty() || name == "." || name == ".." || fs::path(name).filename() != name)
            return Error{ErrorCode::BadInput, "names the shard \"" + legible(name) + "\", which is not a file of the folder", where};
        out[tensor] = name;
    }
    if (out.empty()) return Error{ErrorCode::BadInput, "names no tensors", index.string()};
    return out;
}

}  // namespace

Result<SafetensorsSet> SafetensorsSet::open(const fs::path& folder_or_file) {
    std::error_code code;
    SafetensorsSet set;
    if (!fs::is_directory(folder_or_file, code)) {
        LORICA_TRY(set.add(folder_or_file));
        return set;
    }
    if (fs::exists(fs::symlink_status(folder_or_file / "model.safetensors", code))) {
        LORICA_ASSIGN(const fs::path file, file_in_folder(folder_or_file, "model.safetensors"));
        LORICA_TRY(set.add(file));
        return set;
    }
    const std::string index_name = "model.safetensors.index.json";
    if (!fs::exists(fs::symlink_status(folder_or_file / index_name, code))) {
        if (const std::string pickle = pickle_in_folder(folder_or_file); !pickle.empty())
            return Error{ErrorCode::Unsupported, "holds its weights as a pickle (" + legible(pickle) + "), which can run code when opened",
                         folder_or_file.string(), "Use a safetensors version of the model."};
        return Error{ErrorCode::NotFound, "holds no model.safetensors", folder_or_file.string(), "Give the folder of a whole model."};
    }
    LORICA_ASSIGN(const fs::path index, file_in_folder(folder_or_file, index_name));
    LORICA_ASSIGN(const auto weight_map, read_index(index));
    std::set<std::string> shards;
    for (const auto& [tensor, shard] : weight_map) shards.insert(shard);
    for (const auto& shard : shards) {
        auto file = file_in_folder(folder_or_file, shard);
        if (!file && file.error().code == ErrorCode::NotFound)
            return Error{ErrorCode::NotFound, "the shard " + legible(shard) + " is missing", folder_or_file.string(),
                         "Download the whole model."};
        if (!file) return std::move(file).error();
        LORICA_TRY(set.add(*file));
    }
    for (const auto& [tensor, shard] : weight_map) {
        const auto found = set.index_.find(tensor);
        if (found == set.index_.end() || set.files_[found->second.file].name() != (folder_or_file / shard).string())
            return Error{ErrorCode::BadInput, "is not in the shard that the index names: shards of two models, or an unfinished download",
                         (folder_or_file / shard).string() + ", tensor " + legible(tensor), "Download the whole model again."};
    }
    return set;
}

Result<void> SafetensorsSet::add(const fs::path& path) {
    LORICA_ASSIGN(SafetensorsFile file, SafetensorsFile::open(path));
    for (size_t i = 0; i < file.tensors().size(); ++i) {
        const std::string& name = file.tensors()[i].name;
        if (!index_.emplace(name, Place{files_.size(), i}).second)
            return Error{ErrorCode::BadInput, "is in two shards", path.string() + ", tensor " + legible(name)};
    }
    files_.push_back(std::move(file));
    paths_.push_back(path);
    return {};
}

const TensorInfo* SafetensorsSet::find(const std::string& name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : &files_[found->second.file].tensors()[found->second.tensor];
}

std::vector<const TensorInfo*> SafetensorsSet::tensors() const {
    std::vector<const TensorInfo*> out;
    for (const auto& [name, place] : index_) out.push_back(&files_[place.file].tensors()[place.tensor]);
    return out;
}

}  // namespace lorica
