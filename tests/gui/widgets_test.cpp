// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of numbers, number boxes, the form made from the declarations, token text, notices, the remembered state. GUI thread.
#include <QCheckBox>
#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStyleOptionComboBox>
#include <QToolTip>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/support/gui/gui_support.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/name_box.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/settings_form.h"
#include "ui/widgets/table.h"
#include "ui/widgets/token_text.h"

using namespace lorica;

class WidgetsTest : public QObject {
    Q_OBJECT
public:
    explicit WidgetsTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void a_row_is_chosen_in_either_direction() {
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QTableWidget* table = make_row_table({QStringLiteral("a"), QStringLiteral("b")}, {}, QStringLiteral("rows"), nullptr);
            const std::unique_ptr<QTableWidget> owner(table);
            table->setLayoutDirection(direction);
            table->resize(400, 200);   // wider than its columns
            table->show();
            table->setRowCount(3);
            for (int row = 0; row < 3; ++row) table->setItem(row, 0, new RowCell(QString::number(row)));
            choose_row(table, 2);
            QCOMPARE(table->currentRow(), 2);
            QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
        }
    }

    void a_tool_tip_of_foreign_text_shows_it_as_it_is() {
        QCOMPARE(plain_tip(QStringLiteral("a < b & c")), QStringLiteral("a < b & c"));
        const QString tip = plain_tip(QStringLiteral("<img src='file:///secret.png'>"));
        QVERIFY(tip.contains(QStringLiteral("&lt;img")) && !tip.contains(QStringLiteral("<img")));
    }

    void numbers_read_as_people_write_them() {
        QCOMPARE(bytes_text(999), QStringLiteral("999 B"));
        QCOMPARE(bytes_text(1.08e9), QStringLiteral("1.1 GB"));
        QCOMPARE(count_text(1234567), QStringLiteral("1,234,567"));
        QCOMPARE(short_count_text(134515008), QStringLiteral("135M"));
        QCOMPARE(duration_text(9.04), QStringLiteral("9.0 s"));
        QCOMPARE(duration_text(185), QStringLiteral("3 min 05 s"));
        QCOMPARE(duration_text(7260), QStringLiteral("2 h 01 min"));
        QCOMPARE(duration_text(-1), QStringLiteral("–"));
        QCOMPARE(percent_text(0.0178, 1), QStringLiteral("1.8 %"));
        QCOMPARE(number_text(2e-4), QStringLiteral("2.00e-04"));
        QCOMPARE(number_text(std::nan("")), QStringLiteral("not a number"));
        QCOMPARE(loss_text(0.7419), QStringLiteral("0.742"));
        QCOMPARE(loss_text(12.5, 4), QStringLiteral("12.5000"));
        for (const double none : {0.0, std::nan(""), HUGE_VAL}) QCOMPARE(loss_text(none), QStringLiteral("–"));
        QCOMPARE(when_text("yesterday"), QStringLiteral("yesterday"));
    }

    void a_style_property_is_applied_once() {
        QLabel label;
        set_style_property(&label, "state", QStringLiteral("red"));
        struct Counter : QObject {
            int polished = 0;
            bool eventFilter(QObject*, QEvent* event) override { return polished += event->type() == QEvent::DynamicPropertyChange, false; }
        } counter;
        label.installEventFilter(&counter);
        set_style_property(&label, "state", QStringLiteral("red"));
        QCOMPARE(counter.polished, 0);
        set_style_property(&label, "state", QStringLiteral("green"));
        QCOMPARE(counter.polished, 1);
    }

    void a_number_box_steps_in_ones_twos_and_fives() {
        NumberBox box(0, 1, 0, false);
        box.set_value(2e-4);
        QCOMPARE(box.text(), QStringLiteral("0.0002"));
        box.stepUp();
        QCOMPARE(box.text(), QStringLiteral("0.0005"));
        box.stepUp();
        QCOMPARE(box.text(), QStringLiteral("0.001"));
        NumberBox rank(1, 1024, 1, true);
        rank.set_value(1);
        rank.stepDown();
        QCOMPARE(rank.text(), QStringLiteral("1"));
    }

    void a_name_without_room_is_cut_in_its_middle_and_whole_in_tip_and_list() {
        struct Box : NameBox {
            using NameBox::NameBox;
            QString shown() const {
                QStyleOptionComboBox option;
                initStyleOption(&option);
                return option.currentText;
            }
            QString tip() {
                QHelpEvent asked(QEvent::ToolTip, {5, 5}, mapToGlobal(QPoint(5, 5)));
                QApplication::sendEvent(this, &asked);
                return QToolTip::text();
            }
            QImage picture(const QString& text) {
                clear();
                addItem(text);
                return grab().toImage();
            }
        };
        Box box(QStringLiteral("Base model"));
        box.setToolTip(QStringLiteral("Which model"));
        box.addItem(QStringLiteral("small"));
        box.resize(150, 34);
        box.show();
        const QSize least = box.minimumSizeHint();
        QVERIFY(least.width() < 150);
        QCOMPARE(box.shown(), QStringLiteral("small"));
        QCOMPARE(box.tip(), QStringLiteral("Which model"));
        const QString name = QStringLiteral("<b>a model of a long name</b> and of an adapter that ends in seed 17");
        box.addItem(name);
        QCOMPARE(box.tip(), QStringLiteral("Which model"));   // it is not the one on view
        box.setCurrentIndex(1);
        QCOMPARE(box.minimumSizeHint(), least);
        QCOMPARE(box.currentText(), name);
        QCOMPARE(box.tip(), plain_tip(name));
        const QString shown = box.shown();
        QVERIFY2(shown.startsWith(QStringLiteral("<b>a")) && shown.endsWith(QStringLiteral("17")) && shown.contains(QChar(0x2026)), qPrintable(shown));
        box.showPopup();
        QVERIFY(box.view()->viewport()->width() >= box.view()->sizeHintForColumn(0) && box.view()->window()->width() > box.width());
        box.hidePopup();
        QVERIFY(box.picture(name) == box.picture(shown) && box.picture(name) != box.picture(QStringLiteral("small")));
    }

    void the_form_has_a_field_for_each_declaration() {
        SettingsForm form(theme_, [](const FieldRef&) { return true; });
        RunSpec spec;
        for (const auto& ref : fields_of(spec)) {
            const FieldCell* cell = form.cell(ref.path);
            QVERIFY2(cell != nullptr, ref.path.c_str());
            QVERIFY2(!cell->control()->accessibleName().isEmpty(), ref.path.c_str());
            QVERIFY2(cell->toolTip().contains(qs(ref.path)), ref.path.c_str());
        }
        QCOMPARE(form.differing(), 0);
    }

    void a_refused_value_is_told_with_its_name_and_reset() {
        SettingsForm form(theme_, [](const FieldRef&) { return true; });
        form.set_tier(Tier::Expert);
        form.resize(900, 900);
        form.show();
        QSignalSpy changed(&form, &SettingsForm::changed);
        FieldCell* cell = form.cell("adapter.r");
        auto* edit = cell->control()->findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("0"));
        QVERIFY(form.has_refused());
        QVERIFY(changed.size() > 0);
        QCOMPARE(form.spec().adapter.r, int64_t{16});
        bool told = false;
        for (auto* label : cell->findChildren<QLabel*>()) told = told || (label->isVisible() && label->text().startsWith(QStringLiteral("LoRA rank is 0")));
        QVERIFY(told);
        auto* reset = cell->findChild<QToolButton*>();
        QVERIFY(reset->isVisible());
        reset->click();
        QVERIFY(!form.has_refused());
        QCOMPARE(edit->text(), QStringLiteral("16"));
    }

    void a_tier_unfolds_its_fields() {
        SettingsForm form(theme_, [](const FieldRef&) { return true; });
        form.resize(900, 600);
        form.show();
        const auto visible = [&] {
            RunSpec spec;
            int count = 0;
            for (const auto& ref : fields_of(spec)) count += form.cell(ref.path)->isVisible();
            return count;
        };
        const int basic = visible();
        form.set_tier(Tier::Expert);
        QVERIFY(basic > 4 && visible() > basic);
    }

    void tokens_are_text_and_nothing_is_interpreted() {
        TokenText text(theme_);
        text.show_tokens(nlohmann::json::parse("[{\"id\": 1, \"text\": \"<b>bold</b>\", \"state\": \"ignored\"},"
                                                 "{\"id\": 2, \"text\": \"<img src=file:///etc/passwd>\", \"state\": \"trained\"}, {\"id\": 3, \"text\": \"a\\nb\", \"state\": \"eos\"}]"));
        QVERIFY(text.toPlainText().contains(QStringLiteral("<b>bold</b><img src=file:///etc/passwd>a↵")));
    }

    void a_notice_offers_its_button_once() {
        NoticeBar bar(theme_);
        int pressed = 0;
        bar.show_notice({Notice::Kind::Success, QStringLiteral("done"), QStringLiteral("Open"), [&] { ++pressed; }});
        QVERIFY(bar.isVisible());
        for (auto* button : bar.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Open")) button->click();
        QCOMPARE(pressed, 1);
        QVERIFY(!bar.isVisible());
        const Notice notice = notice_of({ErrorCode::NotFound, "there is no such file", "/x.csv", "Check the path."});
        QCOMPARE(notice.text, QStringLiteral("There is no such file – /x.csv. Check the path."));
    }

    void the_state_outlives_the_program() {
        QTemporaryDir home;
        AppState state;
        state.home = home.path().toStdString();
        state.studio.theme = "dark";
        state.studio.scale = 150;
        state.keys = {{"Start training", "F9"}};
        state.page = 3;
        state.next_run.emplace().adapter.r = 32;
        state.generation.temperature = 0.25;
        state.generation.stop = {"END", "a, b"};
        state.generation.early_stopping = "never";
        state.all_generation = true;
        for (int i = 0; i < 30; ++i) state.remember_model("/models/" + std::to_string(i) + ".gguf");
        state.remember_model("/models/25.gguf");
        KnownData known{"restaurants", {}, 10, 1};
        known.data.path = "/data/r.csv";
        known.data.map = {"instruction=mr", "output=ref"};
        known.data.max_length = 300;
        state.remember_data(known);
        state.remember_run("/runs/run-01");
        QVERIFY(save_app_state(state).ok());
        const AppState read = load_app_state(state.home);
        QCOMPARE(read.studio.theme, std::string("dark"));
        QCOMPARE(read.studio.scale, int64_t{150});
        QCOMPARE(read.keys, state.keys);
        QCOMPARE(read.page, int64_t{3});
        QCOMPARE(read.next_run.value().adapter.r, int64_t{32});
        QCOMPARE(read.generation.temperature, 0.25);
        QCOMPARE(read.generation.stop, state.generation.stop);
        QCOMPARE(read.generation.early_stopping, std::string("never"));
        QVERIFY(read.all_generation);
        QCOMPARE(read.models.size(), size_t{20});
        QCOMPARE(read.models.front().path, std::string("/models/25.gguf"));
        QCOMPARE(read.data_sets.size(), size_t{1});
        QCOMPARE(read.data_sets[0].data.max_length, int64_t{300});
        QCOMPARE(read.data_sets[0].data.map, known.data.map);
        QCOMPARE(read.recent_runs, state.recent_runs);
    }

    void a_damaged_state_starts_fresh() {
        QTemporaryDir home;
        for (const char* text : {"", "{", "[1, 2]", "{\"studio\": {\"theme\": 3, \"scale\": 9000}}", "{\"session\": 3}", "{\"session\": {\"page\": \"x\"}}", "{\"keys\": [1]}", "{\"models\": [{\"path\": 7}]}"}) {
            QFile file(home.filePath(QStringLiteral("studio.json")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            QCOMPARE(load_app_state(home.path().toStdString()).home, home.path().toStdString());
        }
        QVERIFY(load_app_state("/nowhere").models.empty());
    }

    void damage_to_the_chats_settings_costs_those_alone() {
        QTemporaryDir home;
        const auto read = [&](const char* session) {
            QFile file(home.filePath(QStringLiteral("studio.json")));
            if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
            file.write(QByteArray("{\"session\": ") + session + ", \"models\": [{\"name\": \"m\", \"path\": \"/m.gguf\"}]}");
            file.close();
            const AppState state = load_app_state(home.path().toStdString());
            return state.models.size() == 1 ? std::optional(state) : std::nullopt;
        };
        const auto damaged = read(R"({"page": 4, "generation": {"temperature": 99, "top_k": "many", "early_stopping": "soon", "stop": [7], "seed": 1.5, "top_p": 0.5, "of_tomorrow": 1}, "all_generation": 3})");
        QVERIFY(damaged.has_value());
        const GenerationSettings usual;
        QCOMPARE(damaged->generation.temperature, usual.temperature);
        QCOMPARE(damaged->generation.top_k, usual.top_k);
        QCOMPARE(damaged->generation.early_stopping, usual.early_stopping);
        QVERIFY(damaged->generation.stop.empty());
        QCOMPARE(damaged->generation.seed, usual.seed);
        QCOMPARE(damaged->generation.top_p, 0.5);          // what is sound is taken
        QCOMPARE(damaged->page, int64_t{4});
        QVERIFY(!damaged->all_generation);
        const auto older = read(R"({"page": 4})");         // of a version that kept none
        QVERIFY(older && older->page == 4 && older->generation.temperature == usual.temperature && !older->all_generation);
        QVERIFY(read(R"({"generation": [1], "all_generation": null})").has_value());
    }

private:
    Theme& theme_;
};

LORICA_GUI_MAIN(WidgetsTest)
#include "widgets_test.moc"
