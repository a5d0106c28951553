// SPDX-License-Identifier: GPL-3.0-or-later
// The adapters that the remembered runs have made, read from their folders. Values; GUI thread (small files only).
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/shell/app_state.h"

namespace lorica {

struct KnownAdapter {
    std::string name;        // of the run
    std::string folder;      // the PEFT folder
    std::string run;         // the run's folder
    std::string base;        // the base model's path
    std::string data;        // the data set's path
    std::string created;     // UTC
    RunSpec spec;
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
// Reads the run's events for the losses: many lines, so not on the GUI's thread.
void read_results(KnownAdapter& known);
// The same of all, on a worker thread; `done` is called on the thread of `context`, unless that is gone by then.
void read_results_later(std::vector<KnownAdapter> known, QObject* context, std::function<void(std::vector<KnownAdapter>)> done);

}  // namespace lorica
