// SPDX-License-Identifier: GPL-3.0-or-later
// Icon, title, sentence and button in the middle. GUI thread.
#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"

namespace lorica {

EmptyState::EmptyState(const Theme& theme, const QString& icon, const QString& title, const QString& text, QAction* next, QWidget* parent,
                       const QList<QAction*>& others)
    : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * kGrid, 4 * kGrid, 4 * kGrid, 6 * kGrid);
    layout->setSpacing(kGrid);
    layout->addStretch(2);
    auto* picture = new QToolButton(this);  // a QToolButton, so that the icon follows the theme
    picture->setIcon(theme.icon(icon, IconTint::Muted));
    picture->setIconSize({40, 40});
    picture->setProperty("role", QStringLiteral("icon"));
    picture->setAttribute(Qt::WA_TransparentForMouseEvents);
    picture->setFocusPolicy(Qt::NoFocus);
    picture->setAccessibleName(title);
    layout->addWidget(picture, 0, Qt::AlignHCenter);
    layout->addWidget(make_label(title, "heading", this), 0, Qt::AlignHCenter);
    auto* words = make_label(text, "muted", this);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignHCenter);
    words->setFixedWidth(440);
    words->setMinimumHeight(words->heightForWidth(440));  // a centred item is not asked for its height by width
    layout->addWidget(words, 0, Qt::AlignHCenter);
    layout->addSpacing(kGrid);
    if (next) layout->addWidget(make_action_button(next, "primary", this), 0, Qt::AlignHCenter);
    for (QAction* other : others) layout->addWidget(make_action_button(other, "link", this), 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

}  // namespace lorica
