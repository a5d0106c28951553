// SPDX-License-Identifier: GPL-3.0-or-later
// The flat buffers of an adapter and where each matrix lies in them; see layout.h. Engine thread.
#include "core/peft/adapter.h"

#include <algorithm>
#include <cmath>

#include "core/peft/layout.h"

namespace lorica {
namespace {

enum class Kind { A, B, Magnitude, Ia3, Bias, Down, DownBias, Up, UpBias };

// Calls visit(layer, linear, kind, at, sizes) for everything of a layer, in the order of the buffers; a bottleneck's linear is the
// one it stands behind, O or Down.
template <class Visit>
int64_t for_each_part(const ModelConfig& config, const Layout& layout, const Visit& visit) {
    int64_t at = 0;
    for (int64_t layer = 0; layer < config.num_hidden_layers; ++layer) {
        const auto index = [&](Linear linear) { return static_cast<size_t>(layer * kLinearCount + static_cast<int64_t>(linear)); };
        const auto put = [&](Linear linear, Kind kind, std::vector<int64_t> sizes) {
            visit(static_cast<size_t>(layer), linear, kind, at, sizes);
            at += sizes.size() == 2 ? sizes[0] * sizes[1] : sizes[0];
        };
        for (int product = 0; product < kProductCount && !layout.ia3; ++product) {
            // All A before all B, so that the A's of linears that read the same input are one matrix.
            for (const Kind kind : {Kind::A, Kind::B}) {
                for (const Linear linear : linears_of(config, static_cast<Product>(product))) {
                    const AdaptedModule& module = layout.modules[index(linear)];
                    if (!module.adapted) continue;
                    if (kind == Kind::A) put(linear, kind, {module.r, in_features(config, linear)});
                    else put(linear, kind, {out_features(config, linear), module.r});
                }
            }
        }
        for (const Kind kind : {Kind::Magnitude, Kind::Ia3, Kind::Bias}) {
            for (int i = 0; i < kLinearCount; ++i) {
                const Linear linear = static_cast<Linear>(i);
                const AdaptedModule& module = layout.modules[index(linear)];
                if (kind == Kind::Magnitude && (!layout.dora || !module.adapted)) continue;
                if (kind == Kind::Ia3 && (!layout.ia3 || !module.adapted)) continue;
                if (kind == Kind::Bias && (layout.biases.empty() || !layout.biases[index(linear)])) continue;
                put(linear, kind, {kind == Kind::Ia3 && module.feed_forward ? in_features(config, linear) : out_features(config, linear)});
            }
        }
        for (const Linear behind : {Linear::O, Linear::Down}) {
            if (!layout.has_bottleneck(layer, behind == Linear::Down)) continue;
            const int64_t wide = config.hidden_size, narrow = layout.bottleneck->width(wide);
            put(behind, Kind::Down, {narrow, wide});
            put(behind, Kind::DownBias, {narrow});
            put(behind, Kind::Up, {wide, narrow});
            put(behind, Kind::UpBias, {wide});
        }
    }
    return at;
}

int64_t elements(const std::vector<int64_t>& sizes) {
    int64_t n = 1;
    for (const int64_t size : sizes) n *= size;
    return n;
}

void place_bottleneck(std::optional<BottleneckSlot>& slot, const BottleneckConfig& config, Kind kind, const torch::Tensor& values, const torch::Tensor& gradient) {
    if (!slot) slot.emplace();
    slot->input = input_of(config);
    slot->non_linearity = config.non_linearity;
    slot->scale = static_cast<float>(config.scaling);
    (kind == Kind::Down ? slot->down : kind == Kind::DownBias ? slot->down_bias : kind == Kind::Up ? slot->up : slot->up_bias) = values;
    (kind == Kind::Down ? slot->grad_down : kind == Kind::DownBias ? slot->grad_down_bias : kind == Kind::Up ? slot->grad_up : slot->grad_up_bias) = gradient;
}

}  // namespace

std::string adapter_method(const std::string& method) {
    return method == "full" || method == "ia3" || method == "prefix" || method == "bottleneck" ? method : "lora";
}

bool Layout::has_bottleneck(int64_t layer, bool mlp) const {
    if (!bottleneck || !(mlp ? bottleneck->output_adapter : bottleneck->mh_adapter)) return false;
    return std::find(bottleneck->leave_out.begin(), bottleneck->leave_out.end(), layer) == bottleneck->leave_out.end();
}

const LoraSlot* LoraLayer::at(Linear linear) const {
    const auto& slot = slots[static_cast<size_t>(linear)];
    return slot ? &*slot : nullptr;
}

LoraSlot* LoraLayer::at(Linear linear) {
    auto& slot = slots[static_cast<size_t>(linear)];
    return slot ? &*slot : nullptr;
}

bool Adapter::has(const std::string& peft_type) const {
    return config.peft_type == peft_type || std::any_of(also.begin(), also.end(), [&](const PeftConfig& one) { return one.peft_type == peft_type; });
}

const PeftConfig& Adapter::config_of(const std::string& peft_type) const {
    if (config.peft_type == peft_type) return config;
    return *std::find_if(also.begin(), also.end(), [&](const PeftConfig& one) { return one.peft_type == peft_type; });
}

int64_t Adapter::parameter_count() const { return parameters.defined() ? parameters.numel() : 0; }

const TrainedTensor* Adapter::find_trained(const std::string& name) const {
    const auto found = std::find_if(trained.begin(), trained.end(), [&](const TrainedTensor& one) { return one.name == name; });
    return found == trained.end() ? nullptr : &*found;
}

std::vector<Segment> Adapter::segments(double lora_plus) const {
    std::vector<Segment> all;
    const auto add = [&](const torch::Tensor& values, float rate, bool decays) {
        if (values.defined()) all.push_back({values.storage_offset(), values.numel(), rate, decays});
    };
    for (const LoraLayer& layer : layers) {
        for (const auto& slot : layer.slots) {
            if (!slot) continue;
            add(slot->a, 1, true);
            add(slot->b, static_cast<float>(lora_plus), true);
            add(slot->magnitude, static_cast<float>(lora_plus), false);  // PEFT's group B holds every vector
        }
        for (const auto& slot : layer.ia3)
            if (slot) add(slot->l, 1, false);
        for (const auto& slot : layer.biases)
            if (slot) add(slot->bias, static_cast<float>(lora_plus), false);
        for (const auto& slot : layer.bottlenecks) {
            if (!slot) continue;
            for (const torch::Tensor* values : {&slot->down, &slot->down_bias, &slot->up, &slot->up_bias}) add(*values, 1, values->dim() > 1);
        }
    }
    for (const TrainedTensor& one : trained) add(one.values, 1, one.values.dim() > 1);
    for (const PrefixPart& part : prefix ? prefix->parts : std::vector<PrefixPart>()) add(part.values, 1, part.values.dim() > 1);
    std::sort(all.begin(), all.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
    std::vector<Segment> merged;
    for (const Segment& one : all) {
        if (!merged.empty() && merged.back().rate == one.rate && merged.back().decays == one.decays) merged.back().count += one.count;
        else merged.push_back(one);
    }
    return merged;
}

int64_t layout_size(const ModelConfig& config, const Layout& layout) {
    int64_t total = for_each_part(config, layout, [](size_t, Linear, Kind, int64_t, const std::vector<int64_t>&) {});
    for (const auto& [name, sizes] : layout.trained) total += elements(sizes);
    if (!layout.prefix) return total;
    for (const auto& [name, sizes] : prefix_shapes(*layout.prefix)) total += elements(sizes);
    return total;
}

void allocate(Adapter& adapter, const Layout& layout, torch::Device device, bool trains) {
    const ModelConfig& config = adapter.base_config;
    const int64_t total = layout_size(config, layout);
    const auto options = torch::TensorOptions().dtype(torch::kFloat32).device(device);
    adapter.parameters = torch::zeros({total}, options);
    adapter.gradients = trains ? torch::zeros({total}, options) : torch::Tensor();
    adapter.layers.assign(static_cast<size_t>(config.num_hidden_layers), {});
    const auto view = [](const torch::Tensor& all, int64_t at, const std::vector<int64_t>& sizes) {
        return all.defined() ? all.narrow(0, at, elements(sizes)).view(sizes) : torch::Tensor();
    };
    const int64_t linears = for_each_part(config, layout, [&](size_t layer, Linear linear, Kind kind, int64_t at, const std::vector<int64_t>& sizes) {
        const size_t i = static_cast<size_t>(linear);
        const torch::Tensor values = view(adapter.parameters, at, sizes), gradient = view(adapter.gradients, at, sizes);
        const AdaptedModule& module = layout.modules[layer * kLinearCount + i];
        LoraLayer& own = adapter.layers[layer];
        if (kind == Kind::Ia3) {
            own.ia3[i] = Ia3Slot{module.feed_forward, values, gradient};
        } else if (kind == Kind::Bias) {
            own.biases[i] = BiasSlot{values, gradient};
        } else if (kind >= Kind::Down) {
            const size_t mlp = linear == Linear::Down ? 1 : 0;
            place_bottleneck(own.bottlenecks[mlp], *layout.bottleneck, kind, values, gradient);
            own.bottlenecks[mlp]->stream = static_cast<uint64_t>(config.num_hidden_layers) * kLinearCount + 2 * layer + mlp;
        } else {
            if (!own.slots[i]) own.slots[i].emplace();
            LoraSlot& slot = *own.slots[i];
            const auto rank = static_cast<double>(module.r);
            slot.r = module.r;
            slot.scale = static_cast<float>(module.lora_alpha / (layout.rslora ? std::sqrt(rank) : rank));
            slot.stream = static_cast<uint64_t>(layer) * kLinearCount + static_cast<uint64_t>(linear);
            (kind == Kind::A ? slot.a : kind == Kind::B ? slot.b : slot.magnitude) = values;
            (kind == Kind::A ? slot.grad_a : kind == Kind::B ? slot.grad_b : slot.grad_magnitude) = gradient;
        }
    });
    int64_t at = linears;
    for (const auto& [name, sizes] : layout.trained) {
        adapter.trained.push_back({name, view(adapter.parameters, at, sizes), view(adapter.gradients, at, sizes)});
        at += elements(sizes);
    }
    if (!layout.prefix) return;
    adapter.prefix.emplace();
    for (const auto& [name, sizes] : prefix_shapes(*layout.prefix)) {
        adapter.prefix->parts.push_back({name, view(adapter.parameters, at, sizes), view(adapter.gradients, at, sizes)});
        at += elements(sizes);
    }
}

std::vector<std::string> linear_paths(const ModelConfig& config) {
    std::vector<std::string> paths;
    for (int64_t layer = 0; layer < config.num_hidden_layers; ++layer)
        for (int i = 0; i < kLinearCount; ++i) {
            const Linear linear = static_cast<Linear>(i);
            paths.push_back(has_linear(config, linear) ? module_path(config, layer, linear) : "");
        }
    return paths;
}

namespace {

// A bottleneck or a prefix, by itself or beside another method.
Result<void> add_part(const ModelConfig& config, const PeftConfig& part, const std::string& where, Layout& layout) {
    if (part.peft_type == "BOTTLENECK") {
        layout.bottleneck = part.bottleneck;
        for (const int64_t layer : part.bottleneck.leave_out)
            if (layer < 0 || layer >= config.num_hidden_layers)
                return Error{ErrorCode::BadInput, "layer " + std::to_string(layer) + " is not one of this model's " + std::to_string(config.num_hidden_layers), where + ".leave_out"};
    }
    if (part.peft_type == "PREFIX_TUNING") {
        LORICA_ASSIGN(layout.prefix, fitted_prefix(part.prefix, config, where));
    }
    return {};
}

}  // namespace

Result<Layout> layout_of(const ModelConfig& config, const std::string& method, const PeftConfig& peft, const std::vector<PeftConfig>& also,
                         const std::string& where, bool strict) {
    Layout layout;
    layout.ia3 = method == "ia3";
    layout.dora = method == "lora" && peft.use_dora;
    layout.rslora = peft.use_rslora;
    const std::vector<std::string> paths = linear_paths(config);
    LORICA_TRY(add_part(config, peft, where, layout));
    for (const PeftConfig& part : also) LORICA_TRY(add_part(config, part, where, layout));
    if (method == "full" || method == "prefix" || method == "bottleneck") {
        layout.modules.resize(paths.size());
    } else {
        LORICA_ASSIGN(layout.modules, match_modules(peft, paths, where, strict));
        for (size_t i = 0; i < paths.size(); ++i)
            if (paths[i].empty()) layout.modules[i].adapted = false;
    }
    for (size_t i = 0; i < paths.size() && layout.ia3; ++i) {
        const Linear linear = static_cast<Linear>(i % kLinearCount);
        if (layout.modules[i].adapted && layout.modules[i].feed_forward && linear != Linear::Down && linear != Linear::O)
            return Error{ErrorCode::Unsupported, paths[i] + " shares its input with other layers, so its input cannot be scaled alone", where + ".feedforward_modules",
                         "Name down_proj or o_proj."};
    }
    LORICA_ASSIGN(layout.trained, trained_shapes(config, method, peft.modules_to_save));
    return layout;
}

void choose_biases(const DecoderWeights& base, const std::string& bias, Layout& layout) {
    if (bias == "none") return;
    layout.biases.assign(layout.modules.size(), false);
    for (size_t i = 0; i < layout.modules.size(); ++i) {
        if (!has_linear(base.config, static_cast<Linear>(i % kLinearCount))) continue;
        const LinearPlace place = place_of(base, i / kLinearCount, static_cast<Linear>(i % kLinearCount));
        layout.biases[i] = place.matrix->bias.defined() && (bias == "all" || layout.modules[i].adapted);
    }
}

Result<AdapterSize> adapter_size(const ModelConfig& config, const std::string& method, const PeftConfig& peft, const std::vector<PeftConfig>& also) {
    LORICA_ASSIGN(const Layout layout, layout_of(config, method, peft, also, "adapter", true));
    AdapterSize size;
    size.trainable = layout_size(config, layout);
    for (int i = 0; i < kLinearCount; ++i) {
        AdaptedModule widest;
        for (int64_t layer = 0; layer < config.num_hidden_layers; ++layer) {
            const AdaptedModule& one = layout.modules[static_cast<size_t>(layer * kLinearCount + i)];
            if (one.adapted && one.r >= widest.r) widest = one;
        }
        if (!widest.adapted) continue;
        if (!layout.ia3) size.rank_columns += widest.r;
        if (layout.dora || (layout.ia3 && !widest.feed_forward)) size.scaled_columns += out_features(config, static_cast<Linear>(i));
    }
    if (!layout.bottleneck) return size;
    const BottleneckConfig& bottleneck = *layout.bottleneck;
    const int64_t places = (bottleneck.mh_adapter ? 1 : 0) + (bottleneck.output_adapter ? 1 : 0);
    size.rank_columns += places * bottleneck.width(config.hidden_size);
    if (!bottleneck.is_parallel) size.scaled_columns += places * config.hidden_size;  // what it reads is kept
    return size;
}

}  // namespace lorica
