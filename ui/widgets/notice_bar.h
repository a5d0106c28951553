// SPDX-License-Identifier: GPL-3.0-or-later
// The line above a page: what happened, one button that does something about it, and a close button. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/shell/page.h"

namespace lorica {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(const Theme& theme, QWidget* parent = nullptr);
    void show_notice(Notice notice);
    QString text() const { return text_->text(); }

private:
    const Theme& theme_;
    Notice notice_;
    QToolButton* icon_;
    QLabel* text_;
    QPushButton* button_;
};

}  // namespace lorica
