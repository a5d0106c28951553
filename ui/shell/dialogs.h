// SPDX-License-Identifier: GPL-3.0-or-later
// The window's own dialogs: keyboard shortcuts, finding a command by name, about. GUI thread.
#pragma once

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>

#include "ui/shell/command_table.h"

namespace lorica {

// Keeps every dialog of the program on its screen, from now on and as long as `parent` lives: one that is larger becomes smaller, and
// scrolls where its contents need more room than there is.
void keep_dialogs_on_screen(QObject* parent);

class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(const CommandSet& commands, QWidget* parent);
};

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent);
};

class FindCommandDialog : public QDialog {
    Q_OBJECT
public:
    FindCommandDialog(const CommandSet& commands, QWidget* parent);
    QAction* choose();  // runs the dialog; null if nothing was chosen

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void fill(const QString& filter);

    const CommandSet& commands_;
    QLineEdit* line_;
    QListWidget* list_;
};

}  // namespace lorica
