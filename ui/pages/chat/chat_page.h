// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page. GUI thread.
#pragma once

#include "ui/shell/page.h"

namespace lorica {

class ChatPage : public Page {
    Q_OBJECT
public:
    explicit ChatPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
};

}  // namespace lorica
