// SPDX-License-Identifier: GPL-3.0-or-later
// Rows out of JSONL, a JSON array, or an object that holds one. Pure functions; any thread.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/data/row_text.h"
#include "core/data/text.h"

namespace lorica {
namespace {

constexpr size_t kMaxColumns = 256;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class RowCollector : public JsonRowSink {
public:
    RowCollector(const std::string& file, const TableOptions& options) : options_(options), problems_(options.max_problems) {
        table.file = file;
    }

    Table table;

    void refuse(int64_t line, int64_t row, std::string reason) override {
        problems_.add({table.file, line, row, "", std::move(reason), Severity::Error});
    }

    void take(std::string_view text, int64_t line, int64_t row, const std::string& cut_hint) override {
        if (text.size() > options_.max_record) return refuse(line, row, fmt::format("the row is longer than {} MiB", options_.max_record >> 20));
        std::vector<std::string> repeated;
        auto value = parse_json(text, table.file, line, options_.max_depth, &repeated);
        if (!value) {
            const bool cut = value.error().message.find("unexpected end of input") != std::string::npos ||
                             value.error().message.find("missing closing quote") != std::string::npos;
            return refuse(line, row, (cut ? cut_hint : "") + "not valid JSON: " + value.error().message);
        }
        for (const std::string& name : repeated) {
            problems_.add({table.file, line, row, printable(name), "the key is repeated in this row; its last value is used", Severity::Warning});
        }
        put(*std::move(value), line, row);
    }

    Table finish() {
        table.kind = kind;
        table.row_count = count();
        table.problems = problems_.take(table.file);
        return std::move(table);
    }

private:
    void put(Json value, int64_t line, int64_t row) {
        if (!value.is_object()) return refuse(line, row, fmt::format("a {} where an object {{…}} is expected", kind_of(value)));
        TableRow out{.line = line, .row = row};
        for (auto& [key, cell] : value.get_ref<Json::object_t&>()) {
            auto known = index_.find(key);
            if (known == index_.end()) {
                if (table.columns.size() >= kMaxColumns) {
                    return refuse(line, row, fmt::format("the rows have more than {} different fields (\"{}\" is one too many)", kMaxColumns, printable(key)));
                }
                known = index_.emplace(key, table.columns.size()).first;
                table.columns.push_back(key);
            }
            while (out.cells.size() <= known->second) out.cells.emplace_back(Json::value_t::discarded);
            out.cells[known->second] = std::move(cell);
        }
        table.rows.push_back(std::move(out));
    }

    const TableOptions& options_;
    ProblemList problems_;
    std::unordered_map<std::string, size_t> index_;
};

struct Cursor {
    std::string_view text;
    size_t at = 0;
    int64_t line = 1;

    bool at_end() const { return at >= text.size(); }
    char peek() const { return text[at]; }
    void skip_space() {
        while (!at_end() && is_space(text[at])) line += text[at++] == '\n';
    }
    // Behind the string that begins here, or the end.
    void skip_string() {
        for (++at; !at_end() && text[at] != '"'; ++at) {
            if (text[at] == '\\' && at + 1 < text.size()) ++at;
            line += text[at] == '\n';
        }
        if (!at_end()) ++at;
    }
    // Behind the value that begins here (its inside is checked by the parser later). False where the text ends inside of it.
    bool skip_value() {
        int64_t depth = 0;
        const size_t begin = at;
        while (!at_end()) {
            const char c = text[at];
            if (c == '"') {
                skip_string();
                if (depth == 0) return text[at - 1] == '"' && at - begin >= 2;
                continue;
            }
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') {
                if (depth == 0) return true;
                if (--depth == 0) {
                    ++at;
                    return true;
                }
            }
            if (depth == 0 && (c == ',' || is_space(c))) return true;
            line += c == '\n';
            ++at;
        }
        return depth == 0;
    }
};

// Rows of the array that begins at the cursor, which is left behind it.
void read_array(Cursor& in, JsonRowSink& rows) {
    ++in.at;
    in.skip_space();
    if (!in.at_end() && in.peek() == ']') {
        ++in.at;
        return;
    }
    while (true) {
        in.skip_space();
        const size_t begin = in.at;
        const int64_t line = in.line;
        if (in.at_end()) return rows.refuse(line, 0, fmt::format("the file is cut off behind row {}: the list is not closed", rows.count()));
        if (in.peek() == ',' || in.peek() == ']') return rows.refuse(line, 0, fmt::format("a value is missing behind row {}; the rest was not read", rows.count()));
        const bool whole = in.skip_value();
        rows.add(in.text.substr(begin, in.at - begin), line, "the file is cut off in this row: ");
        if (!whole) return;
        in.skip_space();
        if (in.at_end()) return rows.refuse(in.line, 0, fmt::format("the file is cut off behind row {}: the list is not closed", rows.count()));
        if (in.peek() == ']') {
            ++in.at;
            return;
        }
        if (in.peek() != ',') return rows.refuse(in.line, 0, fmt::format("a comma is missing behind row {}; the rest was not read", rows.count()));
        ++in.at;
    }
}

void read_lines(std::string_view text, JsonRowSink& rows) {
    int64_t line = 0;
    for (size_t at = 0; at < text.size();) {
        ++line;
        const size_t end = text.find('\n', at);
        const bool last = end == std::string_view::npos;
        std::string_view one = text.substr(at, (last ? text.size() : end) - at);
        at = last ? text.size() : end + 1;
        if (one.ends_with('\r')) one.remove_suffix(1);
        if (std::all_of(one.begin(), one.end(), is_space)) continue;
        rows.add(one, line, last ? "the last line is cut off: " : "the line is cut off: ");
    }
}

bool is_row_member(std::string_view name) {
    constexpr std::array names = {"messages", "conversations", "conversation", "instances", "references", "tools"};
    return std::any_of(names.begin(), names.end(), [&](const char* known) { return name == known; });
}

// The one member of an object that holds a list of objects and is not a conversation; empty if there is none.
std::string container_member(const Json& object) {
    std::string found;
    for (const auto& [key, value] : object.items()) {
        if (!value.is_array() || value.empty() || !value.front().is_object() || is_row_member(key)) continue;
        if (!found.empty()) return {};
        found = key;
    }
    return found;
}

// A whole file that is one object: its list of rows, or itself.
void read_object(std::string_view text, const Json& object, JsonRowSink& rows) {
    const std::string wanted = container_member(object);
    Cursor in{text};
    in.skip_space();
    const size_t begin = in.at;
    const int64_t line = in.line;
    if (!wanted.empty()) {
        ++in.at;
        while (!in.at_end()) {
            in.skip_space();
            if (in.at_end() || in.peek() != '"') break;
            const size_t key_begin = in.at;
            in.skip_string();
            const auto key = parse_json(in.text.substr(key_begin, in.at - key_begin), "");
            in.skip_space();
            if (!in.at_end()) ++in.at;  // the colon
            in.skip_space();
            if (key.ok() && key->is_string() && key->get_ref<const std::string&>() == wanted && !in.at_end() && in.peek() == '[') {
                return read_array(in, rows);
            }
            in.skip_value();
            in.skip_space();
            if (!in.at_end()) ++in.at;  // the comma
        }
    }
    std::string_view one = text.substr(begin);
    rows.add(one, line);
}

}  // namespace

void find_json_rows(std::string_view text, const std::string& file, const TableOptions& options, JsonRowSink& rows) {
    Cursor in{text};
    in.skip_space();
    if (in.at_end()) return;
    if (in.peek() == '[') {
        rows.kind = "json";
        read_array(in, rows);
        in.skip_space();
        if (!in.at_end()) rows.refuse(in.line, 0, "text behind the end of the list");
        return;
    }
    const size_t end = std::min(text.find('\n', in.at), text.size());
    const bool only_line = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), is_space);
    const bool lines = file.ends_with(".jsonl") || file.ends_with(".ndjson");
    if ((only_line && !lines) || !parse_json(text.substr(in.at, end - in.at), "", 1, options.max_depth).ok()) {
        const auto whole = parse_json(text, file, 1, options.max_depth + 2);
        if (whole.ok() && whole->is_object()) {
            rows.kind = "json";
            return read_object(text, *whole, rows);
        }
        if (!whole.ok() && !lines && file.ends_with(".json")) {
            rows.kind = "json";
            return rows.add(text.substr(in.at), in.line, "the file is cut off: ");
        }
    }
    rows.kind = "jsonl";
    read_lines(text, rows);
}

Result<Table> parse_json_rows(std::string_view text, const std::string& file, const TableOptions& options) {
    LORICA_ASSIGN(text, without_mark(text, file));
    if (std::all_of(text.begin(), text.end(), is_space)) return Error{ErrorCode::BadInput, "the file is empty", file, "choose a file with at least one row"};
    RowCollector rows(file, options);
    find_json_rows(text, file, options, rows);
    Table table = rows.finish();
    const bool failed = std::any_of(table.problems.begin(), table.problems.end(), [](const RowProblem& p) { return p.severity == Severity::Error; });
    if (table.rows.empty() && !failed) return Error{ErrorCode::BadInput, "the file has no rows", file, "choose a file with at least one row"};
    return table;
}

}  // namespace lorica
