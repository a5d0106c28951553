// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a data set for editing: every row's bytes, its cells as pieces of them wherever they are written as they read. Any thread.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/data/edit_table.h"
#include "core/data/json_scan.h"
#include "core/data/parquet.h"
#include "core/data/row_text.h"

namespace lorica {
namespace {

constexpr size_t kMaxColumns = 256;
constexpr size_t kMaxCells = size_t{1} << 28;  // 4 GiB of them

struct Member {
    std::string_view key, value;   // as written; of a text with its quotes
    bool escaped_key = false, escaped = false;
    size_t column = 0;
};

// The members of one JSON object. False for whatever is not plainly right: then parse_json() judges.
bool split_object(std::string_view text, int max_depth, std::vector<Member>& out) {
    out.clear();
    JsonScan in(text, max_depth - 1);
    in.space();
    if (!in.take('{')) return false;
    in.space();
    if (!in.take('}')) {
        do {
            Member& member = out.emplace_back();
            in.space();
            size_t begin = in.at;
            if (!in.string(member.escaped_key)) return false;
            member.key = text.substr(begin, in.at - begin);
            in.space();
            if (!in.take(':')) return false;
            in.space();
            begin = in.at;
            if (begin < text.size() && text[begin] == '"' ? !in.string(member.escaped) : !in.value()) return false;
            member.value = text.substr(begin, in.at - begin);
            in.space();
        } while (in.take(','));
        if (!in.take('}')) return false;
    }
    in.space();
    return in.at == text.size();
}

EditCell text_cell(std::string_view text, CellKind kind = CellKind::Text) {
    return {text.data() == nullptr ? "" : text.data(), static_cast<uint32_t>(text.size()), kind};
}

}  // namespace

// Reads a file into a SourceFile.
class TableReader : private JsonRowSink {
public:
    TableReader(const fs::path& path, const TableOptions& options, const Work& work)
        : source_(std::make_shared<SourceFile>()), options_(options), work_(work), problems_(options.max_problems), name_(printable(path.string(), 4096)) {
        source_->path = path;
    }

    Result<EditTable> read() {
        LORICA_ASSIGN(source_->bytes, read_file(source_->path, options_.max_bytes));
        if (is_parquet(source_->bytes)) LORICA_TRY(unpack());
        LORICA_ASSIGN(const std::string_view text, without_mark(source_->bytes, name_));
        const std::string kind = kind_of_suffix(source_->path);
        const size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) return Error{ErrorCode::BadInput, "the file is empty", name_, "choose a file with at least one row"};
        const bool csv = kind == "csv" || kind == "tsv", plain = kind == "txt" && !begins_with_object(text);
        if (!csv && !plain && text[first] != '{' && text[first] != '[')
            return Error{ErrorCode::Unsupported, "this is no file of rows", name_, "choose a CSV, TSV, JSON, JSONL, Parquet or text file"};
        LORICA_TRY(csv ? read_csv(text, kind == "tsv") : plain ? read_lines(text) : read_json(text));
        if (source_->raw.empty() || columns_.empty()) {
            const auto problems = problems_.take(name_);
            return problems.empty() ? Error{ErrorCode::BadInput, "the file has no rows", name_, "choose a file with at least one row"}
                                    : Error{ErrorCode::BadInput, problems.front().reason, name_, "mend the file in a text editor"};
        }
        close_layout();
        source_->problems = problems_.take(name_);
        if (!source_->schema.empty())
            for (RowProblem& problem : source_->problems) problem.line = 0;
        return EditTable(std::move(source_), std::move(columns_));
    }

private:
    // A Parquet file's rows take its place.
    Result<void> unpack() {
        LORICA_ASSIGN(ParquetRows rows, read_parquet(source_->bytes, name_, options_.max_bytes, [&](int64_t done, int64_t total) { return work_.at(done, total); }));
        source_->bytes = std::move(rows.lines);
        source_->schema = std::move(rows.schema);
        return {};
    }

    Result<void> read_lines(std::string_view text) {
        source_->kind = "txt";
        columns_ = {"text"};
        stride_ = 1;
        source_->between = text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
        reserve_rows(text);
        TextLines lines(text, options_.max_record);
        for (TextLine line; lines.next(line);) {
            LORICA_TRY(work_.at(static_cast<int64_t>(source_->raw.size()), static_cast<int64_t>(expected_)));
            EditCell* cells = new_row(line.text);
            if (cells == nullptr) return too_wide();
            if (line.problem.empty()) cells[0] = text_cell(line.text);
            else broken(cells, line.text, line.line, line.problem);
        }
        return {};
    }

    Result<void> read_csv(std::string_view text, bool tabs) {
        source_->delimiter = options_.delimiter ? options_.delimiter : tabs ? '\t' : guess_delimiter(text);
        source_->kind = source_->delimiter == '\t' ? "tsv" : "csv";
        CsvReader reader(text, source_->delimiter, source_->delimiter == '\t', options_.max_record);
        LORICA_ASSIGN(columns_, read_header(reader, name_, problems_));
        stride_ = columns_.size();
        begin_ = text.substr(reader.position()).data();  // the first row's
        source_->between = text.find("\r\n") == text.find('\n') - 1 && text.find('\n') != std::string_view::npos ? "\r\n" : "\n";
        reserve_rows(text);
        CsvRecord record;
        while (!reader.at_end()) {
            LORICA_TRY(work_.at(static_cast<int64_t>(source_->raw.size()), static_cast<int64_t>(expected_)));
            reader.read(record);
            if (record.blank) continue;
            require_fields(record, stride_);
            EditCell* cells = new_row(record.raw);
            if (cells == nullptr) return too_wide();
            if (!record.problem.empty()) {
                broken(cells, record.raw, record.line, record.problem);
                continue;
            }
            for (size_t i = 0; i < stride_; ++i) cells[i] = text_cell(piece(record.fields[i]));
        }
        return {};
    }

    // A field is a piece of the file, or is kept.
    std::string_view piece(std::string_view field) {
        const std::string& bytes = source_->bytes;
        const bool inside = field.data() >= bytes.data() && field.data() + field.size() <= bytes.data() + bytes.size();
        return inside ? field : source_->store.keep(field);
    }

    Result<void> read_json(std::string_view text) {
        begin_ = text.data();
        reserve_rows(text);
        find_json_rows(text, name_, options_, *this);
        if (failed_) return too_wide();
        if (work_.stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped before the end"};
        source_->kind = kind.empty() ? "jsonl" : kind;
        const auto& raw = source_->raw;
        source_->between = source_->kind == "jsonl" ? (text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n") : ",\n";
        if (source_->kind == "json" && raw.size() > 1)
            source_->between = {raw[0].data() + raw[0].size(), static_cast<size_t>(raw[1].data() - raw[0].data() - static_cast<std::ptrdiff_t>(raw[0].size()))};
        return {};
    }

    void refuse(int64_t line, int64_t row, std::string reason) override { problems_.add({name_, line, row, "", std::move(reason), Severity::Error}); }

    void take(std::string_view text, int64_t line, int64_t row, const std::string& cut_hint) override {
        if (failed_ || !work_.at(row, static_cast<int64_t>(expected_)).ok()) return;
        const bool plain = text.size() <= options_.max_record && invalid_utf8_at(text) == std::string_view::npos && split_object(text, options_.max_depth, members_);
        if (plain)
            for (size_t i = 0; i < members_.size(); ++i) members_[i].column = column_of(members_[i], i);
        EditCell* cells = failed_ ? nullptr : new_row(text);
        failed_ = failed_ || cells == nullptr;
        if (failed_) return;
        if (!plain) return broken(cells, text, line, why_not(text, line, cut_hint));
        for (const Member& member : members_) {
            EditCell& cell = cells[member.column];
            if (cell.kind != CellKind::Absent)
                problems_.add({name_, line, row, printable(columns_[static_cast<size_t>(&cell - cells)]), "the key is repeated in this row; its last value is used", Severity::Warning});
            std::string_view value = member.value;
            const bool text_value = value.front() == '"';
            if (text_value) value = member.escaped ? source_->store.keep(json_string_text(member.value)) : value.substr(1, value.size() - 2);
            cell = text_cell(value, text_value ? CellKind::Text : CellKind::Json);
        }
    }

    std::string why_not(std::string_view text, int64_t line, const std::string& cut_hint) {
        if (text.size() > options_.max_record) return fmt::format("the row is longer than {} MiB", options_.max_record >> 20);
        const auto value = parse_json(text, name_, line, options_.max_depth);
        if (!value) return cut_hint + "not valid JSON: " + value.error().message;
        return "an object {…} is expected";
    }

    // The member's column, made where there is none. Most rows have their fields in the same order.
    size_t column_of(const Member& member, size_t number) {
        const std::string_view written = member.key.substr(1, member.key.size() - 2);
        if (!member.escaped_key && number < columns_.size() && columns_[number] == written) return number;
        std::string key(written);
        if (member.escaped_key) key = json_string_text(member.key);
        const auto known = index_.find(key);
        if (known != index_.end()) return known->second;
        if (columns_.size() >= kMaxColumns) {
            failed_ = true;
            return 0;
        }
        index_.emplace(key, columns_.size());
        columns_.push_back(std::move(key));
        if (columns_.size() > stride_) widen(source_->raw.empty() ? columns_.size() : std::max(columns_.size(), stride_ + 8));
        return columns_.size() - 1;
    }

    void widen(size_t stride) {
        std::vector<EditCell> wide;
        wide.reserve(std::min(kMaxCells, expected_ * stride));
        wide.resize(source_->raw.size() * stride);
        for (size_t row = 0; row < source_->raw.size(); ++row) std::copy_n(&source_->cells[row * stride_], stride_, &wide[row * stride]);
        source_->cells = std::move(wide);
        stride_ = stride;
    }

    // Room for as many rows as there are lines: memory is only used once it is written.
    void reserve_rows(std::string_view text) {
        expected_ = static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        source_->raw.reserve(expected_);
        source_->cells.reserve(std::min(kMaxCells, expected_ * stride_));
    }

    EditCell* new_row(std::string_view raw) {
        const size_t stride = std::max<size_t>(stride_, 1);
        if (source_->cells.size() + stride > kMaxCells || source_->raw.size() >= kNoRow) return nullptr;
        if (stride_ == 0) widen(1);
        source_->raw.push_back(raw);
        source_->cells.resize(source_->cells.size() + stride);
        return &source_->cells[source_->cells.size() - stride];
    }

    void broken(EditCell* cells, std::string_view raw, int64_t line, std::string reason) {
        std::fill_n(cells, stride_, EditCell{});
        cells[0] = text_cell(raw, CellKind::Broken);
        problems_.add({name_, line, static_cast<int64_t>(source_->raw.size()), "", std::move(reason), Severity::Error});
    }

    Error too_wide() const {
        return {ErrorCode::BadInput, fmt::format("the rows have more than {} different fields, or there are too many rows for the editor", kMaxColumns), name_,
                "split the file"};
    }

    // Rows as wide as there are columns, and what stands around them.
    void close_layout() {
        const auto& raw = source_->raw;
        if (stride_ != columns_.size()) widen_exactly();
        const std::string& bytes = source_->bytes;
        const char* first = source_->kind == "csv" || source_->kind == "tsv" ? begin_ : raw.front().data();
        const char* last = raw.back().data() + raw.back().size();
        source_->before = {bytes.data(), static_cast<size_t>(first - bytes.data())};
        source_->after = {last, static_cast<size_t>(bytes.data() + bytes.size() - last)};
    }

    void widen_exactly() {
        const size_t width = columns_.size();
        for (size_t row = 0; row < source_->raw.size(); ++row) std::copy_n(&source_->cells[row * stride_], width, &source_->cells[row * width]);
        source_->cells.resize(source_->raw.size() * width);
        stride_ = width;
    }

    std::shared_ptr<SourceFile> source_;
    const TableOptions& options_;
    const Work& work_;
    ProblemList problems_;
    std::string name_;
    std::vector<std::string> columns_;
    std::unordered_map<std::string, size_t> index_;
    std::vector<Member> members_;
    size_t stride_ = 0, expected_ = 0;
    const char* begin_ = nullptr;
    bool failed_ = false;
};

Result<EditTable> EditTable::open(const fs::path& path, const TableOptions& options, const Work& work) { return TableReader(path, options, work).read(); }

Result<std::vector<EditCell>> read_row(const SourceFile& source, const std::vector<std::string>& columns, std::string_view text, CellStore& store) {
    std::vector<EditCell> out(columns.size());
    const auto put = [&](size_t column, std::string_view value, CellKind kind) {
        const std::string_view kept = store.keep(value);
        out[column] = text_cell(kept, kind);
    };
    if (source.kind == "csv" || source.kind == "tsv") {
        CsvReader reader(text, source.delimiter, source.delimiter == '\t', TableOptions{}.max_record);
        CsvRecord record;
        if (!reader.at_end()) reader.read(record);
        require_fields(record, columns.size());
        if (record.problem.empty() && !reader.at_end()) record.problem = "the text has more than one row";
        if (!record.problem.empty()) return Error{ErrorCode::BadInput, record.problem, {}, "write one row as the file has them"};
        for (size_t i = 0; i < columns.size(); ++i) put(i, record.fields[i], CellKind::Text);
        return out;
    }
    if (source.kind == "txt") {
        if (text.find('\n') != std::string_view::npos) return Error{ErrorCode::BadInput, "the text has more than one line", {}, "write one row as the file has them"};
        put(0, text, CellKind::Text);
        return out;
    }
    LORICA_ASSIGN(const Json value, parse_json(text, {}));
    if (!value.is_object()) return Error{ErrorCode::BadInput, "an object {…} is expected", {}, "write one row as the file has them"};
    for (const auto& [key, cell] : value.items()) {
        const auto column = std::find(columns.begin(), columns.end(), key);
        if (column == columns.end())
            return Error{ErrorCode::BadInput, fmt::format("the file has no field \"{}\"", printable(key)), {}, "write one row as the file has them"};
        put(static_cast<size_t>(column - columns.begin()), cell.is_string() ? cell.get_ref<const std::string&>() : cell.dump(),
            cell.is_string() ? CellKind::Text : CellKind::Json);
    }
    return out;
}

}  // namespace lorica
