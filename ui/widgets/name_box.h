// SPDX-License-Identifier: GPL-3.0-or-later
// A combo box for names of any length: without room they are cut in their middle, and whole in the tool tip and the list. GUI thread.
#pragma once

#include <QComboBox>

namespace lorica {

class NameBox : public QComboBox {
    Q_OBJECT
public:
    // Its least width has room for `letters`, however long the names are. `name` is for screen readers.
    explicit NameBox(const QString& name, QWidget* parent = nullptr, int letters = 6);
    void showPopup() override;

protected:
    bool event(QEvent* event) override;
    void initStyleOption(QStyleOptionComboBox* option) const override;
};

}  // namespace lorica
