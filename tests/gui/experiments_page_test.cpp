// SPDX-License-Identifier: GPL-3.0-or-later
// The Experiments page: sorting, overlaying and comparing runs; a sweep from its sheet to its recommendation. GUI thread.
#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableWidget>
#include <cmath>
#include <fstream>

#include "core/runtime/run_folder.h"
#include "tests/support/gui/gui_support.h"
#include "ui/pages/experiments/experiments_page.h"

using namespace lorica;

namespace {

constexpr int kPatience = 15000;

}  // namespace

class ExperimentsPageTest : public QObject {
    Q_OBJECT
public:
    explicit ExperimentsPageTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() {
        FakeOptions options;
        options.step_seconds = 0.001;
        options.total_steps = 20;
        options.eval_every = 10;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
    }
    void cleanup() { studio_.reset(); }

    void runs_are_sorted_by_their_numbers() {
        make_run("run-a", 8, 5, 2.5);
        make_run("run-b", 16, 30, 0.9);
        make_run("run-c", 4, 0, 0);
        open(3);
        auto* table = runs();
        table->sortByColumn(3, Qt::AscendingOrder);  // rank: 4 before 16
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("4"));
        QCOMPARE(table->item(2, 3)->text(), QStringLiteral("16"));
        table->sortByColumn(6, Qt::AscendingOrder);  // held out: what is not known comes last
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("run-b"));
        QCOMPARE(table->item(2, 0)->text(), QStringLiteral("run-c"));
    }

    void two_chosen_runs_are_overlaid_and_their_settings_compared() {
        make_run("run-a", 8, 12, 2.5);
        make_run("run-b", 16, 30, 0.9);
        open(2);
        runs()->selectAll();
        QTRY_COMPARE_WITH_TIMEOUT(page()->presenter().curves().size(), size_t{2}, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page()->chart() != nullptr, kPatience);
        std::vector<size_t> points;
        for (const LossCurve& curve : page()->presenter().curves()) points.push_back(curve.steps.size());
        std::sort(points.begin(), points.end());
        QVERIFY(points == (std::vector<size_t>{12, 30}));
        QCOMPARE(page()->chart()->series(0).size() + page()->chart()->series(2).size(), size_t{42});
        bool told = false;
        for (auto* table : page()->findChildren<QTableWidget*>())
            if (table->rowCount() == 1 && table->item(0, 0)->text() == QStringLiteral("adapter.r")) told = table->isVisible();
        QVERIFY(told);
        Chart* chart = page()->findChild<Chart*>();
        Q_EMIT chart->enlarge_requested();
        QVERIFY(!runs()->isVisible());
        Q_EMIT chart->enlarge_requested();
        QVERIFY(runs()->isVisible());
    }

    void the_table_is_exported_with_numbers_not_words() {
        make_run("run, with a comma", 8, 12, 2.5);
        open(1);
        const std::string csv = page()->csv();
        QVERIFY(csv.starts_with("Run,State,Method,Rank,"));
        QVERIFY(csv.find("\"run, with a comma\"") != std::string::npos);
        QVERIFY(csv.find(",2.5,") != std::string::npos);
        QVERIFY(page()->write_csv(studio_->path(QStringLiteral("out.csv"))).ok());
        QVERIFY(!page()->write_csv("/nowhere/out.csv").ok());
    }

    void a_sweep_ends_in_a_table_with_a_recommendation() {
        know_model_and_data();
        studio_->window->go(PageId::Experiments);
        SweepSheet* sheet = page()->open_sheet();
        QVERIFY(sheet->check().ok());
        QCOMPARE(*sheet->check(), int64_t{6});
        auto* values = edit(sheet, QStringLiteral("Its values"));
        values->setText(QStringLiteral("2, 4 ,8"));
        QCOMPARE(sheet->sweep().axes.front(), std::string("adapter.r=2,4,8"));
        QSpinBox* together = nullptr;
        for (auto* box : sheet->findChildren<QSpinBox*>())
            if (box->accessibleName() == QStringLiteral("Runs at once")) together = box;
        QVERIFY(together);
        QCOMPARE(sheet->sweep().together, int64_t{1});
        together->setFocus();
        together->selectAll();
        QTest::keyClicks(together, QStringLiteral("2"));
        QCOMPARE(sheet->sweep().together, int64_t{2});
        bool says = false;
        for (auto* label : sheet->findChildren<QLabel*>()) says = says || label->text() == QStringLiteral("3 runs, up to 2 at once");
        QVERIFY(says);
        QTest::mouseClick(button(sheet, QStringLiteral("Start sweep")), Qt::LeftButton);
        QVERIFY(page()->presenter().is_running());
        QTRY_VERIFY_WITH_TIMEOUT(!page()->presenter().is_running(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().sweeps().size() == 1 && !page()->presenter().sweeps().front().reason.empty(), kPatience);
        const SweepSummary& sweep = page()->presenter().sweeps().front();
        QCOMPARE(sweep.cells.size(), size_t{3});
        QCOMPARE(sweep.recommended, std::string("r-8"));
        auto* cells = page()->findChild<QTableWidget*>(QStringLiteral("sweep cells"));
        QCOMPARE(cells->rowCount(), 3);
        QCOMPARE(cells->item(2, 2)->text(), QStringLiteral("0.5000"));
        bool told = false;
        for (auto* label : page()->findChildren<QLabel*>()) told = told || (label->isVisible() && label->text().contains(QStringLiteral("Recommended: r-8. It has the lowest")));
        QVERIFY(told);
        QCOMPARE(page()->presenter().runs().size(), size_t{3});  // its cells are runs too
        QVERIFY(page()->csv().find("r-4,Finished,") != std::string::npos);
        QCOMPARE(QString::fromStdString(page()->presenter().runs().front().name).section(QLatin1Char('-'), 0, 1), QStringLiteral("sweep-01"));
        // Without a choice the recommended run is opened, and its adapter is one of those one may chat with.
        QTest::mouseClick(button(page(), QStringLiteral("Open run")), Qt::LeftButton);
        QCOMPARE(studio_->window->current_page(), PageId::Train);
        QCOMPARE(studio_->window->state().open_run, sweep.folder + "/cells/r-8");
        QCOMPARE(studio_->window->state().recent_runs.front(), sweep.folder + "/cells/r-8");
        studio_->window->go(PageId::Experiments);
        cells->selectRow(0);
        QTest::mouseClick(button(page(), QStringLiteral("Open run")), Qt::LeftButton);
        QCOMPARE(studio_->window->state().open_run, sweep.folder + "/cells/r-2");
    }

    void a_stopped_sweep_can_be_continued() {
        FakeOptions options;
        options.step_seconds = 0.02;
        options.total_steps = 30;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
        know_model_and_data();
        studio_->window->go(PageId::Experiments);
        SweepSheet* sheet = page()->open_sheet();
        edit(sheet, QStringLiteral("Its values"))->setText(QStringLiteral("2,4"));
        QTest::mouseClick(button(sheet, QStringLiteral("Start sweep")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().cell_share() > 0, kPatience);
        QTest::mouseClick(button(page(), QStringLiteral("Stop sweep")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->presenter().is_running(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(button(page(), QStringLiteral("Continue sweep")) && button(page(), QStringLiteral("Continue sweep"))->isEnabled(), kPatience);
        QVERIFY(page()->presenter().sweeps().front().reason.empty());
        // The next one is the one on view, though an earlier one was chosen.
        sheet = page()->open_sheet();
        edit(sheet, QStringLiteral("Its values"))->setText(QStringLiteral("8,16,32"));
        QTest::mouseClick(button(sheet, QStringLiteral("Start sweep")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(page()->presenter().sweeps().size(), size_t{2}, kPatience);
        QCOMPARE(page()->findChild<QTableWidget*>(QStringLiteral("sweep cells"))->rowCount(), 3);
        QTest::mouseClick(button(page(), QStringLiteral("Stop sweep")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->presenter().is_running(), kPatience);
    }

    void the_sheet_tells_what_will_not_do() {
        studio_->window->go(PageId::Experiments);
        SweepSheet* nothing = page()->open_sheet();
        QVERIFY(!nothing->check().ok());
        QVERIFY(!button(nothing, QStringLiteral("Start sweep"))->isEnabled());
        nothing->reject();
        know_model_and_data();
        SweepSheet* sheet = page()->open_sheet();
        for (const char* values : {"0", "eight", "", "4, 4"}) {
            edit(sheet, QStringLiteral("Its values"))->setText(QString::fromLatin1(values));
            QVERIFY2(!sheet->check().ok() && !button(sheet, QStringLiteral("Start sweep"))->isEnabled(), values);
        }
        edit(sheet, QStringLiteral("Its values"))->setText(QStringLiteral("4"));
        QVERIFY(sheet->check().ok());
        edit(sheet, QStringLiteral("Name of the sweep"))->setText(QStringLiteral("../elsewhere"));
        QVERIFY(!sheet->check().ok());
        sheet->reject();
    }

    void a_refused_sweep_is_told() {
        know_model_and_data();
        studio_->window->go(PageId::Experiments);
        studio_->engine->fail_next("start_sweep", {ErrorCode::NoSpace, "no space is left on the disk", "/sweeps", "Free 200 MB."});
        SweepSheet* sheet = page()->open_sheet();
        QTest::mouseClick(button(sheet, QStringLiteral("Start sweep")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->isVisible(), kPatience);
        QVERIFY(studio_->window->notice()->text().contains(QStringLiteral("space is left on the disk")));
        QVERIFY(!page()->presenter().is_running());
        QTest::mouseClick(button(page()->open_sheet(), QStringLiteral("Start sweep")), Qt::LeftButton);
        QVERIFY(!studio_->window->notice()->isVisible());   // the next start is another matter
    }

    void a_damaged_sweep_is_an_error_and_left_out() {
        fs::create_directories(studio_->path(QStringLiteral("sweeps/bad")));
        studio_->write(QStringLiteral("sweeps/bad/sweep.json"), "{\"cells\": 7}");
        QVERIFY(!read_sweep(studio_->path(QStringLiteral("sweeps/bad"))).ok());
        QVERIFY(list_sweeps(studio_->path(QStringLiteral("sweeps"))).empty());
        studio_->write(QStringLiteral("sweeps/bad/sweep.json"), "{\"cells\": [3, {\"name\": 5, \"eval_loss\": \"low\"}], \"seeds\": \"many\"}");
        const auto odd = read_sweep(studio_->path(QStringLiteral("sweeps/bad")));
        QVERIFY(odd.ok() && odd->cells.size() == 2 && std::isnan(odd->cells[1].eval_loss));
    }

    // Two ranks by two rates by two seeds; one run has no loss yet.
    void a_sweep_is_a_heat_map_and_lines_over_parallel_axes() {
        nlohmann::json cells = nlohmann::json::array();
        int at = 0;
        for (const char* r : {"4", "16"})
            for (const char* rate : {"0.0001", "0.0002"})
                for (const char* seed : {"42", "43"}) {
                    nlohmann::json cell = {{"name", "run" + std::to_string(at)}, {"settings", {{"adapter.r", r}, {"train.learning_rate", rate}, {"train.seed", seed}}}, {"status", "finished"},
                                           {"eval_loss", 2.0 - 0.1 * at}, {"trainable_parameters", 1000 * (at < 4 ? 1 : 4)}, {"train_seconds", 10 + at}};
                    if (at++ == 3) cell.erase("eval_loss");
                    cells.push_back(cell);
                }
        fs::create_directories(studio_->path(QStringLiteral("sweeps/grid")));
        studio_->write(QStringLiteral("sweeps/grid/sweep.json"), QByteArray::fromStdString(nlohmann::json{{"axes", {"adapter.r=4,16", "train.learning_rate=0.0001,0.0002"}}, {"seeds", 2}, {"cells", cells},
                                                                                              {"recommendation", {{"name", "run6"}, {"reason", "It is the lowest."}}}}.dump()));
        const auto sweep = read_sweep(studio_->path(QStringLiteral("sweeps/grid")));
        QVERIFY(sweep.ok());
        SweepPlot plot = plot_of(*sweep);
        QCOMPARE(plot.axes[1].title, std::string("learning_rate"));
        auto tiles = plot.tiles();                        // [rate][rank]
        QVERIFY(tiles.size() == 2 && tiles[0].size() == 2);
        QVERIFY(std::abs(tiles[0][0].loss - 1.95) < 1e-9);                 // the mean of both seeds
        QVERIFY(std::abs(tiles[1][0].loss - 1.8) < 1e-9);                  // of the seed that has ended
        QVERIFY(std::abs(tiles[1][1].loss - 1.35) < 1e-9);
        QVERIFY(plot.merit(sweep->cells[7].eval_loss) == 1 && plot.merit(2.0) == 0 && plot.recommended == 6);
        SweepSummary one = *sweep;                        // a third axis: the map has the best of it
        one.axes.push_back("train.seed=42,43");
        tiles = plot_of(one).tiles();
        QVERIFY(std::abs(tiles[0][0].loss - 1.9) < 1e-9);
        QVERIFY(tiles[0][0].runs == (std::vector<int>{1, 0}));

        studio_->window->go(PageId::Experiments);
        QTRY_COMPARE_WITH_TIMEOUT(page()->presenter().sweeps().size(), size_t{1}, kPatience);
        page()->show_sweeps(true);
        auto* table = page()->findChild<QTableWidget*>(QStringLiteral("sweep cells"));
        QWidget* map = picture(QStringLiteral("Heat map of"));
        QTRY_VERIFY_WITH_TIMEOUT(map && map->isVisible() && map->width() > 200, kPatience);
        QTest::mouseClick(map, Qt::LeftButton, {}, QPoint(map->width() - 40, map->height() / 2 + 10));   // rank 16 at 0.0002
        QCOMPARE(table->currentRow(), 6);
        QTest::mouseClick(map, Qt::LeftButton, {}, QPoint(2, map->height() - 2));                         // beside them
        QCOMPARE(table->currentRow(), 6);
        QTest::mouseClick(button(page(), QStringLiteral("Parallel axes")), Qt::LeftButton);
        QWidget* lines = picture(QStringLiteral("The runs over"));
        QTRY_VERIFY_WITH_TIMEOUT(lines && lines->isVisible() && !map->isVisible(), kPatience);
        QTest::mouseClick(lines, Qt::LeftButton, {}, QPoint(lines->width() - 14, 32));                    // the highest loss is on top of the last axis
        QCOMPARE(table->currentRow(), 0);
        // All trained, and ended before its recommendation was written: it can go on.
        QVERIFY(!button(page(), QStringLiteral("Continue sweep"))->isEnabled());
        nlohmann::json record = nlohmann::json::parse(std::ifstream(studio_->path(QStringLiteral("sweeps/grid/sweep.json"))));
        record.erase("recommendation");
        record["together"] = 3;
        studio_->write(QStringLiteral("sweeps/grid/sweep.json"), QByteArray::fromStdString(record.dump()));
        page()->activated();
        QTRY_VERIFY_WITH_TIMEOUT(button(page(), QStringLiteral("Continue sweep"))->isEnabled(), kPatience);
        StartSweep again;
        connect(studio_->bridge.get(), &EngineBridge::posted, studio_->bridge.get(), [&](const Command& command) {
            if (const auto* one = std::get_if<StartSweep>(&command.body)) again = *one;
        });
        QTest::mouseClick(button(page(), QStringLiteral("Continue sweep")), Qt::LeftButton);
        QVERIFY(again.together == 3 && again.seeds == 2);
    }

private:
    QWidget* picture(const QString& name) const {
        for (auto* widget : page()->findChildren<QWidget*>())
            if (widget->accessibleName().startsWith(name)) return widget;
        return nullptr;
    }
    ExperimentsPage* page() const { return static_cast<ExperimentsPage*>(studio_->window->page(PageId::Experiments)); }
    QTableWidget* runs() const { return page()->findChild<QTableWidget*>(QStringLiteral("experiment runs")); }
    void open(int count) {
        studio_->window->go(PageId::Experiments);
        QTRY_COMPARE_WITH_TIMEOUT(runs()->rowCount(), count, kPatience);
    }
    void make_run(const std::string& name, int64_t rank, int steps, double eval) {
        RunSpec spec;
        spec.adapter.r = rank;
        auto run = RunFolder::create(studio_->path(QStringLiteral("runs")) + "/" + name, spec, {{"status", "finished"}});
        QVERIFY(run.ok());
        for (int step = 1; step <= steps; ++step) {
            TrainStep one;
            one.step = step;
            one.loss = 3.0 / step;
            one.seconds = 0.5;
            one.memory_bytes = 1000000 * step;
            QVERIFY(run->append({one}).ok());
        }
        if (eval > 0) QVERIFY(run->append({EvalResult{0, steps, eval, std::exp(eval), 100, true, 0.1}}).ok());
    }
    void know_model_and_data() {
        const std::string model = studio_->write(QStringLiteral("small.gguf"), "made up"), csv = studio_->write(QStringLiteral("restaurants.csv"), restaurant_csv(40));
        studio_->window->update_state([&](AppState& state) {
            state.model.path = model;
            state.remember_model(model);
            state.data.path = csv;
            state.remember_data({"restaurants", state.data, 40, 0});
        });
    }
    static QLineEdit* edit(QWidget* parent, const QString& name) {
        for (auto* one : parent->findChildren<QLineEdit*>())
            if (one->accessibleName() == name) return one;
        return nullptr;
    }
    static QAbstractButton* button(QWidget* parent, const QString& text) {
        for (auto* one : parent->findChildren<QAbstractButton*>())
            if (one->isVisible() && one->text() == text) return one;
        return nullptr;
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
};

LORICA_GUI_MAIN(ExperimentsPageTest)
#include "experiments_page_test.moc"
