// SPDX-License-Identifier: GPL-3.0-or-later
// The preferences: the studio's declared settings, and a key for every command. GUI thread.
#pragma once

#include <QDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <vector>

#include "ui/shell/app_state.h"
#include "ui/shell/command_table.h"
#include "ui/theme/theme.h"

namespace lorica {

class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    PreferencesDialog(const Theme& theme, const AppState& state, QWidget* parent);

    const StudioSettings& studio() const { return studio_; }
    // Only what differs from the table.
    CommandSet::Keys keys() const;

Q_SIGNALS:
    void changed();                    // studio() is another: colours follow while the dialog is open

private:
    struct KeyRow {
        const CommandInfo* info;
        QKeySequenceEdit* edit;
        QPushButton* reset;
    };
    QWidget* general();
    QWidget* keyboard(const CommandSet::Keys& keys);
    void check_keys();

    const Theme& theme_;
    StudioSettings studio_;
    StudioSettings standard_;
    std::string home_;
    std::vector<KeyRow> rows_;
    QLabel* clash_ = nullptr;
    QPushButton* ok_ = nullptr;
};

}  // namespace lorica
