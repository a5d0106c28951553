// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as the pages have them: rows to choose, no grid, Tab leaves them; cells that sort by their number. GUI thread.
#pragma once

#include <QTableWidget>

namespace lorica {

// `right`: the columns of numbers.
QTableWidget* make_row_table(const QStringList& columns, const QList<int>& right, const QString& name, QWidget* parent);

// A cell of text; with a number it sorts by that, and cells without one come last in rising order.
class RowCell : public QTableWidgetItem {
public:
    explicit RowCell(const QString& text) : QTableWidgetItem(text) { setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter); }
    RowCell(const QString& text, double number) : QTableWidgetItem(text), number_(number), numeric_(true) { setTextAlignment(Qt::AlignRight | Qt::AlignVCenter); }
    bool operator<(const QTableWidgetItem& other) const override;

private:
    double number_ = 0;              // NaN: not known
    bool numeric_ = false;
};

}  // namespace lorica
