// SPDX-License-Identifier: GPL-3.0-or-later
// Finds models and reads their cards on a worker thread; tells on the GUI thread.
#include "ui/pages/models/models_presenter.h"

#include <QThreadPool>
#include <algorithm>
#include <map>

#include "core/store/library.h"
#include "ui/bridge/gui_thread.h"

namespace lorica {
namespace {

// Sizes and times of the file, or of all files in the folder.
std::string stamp_of(const fs::path& path) {
    std::error_code code;
    uint64_t size = 0, count = 0;
    int64_t latest = 0;
    const auto take = [&](const fs::directory_entry& entry) {
        if (!entry.is_regular_file(code)) return;
        size += entry.file_size(code);
        latest = std::max<int64_t>(latest, entry.last_write_time(code).time_since_epoch().count());
        ++count;
    };
    if (fs::is_directory(path, code))
        for (const auto& entry : fs::directory_iterator(path, code)) take(entry);
    else take(fs::directory_entry(path, code));
    return std::to_string(count) + "/" + std::to_string(size) + "/" + std::to_string(latest);
}

Result<void> add_to_library(const std::string& home, const std::string& path) {
    LORICA_ASSIGN(Library library, Library::open(home));
    LORICA_ASSIGN(const auto known, library.list(EntryKind::Model));
    for (const auto& entry : known)
        if (entry.path == path) return {};
    const std::string stem = fs::is_directory(path) ? fs::path(path).filename().string() : fs::path(path).stem().string();
    std::string name = stem;
    for (int i = 2; library.find(EntryKind::Model, name); ++i) name = stem + "-" + std::to_string(i);
    return library.add({EntryKind::Model, name, path});
}

Result<void> remove_from_library(const std::string& home, const std::string& name) {
    LORICA_ASSIGN(Library library, Library::open(home));
    return library.remove(EntryKind::Model, name);
}

void tell_change(const QPointer<ModelsPresenter>& target, const Result<void>& done) {
    if (done) tell(target, [](ModelsPresenter& to) { Q_EMIT to.library_changed(); });
    else tell(target, [error = done.error()](ModelsPresenter& to) { Q_EMIT to.refused(error); });
}

}  // namespace

void ModelsPresenter::reload(const std::string& home, const std::vector<std::string>& recent) {
    const int number = ++*newest_;
    std::map<std::string, ModelEntry> known;
    for (const ModelEntry& entry : models_)
        if (entry.card) known.emplace(entry.found.path, entry);
    reading_ = true;
    Q_EMIT reading_changed();
    QThreadPool::globalInstance()->start([=, newest = newest_, target = QPointer<ModelsPresenter>(this), known = std::move(known)] {
        auto entries = std::make_shared<std::vector<ModelEntry>>();
        for (FoundModel& found : find_models(home, recent, hub_cache())) {
            ModelEntry entry{std::move(found), std::nullopt, ""};
            entry.stamp = stamp_of(entry.found.path);
            if (const auto before = known.find(entry.found.path); before != known.end() && before->second.stamp == entry.stamp) entry.card = before->second.card;
            entries->push_back(std::move(entry));
        }
        tell(target, [number, newest, list = *entries](ModelsPresenter& to) mutable {
            if (*newest != number) return;
            to.models_ = std::move(list);
            Q_EMIT to.listed();
        });
        for (size_t i = 0; i < entries->size(); ++i) {
            if (*newest != number) return;
            if ((*entries)[i].card) continue;
            tell(target, [number, newest, i, card = read_model_card((*entries)[i].found.path)](ModelsPresenter& to) mutable {
                if (*newest != number) return;
                to.models_[i].card = std::move(card);
                Q_EMIT to.card_read(static_cast<int>(i));
            });
        }
        tell(target, [number, newest](ModelsPresenter& to) {
            if (*newest != number) return;
            to.reading_ = false;
            Q_EMIT to.reading_changed();
        });
    });
}

void ModelsPresenter::keep(const std::string& home, const std::string& path) {
    QThreadPool::globalInstance()->start([home, path, target = QPointer<ModelsPresenter>(this)] {
        if (read_model_card(path).error) return;  // its row says why; a name would promise that it works
        tell_change(target, add_to_library(home, path));
    });
}

void ModelsPresenter::forget(const std::string& home, const std::string& library_name) {
    QThreadPool::globalInstance()->start([home, library_name, target = QPointer<ModelsPresenter>(this)] {
        tell_change(target, remove_from_library(home, library_name));
    });
}

}  // namespace lorica
