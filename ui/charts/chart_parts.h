// SPDX-License-Identifier: GPL-3.0-or-later
// What a Chart is made of, for its two sources. GUI thread.
#pragma once

#include <cmath>

#include "ui/charts/chart.h"
#include "ui/charts/custom_plot.h"

namespace lorica {

struct Chart::Line {
    QString name;
    int colour = 0;
    LineKind kind = LineKind::Plain;
    Series series;
    QCPGraph* strong = nullptr;
    QCPGraph* faint = nullptr;     // the raw values of a smoothed line
    QCPGraph* gaps = nullptr;      // a cross where a value is not a number
    QCPGraph* best = nullptr;      // a ring around the lowest of an evaluation's points
    // Index of the lowest point; size() where there is none.
    size_t lowest() const {
        size_t at = series.size();
        for (size_t i = 0; i < series.size(); ++i)
            if (std::isfinite(series.y()[i]) && (at == series.size() || series.y()[i] < series.y()[at])) at = i;
        return at;
    }
};

struct Mark {
    double x = 0;
    QCPItemStraightLine* line = nullptr;
    QCPItemText* text = nullptr;
};

struct Chart::Plot {
    QCustomPlot* plot = nullptr;
    QCPItemStraightLine* hair = nullptr;
    QCPItemText* hair_text = nullptr;
    std::vector<Mark> marks;
};

}  // namespace lorica
