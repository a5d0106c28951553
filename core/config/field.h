// SPDX-License-Identifier: GPL-3.0-or-later
// A declared setting: key, member, label, help, unit, range, names, tier. Values, any thread.
//
// A group is a struct with in-class defaults and one constexpr tuple of fields:
//     struct TrainSettings {
//         double learning_rate = 2e-4;
//         static constexpr auto fields = std::tuple{
//             field("learning_rate", &TrainSettings::learning_rate, {.label = "Learning rate", .help = "...", .min = 0, .max = 1})};
//     };
// The form, the flags, the JSON, the help page and the diff of two runs all derive from that tuple.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/error.h"

namespace lorica {

// Who needs to see a field: everyone, people who know, people who must.
enum class Tier { Basic, Advanced, Expert };

struct FieldMeta {
    const char* label = "";
    const char* help = "";              // what it does, then when to change it
    const char* unit = "";              // shown behind the value
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    double step = 0;                    // of a spin box; 0 chooses one
    const char* options = "";           // "a|b|c": the only values; empty: free
    Tier tier = Tier::Advanced;
    const char* enabled_when = "";      // "key.path=value|value2"; empty: always
    const char* old_names = "";         // "name|name": accepted when reading
};

template <class Group, class T>
struct Field {
    const char* key;
    T Group::* member;
    FieldMeta meta;
};

template <class Group, class T>
constexpr Field<Group, T> field(const char* key, T Group::* member, FieldMeta meta) {
    return {key, member, meta};
}

enum class FieldKind { Bool, Integer, Number, Text, List };

template <class T> constexpr FieldKind field_kind();
template <> constexpr FieldKind field_kind<bool>() { return FieldKind::Bool; }
template <> constexpr FieldKind field_kind<int64_t>() { return FieldKind::Integer; }
template <> constexpr FieldKind field_kind<double>() { return FieldKind::Number; }
template <> constexpr FieldKind field_kind<std::string>() { return FieldKind::Text; }
template <> constexpr FieldKind field_kind<std::vector<std::string>>() { return FieldKind::List; }

// One field of a live object, its type erased. Valid while that object lives.
struct FieldRef {
    std::string path;  // "train.learning_rate"
    FieldMeta meta;
    FieldKind kind;
    void* value;       // bool, int64_t, double, std::string or std::vector<std::string>, as `kind` says

    nlohmann::json get() const;
    // The value as people type it: "true", "0.0002", "q_proj,v_proj"; a list with commas inside as JSON, ["Well, then?"].
    std::string text() const;
    // Type, range and option checks; on an error the value is unchanged. `where` names the path.
    Result<void> set(const nlohmann::json& value) const;
    Result<void> set_text(const std::string& text) const;
};

// The fields of `group`, each path prefixed with "prefix." if that is not empty.
template <class Group>
void append_fields(std::vector<FieldRef>& out, Group& group, const std::string& prefix) {
    std::apply(
        [&](const auto&... one) {
            (out.push_back({prefix.empty() ? one.key : prefix + "." + one.key, one.meta,
                            field_kind<std::remove_reference_t<decltype(group.*(one.member))>>(), &(group.*(one.member))}),
             ...);
        },
        Group::fields);
}

// A finding about a configuration. Errors stop a run; warnings are shown.
struct Diagnostic {
    bool is_error = true;
    std::string path;     // the key it belongs to, or empty
    std::string message;
    std::string hint = {};
};

std::vector<std::string> split_options(std::string_view options);
// The candidate with the smallest edit distance to `name`, or empty if none is near.
std::string nearest_name(const std::string& name, const std::vector<std::string>& candidates);

}  // namespace lorica
