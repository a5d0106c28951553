// SPDX-License-Identifier: GPL-3.0-or-later
// RunSpec: every setting of a run, and the operations that all derive from the declarations. Values, any thread.
#pragma once

#include <nlohmann/json.hpp>

#include "core/settings/adapter_settings.h"
#include "core/settings/data_settings.h"
#include "core/settings/model_settings.h"
#include "core/settings/train_settings.h"

namespace lorica {

struct RunSpec {
    std::string method = "lora";
    ModelSettings model;
    DataSettings data;
    AdapterSettings adapter;
    TrainSettings train;

    static constexpr auto fields = std::tuple{
        field("method", &RunSpec::method,
              {.label = "Method", .help = "What trains. lora learns small matrices beside the frozen ones, dora their magnitudes too, ia3 one factor an "
               "output, prefix keys and values before the text, bottleneck small layers between the layers; qlora, qdora and lora8bit are the "
               "same on a base in 4 and 8 bits; full trains every weight.",
               .options = "lora|qlora|lora8bit|dora|qdora|ia3|prefix|bottleneck|full", .tier = Tier::Basic}),
    };
};

// Whether "prefix" or "bottleneck" trains in the run, as its method or combined with it.
bool has_part(const RunSpec& spec, const std::string& part);

// Every field, `method` first, then model.*, quant.*, data.*, adapter.*, train.* in declaration order. `spec` must outlive the result.
std::vector<FieldRef> fields_of(RunSpec& spec);

// Sets one field by key path or old name from text. An unknown path is an error with the nearest path as its hint. A new
// method brings its usual learning rate along where the rate is still the old method's.
Result<void> set_field(RunSpec& spec, const std::string& path, const std::string& text);

nlohmann::json to_json(const RunSpec& spec);
// Nested ({"train": {"learning_rate": ...}}) or flat ("train.learning_rate") keys; wrong values and unknown keys are diagnostics.
std::vector<Diagnostic> load_json(RunSpec& spec, const nlohmann::json& json);

// Whether `enabled_when` holds for this spec; a method that is combined is one of the method's values.
bool is_enabled(const RunSpec& spec, const FieldRef& field);
bool is_enabled(const RunSpec& spec, const std::string& path);

// With what the method implies written out: qlora's and qdora's quant.type is nf4, lora8bit's int8.
RunSpec resolved(RunSpec spec);

// Range, option and cross-field rules. Pure; touches no file. Errors first.
std::vector<Diagnostic> validate(const RunSpec& spec);

struct FieldDifference {
    std::string path, left, right;
};
std::vector<FieldDifference> differences(const RunSpec& left, const RunSpec& right);

// The help page of all settings, as Markdown.
std::string settings_help();

}  // namespace lorica
