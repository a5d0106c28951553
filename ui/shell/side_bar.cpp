// SPDX-License-Identifier: GPL-3.0-or-later
// The side bar's widgets. GUI thread.
#include "ui/shell/side_bar.h"

#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/basics.h"

namespace lorica {

SideBar::SideBar(const Theme& theme, const CommandSet& commands, QMenu* menu, QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("sidebar"));
    setFixedWidth(176);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 14, 12, 10);
    layout->setSpacing(2);

    auto* brand = new QHBoxLayout;
    brand->setSpacing(kGrid);
    auto* logo = new QLabel(this);
    logo->setPixmap(QIcon(QStringLiteral(":/icons/lorica.svg")).pixmap(QSize(24, 24), devicePixelRatioF()));
    auto* name = make_label(QStringLiteral("Lorica"), "", this);
    name->setFont(Theme::text_font(1.25, QFont::DemiBold));
    brand->addSpacing(4);
    brand->addWidget(logo);
    brand->addWidget(name, 1);
    layout->addLayout(brand);
    layout->addSpacing(14);

    for (const auto id : {UiCommand::GoHome, UiCommand::GoData, UiCommand::GoModels, UiCommand::GoTrain, UiCommand::GoExperiments, UiCommand::GoBenchmark,
                          UiCommand::GoChat, UiCommand::GoAdapters, UiCommand::GoExport}) {
        QAction* action = commands.action(id);
        auto* button = make_button(QStringLiteral("  ") + action->text(), "nav", this);
        button->setIcon(theme.icon(QString::fromLatin1(command_table()[static_cast<size_t>(id)].icon), IconTint::Muted));
        button->setIconSize({18, 18});
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        layout->addWidget(button);
        pages_.push_back(button);
    }
    layout->addStretch(1);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(2);
    auto* more = make_icon_button(theme.icon(QStringLiteral("more"), IconTint::Muted), tr("Menu"), this);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    foot->addWidget(more);
    for (const auto id : {UiCommand::ToggleTheme, UiCommand::ShowShortcuts}) {
        QAction* action = commands.action(id);
        auto* button = make_icon_button(theme.icon(QString::fromLatin1(command_table()[static_cast<size_t>(id)].icon), IconTint::Muted),
                                        action->text() + QStringLiteral(" (") + action->shortcut().toString(QKeySequence::NativeText) +
                                            QLatin1Char(')'), this);
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        foot->addWidget(button);
    }
    foot->addStretch(1);
    layout->addLayout(foot);
}

void SideBar::set_current(PageId page) {
    QPushButton* current = pages_[static_cast<size_t>(page)];
    current->setChecked(true);
    // A key moved on from another page, a dialog is before it, or the window is not shown yet: its frame must not be elsewhere.
    const QWidget* focus = window()->focusWidget();
    if (!focus || std::find(pages_.begin(), pages_.end(), focus) != pages_.end()) current->setFocus();
}

}  // namespace lorica
