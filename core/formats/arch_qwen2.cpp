// SPDX-License-Identifier: GPL-3.0-or-later
// Qwen2 and Qwen2.5: Llama with biases on q, k and v. Any thread.
#include "core/formats/architecture.h"

namespace lorica {
namespace {

Result<void> from_json(const JsonFields& json, ModelConfig& c) {
    LORICA_TRY(kLlama.from_json(json, c));
    c.qkv_bias = true;
    return read_late_windows(json, c);
}

Result<void> from_gguf(const GgufFields& gguf, ModelConfig& c) {
    LORICA_TRY(read_usual_gguf(gguf, c));
    c.qkv_bias = true;
    return {};
}

}  // namespace

const Architecture kQwen2 = {
    .name = "Qwen2ForCausalLM", .model_type = "qwen2", .gguf = "qwen2", .people = "Qwen2, Qwen2.5", .modules = kLlamaModules,
    .from_json = from_json, .from_gguf = from_gguf, .to_json = write_rope};

}  // namespace lorica
