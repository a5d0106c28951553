// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation as bubbles, in plain text: what a model prints is shown, never interpreted. GUI thread.
#pragma once

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/pages/chat/chat_presenter.h"
#include "ui/theme/theme.h"

namespace lorica {

class Transcript : public QScrollArea {
    Q_OBJECT
public:
    Transcript(const Theme& theme, ChatPresenter& presenter, QWidget* parent = nullptr);
    QString last_answer() const;

private:
    void rebuild();
    void update_last();
    void add_turn(const ChatTurn& turn);
    void follow();

    ChatPresenter& presenter_;
    const Theme& theme_;
    QWidget* body_;
    QVBoxLayout* column_;
    QLabel* last_text_ = nullptr;
    QLabel* last_remark_ = nullptr;
    bool at_end_ = true;
};

}  // namespace lorica
