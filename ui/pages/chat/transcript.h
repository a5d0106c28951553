// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation as bubbles, in plain text: what a model prints is shown, never interpreted. GUI thread.
#pragma once

#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <optional>

#include "ui/pages/chat/chat_presenter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/token_text.h"

namespace lorica {

class Transcript : public QScrollArea {
    Q_OBJECT
public:
    Transcript(const Theme& theme, ChatPresenter& presenter, QWidget* parent = nullptr);
    QString last_answer() const;
    // At both sides of the bubbles; in a narrow column also inside them.
    void set_margin(int points);

Q_SIGNALS:
    void again_wanted();                   // another answer to the last question
    void edit_wanted();                    // the last question, to be asked otherwise

private:
    struct Bubble {
        int turn = 0;                      // its number
        QVBoxLayout* rows = nullptr;
        QLabel *text = nullptr, *remark = nullptr;
        QToolButton *edit = nullptr;       // of a question
        QToolButton *again = nullptr, *tokens = nullptr, *good = nullptr, *bad = nullptr;   // of an answer
        TokenText* choices = nullptr;      // made when they are wanted first
        std::optional<bool> rating = {};   // as the icons show it
    };
    void rebuild();
    void update_last();
    void add_bubble(size_t index);
    void add_question_buttons(Bubble& bubble, QHBoxLayout* into, QWidget* parent);
    void add_answer_buttons(size_t index, Bubble& bubble, QHBoxLayout* into, QWidget* parent);
    void remove_last_bubble();
    void pad(const Bubble& bubble);
    void show_turn(size_t index);
    void show_buttons(size_t index);
    void show_choices(size_t index, bool on);
    void follow();

    ChatPresenter& presenter_;
    const Theme& theme_;
    QWidget* body_;
    QVBoxLayout* column_;
    std::vector<Bubble> bubbles_;          // one for each turn, from the first
    QTimer update_soon_;
    int margin_ = 0;
    bool at_end_ = true;
};

}  // namespace lorica
