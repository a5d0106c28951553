// SPDX-License-Identifier: GPL-3.0-or-later
// EditTable: a data set open for editing, compact enough for millions of rows, with undo of everything. Const: any thread.
//
// A row is an id that points to its cells; cells are never changed, only replaced. So a change is a list of (id, cells before,
// cells after) with the store of its new texts, undoing it is putting pointers back, and the file's own bytes are the first store.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/files.h"
#include "core/data/table.h"

namespace lorica {

using RowId = uint32_t;
constexpr RowId kNoRow = std::numeric_limits<RowId>::max();

// Absent: the row lacks the field. Json: a value that is no text, as JSON. Broken: in column 0, the text of a row that cannot be read.
enum class CellKind : uint8_t { Absent, Text, Json, Broken };

struct EditCell {
    const char* data = nullptr;
    uint32_t size = 0;
    CellKind kind = CellKind::Absent;
    std::string_view text() const { return {data, size}; }
    bool operator==(const EditCell& other) const { return kind == other.kind && text() == other.text(); }
};

// Texts and cells that stay where they are as long as the store lives.
class CellStore {
public:
    std::string_view keep(std::string_view text);
    EditCell* cells(size_t count);
    size_t bytes() const { return bytes_; }

private:
    template <class T>
    struct Blocks {
        std::vector<std::unique_ptr<T[]>> blocks = {};
        size_t used = 0, room = 0;
        T* take(size_t count, size_t& bytes);
    };
    Blocks<char> texts_;
    Blocks<EditCell> cells_;
    size_t bytes_ = 0;
};

// The file as it was opened: its bytes, and what stands around and between the rows.
struct SourceFile {
    fs::path path = {};
    std::string bytes = {};                      // of a Parquet file its rows as JSON lines
    std::string kind = {};                       // of the bytes: "csv", "tsv", "jsonl", "json", "txt"
    std::string schema = {};                     // of a Parquet file: the types of its columns (core/data/parquet.h)
    char delimiter = ',';
    std::string_view before = {}, between = {}, after = {};
    std::vector<std::string_view> raw = {};      // of each row, as it is written
    std::vector<EditCell> cells = {};            // rows x columns
    CellStore store = {};                        // texts that are not written as they are read
    std::vector<RowProblem> problems = {};       // row: id + 1
};

struct RowMark {
    std::set<std::string> tags = {};
    std::string note = {};
    bool empty() const { return tags.empty() && note.empty(); }
    bool operator==(const RowMark&) const = default;
};

enum class ChangeKind { Edit, Replace, Delete, Insert, Duplicate, Tag, Note };

// One step of the history. Made from a table as it is (on any thread), applied to that same state.
struct TableChange {
    struct Row { RowId id; const EditCell* before; const EditCell* after; };
    struct Place { uint32_t position; RowId id; };      // ascending, in the order with the row
    struct Mark { RowId id; RowMark before, after; };
    ChangeKind kind = ChangeKind::Edit;
    std::vector<Row> rows = {};
    std::vector<Place> removed = {}, added = {};        // an added row has its cells in `rows`, with nothing before
    std::vector<Mark> marks = {};
    std::shared_ptr<CellStore> store = {};
    uint64_t revision = 0;                              // of the table it was made from
    size_t count() const { return std::max(std::max(rows.size(), removed.size()), marks.size()); }
    bool empty() const { return count() == 0; }
    bool is_structural() const { return !removed.empty() || !added.empty(); }
};

// What a long piece of work watches and tells.
struct Work {
    std::stop_token stop = {};
    std::function<void(int64_t done, int64_t total)> progress = {};
    // Call with every row: an error (Cancelled) once stop is asked for. Looks and tells every 1,024 rows.
    Result<void> at(int64_t done, int64_t total) const;
};

class EditTable {
public:
    // Reads the whole file (core/data/edit_file.cpp). Rows that cannot be read are there as Broken.
    static Result<EditTable> open(const fs::path& path, const TableOptions& options = {}, const Work& work = {});

    const SourceFile& source() const { return *source_; }
    const std::vector<std::string>& columns() const { return columns_; }
    const std::vector<RowId>& rows() const { return order_; }        // in the file's order
    size_t row_count() const { return order_.size(); }
    size_t id_count() const { return cells_.size(); }                // ids are below
    bool contains(RowId id) const { return id < places_.size() && places_[id] != kNoRow; }
    uint32_t place(RowId id) const { return places_[id]; }           // from 0, of a row that the table contains
    const EditCell& cell(RowId id, size_t column) const { return cells_[id][column]; }
    const EditCell* cells(RowId id) const { return cells_[id]; }
    bool is_broken(RowId id) const { return cells_[id][0].kind == CellKind::Broken; }
    // As in the file: the same cells as when it was opened.
    bool is_original(RowId id) const { return id < source_->raw.size() && cells_[id] == &source_->cells[id * columns_.size()]; }
    const RowMark& mark(RowId id) const;
    const std::unordered_map<RowId, RowMark>& marks() const { return marks_; }
    std::set<std::string> tags() const;
    size_t memory_bytes() const;
    uint64_t revision() const { return revision_; }

    // Changes, made and not yet applied. One that would change nothing is empty.
    // A text stays a text; another value must stay JSON; a broken row is read anew from the text.
    Result<TableChange> set_cell(RowId id, size_t column, std::string_view text) const;
    TableChange erase(std::vector<RowId> ids) const;
    TableChange duplicate(std::vector<RowId> ids) const;             // each copy behind its row
    TableChange insert(uint32_t position, size_t count = 1) const;   // rows of empty texts
    TableChange tag(const std::vector<RowId>& ids, const std::string& tag, bool on) const;
    TableChange set_mark(RowId id, RowMark mark) const;

    // False, and nothing done, where the change was made from another state.
    bool apply(TableChange change);
    const TableChange* next_undo() const { return applied_ > 0 ? &history_[applied_ - 1] : nullptr; }
    const TableChange* next_redo() const { return applied_ < history_.size() ? &history_[applied_] : nullptr; }
    void undo();
    void redo();
    bool is_modified() const { return applied_ != saved_; }
    void set_saved() { saved_ = applied_; }
    // Back to what was saved last, by undo or redo. False where a change made after an undo has hidden that state.
    bool revert();
    // Marks that came with the file; no step of the history.
    void take_marks(std::unordered_map<RowId, RowMark> marks) { marks_ = std::move(marks); }

private:
    friend class TableReader;
    EditTable(std::shared_ptr<const SourceFile> source, std::vector<std::string> columns);
    TableChange change(ChangeKind kind) const;
    void move(const TableChange& change, bool forward);
    void remove_places(const std::vector<TableChange::Place>& places);
    void add_places(const std::vector<TableChange::Place>& places);

    std::shared_ptr<const SourceFile> source_;
    std::vector<std::string> columns_;
    std::vector<const EditCell*> cells_;   // by id
    std::vector<RowId> order_;
    std::vector<uint32_t> places_;         // by id; kNoRow where it is not in the order
    std::unordered_map<RowId, RowMark> marks_;
    std::vector<TableChange> history_;
    size_t applied_ = 0, saved_ = 0;
    uint64_t revision_ = 0;
};

// One row's text in the file's shape as cells, or why it cannot be read.
Result<std::vector<EditCell>> read_row(const SourceFile& source, const std::vector<std::string>& columns, std::string_view text, CellStore& store);
// The cells as the file's kind writes a row, without the line's end. `kind` and `delimiter` may be another file's.
std::string write_row(const EditCell* cells, const std::vector<std::string>& columns, const std::string& kind, char delimiter);

}  // namespace lorica
