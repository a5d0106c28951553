// SPDX-License-Identifier: GPL-3.0-or-later
// LoRA adapters from settings and from PEFT folders, and back. Engine thread.
#include <cmath>
#include <cstring>
#include <map>

#include "core/peft/adapter.h"

namespace lorica {
namespace {

const std::string kPrefix = "base_model.model.";

std::string tensor_name(int64_t layer, Linear linear, char matrix) {
    return kPrefix + module_path(layer, linear) + ".lora_" + matrix + ".weight";
}

// The value of the first pattern whose key is a suffix of the module path, as PEFT matches plain names.
template <class T>
T pattern_value(const std::map<std::string, T>& pattern, const std::string& path, T otherwise) {
    for (const auto& [key, value] : pattern) {
        if (path == key || path.ends_with("." + key)) return value;
    }
    return otherwise;
}

template <class T>
Result<void> check_pattern(const std::map<std::string, T>& pattern, const char* field, const std::string& folder) {
    for (const auto& [key, value] : pattern) {
        const bool plain = key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.") == std::string::npos;
        if (!plain) {
            return Error{ErrorCode::Unsupported, "the key \"" + key + "\" is a regular expression", folder + ": " + field,
                         "Write one entry for each module instead"};
        }
    }
    return {};
}

Result<void> check_supported(const LoraConfig& config, const std::string& folder) {
    const auto refuse = [&](const std::string& what) { return Error{ErrorCode::Unsupported, what, folder + "/adapter_config.json", ""}; };
    if (config.bias != "none") return refuse("adapters with trained biases (bias: " + config.bias + ") are not supported yet");
    if (config.use_dora) return refuse("DoRA adapters are not supported yet");
    if (!config.modules_to_save.empty()) return refuse("adapters with modules_to_save are not supported yet");
    LORICA_TRY(check_pattern(config.rank_pattern, "rank_pattern", folder));
    return check_pattern(config.alpha_pattern, "alpha_pattern", folder);
}

std::string shape_text(const std::vector<int64_t>& shape) {
    std::string text = "[";
    for (size_t i = 0; i < shape.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

// Copies a tensor of the file into float32 `into`, which has its shape already.
Result<void> copy_values(const TensorInfo& info, torch::Tensor into, const std::string& folder) {
    const int64_t n = into.numel();
    torch::Tensor values = torch::empty({n}, torch::kFloat32);
    float* out = values.data_ptr<float>();
    const std::byte* from = info.bytes.data();
    switch (info.dtype) {
        case DType::F32:
            std::memcpy(out, from, static_cast<size_t>(n) * 4);
            break;
        case DType::F16:
            for (int64_t i = 0; i < n; ++i) out[i] = half_to_float(load_le<uint16_t>(from + 2 * i));
            break;
        case DType::BF16:
            for (int64_t i = 0; i < n; ++i) out[i] = bfloat_to_float(load_le<uint16_t>(from + 2 * i));
            break;
        default:
            return Error{ErrorCode::Unsupported, "an adapter's tensors have to be F32, F16 or BF16, this one is " + std::string(to_string(info.dtype)),
                         folder + ": " + info.name};
    }
    if (!torch::isfinite(values).all().item<bool>()) {
        return Error{ErrorCode::BadInput, "has a value that is not finite", folder + ": " + info.name, "The adapter is damaged"};
    }
    into.copy_(values.view(into.sizes()));
    return {};
}

struct Found {
    const TensorInfo* a = nullptr;
    const TensorInfo* b = nullptr;
};
using Inventory = std::map<std::pair<int64_t, int>, Found>;

Result<Inventory> take_inventory(const DecoderWeights& base, const SafetensorsFile& file, const std::string& folder) {
    std::map<std::string, std::pair<std::pair<int64_t, int>, char>> expected;
    for (size_t layer = 0; layer < base.layers.size(); ++layer) {
        for (int linear = 0; linear < kLinearCount; ++linear) {
            const auto index = static_cast<int64_t>(layer);
            for (const char matrix : {'A', 'B'}) expected[tensor_name(index, static_cast<Linear>(linear), matrix)] = {{index, linear}, matrix};
        }
    }
    Inventory found;
    for (const TensorInfo& info : file.tensors()) {
        const auto hit = expected.find(info.name);
        if (hit == expected.end()) {
            return Error{ErrorCode::BadInput, "belongs to no linear layer of this base model", folder + ": " + info.name,
                         "Use the base model that the adapter was trained on"};
        }
        Found& entry = found[hit->second.first];
        (hit->second.second == 'A' ? entry.a : entry.b) = &info;
    }
    if (found.empty()) return Error{ErrorCode::BadInput, "holds no tensors", folder, "The adapter is empty"};
    return found;
}

Result<void> check_shapes(const DecoderWeights& base, const Inventory& found, const LoraConfig& config, const std::string& folder) {
    for (const auto& [key, entry] : found) {
        const Linear linear = static_cast<Linear>(key.second);
        const std::string path = module_path(key.first, linear);
        if (entry.a == nullptr || entry.b == nullptr) {
            return Error{ErrorCode::BadInput, std::string("has lora_") + (entry.a ? "A" : "B") + " but not lora_" + (entry.a ? "B" : "A"), folder + ": " + path};
        }
        const int64_t r = pattern_value(config.rank_pattern, path, config.r);
        const std::vector<int64_t> a = {r, in_features(base.config, linear)}, b = {out_features(base.config, linear), r};
        for (const auto& [info, shape] : {std::pair{entry.a, a}, std::pair{entry.b, b}}) {
            if (info->shape == shape) continue;
            return Error{ErrorCode::BadInput, "has the shape " + shape_text(info->shape) + ", this base model and rank " + std::to_string(r) + " need " +
                         shape_text(shape), folder + ": " + info->name, "Use the base model that the adapter was trained on"};
        }
    }
    return {};
}

// Every target that the configuration names must be there in every layer, unless it names layers too.
Result<void> check_complete(const DecoderWeights& base, const Inventory& found, const LoraConfig& config, const std::string& folder) {
    const auto layers = config.others.find("layers_to_transform");
    const bool some_layers = layers != config.others.end() && !layers->is_null();
    if (config.target_modules.empty() || some_layers) return {};
    const auto wanted = match_targets(config.target_modules);
    if (!wanted) return {};  // full module paths or patterns: what is in the file counts
    for (size_t layer = 0; layer < base.layers.size(); ++layer) {
        for (int linear = 0; linear < kLinearCount; ++linear) {
            if (!(*wanted)[static_cast<size_t>(linear)] || found.count({static_cast<int64_t>(layer), linear}) > 0) continue;
            return Error{ErrorCode::BadInput, "is missing, though target_modules names it",
                         folder + ": " + module_path(static_cast<int64_t>(layer), static_cast<Linear>(linear)), "The adapter is incomplete or of another base model"};
        }
    }
    return {};
}

}  // namespace

Result<Adapter> Adapter::create(const DecoderWeights& base, const AdapterSettings& settings, uint64_t seed, bool trains) {
    LORICA_ASSIGN(const auto wanted, match_targets(settings.target_modules));
    if (settings.r < 1) return Error{ErrorCode::BadInput, "the rank has to be 1 or more", "adapter.r", "Try 16"};
    Adapter adapter;
    adapter.dropout = static_cast<float>(settings.lora_dropout);
    adapter.config.r = settings.r;
    adapter.config.lora_alpha = settings.lora_alpha;
    adapter.config.lora_dropout = settings.lora_dropout;
    adapter.config.use_rslora = settings.use_rslora;
    for (int i = 0; i < kLinearCount; ++i) {
        const std::string path = module_path(static_cast<Linear>(i));
        if (wanted[static_cast<size_t>(i)]) adapter.config.target_modules.push_back(path.substr(path.find('.') + 1));
    }
    const SlotRank rank{settings.r, static_cast<float>(adapter.config.scale(settings.r))};
    adapter.allocate(base, [&](int64_t, Linear linear) -> std::optional<SlotRank> {
        if (!wanted[static_cast<size_t>(linear)]) return std::nullopt;
        return rank;
    }, trains);
    adapter.initialise(seed);
    return adapter;
}

Result<Adapter> Adapter::load(const DecoderWeights& base, const std::string& folder, bool trains) {
    LORICA_ASSIGN(const PeftFolder files, PeftFolder::open(folder));
    LORICA_TRY(check_supported(files.config, folder));
    LORICA_ASSIGN(const Inventory found, take_inventory(base, files.tensors, folder));
    LORICA_TRY(check_shapes(base, found, files.config, folder));
    LORICA_TRY(check_complete(base, found, files.config, folder));
    Adapter adapter;
    adapter.config = files.config;
    adapter.dropout = static_cast<float>(files.config.lora_dropout);
    adapter.allocate(base, [&](int64_t layer, Linear linear) -> std::optional<SlotRank> {
        const auto entry = found.find({layer, static_cast<int>(linear)});
        if (entry == found.end()) return std::nullopt;
        const int64_t r = entry->second.a->shape[0];
        LoraConfig own = files.config;
        own.lora_alpha = pattern_value(files.config.alpha_pattern, module_path(layer, linear), files.config.lora_alpha);
        return SlotRank{r, static_cast<float>(own.scale(r))};
    }, trains);
    for (const auto& [key, entry] : found) {
        LoraSlot& slot = *adapter.layers[static_cast<size_t>(key.first)].at(static_cast<Linear>(key.second));
        LORICA_TRY(copy_values(*entry.a, slot.a, folder));
        LORICA_TRY(copy_values(*entry.b, slot.b, folder));
    }
    return adapter;
}

Result<void> Adapter::save(const std::string& folder, const std::string& base_name) const {
    LoraConfig written = config;
    written.base_model_name_or_path = base_name;
    std::vector<TensorToWrite> tensors;
    for (size_t layer = 0; layer < layers.size(); ++layer) {
        for (int i = 0; i < kLinearCount; ++i) {
            const LoraSlot* slot = layers[layer].at(static_cast<Linear>(i));
            if (slot == nullptr) continue;
            for (const char matrix : {'A', 'B'}) {
                const torch::Tensor values = (matrix == 'A' ? slot->a : slot->b).to(torch::kCPU).contiguous();
                tensors.push_back({tensor_name(static_cast<int64_t>(layer), static_cast<Linear>(i), matrix), DType::F32, values.sizes().vec(),
                                   [values](const std::function<Result<void>(std::span<const std::byte>)>& put) {
                                       return put(std::as_bytes(std::span(values.data_ptr<float>(), static_cast<size_t>(values.numel()))));
                                   }});
            }
        }
    }
    return write_peft_folder(folder, written, std::move(tensors));
}

}  // namespace lorica
