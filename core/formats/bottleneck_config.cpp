// SPDX-License-Identifier: GPL-3.0-or-later
// See bottleneck_config.h. Any thread.
#include "core/formats/bottleneck_config.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace lorica {
namespace {

constexpr const char* kNonLinearities[] = {"relu", "gelu", "gelu_new", "silu", "swish", "tanh", "leakyrelu"};
constexpr const char* kNamed[] = {"mh_adapter", "output_adapter", "reduction_factor", "non_linearity", "original_ln_before", "is_parallel", "scaling",
                                  "dropout", "init_weights", "leave_out", "original_ln_after", "architecture"};

Error bad(const std::string& file, const std::string& field, const std::string& message) { return {ErrorCode::BadInput, message, file + ", config." + field}; }

template <class T>
Result<void> read(const nlohmann::json& json, const char* key, T& out, const std::string& file, bool required = false) {
    if (!json.contains(key) || json[key].is_null()) return required ? Result<void>(bad(file, key, "is missing")) : Result<void>();
    try {
        out = json[key].get<T>();
    } catch (const nlohmann::json::exception&) {
        return bad(file, key, "has an unexpected type: " + json[key].dump().substr(0, 40));
    }
    return {};
}

// What changes the function that the tensors stand for, and is not known here.
Result<void> check_others(const nlohmann::json& json, const std::string& file) {
    const auto on = [&](const char* key) { return json.contains(key) && !json[key].is_null() && json[key] != false && json[key] != 0; };
    for (const char* key : {"ln_before", "ln_after", "use_gating", "inv_adapter", "cross_adapter", "phm_layer", "stochastic_depth"})
        if (on(key)) return Error{ErrorCode::Unsupported, std::string("bottleneck adapters with ") + key + " are not supported", file};
    for (const char* key : {"scaling", "reduction_factor"})
        if (json.contains(key) && !json[key].is_number())
            return Error{ErrorCode::Unsupported, std::string(key) + " is " + json[key].dump().substr(0, 40) + "; only one number for all layers is supported", file};
    const auto other_than_true = [&](const char* key) { return json.contains(key) && json[key] != true; };
    const bool reads_sum = json.contains("original_ln_before") && json["original_ln_before"] == true && !(json.contains("is_parallel") && json["is_parallel"] == true);
    if (other_than_true("original_ln_after") || (reads_sum && other_than_true("residual_before_ln")))
        return Error{ErrorCode::Unsupported, "bottleneck adapters with original_ln_after false or another residual_before_ln are not supported", file};
    return {};
}

Result<void> check(const BottleneckConfig& config, const std::string& file) {
    if (!std::isfinite(config.reduction_factor) || config.reduction_factor <= 0) return bad(file, "reduction_factor", "must be over 0");
    if (!std::isfinite(config.scaling)) return bad(file, "scaling", "must be a finite number");
    if (!(config.dropout >= 0 && config.dropout < 1)) return bad(file, "dropout", "must be at least 0 and below 1");
    if (!config.mh_adapter && !config.output_adapter) return bad(file, "output_adapter", "is off, and so is mh_adapter: there is no adapter");
    if (!is_known_non_linearity(config.non_linearity)) return bad(file, "non_linearity", "\"" + config.non_linearity + "\" is not supported");
    const bool plain = !config.name.empty() && config.name.find_first_of("./\\") == std::string::npos;
    if (!plain) return Error{ErrorCode::BadInput, "is empty or holds a dot or a slash", file + ", name"};
    return {};
}

}  // namespace

int64_t BottleneckConfig::width(int64_t hidden) const {
    return std::max<int64_t>(1, static_cast<int64_t>(std::floor(static_cast<double>(hidden) / reduction_factor)));
}

BottleneckConfig usual_bottleneck(const std::string& placement) {
    BottleneckConfig config;
    if (placement == "houlsby") {
        config.mh_adapter = true;
        config.original_ln_before = false;
        config.non_linearity = "swish";
    } else if (placement == "parallel") {
        config.is_parallel = true;
        config.original_ln_before = false;
        config.scaling = 4;
        config.init_weights = "mam_adapter";
    }
    return config;
}

bool is_known_non_linearity(const std::string& name) {
    return std::any_of(std::begin(kNonLinearities), std::end(kNonLinearities), [&](const char* known) { return name == known; });
}

bool is_bottleneck_json(const nlohmann::json& json) { return json.is_object() && !json.contains("peft_type") && json.contains("config") && json["config"].is_object(); }

Result<BottleneckConfig> bottleneck_from_json(const nlohmann::json& json, const std::string& file, nlohmann::json& around) {
    const nlohmann::json& own = json["config"];
    if (own.contains("architecture") && !own["architecture"].is_null())
        return Error{ErrorCode::Unsupported, "of the adapters library only bottleneck adapters are supported, this is " + own["architecture"].dump().substr(0, 40), file};
    BottleneckConfig config;
    config.original_ln_before = false;  // BnConfig's default
    if (!json.contains("name") || !json["name"].is_string()) return Error{ErrorCode::BadInput, "is missing or is no text", file + ", name"};
    config.name = json["name"].get<std::string>();
    LORICA_TRY(read(own, "mh_adapter", config.mh_adapter, file, true));
    LORICA_TRY(read(own, "output_adapter", config.output_adapter, file, true));
    LORICA_TRY(read(own, "is_parallel", config.is_parallel, file));
    LORICA_TRY(read(own, "original_ln_before", config.original_ln_before, file));
    LORICA_TRY(check_others(own, file));
    LORICA_TRY(read(own, "reduction_factor", config.reduction_factor, file, true));
    LORICA_TRY(read(own, "non_linearity", config.non_linearity, file, true));
    LORICA_TRY(read(own, "scaling", config.scaling, file));
    LORICA_TRY(read(own, "dropout", config.dropout, file));
    LORICA_TRY(read(own, "init_weights", config.init_weights, file));
    LORICA_TRY(read(own, "leave_out", config.leave_out, file));
    std::transform(config.non_linearity.begin(), config.non_linearity.end(), config.non_linearity.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    config.others = own;
    for (const char* key : kNamed) config.others.erase(key);
    around = json;
    for (const char* key : {"config", "name"}) around.erase(key);
    LORICA_TRY(check(config, file));
    return config;
}

nlohmann::json to_json(const BottleneckConfig& config, const nlohmann::json& around) {
    nlohmann::json own = config.others;
    own["mh_adapter"] = config.mh_adapter;
    own["output_adapter"] = config.output_adapter;
    const bool whole = config.reduction_factor == std::floor(config.reduction_factor) && config.reduction_factor < 1e9;
    own["reduction_factor"] = whole ? nlohmann::json(static_cast<int64_t>(config.reduction_factor)) : nlohmann::json(config.reduction_factor);
    own["non_linearity"] = config.non_linearity;
    own["original_ln_before"] = config.original_ln_before;
    own["original_ln_after"] = true;
    own["is_parallel"] = config.is_parallel;
    own["scaling"] = config.scaling;  // the library wants a float: 1.0, not 1
    own["dropout"] = config.dropout;
    own["init_weights"] = config.init_weights;
    own["leave_out"] = config.leave_out;
    nlohmann::json json = around;
    json["config"] = own;
    json["name"] = config.name;
    return json;
}

}  // namespace lorica
