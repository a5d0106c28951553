// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the shares. GUI thread.
#include "ui/widgets/interval_chart.h"

#include <QPainter>
#include <algorithm>

namespace lorica {
namespace {

constexpr int kStep = 28, kHead = 24;

}  // namespace

IntervalChart::IntervalChart(const Theme& theme, const QString& name, QWidget* parent) : QWidget(parent), theme_(theme) {
    setAccessibleName(name);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IntervalChart::show_points(std::vector<SharePoint> points, const QString& left, const QString& right) {
    points_ = std::move(points);
    left_ = left;
    right_ = right;
    QStringList lines;
    for (const SharePoint& one : points_) lines << QStringLiteral("%1: %2").arg(one.label, one.text);
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    setMinimumHeight(points_.empty() ? 0 : kHead + kStep * static_cast<int>(points_.size()) + 4);
    update();
}

void IntervalChart::paintEvent(QPaintEvent*) {
    if (points_.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::text_font(0.9));
    const QFontMetrics metrics = painter.fontMetrics();
    int label_width = 0, text_width = 0;
    for (const SharePoint& one : points_) {
        label_width = std::max(label_width, metrics.horizontalAdvance(one.label));
        text_width = std::max(text_width, metrics.horizontalAdvance(one.text));
    }
    label_width = std::min(label_width + 2, width() / 3);
    const double left = label_width + 16, right = std::max(left + 60, width() - text_width - 16.0), bottom = kHead + kStep * static_cast<double>(points_.size());
    const auto at = [&](double share) { return left + std::clamp(share, 0.0, 1.0) * (right - left); };
    painter.setPen(QPen(theme_.colour(&Tokens::grid), 1));
    for (const double share : {0.0, 0.25, 0.75, 1.0}) painter.drawLine(QPointF(at(share), kHead), QPointF(at(share), bottom));
    painter.setPen(QPen(theme_.colour(&Tokens::border_strong), 1.5));
    painter.drawLine(QPointF(at(0.5), kHead - 4), QPointF(at(0.5), bottom));
    painter.setPen(theme_.colour(&Tokens::muted));
    const int half = static_cast<int>(at(0.5) - left) - 12;
    painter.drawText(QRectF(left, 0, half, kHead - 4), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(left_, Qt::ElideMiddle, half));
    painter.drawText(QRectF(at(0.5) + 12, 0, half, kHead - 4), Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(right_, Qt::ElideMiddle, half));
    double y = kHead;
    for (const SharePoint& one : points_) {
        const double middle = y + kStep / 2.0;
        painter.setPen(theme_.colour(&Tokens::text));
        painter.drawText(QRectF(0, y, label_width, kStep), Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(one.label, Qt::ElideRight, label_width));
        painter.drawText(QRectF(right + 12, y, width() - right - 12, kStep), Qt::AlignLeft | Qt::AlignVCenter, one.text);
        if (one.known) {
            painter.setPen(QPen(theme_.cycle(one.colour), 2));
            painter.drawLine(QPointF(at(one.low), middle), QPointF(at(one.high), middle));
            for (const double end : {one.low, one.high}) painter.drawLine(QPointF(at(end), middle - 4), QPointF(at(end), middle + 4));
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme_.cycle(one.colour));
            painter.drawEllipse(QPointF(at(one.share), middle), 5, 5);
        }
        y += kStep;
    }
}

}  // namespace lorica
