// SPDX-License-Identifier: GPL-3.0-or-later
// From FieldRef to widgets. GUI thread.
#include "ui/widgets/settings_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "ui/widgets/basics.h"
#include "ui/widgets/number_box.h"

namespace lorica {
namespace {

constexpr int kCellWidth = 164;

class QuietComboBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }  // scrolling a page changes no setting
};

// Values are names that files and flags take, so only the studio's own have words (declared_texts.cpp).
QString option_text(const FieldRef& ref, const std::string& value) {
    static constexpr std::pair<const char*, const char*> kLanguages[] = {{"en", "English"}, {"de", "Deutsch"}, {"es", "Español"}, {"fr", "Français"}, {"zh_CN", "简体中文"}};
    for (const auto& [code, name] : kLanguages)
        if (ref.path == "language" && value == code) return QString::fromUtf8(name);
    return QCoreApplication::translate("options", value.c_str());
}

QString tooltip_of(const FieldRef& ref) {
    QString text = QStringLiteral("<p style='white-space:pre-wrap'>%1</p><p><code>%2</code>").arg(setting_text(ref.meta.help).toHtmlEscaped(), qs(ref.path));
    const auto options = split_options(ref.meta.options);
    if (!options.empty() && options.size() < 8) {
        QStringList names;
        for (const auto& one : options) names << qs(one);
        text += QStringLiteral(" · %1").arg(names.join(QStringLiteral(", ")));
    }
    return text + QStringLiteral("</p>");
}

QString section_title(const std::string& group) {
    static constexpr std::pair<const char*, const char*> kTitles[] = {
        {"model", QT_TRANSLATE_NOOP("settings", "Model")}, {"quant", QT_TRANSLATE_NOOP("settings", "Quant")}, {"data", QT_TRANSLATE_NOOP("settings", "Data")},
        {"adapter", QT_TRANSLATE_NOOP("settings", "Adapter")}, {"train", QT_TRANSLATE_NOOP("settings", "Train")}};
    for (const auto& [name, title] : kTitles)
        if (group == name) return setting_text(title);
    return qs(group);
}

}  // namespace

FieldCell::FieldCell(const Theme& theme, const FieldRef& ref, const FieldRef& standard, QWidget* parent)
    : QWidget(parent), theme_(theme), ref_(ref), standard_(standard) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    label_ = make_label(setting_text(ref.meta.label), "muted", this);
    row->addWidget(label_);
    if (*ref.meta.unit) row->addWidget(make_label(setting_text(ref.meta.unit), "small", this));
    row->addStretch(1);
    reset_ = make_icon_button(theme.icon(QStringLiteral("reset"), IconTint::Muted), {}, this);
    reset_->setIconSize({13, 13});
    reset_->setFixedSize(20, 18);
    QSizePolicy keep = reset_->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    reset_->setSizePolicy(keep);
    const QString standard_text = standard.text().empty() ? tr("empty") : qs(standard.text());
    reset_->setToolTip(tr("Back to %1").arg(standard_text));
    reset_->setAccessibleName(tr("Reset %1").arg(setting_text(ref.meta.label)));
    row->addWidget(reset_);
    column->addLayout(row);
    make_control();
    control_->setAccessibleName(setting_text(ref.meta.label));
    control_->setObjectName(qs(ref.path));
    label_->setBuddy(control_);
    setToolTip(tooltip_of(ref));
    column->addWidget(control_);
    message_ = make_label({}, "red", this);
    message_->setWordWrap(true);
    message_->hide();
    column->addWidget(message_);
    column->addStretch(1);
    connect(reset_, &QToolButton::clicked, this, [this] {
        reset();
        Q_EMIT changed();
    });
    refresh();
}

void FieldCell::make_control() {
    const auto options = split_options(ref_.meta.options);
    if (ref_.kind == FieldKind::Bool) {
        auto* box = new QCheckBox(tr("On"), this);
        connect(box, &QCheckBox::clicked, this, [this](bool on) { take_text(on ? QStringLiteral("true") : QStringLiteral("false")); });
        show_value_ = [this, box] { box->setChecked(*static_cast<bool*>(ref_.value)); };
        control_ = box;
    } else if (!options.empty()) {
        auto* box = new QuietComboBox(this);
        for (const auto& one : options) box->addItem(option_text(ref_, one), qs(one));
        connect(box, &QComboBox::activated, this, [this, box] { take_text(box->currentData().toString()); });
        show_value_ = [this, box] { box->setCurrentIndex(box->findData(qs(ref_.text()))); };
        box->setEnabled(options.size() > 1);
        control_ = box;
    } else if (ref_.kind == FieldKind::Integer || ref_.kind == FieldKind::Number) {
        const bool integer = ref_.kind == FieldKind::Integer;
        auto* box = new NumberBox(ref_.meta.min, ref_.meta.max, ref_.meta.step, integer, this);
        connect(box, &NumberBox::edited, this, &FieldCell::take_text);
        show_value_ = [this, box, integer] {
            box->set_value(integer ? static_cast<double>(*static_cast<int64_t*>(ref_.value)) : *static_cast<double*>(ref_.value));
        };
        control_ = box;
    } else {
        auto* line = new QLineEdit(this);
        line->setPlaceholderText(ref_.kind == FieldKind::List ? tr("one, two, …") : QString());
        connect(line, &QLineEdit::textEdited, this, &FieldCell::take_text);
        show_value_ = [this, line] { if (line->text() != qs(ref_.text())) line->setText(qs(ref_.text())); };
        control_ = line;
    }
}

void FieldCell::take_text(const QString& text) {
    if (auto set = ref_.set_text(ss(text)); !set) refused_ = set.error().message;
    else refused_.clear();
    mark();
    Q_EMIT changed();
}

void FieldCell::refresh() {
    if (refused_.empty()) show_value_();
    mark();
}

void FieldCell::reset() {
    (void)ref_.set(standard_.get());
    refused_.clear();
    refresh();
}

void FieldCell::set_idle(const QString& why) {
    setEnabled(why.isEmpty());
    setToolTip(why.isEmpty() ? tooltip_of(ref_) : tooltip_of(ref_) + QStringLiteral("<p>%1</p>").arg(why.toHtmlEscaped()));
}

void FieldCell::show_diagnostic(const Diagnostic* diagnostic) {
    diagnostic_.clear();
    if (diagnostic) {
        diagnostic_ = qs(diagnostic->message) + QLatin1Char('.');
        diagnostic_[0] = diagnostic_[0].toUpper();
        if (!diagnostic->hint.empty()) diagnostic_ += QLatin1Char(' ') + qs(diagnostic->hint);
        diagnostic_is_error_ = diagnostic->is_error;
    }
    mark();
}

void FieldCell::mark() {
    const bool error = !refused_.empty() || (!diagnostic_.isEmpty() && diagnostic_is_error_);
    const bool warning = !error && !diagnostic_.isEmpty();
    const QString text = refused_.empty() ? diagnostic_ : QStringLiteral("%1 %2.").arg(setting_text(ref_.meta.label), qs(refused_));
    message_->setText(text);
    message_->setVisible(!text.isEmpty());
    set_style_property(message_, "role", error ? QStringLiteral("red") : QStringLiteral("amber"));
    set_style_property(control_, "state", error ? QStringLiteral("error") : warning ? QStringLiteral("warning") : QString());
    set_style_property(label_, "role", differs() ? QStringLiteral("strong") : QStringLiteral("muted"));
    reset_->setVisible(differs() || !refused_.empty());
}

SettingsForm::SettingsForm(const Theme& theme, Filter filter, QWidget* parent) : QWidget(parent), theme_(theme) {
    grid_ = new QGridLayout(this);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(3 * kGrid);
    grid_->setVerticalSpacing(14);
    const auto standards = fields_of(standard_);
    const auto refs = fields_of(spec_);
    for (size_t i = 0; i < refs.size(); ++i) {
        if (!filter(refs[i])) continue;
        auto* cell = new FieldCell(theme, refs[i], standards[i], this);
        connect(cell, &FieldCell::changed, this, [this] {
            arrange();
            Q_EMIT changed();
        });
        cells_.push_back(cell);
        if (section_of(*cell)) continue;
        const std::string group = refs[i].path.substr(0, refs[i].path.find('.'));
        sections_.push_back(make_label(section_title(group), "section", this));
        sections_.back()->setObjectName(qs(group));
        sections_.back()->hide();
    }
    arrange();
}

QLabel* SettingsForm::section_of(const FieldCell& cell) const {
    for (auto* label : sections_)
        if (cell.ref().path.starts_with(ss(label->objectName()) + ".")) return label;
    return nullptr;
}

void SettingsForm::set_spec(const RunSpec& spec) {
    spec_ = spec;
    for (auto* cell : cells_) cell->refresh();
    arrange();
}

void SettingsForm::set_tier(Tier tier) {
    tier_ = tier;
    columns_ = 0;
    arrange();
}

bool SettingsForm::is_shown(const FieldCell& cell) const {
    // A value that is not at its default is never hidden behind a tier.
    return is_enabled(spec_, cell.ref()) && (cell.ref().meta.tier <= tier_ || cell.differs() || cell.has_refused());
}

void SettingsForm::arrange() {
    if (arranging_) return;  // showing a cell activates the layout, which resizes this form
    arranging_ = true;
    place_cells();
    arranging_ = false;
}

void SettingsForm::place_cells() {
    const int columns = std::clamp(width() / (kCellWidth + 3 * kGrid), 2, 4);
    std::vector<bool> shown;
    bool same = columns == columns_;
    for (auto* cell : cells_) {
        shown.push_back(is_shown(*cell));
        same = same && cell->isVisibleTo(this) == shown.back();
    }
    if (same) return;
    for (auto* cell : cells_) grid_->removeWidget(cell);
    for (auto* label : sections_) {
        grid_->removeWidget(label);
        label->hide();
    }
    for (int i = 0; i < std::max(columns, columns_); ++i) grid_->setColumnStretch(i, i < columns ? 1 : 0);
    columns_ = columns;
    int at = 0;
    for (size_t i = 0; i < cells_.size(); ++i) {
        cells_[i]->setVisible(shown[i]);
        if (!shown[i]) continue;
        QLabel* section = section_of(*cells_[i]);
        if (tier_ > Tier::Basic && section && !section->isVisibleTo(this)) {
            at = (at + columns - 1) / columns * columns;  // a new row
            grid_->addWidget(section, at / columns, 0, 1, columns);
            section->show();
            at += columns;
        }
        grid_->addWidget(cells_[i], at / columns, at % columns);
        ++at;
    }
    for (size_t i = 1; i < cells_.size(); ++i) setTabOrder(cells_[i - 1]->control(), cells_[i]->control());
}

void SettingsForm::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void SettingsForm::show_diagnostics(const std::vector<Diagnostic>& diagnostics) {
    for (auto* cell : cells_) {
        const auto found = std::find_if(diagnostics.begin(), diagnostics.end(),
                                        [&](const Diagnostic& one) { return one.path == cell->ref().path; });
        cell->show_diagnostic(found == diagnostics.end() ? nullptr : &*found);
    }
}

bool SettingsForm::has_refused() const {
    return std::any_of(cells_.begin(), cells_.end(), [](const FieldCell* cell) { return cell->has_refused(); });
}

int SettingsForm::differing() const {
    return static_cast<int>(std::count_if(cells_.begin(), cells_.end(), [](const FieldCell* cell) { return cell->differs(); }));
}

FieldCell* SettingsForm::cell(const std::string& path) const {
    for (auto* cell : cells_)
        if (cell->ref().path == path) return cell;
    return nullptr;
}

}  // namespace lorica
