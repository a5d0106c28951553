// SPDX-License-Identifier: GPL-3.0-or-later
// Eliding, tool tip and width of the list. GUI thread.
#include "ui/widgets/name_box.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QScreen>
#include <QStyleOption>
#include <QToolTip>
#include <algorithm>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

namespace lorica {

NameBox::NameBox(const QString& name, QWidget* parent, int letters) : QComboBox(parent) {
    setAccessibleName(name);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(letters);
}

void NameBox::initStyleOption(QStyleOptionComboBox* option) const {
    QComboBox::initStyleOption(option);
    constexpr int kEdge = 1;   // that a style may leave beside the text
    const int room = style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this).width() - 2 * kEdge;
    option->currentText = option->fontMetrics.elidedText(option->currentText, Qt::ElideMiddle, room);
}

bool NameBox::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        if (option.currentText != currentText()) {
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plain_tip(currentText()), this);
            return true;
        }
    }
    return QComboBox::event(event);
}

void NameBox::showPopup() {
    const int wanted = view()->sizeHintForColumn(0) + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 2 * kGrid;   // and what frames the list
    view()->setTextElideMode(Qt::ElideMiddle);
    view()->window()->setMinimumWidth(std::min(wanted, screen()->availableGeometry().width()));   // of the popup, which Qt makes as wide as the box
    QComboBox::showPopup();
}

}  // namespace lorica
