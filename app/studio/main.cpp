// SPDX-License-Identifier: GPL-3.0-or-later
// The studio's main: composes theme, bridge, window, and the engine after the first paint. GUI thread.
#include <QApplication>
#include <QDir>
#include <QStandardPaths>

#include "core/engine/factory.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/start_up.h"

namespace {

std::string user_folder() {
    const QString own = qEnvironmentVariable("LORICA_HOME");
    if (!own.isEmpty()) return own.toStdString();
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)).filePath(QStringLiteral("lorica")).toStdString();
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("lorica"));
    const std::string home = user_folder();
    const lorica::AppState state = lorica::load_app_state(home);
    if (state.studio.scale != 100 && qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR")) qputenv("QT_SCALE_FACTOR", QByteArray::number(static_cast<double>(state.studio.scale) / 100));
    QApplication app(argc, argv);
    lorica::prepare_application();
    lorica::use_language(app, state.studio.language);
    lorica::Theme theme(app);
    int code = 0;
    {
        lorica::EngineBridge bridge;
        lorica::MainWindow window(bridge, theme, state);
        QObject::connect(&window, &lorica::MainWindow::painted, &bridge, [&bridge, home] {
            bridge.start_sampler(home);
            bridge.start([home](lorica::EventSink sink) { return lorica::load_engine({home, 0}, std::move(sink)); });
        });
        window.show();
        window.open_files(app.arguments().mid(1));
        code = app.exec();
    }
    return code;
}
