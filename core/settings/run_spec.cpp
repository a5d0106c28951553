// SPDX-License-Identifier: GPL-3.0-or-later
// What derives from the declared settings: paths, JSON, validation, differences, help. Any thread.
#include "core/settings/run_spec.h"

#include <fmt/format.h>

#include <algorithm>

namespace lorica {
namespace {

bool has_name(const FieldRef& ref, const std::string& path) {
    if (ref.path == path) return true;
    const size_t dot = ref.path.find('.');
    const std::string group = dot == std::string::npos ? "" : ref.path.substr(0, dot + 1);
    for (const auto& old : split_options(ref.meta.old_names))
        if (group + old == path) return true;
    return false;
}

Error unknown_field(const std::string& path, const std::vector<FieldRef>& all) {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(one.path);
    Error error{ErrorCode::Usage, "unknown setting \"" + path + "\""};
    const size_t dot = path.find('.');
    std::string near = nearest_name(path, names);
    if (near.empty() && dot == std::string::npos)  // the group was left out
        for (const auto& name : names)
            if (name.ends_with("." + path)) near = name;
    error.hint = near.empty() ? "lorica train --help lists them." : "Did you mean \"" + near + "\"?";
    return error;
}

void load_object(std::vector<FieldRef>& all, const nlohmann::json& json, const std::string& prefix, std::vector<Diagnostic>& out) {
    for (const auto& [key, value] : json.items()) {
        const std::string path = prefix.empty() ? key : prefix + "." + key;
        const auto found = std::find_if(all.begin(), all.end(), [&](const FieldRef& ref) { return has_name(ref, path); });
        if (found != all.end()) {
            if (auto set = found->set(value); !set) out.push_back({true, path, set.error().message, set.error().hint});
        } else if (value.is_object() && prefix.empty()) {
            load_object(all, value, path, out);
        } else {
            const Error error = unknown_field(path, all);
            out.push_back({true, path, error.message, error.hint});
        }
    }
}

double usual_learning_rate(const std::string& method) {
    if (method == "full") return 2e-5;
    return method == "ia3" ? 3e-3 : method == "prefix" ? 5e-3 : TrainSettings{}.learning_rate;
}

// A rate over which training tends to diverge, as far as one can say.
double high_learning_rate(const std::string& method) {
    if (method == "full") return 1e-3;
    return method == "ia3" || method == "prefix" ? 5e-2 : 5e-3;
}

std::string title_of(const std::string& method) {
    if (method == "full") return "full fine-tuning";
    return method == "ia3" ? "(IA)³" : method == "prefix" ? "prefix tuning" : method == "bottleneck" ? "bottleneck adapters" : "LoRA";
}

void check_prefix(const AdapterSettings& adapter, std::vector<Diagnostic>& out) {
    if (adapter.init_weights != "default" && adapter.init_weights != "zero")
        out.push_back({true, "adapter.init_weights", adapter.init_weights + " is for bottlenecks", "Use default, or zero."});
    if (!adapter.prefix_init_text.empty() && adapter.prefix_projection)
        out.push_back({true, "adapter.prefix_init_text", "a projection cannot begin as a text", "Leave one of the two out."});
    if (!adapter.prefix_init_text.empty() && adapter.init_weights == "zero")
        out.push_back({true, "adapter.init_weights", "the prefix cannot begin as zero and as a text", "Leave one of the two out."});
}

void check_combined(const RunSpec& spec, std::vector<Diagnostic>& out) {
    const auto& parts = spec.adapter.combine;
    if (!parts.empty() && spec.method == "full")
        out.push_back({true, "adapter.combine", "full fine-tuning has no adapter to combine with", "Leave it empty, or use lora."});
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != "bottleneck" && parts[i] != "prefix")
            out.push_back({true, "adapter.combine", "\"" + parts[i] + "\" cannot be combined", "There are bottleneck and prefix."});
        else if (parts[i] == spec.method || std::find(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i), parts[i]) != parts.begin() + static_cast<std::ptrdiff_t>(i))
            out.push_back({true, "adapter.combine", parts[i] + " is there already", "Name each method once."});
    }
}

// What a method asks of the other settings.
void check_method(const RunSpec& spec, std::vector<Diagnostic>& out) {
    const AdapterSettings& adapter = spec.adapter;
    if (spec.train.learning_rate > high_learning_rate(spec.method))
        out.push_back({false, "train.learning_rate", "is high for " + title_of(spec.method) + "; the loss may diverge",
                       fmt::format("{:g} is usual.", usual_learning_rate(spec.method))});
    const bool started = adapter.init_lora_weights == "pissa" || adapter.init_lora_weights == "olora";
    if (started && adapter.use_rslora && (!adapter.rank_pattern.empty() || !adapter.alpha_pattern.empty()))
        out.push_back({true, "adapter.init_lora_weights", adapter.init_lora_weights + " with rank-stabilised scales cannot be saved with a rank or alpha pattern",
                       "Leave out the pattern, or set use_rslora to false."});
    const bool targets = spec.method != "full" && spec.method != "prefix" && spec.method != "bottleneck";
    if (targets && adapter.target_modules.empty() && adapter.init_from.empty())
        out.push_back({true, "adapter.target_modules", "names no layer", "Use all-linear, or names such as q_proj,v_proj."});
    check_combined(spec, out);
    if (has_part(spec, "prefix")) check_prefix(adapter, out);
    if (has_part(spec, "bottleneck") && adapter.init_weights == "zero")
        out.push_back({true, "adapter.init_weights", "zero is for prefixes", "Use mam_adapter: its second layer begins as zero."});
}

// A learning rate that nobody chose follows the method.
void follow_method(RunSpec& spec, const std::string& before) {
    if (spec.train.learning_rate == usual_learning_rate(before)) spec.train.learning_rate = usual_learning_rate(spec.method);
}

void check_rules(const RunSpec& spec, std::vector<Diagnostic>& out) {
    if (spec.train.max_grad_norm > 100)
        out.push_back({false, "train.max_grad_norm", "a clip over 100 hardly ever acts", "0 turns clipping off."});
    check_method(spec, out);
    if (spec.train.early_stopping_patience > 0 && spec.data.validation_fraction == 0 && spec.data.validation_path.empty())
        out.push_back({true, "train.early_stopping_patience", "early stopping needs held-out rows",
                       "Set data.validation_fraction, or data.validation_path."});
    if ((!spec.train.sample_prompts.empty() || spec.train.sample_rows > 0) && spec.data.validation_fraction == 0 && spec.data.validation_path.empty())
        out.push_back({true, spec.train.sample_rows > 0 ? "train.sample_rows" : "train.sample_prompts", "samples come with evaluations, which need held-out rows",
                       "Set data.validation_fraction, or data.validation_path."});
    if (spec.train.load_best_model_at_end && spec.data.validation_fraction == 0 && spec.data.validation_path.empty())
        out.push_back({true, "train.load_best_model_at_end", "keeping the best needs held-out rows",
                       "Set data.validation_fraction, or data.validation_path."});
    if (!spec.data.stratify_by_column.empty() && (spec.data.validation_fraction == 0 || !spec.data.validation_path.empty()))
        out.push_back({true, "data.stratify_by_column", "no rows are drawn to be held out, so none can be drawn by a column",
                       "Set data.validation_fraction and no data.validation_path, or leave this empty."});
    if ((spec.method == "qlora" || spec.method == "qdora") && spec.model.quant.type == "int8")
        out.push_back({true, "quant.type", "int8 is not " + spec.method + "'s", "Use nf4 or fp4, or method lora8bit."});
    if (spec.method == "lora8bit" && spec.model.quant.on() && spec.model.quant.type != "int8")
        out.push_back({true, "quant.type", spec.model.quant.type + " is not lora8bit's", "Use int8, or method qlora."});
    if (spec.method == "full" && spec.model.quant.on())
        out.push_back({true, "quant.type", "a quantized base cannot train in full", "Use none, or method qlora."});
    for (const auto& entry : spec.data.mix)
        if (entry.empty() || entry.front() == '|') out.push_back({true, "data.mix", "\"" + entry + "\" names no data set", "Write PATH or PATH|0.5."});
    for (const auto& pair : spec.data.map)
        if (const size_t equals = pair.find('='); equals == 0 || equals == std::string::npos || equals + 1 == pair.size())
            out.push_back({true, "data.map", "\"" + pair + "\" is not role=column", "For instance instruction=question."});
    if (spec.model.device != "auto" && spec.model.device != "cpu" && !spec.model.device.starts_with("cuda"))
        out.push_back({true, "model.device", "\"" + spec.model.device + "\" is not auto, cpu or cuda:N"});
}

}  // namespace

bool has_part(const RunSpec& spec, const std::string& part) {
    const auto& also = spec.adapter.combine;
    return spec.method == part || std::find(also.begin(), also.end(), part) != also.end();
}

std::vector<FieldRef> fields_of(RunSpec& spec) {
    std::vector<FieldRef> out;
    append_fields(out, spec, "");
    append_fields(out, spec.model, "model");
    append_fields(out, spec.model.quant, "quant");
    append_fields(out, spec.data, "data");
    append_fields(out, spec.adapter, "adapter");
    append_fields(out, spec.train, "train");
    return out;
}

Result<void> set_field(RunSpec& spec, const std::string& path, const std::string& text) {
    const auto all = fields_of(spec);
    for (const auto& ref : all)
        if (has_name(ref, path)) {
            const std::string before = spec.method;
            LORICA_TRY(ref.set_text(text));
            follow_method(spec, before);
            return {};
        }
    return unknown_field(path, all);
}

nlohmann::json to_json(const RunSpec& spec) {
    RunSpec copy = spec;
    nlohmann::json out = nlohmann::json::object();
    for (const auto& ref : fields_of(copy)) {
        const size_t dot = ref.path.find('.');
        if (dot == std::string::npos) out[ref.path] = ref.get();
        else out[ref.path.substr(0, dot)][ref.path.substr(dot + 1)] = ref.get();
    }
    return out;
}

std::vector<Diagnostic> load_json(RunSpec& spec, const nlohmann::json& json) {
    std::vector<Diagnostic> out;
    if (!json.is_object()) return {{true, "", "a run specification must be a JSON object"}};
    auto all = fields_of(spec);
    const std::string before = spec.method;
    if (json.contains("method") && json["method"].is_string()) spec.method = json["method"].get<std::string>();
    follow_method(spec, before);  // what the object itself says comes after
    spec.method = before;
    load_object(all, json, "", out);
    return out;
}

bool is_enabled(const RunSpec& spec, const FieldRef& field) {
    const std::string rule = field.meta.enabled_when;
    const size_t equals = rule.find('=');
    if (equals == std::string::npos) return true;
    RunSpec copy = spec;
    for (const auto& ref : fields_of(copy)) {
        if (ref.path != rule.substr(0, equals)) continue;
        const auto values = split_options(rule.substr(equals + 1));
        const auto holds = [&](const std::string& value) { return std::find(values.begin(), values.end(), value) != values.end(); };
        const auto& also = spec.adapter.combine;
        return holds(ref.text()) || (ref.path == "method" && std::any_of(also.begin(), also.end(), holds));
    }
    return true;
}

bool is_enabled(const RunSpec& spec, const std::string& path) {
    RunSpec copy = spec;
    const auto all = fields_of(copy);
    const auto found = std::find_if(all.begin(), all.end(), [&](const FieldRef& ref) { return has_name(ref, path); });
    return found != all.end() && is_enabled(spec, *found);
}

RunSpec resolved(RunSpec spec) {
    if (!spec.model.quant.on() && (spec.method == "qlora" || spec.method == "qdora")) spec.model.quant.type = "nf4";
    if (!spec.model.quant.on() && spec.method == "lora8bit") spec.model.quant.type = "int8";
    return spec;
}

std::vector<Diagnostic> validate(const RunSpec& spec) {
    RunSpec copy = spec;
    std::vector<Diagnostic> out;
    for (const auto& ref : fields_of(copy))
        if (auto checked = ref.set(ref.get()); !checked)
            out.push_back({true, ref.path, checked.error().message, checked.error().hint});
    check_rules(spec, out);
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.is_error > b.is_error; });
    return out;
}

std::vector<FieldDifference> differences(const RunSpec& left, const RunSpec& right) {
    RunSpec a = left, b = right;
    const auto fields_a = fields_of(a), fields_b = fields_of(b);
    std::vector<FieldDifference> out;
    for (size_t i = 0; i < fields_a.size(); ++i)
        if (fields_a[i].get() != fields_b[i].get()) out.push_back({fields_a[i].path, fields_a[i].text(), fields_b[i].text()});
    return out;
}

std::string settings_help() {
    RunSpec defaults;
    std::string out = "# Settings\n\n| key | default | what it does |\n| --- | --- | --- |\n";
    for (const auto& ref : fields_of(defaults)) {
        std::string values = ref.meta.options;
        std::replace(values.begin(), values.end(), '|', '/');
        out += fmt::format("| `{}` | {} | {}{} |\n", ref.path, ref.text().empty() ? "–" : ref.text(), ref.meta.help,
                           values.empty() ? "" : " (" + values + ")");
    }
    return out;
}

}  // namespace lorica
