// SPDX-License-Identifier: GPL-3.0-or-later
// Reads run.json and the adapter's size. GUI thread.
#include "ui/pages/adapters/known_adapters.h"

#include <QCoreApplication>
#include <QThreadPool>
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/runtime/run_folder.h"
#include "core/store/library.h"
#include "ui/bridge/gui_thread.h"
#include "ui/models/run_list.h"
#include "ui/widgets/basics.h"

namespace lorica {

std::string adapter_title(const KnownAdapter& known) {
    return ss(QCoreApplication::translate("lorica::KnownAdapter", "%1 on %2").arg(qs(known.name), qs(fs::path(known.base).filename().string())));
}

namespace {

// What run.json and the adapter's files tell; nothing where the run has left no adapter.
std::optional<KnownAdapter> adapter_of_run(const std::string& folder) {
    std::error_code code;
    const fs::path adapter = fs::path(folder) / "adapter";
    if (!fs::exists(adapter / "adapter_config.json", code)) return std::nullopt;
    const auto run = RunFolder::open(folder);
    if (!run) return std::nullopt;
    KnownAdapter known;
    known.name = run_name(folder);
    known.folder = adapter.string();
    known.run = folder;
    known.spec = run->spec();
    known.base = run->spec().model.path;
    known.data = run->spec().data.path;
    known.created = run->facts().value("created", "");
    known.trainable = run->facts().value("trainable_parameters", int64_t{0});
    for (auto at = fs::recursive_directory_iterator(adapter, code); !code && at != fs::recursive_directory_iterator(); at.increment(code))
        if (at->path().extension() == ".safetensors") known.bytes += static_cast<int64_t>(at->file_size(code));
    return known;
}

}  // namespace

std::vector<KnownAdapter> known_adapters(const AppState& state) {
    std::vector<KnownAdapter> out;
    for (const auto& folder : state.recent_runs)
        if (auto known = adapter_of_run(folder)) out.push_back(std::move(*known));
    return out;
}

fs::path routings_folder(const std::string& home) { return fs::path(home) / "routings"; }

std::vector<KnownRouting> known_routings(const std::string& home) {
    constexpr uint64_t kLargestTable = 16u << 20;
    std::vector<KnownRouting> out;
    std::error_code code;
    for (auto at = fs::directory_iterator(routings_folder(home), code); !code && at != fs::directory_iterator(); at.increment(code)) {
        const auto text = read_file(at->path() / "routing.json", kLargestTable);
        if (!text) continue;
        const auto table = nlohmann::json::parse(*text, nullptr, false);
        if (!table.is_object() || !table.contains("model") || !table["model"].is_string() || !table.contains("routes") || !table["routes"].is_array()) continue;
        KnownRouting known{at->path().filename().string(), at->path().string(), table["model"].get<std::string>(), {}};
        for (const auto& route : table["routes"])
            if (route.is_object() && route.contains("name") && route["name"].is_string()) known.routes.push_back(route["name"].get<std::string>());
        if (!known.base.empty() && !known.routes.empty()) out.push_back(std::move(known));
    }
    std::sort(out.begin(), out.end(), [](const KnownRouting& a, const KnownRouting& b) { return a.name < b.name; });
    return out;
}

std::string routing_title(const KnownRouting& known) {
    QStringList names;
    for (const std::string& name : known.routes) names << qs(name);
    const QString base = qs(fs::path(known.base).filename().string());
    return ss(QCoreApplication::translate("lorica::KnownAdapter", "%1 (%2) on %3").arg(qs(known.name), names.join(QStringLiteral(", ")), base));
}

std::vector<KnownAdapter> library_adapters(const std::string& home) {
    std::vector<KnownAdapter> out;
    if (!Library::is_begun(home)) return out;
    const auto library = Library::open(home);
    if (!library) return out;
    std::map<std::string, nlohmann::json> metrics;   // by the run's folder
    if (const auto runs = library->list(EntryKind::Run))
        for (const LibraryEntry& one : *runs)
            if (one.facts.contains("metrics")) metrics[one.path] = one.facts["metrics"];
    const auto entries = library->list(EntryKind::Adapter);
    if (!entries) return out;
    for (const LibraryEntry& one : *entries) {
        if (one.missing || !one.facts.contains("run") || !one.facts["run"].is_string()) continue;
        const std::string run = one.facts["run"].get<std::string>();
        auto known = adapter_of_run(run);
        if (!known) continue;
        known->tags = one.tags;
        known->note = one.note;
        if (const auto found = metrics.find(run); found != metrics.end() && found->second.is_object())
            for (const auto& [name, value] : {std::pair{"loss", &known->loss}, {"eval_loss", &known->eval_loss}})
                if (found->second.contains(name) && found->second[name].is_number()) *value = found->second[name].get<double>();
        out.push_back(std::move(*known));
    }
    std::stable_sort(out.begin(), out.end(), [](const KnownAdapter& a, const KnownAdapter& b) { return a.created > b.created; });
    return out;
}

QString searched_text(const KnownAdapter& known) {
    QStringList parts{qs(known.name), qs(fs::path(known.base).filename().string()), qs(fs::path(known.data).filename().string()), qs(known.spec.method), qs(known.note)};
    for (const std::string& tag : known.tags) parts << qs(tag);
    return parts.join(QLatin1Char('\n')).toCaseFolded();
}

void read_library_later(QThreadPool& pool, const std::string& home, QObject* context, std::function<void(std::shared_ptr<const LibraryAdapters>)> done) {
    const QPointer<QObject> target(context);
    pool.start([home, target, done = std::move(done)]() mutable {
        auto read = std::make_shared<LibraryAdapters>();
        read->adapters = library_adapters(home);
        for (const KnownAdapter& one : read->adapters) read->texts.push_back(searched_text(one));
        tell(target, [done, read = std::shared_ptr<const LibraryAdapters>(std::move(read))](QObject&) { done(read); });
    });
}

namespace {

Result<void> save_marks(const std::string& home, const KnownAdapter& known) {
    LORICA_ASSIGN(Library library, Library::open(home));
    LORICA_ASSIGN(const auto entries, library.list(EntryKind::Adapter));
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const LibraryEntry& one) { return one.path == known.folder; });
    if (found != entries.end()) {
        LORICA_TRY(library.set_tags(EntryKind::Adapter, found->name, known.tags));
        return library.set_note(EntryKind::Adapter, found->name, known.note);
    }
    LibraryEntry entry{EntryKind::Adapter, library.free_name(EntryKind::Adapter, known.name, known.folder), known.folder};
    entry.facts = {{"run", known.run}};
    entry.tags = known.tags;
    entry.note = known.note;
    return library.add(entry);
}

}  // namespace

void save_marks_later(QThreadPool& pool, const std::string& home, const KnownAdapter& known, QObject* context, std::function<void(Result<void>)> done) {
    const QPointer<QObject> target(context);
    pool.start([home, known, target, done = std::move(done)] {
        tell(target, [done, saved = save_marks(home, known)](QObject&) { done(saved); });
    });
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
