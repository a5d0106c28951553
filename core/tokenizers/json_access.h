// SPDX-License-Identifier: GPL-3.0-or-later
// Checked access to members of a parsed tokenizer.json. Pure functions; any thread.
#pragma once

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"

namespace lorica::json_access {

using Value = nlohmann::ordered_json;

inline Error wrong(const std::string& where, const std::string& key, const char* wanted) {
    return Error{ErrorCode::BadInput, fmt::format("\"{}\" must be {}", key, wanted), where};
}

// `fallback` where the member is missing or null; an error where it has another type.
inline Result<bool> boolean(const Value& json, const std::string& key, bool fallback, const std::string& where) {
    const auto at = json.find(key);
    if (at == json.end() || at->is_null()) return fallback;
    if (!at->is_boolean()) return wrong(where, key, "true or false");
    return at->get<bool>();
}

inline Result<std::string> text(const Value& json, const std::string& key, const std::string& fallback, const std::string& where) {
    const auto at = json.find(key);
    if (at == json.end() || at->is_null()) return fallback;
    if (!at->is_string()) return wrong(where, key, "a string");
    return at->get<std::string>();
}

inline Result<int64_t> integer(const Value& json, const std::string& key, int64_t fallback, const std::string& where) {
    const auto at = json.find(key);
    if (at == json.end() || at->is_null()) return fallback;
    if (!at->is_number_integer() || (at->is_number_unsigned() && at->get<uint64_t>() > INT64_MAX)) return wrong(where, key, "an integer");
    return at->get<int64_t>();
}

// The "type" of a step, or an error where the step is no object with one.
inline Result<std::string> type_of(const Value& json, const std::string& where) {
    if (!json.is_object() || !json.contains("type") || !json["type"].is_string()) return wrong(where, "type", "a string");
    return json["type"].get<std::string>();
}

inline Error unsupported(const std::string& what, const std::string& type, const std::string& where) {
    return Error{ErrorCode::Unsupported, fmt::format("{} of type \"{}\" is not supported", what, type), where};
}

}  // namespace lorica::json_access
