// SPDX-License-Identifier: GPL-3.0-or-later
// Merges an adapter into its base as a safetensors folder that transformers loads. Engine thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/formats/model_source.h"
#include "core/peft/adapter.h"
#include "core/settings/quant_settings.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

struct MergeOptions {
    // auto, float32, bfloat16 or float16. auto is the type of the base's tensors; of a GGUF base, bfloat16.
    std::string dtype = "auto";
    // On: the linear layers are what these settings make of them and decode again, which is what an adapter trained on such
    // a base has seen. Off: the file's own numbers. Nothing is written quantized.
    QuantSettings through = {};
    uint64_t shard_bytes = 5'000'000'000;  // a model over this is written as several files with an index
    // Called before the first and after each tensor; false cancels and leaves nothing.
    std::function<bool(int64_t done, int64_t total)> on_progress = {};
};

struct MergeReport {
    std::string folder;
    std::string dtype;
    std::vector<std::string> files;  // in the folder
    int64_t tensors = 0;             // written
    int64_t merged = 0;              // of them, changed by the adapter
    uint64_t bytes = 0;              // of the tensors
};

// Whether the model without the adapter's own layers can say what it says; of the others the error says why not. No work is done.
Result<void> check_can_merge(const Adapter& adapter);
// An adapter for merging, see check_can_merge: checked against the base's shapes alone, no weight is loaded.
Result<Adapter> load_for_merge(const ModelSource& source, const fs::path& adapter_folder);
// Whether the adapter gives embedding and head values of their own, though the base ties them.
bool unties(const ModelSource& source, const Adapter& adapter);
// The merged model's tensors: the base's, and the head where it is untied.
std::vector<SourceTensor> merged_tensors(const ModelSource& source, const Adapter& adapter);
bool changes(const Adapter& adapter, const SourceTensor& tensor);
// Rows of a tensor from `first` on, as many as `out` [rows, columns] float32 has; on all threads.
void read_rows(const ModelSource& source, const std::string& name, int64_t first, torch::Tensor& out);
// [rows, columns] float32: the base's tensor, quantized and decoded first as `through` says, with what the adapter does to it.
Result<torch::Tensor> merged_tensor(const ModelSource& source, const SourceTensor& tensor, const Adapter& adapter, const QuantSettings& through = {});
// The low-rank pair that sits on a tensor of the base, or null.
const LoraSlot* lora_slot(const Adapter& adapter, const SourceTensor& tensor);

// Streams tensor by tensor: W' = W + s B A (DoRA: m / n of it; (IA)³: l W) in float32, rounded once to the output type; the
// whole model is never in memory. `out` must not exist; it appears complete or not at all. Tied embeddings stay tied, unless
// the adapter holds one of them (modules_to_save): then both are written and config.json says so. Beside the weights:
// config.json and generation_config.json (the base's own where it is a folder), the tokenizer's files and template.
Result<MergeReport> merge(const ModelSource& source, const Tokenizer& tokenizer, const Adapter& adapter, const fs::path& out,
                          const MergeOptions& options = {});

// The same from a PEFT folder, without loading the base.
Result<MergeReport> merge(const ModelSource& source, const Tokenizer& tokenizer, const fs::path& adapter_folder, const fs::path& out,
                          const MergeOptions& options = {});

}  // namespace lorica
