// SPDX-License-Identifier: GPL-3.0-or-later
// The flat buffers of an adapter and where each matrix lies in them; see adapter.h. Engine thread.
#include "core/peft/adapter.h"

#include <cmath>

#include "core/base/philox.h"

namespace lorica {
namespace {

constexpr uint64_t kInitStream = uint64_t{1} << 62;  // keeps the initial values' numbers apart from dropout's

// The linears that read the same input lie behind one another, all A before all B, so that their A's are one matrix.
constexpr Linear kGroups[4][3] = {{Linear::Q, Linear::K, Linear::V}, {Linear::O, Linear::O, Linear::O},
                                  {Linear::Gate, Linear::Up, Linear::Up}, {Linear::Down, Linear::Down, Linear::Down}};
constexpr size_t kGroupSizes[4] = {3, 1, 2, 1};

}  // namespace

const LoraSlot* LoraLayer::at(Linear linear) const {
    const auto& slot = slots[static_cast<size_t>(linear)];
    return slot ? &*slot : nullptr;
}

LoraSlot* LoraLayer::at(Linear linear) {
    auto& slot = slots[static_cast<size_t>(linear)];
    return slot ? &*slot : nullptr;
}

int64_t Adapter::parameter_count() const { return parameters.defined() ? parameters.numel() : 0; }

Result<std::array<bool, kLinearCount>> match_targets(const std::vector<std::string>& targets) {
    std::array<bool, kLinearCount> wanted{};
    for (const std::string& target : targets) {
        bool found = false;
        for (int i = 0; i < kLinearCount; ++i) {
            const std::string path = module_path(0, static_cast<Linear>(i));
            const bool suffix = path.size() > target.size() + 1 && !target.empty() && path.ends_with("." + target);
            if (target == "all-linear" || suffix) wanted[static_cast<size_t>(i)] = found = true;
        }
        if (!found) {
            return Error{ErrorCode::BadInput, "no linear layer is called \"" + target + "\"", "adapter.target_modules",
                         "Use all-linear or names out of q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj"};
        }
    }
    if (targets.empty()) {
        return Error{ErrorCode::BadInput, "no layer is named, so nothing would train", "adapter.target_modules", "Use all-linear"};
    }
    return wanted;
}

void Adapter::allocate(const DecoderWeights& base, const SlotShape& shape_of, bool trains) {
    const auto for_each = [&](auto&& visit) {
        int64_t at = 0;
        for (size_t layer = 0; layer < base.layers.size(); ++layer) {
            for (size_t g = 0; g < 4; ++g) {
                for (const bool is_a : {true, false}) {
                    for (size_t i = 0; i < kGroupSizes[g]; ++i) {
                        const Linear linear = kGroups[g][i];
                        const auto shape = shape_of(static_cast<int64_t>(layer), linear);
                        if (!shape) continue;
                        const int64_t width = is_a ? in_features(base.config, linear) : out_features(base.config, linear);
                        visit(layer, linear, *shape, is_a, at, width);
                        at += shape->r * width;
                    }
                }
            }
        }
        return at;
    };
    const int64_t total = for_each([](size_t, Linear, const SlotRank&, bool, int64_t, int64_t) {});
    const auto options = torch::TensorOptions().dtype(torch::kFloat32).device(base.device);
    parameters = torch::zeros({total}, options);
    gradients = trains ? torch::zeros({total}, options) : torch::Tensor();
    layers.assign(base.layers.size(), {});
    for_each([&](size_t layer, Linear linear, const SlotRank& shape, bool is_a, int64_t at, int64_t width) {
        auto& slot = layers[layer].slots[static_cast<size_t>(linear)];
        if (!slot) slot = LoraSlot{.r = shape.r, .scale = shape.scale, .a = {}, .b = {}, .grad_a = {}, .grad_b = {}, .stream = 0};
        slot->stream = static_cast<uint64_t>(layer) * kLinearCount + static_cast<uint64_t>(linear);
        const std::vector<int64_t> sizes = is_a ? std::vector<int64_t>{shape.r, width} : std::vector<int64_t>{width, shape.r};
        (is_a ? slot->a : slot->b) = parameters.narrow(0, at, shape.r * width).view(sizes);
        if (trains) (is_a ? slot->grad_a : slot->grad_b) = gradients.narrow(0, at, shape.r * width).view(sizes);
    });
}

void Adapter::initialise(uint64_t seed) {
    for (LoraLayer& layer : layers) {
        for (auto& slot : layer.slots) {
            if (!slot) continue;
            slot->b.zero_();
            const float bound = 1.0f / std::sqrt(static_cast<float>(slot->a.size(1)));
            torch::Tensor values = torch::empty(slot->a.sizes(), torch::kFloat32);
            float* value = values.data_ptr<float>();
            for (int64_t i = 0; i < values.numel(); i += 4) {
                const auto words = philox(seed, kInitStream + slot->stream, static_cast<uint64_t>(i) / 4);
                for (int64_t j = i; j < std::min(i + 4, values.numel()); ++j) {
                    value[j] = (2 * philox_unit(words[static_cast<size_t>(j - i)]) - 1) * bound;
                }
            }
            slot->a.copy_(values);
        }
    }
}

}  // namespace lorica
