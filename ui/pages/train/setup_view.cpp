// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard's cards. GUI thread.
#include "ui/pages/train/setup_view.h"

#include <fmt/format.h>

#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMessageBox>
#include <QScrollArea>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/hub/foreign_config.h"
#include "ui/bridge/gui_thread.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/name_box.h"
#include "ui/widgets/run_choices.h"

namespace lorica {
namespace {

// Fields that have a card of their own.
bool has_own_card(const std::string& path) {
    static const std::vector<std::string> own = {"method", "model.path", "data.path", "data.format", "data.map", "data.prompt_template", "data.mix"};
    return std::find(own.begin(), own.end(), path) != own.end();
}

struct MethodText {
    const char *name, *title, *text;
};
constexpr MethodText kMethods[] = {
    {"lora", QT_TRANSLATE_NOOP("lorica::SetupView", "LoRA"), QT_TRANSLATE_NOOP("lorica::SetupView", "Learns small matrices beside the frozen weights. The usual choice.")},
    {"qlora", QT_TRANSLATE_NOOP("lorica::SetupView", "QLoRA"), QT_TRANSLATE_NOOP("lorica::SetupView", "LoRA over a base in 4 bits: a quarter of the memory, a little slower.")},
    {"lora8bit", QT_TRANSLATE_NOOP("lorica::SetupView", "LoRA on 8 bits"), QT_TRANSLATE_NOOP("lorica::SetupView", "LoRA over a base in 8 bits: half the memory, closer to the original than 4 bits.")},
    {"dora", QT_TRANSLATE_NOOP("lorica::SetupView", "DoRA"), QT_TRANSLATE_NOOP("lorica::SetupView", "LoRA that learns direction and size apart. Often better at a low rank.")},
    {"qdora", QT_TRANSLATE_NOOP("lorica::SetupView", "QDoRA"), QT_TRANSLATE_NOOP("lorica::SetupView", "DoRA over a base in 4 bits.")},
    {"ia3", QT_TRANSLATE_NOOP("lorica::SetupView", "(IA)³"), QT_TRANSLATE_NOOP("lorica::SetupView", "Learns one factor for each output of some layers. Fewest parameters.")},
    {"prefix", QT_TRANSLATE_NOOP("lorica::SetupView", "Prefix tuning"), QT_TRANSLATE_NOOP("lorica::SetupView", "Learns keys and values before the text. Stays beside the base: it cannot be merged.")},
    {"bottleneck", QT_TRANSLATE_NOOP("lorica::SetupView", "Bottleneck adapters"), QT_TRANSLATE_NOOP("lorica::SetupView", "Small layers of their own between the layers. Stay beside the base: they cannot be merged.")},
    {"full", QT_TRANSLATE_NOOP("lorica::SetupView", "Full fine-tuning"), QT_TRANSLATE_NOOP("lorica::SetupView", "Every weight learns. Needs the most memory.")},
};

// A choice in a combo box: the name, and where it is.
void add_choice(QComboBox* box, const QString& name, const std::string& path) {
    box->addItem(name, qs(path));
    box->setItemData(box->count() - 1, qs(path), Qt::ToolTipRole);
}

}  // namespace

SetupView::SetupView(Shell& shell, TrainPresenter& presenter, QWidget* parent) : QWidget(parent), shell_(shell), presenter_(presenter) {
    auto* column_host = new QWidget;
    auto* column = new QVBoxLayout(column_host);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, kGrid, 3 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(model_card());
    column->addWidget(data_card());
    column->addWidget(method_card());
    column->addWidget(settings_card());
    column->addStretch(1);
    auto* side = new QVBoxLayout;
    side->setContentsMargins(kGrid, 2 * kGrid, 3 * kGrid, 3 * kGrid);
    forecast_ = new ForecastCard(presenter, shell.theme(), this);
    side->addWidget(forecast_);
    side->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(make_scroll(column_host, this), 1);
    row->addLayout(side);
    connect(form_, &SettingsForm::changed, this, &SetupView::push_spec);
    connect(&presenter, &TrainPresenter::live_changed, this, &SetupView::show_findings);
    connect(&presenter, &TrainPresenter::forecast_changed, this, &SetupView::show_findings);
    if (shell.state().next_run) form_->set_spec(*shell.state().next_run);
    renew_name();
    state_changed();
}

Card* SetupView::model_card() {
    auto* card = new Card(tr("Model"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    model_ = new NameBox(tr("Base model"), card);
    model_->setObjectName(QStringLiteral("model"));
    row->addWidget(model_, 1);
    row->addWidget(make_action_button(shell_.action(UiCommand::ChooseModel), "", card));
    card->body()->addLayout(row);
    model_details_ = make_label({}, "small", card);
    model_details_->setWordWrap(true);
    card->body()->addWidget(model_details_);
    connect(model_, &QComboBox::activated, this, [this] {
        const std::string path = ss(model_->currentData().toString());
        if (path.empty()) return;
        shell_.update_state([&](AppState& state) {
            state.model.path = path;
            state.remember_model(path);
        });
    });
    return card;
}

Card* SetupView::data_card() {
    auto* card = new Card(tr("Data"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    data_ = new NameBox(tr("Data set"), card);
    data_->setObjectName(QStringLiteral("data"));
    row->addWidget(data_, 1);
    row->addWidget(make_action_button(shell_.action(UiCommand::ImportData), "", card));
    card->body()->addLayout(row);
    data_details_ = make_label({}, "small", card);
    data_details_->setWordWrap(true);
    card->body()->addWidget(data_details_);
    mix_ = new MixRows(shell_.theme(), card);
    card->body()->addWidget(mix_);
    connect(mix_, &MixRows::changed, this, [this] {
        RunSpec changed = form_->spec();
        changed.data.mix = mix_->entries();
        form_->set_spec(changed);
        push_spec();
    });
    connect(data_, &QComboBox::activated, this, [this] {
        const std::string path = ss(data_->currentData().toString());
        if (path.empty()) return;
        shell_.update_state([&](AppState& state) {
            for (const auto& known : state.data_sets)
                if (known.data.path == path) {
                    state.data = known.data;
                    return;
                }
        });
    });
    return card;
}

Card* SetupView::method_card() {
    auto* card = new Card(tr("Method"), this);
    methods_ = new QButtonGroup(this);
    auto* grid = new QGridLayout;
    grid->setSpacing(kGrid);
    card->body()->addLayout(grid);
    for (const auto& name : method_names()) {
        const auto* known = std::find_if(std::begin(kMethods), std::end(kMethods), [&](const MethodText& one) { return name == one.name; });
        const bool found = known != std::end(kMethods);
        auto* choice = new QPushButton(card);
        choice->setProperty("role", QStringLiteral("option"));
        choice->setCheckable(true);
        choice->setProperty("method", qs(name));
        auto* words = new QVBoxLayout(choice);
        words->setContentsMargins(12, 8, 12, 8);
        words->setSpacing(2);
        words->addWidget(make_label(found ? tr(known->title) : qs(name), "strong", choice));
        if (found) {
            QLabel* text = make_label(tr(known->text), "muted", choice);
            text->setWordWrap(true);
            words->addWidget(text, 1, Qt::AlignTop);
        }
        for (auto* label : choice->findChildren<QLabel*>()) label->setAttribute(Qt::WA_TransparentForMouseEvents);
        choice->setChecked(name == RunSpec().method);
        choice->setAccessibleName(found ? tr(known->title) : qs(name));
        methods_->addButton(choice);
        grid->addWidget(choice, (methods_->buttons().size() - 1) / 2, (methods_->buttons().size() - 1) % 2);
    }
    connect(methods_, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        RunSpec changed = form_->spec();
        changed.method = ss(button->property("method").toString());
        form_->set_spec(changed);
        push_spec();
    });
    return card;
}

Card* SetupView::settings_card() {
    auto* card = new Card(tr("Settings"), this);
    reset_ = make_button(tr("Reset"), "link", card);
    card->add_header_widget(reset_);
    auto* presets = make_button(tr("Presets"), "link", card);
    presets->setObjectName(QStringLiteral("presets"));
    presets_ = new QMenu(presets);
    presets_->setToolTipsVisible(true);
    presets->setMenu(presets_);
    card->add_header_widget(presets);
    connect(presets_, &QMenu::aboutToShow, this, &SetupView::fill_presets);
    tier_ = new Segments({tr("Basic"), tr("Advanced"), tr("Expert")}, card);
    tier_->setAccessibleName(tr("Which settings are shown"));
    card->add_header_widget(tier_);
    form_ = new SettingsForm(shell_.theme(), [](const FieldRef& ref) { return !has_own_card(ref.path); }, card);
    card->body()->addWidget(form_);
    card->body()->addSpacing(4);
    card->body()->addWidget(make_line(Qt::Horizontal, card));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    name_ = new QLineEdit(card);
    name_->setObjectName(QStringLiteral("run name"));
    name_->setAccessibleName(tr("Run name"));
    name_->setFixedWidth(240);
    name_error_ = make_label({}, "red", card);
    row->addWidget(make_label(tr("Run name"), "muted", card));
    row->addWidget(name_);
    row->addWidget(name_error_, 1);
    card->body()->addLayout(row);
    connect(tier_, &Segments::chosen, this, [this](int tier) { form_->set_tier(static_cast<Tier>(tier)); });
    connect(name_, &QLineEdit::textChanged, this, &SetupView::show_findings);
    connect(reset_, &QPushButton::clicked, this, [this] {
        RunSpec fresh;
        const RunSpec& now = form_->spec();
        fresh.method = now.method;
        fresh.model.path = now.model.path;
        fresh.data.path = now.data.path;
        fresh.data.format = now.data.format;
        fresh.data.map = now.data.map;
        fresh.data.prompt_template = now.data.prompt_template;
        fresh.data.mix = now.data.mix;
        form_->set_spec(fresh);
        push_spec();
    });
    return card;
}

void SetupView::renew_name() {
    std::error_code code;
    for (int i = 1; i < 100000; ++i) {
        const std::string name = fmt::format("run-{:02}", i);
        const fs::path folder = shell_.state().runs_folder() / name;
        if (fs::exists(folder, code) || presenter_.is_waiting(folder.string())) continue;
        name_->setText(qs(name));
        return;
    }
}

fs::path SetupView::run_folder() const { return shell_.state().runs_folder() / ss(name_->text().trimmed()); }

void SetupView::state_changed() {
    fill_choices();
    RunSpec spec = form_->spec();
    const AppState& state = shell_.state();
    spec.model.path = state.model.path;
    // Another data set brings its own reading of the columns; lengths and split stay as they were set here.
    spec.data.path = state.data.path;
    spec.data.format = state.data.format;
    spec.data.map = state.data.map;
    spec.data.prompt_template = state.data.prompt_template;
    if (!state.data.system_prompt.empty()) spec.data.system_prompt = state.data.system_prompt;
    if (state.init_from != init_from_) spec.adapter.init_from = init_from_ = state.init_from;
    form_->set_spec(spec);
    push_spec();
}

void SetupView::fill_choices() {
    const AppState& state = shell_.state();
    model_->clear();
    for (const auto& one : state.models) add_choice(model_, qs(one.name), one.path);
    if (model_->count() == 0) model_->addItem(tr("No model yet: choose a GGUF file or a model folder"));
    model_->setEnabled(!state.models.empty());
    model_->setCurrentIndex(std::max(0, model_->findData(qs(state.model.path))));
    if (!state.models.empty() && state.model.path.empty()) model_->setCurrentIndex(-1);
    data_->clear();
    for (const auto& one : state.data_sets) add_choice(data_, qs(one.name), one.data.path);
    if (data_->count() == 0) data_->addItem(tr("No data set yet: import a CSV, TSV, JSON, JSONL, Parquet or text file"));
    data_->setEnabled(!state.data_sets.empty());
    data_->setCurrentIndex(std::max(0, data_->findData(qs(state.data.path))));
    if (!state.data_sets.empty() && state.data.path.empty()) data_->setCurrentIndex(-1);
    read_card();
    show_model_details();
    show_data_details();
}

// What the chosen model is, or why it cannot be used, is known before a data set is there.
void SetupView::read_card() {
    const std::string path = shell_.state().model.path;
    if (path == card_path_) return;
    card_path_ = path;
    card_.reset();
    if (path.empty()) return;
    QThreadPool::globalInstance()->start([path, target = QPointer<SetupView>(this)] {
        tell(target, [path, card = read_model_card(path)](SetupView& to) mutable {
            if (to.card_path_ != path) return;
            to.card_ = std::move(card);
            to.show_model_details();
        });
    });
}

void SetupView::show_model_details() {
    QString text = qs(shell_.state().model.path);
    if (card_ && card_->error) text = notice_of(*card_->error).text;
    else if (card_) text = tr("%1 parameters · %2 · stored as %3 · ").arg(short_count_text(static_cast<double>(card_->parameters)), qs(card_->people), qs(card_->stored_as())) + text;
    set_style_property(model_details_, "role", card_ && card_->error ? QStringLiteral("red") : QStringLiteral("small"));
    model_details_->setText(text);
    model_details_->setVisible(!text.isEmpty());
}

void SetupView::show_data_details() {
    const AppState& state = shell_.state();
    QStringList parts;
    for (const auto& known : state.data_sets) {
        if (known.data.path != state.data.path) continue;
        if (known.rows > 0) parts << tr("%1 rows").arg(count_text(known.rows));
        if (known.problems > 0) parts << tr("%1 cannot be used").arg(count_text(known.problems));
    }
    for (const auto& pair : state.data.map) parts << qs(pair).replace(QLatin1Char('='), QStringLiteral(" ← "));
    if (!state.data.prompt_template.empty()) parts << tr("prompt “%1”").arg(qs(state.data.prompt_template).simplified().left(80));
    if (!state.data.path.empty()) parts << qs(state.data.path);
    data_details_->setText(parts.join(QStringLiteral(" · ")));
    data_details_->setVisible(!parts.isEmpty());
}

void SetupView::push_spec() {
    for (auto* button : methods_->buttons())
        if (ss(button->property("method").toString()) == form_->spec().method) button->setChecked(true);
    const AppState& state = shell_.state();
    mix_->show_entries(form_->spec().data.mix, state.data, state.data_sets);
    presenter_.set_spec(form_->spec());
    show_findings();
}

bool SetupView::can_start() const {
    return presenter_.can_start() && !form_->has_refused() && name_error_->text().isEmpty() && !name_->text().trimmed().isEmpty();
}

void SetupView::show_findings() {
    const QString name = name_->text().trimmed();
    std::error_code code;
    QString error;
    if (name.isEmpty()) error = tr("A run needs a name.");
    else if (name.contains(QLatin1Char('/')) || name.startsWith(QLatin1Char('.'))) error = tr("A name has no slash and no dot in front.");
    else if (fs::exists(run_folder(), code)) error = tr("There is a run of this name already.");
    else if (presenter_.is_waiting(run_folder().string())) error = tr("A run of this name waits in line.");
    name_error_->setText(error);
    set_style_property(name_, "state", error.isEmpty() ? QString() : QStringLiteral("error"));

    const auto all = presenter_.diagnostics();
    form_->show_diagnostics(all);
    std::vector<Diagnostic> loose;
    for (const auto& one : all)
        if (const FieldCell* cell = form_->cell(one.path); !cell || !cell->isVisibleTo(form_)) loose.push_back(one);
    if (form_->has_refused()) loose.push_back({true, "", ss(tr("one setting has a value it cannot take")), ss(tr("See the field in red."))});
    if (presenter_.live()) loose.push_back({false, "", ss(tr("another run is training")), ss(tr("This one waits in line until that has ended."))});
    const fs::space_info space = fs::space(shell_.state().home, code);
    if (const double wanted = presenter_.forecast().disk; !code && wanted > static_cast<double>(space.available))
        loose.push_back({false, "", ss(tr("the run writes about %1 and %2 are free").arg(bytes_text(wanted), bytes_text(static_cast<double>(space.available)))),
                         ss(tr("Free some of the disk that holds %1.").arg(qs(shell_.state().home)))});
    forecast_->show_findings(loose);
    const int differing = form_->differing();
    reset_->setText(tr("%1 changed · Reset").arg(differing));
    reset_->setVisible(differing > 0);
    Q_EMIT readiness_changed();
}

Result<void> SetupView::open_settings(const std::string& file) {
    if (is_foreign_config(file)) return open_foreign(file);
    RunSpec spec;
    LORICA_ASSIGN(const std::string text, read_file(file, 16u << 20));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return Error{ErrorCode::BadInput, "is not valid JSON", file};
    const auto found = load_json(spec, json.is_object() && json.contains("spec") ? json["spec"] : json);
    if (!found.empty()) return Error{ErrorCode::BadInput, found.front().message, file + ": " + found.front().path, found.front().hint};
    std::error_code code;
    for (std::string* path : {&spec.model.path, &spec.data.path}) {  // paths in the file are relative to it
        const fs::path beside = fs::absolute(fs::path(file).parent_path() / *path, code).lexically_normal();
        if (!path->empty() && fs::exists(beside, code)) *path = beside.string();
    }
    if (spec.model.path.empty()) spec.model.path = shell_.state().model.path;
    take_over(spec);
    return {};
}

void SetupView::take_over(const RunSpec& spec) {
    form_->set_spec(spec);
    shell_.update_state([&](AppState& state) {
        state.model = spec.model;
        state.data = spec.data;
        if (!spec.model.path.empty()) state.remember_model(spec.model.path);
        if (!spec.data.path.empty()) state.remember_data({fs::path(spec.data.path).stem().string(), spec.data});
    });
    push_spec();
}

Result<void> SetupView::open_foreign(const std::string& file) {
    LORICA_ASSIGN(ForeignConfig config, read_foreign_config(file));
    RunSpec spec = form_->spec();
    spec.model.path = shell_.state().model.path;
    spec.data = shell_.state().data;
    const std::string data = spec.data.path;
    apply_foreign_config(config, spec);
    if (spec.data.path != data) {   // another file: its columns are recognised anew
        spec.data.map.clear();
        spec.data.format = "auto";
        spec.data.prompt_template.clear();
    }
    take_over(spec);
    const auto taken = static_cast<int64_t>(config.taken.size());
    const QString name = qs(fs::path(file).filename().string());
    if (config.left.empty()) {
        shell_.show_notice({Notice::Kind::Success, tr("%1 settings were taken over from %2.").arg(count_text(taken), name)});
        return {};
    }
    QStringList left;
    for (const std::string& one : config.left) left << qs(one);
    shell_.show_notice({Notice::Kind::Info, tr("%1 settings were taken over from %2; %3 were not.").arg(count_text(taken), name, count_text(static_cast<int64_t>(config.left.size()))), tr("Show them"),
                        [this, left, name] {
                            auto* box = new QMessageBox(QMessageBox::NoIcon, name, tr("Not taken over:"), QMessageBox::Close, this);
                            box->setAttribute(Qt::WA_DeleteOnClose);
                            box->setTextFormat(Qt::PlainText);
                            box->setInformativeText(left.join(QLatin1Char('\n')));
                            box->open();
                        }});
    return {};
}

void SetupView::fill_presets() {
    presets_->clear();
    for (const Preset& preset : built_in_presets()) {
        QAction* action = presets_->addAction(setting_text(preset.title), this, [this, preset] { use_preset(preset); });
        action->setToolTip(plain_tip(setting_text(preset.help)));
    }
    std::vector<Error> problems;
    const auto own = own_presets(shell_.state().home, &problems);
    if (!own.empty()) presets_->addSeparator();
    for (const Preset& preset : own) presets_->addAction(qs(preset.name), this, [this, preset] { use_preset(preset); });
    for (const Error& problem : problems) presets_->addAction(qs(problem.text()).left(80))->setEnabled(false);
    presets_->addSeparator();
    presets_->addAction(tr("Save as a preset…"), this, &SetupView::ask_preset_name);
    if (!own.empty()) {
        QMenu* remove = presets_->addMenu(tr("Remove a preset"));
        for (const Preset& preset : own)
            remove->addAction(qs(preset.name), this, [this, name = preset.name] {
                if (auto removed = remove_preset(shell_.state().home, name); !removed) shell_.show_notice(notice_of(removed.error()));
            });
    }
    presets_->addAction(tr("Open settings of a file…"), this, &SetupView::ask_settings_file);
}

void SetupView::use_preset(const Preset& preset) {
    RunSpec spec = form_->spec();
    if (auto applied = apply_preset(spec, preset); !applied) {
        shell_.show_notice(notice_of(applied.error()));
        return;
    }
    form_->set_spec(spec);
    push_spec();
}

void SetupView::ask_preset_name() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as a preset"));
    dialog->setLabelText(tr("Name. A preset of this name is replaced."));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        const auto saved = save_preset(shell_.state().home, ss(name.trimmed()), form_->spec());
        if (!saved) shell_.show_notice(notice_of(saved.error()));
        else shell_.show_notice({Notice::Kind::Success, tr("The preset “%1” is saved. On the command line: --preset.").arg(name.trimmed())});
    });
    dialog->open();
}

void SetupView::ask_settings_file() {
    auto* dialog = new QFileDialog(this, tr("A run.json, an adapter_config.json of PEFT, or a YAML of LLaMA-Factory or Axolotl"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Settings (*.json *.yaml *.yml)"), tr("All files (*)")});
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (auto opened = open_settings(ss(file)); !opened) shell_.show_notice(notice_of(opened.error()));
    });
    dialog->open();
}

void SetupView::choose_model() {
    auto* dialog = new QFileDialog(this, tr("Choose a GGUF file, or the config.json of a model folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Models (*.gguf config.json)"), tr("All files (*)")});
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        fs::path path = ss(file);
        if (path.filename() == "config.json") path = path.parent_path();
        shell_.update_state([&](AppState& state) {
            state.model.path = path.string();
            state.remember_model(state.model.path);
        });
        if (shell_.current_page() != PageId::Chat) shell_.go(PageId::Train);   // the pages that say what is wrong with it
    });
    dialog->open();
}

}  // namespace lorica
