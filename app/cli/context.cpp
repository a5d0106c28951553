// SPDX-License-Identifier: GPL-3.0-or-later
// Printing, exit codes and the flags that derive from the declared settings. Main thread.
#include "app/cli/context.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/data/table.h"
#include "core/runtime/event.h"

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

void SpecFlags::add_to(CLI::App* command, bool with_file) {
    app = command;
    if (with_file) command->add_option("run", file, "RUN.json: settings to start from");
    const auto setting = [this, command](const std::string& flag, const std::string& path, const std::string& help) {
        command->add_option_function<std::string>(
            flag, [this, path](const std::string& text) { if (auto set = set_field(spec, path, text); !set) throw CLI::ValidationError(set.error().text()); }, help);
    };
    setting("--model", "model.path", "Base model: a GGUF file, a model folder or a library name");
    setting("--data", "data.path", "Data set: a CSV, TSV, JSON or JSONL file, or a library name");
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

Result<void> SpecFlags::read(const Context& context) {
    if (!file.empty()) {
        const RunSpec flags = spec;
        spec = RunSpec{};
        LORICA_ASSIGN(const std::string text, read_file(file, 16u << 20));
        const auto json = nlohmann::json::parse(text, nullptr, false);
        if (json.is_discarded()) return Error{ErrorCode::BadInput, "is not valid JSON", file};
        const auto found = load_json(spec, json.is_object() && json.contains("spec") ? json["spec"] : json);
        if (!found.empty()) return Error{ErrorCode::BadInput, found.front().message, file + ": " + found.front().path, found.front().hint};
        for (const auto& one : differences(RunSpec{}, flags)) LORICA_TRY(set_field(spec, one.path, one.right));
        const fs::path folder = fs::path(file).parent_path();   // paths in the file are relative to it
        for (std::string* path : {&spec.model.path, &spec.data.path})
            if (!path->empty() && fs::path(*path).is_relative() && fs::exists(folder / *path)) *path = (folder / *path).string();
    }
    if (!map.empty()) spec.data.map = map;
    const auto extras = app->remaining();
    for (size_t i = 0; i < extras.size(); ++i) {
        if (!extras[i].starts_with("--")) return Error{ErrorCode::Usage, "unexpected argument \"" + extras[i] + "\"", "", "Settings are written --GROUP.KEY VALUE."};
        std::string path = extras[i].substr(2), value;
        if (const size_t equals = path.find('='); equals != std::string::npos) {
            value = path.substr(equals + 1);
            path.resize(equals);
        } else if (i + 1 < extras.size()) {
            value = extras[++i];
        } else {
            RunSpec probe;
            const auto known = set_field(probe, path, "");
            if (!known && known.error().code == ErrorCode::Usage) return known.error();
            return Error{ErrorCode::Usage, "--" + path + " lacks its value"};
        }
        LORICA_TRY(set_field(spec, path, value));
    }
    if (!spec.model.path.empty()) { LORICA_ASSIGN(spec.model.path, find_path(context, EntryKind::Model, spec.model.path)); }
    if (!spec.data.path.empty()) {
        std::error_code code;
        if (!fs::exists(spec.data.path, code) && fs::exists(context.home, code)) {
            LORICA_ASSIGN(const Library library, open_library(context));
            if (const auto entry = library.find(EntryKind::Data, spec.data.path)) {   // its mapping comes along, where none is given
                RunSpec stored;
                load_json(stored, {{"data", entry->facts.value("data", nlohmann::json::object())}});
                if (spec.data.map.empty()) spec.data.map = stored.data.map;
                if (spec.data.format == "auto") spec.data.format = stored.data.format;
                if (spec.data.prompt_template.empty()) spec.data.prompt_template = stored.data.prompt_template;
            }
        }
        LORICA_ASSIGN(spec.data.path, find_path(context, EntryKind::Data, spec.data.path));
    }
    // A run is resumed from anywhere.
    for (std::string* path : {&spec.model.path, &spec.data.path, &spec.data.validation_path, &spec.adapter.init_from}) {
        std::error_code code;
        if (!path->empty() && fs::exists(*path, code)) *path = fs::absolute(*path).lexically_normal().string();
    }
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
