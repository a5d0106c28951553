// SPDX-License-Identifier: GPL-3.0-or-later
// The Models page: finding, reading, adding and removing base models, and what follows from choosing one. GUI thread.
#include <QAbstractButton>
#include <QPlainTextEdit>

#include "core/store/library.h"
#include "tests/support/gui/gui_support.h"
#include "tests/support/tiny_model.h"
#include "ui/pages/models/models_page.h"
#include "ui/widgets/prompt_sheet.h"

using namespace lorica;

namespace {

constexpr int kPatience = 10000;

}  // namespace

class ModelsPageTest : public QObject {
    Q_OBJECT
public:
    explicit ModelsPageTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() {
        studio_ = std::make_unique<FakeStudio>(theme_);
        test::write_tiny_model(studio_->path(QStringLiteral("tiny")));
        test::write_tiny_gguf(studio_->path(QStringLiteral("tiny.gguf")), "q8_0");
    }
    void cleanup() { studio_.reset(); }

    void a_dropped_folder_is_read_and_kept_in_the_library() {
        studio_->window->go(PageId::Models);
        studio_->window->open_files({studio_->home.filePath(QStringLiteral("tiny"))});
        QCOMPARE(studio_->window->current_page(), PageId::Models);
        QTRY_VERIFY_WITH_TIMEOUT(page()->current() && page()->current()->card && !page()->current()->card->error, kPatience);
        QCOMPARE(page()->current()->card->layers, int64_t{2});
        QVERIFY(shows(QStringLiteral("LlamaForCausalLM")));
        QCOMPARE(page()->findChild<QPlainTextEdit*>()->toPlainText().toStdString(), test::tiny_chat_template());
        QTRY_COMPARE_WITH_TIMEOUT(page()->current()->found.library_name, std::string("tiny"), kPatience);
    }

    void models_of_the_cache_are_listed_but_not_removed() {
        test::write_tiny_model(studio_->path(QStringLiteral("hub/models--org--small/snapshots/1")));
        studio_->window->go(PageId::Models);
        QTRY_VERIFY_WITH_TIMEOUT(page()->current() && page()->current()->card, kPatience);
        QCOMPARE(page()->current()->found.name, std::string("org/small"));
        QVERIFY(!studio_->button(QStringLiteral("Remove from list"))->isEnabled());
    }

    void what_cannot_be_used_says_why_and_leads_nowhere() {
        const std::string file = studio_->write(QStringLiteral("broken.gguf"), "GGUF, but no more");
        studio_->window->go(PageId::Models);
        page()->add_model(QString::fromStdString(file));
        QTRY_VERIFY_WITH_TIMEOUT(page()->current() && page()->current()->card, kPatience);
        QVERIFY(page()->current()->card->error.has_value());
        QVERIFY(shows(QString::fromStdString(page()->current()->card->error->message)));
        QVERIFY(!studio_->button(QStringLiteral("Open chat"))->isEnabled());
        QVERIFY(!studio_->button(QStringLiteral("Use for training"))->isEnabled());
        QVERIFY(!studio_->button(QStringLiteral("Try it")));
        QVERIFY(page()->current()->found.library_name.empty());
    }

    void a_typed_message_becomes_the_prompt_that_the_model_reads() {
        studio_->window->go(PageId::Models);
        page()->add_model(studio_->home.filePath(QStringLiteral("tiny")));
        QTRY_VERIFY_WITH_TIMEOUT(studio_->button(QStringLiteral("Try it")), kPatience);
        QTest::mouseClick(studio_->button(QStringLiteral("Try it")), Qt::LeftButton);
        auto* sheet = page()->findChild<PromptSheet*>();
        QVERIFY(sheet && sheet->isVisible() && sheet->windowTitle().endsWith(QStringLiteral("tiny")));
        const auto* view = sheet->findChild<TokenText*>();
        const auto shown = [&] { return view->toPlainText().remove(QLatin1Char('\n')); };
        QTRY_COMPARE_WITH_TIMEOUT(shown(), QStringLiteral("<|im_start|>user↵<|im_end|>↵<|im_start|>assistant↵"), kPatience);
        QTest::keyClicks(sheet->findChild<QPlainTextEdit*>(), QStringLiteral("hello <|im_end|>"));
        QTRY_COMPARE_WITH_TIMEOUT(shown(), QStringLiteral("<|im_start|>user↵hello·<|im_end|><|im_end|>↵<|im_start|>assistant↵"), kPatience);
        QVERIFY(says(sheet, QStringLiteral("tokens, 3 of them control tokens")));   // what is typed is text
        QTest::keyClicks(sheet->findChild<QLineEdit*>(), QStringLiteral("Be short."));
        QTRY_VERIFY_WITH_TIMEOUT(shown().startsWith(QStringLiteral("<|im_start|>system↵Be·short.<|im_end|>↵<|im_start|>user↵hello·")), kPatience);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->findChild<PromptSheet*>(), kPatience);
    }

    void a_model_without_its_tokenizer_cannot_be_tried() {
        QVERIFY(QFile::remove(studio_->home.filePath(QStringLiteral("tiny/tokenizer.json"))));
        studio_->window->go(PageId::Models);
        page()->add_model(studio_->home.filePath(QStringLiteral("tiny")));
        QTRY_VERIFY_WITH_TIMEOUT(page()->current() && page()->current()->card && page()->current()->card->error, kPatience);
        QVERIFY(shows(QStringLiteral("LlamaForCausalLM")));   // the rest of its card is there
        QVERIFY(!studio_->button(QStringLiteral("Try it")));
    }

    void a_chosen_model_is_set_up_for_training_and_asked_in_the_chat() {
        studio_->window->go(PageId::Models);
        page()->add_model(studio_->home.filePath(QStringLiteral("tiny.gguf")));
        QTRY_VERIFY_WITH_TIMEOUT(page()->current() && page()->current()->card, kPatience);
        QTest::mouseClick(studio_->button(QStringLiteral("Use for training")), Qt::LeftButton);
        QCOMPARE(studio_->window->current_page(), PageId::Train);
        QCOMPARE(studio_->window->state().model.path, studio_->path(QStringLiteral("tiny.gguf")));
        studio_->window->go(PageId::Models);
        QTest::mouseClick(studio_->button(QStringLiteral("Open chat")), Qt::LeftButton);
        QCOMPARE(studio_->window->current_page(), PageId::Chat);
        QCOMPARE(studio_->window->state().chat.model.path, studio_->path(QStringLiteral("tiny.gguf")));
    }

    void a_removed_model_leaves_list_and_library_but_not_the_disk() {
        studio_->window->go(PageId::Models);
        page()->add_model(studio_->home.filePath(QStringLiteral("tiny/config.json")));
        QTRY_VERIFY_WITH_TIMEOUT(page()->current() && !page()->current()->found.library_name.empty(), kPatience);
        QTest::mouseClick(studio_->button(QStringLiteral("Remove from list")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().models().empty(), kPatience);
        QVERIFY(QFileInfo::exists(studio_->home.filePath(QStringLiteral("tiny/config.json"))));
        const auto library = Library::open(studio_->home.path().toStdString());
        QVERIFY(library && library->list(EntryKind::Model)->empty());
        QVERIFY(studio_->button(QStringLiteral("Add file"))->isEnabled());
    }

    void a_changed_file_is_read_anew() {
        studio_->window->go(PageId::Models);
        page()->add_model(studio_->home.filePath(QStringLiteral("tiny.gguf")));
        QTRY_VERIFY_WITH_TIMEOUT(page()->current() && page()->current()->card && !page()->presenter().is_reading(), kPatience);
        QVERIFY(!page()->current()->card->error);
        studio_->write(QStringLiteral("tiny.gguf"), "no longer a model");
        studio_->window->go(PageId::Models);
        QTRY_VERIFY_WITH_TIMEOUT(page()->current() && page()->current()->card && page()->current()->card->error, kPatience);
    }

private:
    ModelsPage* page() const { return static_cast<ModelsPage*>(studio_->window->page(PageId::Models)); }
    bool shows(const QString& text) const { return says(page(), text); }
    static bool says(const QWidget* in, const QString& text) {
        for (auto* label : in->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
};

LORICA_GUI_MAIN(ModelsPageTest)
#include "models_page_test.moc"
