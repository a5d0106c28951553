// SPDX-License-Identifier: GPL-3.0-or-later
// Base models on this machine: where they are, and what each of them is. Values; any thread, but slow for large files.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/files.h"

namespace lorica {

enum class ModelOrigin { Recent, Library, HubCache };

struct FoundModel {
    std::string name, path;
    ModelOrigin origin = ModelOrigin::Recent;
    std::string library_name;        // the library's name for it, or empty
    bool recent = false;             // among the recent ones too
};

// HF_HUB_CACHE, else HF_HOME/hub, else ~/.cache/huggingface/hub.
fs::path hub_cache();

// The recent ones, then the library's, then those of the cache: of each repository the revision that refs/main names (else
// the newest), and each of its GGUF files. A path is listed once. Files are not opened.
std::vector<FoundModel> find_models(const fs::path& home, const std::vector<std::string>& recent, const fs::path& cache);

struct ModelCard {
    std::optional<Error> error;      // why it can be neither trained nor asked; what is below may be empty then
    std::vector<std::string> notes;  // what is odd, but no obstacle
    bool gguf = false;
    std::string architecture, people;                        // "LlamaForCausalLM", "Llama 2 and 3, ..."
    int64_t parameters = 0, layers = 0, hidden = 0, heads = 0, kv_heads = 0, vocab = 0, context = 0;
    std::vector<std::pair<std::string, int64_t>> types;      // stored type and how many parameters have it, most first
    int64_t bytes = 0;                                       // of the weight files
    double float32 = 0, bfloat16 = 0, nf4 = 0;               // bytes of the weights in memory; nf4 with double quantization
    int64_t matrix_parameters = 0;                           // of parameters, in matrices (quantized by exports)
    std::string licence;                                     // as the files have it, or empty
    std::string chat_template;                               // or empty

    std::string stored_as() const { return types.empty() ? "" : types.front().first; }
};

// Opens the model and its tokenizer as a run would.
ModelCard read_model_card(const fs::path& path);

}  // namespace lorica
