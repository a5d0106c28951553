// SPDX-License-Identifier: GPL-3.0-or-later
// The tour's steps. GUI thread.
#include "tests/support/gui/tour.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QMenu>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTimer>
#include <algorithm>

#include "tests/support/tiny_model.h"
#include "ui/charts/chart.h"
#include "ui/pages/adapters/adapters_page.h"
#include "ui/pages/benchmark/benchmark_page.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/data/data_editor.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/import_sheet.h"
#include "ui/pages/experiments/experiments_page.h"
#include "ui/pages/export/export_page.h"
#include "ui/pages/home/home_page.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/train/merge_dialog.h"
#include "ui/pages/train/train_page.h"

namespace lorica {
namespace {

constexpr int kSettle = 40;   // ms until layouts and repaints are through

constexpr std::pair<UiCommand, const char*> kPages[] = {
    {UiCommand::GoHome, "home"}, {UiCommand::GoData, "data"}, {UiCommand::GoModels, "models"}, {UiCommand::GoTrain, "train"}, {UiCommand::GoExperiments, "experiments"},
    {UiCommand::GoBenchmark, "benchmark"}, {UiCommand::GoChat, "chat"}, {UiCommand::GoAdapters, "adapters"}, {UiCommand::GoExport, "export"}};

QAbstractButton* button_of(QWidget& inside, const QString& text) {
    for (auto* one : inside.findChildren<QAbstractButton*>())
        if (one->isVisible() && one->isEnabled() && one->text().trimmed() == text) return one;
    return nullptr;
}

}  // namespace

Tour::Tour(FakeStudio& studio, Stop stop) : studio_(studio), stop_(std::move(stop)) {}

bool Tour::run() {
    window().activateWindow();
    ResourceSample machine;   // made up, so that every picture has the same
    machine.cpu_percent = 160;
    machine.rss_bytes = 812'000'000;
    machine.ram_total = 25'300'000'000;
    machine.ram_available = 18'900'000'000;
    machine.disk_free = 80'400'000'000;
    machine.device_total = 24'000'000'000;
    machine.device_bytes = 9'600'000'000;
    machine.device_percent = 87;
    machine.device_celsius = 61;
    machine.device_watts = 312;
    Q_EMIT studio_.bridge->resource_sample(machine);
    for (const auto step : {&Tour::empty_pages, &Tour::data, &Tour::models, &Tour::editor, &Tour::dialogs, &Tour::training, &Tour::after_training, &Tour::chat, &Tour::judging,
                            &Tour::experiments, &Tour::benchmark, &Tour::adapters, &Tour::exporting}) {
        (this->*step)();
        if (!what_.isEmpty()) return false;
    }
    command(UiCommand::GoHome);
    stop(QStringLiteral("home"));
    return what_.isEmpty();
}

void Tour::show(QWidget& widget, const QString& name) {
    if (!what_.isEmpty()) return;
    QTest::qWait(kSettle);
    for (Chart* chart : widget.findChildren<Chart*>()) chart->flush();    // one that was slow to draw would wait
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);   // of a text that changed just now
    stop_(widget, name);
}

void Tour::wait(const std::function<bool()>& done, const char* what, int ms) {
    if (what_.isEmpty() && !QTest::qWaitFor(done, ms)) what_ = QStringLiteral("waited in vain for %1").arg(QLatin1String(what));
}

void Tour::command(UiCommand id) {
    const QKeySequence keys = window().commands().key(id);
    if (!keys.isEmpty() && keys[0].keyboardModifiers() != Qt::NoModifier) {
        if (!window().isActiveWindow()) {
            window().activateWindow();
            wait([this] { return window().isActiveWindow(); }, "the window to be active");
        }
        QWidget* focus = QApplication::focusWidget();
        QTest::keySequence(focus && focus->window() == &window() ? focus : static_cast<QWidget*>(&window()), keys);
    } else {
        click(button_of(window(), window().action(id)->text()));
    }
}

void Tour::key(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers) {
    if (widget) QTest::keyClick(widget, key, modifiers);
}

void Tour::click(QAbstractButton* button) {
    if (!what_.isEmpty()) return;
    if (!button || !button->isEnabled()) {
        what_ = button ? QStringLiteral("\"%1\" is disabled").arg(button->text()) : QStringLiteral("a button is missing");
        return;
    }
    const int edge = std::min(8, button->width() / 2);   // where a box to tick has its square
    QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(button->isRightToLeft() ? button->width() - 1 - edge : edge, button->height() / 2));
}

void Tour::click_segment(QWidget* inside, int segments, int index) {
    for (auto* one : inside->findChildren<Segments*>()) {
        const auto buttons = one->findChildren<QAbstractButton*>();
        if (one->isVisible() && buttons.size() == segments) return click(buttons[index]);
    }
    what_ = QStringLiteral("a row of buttons is missing");
}

void Tour::type(QWidget* into, const QString& text) {
    if (!into) {
        what_ = QStringLiteral("a field for \"%1\" is missing").arg(text);
        return;
    }
    into->setFocus();
    key(into, Qt::Key_A, Qt::ControlModifier);
    for (const QChar c : text) {   // QTest::keyClicks knows ASCII alone
        if (c.unicode() < 128) QTest::keyClick(into, c.toLatin1());
        else QTest::sendKeyEvent(QTest::Click, into, Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
}

void Tour::choose(QComboBox* box, int index) {
    if (!box || index >= box->count()) {
        what_ = QStringLiteral("a choice is missing");
        return;
    }
    box->setFocus();
    for (int i = 0; i < box->count() && box->currentIndex() != index; ++i) key(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
}

void Tour::in_dialogs(const std::function<void()>& open, const std::vector<DialogStop>& stops) {
    QPointer<QDialog> last;
    size_t seen = 0;
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isVisible() || dialog == last) return;
        last = dialog;
        if (seen < stops.size()) {
            show(*dialog, stops[seen].name);
            if (stops[seen].act) stops[seen].act(*dialog);
        }
        ++seen;
        if (last && last->isVisible()) key(last, Qt::Key_Escape);
    });
    watch.start(20);
    open();
    wait([&] { return seen >= stops.size() && !QApplication::activeModalWidget(); }, "a dialog");
}

void Tour::empty_pages() {
    for (const auto& [id, name] : kPages) {
        command(id);
        stop(QStringLiteral("%1-empty").arg(QLatin1String(name)));
    }
    command(UiCommand::GoHome);
    click(button_of(*window().page(PageId::Home), window().action(UiCommand::TakeTour)->text()));
    stop(QStringLiteral("tour"));
    for (int i = 0; i < 5; ++i) key(QApplication::focusWidget(), Qt::Key_Space);
    stop(QStringLiteral("tour-end"));
    key(QApplication::focusWidget(), Qt::Key_Escape);
}

void Tour::dialogs() {
    in_dialogs([this] { command(UiCommand::Preferences); }, {{QStringLiteral("preferences"), [this](QWidget& dialog) {
                                                                  click_segment(&dialog, 2, 1);
                                                                  show(dialog, QStringLiteral("preferences-keyboard"));
                                                              }}});
    in_dialogs([this] { command(UiCommand::ShowShortcuts); }, {{QStringLiteral("shortcuts"), {}}});
    in_dialogs([this] { command(UiCommand::FindCommand); },
               {{QStringLiteral("palette"),
                 [this](QWidget& dialog) {
                     type(dialog.findChild<QLineEdit*>(), window().action(UiCommand::About)->text());
                     show(dialog, QStringLiteral("palette-found"));
                     key(dialog.findChild<QLineEdit*>(), Qt::Key_Return);
                 }},
                {QStringLiteral("about"), {}}});
}

void Tour::data() {
    const std::string csv = studio_.write(QStringLiteral("restaurants.csv"), restaurant_csv(1600));
    window().open_files({QString::fromStdString(csv)});
    auto* sheet = window().findChild<ImportSheet*>();
    if (!sheet) {
        what_ = QStringLiteral("no import sheet");
        return;
    }
    auto* instruction = sheet->findChild<QComboBox*>(QStringLiteral("role_instruction"));
    wait([&] { return instruction->isVisible() && instruction->count() == 3; }, "the columns");
    choose(instruction, instruction->findText(QStringLiteral("mr")));
    auto* output = sheet->findChild<QComboBox*>(QStringLiteral("role_output"));
    choose(output, output->findText(QStringLiteral("ref")));
    type(sheet->findChild<QPlainTextEdit*>(QStringLiteral("prompt_template")), QStringLiteral("Describe the restaurant: {mr}"));
    auto* import = sheet->findChild<QPushButton*>(QStringLiteral("import"));
    wait([&] { return import->isEnabled() && !sheet->presenter().is_busy() && sheet->presenter().usable() == 1599; }, "the rows");
    show(*sheet, QStringLiteral("data-import"));
    click(import);
    auto* data = page<DataPage>(PageId::Data);
    wait([&] { return data->presenter().unusable() == 1; }, "the statistics");
    stop(QStringLiteral("data"));
    for (auto* tabs : data->findChildren<QTabWidget*>()) {
        if (!tabs->isVisible()) continue;
        for (int i = 1; i < tabs->count(); ++i) {
            tabs->tabBar()->setFocus();
            key(tabs->tabBar(), Qt::Key_Right);
            stop(QStringLiteral("data-tab-%1").arg(i + 1));
        }
    }
}

void Tour::editor() {
    command(UiCommand::GoData);
    auto* data = page<DataPage>(PageId::Data);
    wait([&] { return data->presenter().row(0).contains("tokens"); }, "the tokens");
    stop(QStringLiteral("data-tokens"));
    data->edit_rows(0);
    wait([&] { return data->editor() && data->editor()->session().table().row_count() == 1600; }, "the editor");
    auto* editor = data->editor();
    stop(QStringLiteral("editor"));
    QTest::keySequence(editor->findChild<QTableView*>(QStringLiteral("editor_table")), QKeySequence(QStringLiteral("Ctrl+F")));
    type(editor->findChild<QLineEdit*>(QStringLiteral("find")), QStringLiteral("Zizzi"));
    stop(QStringLiteral("editor-find"));
    key(editor->findChild<QLineEdit*>(QStringLiteral("find")), Qt::Key_Escape);
    for (auto* tabs : editor->findChildren<QTabWidget*>())
        if (tabs->isVisible()) {
            tabs->tabBar()->setFocus();
            key(tabs->tabBar(), Qt::Key_Right);
            stop(QStringLiteral("editor-findings"));
        }
    window().go(PageId::Home);
}

void Tour::models() {
    const std::string model = studio_.path(QStringLiteral("SmolLM2-tiny"));
    test::write_tiny_model(model, {.dtype = "bfloat16"});
    window().open_files({QString::fromStdString(model)});
    auto* train = page<TrainPage>(PageId::Train);
    wait([&] { return train->presenter().forecast().state == Forecast::State::Known; }, "the forecast");
    command(UiCommand::GoModels);
    stop(QStringLiteral("models"));
    QPointer<PromptSheet> sheet = open_prompt(window().findChild<QAbstractButton*>(QStringLiteral("try template")));
    if (!sheet) return;
    type(sheet->findChild<QPlainTextEdit*>(), QStringLiteral("What is there to eat?"));
    wait([&] { return sheet->findChild<TokenText*>()->toPlainText().contains(QStringLiteral("eat")); }, "the message in the prompt");
    if (sheet) show(*sheet, QStringLiteral("models-prompt"));
    if (sheet) sheet->reject();
}

// Null where it did not come.
PromptSheet* Tour::open_prompt(QAbstractButton* button) {
    click(button);
    PromptSheet* sheet = nullptr;
    wait([&] { return (sheet = window().findChild<PromptSheet*>()) != nullptr && !sheet->findChild<TokenText*>()->toPlainText().isEmpty(); }, "the prompt");
    return sheet;
}

void Tour::training() {
    command(UiCommand::GoTrain);
    auto* train = page<TrainPage>(PageId::Train);
    stop(QStringLiteral("train-setup"));
    const std::string more = studio_.write(QStringLiteral("songs.csv"), restaurant_csv(40));
    window().update_state([&](AppState& state) {
        KnownData known{"songs", state.data, 40, 0};
        known.data.path = more;
        state.remember_data(known);
    });
    MixRows* mix = train->setup()->mix();
    wait([&] { return mix->isVisible() && !mix->add_button()->menu()->isEmpty(); }, "another data set");
    if (!what_.isEmpty()) return;
    mix->add_button()->menu()->actions().first()->trigger();
    stop(QStringLiteral("train-mixed"));
    QToolButton* leave_out = nullptr;
    for (auto* one : mix->findChildren<QToolButton*>())
        if (one->isVisible()) leave_out = one;
    click(leave_out);
    auto* presets = train->setup()->findChild<QPushButton*>(QStringLiteral("presets"));
    presets->menu()->popup(presets->mapToGlobal(QPoint(0, presets->height())));
    show(*presets->menu(), QStringLiteral("train-presets"));
    presets->menu()->close();
    for (const auto& [tier, name] : {std::pair{2, "train-expert"}, {1, "train-advanced"}}) {
        click_segment(train->setup(), 3, tier);
        QTest::qWait(kSettle);
        for (auto* area : train->setup()->findChildren<QScrollArea*>())
            if (area->isAncestorOf(train->setup()->form())) area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        stop(QLatin1String(name));
    }
    auto* rank = train->setup()->form()->cell("adapter.r")->control()->findChild<QLineEdit*>();
    type(rank, QStringLiteral("0"));
    stop(QStringLiteral("train-refused"));
    type(rank, QStringLiteral("8"));
    click_segment(train->setup(), 3, 0);
    wait([&] { return window().action(UiCommand::StartTraining)->isEnabled(); }, "Start");
    RunSpec spec = train->presenter().spec();
    spec.train.sample_prompts = {"Describe the restaurant: name[Zizzi], area[riverside]", "Where is Zizzi?"};
    train->presenter().set_spec(spec);
    command(UiCommand::StartTraining);
    wait([&] { return train->presenter().shown() && train->presenter().shown()->step() >= 70; }, "step 70");
    stop(QStringLiteral("train-running"));
    click(button_of(window(), window().action(UiCommand::PauseRun)->text()));
    wait([&] { return train->presenter().shown()->state == RunState::Paused; }, "the pause");
    train->run()->loss_chart()->set_cursor(40);
    stop(QStringLiteral("train-paused"));
    in_dialogs([this] { command(UiCommand::ChangeRun); }, {{QStringLiteral("change-run"), {}}});
    studio_.bridge->post(ChangeRun{train->presenter().live() ? train->presenter().live()->command : 0, {5e-5, 0}});
    wait([&] { return train->run()->loss_chart()->marks().size() == 1; }, "the mark of the change");
    train->presenter().note(30, "from here on the loss hardly falls");
    stop(QStringLiteral("train-changed"));
    command(UiCommand::GoHome);
    stop(QStringLiteral("home-paused"));
    command(UiCommand::GoTrain);
    for (int i = 0; i < 2; ++i) {   // two more behind it
        command(UiCommand::NewRun);
        wait([&] { return window().action(UiCommand::StartTraining)->isEnabled(); }, "Start");
        command(UiCommand::StartTraining);
    }
    command(UiCommand::ShowLog);
    auto* fold = window().findChild<QAbstractButton*>(QStringLiteral("jobs_fold"));
    wait([&] { return fold && fold->isVisible(); }, "the line of jobs");
    click(fold);
    stop(QStringLiteral("train-in-line"));
    command(UiCommand::ShowLog);
    for (const auto& job : std::vector(window().jobs().jobs()))
        if (!job.running) studio_.bridge->post(StopRun{job.id, false});
    wait([&] { return window().jobs().jobs().size() <= 1; }, "an empty line");
    window().update_state([&](AppState& state) { state.open_run = train->presenter().live() ? train->presenter().live()->folder : ""; });
}

void Tour::after_training() {
    command(UiCommand::GoTrain);
    auto* train = page<TrainPage>(PageId::Train);
    click(button_of(window(), window().action(UiCommand::PauseRun)->text()));
    wait([&] { return train->presenter().shown()->is_over(); }, "the end of the run");
    stop(QStringLiteral("train-finished"));
    click_segment(train->run(), 2, 1);
    for (int i = 0; i < 2; ++i)   // behind speed and memory
        for (auto* one : train->run()->findChildren<QAbstractButton*>(QStringLiteral("next chart")))
            if (one->isVisible()) {
                click(one);
                break;
            }
    stop(QStringLiteral("train-samples"));
    click_segment(train->run(), 2, 0);
    Chart* chart = train->run()->loss_chart();
    choose(chart->findChild<QComboBox*>(), 1);
    Q_EMIT chart->enlarge_requested();
    wait([&] { return chart->x_range().second < 4; }, "the epochs' axis");
    stop(QStringLiteral("train-epochs"));
    in_dialogs([&] { chart->show_values(); }, {{QStringLiteral("train-values"), {}}});
    Q_EMIT chart->enlarge_requested();
    choose(chart->findChild<QComboBox*>(), 0);
    in_dialogs([this] { command(UiCommand::ChangeRun); }, {{QStringLiteral("train-on"), {}}});
    in_dialogs([this] { command(UiCommand::MergeRun); }, {{QStringLiteral("merge"), [this](QWidget& dialog) { key(&dialog, Qt::Key_Return); }}});
    wait([&] { return train->presenter().merging().command == 0; }, "the merge");
    stop(QStringLiteral("train-merged"));
    window().clear_notice();
}

void Tour::chat() {
    command(UiCommand::ChatWithRun);
    auto* chat = page<ChatPage>(PageId::Chat);
    type(chat->input(), QStringLiteral("Describe the restaurant: name[Zizzi], area[riverside]"));
    key(chat->input(), Qt::Key_Return);
    wait([&] { return chat->presenter().turns().size() == 2 && !chat->presenter().is_answering(); }, "an answer");
    stop(QStringLiteral("chat"));
    const auto head = [&](const QString& icon) {
        for (auto* one : chat->findChildren<QAbstractButton*>(icon))
            if (one->isVisible()) return one;
        return static_cast<QAbstractButton*>(nullptr);
    };
    QPointer<PromptSheet> prompt = open_prompt(head(QStringLiteral("prompt")));
    if (prompt) show(*prompt, QStringLiteral("chat-prompt"));
    if (prompt) prompt->reject();
    auto* more = chat->findChild<QAbstractButton*>(QStringLiteral("more settings"));
    click(more);
    stop(QStringLiteral("chat-settings"));
    click(more);
    click(head(QStringLiteral("tokens")));
    stop(QStringLiteral("chat-tokens"));
    for (int i = 0; i < 2; ++i) click(button_of(window(), chat->header().secondary.front()->text()));
    type(chat->input(), QStringLiteral("And what does it serve?"));
    key(chat->input(), Qt::Key_Return);
    wait([&] { return chat->column_count() == 3 && chat->presenter(2).turns().size() == 2 && !window().action(UiCommand::StopAnswer)->isEnabled(); }, "three answers");
    stop(QStringLiteral("chat-compared"));
    for (int i = 0; i < 2; ++i) click(head(QStringLiteral("close column")));
    QPointer<ConversationsSheet> sheet = chat->open_sheet();
    bool read = false;
    QObject::connect(sheet, &ConversationsSheet::loaded, sheet, [&] { read = true; });
    wait([&] { return read; }, "the conversations");
    if (sheet) show(*sheet, QStringLiteral("chat-conversations"));
    if (sheet) sheet->reject();
}

// Two answers before the vote, then what some votes say.
void Tour::judging() {
    auto* chat = page<ChatPage>(PageId::Chat);
    command(UiCommand::JudgeBlind);
    JudgeView* judge = chat->judge();
    for (int i = 0; i < 8 && what_.isEmpty(); ++i) {
        type(judge->prompt(), QStringLiteral("Describe the restaurant: name[Zizzi], area[riverside], near[%1]").arg(i));
        key(judge->prompt(), Qt::Key_Return);
        wait([&] { return judge->presenter().stage() == JudgePresenter::Stage::Ready; }, "two answers");
        if (i == 0) stop(QStringLiteral("judge"));
        const bool adapter_left = judge->answer(0)->toPlainText().startsWith(QStringLiteral("The adapter"));
        key(judge->answer(0), i % 4 == 3 ? Qt::Key_3 : adapter_left ? Qt::Key_1 : Qt::Key_2);
        wait([&] { return judge->presenter().stage() == JudgePresenter::Stage::Judged; }, "a vote");
    }
    stop(QStringLiteral("judge-voted"));
    click_segment(chat, 3, 2);
    wait([&] { return chat->votes()->results().votes == 8; }, "the results");
    stop(QStringLiteral("votes"));
    click_segment(chat, 3, 0);
}

void Tour::experiments() {
    command(UiCommand::GoExperiments);
    auto* experiments = page<ExperimentsPage>(PageId::Experiments);
    SweepSheet* sheet = experiments->open_sheet();
    for (auto* edit : sheet->findChildren<QLineEdit*>())
        if (edit->text().startsWith(QStringLiteral("2, 4"))) type(edit, QStringLiteral("2, 8, 32"));
    show(*sheet, QStringLiteral("sweep-sheet"));
    sheet->accept();
    wait([&] { return !experiments->presenter().sweeps().empty() && experiments->presenter().sweeps().front().done() >= 1; }, "a run of the sweep");
    stop(QStringLiteral("sweep-running"));
    wait([&] { return !experiments->presenter().is_running() && !experiments->presenter().sweeps().empty() && !experiments->presenter().sweeps().front().reason.empty(); }, "the sweep", 60000);
    stop(QStringLiteral("sweep"));
    click_segment(experiments->findChild<SweepChart*>(), 2, 1);
    stop(QStringLiteral("sweep-axes"));
    experiments->show_sweeps(false);
    auto* runs = experiments->findChild<QTableWidget*>(QStringLiteral("experiment runs"));
    runs->setFocus();
    runs->clearSelection();
    runs->setCurrentCell(0, 0);
    key(runs, Qt::Key_Down, Qt::ShiftModifier);
    wait([&] { return experiments->presenter().curves().size() == 2; }, "two curves");
    stop(QStringLiteral("experiments"));
}

// Two seeds, one method that fails.
void Tour::benchmark() {
    command(UiCommand::GoBenchmark);
    auto* page = this->page<BenchmarkPage>(PageId::Benchmark);
    BenchmarkSheet* sheet = page->open_sheet();
    for (auto* box : sheet->findChildren<QAbstractButton*>())
        if (box->isCheckable() && !box->isChecked() && (box->text() == QStringLiteral("lora8bit") || box->text() == QStringLiteral("BLEU"))) click(box);
    const auto boxes = sheet->findChildren<QSpinBox*>();
    if (!boxes.isEmpty()) type(boxes.first(), QStringLiteral("2"));
    show(*sheet, QStringLiteral("benchmark-sheet"));
    sheet->accept();
    wait([&] { return page->benchmark() && page->benchmark()->done() >= 3; }, "three runs", 60000);
    stop(QStringLiteral("benchmark-running"));
    wait([&] { return !page->presenter().is_running() && page->benchmark() && page->benchmark()->done() == 8; }, "the benchmark", 90000);
    wait([&] { return page->presenter().curves().size() >= 2 && !page->presenter().curves().front().steps.empty(); }, "the curves");
    wait([&] { return std::ranges::any_of(page->findChildren<Chart*>(), [](Chart* one) { return one->isVisible() && !one->drawn(0).empty(); }); }, "the chart's first frame");
    stop(QStringLiteral("benchmark"));
    page->show_runs(true);
    stop(QStringLiteral("benchmark-runs"));
}

void Tour::adapters() {
    command(UiCommand::GoAdapters);
    auto* adapters = page<AdaptersPage>(PageId::Adapters);
    wait([&] { return adapters->count() >= 1; }, "an adapter");
    for (auto* one : adapters->findChildren<QLineEdit*>())
        if (one->objectName() == QStringLiteral("tags")) type(one, QStringLiteral("restaurants, r8"));
    key(QApplication::focusWidget(), Qt::Key_Return);
    stop(QStringLiteral("adapters"));
    const std::string other = studio_.path(QStringLiteral("adapters/menus"));   // brought along
    test::write_adapter_folder(other, studio_.path(QStringLiteral("SmolLM2-tiny")), 16);
    command(UiCommand::GoHome);
    command(UiCommand::GoAdapters);
    wait([&] { return adapters->count() >= 2; }, "another adapter");
    auto* table = adapters->table();
    table->setFocus();
    key(table, Qt::Key_A, Qt::ControlModifier);
    stop(QStringLiteral("adapters-marked"));
    const auto sheet_of = [&](QDialog* sheet, const char* name) {
        if (!sheet) {
            what_ = QStringLiteral("%1 is missing").arg(QLatin1String(name));
            return;
        }
        show(*sheet, QLatin1String(name));
        sheet->reject();
    };
    sheet_of(adapters->compare(), "adapters-compare");
    sheet_of(adapters->blend(), "adapters-blend");
    AddSheet* added = adapters->add(QString::fromStdString(other));
    wait([&] { return added && !added->said().isEmpty(); }, "what is in the folder");
    sheet_of(added, "adapters-add");
}

void Tour::exporting() {
    command(UiCommand::GoExport);
    auto* page = this->page<ExportPage>(PageId::Export);
    auto* formats = page->findChild<QButtonGroup*>();
    if (formats) click(formats->buttons().value(1));
    const auto primary = [&] { return page->header().primary; };
    wait([&] { return primary() && primary()->isEnabled(); }, "the export's size");
    stop(QStringLiteral("export-gguf"));
    QWidget* bar = window().findChild<PageHeaderBar*>();
    click(bar ? button_of(*bar, primary()->text()) : nullptr);
    wait([&] { return page->presenter().result().has_value(); }, "the export");
    stop(QStringLiteral("export-done"));
}

}  // namespace lorica
