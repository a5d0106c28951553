// SPDX-License-Identifier: GPL-3.0-or-later
// Setting a run up: presets, another program's configuration, several data sets. FakeEngine. GUI thread.
#include <QFile>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

#include "tests/support/gui/gui_support.h"
#include "ui/pages/train/train_page.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/number_box.h"

using namespace lorica;

namespace {

constexpr int kPatience = 10000;

template <class Widget>
Widget* with_text(QWidget* parent, const QString& text) {
    for (auto* one : parent->findChildren<Widget*>())
        if (one->text().contains(text) && one->isVisible()) return one;
    return nullptr;
}

}  // namespace

class SetupTest : public QObject {
    Q_OBJECT
public:
    explicit SetupTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void initTestCase() {
        studio_ = std::make_unique<FakeStudio>(theme_, FakeOptions{}, [this](AppState& state) {
            state.model.path = "/models/small.gguf";
            state.remember_model(state.model.path);
            for (const char* name : {"words", "songs", "tales"}) {
                KnownData known{name, {}, 30, 0};
                known.data.path = std::string("/data/") + name + ".csv";
                known.data.map = {"instruction=q", "output=a"};
                state.remember_data(known);
            }
            state.data = state.data_sets.front().data;
        });
        studio_->window->go(PageId::Train);
    }
    void cleanupTestCase() { studio_.reset(); }

    void a_preset_sets_how_to_train_and_leaves_the_data_alone() {
        const std::string data = spec().data.path;
        choose(QStringLiteral("Quick look"));
        QVERIFY(spec().adapter.r == 8 && spec().train.max_rows == 500 && spec().data.path == data && spec().model.path == "/models/small.gguf");
        choose(QStringLiteral("7 billion on 8 GB"));
        QVERIFY(spec().method == "qlora" && spec().train.gradient_checkpointing && spec().train.max_rows == 0);
        choose(QStringLiteral("Usual"));
        QVERIFY(spec().method == "lora" && spec().adapter.r == 16 && !spec().train.gradient_checkpointing);
    }

    void ones_own_preset_is_saved_used_and_removed() {
        choose(QStringLiteral("Quick look"));
        choose(QStringLiteral("Save as a preset…"));
        QInputDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = setup()->findChild<QInputDialog*>()) != nullptr, kPatience);
        dialog->setTextValue(QStringLiteral("mine"));
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(qs(studio_->window->state().home) + QStringLiteral("/presets/mine.json")), kPatience);
        choose(QStringLiteral("Usual"));
        QVERIFY(spec().adapter.r == 16);
        choose(QStringLiteral("mine"));
        QVERIFY(spec().adapter.r == 8 && spec().train.max_rows == 500);
        choose(QStringLiteral("mine"), QStringLiteral("Remove a preset"));
        QVERIFY(!QFile::exists(qs(studio_->window->state().home) + QStringLiteral("/presets/mine.json")));
    }

    void a_configuration_of_another_program_is_taken_over_and_what_is_not_is_told() {
        const std::string file = studio_->write(QStringLiteral("sft.yaml"), "stage: sft\nfinetuning_type: lora\nlora_rank: 12\nlearning_rate: 3e-5\ntemplate: llama3\n<b>odd</b>: 1\n");
        QVERIFY(page()->take_files({qs(file)}));
        QVERIFY(spec().adapter.r == 12 && spec().train.learning_rate == 3e-5);
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->isVisible(), kPatience);
        QVERIFY2(studio_->window->notice()->text().contains(QStringLiteral("sft.yaml; 2 were not")), qPrintable(studio_->window->notice()->text()));
        auto* show = with_text<QPushButton>(studio_->window->findChild<NoticeBar*>(), QStringLiteral("Show them"));
        QVERIFY(show != nullptr);
        show->click();
        QMessageBox* box = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((box = setup()->findChild<QMessageBox*>()) != nullptr && box->isVisible(), kPatience);
        QVERIFY(box->informativeText().contains(QStringLiteral("<b>odd</b>: 1")) && box->informativeText().contains(QStringLiteral("llama3")));
        QCOMPARE(box->textFormat(), Qt::PlainText);
        box->close();
        QVERIFY(!setup()->open_settings(studio_->write(QStringLiteral("dpo.yaml"), "stage: dpo\nlora_rank: 3\n")).ok());
        QVERIFY(spec().adapter.r == 12);
    }

    void further_data_sets_are_mixed_in_with_weights() {
        MixRows* mix = setup()->mix();
        QVERIFY(mix->isVisible());
        const auto names = [&] {
            QStringList out;
            for (QAction* one : mix->add_button()->menu()->actions()) out << one->text();
            return out;
        };
        const QStringList before = names();
        QCOMPARE(before.size(), 2);
        mix->add_button()->menu()->actions().first()->trigger();
        QCOMPARE(spec().data.mix.size(), size_t{1});
        QVERIFY(qs(spec().data.mix[0]).contains(before.first()) && qs(spec().data.mix[0]).endsWith(QStringLiteral("instruction=q|output=a")));
        auto* times = mix->findChild<NumberBox*>();
        QVERIFY(times != nullptr);
        times->setFocus();
        times->selectAll();
        QTest::keyClicks(times, QStringLiteral("0.5"));
        QVERIFY2(spec().data.mix[0].find("|0.5|") != std::string::npos, spec().data.mix[0].c_str());
        times->selectAll();
        QTest::keyClicks(times, QStringLiteral("x"));
        QVERIFY(spec().data.mix[0].find("|0.5|") != std::string::npos);   // what is no number changes nothing
        QCOMPARE(times->property("state").toString(), QStringLiteral("error"));
        mix->add_button()->menu()->actions().first()->trigger();
        QCOMPARE(spec().data.mix.size(), size_t{2});
        QVERIFY(names().isEmpty() && !mix->add_button()->isVisible());
        QToolButton* out = nullptr;
        const auto is_there = [&] {
            for (auto* one : mix->findChildren<QToolButton*>())
                if (one->isVisible()) out = one;
            return out != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(is_there(), kPatience);
        out->click();
        QCOMPARE(spec().data.mix.size(), size_t{1});
        QTRY_COMPARE_WITH_TIMEOUT(names().size(), 1, kPatience);
    }

private:
    TrainPage* page() { return static_cast<TrainPage*>(studio_->window->page(PageId::Train)); }
    SetupView* setup() { return page()->setup(); }
    const RunSpec& spec() { return setup()->form()->spec(); }
    void choose(const QString& text, const QString& menu_title = {}) {
        auto* button = setup()->findChild<QPushButton*>(QStringLiteral("presets"));
        Q_EMIT button->menu()->aboutToShow();
        for (QAction* one : button->menu()->actions()) {
            if (menu_title.isEmpty() && one->text() == text) return one->trigger();
            if (one->menu() && one->text() == menu_title)
                for (QAction* inner : one->menu()->actions())
                    if (inner->text() == text) return inner->trigger();
        }
        QFAIL(qPrintable(text));
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
};

LORICA_GUI_MAIN(SetupTest)
#include "setup_test.moc"
