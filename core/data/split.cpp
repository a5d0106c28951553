// SPDX-License-Identifier: GPL-3.0-or-later
// The seeded split, drawn alike or by the values of a column. Pure; any thread.
#include "core/data/split.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/philox.h"
#include "core/data/text.h"

namespace lorica {
namespace {

constexpr uint64_t kSplitStream = 0x73706C6974;  // "split"; no other random choice uses it

uint32_t held_out_count(uint32_t total, double fraction) {
    if (total < 2 || !(fraction > 0)) return 0;
    return std::clamp<uint32_t>(static_cast<uint32_t>(std::llround(static_cast<double>(total) * std::min(fraction, 1.0))), 1, total - 1);
}

}  // namespace

std::vector<uint32_t> validation_rows(uint32_t total, double fraction, uint64_t seed) {
    const uint32_t wanted = held_out_count(total, fraction);
    if (wanted == 0) return {};
    std::vector<uint32_t> order = philox_permutation(total, seed, kSplitStream);
    order.resize(wanted);
    std::sort(order.begin(), order.end());
    return order;
}

std::vector<uint32_t> stratified_rows(std::span<const std::string> classes, double fraction, uint64_t seed) {
    const auto total = static_cast<uint32_t>(classes.size());
    const uint32_t wanted = held_out_count(total, fraction);
    if (wanted == 0) return {};
    std::map<std::string_view, uint64_t> counts;
    for (const std::string& one : classes) ++counts[one];
    struct Share { std::string_view value; uint64_t remainder; uint32_t rows; };
    std::vector<Share> shares;
    uint32_t given = 0;
    for (const auto& [value, count] : counts) {
        shares.push_back({value, count * wanted % total, static_cast<uint32_t>(count * wanted / total)});
        given += shares.back().rows;
    }
    std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.remainder > b.remainder; });
    for (size_t i = 0; given < wanted; ++i, ++given) ++shares[i].rows;
    std::map<std::string_view, uint32_t> left;
    for (const Share& share : shares) left[share.value] = share.rows;
    std::vector<uint32_t> out;
    for (const uint32_t row : philox_permutation(total, seed, kSplitStream)) {
        uint32_t& more = left[classes[row]];
        if (more == 0) continue;
        --more;
        out.push_back(row);
    }
    std::sort(out.begin(), out.end());
    return out;
}

Result<std::vector<uint32_t>> held_out_rows(const Table& table, std::span<const int64_t> rows, const DataSettings& settings, uint64_t seed) {
    if (settings.stratify_by_column.empty()) return validation_rows(static_cast<uint32_t>(rows.size()), settings.validation_fraction, seed);
    const int column = table.column(settings.stratify_by_column);
    if (column < 0) {
        std::string names;
        for (const std::string& name : table.columns) names += (names.empty() ? "" : ", ") + printable(name);
        return Error{ErrorCode::BadInput, fmt::format("{} has no column \"{}\"", table.file, printable(settings.stratify_by_column)), "data.stratify_by_column",
                     "its columns are " + names};
    }
    std::vector<std::string> classes;
    classes.reserve(rows.size());
    auto row = table.rows.begin();
    for (const int64_t number : rows) {
        row = std::lower_bound(row, table.rows.end(), number, [](const TableRow& one, int64_t wanted) { return one.row < wanted; });
        const Json& cell = row != table.rows.end() ? row->cell(column) : TableRow{}.cell(column);
        classes.push_back(cell.is_discarded() ? std::string() : cell.dump());   // a row without the field is of a class of its own
    }
    return stratified_rows(classes, settings.validation_fraction, seed);
}

}  // namespace lorica
