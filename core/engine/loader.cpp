// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the engine module. Any thread, once.
#include <dlfcn.h>

#include <cstdlib>

#include "core/base/files.h"
#include "core/engine/factory.h"

namespace lorica {

Result<std::unique_ptr<Engine>> load_engine(const EngineOptions& options, EventSink sink) {
    std::error_code code;
    const fs::path program = fs::read_symlink("/proc/self/exe", code);
    fs::path module;
    for (const char* folder : {"../lib", "../lib/lorica", "."})
        if (const fs::path candidate = program.parent_path() / folder / "liblorica_engine.so"; fs::exists(candidate, code)) {
            module = candidate;
            break;
        }
    if (module.empty())
        return Error{ErrorCode::NotFound, "the engine (liblorica_engine.so) is missing", program.parent_path().string(),
                     "Build it with ./run --build-only."};
    // oneDNN and its caller in LibTorch keep a compiled product for each shape they met, 1024 of them, and each micro-batch
    // has a shape of its own: that came to over half a gigabyte. Read once, when the module is first used.
    setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "96", 0);
    setenv("LRU_CACHE_CAPACITY", "64", 0);
    void* handle = dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return Error{ErrorCode::Internal, std::string("the engine cannot be opened: ") + dlerror(), module.string()};
    using Make = Engine* (*)(const EngineOptions&, EventSink);
    const auto make = reinterpret_cast<Make>(dlsym(handle, "lorica_make_engine"));
    if (make == nullptr) return Error{ErrorCode::Internal, "the engine module is of another version", module.string()};
    return std::unique_ptr<Engine>(make(options, std::move(sink)));
}

}  // namespace lorica
