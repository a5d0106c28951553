// SPDX-License-Identifier: GPL-3.0-or-later
// A text token by token: a row with its trained, ignored, end of turn and cut tokens, a prompt with its control tokens, or an answer with how
// likely each token was. GUI thread.
#pragma once

#include <QTextEdit>
#include <nlohmann/json_fwd.hpp>
#include <utility>
#include <vector>

#include "core/runtime/event.h"
#include "ui/theme/theme.h"

namespace lorica {

// "word: 83 %", then the likeliest others, one a line.
QString choice_text(const TokenChoice& choice);
// What the colours say, in words: the tokens below 50 %, with the likeliest others.
QString doubts_text(const std::vector<TokenChoice>& choices);
// Ground and text of a token so likely.
std::pair<QColor, QColor> choice_colours(const Theme& theme, double probability);

class TokenText : public QTextEdit {
    Q_OBJECT
public:
    explicit TokenText(const Theme& theme, QWidget* parent = nullptr);
    // `tokens`: [{"id", "text", "state"}], as in a DataReport; of a prompt the state is "text" or "control".
    void show_tokens(const nlohmann::json& tokens);
    // The tokens of an answer. Then the text has a cursor, and tells of the token that it stands before.
    void show_choices(std::vector<TokenChoice> choices);
    void show_plain(const QString& text);
    // From now on it is as high as what it shows, and scrolls with what is around it.
    void set_grows();

protected:
    bool event(QEvent* event) override;   // tooltip: of the token under the mouse
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Token {
        int id;
        QString text, state;
    };
    void render();
    void fit();
    QString tip_at(int position) const;

    const Theme& theme_;
    std::vector<Token> tokens_;
    std::vector<TokenChoice> choices_;    // of the same tokens, where they are an answer's
    std::vector<int> ends_;               // document position behind each token
    QString plain_;
    int64_t more_ = 0;                    // tokens that are not shown
    bool grows_ = false;
};

// The coloured squares that explain TokenText: those of a row, or of other states.
class TokenLegend : public QWidget {
    Q_OBJECT
public:
    explicit TokenLegend(const Theme& theme, QWidget* parent = nullptr, const QStringList& states = {QStringLiteral("trained"), QStringLiteral("eos"), QStringLiteral("ignored"), QStringLiteral("cut")});
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    const QStringList states_;
};

}  // namespace lorica
