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
    while (labels_.size() < rows.size()) {   // kept from then on: a label under a style sheet takes milliseconds to make
        const int row = static_cast<int>(labels_.size());
        auto* title = make_label({}, "muted", this);
        auto* value = make_label({}, "mono", this);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(!digits_);
        if (digits_) value->setAlignment(Qt::AlignRight);
        grid->addWidget(title, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
        labels_.emplace_back(title, value);
    }
    for (size_t i = 0; i < labels_.size(); ++i) {
        const auto& [title, value] = labels_[i];
        const bool used = i < rows.size();
        title->setVisible(used);
        value->setVisible(used);
        if (!used) continue;
        title->setText(rows[i].first);
        value->setText(rows[i].second);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(rows[i].first, rows[i].second));
    }
}

}  // namespace lorica
