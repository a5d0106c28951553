// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands share: the parsed global flags, printing, and exit codes. Main thread.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/settings/generation_settings.h"
#include "core/settings/run_spec.h"
#include "core/store/library.h"

namespace lorica {

inline constexpr int kDone = 0, kFailed = 1, kBadInput = 2, kStopped = 3;

struct Context {
    bool json = false;                    // one JSON object a line on stdout
    fs::path home;                        // the library's folder
    std::function<int()> action;          // what the chosen command does; its answer is the exit code
};

// One line to people, on stderr.
void say(const std::string& line);
// One JSON object on stdout.
void print_json(const nlohmann::json& json);
// Says an error (as JSON too, where asked) and gives its exit code.
int fail(const Context& context, const Error& error);
// The library; what a person should know of it is said, and a rebuild not again.
Result<Library> open_library(const Context& context);
// resolve(), with that said too.
Result<std::string> find_path(const Context& context, EntryKind kind, const std::string& name_or_path);
nlohmann::json to_json(const LibraryEntry& entry);
// What stands behind an entry's line.
std::string remarks(const LibraryEntry& entry);
// The declared methods, "lora, qlora, ...".
std::string method_names();

// A command with --json. `act` runs after all flags were read.
CLI::App* add_command(CLI::App& parent, Context& context, const std::string& name, const std::string& help, std::function<int()> act);

// Flags of the run specification (--model, --data, --method, --map, --GROUP.KEY V ...) on a command. The spec is filled by
// read_spec(), which refuses an unknown setting with the nearest name.
struct SpecFlags {
    RunSpec spec;
    std::string file, preset;             // RUN.json, a preset's name
    std::vector<std::string> map;
    CLI::App* app = nullptr;

    void add_to(CLI::App* command, bool with_file);
    Result<void> read(const Context& context);
};

// One flag for each setting of a declared group: max_new_tokens is --max-new-tokens.
void add_setting_flags(CLI::App* command, const std::vector<FieldRef>& fields, std::vector<std::pair<FieldRef, std::string>>& given);

template <class Group>
class SettingFlags {
public:
    Group settings;

    // `settings` holds the defaults; this object must stay where it is.
    void add_to(CLI::App* command) {
        std::vector<FieldRef> fields;
        append_fields(fields, settings, "");
        add_setting_flags(command, fields, given_);
    }
    Result<void> check() {
        for (const auto& [field, text] : given_) LORICA_TRY(field.set_text(text));
        return {};
    }

private:
    std::vector<std::pair<FieldRef, std::string>> given_;
};
using GenerationFlags = SettingFlags<GenerationSettings>;

// The checks of a verification, a line each (nothing with --json); whether all of them passed.
bool say_verification(const Context& context, const nlohmann::json& result);

// "a,b" as {"a", "b"}; nothing for empty parts.
std::vector<std::string> split_list(const std::string& text);

// Rows of a JSONL file as JSON objects; an unreadable line names file and line.
Result<std::vector<nlohmann::json>> read_jsonl(const std::string& path);

void add_models(CLI::App& app, Context& context);
void add_data(CLI::App& app, Context& context);
void add_train(CLI::App& app, Context& context);      // plan, train, resume, follow
void add_generate(CLI::App& app, Context& context);
void add_evaluate(CLI::App& app, Context& context);   // evaluate, score
void add_sweep(CLI::App& app, Context& context);
void add_benchmark(CLI::App& app, Context& context);
void add_adapters(CLI::App& app, Context& context);
void add_route(CLI::App& adapters, Context& context);  // adapters route
void add_library(CLI::App& app, Context& context);    // library list, search, show, tag, note
void add_votes(CLI::App& app, Context& context);
void add_merge(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_tokenize(CLI::App& app, Context& context);
void add_doctor(CLI::App& app, Context& context);
void add_engine(CLI::App& app, Context& context);

}  // namespace lorica
