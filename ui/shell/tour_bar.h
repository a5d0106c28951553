// SPDX-License-Identifier: GPL-3.0-or-later
// A walk through the pages in the order of work: one sentence or two above each. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "ui/shell/page.h"

namespace lorica {

class TourBar : public QFrame {
    Q_OBJECT
public:
    TourBar(const Theme& theme, QWidget* parent);
    void start();
    int step() const { return step_; }
    static int steps();

Q_SIGNALS:
    void page_wanted(lorica::PageId page);

private:
    void show_step(int step);

    int step_ = 0;
    QLabel* title_;
    QLabel* text_;
    QPushButton* back_;
    QPushButton* next_;
};

}  // namespace lorica
