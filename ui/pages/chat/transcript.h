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

namespace lorica {

class Transcript : public QScrollArea {
    Q_OBJECT
public:
    Transcript(const Theme& theme, ChatPresenter& presenter, QWidget* parent = nullptr);
    QString last_answer() const;

private:
    void rebuild();
    void update_last();
    void update_last_of(size_t count);
    void add_turn(size_t index);
    void add_rating(size_t index, QHBoxLayout* into, QWidget* bubble);
    void show_ratings();
    void follow();

    struct RatingButton {
        size_t turn;
        bool good;
        QToolButton* button;
        std::optional<bool> chosen;        // as its icon shows it
    };

    ChatPresenter& presenter_;
    const Theme& theme_;
    QWidget* body_;
    QVBoxLayout* column_;
    std::vector<RatingButton> ratings_;
    std::vector<QString> shown_;           // the text of each turn that has its bubble
    QLabel* last_text_ = nullptr;
    QLabel* last_remark_ = nullptr;
    QTimer update_soon_;
    bool at_end_ = true;
};

}  // namespace lorica
