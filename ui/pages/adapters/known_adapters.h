// SPDX-License-Identifier: GPL-3.0-or-later
// The adapters that the remembered runs have made and those of <home>/adapters, read from their folders. Values; GUI thread (small
// files only).
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "ui/shell/app_state.h"

class QThreadPool;

namespace lorica {

struct BlendPart {
    std::string adapter;     // its PEFT folder
    double weight = 1;
};

struct KnownAdapter {
    std::string name;        // of the run, else of the adapter
    std::string folder;      // the PEFT folder
    std::string run;         // the run's folder; empty: brought from outside, or blended
    std::string base;        // the base model's path; empty: not known here
    std::string data;        // the data set's path; empty without a run
    std::string created;     // UTC
    RunSpec spec;            // without a run, what adapter_config.json tells of it
    std::string named_base = {};                // without a run, what adapter_config.json calls its base
    // Of the library.
    std::vector<std::string> tags = {};
    std::string note = {};
    std::vector<BlendPart> blended_from = {};
    std::string combination = {};
    std::string imported_from = {};
    int64_t trainable = 0, bytes = 0;           // 0: not known
    int64_t steps = 0;       // filled by read_results()
    // Filled by read_results().
    std::optional<double> loss;       // last training loss
    std::optional<double> eval_loss;  // best evaluation loss
};

// Those of the runs, most recent first (runs without a finished adapter are left out), then the newest of <home>/adapters whose base
// is known.
std::vector<KnownAdapter> known_adapters(const AppState& state);
// "run-01 on SmolLM2", in the window's language.
std::string adapter_title(const KnownAdapter& known);
// What names and paths of models are compared by: what stands behind the last slash, letter case aside.
QString folded_name(const std::string& name);
// Of the run, or else of the folder.
std::string adapter_name(const fs::path& folder);
// The method that made it, by adapter_config.json or what the library tells of it; empty for what is no adapter of ours.
std::string method_of(const nlohmann::json& config);
// A base as adapters name it, a path or "organisation/name": itself where it is a path that is there, else the model that is called
// so; empty where there is none.
std::string base_of(const std::string& named, const std::vector<KnownModel>& models);
// Whether a setting is told of this adapter: without a run, only its own are.
bool tells(const KnownAdapter& known, const std::string& path);
// Why a new adapter of <home>/adapters cannot be called so, in the window's language; empty where it can.
QString name_trouble(const std::string& home, const std::string& name);
// `wanted` as far as it is a name, with a number behind it if it is taken.
std::string free_adapter_name(const std::string& home, const std::string& wanted);
// A folder of BuildRouting in the user's folder.
struct KnownRouting {
    std::string name, folder;
    std::string base;                     // the base model's path
    std::vector<std::string> routes;      // the adapters' names
};
// By name; what cannot be read, or does not tell its base, is left out.
std::vector<KnownRouting> known_routings(const std::string& home);
fs::path routings_folder(const std::string& home);
// "routing-1 (menus, facts) on SmolLM2", in the window's language.
std::string routing_title(const KnownRouting& known);
// Every adapter of the library whose folder is still there, with the losses that the library has, newest first. Without a run, its base
// is one of `models` and of the library's. Opens the database and reads each run: not on the GUI's thread.
std::vector<KnownAdapter> library_adapters(const std::string& home, std::vector<KnownModel> models);
// Takes the adapter into the library, or these facts into what it knows of it. Not on the GUI's thread.
Result<void> remember_adapter(const std::string& home, const std::string& folder, const nlohmann::json& facts);
// What one searches of an adapter: name, base, data set, method, tags and note, folded.
QString searched_text(const KnownAdapter& known);

struct LibraryAdapters {
    std::vector<KnownAdapter> adapters;
    std::vector<QString> texts;         // searched_text() of each
};
// On a thread of `pool`; `done` is called on the thread of `context`, unless that is gone by then.
void read_library_later(QThreadPool& pool, const std::string& home, std::vector<KnownModel> models, QObject* context, std::function<void(std::shared_ptr<const LibraryAdapters>)> done);
// Writes the adapter's tags and note into the library, which takes the adapter in where it does not know it yet. On a thread of
// `pool`, which is to have one, so that the last word stays; `done` as above.
void save_marks_later(QThreadPool& pool, const std::string& home, const KnownAdapter& known, QObject* context, std::function<void(Result<void>)> done);
// Reads the run's events for the losses, and the parameters where there is no run: many lines, so not on the GUI's thread.
void read_results(KnownAdapter& known);
// The same of all, on a worker thread; `done` is called on the thread of `context`, unless that is gone by then.
void read_results_later(std::vector<KnownAdapter> known, QObject* context, std::function<void(std::vector<KnownAdapter>)> done);

}  // namespace lorica
