// SPDX-License-Identifier: GPL-3.0-or-later
// An empty page: what will be here, the next step, and where there are some other ways to begin. GUI thread.
#pragma once

#include <QAction>
#include <QWidget>

#include "ui/theme/theme.h"

namespace lorica {

class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const Theme& theme, const QString& icon, const QString& title, const QString& text, QAction* next, QWidget* parent = nullptr,
               const QList<QAction*>& others = {});
};

}  // namespace lorica
