// SPDX-License-Identifier: GPL-3.0-or-later
// Cards, segments, share bars and sparklines. GUI thread.
#include "ui/widgets/card.h"

#include <QButtonGroup>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

namespace lorica {

Card::Card(const QString& title, QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("card"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 12, 2 * kGrid, 2 * kGrid);
    column->setSpacing(12);
    header_ = new QHBoxLayout;
    header_->setSpacing(kGrid);
    title_ = make_label(title, "heading", this);
    header_->addWidget(title_);
    header_->addStretch(1);
    column->addLayout(header_);
    body_ = new QVBoxLayout;
    body_->setSpacing(kGrid);
    column->addLayout(body_, 1);
}

Segments::Segments(const QStringList& names, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* group = new QButtonGroup(this);
    for (int i = 0; i < names.size(); ++i) {
        auto* button = make_button(names[i], "segment", this);
        button->setCheckable(true);
        button->setProperty("first", i == 0);
        button->setProperty("last", i == names.size() - 1);
        button->setChecked(i == 0);
        group->addButton(button, i);
        row->addWidget(button);
    }
    connect(group, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::set_current(int index) { findChild<QButtonGroup*>()->button(index)->setChecked(true); }
int Segments::current() const { return findChild<QButtonGroup*>()->checkedId(); }

ShareBar::ShareBar(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setFixedHeight(10);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void ShareBar::set_values(double used_low, double used, double used_high, double total) {
    low_ = used_low;
    used_ = used;
    high_ = used_high;
    total_ = total;
    update();
}

void ShareBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath outline;
    outline.addRoundedRect(rect(), 5, 5);
    painter.setClipPath(outline);
    painter.fillRect(rect(), theme_.colour(&Tokens::border));
    if (total_ <= 0) return;
    const QColor colour = theme_.colour(high_ <= 0.9 * total_ ? &Tokens::accent : used_ <= total_ ? &Tokens::amber_fill : &Tokens::red);
    const auto x = [&](double value) { return width() * std::clamp(value / total_, 0.0, 1.0); };
    QColor pale = colour;
    pale.setAlphaF(0.35F);
    painter.fillRect(QRectF(0, 0, x(high_), height()), pale);
    painter.fillRect(QRectF(0, 0, x(low_), height()), colour);
    painter.fillRect(QRectF(std::max(0.0, x(used_) - 1), 0, 2, height()), theme_.colour(&Tokens::text));
}

Sparkline::Sparkline(const Theme& theme, int colour, QWidget* parent) : QWidget(parent), theme_(theme), colour_(colour) {
    setFixedSize(sizeHint());
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Sparkline::set_values(std::vector<double> values) {
    std::erase_if(values, [](double v) { return !std::isfinite(v); });
    values_ = std::move(values);
    update();
}

void Sparkline::paintEvent(QPaintEvent*) {
    if (values_.size() < 2) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto [low, high] = std::minmax_element(values_.begin(), values_.end());
    const double span = std::max(1e-12, *high - *low);
    QPolygonF line;
    for (size_t i = 0; i < values_.size(); ++i)
        line << QPointF(1 + (width() - 2.0) * static_cast<double>(i) / static_cast<double>(values_.size() - 1),
                        2 + (height() - 4.0) * (1 - (values_[i] - *low) / span));
    painter.setPen(QPen(theme_.cycle(colour_), 1.5));
    painter.drawPolyline(line);
}

}  // namespace lorica
