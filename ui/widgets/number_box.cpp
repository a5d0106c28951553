// SPDX-License-Identifier: GPL-3.0-or-later
// The number box. GUI thread.
#include "ui/widgets/number_box.h"

#include <QLineEdit>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace lorica {
namespace {

// The next of …, 1, 2, 5, 10, 20, 50, … above or below `value` (> 0).
double next_125(double value, bool up) {
    const double tens = std::pow(10, std::floor(std::log10(value) + 1e-9));
    const double lead = value / tens;
    if (up) return (lead < 1.999 ? 2 : lead < 4.999 ? 5 : 10) * tens;
    return (lead > 5.001 ? 5 : lead > 2.001 ? 2 : lead > 1.001 ? 1 : 0.5) * tens;
}

}  // namespace

NumberBox::NumberBox(double min, double max, double step, bool integer, QWidget* parent)
    : QAbstractSpinBox(parent), min_(min), max_(max), step_(step), integer_(integer) {
    setFocusPolicy(Qt::StrongFocus);
    setKeyboardTracking(true);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this](const QString& text) {
        // The values of files and flags have a point; half the world's keyboards have a comma for it.
        QString typed = text.trimmed();
        if (typed.count(QLatin1Char(',')) == 1 && !typed.contains(QLatin1Char('.'))) typed.replace(QLatin1Char(','), QLatin1Char('.'));
        bool ok = false;
        const double value = typed.toDouble(&ok);
        if (ok) value_ = value;
        Q_EMIT edited(typed);
    });
}

QString NumberBox::text_of(double value, bool integer) {
    if (integer) return QString::number(static_cast<qlonglong>(value));
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e7)) {
        QString text = QString::number(value, 'g', 6);
        return text.replace(QStringLiteral("e-0"), QStringLiteral("e-")).replace(QStringLiteral("e+0"), QStringLiteral("e"));
    }
    return QString::number(value, 'g', 8);
}

void NumberBox::set_value(double value) {
    value_ = value;
    if (!lineEdit()->hasFocus() || lineEdit()->text().toDouble() != value) lineEdit()->setText(text_of(value, integer_));
}

void NumberBox::stepBy(int steps) {
    double value = value_;
    for (int i = 0; i < std::abs(steps); ++i) {
        if (step_ > 0) value += steps > 0 ? step_ : -step_;
        else if (value > 0) value = next_125(value, steps > 0);
        else value = steps > 0 ? std::max(min_, integer_ ? 1.0 : 0.01) : value;
        if (integer_) value = std::round(value);
        if (step_ <= 0 && integer_ && steps < 0 && value < 1) value = min_;
    }
    value = std::clamp(value, min_, max_);
    if (step_ > 0) value = std::round(value / step_ * 1e6) / 1e6 * step_;  // 0.05 + 0.01 is 0.06
    value_ = std::clamp(value, min_, max_);
    lineEdit()->setText(text_of(value_, integer_));
    Q_EMIT edited(lineEdit()->text());
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const {
    StepEnabled out = StepNone;
    if (value_ < max_) out |= StepUpEnabled;
    if (value_ > min_) out |= StepDownEnabled;
    return out;
}

void NumberBox::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) QAbstractSpinBox::wheelEvent(event);
    else event->ignore();
}

}  // namespace lorica
