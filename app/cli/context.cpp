// SPDX-License-Identifier: GPL-3.0-or-later
// Printing, exit codes and the flags that derive from the declared settings. Main thread.
#include "app/cli/context.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/data/mix.h"
#include "core/data/table.h"
#include "core/hub/foreign_config.h"
#include "core/runtime/event.h"
#include "core/settings/presets.h"

#include <fmt/ranges.h>

namespace lorica {

void say(const std::string& line) {
    std::fputs((line + "\n").c_str(), stderr);
    std::fflush(stderr);
}

void print_json(const nlohmann::json& json) {
    const std::string line = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

std::string method_names() {
    RunSpec defaults;
    for (const auto& ref : fields_of(defaults))
        if (ref.path == "method") return fmt::format("{}", fmt::join(split_options(ref.meta.options), ", "));
    return {};
}

int fail(const Context& context, const Error& error) {
    if (context.json) print_json({{"type", "error"}, {"error", to_json(error)}});
    say("lorica: " + error.text());
    return error.exit_code();
}

Result<Library> open_library(const Context& context) {
    LORICA_ASSIGN(Library library, Library::open(context.home));
    for (const std::string& warning : library.warnings()) say("warning: " + warning);
    library.mark_told();
    return library;
}

Result<std::string> find_path(const Context& context, EntryKind kind, const std::string& name_or_path) {
    std::error_code code;
    if (!fs::exists(name_or_path, code) && fs::exists(context.home, code)) LORICA_TRY(open_library(context));
    return resolve(context.home, kind, name_or_path);
}

nlohmann::json to_json(const LibraryEntry& entry) {
    nlohmann::json json = {{"kind", to_string(entry.kind)}, {"name", entry.name}, {"path", entry.path}, {"added", entry.added}, {"facts", entry.facts}, {"tags", entry.tags}, {"note", entry.note}};
    if (entry.missing) json["missing"] = true;
    return json;
}

std::string remarks(const LibraryEntry& entry) {
    return (entry.tags.empty() ? "" : fmt::format("  [{}]", fmt::join(entry.tags, ", "))) + (entry.note.empty() ? "" : "  " + entry.note) + (entry.missing ? "  (missing)" : "");
}

CLI::App* add_command(CLI::App& parent, Context& context, const std::string& name, const std::string& help, std::function<int()> act) {
    CLI::App* command = parent.add_subcommand(name, help);
    command->add_flag("--json", context.json, "One JSON object a line on stdout");
    command->callback([&context, act = std::move(act)] { context.action = act; });
    return command;
}

namespace {

std::string preset_names() {
    std::string names;
    for (const Preset& one : built_in_presets()) names += (names.empty() ? "" : ", ") + one.name;
    return names + ", or one of your own";
}

}  // namespace

void SpecFlags::add_to(CLI::App* command, bool with_file) {
    app = command;
    if (with_file) {
        command->add_option("run", file, "Settings to start from: RUN.json, PEFT's adapter_config.json, or a YAML of LLaMA-Factory or Axolotl");
        command->add_option("--preset", preset, "Settings to start from: " + preset_names());
    }
    const auto setting = [this, command](const std::string& flag, const std::string& path, const std::string& help) {
        command->add_option_function<std::string>(
            flag, [this, path](const std::string& text) { if (auto set = set_field(spec, path, text); !set) throw CLI::ValidationError(set.error().text()); }, help);
    };
    setting("--model", "model.path", "Base model: a GGUF file, a model folder or a library name");
    setting("--data", "data.path", "Data set: a CSV, TSV, JSON, JSONL, Parquet or text file, or a library name");
    setting("--method", "method", "What trains: " + method_names());
    setting("--max-steps", "train.max_steps", "Stop after this many steps");
    command->add_option("--map", map, "role=column, repeatable: --map instruction=question --map output=answer");
    command->allow_extras();
    std::string footer = "Settings, each as --GROUP.KEY VALUE:\n";
    RunSpec defaults;
    for (const auto& ref : fields_of(defaults))
        if (ref.path.find('.') != std::string::npos) footer += "  --" + ref.path + " (" + (ref.text().empty() ? "none" : ref.text()) + ")  " + ref.meta.help + "\n";
    command->footer(footer);
}

namespace {

void make_absolute(std::string& path) {
    std::error_code code;
    if (!path.empty() && fs::exists(path, code)) path = fs::absolute(path).lexically_normal().string();
}

// From a name to the path; a library entry's mapping comes along where none is given.
Result<void> find_data(const Context& context, DataSettings& data) {
    std::error_code code;
    if (!fs::exists(data.path, code) && fs::exists(context.home, code)) {
        LORICA_ASSIGN(const Library library, open_library(context));
        if (const auto entry = library.find(EntryKind::Data, data.path)) {
            RunSpec stored;
            load_json(stored, {{"data", entry->facts.value("data", nlohmann::json::object())}});
            if (data.map.empty()) data.map = stored.data.map;
            if (data.format == "auto") data.format = stored.data.format;
            if (data.prompt_template.empty()) data.prompt_template = stored.data.prompt_template;
        }
    }
    LORICA_ASSIGN(data.path, find_path(context, EntryKind::Data, data.path));
    make_absolute(data.path);
    return {};
}

// A run.json, or a configuration of another program: then what is not taken over is told.
Result<void> read_settings(const std::string& file, RunSpec& spec) {
    LORICA_ASSIGN(const std::string text, read_file(file, 16u << 20));
    if (is_foreign_config(file)) {
        LORICA_ASSIGN(ForeignConfig config, read_foreign_config(file));
        apply_foreign_config(config, spec);
        say(fmt::format("{} settings taken over from {} ({})", config.taken.size(), file, config.program));
        for (const std::string& one : config.left) say("not taken over: " + one);
        return {};
    }
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return Error{ErrorCode::BadInput, "is not valid JSON", file};
    const auto found = load_json(spec, json.is_object() && json.contains("spec") ? json["spec"] : json);
    if (!found.empty()) return Error{ErrorCode::BadInput, found.front().message, file + ": " + found.front().path, found.front().hint};
    const fs::path folder = fs::path(file).parent_path();   // paths in the file are relative to it
    for (std::string* path : {&spec.model.path, &spec.data.path})
        if (!path->empty() && fs::path(*path).is_relative() && fs::exists(folder / *path)) *path = (folder / *path).string();
    return {};
}

}  // namespace

Result<void> SpecFlags::read(const Context& context) {
    const auto extras = app->remaining();
    for (const std::string& extra : extras) {   // first: the value of a name that there is not may stand where a file would
        if (!extra.starts_with("--")) continue;
        RunSpec probe;
        const auto known = set_field(probe, extra.substr(2, extra.find('=') - 2), "");
        if (!known && known.error().code == ErrorCode::Usage) return known.error();
    }
    if (!file.empty() || !preset.empty()) {   // the file says more than the preset, and flags more than the file
        const RunSpec flags = spec;
        spec = RunSpec{};
        if (!preset.empty()) {
            LORICA_ASSIGN(const Preset found, find_preset(context.home, preset));
            LORICA_TRY(apply_preset(spec, found));
        }
        if (!file.empty()) LORICA_TRY(read_settings(file, spec));
        for (const auto& one : differences(RunSpec{}, flags)) LORICA_TRY(set_field(spec, one.path, one.right));
    }
    if (!map.empty()) spec.data.map = map;
    for (size_t i = 0; i < extras.size(); ++i) {
        if (!extras[i].starts_with("--")) return Error{ErrorCode::Usage, "unexpected argument \"" + extras[i] + "\"", "", "Settings are written --GROUP.KEY VALUE."};
        std::string path = extras[i].substr(2), value;
        if (const size_t equals = path.find('='); equals != std::string::npos) {
            value = path.substr(equals + 1);
            path.resize(equals);
        } else if (i + 1 < extras.size()) {
            value = extras[++i];
        } else {
            return Error{ErrorCode::Usage, "--" + path + " lacks its value"};
        }
        LORICA_TRY(set_field(spec, path, value));
    }
    if (!spec.model.path.empty()) { LORICA_ASSIGN(spec.model.path, find_path(context, EntryKind::Model, spec.model.path)); }
    if (!spec.data.path.empty()) {
        LORICA_TRY(find_data(context, spec.data));
    }
    for (std::string& entry : spec.data.mix) {
        LORICA_ASSIGN(MixPart part, parse_mix(entry, spec.data));
        LORICA_TRY(find_data(context, part.data));
        entry = mix_entry(part);
    }
    // A run is resumed from anywhere.
    for (std::string* path : {&spec.model.path, &spec.data.path, &spec.data.validation_path, &spec.adapter.init_from}) make_absolute(*path);
    return {};
}

void add_setting_flags(CLI::App* command, const std::vector<FieldRef>& fields, std::vector<std::pair<FieldRef, std::string>>& given) {
    for (const FieldRef& field : fields) {
        std::string flag = "--" + field.path;
        std::replace(flag.begin(), flag.end(), '_', '-');
        if (field.kind == FieldKind::List) {
            command->add_option(flag, *static_cast<std::vector<std::string>*>(field.value), field.meta.help)->allow_extra_args(false);
        } else {
            command->add_option_function<std::string>(flag, [&given, field](const std::string& text) { given.emplace_back(field, text); }, field.meta.help);
        }
    }
}

std::vector<std::string> split_list(const std::string& text) {
    std::vector<std::string> out;
    std::string one;
    for (const char c : text + ",") {
        if (c != ',') one += c;
        else if (!one.empty()) out.push_back(std::exchange(one, {}));
    }
    return out;
}

Result<std::vector<nlohmann::json>> read_jsonl(const std::string& path) {
    LORICA_ASSIGN(const std::string text, read_file(path));
    std::vector<nlohmann::json> rows;
    int64_t line = 0;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        ++line;
        const std::string_view one(text.data() + at, end - at);
        at = end + 1;
        if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        LORICA_ASSIGN(const Json row, parse_json(one, path, line));
        if (!row.is_object()) return Error{ErrorCode::BadInput, "is not a JSON object", path + ":" + std::to_string(line)};
        rows.emplace_back(row);
    }
    if (rows.empty()) return Error{ErrorCode::BadInput, "holds no row", path};
    return rows;
}

}  // namespace lorica
