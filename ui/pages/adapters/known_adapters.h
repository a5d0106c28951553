// SPDX-License-Identifier: GPL-3.0-or-later
// The adapters that the remembered runs have made, read from their folders. Values; GUI thread (small files only).
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "ui/shell/app_state.h"

class QThreadPool;

namespace lorica {

struct KnownAdapter {
    std::string name;        // of the run
    std::string folder;      // the PEFT folder
    std::string run;         // the run's folder
    std::string base;        // the base model's path
    std::string data;        // the data set's path
    std::string created;     // UTC
    RunSpec spec;
    std::vector<std::string> tags = {};   // of the library
    std::string note = {};                // of the library
    int64_t trainable = 0, bytes = 0;
    int64_t steps = 0;       // filled by read_results()
    // Filled by read_results().
    std::optional<double> loss;       // last training loss
    std::optional<double> eval_loss;  // best evaluation loss
};

// Most recent first; runs without a finished adapter are left out.
std::vector<KnownAdapter> known_adapters(const AppState& state);
// "run-01 on SmolLM2", in the window's language.
std::string adapter_title(const KnownAdapter& known);
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
// Every adapter of the library whose folder is still there, with the losses that the library has, newest first. Opens the database and
// reads each run: not on the GUI's thread.
std::vector<KnownAdapter> library_adapters(const std::string& home);
// What one searches of an adapter: name, base, data set, method, tags and note, folded.
QString searched_text(const KnownAdapter& known);

struct LibraryAdapters {
    std::vector<KnownAdapter> adapters;
    std::vector<QString> texts;         // searched_text() of each
};
// On a thread of `pool`; `done` is called on the thread of `context`, unless that is gone by then.
void read_library_later(QThreadPool& pool, const std::string& home, QObject* context, std::function<void(std::shared_ptr<const LibraryAdapters>)> done);
// Writes the adapter's tags and note into the library, which takes the adapter in where it does not know it yet. On a thread of
// `pool`, which is to have one, so that the last word stays; `done` as above.
void save_marks_later(QThreadPool& pool, const std::string& home, const KnownAdapter& known, QObject* context, std::function<void(Result<void>)> done);
// Reads the run's events for the losses: many lines, so not on the GUI's thread.
void read_results(KnownAdapter& known);
// The same of all, on a worker thread; `done` is called on the thread of `context`, unless that is gone by then.
void read_results_later(std::vector<KnownAdapter> known, QObject* context, std::function<void(std::vector<KnownAdapter>)> done);

}  // namespace lorica
