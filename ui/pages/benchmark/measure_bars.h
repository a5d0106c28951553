// SPDX-License-Identifier: GPL-3.0-or-later
// One measure as bars, a method a line, with the interval over its seeds. GUI thread.
#pragma once

#include <QComboBox>
#include <QFrame>

#include "ui/pages/benchmark/benchmark_summary.h"
#include "ui/theme/theme.h"

namespace lorica {

class BarsView;

class MeasureBars : public QFrame {
    Q_OBJECT
public:
    explicit MeasureBars(const Theme& theme, QWidget* parent = nullptr);
    void show_benchmark(const BenchmarkSummary* benchmark);   // null: nothing. The chosen measure stays if it is there too
    QString measure() const { return choice_->currentText(); }

private:
    void show_measure();

    BenchmarkSummary benchmark_;
    QComboBox* choice_;
    BarsView* view_;
};

}  // namespace lorica
