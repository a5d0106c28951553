// SPDX-License-Identifier: GPL-3.0-or-later
// The program's presets, and those in files. Any thread.
#include "core/settings/presets.h"

#include <algorithm>

namespace lorica {
namespace {

constexpr uint64_t kLargestFile = 1 << 20;
constexpr size_t kLongestName = 80;

// Settings that say which model and data, not how to train.
bool stays(const std::string& path) {
    static const std::vector<std::string> all = {"model.path", "model.device", "model.threads", "data.path", "data.format", "data.map", "data.prompt_template",
                                                 "data.system_prompt", "data.mix", "data.validation_path", "adapter.init_from"};
    return std::find(all.begin(), all.end(), path) != all.end();
}

fs::path file_of(const fs::path& home, const std::string& name) { return home / "presets" / (name + ".json"); }

Result<void> check_name(const std::string& name) {
    if (name.empty() || name.size() > kLongestName || name.front() == '.' || name.find('/') != std::string::npos || name.find('\0') != std::string::npos)
        return Error{ErrorCode::Usage, "\"" + name + "\" is no name for a preset", "", "Use 1 to 80 letters without a slash, and no dot in front."};
    return {};
}

}  // namespace

const std::vector<Preset>& built_in_presets() {
    static const std::vector<Preset> all = {
        {"usual", "Usual", "LoRA of rank 16 on all linear layers, three epochs. A good start for most data.", nlohmann::json::object()},
        {"quick", "Quick look", "One epoch over the first 500 rows at rank 8: minutes, to see whether data and prompt are right.",
         {{"adapter", {{"r", 8}, {"lora_alpha", 16}}}, {"train", {{"num_train_epochs", 1}, {"max_rows", 500}}}}},
        {"quality", "Best quality", "Rank 32 at a lower rate, up to five epochs; the best evaluation is kept, and it ends when nothing is gained.",
         {{"adapter", {{"r", 32}, {"lora_alpha", 64}}},
          {"train", {{"learning_rate", 1e-4}, {"num_train_epochs", 5}, {"load_best_model_at_end", true}, {"early_stopping_patience", 3}}}}},
        {"few-rows", "Few rows", "For some hundred rows: rank 8, more dropout, a tenth held out, and the best evaluation is kept.",
         {{"adapter", {{"r", 8}, {"lora_alpha", 16}, {"lora_dropout", 0.1}}},
          {"data", {{"validation_fraction", 0.1}}},
          {"train", {{"num_train_epochs", 6}, {"per_device_train_batch_size", 2}, {"load_best_model_at_end", true}, {"early_stopping_patience", 3}}}}},
        {"small-adapter", "Small adapter", "Rank 4 on the attention's queries and values: a file of a few megabytes.",
         {{"adapter", {{"r", 4}, {"lora_alpha", 8}, {"target_modules", {"q_proj", "v_proj"}}}}}},
        {"7b-8gb", "7 billion on 8 GB", "The base in 4 bits, one row at a time up to 1,024 tokens, layers computed twice.",
         {{"method", "qlora"}, {"data", {{"max_length", 1024}}},
          {"train", {{"per_device_train_batch_size", 1}, {"gradient_accumulation_steps", 16}, {"gradient_checkpointing", true}}}}},
        {"7b-16gb", "7 billion on 16 GB", "The base in 4 bits, two rows at a time up to 2,048 tokens, layers computed twice.",
         {{"method", "qlora"},
          {"train", {{"per_device_train_batch_size", 2}, {"gradient_accumulation_steps", 8}, {"gradient_checkpointing", true}}}}},
        {"7b-24gb", "7 billion on 24 GB", "The base in 16 bits, two rows at a time up to 2,048 tokens, layers computed twice.",
         {{"model", {{"dtype", "bfloat16"}}},
          {"train", {{"per_device_train_batch_size", 2}, {"gradient_accumulation_steps", 8}, {"gradient_checkpointing", true}}}}},
        {"least-memory", "Least memory", "The base in 4 bits, one short row at a time, layers computed twice: fits where nothing else does.",
         {{"method", "qlora"}, {"adapter", {{"r", 8}, {"lora_alpha", 16}}}, {"data", {{"max_length", 512}}},
          {"train", {{"per_device_train_batch_size", 1}, {"gradient_accumulation_steps", 16}, {"gradient_checkpointing", true}}}}},
    };
    return all;
}

std::vector<Preset> own_presets(const fs::path& home, std::vector<Error>* problems) {
    std::vector<Preset> out;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(home / "presets", code)) {
        if (entry.path().extension() != ".json") continue;
        const auto text = read_file(entry.path(), kLargestFile);
        Error problem;
        if (!text) {
            problem = text.error();
        } else {
            nlohmann::json settings = nlohmann::json::parse(*text, nullptr, false);
            RunSpec probe;
            const auto found = load_json(probe, settings);
            if (!settings.is_discarded() && found.empty()) {
                out.push_back({entry.path().stem().string(), "", "", std::move(settings)});
                continue;
            }
            problem = {ErrorCode::BadInput, settings.is_discarded() ? "is not valid JSON" : found.front().message, entry.path().string() + (found.empty() ? "" : ", " + found.front().path)};
        }
        if (problems != nullptr) problems->push_back(std::move(problem));
    }
    std::sort(out.begin(), out.end(), [](const Preset& a, const Preset& b) { return a.name < b.name; });
    return out;
}

Result<void> save_preset(const fs::path& home, const std::string& name, const RunSpec& spec) {
    LORICA_TRY(check_name(name));
    nlohmann::json settings = nlohmann::json::object();
    RunSpec copy = spec, defaults;
    defaults.method = spec.method;
    const auto own = fields_of(copy), usual = fields_of(defaults);
    for (size_t i = 0; i < own.size(); ++i) {
        if (stays(own[i].path) || (own[i].path != "method" && own[i].get() == usual[i].get())) continue;
        std::string pointer = "/" + own[i].path;
        std::replace(pointer.begin(), pointer.end(), '.', '/');
        settings[nlohmann::json::json_pointer(pointer)] = own[i].get();
    }
    LORICA_TRY(make_folders(home / "presets"));
    return write_file_atomic(file_of(home, name), settings.dump(2) + "\n");
}

Result<void> remove_preset(const fs::path& home, const std::string& name) {
    LORICA_TRY(check_name(name));
    std::error_code code;
    if (!fs::remove(file_of(home, name), code))
        return Error{code ? ErrorCode::Io : ErrorCode::NotFound, code ? code.message() : "there is no such preset", file_of(home, name).string()};
    return {};
}

Result<void> apply_preset(RunSpec& spec, const Preset& preset) {
    RunSpec fresh;
    const auto kept = fields_of(spec), own = fields_of(fresh);
    for (size_t i = 0; i < own.size(); ++i)
        if (stays(own[i].path)) LORICA_TRY(own[i].set(kept[i].get()));
    const auto found = load_json(fresh, preset.settings);
    if (!found.empty()) return Error{ErrorCode::BadInput, found.front().message, "preset " + preset.name + ", " + found.front().path, found.front().hint};
    spec = fresh;
    return {};
}

Result<Preset> find_preset(const fs::path& home, const std::string& name) {
    std::string names;
    for (const auto& all : {own_presets(home), built_in_presets()})
        for (const Preset& one : all) {
            if (one.name == name) return one;
            names += (names.empty() ? "" : ", ") + one.name;
        }
    return Error{ErrorCode::NotFound, "there is no preset \"" + name + "\"", "--preset", "There are " + names + "."};
}

}  // namespace lorica
