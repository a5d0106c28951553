// SPDX-License-Identifier: GPL-3.0-or-later
// The two columns. GUI thread.
#include "ui/widgets/facts.h"

#include <QGridLayout>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

namespace lorica {

Facts::Facts(bool digits, QWidget* parent) : QWidget(parent), digits_(digits) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(digits ? 2 : 1, 1);
}

void Facts::set_rows(const Rows& rows) {
    auto* grid = static_cast<QGridLayout*>(layout());
    clear_layout(grid);
    int row = 0;
    for (const auto& [name, figure] : rows) {
        auto* title = make_label(name, "muted", this);
        auto* value = make_label(figure, "mono", this);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(!digits_);
        if (digits_) value->setAlignment(Qt::AlignRight);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(name, figure));
        grid->addWidget(title, row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1);
        for (QLabel* one : {title, value}) one->show();   // a layout would do so in the next turn only
    }
}

}  // namespace lorica
