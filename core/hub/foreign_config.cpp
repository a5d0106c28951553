// SPDX-License-Identifier: GPL-3.0-or-later
// Other programs' keys to ours; see foreign_config.h. Any thread.
#include "core/hub/foreign_config.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "core/data/mix.h"

namespace lorica {
namespace {

using nlohmann::json;

constexpr uint64_t kLargestFile = 4 << 20;
constexpr int kDeepest = 32;

// A plain scalar as YAML 1.2's core schema reads it, and 2e-4, which many write and YAML calls a text.
json scalar(const YAML::Node& node) {
    const std::string& text = node.Scalar();
    if (node.Tag() == "!") return text;   // quoted
    if (text == "true" || text == "True" || text == "yes") return true;
    if (text == "false" || text == "False" || text == "no") return false;
    if (text.empty() || text == "null" || text == "~" || text == "None") return nullptr;
    const char* const end = text.data() + text.size();
    int64_t whole = 0;
    if (const auto [at, code] = std::from_chars(text.data(), end, whole); code == std::errc() && at == end) return whole;
    double number = 0;
    if (const auto [at, code] = std::from_chars(text.data(), end, number); code == std::errc() && at == end) return number;
    return text;
}

json to_json(const YAML::Node& node, int depth = 0) {
    if (depth > kDeepest) throw std::runtime_error("it is nested too deeply");
    if (node.IsScalar()) return scalar(node);
    json out;
    if (node.IsSequence()) {
        out = json::array();
        for (const auto& one : node) out.push_back(to_json(one, depth + 1));
    } else if (node.IsMap()) {
        out = json::object();
        for (const auto& one : node) out[one.first.Scalar()] = to_json(one.second, depth + 1);
    }
    return out;
}

std::string text_of(const json& value) {
    std::string text = value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() > 80) text = text.substr(0, 77) + "...";
    return text;
}

bool says_nothing(const json& value) { return value.is_null() || (value.is_boolean() && !value.get<bool>()) || ((value.is_string() || value.is_array() || value.is_object()) && value.empty()); }

json names_of(const std::string& text) {
    json out = json::array();
    for (size_t from = 0; from <= text.size();) {
        const size_t comma = std::min(text.find(',', from), text.size());
        const size_t first = text.find_first_not_of(' ', from), last = text.find_last_not_of(' ', comma - 1);
        if (first < comma) out.push_back(text.substr(first, last + 1 - first));
        from = comma + 1;
    }
    return out;
}

// "a,b", ["a", "b"] or {"a": 8} as our lists.
json list_of(const json& value) {
    json out = json::array();
    if (value.is_array()) {
        for (const json& one : value) out.push_back(text_of(one));
    } else if (value.is_object()) {
        for (const auto& [key, one] : value.items()) out.push_back(key + "=" + text_of(one));
    } else {
        out = names_of(text_of(value));
    }
    return out;
}

class Reader {
public:
    Reader(const json& all, fs::path folder) : all_(all), folder_(std::move(folder)) {
        const auto has = [&](const char* key) { return all.contains(key); };
        out_.program = has("peft_type") ? "PEFT" : has("finetuning_type") || has("stage") || has("cutoff_len") ? "LLaMA-Factory"
                     : has("base_model") || has("micro_batch_size") || has("sequence_len") ? "Axolotl" : "transformers";
    }

    Result<ForeignConfig> read() {
        const std::string stage = all_.value("stage", json("sft")).is_string() ? all_.value("stage", "sft") : "sft";
        if (stage != "sft" && stage != "pt")
            return Error{ErrorCode::Unsupported, "its stage is " + stage + ", which is no supervised fine-tuning", "stage", "Lorica trains on answers (sft) and plain texts (pt)."};
        for (const auto& [key, value] : all_.items()) {
            if (!take_own(key, value) && !take_same(key, value) && !says_nothing(value)) leave(key, value, "has no counterpart here");
        }
        return std::move(out_);
    }

private:
    void set(const std::string& path, json value) { out_.taken.emplace_back(path, std::move(value)); }
    void leave(const std::string& key, const json& value, const std::string& why) { out_.left.push_back(key + ": " + text_of(value) + " (" + why + ")"); }

    // Keys that mean ours under another name or with other values. True: told one way or the other.
    bool take_own(const std::string& key, const json& value) {
        using Take = void (Reader::*)(const std::string&, const json&);
        static const std::map<std::string, Take> all = {
            {"peft_type", &Reader::method}, {"finetuning_type", &Reader::method}, {"adapter", &Reader::method},
            {"load_in_4bit", &Reader::bits}, {"load_in_8bit", &Reader::bits}, {"quantization_bit", &Reader::bits},
            {"target_modules", &Reader::targets}, {"lora_target", &Reader::targets}, {"lora_target_modules", &Reader::targets}, {"lora_target_linear", &Reader::targets},
            {"modules_to_save", &Reader::list}, {"lora_modules_to_save", &Reader::list}, {"additional_target", &Reader::list}, {"exclude_modules", &Reader::list},
            {"layers_to_transform", &Reader::list}, {"peft_layers_to_transform", &Reader::list}, {"rank_pattern", &Reader::list}, {"alpha_pattern", &Reader::list}, {"feedforward_modules", &Reader::list},
            {"init_lora_weights", &Reader::start_values}, {"pissa_init", &Reader::start_values}, {"peft_use_dora", &Reader::renamed}, {"peft_use_rslora", &Reader::renamed},
            {"bf16", &Reader::precision}, {"fp16", &Reader::precision}, {"optim", &Reader::optimizer}, {"optimizer", &Reader::optimizer},
            {"packing", &Reader::packing}, {"neat_packing", &Reader::packing}, {"sample_packing", &Reader::packing}, {"warmup_ratio", &Reader::warmup},
            {"val_size", &Reader::held_out}, {"val_set_size", &Reader::held_out}, {"gradient_checkpointing", &Reader::checkpointing},
            {"model_name_or_path", &Reader::model}, {"base_model", &Reader::model}, {"base_model_name_or_path", &Reader::model},
            {"datasets", &Reader::data_sets}, {"dataset", &Reader::data_sets}, {"dataset_dir", &Reader::nothing}, {"stage", &Reader::nothing}, {"do_train", &Reader::nothing},
            {"task_type", &Reader::nothing}, {"inference_mode", &Reader::nothing}, {"peft_version", &Reader::nothing}, {"fan_in_fan_out", &Reader::nothing}};
        const auto found = all.find(key);
        if (found == all.end()) return false;
        if (!value.is_null()) (this->*found->second)(key, value);
        return true;
    }

    // A setting of ours by its own key or an old name, in any group.
    bool take_same(const std::string& key, const json& value) {
        if (value.is_null()) return false;
        RunSpec probe;
        for (const FieldRef& ref : fields_of(probe)) {
            const std::string own = ref.path.substr(ref.path.find('.') + 1);
            const auto old = split_options(ref.meta.old_names);
            if (own != key && std::find(old.begin(), old.end(), key) == old.end()) continue;
            if (const auto done = ref.set(value)) set(ref.path, value);
            else leave(key, value, done.error().message);
            return true;
        }
        return false;
    }

    void nothing(const std::string&, const json&) {}
    void method(const std::string& key, const json& value) {
        static const std::map<std::string, std::string> ours = {{"LORA", "lora"}, {"IA3", "ia3"}, {"PREFIX_TUNING", "prefix"}, {"lora", "lora"}, {"qlora", "qlora"}, {"full", "full"}};
        const auto found = ours.find(text_of(value));
        if (found == ours.end()) return leave(key, value, "is no method of Lorica's");
        const bool eight = all_.value("load_in_8bit", json()) == true || all_.value("quantization_bit", json()) == 8;
        const bool four = all_.value("load_in_4bit", json()) == true || all_.value("quantization_bit", json()) == 4;
        set("method", found->second != "lora" && found->second != "qlora" ? found->second : eight ? "lora8bit" : four ? "qlora" : found->second);
    }
    void bits(const std::string& key, const json& value) {   // with a method they decide it
        if (says_nothing(value) || all_.contains("finetuning_type") || all_.contains("adapter")) return;
        const bool eight = key == "load_in_8bit" || value == 8;
        set("quant.type", eight ? "int8" : "nf4");
    }
    void targets(const std::string& key, const json& value) {
        if (key == "lora_target_linear" ? value == true : value == "all" || value == "all-linear") return set("adapter.target_modules", json::array({"all-linear"}));
        if (says_nothing(value) || key == "lora_target_linear") return;
        // A text of PEFT's is a regular expression, one of LLaMA-Factory's names with commas.
        if (value.is_string() && out_.program == "PEFT") return set("adapter.target_modules", json::array({value}));
        set("adapter.target_modules", list_of(value));
    }
    void list(const std::string& key, const json& value) {
        if (says_nothing(value)) return;
        static const std::map<std::string, std::string> ours = {{"lora_modules_to_save", "modules_to_save"}, {"additional_target", "modules_to_save"}, {"peft_layers_to_transform", "layers_to_transform"}};
        const auto found = ours.find(key);
        set("adapter." + (found == ours.end() ? key : found->second), list_of(value));
    }
    void renamed(const std::string& key, const json& value) { set("adapter." + key.substr(5), value); }
    void start_values(const std::string& key, const json& value) {
        if (says_nothing(value) && key == "pissa_init") return;
        if (value == true) return set("adapter.init_lora_weights", key == "pissa_init" ? "pissa" : "default");
        if (value == "gaussian" || value == "pissa" || value == "olora") return set("adapter.init_lora_weights", value);
        leave(key, value, "are start values that Lorica does not make");
    }
    void precision(const std::string& key, const json& value) {
        if (value == true) set("model.dtype", key == "bf16" ? "bfloat16" : "float16");   // "auto" is ours too
    }
    void optimizer(const std::string& key, const json& value) {
        const std::string name = text_of(value);
        if (name == "adamw_torch" || name == "adamw_torch_fused" || name == "adamw") return set("train.optim", "adamw");
        if (name == "adamw_hf") return set("train.optim", name);
        leave(key, value, "is another optimizer; Lorica's is AdamW in 32 bits");
    }
    void packing(const std::string& key, const json& value) {
        if (value == true) set("data.packing", "tokens");
        else if (value == false && key != "neat_packing") set("data.packing", "rows");
    }
    void warmup(const std::string& key, const json& value) {
        if (value != 0) leave(key, value, "a share of the run; train.warmup_steps counts steps and never exceeds a tenth of it");
    }
    void held_out(const std::string& key, const json& value) {
        if (value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 0.9) return set("data.validation_fraction", value);
        leave(key, value, "a number of rows; data.validation_fraction is a share");
    }
    void checkpointing(const std::string&, const json& value) { set("train.gradient_checkpointing", !says_nothing(value)); }
    void model(const std::string& key, const json& value) {
        if (const auto path = on_this_machine(value)) set("model.path", *path);
        else leave(key, value, "is not on this machine: choose the model");
    }
    void data_sets(const std::string& key, const json& value) {
        json paths = json::array();
        for (const json& one : value.is_string() ? names_of(value.get<std::string>()) : value) {
            const json name = one.is_object() ? one.value("path", json()) : one;
            if (const auto path = on_this_machine(name)) paths.push_back(*path);
            else leave(key, name, "is no file on this machine: choose the data set");
        }
        if (paths.empty()) return;
        set("data.path", paths[0]);
        json more = json::array();
        for (size_t i = 1; i < paths.size(); ++i) {
            MixPart part;
            part.data.path = paths[i].get<std::string>();
            more.push_back(mix_entry(part));
        }
        if (!more.empty()) set("data.mix", more);
    }
    std::optional<std::string> on_this_machine(const json& value) const {
        if (!value.is_string() || value.get<std::string>().empty()) return {};
        std::error_code code;
        const fs::path path = folder_ / value.get<std::string>();   // an absolute one stands alone
        if (!fs::exists(path, code)) return {};
        return fs::absolute(path, code).lexically_normal().string();
    }

    const json& all_;
    fs::path folder_;
    ForeignConfig out_;
};

Result<json> parse(const fs::path& file) {
    LORICA_ASSIGN(const std::string text, read_file(file, kLargestFile));
    try {
        json out = to_json(YAML::Load(text));   // JSON is YAML too
        if (!out.is_object()) return Error{ErrorCode::BadInput, "holds no settings (keys with values)", file.string()};
        return out;
    } catch (const std::exception& error) {
        return Error{ErrorCode::BadInput, std::string("cannot be read as YAML or JSON: ") + error.what(), file.string()};
    }
}

}  // namespace

bool is_foreign_config(const fs::path& file) {
    const std::string end = file.extension().string();
    if (end == ".yaml" || end == ".yml") return true;
    const auto text = read_file(file, kLargestFile);
    const json all = text ? json::parse(*text, nullptr, false) : json();
    if (!all.is_object() || all.contains("spec")) return false;
    for (const char* group : {"model", "data", "train", "quant"})
        if (all.contains(group) && all[group].is_object()) return false;
    if (all.contains("adapter") && all["adapter"].is_object()) return false;
    return std::none_of(all.items().begin(), all.items().end(), [](const auto& one) { return one.key().find('.') != std::string::npos; }) && !all.contains("method") && !all.empty();
}

Result<ForeignConfig> read_foreign_config(const fs::path& file) {
    LORICA_ASSIGN(const json all, parse(file));
    auto found = Reader(all, file.parent_path()).read();
    if (found) return found;
    Error error = found.error();
    error.where = file.string() + ", " + error.where;
    return error;
}

void apply_foreign_config(ForeignConfig& config, RunSpec& spec) {
    std::vector<std::pair<std::string, json>> taken;
    // The method first: it brings its usual learning rate, which the file's own then replaces.
    std::stable_partition(config.taken.begin(), config.taken.end(), [](const auto& one) { return one.first == "method"; });
    for (auto& [path, value] : config.taken) {
        json one = {{path, value}};
        const auto found = load_json(spec, one);
        if (found.empty()) taken.emplace_back(path, std::move(value));
        else config.left.push_back(path + ": " + text_of(value) + " (" + found.front().message + ")");
    }
    config.taken = std::move(taken);
}

}  // namespace lorica
