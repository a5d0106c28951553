// SPDX-License-Identifier: GPL-3.0-or-later
// Bubbles of a conversation. GUI thread.
#include "ui/pages/chat/transcript.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <algorithm>
#include <map>

#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

constexpr qsizetype kMostInBubble = 8000;   // characters
constexpr int kLeastWidth = 24;             // points: of a name or a text beside which there must be room

// A label that remembers its heights: each turn lays the whole conversation out anew, asks for several widths, and Qt's label computes all
// of it again. A long word does not widen it: it would take the bubbles out of a narrow column.
class BubbleText : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return QLabel::minimumSizeHint().boundedTo({kLeastWidth, QWIDGETSIZE_MAX}); }
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

// Who speaks, on one line: cut where there is no room, and whole in its tool tip then.
class SpeakerName : public QLabel {
public:
    SpeakerName(const QString& name, QWidget* parent) : QLabel(name, parent), name_(name) {
        setTextFormat(Qt::PlainText);
        setProperty("role", QStringLiteral("section"));
        setAccessibleName(name);
    }
    QSize minimumSizeHint() const override { return {kLeastWidth, QLabel::minimumSizeHint().height()}; }
    QSize sizeHint() const override {
        const int height = QLabel::sizeHint().height();   // dresses it first
        return {fontMetrics().horizontalAdvance(name_) + 4, height};
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QLabel::resizeEvent(event);
        const QString shown = fontMetrics().elidedText(name_, Qt::ElideRight, contentsRect().width());
        if (shown == text()) return;
        setText(shown);
        setToolTip(shown == name_ ? QString() : plain_tip(name_));
    }

private:
    const QString name_;
};

QToolButton* make_head_button(const Theme& theme, const char* icon, const QString& name, QWidget* parent) {
    auto* button = make_icon_button(theme.icon(QString::fromLatin1(icon), IconTint::Muted), name, parent);
    button->setIconSize({14, 14});
    return button;
}

}  // namespace

Transcript::Transcript(const Theme& theme, ChatPresenter& presenter, QWidget* parent) : QScrollArea(parent), presenter_(presenter), theme_(theme) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body_ = new QWidget;
    body_->setProperty("role", QStringLiteral("clear"));
    column_ = new QVBoxLayout(body_);
    column_->setSpacing(2 * kGrid);
    column_->addStretch();
    set_margin(3 * kGrid);
    setWidget(body_);
    connect(&presenter, &ChatPresenter::turns_changed, this, &Transcript::rebuild);
    update_soon_.setSingleShot(true);
    update_soon_.setInterval(33);   // tokens may come faster than frames
    connect(&update_soon_, &QTimer::timeout, this, &Transcript::update_last);
    connect(&presenter, &ChatPresenter::answer_changed, this, [this] {
        if (!presenter_.is_answering()) update_last();
        else if (!update_soon_.isActive()) update_soon_.start();
    });
    connect(&presenter, &ChatPresenter::rated, this, [this] {
        for (size_t i = 0; i < bubbles_.size(); ++i) show_buttons(i);
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &Transcript::follow);
    connect(verticalScrollBar(), &QScrollBar::sliderMoved, this, [this](int at) { at_end_ = at >= verticalScrollBar()->maximum() - 24; });
    rebuild();
}

void Transcript::set_margin(int points) {
    margin_ = points;
    column_->setContentsMargins(points, 2 * kGrid, points, 2 * kGrid);
    for (const Bubble& bubble : bubbles_) pad(bubble);
}

void Transcript::pad(const Bubble& bubble) {
    const int inside = std::min(margin_, 2 * kGrid);
    bubble.rows->setContentsMargins(inside, kGrid + 2, inside, kGrid + 2);
}

void Transcript::follow() {
    if (at_end_) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

// New turns below those that are there; what is no longer said goes.
void Transcript::rebuild() {
    const auto& turns = presenter_.turns();
    size_t same = 0;
    while (same < bubbles_.size() && same < turns.size() && bubbles_[same].turn == turns[same].number) ++same;
    while (bubbles_.size() > same) remove_last_bubble();
    if (same > 0) show_turn(same - 1);   // a piece of it may have waited for the next frame
    for (size_t i = same; i < turns.size(); ++i) add_bubble(i);
    for (size_t i = 0; i < bubbles_.size(); ++i) show_buttons(i);
    at_end_ = true;
    follow();
}

void Transcript::remove_last_bubble() {
    bubbles_.pop_back();
    QLayoutItem* item = column_->takeAt(static_cast<int>(bubbles_.size()));
    clear_layout(item->layout());
    delete item;
}

void Transcript::add_bubble(size_t index) {
    const ChatTurn& turn = presenter_.turns()[index];
    const bool user = turn.is_question();
    auto* frame = make_frame(user ? "well" : "card", body_);
    Bubble bubble;
    bubble.turn = turn.number;
    bubble.rows = new QVBoxLayout(frame);
    bubble.rows->setSpacing(4);
    pad(bubble);
    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(new SpeakerName(user ? tr("You") : turn.speaker, frame), 1);
    if (user) add_question_buttons(bubble, head, frame);
    else add_answer_buttons(index, bubble, head, frame);
    bubble.text = new BubbleText(frame);
    bubble.text->setTextFormat(Qt::PlainText);
    bubble.text->setWordWrap(true);
    bubble.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    bubble.remark = make_label({}, "small", frame);
    bubble.remark->setWordWrap(true);
    bubble.rows->addLayout(head);
    bubble.rows->addWidget(bubble.text);
    bubble.rows->addWidget(bubble.remark);
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    if (user) line->addStretch(1);
    line->addWidget(frame, 5);
    if (!user) line->addStretch(1);
    column_->insertLayout(column_->count() - 1, line);   // above the stretch
    bubbles_.push_back(bubble);
    show_turn(index);
}

void Transcript::add_question_buttons(Bubble& bubble, QHBoxLayout* into, QWidget* parent) {
    bubble.edit = make_head_button(theme_, "edit", tr("Edit the question"), parent);
    connect(bubble.edit, &QToolButton::clicked, this, &Transcript::edit_wanted);
    into->addWidget(bubble.edit);
}

// Rated are weights that stay: those of a run in training are others soon.
void Transcript::add_answer_buttons(size_t index, Bubble& bubble, QHBoxLayout* into, QWidget* parent) {
    bubble.tokens = make_head_button(theme_, "benchmark", tr("Tokens"), parent);
    bubble.tokens->setToolTip(tr("Token by token: strong where the model was over 90 % sure, pale over 50 %, amber over 20 %, red below"));
    bubble.tokens->setObjectName(QStringLiteral("tokens"));
    bubble.tokens->setCheckable(true);
    connect(bubble.tokens, &QToolButton::toggled, this, [this, index](bool on) { show_choices(index, on); });
    into->addWidget(bubble.tokens);
    if (presenter_.turns()[index].by.adapter != "live") {
        bubble.good = make_head_button(theme_, "good", tr("A good answer"), parent);
        bubble.bad = make_head_button(theme_, "bad", tr("A bad answer"), parent);
        for (QToolButton* button : {bubble.good, bubble.bad}) {
            button->setCheckable(true);
            connect(button, &QToolButton::clicked, this, [this, index, good = button == bubble.good] { presenter_.rate(index, good); });
            into->addWidget(button);
        }
    }
    bubble.again = make_head_button(theme_, "refresh", tr("Answer again"), parent);
    connect(bubble.again, &QToolButton::clicked, this, &Transcript::again_wanted);
    into->addWidget(bubble.again);
    auto* copy = make_head_button(theme_, "copy", tr("Copy the answer"), parent);
    connect(copy, &QToolButton::clicked, this, [this, index] { QGuiApplication::clipboard()->setText(presenter_.turns()[index].text); });   // all of it, as it came
    into->addWidget(copy);
}

void Transcript::update_last() {
    if (!bubbles_.empty() && bubbles_.size() == presenter_.turns().size()) show_turn(bubbles_.size() - 1);
}

void Transcript::show_turn(size_t index) {
    const ChatTurn& turn = presenter_.turns()[index];
    const Bubble& bubble = bubbles_[index];
    bubble.text->setText(shown_text(turn.text, kMostInBubble));
    bubble.remark->setText(turn.remark);
    bubble.remark->setVisible(!turn.remark.isEmpty());
    set_style_property(bubble.remark, "role", turn.failed ? QStringLiteral("red") : QStringLiteral("small"));
    show_buttons(index);
}

void Transcript::show_buttons(size_t index) {
    const size_t count = presenter_.turns().size();
    const ChatTurn& turn = presenter_.turns()[index];
    Bubble& bubble = bubbles_[index];
    if (bubble.edit) return bubble.edit->setVisible(index + 2 >= count);
    const bool last = index + 1 == count, whole = !last || !presenter_.is_answering();
    bubble.again->setVisible(last && whole);
    bubble.tokens->setVisible(whole && !turn.choices.empty());
    if (!bubble.good) return;
    for (QToolButton* button : {bubble.good, bubble.bad}) {
        const bool good = button == bubble.good;
        button->setVisible(whole && !turn.failed);
        button->setChecked(turn.rating && *turn.rating == good);
        if (bubble.rating == turn.rating) continue;
        button->setIcon(theme_.icon(good ? QStringLiteral("good") : QStringLiteral("bad"), !button->isChecked() ? IconTint::Muted : good ? IconTint::Green : IconTint::Red));
    }
    bubble.rating = turn.rating;
}

// The tokens in the place of the text, or the text again.
void Transcript::show_choices(size_t index, bool on) {
    Bubble& bubble = bubbles_[index];
    at_end_ = index + 1 == bubbles_.size();   // what is looked at stays in view
    if (!bubble.choices) {
        bubble.choices = new TokenText(theme_, bubble.text->parentWidget());
        bubble.choices->set_grows();
        bubble.choices->show_choices(presenter_.turns()[index].choices);
        bubble.rows->insertWidget(bubble.rows->indexOf(bubble.text) + 1, bubble.choices);
    }
    bubble.text->setVisible(!on);
    bubble.choices->setVisible(on);
    bubble.tokens->setIcon(theme_.icon(QStringLiteral("benchmark"), on ? IconTint::Accent : IconTint::Muted));
}

QString Transcript::last_answer() const { return bubbles_.empty() ? QString() : bubbles_.back().text->text(); }

}  // namespace lorica
