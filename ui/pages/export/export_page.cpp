// SPDX-License-Identifier: GPL-3.0-or-later
// The Export page's widgets. GUI thread.
#include "ui/pages/export/export_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/name_box.h"

namespace lorica {
namespace {

constexpr int kSideWidth = 380;

struct FormatText {
    const char *title, *text;
};
constexpr FormatText kFormats[] = {
    {QT_TRANSLATE_NOOP("lorica::ExportPage", "Model folder (safetensors)"), QT_TRANSLATE_NOOP("lorica::ExportPage", "Merged weights with config, tokenizer and chat template: transformers, vLLM and Lorica load it.")},
    {QT_TRANSLATE_NOOP("lorica::ExportPage", "GGUF file"), QT_TRANSLATE_NOOP("lorica::ExportPage", "Merged and, if you like, quantized: for llama.cpp, Ollama and LM Studio.")},
    {QT_TRANSLATE_NOOP("lorica::ExportPage", "GGUF adapter"), QT_TRANSLATE_NOOP("lorica::ExportPage", "The adapter alone, for llama.cpp's --lora over the same base.")},
};

QString breakable(QString path) { return path.replace(QLatin1Char('/'), QStringLiteral("/\u200b")); }

QLabel* wrapped(const char* role, QWidget* parent) {
    auto* label = make_label({}, role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

ExportPage::ExportPage(Shell& shell, QWidget* parent) : Page(shell, parent), presenter_(shell.bridge()) {
    const auto make = [&](const char* icon, const QString& text, const QString& help) {
        auto* action = new QAction(shell.theme().icon(QString::fromLatin1(icon)), text, this);
        action->setToolTip(help);
        action->setProperty("on_accent_icon", shell.theme().icon(QString::fromLatin1(icon), IconTint::OnAccent));
        return action;
    };
    export_ = make("export", tr("Export"), tr("Write it; nothing that exists is overwritten"));
    reveal_ = make("folder", tr("Show in folder"), tr("Open the file manager where it lies"));
    chat_ = make("chat", tr("Chat with it"), tr("Talk to the exported model"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    empty_ = new EmptyState(shell.theme(), QStringLiteral("export"), tr("Nothing to export yet"),
                            tr("Choose a base model, and an adapter if you have trained one: they are written here for other programs."),
                            shell.action(UiCommand::GoModels), this);
    content_ = new QWidget(this);
    auto* row = new QHBoxLayout(content_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(make_scroll(build_form(), content_), 1);
    row->addWidget(build_side());
    layout->addWidget(empty_);
    layout->addWidget(content_);
    connect(export_, &QAction::triggered, this, &ExportPage::start);
    connect(reveal_, &QAction::triggered, this, [this] {
        if (!presenter_.result()) return;
        const QFileInfo info(qs(presenter_.result()->wish.path));
        QDesktopServices::openUrl(QUrl::fromLocalFile(info.isDir() ? info.absoluteFilePath() : info.absolutePath()));
    });
    connect(chat_, &QAction::triggered, this, [this] {
        if (!presenter_.result()) return;
        const std::string path = presenter_.result()->wish.path;
        ChatTarget target{fs::path(path).filename().string(), {}, ""};
        target.model.path = path;
        shell_.update_state([&](AppState& state) { state.chat = target; });
        shell_.go(PageId::Chat);
    });
    connect(&presenter_, &ExportPresenter::base_read, this, [this] {
        if (!verify_chosen_ && presenter_.card()) verify_->setChecked(presenter_.card()->parameters <= kVerifiedUnasked);
        fill_types();
        show_all();
    });
    connect(&presenter_, &ExportPresenter::changed, this, &ExportPage::show_job);
    connect(&presenter_, &ExportPresenter::finished, this, &ExportPage::show_result);
    fill_choices();
}

QWidget* ExportPage::build_form() {
    auto* form = new QWidget(this);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 3 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(what_card());
    column->addWidget(format_card());
    column->addWidget(target_card());
    column->addStretch(1);
    return form;
}

Card* ExportPage::what_card() {
    auto* card = new Card(tr("What"), this);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(1, 1);
    base_ = new NameBox(tr("Base model"), card);
    base_->setObjectName(QStringLiteral("export base"));
    adapter_ = new NameBox(tr("Adapter"), card);
    adapter_->setObjectName(QStringLiteral("export adapter"));
    auto* model = make_button(tr("Browse"), "", card);
    model->setAccessibleName(tr("Browse for a base model"));
    auto* folder = make_button(tr("Browse"), "", card);
    folder->setAccessibleName(tr("Browse for an adapter folder"));
    base_text_ = wrapped("small", card);
    adapter_text_ = wrapped("small", card);
    grid->addWidget(make_label(tr("Base model"), "", card), 0, 0);
    grid->addWidget(base_, 0, 1);
    grid->addWidget(model, 0, 2);
    grid->addWidget(base_text_, 1, 1, 1, 2);
    grid->addWidget(make_label(tr("Adapter"), "", card), 2, 0);
    grid->addWidget(adapter_, 2, 1);
    grid->addWidget(folder, 2, 2);
    grid->addWidget(adapter_text_, 3, 1, 1, 2);
    card->body()->addLayout(grid);
    connect(base_, &QComboBox::activated, this, [this] { show_all(); });
    connect(adapter_, &QComboBox::activated, this, &ExportPage::choose_adapter);
    connect(model, &QPushButton::clicked, this, &ExportPage::browse_model);
    connect(folder, &QPushButton::clicked, this, &ExportPage::browse_adapter);
    return card;
}

Card* ExportPage::format_card() {
    auto* card = new Card(tr("Format"), this);
    formats_ = new QButtonGroup(this);
    for (int i = 0; i < 3; ++i) {
        auto* choice = new QPushButton(card);
        choice->setProperty("role", QStringLiteral("option"));
        choice->setCheckable(true);
        choice->setAccessibleName(tr(kFormats[i].title));
        auto* words = new QVBoxLayout(choice);
        words->setContentsMargins(12, 8, 12, 8);
        words->setSpacing(2);
        words->addWidget(make_label(tr(kFormats[i].title), "strong", choice));
        QLabel* text = make_label(tr(kFormats[i].text), "muted", choice);
        text->setWordWrap(true);
        words->addWidget(text);
        for (auto* label : choice->findChildren<QLabel*>()) label->setAttribute(Qt::WA_TransparentForMouseEvents);
        formats_->addButton(choice, i);
        card->body()->addWidget(choice);
    }
    formats_->button(0)->setChecked(true);
    type_ = new NameBox(tr("Type of the numbers"), card);
    type_->setObjectName(QStringLiteral("export type"));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(make_label(tr("Type"), "", card));
    row->addWidget(type_, 1);
    card->body()->addLayout(row);
    dequantized_ = new QCheckBox(tr("Merge into the quantized numbers that the adapter was trained on"), card);
    dequantized_->setToolTip(tr("Off: into the base's own weights. Which of the two answers better depends on the adapter: compare them on held-out rows."));
    card->body()->addWidget(dequantized_);
    connect(formats_, &QButtonGroup::idClicked, this, [this] {
        fill_types();
        show_all();
    });
    connect(type_, &QComboBox::activated, this, [this] { show_all(); });
    connect(dequantized_, &QCheckBox::toggled, this, [this] { show_all(); });
    return card;
}

Card* ExportPage::target_card() {
    auto* card = new Card(tr("Where to"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    path_ = new QLineEdit(card);
    path_->setObjectName(QStringLiteral("export path"));
    path_->setAccessibleName(tr("File or folder to write"));
    auto* browse = make_button(tr("Browse"), "", card);
    browse->setAccessibleName(tr("Browse for a place to write to"));
    row->addWidget(path_, 1);
    row->addWidget(browse);
    card->body()->addLayout(row);
    path_problem_ = wrapped("red", card);
    card->body()->addWidget(path_problem_);
    size_ = wrapped("small", card);
    card->body()->addWidget(size_);
    verify_ = new QCheckBox(tr("Prove it: read it back and compare it with base and adapter"), card);
    verify_->setToolTip(tr("Every tensor, tokens, template, ends of text and probabilities. Base and export are loaded one after the other; where the proof fails, nothing is left."));
    verify_->setChecked(true);
    card->body()->addWidget(verify_);
    connect(verify_, &QCheckBox::clicked, this, [this] {
        verify_chosen_ = true;
        show_all();
    });
    connect(path_, &QLineEdit::textEdited, this, [this] {
        path_named_ = true;
        show_all();
    });
    connect(browse, &QPushButton::clicked, this, &ExportPage::browse_path);
    return card;
}

QWidget* ExportPage::build_side() {
    auto* side = make_frame("aside", this);
    side->setFixedWidth(kSideWidth);
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid + 4);
    job_ = new QWidget(inner);
    auto* job = new QVBoxLayout(job_);
    job->setContentsMargins(0, 0, 0, 0);
    job_text_ = wrapped("strong", job_);
    bar_ = new QProgressBar(job_);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress of the export"));
    auto* cancel = make_button(tr("Cancel"), "", job_);
    connect(cancel, &QPushButton::clicked, this, [this] { presenter_.cancel(); });
    job->addWidget(job_text_);
    job->addWidget(bar_);
    job->addWidget(cancel, 0, Qt::AlignLeft);
    column->addWidget(job_);
    column->addWidget(result_card());
    column->addWidget(make_label(tr("ON THE COMMAND LINE"), "section", inner));
    auto* row = new QHBoxLayout;
    command_ = new QPlainTextEdit(inner);
    command_->setReadOnly(true);
    command_->setTabChangesFocus(true);
    command_->setWordWrapMode(QTextOption::WrapAnywhere);
    command_->setFixedHeight(112);
    QFont mono = Theme::mono_font(0.9);
    mono.setStyleStrategy(QFont::PreferNoShaping);  // no ligatures in what is to be copied
    command_->setFont(mono);
    command_->setAccessibleName(tr("The same on the command line"));
    auto* copy = make_icon_button(shell_.theme().icon(QStringLiteral("copy"), IconTint::Muted), tr("Copy the command line"), inner);
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(command_->toPlainText()); });
    row->addWidget(command_, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    column->addLayout(row);
    column->addStretch(1);
    auto* rows = new QVBoxLayout(side);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(make_scroll(inner, side));
    job_->hide();
    result_->hide();
    return side;
}

QWidget* ExportPage::result_card() {
    result_ = new QWidget(this);
    auto* column = new QVBoxLayout(result_);
    column->setContentsMargins(0, 0, 0, kGrid);
    column->setSpacing(kGrid);
    result_title_ = wrapped("heading", result_);
    result_text_ = wrapped("", result_);
    result_notes_ = wrapped("amber", result_);
    proof_ = wrapped("green", result_);
    proof_text_ = wrapped("small", result_);
    use_line_ = wrapped("mono", result_);
    for (QLabel* label : {result_title_, result_text_, proof_, proof_text_, result_notes_, use_line_}) column->addWidget(label);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(make_action_button(reveal_, "", result_));
    buttons->addWidget(make_action_button(chat_, "", result_));
    buttons->addStretch(1);
    column->addLayout(buttons);
    return result_;
}

PageHeader ExportPage::header() { return {tr("Export"), {}, {}, content_->isVisibleTo(this) ? export_ : nullptr}; }

void ExportPage::activated() { fill_choices(); }

void ExportPage::state_changed() {
    if (shell_.state().to_export == target_ && !isVisible()) return;
    fill_choices();
}

void ExportPage::fill_choices() {
    adapters_ = known_adapters(shell_.state());
    const std::string base = ss(base_->currentData().toString()), adapter = ss(adapter_->currentData().toString());
    const auto add = [](QComboBox* box, const std::string& name, const std::string& path) {
        if (path.empty() || box->findData(qs(path)) >= 0) return;
        box->addItem(qs(name), qs(path));
        box->setItemData(box->count() - 1, qs(path), Qt::ToolTipRole);
    };
    base_->clear();
    for (const KnownModel& one : shell_.state().models) add(base_, one.name, one.path);
    for (const KnownAdapter& one : adapters_) add(base_, fs::path(one.base).filename().string(), one.base);
    adapter_->clear();
    adapter_->addItem(tr("None: the base alone"), QString());
    for (const KnownAdapter& one : adapters_) add(adapter_, adapter_title(one), one.folder);
    for (const auto& [box, path] : {std::pair{base_, base}, {base_, shell_.state().to_export.model.path}, {adapter_, adapter}, {adapter_, shell_.state().to_export.adapter}})
        add(box, fs::path(path).filename().string(), path);
    base_->setCurrentIndex(std::max(0, base_->findData(qs(base.empty() ? shell_.state().model.path : base))));
    adapter_->setCurrentIndex(std::max(0, adapter_->findData(qs(adapter))));
    if (!(shell_.state().to_export == target_)) take_target();
    const bool any = base_->count() > 0;
    empty_->setVisible(!any);
    content_->setVisible(any);
    fill_types();
    show_all();
    Q_EMIT header_changed();
}

// Another page has asked for this one.
void ExportPage::take_target() {
    target_ = shell_.state().to_export;
    base_->setCurrentIndex(std::max(0, base_->findData(qs(target_.model.path))));
    adapter_->setCurrentIndex(std::max(0, adapter_->findData(qs(target_.adapter))));
    path_named_ = false;
}

void ExportPage::choose_adapter(int) {
    if (const KnownAdapter* known = known_adapter()) base_->setCurrentIndex(std::max(0, base_->findData(qs(known->base))));
    show_all();
}

const KnownAdapter* ExportPage::known_adapter() const {
    const std::string path = ss(adapter_->currentData().toString());
    const auto found = std::find_if(adapters_.begin(), adapters_.end(), [&](const KnownAdapter& one) { return one.folder == path; });
    return path.empty() || found == adapters_.end() ? nullptr : &*found;
}

int64_t ExportPage::adapter_bytes() const {
    std::error_code code;
    const auto bytes = fs::file_size(fs::path(ss(adapter_->currentData().toString())) / "adapter_model.safetensors", code);
    return code ? 0 : static_cast<int64_t>(bytes);
}

ExportWish ExportPage::wish() const {
    ExportWish wish;
    if (const KnownAdapter* known = known_adapter(); known && known->base == ss(base_->currentData().toString())) wish.model = resolved(known->spec).model;
    wish.model.path = ss(base_->currentData().toString());
    wish.adapter = ss(adapter_->currentData().toString());
    wish.format = static_cast<ExportFormat>(formats_->checkedId());
    wish.quant = ss(type_->currentData().toString());
    wish.dequantized = wish.format == ExportFormat::Safetensors && !wish.adapter.empty() && wish.model.quant.on() && dequantized_->isChecked();
    wish.path = ss(path_->text().trimmed());
    wish.verify = verify_->isChecked();
    return wish;
}

// The types of the format, each with the size to expect.
void ExportPage::fill_types() {
    const auto format = static_cast<ExportFormat>(formats_->checkedId());
    const QString before = type_->currentData().toString();
    type_->clear();
    for (const ExportType& type : export_types(format)) {
        ExportWish one = wish();
        one.quant = type.name;
        const double bytes = presenter_.card() ? expected_bytes(*presenter_.card(), adapter_bytes(), one) : 0;
        QString text = QString::fromLatin1(type.name) + QStringLiteral(" · ") + tr(type.help);
        if (bytes > 0) text += tr(" · about %1").arg(bytes_text(bytes));
        type_->addItem(text, QString::fromLatin1(type.name));
    }
    type_->setCurrentIndex(std::max(0, type_->findData(before)));
    type_->setEnabled(type_->count() > 1);
}

void ExportPage::name_path() {
    if (path_named_) return;
    path_->setText(qs(free_export_path((fs::path(shell_.state().home) / "models").string(), wish())));
}

void ExportPage::show_all() {
    name_path();
    const ExportWish now = wish();
    presenter_.set_base(now.model.path);
    const auto& card = presenter_.card();
    QString base_words = tr("Reading…");
    if (card && card->error) base_words = breakable(qs(card->error->text()));
    else if (card) base_words = tr("%1, %2 parameters, stored as %3, %4").arg(qs(card->architecture), short_count_text(static_cast<double>(card->parameters)), qs(card->stored_as()), bytes_text(static_cast<double>(card->bytes)));
    base_text_->setText(base_words);
    set_style_property(base_text_, "role", card && card->error ? QStringLiteral("red") : QStringLiteral("small"));
    const bool lora = now.format == ExportFormat::GgufLora, needs_adapter = lora && now.adapter.empty();
    adapter_text_->setText(needs_adapter ? tr("Choose an adapter: this format holds nothing else.") : breakable(qs(now.adapter)));
    set_style_property(adapter_text_, "role", needs_adapter ? QStringLiteral("red") : QStringLiteral("small"));
    adapter_text_->setVisible(!adapter_text_->text().isEmpty());
    verify_->setVisible(now.can_verify());
    dequantized_->setVisible(now.format == ExportFormat::Safetensors && !now.adapter.empty() && now.model.quant.on());
    const double expected = card ? expected_bytes(*card, adapter_bytes(), now) : 0;
    const PathFinding found = check_export_path(now, expected);
    path_problem_->setText(found.text);
    path_problem_->setVisible(!found.text.isEmpty());
    set_style_property(path_problem_, "role", found.blocks ? QStringLiteral("red") : QStringLiteral("amber"));
    set_style_property(path_, "state", found.blocks ? QStringLiteral("error") : QString());
    QStringList size;
    if (expected > 0) size << tr("About %1 to write").arg(bytes_text(expected));
    if (found.free >= 0) size << tr("%1 free on that disk").arg(bytes_text(static_cast<double>(found.free)));
    size_->setText(size.join(QStringLiteral(" · ")));
    command_->setPlainText(qs(export_command_line(now)));
    export_->setEnabled(!presenter_.is_running() && card && !card->error && !needs_adapter && !found.blocks);
}

void ExportPage::start() {
    if (!export_->isEnabled()) return;
    presenter_.start(wish());
    result_->setVisible(presenter_.result().has_value());
}

void ExportPage::show_job() {
    const bool running = presenter_.is_running();
    job_->setVisible(running);
    const JobProgress& progress = presenter_.progress();
    bar_->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0) bar_->setValue(static_cast<int>(1000 * progress.done / progress.total));
    QString text = qs(progress.what);
    if (progress.total > 0) text += tr(" · %1 of %2").arg(count_text(progress.done), count_text(progress.total));
    job_text_->setText(text);
    export_->setEnabled(export_->isEnabled() && !running);
}

void ExportPage::show_result() {
    const ExportResult& one = *presenter_.result();
    const bool done = !one.error && !one.cancelled;
    result_title_->setText(done ? tr("Written") : one.cancelled ? tr("Cancelled") : tr("Not written"));
    QString text;
    if (one.error) text = qs(one.error->text());
    else if (one.cancelled) text = tr("Nothing was left behind.");
    else {
        text = tr("%1\n%2, %3 tensors in %4").arg(qs(one.wish.path), bytes_text(one.result.value("bytes", 0.0)), count_text(one.result.value("tensors", int64_t{0})), duration_text(one.result.value("seconds", 0.0)));
        if (const auto merged = one.result.value("merged", int64_t{0}); merged > 0) text += tr("; the adapter changed %1").arg(count_text(merged));
        QStringList types;
        if (const auto found = one.result.find("types"); found != one.result.end() && found->is_object())
            for (const auto& [name, count] : found->items()) types << QStringLiteral("%1 × %2").arg(count.is_number() ? count_text(count.get<int64_t>()) : QString(), qs(name));
        if (!types.isEmpty()) text += QLatin1Char('\n') + types.join(QStringLiteral(", "));
    }
    result_text_->setText(breakable(text));
    set_style_property(result_text_, "role", one.error ? QStringLiteral("red") : QString());
    QStringList notes;
    if (const auto found = one.result.find("notes"); found != one.result.end() && found->is_array())
        for (const auto& note : *found)
            if (note.is_string()) notes << qs(note.get<std::string>());
    result_notes_->setText(notes.join(QLatin1Char('\n')));
    result_notes_->setVisible(!notes.isEmpty());
    show_proof(one);
    use_line_->setText(breakable(qs(use_command_line(one.wish))));
    use_line_->setVisible(done && !use_line_->text().isEmpty());
    reveal_->setVisible(done);
    chat_->setVisible(done && one.wish.format != ExportFormat::GgufLora);
    result_->show();
    if (done) path_named_ = false;
    if (done && one.wish.format != ExportFormat::GgufLora) {
        const std::string path = one.wish.path;
        shell_.update_state([&](AppState& state) { state.remember_model(path); });
    }
    show_all();
}

// The verdict in one line, and what was compared below it.
void ExportPage::show_proof(const ExportResult& one) {
    const nlohmann::json found = one.result.is_object() ? one.result.value("verification", nlohmann::json()) : nlohmann::json();
    const bool proved = found.is_object() && !one.error && !one.cancelled;
    proof_->setVisible(proved);
    proof_text_->setVisible(proved);
    if (!proved) return;
    const bool passed = found.value("passed", false);   // one that did not is an error of the job, and nothing is left
    proof_->setText(passed ? tr("Proved: read back, it is base and adapter.") : tr("Not proved: read back, it is not base and adapter."));
    set_style_property(proof_, "role", passed ? QStringLiteral("green") : QStringLiteral("red"));
    QStringList lines;
    for (const auto& check : found.value("checks", nlohmann::json::array())) {
        const QString name = qs(check.value("name", std::string())), detail = qs(check.value("detail", std::string()));
        if (!detail.isEmpty()) lines << QStringLiteral("%1 %2: %3").arg(check.value("passed", false) ? QStringLiteral("✓") : QStringLiteral("✗"), name, detail);
    }
    proof_text_->setText(breakable(lines.join(QLatin1Char('\n'))));
}

void ExportPage::browse_model() {
    auto* dialog = new QFileDialog(this, tr("Choose a GGUF file, or the config.json of a model folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Models (*.gguf config.json)"), tr("All files (*)")});
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const fs::path path = ss(file);
        const std::string model = path.filename() == "config.json" ? path.parent_path().string() : path.string();
        shell_.update_state([&](AppState& state) {
            state.remember_model(model);
            state.to_export.model.path = model;
            state.to_export.adapter = ss(adapter_->currentData().toString());
        });
    });
    dialog->open();
}

void ExportPage::browse_adapter() {
    auto* dialog = new QFileDialog(this, tr("Choose the folder of a PEFT adapter"), qs(shell_.state().runs_folder().string()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        shell_.update_state([&](AppState& state) {
            state.to_export.model.path = ss(base_->currentData().toString());
            state.to_export.adapter = ss(folder);
        });
    });
    dialog->open();
}

void ExportPage::browse_path() {
    auto* dialog = new QFileDialog(this, tr("Folder to write into"), qs(shell_.state().home));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        path_->setText(folder + QLatin1Char('/') + QFileInfo(path_->text().trimmed()).fileName());
        path_named_ = true;
        show_all();
    });
    dialog->open();
}

}  // namespace lorica
