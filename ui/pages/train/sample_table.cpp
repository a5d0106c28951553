// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of samples. GUI thread.
#include "ui/pages/train/sample_table.h"

#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

enum Column { Step, Asked, Answered, Expected };
constexpr qsizetype kInCell = 300;   // characters; the whole text is beside the table

RowCell* text_cell(const std::string& text) {
    auto* cell = new RowCell(shown_text(qs(text).left(kInCell).simplified()));
    cell->setData(Qt::UserRole, qs(text));
    return cell;
}

}  // namespace

SampleTable::SampleTable(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    table_ = make_row_table({tr("Step"), tr("Prompt"), tr("Answer"), tr("The row's own answer")}, {Step}, tr("Sample answers"), split);
    table_->setObjectName(QStringLiteral("sample answers"));
    set_column_width(table_, Step, 64);
    for (const int column : {Asked, Answered, Expected}) table_->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    whole_ = new QPlainTextEdit(split);
    whole_->setProperty("role", QStringLiteral("log"));
    whole_->setReadOnly(true);
    whole_->setTabChangesFocus(true);
    whole_->setAccessibleName(tr("The chosen sample, whole"));
    split->addWidget(table_);
    split->addWidget(whole_);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    layout->addWidget(split);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &SampleTable::show_chosen);
}

void SampleTable::clear() {
    table_->setRowCount(0);
    whole_->clear();
}

void SampleTable::add(const SampleAnswer& sample) {
    const bool follows = table_->currentRow() <= 0;   // whoever reads an older one goes on reading it
    int row = 0;
    while (row < table_->rowCount() && table_->item(row, Step)->data(Qt::UserRole).toLongLong() == sample.step) ++row;
    table_->insertRow(row);
    auto* step = new RowCell(count_text(sample.step), static_cast<double>(sample.step));
    step->setData(Qt::UserRole, static_cast<qlonglong>(sample.step));
    table_->setItem(row, Step, step);
    table_->setItem(row, Asked, text_cell(sample.prompt));
    table_->setItem(row, Answered, text_cell(sample.response));
    table_->setItem(row, Expected, text_cell(sample.reference));
    if (follows) choose_row(table_, 0);
}

void SampleTable::show_chosen() {
    const int row = table_->currentRow();
    if (row < 0) return whole_->clear();
    QStringList parts;
    for (const int column : {Asked, Answered, Expected})
        if (const QString text = table_->item(row, column) ? table_->item(row, column)->data(Qt::UserRole).toString() : QString(); !text.isEmpty())
            parts << table_->horizontalHeaderItem(column)->text() + QStringLiteral(":\n") + shown_text(text);
    whole_->setPlainText(parts.join(QStringLiteral("\n\n")));
}

}  // namespace lorica
