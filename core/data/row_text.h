// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rows of a file's text are, one at a time and without copying: what the readers and the editor share. Pure; any thread.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/table.h"
#include "core/data/text.h"

namespace lorica {

struct CsvRecord {
    int64_t line = 0;
    bool blank = false;                          // an empty line
    std::string_view raw = {};                   // without the line's end
    std::vector<std::string_view> fields = {};   // valid until the next record: pieces of the text, or of `joined`
    std::deque<std::string> joined = {};         // fields with doubled quotes
    std::string problem = {};                    // why it cannot be used; empty if it can
    int problem_field = -1;
};

// RFC 4180, strict.
class CsvReader {
public:
    // literal_quotes: a quote inside a field that does not begin with one is a character like any other (TSV).
    CsvReader(std::string_view text, char delimiter, bool literal_quotes, uint64_t max_record)
        : text_(text), delimiter_(delimiter), literal_quotes_(literal_quotes), max_record_(max_record) {}

    bool at_end() const { return at_ >= text_.size(); }
    size_t position() const { return at_; }
    // Reads one record. Call only if not at_end().
    void read(CsvRecord& record);

private:
    static constexpr size_t kMaxFields = 65536;

    void blame(CsvRecord& record, std::string reason);
    void read_field(CsvRecord& record);
    void read_quoted(CsvRecord& record);
    void skip_line();
    void end_of_record();
    void check_bytes(CsvRecord& record, std::string_view raw);

    std::string_view text_;
    char delimiter_;
    bool literal_quotes_;
    uint64_t max_record_;
    size_t at_ = 0;
    int64_t line_ = 1;
};

// The comma, unless the header has none outside of quotes and has another of the usual delimiters.
char guess_delimiter(std::string_view text);
// The names of the columns: the first line that is not empty.
Result<std::vector<std::string>> read_header(CsvReader& reader, const std::string& file, ProblemList& problems);
// A record with another number of fields has a problem.
void require_fields(CsvRecord& record, size_t count);

// The first line is a JSON object: rows, whatever the file's name says.
bool begins_with_object(std::string_view text);

struct TextLine {
    int64_t line = 0;
    std::string_view text = {};   // without the line's end
    std::string problem = {};     // why it cannot be used; empty if it can
};

// The lines of a plain text that are not blank.
class TextLines {
public:
    TextLines(std::string_view text, uint64_t max_record) : text_(text), max_record_(max_record) {}
    bool next(TextLine& line);

private:
    std::string_view text_;
    uint64_t max_record_;
    size_t at_ = 0;
    int64_t line_ = 0;
};

// Takes the rows that find_json_rows() finds.
class JsonRowSink {
public:
    virtual ~JsonRowSink() = default;
    std::string kind = {};  // "jsonl" or "json", once known

    void add(std::string_view text, int64_t line, const std::string& cut_hint = {}) { take(text, line, ++count_, cut_hint); }
    // What is wrong with the file (row 0) or a row of it.
    virtual void refuse(int64_t line, int64_t row, std::string reason) = 0;
    int64_t count() const { return count_; }

protected:
    // One row's JSON text, a piece of the whole. `cut_hint` is put before the reason of an unexpected end.
    virtual void take(std::string_view text, int64_t line, int64_t row, const std::string& cut_hint) = 0;

private:
    int64_t count_ = 0;
};
void find_json_rows(std::string_view text, const std::string& file, const TableOptions& options, JsonRowSink& rows);

}  // namespace lorica
