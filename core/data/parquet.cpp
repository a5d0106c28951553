// SPDX-License-Identifier: GPL-3.0-or-later
// Parquet: what can be told of a file without Arrow, and the module that has it. Any thread.
#include "core/data/parquet.h"

#include <dlfcn.h>

#include <cstring>

#include "core/base/files.h"
#include "core/data/arrow/module.h"

namespace lorica {
namespace {

// The module beside the program, opened once and kept. Arrow is half the size of LibTorch: a program that meets no Parquet
// file starts without it.
Result<const ParquetModule*> parquet_module() {
    static const Result<const ParquetModule*> opened = []() -> Result<const ParquetModule*> {
        std::error_code code;
        const fs::path folder = fs::read_symlink("/proc/self/exe", code).parent_path();
        for (const char* place : {"../lib", "../lib/lorica", "."}) {
            const fs::path file = folder / place / "liblorica_parquet.so";
            if (!fs::exists(file, code)) continue;
            void* handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
            if (handle == nullptr) return Error{ErrorCode::Internal, std::string("Arrow cannot be opened: ") + dlerror(), file.string(), "build again with ./run --build-only"};
            const auto module = reinterpret_cast<const ParquetModule* (*)()>(dlsym(handle, "lorica_parquet"));
            if (module == nullptr) return Error{ErrorCode::Internal, "the Parquet module is of another version", file.string(), "build again with ./run --build-only"};
            return module();
        }
        return Error{ErrorCode::Unsupported, "this build has no Parquet reader (liblorica_parquet.so)", folder.string(), "build it with ./run --build-only, or convert the file to JSONL"};
    }();
    return opened;
}

Error broken(const std::string& file, std::string reason) {
    return {ErrorCode::BadInput, "this is no whole Parquet file: " + std::move(reason), file, "fetch or write the file again"};
}

}  // namespace

bool is_parquet(std::string_view bytes) { return bytes.starts_with("PAR1") || bytes.starts_with("PARE"); }

Result<ParquetRows> read_parquet(std::string_view bytes, const std::string& file, uint64_t max_bytes,
                                 const std::function<Result<void>(int64_t, int64_t)>& at) {
    // Layout: "PAR1", columns, footer, its length in 4 bytes, "PAR1" (parquet-format, "File format").
    if (bytes.starts_with("PARE")) return Error{ErrorCode::Unsupported, "the Parquet file is encrypted", file, "decrypt it first"};
    if (!bytes.starts_with("PAR1")) return broken(file, "it does not begin with PAR1");
    if (bytes.size() < 12 || !bytes.ends_with("PAR1")) return broken(file, "its end is missing");
    uint32_t footer = 0;
    std::memcpy(&footer, bytes.data() + bytes.size() - 8, sizeof footer);
    if (footer > bytes.size() - 12) return broken(file, "its footer is said to be longer than the file");
    LORICA_ASSIGN(const ParquetModule* module, parquet_module());
    return module->read(bytes, file, max_bytes, at);
}

Result<std::string> write_parquet(std::string_view lines, const std::vector<std::string>& columns, const std::string& schema) {
    LORICA_ASSIGN(const ParquetModule* module, parquet_module());
    return module->write(lines, columns, schema);
}

}  // namespace lorica
