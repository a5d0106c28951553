// SPDX-License-Identifier: GPL-3.0-or-later
// What the studio has open and what it remembers: one plain value, owned by the window. GUI thread.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/runtime/command.h"
#include "ui/shell/studio_settings.h"

namespace lorica {

struct KnownModel {
    std::string name, path;
    bool operator==(const KnownModel&) const = default;
};

// An imported data set: its file with everything that was said about its columns.
struct KnownData {
    std::string name;
    DataSettings data;
    int64_t rows = 0, problems = 0;         // as of the last look; 0 rows: not looked at yet
};

// Whom the chat page talks to. adapter: a PEFT folder, empty (the base alone), or "live" (the run in training). routing: a folder of
// BuildRouting, which chooses the adapter of each question; then adapter is empty.
struct ChatTarget {
    std::string title;
    ModelSettings model;
    std::string adapter;
    std::string routing = {};
    bool operator==(const ChatTarget& other) const { return adapter == other.adapter && routing == other.routing && model.path == other.model.path; }
};

// What the export page writes. adapter: a PEFT folder, or empty (the base alone).
struct ExportTarget {
    ModelSettings model;
    std::string adapter;
    bool operator==(const ExportTarget& other) const { return adapter == other.adapter && model.path == other.model.path; }
};

struct AppState {
    std::string home;                       // the user's folder: runs/ and studio.json live there
    StudioSettings studio;
    std::map<std::string, std::string> keys; // CommandSet::Keys
    std::string geometry;                   // of the window, as Qt saves it, base64
    int64_t page = 0;                       // PageId shown last
    std::optional<RunSpec> next_run;        // the wizard's settings when the program ended
    std::vector<KnownModel> models;         // most recent first
    std::vector<KnownData> data_sets;       // most recent first
    std::vector<std::string> recent_runs;   // folders, most recent first
    ModelSettings model;                    // chosen for the next run
    DataSettings data;                      // chosen for the next run
    std::string init_from;                  // adapter that the next run starts from, or empty
    std::string open_run;                   // folder shown on the train page; empty: the wizard
    std::string running;                    // folder of the run in training here, or empty
    ChatTarget chat;
    GenerationSettings generation;          // of the chat's answers
    bool all_generation = false;            // the chat shows each of them, not the basic ones alone
    ExportTarget to_export;

    fs::path runs_folder() const { return fs::path(home) / "runs"; }
    void remember_model(const std::string& path);
    void remember_data(KnownData data);
    void remember_run(const std::string& folder);
};

// The part of the state that outlives the program: <home>/studio.json. Missing or damaged, it gives a fresh state.
AppState load_app_state(const std::string& home);
Result<void> save_app_state(const AppState& state);

}  // namespace lorica
