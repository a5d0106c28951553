// SPDX-License-Identifier: GPL-3.0-or-later
// SVG to pixmap, cached by name, colour and size. GUI thread.
#include "ui/theme/icon_engine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace lorica {

QPixmap IconEngine::render(const QSize& pixels, QIcon::Mode mode, QIcon::State state) const {
    QColor colour = theme_.tint(state == QIcon::On && tint_ == IconTint::Muted ? IconTint::Accent : tint_);
    if (mode == QIcon::Disabled) colour = theme_.colour(&Tokens::faint);
    const QString key = QStringLiteral("lorica/%1/%2/%3x%4").arg(name_, colour.name()).arg(pixels.width()).arg(pixels.height());
    QPixmap out;
    if (QPixmapCache::find(key, &out)) return out;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name_));
    if (!file.open(QIODevice::ReadOnly)) return out;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    out = QPixmap(pixels);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    QSvgRenderer(svg).render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    painter.end();
    QPixmapCache::insert(key, out);
    return out;
}

void IconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) {
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    QPixmap image = render((QSizeF(rect.size()) * ratio).toSize(), mode, state);
    image.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), image);
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) { return render(size, mode, state); }

QPixmap IconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) { return render(size, mode, state); }

}  // namespace lorica
