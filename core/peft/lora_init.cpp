// SPDX-License-Identifier: GPL-3.0-or-later
// How a LoRA begins: Kaiming, Gaussian, PiSSA (Meng et al., NeurIPS 2024), OLoRA (Buyukakyuz 2024); DoRA's magnitudes.
// PiSSA and OLoRA put a part of W into B A; the base then lacks it. Engine thread.
#include <ATen/ops/linalg_qr.h>
#include <ATen/ops/linalg_svd.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/base/philox.h"
#include "core/peft/layout.h"

namespace lorica {
namespace {

constexpr uint64_t kInitStream = uint64_t{1} << 62;  // keeps the initial values' numbers apart from dropout's

torch::Tensor uniform(const LoraSlot& slot, uint64_t seed) {
    const float bound = 1.0f / std::sqrt(static_cast<float>(slot.a.size(1)));
    torch::Tensor values = torch::empty(slot.a.sizes(), torch::kFloat32);
    float* value = values.data_ptr<float>();
    for (int64_t i = 0; i < values.numel(); i += 4) {
        const auto words = philox(seed, kInitStream + slot.stream, static_cast<uint64_t>(i) / 4);
        for (int64_t j = i; j < std::min(i + 4, values.numel()); ++j) value[j] = (2 * philox_unit(words[static_cast<size_t>(j - i)]) - 1) * bound;
    }
    return values;
}

// Normal with standard deviation 1 / r: Box and Muller's transform of two uniforms a value.
torch::Tensor gaussian(const LoraSlot& slot, uint64_t seed) {
    torch::Tensor values = torch::empty(slot.a.sizes(), torch::kFloat32);
    float* value = values.data_ptr<float>();
    for (int64_t i = 0; i < values.numel(); ++i) {
        const auto words = philox(seed, kInitStream + slot.stream, static_cast<uint64_t>(i));
        const double radius = std::sqrt(-2 * std::log(1 - static_cast<double>(philox_unit(words[0]))));
        value[i] = static_cast<float>(radius * std::cos(2 * std::numbers::pi * static_cast<double>(philox_unit(words[1]))) / static_cast<double>(slot.r));
    }
    return values;
}

// A and B out of the matrix itself; PEFT's pissa_init and olora_init.
void from_matrix(LoraSlot& slot, const torch::Tensor& w, bool pissa) {
    if (pissa) {
        const auto [u, s, vh] = at::linalg_svd(w, false);
        const torch::Tensor root = (s.narrow(0, 0, slot.r) / slot.scale).sqrt();
        slot.a.copy_(root.unsqueeze(1) * vh.narrow(0, 0, slot.r));
        slot.b.copy_(u.narrow(1, 0, slot.r) * root);
    } else {
        const auto [q, r] = at::linalg_qr(w);
        slot.a.copy_(r.narrow(0, 0, slot.r));
        slot.b.copy_(q.narrow(1, 0, slot.r));
    }
    slot.first_a = slot.a.clone();
    slot.first_b = slot.b.clone();
}

bool is_dense(const FrozenMatrix& w) { return w.weight.defined(); }

// |W_i|^2 for each row of a place.
torch::Tensor row_squares(const LinearPlace& place) {
    constexpr int64_t kChunk = 1024;
    std::vector<torch::Tensor> parts;
    for (int64_t at = 0; at < place.count; at += kChunk) {
        const torch::Tensor rows = dense(*place.matrix, place.first + at, std::min(kChunk, place.count - at));
        parts.push_back((rows * rows).sum(1));
    }
    return torch::cat(parts);
}

}  // namespace

torch::Tensor dora_norm(const LoraSlot& slot, const FrozenMatrix& w) {
    Workspace scratch(slot.a.device());
    FrozenMatrix bare = w;
    bare.bias = torch::Tensor();
    bare.exact_inputs = true;
    const torch::Tensor a = slot.a.to(is_dense(w) ? w.weight.scalar_type() : torch::kFloat32);
    torch::Tensor projected = torch::empty({slot.r, w.out()}, a.options());  // A W^T
    product_nt(a, bare, scratch, projected);
    const torch::Tensor sb = slot.b * slot.scale;
    const torch::Tensor cross = (sb * projected.to(torch::kFloat32).t()).sum(1);
    const torch::Tensor own = (torch::mm(sb, torch::mm(slot.a, slot.a.t())) * sb).sum(1);
    return (slot.row_squares + 2 * cross + own).clamp_min_(std::numeric_limits<float>::min()).sqrt_();
}

void prepare_on_base(Adapter& adapter, const DecoderWeights& base) {
    if (base.layers.empty() || !base.embed.defined()) return;  // shapes alone: nothing will be computed
    const torch::NoGradGuard no_graph;
    for (size_t layer = 0; layer < adapter.layers.size(); ++layer) {
        for (int i = 0; i < kLinearCount; ++i) {
            const LoraSlot* slot = adapter.layers[layer].at(static_cast<Linear>(i));
            if (slot == nullptr || !slot->first_a.defined()) continue;
            if (!adapter.residual) adapter.residual = base;
            DecoderWeights& own = *adapter.residual;
            const LinearPlace from = place_of(base, layer, static_cast<Linear>(i)), to = place_of(own, layer, static_cast<Linear>(i));
            auto& weight = const_cast<FrozenMatrix*>(to.matrix)->weight;  // of this adapter's own copy
            if (weight.is_same(from.matrix->weight)) weight = weight.clone();
            torch::Tensor rows = weight.narrow(0, to.first, to.count);
            rows.copy_(rows.to(torch::kFloat32).addmm(slot->first_b, slot->first_a, 1, -slot->scale));
        }
    }
    const DecoderWeights& seen = adapter.residual ? *adapter.residual : base;
    for (size_t layer = 0; layer < adapter.layers.size(); ++layer) {
        for (int i = 0; i < kLinearCount; ++i) {
            LoraSlot* slot = adapter.layers[layer].at(static_cast<Linear>(i));
            if (slot == nullptr || !slot->magnitude.defined()) continue;
            const LinearPlace place = place_of(seen, layer, static_cast<Linear>(i));
            slot->row_squares = row_squares(place);
        }
    }
}

Result<void> initialise_lora(Adapter& adapter, const DecoderWeights& base, const std::string& how, uint64_t seed) {
    const bool from_base = how == "pissa" || how == "olora";
    for (size_t layer = 0; layer < adapter.layers.size(); ++layer) {
        for (int i = 0; i < kLinearCount; ++i) {
            const Linear linear = static_cast<Linear>(i);
            LoraSlot* slot = adapter.layers[layer].at(linear);
            if (slot == nullptr) continue;
            if (!from_base) {
                slot->a.copy_(how == "gaussian" ? gaussian(*slot, seed) : uniform(*slot, seed));
                slot->b.zero_();
                continue;
            }
            const LinearPlace place = place_of(base, layer, linear);
            const std::string path = module_path(base.config, static_cast<int64_t>(layer), linear);
            if (!is_dense(*place.matrix))
                return Error{ErrorCode::Unsupported, how + " begins with the base's own matrices, but " + path + " is quantized", "adapter.init_lora_weights", "Use default, or quant.type none."};
            if (slot->r > std::min(slot->a.size(1), slot->b.size(0)))
                return Error{ErrorCode::BadInput, "is larger than " + path + " allows for " + how, "adapter.r", "Lower the rank, or use default."};
            from_matrix(*slot, dense(*place.matrix, place.first, place.count), how == "pissa");
        }
    }
    prepare_on_base(adapter, base);
    const DecoderWeights& seen = adapter.residual ? *adapter.residual : base;
    for (size_t layer = 0; layer < adapter.layers.size(); ++layer) {
        for (int i = 0; i < kLinearCount; ++i) {
            LoraSlot* slot = adapter.layers[layer].at(static_cast<Linear>(i));
            if (slot == nullptr || !slot->magnitude.defined()) continue;
            const LinearPlace place = place_of(seen, layer, static_cast<Linear>(i));
            slot->magnitude.copy_(dora_norm(*slot, some_outputs(*place.matrix, place.first, place.count)));
        }
    }
    return {};
}

}  // namespace lorica
