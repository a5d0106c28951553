// SPDX-License-Identifier: GPL-3.0-or-later
// See config_fields.h. Any thread.
#include "core/formats/config_fields.h"

#include <fmt/format.h>

#include <cmath>

#include "core/formats/gguf_blocks.h"

namespace lorica {
namespace {

constexpr int64_t kLargest = int64_t{1} << 32;

}  // namespace

Error JsonFields::bad(const std::string& field, const std::string& message) const { return {ErrorCode::BadInput, message, file_ + ", " + field}; }

Error JsonFields::unsupported(const std::string& field, const std::string& message) const {
    return {ErrorCode::Unsupported, message, file_ + ", " + field};
}

Result<void> JsonFields::size(const char* key, int64_t& out, bool required) const {
    if (!has(key)) {
        if (required) return bad(key, "is missing");
        return {};
    }
    if (!json_[key].is_number_integer()) return bad(key, "must be a whole number, but is " + json_[key].dump().substr(0, 40));
    const auto value = json_[key].get<int64_t>();
    if (value <= 0 || value > kLargest) return bad(key, fmt::format("is {}, which is out of range", value));
    out = value;
    return {};
}

Result<void> JsonFields::number(const char* key, double& out) const {
    if (!has(key)) return {};
    if (!json_[key].is_number() || !(json_[key].get<double>() > 0) || !std::isfinite(json_[key].get<double>())) return bad(key, "must be a number over 0");
    out = json_[key].get<double>();
    return {};
}

Result<void> JsonFields::numbers(const char* key, size_t count, std::vector<double>& out) const {
    if (!has(key)) return bad(key, "is missing");
    const auto& list = json_[key];
    if (!list.is_array() || list.size() != count) return bad(key, fmt::format("must be a list of {} numbers", count));
    out.clear();
    for (const auto& one : list) {
        if (!one.is_number() || !(one.get<double>() > 0) || !std::isfinite(one.get<double>())) return bad(key, "must hold numbers over 0 alone");
        out.push_back(one.get<double>());
    }
    return {};
}

Result<void> JsonFields::flag(const char* key, bool& out) const {
    if (!has(key)) return {};
    if (!json_[key].is_boolean()) return bad(key, "must be true or false");
    out = json_[key].get<bool>();
    return {};
}

Result<std::string> JsonFields::text(const char* key, std::string otherwise) const {
    if (!has(key)) return otherwise;
    if (!json_[key].is_string()) return bad(key, "must be a text");
    return json_[key].get<std::string>();
}

Error GgufFields::bad(const std::string& key, const std::string& message) const {
    return {ErrorCode::BadInput, message, file_.name() + ", " + prefix_ + key};
}

Error GgufFields::unsupported(const std::string& key, const std::string& message) const {
    return {ErrorCode::Unsupported, message, file_.name() + ", " + prefix_ + key};
}

Result<void> GgufFields::size(const std::string& key, int64_t& out, bool required) const {
    if (!has(key) && !required) return {};
    LORICA_ASSIGN(out, file_.get<int64_t>(prefix_ + key));
    if (out <= 0 || out > kLargest) return bad(key, fmt::format("is {}, which is out of range", out));
    return {};
}

Result<void> GgufFields::number(const std::string& key, double& out) const {
    if (!has(key)) return {};
    LORICA_ASSIGN(out, file_.get<double>(prefix_ + key));
    if (!(out > 0) || !std::isfinite(out)) return bad(key, "is not a number over 0");
    // Numbers are written as float32; 9.9999997e-06 was 1e-05.
    out = std::stod(fmt::format("{:.7g}", out));
    return {};
}

Result<std::string> GgufFields::text(const std::string& key, std::string otherwise) const { return file_.get_or<std::string>(prefix_ + key, std::move(otherwise)); }

Result<std::vector<double>> GgufFields::tensor(const std::string& name, int64_t count) const {
    const GgufTensor* tensor = file_.find(name);
    if (tensor == nullptr) return std::vector<double>{};
    const std::string where = file_.name() + ", tensor " + name;
    if (tensor->type != 0 || tensor->elements() != count) return Error{ErrorCode::BadInput, fmt::format("must hold {} numbers of type F32", count), where};
    std::vector<float> values(static_cast<size_t>(count));
    decode_blocks(*block_type(0), tensor->bytes.data(), count, values.data());
    for (const float value : values)
        if (!(value > 0) || !std::isfinite(value)) return Error{ErrorCode::BadInput, "must hold numbers over 0 alone", where};
    return std::vector<double>(values.begin(), values.end());
}

}  // namespace lorica
