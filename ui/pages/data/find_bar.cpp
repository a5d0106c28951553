// SPDX-License-Identifier: GPL-3.0-or-later
// The find and replace bar. GUI thread.
#include "ui/pages/data/find_bar.h"

#include <QGridLayout>
#include <QKeyEvent>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

namespace lorica {

FindBar::FindBar(QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("panel"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    grid->setHorizontalSpacing(kGrid);
    grid->setVerticalSpacing(4);
    const auto line = [&](const QString& name) {
        auto* edit = new QLineEdit(this);
        edit->setPlaceholderText(name);
        edit->setAccessibleName(name);
        edit->setMinimumWidth(120);
        return edit;
    };
    find_ = line(tr("Find"));
    find_->setObjectName(QStringLiteral("find"));
    replace_ = line(tr("Replace with"));
    replace_->setObjectName(QStringLiteral("replace"));
    replace_->setToolTip(tr("In a regular expression, $1 is what the first group matched and ${name} a named one"));
    column_ = new QComboBox(this);
    column_->setAccessibleName(tr("Column to search"));
    column_->setMinimumContentsLength(8);
    regex_ = new QCheckBox(tr("Regular expression"), this);
    case_ = new QCheckBox(tr("Match case"), this);
    next_ = make_button(tr("Next"), "", this);
    replace_selected_ = make_button(tr("Replace in selection"), "", this);
    replace_all_ = make_button(tr("Replace all"), "", this);
    replace_all_->setToolTip(tr("In every row shown; one step of the history"));
    auto* close = make_button(tr("Close"), "ghost", this);
    grid->addWidget(find_, 0, 0);
    grid->addWidget(column_, 0, 1);
    grid->addWidget(regex_, 0, 2);
    grid->addWidget(case_, 0, 3);
    grid->addWidget(next_, 0, 4);
    grid->addWidget(replace_, 1, 0);
    grid->addWidget(replace_selected_, 1, 1);
    grid->addWidget(replace_all_, 1, 2);
    grid->addWidget(close, 1, 4);
    grid->setColumnStretch(0, 1);
    for (auto* button : {next_, replace_selected_, replace_all_, close}) button->setAutoDefault(false);
    setTabOrder(find_, replace_);
    setTabOrder(replace_, column_);
    connect(find_, &QLineEdit::returnPressed, this, &FindBar::next_asked);
    connect(next_, &QPushButton::clicked, this, &FindBar::next_asked);
    connect(replace_selected_, &QPushButton::clicked, this, &FindBar::replace_asked);
    connect(replace_all_, &QPushButton::clicked, this, &FindBar::replace_all_asked);
    connect(close, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    set_columns({});
}

void FindBar::set_columns(const QStringList& columns) {
    column_->clear();
    column_->addItem(tr("Any column"), -1);
    for (int i = 0; i < columns.size(); ++i) column_->addItem(columns[i], i);
}

TextPattern FindBar::pattern() const { return {ss(find_->text()), regex_->isChecked(), case_->isChecked()}; }

void FindBar::set_busy(bool busy) {
    for (auto* button : {next_, replace_selected_, replace_all_}) button->setEnabled(!busy);
}

void FindBar::begin() {
    show();
    find_->setFocus();
    find_->selectAll();
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) return QFrame::keyPressEvent(event);
    hide();
    Q_EMIT closed();
}

}  // namespace lorica
