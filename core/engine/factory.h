// SPDX-License-Identifier: GPL-3.0-or-later
// How a program gets its engine: the module is opened at run time, so that a window paints before LibTorch loads.
#pragma once

#include <memory>

#include "core/runtime/engine.h"

namespace lorica {

struct EngineOptions {
    std::string home;         // the library's folder
    int64_t threads = 0;      // of one operation; 0: every physical core
};

// Opens liblorica_engine.so beside the program (bin/../lib) and makes its engine. Takes 0.2 s or more: not on a GUI thread.
// The module is never closed. `sink` is called on the engine's threads.
Result<std::unique_ptr<Engine>> load_engine(const EngineOptions& options, EventSink sink);

}  // namespace lorica
