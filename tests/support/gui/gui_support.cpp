// SPDX-License-Identifier: GPL-3.0-or-later
// The shared parts of GUI tests. GUI thread.
#include "tests/support/gui/gui_support.h"

#include <QAbstractButton>
#include <QFile>
#include <QFontDatabase>

#include "ui/shell/language.h"
#include "ui/shell/start_up.h"

namespace lorica {

GuiApplication::GuiApplication(int& argc, char** argv) : app(argc, argv) {
    prepare_application();
    use_language(app, "en");
    for (const char* family : {kTextFamily, kMonoFamily})
        if (!QFontDatabase::families().contains(QString::fromLatin1(family)))
            qFatal("the font %s is not installed: layout would be another one (fonts-inter, fonts-jetbrains-mono)", family);
    theme = std::make_unique<Theme>(app);
    theme->set_mode(ThemeMode::Light);
}

FakeStudio::FakeStudio(Theme& theme, FakeOptions options, const std::function<void(AppState&)>& prepare) {
    qputenv("HF_HUB_CACHE", home.filePath(QStringLiteral("hub")).toUtf8());  // not that of whoever runs the test
    bridge = std::make_unique<EngineBridge>();
    AppState state = load_app_state(home.path().toStdString());
    state.studio.theme = theme.is_dark() ? "dark" : "light";
    if (prepare) prepare(state);
    window = std::make_unique<MainWindow>(*bridge, theme, state);
    QObject::connect(window.get(), &MainWindow::painted, window.get(), [this] { painted = true; });
    auto made = std::make_shared<FakeEngine*>(nullptr);
    QObject::connect(bridge.get(), &EngineBridge::engine_ready, bridge.get(), [this, made](const EngineReady&) { engine = *made; });
    bridge->start([options, made](EventSink sink) -> Result<std::unique_ptr<Engine>> {
        auto fake = std::make_unique<FakeEngine>(std::move(sink), options);
        *made = fake.get();
        return std::unique_ptr<Engine>(std::move(fake));
    });
    window->show();
    if (!QTest::qWaitFor([this] { return engine != nullptr; }, 5000)) qFatal("the FakeEngine did not start");
}

FakeStudio::~FakeStudio() {
    window.reset();
    bridge.reset();
}

QAbstractButton* FakeStudio::button(const QString& text) const {
    for (auto* one : window->findChildren<QAbstractButton*>())
        if (one->isVisible() && one->text().trimmed() == text) return one;
    return nullptr;
}

std::string FakeStudio::write(const QString& name, const QByteArray& bytes) const {
    QFile file(home.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write %s", qPrintable(name));
    return file.fileName().toStdString();
}

QByteArray restaurant_csv(int rows) {
    static constexpr const char* kNames[] = {"The Vaults", "Blue Spice", "Wildwood", "The Mill", "Aromi", "Zizzi"};
    static constexpr const char* kFoods[] = {"French", "Italian", "Indian", "English", "Japanese"};
    QByteArray out = "mr,ref\n";
    for (int i = 0; i < rows; ++i) {
        const QByteArray name = kNames[i % 6], food = kFoods[i % 5];
        out += "\"name[" + name + "], food[" + food + "], area[riverside]\",\"" + name + " serves " + food + " food by the riverside.\"\n";
    }
    return out;
}

}  // namespace lorica
