// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the studio's pages with a FakeEngine and writes one PNG of each: gui_gallery FOLDER [light|dark] [width height].
#include <QDir>
#include <cstdio>

#include <QAbstractButton>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableWidget>

#include "tests/support/gui/gui_support.h"
#include "ui/pages/benchmark/benchmark_page.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/experiments/experiments_page.h"
#include "ui/pages/train/train_page.h"

namespace {

void grab(lorica::MainWindow& window, const QString& folder, const QString& name) {
    QTest::qWait(40);
    const QString path = QDir(folder).filePath(name + QStringLiteral(".png"));
    if (!window.grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
}

void wait_for(const std::function<bool()>& done, int ms) {
    if (!QTest::qWaitFor(done, ms)) std::fprintf(stderr, "waited in vain\n");
}

void shoot_preferences(lorica::MainWindow& window, const QString& folder, const QString& theme) {
    window.action(lorica::UiCommand::Preferences)->trigger();
    for (auto* dialog : window.findChildren<QDialog*>()) {
        if (!dialog->isVisible()) continue;
        for (const auto& [tab, name] : {std::pair{"General", "preferences"}, {"Keyboard", "preferences-keyboard"}}) {
            for (auto* button : dialog->findChildren<QAbstractButton*>())
                if (button->text() == QLatin1String(tab)) button->click();
            QTest::qWait(40);
            dialog->grab().save(QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(QLatin1String(name), theme)));
        }
        dialog->reject();
    }
}

// Two runs behind the one in training, with the log open; they are taken out again.
void shoot_line(lorica::FakeStudio& studio, const QString& folder, const QString& theme) {
    lorica::MainWindow& window = *studio.window;
    for (int i = 0; i < 2; ++i) {
        window.action(lorica::UiCommand::NewRun)->trigger();
        wait_for([&] { return window.action(lorica::UiCommand::StartTraining)->isEnabled(); }, 3000);
        window.action(lorica::UiCommand::StartTraining)->trigger();
    }
    window.action(lorica::UiCommand::ShowLog)->trigger();
    auto* fold = window.findChild<QAbstractButton*>(QStringLiteral("jobs_fold"));
    wait_for([&] { return fold->isVisible(); }, 3000);
    fold->click();
    grab(window, folder, QStringLiteral("train-in-line-%1").arg(theme));
    window.action(lorica::UiCommand::ShowLog)->trigger();
    const auto line = window.jobs().jobs();
    for (const auto& job : line)
        if (!job.running) studio.bridge->post(lorica::StopRun{job.id, false});
    wait_for([&] { return window.jobs().jobs().size() <= 1; }, 3000);
}

// Two answers before the vote, then what some votes say.
void photograph_judging(lorica::MainWindow& window, const QString& folder, const QString& theme) {
    auto* page = static_cast<lorica::ChatPage*>(window.page(lorica::PageId::Chat));
    window.action(lorica::UiCommand::JudgeBlind)->trigger();
    for (int i = 0; i < 8; ++i) {
        page->judge()->prompt()->setPlainText(QStringLiteral("Describe the restaurant: name[Zizzi], area[riverside], near[%1]").arg(i));
        QTest::keyClick(page->judge()->prompt(), Qt::Key_Return);
        wait_for([&] { return page->judge()->presenter().stage() == lorica::JudgePresenter::Stage::Ready; }, 10000);
        if (i == 0) grab(window, folder, QStringLiteral("judge-%1").arg(theme));
        const bool adapter_left = page->judge()->answer(0)->toPlainText().startsWith(QStringLiteral("The adapter"));
        QTest::keyClick(page->judge()->answer(0), i % 4 == 3 ? Qt::Key_3 : adapter_left ? Qt::Key_1 : Qt::Key_2);
        wait_for([&] { return page->judge()->presenter().stage() == lorica::JudgePresenter::Stage::Judged; }, 5000);
    }
    grab(window, folder, QStringLiteral("judge-voted-%1").arg(theme));
    page->show_view(lorica::ChatPage::View::Votes);
    wait_for([&] { return page->votes()->results().votes == 8; }, 5000);
    grab(window, folder, QStringLiteral("votes-%1").arg(theme));
}

// From the sheet to the report; two seeds, one method that fails.
void photograph_benchmark(lorica::MainWindow& window, const QString& folder, const QString& theme) {
    auto* page = static_cast<lorica::BenchmarkPage*>(window.page(lorica::PageId::Benchmark));
    window.go(lorica::PageId::Benchmark);
    lorica::BenchmarkSheet* sheet = page->open_sheet();
    for (auto* box : sheet->findChildren<QAbstractButton*>())
        if (box->isCheckable() && (box->text() == QStringLiteral("lora8bit") || box->text() == QStringLiteral("BLEU"))) box->setChecked(true);
    for (auto* box : sheet->findChildren<QSpinBox*>())
        if (box->accessibleName() == QStringLiteral("Seeds")) box->setValue(2);
    QTest::qWait(40);
    sheet->grab().save(QDir(folder).filePath(QStringLiteral("benchmark-sheet-%1.png").arg(theme)));
    sheet->accept();
    wait_for([&] { return page->benchmark() && page->benchmark()->done() == 3 && page->presenter().run_share() > 0.4; }, 30000);
    grab(window, folder, QStringLiteral("benchmark-running-%1").arg(theme));
    wait_for([&] { return !page->presenter().is_running() && page->benchmark() && page->benchmark()->done() == 8; }, 60000);
    QTest::qWait(50);
    grab(window, folder, QStringLiteral("benchmark-%1").arg(theme));
    page->show_runs(true);
    grab(window, folder, QStringLiteral("benchmark-runs-%1").arg(theme));
    for (const char* ending : {"pdf", "html"})
        if (auto written = page->write_report(QDir(folder).filePath(QStringLiteral("benchmark-report.%1").arg(QLatin1String(ending))).toStdString()); !written)
            std::fprintf(stderr, "%s\n", written.error().text().c_str());
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
    using lorica::PageId;
    lorica::MainWindow& window = *studio.window;
    const auto shot = [&](const QString& name) { grab(window, folder, QStringLiteral("%1-%2").arg(name, theme)); };
    for (const auto& [id, name] : {std::pair{PageId::Home, "home"}, {PageId::Data, "data"}, {PageId::Models, "models"}, {PageId::Train, "train"}, {PageId::Experiments, "experiments"},
                                   {PageId::Benchmark, "benchmark"}, {PageId::Chat, "chat"}, {PageId::Adapters, "adapters"}, {PageId::Export, "export"}}) {
        window.go(id);
        shot(QStringLiteral("%1-empty").arg(QLatin1String(name)));
    }
    const std::string csv = studio.write(QStringLiteral("restaurants.csv"), lorica::restaurant_csv(1600));
    const std::string model = studio.write(QStringLiteral("SmolLM2-135M-Instruct.Q4_1.gguf"), "made up");
    window.update_state([&](lorica::AppState& state) {
        state.model.path = model;
        state.remember_model(model);
        state.data.path = csv;
        state.data.map = {"instruction=mr", "output=ref"};
        state.data.prompt_template = "Describe the restaurant: {mr}";
        state.remember_data({"restaurants", state.data, 1600, 1});
    });
    shoot_preferences(window, folder, theme);
    window.go(PageId::Train);
    auto* train = static_cast<lorica::TrainPage*>(window.page(PageId::Train));
    wait_for([&] { return train->presenter().forecast().state == lorica::Forecast::State::Known; }, 3000);
    shot(QStringLiteral("train-setup"));
    studio.button(QStringLiteral("Advanced"))->click();
    shot(QStringLiteral("train-advanced"));
    studio.button(QStringLiteral("Basic"))->click();
    window.action(lorica::UiCommand::StartTraining)->trigger();
    wait_for([&] { return train->presenter().shown() && train->presenter().shown()->step() >= 70; }, 10000);
    shot(QStringLiteral("train-running"));
    shoot_line(studio, folder, theme);
    window.update_state([&](lorica::AppState& state) { state.open_run = train->presenter().live() ? train->presenter().live()->folder : ""; });
    window.action(lorica::UiCommand::PauseRun)->trigger();
    wait_for([&] { return train->presenter().shown()->state == lorica::RunState::Paused; }, 3000);
    train->run()->loss_chart()->set_cursor(40);
    shot(QStringLiteral("train-paused"));
    window.go(PageId::Home);
    shot(QStringLiteral("home-paused"));
    window.go(PageId::Train);
    window.action(lorica::UiCommand::PauseRun)->trigger();
    wait_for([&] { return train->presenter().shown()->is_over(); }, 20000);
    train->presenter().merge(studio.path(QStringLiteral("merged")), "auto");
    QTest::qWait(40);
    shot(QStringLiteral("train-merging"));
    wait_for([&] { return train->presenter().merging().command == 0; }, 20000);
    shot(QStringLiteral("train-finished"));
    window.clear_notice();
    window.go(PageId::Home);
    QTest::qWait(50);
    shot(QStringLiteral("home"));
    photograph_judging(window, folder, theme);
    auto* experiments = static_cast<lorica::ExperimentsPage*>(window.page(PageId::Experiments));
    window.go(PageId::Experiments);
    lorica::SweepSheet* sheet = experiments->open_sheet();
    for (auto* edit : sheet->findChildren<QLineEdit*>())
        if (edit->text().startsWith(QStringLiteral("2, 4"))) edit->setText(QStringLiteral("2, 8, 32"));
    QTest::qWait(40);
    sheet->grab().save(QDir(folder).filePath(QStringLiteral("sweep-sheet-%1.png").arg(theme)));
    sheet->accept();
    wait_for([&] { return !experiments->presenter().sweeps().empty() && experiments->presenter().sweeps().front().done() == 1; }, 20000);
    shot(QStringLiteral("experiments-sweeping"));
    wait_for([&] { return !experiments->presenter().is_running() && !experiments->presenter().sweeps().front().reason.empty(); }, 30000);
    shot(QStringLiteral("experiments-sweep"));
    experiments->show_sweeps(false);
    experiments->findChild<QTableWidget*>(QStringLiteral("experiment runs"))->clearSelection();
    for (int row = 0; row < 2; ++row)
        experiments->findChild<QTableWidget*>(QStringLiteral("experiment runs"))->selectionModel()->select(
            experiments->findChild<QTableWidget*>(QStringLiteral("experiment runs"))->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    wait_for([&] { return experiments->presenter().curves().size() == 2; }, 5000);
    QTest::qWait(50);
    shot(QStringLiteral("experiments"));
    photograph_benchmark(window, folder, theme);
    return 0;
}
