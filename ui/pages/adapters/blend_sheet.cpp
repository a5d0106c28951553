// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet's widgets. GUI thread.
#include "ui/pages/adapters/blend_sheet.h"

#include <QGridLayout>
#include <algorithm>
#include <cmath>
#include <set>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/settings_form.h"

namespace lorica {
namespace {

constexpr double kLargestWeight = 100;
constexpr int kRowHeight = 40, kMostRows = 6;

bool holds(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

bool works_on_factors(const std::string& how) { return how != "cat" && how != "svd" && !how.ends_with("_svd"); }

// Whether a setting matters for a combination.
bool is_used(const std::string& key, const std::string& how) {
    if (key == "svd_rank") return !works_on_factors(how) && how != "cat";
    if (key == "density") return holds(how, "ties") || holds(how, "dare") || holds(how, "magnitude_prune");
    if (key == "majority_sign_method") return holds(how, "ties");
    if (key == "seed") return holds(how, "dare");
    return true;
}

QString combination_text(const std::string& how) {
    if (how == "cat") return BlendSheet::tr("The weighted sum of what the adapters change, exactly. Its rank is the sum of theirs.");
    if (how == "svd") return BlendSheet::tr("The weighted sum of what the adapters change, as near as the rank below allows.");
    const QString what = how == "linear"                      ? BlendSheet::tr("The weighted sum.")
                         : holds(how, "dare_ties")            ? BlendSheet::tr("Drops random values of each, and of what is left those against the majority's sign.")
                         : holds(how, "dare_linear")          ? BlendSheet::tr("Drops random values of each and enlarges the others.")
                         : holds(how, "ties")                 ? BlendSheet::tr("Keeps the largest values of each, and of these those with the majority's sign.")
                                                              : BlendSheet::tr("Keeps the largest values of each.");
    return what + QLatin1Char(' ') +
           (works_on_factors(how) ? BlendSheet::tr("Works on A and B apart, as PEFT does under this name: the ranks have to be equal, and the result is not the sum of the changes.")
                                  : BlendSheet::tr("Works on the changes themselves and takes what comes nearest to the result at the rank below."));
}

// Only what is a sum of changes can be blended.
bool is_plain(const RunSpec& spec) {
    const AdapterSettings& own = spec.adapter;
    const bool lora = spec.method == "lora" || spec.method == "qlora" || spec.method == "lora8bit";
    return lora && !own.use_dora && own.bias == "none" && own.modules_to_save.empty() && own.combine.empty();
}

// As the folder has it: what began with the base's own directions is kept with the rank doubled.
int64_t rank_of(const KnownAdapter& known) {
    const AdapterSettings& own = known.spec.adapter;
    return !known.run.empty() && (own.init_lora_weights == "pissa" || own.init_lora_weights == "olora") ? 2 * own.r : own.r;
}

}  // namespace

BlendSheet::BlendSheet(const Theme& theme, const std::string& home, std::vector<KnownAdapter> adapters, QWidget* parent)
    : QDialog(parent), home_(home), adapters_(std::move(adapters)), weights_(adapters_.size(), 1.0 / static_cast<double>(adapters_.size())) {
    build(theme);
    show_check();
}

void BlendSheet::build(const Theme& theme) {
    setWindowTitle(tr("Blend adapters"));
    setMinimumWidth(620);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(12);
    const auto words = [&](const QString& text, const char* role, int lines) {
        auto* label = make_label(text, role, this);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setMinimumHeight(lines * label->fontMetrics().lineSpacing() + 4);
        column->addWidget(label);
        return label;
    };
    words(tr("One adapter out of several of %1, without training. Each counts as much as its weight says; the adapters themselves stay as they are.")
              .arg(qs(fs::path(adapters_.front().base).filename().string())), "muted", 2);
    column->addWidget(build_weights());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(12);
    std::vector<FieldRef> own, standard;
    append_fields(own, settings_, "");
    append_fields(standard, standard_, "");
    for (size_t i = 0; i < own.size(); ++i) {
        auto* one = new FieldCell(theme, own[i], standard[i], this);
        connect(one, &FieldCell::changed, this, &BlendSheet::show_check);
        grid->addWidget(one, static_cast<int>(i) / 3, static_cast<int>(i) % 3);
        cells_.push_back(one);
    }
    for (int i = 0; i < 3; ++i) grid->setColumnStretch(i, 1);
    column->addLayout(grid);
    how_ = words({}, "small", 3);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    name_ = new QLineEdit(qs(free_adapter_name(home_, "blend")), this);
    name_->setAccessibleName(tr("Name of the blend"));
    line->addWidget(make_label(tr("Name"), "", this));
    line->addWidget(name_, 1);
    column->addLayout(line);
    finding_ = words({}, "small", 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    auto* cancel = make_button(tr("Cancel"), "", this);
    start_ = make_button(tr("Blend"), "primary", this);
    start_->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(start_);
    column->addLayout(buttons);
    connect(name_, &QLineEdit::textChanged, this, &BlendSheet::show_check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(start_, &QPushButton::clicked, this, &QDialog::accept);
}

QWidget* BlendSheet::build_weights() {
    auto* rows = new QWidget;
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(kRowHeight - 32);
    grid->setColumnStretch(0, 1);
    for (size_t i = 0; i < adapters_.size(); ++i) {
        const KnownAdapter& one = adapters_[i];
        auto* name = make_label(qs(one.name), "", rows);
        name->setToolTip(plain_tip(qs(one.folder)));
        auto* box = new NumberBox(-kLargestWeight, kLargestWeight, 0.05, false, rows);
        box->set_value(*weights_[i]);
        box->setAccessibleName(tr("Weight of %1").arg(qs(one.name)));
        box->setObjectName(QStringLiteral("weight %1").arg(i));
        const int row = static_cast<int>(i);
        grid->addWidget(name, row, 0);
        grid->addWidget(make_label(is_plain(one.spec) ? tr("rank %1").arg(rank_of(one)) : qs(one.spec.method), "muted", rows), row, 1);
        grid->addWidget(box, row, 2);
        connect(box, &NumberBox::edited, this, [this, i](const QString& text) {
            bool number = false;
            const double value = text.toDouble(&number);
            weights_[i] = number && std::abs(value) <= kLargestWeight ? std::optional(value) : std::nullopt;
            show_check();
        });
    }
    QWidget* scroll = make_scroll(rows, this);
    scroll->setFixedHeight(std::min(static_cast<int>(adapters_.size()), kMostRows) * kRowHeight);
    return scroll;
}

BlendAdapters BlendSheet::blend() const {
    BlendAdapters out;
    out.model.path = adapters_.front().base;
    for (const KnownAdapter& one : adapters_) out.adapters.push_back(one.folder);
    for (const auto& weight : weights_) out.weights.push_back(weight.value_or(0));
    out.settings = settings_;
    out.folder = (fs::path(home_) / "adapters" / ss(name_->text().trimmed())).string();
    return out;
}

int64_t BlendSheet::rank() const {
    int64_t sum = 0, largest = 0;
    for (const KnownAdapter& one : adapters_) {
        sum += rank_of(one);
        largest = std::max(largest, rank_of(one));
    }
    if (settings_.combination == "cat") return sum;
    return is_used("svd_rank", settings_.combination) && settings_.svd_rank > 0 ? settings_.svd_rank : largest;
}

QString BlendSheet::problem() const {
    for (const KnownAdapter& one : adapters_)
        if (!is_plain(one.spec))
            return tr("%1 (%2) cannot be blended. Only plain LoRA adapters can, without DoRA, trained biases, modules_to_save, prefixes or bottlenecks: use it alone, or merge it into its base.")
                .arg(qs(one.name), qs(one.spec.method));
    if (std::any_of(weights_.begin(), weights_.end(), [](const auto& weight) { return !weight; })) return tr("Each weight has to be a number from -100 to 100.");
    if (std::all_of(weights_.begin(), weights_.end(), [](const auto& weight) { return *weight == 0; })) return tr("With every weight at 0 nothing is left.");
    for (const FieldCell* one : cells_)
        if (one->isEnabled() && one->has_refused()) return tr("%1 has no usable value.").arg(setting_text(one->ref().meta.label));
    std::set<int64_t> ranks;
    for (const KnownAdapter& one : adapters_) ranks.insert(rank_of(one));
    if (works_on_factors(settings_.combination) && ranks.size() > 1)
        return tr("%1 needs adapters of one rank, and these have %2 and %3. Choose cat, svd or a combination that ends in _svd.").arg(qs(settings_.combination)).arg(*ranks.begin()).arg(*ranks.rbegin());
    return name_trouble(home_, ss(name_->text().trimmed()));
}

void BlendSheet::show_check() {
    for (FieldCell* one : cells_) one->setEnabled(is_used(one->ref().path, settings_.combination));
    how_->setText(combination_text(settings_.combination));
    const QString trouble = problem();
    finding_->setText(trouble.isEmpty() ? tr("An adapter of rank %1 out of %2 adapters.").arg(rank()).arg(adapters_.size()) : trouble);
    set_style_property(finding_, "role", trouble.isEmpty() ? QStringLiteral("small") : QStringLiteral("red"));
    start_->setEnabled(trouble.isEmpty());
}

}  // namespace lorica
