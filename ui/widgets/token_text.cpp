// SPDX-License-Identifier: GPL-3.0-or-later
// Paints tokens as plain text with a background; nothing is interpreted as markup. GUI thread.
#include "ui/widgets/token_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextCursor>
#include <QToolTip>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

constexpr size_t kMostTokens = 6000;  // more would stall the layout

struct Look {
    QColor ground, text;
    bool struck = false;
};

constexpr int kSwatch = 17, kGap = 16;   // px of the legend

constexpr std::pair<const char*, const char*> kStates[] = {
    {"trained", QT_TRANSLATE_NOOP("lorica::TokenLegend", "Trained")}, {"eos", QT_TRANSLATE_NOOP("lorica::TokenLegend", "End of turn")},
    {"ignored", QT_TRANSLATE_NOOP("lorica::TokenLegend", "Ignored")}, {"cut", QT_TRANSLATE_NOOP("lorica::TokenLegend", "Cut")}};

QString state_name(const QString& state) {
    for (const auto& [name, title] : kStates)
        if (state == QLatin1String(name)) return TokenLegend::tr(title);
    return state;
}

Look look_of(const Theme& theme, const QString& state) {
    if (state == QStringLiteral("trained")) return {theme.colour(&Tokens::accent_soft), theme.colour(&Tokens::accent_text)};
    if (state == QStringLiteral("eos")) return {theme.colour(&Tokens::green_soft), theme.colour(&Tokens::green)};
    if (state == QStringLiteral("cut")) return {theme.colour(&Tokens::red_soft), theme.colour(&Tokens::red), true};
    return {Qt::transparent, theme.colour(&Tokens::muted)};
}

}  // namespace

TokenText::TokenText(const Theme& theme, QWidget* parent) : QTextEdit(parent), theme_(theme) {
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    QFont font = Theme::mono_font();
    font.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")});  // the mono family joins "<|" into one sign
    setFont(font);
    setProperty("role", QStringLiteral("bare"));
    setAccessibleName(tr("Tokens of the selected row"));
    connect(&theme, &Theme::changed, this, &TokenText::render);
}

void TokenText::show_tokens(const nlohmann::json& tokens) {
    tokens_.clear();
    plain_.clear();
    qsizetype characters = 0;
    more_ = 0;
    for (const auto& token : tokens) {
        if (tokens_.size() == kMostTokens || characters > kMostShown) {
            more_ = static_cast<int64_t>(tokens.size() - tokens_.size());
            break;
        }
        tokens_.emplace_back(token.value("id", 0), qs(token.value("text", "")), qs(token.value("state", "ignored")));
        characters += std::get<1>(tokens_.back()).size();
    }
    render();
}

void TokenText::show_plain(const QString& text) {
    tokens_.clear();
    plain_ = text;
    render();
}

void TokenText::render() {
    clear();
    ends_.clear();
    QTextCursor cursor(document());
    if (tokens_.empty()) {
        QTextCharFormat format;
        format.setForeground(theme_.colour(&Tokens::muted));
        cursor.insertText(shown_text(plain_), format);
        return;
    }
    cursor.beginEditBlock();
    for (const auto& [id, text, state] : tokens_) {
        const Look look = look_of(theme_, state);
        QTextCharFormat format;
        format.setForeground(look.text);
        if (look.ground.alpha() > 0) format.setBackground(look.ground);
        format.setFontStrikeOut(look.struck);
        QString shown = shown_text(QString(text).replace(QLatin1Char('\r'), QStringLiteral("␍")));
        shown.replace(QLatin1Char('\n'), QStringLiteral("↵"));
        const int breaks = static_cast<int>(shown.count(QStringLiteral("↵")));
        cursor.insertText(shown, format);
        for (int i = 0; i < breaks; ++i) cursor.insertBlock();
        ends_.push_back(cursor.position());
    }
    if (more_ > 0) cursor.insertText(tr("… and %1 more tokens").arg(count_text(more_)), QTextCharFormat());
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

bool TokenText::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !ends_.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int at = cursorForPosition(viewport()->mapFromGlobal(help->globalPos())).position();
        const auto found = std::upper_bound(ends_.begin(), ends_.end(), at);
        const auto index = static_cast<size_t>(found - ends_.begin());
        if (index < tokens_.size()) {
            const auto& [id, text, state] = tokens_[index];
            QToolTip::showText(help->globalPos(), tr("token %1, id %2, %3").arg(index + 1).arg(id).arg(state_name(state)), this);
            return true;
        }
    }
    return QTextEdit::event(event);
}

TokenLegend::TokenLegend(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setAccessibleName(tr("Colours: trained, end of turn, ignored, cut"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TokenLegend::sizeHint() const {
    const QFontMetrics metrics(Theme::text_font(0.88));
    int width = 0;
    for (const auto& [state, title] : kStates) width += kSwatch + metrics.horizontalAdvance(tr(title)) + kGap;
    return {width, 22};
}

void TokenLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::text_font(0.88));
    int x = 0;
    for (const auto& [state, title] : kStates) {
        const QString name = tr(title);
        const Look look = look_of(theme_, QString::fromLatin1(state));
        painter.setPen(look.ground.alpha() > 0 ? look.text : theme_.colour(&Tokens::border_strong));
        painter.setBrush(look.ground);
        painter.drawRoundedRect(QRectF(x + 0.5, height() / 2.0 - 5.5, 11, 11), 3, 3);
        painter.setPen(theme_.colour(&Tokens::muted));
        const int width = painter.fontMetrics().horizontalAdvance(name);
        painter.drawText(QRect(x + kSwatch, 0, width + 2, height()), Qt::AlignVCenter, name);
        x += kSwatch + width + kGap;
    }
}

}  // namespace lorica
