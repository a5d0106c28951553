// SPDX-License-Identifier: GPL-3.0-or-later
// Writing safetensors: the header first, then tensor after tensor, so that memory holds one of them. Any thread.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/formats/safetensors.h"
#include "core/formats/strict_json.h"

namespace lorica {
namespace {

Result<std::string> header_text(const std::vector<TensorToWrite>& tensors, const std::map<std::string, std::string>& metadata,
                                const std::string& file) {
    const auto bad = [&](const std::string& name, const std::string& message) {
        return Error{ErrorCode::Internal, message, file + ", tensor " + legible(name)};
    };
    std::string out = "{";
    if (!metadata.empty()) out += "\"__metadata__\":" + nlohmann::json(metadata).dump();
    uint64_t at = 0;
    std::vector<std::string> names;
    for (const auto& tensor : tensors) {
        if (tensor.name.empty() || tensor.name == "__metadata__") return bad(tensor.name, "is not a name for a tensor");
        names.push_back(tensor.name);
        uint64_t product = static_cast<uint64_t>(bits_of(tensor.dtype));
        for (const int64_t size : tensor.shape)
            if (size < 0 || __builtin_mul_overflow(product, static_cast<uint64_t>(size), &product))
                return bad(tensor.name, "has a negative or too large shape");
        const uint64_t end = at + product / 8;
        out += (out.size() > 1 ? "," : "") + nlohmann::json(tensor.name).dump();
        out += fmt::format(R"(:{{"dtype":"{}","shape":{},"data_offsets":[{},{}]}})", to_string(tensor.dtype),
                           nlohmann::json(tensor.shape).dump(), at, end);
        at = end;
    }
    std::sort(names.begin(), names.end());
    if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end()) return bad(*twice, "is there twice");
    out += "}";
    out.append((8 - out.size() % 8) % 8, ' ');
    if (out.size() > SafetensorsFile::kHeaderLimit)
        return Error{ErrorCode::Unsupported, fmt::format("{} tensors are too many for one file", tensors.size()), file};
    return out;
}

}  // namespace

uint64_t TensorToWrite::byte_size() const {
    uint64_t elements = 1;
    for (const int64_t size : shape) elements *= static_cast<uint64_t>(size);
    return elements * static_cast<uint64_t>(bits_of(dtype)) / 8;
}

void sort_for_writing(std::vector<TensorToWrite>& tensors) {
    std::sort(tensors.begin(), tensors.end(), [](const TensorToWrite& a, const TensorToWrite& b) {
        return a.dtype != b.dtype ? a.dtype > b.dtype : a.name < b.name;
    });
}

Result<void> write_safetensors(const fs::path& path, std::vector<TensorToWrite> tensors,
                               const std::map<std::string, std::string>& metadata,
                               const std::function<bool(const std::string&)>& on_tensor) {
    sort_for_writing(tensors);
    std::string text;
    try {
        LORICA_ASSIGN(text, header_text(tensors, metadata, path.string()));
    } catch (const nlohmann::json::exception&) {
        return Error{ErrorCode::Internal, "a name or the metadata is not UTF-8", path.string()};
    }
    LORICA_ASSIGN(FileWriter writer, FileWriter::create(path));
    const uint64_t length = text.size();
    LORICA_TRY(writer.write(std::as_bytes(std::span(&length, 1))));
    LORICA_TRY(writer.write(text));
    for (const auto& tensor : tensors) {
        const uint64_t begin = writer.position();
        LORICA_TRY(tensor.write([&](std::span<const std::byte> bytes) { return writer.write(bytes); }));
        if (writer.position() - begin != tensor.byte_size())
            return Error{ErrorCode::Internal, "was written with another size than announced", path.string() + ", tensor " + tensor.name};
        if (on_tensor && !on_tensor(tensor.name)) return Error{ErrorCode::Cancelled, "cancelled", path.string()};
    }
    return writer.finish();
}

}  // namespace lorica
