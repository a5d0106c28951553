// SPDX-License-Identifier: GPL-3.0-or-later
// The further data sets of a run: one row each with how often its rows are taken, and a menu of those known. GUI thread.
#pragma once

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/shell/app_state.h"

namespace lorica {

class Theme;

class MixRows : public QWidget {
    Q_OBJECT
public:
    MixRows(const Theme& theme, QWidget* parent);

    // What data.mix holds; `data` is the main set.
    void show_entries(const std::vector<std::string>& entries, const DataSettings& data, const std::vector<KnownData>& known);
    const std::vector<std::string>& entries() const { return entries_; }
    QPushButton* add_button() const { return add_; }

Q_SIGNALS:
    void changed();                     // by a person

private:
    void fill_menu();
    void add_row(size_t index);

    const Theme& theme_;
    std::vector<std::string> entries_;
    DataSettings data_;
    std::vector<KnownData> known_;
    QVBoxLayout* rows_;
    QPushButton* add_;
    QMenu* menu_;
};

}  // namespace lorica
