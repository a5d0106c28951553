// SPDX-License-Identifier: GPL-3.0-or-later
// Makes tables. GUI thread.
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <cmath>

namespace lorica {

QTableWidget* make_row_table(const QStringList& columns, const QList<int>& right, const QString& name, QWidget* parent) {
    auto* table = new QTableWidget(0, static_cast<int>(columns.size()), parent);
    table->setHorizontalHeaderLabels(columns);
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
    table->setIconSize({16, 16});
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int column : right) table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return table;
}

bool RowCell::operator<(const QTableWidgetItem& other) const {
    const auto* cell = dynamic_cast<const RowCell*>(&other);
    if (!cell || !numeric_ || !cell->numeric_) return QTableWidgetItem::operator<(other);
    if (std::isnan(number_) || std::isnan(cell->number_)) return !std::isnan(number_) && std::isnan(cell->number_);
    return number_ < cell->number_;
}

}  // namespace lorica
