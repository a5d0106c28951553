// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be looked at in an edited data set: unusable rows, secrets, hidden characters, rows that are alike, and rows that
// a held-out file has too. Pure functions; any thread while nobody changes the table.
#pragma once

#include <string>
#include <vector>

#include "core/data/edit_query.h"
#include "core/settings/data_settings.h"

namespace lorica {

enum class Mend : uint8_t { None, DeleteRow, RemoveHidden, HideSecret };

struct Finding {
    RowId id = 0;          // kNoRow: of a row that is not there any more
    int column = kAnyColumn;
    Severity severity = Severity::Warning;
    std::string reason = {};
    Mend mend = Mend::None;        // what would end it
};
// For RemoveHidden and HideSecret: what replace_all() has to look for, and what to put there.
struct MendPattern { TextPattern pattern; std::string replacement; };
MendPattern mend_pattern(Mend mend);
RowSet rows_of(const std::vector<Finding>& findings, const EditTable& table);

// Rows that training could not use and remarks on others, as reading the saved file would find them; texts that look like
// keys and passwords; characters that hide or turn text.
Result<std::vector<Finding>> check_rows(const EditTable& table, const DataSettings& settings, const Work& work = {});

// What the text has, or empty.
std::string secret_in(std::string_view text);
std::string hidden_in(std::string_view text);

struct Likeness {
    std::vector<size_t> columns = {};   // that are compared; none: all
    // 1: the same but for case and white space. Below: share of common runs of three words (Jaccard), candidates by MinHash.
    double least = 1;
};
// Every row but the first of those that are alike, each naming the first.
Result<std::vector<Finding>> find_duplicates(const EditTable& table, const Likeness& likeness, const Work& work = {});
// Rows that are alike to one of the held-out file; its columns are taken by name.
Result<std::vector<Finding>> find_leaks(const EditTable& table, const EditTable& held_out, const Likeness& likeness, const Work& work = {});

}  // namespace lorica
