// SPDX-License-Identifier: GPL-3.0-or-later
// Bars, axis and the line at the sequence length. GUI thread.
#include "ui/widgets/length_histogram.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/widgets/basics.h"

namespace lorica {

LengthHistogram::LengthHistogram(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setMouseTracking(true);
    setAccessibleName(tr("Lengths of the rows in tokens"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LengthHistogram::show_lengths(std::vector<qint64> buckets, qint64 width, qint64 limit) {
    buckets_ = std::move(buckets);
    width_ = std::max<qint64>(1, width);
    limit_ = limit;
    update();
}

QRectF LengthHistogram::plot() const { return QRectF(4, 18, width() - 8.0, height() - 40.0); }

double LengthHistogram::span() const {
    const double rows = static_cast<double>(width_) * static_cast<double>(std::max<size_t>(1, buckets_.size()));
    return limit_ > 0 && static_cast<double>(limit_) < 1.6 * rows ? std::max(rows, 1.05 * static_cast<double>(limit_)) : rows;
}

double LengthHistogram::x_of(double tokens) const { return plot().left() + plot().width() * std::min(1.0, tokens / span()); }

void LengthHistogram::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::text_font(0.85));
    const QRectF area = plot();
    const qint64 most = buckets_.empty() ? 1 : std::max<qint64>(1, *std::max_element(buckets_.begin(), buckets_.end()));
    painter.setPen(theme_.colour(&Tokens::border));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(Qt::NoPen);
    for (size_t i = 0; i < buckets_.size(); ++i) {
        const double left = x_of(static_cast<double>(i) * static_cast<double>(width_)) + 1;
        const double right = x_of(static_cast<double>(i + 1) * static_cast<double>(width_)) - 1;
        const double height = area.height() * static_cast<double>(buckets_[i]) / static_cast<double>(most);
        const bool cut = limit_ > 0 && static_cast<qint64>(i) * width_ >= limit_;
        painter.setBrush(theme_.colour(cut ? &Tokens::red : &Tokens::accent));
        if (buckets_[i] > 0) painter.drawRoundedRect(QRectF(left, area.bottom() - std::max(2.0, height), std::max(1.5, right - left), std::max(2.0, height)), 2, 2);
    }
    painter.setPen(theme_.colour(&Tokens::muted));
    painter.drawText(QRectF(area.left(), area.bottom() + 3, 60, 16), Qt::AlignLeft, QStringLiteral("0"));
    painter.drawText(QRectF(area.right() - 160, area.bottom() + 3, 160, 16), Qt::AlignRight, tr("%1 tokens").arg(count_text(static_cast<int64_t>(span()))));
    if (limit_ <= 0) return;
    const double x = x_of(static_cast<double>(limit_));
    painter.setPen(QPen(theme_.colour(&Tokens::red), 1.5, Qt::DashLine));
    painter.drawLine(QPointF(x, area.top() - 2), QPointF(x, area.bottom()));
    painter.setPen(theme_.colour(&Tokens::red));
    const bool beyond = static_cast<double>(limit_) > span();
    const QString text = (beyond ? tr("length %1 →") : tr("length %1")).arg(count_text(limit_));
    const double width = painter.fontMetrics().horizontalAdvance(text) + 4;
    painter.drawText(QRectF(std::clamp(x - width / 2, 0.0, this->width() - width), 0, width, 16), Qt::AlignCenter, text);
}

void LengthHistogram::mousePressEvent(QMouseEvent* event) {
    dragging_ = limit_ > 0 && std::abs(event->position().x() - x_of(static_cast<double>(limit_))) < 8;
}

void LengthHistogram::mouseMoveEvent(QMouseEvent* event) {
    const bool near = limit_ > 0 && std::abs(event->position().x() - x_of(static_cast<double>(limit_))) < 8;
    setCursor(near || dragging_ ? Qt::SplitHCursor : Qt::ArrowCursor);
    if (!dragging_) return;
    const double share = std::clamp((event->position().x() - plot().left()) / plot().width(), 0.0, 1.0);
    limit_ = std::max<qint64>(8, static_cast<qint64>(share * span()) / 8 * 8);
    update();
}

void LengthHistogram::mouseReleaseEvent(QMouseEvent*) {
    if (std::exchange(dragging_, false)) Q_EMIT limit_dragged(limit_);
}

}  // namespace lorica
