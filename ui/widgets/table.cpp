// SPDX-License-Identifier: GPL-3.0-or-later
// Makes tables. GUI thread.
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <algorithm>
#include <cmath>

#include "core/base/csv_text.h"

namespace lorica {
namespace {

constexpr int kTitleRoom = 24;   // points: the padding of the style sheet, and the sign of the order

// The look and the keys of a table of rows to choose from.
void dress(QTableView* table, const QString& name) {
    table->setAccessibleName(name);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(34);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setAlternatingRowColors(true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->horizontalHeader()->setHighlightSections(false);
}

}  // namespace

QTableWidget* make_row_table(const QStringList& columns, const QList<int>& right, const QString& name, QWidget* parent) {
    auto* table = new QTableWidget(0, static_cast<int>(columns.size()), parent);
    table->setHorizontalHeaderLabels(columns);
    dress(table, name);
    table->setIconSize({16, 16});
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int column : right) table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return table;
}

QTableView* make_row_view(QAbstractItemModel* model, const QString& name, QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setModel(model);
    dress(view, name);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);   // of many rows none is measured
    return view;
}

void choose_row(QTableView* table, int row) { table->setCurrentIndex(table->model()->index(row, 0)); }

bool RowCell::operator<(const QTableWidgetItem& other) const {
    const auto* cell = dynamic_cast<const RowCell*>(&other);
    if (!cell || !numeric_ || !cell->numeric_) return QTableWidgetItem::operator<(other);
    if (std::isnan(number_) || std::isnan(cell->number_)) return !std::isnan(number_) && std::isnan(cell->number_);
    return number_ < cell->number_;
}

RowCell* figure_cell(const QString& text, double value) {
    auto* cell = new RowCell(text, value);
    cell->setData(Qt::UserRole + 1, std::isfinite(value) ? QString::number(value, 'g', 10) : QString());
    return cell;
}

void set_column_width(QTableView* table, int column, int least) {
    const QHeaderView* head = table->horizontalHeader();
    const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
    table->setColumnWidth(column, std::max(least, head->fontMetrics().horizontalAdvance(title) + kTitleRoom));
}

void fit_columns(QTableWidget* table, int stretched) {
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    table->horizontalHeader()->setMinimumSectionSize(64);
}

std::string table_csv(const QTableWidget* table) {
    std::vector<std::vector<std::string>> rows(1);
    for (int column = 0; column < table->columnCount(); ++column) rows[0].push_back(table->horizontalHeaderItem(column)->text().toStdString());
    for (int row = 0; row < table->rowCount(); ++row) {
        rows.emplace_back();
        for (int column = 0; column < table->columnCount(); ++column) {
            const QTableWidgetItem* item = table->item(row, column);
            const QVariant raw = item ? item->data(Qt::UserRole + 1) : QVariant();
            rows.back().push_back(raw.isValid() ? raw.toString().toStdString() : item ? item->text().toStdString() : "");
        }
    }
    return csv_of(rows);
}

}  // namespace lorica
