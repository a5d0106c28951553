// SPDX-License-Identifier: GPL-3.0-or-later
// Methods as columns, measures as rows: a figure with its interval over a bar, the best in bold. GUI thread.
#pragma once

#include <QTableWidget>

#include "ui/pages/benchmark/benchmark_summary.h"
#include "ui/theme/theme.h"

namespace lorica {

// The theme's colour of a method: by its place among them. Bases have none.
int method_colour(const BenchmarkSummary& benchmark, const std::string& label);

class MeasureTable : public QTableWidget {
    Q_OBJECT
public:
    explicit MeasureTable(const Theme& theme, QWidget* parent = nullptr);
    void show_benchmark(const BenchmarkSummary* benchmark);   // null: nothing
};

}  // namespace lorica
