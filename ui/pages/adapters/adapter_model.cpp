// SPDX-License-Identifier: GPL-3.0-or-later
// The rows and their texts. GUI thread.
#include "ui/pages/adapters/adapter_model.h"

#include <QThreadPool>
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ui/widgets/basics.h"

namespace lorica {
namespace {

QString file_name(const std::string& path) { return qs(fs::path(path).filename().string()); }

}  // namespace

QString loss_text(const std::optional<double>& loss) { return loss_text(loss.value_or(0)); }

void AdapterModel::set_adapters(std::vector<KnownAdapter> recent, std::shared_ptr<const LibraryAdapters> library) {
    beginResetModel();
    std::unordered_map<std::string, KnownAdapter*> places;
    for (KnownAdapter& one : recent) places.emplace(one.folder, &one);
    all_.clear();
    texts_.clear();
    std::vector<size_t> others;
    for (size_t i = 0; library && i < library->adapters.size(); ++i) {
        const KnownAdapter& one = library->adapters[i];
        const auto found = places.find(one.folder);
        if (found == places.end()) {
            others.push_back(i);
            continue;
        }
        KnownAdapter& known = *found->second;
        std::tie(known.tags, known.note, known.blended_from, known.combination, known.imported_from) =
            std::tie(one.tags, one.note, one.blended_from, one.combination, one.imported_from);
        if (known.trainable == 0) known.trainable = one.trainable;
        if (!known.loss) known.loss = one.loss;
        if (!known.eval_loss) known.eval_loss = one.eval_loss;
    }
    recent_ = std::move(recent);
    recent_texts_.clear();
    for (const KnownAdapter& one : recent_) recent_texts_.push_back(searched_text(one));
    for (size_t i = 0; i < recent_.size(); ++i) {
        all_.push_back(&recent_[i]);
        texts_.push_back(&recent_texts_[i]);
    }
    for (const size_t i : others) {
        all_.push_back(&library->adapters[i]);
        texts_.push_back(&library->texts[i]);
    }
    if (library_ != library) QThreadPool::globalInstance()->start([old = std::exchange(library_, std::move(library))] {});   // let go of elsewhere
    show();
    endResetModel();
}

void AdapterModel::set_words(const QString& words) {
    beginResetModel();
    words_ = words.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    show();
    endResetModel();
}

void AdapterModel::show() {
    shown_.clear();
    for (size_t i = 0; i < all_.size(); ++i)
        if (std::all_of(words_.begin(), words_.end(), [&](const QString& word) { return texts_[i]->contains(word); })) shown_.push_back(i);
}

int AdapterModel::row_of(const std::string& folder) const {
    const auto found = std::find_if(shown_.begin(), shown_.end(), [&](size_t place) { return all_[place]->folder == folder; });
    return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
}

QVariant AdapterModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const KnownAdapter& one = at(index.row());
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(index.column() >= Rank ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) return plain_tip(qs(one.folder));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Name: return qs(one.name);
        case Base: return one.base.empty() ? tr("not known") : file_name(one.base);
        case Rank: return is_enabled(one.spec, "adapter.r") ? QString::number(one.spec.adapter.r) : QStringLiteral("–");
        case Loss: return loss_text(one.loss);
        case Evaluation: return loss_text(one.eval_loss);
        case Size: return bytes_text(static_cast<double>(one.bytes));
        default: return {};
    }
}

QVariant AdapterModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= kColumns) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(section >= Rank ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QString titles[] = {tr("Adapter"), tr("Base"), tr("Rank"), tr("Loss"), tr("Evaluation"), tr("Size")};
    return titles[section];
}

}  // namespace lorica
