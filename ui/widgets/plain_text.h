// SPDX-License-Identifier: GPL-3.0-or-later
// What a model or a file says, to be looked at: never interpreted. GUI thread.
#pragma once

#include <QPlainTextEdit>

namespace lorica {

// Control characters and direction overrides as marks; at most 200,000 characters, so that a runaway answer does not freeze the layout.
QString shown_text(const QString& text);

// Read-only; grows at its end without moving what is being read.
class TextView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextView(const QString& name, QWidget* parent = nullptr);
    void show_text(const QString& text);
};

}  // namespace lorica
