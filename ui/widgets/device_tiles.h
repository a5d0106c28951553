// SPDX-License-Identifier: GPL-3.0-or-later
// What the machine has and how much of it is taken, a tile each: processor, memory, GPU where there is one, disk. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>

#include "ui/bridge/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace lorica {

class DeviceTiles : public QWidget {
    Q_OBJECT
public:
    DeviceTiles(EngineBridge& bridge, const Theme& theme, QWidget* parent = nullptr);

private:
    struct Tile {
        QFrame* frame;
        QLabel *figure, *text;
        ShareBar* bar;
        void show(const QString& of, const QString& more, double used, double total) const;
    };
    Tile add(const QString& title, const Theme& theme);
    void show_sample(const ResourceSample& sample);

    Tile cpu_, memory_, gpu_, disk_;
};

}  // namespace lorica
