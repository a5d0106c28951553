// SPDX-License-Identifier: GPL-3.0-or-later
// The Benchmark page: from its sheet to table, charts and report; stopped, continued, opened and damaged ones. GUI thread.
#include <QAbstractButton>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableWidget>
#include <cmath>

#include "core/base/files.h"
#include "tests/support/gui/gui_support.h"
#include "ui/pages/benchmark/benchmark_page.h"
#include "ui/pages/benchmark/report_pdf.h"
#include "ui/widgets/basics.h"

using namespace lorica;

namespace {

constexpr int kPatience = 15000;

}  // namespace

class BenchmarkPageTest : public QObject {
    Q_OBJECT
public:
    explicit BenchmarkPageTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() { make_studio(0.001, 20); }
    void cleanup() { studio_.reset(); }

    void methods_are_compared_side_by_side() {
        run_benchmark({QStringLiteral("full"), QStringLiteral("lora"), QStringLiteral("qlora")}, 2);
        QTRY_COMPARE_WITH_TIMEOUT(page()->presenter().benchmarks().size(), size_t{1}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(page()->benchmark()->done(), int64_t{6}, kPatience);
        auto* table = page()->findChild<MeasureTable*>();
        QStringList columns;
        for (int column = 0; column < table->columnCount(); ++column) columns << table->horizontalHeaderItem(column)->text();
        QCOMPARE(columns, QStringList({QStringLiteral("Measure"), QStringLiteral("base"), QStringLiteral("lora"), QStringLiteral("qlora"), QStringLiteral("full")}));
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("Held-out loss"));
        QCOMPARE(table->item(0, 4)->text(), QStringLiteral("0.4000 ± 0.0160"));
        QCOMPARE(table->item(2, 1)->text(), QStringLiteral("–"));   // the base is not trained
        const BenchmarkSummary& one = *page()->benchmark();
        QVERIFY(button(page(), QStringLiteral("Continue benchmark")) == nullptr);
        QVERIFY(one.best(one.measures[0]) == std::set<std::string>{"full"});
        QVERIFY(one.best(one.measures[1]) == std::set<std::string>{"full"});   // of BLEU the highest
        QVERIFY(one.best(one.measures[2]) == std::set<std::string>{"lora"});    // of time the shortest
        QVERIFY(one.best(one.measures[5]).empty());                             // of parameters none
        QCOMPARE(table->item(0, 4)->toolTip(), QStringLiteral("The best of the methods"));
        QTRY_COMPARE_WITH_TIMEOUT(page()->presenter().curves().size(), size_t{3}, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page()->chart() != nullptr && page()->chart()->series(0).size() == 20, kPatience);
        QCOMPARE(page()->findChild<MeasureBars*>()->measure(), QStringLiteral("Held-out loss"));
    }

    void runs_that_failed_are_told_and_the_others_compared() {
        run_benchmark({QStringLiteral("lora"), QStringLiteral("lora8bit")}, 1);
        QTRY_VERIFY_WITH_TIMEOUT(page()->benchmark() && page()->benchmark()->done() == 2, kPatience);
        auto* table = page()->findChild<MeasureTable*>();
        QCOMPARE(table->horizontalHeaderItem(3)->text(), QStringLiteral("lora8bit\n1 failed"));
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("–"));
        QTest::mouseClick(button(page(), QStringLiteral("Runs")), Qt::LeftButton);
        auto* runs = page()->findChild<QTableWidget*>(QStringLiteral("benchmark runs"));
        QVERIFY(runs->isVisible());
        QCOMPARE(runs->item(1, 1)->text(), QStringLiteral("Failed: the weights do not fit into memory"));
        QVERIFY(page()->csv().find("method-lora8bit,Failed: the weights do not fit into memory,") != std::string::npos);
        QVERIFY(!button(page(), QStringLiteral("Open run"))->isEnabled());   // which?
        runs->selectRow(0);
        QTest::mouseClick(button(page(), QStringLiteral("Open run")), Qt::LeftButton);
        QCOMPARE(studio_->window->current_page(), PageId::Train);
        QCOMPARE(studio_->window->state().open_run, page()->benchmark()->folder() + "/cells/method-lora");
        studio_->window->go(PageId::Benchmark);
        QTest::mouseClick(button(page(), QStringLiteral("Methods")), Qt::LeftButton);
        QVERIFY(button(page(), QStringLiteral("Open run")) == nullptr);
        QVERIFY(page()->csv().starts_with("measure,unit,method,mean,low,high\r\n"));
        QVERIFY(page()->csv().find("peak memory,MB,lora,900,900,900") != std::string::npos);
        QVERIFY(button(page(), QStringLiteral("Continue benchmark")) != nullptr);   // the failed run may be tried again
    }

    void the_report_is_written_as_a_page_and_as_a_pdf() {
        QVERIFY(!page()->write_report(studio_->path(QStringLiteral("none.pdf"))).ok());
        run_benchmark({QStringLiteral("lora"), QStringLiteral("full")}, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->presenter().is_running() && page()->benchmark() && page()->benchmark()->done() == 2, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(button(studio_->window.get(), QStringLiteral("Export report"))->isEnabled(), kPatience);
        const std::string html = studio_->path(QStringLiteral("out.html")), pdf = studio_->path(QStringLiteral("out.pdf"));
        QVERIFY(page()->write_report(html).ok());
        QVERIFY(read_file(html).value().find("<svg") != std::string::npos);
        QVERIFY(page()->write_report(pdf).ok());
        const std::string bytes = read_file(pdf).value();
        QVERIFY(bytes.starts_with("%PDF-") && bytes.find("%%EOF") != std::string::npos && bytes.size() > 5000);
        QVERIFY(!page()->write_report("/nowhere/out.pdf").ok());
        fs::remove(fs::path(page()->benchmark()->folder()) / "report.json");
        QVERIFY(!page()->write_report(pdf).ok());
        // Stopped while its last run was measured: all are trained, and it can still go on.
        page()->activated();
        QTRY_VERIFY_WITH_TIMEOUT(button(page(), QStringLiteral("Continue benchmark")) != nullptr, kPatience);
        QVERIFY(!button(studio_->window.get(), QStringLiteral("Export report"))->isEnabled());
    }

    void a_stopped_benchmark_is_seen_live_and_continued() {
        make_studio(0.02, 40);
        start_benchmark({QStringLiteral("lora"), QStringLiteral("full")}, 1);
        QVERIFY(page()->presenter().is_running());
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().live().steps.size() > 3, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page()->benchmark() != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page()->chart() && page()->findChild<QProgressBar*>()->value() > 0, kPatience);
        QVERIFY(!button(studio_->window.get(), QStringLiteral("New benchmark"))->isEnabled());
        QTest::mouseClick(button(page(), QStringLiteral("Stop benchmark")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->presenter().is_running(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(button(page(), QStringLiteral("Continue benchmark")) && button(page(), QStringLiteral("Continue benchmark"))->isEnabled(), kPatience);
        QVERIFY(!button(studio_->window.get(), QStringLiteral("Export report"))->isEnabled());
        const RunBenchmark before = page()->benchmark()->command;
        QVERIFY(before.methods == (std::vector<std::string>{"lora", "full"}) && before.seeds == 1);
        QTest::mouseClick(button(page(), QStringLiteral("Continue benchmark")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->presenter().is_running() && page()->benchmark() && page()->benchmark()->done() == 2, kPatience);
    }

    void the_sheet_tells_what_will_not_do() {
        studio_->window->go(PageId::Benchmark);
        BenchmarkSheet* nothing = page()->open_sheet();
        QVERIFY(!nothing->check().ok());
        QVERIFY(!button(nothing, QStringLiteral("Start benchmark"))->isEnabled());
        nothing->reject();
        know_model_and_data();
        BenchmarkSheet* sheet = page()->open_sheet();
        QVERIFY(sheet->check().ok());
        QCOMPARE(*sheet->check(), int64_t{3});
        for (const char* setting : {"lora", "dora:adapter.r=4", "lora:adapter.rr=4", "lora:adapter.r=0"}) {
            edit(sheet, QStringLiteral("Settings of single methods"))->setText(QString::fromLatin1(setting));
            QVERIFY2(!sheet->check().ok() && !button(sheet, QStringLiteral("Start benchmark"))->isEnabled(), setting);
        }
        edit(sheet, QStringLiteral("Settings of single methods"))->setText(QStringLiteral("lora:adapter.r=4 , full:train.learning_rate=1e-5"));
        QVERIFY(sheet->check().ok());
        QVERIFY(sheet->benchmark().settings == (std::vector<std::string>{"lora:adapter.r=4", "full:train.learning_rate=1e-5"}));
        edit(sheet, QStringLiteral("Name of the benchmark"))->setText(QStringLiteral("../elsewhere"));
        QVERIFY(!sheet->check().ok());
        edit(sheet, QStringLiteral("Name of the benchmark"))->setText(QStringLiteral("fine"));
        QVERIFY(!number(sheet, QStringLiteral("Prompts to answer"))->isEnabled());
        check(sheet, {QStringLiteral("BLEU")}, true);
        QVERIFY(number(sheet, QStringLiteral("Prompts to answer"))->isEnabled());
        QVERIFY(sheet->benchmark().metrics == std::vector<std::string>{"bleu"});
        check(sheet, {QStringLiteral("full"), QStringLiteral("lora"), QStringLiteral("qlora")}, false);
        QVERIFY(!sheet->check().ok());
        sheet->reject();
    }

    void a_refused_benchmark_is_told() {
        know_model_and_data();
        studio_->window->go(PageId::Benchmark);
        studio_->engine->fail_next("run_benchmark", {ErrorCode::NoSpace, "no space is left on the disk", "/benchmarks", "Free 200 MB."});
        QTest::mouseClick(button(page()->open_sheet(), QStringLiteral("Start benchmark")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->isVisible(), kPatience);
        QVERIFY(studio_->window->notice()->text().contains(QStringLiteral("space is left on the disk")));
        QVERIFY(!page()->presenter().is_running());
    }

    void a_folder_from_elsewhere_is_opened_and_a_damaged_one_refused() {
        const std::string folder = studio_->path(QStringLiteral("elsewhere/first"));
        fs::create_directories(folder);
        studio_->write(QStringLiteral("elsewhere/first/benchmark.json"), R"({"methods": ["lora"], "seeds": 2, "cells": [{"name": "method-lora", "status": "finished", "settings": {"method": "lora"}}],
            "measures": [{"key": "eval_loss", "title": "held-out loss", "digits": 4, "better": -1}], "by_method": [{"label": "lora", "figures": {"eval_loss": {"mean": 1.5}}}]})");
        studio_->window->open_files({qs(folder)});
        QTRY_VERIFY_WITH_TIMEOUT(page()->benchmark() && page()->benchmark()->name == "first", kPatience);
        QCOMPARE(page()->findChild<MeasureTable*>()->item(0, 1)->text(), QStringLiteral("1.5000"));
        QVERIFY(page()->benchmark()->command.methods == std::vector<std::string>{"lora"});
        for (const char* bad : {"{\"cells\": 7}", "not json", "[]"}) {
            studio_->write(QStringLiteral("elsewhere/first/benchmark.json"), bad);
            QVERIFY2(!read_benchmark(folder).ok(), bad);
        }
        studio_->write(QStringLiteral("elsewhere/first/benchmark.json"),
                       R"({"cells": [3, {"name": 5}, {"name": "../x"}], "measures": [7, {"key": 1, "digits": 900}], "by_method": [null, {"figures": {"eval_loss": {"mean": "low"}}}], "seeds": "many"})");
        const auto odd = read_benchmark(folder);
        QVERIFY(odd.ok() && odd->runs.empty() && odd->methods.size() == 2 && odd->methods[1].figures.empty() && odd->measures[1].digits <= 12);
    }

    void a_report_of_hostile_texts_stays_text_in_the_pdf() {
        const std::string evil = "<img src='file:///etc/passwd'><b>x</b>";
        ReportSection section{evil, {evil}, {{evil, {"", evil}, {{evil, evil}}, evil, {}}}, {{evil, evil, {{evil, evil, 1, 0, 2}, {"nothing", "-", std::nan(""), 0, 0}}}}, {}};
        QVERIFY(write_report_pdf({evil, evil, {section}}, studio_->path(QStringLiteral("evil.pdf"))).ok());
        QVERIFY(write_report_pdf({}, studio_->path(QStringLiteral("empty.pdf"))).ok());
    }

private:
    BenchmarkPage* page() const { return static_cast<BenchmarkPage*>(studio_->window->page(PageId::Benchmark)); }
    void make_studio(double step_seconds, int64_t steps) {
        FakeOptions options;
        options.step_seconds = step_seconds;
        options.total_steps = steps;
        options.eval_every = 10;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
    }
    void start_benchmark(const QStringList& methods, int seeds) {
        know_model_and_data();
        studio_->window->go(PageId::Benchmark);
        BenchmarkSheet* sheet = page()->open_sheet();
        check(sheet, {QStringLiteral("full"), QStringLiteral("lora"), QStringLiteral("qlora")}, false);
        check(sheet, methods, true);
        number(sheet, QStringLiteral("Seeds"))->setValue(seeds);
        QVERIFY(sheet->check().ok());
        QTest::mouseClick(button(sheet, QStringLiteral("Start benchmark")), Qt::LeftButton);
    }
    void run_benchmark(const QStringList& methods, int seeds) {
        start_benchmark(methods, seeds);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->presenter().is_running(), kPatience);
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
    static void check(QWidget* parent, const QStringList& names, bool on) {
        for (auto* one : parent->findChildren<QCheckBox*>())
            if (names.contains(one->text())) one->setChecked(on);
    }
    static QLineEdit* edit(QWidget* parent, const QString& name) {
        for (auto* one : parent->findChildren<QLineEdit*>())
            if (one->accessibleName() == name) return one;
        return nullptr;
    }
    static QSpinBox* number(QWidget* parent, const QString& name) {
        for (auto* one : parent->findChildren<QSpinBox*>())
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

LORICA_GUI_MAIN(BenchmarkPageTest)
#include "benchmark_page_test.moc"
