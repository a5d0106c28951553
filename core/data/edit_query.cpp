// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing, sorting, finding and replacing. Pure functions; any thread.
#include "core/data/edit_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/data/text.h"

namespace lorica {
namespace {

// What a comparison gave up for: a sort cannot be left otherwise.
struct Stopped {};

struct SortKey {
    enum Class : uint8_t { Number, Text, Empty } kind = Empty;
    double number = 0;
    uint64_t begin = 0;          // the first eight characters behind what all texts begin with, folded
    std::string_view text = {};
    RowId id = 0;
};

std::string_view trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

SortKey sort_key(const EditTable& table, RowId id, int column) {
    const EditCell& cell = table.cell(id, static_cast<size_t>(column));
    SortKey out{.text = cell.text(), .id = id};
    const std::string_view text = trimmed(out.text);
    if (text.empty() || cell.kind == CellKind::Absent) return out;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out.number);
    out.kind = code == std::errc() && end == text.data() + text.size() && !std::isnan(out.number) ? SortKey::Number : SortKey::Text;
    return out;
}

unsigned char folded(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

int compare_folded(std::string_view a, std::string_view b) {
    const size_t common = std::min(a.size(), b.size());
    for (size_t i = 0; i < common; ++i)
        if (const int difference = folded(a[i]) - folded(b[i])) return difference;
    return a.size() < b.size() ? -1 : a.size() > b.size();
}

// Most comparisons then end in the key and never touch the texts, which are all over the memory.
void fill_begins(std::vector<SortKey>& keys) {
    std::string_view first;
    size_t shared = 0;
    for (const SortKey& key : keys) {
        if (key.kind != SortKey::Text) continue;
        if (first.empty()) first = key.text, shared = first.size();
        size_t same = 0;
        while (same < shared && same < key.text.size() && folded(key.text[same]) == folded(first[same])) ++same;
        shared = same;
    }
    for (SortKey& key : keys)
        for (size_t i = 0; i < 8; ++i) key.begin = key.begin << 8 | (shared + i < key.text.size() ? folded(key.text[shared + i]) : 0u);
}

Result<std::vector<RowId>> sorted(const EditTable& table, const std::vector<RowId>& rows, const RowQuery& query, const Work& work) {
    std::vector<SortKey> keys;
    keys.reserve(rows.size());
    for (const RowId id : rows) {
        LORICA_TRY(work.at(static_cast<int64_t>(keys.size()), 0));
        keys.push_back(sort_key(table, id, query.sort_column));
    }
    fill_begins(keys);
    uint32_t compared = 0;
    const auto before = [&](const SortKey& a, const SortKey& b) {
        if ((++compared & 4095) == 0 && work.stop.stop_requested()) throw Stopped{};
        if (a.kind != b.kind) return a.kind == SortKey::Empty || b.kind == SortKey::Empty ? a.kind < b.kind : (a.kind < b.kind) != query.descending;
        if (a.kind == SortKey::Empty) return false;
        const SortKey& x = query.descending ? b : a;
        const SortKey& y = query.descending ? a : b;
        if (a.kind == SortKey::Number) return x.number < y.number;
        return x.begin != y.begin ? x.begin < y.begin : compare_folded(x.text, y.text) < 0;
    };
    try {
        std::stable_sort(keys.begin(), keys.end(), before);
    } catch (const Stopped&) {
        return Error{ErrorCode::Cancelled, "stopped before the end"};
    }
    std::vector<RowId> out(keys.size());
    std::transform(keys.begin(), keys.end(), out.begin(), [](const SortKey& key) { return key.id; });
    return out;
}

bool is_wanted(const EditTable& table, RowId id, const RowQuery& query) {
    if (query.among && (id >= query.among->size() || !(*query.among)[id])) return false;
    if (query.changed && table.is_original(id)) return false;
    if (query.tagged && table.mark(id).tags.empty()) return false;
    return query.tag.empty() || table.mark(id).tags.contains(query.tag);
}

Result<bool> json_matches(const TextMatcher& matcher, const Json& value) {
    if (value.is_string()) return matcher.matches(value.get_ref<const std::string&>());
    if (!value.is_structured()) return matcher.matches(value.dump());
    for (const Json& part : value) {
        LORICA_ASSIGN(const bool found, json_matches(matcher, part));
        if (found) return true;
    }
    return false;
}

Result<bool> json_replace(const TextMatcher& matcher, std::string_view replacement, Json& value) {
    if (value.is_string()) {
        LORICA_ASSIGN(auto text, matcher.replace(value.get_ref<const std::string&>(), replacement));
        if (text) value = *std::move(text);
        return text.has_value();
    }
    bool any = false;
    if (!value.is_structured()) return any;
    for (Json& part : value) {
        LORICA_ASSIGN(const bool changed, json_replace(matcher, replacement, part));
        any = any || changed;
    }
    return any;
}

Result<std::optional<std::string>> replaced(const TextMatcher& matcher, std::string_view replacement, const EditCell& cell) {
    if (cell.kind == CellKind::Text) return matcher.replace(cell.text(), replacement);
    if (cell.kind != CellKind::Json || !(cell.text().starts_with('[') || cell.text().starts_with('{'))) return std::optional<std::string>();
    LORICA_ASSIGN(Json value, parse_json(cell.text(), {}));
    LORICA_ASSIGN(const bool any, json_replace(matcher, replacement, value));
    return any ? std::optional<std::string>(value.dump(-1, ' ', false, Json::error_handler_t::replace)) : std::optional<std::string>();
}

Error in_cell(Error error, const EditTable& table, RowId id, size_t column) {
    error.where = fmt::format("row {}, {}", table.place(id) + 1, printable(table.columns()[column]));
    return error;
}

}  // namespace

Result<bool> cell_matches(const TextMatcher& matcher, const EditCell& cell) {
    if (cell.kind == CellKind::Absent) return false;
    if (cell.kind == CellKind::Text) return matcher.matches(cell.text());
    if (cell.kind == CellKind::Broken) return invalid_utf8_at(cell.text()) == std::string_view::npos ? matcher.matches(cell.text()) : Result<bool>(false);
    if (!(cell.text().starts_with('[') || cell.text().starts_with('{'))) return matcher.matches(cell.text());
    LORICA_ASSIGN(const Json value, parse_json(cell.text(), {}));
    return json_matches(matcher, value);
}

Result<std::vector<RowId>> select_rows(const EditTable& table, const RowQuery& query, const Work& work) {
    std::optional<TextMatcher> matcher;
    if (!query.filter.text.empty()) {
        LORICA_ASSIGN(matcher, TextMatcher::compile(query.filter));
    }
    std::vector<RowId> out;
    if (!query.chooses()) out = table.rows();
    const auto total = static_cast<int64_t>(table.row_count());
    int64_t done = 0;
    const size_t first = query.column == kAnyColumn ? 0 : static_cast<size_t>(query.column);
    const size_t last = query.column == kAnyColumn ? table.columns().size() : first + 1;
    for (const RowId id : table.rows()) {
        if (!query.chooses()) break;
        LORICA_TRY(work.at(done++, total));
        if (!is_wanted(table, id, query)) continue;
        bool found = !matcher;
        for (size_t column = first; column < last && !found; ++column) {
            auto one = cell_matches(*matcher, table.cell(id, column));
            if (!one) return in_cell(std::move(one).error(), table, id, column);
            found = *one;
        }
        if (found) out.push_back(id);
    }
    return query.sort_column == kAnyColumn ? Result<std::vector<RowId>>(std::move(out)) : sorted(table, out, query, work);
}

Result<std::optional<CellPlace>> find_next(const EditTable& table, const std::vector<RowId>& rows, const TextMatcher& matcher, int column,
                                           CellPlace from, const Work& work) {
    const size_t columns = table.columns().size(), cells = rows.size() * columns;
    if (cells == 0) return std::optional<CellPlace>();
    const size_t start = std::min(from.index * columns + from.column, cells) % cells;
    for (size_t i = 0; i < cells; ++i) {
        const CellPlace place{(start + i) % cells / columns, (start + i) % cells % columns};
        LORICA_TRY(work.at(static_cast<int64_t>(i), static_cast<int64_t>(cells)));
        if (column != kAnyColumn && static_cast<size_t>(column) != place.column) continue;
        auto found = cell_matches(matcher, table.cell(rows[place.index], place.column));
        if (!found) return in_cell(std::move(found).error(), table, rows[place.index], place.column);
        if (*found) return std::optional<CellPlace>(place);
    }
    return std::optional<CellPlace>();
}

Result<TableChange> replace_all(const EditTable& table, const std::vector<RowId>& rows, const TextMatcher& matcher, std::string_view replacement, int column,
                                const Work& work) {
    TableChange out{.kind = ChangeKind::Replace, .store = std::make_shared<CellStore>()};
    out.revision = table.revision();
    const size_t columns = table.columns().size(), first = column == kAnyColumn ? 0 : static_cast<size_t>(column);
    const size_t last = column == kAnyColumn ? columns : first + 1;
    int64_t done = 0;
    for (const RowId id : rows) {
        LORICA_TRY(work.at(done++, static_cast<int64_t>(rows.size())));
        EditCell* cells = nullptr;
        for (size_t i = first; i < last; ++i) {
            auto text = replaced(matcher, replacement, table.cell(id, i));
            if (!text) return in_cell(std::move(text).error(), table, id, i);
            if (!*text || **text == table.cell(id, i).text()) continue;
            if (cells == nullptr) cells = std::copy_n(table.cells(id), columns, out.store->cells(columns)) - columns;
            const std::string_view kept = out.store->keep(**text);
            cells[i] = {kept.empty() ? "" : kept.data(), static_cast<uint32_t>(kept.size()), cells[i].kind};
        }
        if (cells != nullptr) out.rows.push_back({id, table.cells(id), cells});
    }
    return out;
}

}  // namespace lorica
