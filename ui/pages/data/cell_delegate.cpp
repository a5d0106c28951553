// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a cell. GUI thread.
#include "ui/pages/data/cell_delegate.h"

#include <QKeyEvent>
#include <algorithm>

namespace lorica {
namespace {
constexpr int kLeastHeight = 30, kMostHeight = 168;
}

QString edited_text(const QPlainTextEdit& edit, std::string_view before) {
    QString text = edit.document()->toRawText();
    text.replace(QChar(QChar::ParagraphSeparator), before.find("\r\n") == std::string_view::npos ? QStringLiteral("\n") : QStringLiteral("\r\n"));
    return text;
}

QWidget* CellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    auto* edit = new QPlainTextEdit(parent);
    edit->setObjectName(QStringLiteral("cell_editor"));
    edit->setAccessibleName(tr("%1 of row %2").arg(index.model()->headerData(index.column(), Qt::Horizontal).toString(), index.model()->headerData(index.row(), Qt::Vertical).toString()));
    edit->setTabChangesFocus(true);
    edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return edit;
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* edit = static_cast<QPlainTextEdit*>(editor);
    if (edit->document()->isModified()) return;   // the model told of a change: what is being typed stays
    edit->setPlainText(refused_ == index ? refused_text_ : index.data(Qt::EditRole).toString());
    edit->document()->setModified(refused_ == index);
    edit->selectAll();
    refused_ = QPersistentModelIndex();
}

void CellDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    auto* edit = static_cast<QPlainTextEdit*>(editor);
    const QString before = index.data(Qt::EditRole).toString(), text = edited_text(*edit, before.toStdString());
    if (!edit->document()->isModified() || text == before) return;
    edit->document()->setModified(false);
    const QPersistentModelIndex at = index;
    if (model->setData(index, text, Qt::EditRole) || !at.isValid() || at.data(Qt::EditRole).toString() == text) return;
    refused_ = at;
    refused_text_ = text;
    Q_EMIT refused(at);
}

void CellDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    auto* edit = static_cast<QPlainTextEdit*>(editor);
    const int width = std::max(option.rect.width(), 240);
    const int lines = static_cast<int>(index.data(Qt::EditRole).toString().size()) * edit->fontMetrics().averageCharWidth() / std::max(1, width - 24) + 1;
    const int height = std::clamp((lines + 1) * edit->fontMetrics().lineSpacing() + 8, std::max(kLeastHeight, option.rect.height()), kMostHeight);
    QRect rect(option.rect.topLeft(), QSize(width, height));
    const QRect room = editor->parentWidget()->rect();
    if (rect.bottom() > room.bottom()) rect.moveBottom(std::max(room.bottom(), height - 1));
    if (rect.right() > room.right()) rect.moveRight(std::max(room.right(), width - 1));
    editor->setGeometry(rect);
}

bool CellDelegate::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QStyledItemDelegate::eventFilter(object, event);
    auto* edit = qobject_cast<QPlainTextEdit*>(object);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (edit && enter && (key->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        edit->insertPlainText(QStringLiteral("\n"));
        return true;
    }
    if (edit && enter) {
        Q_EMIT commitData(edit);
        Q_EMIT closeEditor(edit);
        return true;
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

}  // namespace lorica
