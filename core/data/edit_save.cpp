// SPDX-License-Identifier: GPL-3.0-or-later
// Saving an edited data set: its rows, what was there before as a version, tags and notes. Any thread.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/base/csv_text.h"
#include "core/base/ids.h"
#include "core/data/edit_file.h"
#include "core/data/parquet.h"
#include "core/data/text.h"

namespace lorica {
namespace {

constexpr size_t kBuffer = size_t{1} << 20;

fs::path versions_folder(const fs::path& path) { return path.string() + ".versions"; }
fs::path marks_file(const fs::path& path) { return path.string() + ".marks.json"; }

// What is written there: what the suffix tells, but under the suffix it had (or one that tells nothing) the set keeps its shape.
std::string kind_of_path(const fs::path& path, const SourceFile& source) {
    const std::string kind = kind_of_suffix(path);
    if (kind.empty() || kind == kind_of_suffix(source.path)) return source.schema.empty() ? source.kind : "parquet";
    return kind;
}

std::string json_text(std::string_view text) { return Json(std::string(text)).dump(); }

// What stands around the rows in the shape that is written.
struct Frame {
    std::string before, between, after;
};

Frame frame_of(const EditTable& table, const std::string& kind, char delimiter, bool same) {
    const SourceFile& source = table.source();
    if (same) return {std::string(source.before), std::string(source.between), std::string(source.after)};
    if (kind == "json") return {"[\n", ",\n", "\n]\n"};
    if (kind == "jsonl" || kind == "txt") return {"", "\n", "\n"};
    std::string header;
    for (size_t i = 0; i < table.columns().size(); ++i) {
        if (i > 0) header += delimiter;
        add_csv_cell(header, table.columns()[i], delimiter);
    }
    return {header + "\n", "\n", "\n"};
}

// A line of plain text is one row and no more.
Result<void> check_line(std::string_view text, int64_t row, const fs::path& path) {
    const bool broken = text.find_first_of("\r\n") != std::string_view::npos;
    if (!broken && !is_blank(text)) return {};
    return Error{ErrorCode::BadInput, fmt::format("row {} is {}", row, broken ? "of several lines, which would be several rows of a text file" : "blank, and a blank line of a text file is no row"),
                 printable(path.string()), "change it, or save the set as JSONL"};
}

// `same`: the shape is the source's, so rows that were not changed are written as they were read.
template <class Write>
Result<void> write_rows(const Write& write, const EditTable& table, const std::string& kind, bool same, const Work& work) {
    const SourceFile& source = table.source();
    const char delimiter = same ? source.delimiter : kind == "tsv" ? '\t' : ',';
    const Frame frame = frame_of(table, kind, delimiter, same);
    std::string buffer = frame.before;
    const auto total = static_cast<int64_t>(table.row_count());
    int64_t done = 0;
    for (const RowId id : table.rows()) {
        LORICA_TRY(work.at(done, total));
        if (done++ > 0) buffer += frame.between;
        if (kind == "txt") LORICA_TRY(check_line(table.cell(id, 0).text(), done, source.path));
        if (same && table.is_original(id)) buffer += source.raw[id];
        else if (!table.is_broken(id)) buffer += write_row(table.cells(id), table.columns(), kind, delimiter);
        else if (same) buffer += table.cell(id, 0).text();
        else return Error{ErrorCode::BadInput, fmt::format("row {} cannot be read, so it cannot be written in another shape", done), printable(source.path.string()), "mend or delete it first"};
        if (buffer.size() < kBuffer) continue;
        LORICA_TRY(write(buffer));
        buffer.clear();
    }
    buffer += frame.after;
    return write(buffer);
}

// The bytes of the whole set in a shape, to `out`.
Result<void> write_shape(FileWriter& out, const EditTable& table, const std::string& kind, const Work& work) {
    if (kind == "txt" && table.columns().size() != 1)
        return Error{ErrorCode::BadInput, fmt::format("a text file has one column, the set has {}", table.columns().size()), printable(table.source().path.string()), "save it as CSV or JSONL"};
    if (kind != "parquet") return write_rows([&](const std::string& piece) { return out.write(piece); }, table, kind, kind == table.source().kind, work);
    std::string lines;
    LORICA_TRY(write_rows([&](const std::string& piece) -> Result<void> {
        lines += piece;
        return {};
    }, table, "jsonl", false, work));
    LORICA_ASSIGN(const std::string bytes, write_parquet(lines, table.columns(), table.source().schema));
    return out.write(bytes);
}

// Links what is at `path` to its place among the versions; a copy where the file system has no links.
Result<void> keep_version(const fs::path& path) {
    std::error_code code;
    if (!fs::exists(path, code)) return {};
    const fs::path folder = versions_folder(path);
    LORICA_TRY(make_folders(folder));
    const std::string extension = path.extension().string();
    fs::path to = import_version(path);
    for (int i = 0; fs::exists(to, code); ++i) to = folder / (utc_now() + (i > 0 ? fmt::format("-{}", i) : "") + extension);
    if (::link(path.c_str(), to.c_str()) == 0) return fsync_folder(folder);
    fs::copy_file(path, to, code);
    if (code) return io_error(to, "keep the earlier version", code.value());
    return {};
}

Result<void> save_marks(const EditTable& table, const fs::path& path) {
    const fs::path file = marks_file(path);
    Json rows = Json::array();
    std::vector<RowId> ids;
    for (const auto& [id, mark] : table.marks())
        if (table.contains(id)) ids.push_back(id);
    std::sort(ids.begin(), ids.end(), [&](RowId a, RowId b) { return table.place(a) < table.place(b); });
    for (const RowId id : ids) {
        const RowMark& mark = table.mark(id);
        rows.push_back({{"row", table.place(id) + 1}, {"hash", fmt::format("{:016x}", row_hash(table.cells(id), table.columns().size()))},
                        {"tags", mark.tags}, {"note", mark.note}});
    }
    std::error_code code;
    if (rows.empty()) {
        fs::remove(file, code);
        return {};
    }
    return write_file_atomic(file, Json{{"rows", rows}}.dump(1) + "\n");
}

}  // namespace

std::string write_row(const EditCell* cells, const std::vector<std::string>& columns, const std::string& kind, char delimiter) {
    std::string out;
    if (kind == "csv" || kind == "tsv") {
        for (size_t i = 0; i < columns.size(); ++i) {
            if (i > 0) out += delimiter;
            if (columns.size() == 1 && cells[i].size == 0) out += "\"\"";   // an empty line would be no row
            else add_csv_cell(out, cells[i].text(), delimiter);
        }
        return out;
    }
    if (kind == "txt") return std::string(cells[0].text());
    for (size_t i = 0; i < columns.size(); ++i) {
        if (cells[i].kind == CellKind::Absent) continue;
        out += out.empty() ? "{" : ", ";
        out += json_text(columns[i]) + ": ";
        out += cells[i].kind == CellKind::Json ? std::string(cells[i].text()) : json_text(cells[i].text());
    }
    if (kind == "jsonl") std::replace(out.begin(), out.end(), '\n', ' ');   // only between the parts of a JSON value
    return out.empty() ? "{}" : out + "}";
}

Result<FileStamp> file_stamp(const fs::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return io_error(path, "look at", errno);
    return FileStamp{int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec, static_cast<uint64_t>(info.st_size)};
}

fs::path import_version(const fs::path& path) { return versions_folder(path) / ("import" + path.extension().string()); }

Result<void> save_table(const EditTable& table, const fs::path& path, const Work& work) {
    std::error_code code;
    if (fs::is_directory(path, code)) return io_error(path, "write", EISDIR);
    fs::path target = path;
    if (fs::is_symlink(path, code)) {   // a link stays one
        target = fs::canonical(path, code);
        if (code) return io_error(path, "follow the link", code.value());
    }
    const fs::path temporary = target.string() + ".tmp-" + make_id();
    {
        LORICA_ASSIGN(auto writer, FileWriter::create(temporary));
        LORICA_TRY(write_shape(writer, table, kind_of_path(path, table.source()), work));
        LORICA_TRY(writer.finish());
    }
    auto kept = keep_version(target);
    if (kept && ::rename(temporary.c_str(), target.c_str()) != 0) kept = io_error(target, "rename into place", errno);
    if (!kept) {
        ::unlink(temporary.c_str());
        return kept;
    }
    LORICA_TRY(fsync_folder(target.parent_path()));
    return save_marks(table, path);
}

uint64_t row_hash(const EditCell* cells, size_t columns) {
    uint64_t hash = 0xCBF29CE484222325ull;
    const auto mix = [&](uint64_t word) {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
        hash ^= hash >> 29;
    };
    for (size_t i = 0; i < columns; ++i) {
        mix((uint64_t{cells[i].size} << 8) | static_cast<uint64_t>(cells[i].kind));
        const std::string_view text = cells[i].text();
        size_t at = 0;
        for (; at + 8 <= text.size(); at += 8) {
            uint64_t word = 0;
            std::memcpy(&word, text.data() + at, 8);
            mix(word);
        }
        uint64_t word = 0;
        if (at < text.size()) std::memcpy(&word, text.data() + at, text.size() - at);
        mix(word);
    }
    return hash;
}

Result<std::vector<uint64_t>> row_hashes(const EditTable& table, const Work& work) {
    std::vector<uint64_t> out;
    out.reserve(table.row_count());
    for (const RowId id : table.rows()) {
        LORICA_TRY(work.at(static_cast<int64_t>(out.size()), static_cast<int64_t>(table.row_count())));
        out.push_back(row_hash(table.cells(id), table.columns().size()));
    }
    return out;
}

Result<int64_t> load_marks(EditTable& table) {
    const fs::path file = marks_file(table.source().path);
    std::error_code code;
    if (!fs::exists(file, code)) return int64_t{0};
    LORICA_ASSIGN(const std::string text, read_file(file));
    LORICA_ASSIGN(const Json value, parse_json(text, file.string()));
    const Error wrong{ErrorCode::BadInput, "this is no file of tags and notes", printable(file.string()), "move it away"};
    if (!value.is_object() || !value.contains("rows") || !value["rows"].is_array()) return wrong;
    std::unordered_map<RowId, RowMark> marks;
    std::unordered_map<std::string, RowMark> moved;
    const auto hash_of = [&](RowId id) { return fmt::format("{:016x}", row_hash(table.cells(id), table.columns().size())); };
    for (const Json& row : value["rows"]) {
        RowMark mark;
        try {
            mark = {row.at("tags").get<std::set<std::string>>(), row.at("note").get<std::string>()};
            const auto number = row.at("row").get<uint64_t>();
            const auto hash = row.at("hash").get<std::string>();
            if (number >= 1 && number <= table.row_count() && hash_of(table.rows()[number - 1]) == hash) marks[table.rows()[number - 1]] = std::move(mark);
            else moved[hash] = std::move(mark);
        } catch (const nlohmann::json::exception&) {
            return wrong;
        }
    }
    for (size_t i = 0; i < table.row_count() && !moved.empty(); ++i) {   // the file was changed elsewhere: look for the rows
        const auto found = moved.find(hash_of(table.rows()[i]));
        if (found == moved.end() || marks.contains(table.rows()[i])) continue;
        marks[table.rows()[i]] = std::move(found->second);
        moved.erase(found);
    }
    table.take_marks(std::move(marks));
    return static_cast<int64_t>(moved.size());
}

}  // namespace lorica
