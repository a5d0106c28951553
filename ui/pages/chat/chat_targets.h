// SPDX-License-Identifier: GPL-3.0-or-later
// Whom one can talk to: the run in training, finished adapters, routings, base models, checkpoints. Values; GUI thread (small files only).
#pragma once

#include <utility>
#include <vector>

#include "ui/shell/app_state.h"

namespace lorica {

// What one wants most comes first; checkpoints come last, as there may be many.
std::vector<ChatTarget> chat_targets(const AppState& state);
// Step and folder of each checkpoint that can be loaded as an adapter, the newest first. By the names and presence of files alone: who
// loads one verifies what it holds.
std::vector<std::pair<int64_t, fs::path>> checkpoints_of(const fs::path& run);

}  // namespace lorica
