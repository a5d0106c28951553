// SPDX-License-Identifier: GPL-3.0-or-later
// What GUI tests share: application, fonts, a window with a FakeEngine, and finding widgets by what people see. GUI thread.
#pragma once

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "tests/support/fake/fake_engine.h"
#include "ui/shell/main_window.h"

namespace lorica {

// Resources, fonts present, theme. One per program.
struct GuiApplication {
    GuiApplication(int& argc, char** argv);
    QApplication app;
    std::unique_ptr<Theme> theme;
};

// A studio in a temporary home, with a FakeEngine behind the bridge.
struct FakeStudio {
    explicit FakeStudio(Theme& theme, FakeOptions options = {}, const std::function<void(AppState&)>& prepare = {});
    ~FakeStudio();

    FakeEngine* engine = nullptr;  // set when the bridge is ready; owned by the bridge
    bool painted = false;          // what the engine waits for in the program itself
    QTemporaryDir home;
    std::unique_ptr<EngineBridge> bridge;
    std::unique_ptr<MainWindow> window;

    // The visible button with this text, or null.
    QAbstractButton* button(const QString& text) const;
    std::string path(const QString& name) const { return home.filePath(name).toStdString(); }
    // Writes a small file into the home folder and gives its path.
    std::string write(const QString& name, const QByteArray& bytes) const;
};

// A CSV of restaurants (columns mr, ref), `rows` long.
QByteArray restaurant_csv(int rows);

}  // namespace lorica

// One Qt Test class as a program of its own.
#define LORICA_GUI_MAIN(Class)                                      \
    int main(int argc, char** argv) {                               \
        lorica::GuiApplication gui(argc, argv);                     \
        Class test(*gui.theme);                                     \
        return QTest::qExec(&test, argc, argv);                     \
    }
