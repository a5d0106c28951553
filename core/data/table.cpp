// SPDX-License-Identifier: GPL-3.0-or-later
// Table: finding the reader for a file, and what a table says about itself. Any thread.
#include "core/data/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/files.h"
#include "core/data/text.h"

namespace lorica {

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

namespace {

std::string lower_suffix(const fs::path& path) {
    std::string suffix = path.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return suffix;
}

Result<Table> parse_by_suffix(std::string_view text, const std::string& suffix, const std::string& name, TableOptions options) {
    if (suffix == ".tsv" || suffix == ".tab") {
        if (options.delimiter == 0) options.delimiter = '\t';
        return parse_csv(text, name, options);
    }
    if (suffix == ".csv") return parse_csv(text, name, options);
    if (suffix == ".json" || suffix == ".jsonl" || suffix == ".ndjson") return parse_json_rows(text, name, options);
    if (suffix == ".parquet" || text.starts_with("PAR1")) {
        return Error{ErrorCode::Unsupported, "Parquet files cannot be read yet", name, "convert it to JSONL or CSV"};
    }
    const size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string_view::npos && (text[first] == '{' || text[first] == '[')) return parse_json_rows(text, name, options);
    return Error{ErrorCode::BadInput, fmt::format("no reader for \"{}\" files", printable(suffix)), name,
                 "known are .csv, .tsv, .jsonl and .json"};
}

}  // namespace

Result<Table> read_table(const std::filesystem::path& path, const TableOptions& options) {
    const std::string name = printable(path.string(), 4096);
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        return Error{ErrorCode::BadInput, "this is a folder, not a data set", name, "choose a .csv, .tsv, .jsonl or .json file"};
    }
    LORICA_ASSIGN(const std::string text, read_file(path, options.max_bytes));
    if (text.empty()) return Error{ErrorCode::BadInput, "the file is empty", name, "choose a file with at least one row"};
    LORICA_ASSIGN(Table table, parse_by_suffix(text, lower_suffix(path), name, options));
    table.content_hash = sha256(text);
    return table;
}

}  // namespace lorica
