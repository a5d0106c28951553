// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an edited data set: the set itself, earlier versions of it, tags and notes beside it. Any thread.
//
// PATH.versions/import.EXT is the set as it was before it was first saved here, PATH.versions/<time>.EXT each later one;
// PATH.marks.json holds tags and notes, each with its row's number and a hash of its cells.
#pragma once

#include "core/data/edit_table.h"

namespace lorica {

struct FileStamp {
    int64_t changed_ns = 0;
    uint64_t bytes = 0;
    bool operator==(const FileStamp&) const = default;
};
Result<FileStamp> file_stamp(const fs::path& path);

// Writes the set to `path` (complete or not at all), its marks beside it, and keeps what was there as a version. Rows that
// were not changed are written byte for byte as they were read; another suffix than the source's writes that shape.
Result<void> save_table(const EditTable& table, const fs::path& path, const Work& work = {});
// What was read of the file before its first save here, if that is kept.
fs::path import_version(const fs::path& path);

// Hash of a row's cells: the same for the same values, whatever the file's spelling.
uint64_t row_hash(const EditCell* cells, size_t columns);
// Reads the marks beside the file into the table. Marks whose row is not found by number or hash: how many.
Result<int64_t> load_marks(EditTable& table);

// Rows by their place in each of two versions. What is neither the same nor moved past is paired in order as changed.
struct RowDiff {
    std::vector<std::pair<uint32_t, uint32_t>> changed = {};   // place before, place after
    std::vector<uint32_t> removed = {};                         // places before
    std::vector<uint32_t> added = {};                           // places after
};
RowDiff diff_rows(const std::vector<uint64_t>& before, const std::vector<uint64_t>& after);
Result<std::vector<uint64_t>> row_hashes(const EditTable& table, const Work& work = {});

}  // namespace lorica
