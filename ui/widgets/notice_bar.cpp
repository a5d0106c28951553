// SPDX-License-Identifier: GPL-3.0-or-later
// Notices. GUI thread.
#include "ui/widgets/notice_bar.h"

#include <QHBoxLayout>

#include "ui/widgets/basics.h"

namespace lorica {

Notice notice_of(const Error& error) {
    QString text = qs(error.message);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    if (!error.where.empty()) text += QStringLiteral(" – ") + qs(error.where);
    if (!text.endsWith(QLatin1Char('.'))) text += QLatin1Char('.');
    QString hint = qs(error.hint);
    if (hint.isEmpty()) return {Notice::Kind::Failure, text, {}, {}};
    hint[0] = hint[0].toUpper();
    if (!hint.endsWith(QLatin1Char('.')) && !hint.endsWith(QLatin1Char('?'))) hint += QLatin1Char('.');
    text += QLatin1Char(' ') + hint;
    return {Notice::Kind::Failure, text, {}, {}};
}

NoticeBar::NoticeBar(const Theme& theme, QWidget* parent) : QFrame(parent), theme_(theme) {
    setProperty("role", QStringLiteral("notice"));
    setObjectName(QStringLiteral("notice_bar"));  // its margin is in the style sheet: it goes with the bar when that hides
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kGrid, 6, kGrid, 6);
    layout->setSpacing(kGrid);
    icon_ = make_icon_button({}, {}, this);
    icon_->setAttribute(Qt::WA_TransparentForMouseEvents);
    icon_->setFocusPolicy(Qt::NoFocus);
    text_ = make_label({}, "", this);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    button_ = make_button({}, "", this);
    auto* close = make_icon_button(theme.icon(QStringLiteral("close"), IconTint::Muted), tr("Close"), this);
    layout->addWidget(icon_, 0, Qt::AlignTop);
    layout->addWidget(text_, 1, Qt::AlignVCenter);
    layout->addWidget(button_);
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(button_, &QPushButton::clicked, this, [this] {
        hide();
        if (notice_.act) notice_.act();
    });
    hide();
}

void NoticeBar::show_notice(Notice notice) {
    notice_ = std::move(notice);
    const auto [state, icon, tint] = [&]() -> std::tuple<const char*, const char*, IconTint> {
        switch (notice_.kind) {
            case Notice::Kind::Failure: return {"error", "error", IconTint::Red};
            case Notice::Kind::Warning: return {"warning", "warning", IconTint::Amber};
            case Notice::Kind::Success: return {"success", "done", IconTint::Green};
            case Notice::Kind::Info: break;
        }
        return {"info", "info", IconTint::Accent};
    }();
    set_style_property(this, "state", QString::fromLatin1(state));
    icon_->setIcon(theme_.icon(QString::fromLatin1(icon), tint));
    text_->setText(notice_.text);
    button_->setText(notice_.button);
    button_->setVisible(!notice_.button.isEmpty());
    show();
}

}  // namespace lorica
