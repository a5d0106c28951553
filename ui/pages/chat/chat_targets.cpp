// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers the targets. GUI thread.
#include "ui/pages/chat/chat_targets.h"

#include <QCoreApplication>
#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/runtime/run_folder.h"
#include "ui/models/run_list.h"
#include "ui/pages/adapters/known_adapters.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr std::string_view kStep = "step-";

ChatTarget target_on(const std::string& base, const std::string& title, const std::string& adapter, const std::string& routing = {}) {
    ChatTarget target{title, {}, adapter, routing};
    target.model.path = base;
    return target;
}

// "run-01, step 40 on SmolLM2"
std::string checkpoint_title(const std::string& run, int64_t step, const std::string& base) {
    return ss(QCoreApplication::translate("lorica::ChatPage", "%1, step %2 on %3").arg(qs(run_name(run)), count_text(step), qs(fs::path(base).filename().string())));
}

void add_checkpoints(const std::string& run, const std::vector<KnownAdapter>& adapters, std::vector<ChatTarget>& out) {
    const auto found = checkpoints_of(run);
    if (found.empty()) return;
    const auto finished = std::find_if(adapters.begin(), adapters.end(), [&](const KnownAdapter& one) { return one.run == run; });
    std::string base;
    if (finished != adapters.end()) base = finished->base;
    else if (const auto folder = RunFolder::open(run)) base = folder->spec().model.path;
    if (base.empty()) return;
    for (const auto& [step, folder] : found) out.push_back(target_on(base, checkpoint_title(run, step, base), folder.string()));
}

}  // namespace

std::vector<std::pair<int64_t, fs::path>> checkpoints_of(const fs::path& run) {
    std::vector<std::pair<int64_t, fs::path>> out;
    std::error_code code, none;
    for (auto at = fs::directory_iterator(run / "checkpoints", code); !code && at != fs::directory_iterator(); at.increment(code)) {
        const fs::path folder = at->path();
        const std::string name = folder.filename().string();
        if (!name.starts_with(kStep)) continue;
        int64_t step = 0;
        const auto [end, bad] = std::from_chars(name.data() + kStep.size(), name.data() + name.size(), step);
        const bool holds = fs::exists(folder / "adapter_config.json", none) || fs::exists(folder / "config.json", none);   // of a full run
        if (bad == std::errc() && end == name.data() + name.size() && holds && fs::exists(folder / "manifest.json", none)) out.emplace_back(step, folder);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    return out;
}

std::vector<ChatTarget> chat_targets(const AppState& state) {
    std::vector<ChatTarget> out;
    if (!state.running.empty())
        out.push_back({ss(QCoreApplication::translate("lorica::ChatPage", "In training: %1").arg(qs(fs::path(state.running).filename().string()))), state.model, "live"});
    const auto adapters = known_adapters(state);
    for (const auto& known : adapters) out.push_back(target_on(known.base, adapter_title(known), known.folder));
    for (const auto& known : known_routings(state.home)) out.push_back(target_on(known.base, routing_title(known), "", known.folder));
    for (const auto& known : state.models) out.push_back(target_on(known.path, known.name, ""));
    for (const std::string& run : state.recent_runs) add_checkpoints(run, adapters, out);
    if (!state.chat.title.empty() && std::find(out.begin(), out.end(), state.chat) == out.end()) out.insert(out.begin(), state.chat);
    return out;
}

}  // namespace lorica
