// SPDX-License-Identifier: GPL-3.0-or-later
// Blind judging by mouse and keys, from the prompt to the preference pairs; ratings in the chat; what the votes say. FakeEngine. GUI thread.
#include <QCheckBox>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <fstream>

#include "core/runtime/run_folder.h"
#include "core/data/split.h"
#include "tests/support/gui/gui_support.h"
#include "ui/pages/chat/chat_page.h"

using namespace lorica;

namespace {

constexpr int kPatience = 15000;
using Stage = JudgePresenter::Stage;

}  // namespace

class JudgeTest : public QObject {
    Q_OBJECT
public:
    explicit JudgeTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() {
        FakeOptions options;
        options.token_seconds = 0;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
        model_ = studio_->write(QStringLiteral("small.gguf"), "made up");
        csv_ = studio_->write(QStringLiteral("restaurants.csv"), restaurant_csv(80));
        run_ = make_run("run-01", 80);
        studio_->window->update_state([&](AppState& state) {
            state.remember_model(model_);
            state.remember_run(run_);
        });
        studio_->window->activateWindow();
        studio_->window->action(UiCommand::JudgeBlind)->trigger();
        judge()->presenter().set_seed(7);
    }
    void cleanup() { studio_.reset(); }

    void the_command_opens_the_view_and_offers_base_and_adapter() {
        QCOMPARE(studio_->window->current_page(), PageId::Chat);
        QVERIFY(judge()->isVisible());
        QCOMPARE(picker(0)->count(), 2);
        QVERIFY(picker(0)->currentIndex() != picker(1)->currentIndex());
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(judge()->prompt()));
    }

    void a_second_model_is_chosen_as_soon_as_there_is_one() {
        FakeStudio one(theme_, {}, [this](AppState& state) { state.remember_model(model_); });
        one.window->action(UiCommand::JudgeBlind)->trigger();
        JudgeView* view = static_cast<ChatPage*>(one.window->page(PageId::Chat))->judge();
        const auto pickers = view->findChildren<QComboBox*>();
        QCOMPARE(pickers[1]->currentIndex(), 0);
        QVERIFY(view->findChild<QLabel*>(QStringLiteral("judge state"))->text().startsWith(QStringLiteral("There is one model only")));
        one.window->update_state([&](AppState& state) { state.remember_run(run_); });
        QVERIFY(pickers[0]->currentIndex() != pickers[1]->currentIndex());
    }

    // By keys alone: a prompt, Return, 1.
    void a_typed_prompt_is_answered_twice_and_judged_by_a_key() {
        ask(QStringLiteral("What is 3 of 12?"));   // digits, typed: no vote
        QVERIFY(judge()->answer(0)->toPlainText() != judge()->answer(1)->toPlainText());
        for (size_t side : {size_t{0}, size_t{1}}) {
            QVERIFY(judge()->answer(side)->toPlainText().contains(QStringLiteral("What is 3 of 12?")));
            QCOMPARE(judge()->name(side), QString());   // not before the vote
        }
        QVERIFY(!names_are_on_view());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        const Vote vote = votes().back();
        QCOMPARE(vote.choice, Choice::A);
        QCOMPARE(vote.messages.size(), size_t{1});
        QCOMPARE(vote.messages[0]["content"].get<std::string>(), std::string("What is 3 of 12?"));
        for (const auto& [side, answer] : {std::pair{size_t{0}, vote.a}, std::pair{size_t{1}, vote.b}}) {
            QCOMPARE(QString::fromStdString(answer.text), judge()->answer(side)->toPlainText());
            QCOMPARE(judge()->name(side), QString::fromStdString(answer.name));
            QCOMPARE(answer.adapter.empty(), answer.text.starts_with("The base model says"));   // who is said to have written it has
            QCOMPARE(answer.model, model_);
            QVERIFY(answer.tokens > 0 && answer.reason == "stop");
        }
        QVERIFY(vote.time.ends_with("Z") && vote.generation.seed != 0 && vote.source.empty());
        QVERIFY(judge()->prompt()->hasFocus());       // for the next one
    }

    void every_key_and_every_button_gives_its_verdict() {
        const std::pair<int, const char*> all[] = {{Qt::Key_1, "A is better"}, {Qt::Key_2, "B is better"}, {Qt::Key_3, "Tie"}, {Qt::Key_4, "Both are bad"}};
        for (size_t i = 0; i < 4; ++i) {
            ask(QStringLiteral("key %1").arg(i));
            QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(all[i].first));
            QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
            QCOMPARE(votes().back().choice, static_cast<Choice>(i));
            ask(QStringLiteral("mouse %1").arg(i));
            click(all[i].second);
            QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
            QCOMPARE(votes().back().choice, static_cast<Choice>(i));
        }
        QCOMPARE(votes().size(), size_t{8});
        QVERIFY(!studio_->button(QStringLiteral("Tie"))->isEnabled());   // a verdict counts once
    }

    void reasons_note_category_and_system_prompt_stay_with_the_vote() {
        edit("System prompt")->setText(QStringLiteral("Be short."));
        edit("Category of the prompt")->setText(QStringLiteral("tone"));
        ask(QStringLiteral("hello"));
        click("style");
        edit("Note on the verdict")->setFocus();
        QTest::keyClicks(edit("Note on the verdict"), QStringLiteral("4 of 5 words"));   // digits here are no verdict
        QCOMPARE(stage(), Stage::Ready);
        click("B is better");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        const Vote vote = votes().back();
        QVERIFY(vote.tags == std::vector<std::string>{"style"});
        QCOMPARE(vote.note, std::string("4 of 5 words"));
        QCOMPARE(vote.category, std::string("tone"));
        QCOMPARE(vote.messages.size(), size_t{2});
        QCOMPARE(vote.messages[0]["content"].get<std::string>(), std::string("Be short."));
        ask(QStringLiteral("again"));
        QVERIFY(edit("Note on the verdict")->text().isEmpty());   // of that vote only
    }

    void sides_are_drawn_and_say_nothing() {
        int left = 0;
        for (int i = 0; i < 12; ++i) {
            ask(QStringLiteral("prompt %1").arg(i));
            left += judge()->answer(0)->toPlainText().startsWith(QStringLiteral("The base"));
            click("Tie");
            QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        }
        QVERIFY2(left > 1 && left < 11, qPrintable(QString::number(left)));
    }

    void names_can_stay_hidden_to_the_end() {
        judge()->findChildren<QCheckBox*>()[0]->click();
        ask(QStringLiteral("hello"));
        click("A is better");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        QCOMPARE(judge()->name(0), QString());
        QVERIFY(!names_are_on_view());
    }

    void the_held_out_rows_of_a_run_are_its_prompts() {
        choose_source(QStringLiteral("Held-out rows of run-01"));
        QTRY_VERIFY_WITH_TIMEOUT(!judge()->presenter().is_reading(), kPatience);
        const auto held_out = validation_rows(80, 0.1, 42);
        std::set<std::string> prompts;   // restaurant_csv repeats itself after 30 rows; each prompt comes once
        for (const uint32_t row : held_out) prompts.insert(std::to_string(row % 30));
        QCOMPARE(judge()->presenter().total(), prompts.size());
        click("First prompt");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Ready, kPatience);
        QCOMPARE(judge()->presenter().prompt().row, int64_t{held_out.front() + 1});
        QVERIFY(judge()->prompt()->toPlainText().startsWith(QStringLiteral("name[")));
        QVERIFY(!judge()->prompt()->toPlainText().contains(QStringLiteral("serves")));   // the row's answer
        for (size_t i = 0; i < prompts.size(); ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Ready, kPatience);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
            QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
            if (i + 1 < prompts.size()) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);   // the next one
        }
        QCOMPARE(votes().size(), prompts.size());
        QCOMPARE(votes().front().source, csv_);
        QCOMPARE(judge()->presenter().left(), size_t{0});
        QVERIFY(!studio_->button(QStringLiteral("Next prompt"))->isEnabled());
        // Another day: what this pair was judged on does not come again.
        choose_source(QStringLiteral("Prompts I type"));
        choose_source(QStringLiteral("Held-out rows of run-01"));
        QTRY_VERIFY_WITH_TIMEOUT(!judge()->presenter().is_reading(), kPatience);
        QCOMPARE(judge()->presenter().left(), size_t{0});
    }

    void rows_that_the_run_did_not_see_as_they_are_now_are_refused() {
        studio_->write(QStringLiteral("restaurants.csv"), restaurant_csv(79));
        choose_source(QStringLiteral("Held-out rows of run-01"));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->isVisible(), kPatience);
        QVERIFY(studio_->window->notice()->text().contains(QStringLiteral("not the file any more")));
        QCOMPARE(judge()->presenter().total(), size_t{0});
        QVERIFY(!read_prompts({"gone", {}, studio_->path(QStringLiteral("no run")), studio_->path({})}).ok());
        PromptSource text;
        text.data.path = studio_->write(QStringLiteral("raw.txt"), "just text\n");
        QVERIFY(!read_prompts(text).ok());
    }

    void a_file_of_prompts_is_chosen_and_stays() {
        const std::string file = studio_->write(QStringLiteral("prompts.jsonl"), "{\"prompt\":\"One?\"}\n{\"prompt\":\"Two?\"}\n");   // without answers
        click_icon("Take the prompts from a file");
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = judge()->findChild<QFileDialog*>()) != nullptr, kPatience);
        Q_EMIT dialog->fileSelected(QString::fromStdString(file));
        dialog->close();
        QTRY_COMPARE_WITH_TIMEOUT(judge()->presenter().total(), size_t{2}, kPatience);
        studio_->window->go(PageId::Data);
        studio_->window->go(PageId::Chat);
        QCOMPARE(picker(2)->currentText(), QStringLiteral("Rows of prompts.jsonl"));
        click("First prompt");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Ready, kPatience);
        QCOMPARE(judge()->prompt()->toPlainText(), QStringLiteral("One?"));
        click("Skip");
        QTRY_VERIFY_WITH_TIMEOUT(stage() == Stage::Ready && judge()->prompt()->toPlainText() == QStringLiteral("Two?"), kPatience);
        QVERIFY(votes().empty());
    }

    void a_categorys_name_comes_with_the_row() {
        PromptSource source;
        source.data.path = studio_->write(QStringLiteral("dolly.jsonl"), "{\"instruction\":\"Why?\",\"output\":\"So.\",\"category\":\"open_qa\"}\n{\"instruction\":\"Why?\",\"output\":\"Again.\",\"category\":\"x\"}\n");
        const auto prompts = read_prompts(source);
        QVERIFY2(prompts.ok(), prompts.ok() ? "" : prompts.error().text().c_str());
        QCOMPARE(prompts->size(), size_t{1});
        QCOMPARE(prompts->front().category, std::string("open_qa"));
        QCOMPARE(prompts->front().messages.size(), size_t{1});
    }

    void stopped_and_failed_answers_are_not_judged() {
        studio_->engine->fail_next("generate", {ErrorCode::OutOfMemory, "the weights do not fit into memory", "small.gguf", "Close something."});
        type(QStringLiteral("hello"));
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Incomplete, kPatience);
        bool told = false;
        for (auto* label : judge()->findChildren<QLabel*>()) told = told || (label->isVisible() && label->text().contains(QStringLiteral("do not fit into memory")));
        QVERIFY(told);
        QVERIFY(!studio_->button(QStringLiteral("Tie"))->isEnabled());
        ask(QStringLiteral("hello"));                   // and again
        QVERIFY(votes().empty());
    }

    void escape_stops_both_answers() {
        FakeOptions options;
        options.token_seconds = 0.05;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
        model_ = studio_->write(QStringLiteral("small.gguf"), "made up");
        const std::string other = studio_->write(QStringLiteral("other.gguf"), "made up");
        studio_->window->update_state([&](AppState& state) { state.remember_model(model_); state.remember_model(other); });
        studio_->window->activateWindow();
        studio_->window->action(UiCommand::JudgeBlind)->trigger();
        type(QStringLiteral("a long question"));
        QTRY_VERIFY_WITH_TIMEOUT(!judge()->answer(0)->toPlainText().isEmpty(), kPatience);
        QVERIFY(!picker(0)->isEnabled());
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : judge(), Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Incomplete, kPatience);
        QVERIFY(judge()->presenter().side(0).remark == QStringLiteral("Stopped"));
    }

    void a_pair_shown_twice_is_drawn_anew_and_told_as_agreement() {
        judge()->findChildren<QCheckBox*>()[1]->click();
        for (int i = 0; i < JudgePresenter::kRepeatEvery; ++i) {
            ask(QStringLiteral("prompt %1").arg(i));
            click(judge()->answer(0)->toPlainText().startsWith(QStringLiteral("The base")) ? "B is better" : "A is better");   // the adapter, always
            QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        }
        judge()->presenter().next();
        QCOMPARE(stage(), Stage::Ready);                // nothing to wait for
        click(judge()->answer(0)->toPlainText().startsWith(QStringLiteral("The base")) ? "B is better" : "A is better");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        QVERIFY(!votes().back().repeats.empty());
        open_results();
        QCOMPARE(page()->votes()->results().repeated, int64_t{1});
        QCOMPARE(page()->votes()->results().agreed, int64_t{1});
        QCOMPARE(page()->votes()->results().pairs.front().wins, int64_t{JudgePresenter::kRepeatEvery});
    }

    void a_vote_can_be_taken_back() {
        ask(QStringLiteral("hello"));
        click("A is better");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        click("Take the vote back");
        QTRY_VERIFY_WITH_TIMEOUT(votes().empty(), kPatience);
        QVERIFY(!judge()->presenter().can_take_back());
    }

    void a_vote_that_cannot_be_kept_is_told_and_not_lost() {
        ask(QStringLiteral("hello"));
        fs::create_directory(studio_->path(QStringLiteral("votes.jsonl")));   // no file can be there
        click("A is better");
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->isVisible(), kPatience);
        QTRY_COMPARE(stage(), Stage::Ready);
        QCOMPARE(judge()->name(0), QString());
        fs::remove(studio_->path(QStringLiteral("votes.jsonl")));
        click("A is better");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        QCOMPARE(votes().size(), size_t{1});
    }

    void hostile_answers_are_text() {
        const QString hostile = QStringLiteral("<img src=\"file:///etc/passwd\"><b>bold</b>\u202Eevil\u202C\u001b[31m");
        judge()->prompt()->setPlainText(hostile);
        click("Ask both");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Ready, kPatience);
        const QString shown = judge()->answer(0)->toPlainText();
        QVERIFY(shown.contains(QStringLiteral("<b>bold</b>")));
        QVERIFY(!shown.contains(QChar(0x202E)) && !shown.contains(QChar(0x1b)));
        click("Tie");
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Judged, kPatience);
        QVERIFY(votes().back().a.text.find("\u202E") != std::string::npos);   // kept as it came
        TextView view(QStringLiteral("answer"));
        QElapsedTimer clock;
        clock.start();
        view.show_text(QString(1 << 20, QLatin1Char('x')));
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }

    void results_decide_or_say_what_is_missing() {
        write_votes(6, 4, "");
        open_results();
        auto* pairs = page()->findChild<QTableWidget*>(QStringLiteral("vote pairs"));
        QCOMPARE(pairs->rowCount(), 1);
        QCOMPARE(pairs->item(0, 8)->text(), QStringLiteral("60"));
        QVERIFY2(verdict().contains(QStringLiteral("cannot decide")) && verdict().contains(QStringLiteral("6 of 10")), qPrintable(verdict()));
        QVERIFY(verdict().contains(QString::number(page()->votes()->results().pairs.front().needed)));
        write_votes(30, 2, "style");
        write_votes(2, 1, "facts");
        open_results();
        QVERIFY2(verdict().contains(QStringLiteral("The sample decides")) && verdict().startsWith(QStringLiteral("tuned is better than base")), qPrintable(verdict()));
        QCOMPARE(pairs->rowCount(), 4);                 // all, none, facts, style
        pairs->setFocus();
        QTest::keyClick(pairs, Qt::Key_Down);
        QTest::keyClick(pairs, Qt::Key_Down);
        QCOMPARE(pairs->item(pairs->currentRow(), 2)->text(), QStringLiteral("facts"));
        QVERIFY(verdict().contains(QStringLiteral("cannot decide")));
        PairResult turned{"x", "y", "c", 1, 20, 0, 0, wilson(1, 21), 0};   // of a category: the other one is ahead
        QVERIFY2(verdict_text(turned).startsWith(QStringLiteral("y is better than x: preferred in 20 of 21")) && verdict_text(turned).contains(QStringLiteral("77–99 %")), qPrintable(verdict_text(turned)));
        QVERIFY(verdict_text({"x", "y", "", 5, 5, 0, 0, wilson(5, 10), -1}).contains(QStringLiteral("no number of votes")));
        QVERIFY(verdict_text({"x", "y", "", 0, 0, 2, 0, wilson(0, 0), -1}).contains(QStringLiteral("no vote prefers")));
        QCOMPARE(page()->findChild<QTableWidget*>(QStringLiteral("strengths"))->rowCount(), 2);
        QVERIFY(!page()->findChild<IntervalChart*>()->accessibleDescription().isEmpty());
    }

    void votes_leave_as_files_and_never_over_themselves() {
        write_votes(2, 1, "");
        open_results();
        const std::string pairs = studio_->path(QStringLiteral("pairs.jsonl"));
        QVERIFY(page()->votes()->write(VotesView::Form::Pairs, pairs).ok());
        std::ifstream in(pairs);
        int lines = 0;
        for (std::string line; std::getline(in, line); ++lines) QVERIFY(nlohmann::json::parse(line).contains("rejected"));
        QCOMPARE(lines, 3);
        QVERIFY(page()->votes()->write(VotesView::Form::Csv, studio_->path(QStringLiteral("votes.csv"))).ok());
        QVERIFY(!page()->votes()->write(VotesView::Form::Jsonl, studio_->path(QStringLiteral("votes.jsonl"))).ok());
        QVERIFY(!page()->votes()->write(VotesView::Form::Csv, "/nowhere/votes.csv").ok());
        QCOMPARE(votes().size(), size_t{3});
    }

    void an_answer_in_the_chat_is_rated() {
        page()->show_view(ChatPage::View::Chat);
        page()->input()->setFocus();
        QTest::keyClicks(page()->input(), QStringLiteral("hello"));
        QTest::keyClick(page()->input(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().turns().size() == 2 && !page()->presenter().is_answering(), kPatience);
        click_icon("A good answer");
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().turns().back().rating == true, kPatience);
        click_icon("A bad answer");
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().turns().back().rating == false, kPatience);
        const auto log = VoteFile(studio_->path({})).read();
        QVERIFY(log.ok() && log->ratings.size() == 1 && !log->ratings[0].good);
        QCOMPARE(QString::fromStdString(log->ratings[0].answer.text), page()->presenter().turns().back().text);
        QCOMPARE(log->ratings[0].messages.size(), size_t{1});
        open_results();
        QCOMPARE(page()->findChild<QTableWidget*>(QStringLiteral("ratings"))->rowCount(), 1);
    }

    void every_control_has_a_name_and_is_reached_by_tab() {
        ask(QStringLiteral("hello"));
        std::set<QWidget*> seen;
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            if (!seen.insert(QApplication::focusWidget()).second) break;
        }
        for (auto* widget : judge()->findChildren<QWidget*>()) {
            if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()), widget->metaObject()->className());
            QVERIFY2(seen.contains(widget), qPrintable(widget->accessibleName() + (button ? button->text() : QString())));
        }
    }

private:
    ChatPage* page() const { return static_cast<ChatPage*>(studio_->window->page(PageId::Chat)); }
    JudgeView* judge() const { return page()->judge(); }
    Stage stage() const { return judge()->presenter().stage(); }
    QComboBox* picker(int index) const { return judge()->findChildren<QComboBox*>()[index]; }
    std::vector<Vote> votes() const { return VoteFile(studio_->path({})).read().value().votes; }
    QString verdict() const { return page()->findChild<QLabel*>(QStringLiteral("verdict"))->text(); }
    QLineEdit* edit(const char* name) const {
        for (auto* one : page()->findChildren<QLineEdit*>())
            if (one->accessibleName() == QLatin1String(name)) return one;
        return nullptr;
    }
    void click(const char* text) const {
        QAbstractButton* button = studio_->button(QLatin1String(text));
        QVERIFY2(button && button->isEnabled(), text);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void click_icon(const char* name) const {
        for (auto* button : page()->findChildren<QToolButton*>())
            if (button->isVisible() && button->toolTip() == QLatin1String(name)) return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL(name);
    }
    void type(const QString& prompt) const {
        judge()->prompt()->setFocus();
        judge()->prompt()->selectAll();
        QTest::keyClicks(judge()->prompt(), prompt);
        QTest::keyClick(judge()->prompt(), Qt::Key_Return);
    }
    void ask(const QString& prompt) const {
        type(prompt);
        QTRY_COMPARE_WITH_TIMEOUT(stage(), Stage::Ready, kPatience);
    }
    void choose_source(const QString& title) const {
        QComboBox* box = picker(2);
        const int at = box->findText(title);
        QVERIFY2(at >= 0, qPrintable(title));
        box->setFocus();
        while (box->currentIndex() != at) QTest::keyClick(box, box->currentIndex() < at ? Qt::Key_Down : Qt::Key_Up);
    }
    void open_results() const {
        QSignalSpy loaded(page()->votes(), &VotesView::loaded);
        click("Results");
        QTRY_VERIFY_WITH_TIMEOUT(!loaded.isEmpty(), kPatience);
    }
    // The pickers name the models, so they do not count.
    bool names_are_on_view() const {
        for (auto* label : judge()->findChildren<QLabel*>())
            if (label->isVisible() && (label->text().contains(QStringLiteral("run-01")) || label->text().contains(QStringLiteral("small.gguf")))) return true;
        return false;
    }
    void write_votes(int wins, int losses, const std::string& category) {
        for (int i = 0; i < wins + losses; ++i) {
            Vote vote;
            vote.messages = {{{"role", "user"}, {"content", "prompt " + std::to_string(++written_)}}};
            vote.a = {"base", model_, "", "yes", "stop", 1};
            vote.b = {"tuned", model_, run_ + "/adapter", "no", "stop", 1};
            vote.choice = i < wins ? Choice::B : Choice::A;
            vote.category = category;
            QVERIFY(VoteFile(studio_->path({})).append(vote).ok());
        }
    }
    // A finished run on the data set, of which it held a tenth out.
    std::string make_run(const std::string& name, int64_t rows) {
        RunSpec spec;
        spec.model.path = model_;
        spec.data.path = csv_;
        spec.data.map = {"instruction=mr", "output=ref"};
        spec.data.validation_fraction = 0.1;
        const std::string folder = studio_->path(QStringLiteral("runs")) + "/" + name;
        const auto held_out = static_cast<int64_t>(validation_rows(static_cast<uint32_t>(rows), 0.1, 42).size());
        const auto made = RunFolder::create(folder, spec, {{"status", "finished"}, {"data", {{"hash", sha256_file(csv_).value()}, {"train_rows", rows - held_out}, {"validation_rows", held_out}}}});
        if (!made.ok()) qFatal("%s", made.error().text().c_str());
        fs::create_directories(folder + "/adapter");
        std::ofstream(folder + "/adapter/adapter_config.json") << R"({"peft_type":"LORA"})";
        return folder;
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
    std::string model_, csv_, run_;
    int written_ = 0;
};

LORICA_GUI_MAIN(JudgeTest)
#include "judge_test.moc"
