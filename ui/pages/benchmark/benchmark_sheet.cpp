// SPDX-License-Identifier: GPL-3.0-or-later
// The benchmark sheet's widgets. GUI thread.
#include "ui/pages/benchmark/benchmark_sheet.h"

#include <fmt/format.h>

#include <QGridLayout>
#include <algorithm>

#include "ui/pages/benchmark/benchmark_summary.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/run_choices.h"

namespace lorica {
namespace {

constexpr int64_t kAnswerTokens = 128;   // as on the command line

struct Metric {
    const char *name, *title;
};
constexpr Metric kMetrics[] = {{"bleu", "BLEU"}, {"chrf", "chrF"}, {"rouge", "ROUGE"}, {"exact", "exact match"}, {"f1", "F1"}};

constexpr int kArrows = 40;   // and what stands around a number

QSpinBox* make_number(int least, int most, int value, const QString& name, const QString& special, const QString& help, QWidget* parent) {
    auto* box = new QSpinBox(parent);
    box->setRange(least, most);
    box->setValue(value);
    box->setAccessibleName(name);
    box->setSpecialValueText(special);
    // In a row with others it would lose its words first.
    const int words = std::max(box->fontMetrics().horizontalAdvance(special), box->fontMetrics().horizontalAdvance(QStringLiteral("000")));
    box->setMinimumWidth(words + 2 * kGrid + kArrows);
    box->setToolTip(help);
    return box;
}

}  // namespace

BenchmarkSheet::BenchmarkSheet(const AppState& state, std::vector<RunSummary> runs, QWidget* parent) : QDialog(parent), state_(state), runs_(std::move(runs)) {
    setWindowTitle(tr("New benchmark"));
    setMinimumWidth(720);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    auto* words = make_label(tr("Trains each method on the same rows, one after the other, and measures time, memory, size and what it has learnt on held-out rows. "
                                "Full and ia3 take their usual learning rates, the others that of the settings."), "muted", this);
    words->setWordWrap(true);
    words->setMinimumHeight(56);   // three lines
    grid->addWidget(words, 0, 0, 1, 2);
    const RunChoices choices = add_run_choices(grid, 1, state_, runs_, this);
    model_ = choices.model;
    data_ = choices.data;
    from_ = choices.from;
    const auto add = [&](int row, const QString& label, auto* what) {
        auto* text = make_label(label, "", this);
        grid->addWidget(text, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        if constexpr (std::is_base_of_v<QLayout, std::remove_pointer_t<decltype(what)>>) grid->addLayout(what, row, 1);
        else grid->addWidget(what, row, 1);
    };
    QStringList methods;
    for (const std::string& name : method_names()) methods << qs(name);
    add(4, tr("Methods"), make_checks(methods, {QStringLiteral("full"), QStringLiteral("lora"), QStringLiteral("qlora")}, tr("Methods"), methods_));
    add(5, tr("Budget"), budget_row());
    QStringList metrics;
    for (const Metric& metric : kMetrics) metrics << measure_title(metric.title);
    add(6, tr("Score answers by"), make_checks(metrics, {}, tr("Scores of answers"), metrics_));
    eval_rows_ = make_number(0, 1000000, 100, tr("Prompts to answer"), tr("all held-out rows"), tr("Held-out rows whose prompts base and adapter answer"), this);
    add(7, tr("Prompts to answer"), eval_rows_);
    settings_ = new QLineEdit(this);
    settings_->setAccessibleName(tr("Settings of single methods"));
    settings_->setPlaceholderText(QStringLiteral("full:train.learning_rate=1e-5, dora:adapter.r=8"));
    add(8, tr("Of one method only"), settings_);
    name_ = new QLineEdit(this);
    name_->setAccessibleName(tr("Name of the benchmark"));
    std::error_code code;
    for (int i = 1; name_->text().isEmpty(); ++i)
        if (const std::string name = fmt::format("benchmark-{:02}", i); !fs::exists(fs::path(state_.home) / "benchmarks" / name, code)) name_->setText(qs(name));
    add(9, tr("Name"), name_);
    finding_ = make_label({}, "small", this);
    finding_->setWordWrap(true);
    finding_->setMinimumHeight(36);
    grid->addWidget(finding_, 10, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    auto* cancel = make_button(tr("Cancel"), "", this);
    start_ = make_button(tr("Start benchmark"), "primary", this);
    start_->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(start_);
    grid->addLayout(buttons, 11, 0, 1, 2);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(start_, &QPushButton::clicked, this, &QDialog::accept);
    for (QLineEdit* edit : {name_, settings_}) connect(edit, &QLineEdit::textChanged, this, &BenchmarkSheet::show_check);
    for (QSpinBox* box : {seeds_, steps_, rows_, eval_rows_}) connect(box, &QSpinBox::valueChanged, this, &BenchmarkSheet::show_check);
    for (QComboBox* box : {model_, data_, from_}) connect(box, &QComboBox::currentIndexChanged, this, &BenchmarkSheet::show_check);
    for (const auto& checks : {methods_, metrics_})
        for (QCheckBox* check : checks) connect(check, &QCheckBox::toggled, this, &BenchmarkSheet::show_check);
    show_check();
}

QWidget* BenchmarkSheet::make_checks(const QStringList& names, const QStringList& on, const QString& name, std::vector<QCheckBox*>& checks) {
    auto* group = new QWidget(this);
    group->setAccessibleName(name);
    constexpr int kColumns = 5;
    auto* grid = new QGridLayout(group);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kGrid);
    for (const QString& one : names) {
        auto* check = new QCheckBox(one, group);
        check->setChecked(on.contains(one));
        grid->addWidget(check, static_cast<int>(checks.size()) / kColumns, static_cast<int>(checks.size()) % kColumns);
        checks.push_back(check);
    }
    return group;
}

QLayout* BenchmarkSheet::budget_row() {
    seeds_ = make_number(1, 20, 1, tr("Seeds"), {}, tr("Runs of each method, with other rows held out; two or more give intervals"), this);
    steps_ = make_number(0, 1000000, 0, tr("Steps of each run"), tr("by epochs"), tr("The same for each method"), this);
    rows_ = make_number(0, 100000000, 0, tr("Rows"), tr("all"), tr("Only the first rows of the data set"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    for (const auto& [label, box] : {std::pair{tr("Seeds"), seeds_}, {tr("Steps"), steps_}, {tr("Rows"), rows_}}) {
        row->addWidget(make_label(label, "", this));
        row->addWidget(box, 1);
        row->addSpacing(kGrid);
    }
    return row;
}

RunSpec BenchmarkSheet::spec() const {
    RunSpec spec;
    if (const int from = from_->currentIndex(); from > 0) spec = runs_[static_cast<size_t>(from - 1)].spec;
    spec.model.path = ss(model_->currentData().toString());
    const std::string data = ss(data_->currentData().toString());
    for (const KnownData& one : state_.data_sets)
        if (one.data.path == data && spec.data.path != data) spec.data = one.data;
    if (steps_->value() > 0) spec.train.max_steps = steps_->value();
    if (rows_->value() > 0) spec.train.max_rows = rows_->value();
    return spec;
}

// Separated by commas; blanks around them are left out.
std::vector<std::string> BenchmarkSheet::settings() const {
    std::vector<std::string> out;
    for (const QString& one : settings_->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!one.trimmed().isEmpty()) out.push_back(ss(one.trimmed()));
    return out;
}

RunBenchmark BenchmarkSheet::benchmark() const {
    RunBenchmark out;
    out.spec = spec();
    for (const QCheckBox* check : methods_)
        if (check->isChecked()) out.methods.push_back(ss(check->text()));
    out.settings = settings();
    out.folder = (fs::path(state_.home) / "benchmarks" / ss(name_->text().trimmed())).string();
    out.seeds = seeds_->value();
    for (size_t i = 0; i < metrics_.size(); ++i)
        if (metrics_[i]->isChecked()) out.metrics.emplace_back(kMetrics[i].name);
    out.eval_rows = eval_rows_->value();
    out.generation.temperature = 0;
    out.generation.max_new_tokens = kAnswerTokens;
    return out;
}

Result<void> BenchmarkSheet::check_settings(const RunBenchmark& wanted) const {
    for (const std::string& text : wanted.settings) {
        const size_t colon = text.find(':'), equals = text.find('=');
        if (colon == std::string::npos || equals == std::string::npos || equals < colon + 2)
            return Error{ErrorCode::Usage, "is not method:setting=value", text, "For instance full:train.learning_rate=1e-5."};
        if (std::find(wanted.methods.begin(), wanted.methods.end(), text.substr(0, colon)) == wanted.methods.end())
            return Error{ErrorCode::Usage, "\"" + text.substr(0, colon) + "\" is not checked above", text};
    }
    for (const std::string& method : wanted.methods) {
        RunSpec spec = wanted.spec;
        LORICA_TRY(set_field(spec, "method", method));
        for (const std::string& text : wanted.settings) {
            const size_t colon = text.find(':'), equals = text.find('=');
            if (text.substr(0, colon) != method) continue;
            LORICA_TRY(set_field(spec, text.substr(colon + 1, equals - colon - 1), text.substr(equals + 1)));
        }
        for (const Diagnostic& found : validate(spec))
            if (found.is_error) return Error{ErrorCode::Usage, found.message, method + ": " + found.path, found.hint};
    }
    return {};
}

Result<int64_t> BenchmarkSheet::check() const {
    const RunBenchmark wanted = benchmark();
    if (wanted.spec.model.path.empty()) return Error{ErrorCode::Usage, "no model is known", "", "Add one on the Models page."};
    if (wanted.spec.data.path.empty()) return Error{ErrorCode::Usage, "no data set is known", "", "Import one on the Data page."};
    if (wanted.methods.empty()) return Error{ErrorCode::Usage, "no method is checked", "methods", "Check two to compare them."};
    if (wanted.spec.data.validation_fraction <= 0 && wanted.spec.data.validation_path.empty())
        return Error{ErrorCode::Usage, "no rows are held out, so nothing can be compared", "data.validation_fraction", "Start from settings that hold some out."};
    LORICA_TRY(check_settings(wanted));
    const std::string name = ss(name_->text().trimmed());
    std::error_code code;
    if (name.empty() || name.find('/') != std::string::npos || name.front() == '.') return Error{ErrorCode::Usage, "a name has letters, no slash and no dot in front", "name"};
    if (fs::exists(wanted.folder, code)) return Error{ErrorCode::Usage, "there is a benchmark of this name already", "name"};
    return wanted.seeds * static_cast<int64_t>(wanted.methods.size());
}

void BenchmarkSheet::show_check() {
    const bool scored = std::any_of(metrics_.begin(), metrics_.end(), [](const QCheckBox* check) { return check->isChecked(); });
    eval_rows_->setEnabled(scored);
    const auto runs = check();
    start_->setEnabled(runs.ok());
    finding_->setText(runs ? (*runs == 1 ? tr("1 run") : tr("%1 runs, one after the other").arg(count_text(*runs))) : qs(runs.error().text()));
    set_style_property(finding_, "role", runs ? QStringLiteral("small") : QStringLiteral("red"));
}

}  // namespace lorica
