// SPDX-License-Identifier: GPL-3.0-or-later
// Tensors of the base that train themselves: their names, where they are, and the base with them in place. Engine thread.
#include <algorithm>
#include <map>

#include "core/formats/model_source.h"
#include "core/peft/layout.h"

namespace lorica {
namespace {

using Shapes = std::vector<std::pair<std::string, std::vector<int64_t>>>;

// The linears of one fused matrix.
struct Fused {
    FrozenMatrix DecoderLayer::* matrix;
    std::vector<Linear> linears;
};
std::vector<Fused> fused_matrices(const ModelConfig& config) {
    return {{&DecoderLayer::w_qkv, linears_of(config, Product::Qkv)}, {&DecoderLayer::w_o, linears_of(config, Product::O)},
            {&DecoderLayer::w_gate_up, linears_of(config, Product::GateUp)}, {&DecoderLayer::w_down, linears_of(config, Product::Down)}};
}

std::string norm_name(int64_t layer, bool attention) {
    return "model.layers." + std::to_string(layer) + (attention ? ".input_layernorm.weight" : ".post_attention_layernorm.weight");
}

constexpr const char* kEmbedding = "model.embed_tokens.weight";
constexpr const char* kHead = "lm_head.weight";
constexpr const char* kNorm = "model.norm.weight";

}  // namespace

LinearPlace place_of(const DecoderWeights& base, size_t layer, Linear linear) {
    for (const Fused& fused : fused_matrices(base.config)) {
        int64_t first = 0;
        for (const Linear one : fused.linears) {
            const int64_t count = out_features(base.config, one);
            if (one == linear) return {&(base.layers[layer].*fused.matrix), first, count};
            first += count;
        }
    }
    return {nullptr, 0, 0};
}

Result<Shapes> trained_shapes(const ModelConfig& config, const std::string& method, const std::vector<std::string>& modules_to_save) {
    Shapes out;
    if (method != "full") {
        for (const std::string& module : modules_to_save) {
            const bool head = module == "lm_head", embedding = module == "embed_tokens";
            if (!head && !embedding)
                return Error{ErrorCode::Unsupported, "\"" + module + "\" cannot be trained whole", "adapter.modules_to_save", "There are lm_head and embed_tokens."};
            const auto tensors = expected_tensors(config);
            if (tensors.front().name != kEmbedding)
                return Error{ErrorCode::Unsupported, "modules of " + config.architecture + " cannot be trained whole yet", "adapter.modules_to_save", "Leave it empty."};
            out.push_back({head ? kHead : kEmbedding, {config.vocab_size, config.hidden_size}});
        }
        return out;
    }
    if (config.traits.norm_plus_one || config.traits.transposed_linears || config.traits.post_norms || config.traits.qk_norm)
        return Error{ErrorCode::Unsupported, "full fine-tuning of " + config.architecture + " is not supported yet", "method", "Use lora."};
    std::map<std::string, std::vector<int64_t>> left;
    for (const SourceTensor& one : expected_tensors(config)) left[one.name] = one.shape;
    const auto put = [&](const std::string& name) {
        const auto found = left.find(name);
        if (found == left.end()) return;
        out.push_back(*found);
        left.erase(found);
    };
    put(kEmbedding);
    for (int64_t layer = 0; layer < config.num_hidden_layers; ++layer) {
        put(norm_name(layer, true));
        for (const Fused& fused : fused_matrices(config)) {
            for (const char* part : {".weight", ".bias"})
                for (const Linear linear : fused.linears) put(module_path(config, layer, linear) + part);
            if (fused.linears.front() == Linear::O) put(norm_name(layer, false));
        }
    }
    put(kNorm);
    put(kHead);
    if (!left.empty())
        return Error{ErrorCode::Unsupported, "full fine-tuning of " + config.architecture + " is not supported yet (" + left.begin()->first + ")", "method", "Use lora."};
    return out;
}

torch::Tensor base_tensor(const DecoderWeights& base, const std::string& name) {
    if (name == kEmbedding) return base.embed;
    if (name == kHead) return base.lm_head;
    if (name == kNorm) return base.final_norm;
    for (size_t layer = 0; layer < base.layers.size(); ++layer) {
        const auto index = static_cast<int64_t>(layer);
        if (!name.starts_with("model.layers." + std::to_string(layer) + ".")) continue;
        if (name == norm_name(index, true)) return base.layers[layer].attn_norm;
        if (name == norm_name(index, false)) return base.layers[layer].ffn_norm;
        for (int i = 0; i < kLinearCount; ++i) {
            if (!has_linear(base.config, static_cast<Linear>(i))) continue;
            const LinearPlace place = place_of(base, layer, static_cast<Linear>(i));
            const std::string path = module_path(base.config, index, static_cast<Linear>(i));
            if (name == path + ".weight") return !place.matrix->weight.defined() ? torch::Tensor() : place.matrix->weight.narrow(0, place.first, place.count);
            if (name == path + ".bias" && place.matrix->bias.defined()) return place.matrix->bias.narrow(0, place.first, place.count);
        }
    }
    return {};
}

DecoderWeights effective_base(const DecoderWeights& base, const Adapter* adapter) {
    DecoderWeights w = adapter != nullptr && adapter->residual ? *adapter->residual : base;
    if (adapter == nullptr || adapter->trained.empty()) return w;
    // What lies from the named tensor on, in the form of the tensor that it replaces.
    const auto replace = [&](torch::Tensor& tensor, const std::string& name, bool wide) {
        const TrainedTensor* first = tensor.defined() ? adapter->find_trained(name) : nullptr;
        if (first == nullptr) return;
        tensor = adapter->parameters.narrow(0, first->values.storage_offset(), tensor.numel()).view(tensor.sizes()).to(wide ? torch::kFloat32 : w.dtype);
    };
    const bool tied = w.lm_head.is_same(w.embed) && adapter->method == "full";
    replace(w.embed, kEmbedding, false);
    if (tied) w.lm_head = w.embed;
    else replace(w.lm_head, kHead, false);  // a module to save unties what was tied, as in PEFT
    replace(w.final_norm, kNorm, true);
    for (size_t i = 0; i < w.layers.size() && adapter->method == "full"; ++i) {
        const auto layer = static_cast<int64_t>(i);
        replace(w.layers[i].attn_norm, norm_name(layer, true), true);
        replace(w.layers[i].ffn_norm, norm_name(layer, false), true);
        for (const Fused& fused : fused_matrices(w.config)) {
            FrozenMatrix& matrix = w.layers[i].*fused.matrix;
            replace(matrix.weight, module_path(w.config, layer, fused.linears.front()) + ".weight", false);
            replace(matrix.bias, module_path(w.config, layer, fused.linears.front()) + ".bias", false);
        }
    }
    return w;
}

}  // namespace lorica
