// SPDX-License-Identifier: GPL-3.0-or-later
// Editing a cell in place: plain text of several lines; Return takes it, Shift+Return begins a line, Escape leaves it. GUI thread.
#pragma once

#include <QPersistentModelIndex>
#include <QPlainTextEdit>
#include <QStyledItemDelegate>
#include <string_view>

namespace lorica {

// What was typed, with the line ends that the text had before. QPlainTextEdit::toPlainText() would turn no-break spaces into spaces.
QString edited_text(const QPlainTextEdit& edit, std::string_view before);

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
    // What was typed was refused: open the cell again, with it.
    void refused(const QModelIndex& index) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    mutable QPersistentModelIndex refused_;
    mutable QString refused_text_;
};

}  // namespace lorica
