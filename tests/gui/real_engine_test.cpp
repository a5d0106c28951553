// SPDX-License-Identifier: GPL-3.0-or-later
// The studio with the LibTorch engine on a tiny model: bad files are told, a run learns, its adapter answers. GUI thread.
#include <QButtonGroup>
#include <QComboBox>
#include <QPlainTextEdit>

#include "core/engine/factory.h"
#include "tests/support/gui/gui_support.h"
#include "tests/support/gui/stall_watch.h"
#include "tests/support/tiny_model.h"
#include "ui/pages/adapters/adapters_page.h"
#include "ui/pages/benchmark/benchmark_page.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/experiments/experiments_page.h"
#include "ui/pages/export/export_page.h"
#include "ui/pages/home/home_page.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/train/change_dialog.h"
#include "ui/pages/train/train_page.h"

using namespace lorica;

namespace {

constexpr int kPatience = 60000;

KnownData data_set(const std::string& path) {
    KnownData known{"words", {}, 0, 0};
    known.data.path = path;
    known.data.map = {"instruction=question", "output=answer"};
    return known;
}

}  // namespace

class RealEngineTest : public QObject {
    Q_OBJECT
public:
    explicit RealEngineTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void initTestCase() {
        test::write_tiny_model(path("tiny"));
        QByteArray csv = "question,answer\n";
        for (int i = 0; i < 60; ++i) csv += "what is " + QByteArray::number(i % 6) + "?,it is " + QByteArray::number(i % 6) + " indeed\n";
        write("words.csv", csv);
        bridge_ = std::make_unique<EngineBridge>();
        AppState state;
        state.home = path("home");
        window_ = std::make_unique<MainWindow>(*bridge_, theme_, state);
        window_->show();
        const std::string home = path("home");
        bridge_->start([home](EventSink sink) { return load_engine({home, 0}, std::move(sink)); });
        QTRY_VERIFY_WITH_TIMEOUT(bridge_->is_ready(), kPatience);
    }
    void cleanupTestCase() {
        window_.reset();
        bridge_.reset();
    }

    void bad_files_are_told_in_one_sentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty file") << QByteArray() << QStringLiteral("empty.csv") << QStringLiteral("empty");
        QTest::newRow("ragged row") << QByteArray("question,answer\na,b\nc\n") << QStringLiteral("ragged.csv") << QStringLiteral("3");
        QTest::newRow("cut line") << QByteArray("{\"question\":\"a\",\"answer\":\"b\"}\n{\"question\":\"c\",\"ans") << QStringLiteral("cut.jsonl") << QStringLiteral("2");
        QTest::newRow("wrong mapping") << QByteArray("a,b\n1,2\n") << QStringLiteral("other.csv") << QStringLiteral("question");
        QTest::newRow("empty response") << QByteArray("question,answer\na,\nc,d\n") << QStringLiteral("gap.csv") << QStringLiteral("answer");
    }
    void bad_files_are_told_in_one_sentence() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QFETCH(QString, expected);
        DataPresenter presenter(*bridge_);
        presenter.inspect({}, data_set(write(name, bytes)).data);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.is_busy(), kPatience);
        QString told = presenter.error() ? QString::fromStdString(presenter.error()->text()) : QString();
        for (const auto& problem : presenter.problems()) told += QString::fromStdString(problem.dump());
        QVERIFY2(told.contains(expected), qPrintable(told));
        QVERIFY(presenter.error() || presenter.unusable() > 0);
    }

    void a_missing_data_set_and_model_are_told() {
        DataPresenter presenter(*bridge_);
        presenter.inspect({}, data_set(path("nowhere.csv")).data);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.is_busy(), kPatience);
        QVERIFY(presenter.error() && presenter.error()->code == ErrorCode::NotFound);
        use(path("nowhere"), path("words.csv"));
        auto* train = static_cast<TrainPage*>(window_->page(PageId::Train));
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().forecast().state, Forecast::State::Refused, kPatience);
        QVERIFY(train->presenter().forecast().error->text().find("nowhere") != std::string::npos);
    }

    void a_damaged_model_is_told() {
        use(write("bad.gguf", "GGML is not GGUF, and too short"), path("words.csv"));
        auto* train = static_cast<TrainPage*>(window_->page(PageId::Train));
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().forecast().state == Forecast::State::Refused &&
                                 train->presenter().forecast().error->text().find("bad.gguf") != std::string::npos, kPatience);
    }

    void a_run_learns_and_its_adapter_answers() {
        use(path("tiny"), path("words.csv"));
        window_->go(PageId::Train);
        auto* train = static_cast<TrainPage*>(window_->page(PageId::Train));
        RunSpec spec = train->setup()->form()->spec();
        spec.model.dtype = "float32";
        spec.train.num_train_epochs = 8;
        spec.train.learning_rate = 1e-2;
        spec.train.warmup_steps = 2;
        spec.adapter.lora_dropout = 0;
        train->setup()->form()->set_spec(spec);
        Q_EMIT train->setup()->form()->changed();
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().forecast().state, Forecast::State::Known, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(window_->action(UiCommand::StartTraining)->isEnabled(), kPatience);
        StallWatch watch;
        watch.start();
        window_->action(UiCommand::StartTraining)->trigger();
        QVERIFY(run_until([&] { return train->presenter().shown() && train->presenter().shown()->is_over(); }, kPatience));
        watch.stop();
        qInfo("%s", qPrintable(watch.text()));
        QVERIFY2(watch.worst_work_ms() <= StallWatch::kStallMs, qPrintable(watch.text()));
        const RunRecord& run = *train->presenter().shown();
        QVERIFY2(run.state == RunState::Finished, run.error ? run.error->text().c_str() : state_text(run.state));
        QVERIFY(run.steps.back().loss < 0.6 * run.steps.front().loss);
        QVERIFY(fs::exists(fs::path(run.folder) / "adapter/adapter_config.json"));
        window_->action(UiCommand::ChatWithRun)->trigger();
        ask();
    }

    void a_finished_run_trains_on() {
        window_->go(PageId::Train);
        auto* train = static_cast<TrainPage*>(window_->page(PageId::Train));
        const int64_t before = train->presenter().shown()->step();
        QTRY_VERIFY_WITH_TIMEOUT(window_->action(UiCommand::ChangeRun)->isEnabled(), kPatience);
        window_->action(UiCommand::ChangeRun)->trigger();
        ChangeDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = window_->findChild<ChangeDialog*>()) != nullptr && dialog->isVisible(), kPatience);
        const int64_t more = dialog->change().total_steps - before;
        QVERIFY(more > 0);   // an epoch
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().shown()->is_over() && train->presenter().shown()->step() == before + more, kPatience);
        QCOMPARE(train->presenter().shown()->state, RunState::Finished);
        QCOMPARE(static_cast<int64_t>(train->presenter().shown()->steps.size()), before + more);   // one curve
    }

    // Base against adapter on the rows that the run held out, by keys, and the pair as a line for DPO.
    void base_and_adapter_are_judged_blind_on_held_out_rows() {
        window_->activateWindow();
        window_->action(UiCommand::JudgeBlind)->trigger();
        auto* chat = static_cast<ChatPage*>(window_->page(PageId::Chat));
        JudgeView* judge = chat->judge();
        JudgePresenter& presenter = judge->presenter();
        const auto pickers = judge->findChildren<QComboBox*>();
        for (const auto& [picker, title] : {std::pair{pickers[0], QStringLiteral("run-01 on tiny")}, std::pair{pickers[1], QStringLiteral("tiny")}}) {
            picker->setFocus();
            while (picker->currentText() != title) QTest::keyClick(picker, picker->currentIndex() < picker->findText(title) ? Qt::Key_Down : Qt::Key_Up);
        }
        for (const PromptSource& source : prompt_sources(window_->state()))
            if (source.title == "Held-out rows of run-01") presenter.read(source);
        QTRY_VERIFY_WITH_TIMEOUT(presenter.has_set() && !presenter.is_reading(), kPatience);
        QVERIFY2(presenter.total() >= 1 && presenter.total() <= 3, qPrintable(QString::number(presenter.total())));   // 5 % of 60 rows, each prompt once
        const size_t prompts = presenter.total();
        judge->focus_prompt();
        for (size_t i = 0; i < prompts; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            QTRY_VERIFY2_WITH_TIMEOUT(presenter.stage() == JudgePresenter::Stage::Ready, qPrintable(presenter.side(0).remark + presenter.side(1).remark), kPatience);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
            QTRY_COMPARE_WITH_TIMEOUT(presenter.stage(), JudgePresenter::Stage::Judged, kPatience);
        }
        const auto log = VoteFile(path("home")).read();
        QVERIFY(log.ok() && log->votes.size() == prompts);
        for (const Vote& vote : log->votes) {
            QVERIFY(vote.a.adapter.empty() != vote.b.adapter.empty());
            QVERIFY(!vote.a.text.empty() && vote.a.tokens > 0 && vote.row >= 1 && vote.row <= 60);
        }
    }

    void the_merged_model_answers() {
        auto* train = static_cast<TrainPage*>(window_->page(PageId::Train));
        const std::string folder = path("merged");
        train->presenter().merge(folder, "auto");
        QTRY_VERIFY_WITH_TIMEOUT(train->presenter().merging().command == 0, kPatience);
        QVERIFY(fs::exists(fs::path(folder) / "model.safetensors"));
        QVERIFY(fs::exists(fs::path(folder) / "tokenizer.json"));
        window_->update_state([&](AppState& state) {
            state.chat = {"merged", {}, ""};
            state.chat.model.path = folder;
        });
        window_->go(PageId::Chat);
        static_cast<ChatPage*>(window_->page(PageId::Chat))->show_view(ChatPage::View::Chat);
        ask();
    }

    void an_export_is_written_and_proved() {
        window_->go(PageId::Adapters);
        QAction* to_export = window_->page(PageId::Adapters)->header().primary;
        QVERIFY(to_export != nullptr);
        to_export->trigger();
        QCOMPARE(window_->current_page(), PageId::Export);
        auto* page = static_cast<ExportPage*>(window_->page(PageId::Export));
        QTest::mouseClick(page->findChild<QButtonGroup*>()->buttons().value(1), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page->header().primary && page->header().primary->isEnabled(), kPatience);
        QVERIFY(page->wish().format == ExportFormat::Gguf && !page->wish().adapter.empty() && page->wish().verify);
        page->header().primary->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(page->presenter().result().has_value(), kPatience);
        const ExportResult& done = *page->presenter().result();
        QVERIFY2(!done.error, done.error ? done.error->text().c_str() : "");
        QVERIFY2(done.result.value("verification", nlohmann::json::object()).value("passed", false), done.result.dump().c_str());
        QVERIFY(fs::file_size(done.wish.path) > 10000);
    }

    void ranks_are_swept_and_methods_compared() {
        RunSpec spec = static_cast<TrainPage*>(window_->page(PageId::Train))->setup()->form()->spec();
        spec.train.max_steps = 6;
        spec.data.validation_fraction = 0.1;
        auto* experiments = static_cast<ExperimentsPage*>(window_->page(PageId::Experiments));
        experiments->presenter().start({spec, {"adapter.r=1,2"}, path("home/sweeps/ranks")});
        QTRY_VERIFY_WITH_TIMEOUT(!experiments->presenter().is_running(), kPatience);
        auto* benchmark = static_cast<BenchmarkPage*>(window_->page(PageId::Benchmark));
        RunBenchmark wanted;
        wanted.spec = spec;
        wanted.methods = {"lora", "prefix"};
        wanted.folder = path("home/benchmarks/two");
        benchmark->presenter().start(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(!benchmark->presenter().is_running(), kPatience);
        QVERIFY(read_report(wanted.folder).ok());
    }

    // The next start: whatever a page shows then, it has read from the folders, since this window's engine is a fake.
    void recorded_folders_fill_every_page_of_the_next_window() {
        QVERIFY(save_app_state(window_->state()).ok());
        const RunRecord* lived = static_cast<TrainPage*>(window_->page(PageId::Train))->presenter().shown();
        QVERIFY(lived != nullptr);
        FakeStudio next(theme_, {}, [this](AppState& state) { state = load_app_state(path("home")); });
        auto* home = visit<HomePage>(next, PageId::Home);
        QTRY_VERIFY_WITH_TIMEOUT(home->count() >= 1, kPatience);
        QCOMPARE(home->table()->item(0, 0)->text(), QStringLiteral("run-01"));

        auto* models = visit<ModelsPage>(next, PageId::Models);
        QTRY_VERIFY_WITH_TIMEOUT(models->current() != nullptr, kPatience);

        auto* train = visit<TrainPage>(next, PageId::Train);
        QVERIFY(train->presenter().open(lived->folder).ok());
        QTRY_COMPARE_WITH_TIMEOUT(train->presenter().shown()->steps.size(), lived->steps.size(), kPatience);
        QCOMPARE(train->presenter().shown()->steps.back().loss, lived->steps.back().loss);
        QCOMPARE(train->presenter().shown()->evals.size(), lived->evals.size());
        QCOMPARE(train->run()->loss_chart()->series(0).size(), lived->steps.size());
        QCOMPARE(train->run()->state_line(), QStringLiteral("Finished"));

        auto* experiments = visit<ExperimentsPage>(next, PageId::Experiments);
        QTRY_COMPARE_WITH_TIMEOUT(experiments->presenter().sweeps().size(), size_t{1}, kPatience);
        const SweepSummary& sweep = experiments->presenter().sweeps().front();
        QCOMPARE(sweep.done(), int64_t{2});
        QVERIFY(!sweep.reason.empty() && sweep.cells[0].eval_loss > 0 && sweep.cells[0].parameters < sweep.cells[1].parameters);
        QCOMPARE(experiments->presenter().runs().size(), size_t{3});   // the sweep's two are runs too

        auto* benchmark = visit<BenchmarkPage>(next, PageId::Benchmark);
        QTRY_VERIFY_WITH_TIMEOUT(benchmark->benchmark() != nullptr, kPatience);
        QCOMPARE(benchmark->benchmark()->done(), int64_t{2});
        QTRY_VERIFY_WITH_TIMEOUT(benchmark->chart() != nullptr && benchmark->chart()->series(0).size() == 6, kPatience);

        auto* adapters = visit<AdaptersPage>(next, PageId::Adapters);
        QTRY_VERIFY_WITH_TIMEOUT(adapters->count() >= 1, kPatience);

        auto* page = visit<ExportPage>(next, PageId::Export);
        QVERIFY(offers(page, QStringLiteral("run-01 on tiny")));

        next.window->action(UiCommand::JudgeBlind)->trigger();
        auto* chat = static_cast<ChatPage*>(next.window->page(PageId::Chat));
        QVERIFY(offers(chat->judge(), QStringLiteral("run-01 on tiny")));
        chat->show_view(ChatPage::View::Votes);
        QTRY_VERIFY_WITH_TIMEOUT(chat->votes()->results().votes >= 1, kPatience);

        auto* data = visit<DataPage>(next, PageId::Data);
        QTRY_COMPARE_WITH_TIMEOUT(data->presenter().row_count(), int64_t{60}, kPatience);
    }

    void an_existing_run_name_cannot_be_started() {
        window_->action(UiCommand::NewRun)->trigger();
        window_->go(PageId::Train);
        auto* name = window_->findChild<QLineEdit*>(QStringLiteral("run name"));
        QVERIFY(name != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(window_->action(UiCommand::StartTraining)->isEnabled(), kPatience);
        name->setText(QStringLiteral("run-01"));
        QTRY_VERIFY(!window_->action(UiCommand::StartTraining)->isEnabled());
    }

private:
    std::string path(const char* name) const { return home_.filePath(QString::fromLatin1(name)).toStdString(); }
    std::string write(const QString& name, const QByteArray& bytes) const {
        QFile file(home_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write");
        return file.fileName().toStdString();
    }
    void use(const std::string& model, const std::string& data) {
        window_->update_state([&](AppState& state) {
            state.model.path = model;
            state.remember_model(model);
            const KnownData known = data_set(data);
            state.data = known.data;
            state.remember_data(known);
        });
    }
    static bool offers(const QWidget* parent, const QString& choice) {
        const auto boxes = parent->findChildren<QComboBox*>();
        return std::any_of(boxes.begin(), boxes.end(), [&](const QComboBox* box) { return box->findText(choice) >= 0; });
    }
    template <class P>
    static P* visit(FakeStudio& studio, PageId id) {
        studio.window->go(id);
        return static_cast<P*>(studio.window->page(id));
    }
    void ask() {
        auto* chat = static_cast<ChatPage*>(window_->page(PageId::Chat));
        const size_t before = chat->presenter().turns().size();
        QTest::keyClicks(chat->input(), QStringLiteral("what is 3?"));
        QTest::keyClick(chat->input(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(chat->presenter().turns().size() == before + 2 && !chat->presenter().is_answering(), kPatience);
        const auto& answer = chat->presenter().turns().back();
        QVERIFY2(!answer.failed, qPrintable(answer.remark));
        QVERIFY(!answer.text.isEmpty());  // sampled: what it says is up to the seed
    }

    Theme& theme_;
    QTemporaryDir home_;
    std::unique_ptr<EngineBridge> bridge_;
    std::unique_ptr<MainWindow> window_;
};

LORICA_GUI_MAIN(RealEngineTest)
#include "real_engine_test.moc"
