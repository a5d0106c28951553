// SPDX-License-Identifier: GPL-3.0-or-later
// The list of pages at the left, and the window's own buttons under it. GUI thread.
#pragma once

#include <QFrame>
#include <QPushButton>
#include <vector>

#include "ui/shell/page.h"

namespace lorica {

class SideBar : public QFrame {
    Q_OBJECT
public:
    SideBar(const Theme& theme, const CommandSet& commands, QMenu* menu, QWidget* parent = nullptr);
    void set_current(PageId page);

private:
    std::vector<QPushButton*> pages_;
};

}  // namespace lorica
