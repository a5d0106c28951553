// SPDX-License-Identifier: GPL-3.0-or-later
// A data set in the editor: the table, the rows in view, and the one piece of long work at a time. GUI thread, no widgets.
//
// Long work reads the table on a thread of its own and ends in one act on the GUI thread. Nothing changes the table meanwhile:
// an edit ends a search that runs (and begins it anew), and is refused while anything else does.
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <thread>

#include "core/data/edit_checks.h"
#include "core/data/edit_file.h"

namespace lorica {

class EditSession : public QObject {
    Q_OBJECT
public:
    explicit EditSession(QObject* parent = nullptr) : QObject(parent) {}
    ~EditSession() override { halt(); }

    void open(const DataSettings& data);
    void close();
    bool is_open() const { return table_.has_value(); }
    const EditTable& table() const { return *table_; }
    const DataSettings& data() const { return data_; }
    const std::vector<RowId>& rows() const { return rows_; }      // in view, in this order
    int64_t index_of(RowId id) const;                              // in rows(), or -1
    const RowQuery& query() const { return query_; }
    const std::vector<Finding>& findings() const { return findings_; }
    bool is_modified() const { return table_ && table_->is_modified(); }

    bool is_busy() const { return task_ != Task::None; }
    bool can_edit() const { return table_ && (task_ == Task::None || task_ == Task::Query); }
    QString work_text() const { return work_text_; }
    double work_share() const { return work_share_; }              // 0 to 1; negative: not known
    void cancel();

    void set_query(RowQuery query);                                // once other work has ended
    // Edits. False where nothing changed: then failed() has said why, or there was nothing to change.
    bool set_cell(RowId id, size_t column, const QString& text);
    bool set_mark(RowId id, RowMark mark);
    bool erase(std::vector<RowId> ids);
    bool duplicate(std::vector<RowId> ids);
    RowId insert(uint32_t position);
    bool tag(const std::vector<RowId>& ids, const QString& tag, bool on);
    void undo();
    void redo();
    void revert();   // reads the file again where the history cannot go back to it

    void find_next(const TextPattern& pattern, int column, CellPlace from);
    void replace(const TextPattern& pattern, const QString& replacement, int column, std::vector<RowId> rows);
    void check();
    void find_duplicates(double least);
    void find_leaks(const QString& path, double least);
    void compare_with_import();
    void save(const fs::path& path, bool over_foreign_changes = false);

Q_SIGNALS:
    void opened();
    void view_changed();          // the rows in view are others
    void cells_changed();         // what is in them is
    void work_changed();          // is_busy, its text or its share
    void failed(const Error& error);
    void told(const QString& text);
    void place_found(lorica::CellPlace place);
    void findings_changed(const QString& what);
    void saved(const QString& path);
    void changed_elsewhere();     // the file on the disk is not the one that was opened; save() did nothing

private:
    enum class Task { None, Query, Work };
    using Finish = std::function<void(EditSession&)>;
    void start(Task task, const QString& text, std::function<Finish(const Work&)> act);
    void run_query();
    void halt();
    bool apply(Result<TableChange> change);
    void after_change(const TableChange& change);
    void prune(const TableChange& change);
    static Finish with_findings(Result<std::vector<Finding>> findings, const QString& what);

    DataSettings data_;
    std::optional<EditTable> table_;
    std::optional<FileStamp> stamp_;
    std::vector<RowId> rows_;
    RowQuery query_;
    bool query_waits_ = false;    // set while other work ran
    std::vector<Finding> findings_;
    Task task_ = Task::None;
    uint64_t number_ = 0;         // of the work; what an earlier one still has to tell is not heard
    QString work_text_;
    double work_share_ = -1;
    std::jthread worker_;
};

}  // namespace lorica
