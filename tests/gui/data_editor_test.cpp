// SPDX-License-Identifier: GPL-3.0-or-later
// The data editor by mouse and keyboard: cells, rows, find and replace, filter, sort, checks, saving, leaving. GUI thread.
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTableView>

#include "core/data/edit_file.h"
#include "tests/support/gui/gui_support.h"
#include "tests/support/gui/stall_watch.h"
#include "ui/pages/data/data_editor.h"
#include "ui/pages/data/data_page.h"

using namespace lorica;

namespace {

constexpr int kPatience = 10000;
const QByteArray kRows = "q,a\none,10\nTwo,9\nthree,100\nfour,\n";

}  // namespace

class DataEditorTest : public QObject {
    Q_OBJECT
public:
    explicit DataEditorTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() { studio_ = std::make_unique<FakeStudio>(theme_); }
    void cleanup() { studio_.reset(); }

    void a_cell_is_edited_undone_and_done_again_by_keyboard() {
        open(kRows);
        select(1, 0);
        QTest::keyClick(table(), Qt::Key_F2);
        type(QStringLiteral("zwei"));
        QTRY_COMPARE_WITH_TIMEOUT(text(1, 0), QStringLiteral("zwei"), kPatience);
        QVERIFY(session().is_modified());
        QTest::keyClick(table(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text(1, 0), QStringLiteral("Two"));
        QVERIFY(!session().is_modified());
        QTest::keyClick(table(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(text(1, 0), QStringLiteral("zwei"));
        QTest::keyClick(table(), Qt::Key_F2);
        QTest::keyClicks(cell_editor(), QStringLiteral("never"));
        QTest::keyClick(cell_editor(), Qt::Key_Escape);
        QCOMPARE(text(1, 0), QStringLiteral("zwei"));
        QTest::keyClick(table(), Qt::Key_F2);
        QTest::keyClicks(cell_editor(), QStringLiteral("two"));
        QTest::keyClick(cell_editor(), Qt::Key_Return, Qt::ShiftModifier);
        type(QStringLiteral("lines"));
        QCOMPARE(text(1, 0), QStringLiteral("two ↵ lines"));
        QCOMPARE(std::string(session().table().cell(1, 0).text()), std::string("two\nlines"));
    }

    void a_double_click_edits_and_tags_and_notes_are_cells() {
        open(kRows);
        const QPoint place = table()->visualRect(model()->index(2, 0)).center();
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, place);
        type(QStringLiteral("3rd"));
        QCOMPARE(text(2, 0), QStringLiteral("3rd"));
        select(2, 3);
        QTest::keyClick(table(), Qt::Key_F2);
        type(QStringLiteral("look at this"));
        QCOMPARE(session().table().mark(2).note, std::string("look at this"));
        select(2, 2);
        QTest::keyClick(table(), Qt::Key_F2);
        type(QStringLiteral("good, odd"));
        QCOMPARE(session().table().mark(2).tags, (std::set<std::string>{"good", "odd"}));
        auto* only = editor()->findChild<QComboBox*>(QStringLiteral("only"));
        only->setCurrentIndex(only->findText(QStringLiteral("Tag: odd")));
        Q_EMIT only->activated(only->currentIndex());
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, kPatience);
        QCOMPARE(text(0, 0), QStringLiteral("3rd"));
    }

    void rows_are_selected_deleted_copied_and_made() {
        open(kRows);
        select(1, 0);
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        click(QStringLiteral("Delete"));
        QCOMPARE(column(), QStringLiteral("one four"));
        QCOMPARE(table()->currentIndex().row(), 1);
        select(0, 0);
        QTest::keyClick(table(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(column(), QStringLiteral("one one four"));
        click(QStringLiteral("New row"));
        QCOMPARE(column(), QStringLiteral("one  one four"));
        QCOMPARE(table()->currentIndex().row(), 1);
        for (int i = 0; i < 3; ++i) click(QStringLiteral("Undo"));
        QCOMPARE(column(), QStringLiteral("one Two three four"));
        for (int i = 0; i < 3; ++i) click(QStringLiteral("Redo"));
        QCOMPARE(column(), QStringLiteral("one  one four"));
    }

    void typing_filters_and_a_click_on_the_header_sorts() {
        open(kRows);
        auto* filter = editor()->findChild<QLineEdit*>(QStringLiteral("filter"));
        QTest::keyClicks(filter, QStringLiteral("O"));
        QTRY_COMPARE_WITH_TIMEOUT(column(), QStringLiteral("one Two four"), kPatience);
        QCOMPARE(editor()->findChild<QLabel*>(QStringLiteral("editor_counts"))->text(), QStringLiteral("3 of 4 rows"));
        filter->clear();
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 4, kPatience);
        auto* header = table()->horizontalHeader();
        const QPoint second(header->sectionViewportPosition(1) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, second);
        QTRY_COMPARE_WITH_TIMEOUT(column(), QStringLiteral("Two one three four"), kPatience);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, second);
        QTRY_COMPARE_WITH_TIMEOUT(column(), QStringLiteral("three one Two four"), kPatience);
        select(0, 0);
        click(QStringLiteral("Duplicate"));   // in a sorted view the copy is behind its row
        QCOMPARE(column(), QStringLiteral("three three one Two four"));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, second);
        QTRY_COMPARE_WITH_TIMEOUT(column(), QStringLiteral("one Two three three four"), kPatience);
        box(QStringLiteral(".*"))->click();
        QTest::keyClicks(filter, QStringLiteral("(t"));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->text().contains(QStringLiteral("closing parenthesis at character 3")), kPatience);
        QCOMPARE(model()->rowCount(), 5);
    }

    void find_goes_round_and_replace_all_is_one_step() {
        open("q,a\nana,b\nc,banana\n\"x\",y\n");
        select(0, 0);
        QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
        auto* find = editor()->findChild<QLineEdit*>(QStringLiteral("find"));
        QTRY_VERIFY_WITH_TIMEOUT(find->hasFocus(), kPatience);
        QTest::keyClicks(find, QStringLiteral("(a)n"));
        box(QStringLiteral("Regular expression"))->click();
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(table()->currentIndex(), model()->index(1, 1), kPatience);
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(table()->currentIndex(), model()->index(0, 0), kPatience);
        QTest::keyClicks(editor()->findChild<QLineEdit*>(QStringLiteral("replace")), QStringLiteral("<$1>"));
        click(QStringLiteral("Replace all"));
        QTRY_COMPARE_WITH_TIMEOUT(text(1, 1), QStringLiteral("b<a><a>a"), kPatience);
        QCOMPARE(text(0, 0), QStringLiteral("<a>a"));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->text().contains(QStringLiteral("Replaced in 2 rows")), kPatience);
        click(QStringLiteral("Undo"));
        QCOMPARE(text(1, 1), QStringLiteral("banana"));
        QVERIFY(!session().is_modified());
        find->clear();
        QTest::keyClicks(find, QStringLiteral("zzz"));
        click(QStringLiteral("Replace all"));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->text().contains(QStringLiteral("Not found")), kPatience);
        find->clear();
        QTest::keyClicks(find, QStringLiteral("*"));
        click(QStringLiteral("Next"));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->text().contains(QStringLiteral("at character 1")), kPatience);
        QTest::keyClick(find, Qt::Key_Escape);
        QVERIFY(!find->isVisible());
    }

    void saving_writes_the_file_keeps_the_import_and_the_page_reads_it_anew() {
        open(kRows);
        select(0, 0);
        QTest::keyClick(table(), Qt::Key_F2);
        type(QStringLiteral("first, second"));
        QVERIFY(studio_->button(QStringLiteral("Save"))->isEnabled());
        select(1, 0);
        QTest::keyClick(table(), Qt::Key_F2);
        QTest::keyClicks(cell_editor(), QStringLiteral("in the midst of typing"));
        QTest::keyClick(cell_editor(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!session().is_modified() && !session().is_busy(), kPatience);
        QCOMPARE(bytes(), QByteArray("q,a\n\"first, second\",10\nin the midst of typing,9\nthree,100\nfour,\n"));
        QVERIFY(QFile::exists(QString::fromStdString(import_version(path_).string())));
        click(QStringLiteral("Revert"), false);   // nothing to go back to
        editor()->session().compare_with_import();
        QTRY_COMPARE_WITH_TIMEOUT(session().findings().size(), size_t{2}, kPatience);
        QCOMPARE(session().findings()[0].reason, std::string("was: one"));
        click(QStringLiteral("Done"));
        QTRY_VERIFY_WITH_TIMEOUT(!editor()->isVisible() && studio_->button(QStringLiteral("Edit rows")), kPatience);
    }

    void a_file_that_another_program_changed_is_not_written_over_unasked() {
        open(kRows);
        select(0, 0);
        QTest::keyClick(table(), Qt::Key_F2);
        type(QStringLiteral("mine"));
        studio_->write(QStringLiteral("set.csv"), "q,a\ntheirs,1\n");
        answer(QStringLiteral("Cancel"));
        click(QStringLiteral("Save"));
        QTRY_VERIFY_WITH_TIMEOUT(answered_, kPatience);
        QCOMPARE(bytes(), QByteArray("q,a\ntheirs,1\n"));
        QVERIFY(session().is_modified());
        answer(QStringLiteral("Write over it"));
        click(QStringLiteral("Save"));
        QTRY_VERIFY_WITH_TIMEOUT(!session().is_modified(), kPatience);
        QVERIFY(bytes().startsWith("q,a\nmine,10\n"));
    }

    void leaving_with_changes_asks_and_closing_the_window_too() {
        open(kRows);
        select(0, 0);
        QTest::keyClick(table(), Qt::Key_F2);
        type(QStringLiteral("changed"));
        answer(QStringLiteral("Go on editing"));
        click(QStringLiteral("Done"));
        QVERIFY(answered_ && editor()->isVisible());
        answer(QStringLiteral("Go on editing"));
        QVERIFY(!studio_->window->close());
        QVERIFY(answered_);
        answer(QStringLiteral("Save"));
        click(QStringLiteral("Done"));
        QTRY_VERIFY_WITH_TIMEOUT(!editor()->isVisible(), kPatience);
        QVERIFY(bytes().startsWith("q,a\nchanged,10\n"));
        click(QStringLiteral("Edit rows"));
        QTRY_VERIFY_WITH_TIMEOUT(session().is_open(), kPatience);
        select(0, 0);
        QTest::keyClick(table(), Qt::Key_F2);
        type(QStringLiteral("again"));
        answer(QStringLiteral("Discard"));
        QVERIFY(studio_->window->close());
        QVERIFY(bytes().startsWith("q,a\nchanged,10\n"));
    }

    void a_conversation_is_edited_turn_by_turn() {
        open("{\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}, {\"role\": \"assistant\", \"content\": \"Hi\\nthere\"}], \"n\": 5}\n", QStringLiteral("set.jsonl"));
        select(0, 0);
        QCOMPARE(text(0, 0), QStringLiteral("user · Hello · assistant · Hi ↵ there"));
        auto* turn = row_box(QStringLiteral("Turn 2, assistant"));
        QVERIFY(turn);
        QCOMPARE(turn->toPlainText(), QStringLiteral("Hi\nthere"));
        turn->setFocus();
        QTest::keyClick(turn, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(turn, QStringLiteral(" \"friend\""));
        QTest::keyClick(turn, Qt::Key_Tab);
        QTRY_VERIFY_WITH_TIMEOUT(session().is_modified(), kPatience);
        QCOMPARE(std::string(session().table().cell(0, 0).text()), std::string("[{\"role\":\"user\",\"content\":\"Hello\"},{\"role\":\"assistant\",\"content\":\"Hi\\nthere \\\"friend\\\"\"}]"));
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(row_box(QStringLiteral("Turn 2, assistant"))->toPlainText(), QStringLiteral("Hi\nthere"));
    }

    void what_is_refused_stays_in_the_cell_editor() {
        open("{\"q\": \"a\", \"n\": [5]}\n", QStringLiteral("set.jsonl"));
        select(0, 1);
        QTest::keyClick(table(), Qt::Key_F2);
        type(QStringLiteral("[5, 6"));
        QTRY_VERIFY_WITH_TIMEOUT(cell_editor() && cell_editor()->toPlainText() == QStringLiteral("[5, 6"), kPatience);
        QVERIFY(studio_->window->notice()->text().contains(QStringLiteral("must stay JSON")));
        QVERIFY(!session().is_modified());
        type(QStringLiteral("[5, 6]"));
        QCOMPARE(text(0, 1), QStringLiteral("[5, 6]"));
    }

    void checks_list_findings_and_a_click_goes_to_the_row() {
        open("instruction,output\nhi,there\nkey,hf_abcdefghijklmnopqrstuvwxyz0123456789\nempty,\nhi,there\ntoo,many,fields\n");
        session().check();
        auto* findings = editor()->findChild<QTableView*>(QStringLiteral("findings"));
        QTRY_COMPARE_WITH_TIMEOUT(findings->model()->rowCount(), 3, kPatience);
        QTest::mouseClick(findings->viewport(), Qt::LeftButton, {}, findings->visualRect(findings->model()->index(1, 2)).center());
        QCOMPARE(table()->currentIndex(), model()->index(2, 1));
        QCOMPARE(studio_->button(QStringLiteral("Delete the row"))->isEnabled(), true);
        QTest::mouseClick(findings->viewport(), Qt::LeftButton, {}, findings->visualRect(findings->model()->index(0, 2)).center());
        click(QStringLiteral("Write [secret] for it"));
        QTRY_COMPARE_WITH_TIMEOUT(text(1, 1), QStringLiteral("[secret]"), kPatience);
        click(QStringLiteral("Show only these rows"));
        QTRY_COMPARE_WITH_TIMEOUT(column(), QStringLiteral("key empty too,many,fields"), kPatience);
        session().find_duplicates(1);
        QTRY_COMPARE_WITH_TIMEOUT(column(), QStringLiteral("hi"), kPatience);
        QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
        click(QStringLiteral("Delete"));
        QCOMPARE(session().table().row_count(), size_t{4});
        const auto held_out = studio_->write(QStringLiteral("held.csv"), "instruction,output\nhi,There\n");
        session().find_leaks(QString::fromStdString(held_out), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!session().is_busy(), kPatience);
        QCOMPARE(session().findings().size(), size_t{1});
        QCOMPARE(session().findings()[0].id, RowId{0});
    }

    void a_filter_typed_during_other_work_is_applied_after_it() {
        open(kRows);
        session().check();
        RowQuery query;
        query.filter = {"two"};
        session().set_query(query);
        QTRY_COMPARE_WITH_TIMEOUT(column(), QStringLiteral("Two"), kPatience);
        session().set_query({});
        session().check();
        session().set_query(query);
        session().cancel();
        QTRY_COMPARE_WITH_TIMEOUT(column(), QStringLiteral("Two"), kPatience);
    }

    void hostile_text_is_shown_as_text_and_stalls_nothing() {
        QByteArray bytes = "{\"q\": \"<img src='file:///x.png'>\\u202eevil\\u200b\\u001b[31m\", \"a\": \"";
        bytes += QByteArray(1 << 20, 'x') + "\"}\n";
        open(bytes, QStringLiteral("set.jsonl"));
        StallWatch watch;
        watch.start();
        select(0, 1);
        QVERIFY(run_until([&] { return watch.turns() > 10; }, kPatience));
        watch.stop();
        QVERIFY2(watch.worst_work_ms() < StallWatch::kStallMs, qPrintable(watch.text()));
        QCOMPARE(text(0, 0), QStringLiteral("<img src='file:///x.png'>⟨202e⟩evil⟨200b⟩⟨001b⟩[31m"));
        QVERIFY(!model()->flags(model()->index(0, 1)).testFlag(Qt::ItemIsEditable));
        auto* big = row_box(QStringLiteral("a"));
        QVERIFY(big && big->isReadOnly() && big->toPlainText().size() == 12000);
        QVERIFY(!session().is_modified());
    }

    void every_control_has_a_name_and_tab_reaches_it() {
        open(kRows);
        QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
        for (auto* widget : editor()->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QStringLiteral("qt_"))) continue;
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) || qobject_cast<QTabWidget*>(widget->parentWidget()) || widget->inherits("QScrollArea") || widget->inherits("QHeaderView");
            QVERIFY2(named, qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
        }
        QTest::keyClick(table(), Qt::Key_Tab);
        QVERIFY(!table()->hasFocus());   // it does not keep the focus
    }

private:
    DataPage* page() { return static_cast<DataPage*>(studio_->window->page(PageId::Data)); }
    DataEditor* editor() { return page()->editor(); }
    EditSession& session() { return editor()->session(); }
    QTableView* table() { return editor()->findChild<QTableView*>(QStringLiteral("editor_table")); }
    QAbstractItemModel* model() { return table()->model(); }
    QString text(int row, int column) { return model()->index(row, column).data().toString(); }
    QPlainTextEdit* cell_editor() {   // one that was closed lives until the next turn of the event loop
        for (auto* one : table()->findChildren<QPlainTextEdit*>(QStringLiteral("cell_editor")))
            if (one->isVisible()) return one;
        return nullptr;
    }
    QByteArray bytes() {
        QFile file(QString::fromStdString(path_));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // The first column, its cells parted by blanks.
    QString column() {
        QStringList out;
        for (int i = 0; i < model()->rowCount(); ++i) out << text(i, 0);
        return out.join(QLatin1Char(' '));
    }

    void open(const QByteArray& bytes, const QString& name = QStringLiteral("set.csv")) {
        path_ = studio_->write(name, bytes);
        studio_->window->update_state([&](AppState& state) {
            KnownData known{"set", {}, 4, 0};
            known.data.path = path_;
            state.remember_data(known);
            state.data = known.data;
        });
        studio_->window->go(PageId::Data);
        studio_->window->activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(studio_->button(QStringLiteral("Edit rows")), kPatience);
        click(QStringLiteral("Edit rows"));
        QTRY_VERIFY_WITH_TIMEOUT(session().is_open() && model()->rowCount() > 0, kPatience);
    }
    void select(int row, int column) {
        table()->setFocus();
        table()->setCurrentIndex(model()->index(row, column));
    }
    void type(const QString& text) {
        QPlainTextEdit* edit = cell_editor();
        QVERIFY(edit);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void click(const QString& text, bool enabled = true) {
        auto* button = studio_->button(text);
        QVERIFY2(button, qPrintable(text));
        QCOMPARE(button->isEnabled(), enabled);
        if (enabled) QTest::mouseClick(button, Qt::LeftButton);
    }
    QCheckBox* box(const QString& text) {
        for (auto* one : editor()->findChildren<QCheckBox*>())
            if (one->text() == text) return one;
        return nullptr;
    }
    QPlainTextEdit* row_box(const QString& name) {
        for (auto* one : editor()->findChildren<QPlainTextEdit*>())
            if (one->accessibleName() == name && one->isVisible()) return one;
        return nullptr;
    }
    // Presses this button of the next question.
    void answer(const QString& text) {
        answered_ = false;
        auto* look = new QTimer(this);
        connect(look, &QTimer::timeout, this, [this, look, text] {
            auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!question) return;
            for (auto* button : question->buttons())
                if (button->text() == text) {
                    look->deleteLater();
                    look->stop();
                    answered_ = true;
                    QTest::mouseClick(button, Qt::LeftButton);
                    return;
                }
        });
        look->start(10);
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
    std::string path_;
    bool answered_ = false;
};

LORICA_GUI_MAIN(DataEditorTest)
#include "data_editor_test.moc"
