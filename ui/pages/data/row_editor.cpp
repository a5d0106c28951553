// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes for the pieces of a row. GUI thread.
#include "ui/pages/data/row_editor.h"

#include <QEvent>
#include <QFormLayout>
#include <QScrollArea>
#include <algorithm>

#include "ui/pages/data/cell_delegate.h"
#include "ui/pages/data/edit_model.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr size_t kMostBoxes = 40, kMostBytes = 12'000;   // more would stall the layout

const char* first_key(const Json& turn, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (turn.is_object() && turn.contains(key) && turn[key].is_string()) return key;
    return nullptr;
}

}  // namespace

RowEditor::RowEditor(EditSession& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, kGrid, 0, 0);
    place_ = make_label({}, "strong", this);
    outer->addWidget(place_);
    content_ = new QWidget(this);
    layout_ = new QVBoxLayout(content_);
    layout_->setContentsMargins(0, 0, kGrid, 0);
    layout_->setSpacing(4);
    more_ = make_label({}, "amber", content_);
    more_->setWordWrap(true);
    layout_->addWidget(more_);
    layout_->addStretch();
    outer->addWidget(make_scroll(content_, this), 1);
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    tags_ = new QLineEdit(this);
    tags_->setPlaceholderText(tr("Parted by commas"));
    tags_->setAccessibleName(tr("Tags of the row"));
    note_ = new QLineEdit(this);
    note_->setAccessibleName(tr("Note on the row"));
    form->addRow(tr("Tags"), tags_);
    form->addRow(tr("Note"), note_);
    outer->addLayout(form);
    connect(tags_, &QLineEdit::editingFinished, this, &RowEditor::take_marks);
    connect(note_, &QLineEdit::editingFinished, this, &RowEditor::take_marks);
    connect(&session, &EditSession::cells_changed, this, &RowEditor::refresh);
    connect(&session, &EditSession::view_changed, this, &RowEditor::refresh);
    refresh();
}

void RowEditor::show_row(RowId id) {
    if (id == id_) return;
    commit();
    id_ = id;
    refresh();
}

void RowEditor::add_pieces(size_t column, std::vector<Piece>& out) {
    const EditCell& cell = session_.table().cell(id_, column);
    if (cell.kind == CellKind::Absent) return;
    const QString name = shown_text(session_.table().columns()[column], 120);
    if (cell.kind == CellKind::Json && cell.text().starts_with('[') && cell.size <= EditModel::kMostEdited) {
        auto value = std::make_unique<Json>(Json::parse(cell.text().begin(), cell.text().end(), nullptr, false));
        const bool conversation = value->is_array() && !value->empty() && std::all_of(value->begin(), value->end(), [](const Json& turn) {
            return first_key(turn, {"role", "from"}) && first_key(turn, {"content", "value", "text"});
        });
        if (conversation) {
            int number = 0;
            for (const Json& turn : *value) {
                const char* key = first_key(turn, {"content", "value", "text"});
                const std::string& role = turn[first_key(turn, {"role", "from"})].get_ref<const std::string&>();
                const std::string& text = turn[key].get_ref<const std::string&>();
                out.push_back({shown_text(role, 60), column, number++, key, text, text.size() <= kMostBytes});
            }
            turns_.push_back(std::move(value));
            return;
        }
    }
    out.push_back({cell.kind == CellKind::Broken ? tr("The row as it is written") : name, column, -1, {}, cell.text(), cell.size <= kMostBytes});
}

void RowEditor::refresh() {
    const bool shown = session_.is_open() && session_.table().contains(id_);
    if (!shown) id_ = kNoRow;
    setEnabled(shown);
    filling_ = true;
    std::vector<Piece> pieces;
    turns_.clear();
    if (shown)
        for (size_t i = 0; i < session_.table().columns().size() && pieces.size() <= kMostBoxes; ++i) add_pieces(i, pieces);
    const size_t count = std::min(pieces.size(), kMostBoxes);
    for (size_t i = 0; i < count; ++i) fill(i, pieces[i]);
    for (size_t i = count; i < boxes_.size(); ++i) {
        boxes_[i]->title->hide();
        boxes_[i]->edit->hide();
        boxes_[i]->id = kNoRow;
    }
    more_->setVisible(pieces.size() > count);
    more_->setText(tr("More than %1 parts: the rest is only in the table.").arg(kMostBoxes));
    place_->setText(shown ? tr("Row %1").arg(count_text(session_.table().place(id_) + 1)) : tr("Select a row to see all of it."));
    const RowMark mark = shown ? session_.table().mark(id_) : RowMark{};
    if (!tags_->hasFocus() || !tags_->isModified()) tags_->setText(tags_text(mark));
    if (!note_->hasFocus() || !note_->isModified()) note_->setText(qs(mark.note));
    filling_ = false;
}

void RowEditor::fill(size_t index, const Piece& piece) {
    if (index == boxes_.size()) {
        auto box = std::make_unique<Box>();
        box->title = make_label({}, "small", content_);
        box->title->setTextFormat(Qt::PlainText);
        box->edit = new QPlainTextEdit(content_);
        box->edit->setTabChangesFocus(true);
        box->edit->installEventFilter(this);
        layout_->insertWidget(static_cast<int>(2 * index), box->title);
        layout_->insertWidget(static_cast<int>(2 * index + 1), box->edit);
        boxes_.push_back(std::move(box));
    }
    Box& box = *boxes_[index];
    const bool typing = box.id == id_ && box.edit->hasFocus() && box.edit->document()->isModified();
    box.piece = piece;
    box.id = id_;
    if (typing) return;
    const std::string_view part = piece.text.substr(0, kMostBytes);
    box.title->setText(piece.open ? piece.title : tr("%1: the first %2 of %3; too long to edit here").arg(piece.title, bytes_text(static_cast<double>(part.size())), bytes_text(static_cast<double>(piece.text.size()))));
    const QString text = QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size()));
    if (box.edit->toPlainText() != text) box.edit->setPlainText(text);
    box.edit->document()->setModified(false);
    box.edit->setReadOnly(!piece.open);
    box.edit->setAccessibleName(piece.turn < 0 ? piece.title : tr("Turn %1, %2").arg(piece.turn + 1).arg(piece.title));
    const int lines = std::clamp(static_cast<int>(text.size() / 44 + text.count(QLatin1Char('\n')) + 1), 1, 12);
    box.edit->setFixedHeight(lines * box.edit->fontMetrics().lineSpacing() + 20);
    box.title->show();
    box.edit->show();
}

void RowEditor::take(Box& box) {
    if (filling_ || box.id == kNoRow || !box.edit->document()->isModified() || !session_.is_open() || !session_.table().contains(box.id)) return;
    box.edit->document()->setModified(false);
    if (box.piece.turn < 0) {
        const QString text = edited_text(*box.edit, session_.table().cell(box.id, box.piece.column).text());
        if (!session_.set_cell(box.id, box.piece.column, text)) box.edit->document()->setModified(true);   // refused: it stays here
        return;
    }
    const EditCell& cell = session_.table().cell(box.id, box.piece.column);
    Json turns = Json::parse(cell.text().begin(), cell.text().end(), nullptr, false);
    const auto turn = static_cast<size_t>(box.piece.turn);
    if (!turns.is_array() || turn >= turns.size() || !turns[turn].is_object()) return;
    Json& content = turns[turn][box.piece.key];
    if (!content.is_string()) return;
    content = ss(edited_text(*box.edit, content.get_ref<const std::string&>()));
    (void)session_.set_cell(box.id, box.piece.column, qs(turns.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

void RowEditor::take_marks() {
    if (filling_ || id_ == kNoRow || !session_.is_open() || !session_.table().contains(id_) || (!tags_->isModified() && !note_->isModified())) return;
    tags_->setModified(false);
    note_->setModified(false);
    (void)session_.set_mark(id_, {tags_of(tags_->text()), ss(note_->text())});
}

void RowEditor::commit() {
    for (size_t i = 0; i < boxes_.size(); ++i) take(*boxes_[i]);
    take_marks();
}

bool RowEditor::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::FocusOut)
        for (const auto& box : boxes_)
            if (box->edit == object) take(*box);
    return QWidget::eventFilter(object, event);
}

}  // namespace lorica
