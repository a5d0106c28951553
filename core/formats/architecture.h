// SPDX-License-Identifier: GPL-3.0-or-later
// The registry of architectures: what their configurations say and how their tensors are called. Values, any thread.
//
// An architecture is one file arch_<name>.cpp with its Architecture, and its row in architecture.cpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/formats/config_fields.h"
#include "core/formats/model_config.h"

namespace lorica {

// The linear layers that an adapter can sit on. A model has either Q, K, V or Qkv, and either Gate, Up or GateUp (one
// published matrix for both), or Up alone where its MLP has no gate.
enum class Linear { Q, K, V, O, Gate, Up, Down, Qkv, GateUp };
inline constexpr int kLinearCount = 9;

// What a module is in the decoder. The first are Linear's, in its order.
enum class Role { Q, K, V, O, Gate, Up, Down, Qkv, GateUp, Embed, Positions, FinalNorm, Head, AttnNorm, PostAttnNorm, FfnNorm, PostFfnNorm, QNorm, KNorm };
inline bool is_linear(Role role) { return static_cast<int>(role) < kLinearCount; }
inline bool is_of_layer(Role role) { return is_linear(role) || role >= Role::AttnNorm; }
inline bool is_norm(Role role) { return role == Role::FinalNorm || role >= Role::AttnNorm; }

// Names without ".weight" and ".bias"; within a layer without the layer's prefix.
struct Module {
    Role role;
    const char* name;    // Hugging Face's: "self_attn.q_proj"
    const char* gguf;    // "attn_q"
};

struct Architecture {
    const char* name = "";         // of config.json's "architectures"
    const char* model_type = "";
    const char* gguf = "";         // general.architecture
    const char* people = "";       // the models that people know it by
    const char* prefix = "model."; // of every module but the head
    const char* layers = "model.layers.";
    std::span<const Module> modules;   // in the usual order: embeddings, a layer's, the rest
    bool tied = false;             // where config.json does not say: the head is the embedding
    bool interleaved_rope = false; // GGUF files hold q and k with rotary pairs side by side
    Result<void> (*from_json)(const JsonFields&, ModelConfig&) = nullptr;
    Result<void> (*from_gguf)(const GgufFields&, ModelConfig&) = nullptr;
    void (*to_json)(const ModelConfig&, nlohmann::json&) = nullptr;  // what to_config_json does not write for all
};

const std::vector<const Architecture*>& architectures();
const Architecture& architecture_of(const ModelConfig& config);
std::string supported_architectures();   // for error messages

bool has_module(const ModelConfig& config, Role role);
inline bool has_linear(const ModelConfig& config, Linear linear) { return has_module(config, static_cast<Role>(linear)); }
// "self_attn.q_proj"; empty where the architecture has no such layer. "model.layers.3.self_attn.q_proj".
std::string module_path(const ModelConfig& config, Linear linear);
std::string module_path(const ModelConfig& config, int64_t layer, Linear linear);
int64_t in_features(const ModelConfig& config, Linear linear);
int64_t out_features(const ModelConfig& config, Linear linear);

// Fields that several architectures read alike: sizes, heads, norm, rotary positions, windows by layer.
Result<void> read_usual_json(const JsonFields& json, ModelConfig& config);
Result<void> read_usual_gguf(const GgufFields& gguf, ModelConfig& config);
// `rope`: an object in the form of rope_scaling or rope_parameters.
Result<void> read_rope(const JsonFields& rope, ModelConfig& config, RopeScaling& scaling);
// Llama 3's scaling out of a file's rope_freqs.weight, if it has one.
Result<void> adopt_rope_freqs(const GgufFields& gguf, ModelConfig& config);
// The window of the layers that `slides` chooses; none if it is 0.
void set_windows(ModelConfig& config, int64_t window, bool (*slides)(int64_t layer, int64_t first), int64_t first = 0);
// Windows of the layers that `layer_types` calls sliding_attention; without it of those that `slides` chooses.
Result<void> read_windows(const JsonFields& json, ModelConfig& config, int64_t window, bool (*slides)(int64_t layer, int64_t first), int64_t first = 0);
// Qwen's rule: with use_sliding_window the layers from max_window_layers on have the window.
Result<void> read_late_windows(const JsonFields& json, ModelConfig& config);
void write_rope(const ModelConfig& config, nlohmann::json& json);

inline constexpr Module kLlamaModules[] = {
    {Role::Embed, "model.embed_tokens", "token_embd"},
    {Role::AttnNorm, "input_layernorm", "attn_norm"},
    {Role::Q, "self_attn.q_proj", "attn_q"},
    {Role::K, "self_attn.k_proj", "attn_k"},
    {Role::V, "self_attn.v_proj", "attn_v"},
    {Role::O, "self_attn.o_proj", "attn_output"},
    {Role::FfnNorm, "post_attention_layernorm", "ffn_norm"},
    {Role::Gate, "mlp.gate_proj", "ffn_gate"},
    {Role::Up, "mlp.up_proj", "ffn_up"},
    {Role::Down, "mlp.down_proj", "ffn_down"},
    {Role::FinalNorm, "model.norm", "output_norm"},
    {Role::Head, "lm_head", "output"}};

extern const Architecture kLlama, kMistral, kQwen2, kQwen3, kGpt2, kGemma2, kGemma3, kPhi3;

}  // namespace lorica
