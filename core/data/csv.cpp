// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV and TSV reader: RFC 4180, strict, every deviation reported with its line. Pure functions; any thread.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "core/data/table.h"
#include "core/data/text.h"

namespace lorica {
namespace {

struct Record {
    int64_t line = 0;
    bool blank = false;                     // an empty line
    std::vector<std::string> fields = {};
    std::string problem = {};               // why it cannot be used; empty if it can
    int problem_field = -1;
};

class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter, bool literal_quotes, uint64_t max_record)
        : text_(text), delimiter_(delimiter), literal_quotes_(literal_quotes), max_record_(max_record) {}

    bool at_end() const { return at_ >= text_.size(); }
    int64_t line() const { return line_; }

    // Reads one record. Call only if not at_end().
    void read(Record& record) {
        record.line = line_;
        record.fields.clear();
        record.problem.clear();
        record.problem_field = -1;
        const size_t begin = at_;
        record.blank = text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
        while (true) {
            record.fields.emplace_back();
            read_field(record);
            if (at_end() || text_[at_] != delimiter_) break;
            ++at_;
            if (record.fields.size() >= kMaxFields) {
                blame(record, fmt::format("more than {} fields", kMaxFields));
                skip_line();
                break;
            }
            if (at_end()) record.fields.emplace_back();  // a delimiter at the very end opens one more field
            if (at_end()) break;
        }
        end_of_record(record);
        if (at_ - begin > max_record_) blame(record, fmt::format("the row is longer than {} MiB", max_record_ >> 20));
        check_bytes(record, text_.substr(begin, at_ - begin));
    }

private:
    static constexpr size_t kMaxFields = 65536;

    void blame(Record& record, std::string reason) {
        if (!record.problem.empty()) return;
        record.problem = std::move(reason);
        record.problem_field = static_cast<int>(record.fields.size()) - 1;
    }

    void read_field(Record& record) {
        if (!at_end() && text_[at_] == '"') return read_quoted(record);
        const size_t begin = at_;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == delimiter_ || c == '\n') break;
            if (c == '\r') {
                if (at_ + 1 == text_.size() || text_[at_ + 1] == '\n') break;
                blame(record, "a carriage return without a line feed in a field without quotes");
            }
            if (c == '"' && !literal_quotes_) blame(record, "a quote inside a field that does not begin with one");
            ++at_;
        }
        record.fields.back().assign(text_.substr(begin, at_ - begin));
    }

    void read_quoted(Record& record) {
        const int64_t opened = line_;
        std::string& field = record.fields.back();
        ++at_;
        while (true) {
            const size_t quote = text_.find('"', at_);
            const size_t stop = std::min(quote, text_.size());
            const std::string_view part = text_.substr(at_, stop - at_);
            line_ += std::count(part.begin(), part.end(), '\n');
            field.append(part);
            at_ = stop;
            if (quote == std::string_view::npos) {
                blame(record, line_ > opened
                                  ? fmt::format("the quote opened on line {} is never closed; lines {} to {} belong to this field", opened, opened, line_)
                                  : fmt::format("the quote opened on line {} is never closed", opened));
                return;
            }
            ++at_;
            if (at_end() || text_[at_] != '"') break;
            field += '"';
            ++at_;
        }
        if (at_end() || text_[at_] == delimiter_ || text_[at_] == '\n' ||
            (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'))) return;
        blame(record, fmt::format("text behind the closing quote on line {}", line_));
        skip_line();
    }

    void skip_line() {
        at_ = std::min(text_.find('\n', at_), text_.size());
        if (at_ > 0 && at_ < text_.size() && text_[at_ - 1] == '\r') --at_;
    }

    void end_of_record(Record&) {
        if (!at_end() && text_[at_] == '\r') ++at_;
        if (!at_end() && text_[at_] == '\n') {
            ++at_;
            ++line_;
        }
    }

    void check_bytes(Record& record, std::string_view raw) {
        if (raw.find('\0') != std::string_view::npos) {
            record.problem_field = -1;
            record.problem = "the row has a NUL byte; is this a text file?";
        }
        if (const size_t bad = invalid_utf8_at(raw); bad != std::string_view::npos && record.problem.empty()) {
            const auto lines = std::count(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
            record.problem = fmt::format("byte 0x{:02X} on line {} is not UTF-8 (Windows-1252?); save the file as UTF-8",
                                         static_cast<unsigned char>(raw[bad]), record.line + lines);
        }
    }

    std::string_view text_;
    char delimiter_;
    bool literal_quotes_;
    uint64_t max_record_;
    size_t at_ = 0;
    int64_t line_ = 1;
};

// The comma, unless the header has none outside of quotes and has another of the usual delimiters.
char guess_delimiter(std::string_view text) {
    bool quoted = false;
    int semicolons = 0, tabs = 0;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        if (c == ',') return ',';
        semicolons += c == ';';
        tabs += c == '\t';
    }
    return tabs > 0 && tabs >= semicolons ? '\t' : semicolons > 0 ? ';' : ',';
}

Result<void> read_header(CsvReader& reader, Table& table, ProblemList& problems) {
    Record header;
    do {
        if (reader.at_end()) return Error{ErrorCode::BadInput, "the file is empty", table.file, "choose a file with a header and rows"};
        reader.read(header);
    } while (header.blank);
    const std::string where = fmt::format("{}:{}", table.file, header.line);
    if (!header.problem.empty()) {
        return Error{ErrorCode::BadInput, "the header cannot be read: " + header.problem, where, "mend the header's line"};
    }
    std::unordered_set<std::string> seen;
    for (size_t i = 0; i < header.fields.size(); ++i) {
        std::string& name = header.fields[i];
        if (is_blank(name)) {
            name = fmt::format("column_{}", i + 1);
            problems.add({table.file, header.line, 0, name, "the header has no name for this column", Severity::Warning});
        }
        if (!seen.insert(name).second) {
            return Error{ErrorCode::BadInput, fmt::format("the header names the column \"{}\" twice", printable(name)), where,
                         "give each column its own name"};
        }
    }
    table.columns = std::move(header.fields);
    return {};
}

}  // namespace

Result<Table> parse_csv(std::string_view text, const std::string& file, const TableOptions& options) {
    LORICA_ASSIGN(text, without_mark(text, file));
    const char delimiter = options.delimiter ? options.delimiter : guess_delimiter(text);
    Table table{.file = file, .kind = delimiter == '\t' ? "tsv" : "csv"};
    ProblemList problems(options.max_problems);
    CsvReader reader(text, delimiter, delimiter == '\t', options.max_record);
    LORICA_TRY(read_header(reader, table, problems));
    Record record;
    int64_t row = 0;
    while (!reader.at_end()) {
        reader.read(record);
        if (record.blank) continue;
        ++row;
        if (record.problem.empty() && record.fields.size() != table.columns.size()) {
            record.problem = fmt::format("{} field{} where the header has {}", record.fields.size(), record.fields.size() == 1 ? "" : "s",
                                         table.columns.size());
            record.problem_field = -1;
        }
        if (!record.problem.empty()) {
            const auto at = static_cast<size_t>(record.problem_field);
            problems.add({file, record.line, row, record.problem_field >= 0 && at < table.columns.size() ? table.columns[at] : "",
                          record.problem, Severity::Error});
            continue;
        }
        TableRow& out = table.rows.emplace_back();
        out.line = record.line;
        out.row = row;
        out.cells.reserve(record.fields.size());
        for (std::string& field : record.fields) out.cells.emplace_back(std::move(field));
    }
    if (row == 0) return Error{ErrorCode::BadInput, "the file has a header and no rows", file, "add rows below the header"};
    table.row_count = row;
    table.problems = problems.take(file);
    return table;
}

}  // namespace lorica
