// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the tour of the studio with a FakeEngine and writes one PNG of each stop, in any language and size. GUI thread.
#include <QCommandLineParser>
#include <QDir>
#include <cstdio>

#include "tests/support/gui/tour.h"
#include "ui/shell/language.h"

int main(int argc, char** argv) {
    lorica::GuiApplication gui(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(QStringLiteral("Writes one picture of each stop of a tour through the studio."));
    options.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("where the pictures go"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark"), QStringLiteral("name"), QStringLiteral("light"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("of the window, in points"), QStringLiteral("1280x800"), QStringLiteral("1280x800"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, de, es, fr or zh_CN"), QStringLiteral("code"), QStringLiteral("en"));
    const QCommandLineOption maximize(QStringLiteral("maximize"), QStringLiteral("fill the screen instead"));
    options.addOptions({theme, size, language, maximize});
    options.addHelpOption();
    options.process(gui.app);
    const QStringList edges = options.value(size).split(QLatin1Char('x'));
    if (options.positionalArguments().size() != 1 || edges.size() != 2) options.showHelp(2);
    const QDir folder(options.positionalArguments().first());
    folder.mkpath(QStringLiteral("."));
    lorica::use_language(gui.app, options.value(language).toStdString());
    gui.theme->set_mode(options.value(theme) == QStringLiteral("dark") ? lorica::ThemeMode::Dark : lorica::ThemeMode::Light);
    lorica::FakeStudio studio(*gui.theme);
    if (options.isSet(maximize)) studio.window->showMaximized();
    else studio.window->resize(edges[0].toInt(), edges[1].toInt());
    if (!QTest::qWaitForWindowActive(studio.window.get())) std::fprintf(stderr, "the window has not the keyboard\n");
    int number = 0;
    lorica::Tour tour(studio, [&](QWidget& shown, const QString& name) {
        const QString path = folder.filePath(QStringLiteral("%1-%2.png").arg(++number, 2, 10, QLatin1Char('0')).arg(name));
        if (!shown.grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
    });
    const bool whole = tour.run();
    if (!studio.painted) std::fprintf(stderr, "the window told of no first paint\n");
    if (whole) return studio.painted ? 0 : 1;
    std::fprintf(stderr, "after stop %d: %s\n", number, qPrintable(tour.what()));
    return 1;
}
