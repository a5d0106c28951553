// SPDX-License-Identifier: GPL-3.0-or-later
// A run on view: the load of processor and GPU over it, and what it answered at each evaluation. GUI thread.
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableWidget>

#include "tests/support/gui/gui_support.h"
#include "ui/pages/train/train_page.h"

using namespace lorica;

namespace {

constexpr int kPatience = 15000;

}  // namespace

class RunViewTest : public QObject {
    Q_OBJECT
public:
    explicit RunViewTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() {
        FakeOptions options;
        options.step_seconds = 0.001;
        options.total_steps = 20;
        options.eval_every = 10;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
    }
    void cleanup() { studio_.reset(); }

    void samples_are_listed_newest_first_and_told_whole() {
        train({"Where is it?", "<b>Who</b>?"});
        auto* table = page()->findChild<QTableWidget*>(QStringLiteral("sample answers"));
        QCOMPARE(table->rowCount(), 4);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("20"));
        QCOMPARE(table->item(1, 1)->text(), QStringLiteral("<b>Who</b>?"));
        QCOMPARE(table->item(2, 2)->text(), QStringLiteral("Answer 10"));
        auto* samples = studio_->button(QStringLiteral("Samples"));
        QVERIFY(samples != nullptr);
        QTest::mouseClick(samples, Qt::LeftButton);
        QVERIFY(table->isVisible());
        table->selectRow(3);
        bool told = false;
        for (auto* text : page()->findChildren<QPlainTextEdit*>())
            told = told || (text->isVisible() && text->toPlainText() == QStringLiteral("Prompt:\n<b>Who</b>?\n\nAnswer:\nAnswer 10"));
        QVERIFY(told);
    }

    void a_run_without_samples_shows_its_log_alone() {
        train({});
        QVERIFY(studio_->button(QStringLiteral("Samples")) == nullptr);
    }

    void the_load_is_a_chart_behind_speed_and_memory() {
        train({});
        for (const char* next : {"Memory", "Load"}) {
            auto* button = studio_->button(QString::fromLatin1(next));
            QVERIFY2(button != nullptr, next);
            QTest::mouseClick(button, Qt::LeftButton);
        }
        Chart* load = nullptr;
        for (auto* chart : page()->findChildren<Chart*>())
            for (auto* label : chart->findChildren<QLabel*>())
                if (label->isVisible() && label->text() == QStringLiteral("Load, %")) load = chart;
        QVERIFY(load != nullptr);
        QCOMPARE(load->series(0).size(), size_t{20});
        QVERIFY(load->series(0).y().back() > 100);   // two cores
        for (auto* label : load->findChildren<QLabel*>()) QVERIFY(label->text() != QStringLiteral("GPU"));
        QVERIFY(!load->cursor_text().contains(QStringLiteral("GPU")));   // none that tells
    }

private:
    TrainPage* page() const { return static_cast<TrainPage*>(studio_->window->page(PageId::Train)); }
    void train(const std::vector<std::string>& prompts) {
        QTRY_VERIFY_WITH_TIMEOUT(studio_->bridge->is_ready(), kPatience);
        studio_->window->go(PageId::Train);
        RunSpec spec;
        spec.train.sample_prompts = prompts;
        page()->presenter().set_spec(spec);
        page()->presenter().start(studio_->path(QStringLiteral("runs/run-01")));
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().shown() && page()->presenter().shown()->is_over(), kPatience);
        QCOMPARE(page()->presenter().shown()->state, RunState::Finished);
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
};

LORICA_GUI_MAIN(RunViewTest)
#include "run_view_test.moc"
