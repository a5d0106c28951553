// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page: adapters from outside are listed and taken in, two are compared, several blended. FakeEngine. GUI thread.
#include "ui/pages/adapters/adapters_page.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <fstream>
#include <map>
#include <optional>

#include "core/formats/adapter_zip.h"
#include "core/runtime/run_folder.h"
#include "core/store/library.h"
#include "tests/support/gui/gui_support.h"
#include "tests/support/tiny_model.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/number_box.h"

using namespace lorica;

namespace {

constexpr int kPatience = 10000;

// A PEFT folder of one tensor, 2 x 2.
std::string text_of(const fs::path& file) {
    const auto text = read_file(file);
    return text ? *text : "";
}

std::string base_in(const fs::path& folder) { return nlohmann::json::parse(text_of(folder / "adapter_config.json")).value("base_model_name_or_path", ""); }

}  // namespace

class AdaptersPageTest : public QObject {
    Q_OBJECT
public:
    explicit AdaptersPageTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void init() {
        studio_ = std::make_unique<FakeStudio>(theme_);
        model_ = studio_->write(QStringLiteral("small.gguf"), "made up");
        studio_->window->update_state([&](AppState& state) { state.remember_model(model_); });
        QObject::connect(studio_->bridge.get(), &EngineBridge::posted, studio_->bridge.get(), [this](const Command& command) {
            if (const auto* blend = std::get_if<BlendAdapters>(&command.body)) posted_ = *blend;
        });
        posted_ = {};
    }
    void cleanup() { studio_.reset(); }

    void a_base_is_found_by_its_path_and_by_what_it_is_called() {
        const std::string cached = "/hub/models--org--other/snapshots/1234";
        const std::vector<KnownModel> models = {{"small.gguf", model_}, {"1234", cached}};
        QCOMPARE(base_of(model_, {}), model_);
        QCOMPARE(base_of("org/Small", models), model_);
        QCOMPARE(base_of("/elsewhere/small.gguf", models), model_);
        QCOMPARE(base_of("org/other/", models), cached);
        for (const char* unknown : {"", "/", "org/smaller", "org"}) QVERIFY2(base_of(unknown, models).empty(), unknown);
    }

    void adapters_without_a_run_are_listed_and_offered_where_their_base_is_known() {
        test::write_adapter_folder(own("menus"), "org/small", 4);
        test::write_adapter_folder(own("lost"), "org/elsewhere", 8);
        test::write_adapter_folder(own("half.tmp-1"), "org/small");
        fs::create_directories(own("empty"));
        const auto known = known_adapters(studio_->window->state());
        QCOMPARE(known.size(), size_t{1});
        const KnownAdapter& one = known.front();
        QVERIFY(one.name == "menus" && one.run.empty() && one.base == model_ && one.spec.model.path == model_ && one.folder == own("menus"));
        QVERIFY(one.spec.method == "lora" && one.spec.adapter.r == 4 && one.spec.adapter.lora_alpha == 8 && one.bytes > 16);
        QVERIFY(one.spec.adapter.target_modules == (std::vector<std::string>{"q_proj", "v_proj"}));

        open(2);
        select("menus");
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Without a run of its own")), kPatience);
        bool counted = false;   // its parameters, read on another thread
        const auto count = [&] {
            for (auto* label : page()->findChildren<QLabel*>()) counted = counted || (label->isVisible() && label->accessibleName() == QStringLiteral("parameters: 4"));
            return counted;
        };
        QTRY_VERIFY_WITH_TIMEOUT(count(), kPatience);
        QVERIFY(button(QStringLiteral("Chat"))->isEnabled());
        select("lost");
        QVERIFY(says(QStringLiteral("Its base is not known here: it names org/elsewhere")));
        QCOMPARE(page()->table()->model()->index(row_of("lost"), AdapterModel::Base).data().toString(), QStringLiteral("not known"));
        for (const char* name : {"Chat", "Train on", "Export"}) QVERIFY2(!button(QString::fromLatin1(name))->isEnabled(), name);

        studio_->window->go(PageId::Export);
        bool offered = false;
        for (auto* box : studio_->window->page(PageId::Export)->findChildren<QComboBox*>()) offered = offered || box->findText(QStringLiteral("menus on small.gguf")) >= 0;
        QVERIFY(offered);
    }

    void training_on_keeps_the_data_set_and_marks_are_kept() {
        test::write_adapter_folder(own("menus"), model_);
        studio_->window->update_state([](AppState& state) { state.data.path = "/nowhere/rows.csv"; });
        open(1);
        auto* note = page()->findChild<QLineEdit*>(QStringLiteral("tags"));
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("mine"));
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(entry(own("menus")) && entry(own("menus"))->tags == (std::vector<std::string>{"mine"}), kPatience);
        QVERIFY(!entry(own("menus"))->facts.contains("run"));
        QTest::mouseClick(button(QStringLiteral("Train on")), Qt::LeftButton);
        const AppState& state = studio_->window->state();
        QVERIFY(state.init_from == own("menus") && state.data.path == "/nowhere/rows.csv" && state.model.path == model_);
    }

    void a_folder_is_copied_and_a_base_is_asked_for_where_none_is_found() {
        const fs::path outside = studio_->path(QStringLiteral("outside/mine"));
        test::write_adapter_folder(outside, "org/elsewhere", 8);
        const std::string before = text_of(outside / "adapter_config.json");
        studio_->window->go(PageId::Adapters);
        const QPointer<AddSheet> sheet = page()->add(QString::fromStdString((outside / "adapter_config.json").string()));
        QTRY_VERIFY_WITH_TIMEOUT(sheet->is_read(), kPatience);
        auto* base = sheet->findChild<QComboBox*>();
        QVERIFY(base->isVisible());
        QCOMPARE(base->currentText(), QStringLiteral("small.gguf"));
        auto* name = sheet->findChild<QLineEdit*>();
        QCOMPARE(name->text(), QStringLiteral("mine"));
        for (const char* bad : {"", "a/b", ".hidden"}) {
            name->setText(QString::fromLatin1(bad));
            QVERIFY2(!button_in(sheet, QStringLiteral("Add"))->isEnabled(), bad);
        }
        name->setText(QStringLiteral("menus"));
        QTest::mouseClick(button_in(sheet, QStringLiteral("Add")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!sheet, kPatience);
        QCOMPARE(base_in(own("menus")), model_);
        QCOMPARE(text_of(outside / "adapter_config.json"), before);
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("menus"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Brought from outside, out of mine")), kPatience);
        QVERIFY(entry(own("menus")) && entry(own("menus"))->facts.value("imported_from", "") == outside.string());
        QCOMPARE(known_adapters(studio_->window->state()).size(), size_t{1});
    }

    void a_dropped_zip_comes_in_as_it_is_where_its_base_is_here() {
        const fs::path outside = studio_->path(QStringLiteral("outside/zipped"));
        test::write_adapter_folder(outside, "org/small");
        const auto files = adapter_files(outside);
        QVERIFY(files.ok() && write_adapter_zip(studio_->path(QStringLiteral("zipped.zip")), *files).ok());
        studio_->window->open_files({studio_->home.filePath(QStringLiteral("zipped.zip"))});
        QCOMPARE(studio_->window->current_page(), PageId::Adapters);
        const QPointer<AddSheet> sheet = page()->findChild<AddSheet*>();
        QVERIFY(sheet);
        QTRY_VERIFY_WITH_TIMEOUT(sheet->is_read(), kPatience);
        QVERIFY(!sheet->findChild<QComboBox*>()->isVisible());
        QTest::mouseClick(button_in(sheet, QStringLiteral("Add")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!sheet, kPatience);
        QCOMPARE(text_of(fs::path(own("zipped")) / "adapter_config.json"), text_of(outside / "adapter_config.json"));
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("zipped"), kPatience);
    }

    void what_is_no_adapter_is_told_and_leaves_nothing() {
        studio_->write(QStringLiteral("broken.zip"), "PK and no more");
        fs::create_directories(studio_->path(QStringLiteral("outside/nothing")));
        test::write_adapter_folder(studio_->path(QStringLiteral("outside/cut")), model_);
        studio_->write(QStringLiteral("outside/cut/adapter_model.safetensors"), "cut");
        studio_->window->go(PageId::Adapters);
        for (const auto& [path, words] : {std::pair{"broken.zip", "not a zip"}, {"outside/nothing", "adapter_config.json"}, {"outside/cut", "too small"}}) {
            const QPointer<AddSheet> sheet = page()->add(studio_->home.filePath(QString::fromLatin1(path)));
            QTRY_VERIFY2_WITH_TIMEOUT(sheet->said().contains(QString::fromLatin1(words)), qPrintable(sheet->said()), kPatience);
            QVERIFY(!button_in(sheet, QStringLiteral("Add"))->isEnabled());
            sheet->accept();
            sheet->reject();
            QTRY_VERIFY_WITH_TIMEOUT(!sheet, kPatience);
        }
        std::error_code code;
        QVERIFY(!fs::exists(own(""), code) || fs::is_empty(own(""), code));
        QVERIFY(known_adapters(studio_->window->state()).empty());
    }

    void a_base_that_is_nowhere_has_to_come_first() {
        studio_->window->update_state([](AppState& state) { state.models.clear(); });
        test::write_adapter_folder(studio_->path(QStringLiteral("outside/mine")), "org/elsewhere");
        studio_->window->go(PageId::Adapters);
        const QPointer<AddSheet> sheet = page()->add(studio_->home.filePath(QStringLiteral("outside/mine")));
        QTRY_VERIFY_WITH_TIMEOUT(sheet->is_read(), kPatience);
        QVERIFY2(sheet->said().contains(QStringLiteral("Models page")), qPrintable(sheet->said()));
        QVERIFY(!button_in(sheet, QStringLiteral("Add"))->isEnabled());
        sheet->reject();
    }

    void two_marked_adapters_are_compared() {
        make_run("run-a", 8, model_);
        make_run("run-b", 16, model_);
        open(2);
        page()->table()->selectRow(0);
        QVERIFY(!button(QStringLiteral("Compare"))->isEnabled());
        QVERIFY(page()->compare() == nullptr);
        page()->table()->selectAll();
        QVERIFY(button(QStringLiteral("Compare"))->isEnabled());
        QTest::mouseClick(button(QStringLiteral("Compare")), Qt::LeftButton);
        auto* sheet = page()->findChild<CompareSheet*>();
        QVERIFY(sheet && sheet->isVisible());
        auto* settings = sheet->findChild<QTableWidget*>(QStringLiteral("settings"));
        QVERIFY(settings);
        QCOMPARE(settings->rowCount(), 1);
        QCOMPARE(settings->item(0, 0)->text(), QStringLiteral("adapter.r"));
        const bool first_is_a = settings->horizontalHeaderItem(1)->text() == QStringLiteral("run-a");
        QCOMPARE(settings->item(0, first_is_a ? 1 : 2)->text(), QStringLiteral("8"));
        QCOMPARE(settings->item(0, first_is_a ? 2 : 1)->text(), QStringLiteral("16"));
        auto* results = sheet->findChild<QTableWidget*>(QStringLiteral("results"));
        bool told = false;
        for (int row = 0; row < results->rowCount(); ++row)
            told = told || (results->item(row, 0)->text() == QStringLiteral("trainable") && results->item(row, first_is_a ? 1 : 2)->text() == count_text(800) && results->item(row, first_is_a ? 2 : 1)->text() == count_text(1600));
        QVERIFY(told);
    }

    void settings_out_of_use_are_not_compared() {
        RunSpec spec;
        spec.model.path = model_;
        spec.adapter.r = 8;
        make_run("run-a", spec);
        spec.adapter.num_virtual_tokens = 77;   // of prefixes alone
        spec.train.learning_rate = 0.5;
        make_run("run-b", spec);
        spec.method = "prefix";
        make_run("run-c", spec);
        open(3);
        const auto told = [&](const std::string& left, const std::string& right) {
            std::map<std::string, QString> out;
            const KnownAdapter *one = nullptr, *other = nullptr;
            const auto known = known_adapters(studio_->window->state());
            for (const KnownAdapter& each : known) {
                if (each.name == left) one = &each;
                if (each.name == right) other = &each;
            }
            const CompareSheet sheet(*one, *other, page());
            const auto* settings = sheet.findChild<QTableWidget*>(QStringLiteral("settings"));
            for (int row = 0; row < settings->rowCount(); ++row) out[settings->item(row, 0)->text().toStdString()] = settings->item(row, 1)->text() + QLatin1Char('|') + settings->item(row, 2)->text();
            return out;
        };
        QVERIFY(told("run-a", "run-b") == (std::map<std::string, QString>{{"train.learning_rate", QStringLiteral("0.0002|0.5")}}));
        const auto of_methods = told("run-a", "run-c");
        QVERIFY(of_methods.at("method") == QStringLiteral("lora|prefix") && of_methods.at("adapter.num_virtual_tokens") == QStringLiteral("–|77"));
    }

    void only_its_own_settings_are_compared_of_an_adapter_without_a_run() {
        make_run("run-a", 8, model_);
        test::write_adapter_folder(own("menus"), model_, 4);
        open(2);
        page()->table()->selectAll();
        auto* sheet = page()->compare();
        QVERIFY(sheet);
        auto* settings = sheet->findChild<QTableWidget*>(QStringLiteral("settings"));
        QVERIFY(settings && settings->rowCount() >= 1);
        for (int row = 0; row < settings->rowCount(); ++row) QVERIFY2(settings->item(row, 0)->text().startsWith(QStringLiteral("adapter.")), qPrintable(settings->item(row, 0)->text()));
        sheet->reject();
    }

    void marked_adapters_become_a_blend_that_is_listed_with_its_lineage() {
        make_run("run-a", 8, model_);
        make_run("run-b", 16, model_);
        open(2);
        page()->table()->selectAll();
        QTest::mouseClick(button(QStringLiteral("Blend")), Qt::LeftButton);
        const QPointer<BlendSheet> sheet = page()->findChild<BlendSheet*>();
        QVERIFY(sheet && sheet->problem().isEmpty());
        QVERIFY(sheet->blend().weights == (std::vector<double>{0.5, 0.5}));
        QCOMPARE(sheet->rank(), int64_t{24});
        QVERIFY(!field(sheet, "svd_rank")->isEnabled() && !field(sheet, "density")->isEnabled());
        field(sheet, "combination")->setFocus();
        QTest::keyClick(field(sheet, "combination"), Qt::Key_Down);
        QCOMPARE(sheet->blend().settings.combination, std::string("svd"));
        QVERIFY(field(sheet, "svd_rank")->isEnabled() && !field(sheet, "density")->isEnabled());
        type(sheet, "svd_rank", QStringLiteral("12"));
        QCOMPARE(sheet->rank(), int64_t{12});
        const std::vector<std::string> folders = sheet->blend().adapters;
        const size_t a = folders[0].find("run-a") != std::string::npos ? 0 : 1;
        const std::string weight = "weight " + std::to_string(a);
        type(sheet, weight.c_str(), QStringLiteral("much"));
        QVERIFY(!button_in(sheet, QStringLiteral("Blend"))->isEnabled());
        type(sheet, weight.c_str(), QStringLiteral("0.25"));
        QVERIFY2(sheet->problem().isEmpty(), qPrintable(sheet->problem()));
        QTest::mouseClick(button_in(sheet, QStringLiteral("Blend")), Qt::LeftButton);
        QVERIFY(page()->blending().is_running());
        QVERIFY(!button(QStringLiteral("Blend"))->isEnabled());
        QCOMPARE(posted_.model.path, model_);
        QVERIFY(posted_.adapters == folders && posted_.folder == own("blend"));
        QCOMPARE(posted_.weights[a], 0.25);
        QCOMPARE(posted_.weights[1 - a], 0.5);
        QVERIFY(posted_.settings.combination == "svd" && posted_.settings.svd_rank == 12);
        QTRY_COMPARE_WITH_TIMEOUT(chosen(), QStringLiteral("blend"), kPatience);
        QVERIFY(!page()->blending().is_running());
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("0.25 × run-a")) && says(QStringLiteral("→ svd → this adapter")), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(entry(own("blend")) && entry(own("blend"))->facts.contains("blended_from"), kPatience);
        const auto facts = entry(own("blend"))->facts;
        QVERIFY(facts["blended_from"][a]["adapter"].get<std::string>() == folders[a] && facts["combination"] == "svd" && facts["peft_type"] == "LORA");
        bool offered = false;
        for (const KnownAdapter& one : known_adapters(studio_->window->state())) offered = offered || (one.folder == own("blend") && one.base == model_ && one.spec.adapter.r == 12);
        QVERIFY(offered);
        page()->table()->selectAll();   // the next one has another name
        auto* next = page()->blend();
        QVERIFY(next);
        QCOMPARE(next->blend().folder, own("blend-2"));
        next->reject();
    }

    void adapters_of_two_bases_are_not_blended() {
        const std::string other = studio_->write(QStringLiteral("other.gguf"), "made up");
        make_run("run-a", 8, model_);
        make_run("run-b", 8, other);
        open(2);
        page()->table()->selectAll();
        QVERIFY(!button(QStringLiteral("Blend"))->isEnabled());
        QVERIFY(button(QStringLiteral("Blend"))->toolTip().contains(QStringLiteral("different base models")));
        QVERIFY(page()->blend() == nullptr);
    }

    void what_cannot_be_blended_is_told_in_the_sheet() {
        make_run("run-a", 8, model_);
        make_run("run-b", 16, model_);
        open(2);
        page()->table()->selectAll();
        auto* sheet = page()->blend();
        QVERIFY(sheet);
        field(sheet, "combination")->setFocus();
        QTest::keyClick(field(sheet, "combination"), Qt::Key_End);   // magnitude_prune, on A and B apart
        QVERIFY2(sheet->problem().contains(QStringLiteral("8 and 16")), qPrintable(sheet->problem()));
        QVERIFY(!button_in(sheet, QStringLiteral("Blend"))->isEnabled());
        QTest::keyClick(field(sheet, "combination"), Qt::Key_Home);
        QVERIFY2(sheet->problem().isEmpty(), qPrintable(sheet->problem()));
        for (const char* weight : {"weight 0", "weight 1"}) type(sheet, weight, QStringLiteral("0"));
        QVERIFY(!sheet->problem().isEmpty());
        sheet->reject();
        test::write_adapter_folder(own("soft"), model_, 4, "PREFIX_TUNING");
        page()->activated();
        QTRY_COMPARE_WITH_TIMEOUT(page()->count(), 3, kPatience);
        page()->table()->selectAll();
        sheet = page()->blend();
        QVERIFY(sheet);
        QVERIFY2(sheet->problem().contains(QStringLiteral("soft (prefix)")), qPrintable(sheet->problem()));
        sheet->reject();
    }

    void a_failed_blend_is_told_and_a_cancelled_one_ends() {
        make_run("run-a", 8, model_);
        make_run("run-b", 8, model_);
        open(2);
        page()->table()->selectAll();
        studio_->engine->fail_next("blend_adapters", {ErrorCode::NoSpace, "no space is left on the disk", "/adapters", "Free 20 MB."});
        page()->blend()->accept();
        QTRY_VERIFY_WITH_TIMEOUT(studio_->window->notice()->isVisible(), kPatience);
        QVERIFY(studio_->window->notice()->text().contains(QStringLiteral("space is left on the disk")));
        QVERIFY(!page()->blending().is_running());
        page()->table()->selectAll();
        auto* sheet = page()->blend();
        QVERIFY(sheet);
        sheet->accept();
        QVERIFY(!studio_->window->notice()->isVisible());
        page()->blending().cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!page()->blending().is_running(), kPatience);
        QVERIFY(!fs::exists(own("blend")));
        QCOMPARE(page()->count(), 2);
    }

private:
    AdaptersPage* page() const { return static_cast<AdaptersPage*>(studio_->window->page(PageId::Adapters)); }
    std::string own(const std::string& name) const { return (fs::path(studio_->path(QStringLiteral("adapters"))) / name).string(); }
    void open(int count) {
        studio_->window->go(PageId::Adapters);
        QTRY_COMPARE_WITH_TIMEOUT(page()->count(), count, kPatience);
    }
    int row_of(const std::string& name) const {
        const auto* model = page()->table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, AdapterModel::Name).data().toString().toStdString() == name) return row;
        return -1;
    }
    void select(const std::string& name) {
        QVERIFY2(row_of(name) >= 0, name.c_str());
        page()->table()->selectRow(row_of(name));
    }
    QString chosen() const {
        const QModelIndex at = page()->table()->currentIndex();
        return at.isValid() ? at.siblingAtColumn(AdapterModel::Name).data().toString() : QString();
    }
    // A label of the page holds these words.
    bool says(const QString& words) const {
        for (auto* label : page()->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }
    QPushButton* button(const QString& text) const { return button_in(page(), text); }
    static QPushButton* button_in(const QWidget* in, const QString& text) {
        for (auto* one : in->findChildren<QPushButton*>())
            if (one->isVisible() && one->text().trimmed() == text) return one;
        return nullptr;
    }
    static QWidget* field(const QWidget* sheet, const char* key) { return sheet->findChild<QWidget*>(QString::fromLatin1(key)); }
    static void type(const QWidget* sheet, const char* key, const QString& text) {
        auto* box = sheet->findChild<NumberBox*>(QString::fromLatin1(key));
        QVERIFY2(box, key);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
    }
    std::optional<LibraryEntry> entry(const std::string& folder) const {
        const auto library = Library::open(studio_->window->state().home);
        if (!library) return std::nullopt;
        const auto all = library->list(EntryKind::Adapter);
        if (!all) return std::nullopt;
        for (const LibraryEntry& one : *all)
            if (one.path == folder) return one;
        return std::nullopt;
    }
    void make_run(const std::string& name, int64_t rank, const std::string& base) {
        RunSpec spec;
        spec.model.path = base;
        spec.adapter.r = rank;
        make_run(name, spec);
    }
    void make_run(const std::string& name, const RunSpec& spec) {
        const std::string folder = studio_->path(QStringLiteral("runs")) + "/" + name;
        QVERIFY(RunFolder::create(folder, spec, {{"status", "finished"}, {"trainable_parameters", 100 * spec.adapter.r}}).ok());
        test::write_adapter_folder(folder + "/adapter", spec.model.path, spec.adapter.r);
        studio_->window->update_state([&](AppState& state) { state.remember_run(folder); });
    }

    Theme& theme_;
    std::unique_ptr<FakeStudio> studio_;
    std::string model_;
    BlendAdapters posted_;
};

LORICA_GUI_MAIN(AdaptersPageTest)
#include "adapters_page_test.moc"
