// SPDX-License-Identifier: GPL-3.0-or-later
// Bubbles of a conversation. GUI thread.
#include "ui/pages/chat/transcript.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>

#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

constexpr qsizetype kMostInBubble = 8000;   // characters

// A label that remembers its height: each turn lays the whole conversation out anew, and Qt's label computes all of it again.
class BubbleText : public QLabel {
public:
    using QLabel::QLabel;
    int heightForWidth(int width) const override {
        if (width != width_ || text_ != text()) {
            text_ = text();
            width_ = width;
            height_ = QLabel::heightForWidth(width);
        }
        return height_;
    }

private:
    mutable QString text_;
    mutable int width_ = -1, height_ = 0;
};

}  // namespace

Transcript::Transcript(const Theme& theme, ChatPresenter& presenter, QWidget* parent) : QScrollArea(parent), presenter_(presenter), theme_(theme) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body_ = new QWidget;
    body_->setProperty("role", QStringLiteral("clear"));
    column_ = new QVBoxLayout(body_);
    column_->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column_->setSpacing(2 * kGrid);
    setWidget(body_);
    connect(&presenter, &ChatPresenter::turns_changed, this, &Transcript::rebuild);
    update_soon_.setSingleShot(true);
    update_soon_.setInterval(33);   // tokens may come faster than frames
    connect(&update_soon_, &QTimer::timeout, this, &Transcript::update_last);
    connect(&presenter, &ChatPresenter::answer_changed, this, [this] {
        if (!presenter_.is_answering()) update_last();
        else if (!update_soon_.isActive()) update_soon_.start();
    });
    connect(&presenter, &ChatPresenter::rated, this, &Transcript::show_ratings);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &Transcript::follow);
    connect(verticalScrollBar(), &QScrollBar::sliderMoved, this, [this](int at) { at_end_ = at >= verticalScrollBar()->maximum() - 24; });
    rebuild();
}

void Transcript::follow() {
    if (at_end_) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void Transcript::rebuild() {
    clear_layout(column_);
    last_text_ = last_remark_ = nullptr;
    ratings_.clear();
    for (size_t i = 0; i < presenter_.turns().size(); ++i) add_turn(i);
    column_->addStretch();
    at_end_ = true;
    follow();
}

void Transcript::add_turn(size_t index) {
    const ChatTurn& turn = presenter_.turns()[index];
    const bool user = turn.role == QStringLiteral("user");
    auto* bubble = make_frame(user ? "well" : "card", body_);
    auto* rows = new QVBoxLayout(bubble);
    rows->setContentsMargins(2 * kGrid, kGrid + 2, 2 * kGrid, kGrid + 2);
    rows->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(make_label(user ? tr("You") : turn.speaker, "section", bubble));
    head->addStretch();
    auto* text = new BubbleText(shown_text(turn.text, kMostInBubble), bubble);
    text->setTextFormat(Qt::PlainText);
    if (!user) {
        auto* copy = make_icon_button(theme_.icon(QStringLiteral("copy"), IconTint::Muted), tr("Copy the answer"), bubble);
        copy->setIconSize({14, 14});
        connect(copy, &QToolButton::clicked, this, [this, index] { QGuiApplication::clipboard()->setText(presenter_.turns()[index].text); });   // all of it, as it came
        if (turn.by.adapter != "live") add_rating(index, head, bubble);
        head->addWidget(copy);
    }
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* remark = make_label(turn.remark, turn.failed ? "red" : "small", bubble);
    remark->setWordWrap(true);
    remark->setVisible(!turn.remark.isEmpty());
    rows->addLayout(head);
    rows->addWidget(text);
    rows->addWidget(remark);
    auto* line = new QHBoxLayout;
    if (user) line->addStretch(1);
    line->addWidget(bubble, 5);
    if (!user) line->addStretch(1);
    column_->addLayout(line);
    last_text_ = text;
    last_remark_ = remark;
}

// Of weights that stay: those of a run in training are others soon.
void Transcript::add_rating(size_t index, QHBoxLayout* into, QWidget* bubble) {
    for (const bool good : {true, false}) {
        auto* button = make_icon_button(theme_.icon(good ? QStringLiteral("good") : QStringLiteral("bad"), IconTint::Muted), good ? tr("A good answer") : tr("A bad answer"), bubble);
        button->setIconSize({14, 14});
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, index, good] { presenter_.rate(index, good); });
        into->addWidget(button);
        ratings_.push_back({index, good, button});
    }
    show_ratings();
}

void Transcript::show_ratings() {
    for (const auto& [index, good, button] : ratings_) {
        const ChatTurn& turn = presenter_.turns()[index];
        button->setVisible(!turn.failed && !turn.remark.isEmpty());   // whole, by now
        button->setChecked(turn.rating && *turn.rating == good);
        button->setIcon(theme_.icon(good ? QStringLiteral("good") : QStringLiteral("bad"), !button->isChecked() ? IconTint::Muted : good ? IconTint::Green : IconTint::Red));
    }
}

void Transcript::update_last() {
    if (!last_text_ || presenter_.turns().empty()) return;
    const auto& turn = presenter_.turns().back();
    last_text_->setText(shown_text(turn.text, kMostInBubble));
    last_remark_->setText(turn.remark);
    last_remark_->setVisible(!turn.remark.isEmpty());
    show_ratings();
    set_style_property(last_remark_, "role", turn.failed ? QStringLiteral("red") : QStringLiteral("small"));
}

QString Transcript::last_answer() const { return last_text_ ? last_text_->text() : QString(); }

}  // namespace lorica
