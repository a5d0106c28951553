// SPDX-License-Identifier: GPL-3.0-or-later
// Tensors of the base that train themselves: their names, where they are, and the base with them in place. Engine thread.
#include <algorithm>
#include <map>
#include <set>

#include "core/models/loading.h"
#include "core/peft/layout.h"

namespace lorica {
namespace {

using Shapes = std::vector<std::pair<std::string, std::vector<int64_t>>>;

std::string name_of(const ModelConfig& config, Role role) {
    for (const Module& module : architecture_of(config).modules)
        if (module.role == role) return std::string(module.name) + ".weight";
    return {};
}

// "embed_tokens" of "model.embed_tokens.weight".
std::string module_name(const std::string& tensor) {
    const std::string path = tensor.substr(0, tensor.rfind('.'));
    return path.substr(path.rfind('.') + 1);
}

// The model's tensors, and its head where the embedding is that too.
std::vector<SourceTensor> tensors_and_head(const ModelConfig& config) {
    std::vector<SourceTensor> all = expected_tensors(config);
    if (!config.tie_word_embeddings) return all;
    SourceTensor head;
    head.name = name_of(config, Role::Head);
    head.role = Role::Head;
    all.push_back(std::move(head));
    return all;
}

// What the base computes with over what its file holds.
float plus(const ModelConfig& config, Role role) { return is_norm(role) && config.traits.norm_plus_one ? 1.0f : 0.0f; }

// Calls visit(place in w, its first tensor, that in the adapter) for every place of the weights that trains itself.
template <class Visit>
void for_each_trained(const Adapter& adapter, DecoderWeights& w, const Visit& visit) {
    std::set<torch::Tensor*> seen;
    for (const SourceTensor& one : tensors_and_head(w.config)) {
        torch::Tensor* place = place_of(w, one).tensor;
        if (!seen.insert(place).second || !place->defined()) continue;
        if (const TrainedTensor* first = adapter.find_trained(one.name)) visit(*place, one, *first);
    }
}

}  // namespace

LinearPlace place_of(const DecoderWeights& base, size_t layer, Linear linear) {
    const DecoderLayer& own = base.layers[layer];
    const FrozenMatrix* matrices[kProductCount] = {&own.w_qkv, &own.w_o, &own.w_gate_up, &own.w_down};
    for (int product = 0; product < kProductCount; ++product) {
        int64_t first = 0;
        for (const Linear one : linears_of(base.config, static_cast<Product>(product))) {
            const int64_t count = out_features(base.config, one);
            if (one == linear) return {matrices[product], first, count};
            first += count;
        }
    }
    return {nullptr, 0, 0};
}

Result<Shapes> trained_shapes(const ModelConfig& config, const std::string& method, const std::vector<std::string>& modules_to_save) {
    Shapes out;
    if (method != "full") {
        const std::string head = name_of(config, Role::Head), embedding = name_of(config, Role::Embed);
        for (const std::string& module : modules_to_save) {
            if (module != module_name(head) && module != module_name(embedding))
                return Error{ErrorCode::Unsupported, "\"" + module + "\" cannot be trained whole", "adapter.modules_to_save",
                             "There are " + module_name(head) + " and " + module_name(embedding) + "."};
            out.push_back({module == module_name(head) ? head : embedding, {config.vocab_size, config.hidden_size}});
        }
        return out;
    }
    DecoderWeights places;
    places.layers.resize(static_cast<size_t>(config.num_hidden_layers));
    std::map<torch::Tensor*, size_t> known;
    std::vector<Shapes> by_place;
    for (const SourceTensor& one : expected_tensors(config)) {
        const auto [at, is_new] = known.emplace(place_of(places, one).tensor, by_place.size());
        if (is_new) by_place.emplace_back();
        by_place[at->second].push_back({one.name, one.shape});
    }
    for (const Shapes& one : by_place) out.insert(out.end(), one.begin(), one.end());
    return out;
}

Result<void> begin_as_base(Adapter& adapter, const DecoderWeights& base) {
    if (adapter.trained.empty()) return {};
    DecoderWeights w = base;
    std::map<std::string, torch::Tensor> known;
    for (const auto& [name, values] : tensors_of(w)) known[name] = values;
    known[name_of(base.config, Role::Head)] = base.lm_head;
    std::map<std::string, Role> roles;
    for (const SourceTensor& one : tensors_and_head(base.config)) roles[one.name] = one.role;
    for (TrainedTensor& one : adapter.trained) {
        if (!known.contains(one.name))
            return Error{ErrorCode::Unsupported, one.name + " is quantized, so it cannot train itself", "method", "Use lora, or quant.type none."};
        one.values.copy_(known[one.name]);
        if (const float more = plus(base.config, roles[one.name]); more != 0) one.values.sub_(more);
    }
    return {};
}

DecoderWeights effective_base(const DecoderWeights& base, const Adapter* adapter) {
    DecoderWeights w = adapter != nullptr && adapter->residual ? *adapter->residual : base;
    if (adapter == nullptr || adapter->trained.empty()) return w;
    const bool shared = w.lm_head.is_same(w.embed) && adapter->method == "full";  // a module to save unties what was tied, as in PEFT
    for_each_trained(*adapter, w, [&](torch::Tensor& tensor, const SourceTensor& one, const TrainedTensor& first) {
        const torch::Tensor values = adapter->parameters.narrow(0, first.values.storage_offset(), tensor.numel()).view(tensor.sizes());
        tensor = (plus(w.config, one.role) != 0 ? values + plus(w.config, one.role) : values).to(is_norm(one.role) ? torch::kFloat32 : w.dtype);
    });
    if (shared) w.lm_head = w.embed;
    return w;
}

DecoderWeights trained_gradients(const DecoderWeights& base, const Adapter& adapter) {
    DecoderWeights gradients;
    gradients.config = base.config;
    gradients.layers.resize(base.layers.size());
    if (adapter.trained.empty() || !adapter.gradients.defined()) return gradients;
    DecoderWeights w = base;
    for_each_trained(adapter, w, [&](const torch::Tensor& tensor, const SourceTensor& one, const TrainedTensor& first) {
        *place_of(gradients, one).tensor = adapter.gradients.narrow(0, first.values.storage_offset(), tensor.numel()).view(tensor.sizes());
    });
    if (base.lm_head.is_same(base.embed) && adapter.method == "full") gradients.lm_head = gradients.embed;
    return gradients;
}

}  // namespace lorica
