// SPDX-License-Identifier: GPL-3.0-or-later
// Exports a model, with an adapter merged into it, as one GGUF file; or an adapter alone as a GGUF adapter. Engine thread.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/formats/model_source.h"
#include "core/peft/adapter.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

struct GgufExportOptions {
    std::string quant = "q8_0";   // see gguf_quant_names()
    std::string name;             // general.name; empty: the source's
    // Called before the first and after each tensor; false cancels and leaves nothing.
    std::function<bool(int64_t done, int64_t total)> on_progress = {};
};

struct GgufExportReport {
    std::string path;
    std::map<std::string, int64_t> types;   // how many tensors of each block type
    int64_t tensors = 0;                    // written
    int64_t merged = 0;                     // of them, changed by the adapter
    uint64_t bytes = 0;                     // of the file
    std::vector<std::string> notes;         // what a person should know
};

// Streams tensor by tensor: memory is the largest one in float32. `path` must not exist; it appears complete or not at all.
// A tensor that the base already holds in the wanted type, and that the adapter does not change, is copied bit for bit.
Result<GgufExportReport> export_gguf(const ModelSource& source, const Tokenizer& tokenizer, const Adapter& adapter, const fs::path& path,
                                     const GgufExportOptions& options = {});

// A file that llama.cpp applies to the same base (--lora). Its one alpha stands for all matrices, so what is left of each
// matrix's own scale (rank and alpha patterns, rsLoRA) is multiplied into its B. What such a file cannot hold is refused.
Result<GgufExportReport> export_gguf_adapter(const ModelSource& source, const Adapter& adapter, const fs::path& path,
                                             const GgufExportOptions& options = {});

}  // namespace lorica
