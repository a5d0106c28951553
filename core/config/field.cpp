// SPDX-License-Identifier: GPL-3.0-or-later
// Reading, writing and checking one declared setting. Any thread.
#include "core/config/field.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace lorica {
namespace {

template <class T>
T& as(const FieldRef& ref) { return *static_cast<T*>(ref.value); }

Error bad_value(const FieldRef& ref, const std::string& message) {
    return Error{ErrorCode::BadInput, message, ref.path};
}

Result<void> check_range(const FieldRef& ref, double value) {
    if (!std::isfinite(value)) return bad_value(ref, "must be a finite number");
    if (value >= ref.meta.min && value <= ref.meta.max) return {};
    if (!std::isfinite(ref.meta.max)) return bad_value(ref, fmt::format("is {}, but must be at least {}", value, ref.meta.min));
    if (!std::isfinite(ref.meta.min)) return bad_value(ref, fmt::format("is {}, but must be at most {}", value, ref.meta.max));
    return bad_value(ref, fmt::format("is {}, but must be between {} and {}", value, ref.meta.min, ref.meta.max));
}

Result<void> check_option(const FieldRef& ref, const std::string& value) {
    const auto options = split_options(ref.meta.options);
    if (options.empty() || std::find(options.begin(), options.end(), value) != options.end()) return {};
    Error error = bad_value(ref, fmt::format("is \"{}\", but must be one of: {}", value, fmt::join(options, ", ")));
    if (const auto near = nearest_name(value, options); !near.empty()) error.hint = "Did you mean \"" + near + "\"?";
    return error;
}

Result<void> set_list(const FieldRef& ref, const nlohmann::json& value) {
    std::vector<std::string> items;
    if (value.is_string()) return ref.set_text(value.get<std::string>());
    if (!value.is_array()) return bad_value(ref, "must be a list of names");
    for (const auto& item : value) {
        if (!item.is_string()) return bad_value(ref, "must be a list of names");
        items.push_back(item.get<std::string>());
    }
    as<std::vector<std::string>>(ref) = std::move(items);
    return {};
}

}  // namespace

std::vector<std::string> split_options(std::string_view options) {
    std::vector<std::string> out;
    while (!options.empty()) {
        const size_t bar = options.find('|');
        out.emplace_back(options.substr(0, bar));
        if (bar == std::string_view::npos) break;
        options.remove_prefix(bar + 1);
    }
    return out;
}

std::string nearest_name(const std::string& name, const std::vector<std::string>& candidates) {
    std::string best;
    size_t best_distance = std::max<size_t>(2, name.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        std::vector<size_t> row(candidate.size() + 1);
        for (size_t j = 0; j < row.size(); ++j) row[j] = j;
        for (size_t i = 1; i <= name.size(); ++i) {
            size_t diagonal = row[0];
            row[0] = i;
            for (size_t j = 1; j < row.size(); ++j) {
                const size_t up = row[j];
                row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (name[i - 1] != candidate[j - 1])});
                diagonal = up;
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = candidate;
        }
    }
    return best;
}

nlohmann::json FieldRef::get() const {
    switch (kind) {
        case FieldKind::Bool: return as<bool>(*this);
        case FieldKind::Integer: return as<int64_t>(*this);
        case FieldKind::Number: return as<double>(*this);
        case FieldKind::Text: return as<std::string>(*this);
        case FieldKind::List: return as<std::vector<std::string>>(*this);
    }
    return nullptr;
}

std::string FieldRef::text() const {
    switch (kind) {
        case FieldKind::Bool: return as<bool>(*this) ? "true" : "false";
        case FieldKind::Integer: return std::to_string(as<int64_t>(*this));
        case FieldKind::Number: return fmt::format("{}", as<double>(*this));
        case FieldKind::Text: return as<std::string>(*this);
        case FieldKind::List: {
            const auto& items = as<std::vector<std::string>>(*this);
            const bool plain = std::none_of(items.begin(), items.end(), [](const std::string& one) { return one.empty() || one.front() == '[' || one.find(',') != std::string::npos; });
            return plain ? fmt::format("{}", fmt::join(items, ",")) : nlohmann::json(items).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        }
    }
    return {};
}

Result<void> FieldRef::set(const nlohmann::json& json) const {
    switch (kind) {
        case FieldKind::Bool:
            if (!json.is_boolean()) return bad_value(*this, "must be true or false");
            as<bool>(*this) = json.get<bool>();
            return {};
        case FieldKind::Integer: {
            const bool whole = json.is_number_integer() || (json.is_number() && std::floor(json.get<double>()) == json.get<double>());
            if (!whole) return bad_value(*this, "must be a whole number");
            LORICA_TRY(check_range(*this, json.get<double>()));
            if (std::abs(json.get<double>()) > 9.0e15) return bad_value(*this, "is too large");
            as<int64_t>(*this) = json.is_number_integer() ? json.get<int64_t>() : static_cast<int64_t>(json.get<double>());
            return {};
        }
        case FieldKind::Number:
            if (!json.is_number()) return bad_value(*this, "must be a number");
            LORICA_TRY(check_range(*this, json.get<double>()));
            as<double>(*this) = json.get<double>();
            return {};
        case FieldKind::Text:
            if (!json.is_string()) return bad_value(*this, "must be text");
            LORICA_TRY(check_option(*this, json.get<std::string>()));
            as<std::string>(*this) = json.get<std::string>();
            return {};
        case FieldKind::List: return set_list(*this, json);
    }
    return {};
}

Result<void> FieldRef::set_text(const std::string& text) const {
    switch (kind) {
        case FieldKind::Bool:
            if (text == "true" || text == "1" || text == "yes" || text == "on") return set(true);
            if (text == "false" || text == "0" || text == "no" || text == "off") return set(false);
            return bad_value(*this, "is \"" + text + "\", but must be true or false");
        case FieldKind::Integer:
        case FieldKind::Number: {
            double number = 0;
            const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (code != std::errc() || end != text.data() + text.size())
                return bad_value(*this, "is \"" + text + "\", but must be a number");
            return set(number);
        }
        case FieldKind::Text: return set(text);
        case FieldKind::List: {
            if (text.starts_with('['))   // else a pattern that begins so
                if (const auto json = nlohmann::json::parse(text, nullptr, false); json.is_array()) return set_list(*this, json);
            std::vector<std::string> items;
            std::string item;
            for (const char c : text + ",") {
                if (c != ',') { item += c; continue; }
                if (!item.empty()) items.push_back(std::exchange(item, {}));
            }
            as<std::vector<std::string>>(*this) = std::move(items);
            return {};
        }
    }
    return {};
}

}  // namespace lorica
