// SPDX-License-Identifier: GPL-3.0-or-later
// Paints tokens as plain text with a background; nothing is interpreted as markup. GUI thread.
#include "ui/widgets/token_text.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QTextCursor>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

constexpr size_t kMostTokens = 6000;  // more would stall the layout
constexpr qsizetype kMostDoubts = 40; // that are told in words
constexpr double kDoubt = 0.5;

struct Look {
    QColor ground, text;
    bool struck = false;
};

constexpr int kSwatch = 17, kGap = 16;   // px of the legend

constexpr std::pair<const char*, const char*> kStates[] = {
    {"trained", QT_TRANSLATE_NOOP("lorica::TokenLegend", "Trained")}, {"eos", QT_TRANSLATE_NOOP("lorica::TokenLegend", "End of turn")},
    {"ignored", QT_TRANSLATE_NOOP("lorica::TokenLegend", "Ignored")}, {"cut", QT_TRANSLATE_NOOP("lorica::TokenLegend", "Cut")},
    {"control", QT_TRANSLATE_NOOP("lorica::TokenLegend", "Control token")}, {"text", QT_TRANSLATE_NOOP("lorica::TokenLegend", "Text")}};

QString state_name(const QString& state) {
    for (const auto& [name, title] : kStates)
        if (state == QLatin1String(name)) return TokenLegend::tr(title);
    return state;
}

// How an answer's tokens are coloured: from a probability on.
struct Level {
    const char* state;
    double least;
    QRgb Tokens::*ground;
    QRgb Tokens::*text;
};
constexpr Level kLevels[] = {{"sure", 0.9, &Tokens::accent, &Tokens::on_accent}, {"likely", kDoubt, &Tokens::accent_soft, &Tokens::accent_text},
                             {"unsure", 0.2, &Tokens::amber_soft, &Tokens::amber}, {"unlikely", 0, &Tokens::red_soft, &Tokens::red}};

const Level& level_of(double probability) {
    return *std::find_if(std::begin(kLevels), std::end(kLevels) - 1, [&](const Level& one) { return probability >= one.least; });
}

// A token by itself: blanks at its begin and line breaks are seen.
QString token_name(const std::string& token) {
    QString out = shown_text(qs(token));
    if (out.startsWith(QLatin1Char(' '))) out.replace(0, 1, QStringLiteral("␣"));
    return out.replace(QLatin1Char('\n'), QStringLiteral("↵")).replace(QLatin1Char('\t'), QStringLiteral("⇥"));
}

QString named_share(const std::string& token, double probability) {
    return QStringLiteral("%1: %2").arg(token_name(token), percent_text(probability, probability < 0.01 ? 2 : 0));
}

QStringList choice_lines(const TokenChoice& choice) {
    QStringList lines{named_share(choice.text, choice.probability)};
    for (const auto& [text, probability] : choice.likeliest)
        if (text != choice.text) lines << named_share(text, probability);
    return lines;
}

Look look_of(const Theme& theme, const QString& state) {
    for (const Level& one : kLevels)
        if (state == QLatin1String(one.state)) return {theme.colour(one.ground), theme.colour(one.text)};
    if (state == QStringLiteral("trained") || state == QStringLiteral("control")) return {theme.colour(&Tokens::accent_soft), theme.colour(&Tokens::accent_text)};
    if (state == QStringLiteral("eos")) return {theme.colour(&Tokens::green_soft), theme.colour(&Tokens::green)};
    if (state == QStringLiteral("cut")) return {theme.colour(&Tokens::red_soft), theme.colour(&Tokens::red), true};
    return {Qt::transparent, theme.colour(state == QStringLiteral("text") ? &Tokens::text : &Tokens::muted)};
}

}  // namespace

QString choice_text(const TokenChoice& choice) { return choice_lines(choice).join(QLatin1Char('\n')); }

QString doubts_text(const std::vector<TokenChoice>& choices) {
    QStringList doubts;
    int64_t more = 0;
    for (const TokenChoice& one : choices) {
        if (one.probability >= kDoubt) continue;
        if (doubts.size() == kMostDoubts) ++more;
        else doubts << choice_lines(one).join(QStringLiteral(", "));
    }
    if (doubts.isEmpty()) return TokenText::tr("No token is below 50 %.");
    if (more > 0) doubts << TokenText::tr("and %1 more").arg(count_text(more));
    return TokenText::tr("Tokens below 50 %, each with the likeliest others: %1").arg(doubts.join(QStringLiteral("; ")));
}

std::pair<QColor, QColor> choice_colours(const Theme& theme, double probability) {
    const Level& level = level_of(probability);
    return {theme.colour(level.ground), theme.colour(level.text)};
}

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
    connect(this, &QTextEdit::cursorPositionChanged, this, [this] {
        if (!choices_.empty() && hasFocus()) QToolTip::showText(viewport()->mapToGlobal(cursorRect().bottomRight()), tip_at(textCursor().position()), this);
    });
}

void TokenText::show_tokens(const nlohmann::json& tokens) {
    tokens_.clear();
    choices_.clear();
    plain_.clear();
    qsizetype characters = 0;
    more_ = 0;
    for (const auto& token : tokens) {
        if (tokens_.size() == kMostTokens || characters > kMostShown) {
            more_ = static_cast<int64_t>(tokens.size() - tokens_.size());
            break;
        }
        tokens_.push_back({token.value("id", 0), qs(token.value("text", "")), qs(token.value("state", "ignored"))});
        characters += tokens_.back().text.size();
    }
    render();
}

void TokenText::show_choices(std::vector<TokenChoice> choices) {
    tokens_.clear();
    plain_.clear();
    choices_ = std::move(choices);
    qsizetype characters = 0;
    for (const TokenChoice& one : choices_) {
        if (tokens_.size() == kMostTokens || characters > kMostShown) break;
        tokens_.push_back({0, qs(one.text), QString::fromLatin1(level_of(one.probability).state)});
        characters += tokens_.back().text.size();
    }
    more_ = static_cast<int64_t>(choices_.size() - tokens_.size());
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Tokens of the answer"));
    setAccessibleDescription(doubts_text(choices_));
    render();
}

void TokenText::show_plain(const QString& text) {
    tokens_.clear();
    choices_.clear();
    plain_ = text;
    render();
}

void TokenText::set_grows() {
    grows_ = true;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &TokenText::fit);
    fit();
}

// Before it is on view its width is not the one that it will have.
void TokenText::fit() {
    if (grows_ && isVisible()) setFixedHeight(static_cast<int>(std::ceil(document()->size().height())) + height() - viewport()->height());
}

void TokenText::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    fit();
}

void TokenText::showEvent(QShowEvent* event) {
    QTextEdit::showEvent(event);
    fit();
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
    for (const Token& token : tokens_) {
        Look look = look_of(theme_, token.state);
        if (token.state == QStringLiteral("text") && ends_.size() % 2 == 1) look.ground = theme_.colour(&Tokens::border);   // where one ends and the next begins
        QTextCharFormat format;
        format.setForeground(look.text);
        if (look.ground.alpha() > 0) format.setBackground(look.ground);
        format.setFontStrikeOut(look.struck);
        QString shown = shown_text(QString(token.text).replace(QLatin1Char('\r'), QStringLiteral("␍")));
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

// Of the token that begins there or goes on; empty where there is none.
QString TokenText::tip_at(int position) const {
    const auto index = static_cast<size_t>(std::upper_bound(ends_.begin(), ends_.end(), position) - ends_.begin());
    if (index >= tokens_.size()) return {};
    if (index < choices_.size()) return plain_tip(choice_text(choices_[index]));
    return tr("token %1, id %2, %3").arg(index + 1).arg(tokens_[index].id).arg(state_name(tokens_[index].state));
}

bool TokenText::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !ends_.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QPoint at = viewport()->mapFromGlobal(help->globalPos());
        const QTextCursor gap = cursorForPosition(at);   // the nearest one between two characters
        const QString tip = tip_at(gap.position() - (cursorRect(gap).left() > at.x() ? 1 : 0));
        if (!tip.isEmpty()) {
            QToolTip::showText(help->globalPos(), tip, this);
            return true;
        }
    }
    return QTextEdit::event(event);
}

TokenLegend::TokenLegend(const Theme& theme, QWidget* parent, const QStringList& states) : QWidget(parent), theme_(theme), states_(states) {
    QStringList names;
    for (const QString& state : states_) names << state_name(state);
    setAccessibleName(tr("Colours: %1").arg(names.join(QStringLiteral(", "))));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TokenLegend::sizeHint() const {
    const QFontMetrics metrics(Theme::text_font(0.88));
    int width = 0;
    for (const QString& state : states_) width += kSwatch + metrics.horizontalAdvance(state_name(state)) + kGap;
    return {width, 22};
}

void TokenLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::text_font(0.88));
    int x = 0;
    for (const QString& state : states_) {
        const QString name = state_name(state);
        const Look look = look_of(theme_, state);
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
