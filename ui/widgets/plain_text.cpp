// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text. GUI thread.
#include "ui/widgets/plain_text.h"

#include <QMimeData>
#include <algorithm>

#include "ui/widgets/basics.h"

namespace lorica {
QString shown_text(const QString& text, qsizetype most) {
    QString out;
    out.reserve(text.size());
    for (const QChar c : text.left(most)) {
        const ushort u = c.unicode();
        const bool hidden = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200B || u == 0x2060 || u == 0xFEFF;
        out += (u < 32 && u != '\n' && u != '\t') || u == 127 || hidden ? QChar(0xFFFD) : c;
    }
    if (text.size() > most) out += QStringLiteral("\n") + TextView::tr("… and %1 more characters").arg(count_text(text.size() - most));
    return out;
}

TextInput::TextInput(QWidget* parent) : QPlainTextEdit(parent) {
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (document()->isEmpty()) setLineWrapMode(WidgetWidth);
    });
}

void TextInput::insertFromMimeData(const QMimeData* source) {
    qsizetype longest = 0, line = 0;
    for (const QChar c : source->text()) {
        line = c == QLatin1Char('\n') ? 0 : line + 1;
        longest = std::max(longest, line);
    }
    if (longest > kMostShown) setLineWrapMode(NoWrap);
    QPlainTextEdit::insertFromMimeData(source);
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
