// SPDX-License-Identifier: GPL-3.0-or-later
// See gguf_layout.h; what readers do is llama.cpp's llama-model.cpp. Any thread.
#include "core/export/gguf_layout.h"

#include <fmt/format.h>

#include <cmath>

namespace lorica {
namespace {

bool is_gemma(const ModelConfig& c) { return std::string(architecture_of(c).gguf).starts_with("gemma"); }

// Readers know the pattern by the architecture's name: every second layer of Gemma 2, five of six of Gemma 3.
bool has_gemmas_windows(const ModelConfig& c) {
    const int64_t pattern = architecture_of(c).gguf == std::string("gemma2") ? 2 : 6;
    for (int64_t i = 0; i < c.num_hidden_layers; ++i)
        if (c.window(i) != ((i + 1) % pattern == 0 ? 0 : c.largest_window())) return false;
    return true;
}

std::vector<float> floats(const std::vector<double>& values) { return {values.begin(), values.end()}; }

}  // namespace

int64_t interleaved_heads(const ModelConfig& config, const SourceTensor& tensor) {
    if (!architecture_of(config).interleaved_rope || tensor.layer < 0) return 0;
    return tensor.role == Role::Q ? config.num_attention_heads : tensor.role == Role::K ? config.num_key_value_heads : 0;
}

std::vector<GgufFactors> rope_factors(const ModelConfig& config) {
    const RopeScaling& rope = config.traits.rope;
    if (rope.type == "llama3") return {{"rope_freqs.weight", floats(rope.factors)}};
    if (rope.type == "longrope") return {{"rope_factors_long.weight", floats(rope.long_factors)}, {"rope_factors_short.weight", floats(rope.factors)}};
    return {};
}

Result<void> check_gguf_can_hold(const ModelConfig& c, const std::string& where) {
    const auto refuse = [&](const std::string& what) {
        return Error{ErrorCode::Unsupported, "a GGUF file cannot hold " + what, where, "Merge into a folder of safetensors instead (lorica merge)."};
    };
    if (!is_gemma(c)) return {};
    const int64_t layers_of_27b = architecture_of(c).gguf == std::string("gemma2") ? 46 : 62;
    const auto scalar = static_cast<double>(c.num_hidden_layers == layers_of_27b ? c.hidden_size / c.num_attention_heads : c.head_dim);
    if (std::abs(c.traits.attention_scale * std::sqrt(scalar) - 1) > 1e-6)
        return refuse(fmt::format("the scale {:.6g} of attention scores: readers take 1 / sqrt({})", c.traits.attention_scale, scalar));
    if (c.traits.local_rope_theta > 0 && c.traits.local_rope_theta != 10000)
        return refuse(fmt::format("the rotations under a window by {:.6g}: readers take 10000", c.traits.local_rope_theta));
    if (!has_gemmas_windows(c)) return refuse("windows in other layers than the architecture's usual ones");
    return {};
}

std::string gguf_leaves_out(const ModelConfig& c) {
    const std::string kind = architecture_of(c).gguf;
    if ((kind != "llama" && !kind.starts_with("qwen")) || c.traits.windows.empty()) return "";
    return fmt::format("readers of GGUF files do not apply the sliding window of {} tokens: longer texts are seen whole", c.largest_window());
}

}  // namespace lorica
