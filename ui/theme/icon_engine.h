// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a line icon from the resources in the theme's present colours. GUI thread.
#pragma once

#include <QIconEngine>

#include "ui/theme/theme.h"

namespace lorica {

class IconEngine : public QIconEngine {
public:
    IconEngine(const Theme& theme, QString name, IconTint tint) : theme_(theme), name_(std::move(name)), tint_(tint) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine* clone() const override { return new IconEngine(theme_, name_, tint_); }

private:
    QPixmap render(const QSize& pixels, QIcon::Mode mode, QIcon::State state) const;

    const Theme& theme_;
    QString name_;
    IconTint tint_;
};

}  // namespace lorica
