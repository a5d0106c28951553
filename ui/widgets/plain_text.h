// SPDX-License-Identifier: GPL-3.0-or-later
// What a model or a file says, to be looked at: never interpreted. GUI thread.
#pragma once

#include <QPlainTextEdit>

namespace lorica {

// Qt lays out a line without blanks in a time that grows with its square: no more than this is shown at once.
inline constexpr qsizetype kMostShown = 20000;   // characters

// Control characters, direction overrides and characters without width as marks. Of a longer text the beginning, and how much there is more.
QString shown_text(const QString& text, qsizetype most = kMostShown);

// What a person types. A pasted line longer than kMostShown switches the wrapping off until the
// field is empty again: the whole of it stays, and the layout stays quick.
class TextInput : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextInput(QWidget* parent = nullptr);

protected:
    void insertFromMimeData(const QMimeData* source) override;
};

// Read-only; grows at its end without moving what is being read.
class TextView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextView(const QString& name, QWidget* parent = nullptr);
    void show_text(const QString& text);
};

}  // namespace lorica
