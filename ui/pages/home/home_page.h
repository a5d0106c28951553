// SPDX-License-Identifier: GPL-3.0-or-later
// The Home page. GUI thread.
#pragma once

#include "ui/shell/page.h"

namespace lorica {

class HomePage : public Page {
    Q_OBJECT
public:
    explicit HomePage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
};

}  // namespace lorica
