// SPDX-License-Identifier: GPL-3.0-or-later
// Reads run.json, adapter_config.json and the adapter's size. GUI thread.
#include "ui/pages/adapters/known_adapters.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QThreadPool>
#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/hub/adapter_import.h"
#include "core/runtime/run_folder.h"
#include "core/store/library.h"
#include "ui/bridge/gui_thread.h"
#include "ui/models/run_list.h"
#include "ui/widgets/basics.h"

namespace lorica {

std::string adapter_title(const KnownAdapter& known) {
    return ss(QCoreApplication::translate("lorica::KnownAdapter", "%1 on %2").arg(qs(known.name), qs(fs::path(known.base).filename().string())));
}

QString folded_name(const std::string& name) { return qs(name).section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty).toCaseFolded(); }

std::string adapter_name(const fs::path& folder) { return folder.filename() == "adapter" ? run_name(folder.parent_path()) : folder.filename().string(); }

namespace {

std::string text_of(const nlohmann::json& json, const char* key) {
    return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
}

// What a model may be called: its name, its file, the repository of the Hub's cache that it lies in.
bool is_called(const KnownModel& model, const QString& wanted) {
    const fs::path path = model.path;
    QStringList names{folded_name(model.name), folded_name(model.path)};
    if (path.extension() == ".gguf") names << folded_name(path.stem().string());
    for (const fs::path& part : path)
        if (const std::string folder = part.string(); folder.starts_with("models--")) names << folded_name(folder.substr(folder.rfind("--") + 2));
    return names.contains(wanted);
}

int64_t weight_bytes(const fs::path& folder) {
    int64_t bytes = 0;
    std::error_code code;
    for (auto at = fs::recursive_directory_iterator(folder, code); !code && at != fs::recursive_directory_iterator(); at.increment(code))
        if (at->path().extension() == ".safetensors") bytes += static_cast<int64_t>(at->file_size(code));
    return bytes;
}

}  // namespace

std::string method_of(const nlohmann::json& config) {
    const std::string type = text_of(config, "peft_type");
    if (type == "LORA") return config.contains("use_dora") && config["use_dora"].is_boolean() && config["use_dora"].get<bool>() ? "dora" : "lora";
    if (type == "IA3") return "ia3";
    if (type == "PREFIX_TUNING") return "prefix";
    const bool bottleneck = type == "BOTTLENECK" || (config.is_object() && !config.contains("peft_type") && config.contains("config"));
    return bottleneck && config.contains("config") && config["config"].is_object() ? "bottleneck" : "";
}

std::string base_of(const std::string& named, const std::vector<KnownModel>& models) {
    const QString wanted = folded_name(named);
    std::error_code code;
    if (!wanted.isEmpty() && fs::path(named).is_absolute() && fs::exists(named, code)) return named;
    const auto found = std::find_if(models.begin(), models.end(), [&](const KnownModel& one) { return is_called(one, wanted); });
    return wanted.isEmpty() || found == models.end() ? std::string() : found->path;
}

bool tells(const KnownAdapter& known, const std::string& path) { return !known.run.empty() || path == "method" || path.starts_with("adapter."); }

QString name_trouble(const std::string& home, const std::string& name) {
    const auto folder = new_adapter_folder(home, name);
    if (folder) return {};
    return folder.error().code == ErrorCode::Exists ? QCoreApplication::translate("lorica::KnownAdapter", "There is an adapter of this name already.")
                                                    : QCoreApplication::translate("lorica::KnownAdapter", "A name has letters, no slash and no dot in front.");
}

std::string free_adapter_name(const std::string& home, const std::string& wanted) {
    constexpr qsizetype kLongest = 50;
    QString name = qs(wanted).left(kLongest).replace(QLatin1Char('/'), QLatin1Char('-')).replace(QStringLiteral(".tmp-"), QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('.'))) name.remove(0, 1);
    if (name.isEmpty()) name = QStringLiteral("adapter");
    std::string out = ss(name);
    for (int i = 2; i < 100000 && !new_adapter_folder(home, out); ++i) out = ss(name) + "-" + std::to_string(i);
    return out;
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
    known.bytes = weight_bytes(adapter);
    return known;
}

// The same of an adapter without a run; its settings have the names that PEFT and the adapters library gave them.
std::optional<KnownAdapter> adapter_of_folder(const fs::path& folder, const std::vector<KnownModel>& models) {
    constexpr uint64_t kLargestConfig = 1u << 20;
    const auto text = read_file(folder / "adapter_config.json", kLargestConfig);
    if (!text) return std::nullopt;
    const auto config = nlohmann::json::parse(*text, nullptr, false);
    KnownAdapter known;
    known.spec.method = method_of(config);
    if (known.spec.method.empty()) return std::nullopt;
    known.name = adapter_name(folder);
    known.folder = folder.string();
    const bool bottleneck = known.spec.method == "bottleneck";
    known.named_base = text_of(config, bottleneck ? "model_name" : "base_model_name_or_path");
    known.base = known.spec.model.path = base_of(known.named_base, models);
    known.spec.data.validation_fraction = 0;   // there are no rows to hold out
    const nlohmann::json& own = bottleneck ? config["config"] : config;
    std::vector<FieldRef> fields;
    append_fields(fields, known.spec.adapter, "");
    for (const FieldRef& field : fields)
        if (own.contains(field.path)) (void)field.set(own[field.path]);   // what is none of its values leaves the default
    known.spec.adapter.init_from.clear();
    known.spec.adapter.combine.clear();
    std::error_code code;
    for (const char* part : {"bottleneck", "prefix"})
        if (fs::exists(folder / part / "adapter_config.json", code)) known.spec.adapter.combine.push_back(part);
    known.created = ss(QFileInfo(qs((folder / "adapter_config.json").string())).lastModified().toUTC().toString(Qt::ISODate));
    known.bytes = weight_bytes(folder);
    return known;
}

// What the library knows of an adapter that its folder does not tell.
void take_facts(KnownAdapter& known, const nlohmann::json& facts) {
    if (facts.contains("blended_from") && facts["blended_from"].is_array())
        for (const auto& part : facts["blended_from"])
            if (const std::string adapter = text_of(part, "adapter"); !adapter.empty())
                known.blended_from.push_back({adapter, part.contains("weight") && part["weight"].is_number() ? part["weight"].get<double>() : 1.0});
    known.combination = text_of(facts, "combination");
    known.imported_from = text_of(facts, "imported_from");
    if (facts.contains("parameters") && facts["parameters"].is_number_integer()) known.trainable = facts["parameters"].get<int64_t>();
}

// The newest of <home>/adapters.
std::vector<KnownAdapter> own_adapters(const std::string& home, const std::vector<KnownModel>& models) {
    constexpr size_t kMost = 100;   // read at each change of the state; the page has them all from the library
    std::error_code code;
    std::vector<std::pair<fs::file_time_type, std::string>> found;
    for (auto at = fs::directory_iterator(fs::absolute(home, code).lexically_normal() / "adapters", code); !code && at != fs::directory_iterator(); at.increment(code)) {
        std::error_code missing;
        const auto written = fs::last_write_time(at->path() / "adapter_config.json", missing);
        if (!missing && at->path().filename().string().find(".tmp-") == std::string::npos) found.emplace_back(written, at->path().string());
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    if (found.size() > kMost) found.resize(kMost);
    std::vector<KnownAdapter> out;
    for (const auto& [written, folder] : found)
        if (auto known = adapter_of_folder(folder, models)) out.push_back(std::move(*known));
    return out;
}

}  // namespace

std::vector<KnownAdapter> known_adapters(const AppState& state) {
    std::vector<KnownAdapter> out;
    for (const auto& folder : state.recent_runs)
        if (auto known = adapter_of_run(folder)) out.push_back(std::move(*known));
    for (KnownAdapter& known : own_adapters(state.home, state.models))
        if (!known.base.empty()) out.push_back(std::move(known));
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

std::vector<KnownAdapter> library_adapters(const std::string& home, std::vector<KnownModel> models) {
    std::vector<KnownAdapter> out;
    std::error_code code;
    if (!Library::is_begun(home) && !fs::exists(fs::path(home) / "adapters", code)) return out;
    const auto library = Library::open(home);
    if (!library) return out;
    std::map<std::string, nlohmann::json> metrics;   // by the run's folder
    if (const auto runs = library->list(EntryKind::Run))
        for (const LibraryEntry& one : *runs)
            if (one.facts.contains("metrics")) metrics[one.path] = one.facts["metrics"];
    if (const auto known_models = library->list(EntryKind::Model))
        for (const LibraryEntry& one : *known_models) models.push_back({one.name, one.path});
    const auto entries = library->list(EntryKind::Adapter);
    if (!entries) return out;
    for (const LibraryEntry& one : *entries) {
        if (one.missing) continue;
        const std::string run = text_of(one.facts, "run");
        auto known = run.empty() ? adapter_of_folder(one.path, models) : adapter_of_run(run);
        if (!known) continue;
        if (run.empty()) {
            known->name = one.name;
            take_facts(*known, one.facts);
            if (known->trainable == 0) read_results(*known);
        }
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
    if (known.base.empty()) parts << qs(known.named_base);
    for (const std::string& tag : known.tags) parts << qs(tag);
    return parts.join(QLatin1Char('\n')).toCaseFolded();
}

void read_library_later(QThreadPool& pool, const std::string& home, std::vector<KnownModel> models, QObject* context, std::function<void(std::shared_ptr<const LibraryAdapters>)> done) {
    const QPointer<QObject> target(context);
    pool.start([home, models = std::move(models), target, done = std::move(done)]() mutable {
        auto read = std::make_shared<LibraryAdapters>();
        read->adapters = library_adapters(home, std::move(models));
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
    if (!known.run.empty()) entry.facts = {{"run", known.run}};
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

Result<void> remember_adapter(const std::string& home, const std::string& folder, const nlohmann::json& facts) {
    LORICA_ASSIGN(Library library, Library::open(home));
    LORICA_ASSIGN(const auto entries, library.list(EntryKind::Adapter));
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const LibraryEntry& one) { return one.path == folder; });
    LibraryEntry entry{EntryKind::Adapter, library.free_name(EntryKind::Adapter, adapter_name(folder), folder), folder};
    if (found != entries.end()) entry = *found;
    entry.facts.update(facts);
    return library.add(entry);
}

void read_results(KnownAdapter& known) {
    if (known.run.empty()) {
        if (const auto facts = adapter_facts(known.folder)) known.trainable = facts->value("parameters", int64_t{0});
        return;
    }
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
