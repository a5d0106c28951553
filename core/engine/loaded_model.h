// SPDX-License-Identifier: GPL-3.0-or-later
// A base model in memory with its tokenizer and chat template, and the small cache of the last one. Engine thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/formats/model_source.h"
#include "core/models/decoder.h"
#include "core/peft/adapter.h"
#include "core/runtime/engine_thread.h"
#include "core/settings/model_settings.h"
#include "core/tokenizers/chat_template.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

struct DecoderBlocks;

// Tokenizer and template alone: enough to inspect data.
struct TextSide {
    std::string path;
    std::shared_ptr<const Tokenizer> tokenizer;
    std::optional<ChatTemplate> chat;  // empty where the model has none: then prompts and responses are joined as they are
    const ChatTemplate* template_or_null() const { return chat ? &*chat : nullptr; }
};

struct LoadedModel {
    std::string path;                  // of the file or folder
    TextSide text;
    ModelConfig config;
    DecoderWeights weights;
    std::shared_ptr<const DecoderBlocks> blocks;   // for decoding; null until ModelCache::prepare_decoding
    std::string fingerprint;           // ModelSource::fingerprint()
    double load_seconds = 0;
};

const char* dtype_name(torch::Dtype dtype);            // "bfloat16"
std::string device_name(torch::Device device);         // "cpu", "cuda:0"
int64_t physical_cores();
// Threads of one operation from now on; 0 takes `fallback`.
void use_threads(int64_t threads, int64_t fallback);

// Library names and paths to paths; an error if there is nothing.
Result<std::string> model_path(const std::string& home, const std::string& name);
Result<std::string> data_path(const std::string& home, const std::string& name);
// A PEFT folder, or a run folder whose adapter/ (else newest checkpoint) is meant.
Result<std::string> adapter_path(const std::string& home, const std::string& name);

class ModelCache {
public:
    ModelCache(std::string home, int64_t threads) : home_(std::move(home)), threads_(threads) {}

    const std::string& home() const { return home_; }
    int64_t threads() const { return threads_; }

    Result<std::shared_ptr<const TextSide>> text(const std::string& model);
    // Loads with progress unless the same model, type and device is the one in memory and its file is unchanged.
    Result<std::shared_ptr<const LoadedModel>> load(const ModelSettings& settings, JobContext& context);
    // Reads the blocks that decoding wants, once, if this is the model in memory and its file is still the same.
    void prepare_decoding(const std::shared_ptr<const LoadedModel>& model);
    // Null for an empty name. The last few stay in memory by folder and time of writing, so that switching costs nothing; a
    // text that begins with [ is a blend, as Generate::adapter says.
    Result<std::shared_ptr<const Adapter>> adapter(const std::shared_ptr<const LoadedModel>& model, const std::string& name);
    // Lets go of the model and its adapters.
    void clear();
    // What `auto` last meant, or "".
    const std::string& last_dtype() const { return last_dtype_; }

private:
    std::string home_;
    int64_t threads_;
    Result<std::shared_ptr<const Adapter>> blended(const std::shared_ptr<const LoadedModel>& model, const std::string& parts);

    std::string text_key_, model_key_, last_dtype_;
    std::shared_ptr<const TextSide> text_;
    std::shared_ptr<LoadedModel> model_;
    bool blocks_read_ = false;    // of model_
    // Most recently used first, all of adapters_model_.
    std::vector<std::pair<std::string, std::shared_ptr<const Adapter>>> adapters_;
    std::weak_ptr<const LoadedModel> adapters_model_;
};

}  // namespace lorica
