// SPDX-License-Identifier: GPL-3.0-or-later
// Histogram of row lengths in tokens with a line at the sequence length that can be dragged. GUI thread.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/theme/theme.h"

namespace lorica {

class LengthHistogram : public QWidget {
    Q_OBJECT
public:
    explicit LengthHistogram(const Theme& theme, QWidget* parent = nullptr);
    // Bucket i counts the rows of [i * width, (i + 1) * width) tokens.
    void show_lengths(std::vector<qint64> buckets, qint64 width, qint64 limit);
    qint64 limit() const { return limit_; }
    QSize sizeHint() const override { return {300, 180}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

Q_SIGNALS:
    void limit_dragged(qint64 tokens);   // when the mouse is released

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QRectF plot() const;
    double span() const;                 // tokens across the plot
    double x_of(double tokens) const;

    const Theme& theme_;
    std::vector<qint64> buckets_;
    qint64 width_ = 1, limit_ = 0;
    bool dragging_ = false;
};

}  // namespace lorica
