// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way through the studio by clicks and keys, with a FakeEngine: import to chat with the merged model. GUI thread.
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTextEdit>
#include <algorithm>

#include "tests/support/gui/gui_support.h"
#include "tests/support/gui/stall_watch.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/import_sheet.h"
#include "ui/pages/home/home_page.h"
#include "ui/pages/train/merge_dialog.h"
#include "ui/pages/train/train_page.h"

using namespace lorica;

namespace {

constexpr int kPatience = 10000;

void press(QAbstractButton* button) {
    QVERIFY(button != nullptr);
    QVERIFY2(button->isEnabled(), qPrintable(button->text()));
    QTest::mouseClick(button, Qt::LeftButton);
}

QAbstractButton* button_in(QWidget* parent, const QString& text) {
    for (auto* one : parent->findChildren<QAbstractButton*>())
        if (one->text().remove(QLatin1Char('&')) == text) return one;
    return nullptr;
}

void choose(QComboBox* box, const QString& text) {
    QVERIFY(box != nullptr);
    box->setFocus();
    const int at = box->findText(text);
    QVERIFY2(at >= 0, qPrintable(text));
    while (box->currentIndex() != at) QTest::keyClick(box, box->currentIndex() < at ? Qt::Key_Down : Qt::Key_Up);
}

}  // namespace

class StudioWalkTest : public QObject {
    Q_OBJECT
public:
    explicit StudioWalkTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void initTestCase() {
        FakeOptions options;
        options.step_seconds = 0.01;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
        csv_ = studio_->write(QStringLiteral("restaurants.csv"), restaurant_csv(200));
        model_ = studio_->write(QStringLiteral("small.gguf"), "made up");
    }
    void cleanupTestCase() { studio_.reset(); }

    void home_is_empty_at_first() {
        QCOMPARE(studio_->window->current_page(), PageId::Home);
        QCOMPARE(page<HomePage>(PageId::Home)->count(), 0);
    }

    void import_maps_columns_and_shows_what_is_learned() {
        studio_->window->open_files({qs_(csv_)});
        QCOMPARE(studio_->window->current_page(), PageId::Data);
        auto* sheet = studio_->window->findChild<ImportSheet*>();
        QVERIFY(sheet != nullptr);
        auto* instruction = sheet->findChild<QComboBox*>(QStringLiteral("role_instruction"));
        QTRY_VERIFY_WITH_TIMEOUT(instruction->isVisible() && instruction->count() == 3, kPatience);
        choose(instruction, QStringLiteral("mr"));
        choose(sheet->findChild<QComboBox*>(QStringLiteral("role_output")), QStringLiteral("ref"));
        auto* prompt = sheet->findChild<QPlainTextEdit*>(QStringLiteral("prompt_template"));
        prompt->setFocus();
        QTest::keyClicks(prompt, QStringLiteral("Describe: {mr}"));
        auto* import = button_in(sheet, QStringLiteral("Import"));
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled() && !sheet->presenter().is_busy(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(sheet->presenter().usable(), int64_t{199}, kPatience);
        press(import);
        QTRY_VERIFY_WITH_TIMEOUT(!studio_->window->state().data_sets.empty(), kPatience);
        QCOMPARE(studio_->window->state().data.prompt_template, std::string("Describe: {mr}"));
    }

    void the_unusable_row_is_told() {
        auto* data = page<DataPage>(PageId::Data);
        QTRY_COMPARE_WITH_TIMEOUT(data->presenter().unusable(), int64_t{1}, kPatience);
        bool found = false;
        for (auto* table : data->findChildren<QTableWidget*>())
            for (int row = 0; row < table->rowCount(); ++row)
                for (int column = 0; column < table->columnCount(); ++column)
                    found = found || (table->item(row, column) && table->item(row, column)->text().contains(QStringLiteral("the response is empty")));
        QVERIFY(found);
    }

    void the_model_is_opened_and_the_run_is_forecast() {
        studio_->window->open_files({qs_(model_)});
        QCOMPARE(studio_->window->current_page(), PageId::Train);
        auto* train = page<TrainPage>(PageId::Train);
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().forecast().state, Forecast::State::Known, kPatience);
        QVERIFY(train->presenter().forecast().memory > 0);
        QVERIFY(train->presenter().forecast().fits());
        QVERIFY(studio_->window->action(UiCommand::StartTraining)->isEnabled());
    }

    void tokens_are_coloured_once_a_model_is_known() {
        studio_->window->go(PageId::Data);
        auto* data = page<DataPage>(PageId::Data);
        QTRY_VERIFY_WITH_TIMEOUT(data->presenter().row(0).contains("tokens"), kPatience);
        const auto& tokens = data->presenter().row(0)["tokens"];
        const auto trained = std::count_if(tokens.begin(), tokens.end(), [](const auto& t) { return t["state"] == "trained"; });
        QVERIFY(trained > 0 && trained < static_cast<std::ptrdiff_t>(tokens.size()));
    }

    void rank_zero_is_refused_beside_its_field() {
        studio_->window->go(PageId::Train);
        auto* train = page<TrainPage>(PageId::Train);
        RunSpec spec = train->setup()->form()->spec();
        FieldCell* cell = train->setup()->form()->cell("adapter.r");
        auto* edit = cell->control()->findChild<QLineEdit*>();
        QVERIFY(edit != nullptr);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("0"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!studio_->window->action(UiCommand::StartTraining)->isEnabled());
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("8"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(train->presenter().spec().adapter.r, int64_t{8});
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->action(UiCommand::StartTraining)->isEnabled(), kPatience);
    }

    void start_trains_and_pause_holds() {
        press(studio_->button(QStringLiteral("Start training")));
        auto* train = page<TrainPage>(PageId::Train);
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().shown() && train->presenter().shown()->step() >= 10, kPatience);
        press(studio_->button(QStringLiteral("Pause")));
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().shown()->state, RunState::Paused, kPatience);
        const int64_t step = train->presenter().shown()->step();
        QTest::qWait(50);
        QCOMPARE(train->presenter().shown()->step(), step);
        studio_->window->go(PageId::Home);
        auto* table = page<HomePage>(PageId::Home)->table();
        QTRY_VERIFY_WITH_TIMEOUT(table->rowCount() == 1 && table->item(0, 1)->text() == QStringLiteral("Paused"), kPatience);
        studio_->window->go(PageId::Train);
    }

    void chat_answers_from_the_half_trained_adapter() {
        press(studio_->button(QStringLiteral("Chat with it")));
        QCOMPARE(studio_->window->current_page(), PageId::Chat);
        QCOMPARE(studio_->window->state().chat.adapter, std::string("live"));
        ask(QStringLiteral("Describe: name[Zizzi]"));
    }

    void resume_goes_on_and_stop_saves() {
        studio_->window->go(PageId::Train);
        auto* train = page<TrainPage>(PageId::Train);
        press(studio_->button(QStringLiteral("Resume")));
        const int64_t before = train->presenter().shown()->step();
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().shown()->step() > before, kPatience);
        press(studio_->button(QStringLiteral("Save now")));
        press(studio_->button(QStringLiteral("Stop")));
        QMessageBox* box = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((box = studio_->window->findChild<QMessageBox*>()) != nullptr && box->isVisible(), kPatience);
        std::vector<std::string> posted;
        const auto watch = connect(studio_->bridge.get(), &EngineBridge::posted, this, [&](const Command& command) { posted.emplace_back(kind_of(command.body)); });
        press(button_in(box, QStringLiteral("Stop and save")));
        disconnect(watch);
        QVERIFY(posted == (std::vector<std::string>{"stop_run", "release_models"}));   // memory is given back
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().shown()->state, RunState::Stopped, kPatience);
    }

    void a_stopped_run_goes_on_to_its_end() {
        auto* train = page<TrainPage>(PageId::Train);
        QTRY_VERIFY_WITH_TIMEOUT(studio_->button(QStringLiteral("Resume run")) != nullptr, kPatience);
        press(studio_->button(QStringLiteral("Resume run")));
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().shown() && train->presenter().shown()->state == RunState::Finished, 30000);
        QCOMPARE(train->presenter().shown()->step(), train->presenter().shown()->total_steps());
    }

    void merge_writes_a_model_that_can_be_chatted_with() {
        press(studio_->button(QStringLiteral("Merge and export")));
        MergeDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = studio_->window->findChild<MergeDialog*>()) != nullptr && dialog->isVisible(), kPatience);
        const QString folder = dialog->folder();
        press(button_in(dialog, QStringLiteral("Merge and export")));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->isVisible() && studio_->window->notice()->text().contains(folder), kPatience);
        press(button_in(studio_->window->findChild<NoticeBar*>(), QStringLiteral("Chat with it")));
        QCOMPARE(studio_->window->current_page(), PageId::Chat);
        QCOMPARE(studio_->window->state().chat.model.path, folder.toStdString());
        ask(QStringLiteral("And now?"));
        const auto& turns = page<ChatPage>(PageId::Chat)->presenter().turns();
        QCOMPARE(turns[1].speaker, QStringLiteral("In training: run-01"));  // the earlier answer keeps its name
        QVERIFY(turns.back().speaker != turns[1].speaker);
    }

    void home_lists_the_run_and_opens_it() {
        studio_->window->go(PageId::Home);
        auto* home = page<HomePage>(PageId::Home);
        QTRY_COMPARE_WITH_TIMEOUT(home->count(), 1, kPatience);
        QCOMPARE(home->table()->item(0, 1)->text(), QStringLiteral("Finished"));
        home->table()->setFocus();
        QTest::keyClick(home->table(), Qt::Key_Return);
        QTRY_COMPARE(studio_->window->current_page(), PageId::Train);
    }

    void the_window_stays_responsive_under_a_flood_of_steps() {
        FakeOptions options;
        options.step_seconds = 0;
        options.total_steps = 20000;
        options.write_folders = false;
        FakeStudio flood(theme_, options, [&](AppState& state) {
            state.model.path = model_;
            state.remember_model(model_);
            state.data.path = csv_;
            state.data.map = {"instruction=mr", "output=ref"};
            state.remember_data({"restaurants", state.data, 200, 1});
        });
        flood.window->go(PageId::Train);
        auto* train = static_cast<TrainPage*>(flood.window->page(PageId::Train));
        QTRY_VERIFY_WITH_TIMEOUT(flood.window->action(UiCommand::StartTraining)->isEnabled(), kPatience);
        StallWatch watch;
        watch.start();
        flood.window->action(UiCommand::StartTraining)->trigger();
        QVERIFY(run_until([&] { return train->presenter().shown() && train->presenter().shown()->is_over(); }, 30000));
        watch.stop();
        qInfo("%s", qPrintable(watch.text()));
        QCOMPARE(train->presenter().shown()->step(), options.total_steps);
        QVERIFY(watch.turns() >= 3);
        QVERIFY2(watch.worst_work_ms() <= StallWatch::kStallMs, qPrintable(watch.text()));
    }

private:
    template <class T>
    T* page(PageId id) const { return static_cast<T*>(studio_->window->page(id)); }
    static QString qs_(const std::string& text) { return QString::fromStdString(text); }

    void ask(const QString& question) {
        auto* chat = page<ChatPage>(PageId::Chat);
        const size_t before = chat->presenter().turns().size();
        chat->input()->setFocus();
        QTest::keyClicks(chat->input(), question);
        QTest::keyClick(chat->input(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(chat->presenter().turns().size(), before + 2, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!chat->presenter().is_answering(), kPatience);
        QVERIFY(!chat->presenter().turns().back().failed);
        QVERIFY(!chat->transcript()->last_answer().isEmpty());
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
    std::string csv_, model_;
};

LORICA_GUI_MAIN(StudioWalkTest)
#include "studio_walk_test.moc"
