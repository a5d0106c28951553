// SPDX-License-Identifier: GPL-3.0-or-later
// The studio's memory between two starts. GUI thread.
#include "ui/shell/app_state.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/runtime/json_fields.h"

namespace lorica {
namespace {

constexpr size_t kRecent = 20;

nlohmann::json to_json(const DataSettings& data) {
    RunSpec spec;
    spec.data = data;
    return lorica::to_json(spec)["data"];
}

DataSettings data_from_json(const nlohmann::json& json) {
    RunSpec spec;
    load_json(spec, {{"data", json}});  // a key of a later version is left out
    return spec.data;
}

// A value of another type or out of its range leaves the default.
template <class Group>
void read_fields(const nlohmann::json& json, Group& group) {
    std::vector<FieldRef> refs;
    append_fields(refs, group, "");
    for (const FieldRef& ref : refs)
        if (json.is_object() && json.contains(ref.path)) (void)ref.set(json[ref.path]);
}

void read_session(const nlohmann::json& json, AppState& state) {
    const auto session = json.value("session", nlohmann::json::object());
    if (!session.is_object()) return;
    read_fields(session.value("generation", nlohmann::json()), state.generation);
    state.all_generation = session.value("all_generation", nlohmann::json()) == true;
    state.geometry = session.value("geometry", "");
    state.page = session.value("page", int64_t{0});
    state.open_run = session.value("open_run", "");
    if (!session.contains("next_run")) return;
    RunSpec spec;
    load_json(spec, session["next_run"]);
    state.next_run = spec;
}

template <class T>
void trim(std::vector<T>& list) {
    if (list.size() > kRecent) list.resize(kRecent);
}

}  // namespace

void AppState::remember_model(const std::string& path) {
    if (path.empty()) return;
    std::erase_if(models, [&](const KnownModel& one) { return one.path == path; });
    models.insert(models.begin(), {fs::path(path).filename().string(), path});
    trim(models);
}

void AppState::remember_data(KnownData data) {
    if (data.data.path.empty()) return;
    std::erase_if(data_sets, [&](const KnownData& one) { return one.data.path == data.data.path; });
    if (data.name.empty()) data.name = fs::path(data.data.path).stem().string();
    data_sets.insert(data_sets.begin(), std::move(data));
    trim(data_sets);
}

void AppState::remember_run(const std::string& folder) {
    std::erase(recent_runs, folder);
    recent_runs.insert(recent_runs.begin(), folder);
    trim(recent_runs);
}

AppState load_app_state(const std::string& home) {
    AppState state;
    state.home = home;
    const auto text = read_file(fs::path(home) / "studio.json", 1 << 22);
    if (!text) return state;
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) return state;
    try {
        read_fields(json.value("studio", nlohmann::json()), state.studio);
        state.keys = json.value("keys", state.keys);
        if (state.studio.restore_session) read_session(json, state);
        for (const auto& one : json.value("models", nlohmann::json::array()))
            state.models.push_back({one.value("name", ""), one.value("path", "")});
        for (const auto& one : json.value("data_sets", nlohmann::json::array()))
            state.data_sets.push_back({one.value("name", ""), data_from_json(one.value("data", nlohmann::json::object())),
                                       one.value("rows", int64_t{0}), one.value("problems", int64_t{0})});
        state.recent_runs = json.value("runs", state.recent_runs);
        state.model.path = json.value("model", "");
        if (!state.data_sets.empty()) state.data = state.data_sets.front().data;
    } catch (const nlohmann::json::exception&) {
        // A damaged file is not worth a refusal to start: what was read before the damage stays.
    }
    return state;
}

Result<void> save_app_state(const AppState& state) {
    nlohmann::json json = {{"model", state.model.path}, {"runs", state.recent_runs},
                           {"models", nlohmann::json::array()}, {"data_sets", nlohmann::json::array()}};
    for (const auto& one : state.models) json["models"].push_back({{"name", one.name}, {"path", one.path}});
    for (const auto& one : state.data_sets)
        json["data_sets"].push_back({{"name", one.name}, {"data", to_json(one.data)}, {"rows", one.rows}, {"problems", one.problems}});
    json["studio"] = state.studio;
    json["keys"] = state.keys;
    json["session"] = {{"geometry", state.geometry}, {"page", state.page}, {"open_run", state.open_run},
                       {"generation", state.generation}, {"all_generation", state.all_generation}};
    if (state.next_run) json["session"]["next_run"] = lorica::to_json(*state.next_run);
    LORICA_TRY(make_folders(state.home));
    return write_file_atomic(fs::path(state.home) / "studio.json", json.dump(1) + "\n");
}

}  // namespace lorica
