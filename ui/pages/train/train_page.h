// SPDX-License-Identifier: GPL-3.0-or-later
// The Train page. GUI thread.
#pragma once

#include "ui/shell/page.h"

namespace lorica {

class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
};

}  // namespace lorica
