// SPDX-License-Identifier: GPL-3.0-or-later
// See module_match.h. Any thread.
#include "core/formats/module_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/formats/pattern.h"

namespace lorica {
namespace {

bool named(const std::string& path, const std::string& name) { return path == name || path.ends_with("." + name); }

// What one of the fields that take names or an expression says about each path.
Result<std::vector<bool>> chosen(const std::vector<std::string>& names, const std::string& regex, const std::vector<std::string>& paths,
                                 const std::string& where, bool strict) {
    std::vector<bool> out(paths.size(), false);
    if (!regex.empty() && regex != "all-linear") {
        LORICA_ASSIGN(const Pattern pattern, Pattern::compile(regex, Pattern::Place::Whole, where));
        for (size_t i = 0; i < paths.size(); ++i) out[i] = pattern.matches(paths[i]);
        if (strict && std::find(out.begin(), out.end(), true) == out.end())
            return Error{ErrorCode::BadInput, "no module's whole path matches \"" + regex + "\"", where, "A path is for instance " + (paths.empty() ? "" : paths.front()) + "."};
        return out;
    }
    if (regex == "all-linear") return std::vector<bool>(paths.size(), true);
    for (const std::string& name : names) {
        bool found = name == "all-linear";
        for (size_t i = 0; i < paths.size(); ++i)
            if (name == "all-linear" || named(paths[i], name)) out[i] = found = true;
        if (strict && !found)
            return Error{ErrorCode::BadInput, "no linear layer is called \"" + name + "\"", where,
                         "Use all-linear, or names such as " + (paths.empty() ? "q_proj" : paths.front().substr(paths.front().rfind('.') + 1)) + "."};
    }
    return out;
}

// The first number behind a dotted name, as PEFT's `.*?\.[^.]*\.(?P<idx>\d+)\.` finds it; -1: none.
int64_t layer_of(const std::string& path) {
    for (size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1)) {
        const size_t end = path.find('.', dot + 1);
        if (end == std::string::npos) return -1;
        const std::string part = path.substr(dot + 1, end - dot - 1);
        if (path.find('.') != dot && !part.empty() && part.size() < 10 && part.find_first_not_of("0123456789") == std::string::npos) return std::stoll(part);
    }
    return -1;
}

// The value of the first key that is the end of the path or an expression for it.
template <class T, class Set>
Result<void> apply_pattern(const std::map<std::string, T>& pattern, const std::vector<std::string>& paths, const std::string& where, bool strict, const Set& set) {
    std::vector<bool> taken(paths.size(), false);
    for (const auto& [key, value] : pattern) {
        LORICA_ASSIGN(const Pattern compiled, Pattern::compile("(.*\\.)?(" + key + ")$", Pattern::Place::Front, where));
        bool found = false;
        for (size_t i = 0; i < paths.size(); ++i) {
            if (!compiled.matches(paths[i])) continue;
            found = true;
            if (!taken[i]) set(i, value);
            taken[i] = true;
        }
        if (strict && !found) return Error{ErrorCode::BadInput, "no linear layer matches \"" + key + "\"", where, "Use names such as q_proj."};
    }
    return {};
}

}  // namespace

Result<std::vector<AdaptedModule>> match_modules(const PeftConfig& config, const std::vector<std::string>& paths, const std::string& where, bool strict) {
    const auto field = [&](const char* name) { return where + "." + name; };
    LORICA_ASSIGN(std::vector<bool> wanted, chosen(config.target_modules, config.target_regex, paths, field("target_modules"), strict));
    LORICA_ASSIGN(const std::vector<bool> excluded, chosen(config.exclude_modules, config.exclude_regex, paths, field("exclude_modules"), strict));
    LORICA_ASSIGN(const std::vector<bool> forward, chosen(config.feedforward_modules, config.feedforward_regex, paths, field("feedforward_modules"), strict));
    for (const std::string& name : config.modules_to_save) {
        LORICA_ASSIGN(const Pattern saved, Pattern::compile("(^|.*\\.)" + name + "($|\\..*)", Pattern::Place::Front, field("modules_to_save")));
        for (size_t i = 0; i < paths.size(); ++i) wanted[i] = wanted[i] && !saved.matches(paths[i]);
    }
    std::vector<AdaptedModule> out(paths.size());
    for (size_t i = 0; i < paths.size(); ++i) {
        const auto& layers = config.layers_to_transform;
        const bool layer = layers.empty() || std::find(layers.begin(), layers.end(), layer_of(paths[i])) != layers.end();
        out[i] = {wanted[i] && !excluded[i] && layer, forward[i], config.r, config.lora_alpha};
    }
    LORICA_TRY(apply_pattern(config.rank_pattern, paths, field("rank_pattern"), strict, [&](size_t i, int64_t r) { out[i].r = r; }));
    LORICA_TRY(apply_pattern(config.alpha_pattern, paths, field("alpha_pattern"), strict, [&](size_t i, double alpha) { out[i].lora_alpha = alpha; }));
    if (strict && std::none_of(out.begin(), out.end(), [](const AdaptedModule& one) { return one.adapted; }))
        return Error{ErrorCode::BadInput, "no layer is named, so nothing would train", field("target_modules"), "Use all-linear."};
    return out;
}

}  // namespace lorica
