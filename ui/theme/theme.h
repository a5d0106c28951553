// SPDX-License-Identifier: GPL-3.0-or-later
// The studio's theme: light or dark, switched at run time, with icons and fonts that follow it. GUI thread.
#pragma once

#include <QApplication>
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

#include "ui/theme/tokens.h"

namespace lorica {

enum class ThemeMode { System, Light, Dark };
enum class IconTint { Text, Muted, Accent, OnAccent, Green, Amber, Red };

class Theme : public QObject {
    Q_OBJECT
public:
    // Sets style, fonts, palette and style sheet of `app`. Outlives every widget that holds one of its icons.
    explicit Theme(QApplication& app);

    void set_mode(ThemeMode mode);
    ThemeMode mode() const { return mode_; }
    bool is_dark() const { return dark_; }
    const Tokens& tokens() const { return dark_ ? kDark : kLight; }
    QColor colour(QRgb Tokens::*token) const { return QColor::fromRgba(tokens().*token); }
    QColor cycle(int index) const { return QColor::fromRgba(tokens().cycle[static_cast<size_t>(index) % tokens().cycle.size()]); }

    // resources/icons/<name>.svg, drawn in the colours of the theme in force when it is painted.
    QIcon icon(const QString& name, IconTint tint = IconTint::Text) const;
    QColor tint(IconTint tint) const;

    // Inter, `scale` times the text size.
    static QFont text_font(double scale = 1, QFont::Weight weight = QFont::Normal);
    static QFont mono_font(double scale = 1);

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication& app_;
    ThemeMode mode_ = ThemeMode::System;
    bool system_dark_ = false;
    bool dark_ = false;
};

// Contrast of two opaque colours by WCAG 2.1 (1 to 21).
double contrast(QRgb a, QRgb b);

}  // namespace lorica
