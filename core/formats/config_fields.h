// SPDX-License-Identifier: GPL-3.0-or-later
// Checked access to the fields of config.json and of GGUF metadata; errors name file and field. Values, any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/formats/gguf.h"

namespace lorica {

// A field that is absent or null leaves `out` as it is, unless it is required.
class JsonFields {
public:
    JsonFields(const nlohmann::json& object, std::string file) : json_(object), file_(std::move(file)) {}

    bool has(const char* key) const { return json_.contains(key) && !json_[key].is_null(); }
    bool names(const char* key) const { return json_.contains(key); }  // null counts
    const nlohmann::json& at(const char* key) const { return json_[key]; }
    const std::string& file() const { return file_; }
    JsonFields inside(const char* key) const { return {json_[key], file_ + ", " + key}; }

    Result<void> size(const char* key, int64_t& out, bool required = false) const;    // a whole number over 0
    Result<void> number(const char* key, double& out) const;                          // over 0
    Result<void> numbers(const char* key, size_t count, std::vector<double>& out) const;
    Result<void> flag(const char* key, bool& out) const;
    Result<std::string> text(const char* key, std::string otherwise) const;
    Error bad(const std::string& field, const std::string& message) const;
    Error unsupported(const std::string& field, const std::string& message) const;

private:
    const nlohmann::json& json_;
    std::string file_;
};

// Keys are given without the architecture's prefix.
class GgufFields {
public:
    GgufFields(const GgufFile& file, std::string prefix) : file_(file), prefix_(std::move(prefix)) {}

    const GgufFile& file() const { return file_; }
    bool has(const std::string& key) const { return file_.has(prefix_ + key); }
    Result<void> size(const std::string& key, int64_t& out, bool required = false) const;
    Result<void> number(const std::string& key, double& out) const;
    Result<std::string> text(const std::string& key, std::string otherwise) const;
    // The values of a float32 tensor; empty where there is none.
    Result<std::vector<double>> tensor(const std::string& name, int64_t count) const;
    Error bad(const std::string& key, const std::string& message) const;
    Error unsupported(const std::string& key, const std::string& message) const;

private:
    const GgufFile& file_;
    std::string prefix_;
};

}  // namespace lorica
