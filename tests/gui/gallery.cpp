// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the studio's pages with a FakeEngine and writes one PNG of each: gui_gallery FOLDER [light|dark] [width height].
#include <QDir>
#include <cstdio>

#include "tests/support/gui/gui_support.h"

namespace {

void grab(lorica::MainWindow& window, const QString& folder, const QString& name) {
    QTest::qWait(40);
    const QString path = QDir(folder).filePath(name + QStringLiteral(".png"));
    if (!window.grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
}

}  // namespace

int main(int argc, char** argv) {
    lorica::GuiApplication gui(argc, argv);
    const QStringList arguments = gui.app.arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: gui_gallery FOLDER [light|dark] [width height]\n");
        return 2;
    }
    const QString folder = arguments[1], theme = arguments.value(2, QStringLiteral("light"));
    gui.theme->set_mode(theme == QStringLiteral("dark") ? lorica::ThemeMode::Dark : lorica::ThemeMode::Light);
    QDir().mkpath(folder);
    lorica::FakeStudio studio(*gui.theme);
    if (arguments.size() > 4) studio.window->resize(arguments[3].toInt(), arguments[4].toInt());
    for (const auto& [id, name] : {std::pair{lorica::PageId::Home, "home"}, {lorica::PageId::Data, "data"}, {lorica::PageId::Train, "train"},
                                   {lorica::PageId::Chat, "chat"}, {lorica::PageId::Adapters, "adapters"}}) {
        studio.window->go(id);
        grab(*studio.window, folder, QStringLiteral("%1-empty-%2").arg(QLatin1String(name), theme));
    }
    return 0;
}
