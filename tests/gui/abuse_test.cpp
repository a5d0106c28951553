// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody should do and everybody does: hammered buttons, closed dialogs, windows too small, files that go, hostile texts. GUI thread.
#include <QAbstractButton>
#include <QClipboard>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <algorithm>

#include "tests/support/gui/stall_watch.h"
#include "tests/support/gui/tour.h"
#include "tests/support/tiny_model.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/import_sheet.h"
#include "ui/pages/train/train_page.h"

using namespace lorica;

namespace {

constexpr int kPatience = 15000;

// HTML, files, ANSI, right-to-left overrides, characters without width, deep lists.
const QString kHostile = QStringLiteral("<img src=\"file:///etc/passwd\"><b>bold</b> \u202Eevil\u202C \u200Bhidden \u001b[31mred ![x](file:///etc/passwd)");

QString deep_list(int depth) {
    QString out;
    for (int i = 0; i < depth; ++i) out += QStringLiteral("> - ");
    return out + QStringLiteral("end");
}

}  // namespace

class AbuseTest : public QObject {
    Q_OBJECT
public:
    explicit AbuseTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() {
        studio_ = std::make_unique<FakeStudio>(theme_, FakeOptions{.step_seconds = 0.001, .total_steps = 40, .token_seconds = 0.001});
        csv_ = studio_->write(QStringLiteral("restaurants.csv"), restaurant_csv(200));
        model_ = studio_->path(QStringLiteral("tiny"));
        test::write_tiny_model(model_, {.dtype = "bfloat16"});
    }
    void cleanup() { studio_.reset(); }

    void start_and_stop_a_hundred_times() {
        ready();
        QAction* start = window().action(UiCommand::StartTraining);
        QAction* stop = window().action(UiCommand::StopRun);
        for (int i = 0; i < 100; ++i) {
            window().action(UiCommand::NewRun)->trigger();
            for (int k = 0; k < 3; ++k) start->trigger();         // a double click and one more
            QApplication::processEvents();
            stop->trigger();
            if (auto* box = window().findChild<QMessageBox*>(); box && box->isVisible()) {
                QTest::keyClick(box, i % 2 ? Qt::Key_Return : Qt::Key_Escape);
                QApplication::processEvents();
            }
        }
        for (auto* box : window().findChildren<QMessageBox*>()) box->reject();
        QTRY_VERIFY_WITH_TIMEOUT(window().jobs().jobs().empty() || drain(), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled() || (window().action(UiCommand::NewRun)->trigger(), start->isEnabled()), kPatience);
        int folders = 0;   // each run that began has its folder, none lies over another
        for (const auto& entry : fs::directory_iterator(window().state().runs_folder())) {
            ++folders;
            QVERIFY2(fs::exists(entry.path() / "run.json"), entry.path().c_str());
        }
        QVERIFY(folders >= 1);
        ask(QStringLiteral("Still there?"));
    }

    void dialogs_closed_at_each_step_lose_nothing() {
        for (int times = 0; times < 3; ++times) {
            window().open_files({QString::fromStdString(csv_)});
            auto* sheet = window().findChild<ImportSheet*>();
            QVERIFY(sheet != nullptr);
            if (times == 1) QTRY_VERIFY_WITH_TIMEOUT(!sheet->presenter().is_busy(), kPatience);   // before, amid and after it has read the file
            if (times == 2) QTRY_COMPARE_WITH_TIMEOUT(sheet->presenter().usable(), int64_t{199}, kPatience);
            QTest::keyClick(sheet, Qt::Key_Escape);
            QTRY_VERIFY_WITH_TIMEOUT(window().findChild<ImportSheet*>() == nullptr, kPatience);
            QVERIFY(window().state().data_sets.empty());
        }
        ready();
        QCOMPARE(window().state().data_sets.size(), size_t{1});
        window().action(UiCommand::StartTraining)->trigger();
        auto* train = static_cast<TrainPage*>(window().page(PageId::Train));
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().shown() != nullptr, kPatience);
        for (const UiCommand id : {UiCommand::StopRun, UiCommand::StopRun, UiCommand::MergeRun, UiCommand::Preferences}) {
            window().action(id)->trigger();
            QApplication::processEvents();
            if (auto* dialog = QApplication::activeModalWidget()) QTest::keyClick(dialog, Qt::Key_Escape);
            QApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().shown()->state, RunState::Finished, kPatience);   // no Escape stopped it
        QVERIFY(!fs::exists(studio_->path(QStringLiteral("models/run-01-merged"))));
    }

    void a_window_of_320_by_200_is_survived() {
        ready();
        for (const QSize size : {QSize(320, 200), QSize(1, 1), QSize(4000, 90), QSize(1280, 800)}) {
            window().resize(size);
            for (int i = 0; i < static_cast<int>(PageId::Export) + 1; ++i) {
                window().go(static_cast<PageId>(i));
                QApplication::processEvents();
                QVERIFY(!window().grab().isNull());
            }
        }
        // Where the screen is smaller than the least size, every control can still be reached: by scrolling or by its key.
        // In the smallest window Tab still brings each control of a page into view.
        window().resize(320, 200);
        window().go(PageId::Export);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QCOMPARE(window().size(), QSize(320, 200));
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window(), Qt::Key_Tab);
            QWidget* focus = QApplication::focusWidget();
            QVERIFY(focus != nullptr);
            QTRY_VERIFY2_WITH_TIMEOUT(!focus->visibleRegion().isEmpty(), qPrintable(QStringLiteral("%1 at %2,%3 of %4 × %5").arg(focus->accessibleName()).arg(focus->mapTo(&window(), QPoint()).x()).arg(focus->mapTo(&window(), QPoint()).y()).arg(window().width()).arg(window().height())), 2000);
        }
    }

    void a_file_that_goes_between_choosing_and_opening_is_told() {
        window().open_files({QString::fromStdString(csv_)});
        auto* sheet = window().findChild<ImportSheet*>();
        QVERIFY(sheet != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(sheet->presenter().usable(), int64_t{199}, kPatience);
        fs::remove(csv_);
        sheet->accept();
        window().go(PageId::Data);
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("restaurants.csv")), kPatience);
        window().open_files({studio_->home.filePath(QStringLiteral("never-there.gguf"))});
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("never-there.gguf")), kPatience);
        fs::remove_all(model_);
        window().open_files({QString::fromStdString(model_)});
        QApplication::processEvents();
        QVERIFY(!window().grab().isNull());
    }

    void a_full_disk_at_start_is_told_and_leaves_no_half_run() {
        ready();
        studio_->engine->fail_next("start_run", {ErrorCode::NoSpace, "no space is left on the disk", window().state().runs_folder().string(), "Free 60 MB."});
        window().action(UiCommand::StartTraining)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("o space is left on the disk")), kPatience);
        QVERIFY(says(QStringLiteral("Free 60 MB")));
        QTRY_VERIFY_WITH_TIMEOUT(window().jobs().jobs().empty(), kPatience);
        window().action(UiCommand::NewRun)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window().action(UiCommand::StartTraining)->isEnabled(), kPatience);   // one can try again
        QVERIFY(save_app_state(window().state()).ok());
    }

    void hostile_data_and_answers_are_text_and_stall_nothing() {
        QByteArray csv = "mr,ref\n";
        const auto cell = [](QString text) { return "\"" + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")).toUtf8() + "\""; };
        csv += cell(kHostile) + "," + cell(kHostile) + "\n";
        csv += cell(deep_list(10000)) + "," + cell(deep_list(10000)) + "\n";
        csv += cell(QString(1 << 20, QLatin1Char('x'))) + "," + cell(QString(1 << 20, QLatin1Char('y'))) + "\n";
        const std::string path = studio_->write(QStringLiteral("hostile.csv"), csv);
        QStringList slow;
        const auto quietly = [&](const char* what, const std::function<void()>& act, double most_ms = 1000) {   // of own work, with room for a loaded machine
            StallWatch watch;
            watch.start();
            act();
            QTest::qWait(20);
            watch.stop();
            if (watch.worst_work_ms() > most_ms) slow << QStringLiteral("%1: %2").arg(QLatin1String(what), watch.text());
        };
        window().open_files({QString::fromStdString(path)});
        auto* sheet = window().findChild<ImportSheet*>();
        QVERIFY(sheet != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(sheet->presenter().usable() > 0 && !sheet->presenter().is_busy(), kPatience);
        sheet->accept();
        auto* data = static_cast<DataPage*>(window().page(PageId::Data));
        QTRY_VERIFY_WITH_TIMEOUT(data->presenter().row(0).contains("text"), kPatience);
        for (int row = 0; row < 3; ++row) quietly("a row", [&] {
            for (auto* table : data->findChildren<QTableWidget*>())
                if (row < table->rowCount()) table->selectRow(row);
        });
        QString shown;
        for (auto* view : data->findChildren<QTextEdit*>()) shown += view->toPlainText();
        for (auto* table : data->findChildren<QTableWidget*>())
            for (int i = 0; i < table->rowCount() * table->columnCount(); ++i)
                if (auto* item = table->item(i / table->columnCount(), i % table->columnCount())) shown += item->text() + item->toolTip();
        QVERIFY(shown.contains(QStringLiteral("<b>bold</b>")) || shown.contains(QStringLiteral("&lt;b&gt;bold")));
        QVERIFY(!shown.contains(QChar(0x202E)) && !shown.contains(QChar(0x1b)));
        window().open_files({QString::fromStdString(model_)});
        quietly("a hostile prompt", [&] { ask(kHostile); });
        QString talk;
        for (auto* label : static_cast<ChatPage*>(window().page(PageId::Chat))->transcript()->findChildren<QLabel*>()) talk += label->text();
        QVERIFY2(talk.contains(QStringLiteral("<b>bold</b>")) && !talk.contains(QChar(0x202E)) && !talk.contains(QChar(0x1b)), qPrintable(talk.left(300)));
        quietly("a deep list", [&] { ask(deep_list(10000)); });
        quietly("a megabyte without blanks", [&] { ask(QString(1 << 20, QLatin1Char('z'))); }, 4000);   // Qt shapes all of a pasted line
        QVERIFY2(slow.isEmpty(), qPrintable(slow.join(QLatin1Char('\n'))));
    }

private:
    MainWindow& window() const { return *studio_->window; }
    void ready() {
        window().update_state([&](AppState& state) {
            state.model.path = model_;
            state.remember_model(model_);
            state.data.path = csv_;
            state.data.map = {"instruction=mr", "output=ref"};
            state.remember_data({"restaurants", state.data, 200, 1});
        });
        window().go(PageId::Train);
        QTRY_VERIFY_WITH_TIMEOUT(window().action(UiCommand::StartTraining)->isEnabled(), kPatience);
    }
    bool drain() {
        for (const auto& job : std::vector(window().jobs().jobs())) studio_->bridge->post(StopRun{job.id, false});
        return window().jobs().jobs().empty();
    }
    void ask(const QString& text) {
        window().go(PageId::Chat);
        auto* chat = static_cast<ChatPage*>(window().page(PageId::Chat));
        const size_t before = chat->presenter().turns().size();
        QApplication::clipboard()->setText(text);   // pasted, as people do with long texts
        chat->input()->clear();
        chat->input()->paste();
        QCOMPARE(chat->input()->toPlainText(), text);
        chat->send();
        QTRY_VERIFY_WITH_TIMEOUT(chat->presenter().turns().size() == before + 2 && !chat->presenter().is_answering(), 60000);
    }
    // Whether any visible label, notice or log line has these words.
    bool says(const QString& words) const {
        for (auto* label : window().findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
    std::string csv_, model_;
};

LORICA_GUI_MAIN(AbuseTest)
#include "abuse_test.moc"
