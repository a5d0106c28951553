// SPDX-License-Identifier: GPL-3.0-or-later
// Names and resources. GUI thread.
#include "ui/shell/start_up.h"

#include <QGuiApplication>
#include <QtGlobal>

static void register_resources() { Q_INIT_RESOURCE(resources); }

namespace lorica {

void prepare_application() {
    register_resources();
    QGuiApplication::setApplicationName(QStringLiteral("lorica"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Lorica"));
    QGuiApplication::setDesktopFileName(QStringLiteral("lorica-studio"));
}

}  // namespace lorica
