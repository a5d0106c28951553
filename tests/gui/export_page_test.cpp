// SPDX-License-Identifier: GPL-3.0-or-later
// The Export page: sizes, names, command lines, the job with progress and cancel, and what is said of its end. GUI thread.
#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>

#include "core/runtime/run_folder.h"
#include "tests/support/gui/gui_support.h"
#include "tests/support/tiny_model.h"
#include "ui/pages/adapters/adapters_page.h"
#include "ui/pages/export/export_page.h"

using namespace lorica;

namespace {

constexpr int kPatience = 10000;

const QString kProve = QStringLiteral("Prove it: read it back and compare it with base and adapter");

}  // namespace

class ExportPageTest : public QObject {
    Q_OBJECT
public:
    explicit ExportPageTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() {
        FakeOptions options;
        options.token_seconds = 0.001;
        studio_ = std::make_unique<FakeStudio>(theme_, options);
        model_ = studio_->path(QStringLiteral("tiny model"));
        test::write_tiny_model(model_, {.dtype = "bfloat16"});
    }
    void cleanup() { studio_.reset(); }

    void sizes_follow_the_bits_of_the_type() {
        ModelCard card;
        card.parameters = 1'000'000;
        card.matrix_parameters = 990'000;
        card.hidden = 512;
        card.types = {{"BF16", 1'000'000}};
        ExportWish wish;
        wish.format = ExportFormat::Gguf;
        wish.quant = "q8_0";
        QCOMPARE(expected_bytes(card, 0, wish), 990'000 * 8.5 / 8 + 40'000);
        wish.quant = "q4_K_M";
        const double even = expected_bytes(card, 0, wish);
        card.hidden = 576;  // does not divide by 256: other block types stand in
        QVERIFY(expected_bytes(card, 0, wish) > even);
        wish.format = ExportFormat::Safetensors;
        wish.quant = "auto";
        QCOMPARE(expected_bytes(card, 0, wish), 2e6);
        wish.quant = "f32";
        QCOMPARE(expected_bytes(card, 0, wish), 4e6);
        wish.format = ExportFormat::GgufLora;
        QCOMPARE(expected_bytes(card, 12345, wish), 12345.0);
    }

    void the_command_line_is_quoted_for_a_shell() {
        ExportWish wish;
        wish.model.path = "/models/it's mine.gguf";
        wish.format = ExportFormat::Gguf;
        wish.quant = "q8_0";
        wish.path = "/out/a.gguf";
        QCOMPARE(export_command_line(wish), std::string("lorica export --model '/models/it'\\''s mine.gguf' --format gguf --quant q8_0 --verify on --out /out/a.gguf"));
        wish.adapter = "/runs/1/adapter";
        wish.format = ExportFormat::GgufLora;
        QCOMPARE(use_command_line(wish), std::string("llama-cli -m '/models/it'\\''s mine.gguf' --lora /out/a.gguf"));
        wish.model.quant.type = "nf4";
        wish.dequantized = true;
        wish.verify = false;
        wish.format = ExportFormat::Safetensors;
        QCOMPARE(export_command_line(wish), std::string("lorica merge --model '/models/it'\\''s mine.gguf' --adapter /runs/1/adapter --base dequantized --quant.type nf4 --dtype auto --verify off --out /out/a.gguf"));
    }

    void a_gguf_file_is_written_and_the_result_told() {
        open();
        choose_format(1);
        QCOMPARE(page()->wish().quant, std::string("q8_0"));
        QVERIFY(page()->wish().path.ends_with("tiny model.q8_0.gguf"));
        QTest::mouseClick(export_button(), Qt::LeftButton);
        QVERIFY(page()->presenter().is_running());
        QVERIFY(studio_->button(QStringLiteral("Cancel")) != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().result().has_value(), kPatience);
        QVERIFY(!page()->presenter().result()->error);
        QVERIFY(shows(QStringLiteral("59 × Q8_0")));
        QVERIFY(shows(QStringLiteral("Proved: read back, it is base and adapter.")));
        QVERIFY(shows(QStringLiteral("✓ tokenizer: 26 texts have the same token ids")));
        QVERIFY(shows(QStringLiteral("a note of the engine")));
        QVERIFY(shows(QStringLiteral("llama-cli")));
        QVERIFY(fs::exists(page()->presenter().result()->wish.path));
        QVERIFY(page()->wish().path.ends_with("tiny model-2.q8_0.gguf"));  // the next one has a name of its own
        QTest::mouseClick(studio_->button(QStringLiteral("Chat with it")), Qt::LeftButton);
        QCOMPARE(studio_->window->current_page(), PageId::Chat);
    }

    void a_proof_that_is_not_asked_for_is_not_told() {
        open();
        QVERIFY(page()->wish().verify);
        QTest::mouseClick(button_in(page(), kProve), Qt::LeftButton, {}, QPoint(8, 12));
        QVERIFY(!page()->wish().verify);
        QTest::mouseClick(export_button(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().result().has_value(), kPatience);
        QVERIFY(!shows(QStringLiteral("Proved")));
    }

    void cancelling_leaves_nothing_and_is_told() {
        open();
        QTest::mouseClick(export_button(), Qt::LeftButton);
        QTest::mouseClick(button_in(page(), QStringLiteral("Cancel")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().result().has_value(), kPatience);
        QVERIFY(page()->presenter().result()->cancelled);
        QVERIFY(shows(QStringLiteral("Nothing was left behind.")));
        QVERIFY(!fs::exists(page()->presenter().result()->wish.path));
    }

    void a_failed_export_says_why() {
        open();
        studio_->engine->fail_next("export", {ErrorCode::NoSpace, "no space is left on the disk", "/models/x", "Free 200 MB."});
        QTest::mouseClick(export_button(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().result().has_value(), kPatience);
        QVERIFY(shows(QStringLiteral("no space is left on the disk")));
        QVERIFY(export_button()->isEnabled());
    }

    void nothing_is_overwritten_and_relative_names_are_refused() {
        open();
        auto* path = page()->findChild<QLineEdit*>(QStringLiteral("export path"));
        type(path, QString::fromStdString(model_));
        QVERIFY(!export_button()->isEnabled());
        QVERIFY(shows(QStringLiteral("exists already")));
        type(path, QStringLiteral("out"));
        QVERIFY(!export_button()->isEnabled());
        type(path, studio_->home.filePath(QStringLiteral("out")));
        QVERIFY(export_button()->isEnabled());
        QCOMPARE(page()->wish().path, studio_->path(QStringLiteral("out")));
    }

    void a_disk_too_small_is_told_but_no_obstacle() {
        ExportWish wish;
        wish.path = studio_->path(QStringLiteral("out"));
        const PathFinding found = check_export_path(wish, 1e18);
        QVERIFY(!found.blocks && found.free > 0);
        QVERIFY(found.text.contains(QStringLiteral("free")));
        QVERIFY(check_export_path(wish, 1).text.isEmpty());
    }

    void an_adapter_brings_its_base_and_a_gguf_adapter_needs_one() {
        RunSpec spec;
        spec.model.path = model_;
        spec.method = "qlora";
        const std::string folder = studio_->path(QStringLiteral("runs/run-01"));
        QVERIFY(RunFolder::create(folder, spec, {{"status", "finished"}}).ok());
        fs::create_directories(folder + "/adapter");
        studio_->write(QStringLiteral("runs/run-01/adapter/adapter_config.json"), "{}");
        studio_->write(QStringLiteral("runs/run-01/adapter/adapter_model.safetensors"), QByteArray(5000, 'x'));
        open();
        QVERIFY(button_in(page(), kProve));
        choose_format(2);
        QVERIFY(!button_in(page(), kProve));   // an adapter alone has no proof
        QVERIFY(!export_button()->isEnabled());
        studio_->window->update_state([&](AppState& state) { state.remember_run(folder); });
        studio_->window->go(PageId::Adapters);
        QTest::mouseClick(export_button(), Qt::LeftButton);
        QCOMPARE(studio_->window->current_page(), PageId::Export);
        QCOMPARE(page()->wish().adapter, folder + "/adapter");
        QCOMPARE(page()->wish().model.path, model_);
        QTRY_VERIFY_WITH_TIMEOUT(export_button()->isEnabled(), kPatience);
        choose_format(0);
        QCOMPARE(page()->wish().model.quant.type, std::string("nf4"));  // what qlora means
        QVERIFY(!page()->wish().dequantized);
        QTest::mouseClick(button_in(page(), QStringLiteral("Merge into the quantized numbers that the adapter was trained on")), Qt::LeftButton, {}, QPoint(8, 12));
        QVERIFY(page()->wish().dequantized);
    }

    void a_base_that_cannot_be_read_is_told() {
        const std::string broken = studio_->write(QStringLiteral("broken.gguf"), "GGUF");
        studio_->window->update_state([&](AppState& state) {
            state.remember_model(broken);
            state.to_export.model.path = broken;
        });
        studio_->window->go(PageId::Export);
        QTRY_VERIFY_WITH_TIMEOUT(page()->presenter().card() && page()->presenter().card()->error, kPatience);
        QVERIFY(!export_button()->isEnabled());
    }

private:
    ExportPage* page() const { return static_cast<ExportPage*>(studio_->window->page(PageId::Export)); }
    // Not the one of the side bar.
    QAbstractButton* export_button() const { return button_in(studio_->window.get(), QStringLiteral("Export")); }
    void open() {
        studio_->window->update_state([&](AppState& state) { state.remember_model(model_); });
        studio_->window->go(PageId::Export);
        QTRY_VERIFY_WITH_TIMEOUT(export_button() && export_button()->isEnabled(), kPatience);
    }
    void choose_format(int index) {
        QAbstractButton* found = nullptr;
        for (auto* one : page()->findChildren<QButtonGroup*>())
            if (one->buttons().size() == 3) found = one->button(index);
        QVERIFY(found != nullptr);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    static void type(QLineEdit* edit, const QString& text) {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    static QAbstractButton* button_in(QWidget* parent, const QString& text) {
        for (auto* one : parent->findChildren<QAbstractButton*>())
            if (one->isVisible() && one->text() == text) return one;
        return nullptr;
    }
    bool shows(const QString& text) const {
        for (auto* label : page()->findChildren<QLabel*>())
            if (label->isVisible() && label->text().remove(QChar(0x200b)).contains(text)) return true;
        return false;
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
    std::string model_;
};

LORICA_GUI_MAIN(ExportPageTest)
#include "export_page_test.moc"
