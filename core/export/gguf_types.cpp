// SPDX-License-Identifier: GPL-3.0-or-later
// The mixtures are those of llama.cpp's quantization without an importance matrix (llama-quant.cpp). Any thread.
#include "core/export/gguf_types.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace lorica {
namespace {

constexpr std::array<GgufQuant, 11> kQuants = {{{"f32", "F32", 0, false}, {"f16", "F16", 1, false}, {"bf16", "BF16", 32, false},
                                                {"q8_0", "Q8_0", 7, false}, {"q4_0", "Q4_0", 2, false}, {"q4_1", "Q4_1", 3, false},
                                                {"q5_0", "Q5_0", 8, false}, {"q5_1", "Q5_1", 9, false}, {"q4_K_M", "Q4_K", 15, true},
                                                {"q5_K_M", "Q5_K", 17, true}, {"q6_K", "Q6_K", 18, true}}};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// The first and last eighth of the layers and every third between.
bool gets_more_bits(int64_t layer, int64_t layers) { return layer < layers / 8 || layer >= 7 * layers / 8 || (layer - layers / 8) % 3 == 2; }

std::string mixed_type(const GgufQuant& quant, const std::string& name, int64_t layers, bool tied) {
    if (name == "output.weight" || (tied && name == "token_embd.weight")) return "Q6_K";
    if (!name.starts_with("blk.")) return quant.matrices;
    const int64_t layer = std::stoll(name.substr(4));
    const auto is = [&](const char* part) { return name.find(part) != std::string::npos; };
    if (is(".attn_qkv.")) return std::string(quant.matrices) == "Q4_K" ? "Q5_K" : "Q6_K";
    if ((is(".attn_v.") || is(".ffn_down.")) && gets_more_bits(layer, layers)) return "Q6_K";
    return quant.matrices;
}

// Rows that are no multiple of a block: the nearest type with a smaller one.
std::string fitting(const std::string& type, int64_t columns) {
    if (columns % block_type(type)->values == 0) return type;
    const std::string smaller = type == "Q4_K" ? "Q5_0" : type == "Q5_K" ? "Q5_1" : type == "Q6_K" ? "Q8_0" : "F16";
    return columns % block_type(smaller)->values == 0 ? smaller : "F16";
}

}  // namespace

const GgufQuant* gguf_quant(const std::string& name) {
    const auto found = std::find_if(kQuants.begin(), kQuants.end(), [&](const GgufQuant& one) { return lower(one.name) == lower(name); });
    return found == kQuants.end() ? nullptr : &*found;
}

std::string gguf_quant_names() {
    std::string out;
    for (const GgufQuant& one : kQuants) out += (out.empty() ? "" : ", ") + std::string(one.name);
    return out;
}

const BlockType& block_type_for(const GgufQuant& quant, const GgufShape& tensor, int64_t layers, bool tied) {
    const bool small = tensor.shape.size() == 1 || tensor.name.ends_with("_norm.weight") || tensor.name.starts_with("position_embd");
    if (small) return *block_type("F32");
    const std::string type = quant.mixed ? mixed_type(quant, tensor.name, layers, tied) : quant.matrices;
    return *block_type(fitting(type, tensor.shape.back()));
}

}  // namespace lorica
