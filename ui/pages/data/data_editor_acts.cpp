// SPDX-License-Identifier: GPL-3.0-or-later
// What the editor's buttons and keys do. GUI thread.
#include <QApplication>
#include <QEventLoop>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <algorithm>

#include "ui/pages/data/data_editor.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr double kNear = 0.8;   // of the runs of three words

QString what_of(const TableChange* change) {
    if (!change) return {};
    const QString count = count_text(static_cast<int64_t>(change->count()));
    switch (change->kind) {
        case ChangeKind::Edit: return DataEditor::tr("edit");
        case ChangeKind::Replace: return DataEditor::tr("replace in %1 rows").arg(count);
        case ChangeKind::Delete: return DataEditor::tr("delete of %1 rows").arg(count);
        case ChangeKind::Insert: return DataEditor::tr("new row");
        case ChangeKind::Duplicate: return DataEditor::tr("copy of %1 rows").arg(count);
        case ChangeKind::Tag: return DataEditor::tr("tags of %1 rows").arg(count);
        case ChangeKind::Note: return DataEditor::tr("note");
    }
    return {};
}

}  // namespace

QAction* DataEditor::make_action(const char* icon, const QString& text, const QString& help, const QKeySequence& key, void (DataEditor::*act)()) {
    auto* action = new QAction(shell_.theme().icon(QString::fromLatin1(icon)), text, this);
    action->setProperty("on_accent_icon", shell_.theme().icon(QString::fromLatin1(icon), IconTint::OnAccent));
    action->setToolTip(key.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, key.toString(QKeySequence::NativeText)));
    if (key != QKeySequence(QKeySequence::Save)) action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void DataEditor::build_actions() {
    done_ = make_action("chevron-right", tr("Done"), tr("Back to the data sets"), {}, &DataEditor::leave);
    done_->setIcon({});
    save_ = make_action("save", tr("Save"), tr("Write the file; the one before is kept as a version"), QKeySequence(QKeySequence::Save), &DataEditor::save);
    save_as_ = make_action("export", tr("Save as"), tr("Write another file, in the shape of its suffix"), {}, &DataEditor::save_as);
    revert_ = make_action("reset", tr("Revert"), tr("Back to what was saved last"), {}, &DataEditor::revert);
    undo_ = make_action("reset", tr("Undo"), tr("Undo"), QKeySequence(QKeySequence::Undo), &DataEditor::undo);
    redo_ = make_action("refresh", tr("Redo"), tr("Redo"), QKeySequence(QStringLiteral("Ctrl+Shift+Z")), &DataEditor::redo);
    insert_ = make_action("plus", tr("New row"), tr("A row behind the selected one"), QKeySequence(QStringLiteral("Ctrl+Shift+N")), &DataEditor::insert);
    duplicate_ = make_action("copy", tr("Duplicate"), tr("A copy behind each selected row"), QKeySequence(QStringLiteral("Ctrl+D")), &DataEditor::duplicate);
    erase_ = make_action("trash", tr("Delete"), tr("Delete the selected rows"), QKeySequence(QStringLiteral("Ctrl+Backspace")), &DataEditor::erase);
    tag_ = make_action("pin", tr("Tag"), tr("Tag the selected rows, or take the tag from them"), QKeySequence(QStringLiteral("Ctrl+Shift+T")), &DataEditor::tag);
    find_ = make_action("search", tr("Find"), tr("Find and replace"), QKeySequence(QKeySequence::Find), &DataEditor::show_find);
    checks_ = new QMenu(this);
    checks_->addAction(tr("Problems, secrets and hidden characters"), &session_, &EditSession::check);
    checks_->addAction(tr("Duplicates"), this, [this] { session_.find_duplicates(1); });
    checks_->addAction(tr("Near duplicates"), this, [this] { session_.find_duplicates(kNear); });
    checks_->addAction(tr("Leaks against a held-out file…"), this, &DataEditor::check_leaks);
    checks_->addAction(tr("Changes since the import"), &session_, &EditSession::compare_with_import);
}

void DataEditor::show_work() {
    const bool open = session_.is_open(), edit = session_.can_edit();
    work_->setVisible(session_.is_busy());
    work_text_->setText(session_.work_text() + QStringLiteral("…"));
    work_bar_->setRange(0, session_.work_share() < 0 ? 0 : 1000);
    if (session_.work_share() >= 0) work_bar_->setValue(static_cast<int>(session_.work_share() * 1000));
    find_bar_->set_busy(!edit);
    for (QAction* action : {insert_, duplicate_, erase_, tag_, save_as_, find_}) action->setEnabled(edit);
    checks_->setEnabled(edit);
    save_->setEnabled(edit && session_.is_modified());
    revert_->setEnabled(edit && session_.is_modified());
    const TableChange* back = open ? session_.table().next_undo() : nullptr;
    const TableChange* forth = open ? session_.table().next_redo() : nullptr;
    undo_->setEnabled(edit && back);
    redo_->setEnabled(edit && forth);
    undo_->setToolTip(tr("Undo %1 (%2)").arg(what_of(back), undo_->shortcut().toString(QKeySequence::NativeText)));
    redo_->setToolTip(tr("Redo %1 (%2)").arg(what_of(forth), redo_->shortcut().toString(QKeySequence::NativeText)));
    if (std::exchange(told_modified_, session_.is_modified()) != session_.is_modified()) Q_EMIT header_changed();
}

// What is being typed in a cell or beside the table.
void DataEditor::commit_typed() {
    if (table_->isAncestorOf(QApplication::focusWidget())) table_->setFocus();
    row_editor_->commit();
}

void DataEditor::undo() {
    commit_typed();
    session_.undo();
}

void DataEditor::redo() { session_.redo(); }

void DataEditor::insert() {
    const RowId id = current_row();
    kept_row_ = static_cast<RowId>(session_.table().id_count());   // the one that comes
    kept_column_ = 0;
    if (session_.insert(id == kNoRow ? 0 : session_.table().place(id) + 1) == kNoRow) kept_row_ = id;
    else table_->setFocus();
}

void DataEditor::duplicate() { session_.duplicate(selected_rows()); }

void DataEditor::erase() {
    const auto rows = selected_rows();
    if (rows.empty()) return;
    // The row behind them is selected next, else the one before.
    const auto& shown = session_.rows();
    const int64_t first = session_.index_of(rows.front());
    const size_t behind = static_cast<size_t>(first) + rows.size();
    kept_row_ = behind < shown.size() ? shown[behind] : first > 0 ? shown[static_cast<size_t>(first) - 1] : kNoRow;
    session_.erase(rows);
}

void DataEditor::tag() {
    const auto rows = selected_rows();
    if (rows.empty()) return;
    QStringList known;
    for (const std::string& tag : session_.table().tags()) known << qs(tag);
    bool ok = false;
    const QString tag = QInputDialog::getItem(this, tr("Tag"), rows.size() == 1 ? tr("Tag of the row") : tr("Tag of %1 rows").arg(count_text(static_cast<int64_t>(rows.size()))), known, 0, true, &ok).simplified();
    if (!ok || tag.isEmpty()) return;
    if (!session_.tag(rows, tag, true)) session_.tag(rows, tag, false);   // all of them have it: take it from them
}

void DataEditor::show_find() { find_bar_->begin(); }

void DataEditor::leave() {
    if (may_leave()) Q_EMIT done();
}

void DataEditor::save() {
    commit_typed();
    session_.save(session_.data().path);
}

void DataEditor::save_as() {
    commit_typed();
    const QString path = QFileDialog::getSaveFileName(this, tr("Save as"), qs(session_.data().path), data_file_filter());
    if (!path.isEmpty()) session_.save(ss(path), true);
}

void DataEditor::revert() {
    commit_typed();
    session_.revert();
}

void DataEditor::check_leaks() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Held-out file"), qs(session_.data().validation_path), data_file_filter());
    if (!path.isEmpty()) session_.find_leaks(path, kNear);
}

void DataEditor::show_mend() {
    const int row = finding_table_->currentIndex().row();
    const bool any = row >= 0 && row < finding_model_->rowCount();
    const Mend mend = any ? session_.findings()[static_cast<size_t>(row)].mend : Mend::None;
    mend_one_->setText(mend == Mend::RemoveHidden ? tr("Remove the characters") : mend == Mend::HideSecret ? tr("Write [secret] for it") : tr("Delete the row"));
    for (auto* button : {mend_one_, mend_all_}) button->setVisible(mend != Mend::None);
}

void DataEditor::mend(bool all) {
    const int row = finding_table_->currentIndex().row();
    if (row < 0 || row >= finding_model_->rowCount() || !session_.can_edit()) return;
    commit_typed();
    const Finding& chosen = session_.findings()[static_cast<size_t>(row)];
    std::vector<RowId> rows;
    for (const Finding& one : session_.findings())
        if (session_.table().contains(one.id) && (all ? one.mend == chosen.mend : &one == &chosen)) rows.push_back(one.id);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());   // one row's findings stand together
    if (chosen.mend == Mend::DeleteRow) {
        session_.erase(std::move(rows));
        return;
    }
    const MendPattern by = mend_pattern(chosen.mend);
    session_.replace(by.pattern, qs(by.replacement), all ? kAnyColumn : chosen.column, std::move(rows));
}

void DataEditor::ask_overwrite() {
    QMessageBox box(QMessageBox::NoIcon, tr("The file has changed"), tr("Another program has changed %1 since it was opened.").arg(name()), QMessageBox::NoButton, this);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("Writing over it keeps what is there now as a version."));
    QAbstractButton* write = box.addButton(tr("Write over it"), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == write) session_.save(session_.data().path, true);
}

bool DataEditor::may_leave() {
    if (!session_.is_open()) {
        session_.close();
        return true;
    }
    commit_typed();
    if (session_.is_modified()) {
        QMessageBox box(QMessageBox::NoIcon, tr("Changes are not saved"), tr("The changes of %1 are not saved.").arg(name()), QMessageBox::NoButton, this);
        box.setTextFormat(Qt::PlainText);
        QAbstractButton* keep = box.addButton(tr("Save"), QMessageBox::AcceptRole);
        QAbstractButton* drop = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
        box.setDefaultButton(box.addButton(tr("Go on editing"), QMessageBox::RejectRole));
        box.exec();
        if (box.clickedButton() != keep && box.clickedButton() != drop) return false;
        if (box.clickedButton() == keep) {
            QEventLoop wait;   // the window lives on: progress and Cancel are in it
            connect(&session_, &EditSession::work_changed, &wait, [this, &wait] { if (!session_.is_busy()) wait.quit(); });
            save();
            setEnabled(false);
            work_->setEnabled(true);
            if (session_.is_busy()) wait.exec(QEventLoop::DialogExec);
            setEnabled(true);
            if (session_.is_modified()) return false;   // it failed or was cancelled, and said so
        }
    }
    session_.close();
    return true;
}

}  // namespace lorica
