// SPDX-License-Identifier: GPL-3.0-or-later
// The editor's table, its view and its work. GUI thread; act of start() on the worker's.
#include "ui/pages/data/edit_session.h"

#include <algorithm>
#include <chrono>

#include "ui/bridge/gui_thread.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr auto kTellEvery = std::chrono::milliseconds(100);

}  // namespace

void EditSession::start(Task task, const QString& text, std::function<Finish(const Work&)> act) {
    halt();
    task_ = task;
    work_text_ = text;
    work_share_ = -1;
    const uint64_t number = ++number_;
    worker_ = std::jthread([self = QPointer<EditSession>(this), number, act = std::move(act)](std::stop_token stop) {
        auto last = std::chrono::steady_clock::now();
        const Work work{stop, [&](int64_t done, int64_t total) {
            const auto now = std::chrono::steady_clock::now();
            if (now - last < kTellEvery || total <= 0) return;
            last = now;
            tell(self, [number, share = static_cast<double>(done) / static_cast<double>(total)](EditSession& session) {
                if (number != session.number_) return;
                session.work_share_ = share;
                Q_EMIT session.work_changed();
            });
        }};
        Finish finish;
        try {
            finish = act(work);
        } catch (const std::bad_alloc&) {
            finish = [](EditSession& session) { Q_EMIT session.failed({ErrorCode::OutOfMemory, "there is not enough memory for this", {}, "close other programs, or split the file"}); };
        }
        tell(self, [number, finish = std::move(finish)](EditSession& session) {
            if (number != session.number_) return;
            session.task_ = Task::None;
            Q_EMIT session.work_changed();
            finish(session);
            if (session.query_waits_ && session.table_ && !session.is_busy()) session.run_query();
        });
    });
    Q_EMIT work_changed();
}

void EditSession::halt() {
    ++number_;
    if (worker_.joinable()) {
        worker_.request_stop();
        worker_.join();
    }
    task_ = Task::None;
}

void EditSession::cancel() {
    if (!is_busy()) return;
    halt();
    Q_EMIT work_changed();
    if (query_waits_ && table_) run_query();
    if (!table_) Q_EMIT failed({ErrorCode::Cancelled, "opening was cancelled"});
}

void EditSession::open(const DataSettings& data) {
    close();
    data_ = data;
    start(Task::Work, tr("Opening"), [path = fs::path(data.path)](const Work& work) -> Finish {
        auto stamp = file_stamp(path);
        auto table = EditTable::open(path, {}, work);
        if (!table || !stamp) return [error = table ? stamp.error() : table.error()](EditSession& session) { Q_EMIT session.failed(error); };
        auto lost = load_marks(*table);
        // A function must be copyable, and a table is worth moving.
        auto held = std::make_shared<EditTable>(*std::move(table));
        return [held, stamp = *stamp, lost](EditSession& session) {
            session.table_ = std::move(*held);
            session.stamp_ = stamp;
            session.rows_ = session.table_->rows();
            Q_EMIT session.opened();
            Q_EMIT session.view_changed();
            if (!lost) Q_EMIT session.failed(lost.error());
            else if (*lost > 0) Q_EMIT session.told(tr("The tags and notes of %1 rows were not taken: their rows are not in the file any more.").arg(count_text(*lost)));
        };
    });
}

void EditSession::close() {
    halt();
    if (table_) worker_ = std::jthread([old = std::make_shared<EditTable>(*std::move(table_))]() mutable { old.reset(); });   // freeing it takes a while
    table_.reset();
    query_waits_ = false;
    stamp_.reset();
    rows_.clear();
    query_ = {};
    findings_.clear();
    Q_EMIT view_changed();
    Q_EMIT work_changed();
}

int64_t EditSession::index_of(RowId id) const {
    if (!table_ || !table_->contains(id)) return -1;
    if (query_.is_plain() && !query_waits_ && task_ != Task::Query) return table_->place(id);
    const auto found = std::find(rows_.begin(), rows_.end(), id);
    return found == rows_.end() ? -1 : found - rows_.begin();
}

void EditSession::set_query(RowQuery query) {
    if (!table_) return;
    query_ = std::move(query);
    if (task_ == Task::Work) query_waits_ = true;
    else run_query();
}

void EditSession::run_query() {
    query_waits_ = false;
    if (query_.is_plain()) {
        halt();
        rows_ = table_->rows();
        Q_EMIT work_changed();
        Q_EMIT view_changed();
        return;
    }
    start(Task::Query, query_.sort_column == kAnyColumn ? tr("Filtering") : tr("Sorting"), [table = &*table_, query = query_](const Work& work) -> Finish {
        auto rows = select_rows(*table, query, work);
        if (!rows) return [error = rows.error()](EditSession& session) { Q_EMIT session.failed(error); };
        return [rows = std::make_shared<std::vector<RowId>>(*std::move(rows))](EditSession& session) {
            session.rows_ = std::move(*rows);
            Q_EMIT session.view_changed();
        };
    });
}

bool EditSession::apply(Result<TableChange> change) {
    if (!change) {
        Q_EMIT failed(change.error());
        return false;
    }
    if (change->empty() || !can_edit()) return false;
    const bool queried = task_ == Task::Query;
    halt();
    if (!table_->apply(*std::move(change))) return false;
    after_change(*table_->next_undo());
    if (queried && task_ != Task::Query) run_query();
    return true;
}

// Rows that came are shown where they are in the file, or (in a chosen or sorted view) behind the row before them.
void EditSession::prune(const TableChange& change) {
    std::erase_if(rows_, [&](RowId id) { return !table_->contains(id); });
    for (const auto* places : {&change.added, &change.removed}) {
        if (places->size() > 1000) continue;   // the query that follows brings them
        for (const auto& [position, id] : *places) {
            if (!table_->contains(id) || std::find(rows_.begin(), rows_.end(), id) != rows_.end()) continue;
            const uint32_t place = table_->place(id);
            auto at = place > 0 ? std::find(rows_.begin(), rows_.end(), table_->rows()[place - 1]) : rows_.begin();
            if (at != rows_.end() && place > 0) ++at;
            rows_.insert(at, id);
        }
    }
}

void EditSession::after_change(const TableChange& change) {
    if (!change.is_structural()) {
        Q_EMIT cells_changed();
        return;
    }
    if (query_.is_plain()) {
        rows_ = table_->rows();
    } else {
        prune(change);
        if (change.count() > 1000) {
            Q_EMIT view_changed();
            return run_query();
        }
    }
    Q_EMIT view_changed();
}

bool EditSession::set_cell(RowId id, size_t column, const QString& text) {
    return can_edit() && table_->contains(id) && apply(table_->set_cell(id, column, ss(text)));
}

bool EditSession::set_mark(RowId id, RowMark mark) { return can_edit() && table_->contains(id) && apply(table_->set_mark(id, std::move(mark))); }
bool EditSession::erase(std::vector<RowId> ids) { return can_edit() && apply(table_->erase(std::move(ids))); }
bool EditSession::duplicate(std::vector<RowId> ids) { return can_edit() && apply(table_->duplicate(std::move(ids))); }

RowId EditSession::insert(uint32_t position) {
    const auto id = static_cast<RowId>(table_ ? table_->id_count() : 0);
    return can_edit() && apply(table_->insert(position)) ? id : kNoRow;
}

bool EditSession::tag(const std::vector<RowId>& ids, const QString& tag, bool on) { return can_edit() && apply(table_->tag(ids, ss(tag), on)); }

void EditSession::undo() {
    if (!can_edit() || !table_->next_undo()) return;
    halt();
    table_->undo();
    after_change(*table_->next_redo());
    Q_EMIT work_changed();
}

void EditSession::redo() {
    if (!can_edit() || !table_->next_redo()) return;
    halt();
    table_->redo();
    after_change(*table_->next_undo());
    Q_EMIT work_changed();
}

void EditSession::revert() {
    if (!can_edit()) return;
    halt();
    if (!table_->revert()) return open(DataSettings(data_));
    run_query();
    Q_EMIT cells_changed();
}

void EditSession::find_next(const TextPattern& pattern, int column, CellPlace from) {
    if (!can_edit()) return;
    auto matcher = TextMatcher::compile(pattern);
    if (!matcher) return Q_EMIT failed(matcher.error());
    start(Task::Work, tr("Finding"), [table = &*table_, rows = rows_, matcher = *matcher, column, from](const Work& work) -> Finish {
        auto found = lorica::find_next(*table, rows, matcher, column, from, work);
        if (!found) return [error = found.error()](EditSession& session) { Q_EMIT session.failed(error); };
        return [found = *found](EditSession& session) {
            if (found) Q_EMIT session.place_found(*found);
            else Q_EMIT session.told(tr("Not found in the rows shown."));
        };
    });
}

void EditSession::replace(const TextPattern& pattern, const QString& replacement, int column, std::vector<RowId> rows) {
    if (!can_edit()) return;
    auto matcher = TextMatcher::compile(pattern);
    if (!matcher) return Q_EMIT failed(matcher.error());
    start(Task::Work, tr("Replacing"), [table = &*table_, rows = std::move(rows), matcher = *matcher, replacement = ss(replacement), column](const Work& work) -> Finish {
        auto change = replace_all(*table, rows, matcher, replacement, column, work);
        if (!change) return [error = change.error()](EditSession& session) { Q_EMIT session.failed(error); };
        const auto held = std::make_shared<TableChange>(*std::move(change));
        return [held](EditSession& session) {
            const auto count = static_cast<int64_t>(held->count());
            if (count == 0) Q_EMIT session.told(tr("Not found in the rows shown."));
            else if (session.apply(std::move(*held))) Q_EMIT session.told(count == 1 ? tr("Replaced in 1 row.") : tr("Replaced in %1 rows.").arg(count_text(count)));
        };
    });
}

// A million findings are worth neither a copy nor freeing the ones before them in the window's time.
EditSession::Finish EditSession::with_findings(Result<std::vector<Finding>> findings, const QString& what) {
    if (!findings) return [error = findings.error()](EditSession& session) { Q_EMIT session.failed(error); };
    return [what, held = std::make_shared<std::vector<Finding>>(*std::move(findings))](EditSession& session) {
        session.findings_.swap(*held);
        session.worker_ = std::jthread([old = std::move(*held)] {});
        Q_EMIT session.findings_changed(what);
    };
}

void EditSession::check() {
    if (!can_edit()) return;
    start(Task::Work, tr("Checking"), [table = &*table_, data = data_](const Work& work) -> Finish {
        return with_findings(check_rows(*table, data, work), tr("Problems"));
    });
}

void EditSession::find_duplicates(double least) {
    if (!can_edit()) return;
    start(Task::Work, tr("Looking for duplicates"), [table = &*table_, least](const Work& work) -> Finish {
        return with_findings(lorica::find_duplicates(*table, {{}, least}, work), tr("Duplicates"));
    });
}

void EditSession::find_leaks(const QString& path, double least) {
    if (!can_edit()) return;
    start(Task::Work, tr("Comparing with the held-out file"), [table = &*table_, path = ss(path), least](const Work& work) -> Finish {
        auto held_out = EditTable::open(path, {}, work);
        auto found = held_out ? lorica::find_leaks(*table, *held_out, {{}, least}, work) : Result<std::vector<Finding>>(held_out.error());
        return with_findings(std::move(found), tr("Leaks"));
    });
}

namespace {

Result<std::vector<Finding>> changes_since_import(const EditTable& table, const fs::path& path, const Work& work) {
    const fs::path import = import_version(path);
    std::error_code code;
    LORICA_ASSIGN(const EditTable before, EditTable::open(fs::exists(import, code) ? import : path, {}, work));
    LORICA_ASSIGN(const auto old_rows, row_hashes(before, work));
    LORICA_ASSIGN(const auto new_rows, row_hashes(table, work));
    const bool same_columns = before.columns() == table.columns();
    const RowDiff diff = diff_rows(old_rows, new_rows);
    std::vector<Finding> out;
    for (const auto& [a, b] : diff.changed) {
        const RowId was = before.rows()[a], is = table.rows()[b];
        bool named = false;
        for (size_t i = 0; same_columns && i < table.columns().size(); ++i) {
            if (before.cell(was, i) == table.cell(is, i)) continue;
            named = true;
            out.push_back({is, static_cast<int>(i), Severity::Note, ss(EditSession::tr("was: %1").arg(qs(std::string(before.cell(was, i).text().substr(0, 400)))))});
        }
        if (!named) out.push_back({is, kAnyColumn, Severity::Note, std::string("changed; row ").append(std::to_string(a + 1)).append(" of the import")});
    }
    for (const uint32_t b : diff.added) out.push_back({table.rows()[b], kAnyColumn, Severity::Note, "added"});
    for (const uint32_t a : diff.removed) {
        std::string text;
        for (size_t i = 0; i < before.columns().size(); ++i) text.append(i ? " | " : "").append(before.cell(before.rows()[a], i).text().substr(0, 200));
        out.push_back({kNoRow, kAnyColumn, Severity::Note, std::string("removed: row ").append(std::to_string(a + 1)).append(" of the import: ").append(text)});
    }
    return out;
}

}  // namespace

void EditSession::compare_with_import() {
    if (!can_edit()) return;
    start(Task::Work, tr("Comparing with the import"), [table = &*table_](const Work& work) -> Finish {
        return with_findings(changes_since_import(*table, table->source().path, work), tr("Changes"));
    });
}

void EditSession::save(const fs::path& path, bool over_foreign_changes) {
    if (!can_edit()) return;
    const bool own = path == fs::path(data_.path);
    if (own && !over_foreign_changes) {
        const auto now = file_stamp(path);
        if (now && stamp_ && !(*now == *stamp_)) return Q_EMIT changed_elsewhere();
    }
    start(Task::Work, tr("Saving"), [table = &*table_, path, own](const Work& work) -> Finish {
        auto done = save_table(*table, path, work);
        if (!done) return [error = done.error()](EditSession& session) { Q_EMIT session.failed(error); };
        auto stamp = file_stamp(path);
        return [path, own, stamp](EditSession& session) {
            if (own) {
                session.table_->set_saved();
                if (stamp) session.stamp_ = *stamp;
            }
            Q_EMIT session.saved(qs(path.string()));
            Q_EMIT session.cells_changed();
        };
    });
}

}  // namespace lorica
