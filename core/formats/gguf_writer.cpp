// SPDX-License-Identifier: GPL-3.0-or-later
// GGUF's header and the padding between tensors; see gguf_writer.h. Any thread.
#include "core/formats/gguf_writer.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "core/base/ids.h"
#include "core/base/staging.h"

namespace lorica {
namespace {

constexpr uint64_t kAlignment = 32;   // GGUF's default, so it needs no key
constexpr size_t kMostNameBytes = 63; // ggml keeps names in 64 bytes
enum ValueType : uint32_t { U32 = 4, I32 = 5, F32 = 6, Bool = 7, String = 8, Array = 9 };

uint64_t padded(uint64_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

template <class T>
void append(std::string& to, T value) {
    to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append_text(std::string& to, const std::string& text) {
    append<uint64_t>(to, text.size());
    to += text;
}

void append_list(std::string& to, uint32_t type, size_t count) {
    append(to, type);
    append<uint64_t>(to, count);
}

std::string header_text(const GgufMetadata& metadata, const std::vector<GgufTensorToWrite>& tensors) {
    std::string out = "GGUF";
    append<uint32_t>(out, 3);
    append<uint64_t>(out, tensors.size());
    append<uint64_t>(out, metadata.count());
    out += metadata.bytes();
    uint64_t offset = 0;
    for (const auto& tensor : tensors) {
        append_text(out, tensor.name);
        append<uint32_t>(out, static_cast<uint32_t>(tensor.shape.size()));
        for (auto size = tensor.shape.rbegin(); size != tensor.shape.rend(); ++size) append<int64_t>(out, *size);
        append<uint32_t>(out, tensor.type->type);
        append<uint64_t>(out, offset);
        offset += padded(tensor.byte_size());
    }
    out.resize(padded(out.size()));
    return out;
}

Result<void> check(const GgufMetadata& metadata, const std::vector<GgufTensorToWrite>& tensors, const std::string& file) {
    if (!metadata.repeated().empty()) return Error{ErrorCode::Internal, "the key " + metadata.repeated() + " is put twice", file};
    std::set<std::string> names;
    for (const auto& tensor : tensors) {
        const auto bad = [&](const std::string& message) { return Error{ErrorCode::Internal, message, file + ", tensor " + tensor.name}; };
        if (tensor.name.empty() || tensor.name.size() > kMostNameBytes) return bad("is not a name of 1 to 63 bytes");
        if (!names.insert(tensor.name).second) return bad("is there twice");
        if (tensor.shape.empty() || tensor.shape.size() > 4) return bad("has no shape of 1 to 4 sizes");
        if (tensor.shape.back() % tensor.type->values != 0)
            return bad(fmt::format("has rows of {} values, not a multiple of {}'s block of {}", tensor.shape.back(), tensor.type->name, tensor.type->values));
    }
    return {};
}

Result<void> write_tensors(FileWriter& writer, const std::vector<GgufTensorToWrite>& tensors, const std::string& file,
                           const std::function<bool(const std::string&)>& on_tensor) {
    for (const auto& tensor : tensors) {
        const uint64_t begin = writer.position();
        LORICA_TRY(tensor.write([&](std::span<const std::byte> bytes) { return writer.write(bytes); }));
        if (writer.position() - begin != tensor.byte_size())
            return Error{ErrorCode::Internal, "was written with another size than announced", file + ", tensor " + tensor.name};
        LORICA_TRY(writer.write(std::string(padded(tensor.byte_size()) - tensor.byte_size(), '\0')));
        if (on_tensor && !on_tensor(tensor.name)) return Error{ErrorCode::Cancelled, "cancelled", file};
    }
    return {};
}

}  // namespace

void GgufMetadata::begin(const std::string& key, uint32_t type) {
    if (!keys_.insert(key).second && repeated_.empty()) repeated_ = key;
    append_text(bytes_, key);
    append(bytes_, type);
}

void GgufMetadata::put(const std::string& key, bool value) {
    begin(key, Bool);
    append<uint8_t>(bytes_, value ? 1 : 0);
}

void GgufMetadata::put(const std::string& key, uint32_t value) {
    begin(key, U32);
    append(bytes_, value);
}

void GgufMetadata::put(const std::string& key, float value) {
    begin(key, F32);
    append(bytes_, value);
}

void GgufMetadata::put(const std::string& key, const std::string& value) {
    begin(key, String);
    append_text(bytes_, value);
}

void GgufMetadata::put(const std::string& key, const std::vector<std::string>& values) {
    begin(key, Array);
    append_list(bytes_, String, values.size());
    for (const auto& value : values) append_text(bytes_, value);
}

void GgufMetadata::put(const std::string& key, const std::vector<float>& values) {
    begin(key, Array);
    append_list(bytes_, F32, values.size());
    for (const float value : values) append(bytes_, value);
}

void GgufMetadata::put(const std::string& key, const std::vector<int32_t>& values) {
    begin(key, Array);
    append_list(bytes_, I32, values.size());
    for (const int32_t value : values) append(bytes_, value);
}

uint64_t GgufTensorToWrite::byte_size() const {
    uint64_t elements = 1;
    for (const int64_t size : shape) elements *= static_cast<uint64_t>(size);
    return elements / static_cast<uint64_t>(type->values) * static_cast<uint64_t>(type->bytes);
}

uint64_t gguf_file_size(const GgufMetadata& metadata, const std::vector<GgufTensorToWrite>& tensors) {
    uint64_t total = header_text(metadata, tensors).size();
    for (const auto& tensor : tensors) total += padded(tensor.byte_size());
    return total;
}

Result<void> write_gguf(const fs::path& path, const GgufMetadata& metadata, const std::vector<GgufTensorToWrite>& tensors,
                        const std::function<bool(const std::string&)>& on_tensor) {
    LORICA_TRY(check(metadata, tensors, path.string()));
    std::error_code code;
    const auto exists = [&] { return fs::exists(path, code); };
    if (exists()) return io_error(path, "create", EEXIST);
    remove_abandoned(path);
    const fs::path temporary = path.string() + ".tmp-" + make_id();
    LORICA_ASSIGN(FileWriter writer, FileWriter::create(temporary));
    LORICA_TRY(writer.write(header_text(metadata, tensors)));
    LORICA_TRY(write_tensors(writer, tensors, path.string(), on_tensor));
    LORICA_TRY(writer.finish());
    if (!exists() && ::rename(temporary.c_str(), path.c_str()) == 0) return fsync_folder(path.parent_path());
    const int why = exists() ? EEXIST : errno;
    ::unlink(temporary.c_str());
    return io_error(path, "create", why);
}

}  // namespace lorica
