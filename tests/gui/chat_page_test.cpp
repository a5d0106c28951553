// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page: answers asked again, questions edited, columns side by side, conversations kept, tokens, checkpoints. FakeEngine. GUI thread.
#include <QClipboard>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHelpEvent>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QThreadPool>
#include <QToolTip>
#include <algorithm>
#include <fstream>
#include <memory>
#include <set>

#include "core/runtime/run_folder.h"
#include "tests/support/gui/gui_support.h"
#include "tests/support/tiny_model.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/chat/chat_targets.h"
#include "ui/widgets/prompt_sheet.h"

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
        enter("temperature", "0");            // the settings on view hold; nothing is drawn, so no seed is needed
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

    void the_prompt_is_shown_as_the_model_reads_it() {
        test::write_tiny_gguf(file("alpha.gguf"), "q8_0");
        ask("hello there");
        const QString answer = turns().back().text;
        page()->findChild<SamplingPanel*>()->set_system_prompt(QStringLiteral("Be short."));
        page()->input()->setFocus();
        QTest::keyClicks(page()->input(), QStringLiteral("and more"));
        PromptSheet* sheet = open_prompt(0);
        QVERIFY(sheet->windowTitle().contains(QStringLiteral("alpha.gguf")));
        QVERIFY(!sheet->findChild<QPlainTextEdit*>());               // nothing to type here
        const auto* view = sheet->findChild<TokenText*>();
        QTRY_VERIFY_WITH_TIMEOUT(view->toPlainText().contains(QStringLiteral("and·more<|im_end|>↵")), kPatience);
        QVERIFY(says(sheet, "tokens, 9 of them control tokens"));    // two around each message, and the answer's
        const QString before = QStringLiteral("<|im_start|>system\nBe short.<|im_end|>\n<|im_start|>user\nhello there<|im_end|>\n<|im_start|>assistant\n");
        QCOMPARE(copied_prompt(sheet), before + answer + QStringLiteral("<|im_end|>\n<|im_start|>user\nand more<|im_end|>\n<|im_start|>assistant\n"));
        const auto look_at = [&](const QString& words) {
            QTextCursor cursor(view->document());
            cursor.setPosition(static_cast<int>(view->toPlainText().indexOf(words) + 1));
            return cursor.charFormat();
        };
        const QTextCharFormat control = look_at(QStringLiteral("<|im_start|>")), text = look_at(QStringLiteral("hello"));
        QCOMPARE(control.background().color(), theme_.colour(&Tokens::accent_soft));
        QVERIFY(text.background().color() != control.background().color() && text.foreground().color() != control.foreground().color());
        close_prompt(sheet);
        page()->input()->clear();                                    // what the last answer was given to
        sheet = open_prompt(0);
        QTRY_VERIFY_WITH_TIMEOUT(button(sheet, "Copy the text")->isEnabled(), kPatience);
        QCOMPARE(copied_prompt(sheet), before);
        close_prompt(sheet);
    }

    void a_prompt_that_cannot_be_read_says_why_where_it_would_be() {
        press(button(studio_->window.get(), "Compare"));
        PromptSheet* sheet = open_prompt(1);                         // beta, which is no model
        QTRY_VERIFY_WITH_TIMEOUT(says(sheet, "beta.gguf"), kPatience);
        QVERIFY(!sheet->findChild<TokenText*>()->isVisible() && !button(sheet, "Copy the text")->isEnabled());
        close_prompt(sheet);
        close_prompt(open_prompt(0));                                // before it is read
        QVERIFY(QThreadPool::globalInstance()->waitForDone(kPatience));
        QCoreApplication::processEvents();
        QVERIFY(icons("What the model reads").front()->isEnabled());
        studio_->window->update_state([](AppState& state) { state.chat = {"an adapter of no known base", {}, "/adapter"}; });
        QCOMPARE(presenter().target().adapter, std::string("/adapter"));
        QVERIFY(!icons("What the model reads").front()->isEnabled());
        QVERIFY(icons("What the model reads").front()->toolTip().contains(QStringLiteral("not known")));
        QVERIFY(icons("What the model reads").back()->isEnabled());
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

    void every_setting_has_a_field_and_reaches_the_command() {
        for (const char* key : {"max_new_tokens", "temperature", "top_p"}) QVERIFY2(control(key)->isVisible(), key);
        for (const char* key : {"do_sample", "top_k", "num_beams", "stop", "seed"}) QVERIFY2(!control(key)->isVisible(), key);
        press(in_panel("More settings"));
        GenerationSettings wanted;
        std::vector<FieldRef> refs;
        append_fields(refs, wanted, "");
        QVERIFY(refs.size() >= 14);
        for (const FieldRef& ref : refs) {
            studio_->window->action(UiCommand::NewChat)->trigger();
            press(in_panel("Reset"));
            wanted = {};
            QVERIFY2(control(ref.path.c_str()), ref.path.c_str());
            if (!control(ref.path.c_str())->isEnabled()) {   // of beams alone
                enter("num_beams", "2");
                wanted.num_beams = 2;
            }
            const auto options = split_options(ref.meta.options);
            const std::string value = ref.kind == FieldKind::Bool ? "false" : !options.empty() ? options.at(1) : ref.kind == FieldKind::List ? "END,stop here"
                                    : ref.kind == FieldKind::Integer ? "3" : "0.5";
            QVERIFY2(ref.set_text(value).ok() && values(wanted) != values({}), ref.path.c_str());
            enter(ref.path.c_str(), value.c_str());
            ask("hello");
            QVERIFY2(values(asked_.back().generation) == values(wanted), (ref.path + ": " + values(asked_.back().generation).dump()).c_str());
            QVERIFY2(values(studio_->window->state().generation) == values(wanted), ref.path.c_str());
        }
    }

    void a_setting_without_effect_is_disabled_and_says_why() {
        press(in_panel("More settings"));
        const auto idle = [this] {
            QStringList out;
            GenerationSettings settings;
            std::vector<FieldRef> refs;
            append_fields(refs, settings, "");
            for (const FieldRef& ref : refs) {
                const QWidget* one = control(ref.path.c_str());
                if (!one->isEnabled()) out << QString::fromStdString(ref.path);
                if (one->isEnabled() != !one->parentWidget()->toolTip().contains(QStringLiteral("effect"))) out << QStringLiteral("why?");
                if (!one->parentWidget()->toolTip().contains(QString::fromStdString(ref.path))) out << QStringLiteral("which?");
            }
            return out.join(QLatin1Char(' '));
        };
        QCOMPARE(idle(), QStringLiteral("length_penalty early_stopping"));
        enter("temperature", "0");
        QCOMPARE(idle(), QStringLiteral("top_k top_p min_p typical_p length_penalty early_stopping seed"));
        enter("do_sample", "false");
        QCOMPARE(idle(), QStringLiteral("temperature top_k top_p min_p typical_p length_penalty early_stopping seed"));
        enter("num_beams", "4");
        QCOMPARE(idle(), QStringLiteral("do_sample temperature top_k top_p min_p typical_p seed"));
        press(in_panel("Reset"));
        QCOMPARE(idle(), QStringLiteral("length_penalty early_stopping"));
    }

    void settings_are_there_again_at_the_next_start() {
        press(in_panel("More settings"));
        enter("temperature", "0.4");
        enter("stop", "END");
        enter("seed", "11");
        start_again();
        QVERIFY(in_panel("Fewer settings") && control("typical_p")->isVisible());
        QCOMPARE(control("temperature")->findChild<QLineEdit*>()->text(), QStringLiteral("0.4"));
        ask("hello");
        GenerationSettings wanted;
        wanted.temperature = 0.4;
        wanted.stop = {"END"};
        wanted.seed = 11;
        QVERIFY(values(asked_.back().generation) == values(wanted));
        press(in_panel("Fewer settings"));
        QVERIFY(!control("typical_p")->isVisible() && !control("num_beams")->isVisible());
        QVERIFY(control("top_p")->isVisible() && control("seed")->isVisible());   // what is not as at first stays in view
        press(in_panel("Reset"));
        QVERIFY(!control("seed")->isVisible());
        start_again();
        QVERIFY(in_panel("More settings") && !control("seed")->isVisible());
        ask("hello");
        QVERIFY(values(asked_.back().generation) == values({}));
    }

    void reset_takes_back_what_was_refused_and_leaves_the_system_prompt() {
        auto* system = panel()->findChild<QLineEdit*>();
        QCOMPARE(system->accessibleName(), QStringLiteral("System prompt"));
        system->setText(QStringLiteral("Be short."));
        enter("temperature", "-1");
        enter("top_p", "0.5");
        QVERIFY(says(panel(), "Temperature is -1, but must be between 0 and 10"));
        ask("hello");
        QCOMPARE(asked_.back().generation.temperature, GenerationSettings().temperature);
        QCOMPARE(asked_.back().generation.top_p, 0.5);
        press(in_panel("Reset"));
        QVERIFY(!says(panel(), "Temperature is"));
        QCOMPARE(control("temperature")->findChild<QLineEdit*>()->text(), QStringLiteral("0.7"));
        QCOMPARE(control("top_p")->findChild<QLineEdit*>()->text(), QStringLiteral("0.95"));
        ask("hello");
        QVERIFY(values(asked_.back().generation) == values({}));
        QCOMPARE(asked_.back().system_prompt, std::string("Be short."));
    }

    void all_settings_have_room() {
        press(in_panel("More settings"));
        enter("no_repeat_ngram_size", "4");   // the longest label, bolder
        for (const QSize size : {QSize(1280, 800), QSize(640, 400)}) {
            studio_->window->resize(size);
            auto* area = panel()->findChild<QScrollArea*>();
            QTRY_VERIFY_WITH_TIMEOUT(area->verticalScrollBar()->maximum() > 0, kPatience);
            for (auto* label : area->widget()->findChildren<QLabel*>()) {
                if (!label->isVisible()) continue;
                const int needed = label->fontMetrics().horizontalAdvance(label->text());
                QVERIFY2(label->wordWrap() || label->contentsRect().width() >= needed, qPrintable(label->text()));
                QVERIFY2(label->mapTo(area->viewport(), QPoint(label->width(), 0)).x() <= area->viewport()->width(), qPrintable(label->text()));
            }
            for (const char* text : {"Fewer settings", "Reset"}) QVERIFY(in_panel(text)->width() >= in_panel(text)->sizeHint().width());
        }
    }

    void a_setting_is_typed_after_a_vote() {
        page()->show_view(ChatPage::View::Judge);
        page()->judge()->presenter().ask(QStringLiteral("hello"));
        QTRY_COMPARE_WITH_TIMEOUT(page()->judge()->presenter().stage(), JudgePresenter::Stage::Ready, kPatience);
        press(button(page(), "Tie"));
        QTRY_COMPARE_WITH_TIMEOUT(page()->judge()->presenter().stage(), JudgePresenter::Stage::Judged, kPatience);
        enter("temperature", "0.25");
        QVERIFY(control("temperature")->hasFocus());
        const size_t before = asked_.size();
        page()->judge()->prompt()->setPlainText(QStringLiteral("again"));
        press(button(page(), "Ask both"));
        QTRY_COMPARE_WITH_TIMEOUT(asked_.size(), before + 2, kPatience);
        QCOMPARE(asked_.back().generation.temperature, 0.25);
    }

private:
    void make_studio(double token_seconds = 0, const AppState& kept = {}) {
        studio_.reset();
        asked_.clear();
        FakeOptions options;
        options.token_seconds = token_seconds;
        studio_ = std::make_unique<FakeStudio>(theme_, options, [&](AppState& state) {
            state = kept;
            state.studio.theme = "light";
            state.home = home().string();
            for (const char* name : {"delta.gguf", "gamma.gguf", "beta.gguf", "alpha.gguf"}) state.remember_model(file(name).string());
        });
        connect(studio_->bridge.get(), &EngineBridge::posted, this, [this](const Command& command) {
            if (const auto* one = std::get_if<Generate>(&command.body)) asked_.push_back(*one);
        });
        studio_->window->activateWindow();
        studio_->window->go(PageId::Chat);
    }
    // Closes the window and opens another on what it kept.
    void start_again() {
        studio_->window->close();
        make_studio(0, load_app_state(home().string()));
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
    SamplingPanel* panel() const { return page()->findChild<SamplingPanel*>(); }
    QAbstractButton* in_panel(const char* text) const { return button(panel(), text); }
    QWidget* control(const char* key) const { return panel()->findChild<QWidget*>(QLatin1String(key)); }
    // By mouse and keyboard.
    void enter(const char* key, const char* value) const {
        QWidget* one = control(key);
        QVERIFY2(one && one->isVisible() && one->isEnabled(), key);
        one->setFocus();
        if (auto* tick = qobject_cast<QCheckBox*>(one)) {
            if (tick->isChecked() != (QLatin1String(value) == QLatin1String("true"))) QTest::keyClick(tick, Qt::Key_Space);
            return;
        }
        if (auto* box = qobject_cast<QComboBox*>(one)) {
            for (int i = 0; i < box->count() && box->currentText() != QLatin1String(value); ++i) QTest::keyClick(box, Qt::Key_Down);
            return;
        }
        auto* line = qobject_cast<QLineEdit*>(one) ? qobject_cast<QLineEdit*>(one) : one->findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, QString::fromLatin1(value));
    }
    static nlohmann::json values(GenerationSettings settings) {
        std::vector<FieldRef> refs;
        append_fields(refs, settings, "");
        nlohmann::json out;
        for (const FieldRef& ref : refs) out[ref.path] = ref.get();
        return out;
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
    // By the button of that column.
    PromptSheet* open_prompt(int column) const {
        press(icons("What the model reads").value(column));
        auto* sheet = page()->findChild<PromptSheet*>();
        if (!sheet || !sheet->isVisible()) qFatal("no prompt is shown");
        return sheet;
    }
    void close_prompt(PromptSheet* sheet) const {
        press(button(sheet, "Close"));
        QTRY_VERIFY_WITH_TIMEOUT(!page()->findChild<PromptSheet*>(), kPatience);
    }
    static QString copied_prompt(PromptSheet* sheet) {
        QGuiApplication::clipboard()->clear();
        press(button(sheet, "Copy the text"));
        return QGuiApplication::clipboard()->text();
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
