// SPDX-License-Identifier: GPL-3.0-or-later
// The Data page. GUI thread.
#pragma once

#include "ui/shell/page.h"

namespace lorica {

class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
};

}  // namespace lorica
