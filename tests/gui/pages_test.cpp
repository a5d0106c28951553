// SPDX-License-Identifier: GPL-3.0-or-later
// Every page by keyboard, empty and small; what goes wrong is told in one sentence. FakeEngine. GUI thread.
#include <QAbstractButton>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <fstream>
#include <set>

#include "core/data/token_view.h"
#include "core/runtime/engine_thread.h"
#include "core/runtime/run_folder.h"
#include "core/runtime/run_notes.h"
#include "core/store/library.h"
#include "tests/support/gui/gui_support.h"
#include "tests/support/gui/stall_watch.h"
#include "ui/pages/adapters/adapters_page.h"
#include "ui/pages/adapters/known_adapters.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/import_sheet.h"
#include "ui/pages/train/change_dialog.h"
#include "ui/pages/train/train_page.h"
#include "ui/shell/dialogs.h"
#include "ui/widgets/device_tiles.h"

using namespace lorica;

namespace {

constexpr int kPatience = 10000;
constexpr PageId kPages[] = {PageId::Home, PageId::Data, PageId::Models, PageId::Train, PageId::Experiments, PageId::Benchmark, PageId::Chat, PageId::Adapters, PageId::Export};

// Names of the widgets that take the focus, Tab by Tab, until one comes back.
std::set<QWidget*> tab_round(QWidget* window) {
    std::set<QWidget*> seen;
    for (int i = 0; i < 400; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window, Qt::Key_Tab);
        QWidget* now = QApplication::focusWidget();
        if (!now || !seen.insert(now).second) break;
    }
    return seen;
}

// An import sheet with the reports that the engine gives without a model.
struct ImportStand {
    ImportStand(const Theme& theme, const KnownData& start) {
        QObject::connect(&bridge, &EngineBridge::posted, &bridge, [this](const Command& command) {
            if (const auto* inspect = std::get_if<InspectData>(&command.body)) asked = inspect->data;
        });
        bridge.start([](EventSink sink) -> Result<std::unique_ptr<Engine>> {
            return std::unique_ptr<Engine>(std::make_unique<EngineThread>(std::move(sink), [] { return EngineReady{}; }, [](const Command& command, JobContext& context) {
                const DataSettings& data = std::get<InspectData>(command.body).data;
                const auto dataset = Dataset::open(data.path, data);
                const auto table = read_table(data.path);
                if (!dataset && table) context.emit(DataReport{context.id(), table_report(*table, {})});
                if (!dataset) return JobOutcome::failed(dataset.error());
                context.emit(DataReport{context.id(), data_report(*dataset, nullptr, nullptr, data).value()});
                return JobOutcome::finished();
            }));
        });
        sheet = std::make_unique<ImportSheet>(theme, bridge, ModelSettings{}, start);
        sheet->show();
    }
    bool is_read() { return !sheet->presenter().is_busy() && sheet->presenter().report().is_object(); }
    QComboBox* box(const char* name) const { return sheet->findChild<QComboBox*>(QLatin1String(name)); }
    // What a picker shows, behind its label; nothing where it is not there.
    QString picked(const char* name) const {
        if (!box(name)->isVisible()) return {};
        auto* form = static_cast<QFormLayout*>(box(name)->parentWidget()->layout());
        return static_cast<QLabel*>(form->labelForField(box(name)))->text() + QStringLiteral(": ") + box(name)->currentText();
    }
    void choose(const char* name, const QString& text) const {
        const int at = box(name)->findText(text);
        QVERIFY2(at >= 0, qPrintable(text));
        box(name)->setFocus();
        while (box(name)->currentIndex() != at) QTest::keyClick(box(name), box(name)->currentIndex() < at ? Qt::Key_Down : Qt::Key_Up);
    }

    EngineBridge bridge;
    DataSettings asked;   // last
    std::unique_ptr<ImportSheet> sheet;
};

using Map = std::vector<std::string>;

}  // namespace

class PagesTest : public QObject {
    Q_OBJECT
public:
    explicit PagesTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void initTestCase() {
        FakeOptions options;
        options.step_seconds = 0.005;
        options.total_steps = 60;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
        csv_ = studio_->write(QStringLiteral("restaurants.csv"), restaurant_csv(80));
        model_ = studio_->write(QStringLiteral("small.gguf"), "made up");
    }
    void cleanupTestCase() { studio_.reset(); }

    void empty_pages_offer_the_next_step() {
        for (const PageId id : {PageId::Home, PageId::Data, PageId::Models, PageId::Experiments, PageId::Benchmark, PageId::Chat, PageId::Adapters, PageId::Export}) {
            studio_->window->go(id);
            int offers = 0;
            for (auto* button : studio_->window->page(id)->findChildren<QAbstractButton*>())
                offers += button->isVisible() && button->isEnabled() && !button->text().isEmpty();
            QVERIFY2(offers >= 1, qPrintable(QString::number(static_cast<int>(id))));
        }
    }

    void every_button_has_a_name_for_screen_readers() {
        for (auto* button : studio_->window->findChildren<QAbstractButton*>()) {
            if (button->objectName().startsWith(QStringLiteral("qt_"))) continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty() || !button->isVisible(),
                     qPrintable(QStringLiteral("%1 in %2 in %3").arg(QString::fromLatin1(button->metaObject()->className()),
                                QString::fromLatin1(button->parentWidget()->metaObject()->className()), button->toolTip())));
        }
    }

    void every_visible_button_is_reached_by_tab() {
        studio_->window->activateWindow();
        use_files();
        for (const PageId id : kPages) {
            studio_->window->go(id);
            QApplication::processEvents();
            const auto seen = tab_round(studio_->window.get());
            for (auto* button : studio_->window->page(id)->findChildren<QAbstractButton*>()) {
                if (!button->isVisible() || !button->isEnabled() || button->focusPolicy() == Qt::NoFocus) continue;
                if (button->isCheckable() && !button->isChecked()) continue;  // of a group, Tab reaches the chosen one
                QVERIFY2(seen.contains(button), qPrintable(QStringLiteral("page %1: %2").arg(static_cast<int>(id)).arg(button->text() + button->toolTip())));
            }
        }
    }

    void the_window_fits_its_screen_and_any_other() {
        const QSize screen = studio_->window->screen()->availableSize();
        QVERIFY(studio_->window->width() <= std::max(screen.width(), 960) && studio_->window->height() <= std::max(screen.height(), 600));
        studio_->window->resize(320, 200);
        QCOMPARE(studio_->window->size(), QSize(320, 200));   // it scrolls then
        for (const PageId id : kPages) {
            studio_->window->go(id);
            QVERIFY(!studio_->window->grab().isNull());
        }
        studio_->window->resize(1280, 800);
    }

    void commands_are_found_by_name() {
        CommandSet commands(theme_, this);
        FindCommandDialog dialog(commands, studio_->window.get());
        QTimer::singleShot(0, &dialog, [&] {
            QTest::keyClicks(dialog.findChild<QLineEdit*>(), QStringLiteral("shortcuts"));
            QTest::keyClick(dialog.findChild<QLineEdit*>(), Qt::Key_Return);
        });
        QCOMPARE(dialog.choose(), commands.action(UiCommand::ShowShortcuts));
    }

    void a_model_chosen_on_another_page_is_judged_by_the_train_page() {
        for (const auto& [from, to] : {std::pair{PageId::Experiments, PageId::Train}, std::pair{PageId::Chat, PageId::Chat}}) {
            studio_->window->go(from);
            studio_->window->action(UiCommand::ChooseModel)->trigger();
            auto* dialog = studio_->window->findChild<QFileDialog*>();
            QVERIFY(dialog != nullptr);
            Q_EMIT dialog->fileSelected(QString::fromStdString(model_));
            dialog->reject();
            QTRY_VERIFY_WITH_TIMEOUT(!studio_->window->findChild<QFileDialog*>(), kPatience);
            QCOMPARE(studio_->window->current_page(), to);
        }
    }

    void a_file_of_another_kind_is_told() {
        studio_->window->open_files({QStringLiteral("/nowhere/picture.png")});
        QVERIFY(studio_->window->notice()->isVisible());
        QVERIFY(studio_->window->notice()->text().contains(QStringLiteral("picture.png")));
        studio_->window->clear_notice();
    }

    void a_missing_data_set_is_told_in_the_sheet_and_cannot_be_imported() {
        auto* data = static_cast<DataPage*>(studio_->window->page(PageId::Data));
        ImportSheet* sheet = data->import_file(QStringLiteral("/nowhere/missing.csv"));
        QVERIFY(sheet != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(sheet->presenter().error().has_value(), kPatience);
        auto* import = sheet->findChild<QAbstractButton*>(QStringLiteral("import"));
        QVERIFY(!import->isEnabled());
        bool told = false;
        for (auto* label : sheet->findChildren<QLabel*>()) told = told || label->text().contains(QStringLiteral("/nowhere/missing.csv"));
        QVERIFY(told);
        sheet->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void recognised_columns_are_shown_and_not_chosen() {
        KnownData start;
        start.data.path = studio_->write(QStringLiteral("pairs.csv"), "prompt,completion,source\nWhy?,Because.,me\n");
        ImportStand pairs(theme_, start);
        QTRY_VERIFY_WITH_TIMEOUT(pairs.is_read(), kPatience);
        QCOMPARE(pairs.picked("role_instruction"), QStringLiteral("Prompt: prompt"));
        QCOMPARE(pairs.picked("role_output"), QStringLiteral("Completion: completion"));
        QCOMPARE(pairs.picked("role_system"), QStringLiteral("System: None"));
        QVERIFY(pairs.picked("role_input").isEmpty() && pairs.picked("role_messages").isEmpty());
        auto* written = pairs.sheet->findChild<QPlainTextEdit*>(QStringLiteral("prompt_template"));
        written->setFocus();
        QTest::keyClicks(written, QStringLiteral("{"));   // not finished: nothing can be mapped
        QTRY_VERIFY_WITH_TIMEOUT(pairs.sheet->presenter().error().has_value(), kPatience);
        QCOMPARE(pairs.picked("role_instruction"), QStringLiteral("Prompt: prompt"));
        QTest::keyClick(written, Qt::Key_Backspace);
        QTRY_VERIFY_WITH_TIMEOUT(!pairs.sheet->presenter().error() && pairs.is_read(), kPatience);
        QVERIFY(pairs.asked.map.empty() && pairs.asked.format == "auto");
        const DataSettings result = pairs.sheet->result().data;
        QVERIFY(result.map.empty() && result.format == "auto" && result.prompt_template.empty());
        start.data.path = studio_->write(QStringLiteral("turns.jsonl"), R"({"conversations": [{"from": "human", "value": "Why?"}, {"from": "gpt", "value": "Because."}]})");
        ImportStand turns(theme_, start);
        QTRY_VERIFY_WITH_TIMEOUT(turns.is_read(), kPatience);
        QCOMPARE(turns.picked("role_messages"), QStringLiteral("Conversations: conversations"));
        QVERIFY(turns.picked("role_instruction").isEmpty() && turns.sheet->result().data.map.empty());
    }

    void a_chosen_column_keeps_the_shape_and_the_other_columns() {
        KnownData start;
        start.data.path = studio_->write(QStringLiteral("pairs.csv"), "prompt,completion,source\nWhy?,Because.,me\n");
        ImportStand stand(theme_, start);
        QTRY_VERIFY_WITH_TIMEOUT(stand.is_read(), kPatience);
        stand.choose("role_output", QStringLiteral("source"));
        QCOMPARE(stand.box("shape")->currentText(), QStringLiteral("Prompt and completion"));
        QTRY_COMPARE_WITH_TIMEOUT(stand.asked.map, (Map{"instruction=prompt", "output=source"}), kPatience);
        QCOMPARE(stand.asked.format, std::string("prompt_completion"));
        QTRY_VERIFY_WITH_TIMEOUT(stand.is_read() && stand.sheet->presenter().report()["mapping"]["output"] == "source", kPatience);
        QCOMPARE(stand.picked("role_instruction"), QStringLiteral("Prompt: prompt"));
        QCOMPARE(stand.picked("role_output"), QStringLiteral("Completion: source"));
        QCOMPARE(stand.sheet->result().data.map, stand.asked.map);
        stand.choose("shape", QStringLiteral("Raw text"));   // has none of these roles
        QCOMPARE(stand.picked("role_text"), QStringLiteral("Text: None"));
        QVERIFY(stand.picked("role_output").isEmpty() && stand.sheet->result().data.map.empty());
        stand.choose("shape", QStringLiteral("Recognise it"));
        QTRY_COMPARE_WITH_TIMEOUT(stand.asked.format, std::string("auto"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(stand.picked("role_output"), QStringLiteral("Completion: completion"), kPatience);
        QVERIFY(stand.sheet->result().data.map.empty());
    }

    void a_known_set_is_opened_with_its_own_columns() {
        KnownData start;
        start.data.path = studio_->write(QStringLiteral("pairs.csv"), "prompt,completion,source\nWhy?,Because.,me\n");
        start.data.format = "prompt_completion";
        for (const Map& map : {Map{"prompt=source", "completion=prompt"}, Map{"instruction=source", "output=prompt"}}) {
            start.data.map = map;
            ImportStand stand(theme_, start);
            QTRY_VERIFY_WITH_TIMEOUT(stand.is_read(), kPatience);
            QCOMPARE(stand.picked("role_instruction"), QStringLiteral("Prompt: source"));
            QCOMPARE(stand.picked("role_output"), QStringLiteral("Completion: prompt"));
            QVERIFY(stand.sheet->result().data.map == map && stand.sheet->result().data.format == "prompt_completion");
            stand.choose("role_output", QStringLiteral("completion"));
            QCOMPARE(stand.sheet->result().data.map, (Map{"instruction=source", "output=completion"}));
        }
        start.data.map = {"prompt=source", "completion=gone"};   // the file is another one by now: no report tells the columns
        ImportStand stand(theme_, start);
        QTRY_VERIFY_WITH_TIMEOUT(stand.sheet->presenter().error().has_value() && stand.is_read(), kPatience);
        QCOMPARE(stand.picked("role_instruction"), QStringLiteral("Prompt: source"));
        QCOMPARE(stand.picked("role_output"), QStringLiteral("Completion: None"));
        stand.choose("role_output", QStringLiteral("prompt"));
        QTRY_VERIFY_WITH_TIMEOUT(!stand.sheet->presenter().error() && stand.is_read(), kPatience);
        QCOMPARE(stand.sheet->result().data.map, (Map{"instruction=source", "output=prompt"}));
    }

    void every_row_of_a_set_can_be_reached() {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/many.csv")).toStdString();
        std::ofstream out(path);
        out << "instruction,output\n";
        for (int i = 1; i <= 450; ++i) out << "question " << i << ",answer " << i << "\n";
        out.close();
        studio_->window->update_state([&](AppState& state) {
            KnownData known;
            known.name = "many";
            known.data.path = path;
            known.data.map = {"instruction=instruction", "output=output"};
            known.rows = 450;
            state.remember_data(known);
            state.data = known.data;
        });
        studio_->window->go(PageId::Data);
        auto* data = static_cast<DataPage*>(studio_->window->page(PageId::Data));
        auto& presenter = data->presenter();
        const auto tables = data->findChildren<QTableWidget*>();
        auto* rows = *std::find_if(tables.begin(), tables.end(), [](const QTableWidget* one) { return one->accessibleName() == QStringLiteral("Rows"); });
        auto* go_to = data->findChild<QSpinBox*>();
        auto* range = data->findChild<QLabel*>(QStringLiteral("range"));
        const auto chosen = [&] { return rows->currentRow() < 0 ? QString() : rows->item(rows->currentRow(), 0)->text(); };
        QTRY_COMPARE_WITH_TIMEOUT(presenter.row_count(), int64_t{450}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(range->text(), QStringLiteral("Rows 1–200 of 450"), kPatience);
        go_to->setValue(321);
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("321"), kPatience);
        QCOMPARE(range->text(), QStringLiteral("Rows 201–400 of 450"));
        QVERIFY(rows->item(rows->currentRow(), 2)->text().contains(QStringLiteral("question 321")));
        go_to->setValue(450);
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("450"), kPatience);
        for (auto* button : data->findChildren<QToolButton*>()) {
            if (button->toolTip() == QStringLiteral("Rows behind these") || button->toolTip() == QStringLiteral("Next row")) QVERIFY(!button->isEnabled());
            if (button->toolTip() == QStringLiteral("Rows before these")) button->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("201"), kPatience);
        const auto step_back = [&] {
            for (auto* button : data->findChildren<QToolButton*>())
                if (button->toolTip() == QStringLiteral("Previous row")) button->click();
        };
        go_to->setValue(401);  // the last sample is shorter than the one before it
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("401"), kPatience);
        step_back();
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("400"), kPatience);
        go_to->setValue(201);
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("201"), kPatience);
        step_back();
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("200"), kPatience);
        QCOMPARE(range->text(), QStringLiteral("Rows 1–200 of 450"));
        QCOMPARE(go_to->value(), 200);
    }

    void a_refused_start_is_shown_as_failed_with_its_reason() {
        use_files();
        studio_->window->go(PageId::Train);
        auto* train = static_cast<TrainPage*>(studio_->window->page(PageId::Train));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->action(UiCommand::StartTraining)->isEnabled(), kPatience);
        studio_->engine->fail_next("start_run", {ErrorCode::Io, "no space is left on the disk", "/runs/run-01", "Free 200 MB and resume."});
        studio_->window->action(UiCommand::StartTraining)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().shown() && train->presenter().shown()->state == RunState::Failed, kPatience);
        bool told = false;
        for (auto* label : train->findChildren<QLabel*>()) told = told || (label->isVisible() && label->text().contains(QStringLiteral("no space is left")));
        QVERIFY(told);
        studio_->window->action(UiCommand::NewRun)->trigger();
    }

    void starting_and_stopping_many_times_loses_nothing() {
        auto* train = static_cast<TrainPage*>(studio_->window->page(PageId::Train));
        studio_->window->go(PageId::Train);
        for (int i = 0; i < 10; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(studio_->window->action(UiCommand::StartTraining)->isEnabled(), kPatience);
            for (int click = 0; click < 10; ++click) studio_->window->action(UiCommand::StartTraining)->trigger();
            QVERIFY(train->presenter().live() != nullptr);
            for (int click = 0; click < 10; ++click) train->presenter().stop(click % 2 == 0);
            QTRY_VERIFY_WITH_TIMEOUT(!train->presenter().live(), kPatience);
            QVERIFY(train->presenter().shown()->is_over());
            studio_->window->action(UiCommand::NewRun)->trigger();
        }
    }

    void pausing_is_shown_before_it_has_happened() {
        auto* train = static_cast<TrainPage*>(studio_->window->page(PageId::Train));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->action(UiCommand::StartTraining)->isEnabled(), kPatience);
        studio_->window->action(UiCommand::StartTraining)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().live() && train->presenter().live()->state == RunState::Running, kPatience);
        train->presenter().pause_or_resume();
        QCOMPARE(train->presenter().live()->state, RunState::Pausing);
        QCOMPARE(train->run()->state_line(), QStringLiteral("Pausing"));
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().live()->state, RunState::Paused, kPatience);
        train->presenter().pause_or_resume();
        QTRY_VERIFY_WITH_TIMEOUT(!train->presenter().live(), kPatience);
        QCOMPARE(train->presenter().shown()->state, RunState::Finished);
    }

    void a_run_is_changed_while_it_trains() {
        studio_->window->action(UiCommand::NewRun)->trigger();
        auto* train = static_cast<TrainPage*>(studio_->window->page(PageId::Train));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->action(UiCommand::StartTraining)->isEnabled(), kPatience);
        studio_->window->action(UiCommand::StartTraining)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().live() && train->presenter().live()->state == RunState::Running, kPatience);
        train->presenter().pause_or_resume();
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().live()->state, RunState::Paused, kPatience);
        const int64_t before = train->presenter().shown()->total_steps();
        QVERIFY(studio_->window->action(UiCommand::ChangeRun)->isEnabled());
        studio_->window->action(UiCommand::ChangeRun)->trigger();
        ChangeDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = studio_->window->findChild<ChangeDialog*>()) != nullptr && dialog->isVisible(), kPatience);
        const auto boxes = dialog->findChildren<NumberBox*>();
        QPushButton* apply = nullptr;
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Change")) apply = button;
        QVERIFY(apply != nullptr);
        QVERIFY(!apply->isEnabled());   // nothing differs
        const auto type = [](NumberBox* box, const char* text) {
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, QString::fromLatin1(text));
        };
        type(boxes[1], "0");
        QVERIFY(!apply->isEnabled());
        type(boxes[0], "5e-5");
        type(boxes[1], qPrintable(QString::number(before + 7)));
        QVERIFY(apply->isEnabled());
        apply->click();
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().shown()->total_steps(), before + 7, kPatience);
        QCOMPARE(train->presenter().shown()->peak_rate(), 5e-5);
        QTRY_COMPARE_WITH_TIMEOUT(train->run()->loss_chart()->marks().size(), size_t{1}, kPatience);
        train->presenter().pause_or_resume();
        QTRY_VERIFY_WITH_TIMEOUT(!train->presenter().live(), kPatience);
        QCOMPARE(train->presenter().shown()->step(), before + 7);
        QTRY_COMPARE_WITH_TIMEOUT(studio_->window->action(UiCommand::ChangeRun)->text(), QStringLiteral("Train on"), kPatience);
    }

    void charts_are_drawn_over_steps_epochs_tokens_or_time() {
        auto* train = static_cast<TrainPage*>(studio_->window->page(PageId::Train));
        const RunRecord& run = *train->presenter().shown();
        Chart* chart = train->run()->loss_chart();
        auto* picker = chart->findChild<QComboBox*>();
        QCOMPARE(chart->series(0).x().back(), static_cast<double>(run.step()));
        const size_t points = chart->series(0).size();
        double tokens = 0;
        for (const TrainStep& step : run.steps) tokens += static_cast<double>(step.tokens);
        picker->setFocus();
        QTest::keyClick(picker, Qt::Key_Down);
        QCOMPARE(chart->series(0).x().back(), run.steps.back().epoch);
        QTest::keyClick(picker, Qt::Key_Down);
        QCOMPARE(chart->series(0).x().back(), tokens);
        QCOMPARE(chart->series(0).size(), points);
        QCOMPARE(chart->marks().size(), size_t{1});
        QTest::keyClick(picker, Qt::Key_Down);
        QVERIFY(std::abs(chart->series(0).x().back() - run.total_seconds / 60) < 1e-6);
        chart->set_cursor(0);
        QVERIFY2(chart->cursor_text().startsWith(QStringLiteral("minutes")), qPrintable(chart->cursor_text()));
        picker->setCurrentIndex(0);
    }

    void a_note_stands_on_the_curve_and_is_kept() {
        auto* train = static_cast<TrainPage*>(studio_->window->page(PageId::Train));
        const std::string folder = train->presenter().shown()->folder;
        const int64_t last = train->presenter().shown()->step();
        Chart* chart = train->run()->loss_chart();
        const size_t marks = chart->marks().size();
        QWidget* plot = chart->layout()->itemAt(1)->widget();
        const auto write = [&](const QPoint& at, const QString& text) {
            QContextMenuEvent asked(QContextMenuEvent::Mouse, at, plot->mapToGlobal(at));
            QApplication::sendEvent(plot, &asked);
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu != nullptr);
            QCOMPARE(menu->actions().front()->text(), QStringLiteral("Note here"));
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
            auto* dialog = train->findChild<QInputDialog*>();
            QVERIFY(dialog != nullptr);
            dialog->setTextValue(text);
            dialog->accept();
            QTRY_VERIFY_WITH_TIMEOUT(!train->findChild<QInputDialog*>(), kPatience);
        };
        const QPoint end(plot->width() - 4, 30), middle(plot->width() / 2, 30);
        write(end, QStringLiteral("  here it <b>settles</b> "));
        write(middle, QStringLiteral("the data turn"));
        QCOMPARE(chart->marks().size(), marks + 2);
        auto kept = read_notes(folder);
        QVERIFY(kept.ok());
        QCOMPARE(kept->size(), size_t{2});
        QVERIFY((*kept)[0].step > last / 4 && (*kept)[0].step < 3 * last / 4);
        QCOMPARE((*kept)[1].step, last);
        QCOMPARE(QString::fromStdString((*kept)[1].text), QStringLiteral("here it <b>settles</b>"));
        write(middle, {});
        QCOMPARE(chart->marks().size(), marks + 1);
        // Seen again by whoever opens the run's folder.
        train->presenter().close_run();
        QVERIFY(train->presenter().open(folder).ok());
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().shown()->step(), last, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(chart->marks().size(), marks + 1, kPatience);
        QCOMPARE(chart->marks().back(), static_cast<double>(last));
    }

    void a_recorded_run_is_replayed_with_its_notes() {
        auto* train = static_cast<TrainPage*>(studio_->window->page(PageId::Train));
        const fs::path path = fs::path(studio_->window->state().home) / "recorded";
        auto folder = RunFolder::create(path, {}, {{"status", "finished"}});
        QVERIFY(folder.ok());
        RunStarted started;
        started.command = 1;
        started.total_steps = started.steps_per_epoch = 30;
        QVERIFY(folder->append({started}).ok());
        for (int64_t i = 1; i <= 30; ++i) {
            TrainStep step;
            step.command = 1;
            step.step = i;
            step.loss = 3.0 / static_cast<double>(i);
            QVERIFY(folder->append({step}).ok());
        }
        QVERIFY(folder->append({EvalResult{1, 30, 0.2, 1.2, 100, true, 1}}).ok());
        QVERIFY(folder->append({JobFinished{1, "finished"}}).ok());
        QVERIFY(write_notes(path, {{8, "warm-up is over"}}).ok());
        QVERIFY(train->presenter().open(path.string()).ok());
        Chart* chart = train->run()->loss_chart();
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().shown()->step(), int64_t{30}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(chart->marks(), std::vector<double>{8}, kPatience);
        QCOMPARE(chart->series(0).size(), size_t{30});
        QCOMPARE(chart->series(1).y().back(), 0.2);
        QCOMPARE(train->run()->state_line(), QStringLiteral("Finished"));
        // A damaged file is told and kept as it is.
        studio_->write(QStringLiteral("recorded/notes.json"), "[{\"step\"");
        const auto refused = std::make_shared<std::optional<Error>>();
        connect(&train->presenter(), &TrainPresenter::refused, this, [refused](const Error& error) { *refused = error; });
        train->presenter().note(3, "over it");
        QVERIFY(refused->has_value() && (*refused)->text().find("notes.json") != std::string::npos);
        QCOMPARE(read_file(path / "notes.json", 100).value(), std::string("[{\"step\""));
        QCOMPARE(chart->marks(), std::vector<double>{8});
        train->presenter().close_run();
    }

    void an_interrupted_run_is_offered_and_resumed() {
        FakeOptions options;
        options.step_seconds = 0.001;
        options.total_steps = 20;
        FakeStudio studio(theme_, options);
        {
            auto folder = RunFolder::create(studio.path(QStringLiteral("runs/cut")), {}, {});
            QVERIFY(folder.ok());
            RunStarted started;
            started.total_steps = 20;
            QVERIFY(folder->append({started}).ok());
            TrainStep step;
            step.step = 7;
            step.loss = 2;
            QVERIFY(folder->append({step}).ok());
        }
        studio.window->go(PageId::Home);
        QTRY_VERIFY_WITH_TIMEOUT(studio.button(QStringLiteral("Resume")) != nullptr, kPatience);
        bool told = false;
        for (auto* label : studio.window->findChildren<QLabel*>()) told = told || label->text() == QStringLiteral("cut was interrupted at step 7 of 20.");
        QVERIFY(told);
        QTest::mouseClick(studio.button(QStringLiteral("Resume")), Qt::LeftButton);
        QCOMPARE(studio.window->current_page(), PageId::Train);
        auto* train = static_cast<TrainPage*>(studio.window->page(PageId::Train));
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().shown() && train->presenter().shown()->state == RunState::Finished, kPatience);
        studio.window->go(PageId::Home);
        QTRY_VERIFY_WITH_TIMEOUT(studio.button(QStringLiteral("Resume")) == nullptr, kPatience);
    }

    void the_demo_sets_up_a_run_on_its_own_rows() {
        FakeStudio studio(theme_);
        studio.window->go(PageId::Home);
        QTest::mouseClick(studio.button(QStringLiteral("Open the demo")), Qt::LeftButton);
        QCOMPARE(studio.window->current_page(), PageId::Train);
        QCOMPARE(studio.window->state().data.path, studio.path(QStringLiteral("demo/armoury.csv")));
        QVERIFY(studio.window->state().data.map == (std::vector<std::string>{"instruction=request", "output=ticket"}));
        QVERIFY(fs::file_size(studio.path(QStringLiteral("demo/armoury.csv"))) > 10000);
        // What a person has changed there stays.
        studio.write(QStringLiteral("demo/run.json"), "not JSON");
        studio.window->go(PageId::Home);
        QTest::mouseClick(studio.button(QStringLiteral("Open the demo")), Qt::LeftButton);
        QVERIFY(studio.window->notice()->text().contains(QStringLiteral("run.json")));
    }

    void tiles_show_what_is_taken_and_the_gpu_where_there_is_one() {
        studio_->window->go(PageId::Home);
        auto* tiles = studio_->window->findChild<DeviceTiles*>();
        const auto tells = [&](const QString& text) {
            for (auto* label : tiles->findChildren<QLabel*>())
                if (label->isVisible() && label->text() == text) return true;
            return false;
        };
        ResourceSample sample;
        sample.ram_total = 16'000'000'000;
        sample.ram_available = 12'000'000'000;
        sample.rss_bytes = 500'000'000;
        Q_EMIT studio_->bridge->resource_sample(sample);
        QVERIFY(tells(QStringLiteral("4.0 GB of 16.0 GB")) && tells(QStringLiteral("500 MB by Lorica")) && !tells(QStringLiteral("GPU")));
        sample.device_total = 24'000'000'000;
        sample.device_bytes = 3'000'000'000;
        sample.device_percent = 87;
        sample.device_watts = 312.5;
        Q_EMIT studio_->bridge->resource_sample(sample);
        QVERIFY(tells(QStringLiteral("3.0 GB of 24.0 GB")) && tells(QStringLiteral("87 % · 313 W")));   // no temperature: not told, not 0
    }

    void tags_and_a_note_are_kept_in_the_library() {
        studio_->window->go(PageId::Adapters);
        auto* page = static_cast<AdaptersPage*>(studio_->window->page(PageId::Adapters));
        const std::string home = studio_->window->state().home;
        QTRY_VERIFY_WITH_TIMEOUT(page->table()->model()->rowCount() >= 1, kPatience);
        page->table()->selectRow(0);
        const auto line = [&](const QString& name) -> QLineEdit* {
            for (auto* one : page->findChildren<QLineEdit*>())
                if (one->accessibleName() == name) return one;
            return nullptr;
        };
        line(QStringLiteral("Tags"))->setFocus();
        QTest::keyClicks(line(QStringLiteral("Tags")), QStringLiteral(" keep,  best of   three ,keep,, <b>x</b>"));
        QTest::keyClick(line(QStringLiteral("Tags")), Qt::Key_Return);
        line(QStringLiteral("Note"))->setFocus();
        QTest::keyClicks(line(QStringLiteral("Note")), QStringLiteral("for the menu"));
        QTest::keyClick(line(QStringLiteral("Note")), Qt::Key_Return);
        const auto first = [&]() -> std::optional<LibraryEntry> {
            const auto library = Library::open(home);
            const auto found = library ? library->search("menu", EntryKind::Adapter) : Result<std::vector<LibraryEntry>>(std::vector<LibraryEntry>{});
            return found && !found->empty() ? std::optional(found->front()) : std::nullopt;
        };
        std::optional<LibraryEntry> entry;
        QTRY_VERIFY_WITH_TIMEOUT((entry = first()) && entry->tags.size() == 3, kPatience);
        QCOMPARE(std::set<std::string>(entry->tags.begin(), entry->tags.end()), (std::set<std::string>{"keep", "best of three", "<b>x</b>"}));
        QCOMPARE(entry->note, std::string("for the menu"));
        auto* search = page->findChild<QLineEdit*>();
        search->setText(QStringLiteral("best menu"));
        QTRY_COMPARE_WITH_TIMEOUT(page->table()->model()->rowCount(), 1, kPatience);
        search->clear();
    }

    void adapters_show_their_losses() {
        studio_->window->go(PageId::Adapters);
        auto* page = static_cast<AdaptersPage*>(studio_->window->page(PageId::Adapters));
        QVERIFY(page->count() >= 1);
        QTRY_VERIFY_WITH_TIMEOUT(page->table()->model()->index(0, AdapterModel::Loss).data().toString().toDouble() > 0, kPatience);
    }

    void ten_thousand_adapters_are_listed_searched_and_stall_nothing() {
        constexpr int kMany = 10000;
        FakeStudio studio(theme_);
        RunSpec spec;
        spec.model.path = "/models/base.gguf";
        const fs::path runs = studio.window->state().runs_folder();
        QVERIFY(RunFolder::create(runs / "first", spec, {{"status", "finished"}, {"created", "2026-01-01T00:00:00Z"}}).ok());
        std::ifstream file(runs / "first/run.json");
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (int i = 0; i < kMany; ++i) {
            const fs::path folder = runs / ("run-" + std::to_string(100000 + i));
            fs::create_directories(folder / "adapter");
            std::ofstream(folder / "run.json") << text;
            std::ofstream(folder / "adapter/adapter_config.json") << "{}";
        }
        auto* page = static_cast<AdaptersPage*>(studio.window->page(PageId::Adapters));
        StallWatch watch;
        watch.start();
        studio.window->go(PageId::Adapters);
        QTRY_COMPARE_WITH_TIMEOUT(page->count(), kMany, 120000);
        for (int i = 0; i < 20; ++i) {
            page->table()->verticalScrollBar()->setValue(page->table()->verticalScrollBar()->maximum() * i / 20);
            QTest::qWait(5);
        }
        auto* search = page->findChild<QLineEdit*>();
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("RUN-109 lora"));
        QTRY_COMPARE_WITH_TIMEOUT(page->table()->model()->rowCount(), 1000, kPatience);
        QTest::keyClick(page->table(), Qt::Key_Down);
        search->clear();
        QTRY_COMPARE_WITH_TIMEOUT(page->table()->model()->rowCount(), kMany, kPatience);
        watch.stop();
        qInfo("%s", qPrintable(watch.text()));
        QVERIFY2(watch.worst_work_ms() <= 2 * StallWatch::kStallMs, qPrintable(watch.text()));   // 17 to 41 measured here; a loaded machine takes more
    }

    void marked_adapters_make_a_routing_that_can_be_tried() {
        studio_->window->go(PageId::Adapters);
        auto* page = static_cast<AdaptersPage*>(studio_->window->page(PageId::Adapters));
        auto* table = page->table();
        QVERIFY(table->model()->rowCount() >= 1);
        auto* make = find_button(page->routing(), QStringLiteral("Make a routing"));
        auto* attempt = find_button(page->routing(), QStringLiteral("Try"));
        table->selectRow(0);
        QVERIFY(!make->isEnabled());
        KnownAdapter one;
        one.name = "menus";
        one.folder = "/nowhere/a";
        one.base = one.spec.model.path = model_;
        KnownAdapter other = one;
        other.folder = "/nowhere/b";
        other.base = "/nowhere/other.gguf";
        page->routing()->set_adapters({one, other});
        QVERIFY(!make->isEnabled());
        other.base = one.base;
        page->routing()->set_adapters({one, other});
        QVERIFY(make->isEnabled() && !attempt->isEnabled());
        QTest::mouseClick(make, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page->routing()->presenter().routing().empty(), kPatience);
        QVERIFY2(page->routing()->said().contains(QStringLiteral("99 of 100")), qPrintable(page->routing()->said()));
        QCOMPARE(page->routing()->presenter().made()["routes"][1]["name"].get<std::string>(), std::string("menus-2"));
        auto* prompt = page->routing()->findChild<QLineEdit*>();
        prompt->setFocus();
        QTest::keyClicks(prompt, QStringLiteral("name[The Mill]"));
        QTest::keyClick(prompt, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(page->routing()->said().contains(QStringLiteral("menus (98 %)")), kPatience);
        prompt->selectAll();
        QTest::keyClicks(prompt, QStringLiteral("<b>hello</b>"));
        QTest::mouseClick(attempt, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page->routing()->said().startsWith(QStringLiteral("The base alone")), kPatience);
    }

    void a_routing_answers_in_the_chat_and_tells_who_did() {
        auto* page = static_cast<AdaptersPage*>(studio_->window->page(PageId::Adapters));
        QTest::mouseClick(find_button(page->routing(), QStringLiteral("Chat with it")), Qt::LeftButton);
        auto* chat = static_cast<ChatPage*>(studio_->window->page(PageId::Chat));
        QVERIFY(chat->isVisible());
        const ChatTarget target = studio_->window->state().chat;
        QVERIFY(target.adapter.empty() && target.routing.find("routings/routing-1") != std::string::npos && target.model.path == model_);
        QVERIFY2(target.title.starts_with("routing-1 (menus, menus-2)"), target.title.c_str());
        chat->input()->setFocus();
        QTest::keyClicks(chat->input(), QStringLiteral("name[The Mill]"));
        QTest::keyClick(chat->input(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!chat->presenter().is_answering() && !chat->presenter().turns().empty(), kPatience);
        const ChatTurn& answer = chat->presenter().turns().back();
        QVERIFY2(answer.remark.startsWith(QStringLiteral("by menus (98 % sure)")), qPrintable(answer.remark));
        QCOMPARE(answer.by.adapter, std::string("/nowhere/a"));
        for (const char* damaged : {"{", "[]", R"({"model": 7, "routes": []})", R"({"model": "/m", "routes": [{"name": 3}]})"}) {
            const fs::path folder = routings_folder(studio_->window->state().home) / "damaged";
            fs::create_directories(folder);
            std::ofstream(folder / "routing.json") << damaged;
            QCOMPARE(known_routings(studio_->window->state().home).size(), size_t{1});
        }
    }

private:
    static QPushButton* find_button(QWidget* in, const QString& text) {
        for (auto* button : in->findChildren<QPushButton*>())
            if (button->text() == text) return button;
        return nullptr;
    }
    void use_files() {
        studio_->window->update_state([&](AppState& state) {
            state.model.path = model_;
            state.remember_model(model_);
            state.data.path = csv_;
            state.data.map = {"instruction=mr", "output=ref"};
            state.remember_data({"restaurants", state.data, 80, 1});
        });
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
    std::string csv_, model_;
};

LORICA_GUI_MAIN(PagesTest)
#include "pages_test.moc"
