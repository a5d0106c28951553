// SPDX-License-Identifier: GPL-3.0-or-later
// What a run trains beside or in the base, whatever the method: its parameters, its gradients, its files. Engine thread.
#pragma once

#include <torch/types.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/formats/peft_folder.h"
#include "core/models/decoder.h"
#include "core/peft/lora.h"
#include "core/peft/prefix.h"
#include "core/settings/adapter_settings.h"

namespace lorica {

struct AdapterGroups;
struct PassMemory;

// A range of the flat buffers and how the optimizer treats it.
struct Segment {
    int64_t at = 0, count = 0;
    float rate = 1;                // times the run's learning rate (LoRA+: B's)
    bool decays = true;            // matrices do; vectors do not
};

// A tensor of the base that trains itself (full fine-tuning, modules_to_save), float32. Those of one fused matrix lie behind one
// another in the flat buffers.
struct TrainedTensor {
    std::string name;              // Hugging Face's: "lm_head.weight"; values are the file's, matrices [out, in]
    torch::Tensor values, gradient;
};

// Everything that one run trains, in one flat buffer so that the optimizer is one pass.
struct Adapter {
    std::string method = "lora";   // "lora", "ia3", "prefix", "bottleneck" or "full": what its folder is
    PeftConfig config;             // as in adapter_config.json
    std::vector<PeftConfig> also;  // those of what trains along, of other types: the adapter is a composite
    float dropout = 0;             // of LoRA's inputs, in training
    float bottleneck_dropout = 0;  // of what bottlenecks add
    torch::Tensor parameters;      // [n] float32
    torch::Tensor gradients;       // [n] float32, accumulated by the backward pass; undefined if it does not train
    std::vector<LoraLayer> layers;
    std::vector<TrainedTensor> trained;
    std::optional<PrefixSlot> prefix;
    std::optional<DecoderWeights> residual;  // the base without PiSSA's or OLoRA's beginning; empty: the base itself
    ModelConfig base_config;                 // of the base it was made for
    std::shared_ptr<AdapterGroups> groups = {};   // of train_pass: see PassOptions::same_adapter
    std::shared_ptr<PassMemory> memory = {};  // of train_pass, which reuses it from pass to pass; reset() gives it back

    int64_t parameter_count() const;
    // Positions before the first token of a text.
    int64_t virtual_tokens() const { return prefix ? config_of("PREFIX_TUNING").prefix.num_virtual_tokens : 0; }
    // Of the part of this type, which has to be there.
    const PeftConfig& config_of(const std::string& peft_type) const;
    PeftConfig& config_of(const std::string& peft_type) { return const_cast<PeftConfig&>(std::as_const(*this).config_of(peft_type)); }
    bool has(const std::string& peft_type) const;
    // Runs of the flat buffers in order; lora_plus is the learning rate of B over that of A.
    std::vector<Segment> segments(double lora_plus) const;
    const TrainedTensor* find_trained(const std::string& name) const;

    // A: kaiming uniform, U(-1/sqrt(in), 1/sqrt(in)) from Philox(seed), B: zero, unless init_lora_weights says otherwise;
    // (IA)³: ones; bottlenecks and prefixes: as init_weights says; trained tensors: the base's. `method` is RunSpec's.
    static Result<Adapter> create(const DecoderWeights& base, const std::string& method, const AdapterSettings& settings, uint64_t seed, bool trains);
    // From a PEFT folder, or a model folder of a full run; shapes are checked against the base. What began as PiSSA or OLoRA
    // in this program goes on as such if it trains, and is an ordinary LoRA otherwise; a prefix goes on with its projection if
    // that is there.
    static Result<Adapter> load(const DecoderWeights& base, const std::string& folder, bool trains);
    // Writes a PEFT folder (PEFT's key names, float32), of bottlenecks one of the `adapters` library, of a composite one for each
    // part (see peft_folder.h), of a full run config.json and model.safetensors. `to_go_on` also writes what only training needs, a prefix's projection.
    Result<void> save(const std::string& folder, const std::string& base_name, bool to_go_on = false) const;
};

// What Adapter::method is for RunSpec's: qlora, dora and the like are LoRA.
std::string adapter_method(const std::string& method);
// The PEFT configuration of a new adapter, and those of what it is combined with. Errors name the setting.
Result<PeftConfig> peft_config(const ModelConfig& model, const std::string& method, const AdapterSettings& settings);
Result<std::vector<PeftConfig>> combined_configs(const ModelConfig& model, const AdapterSettings& settings);
// Every linear layer's path, layer by layer in the order of Linear; empty where the architecture has none.
std::vector<std::string> linear_paths(const ModelConfig& config);

// The base as a pass sees it: trained tensors in place of the frozen ones, PiSSA's residual. Shares memory where nothing changes.
DecoderWeights effective_base(const DecoderWeights& base, const Adapter* adapter);
// In the place of each of the base's tensors where its gradient gathers, float32; undefined where it does not train. A tied
// head's is the embedding's.
DecoderWeights trained_gradients(const DecoderWeights& base, const Adapter& adapter);

// Parameters of a run before anything is loaded, and the ranks of one layer's LoRAs summed.
struct AdapterSize {
    int64_t trainable = 0, rank_columns = 0, scaled_columns = 0;
};
Result<AdapterSize> adapter_size(const ModelConfig& config, const std::string& method, const PeftConfig& peft, const std::vector<PeftConfig>& also = {});

}  // namespace lorica
