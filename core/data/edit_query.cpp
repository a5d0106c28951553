// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing, sorting, finding and replacing. Pure functions; any thread.
#include "core/data/edit_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/data/json_scan.h"
#include "core/data/text.h"

namespace lorica {
namespace {

struct SortKey {
    enum Class : uint8_t { Number, Text, Empty } kind = Empty;
    double number = 0;
    uint64_t part = 0;           // eight characters of the text, folded: those that the pass is about
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

// Sorts texts eight characters a pass: what compares equal is one range less and goes on behind what it has in common. So each
// pass touches a text once, where comparisons would fetch both from all over the memory twenty times.
class TextSort {
public:
    TextSort(bool descending, const Work& work) : descending_(descending), work_(work) {}

    Result<void> sort(SortKey* first, SortKey* last) {
        ranges_.push_back({first, last, 0});
        while (!ranges_.empty()) {
            const Range range = ranges_.back();
            ranges_.pop_back();
            if (work_.stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped before the end"};
            pass(range);
        }
        return {};
    }

private:
    struct Range { SortKey *first, *last; size_t at; };

    void pass(const Range& range) {
        const std::string_view one = range.first->text;
        size_t common = one.size();
        for (SortKey* key = range.first + 1; key < range.last && common > range.at; ++key) {
            const std::string_view text = key->text.substr(0, common);
            size_t same = range.at;
            while (same < text.size() && folded(text[same]) == folded(one[same])) ++same;
            common = same;
        }
        common = std::max(common, range.at);
        for (SortKey* key = range.first; key < range.last; ++key) {
            key->part = 0;
            for (size_t i = 0; i < 8; ++i) key->part = key->part << 8 | (common + i < key->text.size() ? folded(key->text[common + i]) : 0u);
        }
        std::stable_sort(range.first, range.last, [&](const SortKey& a, const SortKey& b) { return descending_ ? b.part < a.part : a.part < b.part; });
        for (SortKey* first = range.first; first < range.last;) {
            SortKey* last = std::find_if(first, range.last, [&](const SortKey& key) { return key.part != first->part; });
            const bool more = last - first > 1 && std::any_of(first, last, [&](const SortKey& key) { return key.text.size() > common + 8; });
            if (more) ranges_.push_back({first, last, common + 8});
            first = last;
        }
    }

    bool descending_;
    const Work& work_;
    std::vector<Range> ranges_;
};

Result<std::vector<RowId>> sorted(const EditTable& table, const std::vector<RowId>& rows, const RowQuery& query, const Work& work) {
    std::vector<SortKey> keys;
    keys.reserve(rows.size());
    for (const RowId id : rows) {
        LORICA_TRY(work.at(static_cast<int64_t>(keys.size()), 0));
        keys.push_back(sort_key(table, id, query.sort_column));
    }
    // Numbers, texts, empty cells; the other way round, empty ones are still last.
    const auto is_first = [&](const SortKey& key) { return key.kind == (query.descending ? SortKey::Text : SortKey::Number); };
    const auto empty = std::stable_partition(keys.begin(), keys.end(), [](const SortKey& key) { return key.kind != SortKey::Empty; });
    const auto second = std::stable_partition(keys.begin(), empty, is_first);
    const auto by_number = [&](const SortKey& a, const SortKey& b) { return query.descending ? b.number < a.number : a.number < b.number; };
    const auto sort_part = [&](auto begin, auto end) -> Result<void> {
        if (begin == end) return {};
        if (begin->kind == SortKey::Text) return TextSort(query.descending, work).sort(&*begin, &*begin + (end - begin));
        std::stable_sort(begin, end, by_number);
        return {};
    };
    LORICA_TRY(sort_part(keys.begin(), second));
    LORICA_TRY(sort_part(second, empty));
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

Result<bool> json_matches(const TextMatcher& matcher, std::string_view json) {
    Result<bool> out = false;
    for_each_json_string(json, [&](size_t begin, size_t end, bool escaped) {
        const std::string_view written = json.substr(begin, end - begin);
        out = escaped ? matcher.matches(json_string_text(written)) : matcher.matches(written.substr(1, written.size() - 2));
        return out && !*out;
    });
    return out;
}

// The value as it is written, but for the strings that changed.
Result<std::optional<std::string>> json_replaced(const TextMatcher& matcher, std::string_view replacement, std::string_view json) {
    Result<std::optional<std::string>> out = std::optional<std::string>();
    size_t taken = 0;
    for_each_json_string(json, [&](size_t begin, size_t end, bool escaped) {
        const std::string_view written = json.substr(begin, end - begin);
        auto text = escaped ? matcher.replace(json_string_text(written), replacement) : matcher.replace(written.substr(1, written.size() - 2), replacement);
        if (!text) {
            out = std::move(text).error();
            return false;
        }
        if (!*text) return true;
        if (!*out) out = std::optional<std::string>(std::in_place);
        (*out)->append(json.substr(taken, begin - taken));
        add_json_string(**out, **text);
        taken = end;
        return true;
    });
    if (out && *out) (*out)->append(json.substr(taken));
    return out;
}

bool is_structured(const EditCell& cell) { return cell.kind == CellKind::Json && (cell.text().starts_with('[') || cell.text().starts_with('{')); }

Result<std::optional<std::string>> replaced(const TextMatcher& matcher, std::string_view replacement, const EditCell& cell) {
    if (cell.kind == CellKind::Text) return matcher.replace(cell.text(), replacement);
    return is_structured(cell) ? json_replaced(matcher, replacement, cell.text()) : Result<std::optional<std::string>>(std::optional<std::string>());
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
    return is_structured(cell) ? json_matches(matcher, cell.text()) : matcher.matches(cell.text());
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
