// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as the pages have them: rows to choose, no grid, Tab leaves them; cells that sort by their number; as CSV. GUI thread.
#pragma once

#include <QTableWidget>
#include <string>
#include <vector>

namespace lorica {

// `right`: the columns of numbers.
QTableWidget* make_row_table(const QStringList& columns, const QList<int>& right, const QString& name, QWidget* parent);

// The same look over a model of many rows.
QTableView* make_row_view(QAbstractItemModel* model, const QString& name, QWidget* parent);

// Makes it the current one, and with that the chosen one. (QTableView::selectRow chooses none where the window runs from right to left.)
void choose_row(QTableView* table, int row);

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

// A number as people read it, sorted and exported by its value (empty where it is not known: NaN).
RowCell* figure_cell(const QString& text, double value);
// At least `least` points, and as much as the column's title needs in this language.
void set_column_width(QTableView* table, int column, int least);
// Columns as wide as what is in them; one takes the rest.
void fit_columns(QTableWidget* table, int stretched);

// What a table shows; of a figure_cell() the value.
std::string table_csv(const QTableWidget* table);

}  // namespace lorica
