// SPDX-License-Identifier: GPL-3.0-or-later
// Two adapters side by side: what came of them, and the settings that differ. GUI thread.
#pragma once

#include <QDialog>

#include "ui/pages/adapters/known_adapters.h"

namespace lorica {

class CompareSheet : public QDialog {
    Q_OBJECT
public:
    CompareSheet(const KnownAdapter& left, const KnownAdapter& right, QWidget* parent);
};

}  // namespace lorica
