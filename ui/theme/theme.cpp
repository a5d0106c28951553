// SPDX-License-Identifier: GPL-3.0-or-later
// Palette, fonts, style sheet and icons. GUI thread.
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <QToolTip>
#include <cmath>

#include "ui/theme/icon_engine.h"
#include "ui/theme/style_sheet.h"

namespace lorica {
namespace {

bool looks_dark(const QPalette& palette) {
    if (qEnvironmentVariable("GTK_THEME").endsWith(QStringLiteral(":dark"), Qt::CaseInsensitive)) return true;
    return palette.color(QPalette::Window).lightness() < 128;
}

QPalette make_palette(const Tokens& t) {
    const auto c = [](QRgb rgb) { return QColor::fromRgba(rgb); };
    QPalette p;
    p.setColor(QPalette::Window, c(t.ground));
    p.setColor(QPalette::WindowText, c(t.text));
    p.setColor(QPalette::Base, c(t.panel));
    p.setColor(QPalette::AlternateBase, c(t.sunken));
    p.setColor(QPalette::Text, c(t.text));
    p.setColor(QPalette::PlaceholderText, c(t.faint));
    p.setColor(QPalette::Button, c(t.panel));
    p.setColor(QPalette::ButtonText, c(t.text));
    p.setColor(QPalette::BrightText, c(t.red));
    p.setColor(QPalette::Highlight, c(t.accent));
    p.setColor(QPalette::HighlightedText, c(t.on_accent));
    p.setColor(QPalette::Link, c(t.accent_text));
    p.setColor(QPalette::LinkVisited, c(t.accent_text));
    p.setColor(QPalette::ToolTipBase, c(t.tooltip));
    p.setColor(QPalette::ToolTipText, c(t.tooltip_text));
    p.setColor(QPalette::Light, c(t.panel));
    p.setColor(QPalette::Midlight, c(t.hover));
    p.setColor(QPalette::Mid, c(t.border_strong));
    p.setColor(QPalette::Dark, c(t.border_strong));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c(t.faint));
    p.setColor(QPalette::Disabled, QPalette::Highlight, c(t.border_strong));
    return p;
}

double luminance(QRgb rgb) {
    const auto linear = [](int byte) {
        const double v = byte / 255.0;
        return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(rgb)) + 0.7152 * linear(qGreen(rgb)) + 0.0722 * linear(qBlue(rgb));
}

}  // namespace

double contrast(QRgb a, QRgb b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Theme::Theme(QApplication& app) : app_(app), system_dark_(looks_dark(QApplication::palette())) {
    app_.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    app_.setFont(text_font());
    dark_ = system_dark_;
    apply();
}

void Theme::set_mode(ThemeMode mode) {
    mode_ = mode;
    const bool dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && system_dark_);
    if (dark == dark_) return;
    dark_ = dark;
    apply();
    Q_EMIT changed();
}

void Theme::apply() {
    const QPalette palette = make_palette(tokens());
    app_.setPalette(palette);
    QToolTip::setPalette(palette);
    app_.setStyleSheet(style_sheet(tokens(), dark_));
}

QIcon Theme::icon(const QString& name, IconTint tint) const { return QIcon(new IconEngine(*this, name, tint)); }

QColor Theme::tint(IconTint tint) const {
    switch (tint) {
        case IconTint::Text: return colour(&Tokens::text);
        case IconTint::Muted: return colour(&Tokens::muted);
        case IconTint::Accent: return colour(&Tokens::accent_text);
        case IconTint::OnAccent: return colour(&Tokens::on_accent);
        case IconTint::Green: return colour(&Tokens::green);
        case IconTint::Amber: return colour(&Tokens::amber);
        case IconTint::Red: return colour(&Tokens::red);
    }
    return {};
}

QFont Theme::text_font(double scale, QFont::Weight weight) {
    QFont font(QString::fromLatin1(kTextFamily));
    font.setPointSizeF(kTextPoints * scale);
    font.setWeight(weight);
    return font;
}

QFont Theme::mono_font(double scale) {
    QFont font(QString::fromLatin1(kMonoFamily));
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(kTextPoints * 0.95 * scale);
    return font;
}

}  // namespace lorica
