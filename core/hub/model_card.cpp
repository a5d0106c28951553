// SPDX-License-Identifier: GPL-3.0-or-later
// Finding models in the library and the Hub's cache, and reading their cards. Any thread.
#include "core/hub/model_card.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/formats/folder_files.h"
#include "core/formats/model_source.h"
#include "core/store/library.h"
#include "core/tokenizers/chat_template.h"

namespace lorica {
namespace {

std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(" \t\r\"'");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r\"'") - first + 1);
}

// "license: apache-2.0" of the YAML block that a model card of the Hub begins with.
std::string licence_of_readme(const fs::path& folder) {
    const auto file = file_in_folder(folder, "README.md");
    if (!file) return "";
    const auto text = read_file(*file, 8u << 20);
    if (!text || !text->starts_with("---")) return "";
    std::string name, id;
    for (size_t at = text->find('\n'); at != std::string::npos;) {
        const size_t end = text->find('\n', at + 1);
        const std::string line = text->substr(at + 1, end == std::string::npos ? end : end - at - 1);
        if (line.starts_with("---")) break;
        if (line.starts_with("license:")) id = trimmed(line.substr(8));
        if (line.starts_with("license_name:")) name = trimmed(line.substr(13));
        at = end;
    }
    return (id.empty() || id == "other") && !name.empty() ? name : id;
}

// The first line of a licence file that says something.
std::string licence_of_file(const fs::path& folder) {
    for (const char* name : {"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE"}) {
        const auto file = file_in_folder(folder, name);
        if (!file) continue;
        const auto text = read_file(*file, 8u << 20);
        if (!text) continue;
        for (size_t at = 0; at < text->size();) {
            const size_t end = std::min(text->find('\n', at), text->size());
            const std::string line = trimmed(text->substr(at, end - at));
            if (!line.empty()) return line.substr(0, 120);
            at = end + 1;
        }
    }
    return "";
}

std::string licence_of(const ModelSource& source) {
    if (source.gguf()) {
        for (const char* key : {"general.license.name", "general.license"})
            if (const auto* text = source.gguf()->peek<std::string>(key); text && !text->empty() && *text != "other") return *text;
        return "";
    }
    const std::string told = licence_of_readme(source.folder());
    return told.empty() ? licence_of_file(source.folder()) : told;
}

void count_weights(const ModelSource& source, ModelCard& card) {
    std::map<std::string, int64_t> types;
    int64_t linear = 0;  // what quantization replaces
    for (const SourceTensor& tensor : source.tensors()) {
        const int64_t count = tensor.rows() * tensor.columns();
        types[tensor.type] += count;
        if (tensor.shape.size() < 2) continue;
        card.matrix_parameters += count;
        if (is_linear(tensor.role) && tensor.layer >= 0) linear += count;
    }
    card.types.assign(types.begin(), types.end());
    std::stable_sort(card.types.begin(), card.types.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    card.parameters = source.parameter_count();
    card.bytes = static_cast<int64_t>(source.file_bytes());
    const auto all = static_cast<double>(card.parameters), quantized = static_cast<double>(linear);
    card.float32 = 4 * all;
    card.bfloat16 = 2 * all;
    // NF4 of blocks of 64 whose scales are 8-bit, in blocks of 256 with a float32 each (Dettmers et al., "QLoRA", 2023).
    card.nf4 = 2 * (all - quantized) + quantized * (0.5 + 1.0 / 64 + 4.0 / (64 * 256));
}

void add(std::vector<FoundModel>& out, FoundModel one) {
    const auto known = std::find_if(out.begin(), out.end(), [&](const FoundModel& other) { return other.path == one.path; });
    if (known == out.end()) {
        out.push_back(std::move(one));
    } else if (!one.library_name.empty()) {
        known->library_name = known->name = one.library_name;
    }
}

// The folder of the revision in use.
fs::path snapshot_of(const fs::path& repository) {
    std::error_code code;
    if (const auto revision = read_file(repository / "refs" / "main", 4096)) {
        const fs::path named = repository / "snapshots" / trimmed(revision->substr(0, revision->find('\n')));
        if (named.parent_path().filename() == "snapshots" && fs::is_directory(named, code)) return named;
    }
    fs::path newest;
    fs::file_time_type when{};
    for (const auto& entry : fs::directory_iterator(repository / "snapshots", code)) {
        if (!entry.is_directory(code)) continue;
        if (newest.empty() || entry.last_write_time(code) > when) {
            newest = entry.path();
            when = entry.last_write_time(code);
        }
    }
    return newest;
}

void add_cached(std::vector<FoundModel>& out, const fs::path& repository) {
    std::string name = repository.filename().string().substr(8);  // behind "models--"
    if (const size_t dashes = name.find("--"); dashes != std::string::npos) name.replace(dashes, 2, "/");
    const fs::path snapshot = snapshot_of(repository);
    if (snapshot.empty()) return;  // asked for once, never fetched
    std::error_code code;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(snapshot, code))
        if (entry.path().extension() == ".gguf") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) add(out, {name + "/" + file.filename().string(), file.string(), ModelOrigin::HubCache});
    if (files.empty() && fs::exists(snapshot / "config.json", code)) add(out, {name, snapshot.string(), ModelOrigin::HubCache});
}

}  // namespace

fs::path hub_cache() {
    if (const char* cache = std::getenv("HF_HUB_CACHE"); cache && *cache) return cache;
    if (const char* home = std::getenv("HF_HOME"); home && *home) return fs::path(home) / "hub";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".cache" / "huggingface" / "hub";
}

std::vector<FoundModel> find_models(const fs::path& home, const std::vector<std::string>& recent, const fs::path& cache) {
    std::vector<FoundModel> out;
    for (const std::string& path : recent) add(out, {fs::path(path).filename().string(), path, ModelOrigin::Recent, "", true});
    std::error_code code;
    if (Library::is_begun(home))
        if (const auto library = Library::open(home))
            if (const auto entries = library->list(EntryKind::Model))
                for (const auto& entry : *entries) add(out, {entry.name, entry.path, ModelOrigin::Library, entry.name});
    std::vector<fs::path> repositories;
    for (const auto& entry : fs::directory_iterator(cache, code))
        if (entry.is_directory(code) && entry.path().filename().string().starts_with("models--")) repositories.push_back(entry.path());
    std::sort(repositories.begin(), repositories.end());
    for (const fs::path& repository : repositories) add_cached(out, repository);
    return out;
}

ModelCard read_model_card(const fs::path& path) {
    ModelCard card;
    auto source = ModelSource::open(path);
    if (!source) {
        card.error = std::move(source).error();
        return card;
    }
    const ModelConfig& config = source->config();
    card.notes = source->warnings();
    card.gguf = source->is_gguf();
    card.architecture = config.architecture;
    card.people = architecture_of(config).people;
    card.layers = config.num_hidden_layers;
    card.hidden = config.hidden_size;
    card.heads = config.num_attention_heads;
    card.kv_heads = config.num_key_value_heads;
    card.vocab = config.vocab_size;
    card.context = config.max_position_embeddings;
    count_weights(*source, card);
    card.licence = licence_of(*source);
    auto tokenizer = Tokenizer::load(path);
    if (!tokenizer) {
        card.error = std::move(tokenizer).error();
        return card;
    }
    const auto& notes = (*tokenizer)->notes();
    card.notes.insert(card.notes.end(), notes.begin(), notes.end());
    card.chat_template = (*tokenizer)->chat_template();
    if (!card.chat_template.empty())
        if (const auto compiled = ChatTemplate::compile(card.chat_template); !compiled) card.error = compiled.error();
    return card;
}

}  // namespace lorica
