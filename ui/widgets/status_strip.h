// SPDX-License-Identifier: GPL-3.0-or-later
// The bottom line: CPU, memory, GPU, disk, engine. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>

#include "ui/bridge/engine_bridge.h"
#include "ui/theme/theme.h"

namespace lorica {

class StatusStrip : public QFrame {
    Q_OBJECT
public:
    StatusStrip(EngineBridge& bridge, QAction* find, QWidget* parent = nullptr);

private:
    void show_sample(const ResourceSample& sample);

    QLabel* cpu_;
    QLabel* ram_;
    QLabel* gpu_;
    QLabel* disk_;
    QLabel* engine_;
};

}  // namespace lorica
