// SPDX-License-Identifier: GPL-3.0-or-later
// Loading bases, tokenizers and adapters, and remembering the last of each. Engine thread.
#include "core/engine/loaded_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "core/base/ids.h"
#include "core/models/decoder_blocks.h"
#include "core/models/loading.h"
#include "core/peft/blend.h"
#include "core/runtime/resource_sampler.h"
#include "core/runtime/run_folder.h"
#include "core/store/library.h"
#include "core/tokenizers/render.h"

namespace lorica {
namespace {

constexpr size_t kAdaptersKept = 8;

// Changes when the file, or a folder's entries, are written anew.
std::string stamp(const fs::path& path) {
    std::error_code code;
    const auto one = [&](const fs::path& file) {
        const auto time = fs::last_write_time(file, code);
        const uint64_t size = fs::is_regular_file(file, code) ? fs::file_size(file, code) : 0;
        return fmt::format("{}:{}:{};", file.string(), static_cast<int64_t>(time.time_since_epoch().count()), size);
    };
    std::string out = one(path);
    std::set<fs::path> entries;
    if (fs::is_directory(path, code))
        for (const auto& entry : fs::directory_iterator(path, code)) entries.insert(entry.path());
    for (const auto& entry : entries) out += one(entry);
    return out;
}

Result<void> check_memory(const ModelSource& source, torch::Dtype dtype, torch::Device device, const QuantSettings& quant) {
    if (!device.is_cpu()) return {};
    const double need = weight_bytes(source, dtype, quant);
    const double have = static_cast<double>(sample_resources("/").ram_available);
    if (have == 0 || need < have) return {};
    return Error{ErrorCode::OutOfMemory, fmt::format("the weights need {:.1f} GB in {}, and {:.1f} GB are free", need / 1e9, dtype_name(dtype), have / 1e9),
                 source.path().string(), "Close other programs, choose bfloat16, quantization (quant.type nf4) or a smaller model."};
}

bool exists(const std::string& name) {
    std::error_code code;
    return fs::exists(name, code);
}

}  // namespace

const char* dtype_name(torch::Dtype dtype) {
    if (dtype == torch::kBFloat16) return "bfloat16";
    return dtype == torch::kHalf ? "float16" : "float32";
}

std::string device_name(torch::Device device) { return device.is_cpu() ? "cpu" : device.str(); }

int64_t physical_cores() {
    // One entry of this list for each core: its hardware threads name each other.
    std::set<std::string> cores;
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return std::max<int64_t>(1, std::thread::hardware_concurrency());
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(cpu, &allowed)) continue;
        std::ifstream in(fmt::format("/sys/devices/system/cpu/cpu{}/topology/thread_siblings_list", cpu));
        std::string siblings;
        cores.insert(std::getline(in, siblings) ? siblings : std::to_string(cpu));
    }
    return std::max<int64_t>(1, static_cast<int64_t>(cores.size()));
}

void use_threads(int64_t threads, int64_t fallback) {
    const auto wanted = static_cast<int>(threads > 0 ? threads : fallback);
    if (at::get_num_threads() != wanted) at::set_num_threads(wanted);
}

Result<std::string> model_path(const std::string& home, const std::string& name) {
    if (name.empty()) return Error{ErrorCode::Usage, "no model is named", "model.path", "Name a GGUF file or a folder with config.json."};
    return resolve(home, EntryKind::Model, name);
}

Result<std::string> data_path(const std::string& home, const std::string& name) {
    if (name.empty()) return Error{ErrorCode::Usage, "no data set is named", "data.path", "Name a CSV, TSV, JSON or JSONL file."};
    return resolve(home, EntryKind::Data, name);
}

Result<std::string> adapter_path(const std::string& home, const std::string& wanted) {
    LORICA_ASSIGN(const std::string name, resolve(home, EntryKind::Adapter, wanted));
    if (exists(name + "/adapter_config.json")) return name;
    if (exists(name + "/adapter/adapter_config.json") || exists(name + "/adapter/config.json")) return name + "/adapter";
    if (exists(name + "/config.json") && exists(name + "/model.safetensors")) return name;  // of a full run
    if (exists(name + "/run.json")) {
        LORICA_ASSIGN(const RunFolder run, RunFolder::open(name));
        const auto steps = run.checkpoints();
        if (!steps.empty()) return run.checkpoint(steps.back()).string();
        return Error{ErrorCode::NotFound, "this run has no adapter and no checkpoint yet", name, "Wait for its first checkpoint, or save one now."};
    }
    return Error{ErrorCode::NotFound, "holds no adapter (no adapter_config.json)", name, "Check the path."};
}

Result<std::shared_ptr<const TextSide>> ModelCache::text(const std::string& model) {
    LORICA_ASSIGN(const std::string path, model_path(home_, model));
    const std::string key = stamp(path);
    if (text_ && key == text_key_) return text_;
    auto side = std::make_shared<TextSide>();
    side->path = path;
    LORICA_ASSIGN(side->tokenizer, Tokenizer::load(path));
    if (!side->tokenizer->chat_template().empty()) {
        LORICA_ASSIGN(side->chat, chat_template_for(*side->tokenizer));
    }
    text_ = std::move(side);
    text_key_ = key;
    return text_;
}

Result<std::shared_ptr<const LoadedModel>> ModelCache::load(const ModelSettings& settings, JobContext& context) {
    use_threads(settings.threads, threads_);
    const double begin = monotonic_seconds();
    LORICA_ASSIGN(const std::string path, model_path(home_, settings.path));
    LORICA_ASSIGN(const torch::Device device, choose_device(settings.device));
    const QuantSettings& quant = settings.quant;
    const std::string file_key = stamp(path) + device_name(device) +
                                 (quant.on() ? fmt::format(":{},{},{};", quant.type, quant.double_quant, quant.compute_dtype) : ":dense;");
    if (model_ && model_key_ == file_key + settings.dtype) return std::shared_ptr<const LoadedModel>(model_);
    LORICA_ASSIGN(const ModelSource source, ModelSource::open(path));
    const auto [dtype, compute] = choose_types(settings, device, source.config());
    last_dtype_ = dtype_name(dtype);
    if (model_ && model_key_.starts_with(file_key) && model_->weights.dtype == dtype) {
        model_key_ = file_key + settings.dtype;
        return std::shared_ptr<const LoadedModel>(model_);
    }
    model_.reset();
    adapters_.clear();
    LORICA_ASSIGN(const auto side, text(path));
    LORICA_TRY(check_memory(source, dtype, device, quant));
    auto model = std::make_shared<LoadedModel>();
    model->path = path;
    model->text = *side;
    model->config = source.config();
    model->fingerprint = source.fingerprint();
    LORICA_ASSIGN(model->weights, load_weights(source, dtype, device, [&](int64_t done, int64_t total) {
        context.progress(done, total, "Loading the model");
        return !context.stopping();
    }, quant, compute));
    if (static_cast<int64_t>(side->tokenizer->vocab_size()) > model->weights.embed.size(0))
        return Error{ErrorCode::BadInput, fmt::format("the tokenizer knows {} tokens, the model {}", side->tokenizer->vocab_size(), model->weights.embed.size(0)),
                     path, "The tokenizer belongs to another model."};
    model->load_seconds = monotonic_seconds() - begin;
    model_ = std::move(model);
    model_key_ = file_key + settings.dtype;
    blocks_read_ = false;
    return std::shared_ptr<const LoadedModel>(model_);
}

void ModelCache::clear() {
    adapters_.clear();
    model_.reset();
    model_key_.clear();
    blocks_read_ = false;
}

void ModelCache::prepare_decoding(const std::shared_ptr<const LoadedModel>& model) {
    if (model != model_ || blocks_read_) return;
    blocks_read_ = true;
    const auto source = ModelSource::open(model_->path);
    if (source && source->fingerprint() == model_->fingerprint) model_->blocks = load_blocks(*source, model_->weights);
}

Result<std::shared_ptr<const Adapter>> ModelCache::adapter(const std::shared_ptr<const LoadedModel>& model, const std::string& name) {
    if (name.empty()) return std::shared_ptr<const Adapter>();
    if (name.starts_with("[")) return blended(model, name);
    LORICA_ASSIGN(const std::string path, adapter_path(home_, name));
    const std::string key = stamp(path);
    if (adapters_model_.lock() != model) adapters_.clear();
    adapters_model_ = model;
    auto found = std::find_if(adapters_.begin(), adapters_.end(), [&](const auto& one) { return one.first == key; });
    if (found == adapters_.end()) {
        LORICA_ASSIGN(Adapter loaded, Adapter::load(model->weights, path, false));
        adapters_.emplace_back(key, std::make_shared<const Adapter>(std::move(loaded)));
        if (adapters_.size() > kAdaptersKept + 1) adapters_.erase(adapters_.end() - 2);  // the least recently used
        found = adapters_.end() - 1;
    }
    std::rotate(adapters_.begin(), found, found + 1);
    return adapters_.front().second;
}

Result<std::shared_ptr<const Adapter>> ModelCache::blended(const std::shared_ptr<const LoadedModel>& model, const std::string& parts) {
    const auto json = nlohmann::json::parse(parts, nullptr, false);
    std::vector<std::shared_ptr<const Adapter>> kept;
    std::vector<Ingredient> ingredients;
    for (const auto& one : json.is_array() ? json : nlohmann::json::array()) {
        if (!one.is_object() || !one.contains("adapter") || !one["adapter"].is_string() || !one.contains("weight") || !one["weight"].is_number())
            return Error{ErrorCode::BadInput, "a part of a blend needs adapter and weight", "adapter"};
        const auto name = one["adapter"].get<std::string>();
        if (name.starts_with("[")) return Error{ErrorCode::BadInput, "a blend cannot hold a blend", "adapter"};
        LORICA_ASSIGN(auto loaded, adapter(model, name));
        if (!loaded) return Error{ErrorCode::BadInput, "a part of a blend has no name", "adapter"};
        ingredients.push_back({loaded.get(), one["weight"].get<double>()});
        kept.push_back(std::move(loaded));
    }
    if (ingredients.empty()) return Error{ErrorCode::BadInput, "is no blend: [{\"adapter\": NAME, \"weight\": W}, ...]", "adapter"};
    LORICA_ASSIGN(Adapter made, blend(model->weights, ingredients, BlendSettings{}));
    return std::make_shared<const Adapter>(std::move(made));
}

}  // namespace lorica
