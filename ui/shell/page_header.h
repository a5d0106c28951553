// SPDX-License-Identifier: GPL-3.0-or-later
// Title, secondary buttons and the primary button above a page. GUI thread.
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/shell/page.h"

namespace lorica {

class PageHeaderBar : public QFrame {
    Q_OBJECT
public:
    explicit PageHeaderBar(QWidget* parent = nullptr);
    void show_header(const PageHeader& header);

private:
    QLabel* title_;
    QLabel* subtitle_;
    QHBoxLayout* buttons_;
};

}  // namespace lorica
