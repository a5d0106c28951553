// SPDX-License-Identifier: GPL-3.0-or-later
// Table: finding the reader for a file, and what a table says about itself. Any thread.
#include "core/data/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/files.h"
#include "core/data/parquet.h"
#include "core/data/row_text.h"
#include "core/data/text.h"

namespace lorica {
namespace {

constexpr const char* kKnown = "choose a .csv, .tsv, .jsonl, .json, .parquet or .txt file";

}  // namespace

const char* to_string(Severity severity) {
    switch (severity) {
        case Severity::Note: return "note";
        case Severity::Warning: return "warning";
        case Severity::Error: return "error";
    }
    return "error";
}

std::string RowProblem::text() const {
    std::string out = file;
    if (line > 0) out += fmt::format(":{}", line);
    if (row > 0) out += fmt::format(" (row {})", row);
    if (!field.empty()) out += ", " + field;
    return out + ": " + reason;
}

nlohmann::json to_json(const RowProblem& problem) {
    return {{"file", problem.file}, {"line", problem.line}, {"row", problem.row}, {"field", problem.field},
            {"reason", problem.reason}, {"severity", to_string(problem.severity)}};
}

const char* kind_of(const Json& value) {
    switch (value.type()) {
        case Json::value_t::null: return "null";
        case Json::value_t::object: return "object";
        case Json::value_t::array: return "list";
        case Json::value_t::string: return "string";
        case Json::value_t::boolean: return "true or false";
        case Json::value_t::number_integer:
        case Json::value_t::number_unsigned:
        case Json::value_t::number_float: return "number";
        default: return "absent";
    }
}

const Json& TableRow::cell(int column) const {
    static const Json absent(Json::value_t::discarded);
    return column >= 0 && static_cast<size_t>(column) < cells.size() ? cells[static_cast<size_t>(column)] : absent;
}

int Table::column(std::string_view name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

std::vector<std::string> Table::column_types() const {
    constexpr std::array kinds = {"string", "number", "true or false", "list", "object", "null", "absent"};
    std::vector<std::string> out;
    for (size_t i = 0; i < columns.size(); ++i) {
        std::array<bool, kinds.size()> seen = {};
        for (const TableRow& row : rows) {
            const std::string_view kind = kind_of(row.cell(static_cast<int>(i)));
            seen[static_cast<size_t>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin())] = true;
        }
        std::string types;
        for (size_t k = 0; k < kinds.size(); ++k) {
            if (seen[k]) types += (types.empty() ? "" : ", ") + std::string(kinds[k]);
        }
        out.push_back(std::move(types));
    }
    return out;
}

std::string kind_of_suffix(const fs::path& path) {
    std::string suffix = path.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto known = std::find_if(kDataSuffixes.begin(), kDataSuffixes.end(), [&](const DataSuffix& one) { return suffix == one.suffix; });
    return known == kDataSuffixes.end() ? "" : known->kind;
}

bool begins_with_object(std::string_view text) {
    const size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || text[first] != '{') return false;
    return parse_json(text.substr(first, std::min(text.find('\n', first), text.size()) - first), {}).ok();
}

bool TextLines::next(TextLine& line) {
    while (at_ < text_.size()) {
        const size_t end = std::min(text_.find('\n', at_), text_.size());
        line = {++line_, text_.substr(at_, end - at_), {}};
        at_ = end + 1;
        if (line.text.ends_with('\r')) line.text.remove_suffix(1);
        if (is_blank(line.text)) continue;
        if (line.text.size() > max_record_) line.problem = fmt::format("the line is longer than {} MiB", max_record_ >> 20);
        else if (line.text.find('\0') != std::string_view::npos) line.problem = "the line has a NUL byte; is this a text file?";
        else if (const size_t bad = invalid_utf8_at(line.text); bad != std::string_view::npos)
            line.problem = fmt::format("byte 0x{:02X} is not UTF-8 (Windows-1252?); save the file as UTF-8", static_cast<unsigned char>(line.text[bad]));
        return true;
    }
    return false;
}

Result<Table> parse_text_lines(std::string_view text, const std::string& file, const TableOptions& options) {
    LORICA_ASSIGN(text, without_mark(text, file));
    Table table{.file = file, .kind = "txt", .columns = {"text"}};
    ProblemList problems(options.max_problems);
    TextLines lines(text, options.max_record);
    for (TextLine line; lines.next(line);) {
        ++table.row_count;
        if (!line.problem.empty()) problems.add({file, line.line, table.row_count, "text", line.problem, Severity::Error});
        else table.rows.push_back({line.line, table.row_count, {std::string(line.text)}});
    }
    if (table.row_count == 0) return Error{ErrorCode::BadInput, "the file is empty", file, "choose a file with at least one row"};
    table.problems = problems.take(file);
    return table;
}

namespace {

Result<Table> parse_parquet(std::string_view bytes, const std::string& file, const TableOptions& options) {
    LORICA_ASSIGN(const ParquetRows rows, read_parquet(bytes, file, options.max_bytes));
    if (rows.lines.empty()) return Error{ErrorCode::BadInput, "the file has no rows", file, "choose a file with at least one row"};
    LORICA_ASSIGN(Table table, parse_json_rows(rows.lines, file + ".jsonl", options));
    table.file = file;
    table.kind = "parquet";
    for (TableRow& row : table.rows) row.line = 0;
    for (RowProblem& problem : table.problems) {
        problem.file = file;
        problem.line = 0;
    }
    return table;
}

Result<Table> parse_by_kind(std::string_view text, const std::string& kind, const std::string& name, TableOptions options) {
    if (kind == "parquet" || is_parquet(text)) return parse_parquet(text, name, options);
    if (kind == "tsv" && options.delimiter == 0) options.delimiter = '\t';
    if (kind == "csv" || kind == "tsv") return parse_csv(text, name, options);
    if (kind == "json" || kind == "jsonl") return parse_json_rows(text, name, options);
    if (kind == "txt" && !begins_with_object(text)) return parse_text_lines(text, name, options);
    const size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string_view::npos && (text[first] == '{' || text[first] == '[')) return parse_json_rows(text, name, options);
    return Error{ErrorCode::BadInput, "the file's name does not tell what it holds", name, kKnown};
}

}  // namespace

Result<Table> read_table(const std::filesystem::path& path, const TableOptions& options) {
    const std::string name = printable(path.string(), 4096);
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return Error{ErrorCode::BadInput, "this is a folder, not a data set", name, kKnown};
    LORICA_ASSIGN(const std::string text, read_file(path, options.max_bytes));
    if (text.empty()) return Error{ErrorCode::BadInput, "the file is empty", name, "choose a file with at least one row"};
    LORICA_ASSIGN(Table table, parse_by_kind(text, kind_of_suffix(path), name, options));
    table.content_hash = sha256(text);
    return table;
}

}  // namespace lorica
