// SPDX-License-Identifier: GPL-3.0-or-later
// The header's widgets. GUI thread.
#include "ui/shell/page_header.h"

#include "ui/widgets/basics.h"

namespace lorica {

PageHeaderBar::PageHeaderBar(const Theme& theme, QWidget* parent) : QFrame(parent), theme_(theme) {
    setProperty("role", QStringLiteral("header"));
    setFixedHeight(60);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 0);
    layout->setSpacing(12);
    title_ = make_label({}, "title", this);
    subtitle_ = make_label({}, "muted", this);
    buttons_ = new QHBoxLayout;
    buttons_->setSpacing(kGrid);
    layout->addWidget(title_);
    layout->addWidget(subtitle_, 1, Qt::AlignVCenter);
    layout->addLayout(buttons_);
}

void PageHeaderBar::show_header(const PageHeader& header) {
    title_->setText(header.title);
    subtitle_->setText(header.subtitle);
    clear_layout(buttons_);
    for (QAction* action : header.secondary) buttons_->addWidget(make_action_button(action, "", this));
    if (!header.primary) return;
    auto* primary = make_action_button(header.primary, "primary", this);
    // The action's own icon is drawn for a plain ground; on the accent it needs the accent's text colour.
    for (const auto& info : command_table())
        if (header.primary->objectName() == QLatin1String(info.text))
            primary->setIcon(theme_.icon(QString::fromLatin1(info.icon), IconTint::OnAccent));
    buttons_->addWidget(primary);
}

}  // namespace lorica
