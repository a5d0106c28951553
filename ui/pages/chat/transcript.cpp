// SPDX-License-Identifier: GPL-3.0-or-later
// Bubbles of a conversation. GUI thread.
#include "ui/pages/chat/transcript.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <algorithm>
#include <map>
#include <utility>

#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

constexpr qsizetype kMostInBubble = 8000;   // characters

// A label that remembers its heights: each turn lays the whole conversation out anew, asks for several widths, and Qt's label computes all
// of it again.
class BubbleText : public QLabel {
public:
    using QLabel::QLabel;
    int heightForWidth(int width) const override {
        if (text_ != text()) {
            text_ = text();
            heights_.clear();
        }
        const auto [at, fresh] = heights_.try_emplace(width, 0);
        if (fresh) at->second = QLabel::heightForWidth(width);
        return at->second;
    }

private:
    mutable QString text_;
    mutable std::map<int, int> heights_;   // by width
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
    column_->addStretch();
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

// New turns below those that are there; all anew where these are others (another conversation, an answer taken back).
void Transcript::rebuild() {
    const auto& turns = presenter_.turns();
    update_last_of(shown_.size());
    const bool goes_on = shown_.size() <= turns.size() && std::equal(shown_.begin(), shown_.end(), turns.begin(), [](const QString& shown, const ChatTurn& turn) { return shown == turn.text; });
    if (!goes_on) {
        clear_layout(column_);
        column_->addStretch();
        last_text_ = last_remark_ = nullptr;
        ratings_.clear();
        shown_.clear();
    }
    for (size_t i = shown_.size(); i < turns.size(); ++i) {
        add_turn(i);
        shown_.push_back(turns[i].text);
    }
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
    column_->insertLayout(column_->count() - 1, line);   // above the stretch
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
        ratings_.push_back({index, good, button, std::nullopt});
    }
    show_ratings();
}

void Transcript::show_ratings() {
    for (auto& [index, good, button, shown] : ratings_) {
        const ChatTurn& turn = presenter_.turns()[index];
        button->setVisible(!turn.failed && !turn.remark.isEmpty());   // whole, by now
        const bool chosen = turn.rating && *turn.rating == good;
        button->setChecked(chosen);
        if (std::exchange(shown, chosen) == chosen) continue;
        button->setIcon(theme_.icon(good ? QStringLiteral("good") : QStringLiteral("bad"), !button->isChecked() ? IconTint::Muted : good ? IconTint::Green : IconTint::Red));
    }
}

void Transcript::update_last() {
    update_last_of(presenter_.turns().size());
}

// The answer that was the last of `count` turns, as it is now.
void Transcript::update_last_of(size_t count) {
    if (!last_text_ || count == 0 || count != shown_.size() || count > presenter_.turns().size()) return;
    const ChatTurn& turn = presenter_.turns()[count - 1];
    shown_.back() = turn.text;
    last_text_->setText(shown_text(turn.text, kMostInBubble));
    last_remark_->setText(turn.remark);
    last_remark_->setVisible(!turn.remark.isEmpty());
    show_ratings();
    set_style_property(last_remark_, "role", turn.failed ? QStringLiteral("red") : QStringLiteral("small"));
}

QString Transcript::last_answer() const { return last_text_ ? last_text_->text() : QString(); }

}  // namespace lorica
