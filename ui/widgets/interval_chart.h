// SPDX-License-Identifier: GPL-3.0-or-later
// Shares from 0 to 100 % with their intervals, one a line, beside the line of one half. GUI thread.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/theme/theme.h"

namespace lorica {

struct SharePoint {
    QString label, text;                 // text: behind the interval
    double share = 0, low = 0, high = 1; // 0 to 1
    bool known = true;                   // false: no interval to draw
    int colour = 0;                      // of the theme's cycle
};

class IntervalChart : public QWidget {
    Q_OBJECT
public:
    // `left` and `right`: what lies below and above one half.
    IntervalChart(const Theme& theme, const QString& name, QWidget* parent = nullptr);
    void show_points(std::vector<SharePoint> points, const QString& left, const QString& right);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    std::vector<SharePoint> points_;
    QString left_, right_;
};

}  // namespace lorica
