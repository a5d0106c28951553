// SPDX-License-Identifier: GPL-3.0-or-later
// The import sheet's widgets and what they say as settings. GUI thread.
#include "ui/pages/data/import_sheet.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSplitter>

#include "ui/shell/page.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

// The roles a shape knows, in the order of the form. The first column of each pair is data.map's role.
std::vector<std::pair<std::string, QString>> roles_of(const std::string& shape) {
    if (shape == "messages") return {{"messages", QObject::tr("Messages")}};
    if (shape == "sharegpt") return {{"conversations", QObject::tr("Conversations")}};
    if (shape == "text") return {{"text", QObject::tr("Text")}};
    if (shape == "prompt_completion") return {{"prompt", QObject::tr("Prompt")}, {"completion", QObject::tr("Completion")}, {"system", QObject::tr("System")}};
    return {{"instruction", QObject::tr("Instruction")}, {"input", QObject::tr("Input")}, {"output", QObject::tr("Response")}, {"system", QObject::tr("System")}};
}

const std::vector<std::pair<std::string, QString>>& all_roles() {
    static const std::vector<std::pair<std::string, QString>> roles = {
        {"instruction", QObject::tr("Instruction")}, {"input", QObject::tr("Input")}, {"output", QObject::tr("Response")},
        {"prompt", QObject::tr("Prompt")}, {"completion", QObject::tr("Completion")}, {"system", QObject::tr("System")},
        {"messages", QObject::tr("Messages")}, {"conversations", QObject::tr("Conversations")}, {"text", QObject::tr("Text")}};
    return roles;
}

std::string mapped_column(const DataSettings& data, const std::string& role) {
    for (const auto& pair : data.map)
        if (pair.starts_with(role + "=")) return pair.substr(role.size() + 1);
    return {};
}

}  // namespace

ImportSheet::ImportSheet(const Theme& theme, EngineBridge& bridge, const ModelSettings& model, const KnownData& start, QWidget* parent)
    : QDialog(parent), model_(model), start_(start), presenter_(bridge) {
    setWindowTitle(tr("Import data"));
    setModal(true);
    resize(980, 640);
    if (start_.name.empty()) start_.name = fs::path(start_.data.path).stem().string();
    build(theme);
    connect(&presenter_, &DataPresenter::changed, this, &ImportSheet::refresh);
    presenter_.inspect(model_, start_.data);
}

void ImportSheet::build(const Theme& theme) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    auto* title = make_label(qs(fs::path(start_.data.path).filename().string()), "title", this);
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
    name_ = new QLineEdit(qs(start_.name), form_widget);
    form->addRow(tr("Name"), name_);
    format_ = new QComboBox(form_widget);
    format_->setObjectName(QStringLiteral("shape"));
    format_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const auto& [value, label] : std::vector<std::pair<const char*, QString>>{
             {"auto", tr("Recognise it")}, {"alpaca", tr("Instruction and response")}, {"prompt_completion", tr("Prompt and completion")},
             {"messages", tr("Messages")}, {"sharegpt", tr("ShareGPT")}, {"text", tr("Raw text")}})
        format_->addItem(label, QString::fromLatin1(value));
    format_->setCurrentIndex(std::max(0, format_->findData(qs(start_.data.format))));
    form->addRow(tr("Shape"), format_);
    connect(format_, &QComboBox::currentIndexChanged, this, &ImportSheet::edited);
    for (const auto& [role, label] : all_roles()) {
        auto* box = new QComboBox(form_widget);
        box->setObjectName(QStringLiteral("role_") + qs(role));
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        roles_[role] = box;
        form->addRow(label, box);
        connect(box, &QComboBox::currentIndexChanged, this, &ImportSheet::edited);
    }
    prompt_ = new TextInput(form_widget);
    prompt_->setPlainText(qs(start_.data.prompt_template));
    prompt_->setObjectName(QStringLiteral("prompt_template"));
    prompt_->setPlaceholderText(tr("For instance: Describe the restaurant: {mr}"));
    prompt_->setFixedHeight(84);
    prompt_->setTabChangesFocus(true);
    form->addRow(tr("Prompt"), prompt_);
    columns_ = make_label({}, "small", form_widget);
    columns_->setWordWrap(true);
    columns_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    form->addRow(QString(), columns_);
    system_ = new QLineEdit(qs(start_.data.system_prompt), form_widget);
    system_->setPlaceholderText(tr("Left to the model's template"));
    form->addRow(tr("System prompt"), system_);
    connect(prompt_, &QPlainTextEdit::textChanged, this, &ImportSheet::edited);
    connect(system_, &QLineEdit::textEdited, this, &ImportSheet::edited);
    for (const auto& [role, box] : roles_) form->setRowVisible(box, false);
    return form_widget;
}

void ImportSheet::fill_columns() {
    const auto& report = presenter_.report();
    if (!report.is_object()) return;
    filling_ = true;
    const std::string chosen = ss(format_->currentData().toString());
    const auto shape = report.value("format", chosen == "auto" ? "alpaca" : chosen);
    const auto wanted = roles_of(shape);
    std::map<std::string, std::string> found;
    QStringList names;
    for (const auto& name : report.value("columns", std::vector<std::string>{})) names << qs(name);
    for (const auto& [role, column] : report.value("mapping", std::map<std::string, std::string>{})) found[role] = column;
    auto* form = static_cast<QFormLayout*>(prompt_->parentWidget()->layout());
    for (const auto& [role, box] : roles_) {
        const bool shown = std::any_of(wanted.begin(), wanted.end(), [&](const auto& one) { return one.first == role; });
        form->setRowVisible(box, shown);
        QString current = box->count() > 0 ? box->currentData().toString() : qs(mapped_column(start_.data, role));
        if (current.isEmpty() && found.contains(role)) current = qs(found[role]);
        box->clear();
        box->addItem(tr("None"), QString());
        for (const QString& name : names) box->addItem(name, name);
        box->setCurrentIndex(shown ? std::max(0, box->findData(current)) : 0);
    }
    QStringList places;
    for (const QString& name : names) places << QStringLiteral("{%1}").arg(name);
    columns_->setText(tr("Columns: %1").arg(places.join(QStringLiteral("  "))));
    columns_known_ = true;
    filling_ = false;
}

void ImportSheet::edited() {
    if (filling_) return;
    presenter_.inspect_soon(model_, settings());
}

DataSettings ImportSheet::settings() const {
    DataSettings data = start_.data;
    data.format = ss(format_->currentData().toString());
    if (columns_known_) {
        data.map.clear();
        for (const auto& [role, box] : roles_)
            if (const QString column = box->currentData().toString(); !column.isEmpty()) data.map.push_back(role + "=" + ss(column));
    }
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
    KnownData known = start_;
    known.name = ss(name_->text().trimmed());
    if (known.name.empty()) known.name = start_.name;
    known.data = settings();
    known.rows = presenter_.usable();
    known.problems = presenter_.unusable();
    return known;
}

}  // namespace lorica
