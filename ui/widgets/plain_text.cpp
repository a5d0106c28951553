// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text. GUI thread.
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

constexpr qsizetype kMostCharacters = 200000;

}  // namespace

QString shown_text(const QString& text) {
    QString out;
    out.reserve(text.size());
    for (const QChar c : text.left(kMostCharacters)) {
        const ushort u = c.unicode();
        const bool direction = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
        out += (u < 32 && u != '\n' && u != '\t') || u == 127 || direction ? QChar(0xFFFD) : c;
    }
    return out;
}

TextView::TextView(const QString& name, QWidget* parent) : QPlainTextEdit(parent) {
    setProperty("role", QStringLiteral("bare"));
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(name);
    document()->setDocumentMargin(0);
}

void TextView::show_text(const QString& text) {
    const QString before = toPlainText(), now = shown_text(text);
    if (now == before) return;
    if (before.isEmpty() || !now.startsWith(before)) {
        setPlainText(now);
        return;
    }
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(now.mid(before.size()));
}

}  // namespace lorica
