// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing, sorting, finding and replacing in an edited data set. Pure functions; any thread while nobody changes the table.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/data/edit_table.h"
#include "core/data/text_match.h"

namespace lorica {

constexpr int kAnyColumn = -1;
using RowSet = std::shared_ptr<const std::vector<bool>>;   // by id; ids behind its end are not in it

struct RowQuery {
    TextPattern filter = {};         // an empty text: every row
    int column = kAnyColumn;         // of the filter
    bool tagged = false;             // only rows with a tag
    std::string tag = {};            // only rows with this one
    bool changed = false;            // only rows that are not as they were opened
    RowSet among = {};               // only these, if there is a set
    int sort_column = kAnyColumn;    // none: the file's order
    bool descending = false;
    bool chooses() const { return !filter.text.empty() || tagged || !tag.empty() || changed || among; }
    bool is_plain() const { return !chooses() && sort_column == kAnyColumn; }
};
// The rows in the order to show. Sorting is stable: numbers by value, then texts without regard to case, then empty cells.
Result<std::vector<RowId>> select_rows(const EditTable& table, const RowQuery& query, const Work& work = {});

// Whether the texts of a cell match: of a list or an object, the texts inside of it and not its keys.
Result<bool> cell_matches(const TextMatcher& matcher, const EditCell& cell);

struct CellPlace {
    size_t index = 0;    // in the rows that were searched
    size_t column = 0;
};
// The next cell that matches at or behind `from`, past the end from the beginning on, or nothing.
Result<std::optional<CellPlace>> find_next(const EditTable& table, const std::vector<RowId>& rows, const TextMatcher& matcher, int column,
                                           CellPlace from, const Work& work = {});

// Every match in these rows replaced, as one change; rows that cannot be read are left as they are.
Result<TableChange> replace_all(const EditTable& table, const std::vector<RowId>& rows, const TextMatcher& matcher, std::string_view replacement, int column,
                                const Work& work = {});

}  // namespace lorica
