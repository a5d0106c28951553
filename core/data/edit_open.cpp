// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a data set for editing: every row's bytes, its cells as pieces of them wherever they are written as they read. Any thread.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/data/edit_table.h"
#include "core/data/row_text.h"

namespace lorica {
namespace {

constexpr size_t kMaxColumns = 256;
constexpr size_t kMaxCells = size_t{1} << 28;  // 4 GiB of them

std::string lower_suffix(const fs::path& path) {
    std::string suffix = path.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return suffix;
}

struct Member {
    std::string_view key, value;   // as written; of a text with its quotes
    bool escaped_key = false, escaped = false;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The members of one JSON object, its inner values found and not read. False for whatever is not plain: then parse_json() judges.
class ObjectSplitter {
public:
    explicit ObjectSplitter(std::string_view text, int max_depth) : text_(text), max_depth_(max_depth) {}

    bool split(std::vector<Member>& out) {
        out.clear();
        space();
        if (!take('{')) return false;
        space();
        if (take('}')) return rest_is_space();
        do {
            Member& member = out.emplace_back();
            space();
            if (!string(member.key, member.escaped_key)) return false;
            space();
            if (!take(':')) return false;
            space();
            if (at_ < text_.size() && text_[at_] == '"' ? !string(member.value, member.escaped) : !other(member.value)) return false;
            space();
        } while (take(','));
        return take('}') && rest_is_space();
    }

private:
    void space() { while (at_ < text_.size() && is_space(text_[at_])) ++at_; }
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool rest_is_space() {
        space();
        return at_ == text_.size();
    }
    bool string(std::string_view& out, bool& escaped) {
        const size_t begin = at_;
        if (!take('"')) return false;
        for (; at_ < text_.size(); ++at_) {
            const auto c = static_cast<unsigned char>(text_[at_]);
            if (c == '"') break;
            if (c < 0x20) return false;
            if (c == '\\') {
                escaped = true;
                ++at_;
            }
        }
        if (!take('"')) return false;
        out = text_.substr(begin, at_ - begin);
        return true;
    }
    // A number, true, false, null, list or object.
    bool other(std::string_view& out) {
        const size_t begin = at_;
        int depth = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                std::string_view ignored;
                bool escaped = false;
                if (!string(ignored, escaped)) return false;
                --at_;
            } else if (c == '{' || c == '[') {
                if (++depth >= max_depth_) return false;
            } else if (c == '}' || c == ']') {
                if (depth == 0) break;
                --depth;
            } else if (depth == 0 && (c == ',' || is_space(c))) {
                break;
            }
        }
        out = text_.substr(begin, at_ - begin);
        return depth == 0 && Json::accept(out.begin(), out.end());
    }

    std::string_view text_;
    int max_depth_;
    size_t at_ = 0;
};

EditCell text_cell(std::string_view text, CellKind kind = CellKind::Text) {
    return {text.data() == nullptr ? "" : text.data(), static_cast<uint32_t>(text.size()), kind};
}

// The text of a JSON string as written, or nothing where its escapes are wrong.
bool read_string(std::string_view written, bool escaped, CellStore& store, std::string_view& out) {
    out = written.substr(1, written.size() - 2);
    if (!escaped) return true;
    const Json value = Json::parse(written.begin(), written.end(), nullptr, false);
    if (!value.is_string()) return false;
    out = store.keep(value.get_ref<const std::string&>());
    return true;
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
        LORICA_ASSIGN(const std::string_view text, without_mark(source_->bytes, name_));
        const std::string suffix = lower_suffix(source_->path);
        const size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) return Error{ErrorCode::BadInput, "the file is empty", name_, "choose a file with at least one row"};
        const bool csv = suffix == ".csv" || suffix == ".tsv" || suffix == ".tab";
        if (!csv && text[first] != '{' && text[first] != '[')
            return Error{ErrorCode::Unsupported, "only CSV, TSV, JSON and JSONL files can be edited", name_, "import it as one of these"};
        LORICA_TRY(csv ? read_csv(text, suffix != ".csv") : read_json(text));
        if (source_->raw.empty() || columns_.empty()) {
            const auto problems = problems_.take(name_);
            return problems.empty() ? Error{ErrorCode::BadInput, "the file has no rows", name_, "choose a file with at least one row"}
                                    : Error{ErrorCode::BadInput, problems.front().reason, name_, "mend the file in a text editor"};
        }
        close_layout();
        source_->problems = problems_.take(name_);
        return EditTable(std::move(source_), std::move(columns_));
    }

private:
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
        const bool plain = text.size() <= options_.max_record && invalid_utf8_at(text) == std::string_view::npos && ObjectSplitter(text, options_.max_depth).split(members_);
        if (plain)
            for (const Member& member : members_) (void)column_of(member);
        EditCell* cells = failed_ ? nullptr : new_row(text);
        failed_ = failed_ || cells == nullptr;
        if (failed_) return;
        if (!plain) return broken(cells, text, line, why_not(text, line, cut_hint));
        for (const Member& member : members_) {
            EditCell& cell = cells[static_cast<size_t>(column_of(member))];
            if (cell.kind != CellKind::Absent)
                problems_.add({name_, line, row, printable(columns_[static_cast<size_t>(&cell - cells)]), "the key is repeated in this row; its last value is used", Severity::Warning});
            std::string_view value = member.value;
            const bool text_value = value.front() == '"';
            if (text_value && !read_string(member.value, member.escaped, source_->store, value)) return broken(cells, text, line, why_not(text, line, cut_hint));
            cell = text_cell(value, text_value ? CellKind::Text : CellKind::Json);
        }
    }

    std::string why_not(std::string_view text, int64_t line, const std::string& cut_hint) {
        if (text.size() > options_.max_record) return fmt::format("the row is longer than {} MiB", options_.max_record >> 20);
        const auto value = parse_json(text, name_, line, options_.max_depth);
        if (!value) return cut_hint + "not valid JSON: " + value.error().message;
        return "an object {…} is expected";
    }

    // The member's column, made where there is none.
    int column_of(const Member& member) {
        std::string key(member.key.substr(1, member.key.size() - 2));
        if (member.escaped_key) {
            const Json value = Json::parse(member.key.begin(), member.key.end(), nullptr, false);
            key = value.is_string() ? value.get<std::string>() : key;
        }
        const auto known = index_.find(key);
        if (known != index_.end()) return static_cast<int>(known->second);
        if (columns_.size() >= kMaxColumns) {
            failed_ = true;
            return 0;
        }
        index_.emplace(key, columns_.size());
        columns_.push_back(std::move(key));
        if (columns_.size() > stride_) widen(source_->raw.empty() ? columns_.size() : std::max(columns_.size(), stride_ + 8));
        return static_cast<int>(columns_.size() - 1);
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
