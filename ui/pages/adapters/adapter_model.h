// SPDX-License-Identifier: GPL-3.0-or-later
// The adapters as rows of a table, those that hold the words searched for. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "ui/pages/adapters/known_adapters.h"

namespace lorica {

class AdapterModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Base, Rank, Loss, Evaluation, Size, kColumns };

    using QAbstractTableModel::QAbstractTableModel;
    // The recent ones first; those of the library behind them, but for what is recent. Of ten thousand none is copied here.
    void set_adapters(std::vector<KnownAdapter> recent, std::shared_ptr<const LibraryAdapters> library);
    // Each word must stand in the name, the base's or data set's name, the method, a tag or the note; letter case does not matter.
    void set_words(const QString& words);

    int count() const { return static_cast<int>(all_.size()); }              // in view or not
    const std::vector<KnownAdapter>& recent() const { return recent_; }
    const KnownAdapter& at(int row) const { return *all_[shown_[static_cast<size_t>(row)]]; }
    int row_of(const std::string& folder) const;                              // -1: not in view

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void show();

    std::vector<KnownAdapter> recent_;
    std::vector<QString> recent_texts_;
    std::shared_ptr<const LibraryAdapters> library_;
    std::vector<const KnownAdapter*> all_;   // into recent_ and library_
    std::vector<const QString*> texts_;      // searched_text() of each
    std::vector<size_t> shown_;              // places in all_
    QStringList words_;
};

QString loss_text(const std::optional<double>& loss);

}  // namespace lorica
