// SPDX-License-Identifier: GPL-3.0-or-later
// What the half-trained model answered at each evaluation, as a table; the chosen answer whole beside it. GUI thread.
#pragma once

#include <QPlainTextEdit>
#include <QTableWidget>

#include "ui/pages/train/run_record.h"

namespace lorica {

class SampleTable : public QWidget {
    Q_OBJECT
public:
    explicit SampleTable(QWidget* parent = nullptr);
    void clear();
    void add(const SampleAnswer& sample);   // the newest is on top
    int count() const { return table_->rowCount(); }

private:
    void show_chosen();

    QTableWidget* table_;
    QPlainTextEdit* whole_;
};

}  // namespace lorica
