// SPDX-License-Identifier: GPL-3.0-or-later
// The rows in view as Qt's views want them: only what is visible is ever made into a QString. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include "ui/pages/data/edit_session.h"
#include "ui/theme/theme.h"

namespace lorica {

// The text for a line on screen: its beginning, with line ends, controls and characters that hide or turn text made visible.
QString shown_text(std::string_view text, size_t most_bytes = 400);

// Columns of the table, then tags and note.
class EditModel : public QAbstractTableModel {
    Q_OBJECT
public:
    // Longer texts are not edited in place: laying them out would stall the window.
    static constexpr uint32_t kMostEdited = 64 * 1024;

    EditModel(EditSession& session, const Theme& theme, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    RowId row_id(int row) const { return session_.rows()[static_cast<size_t>(row)]; }
    int tags_column() const { return columns(); }
    int note_column() const { return columns() + 1; }

private:
    int columns() const { return session_.is_open() ? static_cast<int>(session_.table().columns().size()) : 0; }
    QVariant cell_data(RowId id, int column, int role) const;

    EditSession& session_;
    const Theme& theme_;
};

// The findings of a check: row, column, what.
class FindingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit FindingModel(EditSession& session, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return 3; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    EditSession& session_;
};

QString tags_text(const RowMark& mark);
std::set<std::string> tags_of(const QString& text);   // parted by commas

}  // namespace lorica
