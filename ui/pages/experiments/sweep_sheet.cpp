// SPDX-License-Identifier: GPL-3.0-or-later
// The sweep sheet's widgets. GUI thread.
#include "ui/pages/experiments/sweep_sheet.h"

#include <fmt/format.h>

#include <QGridLayout>
#include <algorithm>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/run_choices.h"

namespace lorica {
namespace {

struct Suggestion {
    const char *path, *values;
};
// The settings that people sweep, with the values they try.
constexpr Suggestion kSuggestions[] = {
    {"adapter.r", "2, 4, 8, 16, 32, 64"}, {"train.learning_rate", "0.00005, 0.0001, 0.0002, 0.0005"}, {"adapter.lora_alpha", "8, 16, 32, 64"},
    {"adapter.lora_dropout", "0, 0.05, 0.1"}, {"train.num_train_epochs", "1, 2, 3"}, {"train.per_device_train_batch_size", "2, 4, 8"},
    {"method", "lora, dora, qlora"},
};

QString values_for(const std::string& path) {
    for (const Suggestion& one : kSuggestions)
        if (path == one.path) return QString::fromLatin1(one.values);
    return {};
}

bool can_vary(const FieldRef& ref) {
    if (ref.path == "method") return true;
    if (ref.kind == FieldKind::List || ref.path == "train.seed") return false;
    return ref.path.starts_with("adapter.") || ref.path.starts_with("train.") || ref.path.starts_with("quant.") ? ref.kind != FieldKind::Text || *ref.meta.options : false;
}

}  // namespace

SweepSheet::SweepSheet(const AppState& state, std::vector<RunSummary> runs, QWidget* parent) : QDialog(parent), state_(state), runs_(std::move(runs)) {
    setWindowTitle(tr("New sweep"));
    setMinimumWidth(620);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    auto* words = make_label(tr("Trains one run for every value, over one loaded base, and recommends the smallest setting that learns as well as the best. "
                                "Losses are compared on held-out rows."), "muted", this);
    words->setWordWrap(true);
    words->setMinimumHeight(words->heightForWidth(minimumWidth() - 6 * kGrid));
    grid->addWidget(words, 0, 0, 1, 3);
    build_choices(grid);
    first_ = add_axis(grid, 5, tr("Vary"), false);
    second_ = add_axis(grid, 6, tr("And also"), true);
    strategy_ = new QComboBox(this);
    strategy_->setAccessibleName(tr("Strategy"));
    strategy_->addItem(tr("Every run to its end"), QStringLiteral("grid"));
    strategy_->addItem(tr("Halving: the better third goes on"), QStringLiteral("halving"));
    seeds_ = new QSpinBox(this);
    seeds_->setRange(1, 20);
    seeds_->setAccessibleName(tr("Seeds"));
    seeds_->setToolTip(tr("Runs of each combination; from three on, differences inside their noise are recognised"));
    steps_ = new QSpinBox(this);
    steps_->setRange(0, 1000000);
    steps_->setSpecialValueText(tr("by epochs"));
    steps_->setAccessibleName(tr("Steps of each run"));
    together_ = new QSpinBox(this);
    together_->setRange(1, 64);
    together_->setAccessibleName(tr("Runs at once"));
    together_->setToolTip(tr("So many runs train side by side over the base; quicker with short rows and small batches, and takes more memory. Each learns what it would learn alone"));
    auto* how = new QVBoxLayout;
    how->setSpacing(kGrid);
    how->addWidget(strategy_);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(make_label(tr("Seeds"), "", this));
    row->addWidget(seeds_);
    row->addWidget(make_label(tr("Steps"), "", this));
    row->addWidget(steps_);
    row->addStretch(1);
    how->addLayout(row);
    auto* second_row = new QHBoxLayout;
    second_row->setSpacing(kGrid);
    second_row->addWidget(make_label(tr("Runs at once"), "", this));
    second_row->addWidget(together_);
    second_row->addStretch(1);
    how->addLayout(second_row);
    grid->addWidget(make_label(tr("How"), "", this), 7, 0, Qt::AlignTop);
    grid->addLayout(how, 7, 1, 1, 2);
    name_ = new QLineEdit(this);
    name_->setAccessibleName(tr("Name of the sweep"));
    std::error_code code;
    for (int i = 1; name_->text().isEmpty(); ++i)
        if (const std::string name = fmt::format("sweep-{:02}", i); !fs::exists(fs::path(state_.home) / "sweeps" / name, code)) name_->setText(qs(name));
    grid->addWidget(make_label(tr("Name"), "", this), 8, 0);
    grid->addWidget(name_, 8, 1, 1, 2);
    finding_ = make_label({}, "small", this);
    finding_->setWordWrap(true);
    finding_->setMinimumHeight(36);
    grid->addWidget(finding_, 9, 1, 1, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    auto* cancel = make_button(tr("Cancel"), "", this);
    start_ = make_button(tr("Start sweep"), "primary", this);
    start_->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(start_);
    grid->addLayout(buttons, 10, 0, 1, 3);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(start_, &QPushButton::clicked, this, &QDialog::accept);
    for (QLineEdit* edit : {name_, first_.values, second_.values}) connect(edit, &QLineEdit::textChanged, this, &SweepSheet::show_check);
    for (QSpinBox* box : {seeds_, steps_, together_}) connect(box, &QSpinBox::valueChanged, this, &SweepSheet::show_check);
    for (QComboBox* box : {model_, data_, from_, method_, strategy_}) connect(box, &QComboBox::currentIndexChanged, this, &SweepSheet::show_check);
    show_check();
}

void SweepSheet::build_choices(QGridLayout* grid) {
    const RunChoices choices = add_run_choices(grid, 2, state_, runs_, this);
    model_ = choices.model;
    data_ = choices.data;
    from_ = choices.from;
    method_ = add_choice(grid, 4, 2, tr("Method"), this);
    for (const std::string& name : method_names()) method_->addItem(qs(name));
    method_->setCurrentText(qs(RunSpec().method));
    connect(from_, &QComboBox::activated, this, [this](int index) {
        if (index > 0) method_->setCurrentText(qs(runs_[static_cast<size_t>(index - 1)].spec.method));
    });
}

SweepSheet::Axis SweepSheet::add_axis(QGridLayout* grid, int row, const QString& label, bool optional) {
    Axis axis{new QComboBox(this), new QLineEdit(this)};
    axis.setting->setAccessibleName(optional ? tr("Second setting to vary") : tr("Setting to vary"));
    axis.values->setAccessibleName(optional ? tr("Its values, second setting") : tr("Its values"));
    axis.values->setPlaceholderText(tr("values, separated by commas"));
    if (optional) axis.setting->addItem(tr("nothing else"), QString());
    RunSpec spec;
    const auto fields = fields_of(spec);
    const auto add = [&](const FieldRef& ref) {
        if (axis.setting->findData(qs(ref.path)) >= 0) return;
        axis.setting->addItem(QStringLiteral("%1 (%2)").arg(setting_text(ref.meta.label), qs(ref.path)), qs(ref.path));
    };
    for (const Suggestion& one : kSuggestions)
        for (const FieldRef& ref : fields)
            if (ref.path == one.path) add(ref);
    for (const FieldRef& ref : fields)
        if (can_vary(ref)) add(ref);
    axis.setting->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    axis.values->setText(values_for(ss(axis.setting->currentData().toString())));
    axis.values->setEnabled(!optional);
    grid->addWidget(make_label(label, "", this), row, 0);
    grid->addWidget(axis.setting, row, 1);
    grid->addWidget(axis.values, row, 2);
    grid->setColumnStretch(2, 1);
    connect(axis.setting, &QComboBox::activated, this, [this, axis] {
        const std::string path = ss(axis.setting->currentData().toString());
        axis.values->setEnabled(!path.empty());
        axis.values->setText(values_for(path));
        show_check();
    });
    return axis;
}

RunSpec SweepSheet::spec() const {
    RunSpec spec;
    if (const int from = from_->currentIndex(); from > 0) spec = runs_[static_cast<size_t>(from - 1)].spec;
    spec.method = ss(method_->currentText());
    spec.model.path = ss(model_->currentData().toString());
    const std::string data = ss(data_->currentData().toString());
    for (const KnownData& one : state_.data_sets)
        if (one.data.path == data && spec.data.path != data) spec.data = one.data;
    if (steps_->value() > 0) spec.train.max_steps = steps_->value();
    return spec;
}

// "adapter.r=2,4,8"; blanks after the commas are left out.
std::vector<std::string> SweepSheet::axes() const {
    std::vector<std::string> out;
    for (const Axis& axis : {first_, second_}) {
        const QString path = axis.setting->currentData().toString();
        if (path.isEmpty()) continue;
        QStringList values = axis.values->text().replace(QChar(0xFF0C), QLatin1Char(',')).split(QLatin1Char(','), Qt::SkipEmptyParts);   // "，" as well
        for (QString& value : values) value = value.trimmed();
        values.removeAll(QString());
        out.push_back(ss(path + QLatin1Char('=') + values.join(QLatin1Char(','))));
    }
    return out;
}

StartSweep SweepSheet::sweep() const {
    return {spec(), axes(), (fs::path(state_.home) / "sweeps" / ss(name_->text().trimmed())).string(), seeds_->value(), ss(strategy_->currentData().toString()), together_->value()};
}

Result<int64_t> SweepSheet::check() const {
    const StartSweep wanted = sweep();
    if (wanted.spec.model.path.empty()) return Error{ErrorCode::Usage, "no model is known", "", "Add one on the Models page."};
    if (wanted.spec.data.path.empty()) return Error{ErrorCode::Usage, "no data set is known", "", "Import one on the Data page."};
    if (wanted.spec.data.validation_fraction <= 0 && wanted.spec.data.validation_path.empty())
        return Error{ErrorCode::Usage, "no rows are held out, so nothing can be compared", "data.validation_fraction", "Start from settings that hold some out."};
    int64_t runs = wanted.seeds;
    if (wanted.axes.size() > 1 && first_.setting->currentData() == second_.setting->currentData()) return Error{ErrorCode::Usage, "both settings are the same", "", "Choose another one."};
    for (const std::string& axis : wanted.axes) {
        const size_t equals = axis.find('=');
        const std::string path = axis.substr(0, equals);
        const QStringList values = qs(axis.substr(equals + 1)).split(QLatin1Char(','), Qt::SkipEmptyParts);
        if (values.isEmpty()) return Error{ErrorCode::Usage, "has no values", path, "Separate them by commas."};
        for (const QString& value : values) {
            if (values.count(value) > 1) return Error{ErrorCode::Usage, ss(value) + " is there twice", path};
            RunSpec spec = wanted.spec;
            LORICA_TRY(set_field(spec, path, ss(value)));
            for (const Diagnostic& found : validate(spec))
                if (found.is_error) return Error{ErrorCode::Usage, found.message, path + " " + ss(value) + ": " + found.path, found.hint};
        }
        runs *= values.size();
    }
    const std::string name = ss(name_->text().trimmed());
    std::error_code code;
    if (name.empty() || name.find('/') != std::string::npos || name.front() == '.') return Error{ErrorCode::Usage, "a name has letters, no slash and no dot in front", "name"};
    if (fs::exists(wanted.folder, code)) return Error{ErrorCode::Usage, "there is a sweep of this name already", "name"};
    return runs;
}

void SweepSheet::show_check() {
    const auto runs = check();
    start_->setEnabled(runs.ok());
    const auto words = [&](int64_t count) {
        if (count == 1) return tr("1 run");
        const int64_t at_once = std::min<int64_t>(count, together_->value());
        return at_once == 1 ? tr("%1 runs, one after the other").arg(count_text(count)) : tr("%1 runs, up to %2 at once").arg(count_text(count), count_text(at_once));
    };
    finding_->setText(runs ? words(*runs) : qs(runs.error().text()));
    set_style_property(finding_, "role", runs ? QStringLiteral("small") : QStringLiteral("red"));
}

}  // namespace lorica
