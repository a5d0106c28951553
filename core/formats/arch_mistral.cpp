// SPDX-License-Identifier: GPL-3.0-or-later
// Mistral: Llama with a sliding window in every layer. Its GGUF files call themselves llama. Any thread.
#include "core/formats/architecture.h"

namespace lorica {
namespace {

Result<void> from_json(const JsonFields& json, ModelConfig& c) {
    LORICA_TRY(kLlama.from_json(json, c));
    // The configuration class's own default where the key is absent; null says that there is no window.
    int64_t window = json.names("sliding_window") ? 0 : 4096;
    LORICA_TRY(json.size("sliding_window", window));
    return read_windows(json, c, window, [](int64_t, int64_t) { return true; });
}

}  // namespace

const Architecture kMistral = {
    .name = "MistralForCausalLM", .model_type = "mistral", .gguf = "llama", .people = "Mistral", .modules = kLlamaModules, .interleaved_rope = true,
    .from_json = from_json};

}  // namespace lorica
