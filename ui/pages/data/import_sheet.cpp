// SPDX-License-Identifier: GPL-3.0-or-later
// The import sheet's widgets and what they say as settings. GUI thread.
#include "ui/pages/data/import_sheet.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSplitter>
#include <algorithm>

#include "ui/shell/page.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

// A role as the engine's report names it, and what the form calls it.
struct Role {
    const char* name;
    QString label;
};

// The roles a shape knows, in the order of the form.
std::vector<Role> roles_of(const std::string& shape) {
    if (shape == "messages") return {{"messages", QObject::tr("Messages")}};
    if (shape == "sharegpt") return {{"messages", QObject::tr("Conversations")}};
    if (shape == "text") return {{"text", QObject::tr("Text")}};
    if (shape == "prompt_completion") return {{"instruction", QObject::tr("Prompt")}, {"output", QObject::tr("Completion")}, {"system", QObject::tr("System")}};
    return {{"instruction", QObject::tr("Instruction")}, {"input", QObject::tr("Input")}, {"output", QObject::tr("Response")}, {"system", QObject::tr("System")}};
}

// Of a pair of data.map, by the name that the report gives it: data.map may call it otherwise.
std::string role_of(const std::string& pair) {
    const std::string name = pair.substr(0, pair.find('='));
    return name == "prompt" ? "instruction" : name == "completion" ? "output" : name == "conversations" ? "messages" : name;
}

bool knows(const std::vector<Role>& roles, const std::string& name) {
    return std::any_of(roles.begin(), roles.end(), [&](const Role& one) { return name == one.name; });
}

std::string mapped_column(const DataSettings& data, const std::string& role) {
    for (const auto& pair : data.map)
        if (role_of(pair) == role) return pair.substr(pair.find('=') + 1);
    return {};
}

}  // namespace

ImportSheet::ImportSheet(const Theme& theme, EngineBridge& bridge, const ModelSettings& model, const KnownData& start, QWidget* parent)
    : QDialog(parent), model_(model), known_(start), presenter_(bridge) {
    setWindowTitle(tr("Import data"));
    setModal(true);
    resize(980, 640);
    if (known_.name.empty()) known_.name = fs::path(known_.data.path).stem().string();
    build(theme);
    connect(&presenter_, &DataPresenter::changed, this, &ImportSheet::refresh);
    presenter_.inspect(model_, known_.data);
}

void ImportSheet::build(const Theme& theme) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    auto* title = make_label(qs(fs::path(known_.data.path).filename().string()), "title", this);
    layout->addWidget(title);
    shape_ = make_label(tr("Reading…"), "muted", this);
    layout->addWidget(shape_);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(3 * kGrid);
    columns->addWidget(build_form(theme));
    auto* right = new QVBoxLayout;
    right->addWidget(make_label(tr("What the model will learn"), "heading", this));
    rows_ = new RowPanel(theme, presenter_, this);
    right->addWidget(rows_, 1);
    columns->addLayout(right, 1);
    layout->addLayout(columns, 1);
    status_ = make_label({}, "red", this);
    status_->setWordWrap(true);
    status_->setMinimumHeight(36);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(status_, 1);
    auto* cancel = make_button(tr("Cancel"), "", this);
    import_ = make_button(tr("Import"), "primary", this);
    import_->setDefault(true);
    import_->setObjectName(QStringLiteral("import"));
    buttons->addWidget(cancel);
    buttons->addWidget(import_);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(import_, &QPushButton::clicked, this, &QDialog::accept);
}

QWidget* ImportSheet::build_form(const Theme&) {
    auto* form_widget = new QWidget(this);
    form_widget->setFixedWidth(360);
    auto* form = new QFormLayout(form_widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(kGrid);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    name_ = new QLineEdit(qs(known_.name), form_widget);
    form->addRow(tr("Name"), name_);
    format_ = new QComboBox(form_widget);
    format_->setObjectName(QStringLiteral("shape"));
    format_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const auto& [value, label] : std::vector<std::pair<const char*, QString>>{
             {"auto", tr("Recognise it")}, {"alpaca", tr("Instruction and response")}, {"prompt_completion", tr("Prompt and completion")},
             {"messages", tr("Messages")}, {"sharegpt", tr("ShareGPT")}, {"text", tr("Raw text")}})
        format_->addItem(label, QString::fromLatin1(value));
    format_->setCurrentIndex(std::max(0, format_->findData(qs(known_.data.format))));
    form->addRow(tr("Shape"), format_);
    connect(format_, &QComboBox::activated, this, &ImportSheet::choose_shape);
    for (const char* shape : {"alpaca", "messages", "text"})   // every role there is
        for (const auto& [role, label] : roles_of(shape)) {
            auto* box = new QComboBox(form_widget);
            box->setObjectName(QStringLiteral("role_") + QLatin1String(role));
            box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
            roles_[role] = box;
            form->addRow(label, box);
            form->setRowVisible(box, false);
            connect(box, &QComboBox::activated, this, &ImportSheet::choose_columns);
        }
    prompt_ = new TextInput(form_widget);
    prompt_->setPlainText(qs(known_.data.prompt_template));
    prompt_->setObjectName(QStringLiteral("prompt_template"));
    prompt_->setPlaceholderText(tr("For instance: Describe the restaurant: {mr}"));
    prompt_->setFixedHeight(84);
    prompt_->setTabChangesFocus(true);
    form->addRow(tr("Prompt template"), prompt_);
    columns_ = make_label({}, "small", form_widget);
    columns_->setWordWrap(true);
    columns_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    form->addRow(QString(), columns_);
    system_ = new QLineEdit(qs(known_.data.system_prompt), form_widget);
    system_->setPlaceholderText(tr("Left to the model's template"));
    form->addRow(tr("System prompt"), system_);
    connect(prompt_, &QPlainTextEdit::textChanged, this, &ImportSheet::edited);
    connect(system_, &QLineEdit::textEdited, this, &ImportSheet::edited);
    return form_widget;
}

// The shape whose roles are shown.
std::string ImportSheet::shape() const { return known_.data.format == "auto" ? recognised_shape_ : known_.data.format; }

// A role's column is the one that was chosen, else the one that was recognised.
void ImportSheet::fill_columns() {
    const auto& report = presenter_.report();
    if (!report.is_object()) return;
    if (report.contains("format")) {   // else the columns could not be mapped, and what was recognised before is still seen
        recognised_shape_ = report.value("format", "");
        recognised_ = report.value("mapping", std::map<std::string, std::string>{});
    }
    const std::vector<Role> wanted = roles_of(shape());
    QStringList names, places;
    for (const auto& name : report.value("columns", std::vector<std::string>{})) names << qs(name);
    for (const QString& name : names) places << QStringLiteral("{%1}").arg(name);
    auto* form = static_cast<QFormLayout*>(prompt_->parentWidget()->layout());
    for (const auto& [role, box] : roles_) form->setRowVisible(box, knows(wanted, role));
    for (const auto& [role, label] : wanted) {
        QComboBox* box = roles_.at(role);
        static_cast<QLabel*>(form->labelForField(box))->setText(label);
        box->clear();
        box->addItem(tr("None"), QString());
        for (const QString& name : names) box->addItem(name, name);
        const std::string chosen = mapped_column(known_.data, role);
        const auto found = recognised_.find(role);
        box->setCurrentIndex(std::max(0, box->findData(qs(chosen.empty() && found != recognised_.end() ? found->second : chosen))));
    }
    columns_->setText(tr("Columns: %1").arg(places.join(QStringLiteral("  "))));
}

// Another shape: only what was chosen for its own roles stays chosen, and nothing where it is to be recognised.
void ImportSheet::choose_shape() {
    known_.data.format = ss(format_->currentData().toString());
    const std::vector<Role> roles = known_.data.format == "auto" ? std::vector<Role>{} : roles_of(known_.data.format);
    std::erase_if(known_.data.map, [&](const std::string& pair) { return !knows(roles, role_of(pair)); });
    fill_columns();
    edited();
}

// One column was chosen: what was only recognised until then, the shape and the other columns, stays with it. What has no
// picker in this shape is not touched.
void ImportSheet::choose_columns() {
    known_.data.format = shape();
    format_->setCurrentIndex(std::max(0, format_->findData(qs(known_.data.format))));
    const std::vector<Role> roles = roles_of(known_.data.format);
    std::erase_if(known_.data.map, [&](const std::string& pair) { return knows(roles, role_of(pair)); });
    for (const auto& [role, label] : roles)
        if (const QString column = roles_.at(role)->currentData().toString(); !column.isEmpty()) known_.data.map.push_back(std::string(role) + "=" + ss(column));
    edited();
}

void ImportSheet::edited() { presenter_.inspect_soon(model_, settings()); }

DataSettings ImportSheet::settings() const {
    DataSettings data = known_.data;
    data.prompt_template = ss(prompt_->toPlainText());
    data.system_prompt = ss(system_->text());
    return data;
}

void ImportSheet::refresh() {
    const auto& report = presenter_.report();
    const bool good = report.is_object() && !presenter_.error() && presenter_.usable() > 0;
    import_->setEnabled(good && !presenter_.is_busy());
    if (presenter_.is_busy()) {
        shape_->setText(tr("Reading…"));
        status_->clear();
        return;
    }
    if (presenter_.error()) {
        const bool mappable = report.is_object();  // the file is good, only what its columns mean is not said yet
        status_->setText(mappable ? tr("Choose the columns: %1.").arg(qs(presenter_.error()->message)) : notice_of(*presenter_.error()).text);
        set_style_property(status_, "role", mappable ? QStringLiteral("amber") : QStringLiteral("red"));
        shape_->setText(mappable ? tr("%1 rows. Which column is which?").arg(count_text(presenter_.row_count())) : tr("This file cannot be used."));
        fill_columns();
        return;
    }
    if (!report.is_object()) return;
    fill_columns();
    const int64_t bad = presenter_.unusable();
    shape_->setText(tr("%1 rows, shape %2").arg(count_text(presenter_.usable()), qs(report.value("format", ""))));
    set_style_property(status_, "role", QStringLiteral("red"));
    QString first;
    for (const auto& problem : presenter_.problems())
        if (problem.value("severity", "") == "error") {
            const QString field = qs(problem.value("field", "")), reason = qs(problem.value("reason", ""));
            const int64_t line = problem.value("line", int64_t{0});
            first = field.isEmpty() ? tr("Line %1: %2.").arg(line).arg(reason) : tr("Line %1, %2: %3.").arg(line).arg(field, reason);
            break;
        }
    status_->setText(bad == 0 ? QString() : (bad == 1 ? tr("1 row cannot be used.") : tr("%1 rows cannot be used.").arg(count_text(bad))) + QLatin1Char(' ') + first);
}

KnownData ImportSheet::result() const {
    KnownData known = known_;
    if (const QString name = name_->text().trimmed(); !name.isEmpty()) known.name = ss(name);
    known.data = settings();
    known.rows = presenter_.usable();
    known.problems = presenter_.unusable();
    return known;
}

}  // namespace lorica
