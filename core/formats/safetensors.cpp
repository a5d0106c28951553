// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing safetensors. Every byte of a file is untrusted. Any thread.
#include "core/formats/safetensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

namespace lorica {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDepthLimit = 64;

Error bad(const std::string& file, const std::string& message, const std::string& tensor = {}) {
    return {ErrorCode::BadInput, message, tensor.empty() ? file : file + ", tensor " + tensor, "The file is damaged or not a safetensors file."};
}

// Strict JSON with duplicate keys and deep nesting refused; nlohmann keeps the last of two equal keys.
struct Strict {
    std::vector<std::set<std::string>> keys;
    std::string fault;
    bool operator()(int depth, nlohmann::json::parse_event_t event, Json& parsed) {
        using E = nlohmann::json::parse_event_t;
        if (!fault.empty()) return false;
        if (depth > kDepthLimit) fault = "the header is nested too deeply";
        if (event == E::object_start) keys.emplace_back();
        if (event == E::object_end && !keys.empty()) keys.pop_back();
        if (event == E::key && !keys.empty() && !keys.back().insert(parsed.get<std::string>()).second)
            fault = "the header names \"" + parsed.get<std::string>() + "\" twice";
        return true;
    }
};

Result<Json> parse_header(std::string_view text, const std::string& file) {
    // Depth is checked on the text first: the parser itself must not recurse without limit.
    int depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            else if (c == '"') in_string = false;
        } else if (c == '"') in_string = true;
        else if (c == '{' || c == '[') { if (++depth > kDepthLimit) return bad(file, "the header is nested too deeply"); }
        else if (c == '}' || c == ']') --depth;
    }
    Strict strict;
    Json header = Json::parse(text.begin(), text.end(), std::ref(strict), false);
    if (!strict.fault.empty()) return bad(file, strict.fault);
    if (header.is_discarded()) return bad(file, "the header is not valid JSON");
    if (!header.is_object()) return bad(file, "the header is not a JSON object");
    return header;
}

// A whole number written as one: -1, 2.0, 2e0 and "2" are refused.
bool whole(const Json& value, uint64_t& out) {
    if (!value.is_number_unsigned()) return false;
    out = value.get<uint64_t>();
    return true;
}

Result<TensorInfo> read_entry(const std::string& name, const Json& entry, std::span<const std::byte> data, const std::string& file) {
    TensorInfo tensor;
    tensor.name = name;
    if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string())
        return bad(file, "the header entry has no dtype", name);
    const auto dtype = dtype_from(entry["dtype"].get<std::string>());
    if (!dtype) return bad(file, "unknown dtype \"" + entry["dtype"].get<std::string>() + "\"; known are " + all_dtype_names(), name);
    tensor.dtype = *dtype;
    if (!entry.contains("shape") || !entry["shape"].is_array()) return bad(file, "the header entry has no shape", name);
    uint64_t elements = 1, product = 1;
    for (const auto& dimension : entry["shape"]) {
        uint64_t size = 0;
        if (!whole(dimension, size) || size > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()))
            return bad(file, "a dimension is not a whole number within range", name);
        if (size != 0 && __builtin_mul_overflow(product, size, &product)) return bad(file, "the shape's product is too large", name);
        elements = size == 0 ? 0 : elements * size;
        tensor.shape.push_back(static_cast<int64_t>(size));
    }
    if (elements != 0) elements = product;
    uint64_t bits = 0, begin = 0, end = 0;
    if (__builtin_mul_overflow(elements, static_cast<uint64_t>(bits_of(tensor.dtype)), &bits)) return bad(file, "the shape's product is too large", name);
    if (bits % 8 != 0) return bad(file, "its bits do not fill whole bytes", name);
    const bool has = entry.contains("data_offsets") && entry["data_offsets"].is_array() && entry["data_offsets"].size() == 2;
    if (!has || !whole(entry["data_offsets"][0], begin) || !whole(entry["data_offsets"][1], end) || end < begin)
        return bad(file, "data_offsets is not [begin, end]", name);
    if (end > data.size())
        return bad(file, fmt::format("ends at byte {} of the data, but the file holds {}: it is truncated", end, data.size()), name);
    if (end - begin != bits / 8) return bad(file, fmt::format("takes {} bytes, but its shape and dtype need {}", end - begin, bits / 8), name);
    tensor.bytes = data.subspan(begin, end - begin);
    return tensor;
}

Result<void> read_metadata(const Json& json, std::map<std::string, std::string>& out, const std::string& file) {
    if (json.is_null()) return {};
    if (!json.is_object()) return bad(file, "__metadata__ is not an object");
    for (const auto& [key, value] : json.items()) {
        if (!value.is_string()) return bad(file, "__metadata__ \"" + key + "\" is not text");
        out[key] = value.get<std::string>();
    }
    return {};
}

}  // namespace

int64_t TensorInfo::elements() const {
    int64_t product = 1;
    for (const int64_t size : shape) product *= size;
    return product;
}

Result<void> refuse_pickle(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    char magic[6] = {};
    in.read(magic, sizeof magic);
    const std::string_view head(magic, static_cast<size_t>(in.gcount()));
    const bool zip = head.starts_with("PK\x03\x04"), seven = head.starts_with("7z\xbc\xaf\x27\x1c");
    const bool pickle = head.size() >= 2 && head[0] == '\x80' && head[1] >= 2 && head[1] <= 5 && (head.size() < 6 || head[5] != 0 || head[2] != 0);
    if (!zip && !seven && !pickle) return {};
    return Error{ErrorCode::Unsupported, "is a pickle or an archive, which can run code when opened", path.string(),
                 "Use the model's safetensors or GGUF files."};
}

Result<SafetensorsFile> SafetensorsFile::open(const fs::path& path) {
    LORICA_ASSIGN(MappedFile file, MappedFile::open(path));
    LORICA_TRY(refuse_pickle(path));
    auto shared = std::make_shared<const MappedFile>(std::move(file));
    LORICA_ASSIGN(SafetensorsFile out, parse(shared->bytes(), path.string()));
    out.file_ = std::move(shared);
    return out;
}

Result<SafetensorsFile> SafetensorsFile::parse(std::span<const std::byte> bytes, const std::string& name) {
    if (bytes.size() < 8) return bad(name, fmt::format("is too small for a safetensors file ({} bytes)", bytes.size()));
    const auto length = load_le<uint64_t>(bytes.data());
    if (length == 0) return bad(name, "has an empty header");
    if (length > kHeaderLimit) return bad(name, fmt::format("has a header of {} bytes, over the limit of {}", length, kHeaderLimit));
    if (length > bytes.size() - 8) return bad(name, fmt::format("has a header of {} bytes, but only {} follow: it is truncated", length, bytes.size() - 8));
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + 8, length);
    LORICA_ASSIGN(const Json header, parse_header(text, name));
    const auto data = bytes.subspan(8 + length);
    SafetensorsFile out;
    for (const auto& [key, entry] : header.items()) {
        if (key == "__metadata__") {
            LORICA_TRY(read_metadata(entry, out.metadata_, name));
            continue;
        }
        LORICA_ASSIGN(TensorInfo tensor, read_entry(key, entry, data, name));
        out.tensors_.push_back(std::move(tensor));
    }
    std::stable_sort(out.tensors_.begin(), out.tensors_.end(), [](const auto& a, const auto& b) {
        return std::pair(a.bytes.data(), a.bytes.size()) < std::pair(b.bytes.data(), b.bytes.size());
    });
    uint64_t at = 0;
    for (size_t i = 0; i < out.tensors_.size(); ++i) {
        const auto& tensor = out.tensors_[i];
        const auto begin = static_cast<uint64_t>(tensor.bytes.data() - data.data());
        if (begin != at)
            return bad(name, fmt::format("begins at byte {} of the data, but the one before ends at {}: they overlap or leave a hole", begin, at), tensor.name);
        at = begin + tensor.bytes.size();
        out.index_[tensor.name] = i;
    }
    if (at != data.size()) return bad(name, fmt::format("holds {} bytes behind its last tensor", data.size() - at));
    return out;
}

const TensorInfo* SafetensorsFile::find(const std::string& name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : &tensors_[found->second];
}

uint64_t TensorToWrite::byte_size() const {
    uint64_t elements = 1;
    for (const int64_t size : shape) elements *= static_cast<uint64_t>(size);
    return elements * static_cast<uint64_t>(bits_of(dtype)) / 8;
}

void sort_for_writing(std::vector<TensorToWrite>& tensors) {
    std::sort(tensors.begin(), tensors.end(), [](const auto& a, const auto& b) { return a.dtype != b.dtype ? a.dtype > b.dtype : a.name < b.name; });
}

Result<void> write_safetensors(const fs::path& path, std::vector<TensorToWrite> tensors, const std::map<std::string, std::string>& metadata,
                               const std::function<bool(const std::string&)>& on_tensor) {
    sort_for_writing(tensors);
    Json header = Json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    uint64_t at = 0;
    for (const auto& tensor : tensors) {
        const uint64_t size = tensor.byte_size();
        header[tensor.name] = {{"dtype", to_string(tensor.dtype)}, {"shape", tensor.shape}, {"data_offsets", {at, at + size}}};
        at += size;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    LORICA_ASSIGN(FileWriter writer, FileWriter::create(path));
    const uint64_t length = text.size();
    LORICA_TRY(writer.write(std::as_bytes(std::span(&length, 1))));
    LORICA_TRY(writer.write(text));
    for (const auto& tensor : tensors) {
        const uint64_t begin = writer.position();
        LORICA_TRY(tensor.write([&](std::span<const std::byte> bytes) { return writer.write(bytes); }));
        if (writer.position() - begin != tensor.byte_size())
            return Error{ErrorCode::Internal, "a tensor was written with another size than announced", path.string() + ", tensor " + tensor.name};
        if (on_tensor && !on_tensor(tensor.name)) return Error{ErrorCode::Cancelled, "cancelled", path.string()};
    }
    return writer.finish();
}

Result<SafetensorsSet> SafetensorsSet::open(const fs::path& folder_or_file) {
    SafetensorsSet set;
    std::error_code code;
    std::map<std::string, std::string> expected;  // tensor -> shard, of an index
    if (!fs::is_directory(folder_or_file, code)) {
        set.paths_ = {folder_or_file};
    } else if (fs::exists(folder_or_file / "model.safetensors", code)) {
        set.paths_ = {folder_or_file / "model.safetensors"};
    } else {
        const fs::path index = folder_or_file / "model.safetensors.index.json";
        if (!fs::exists(index, code))
            return Error{ErrorCode::NotFound, "holds no model.safetensors", folder_or_file.string(), "Pickle files (.bin, .pt) are not opened: use the safetensors version of the model."};
        LORICA_ASSIGN(const std::string text, read_file(index, 64u << 20));
        LORICA_ASSIGN(const Json json, parse_header(text, index.string()));
        if (!json.contains("weight_map") || !json["weight_map"].is_object()) return bad(index.string(), "has no weight_map");
        std::set<std::string> names;
        for (const auto& [tensor, shard] : json["weight_map"].items()) {
            const auto name = shard.is_string() ? shard.get<std::string>() : "";
            if (name.empty() || fs::path(name).filename() != name) return bad(index.string(), "names a shard outside the folder", tensor);
            expected[tensor] = name;
            names.insert(name);
        }
        for (const auto& name : names) {
            if (!fs::exists(folder_or_file / name, code))
                return Error{ErrorCode::NotFound, "the shard " + name + " is missing", folder_or_file.string(), "Download the whole model."};
            set.paths_.push_back(folder_or_file / name);
        }
    }
    for (const auto& path : set.paths_) {
        LORICA_ASSIGN(SafetensorsFile file, SafetensorsFile::open(path));
        set.files_.push_back(std::move(file));
    }
    for (const auto& file : set.files_)
        for (const auto& tensor : file.tensors())
            if (!set.index_.emplace(tensor.name, &tensor).second) return bad(folder_or_file.string(), "is in two shards", tensor.name);
    for (const auto& [tensor, shard] : expected)
        if (!set.index_.contains(tensor)) return bad((folder_or_file / shard).string(), "is named by the index but not in the shard", tensor);
    return set;
}

const TensorInfo* SafetensorsSet::find(const std::string& name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : found->second;
}

std::vector<const TensorInfo*> SafetensorsSet::tensors() const {
    std::vector<const TensorInfo*> out;
    for (const auto& [name, tensor] : index_) out.push_back(tensor);
    return out;
}

}  // namespace lorica
