// SPDX-License-Identifier: GPL-3.0-or-later
// Reads run.json, adapter_config.json and names; no tensors. Any thread.
#include "core/store/library_scan.h"

#include <sys/stat.h>

#include <algorithm>

namespace lorica {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kLargest = 64u << 20;   // of a JSON file

Json read_object(const fs::path& file) {
    const auto text = read_file(file, kLargest);
    if (!text) return nullptr;
    Json json = Json::parse(*text, nullptr, false);
    return json.is_object() ? json : Json(nullptr);
}

// What is at "a/b" in an object, null if there is none.
Json at(const Json& json, const std::string& pointer) {
    const Json::json_pointer where("/" + pointer);
    return json.contains(where) ? json.at(where) : Json();
}

std::string text_at(const Json& json, const std::string& pointer) {
    const Json found = at(json, pointer);
    return found.is_string() ? found.get<std::string>() : "";
}

// Texts that say something and numbers; a file that was written by another hand may hold anything.
void take(Json& facts, const std::string& name, const Json& value, bool is_number) {
    if (is_number ? value.is_number() : value.is_string() && value != "") facts[name] = value;
}

// A writer at work, or what a killed one left.
bool is_staging(const fs::path& path) { return path.filename().string().find(".tmp-") != std::string::npos; }

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        if (!is_staging(it->path())) out.push_back(it->path());
    std::sort(out.begin(), out.end());
    return out;
}

bool has(const fs::path& folder, const char* name) {
    std::error_code code;
    return fs::is_regular_file(folder / name, code);
}

Json adapter_facts(const fs::path& folder) {
    const Json config = read_object(folder / "adapter_config.json");
    Json facts = Json::object();
    facts["path"] = folder.string();
    for (const char* name : {"peft_type", "base_model_name_or_path"}) take(facts, name, at(config, name), false);
    for (const char* name : {"r", "lora_alpha"}) take(facts, name, at(config, name), true);
    return facts;
}

LibraryEntry entry_of_run(const fs::path& folder, const Json& run) {
    LibraryEntry entry{EntryKind::Run, folder.filename().string(), folder.string(), text_at(run, "created")};
    constexpr std::pair<const char*, const char*> kTexts[] = {
        {"method", "spec/method"}, {"model", "spec/model/path"}, {"model_fingerprint", "model/fingerprint"}, {"architecture", "model/architecture"},
        {"data", "spec/data/path"}, {"data_sha256", "data/hash"}, {"version", "versions/lorica"}, {"status", "status"}, {"ended", "ended"}};
    constexpr std::pair<const char*, const char*> kNumbers[] = {{"rows", "data/train_rows"}, {"seed", "spec/train/seed"}, {"trainable_parameters", "trainable_parameters"}};
    for (const auto& [name, pointer] : kTexts) take(entry.facts, name, at(run, pointer), false);
    for (const auto& [name, pointer] : kNumbers) take(entry.facts, name, at(run, pointer), true);
    const Json result = at(run, "result");
    for (const auto& [name, value] : result.items())
        if (value.is_number()) entry.facts["metrics"][name] = value;
    return entry;
}

void take_sources(std::vector<LibraryEntry>& out, const Json& run) {
    const auto is_new = [&](const std::string& path) {
        std::error_code code;
        return fs::path(path).is_absolute() && std::none_of(out.begin(), out.end(), [&](const LibraryEntry& one) { return one.path == path; }) && fs::exists(path, code);
    };
    if (const std::string path = text_at(run, "spec/model/path"); is_new(path)) {
        LibraryEntry model{EntryKind::Model, fs::path(path).stem().string(), path};
        for (const char* name : {"architecture", "fingerprint"}) take(model.facts, name, at(run, std::string("model/") + name), false);
        if (const Json all = at(run, "all_parameters"), own = at(run, "trainable_parameters"); all.is_number_integer() && own.is_number_integer())
            model.facts["parameters"] = all.get<int64_t>() - (text_at(run, "spec/method") == "full" ? 0 : own.get<int64_t>());
        out.push_back(std::move(model));
    }
    if (const std::string path = text_at(run, "spec/data/path"); is_new(path)) {
        LibraryEntry data{EntryKind::Data, fs::path(path).stem().string(), path};
        if (const Json train = at(run, "data/train_rows"), held_out = at(run, "data/validation_rows"); train.is_number_integer() && held_out.is_number_integer())
            data.facts["rows"] = train.get<int64_t>() + held_out.get<int64_t>();
        take(data.facts, "unusable", at(run, "data/unusable_rows"), true);
        take(data.facts, "sha256", at(run, "data/hash"), false);
        if (Json settings = at(run, "spec/data"); settings.is_object()) {
            settings.erase("path");
            data.facts["data"] = std::move(settings);
        }
        out.push_back(std::move(data));
    }
}

// The run and, once it is written, its adapter.
void take_run(Scan& out, const fs::path& folder, const Json& run) {
    take_sources(out.sources, run);
    LibraryEntry entry = entry_of_run(folder, run);
    if (const std::string status = text_at(run, "status"); status != "finished") out.live[entry.path] = change_time(folder / "run.json");
    if (const fs::path adapter = folder / "adapter"; has(adapter, "adapter_config.json")) {
        LibraryEntry own{EntryKind::Adapter, entry.name, adapter.string(), entry.facts.contains("ended") ? text_at(run, "ended") : entry.added, adapter_facts(adapter)};
        own.facts["run"] = entry.path;
        for (const char* name : {"model", "data", "data_sha256", "method", "version"}) take(own.facts, name, at(entry.facts, name), false);
        take(own.facts, "parameters", at(entry.facts, "trainable_parameters"), true);
        out.entries.push_back(std::move(own));
    }
    out.entries.push_back(std::move(entry));
}

// Of <home>/models: merges and exports, which are models or adapters.
void take_export(Scan& out, const fs::path& path) {
    std::error_code code;
    if (path.extension() == ".gguf" && fs::is_regular_file(path, code)) {
        out.entries.push_back({EntryKind::Model, path.stem().string(), path.string()});
        return;
    }
    if (!fs::is_directory(path, code)) return;
    if (has(path, "adapter_config.json")) out.entries.push_back({EntryKind::Adapter, path.filename().string(), path.string(), "", adapter_facts(path)});
    else if (has(path, "config.json")) out.entries.push_back({EntryKind::Model, path.filename().string(), path.string()});
    else {
        bool any = false;
        for (const fs::path& file : entries_of(path))
            if (file.extension() == ".gguf") {
                out.entries.push_back({EntryKind::Model, file.stem().string(), file.string()});
                any = true;
            }
        out.settled = out.settled && any;
    }
}

}  // namespace

int64_t change_time(const fs::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return 0;
    return int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
}

Scan scan_run(const fs::path& run) {
    Scan out;
    const Json json = read_object(run / "run.json");
    if (json.contains("spec")) take_run(out, run, json);
    else out.settled = false;
    return out;
}

Scan scan_folder(const fs::path& home, const std::string& folder, const std::set<std::string>& known) {
    Scan out;
    std::error_code code;
    for (const fs::path& path : entries_of(home / folder)) {
        if (known.contains(path.string())) continue;
        if (folder == "models") {
            take_export(out, path);
        } else if (!fs::is_directory(path, code)) {
            continue;
        } else if (folder == "adapters") {
            if (has(path, "adapter_config.json")) out.entries.push_back({EntryKind::Adapter, path.filename().string(), path.string(), "", adapter_facts(path)});
            else out.settled = false;
        } else {
            const Json run = read_object(path / "run.json");
            if (run.contains("spec")) take_run(out, path, run);
            else out.settled = false;
        }
    }
    return out;
}

Result<LibraryEntry> run_entry(const fs::path& folder) {
    LORICA_ASSIGN(const std::string text, read_file(folder / "run.json", kLargest));
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("spec")) return Error{ErrorCode::BadInput, "is not a run's run.json", (folder / "run.json").string()};
    return entry_of_run(folder, json);
}

}  // namespace lorica
