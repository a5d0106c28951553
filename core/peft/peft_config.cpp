// SPDX-License-Identifier: GPL-3.0-or-later
// From the settings to PEFT's configuration. Engine thread.
#include <algorithm>
#include <charconv>

#include "core/formats/architecture.h"
#include "core/peft/adapter.h"

namespace lorica {
namespace {

// Names, or one regular expression: module names have none of its signs. A list that was split at commas is joined again.
void take_names(const std::vector<std::string>& entries, std::vector<std::string>& names, std::string& text) {
    std::string joined;
    for (const std::string& entry : entries) joined += (joined.empty() ? "" : ",") + entry;
    if (joined.find_first_of("*+?()[]{}|\\^$") != std::string::npos) text = joined;
    else names = entries;
}

// "key=value" entries; the last = counts, so that a key may be an expression.
template <class T>
Result<void> take_pattern(const std::vector<std::string>& entries, const char* field, std::map<std::string, T>& out) {
    for (const std::string& entry : entries) {
        const size_t equals = entry.rfind('=');
        T value{};
        const char* end = entry.data() + entry.size();
        const bool split = equals != std::string::npos && equals > 0;
        if (!split || std::from_chars(entry.data() + equals + 1, end, value).ptr != end || !(value > 0))
            return Error{ErrorCode::BadInput, "\"" + entry + "\" is not a module's name, = and a number over 0", field, "For instance down_proj=8."};
        out[entry.substr(0, equals)] = value;
    }
    return {};
}

Result<void> take_layers(const std::vector<std::string>& entries, std::vector<int64_t>& out) {
    for (const std::string& entry : entries) {
        int64_t layer = -1;
        if (std::from_chars(entry.data(), entry.data() + entry.size(), layer).ptr != entry.data() + entry.size() || layer < 0)
            return Error{ErrorCode::BadInput, "\"" + entry + "\" is not a layer's number", "adapter.layers_to_transform", "Layers count from 0."};
        out.push_back(layer);
    }
    return {};
}

bool is_default(const std::vector<std::string>& targets) { return targets.size() == 1 && targets.front() == "all-linear"; }

// PEFT's TRANSFORMERS_MODELS_TO_IA3_TARGET_MODULES_MAPPING for decoders with these names.
void take_ia3(const AdapterSettings& settings, PeftConfig& config) {
    config.peft_type = "IA3";
    if (is_default(settings.target_modules)) config.target_modules = {"k_proj", "v_proj", "down_proj"};
    take_names(settings.feedforward_modules, config.feedforward_modules, config.feedforward_regex);
}

// A setting that is at "default", or 0, leaves what is usual for the placement.
Result<void> take_bottleneck(const ModelConfig& model, const AdapterSettings& settings, PeftConfig& config) {
    config.peft_type = "BOTTLENECK";
    config.others = {{"hidden_size", model.hidden_size}, {"model_class", model.architecture}, {"model_type", architecture_of(model).model_type}, {"version", "adapters.1.3.0"}};
    BottleneckConfig& bottleneck = config.bottleneck;
    bottleneck = usual_bottleneck(settings.placement);
    bottleneck.reduction_factor = settings.reduction_factor;
    bottleneck.dropout = settings.dropout;
    if (settings.non_linearity != "default") bottleneck.non_linearity = settings.non_linearity;
    if (settings.init_weights != "default") bottleneck.init_weights = settings.init_weights;
    if (settings.scaling != 0) bottleneck.scaling = settings.scaling;
    std::vector<int64_t> layers;
    LORICA_TRY(take_layers(settings.layers_to_transform, layers));
    for (const int64_t layer : layers)
        if (layer >= model.num_hidden_layers) return Error{ErrorCode::BadInput, "the model has no layer " + std::to_string(layer), "adapter.layers_to_transform", "Layers count from 0."};
    for (int64_t layer = 0; layer < model.num_hidden_layers && !layers.empty(); ++layer)
        if (std::find(layers.begin(), layers.end(), layer) == layers.end()) bottleneck.leave_out.push_back(layer);
    return {};
}

void take_prefix(const AdapterSettings& settings, PeftConfig& config) {
    config.peft_type = "PREFIX_TUNING";
    config.prefix.num_virtual_tokens = settings.num_virtual_tokens;
    config.prefix.prefix_projection = settings.prefix_projection;
    config.prefix.encoder_hidden_size = settings.encoder_hidden_size;
    config.prefix.zero = settings.init_weights == "zero";
}

}  // namespace

Result<PeftConfig> peft_config(const ModelConfig& model, const std::string& method, const AdapterSettings& settings) {
    PeftConfig config;
    if (method == "full") return config;
    if (method == "bottleneck") {
        LORICA_TRY(take_bottleneck(model, settings, config));
        return config;
    }
    if (method == "prefix") {
        take_prefix(settings, config);
        return config;
    }
    take_names(settings.target_modules, config.target_modules, config.target_regex);
    take_names(settings.exclude_modules, config.exclude_modules, config.exclude_regex);
    config.modules_to_save = settings.modules_to_save;
    if (method == "ia3") {
        take_ia3(settings, config);
        return config;
    }
    if (is_default(settings.target_modules)) {
        config.target_modules.clear();
        for (int i = 0; i < kLinearCount; ++i) {
            const std::string path = module_path(model, static_cast<Linear>(i)), name = path.substr(path.find('.') + 1);
            const auto& known = config.target_modules;  // GPT-2 calls two of its layers c_proj
            if (!path.empty() && std::find(known.begin(), known.end(), name) == known.end()) config.target_modules.push_back(name);
        }
    }
    config.r = settings.r;
    config.lora_alpha = settings.lora_alpha;
    config.lora_dropout = settings.lora_dropout;
    config.use_rslora = settings.use_rslora;
    config.use_dora = settings.use_dora || method == "dora" || method == "qdora";
    config.bias = settings.bias;
    if (settings.init_lora_weights != "default") config.init_lora_weights = settings.init_lora_weights;
    LORICA_TRY(take_pattern(settings.rank_pattern, "adapter.rank_pattern", config.rank_pattern));
    LORICA_TRY(take_pattern(settings.alpha_pattern, "adapter.alpha_pattern", config.alpha_pattern));
    LORICA_TRY(take_layers(settings.layers_to_transform, config.layers_to_transform));
    return config;
}

Result<std::vector<PeftConfig>> combined_configs(const ModelConfig& model, const AdapterSettings& settings) {
    std::vector<PeftConfig> all;
    for (const std::string& method : settings.combine) {
        LORICA_ASSIGN(PeftConfig one, peft_config(model, method, settings));
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace lorica
