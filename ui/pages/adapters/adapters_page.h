// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page. GUI thread.
#pragma once

#include "ui/shell/page.h"

namespace lorica {

class AdaptersPage : public Page {
    Q_OBJECT
public:
    explicit AdaptersPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
};

}  // namespace lorica
