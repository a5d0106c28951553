// SPDX-License-Identifier: GPL-3.0-or-later
// The forecast's figures. GUI thread.
#include "ui/pages/train/forecast_card.h"

#include "ui/shell/page.h"
#include "ui/widgets/basics.h"

#include <algorithm>

namespace lorica {
namespace {

QString part_name(const std::string& part) {
    [[maybe_unused]] static constexpr const char* kParts[] = {
        QT_TRANSLATE_NOOP("lorica::ForecastCard", "weights"), QT_TRANSLATE_NOOP("lorica::ForecastCard", "adapter"), QT_TRANSLATE_NOOP("lorica::ForecastCard", "optimizer"),
        QT_TRANSLATE_NOOP("lorica::ForecastCard", "activations"), QT_TRANSLATE_NOOP("lorica::ForecastCard", "logits"), QT_TRANSLATE_NOOP("lorica::ForecastCard", "program")};
    return ForecastCard::tr(part.c_str());
}

}  // namespace

ForecastCard::ForecastCard(TrainPresenter& presenter, const Theme& theme, QWidget* parent)
    : Card(tr("Forecast"), parent), presenter_(presenter) {
    setFixedWidth(300);
    verdict_ = make_label({}, "strong", this);
    verdict_->setWordWrap(true);
    body()->addWidget(verdict_);
    bar_ = new ShareBar(theme, this);
    bar_->setToolTip(tr("Memory the run is expected to take, of what is free now; the paler end is the forecast's uncertainty."));
    body()->addWidget(bar_);
    memory_ = make_label({}, "monomuted", this);
    body()->addWidget(memory_);
    parts_ = make_label({}, "small", this);
    parts_->setWordWrap(true);
    body()->addWidget(parts_);
    body()->addSpacing(4);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const QString& name : {tr("Time"), tr("Steps"), tr("Trainable"), tr("Disk")}) {
        grid->addWidget(make_label(name, "muted", this), row, 0);
        auto* value = make_label({}, "mono", this);
        value->setAlignment(Qt::AlignRight);
        grid->addWidget(value, row++, 1);
        values_.push_back(value);
    }
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
    advice_ = make_label({}, "amber", this);
    advice_->setWordWrap(true);
    body()->addWidget(advice_);
    body()->addWidget(make_line(Qt::Horizontal, this));
    findings_ = make_label({}, "muted", this);
    findings_->setWordWrap(true);
    body()->addWidget(findings_);
    body()->addStretch(1);
    connect(&presenter, &TrainPresenter::forecast_changed, this, &ForecastCard::refresh);
    refresh();
}

void ForecastCard::set_row(int row, const QString& value) { values_[static_cast<size_t>(row)]->setText(value); }

void ForecastCard::show_findings(const std::vector<Diagnostic>& findings) {
    QStringList lines;
    for (const auto& one : findings) {
        QString text = qs(one.message);
        text[0] = text[0].toUpper();
        lines << tr("%1. %2").arg(text, qs(one.hint));
    }
    const bool refused = presenter_.forecast().state == Forecast::State::Refused;   // said above
    findings_->setText(!lines.isEmpty() ? lines.join(QLatin1Char('\n')) : refused ? QString() : tr("Ready to start."));
}

void ForecastCard::refresh() {
    const Forecast& f = presenter_.forecast();
    const bool known = f.memory > 0 || f.steps > 0;
    switch (f.state) {
        case Forecast::State::None: verdict_->setText(tr("Choose a model and a data set to see whether the run fits and how long it takes.")); break;
        case Forecast::State::Asking: verdict_->setText(known ? tr("Looking again …") : tr("Looking at model and data …")); break;
        case Forecast::State::Known: verdict_->setText(f.fits() ? tr("Fits this machine") : tr("Does not fit this machine")); break;
        case Forecast::State::Refused: verdict_->setText(f.error ? notice_of(*f.error).text : tr("No forecast.")); break;
    }
    const bool bad = f.state == Forecast::State::Refused || (f.state == Forecast::State::Known && !f.fits());
    set_style_property(verdict_, "role", bad ? QStringLiteral("red") : f.state == Forecast::State::Known ? QStringLiteral("strong") : QStringLiteral("muted"));
    const bool show = known && f.state != Forecast::State::Refused && f.state != Forecast::State::None;
    bar_->setVisible(show);
    memory_->setVisible(show);
    parts_->setVisible(show && !f.parts.empty());
    bar_->set_values(f.memory_low, f.memory, f.memory_high, f.available > 0 ? f.available : f.memory_high);
    memory_->setText(f.available > 0 ? tr("%1 of %2 free").arg(bytes_text(f.memory), bytes_text(f.available)) : bytes_text(f.memory));
    QStringList parts;
    auto by_size = f.parts;
    std::sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [name, bytes] : by_size)
        parts << QStringLiteral("%1 %2").arg(part_name(name), bytes_text(bytes)).replace(QLatin1Char(' '), QChar(QChar::Nbsp));  // kept on one line
    parts_->setText(parts.join(QStringLiteral(", ")));
    set_row(0, show && f.seconds > 0 ? duration_text(f.seconds) : QStringLiteral("–"));
    set_row(1, show && f.steps > 0 ? count_text(f.steps) : QStringLiteral("–"));
    set_row(2, show && f.all > 0 ? tr("%1 (%2)").arg(short_count_text(static_cast<double>(f.trainable)),
                                                    percent_text(static_cast<double>(f.trainable) / static_cast<double>(f.all), 2))
                                 : QStringLiteral("–"));
    set_row(3, show && f.disk > 0 ? bytes_text(f.disk) : QStringLiteral("–"));
    QStringList advice;
    for (const auto& line : f.advice) advice << qs(line);
    advice_->setText(advice.join(QLatin1Char('\n')));
    advice_->setVisible(show && !advice.isEmpty());
}

}  // namespace lorica
