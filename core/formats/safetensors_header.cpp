// SPDX-License-Identifier: GPL-3.0-or-later
// A small state machine over nlohmann's SAX events. Any thread.
#include "core/formats/safetensors_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

#include "core/formats/strict_json.h"

namespace lorica {
namespace {

using Json = nlohmann::json;

constexpr int kDepthLimit = 64;
constexpr size_t kMostDimensions = 64;
constexpr uint64_t kMostElements = uint64_t{1} << 62;

class Reader : public nlohmann::json_sax<Json> {
public:
    explicit Reader(SafetensorsHeader& out) : out_(out) {}

    std::string fault = {}, tensor = {};  // what was wrong, and in which entry
    size_t fault_byte = 0;

    bool null() override { return level_ == Level::Root && key_ == "__metadata__" ? true : other(); }
    bool boolean(bool) override { return other(); }
    bool number_integer(number_integer_t) override { return other(); }
    bool number_float(number_float_t, const string_t&) override { return other(); }
    bool binary(binary_t&) override { return other(); }

    bool number_unsigned(number_unsigned_t value) override {
        if (level_ == Level::Shape) {
            if (value > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) return fail("a dimension is out of range");
            if (shape_->size() == kMostDimensions) return fail(fmt::format("has more than {} dimensions", kMostDimensions));
            shape_->push_back(static_cast<int64_t>(value));
            return true;
        }
        if (level_ != Level::Offsets) return other();
        offsets_->push_back(value);
        return offsets_->size() <= 2 ? true : fail("data_offsets is not [begin, end]");
    }

    bool string(string_t& value) override {
        if (level_ == Level::Metadata) {
            if (!out_.metadata.emplace(key_, value).second) return fail("__metadata__ names \"" + legible(key_) + "\" twice");
            return true;
        }
        if (level_ != Level::Entry || key_ != "dtype") return other();
        dtype_ = dtype_from(value);
        return dtype_ ? true : fail("unknown dtype \"" + legible(value) + "\"; known are " + all_dtype_names());
    }

    bool key(string_t& name) override {
        if (level_ == Level::Root && !names_.insert(name).second) return fail("the header names \"" + legible(name) + "\" twice");
        if (level_ == Level::Entry && !fields_.insert(name).second) return fail("the entry names \"" + legible(name) + "\" twice");
        key_ = std::move(name);
        if (level_ == Level::Root) tensor = key_ == "__metadata__" ? "" : key_;
        return true;
    }

    bool start_object(std::size_t) override {
        switch (level_) {
            case Level::Start: level_ = Level::Root; return true;
            case Level::Root:
                if (key_ == "__metadata__") {
                    level_ = Level::Metadata;
                    return true;
                }
                level_ = Level::Entry;
                fields_.clear();
                dtype_.reset();
                shape_.reset();
                offsets_.reset();
                return true;
            default: return open_other();
        }
    }

    bool end_object() override {
        switch (level_) {
            case Level::Root: level_ = Level::Start; return true;
            case Level::Metadata: level_ = Level::Root; return true;
            case Level::Entry: level_ = Level::Root; return finish_entry();
            default: return close_other();
        }
    }

    bool start_array(std::size_t) override {
        if (level_ == Level::Entry && key_ == "shape") {
            shape_.emplace();
            level_ = Level::Shape;
            return true;
        }
        if (level_ == Level::Entry && key_ == "data_offsets") {
            offsets_.emplace();
            level_ = Level::Offsets;
            return true;
        }
        return open_other();
    }

    bool end_array() override {
        if (level_ != Level::Shape && level_ != Level::Offsets) return close_other();
        level_ = Level::Entry;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        fault_byte = position;
        tensor.clear();
        fault = "the header is not valid JSON";
        return false;
    }

private:
    enum class Level { Start, Root, Metadata, Entry, Shape, Offsets, Ignored };

    bool fail(std::string what) {
        fault = std::move(what);
        return false;
    }

    // A value that has no place here, or belongs to a field that we do not know.
    bool other() {
        switch (level_) {
            case Level::Start: return fail("the header is not a JSON object");
            case Level::Root:
                return fail(key_ == "__metadata__" ? "__metadata__ is not an object" : "the header's entry is not an object");
            case Level::Metadata: return fail("__metadata__ \"" + legible(key_) + "\" is not text");
            case Level::Shape: return fail("a dimension is not a whole number within range");
            case Level::Offsets: return fail("data_offsets is not [begin, end]");
            case Level::Entry:
                if (key_ == "dtype" || key_ == "shape" || key_ == "data_offsets") return fail("its " + key_ + " has the wrong type");
                return true;
            case Level::Ignored: return true;
        }
        return true;
    }

    bool open_other() {
        if (level_ != Level::Ignored && !other()) return false;
        level_ = Level::Ignored;
        return ++ignored_ <= kDepthLimit ? true : fail("the header is nested too deeply");
    }

    bool close_other() {
        if (--ignored_ == 0) level_ = Level::Entry;  // only an entry may hold unknown fields
        return true;
    }

    bool finish_entry() {
        if (!dtype_) return fail("the header's entry has no dtype");
        if (!shape_) return fail("the header's entry has no shape");
        if (!offsets_ || offsets_->size() != 2 || (*offsets_)[1] < (*offsets_)[0]) return fail("data_offsets is not [begin, end]");
        uint64_t product = 1, bits = 0;
        for (const int64_t size : *shape_) {
            const auto factor = static_cast<uint64_t>(std::max<int64_t>(size, 1));  // [0, 2^63] must not pass as "nothing"
            if (__builtin_mul_overflow(product, factor, &product) || product > kMostElements) return fail("its shape is too large");
        }
        if (std::find(shape_->begin(), shape_->end(), 0) != shape_->end()) product = 0;
        if (__builtin_mul_overflow(product, static_cast<uint64_t>(bits_of(*dtype_)), &bits)) return fail("its shape is too large");
        if (bits % 8 != 0) return fail("its values do not fill whole bytes");
        const uint64_t begin = (*offsets_)[0], end = (*offsets_)[1];
        if (end - begin != bits / 8)
            return fail(fmt::format("takes {} bytes, but its shape and dtype need {}", end - begin, bits / 8));
        out_.entries.push_back({tensor, *dtype_, *std::move(shape_), begin, end});
        return true;
    }

    SafetensorsHeader& out_;
    Level level_ = Level::Start;
    int ignored_ = 0;
    std::string key_;
    std::unordered_set<std::string> names_, fields_;
    std::optional<DType> dtype_;
    std::optional<std::vector<int64_t>> shape_;
    std::optional<std::vector<uint64_t>> offsets_;
};

}  // namespace

Result<SafetensorsHeader> parse_safetensors_header(std::string_view text, const std::string& file) {
    SafetensorsHeader out;
    Reader reader(out);
    if (text.find('\0') != std::string_view::npos) reader.fault = "the header holds a NUL byte";
    if (text.starts_with("\xef\xbb\xbf")) reader.fault = "the header begins with a byte-order mark";
    bool good = reader.fault.empty();
    try {
        good = good && nlohmann::json::sax_parse(text.begin(), text.end(), &reader);
    } catch (const nlohmann::json::exception&) {
        good = false;
    }
    if (good) return out;
    if (reader.fault.empty()) reader.fault = "the header is not valid JSON";
    std::string where = file;
    if (!reader.tensor.empty()) where += ", tensor " + legible(reader.tensor);
    if (reader.fault_byte > 0) where += fmt::format(", byte {}", 8 + reader.fault_byte);
    return Error{ErrorCode::BadInput, reader.fault, where, "The file is damaged or not a safetensors file."};
}

}  // namespace lorica
