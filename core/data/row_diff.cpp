// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two versions of a set, by the hashes of their rows. Pure functions; any thread.
#include <algorithm>
#include <unordered_map>

#include "core/data/edit_file.h"

namespace lorica {
namespace {

struct Match { uint32_t before, after; };

// Rows that occur once in each version, the most of them that keep their order (the longest rising sequence).
std::vector<Match> anchors(const std::vector<uint64_t>& before, const std::vector<uint64_t>& after, size_t begin, size_t end_before, size_t end_after) {
    struct Seen { uint32_t place = 0, count = 0; };
    std::unordered_map<uint64_t, Seen> left, right;
    left.reserve(end_before - begin);
    for (size_t i = begin; i < end_before; ++i) left[before[i]] = {static_cast<uint32_t>(i), left[before[i]].count + 1};
    for (size_t i = begin; i < end_after; ++i) ++right[after[i]].count;
    std::vector<Match> all, ends;
    std::vector<size_t> previous, top;   // of `all`; the last of a rising sequence of each length
    for (size_t i = begin; i < end_after; ++i) {
        const auto found = left.find(after[i]);
        if (found == left.end() || found->second.count != 1 || right[after[i]].count != 1) continue;
        const Match match{found->second.place, static_cast<uint32_t>(i)};
        const auto at = static_cast<size_t>(std::lower_bound(top.begin(), top.end(), match.before, [&](size_t one, uint32_t place) { return all[one].before < place; }) - top.begin());
        previous.push_back(at > 0 ? top[at - 1] : SIZE_MAX);
        all.push_back(match);
        if (at == top.size()) top.push_back(all.size() - 1);
        else top[at] = all.size() - 1;
    }
    for (size_t one = top.empty() ? SIZE_MAX : top.back(); one != SIZE_MAX; one = previous[one]) ends.push_back(all[one]);
    std::reverse(ends.begin(), ends.end());
    return ends;
}

// The rows between two anchors: equal ones at both ends, the rest in pairs.
void pair_gap(const std::vector<uint64_t>& before, const std::vector<uint64_t>& after, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end, RowDiff& out) {
    while (a < a_end && b < b_end && before[a] == after[b]) ++a, ++b;
    while (a < a_end && b < b_end && before[a_end - 1] == after[b_end - 1]) --a_end, --b_end;
    while (a < a_end && b < b_end) out.changed.emplace_back(a++, b++);
    while (a < a_end) out.removed.push_back(a++);
    while (b < b_end) out.added.push_back(b++);
}

}  // namespace

RowDiff diff_rows(const std::vector<uint64_t>& before, const std::vector<uint64_t>& after) {
    RowDiff out;
    size_t begin = 0, end_before = before.size(), end_after = after.size();
    while (begin < end_before && begin < end_after && before[begin] == after[begin]) ++begin;
    while (end_before > begin && end_after > begin && before[end_before - 1] == after[end_after - 1]) --end_before, --end_after;
    auto a = static_cast<uint32_t>(begin), b = a;
    for (const Match& match : anchors(before, after, begin, end_before, end_after)) {
        pair_gap(before, after, a, match.before, b, match.after, out);
        a = match.before + 1;
        b = match.after + 1;
    }
    pair_gap(before, after, a, static_cast<uint32_t>(end_before), b, static_cast<uint32_t>(end_after), out);
    return out;
}

}  // namespace lorica
