// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the pages: preferences, keys, log, runs in line, closing, the session. FakeEngine. GUI thread.
#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/runtime/run_folder.h"
#include "core/store/library.h"
#include "tests/support/gui/gui_support.h"
#include "ui/pages/train/train_page.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/basics.h"

using namespace lorica;

namespace {

constexpr int kPatience = 20000;

// A studio with a model and a data set chosen, on the train page.
struct ReadyStudio : FakeStudio {
    explicit ReadyStudio(Theme& theme, FakeOptions options) : FakeStudio(theme, options) {
        const std::string csv = write(QStringLiteral("restaurants.csv"), restaurant_csv(80)), model = write(QStringLiteral("small.gguf"), "made up");
        window->update_state([&](AppState& state) {
            state.model.path = model;
            state.remember_model(model);
            state.data.path = csv;
            state.data.map = {"instruction=mr", "output=ref"};
            state.remember_data({"restaurants", state.data, 80, 0});
        });
        window->go(PageId::Train);
    }
    TrainPage* train() const { return static_cast<TrainPage*>(window->page(PageId::Train)); }
    // Starts a run, or puts it in line; its folder's name.
    std::string start() {
        window->action(UiCommand::NewRun)->trigger();
        if (!QTest::qWaitFor([&] { return window->action(UiCommand::StartTraining)->isEnabled(); }, kPatience)) qFatal("cannot start");
        window->action(UiCommand::StartTraining)->trigger();
        return fs::path(train()->presenter().shown()->folder).filename().string();
    }
    std::vector<std::string> line() const {
        std::vector<std::string> out;
        for (const Job& job : window->jobs().jobs())
            if (job.kind == QStringLiteral("start_run")) out.push_back(ss(job.name));
        return out;
    }
};

FakeOptions slow() {
    FakeOptions options;
    options.step_seconds = 0.01;
    options.total_steps = 100000;
    return options;
}

template <class T>
T* open_dialog(MainWindow& window) {
    for (auto* one : window.findChildren<T*>())
        if (one->isVisible()) return one;
    return nullptr;
}

}  // namespace

class ShellTest : public QObject {
    Q_OBJECT
public:
    explicit ShellTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void a_dialog_larger_than_the_screen_scrolls() {
        FakeStudio studio(theme_);
        const QSize room = studio.window->screen()->availableSize();
        QDialog large(studio.window.get()), small(studio.window.get());
        std::vector<QPushButton*> buttons;
        for (QDialog* dialog : {&large, &small}) {
            auto* column = new QVBoxLayout(dialog);
            auto* content = new QWidget(dialog);
            content->setMinimumSize(dialog == &large ? room + QSize(300, 500) : QSize(100, 100));
            column->addWidget(content);
            buttons.push_back(new QPushButton(QStringLiteral("Close"), dialog));
            column->addWidget(buttons.back());
            connect(buttons.back(), &QPushButton::clicked, dialog, &QDialog::accept);
            dialog->resize(3000, 3000);
            dialog->open();
            QVERIFY(dialog->width() <= room.width() && dialog->height() < room.height());
        }
        QDialog fixed(studio.window.get());   // as large as its contents
        auto* whole = new QVBoxLayout(&fixed);
        whole->setSizeConstraint(QLayout::SetFixedSize);
        auto* tall = new QWidget(&fixed);
        tall->setMinimumSize(200, room.height() + 500);
        whole->addWidget(tall);
        fixed.open();
        QVERIFY(fixed.width() >= 200 && fixed.height() < room.height() && fixed.height() > room.height() / 2);
        auto* area = large.findChild<QScrollArea*>();
        QVERIFY(area != nullptr && area->focusPolicy() == Qt::NoFocus);   // no stop of Tab without a name
        QVERIFY(small.findChild<QScrollArea*>() == nullptr);
        QVERIFY(small.rect().contains(buttons[1]->geometry()));
        buttons[0]->setFocus(Qt::TabFocusReason);
        area->ensureWidgetVisible(buttons[0]);
        QVERIFY(area->viewport()->rect().contains(buttons[0]->mapTo(area->viewport(), buttons[0]->rect().center())));
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QCOMPARE(large.result(), static_cast<int>(QDialog::Accepted));
    }

    void preferences_apply_are_kept_and_cancel_takes_them_back() {
        FakeStudio studio(theme_);
        studio.window->action(UiCommand::Preferences)->trigger();
        auto* dialog = open_dialog<PreferencesDialog>(*studio.window);
        QVERIFY(dialog != nullptr);
        auto* colours = dialog->findChild<QComboBox*>(QStringLiteral("theme"));
        colours->setCurrentText(QStringLiteral("dark"));
        Q_EMIT colours->activated(colours->currentIndex());
        QVERIFY(theme_.is_dark());
        dialog->reject();
        QVERIFY(!theme_.is_dark());
        QCOMPARE(studio.window->state().studio.theme, std::string("light"));

        studio.window->action(UiCommand::Preferences)->trigger();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        dialog = open_dialog<PreferencesDialog>(*studio.window);
        dialog->findChild<QCheckBox*>(QStringLiteral("notify"))->click();
        dialog->findChild<QKeySequenceEdit*>(QStringLiteral("Start training"))->setKeySequence(QKeySequence(QStringLiteral("F9")));
        dialog->accept();
        QCOMPARE(studio.window->action(UiCommand::StartTraining)->shortcut(), QKeySequence(QStringLiteral("F9")));
        QVERIFY(studio.window->action(UiCommand::StartTraining)->toolTip().contains(QStringLiteral("F9")));
        studio.window->close();
        const AppState read = load_app_state(studio.home.path().toStdString());
        QVERIFY(!read.studio.notify && read.studio.keep_awake);
        QCOMPARE(read.keys, (CommandSet::Keys{{"Start training", "F9"}}));
    }

    // Keys are kept under a command's name.
    void no_two_commands_share_a_name() {
        std::set<std::string> names;
        for (const auto& info : command_table()) QVERIFY2(names.insert(info.text).second, info.text);
    }

    void a_focus_that_is_lost_does_not_land_on_another_pages_name() {
        FakeStudio studio(theme_);
        MainWindow* window = studio.window.get();
        window->go(PageId::Experiments);
        const auto name_of = [&](const char* page) {
            for (auto* one : window->findChildren<QPushButton*>())
                if (one->isCheckable() && one->accessibleName() == QString::fromLatin1(page)) return one;
            return static_cast<QPushButton*>(nullptr);
        };
        QVERIFY(name_of("Train") && name_of("Experiments"));
        for (const bool hides : {false, true}) {
            auto* start = new QPushButton(window);
            start->setFocusPolicy(Qt::TabFocus);
            start->show();
            QWidget::setTabOrder(start, name_of("Train"));
            start->setFocus();
            QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(start));
            if (hides) start->hide();
            else start->setEnabled(false);
            QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(name_of("Experiments")));
        }
    }

    void a_key_of_two_commands_or_of_plain_typing_is_refused() {
        FakeStudio studio(theme_);
        PreferencesDialog dialog(theme_, studio.window->state(), studio.window.get());
        auto* apply = [&]() -> QAbstractButton* {
            for (auto* one : dialog.findChildren<QPushButton*>())
                if (one->text() == QStringLiteral("Apply")) return one;
            return nullptr;
        }();
        auto* start = dialog.findChild<QKeySequenceEdit*>(QStringLiteral("Start training"));
        QVERIFY(apply && start && apply->isEnabled());
        start->setKeySequence(QKeySequence(QStringLiteral("Ctrl+K")));
        QVERIFY(!apply->isEnabled());
        start->setKeySequence(QKeySequence(QStringLiteral("A")));
        QVERIFY(!apply->isEnabled());
        start->setKeySequence(QKeySequence());
        QVERIFY(apply->isEnabled());
        QCOMPARE(dialog.keys(), (CommandSet::Keys{{"Start training", ""}}));
        QVERIFY(dialog.findChild<QKeySequenceEdit*>(QStringLiteral("Pause")) == nullptr);   // Space belongs to what has the focus
    }

    void the_log_filters_searches_and_shows_hostile_lines_as_text() {
        FakeStudio studio(theme_);
        const EventSink sink = studio.bridge->sink();
        LogDrawer& log = *studio.window->log();
        studio.window->action(UiCommand::ShowLog)->trigger();
        QVERIFY(log.isVisible());
        log.model().clear();
        sink({LogRecord{1, "info", "all is well"}});
        sink({LogRecord{1, "warning", "<img src='file:///etc/passwd'><b>beware</b>"}});
        sink({LogRecord{1, "error", "evil\x1b[31m red \xE2\x80\xAE reversed\nsecond line"}});
        sink({LogRecord{1, "info", std::string(1 << 20, 'x')}});
        QTRY_COMPARE_WITH_TIMEOUT(log.model().rowCount(), 4, kPatience);
        QVERIFY(log.text().contains(QStringLiteral("<b>beware</b>")));
        QVERIFY(!log.text().contains(QChar(0x1b)) && !log.text().contains(QChar(0x202E)));
        QCOMPARE(log.text().split(QLatin1Char('\n')).size(), 4);
        QVERIFY(log.text().size() < 10000);
        log.model().set_filter(LogLevel::Warning, {});
        QCOMPARE(log.model().rowCount(), 2);
        log.model().set_filter(LogLevel::Info, QStringLiteral("WELL"));
        QCOMPARE(log.model().rowCount(), 1);
        QVERIFY(!studio.window->grab().isNull());
    }

    void a_lost_library_is_made_anew_and_told() {
        FakeStudio studio(theme_, {}, [](AppState& state) {
            const fs::path home = state.home;
            if (auto library = Library::open(home)) (void)library->add({EntryKind::Model, "mine", state.home + "/m.gguf"});
            std::ofstream(home / "library.db", std::ios::binary | std::ios::trunc) << "no database any more";
        });
        QTRY_VERIFY_WITH_TIMEOUT(studio.window->notice()->isVisible() && studio.window->notice()->text().contains(QStringLiteral("library"), Qt::CaseInsensitive), kPatience);
    }

    void a_hundred_thousand_log_lines_do_not_stall() {
        FakeStudio studio(theme_);
        LogDrawer& log = *studio.window->log();
        studio.window->action(UiCommand::ShowLog)->trigger();
        log.model().clear();
        qint64 longest = 0;
        const auto timed = [&](const std::function<void()>& act) {
            QElapsedTimer timer;
            timer.start();
            act();
            QApplication::processEvents();
            longest = std::max(longest, timer.elapsed());
        };
        for (int i = 0; i < 250; ++i)
            timed([&] {
                for (int k = 0; k < 500; ++k) log.model().add(LogLevel::Info, QStringLiteral("step %1/100000  loss 1.2345  lr 2.00e-04  grad 0.513").arg(500 * i + k));
                log.model().flush();
            });
        QVERIFY(log.model().rowCount() <= static_cast<int>(LogModel::kMostLines));
        QCOMPARE(log.model().rowCount() + static_cast<int>(log.model().dropped()), 125000);
        QVERIFY(log.model().index(log.model().rowCount() - 1).data().toString().contains(QStringLiteral("124999/")));
        QVERIFY2(longest < 200, qPrintable(QString::number(longest)));   // ms, on a loaded machine; about 20 on a quiet one
    }

    void runs_wait_in_line_and_go_on_after_a_failure() {
        FakeOptions options = slow();
        ReadyStudio studio(theme_, options);
        const std::string first = studio.start();
        auto& presenter = studio.train()->presenter();
        QTRY_VERIFY_WITH_TIMEOUT(presenter.live() && presenter.live()->step() > 2, kPatience);
        const std::string second = studio.start(), third = studio.start(), fourth = studio.start();
        QVERIFY(first != second && second != third);
        QTRY_COMPARE_WITH_TIMEOUT(studio.line(), (std::vector<std::string>{first, second, third, fourth}), kPatience);
        QCOMPARE(presenter.live()->folder, studio.window->state().running);
        QVERIFY(presenter.waits(presenter.shown()));
        const auto id_of = [&](const std::string& name) {
            for (const Job& job : studio.window->jobs().jobs())
                if (ss(job.name) == name) return job.id;
            return CommandId{0};
        };
        const_cast<JobList&>(studio.window->jobs()).run_next(id_of(third));
        QTRY_COMPARE_WITH_TIMEOUT(studio.line(), (std::vector<std::string>{first, third, second, fourth}), kPatience);
        studio.window->action(UiCommand::StopRun)->trigger();   // the fourth is shown: out of the line with it
        QTRY_COMPARE_WITH_TIMEOUT(studio.line(), (std::vector<std::string>{first, third, second}), kPatience);
        QCOMPARE(presenter.shown()->state, RunState::Cancelled);
        studio.engine->fail_next("start_run", {ErrorCode::OutOfMemory, "not enough memory"});
        presenter.stop(true);
        QTRY_COMPARE_WITH_TIMEOUT(studio.line(), (std::vector<std::string>{second}), kPatience);   // the third failed at once
        QTRY_VERIFY_WITH_TIMEOUT(presenter.live() && fs::path(presenter.live()->folder).filename() == second && presenter.live()->step() > 2, kPatience);
        presenter.stop(false);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.live(), kPatience);
        QVERIFY(studio.window->state().running.empty());
    }

    void what_a_run_could_not_do_is_told_while_it_goes_on() {
        ReadyStudio studio(theme_, slow());
        studio.start();
        auto& presenter = studio.train()->presenter();
        QTRY_VERIFY_WITH_TIMEOUT(presenter.live() && presenter.live()->step() > 0, kPatience);
        studio.bridge->sink()({DiagnosticRaised{presenter.live()->command, {true, "data", "line 3: the response is empty", ""}}});
        studio.bridge->sink()({DiagnosticRaised{presenter.live()->command, {false, "train.save_steps", "the checkpoint of step 50 could not be written", "Free some space."}}});
        QTRY_VERIFY_WITH_TIMEOUT(studio.window->notice()->isVisible(), kPatience);
        QCOMPARE(studio.window->notice()->text(), QStringLiteral("The checkpoint of step 50 could not be written. Free some space."));
        QVERIFY(presenter.live() != nullptr);
    }

    void a_model_that_cannot_be_used_is_told_at_once() {
        FakeStudio studio(theme_);
        studio.window->open_files({qs(studio.write(QStringLiteral("broken.gguf"), "XXXX and more that is no model"))});
        QCOMPARE(studio.window->current_page(), PageId::Train);
        const auto told = [&] {
            for (auto* label : studio.window->page(PageId::Train)->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QStringLiteral("Does not begin with"))) return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), kPatience);
    }

    void a_run_of_another_process_is_followed_and_one_that_was_cut_off_can_be_resumed() {
        ReadyStudio studio(theme_, {});
        const fs::path folder = studio.window->state().runs_folder() / "other";
        auto run = RunFolder::create(folder, {}, {});
        QVERIFY(run.ok());
        RunStarted started{1, folder.string(), "m", "lora"};
        started.total_steps = 10;
        QVERIFY(run->append({started}).ok() && run->append({TrainStep{1, 1}}).ok());
        auto& presenter = studio.train()->presenter();
        const auto open = [&] {
            studio.window->action(UiCommand::NewRun)->trigger();
            studio.window->update_state([&](AppState& state) { state.open_run = folder.string(); });
        };
        open();
        QTRY_VERIFY_WITH_TIMEOUT(presenter.shown() && presenter.shown()->state == RunState::Interrupted, kPatience);
        QVERIFY(studio.window->action(UiCommand::ContinueRun)->isEnabled());
        {
            const auto lock = RunLock::take(folder);
            QVERIFY(lock.ok());
            open();
            QTRY_VERIFY_WITH_TIMEOUT(presenter.shown() && presenter.shown()->state == RunState::Running, kPatience);
            QVERIFY(run->append({TrainStep{1, 2}}).ok());
            QTRY_COMPARE_WITH_TIMEOUT(presenter.shown()->step(), int64_t{2}, kPatience);
            QVERIFY(run->append({JobFinished{1, "finished"}}).ok());
            QTRY_COMPARE_WITH_TIMEOUT(presenter.shown()->state, RunState::Finished, kPatience);
        }
    }

    void what_waits_is_listed_with_its_buttons() {
        ReadyStudio studio(theme_, slow());
        studio.start();
        studio.start();
        const std::string third = studio.start();
        QTRY_VERIFY_WITH_TIMEOUT(studio.button(QStringLiteral("2 in line")) != nullptr, kPatience);
        studio.button(QStringLiteral("2 in line"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(studio.button(QStringLiteral("Run next")) != nullptr, kPatience);
        studio.button(QStringLiteral("Run next"))->click();
        QCOMPARE(studio.line().at(1), third);
        QTRY_VERIFY_WITH_TIMEOUT(studio.button(QStringLiteral("Take out")) != nullptr, kPatience);
        studio.button(QStringLiteral("Take out"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(studio.line().size(), size_t{2}, kPatience);
        QVERIFY(studio.line().at(1) != third);
    }

    void closing_during_a_run_asks_and_quits_only_when_told() {
        ReadyStudio studio(theme_, slow());
        studio.start();
        QTRY_VERIFY_WITH_TIMEOUT(studio.train()->presenter().live() && studio.train()->presenter().live()->step() > 0, kPatience);
        const auto answer = [&](const QString& text) {
            QTimer::singleShot(50, studio.window.get(), [&studio, text] {
                auto* box = open_dialog<QMessageBox>(*studio.window);
                for (auto* button : box->buttons())
                    if (button->text() == text) button->click();
            });
        };
        answer(QStringLiteral("Go on training"));
        QVERIFY(!studio.window->close());
        QVERIFY(studio.window->isVisible());
        answer(QStringLiteral("Save and quit"));
        QVERIFY(studio.window->close());
    }

    void a_closing_that_is_not_to_ask_closes() {
        ReadyStudio studio(theme_, slow());
        studio.window->update_state([](AppState& state) { state.studio.on_close = "save"; });
        studio.start();
        QVERIFY(studio.window->close());
    }

    void the_session_is_as_it_was() {
        QTemporaryDir home;
        std::string folder;
        {
            ReadyStudio studio(theme_, {});
            home.setAutoRemove(true);
            RunSpec spec = studio.train()->setup()->form()->spec();
            spec.adapter.r = 48;
            spec.train.learning_rate = 7e-4;
            studio.train()->setup()->form()->set_spec(spec);
            studio.window->go(PageId::Models);
            studio.window->resize(1100, 700);
            studio.window->close();
            QVERIFY(QFile::copy(studio.home.filePath(QStringLiteral("studio.json")), home.filePath(QStringLiteral("studio.json"))));
        }
        AppState state = load_app_state(home.path().toStdString());
        EngineBridge bridge;
        state.studio.theme = "light";
        MainWindow window(bridge, theme_, state);
        window.show();
        QCOMPARE(window.current_page(), PageId::Models);
        QCOMPARE(window.size(), QSize(1100, 700));
        const RunSpec& spec = static_cast<TrainPage*>(window.page(PageId::Train))->setup()->form()->spec();
        QCOMPARE(spec.adapter.r, int64_t{48});
        QCOMPARE(spec.train.learning_rate, 7e-4);
        AppState fresh = state;
        fresh.studio.restore_session = false;
        QVERIFY(save_app_state(fresh).ok());
        QVERIFY(!load_app_state(fresh.home).next_run.has_value());
    }

    void the_tour_leads_through_the_pages_and_ends_when_told() {
        FakeStudio studio(theme_);
        MainWindow& window = *studio.window;
        auto* bar = window.findChild<TourBar*>();
        QVERIFY(bar->isHidden());
        QPushButton* offer = nullptr;   // Home has nothing to show yet
        for (auto* one : window.page(PageId::Home)->findChildren<QPushButton*>())
            if (one->text() == QStringLiteral("Take the tour") && one->isVisible()) offer = one;
        QVERIFY(offer != nullptr);
        QTest::mouseClick(offer, Qt::LeftButton);
        QVERIFY(bar->isVisible());
        QCOMPARE(window.current_page(), PageId::Data);
        for (int i = 1; i < TourBar::steps(); ++i) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(bar->step(), TourBar::steps() - 1);
        QCOMPARE(window.current_page(), PageId::Export);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(bar->isHidden());
        window.action(UiCommand::TakeTour)->trigger();
        QCOMPARE(bar->step(), 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(bar->isHidden());
    }

    void diagnostics_name_versions_machine_and_the_last_lines() {
        FakeStudio studio(theme_);
        studio.bridge->sink()({LogRecord{1, "error", "the disk is on fire"}});
        QTRY_VERIFY_WITH_TIMEOUT(studio.window->log()->text().contains(QStringLiteral("on fire")), kPatience);
        studio.window->action(UiCommand::CopyDiagnostics)->trigger();
        const QString text = QApplication::clipboard()->text();
        for (const char* part : {"\"lorica\"", "\"qt\"", "\"threads\"", "the disk is on fire"}) QVERIFY2(text.contains(QLatin1String(part)), part);
    }

private:
    Theme& theme_;
};

LORICA_GUI_MAIN(ShellTest)
#include "shell_test.moc"
