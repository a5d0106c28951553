// SPDX-License-Identifier: GPL-3.0-or-later
// JSON files of models and adapters, read without tolerance, and pieces of files made fit for a message. Any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/files.h"

namespace lorica {

// Valid UTF-8 without control characters, at most about `limit` bytes: how a name out of a file enters a message.
std::string legible(std::string_view text, size_t limit = 120);

// Refuses what RFC 8259 does not have (byte-order mark, NUL, comments, NaN, a second value), repeated keys and nesting
// over 64. The error names the line. `what` is how the place is called: the path.
Result<nlohmann::json> parse_strict_json(std::string_view text, const std::string& what);
// The same of a file of at most `limit` bytes, whose root must be an object.
Result<nlohmann::json> read_json_object(const fs::path& path, uint64_t limit = 16u << 20);

// Text of a JSON file; bytes that are not UTF-8 (a path may hold some) become U+FFFD.
std::string dump_json(const nlohmann::json& json);

}  // namespace lorica
