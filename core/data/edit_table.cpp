// SPDX-License-Identifier: GPL-3.0-or-later
// EditTable: cells, changes and their history. Const: any thread.
#include "core/data/edit_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "core/data/text.h"

namespace lorica {
namespace {

constexpr size_t kBlock = size_t{1} << 20;   // bytes

std::vector<RowId> in_order(const EditTable& table, std::vector<RowId> ids) {
    std::erase_if(ids, [&](RowId id) { return !table.contains(id); });
    const auto before = [&](RowId a, RowId b) { return table.place(a) < table.place(b); };
    if (!std::is_sorted(ids.begin(), ids.end(), before)) std::sort(ids.begin(), ids.end(), before);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace

template <class T>
T* CellStore::Blocks<T>::take(size_t count, size_t& bytes) {
    if (room - used < count) {
        // Small stores (one edit) stay small; a text over a quarter of a block gets its own.
        const size_t whole = blocks.empty() ? 64 : kBlock / sizeof(T);
        const size_t size = std::max(count, count > whole / 4 ? count : whole);
        blocks.push_back(std::make_unique_for_overwrite<T[]>(size));
        bytes += size * sizeof(T);
        used = 0;
        room = size;
    }
    T* out = blocks.back().get() + used;
    used += count;
    return out;
}

std::string_view CellStore::keep(std::string_view text) {
    if (text.empty()) return {};
    char* data = texts_.take(text.size(), bytes_);
    std::memcpy(data, text.data(), text.size());
    return {data, text.size()};
}

EditCell* CellStore::cells(size_t count) { return cells_.take(count, bytes_); }

Result<void> Work::at(int64_t done, int64_t total) const {
    if ((done & 1023) != 0) return {};
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped before the end"};
    if (progress) progress(done, total);
    return {};
}

EditTable::EditTable(std::shared_ptr<const SourceFile> source, std::vector<std::string> columns)
    : source_(std::move(source)), columns_(std::move(columns)) {
    const size_t count = source_->raw.size();
    cells_.resize(count);
    order_.resize(count);
    places_.resize(count);
    for (size_t i = 0; i < count; ++i) {
        cells_[i] = &source_->cells[i * columns_.size()];
        order_[i] = places_[i] = static_cast<RowId>(i);
    }
}

const RowMark& EditTable::mark(RowId id) const {
    static const RowMark none;
    const auto found = marks_.find(id);
    return found == marks_.end() ? none : found->second;
}

std::set<std::string> EditTable::tags() const {
    std::set<std::string> out;
    for (const auto& [id, mark] : marks_) out.insert(mark.tags.begin(), mark.tags.end());
    return out;
}

size_t EditTable::memory_bytes() const {
    size_t bytes = source_->bytes.capacity() + source_->store.bytes() + source_->raw.capacity() * sizeof(std::string_view) +
                   source_->cells.capacity() * sizeof(EditCell) + cells_.capacity() * sizeof(EditCell*) +
                   (order_.capacity() + places_.capacity()) * sizeof(uint32_t);
    for (const TableChange& one : history_) {
        bytes += one.rows.capacity() * sizeof(TableChange::Row) + (one.removed.capacity() + one.added.capacity()) * sizeof(TableChange::Place);
        if (one.store) bytes += one.store->bytes();
    }
    return bytes;
}

TableChange EditTable::change(ChangeKind kind) const {
    TableChange out{.kind = kind, .store = std::make_shared<CellStore>()};
    out.revision = revision_;
    return out;
}

Result<TableChange> EditTable::set_cell(RowId id, size_t column, std::string_view text) const {
    TableChange out = change(ChangeKind::Edit);
    const EditCell& old = cell(id, column);
    const auto named = [&](Error error) {
        error.where = fmt::format("row {}, {}", place(id) + 1, printable(columns_[column]));
        return error;
    };
    if (const size_t bad = invalid_utf8_at(text); bad != std::string_view::npos)
        return named({ErrorCode::BadInput, fmt::format("the text is not UTF-8 at byte {}", bad), {}, "type or paste text"});
    EditCell* cells = out.store->cells(columns_.size());
    if (is_broken(id)) {
        if (column != 0) return named({ErrorCode::BadInput, "this row cannot be read, so it has no cells", {}, "mend its text in the first column"});
        if (text == old.text()) return out;
        auto fresh = read_row(*source_, columns_, text, *out.store);
        if (!fresh) return named(std::move(fresh).error());
        std::copy(fresh->begin(), fresh->end(), cells);
    } else {
        const bool other = old.kind == CellKind::Json && old.text() != "null";
        if (other) {
            if (const auto value = parse_json(text, {}); !value)
                return named({ErrorCode::BadInput, "this value is no text and must stay JSON: " + value.error().message, {},
                              "mend the JSON; a text stands in double quotes"});
        }
        if (text == old.text() && (old.kind != CellKind::Absent)) return out;
        if (text.empty() && old.kind == CellKind::Absent) return out;
        std::copy_n(cells_[id], columns_.size(), cells);
        const std::string_view kept = out.store->keep(text);
        cells[column] = {kept.data(), static_cast<uint32_t>(kept.size()), other ? CellKind::Json : CellKind::Text};
    }
    out.rows.push_back({id, cells_[id], cells});
    return out;
}

TableChange EditTable::erase(std::vector<RowId> ids) const {
    TableChange out = change(ChangeKind::Delete);
    for (const RowId id : in_order(*this, std::move(ids))) out.removed.push_back({place(id), id});
    return out;
}

TableChange EditTable::duplicate(std::vector<RowId> ids) const {
    TableChange out = change(ChangeKind::Duplicate);
    auto fresh = static_cast<RowId>(cells_.size());
    uint32_t shift = 0;
    for (const RowId id : in_order(*this, std::move(ids))) {
        out.added.push_back({place(id) + ++shift, fresh});
        out.rows.push_back({fresh, nullptr, cells_[id]});
        if (const RowMark& own = mark(id); !own.empty()) out.marks.push_back({fresh, {}, own});
        ++fresh;
    }
    return out;
}

TableChange EditTable::insert(uint32_t position, size_t count) const {
    TableChange out = change(ChangeKind::Insert);
    position = std::min<uint32_t>(position, static_cast<uint32_t>(order_.size()));
    EditCell* cells = out.store->cells(columns_.size());
    const EditCell* like = nullptr;   // a column of lists gets an empty list
    for (size_t i = 0; i < std::min<size_t>(order_.size(), 16) && like == nullptr; ++i)
        if (!is_broken(order_[i])) like = cells_[order_[i]];
    for (size_t i = 0; i < columns_.size(); ++i) {
        const std::string_view seen = like != nullptr && like[i].kind == CellKind::Json ? like[i].text() : std::string_view();
        cells[i] = seen.starts_with('[') ? EditCell{"[]", 2, CellKind::Json} : seen.starts_with('{') ? EditCell{"{}", 2, CellKind::Json} : EditCell{"", 0, CellKind::Text};
    }
    for (uint32_t i = 0; i < count; ++i) {
        const auto id = static_cast<RowId>(cells_.size() + i);
        out.added.push_back({position + i, id});
        out.rows.push_back({id, nullptr, cells});
    }
    return out;
}

TableChange EditTable::tag(const std::vector<RowId>& ids, const std::string& tag, bool on) const {
    TableChange out = change(ChangeKind::Tag);
    for (const RowId id : in_order(*this, ids)) {
        RowMark after = mark(id);
        if (on ? after.tags.insert(tag).second : after.tags.erase(tag) > 0) out.marks.push_back({id, mark(id), std::move(after)});
    }
    return out;
}

TableChange EditTable::set_mark(RowId id, RowMark after) const {
    const RowMark& before = mark(id);
    TableChange out = change(before.tags == after.tags ? ChangeKind::Note : ChangeKind::Tag);
    if (!(before == after)) out.marks.push_back({id, before, std::move(after)});
    return out;
}

void EditTable::remove_places(const std::vector<TableChange::Place>& places) {
    auto next = places.begin();
    size_t to = next->position;
    for (size_t from = to; from < order_.size(); ++from) {
        if (next != places.end() && next->position == from) {
            places_[order_[from]] = kNoRow;
            ++next;
        } else {
            places_[order_[from]] = static_cast<uint32_t>(to);
            order_[to++] = order_[from];
        }
    }
    order_.resize(to);
}

void EditTable::add_places(const std::vector<TableChange::Place>& places) {
    size_t from = order_.size();
    order_.resize(order_.size() + places.size());
    auto next = places.rbegin();
    for (size_t to = order_.size(); next != places.rend(); --to) {
        if (next->position == to - 1) {
            order_[to - 1] = next->id;
            ++next;
        } else {
            order_[to - 1] = order_[--from];
        }
    }
    for (size_t i = places.front().position; i < order_.size(); ++i) places_[order_[i]] = static_cast<uint32_t>(i);
}

void EditTable::move(const TableChange& change, bool forward) {
    for (const auto& row : change.rows) {
        if (row.id >= cells_.size()) {
            cells_.resize(row.id + 1);
            places_.resize(row.id + 1, kNoRow);
        }
        if (forward) cells_[row.id] = row.after;
        else if (row.before != nullptr) cells_[row.id] = row.before;
    }
    for (const auto& mark : change.marks) {
        const RowMark& now = forward ? mark.after : mark.before;
        if (now.empty()) marks_.erase(mark.id);
        else marks_[mark.id] = now;
    }
    const auto& gone = forward ? change.removed : change.added;
    const auto& come = forward ? change.added : change.removed;
    if (!gone.empty()) remove_places(gone);
    if (!come.empty()) add_places(come);
    ++revision_;
}

bool EditTable::apply(TableChange change) {
    if (change.empty() || change.revision != revision_) return false;
    if (saved_ > applied_) saved_ = std::numeric_limits<size_t>::max();   // the saved state was among those now dropped
    history_.resize(applied_);
    move(change, true);
    history_.push_back(std::move(change));
    ++applied_;
    return true;
}

void EditTable::undo() {
    if (applied_ > 0) move(history_[--applied_], false);
}

void EditTable::redo() {
    if (applied_ < history_.size()) move(history_[applied_++], true);
}

bool EditTable::revert() {
    if (saved_ > history_.size()) return false;
    while (applied_ > saved_) undo();
    while (applied_ < saved_) redo();
    return true;
}

}  // namespace lorica
