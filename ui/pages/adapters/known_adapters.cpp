// SPDX-License-Identifier: GPL-3.0-or-later
// Reads run.json and the adapter's size. GUI thread.
#include "ui/pages/adapters/known_adapters.h"

#include <QCoreApplication>
#include <QThreadPool>
#include <nlohmann/json.hpp>

#include "core/runtime/run_folder.h"
#include "ui/bridge/gui_thread.h"
#include "ui/widgets/basics.h"

namespace lorica {

std::string adapter_title(const KnownAdapter& known) {
    return ss(QCoreApplication::translate("lorica::KnownAdapter", "%1 on %2").arg(qs(known.name), qs(fs::path(known.base).filename().string())));
}

std::vector<KnownAdapter> known_adapters(const AppState& state) {
    std::vector<KnownAdapter> out;
    for (const auto& folder : state.recent_runs) {
        std::error_code code;
        const fs::path adapter = fs::path(folder) / "adapter";
        if (!fs::exists(adapter / "adapter_config.json", code)) continue;
        const auto run = RunFolder::open(folder);
        if (!run) continue;
        KnownAdapter known;
        known.name = fs::path(folder).filename().string();
        known.folder = adapter.string();
        known.run = folder;
        known.spec = run->spec();
        known.base = run->spec().model.path;
        known.data = run->spec().data.path;
        known.created = run->facts().value("created", "");
        known.trainable = run->facts().value("trainable_parameters", int64_t{0});
        for (auto at = fs::recursive_directory_iterator(adapter, code); !code && at != fs::recursive_directory_iterator(); at.increment(code))
            if (at->path().extension() == ".safetensors") known.bytes += static_cast<int64_t>(at->file_size(code));
        out.push_back(std::move(known));
    }
    return out;
}

void read_results(KnownAdapter& known) {
    uint64_t offset = 0;
    const auto events = read_events(known.run, offset);
    if (!events) return;
    for (const auto& event : *events) {
        if (const auto* step = std::get_if<TrainStep>(&event.body)) {
            known.loss = step->loss;
            known.steps = step->step;
        }
        if (const auto* eval = std::get_if<EvalResult>(&event.body))
            known.eval_loss = known.eval_loss ? std::min(*known.eval_loss, eval->loss) : eval->loss;
    }
}

void read_results_later(std::vector<KnownAdapter> known, QObject* context, std::function<void(std::vector<KnownAdapter>)> done) {
    const QPointer<QObject> target(context);
    QThreadPool::globalInstance()->start([known = std::move(known), target, done = std::move(done)]() mutable {
        for (auto& one : known) read_results(one);
        auto read = std::make_shared<std::vector<KnownAdapter>>(std::move(known));
        tell(target, [done, read](QObject&) { done(std::move(*read)); });
    });
}

}  // namespace lorica
