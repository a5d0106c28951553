// SPDX-License-Identifier: GPL-3.0-or-later
// See blend.h. Engine thread.
#include "core/peft/blend.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/philox.h"

namespace lorica {
namespace {

constexpr uint64_t kDropStream = uint64_t{3} << 60;  // apart from other uses of a seed

struct Part {
    const LoraSlot* slot;
    double weight;
};

struct Factors {
    torch::Tensor a, b;
};

// What turns several tensors into one; `stream` numbers the tensors for the random masks.
class Mixer {
public:
    explicit Mixer(const BlendSettings& settings) : settings_(settings) {}

    torch::Tensor mix(const std::string& how, std::vector<torch::Tensor> tensors, const std::vector<double>& weights, uint64_t stream) const {
        for (size_t i = 0; i < tensors.size(); ++i) {
            if (how == "ties" || how == "magnitude_prune") tensors[i] = keep_largest(tensors[i]);
            if (how == "dare_linear" || how == "dare_ties") tensors[i] = drop_random(tensors[i], stream * 64 + i);
        }
        const torch::Tensor all = torch::stack(tensors);
        std::vector<int64_t> broadcast(static_cast<size_t>(all.dim()), 1);
        broadcast[0] = all.size(0);
        const torch::Tensor weighted = all * torch::tensor(weights, torch::kFloat64).to(torch::kFloat32).to(all.device()).view(broadcast);
        if (how != "ties" && how != "dare_ties") return weighted.sum(0);
        const torch::Tensor sign = all.sign(), votes = settings_.majority_sign_method == "total" ? all.sum(0) : sign.sum(0);
        const torch::Tensor elected = sign == torch::where(votes >= 0, 1, -1);
        return (weighted * elected).sum(0) / elected.sum(0).clamp_min(1);
    }

private:
    torch::Tensor keep_largest(const torch::Tensor& x) const {
        if (settings_.density >= 1) return x;
        const auto keep = static_cast<int64_t>(settings_.density * static_cast<double>(x.numel()));
        torch::Tensor mask = torch::zeros({x.numel()}, x.options());
        mask.index_fill_(0, std::get<1>(x.abs().view(-1).topk(keep)), 1);
        return x * mask.view(x.sizes());
    }

    torch::Tensor drop_random(const torch::Tensor& x, uint64_t stream) const {
        if (settings_.density >= 1) return x;
        torch::Tensor mask = torch::empty(x.sizes(), torch::kFloat32);
        float* out = mask.data_ptr<float>();
        for (int64_t i = 0; i < mask.numel(); i += 4) {
            const auto words = philox(static_cast<uint64_t>(settings_.seed), kDropStream + stream, static_cast<uint64_t>(i) / 4);
            for (int64_t j = i; j < std::min(i + 4, mask.numel()); ++j)
                out[j] = static_cast<double>(philox_unit(words[static_cast<size_t>(j - i)])) < settings_.density ? 1.0f : 0.0f;
        }
        return x * mask.to(x.device()) / settings_.density;
    }

    const BlendSettings& settings_;
};

Factors concatenated(const std::vector<Part>& parts) {
    std::vector<torch::Tensor> a, b;
    for (const Part& part : parts) {
        a.push_back(part.slot->a * (part.weight * static_cast<double>(part.slot->scale)));
        b.push_back(part.slot->b);
    }
    return {torch::cat(a, 0), torch::cat(b, 1)};
}

// B = U S, A = V^T, cut to `rank`.
Factors cut(const torch::Tensor& u, const torch::Tensor& s, const torch::Tensor& vh, int64_t rank) {
    const int64_t keep = std::min(rank, s.size(0));
    return {vh.narrow(0, 0, keep), u.narrow(1, 0, keep) * s.narrow(0, 0, keep)};
}

// The SVD of B A without forming it: of R_b R_a^T between the orthogonal factors of B and A^T.
Factors nearest(const Factors& sum, int64_t rank) {
    const auto [qb, rb] = torch::linalg_qr(sum.b.to(torch::kFloat64));
    const auto [qa, ra] = torch::linalg_qr(sum.a.t().to(torch::kFloat64));
    const auto [u, s, vh] = torch::linalg_svd(torch::mm(rb, ra.t()), false);
    return cut(torch::mm(qb, u), s, torch::mm(vh, qa.t()), rank);
}

Factors combine(const BlendSettings& settings, const std::vector<Part>& parts, int64_t rank, uint64_t stream) {
    const std::string& how = settings.combination;
    if (how == "cat") return concatenated(parts);
    if (how == "svd") return nearest(concatenated(parts), rank);
    const Mixer mixer(settings);
    if (how.ends_with("_svd")) {
        std::vector<torch::Tensor> changes;
        std::vector<double> weights;
        for (const Part& part : parts) {
            changes.push_back(torch::mm(part.slot->b, part.slot->a) * part.slot->scale);
            weights.push_back(part.weight);
        }
        const auto [u, s, vh] = torch::linalg_svd(mixer.mix(how.substr(0, how.size() - 4), std::move(changes), weights, stream), false);
        return cut(u, s, vh, rank);
    }
    std::vector<torch::Tensor> a, b;
    std::vector<double> weights_a, weights_b;
    for (const Part& part : parts) {
        const double weight = part.weight * static_cast<double>(part.slot->scale), root = std::sqrt(std::abs(weight));
        weights_a.push_back(weight < 0 ? -root : root);
        weights_b.push_back(root);
        a.push_back(part.slot->a);
        b.push_back(part.slot->b);
    }
    return {mixer.mix(how, std::move(a), weights_a, 2 * stream), mixer.mix(how, std::move(b), weights_b, 2 * stream + 1)};
}

// Only what is a sum of changes can be blended.
Result<void> check_plain(const Adapter& adapter) {
    bool plain = adapter.method == "lora" && adapter.also.empty() && adapter.trained.empty() && !adapter.residual;
    for (const LoraLayer& layer : adapter.layers) {
        for (size_t i = 0; i < layer.slots.size(); ++i)
            plain = plain && !layer.ia3[i] && !layer.biases[i] && !(layer.slots[i] && layer.slots[i]->magnitude.defined());
    }
    if (plain) return {};
    return Error{ErrorCode::Unsupported, "only plain LoRA adapters can be blended, without DoRA, (IA)³, trained biases, modules_to_save, prefixes or bottlenecks", "adapter",
                 adapter.prefix || adapter.has("BOTTLENECK") ? "Use the adapter alone." : "Merge the adapter into the base instead."};
}

bool works_on_factors(const std::string& how) { return how != "cat" && how != "svd" && !how.ends_with("_svd"); }

// The rank of all its slots.
Result<int64_t> rank_of(const std::vector<Ingredient>& parts, const BlendSettings& settings) {
    int64_t total = 0, largest = 0, smallest = 0;
    for (const Ingredient& part : parts) {
        int64_t own = 0;
        for (const LoraLayer& layer : part.adapter->layers)
            for (const auto& slot : layer.slots) {
                if (!slot) continue;
                own = std::max(own, slot->r);
                smallest = smallest == 0 ? slot->r : std::min(smallest, slot->r);
            }
        total += own;
        largest = std::max(largest, own);
    }
    if (largest == 0) return Error{ErrorCode::BadInput, "the adapters have no LoRA matrices to blend", "adapter"};
    if (settings.combination == "cat") return total;
    if (!works_on_factors(settings.combination)) return settings.svd_rank > 0 ? settings.svd_rank : largest;
    if (smallest != largest)
        return Error{ErrorCode::BadInput, "adapters of ranks " + std::to_string(smallest) + " and " + std::to_string(largest) + " cannot be combined by " + settings.combination,
                     "combination", "Use cat, svd or one of the _svd combinations."};
    return largest;
}

}  // namespace

Result<Adapter> blend(const DecoderWeights& base, const std::vector<Ingredient>& parts, const BlendSettings& settings,
                      const std::function<bool(int64_t done, int64_t total)>& on_progress) {
    if (parts.empty()) return Error{ErrorCode::Usage, "no adapter is named", "adapter"};
    for (const Ingredient& part : parts) {
        if (!std::isfinite(part.weight)) return Error{ErrorCode::BadInput, "has to be a finite number", "weights"};
        LORICA_TRY(check_plain(*part.adapter));
    }
    const torch::NoGradGuard no_graph;
    LORICA_ASSIGN(const int64_t rank, rank_of(parts, settings));
    AdapterSettings shape;
    shape.r = rank;
    shape.lora_alpha = static_cast<double>(rank);
    shape.lora_dropout = 0;
    shape.use_rslora = false;
    shape.target_modules.clear();
    for (int i = 0; i < kLinearCount; ++i) {
        const auto linear = static_cast<Linear>(i);
        const bool used = std::any_of(parts.begin(), parts.end(), [&](const Ingredient& part) {
            return std::any_of(part.adapter->layers.begin(), part.adapter->layers.end(), [&](const LoraLayer& layer) { return layer.at(linear) != nullptr; });
        });
        const std::string path = module_path(base.config, linear);
        if (used) shape.target_modules.push_back(path.substr(path.find('.') + 1));
    }
    LORICA_ASSIGN(Adapter out, Adapter::create(base, "lora", shape, 0, false));
    out.parameters.zero_();
    const auto total = static_cast<int64_t>(out.layers.size()) * kLinearCount;
    for (int64_t at = 0; at < total; ++at) {
        if (on_progress && !on_progress(at, total)) return Error{ErrorCode::Cancelled, "blending was cancelled"};
        const auto layer = static_cast<size_t>(at / kLinearCount);
        const auto linear = static_cast<Linear>(at % kLinearCount);
        std::vector<Part> own;
        for (const Ingredient& part : parts)
            if (const LoraSlot* slot = part.adapter->layers[layer].at(linear)) own.push_back({slot, part.weight});
        if (own.empty()) continue;
        const Factors made = combine(settings, own, rank, static_cast<uint64_t>(at));
        LoraSlot& slot = *out.layers[layer].at(linear);   // what is smaller than its rank stays zero behind
        slot.a.narrow(0, 0, made.a.size(0)).copy_(made.a);
        slot.b.narrow(1, 0, made.b.size(1)).copy_(made.b);
    }
    return out;
}

}  // namespace lorica
