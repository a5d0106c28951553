// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page: answers asked again, questions edited, columns side by side, conversations kept, tokens, checkpoints. FakeEngine. GUI thread.
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHelpEvent>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <fstream>
#include <memory>
#include <set>

#include "core/runtime/run_folder.h"
#include "tests/support/gui/gui_support.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/chat/chat_targets.h"

using namespace lorica;

namespace {

constexpr int kPatience = 15000;
const QString kHostile = QStringLiteral("<img src=\"file:///etc/passwd\"><b>bold</b>");

}  // namespace

class ChatPageTest : public QObject {
    Q_OBJECT
public:
    explicit ChatPageTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() {
        home_ = std::make_unique<QTemporaryDir>();
        for (const char* name : {"delta.gguf", "gamma.gguf", "beta.gguf", "alpha.gguf"}) write(name, "made up");
        make_studio();
    }
    void cleanup() {
        studio_.reset();
        home_.reset();
    }

    void another_answer_takes_the_place_of_the_last_one() {
        ask("hello");
        const int first = turns().back().number;
        QCOMPARE(asked_.back().generation.seed, int64_t{0});
        for (const int64_t seed : {1, 2}) {
            press(icon("Answer again"));
            QCOMPARE(turns().size(), size_t{2});
            QVERIFY(presenter().is_answering());
            QVERIFY(!icon("Answer again"));   // while one comes
            QTRY_VERIFY_WITH_TIMEOUT(!answering(), kPatience);
            QCOMPARE(asked_.back().generation.seed, seed);
            QCOMPARE(asked_.back().rows.front().messages.size(), size_t{1});
        }
        QVERIFY(turns().back().number != first);
        QVERIFY(turns().back().text.contains(QStringLiteral("hello")));
        QCOMPARE(page()->transcript()->last_answer(), turns().back().text);
        spin("Temperature")->setValue(0);     // the settings on view hold; nothing is drawn, so no seed is needed
        press(icon("Answer again"));
        QTRY_VERIFY_WITH_TIMEOUT(!answering(), kPatience);
        QCOMPARE(asked_.back().generation.temperature, 0.0);
        QCOMPARE(asked_.back().generation.seed, int64_t{0});
        ask("more");
        QCOMPARE(icons("Answer again").size(), qsizetype{1});   // of the last answer alone
        press(icon("Answer again"));
        QTRY_VERIFY_WITH_TIMEOUT(!answering(), kPatience);
        QCOMPARE(turns().size(), size_t{4});
        QCOMPARE(asked_.back().rows.front().messages.size(), size_t{3});
    }

    void an_answer_that_failed_is_asked_again_and_not_told_the_model() {
        fail();
        ask("hello");
        QVERIFY(turns().back().failed && !icon("A good answer"));
        press(icon("Answer again"));
        QTRY_VERIFY_WITH_TIMEOUT(!answering(), kPatience);
        QCOMPARE(turns().size(), size_t{2});
        QVERIFY(!turns().back().failed && icon("A good answer"));
        fail();
        ask("lost");
        ask("more");
        QCOMPARE(turns().size(), size_t{6});
        const auto messages = asked_.back().rows.front().messages;
        QCOMPARE(messages.size(), size_t{3});   // roles in turns: templates ask for that
        QCOMPARE(messages[2]["content"].get<std::string>(), std::string("more"));
    }

    void the_last_question_comes_back_to_be_edited() {
        ask("first");
        ask("second");
        QCOMPARE(icons("Edit the question").size(), qsizetype{1});
        QTest::keyClicks(page()->input(), QStringLiteral("a draft"));
        press(icon("Edit the question"));
        QCOMPARE(page()->input()->toPlainText(), QStringLiteral("second"));
        QVERIFY(page()->input()->hasFocus());
        QCOMPARE(turns().size(), size_t{2});
        QCOMPARE(turns()[0].text, QStringLiteral("first"));
        page()->input()->undo();
        QCOMPARE(page()->input()->toPlainText(), QStringLiteral("a draft"));
        page()->input()->redo();
        QTest::keyClick(page()->input(), Qt::Key_End);
        QTest::keyClicks(page()->input(), QStringLiteral(", please"));
        QTest::keyClick(page()->input(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!answering(), kPatience);
        QCOMPARE(turns().size(), size_t{4});
        QCOMPARE(turns()[2].text, QStringLiteral("second, please"));
        QCOMPARE(asked_.back().rows.front().messages.size(), size_t{3});
    }

    void a_question_is_taken_back_while_it_is_answered() {
        make_studio(0.05);
        const auto ended = std::make_shared<bool>(false);
        connect(studio_->bridge.get(), &EngineBridge::job_finished, this, [ended](const JobFinished&) { *ended = true; });
        type("hello");
        QTRY_VERIFY_WITH_TIMEOUT(turns().size() == 2 && !turns().back().text.isEmpty(), kPatience);
        press(icon("Edit the question"));
        QVERIFY(turns().empty() && !answering());
        QTRY_VERIFY_WITH_TIMEOUT(*ended, kPatience);
        QVERIFY(turns().empty());
        QVERIFY(!fs::exists(conversations_folder(home())));   // nothing was said
    }

    void up_to_four_models_answer_side_by_side() {
        studio_->window->resize(1280, 800);
        QVERIFY(!icon("Close this column"));
        for (size_t count = 2; count <= 4; ++count) {
            press(button(studio_->window.get(), "Compare"));
            QCOMPARE(page()->column_count(), count);
        }
        QVERIFY(!button(studio_->window.get(), "Compare")->isEnabled());
        std::set<std::string> models;
        ask("Tell me something of the restaurants by the river");
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(turns(i).size(), size_t{2});
            QVERIFY(!turns(i).back().failed);
            models.insert(asked_[asked_.size() - 4 + static_cast<size_t>(i)].model.path);
        }
        QCOMPARE(models.size(), size_t{4});
        for (int i = 0; i < 4; ++i) {         // nothing is cut off at this width
            Transcript* column = page()->transcript(i);
            QTRY_VERIFY_WITH_TIMEOUT(column->isVisible() && column->widget()->width() <= column->viewport()->width(), kPatience);
            QVERIFY(column->mapTo(page(), QPoint(column->width(), 0)).x() <= page()->width());
            QVERIFY(column->width() >= 150);
        }
    }

    void a_closed_column_gives_its_model_back() {
        for (int i = 0; i < 3; ++i) press(button(studio_->window.get(), "Compare"));
        QCOMPARE(icons("Close this column").size(), qsizetype{3});   // the first one stays
        ask("hello");
        press(icons("Close this column").front());                   // beta
        QCOMPARE(page()->column_count(), size_t{3});
        QCOMPARE(presenter(1).target().title, std::string("gamma.gguf"));
        const size_t before = asked_.size();
        ask("more");
        QCOMPARE(asked_.size(), before + 3);
        press(button(studio_->window.get(), "Compare"));
        QCOMPARE(presenter(3).target().title, std::string("beta.gguf"));
        QVERIFY(turns(3).empty());
    }

    void an_edited_question_is_asked_anew_in_every_column() {
        press(button(studio_->window.get(), "Compare"));
        ask("hello");
        press(icon("Edit the question"));
        QVERIFY(turns(0).empty() && turns(1).empty());
        QTest::keyClick(page()->input(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!answering(), kPatience);
        QCOMPARE(turns(1).size(), size_t{2});
    }

    void a_conversation_is_kept_and_gone_on_with() {
        choose("beta.gguf");
        ask("What is a burger?");
        ask("And fries?");
        QTRY_VERIFY_WITH_TIMEOUT(kept().size() == 1 && kept()[0].messages.size() == 4, kPatience);
        std::vector<QString> said;
        for (const ChatTurn& turn : turns()) said.push_back(turn.text);
        make_studio();
        QVERIFY(turns().empty());
        QCOMPARE(presenter().target().title, std::string("alpha.gguf"));
        ConversationsSheet* sheet = open_sheet(1);
        QCOMPARE(table(sheet)->item(0, 0)->text(), QStringLiteral("What is a burger?"));
        QCOMPARE(table(sheet)->item(0, 1)->text(), QStringLiteral("beta.gguf"));
        auto* search = sheet->findChild<QLineEdit*>();
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("pancakes"));
        QCOMPARE(table(sheet)->rowCount(), 0);
        QVERIFY(!button(sheet, "Open")->isEnabled());
        search->clear();
        QTest::keyClicks(search, QStringLiteral("FRIES"));           // of a later question
        QCOMPARE(table(sheet)->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(turns().size(), size_t{4}, kPatience);
        for (size_t i = 0; i < 4; ++i) QCOMPARE(turns()[i].text, said[i]);
        QVERIFY(!turns()[3].remark.isEmpty());
        QCOMPARE(turns()[3].speaker, QStringLiteral("beta.gguf"));
        QCOMPARE(presenter().target().title, std::string("beta.gguf"));
        ask("And ketchup?");
        QCOMPARE(asked_.back().rows.front().messages.size(), size_t{5});
        QTRY_VERIFY_WITH_TIMEOUT(kept().size() == 1 && kept()[0].messages.size() == 6, kPatience);   // the same one
        studio_->window->action(UiCommand::NewChat)->trigger();
        ask("Something else");
        QTRY_COMPARE_WITH_TIMEOUT(kept().size(), size_t{2}, kPatience);
    }

    void another_answer_replaces_the_kept_one() {
        ask("hello");
        QTRY_COMPARE_WITH_TIMEOUT(kept().size(), size_t{1}, kPatience);
        press(icon("Edit the question"));
        QTest::keyClicks(page()->input(), QStringLiteral(" there"));
        QTest::keyClick(page()->input(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(kept().size() == 1 && kept()[0].title == "hello there", kPatience);
        QCOMPARE(kept()[0].messages.size(), size_t{2});
    }

    void a_conversation_whose_model_is_gone_goes_on_with_another() {
        keep("2026-01-02T00:00:00Z", "gone", "hello", "/nowhere/gone.gguf");
        open_sheet(1);
        press(button(page()->findChild<ConversationsSheet*>(), "Open"));
        QCOMPARE(turns().size(), size_t{2});
        QCOMPARE(presenter().target().title, std::string("alpha.gguf"));
        QVERIFY(studio_->window->notice()->isVisible());
        QVERIFY(studio_->window->notice()->text().contains(QStringLiteral("gone.gguf is not here any more")));
    }

    void a_conversation_that_cannot_be_kept_is_told() {
        std::ofstream(conversations_folder(home())) << "a file where the folder should be";
        ask("hello");
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->isVisible(), kPatience);
        QVERIFY(!turns().back().failed);
    }

    void chosen_conversations_leave_as_training_data_and_as_words() {
        keep("2026-01-01T00:00:00Z", "old", "an old question", alpha());
        keep("2026-01-02T00:00:00Z", "new", kHostile, alpha(), "Be short.");
        ConversationsSheet* sheet = open_sheet(2);
        QCOMPARE(table(sheet)->item(0, 0)->text(), kHostile);        // the newest first, as text
        QCOMPARE(sheet->chosen().size(), size_t{1});
        table(sheet)->selectAll();
        QVERIFY(sheet->write(file("out.jsonl")).ok());
        std::ifstream in(file("out.jsonl"));
        std::vector<nlohmann::json> lines;
        for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::json::parse(line));
        QCOMPARE(lines.size(), size_t{2});
        QCOMPARE(lines[0]["messages"].size(), size_t{3});
        QCOMPARE(lines[0]["messages"][0]["content"].get<std::string>(), std::string("Be short."));
        QCOMPARE(lines[0]["messages"][1]["content"].get<std::string>(), kHostile.toStdString());
        QCOMPARE(lines[1]["messages"][1]["content"].get<std::string>(), std::string("The answer."));
        QVERIFY(lines[1]["messages"][1].size() == 2);                // role and content: nothing of the studio's own
        QVERIFY(sheet->write(file("out.md")).ok());
        const std::string markdown = text_of("out.md");
        QVERIFY2(markdown.find("# an old question\n") != std::string::npos && markdown.find("\n**You**\n\nan old question\n") != std::string::npos, markdown.c_str());
        QVERIFY(sheet->write(file("out.txt")).ok());
        QVERIFY(text_of("out.txt").find("\nYou:\nan old question\n") != std::string::npos);
        QVERIFY(!sheet->write(conversations_folder(home()) / "new.json").ok());
        QCOMPARE(kept().size(), size_t{2});
        table(sheet)->selectRow(1);
        press(button(sheet, "Export"));
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = sheet->findChild<QFileDialog*>()) != nullptr, kPatience);
        Q_EMIT dialog->fileSelected(QString::fromStdString(file("one.jsonl").string()));
        dialog->close();
        const std::string one = text_of("one.jsonl");
        QCOMPARE(std::count(one.begin(), one.end(), '\n'), std::ptrdiff_t{1});
        QVERIFY(says(sheet, "one.jsonl"));
    }

    void damaged_files_are_told_and_stay() {
        keep("2026-01-01T00:00:00Z", "good", "hello", alpha());
        const fs::path folder = conversations_folder(home());
        std::ofstream(folder / "torn.json") << "{\"title\": \"to";
        ConversationsSheet* sheet = open_sheet(1);
        QVERIFY(says(sheet, "1 conversation could not be read: torn.json"));
        sheet->reject();
        QTRY_VERIFY_WITH_TIMEOUT(!page()->findChild<ConversationsSheet*>(), kPatience);
        std::ofstream(folder / "other.json") << R"({"title": "t", "created": "", "model": {}, "messages": [{"role": "user", "content": 7}]})";
        std::ofstream(folder / "empty.json") << R"({"title": "t", "created": "", "model": {}, "messages": []})";
        sheet = open_sheet(1);
        QVERIFY(says(sheet, "3 conversations could not be read: empty.json, other.json, torn.json"));
        QVERIFY(fs::exists(folder / "torn.json") && fs::exists(folder / "other.json"));
    }

    void a_conversation_is_deleted_after_a_question() {
        keep("2026-01-01T00:00:00Z", "old", "an old question", alpha());
        keep("2026-01-02T00:00:00Z", "new", "a new question", alpha());
        ConversationsSheet* sheet = open_sheet(2);
        for (const bool sure : {false, true}) {
            sheet->activateWindow();   // the question was another window
            table(sheet)->setFocus();
            QTRY_VERIFY_WITH_TIMEOUT(table(sheet)->hasFocus(), kPatience);
            QTest::keyClick(table(sheet), Qt::Key_Delete);
            QMessageBox* box = nullptr;
            QTRY_VERIFY_WITH_TIMEOUT((box = sheet->findChild<QMessageBox*>()) != nullptr && box->isVisible(), kPatience);
            QVERIFY(box->text().contains(QStringLiteral("a new question")));
            press(button(box, sure ? "Delete" : "Keep"));
            QTRY_VERIFY_WITH_TIMEOUT(!sheet->findChild<QMessageBox*>(), kPatience);
            if (!sure) QCOMPARE(kept().size(), size_t{2});
        }
        QTRY_COMPARE_WITH_TIMEOUT(table(sheet)->rowCount(), 1, kPatience);
        QCOMPARE(kept().size(), size_t{1});
        QCOMPARE(kept()[0].id, std::string("old"));
    }

    void an_answer_shows_how_likely_its_tokens_were() {
        ask("hello");
        QCOMPARE(asked_.back().likeliest, ChatPresenter::kLikeliest);
        QVERIFY(!page()->findChild<TokenText*>());                   // words first
        QToolButton* tokens = icon("Tokens");
        QVERIFY(tokens && tokens->isCheckable() && !tokens->isChecked());
        press(tokens);
        auto* view = page()->transcript()->findChild<TokenText*>();
        QVERIFY(view && view->isVisible());
        QCOMPARE(view->toPlainText(), turns().back().text);
        QTRY_COMPARE_WITH_TIMEOUT(view->verticalScrollBar()->maximum(), 0, kPatience);   // all of it is on view
        QTRY_COMPARE_WITH_TIMEOUT(view->parentWidget()->height(), view->parentWidget()->sizeHint().height(), kPatience);   // and nothing else
        const TokenChoice& doubt = turns().back().choices.at(5);
        QCOMPARE(choice_text(doubt), QStringLiteral("␣asked: 40 %\n␣perhaps: 36 %\n␣never: 18 %"));
        const QString described = view->accessibleDescription();
        QVERIFY2(described.contains(QStringLiteral("␣asked: 40 %, ␣perhaps: 36 %")) && !described.contains(QStringLiteral("␣model: ")), qPrintable(described));
        QTextCursor cursor(view->document());
        cursor.setPosition(static_cast<int>(view->toPlainText().indexOf(QStringLiteral("asked")) + 1));
        const QPoint at = view->cursorRect(cursor).center() + QPoint(1, 0);
        QHelpEvent hover(QEvent::ToolTip, at, view->viewport()->mapToGlobal(at));
        QApplication::sendEvent(view, &hover);
        QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(QStringLiteral("asked: 40 %")), kPatience);
        press(tokens);
        QVERIFY(!view->isVisible());
        QVERIFY(says(page()->transcript(), "This answer is made up"));
        page()->judge()->presenter().ask(QStringLiteral("hello"));   // who judges is not told how sure a model was
        QCOMPARE(asked_.back().likeliest, int64_t{0});
    }

    void tokens_are_text_and_read_well() {
        TokenText view(theme_);
        view.show_choices({{kHostile.toStdString(), 0.3, {{"<b>\nother", 0.6}, {kHostile.toStdString(), 0.3}}}, {" end", 0.004, {}}});
        QVERIFY(view.toPlainText().startsWith(kHostile));
        QCOMPARE(choice_text({kHostile.toStdString(), 0.3, {{"<b>\nother", 0.6}}}), kHostile + QStringLiteral(": 30 %\n<b>↵other: 60 %"));
        QVERIFY(choice_text({" end", 0.004, {}}).contains(QStringLiteral("0.40 %")));
        QCOMPARE(doubts_text({{"sure", 0.5, {}}}), QStringLiteral("No token is below 50 %."));
        const std::vector<TokenChoice> many(1000, TokenChoice{"x", 0.1, {}});
        QVERIFY(doubts_text(many).size() < 1000 && doubts_text(many).endsWith(QStringLiteral("and 960 more")));
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme_.set_mode(mode);
            std::set<QRgb> grounds;
            for (const double probability : {0.95, 0.6, 0.3, 0.1}) {
                const auto [ground, text] = choice_colours(theme_, probability);
                grounds.insert(ground.rgba());
                QVERIFY(contrast(ground.rgba(), text.rgba()) >= 4.5);
            }
            QCOMPARE(grounds.size(), size_t{4});
        }
        theme_.set_mode(ThemeMode::Light);
    }

    void checkpoints_can_be_talked_to() {
        RunSpec spec;
        spec.model.path = alpha();
        const fs::path run = home() / "runs" / "run-01";
        QVERIFY(RunFolder::create(run, spec, {{"status", "stopped"}}).ok());
        for (const int64_t step : {20, 40}) QVERIFY(make_checkpoint(run, "step-" + std::to_string(step)));
        QVERIFY(make_checkpoint(run, "step-80.tmp-abc"));            // still being written
        fs::create_directories(run / "checkpoints" / "step-60");     // empty
        studio_->window->update_state([&](AppState& state) { state.remember_run(run.string()); });
        QStringList steps;
        for (int i = 0; i < picker()->count(); ++i)
            if (picker()->itemText(i).contains(QStringLiteral("step"))) steps << picker()->itemText(i);
        QCOMPARE(steps, (QStringList{QStringLiteral("run-01, step 40 on alpha.gguf"), QStringLiteral("run-01, step 20 on alpha.gguf")}));
        choose("run-01, step 20 on alpha.gguf");
        ask("hello");
        QCOMPARE(asked_.back().adapter, (run / "checkpoints" / "step-20").string());
        QCOMPARE(asked_.back().model.path, alpha());
        QVERIFY(turns().back().text.startsWith(QStringLiteral("The adapter says")));
        QCOMPARE(chat_targets(studio_->window->state()).front().title, std::string("alpha.gguf"));   // what one wants most comes first
    }

private:
    void make_studio(double token_seconds = 0) {
        studio_.reset();
        asked_.clear();
        FakeOptions options;
        options.token_seconds = token_seconds;
        studio_ = std::make_unique<FakeStudio>(theme_, options, [this](AppState& state) {
            state.home = home().string();
            for (const char* name : {"delta.gguf", "gamma.gguf", "beta.gguf", "alpha.gguf"}) state.remember_model(file(name).string());
        });
        connect(studio_->bridge.get(), &EngineBridge::posted, this, [this](const Command& command) {
            if (const auto* one = std::get_if<Generate>(&command.body)) asked_.push_back(*one);
        });
        studio_->window->activateWindow();
        studio_->window->go(PageId::Chat);
    }
    fs::path home() const { return home_->path().toStdString(); }
    fs::path file(const char* name) const { return home() / name; }
    std::string alpha() const { return file("alpha.gguf").string(); }
    void write(const char* name, const char* text) const { std::ofstream(file(name)) << text; }
    std::string text_of(const char* name) const { return read_file(file(name)).value(); }
    ChatPage* page() const { return static_cast<ChatPage*>(studio_->window->page(PageId::Chat)); }
    ChatPresenter& presenter(int column = 0) const { return page()->presenter(column); }
    const std::vector<ChatTurn>& turns(int column = 0) const { return presenter(column).turns(); }
    bool answering() const {
        for (size_t i = 0; i < page()->column_count(); ++i)
            if (presenter(static_cast<int>(i)).is_answering()) return true;
        return false;
    }
    void type(const char* text) const {
        page()->input()->setFocus();
        QTest::keyClicks(page()->input(), QString::fromUtf8(text));
        QTest::keyClick(page()->input(), Qt::Key_Return);
    }
    void ask(const char* text) const {
        const size_t before = turns().size();
        type(text);
        QTRY_VERIFY_WITH_TIMEOUT(turns().size() == before + 2 && !answering(), kPatience);
    }
    void fail() const { studio_->engine->fail_next("generate", {ErrorCode::OutOfMemory, "the weights do not fit into memory", "alpha.gguf", "Close something."}); }
    // The visible buttons of that name, in the order in which they were made.
    QList<QToolButton*> icons(const char* name) const {
        QList<QToolButton*> out;
        for (auto* one : page()->findChildren<QToolButton*>())
            if (one->isVisible() && one->accessibleName() == QLatin1String(name)) out << one;
        return out;
    }
    QToolButton* icon(const char* name) const {
        const auto all = icons(name);
        return all.isEmpty() ? nullptr : all.front();
    }
    static QAbstractButton* button(QWidget* in, const char* text) {
        for (auto* one : in->findChildren<QAbstractButton*>())
            if (one->isVisible() && one->text().trimmed() == QLatin1String(text)) return one;
        return nullptr;
    }
    static void press(QAbstractButton* one) {
        QVERIFY(one && one->isEnabled());
        QTest::mouseClick(one, Qt::LeftButton);
    }
    QDoubleSpinBox* spin(const char* name) const {
        for (auto* one : page()->findChildren<QDoubleSpinBox*>())
            if (one->accessibleName() == QLatin1String(name)) return one;
        return nullptr;
    }
    QComboBox* picker() const {
        for (auto* one : page()->findChildren<QComboBox*>())
            if (one->isVisible() && one->accessibleName() == QStringLiteral("Model to talk to")) return one;
        return nullptr;
    }
    void choose(const char* title) const {
        const int at = picker()->findText(QLatin1String(title));
        QVERIFY2(at >= 0, title);
        picker()->setFocus();
        while (picker()->currentIndex() != at) QTest::keyClick(picker(), picker()->currentIndex() < at ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(presenter().target().title, std::string(title));
    }
    std::vector<KeptConversation> kept() const { return read_conversations(home()).all; }
    void keep(const char* created, const char* id, const QString& question, const std::string& model, const char* system_prompt = "") const {
        KeptConversation one{id, conversation_title(question.toStdString()), created, {}, system_prompt, {}};
        one.target.title = fs::path(model).filename().string();
        one.target.model.path = model;
        one.messages = {{"user", question.toStdString()}, {"assistant", "The answer.", "3 tokens", one.target}};
        const auto done = keep_conversation(home(), one);
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().text().c_str());
    }
    // By its button, with so many rows.
    ConversationsSheet* open_sheet(int rows) const {
        press(button(studio_->window.get(), "Conversations"));
        auto* sheet = page()->findChild<ConversationsSheet*>();
        if (!sheet || !QTest::qWaitFor([&] { return table(sheet)->rowCount() == rows; }, kPatience)) qFatal("the conversations are not listed");
        sheet->activateWindow();
        return sheet;
    }
    static QTableWidget* table(const ConversationsSheet* sheet) { return sheet->findChild<QTableWidget*>(); }
    static bool says(const QWidget* in, const char* words) {
        for (auto* label : in->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QLatin1String(words))) return true;
        return false;
    }
    static bool make_checkpoint(const fs::path& run, const std::string& name) {
        const fs::path folder = run / "checkpoints" / name;
        fs::create_directories(folder);
        std::ofstream(folder / "adapter_config.json") << R"({"peft_type":"LORA"})";
        return write_manifest(folder, nlohmann::json::object()).ok();
    }

    Theme& theme_;
    std::unique_ptr<QTemporaryDir> home_;
    std::unique_ptr<FakeStudio> studio_;
    std::vector<Generate> asked_;   // since the studio was made
};

LORICA_GUI_MAIN(ChatPageTest)
#include "chat_page_test.moc"
