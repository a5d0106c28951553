// SPDX-License-Identifier: GPL-3.0-or-later
// The header's widgets. GUI thread.
#include "ui/shell/page_header.h"

#include "ui/widgets/basics.h"

namespace lorica {

PageHeaderBar::PageHeaderBar(QWidget* parent) : QFrame(parent) {
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
    if (header.primary) buttons_->addWidget(make_action_button(header.primary, "primary", this));
}

}  // namespace lorica
