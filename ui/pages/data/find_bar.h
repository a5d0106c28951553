// SPDX-License-Identifier: GPL-3.0-or-later
// Find and replace: what, with what, in which column, and the buttons. GUI thread.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QLineEdit>
#include <QPushButton>

#include "core/data/text_match.h"

namespace lorica {

class FindBar : public QFrame {
    Q_OBJECT
public:
    explicit FindBar(QWidget* parent = nullptr);
    void set_columns(const QStringList& columns);
    TextPattern pattern() const;
    QString replacement() const { return replace_->text(); }
    int column() const { return column_->currentData().toInt(); }   // kAnyColumn: any
    void set_busy(bool busy);
    void begin();                                                   // shows it, the text to find selected

Q_SIGNALS:
    void next_asked();
    void replace_asked();      // in the selected rows
    void replace_all_asked();  // in the rows shown
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit *find_, *replace_;
    QComboBox* column_;
    QCheckBox *regex_, *case_;
    QPushButton *next_, *replace_selected_, *replace_all_;
};

}  // namespace lorica
