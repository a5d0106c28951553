// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV and TSV reader: RFC 4180, strict, every deviation reported with its line. Pure functions; any thread.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "core/data/row_text.h"
#include "core/data/text.h"

namespace lorica {

void CsvReader::read(CsvRecord& record) {
    record.line = line_;
    record.fields.clear();
    record.joined.clear();
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
    record.raw = text_.substr(begin, at_ - begin);
    end_of_record();
    if (at_ - begin > max_record_) blame(record, fmt::format("the row is longer than {} MiB", max_record_ >> 20));
    check_bytes(record, text_.substr(begin, at_ - begin));
}

void CsvReader::blame(CsvRecord& record, std::string reason) {
    if (!record.problem.empty()) return;
    record.problem = std::move(reason);
    record.problem_field = static_cast<int>(record.fields.size()) - 1;
}

void CsvReader::read_field(CsvRecord& record) {
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
    record.fields.back() = text_.substr(begin, at_ - begin);
}

void CsvReader::read_quoted(CsvRecord& record) {
    const int64_t opened = line_;
    std::string* joined = nullptr;  // only where the field has doubled quotes: then it is not a piece of the text
    ++at_;
    while (true) {
        const size_t quote = text_.find('"', at_);
        const size_t stop = std::min(quote, text_.size());
        const std::string_view part = text_.substr(at_, stop - at_);
        line_ += std::count(part.begin(), part.end(), '\n');
        at_ = stop;
        const bool doubled = quote != std::string_view::npos && quote + 1 < text_.size() && text_[quote + 1] == '"';
        if (doubled && joined == nullptr) joined = &record.joined.emplace_back();
        if (joined != nullptr) joined->append(part);
        record.fields.back() = joined != nullptr ? std::string_view(*joined) : part;
        if (quote == std::string_view::npos) {
            blame(record, line_ > opened
                              ? fmt::format("the quote opened on line {} is never closed; lines {} to {} belong to this field", opened, opened, line_)
                              : fmt::format("the quote opened on line {} is never closed", opened));
            return;
        }
        ++at_;
        if (!doubled) break;
        *joined += '"';
        ++at_;
    }
    if (at_end() || text_[at_] == delimiter_ || text_[at_] == '\n' ||
        (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'))) return;
    blame(record, fmt::format("text behind the closing quote on line {}", line_));
    skip_line();
}

void CsvReader::skip_line() {
    at_ = std::min(text_.find('\n', at_), text_.size());
    if (at_ > 0 && at_ < text_.size() && text_[at_ - 1] == '\r') --at_;
}

void CsvReader::end_of_record() {
    if (!at_end() && text_[at_] == '\r') ++at_;
    if (!at_end() && text_[at_] == '\n') {
        ++at_;
        ++line_;
    }
}

void CsvReader::check_bytes(CsvRecord& record, std::string_view raw) {
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


Result<std::vector<std::string>> read_header(CsvReader& reader, const std::string& file, ProblemList& problems) {
    CsvRecord header;
    do {
        if (reader.at_end()) return Error{ErrorCode::BadInput, "the file is empty", file, "choose a file with a header and rows"};
        reader.read(header);
    } while (header.blank);
    const std::string where = fmt::format("{}:{}", file, header.line);
    if (!header.problem.empty()) {
        return Error{ErrorCode::BadInput, "the header cannot be read: " + header.problem, where, "mend the header's line"};
    }
    std::vector<std::string> names(header.fields.begin(), header.fields.end());
    std::unordered_set<std::string> seen;
    for (size_t i = 0; i < names.size(); ++i) {
        std::string& name = names[i];
        if (is_blank(name)) {
            name = fmt::format("column_{}", i + 1);
            problems.add({file, header.line, 0, name, "the header has no name for this column", Severity::Warning});
        }
        if (!seen.insert(name).second) {
            return Error{ErrorCode::BadInput, fmt::format("the header names the column \"{}\" twice", printable(name)), where,
                         "give each column its own name"};
        }
    }
    return names;
}

void require_fields(CsvRecord& record, size_t count) {
    if (!record.problem.empty() || record.fields.size() == count) return;
    record.problem = fmt::format("{} field{} where the header has {}", record.fields.size(), record.fields.size() == 1 ? "" : "s", count);
    record.problem_field = -1;
}

Result<Table> parse_csv(std::string_view text, const std::string& file, const TableOptions& options) {
    LORICA_ASSIGN(text, without_mark(text, file));
    const char delimiter = options.delimiter ? options.delimiter : guess_delimiter(text);
    Table table{.file = file, .kind = delimiter == '\t' ? "tsv" : "csv"};
    ProblemList problems(options.max_problems);
    CsvReader reader(text, delimiter, delimiter == '\t', options.max_record);
    LORICA_ASSIGN(table.columns, read_header(reader, file, problems));
    CsvRecord record;
    int64_t row = 0;
    while (!reader.at_end()) {
        reader.read(record);
        if (record.blank) continue;
        ++row;
        require_fields(record, table.columns.size());
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
        for (const std::string_view field : record.fields) out.cells.emplace_back(std::string(field));
    }
    if (row == 0) return Error{ErrorCode::BadInput, "the file has a header and no rows", file, "add rows below the header"};
    table.row_count = row;
    table.problems = problems.take(file);
    return table;
}

}  // namespace lorica
