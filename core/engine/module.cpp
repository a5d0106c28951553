// SPDX-License-Identifier: GPL-3.0-or-later
// The one symbol of the engine module; see loader.cpp. Any thread, once.
#include "core/engine/torch_engine.h"

extern "C" __attribute__((visibility("default"))) lorica::Engine* lorica_make_engine(const lorica::EngineOptions& options, lorica::EventSink sink) {
    return new lorica::TorchEngine(options, std::move(sink));
}
