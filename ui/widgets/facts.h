// SPDX-License-Identifier: GPL-3.0-or-later
// Names and their figures in two columns, whatever the language makes of their lengths. GUI thread.
#pragma once

#include <QLabel>
#include <QString>
#include <QWidget>
#include <vector>

namespace lorica {

class Facts : public QWidget {
public:
    using Rows = std::vector<std::pair<QString, QString>>;

    // `digits`: the figures stand right-aligned under each other.
    explicit Facts(bool digits = false, QWidget* parent = nullptr);
    void set_rows(const Rows& rows);

private:
    bool digits_;
    std::vector<std::pair<QLabel*, QLabel*>> labels_;
};

}  // namespace lorica
