// SPDX-License-Identifier: GPL-3.0-or-later
// Reading GGUF. Every byte is untrusted: sizes are checked before anything is multiplied, padded or allocated. Any thread.
#include "core/formats/gguf.h"

#include <fmt/format.h>

#include <limits>

#include "core/formats/dtype.h"
#include "core/formats/gguf_blocks.h"
#include "core/formats/safetensors.h"

namespace lorica {
namespace {

constexpr uint32_t kMagic = 0x46554747;  // "GGUF"
constexpr uint64_t kMostTensors = 1u << 20, kMostKeys = 1u << 20;
constexpr uint64_t kMostAlignment = 65536;

enum ValueType : uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, String, Array, U64, I64, F64 };
constexpr int kValueSize[] = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

const char* name_of(const GgufValue& value) {
    constexpr const char* kNames[] = {"a truth value", "an integer", "a number", "text", "a list of truth values", "a list of integers", "a list of numbers", "a list of texts"};
    return kNames[value.index()];
}

}  // namespace

// One pass over the bytes; `at_` is the offset that an error names.
class GgufParser {
public:
    GgufParser(std::span<const std::byte> bytes, GgufFile& out) : bytes_(bytes), out_(out) {}

    Result<void> parse() {
        LORICA_TRY(read_head());
        for (uint64_t i = 0; i < keys_; ++i) LORICA_TRY(read_pair());
        LORICA_TRY(read_alignment());
        for (uint64_t i = 0; i < count_; ++i) LORICA_TRY(read_tensor_info());
        return place_tensors();
    }

private:
    Error bad(const std::string& message, const std::string& what = {}) const {
        return {ErrorCode::BadInput, message, out_.name_ + (what.empty() ? fmt::format(", byte {}", at_) : ", " + what),
                "The file is damaged or not a GGUF file."};
    }

    template <class T>
    Result<T> number() {
        if (bytes_.size() - at_ < sizeof(T)) return bad("ends too early: it is truncated");
        const T value = load_le<T>(bytes_.data() + at_);
        at_ += sizeof(T);
        return value;
    }

    Result<std::string> string() {
        LORICA_ASSIGN(const auto length, number<uint64_t>());
        if (length > bytes_.size() - at_) return bad(fmt::format("a text of {} bytes goes beyond the end", length));
        std::string text(reinterpret_cast<const char*>(bytes_.data()) + at_, length);
        at_ += length;
        return text;
    }

    Result<void> read_head() {
        if (bytes_.size() < 4) return bad(fmt::format("is too small for a GGUF file ({} bytes)", bytes_.size()));
        LORICA_ASSIGN(const auto magic, number<uint32_t>());
        if (magic != kMagic) return bad("does not begin with \"GGUF\"");
        LORICA_ASSIGN(const auto version, number<uint32_t>());
        if (version == 0x02000000 || version == 0x03000000) return bad("is big-endian, which is not supported");
        if (version != 2 && version != 3) return bad(fmt::format("has version {}; 2 and 3 are supported", version));
        LORICA_ASSIGN(count_, number<uint64_t>());
        LORICA_ASSIGN(keys_, number<uint64_t>());
        if (count_ > kMostTensors || keys_ > kMostKeys) return bad(fmt::format("announces {} tensors and {} keys, which is too many", count_, keys_));
        // A tensor's entry takes at least 8 + 4 + 8 + 4 + 8 bytes, a key's 8 + 4 + 1.
        if (count_ * 32 > bytes_.size() || keys_ * 13 > bytes_.size()) return bad("announces more tensors and keys than it has bytes for");
        return {};
    }

    Result<GgufValue> scalar(uint32_t type) {
        switch (type) {
            case U8: { LORICA_ASSIGN(const auto v, number<uint8_t>()); return GgufValue{static_cast<int64_t>(v)}; }
            case I8: { LORICA_ASSIGN(const auto v, number<int8_t>()); return GgufValue{static_cast<int64_t>(v)}; }
            case U16: { LORICA_ASSIGN(const auto v, number<uint16_t>()); return GgufValue{static_cast<int64_t>(v)}; }
            case I16: { LORICA_ASSIGN(const auto v, number<int16_t>()); return GgufValue{static_cast<int64_t>(v)}; }
            case U32: { LORICA_ASSIGN(const auto v, number<uint32_t>()); return GgufValue{static_cast<int64_t>(v)}; }
            case I32: { LORICA_ASSIGN(const auto v, number<int32_t>()); return GgufValue{static_cast<int64_t>(v)}; }
            case U64: {
                LORICA_ASSIGN(const auto v, number<uint64_t>());
                if (v > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) return bad("an integer is out of range");
                return GgufValue{static_cast<int64_t>(v)};
            }
            case I64: { LORICA_ASSIGN(const auto v, number<int64_t>()); return GgufValue{v}; }
            case F32: { LORICA_ASSIGN(const auto v, number<float>()); return GgufValue{static_cast<double>(v)}; }
            case F64: { LORICA_ASSIGN(const auto v, number<double>()); return GgufValue{v}; }
            case Bool: {
                LORICA_ASSIGN(const auto v, number<uint8_t>());
                if (v > 1) return bad(fmt::format("a truth value is {}", v));
                return GgufValue{v == 1};
            }
            case String: { LORICA_ASSIGN(auto v, string()); return GgufValue{std::move(v)}; }
            default: return bad(fmt::format("a value has the unknown type {}", type));
        }
    }

    template <class T>
    Result<GgufValue> list(uint32_t type, uint64_t count) {
        std::vector<T> out;
        out.reserve(count);
        for (uint64_t i = 0; i < count; ++i) {
            LORICA_ASSIGN(auto value, scalar(type));
            out.push_back(std::get<T>(std::move(value)));
        }
        return GgufValue{std::move(out)};
    }

    Result<GgufValue> array() {
        LORICA_ASSIGN(const auto type, number<uint32_t>());
        LORICA_ASSIGN(const auto count, number<uint64_t>());
        if (type == Array) return bad("a list holds lists, which GGUF does not allow");
        if (type > F64) return bad(fmt::format("a list has the unknown element type {}", type));
        const uint64_t least = type == String ? 8 : static_cast<uint64_t>(kValueSize[type]);
        if (count > (bytes_.size() - at_) / least) return bad(fmt::format("a list of {} values goes beyond the end", count));
        if (type == String) return list<std::string>(type, count);
        if (type == Bool) return list<bool>(type, count);
        if (type == F32 || type == F64) return list<double>(type, count);
        return list<int64_t>(type, count);
    }

    Result<void> read_pair() {
        LORICA_ASSIGN(auto key, string());
        if (key.empty() || key.size() > 65535) return bad("a key is empty or too long");
        LORICA_ASSIGN(const auto type, number<uint32_t>());
        auto value = type == Array ? array() : scalar(type);
        if (!value) return std::move(value).error().during("reading the key " + key);
        if (!out_.metadata_.emplace(key, *std::move(value)).second) return bad("the key " + key + " is there twice");
        return {};
    }

    Result<void> read_alignment() {
        if (!out_.has("general.alignment")) return {};
        const auto* value = out_.peek<int64_t>("general.alignment");
        if (!value || *value <= 0 || static_cast<uint64_t>(*value) > kMostAlignment || *value % 8 != 0 || (*value & (*value - 1)) != 0)
            return bad("is not a power of two from 8 to 65536", "general.alignment");
        alignment_ = static_cast<uint64_t>(*value);
        return {};
    }

    Result<void> read_tensor_info() {
        GgufTensor tensor;
        LORICA_ASSIGN(tensor.name, string());
        if (tensor.name.empty() || tensor.name.size() > 63 || tensor.name.find('\0') != std::string::npos)
            return bad("a tensor's name is empty, too long or holds a NUL");
        const std::string what = "tensor " + tensor.name;
        LORICA_ASSIGN(const auto dimensions, number<uint32_t>());
        if (dimensions < 1 || dimensions > 4) return bad(fmt::format("has {} dimensions; 1 to 4 are allowed", dimensions), what);
        uint64_t elements = 1;
        for (uint32_t d = 0; d < dimensions; ++d) {
            LORICA_ASSIGN(const auto size, number<int64_t>());
            if (size <= 0 || __builtin_mul_overflow(elements, static_cast<uint64_t>(size), &elements) || elements > (uint64_t{1} << 62))
                return bad("its dimensions are not positive or too large", what);
            tensor.shape.insert(tensor.shape.begin(), size);
        }
        LORICA_ASSIGN(tensor.type, number<uint32_t>());
        const BlockType* type = block_type(tensor.type);
        if (!type) return bad(fmt::format("has the unknown type {}", tensor.type), what);
        if (tensor.shape.back() % type->values != 0)
            return bad(fmt::format("has rows of {} values, not a multiple of {}'s block of {}", tensor.shape.back(), type->name, type->values), what);
        uint64_t size = 0;
        if (__builtin_mul_overflow(elements / static_cast<uint64_t>(type->values), static_cast<uint64_t>(type->bytes), &size))
            return bad("is too large", what);
        LORICA_ASSIGN(const auto offset, number<uint64_t>());
        if (!out_.index_.emplace(tensor.name, out_.tensors_.size()).second) return bad("is there twice", what);
        out_.tensors_.push_back(std::move(tensor));
        offsets_.push_back({offset, size});
        return {};
    }

    Result<void> place_tensors() {
        const uint64_t start = (at_ + alignment_ - 1) / alignment_ * alignment_;
        if (!out_.tensors_.empty() && start > bytes_.size()) return bad("ends before its tensors: it is truncated");
        const uint64_t room = start > bytes_.size() ? 0 : bytes_.size() - start;
        uint64_t expected = 0;
        for (size_t i = 0; i < out_.tensors_.size(); ++i) {
            auto& tensor = out_.tensors_[i];
            const auto [offset, size] = offsets_[i];
            const std::string what = "tensor " + tensor.name;
            if (offset != expected)
                return bad(fmt::format("begins at byte {} of the data, but {} is its place: tensors overlap or leave a hole", offset, expected), what);
            if (offset > room || size > room - offset)
                return bad(fmt::format("needs {} bytes from byte {} of the data, but the file holds {}: it is truncated", size, offset, room), what);
            tensor.bytes = bytes_.subspan(start + offset, size);
            expected = (offset + size + alignment_ - 1) / alignment_ * alignment_;
        }
        if (expected < room) out_.warnings_.push_back(fmt::format("{} bytes follow the last tensor", room - expected));
        return {};
    }

    std::span<const std::byte> bytes_;
    GgufFile& out_;
    uint64_t at_ = 0, count_ = 0, keys_ = 0, alignment_ = 32;
    std::vector<std::pair<uint64_t, uint64_t>> offsets_;
};

int64_t GgufTensor::elements() const {
    int64_t product = 1;
    for (const int64_t size : shape) product *= size;
    return product;
}

Result<GgufFile> GgufFile::open(const fs::path& path) {
    LORICA_ASSIGN(MappedFile file, MappedFile::open(path));
    LORICA_TRY(refuse_pickle(path));
    auto shared = std::make_shared<const MappedFile>(std::move(file));
    LORICA_ASSIGN(GgufFile out, parse(shared->bytes(), path.string()));
    out.file_ = std::move(shared);
    return out;
}

Result<GgufFile> GgufFile::parse(std::span<const std::byte> bytes, const std::string& name) {
    GgufFile out;
    out.name_ = name;
    LORICA_TRY(GgufParser(bytes, out).parse());
    return out;
}

const GgufTensor* GgufFile::find(const std::string& name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : &tensors_[found->second];
}

template <class T>
Result<T> GgufFile::get(const std::string& key) const {
    const auto found = metadata_.find(key);
    if (found == metadata_.end())
        return Error{ErrorCode::BadInput, "lacks the key " + key, name_, "The file is not a complete model."};
    if (const T* value = std::get_if<T>(&found->second)) return *value;
    if constexpr (std::is_same_v<T, double>)
        if (const auto* value = std::get_if<int64_t>(&found->second)) return static_cast<double>(*value);
    return Error{ErrorCode::BadInput, fmt::format("is {}, but must be {}", name_of(found->second), name_of(GgufValue{T{}})), name_ + ", key " + key};
}

template Result<bool> GgufFile::get(const std::string&) const;
template Result<int64_t> GgufFile::get(const std::string&) const;
template Result<double> GgufFile::get(const std::string&) const;
template Result<std::string> GgufFile::get(const std::string&) const;
template Result<std::vector<bool>> GgufFile::get(const std::string&) const;
template Result<std::vector<int64_t>> GgufFile::get(const std::string&) const;
template Result<std::vector<double>> GgufFile::get(const std::string&) const;
template Result<std::vector<std::string>> GgufFile::get(const std::string&) const;

}  // namespace lorica
