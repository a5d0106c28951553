// SPDX-License-Identifier: GPL-3.0-or-later
// Bubbles of a conversation. GUI thread.
#include "ui/pages/chat/transcript.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>

#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr qsizetype kMostCharacters = 200000;   // of one bubble; a runaway answer must not freeze the layout

// Control characters and direction overrides are shown as marks; a line is what the model printed.
QString safe(const QString& text) {
    QString out;
    out.reserve(text.size());
    for (const QChar c : text.left(kMostCharacters)) {
        const ushort u = c.unicode();
        const bool direction = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
        out += (u < 32 && u != '\n' && u != '\t') || u == 127 || direction ? QChar(0xFFFD) : c;
    }
    return out;
}

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
    connect(&presenter, &ChatPresenter::answer_changed, this, &Transcript::update_last);
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
    for (const auto& turn : presenter_.turns()) add_turn(turn);
    column_->addStretch();
    at_end_ = true;
    follow();
}

void Transcript::add_turn(const ChatTurn& turn) {
    const bool user = turn.role == QStringLiteral("user");
    auto* bubble = make_frame(user ? "well" : "card", body_);
    auto* rows = new QVBoxLayout(bubble);
    rows->setContentsMargins(2 * kGrid, kGrid + 2, 2 * kGrid, kGrid + 2);
    rows->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(make_label(user ? tr("You") : turn.speaker, "section", bubble));
    head->addStretch();
    auto* text = make_label(safe(turn.text), "", bubble);
    if (!user) {
        auto* copy = make_icon_button(theme_.icon(QStringLiteral("copy"), IconTint::Muted), tr("Copy the answer"), bubble);
        copy->setIconSize({14, 14});
        connect(copy, &QToolButton::clicked, text, [text] { QGuiApplication::clipboard()->setText(text->text()); });
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

void Transcript::update_last() {
    if (!last_text_ || presenter_.turns().empty()) return;
    const auto& turn = presenter_.turns().back();
    last_text_->setText(safe(turn.text));
    last_remark_->setText(turn.remark);
    last_remark_->setVisible(!turn.remark.isEmpty());
    set_style_property(last_remark_, "role", turn.failed ? QStringLiteral("red") : QStringLiteral("small"));
}

QString Transcript::last_answer() const { return last_text_ ? last_text_->text() : QString(); }

}  // namespace lorica
