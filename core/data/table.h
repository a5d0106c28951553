// SPDX-License-Identifier: GPL-3.0-or-later
// Table: the rows of a CSV, TSV, JSONL, JSON, Parquet or text file with the line of each, and what was wrong with the others. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace lorica {

using Json = nlohmann::ordered_json;

enum class Severity { Note, Warning, Error };
const char* to_string(Severity severity);

// One thing that is wrong with one row, or (row 0) with the file or a column.
struct RowProblem {
    std::string file = {};
    int64_t line = 0;   // 1-based, 0 where there is none
    int64_t row = 0;    // 1-based data row (a CSV header does not count), 0 for the whole file
    std::string field = {};
    std::string reason = {};
    Severity severity = Severity::Error;  // Error: the row cannot be used
    // "train.csv:12 (row 11), output: the response is empty".
    std::string text() const;
};
nlohmann::json to_json(const RowProblem& problem);

struct TableRow {
    int64_t line = 0;  // where the row begins; 0 in Parquet
    int64_t row = 0;   // 1-based
    // One cell a column: a JSON value, always a string in CSV, TSV and text. A column that the row lacks is discarded (is_discarded()).
    std::vector<Json> cells = {};  // may be shorter than the columns: the rest is absent
    const Json& cell(int column) const;
};

struct Table {
    std::string file = {};          // as given
    std::string kind = {};          // "csv", "tsv", "jsonl", "json", "parquet", "txt"
    std::string content_hash = {};  // SHA-256 of the bytes that were read
    std::vector<std::string> columns = {};
    std::vector<TableRow> rows = {};
    int64_t row_count = 0;          // data rows in the file, those that could not be read included
    std::vector<RowProblem> problems = {};  // rows that could not be read (Error) and remarks (Warning)

    // The column's index, or -1.
    int column(std::string_view name) const;
    // For each column the kinds of its values: "string", "null, string", "absent, list" …
    std::vector<std::string> column_types() const;
};

struct TableOptions {
    char delimiter = 0;                          // CSV: 0 takes the comma, or ; or tab where the header has no comma
    uint64_t max_bytes = uint64_t{1} << 32;      // of the file
    uint64_t max_record = uint64_t{64} << 20;    // bytes of one row
    int max_depth = 128;                         // nesting of a JSON value
    size_t max_problems = 10000;                 // more are counted in one last problem
};

// The suffixes that say what a file is, and which kind that is.
struct DataSuffix {
    const char* suffix;
    const char* kind;
};
inline constexpr std::array kDataSuffixes = {
    DataSuffix{".csv", "csv"}, DataSuffix{".tsv", "tsv"}, DataSuffix{".tab", "tsv"}, DataSuffix{".json", "json"}, DataSuffix{".jsonl", "jsonl"},
    DataSuffix{".ndjson", "jsonl"}, DataSuffix{".parquet", "parquet"}, DataSuffix{".pq", "parquet"}, DataSuffix{".txt", "txt"}};
// The kind that the suffix tells, whatever its case; "" for any other.
std::string kind_of_suffix(const std::filesystem::path& path);

// By the suffix, else by the first characters. An error where the file cannot be read
// at all or has no row; rows that are wrong are in `problems`.
Result<Table> read_table(const std::filesystem::path& path, const TableOptions& options = {});

// The same from memory. `file` is for messages.
Result<Table> parse_csv(std::string_view text, const std::string& file, const TableOptions& options = {});
// One JSON value a line, one JSON array of objects, one object with a single array of objects, or one object.
Result<Table> parse_json_rows(std::string_view text, const std::string& file, const TableOptions& options = {});
// Plain text: one row a line that is not blank, in the one column "text".
Result<Table> parse_text_lines(std::string_view text, const std::string& file, const TableOptions& options = {});

// A strict JSON text. The error names line, column and byte offset. Repeated keys: the last wins, `duplicates` gets their names.
Result<Json> parse_json(std::string_view text, const std::string& file, int64_t first_line = 1, int max_depth = 128,
                        std::vector<std::string>* duplicates = nullptr);

// "string", "number", "true or false", "null", "list", "object", "absent".
const char* kind_of(const Json& value);

}  // namespace lorica
