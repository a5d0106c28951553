// SPDX-License-Identifier: GPL-3.0-or-later
// Adapters from settings and from folders, and back. Engine thread.
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "core/formats/model_source.h"
#include "core/peft/layout.h"

namespace lorica {
namespace {

const std::string kPrefix = "base_model.model.";
constexpr const char* kRows = "prompt_embeddings";            // of a prefix
constexpr const char* kStart = "lorica_start";  // of the file's metadata: the second half of each rank is where PiSSA or OLoRA began

std::string shape_text(torch::IntArrayRef shape) {
    std::string text = "[";
    for (size_t i = 0; i < shape.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

// A tensor of the file as float32.
Result<torch::Tensor> read_values(const TensorInfo& info, const std::string& folder) {
    const int64_t n = info.elements();
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
    return values.view(info.shape);
}

// The file's tensors by name; each is to be taken once.
class Inventory {
public:
    Inventory(const SafetensorsFile& file, std::string folder) : folder_(std::move(folder)) {
        for (const TensorInfo& info : file.tensors()) left_[info.name] = &info;
    }

    bool has(const std::string& name) const { return left_.contains(name); }
    bool empty() const { return left_.empty(); }

    Result<torch::Tensor> take(const std::string& name, torch::IntArrayRef sizes) {
        const auto found = left_.find(name);
        if (found == left_.end())
            return Error{ErrorCode::BadInput, "is missing, though the configuration names it", folder_ + ": " + name, "The adapter is incomplete or of another base model"};
        const TensorInfo& info = *found->second;
        left_.erase(found);
        if (torch::IntArrayRef(info.shape) != sizes)
            return Error{ErrorCode::BadInput, "has the shape " + shape_text(info.shape) + ", this base model and configuration need " + shape_text(sizes),
                         folder_ + ": " + info.name, "Use the base model that the adapter was trained on"};
        return read_values(info, folder_);
    }

    Result<void> take_into(const std::string& name, torch::Tensor into) {
        LORICA_ASSIGN(const torch::Tensor values, take(name, into.sizes()));
        into.copy_(values);
        return {};
    }

    Result<void> require_empty() const {
        if (left_.empty()) return {};
        return Error{ErrorCode::BadInput, "belongs to no layer of this base model that the configuration names", folder_ + ": " + left_.begin()->first,
                     "Use the base model that the adapter was trained on"};
    }

private:
    std::string folder_;
    std::map<std::string, const TensorInfo*> left_;
};

std::string bias_name(const std::string& path, bool wrapped) { return kPrefix + path + (wrapped ? ".base_layer.bias" : ".bias"); }

// What only the file tells: trained biases (of bias "lora_only" PEFT itself saves none), and the layers of a configuration
// that names none.
void ask_file(const Inventory& files, const ModelConfig& config, const PeftConfig& peft, Layout& layout) {
    const std::vector<std::string> paths = linear_paths(config);
    const bool unnamed = peft.target_modules.empty() && peft.target_regex.empty();
    for (size_t i = 0; i < paths.size() && unnamed; ++i)
        layout.modules[i].adapted = files.has(kPrefix + paths[i] + ".lora_A.weight") || files.has(kPrefix + paths[i] + ".ia3_l");
    bool any_bias = false;
    layout.biases.assign(paths.size(), false);
    for (size_t i = 0; i < paths.size(); ++i) {
        if (peft.bias == "none") break;
        layout.biases[i] = files.has(bias_name(paths[i], true)) || files.has(bias_name(paths[i], false));
        any_bias = any_bias || layout.biases[i];
    }
    if (!any_bias) layout.biases.clear();
}

Result<void> read_lora(Adapter& adapter, LoraSlot& slot, const std::string& path, Inventory& files, bool has_start) {
    const std::string name = kPrefix + path;
    if (!has_start) {
        LORICA_TRY(files.take_into(name + ".lora_A.weight", slot.a));
        LORICA_TRY(files.take_into(name + ".lora_B.weight", slot.b));
    } else {
        const int64_t in = slot.a.size(1), out = slot.b.size(0), r = slot.r;
        LORICA_ASSIGN(const torch::Tensor a, files.take(name + ".lora_A.weight", {2 * r, in}));
        LORICA_ASSIGN(const torch::Tensor b, files.take(name + ".lora_B.weight", {out, 2 * r}));
        slot.a.copy_(a.narrow(0, 0, r));
        slot.b.copy_(b.narrow(1, 0, r));
        slot.first_a = a.narrow(0, r, r).to(adapter.parameters.device());
        slot.first_b = b.narrow(1, r, r).neg().to(adapter.parameters.device());
    }
    if (slot.magnitude.defined()) LORICA_TRY(files.take_into(name + ".lora_magnitude_vector", slot.magnitude));
    return {};
}

// The library's key of one tensor of a bottleneck: "model.layers.0.output_adapters.adapters.NAME.adapter_up.weight".
std::string bottleneck_name(const Adapter& adapter, size_t layer, bool mlp, const char* tensor) {
    return architecture_of(adapter.base_config).layers + std::to_string(layer) + (mlp ? ".output_adapters.adapters." : ".attention_adapters.adapters.") +
           adapter.config_of("BOTTLENECK").bottleneck.name + "." + tensor;
}

// Calls visit(name, values) for each tensor of each bottleneck.
template <class Visit>
Result<void> for_each_bottleneck(const Adapter& adapter, const Visit& visit) {
    for (size_t layer = 0; layer < adapter.layers.size(); ++layer) {
        for (const bool mlp : {false, true}) {
            const auto& slot = adapter.layers[layer].bottlenecks[mlp ? 1 : 0];
            if (!slot) continue;
            LORICA_TRY(visit(bottleneck_name(adapter, layer, mlp, "adapter_down.0.weight"), slot->down));
            LORICA_TRY(visit(bottleneck_name(adapter, layer, mlp, "adapter_down.0.bias"), slot->down_bias));
            LORICA_TRY(visit(bottleneck_name(adapter, layer, mlp, "adapter_up.weight"), slot->up));
            LORICA_TRY(visit(bottleneck_name(adapter, layer, mlp, "adapter_up.bias"), slot->up_bias));
        }
    }
    return {};
}

Result<void> read_layers(Adapter& adapter, Inventory& files, bool has_start) {
    const std::vector<std::string> paths = linear_paths(adapter.base_config);
    for (size_t i = 0; i < paths.size(); ++i) {
        LoraLayer& layer = adapter.layers[i / kLinearCount];
        const size_t linear = i % kLinearCount;
        if (layer.slots[linear]) LORICA_TRY(read_lora(adapter, *layer.slots[linear], paths[i], files, has_start));
        if (auto& slot = layer.ia3[linear]) {
            const int64_t n = slot->l.size(0);
            LORICA_ASSIGN(const torch::Tensor l, files.take(kPrefix + paths[i] + ".ia3_l", slot->feed_forward ? std::vector<int64_t>{1, n} : std::vector<int64_t>{n, 1}));
            slot->l.copy_(l.view(-1));
        }
        if (auto& slot = layer.biases[linear]) LORICA_TRY(files.take_into(bias_name(paths[i], files.has(bias_name(paths[i], true))), slot->bias));
    }
    for (TrainedTensor& one : adapter.trained) LORICA_TRY(files.take_into(kPrefix + one.name, one.values));
    return files.require_empty();
}

Result<void> read_prefix(Adapter& adapter, Inventory& files, const std::string& folder) {
    const PrefixConfig& config = adapter.config_of("PREFIX_TUNING").prefix;
    LORICA_ASSIGN(const torch::Tensor rows, files.take(kRows, {config.num_virtual_tokens, config.row()}));
    LORICA_TRY(files.require_empty());
    if (!adapter.prefix->projects()) {
        adapter.prefix->parts.front().values.copy_(rows);
        return {};
    }
    LORICA_ASSIGN(const SafetensorsFile projection, SafetensorsFile::open(fs::path(folder) / kPrefixProjectionFile));
    Inventory parts(projection, (fs::path(folder) / kPrefixProjectionFile).string());
    for (PrefixPart& part : adapter.prefix->parts) LORICA_TRY(parts.take_into(part.name, part.values));
    return parts.require_empty();
}

Result<void> read_part(Adapter& adapter, const std::string& type, Inventory& files, const std::string& folder, bool has_start) {
    if (type == "PREFIX_TUNING") return read_prefix(adapter, files, folder);
    if (type != "BOTTLENECK") return read_layers(adapter, files, has_start);
    LORICA_TRY(for_each_bottleneck(adapter, [&](const std::string& name, const torch::Tensor& values) { return files.take_into(name, values); }));
    return files.require_empty();
}

// Takes the doubled rank back: (A, B) trains on from the residual that (first_a, first_b) left.
void halve(PeftConfig& config) {
    config.r /= 2;
    config.lora_alpha /= config.use_rslora ? std::sqrt(2.0) : 2.0;
    for (auto& [key, r] : config.rank_pattern) r /= 2;
    for (auto& [key, alpha] : config.alpha_pattern) alpha /= 2;
}

// An ordinary LoRA of twice the rank: B A - B0 A0 in one product (PEFT's subtract_mutated_init).
void double_ranks(PeftConfig& config) {
    config.r *= 2;
    config.lora_alpha *= config.use_rslora ? std::sqrt(2.0) : 2.0;
    for (auto& [key, r] : config.rank_pattern) r *= 2;
    for (auto& [key, alpha] : config.alpha_pattern) alpha *= 2;
    config.init_lora_weights = true;
}

// Published as [in, out].
std::set<std::string> transposed_tensors(const ModelConfig& config) {
    std::set<std::string> names;
    for (const SourceTensor& one : expected_tensors(config))
        if (one.transposed) names.insert(one.name);
    return names;
}

Result<Adapter> load_full(const DecoderWeights& base, const std::string& folder, bool trains) {
    LORICA_ASSIGN(const ModelConfig config, read_model_config(folder));
    LORICA_ASSIGN(const SafetensorsFile file, SafetensorsFile::open(fs::path(folder) / "model.safetensors"));
    Adapter adapter;
    adapter.method = "full";
    adapter.base_config = base.config;
    LORICA_ASSIGN(const Layout layout, layout_of(base.config, "full", {}, {}, folder, false));
    allocate(adapter, layout, base.device, trains);
    Inventory files(file, folder);
    const std::set<std::string> transposed = transposed_tensors(base.config);
    for (TrainedTensor& one : adapter.trained) LORICA_TRY(files.take_into(one.name, transposed.contains(one.name) ? one.values.t() : one.values));
    LORICA_TRY(files.require_empty());
    return adapter;
}

TensorToWrite to_write(const std::string& name, const torch::Tensor& tensor) {
    const torch::Tensor values = tensor.to(torch::kCPU).contiguous();
    return {name, DType::F32, values.sizes().vec(), [values](const std::function<Result<void>(std::span<const std::byte>)>& put) {
                return put(std::as_bytes(std::span(values.const_data_ptr<float>(), static_cast<size_t>(values.numel()))));
            }};
}

void write_lora(const LoraSlot& slot, const std::string& name, std::vector<TensorToWrite>& out) {
    const bool started = slot.first_a.defined();
    out.push_back(to_write(name + ".lora_A.weight", started ? torch::cat({slot.a, slot.first_a}, 0) : slot.a));
    out.push_back(to_write(name + ".lora_B.weight", started ? torch::cat({slot.b, -slot.first_b}, 1) : slot.b));
    if (slot.magnitude.defined()) out.push_back(to_write(name + ".lora_magnitude_vector", slot.magnitude));
}

// LoRA's or (IA)³'s, with the tensors of the base that train along.
void write_layers(const Adapter& adapter, PeftPart& part) {
    const std::vector<std::string> paths = linear_paths(adapter.base_config);
    bool started = false;
    for (size_t i = 0; i < paths.size(); ++i) {
        const LoraLayer& layer = adapter.layers[i / kLinearCount];
        const size_t linear = i % kLinearCount;
        if (const auto& slot = layer.slots[linear]) {
            write_lora(*slot, kPrefix + paths[i], part.tensors);
            started = started || slot->first_a.defined();
        }
        if (const auto& slot = layer.ia3[linear]) part.tensors.push_back(to_write(kPrefix + paths[i] + ".ia3_l", slot->feed_forward ? slot->l.view({1, -1}) : slot->l.view({-1, 1})));
        if (const auto& slot = layer.biases[linear]) part.tensors.push_back(to_write(bias_name(paths[i], layer.slots[linear].has_value()), slot->bias));
    }
    for (const TrainedTensor& one : adapter.trained) part.tensors.push_back(to_write(kPrefix + one.name, one.values));
    if (!started) return;
    part.metadata[kStart] = part.config.init_lora_weights.get<std::string>();
    double_ranks(part.config);
}

PeftPart part_to_write(const Adapter& adapter, const PeftConfig& config) {
    PeftPart part{config, {}};
    if (config.peft_type == "PREFIX_TUNING") {
        part.tensors.push_back(to_write(kRows, prefix_rows(*adapter.prefix)));
    } else if (config.peft_type == "BOTTLENECK") {
        (void)for_each_bottleneck(adapter, [&](const std::string& name, const torch::Tensor& values) {
            part.tensors.push_back(to_write(name, values));
            return Result<void>();
        });
    } else {
        write_layers(adapter, part);
    }
    return part;
}

Result<void> save_full(const Adapter& adapter, const fs::path& folder) {
    LORICA_TRY(make_folders(folder));
    std::vector<TensorToWrite> tensors;
    const std::set<std::string> transposed = transposed_tensors(adapter.base_config);
    for (const TrainedTensor& one : adapter.trained) tensors.push_back(to_write(one.name, transposed.contains(one.name) ? one.values.t() : one.values));
    LORICA_TRY(write_safetensors(folder / "model.safetensors", std::move(tensors), {{"format", "pt"}}));
    LORICA_TRY(write_file_atomic(folder / "config.json", to_config_json(adapter.base_config, "float32").dump(2) + "\n"));
    return write_file_atomic(folder / "generation_config.json", to_generation_config_json(adapter.base_config).dump(2) + "\n");
}

}  // namespace

Result<Adapter> Adapter::create(const DecoderWeights& base, const std::string& method, const AdapterSettings& settings, uint64_t seed, bool trains) {
    Adapter adapter;
    adapter.method = adapter_method(method);
    adapter.base_config = base.config;
    LORICA_ASSIGN(adapter.config, peft_config(base.config, method, settings));
    adapter.config.fan_in_fan_out = base.config.traits.transposed_linears;
    LORICA_ASSIGN(adapter.also, combined_configs(base.config, settings));
    LORICA_ASSIGN(Layout layout, layout_of(base.config, adapter.method, adapter.config, adapter.also, "adapter", true));
    if (adapter.method == "lora") choose_biases(base, adapter.config.bias, layout);
    allocate(adapter, layout, base.device, trains);
    const torch::NoGradGuard no_graph;
    LORICA_TRY(begin_as_base(adapter, base));
    for (size_t i = 0; i < adapter.layers.size() * kLinearCount; ++i) {
        LoraLayer& layer = adapter.layers[i / kLinearCount];
        if (auto& slot = layer.ia3[i % kLinearCount]) slot->l.fill_(1);
        if (auto& slot = layer.biases[i % kLinearCount]) {
            const LinearPlace place = place_of(base, i / kLinearCount, static_cast<Linear>(i % kLinearCount));
            slot->bias.copy_(place.matrix->bias.narrow(0, place.first, place.count));
        }
    }
    if (layout.bottleneck) {
        adapter.bottleneck_dropout = static_cast<float>(settings.dropout);
        for (LoraLayer& layer : adapter.layers)
            for (auto& slot : layer.bottlenecks)
                if (slot) initialise_bottleneck(*slot, layout.bottleneck->init_weights, seed);
    }
    if (layout.prefix) {
        adapter.config_of("PREFIX_TUNING").prefix = *layout.prefix;
        initialise_prefix(*adapter.prefix, layout.prefix->zero, seed);
    }
    if (adapter.method != "lora") return adapter;
    adapter.dropout = static_cast<float>(settings.lora_dropout);
    LORICA_TRY(initialise_lora(adapter, base, settings.init_lora_weights, seed));
    return adapter;
}

Result<Adapter> Adapter::load(const DecoderWeights& base, const std::string& folder, bool trains) {
    std::error_code code;
    if (!fs::exists(fs::path(folder) / "adapter_config.json", code) && fs::exists(fs::path(folder) / "config.json", code)) return load_full(base, folder, trains);
    LORICA_ASSIGN(const PeftFolder files, PeftFolder::open(folder));
    Adapter adapter;
    adapter.config = files.config;
    const std::string& type = files.config.peft_type;
    adapter.method = part_name(type);
    adapter.base_config = base.config;
    const auto start = files.tensors.metadata().find(kStart);
    const bool has_start = trains && start != files.tensors.metadata().end();
    if (has_start) {
        halve(adapter.config);
        adapter.config.init_lora_weights = start->second;
    }
    for (const PeftFolder& part : files.also) adapter.also.push_back(part.config);
    const auto folder_of = [&](const std::string& part) { return part == type ? folder : (fs::path(folder) / part_name(part)).string(); };
    LORICA_ASSIGN(Layout layout, layout_of(base.config, adapter.method, adapter.config, adapter.also, folder, false));
    Inventory inventory(files.tensors, folder);
    if (inventory.empty()) return Error{ErrorCode::BadInput, "holds no tensors", folder, "The adapter is empty"};
    if (layout.prefix) {
        PrefixConfig& own = adapter.config_of("PREFIX_TUNING").prefix;
        layout.prefix->prefix_projection = layout.prefix->prefix_projection && trains && fs::exists(fs::path(folder_of("PREFIX_TUNING")) / kPrefixProjectionFile, code);
        const bool said = own.prefix_projection && !trains;  // what does not train stays what it says it is
        own = *layout.prefix;
        own.prefix_projection = said || layout.prefix->prefix_projection;
    }
    if (adapter.method == "lora" || adapter.method == "ia3") ask_file(inventory, base.config, adapter.config, layout);
    allocate(adapter, layout, base.device, trains);
    adapter.dropout = static_cast<float>(files.config.lora_dropout);
    if (layout.bottleneck) adapter.bottleneck_dropout = static_cast<float>(layout.bottleneck->dropout);
    const torch::NoGradGuard no_graph;
    LORICA_TRY(read_part(adapter, type, inventory, folder, has_start));
    for (const PeftFolder& part : files.also) {
        Inventory own(part.tensors, folder_of(part.config.peft_type));
        LORICA_TRY(read_part(adapter, part.config.peft_type, own, folder_of(part.config.peft_type), false));
    }
    prepare_on_base(adapter, base);
    return adapter;
}

Result<void> Adapter::save(const std::string& folder, const std::string& base_name, bool to_go_on) const {
    if (method == "full") return save_full(*this, folder);
    std::vector<PeftPart> parts;
    parts.push_back(part_to_write(*this, config));
    for (const PeftConfig& one : also) parts.push_back(part_to_write(*this, one));
    for (PeftPart& part : parts) {
        part.config.base_model_name_or_path = base_name;
        if (!to_go_on || part.config.peft_type != "PREFIX_TUNING" || !prefix->projects()) continue;
        for (const PrefixPart& own : prefix->parts) part.projection.push_back(to_write(own.name, own.values));
    }
    return write_peft_folder(folder, std::move(parts));
}

}  // namespace lorica
