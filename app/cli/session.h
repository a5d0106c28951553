// SPDX-License-Identifier: GPL-3.0-or-later
// One command to the engine and its events, on the main thread; Ctrl-C asks the job to stop and save, twice ends at once.
#pragma once

#include <functional>

#include "app/cli/context.h"
#include "core/engine/factory.h"

namespace lorica {

struct SessionEnd {
    JobFinished finished;
    int exit_code = kDone;
};

// Loads the engine, posts `body`, and calls `on_event` for each event until the job has finished. Prints progress to a
// terminal. With context.json and `print_events`, every event but samples goes to stdout.
SessionEnd run_job(const Context& context, CommandBody body, bool print_events, const std::function<void(const Event&)>& on_event = {});

// The prompts or messages of JSONL rows; an error names `file` and the row.
Result<std::vector<GenerateRow>> rows_of(const std::vector<nlohmann::json>& source, const std::string& file);

}  // namespace lorica
