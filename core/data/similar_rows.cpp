// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are alike: equal after folding, or by common runs of three words with MinHash to find the candidates. Any thread.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

#include "core/data/edit_checks.h"
#include "core/data/text.h"

namespace lorica {
namespace {

// One hash function, its range cut into bins, the least of each bin (one-permutation MinHash); 16 bands of 4 bins. Two rows
// that share 0.8 of their runs meet in a band with 1 - (1 - 0.8^4)^16 = 99.98 %, at 0.5 with 64 %.
constexpr size_t kBands = 16, kRowsOfBand = 4, kBins = kBands * kRowsOfBand;
// In a set made from few templates everything meets everything: of one row so many are looked at in a band, by their sketches,
// and so many compared run by run.
constexpr size_t kMostInBand = 16, kMostCompared = 8;
using Sketch = std::array<uint8_t, kBins>;   // a byte of each bin: the share of equal bytes estimates the common runs

uint64_t mixed(uint64_t x) {
    x ^= x >> 33;
    x *= 0xFF51AFD7ED558CCDull;
    x ^= x >> 33;
    x *= 0xC4CEB9FE1A85EC53ull;
    return x ^ (x >> 33);
}

// Runs of three words as sorted hashes without repetition. A word ends at anything that is no ASCII letter or digit; every
// other character (of scripts that have no spaces) is a word of its own. Fewer than three words are one run.
void runs_of(const EditTable& table, RowId id, const std::vector<size_t>& columns, std::vector<uint64_t>& out) {
    out.clear();
    uint64_t word = 0, a = 0, b = 0, words = 0;
    const auto end_word = [&] {
        if (word == 0) return;
        const uint64_t run = mixed(a * 3 + b * 5 + word * 7);
        if (++words >= 3) out.push_back(run);
        else if (words == 2) a = 0;
        a = b;
        b = std::exchange(word, 0);
    };
    for (const size_t column : columns) {
        for (const char c : table.cell(id, column).text()) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80) {
                if (byte >= 0xC0) end_word();
                word = mixed(word * 257 + byte + 1);
            } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
                word = mixed(word * 257 + byte + 1);
            } else if (byte >= 'A' && byte <= 'Z') {
                word = mixed(word * 257 + byte + 33);
            } else {
                end_word();
            }
        }
        end_word();
    }
    if (words > 0 && words < 3) out.push_back(mixed(a * 5 + b * 7 + words));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

double jaccard(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
    size_t i = 0, j = 0, common = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i] == b[j]) ++common, ++i, ++j;
        else if (a[i] < b[j]) ++i;
        else ++j;
    }
    const size_t all = a.size() + b.size() - common;
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

struct Bands {
    std::array<uint64_t, kBands> hashes = {};
    Sketch sketch = {};
};

Bands bands_of(const std::vector<uint64_t>& runs) {
    std::array<uint64_t, kBins> least;
    least.fill(UINT64_MAX);
    for (const uint64_t run : runs) {
        const uint64_t hash = mixed(run);
        uint64_t& bin = least[hash >> 58];
        bin = std::min(bin, hash & ((uint64_t{1} << 58) - 1));
    }
    std::array<uint64_t, kBins> full = least;   // an empty bin takes the next one's, told apart by the distance
    for (size_t i = 0; i < kBins; ++i)
        for (size_t step = 1; full[i] == UINT64_MAX && step < kBins; ++step)
            if (least[(i + step) % kBins] != UINT64_MAX) full[i] = mixed(least[(i + step) % kBins] + step);
    Bands out;
    for (size_t i = 0; i < kBins; ++i) out.sketch[i] = static_cast<uint8_t>(full[i]);
    for (size_t band = 0; band < kBands; ++band) {
        uint64_t hash = band + 1;
        for (size_t i = 0; i < kRowsOfBand; ++i) hash = mixed(hash * 31 + full[band * kRowsOfBand + i]);
        out.hashes[band] = hash;
    }
    return out;
}

double common_share(const Sketch& a, const Sketch& b) {
    size_t same = 0;
    for (size_t i = 0; i < kBins; ++i) same += a[i] == b[i];
    return static_cast<double>(same) / kBins;
}

// The text without regard to case and white space, as a hash of 128 bits.
struct Folded {
    uint64_t a = 0, b = 0;
    bool operator==(const Folded&) const = default;
};
struct FoldedHash { size_t operator()(const Folded& folded) const { return folded.a; } };

Folded folded(const EditTable& table, RowId id, const std::vector<size_t>& columns, bool& empty) {
    Folded out{1, 2};
    empty = true;
    const auto add = [&](uint64_t x) {
        out.a = mixed(out.a ^ x) + 0x9E3779B97F4A7C15ull;
        out.b = (out.b ^ x) * 0x100000001B3ull + (out.b >> 47);
    };
    for (const size_t column : columns) {
        bool space = true;
        bool pending = false;
        for (const char c : table.cell(id, column).text()) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte <= ' ') {
                pending = !space;
                continue;
            }
            if (pending) add(' ');
            pending = space = empty = false;
            add(byte >= 'A' && byte <= 'Z' ? byte + 32u : byte);
        }
        add(0x100);
    }
    return out;
}

std::vector<size_t> columns_of(const EditTable& table, const Likeness& likeness) {
    if (!likeness.columns.empty()) return likeness.columns;
    std::vector<size_t> all(table.columns().size());
    for (size_t i = 0; i < all.size(); ++i) all[i] = i;
    return all;
}

// Rows to be asked for one that is alike. Give it every row that is to be found, in order.
class Index {
public:
    Index(const EditTable& table, std::vector<size_t> columns, double least) : table_(table), columns_(std::move(columns)), least_(least) {
        same_.reserve(table.row_count());
        if (least < 1) heads_.assign(std::bit_ceil(std::max<size_t>(table.row_count() * kBands / 2, 1024)), kNoRow);
    }

    // The first row that is alike and how much, for a row of `table` (which may be another one), or kNoRow.
    std::pair<RowId, double> find(const EditTable& table, RowId id, const std::vector<size_t>& columns) {
        bool empty = false;
        folded_ = folded(table, id, columns, empty);
        empty_ = empty;
        if (empty) return {kNoRow, 0};
        if (const auto same = same_.find(folded_); same != same_.end()) return {same->second, 1};
        if (least_ >= 1) return {kNoRow, 0};
        runs_of(table, id, columns, runs_);
        bands_ = bands_of(runs_);
        return runs_.empty() ? std::pair<RowId, double>{kNoRow, 0} : find_near();
    }

    // Adds the row that find() was asked for last.
    void add(RowId id) {
        if (empty_) return;
        same_.emplace(folded_, id);
        if (least_ >= 1) return;
        const auto slot = static_cast<uint32_t>(ids_.size());
        ids_.push_back(id);
        sketches_.push_back(bands_.sketch);
        for (const uint64_t band : bands_.hashes)
            entries_.push_back({slot, std::exchange(head(band), static_cast<uint32_t>(entries_.size())), static_cast<uint32_t>(band)});
    }

private:
    struct Entry { uint32_t slot, next, band; };   // one row in one band; chains from heads_ by the band's upper bits
    uint32_t& head(uint64_t band) { return heads_[(band >> 32) & (heads_.size() - 1)]; }

    std::pair<RowId, double> find_near() {
        constexpr double kSlack = 0.2;   // a sketch errs by sqrt(0.8 * 0.2 / 64) = 0.05
        tried_.clear();
        size_t compared = 0;
        for (const uint64_t band : bands_.hashes) {
            size_t steps = 0;
            for (uint32_t at = head(band); at != kNoRow && steps < kMostInBand && compared < kMostCompared; at = entries_[at].next, ++steps) {
                const uint32_t slot = entries_[at].slot;
                if (entries_[at].band != static_cast<uint32_t>(band) || std::find(tried_.begin(), tried_.end(), slot) != tried_.end()) continue;
                tried_.push_back(slot);
                if (common_share(bands_.sketch, sketches_[slot]) + kSlack < least_) continue;
                ++compared;
                runs_of(table_, ids_[slot], columns_, other_runs_);
                if (const double share = jaccard(runs_, other_runs_); share >= least_) return {ids_[slot], share};
            }
        }
        return {kNoRow, 0};
    }

    const EditTable& table_;
    std::vector<size_t> columns_;
    double least_;
    std::unordered_map<Folded, RowId, FoldedHash> same_;
    std::vector<uint32_t> heads_;
    std::vector<Entry> entries_;
    std::vector<RowId> ids_;                       // by slot
    std::vector<Sketch> sketches_;
    Folded folded_;
    bool empty_ = false;
    std::vector<uint64_t> runs_, other_runs_;
    std::vector<uint32_t> tried_;
    Bands bands_;
};

std::string like(double share, const std::string& what) {
    return share >= 1 ? fmt::format("the same as {}", what) : fmt::format("{:.0f} % like {}", 100 * share, what);
}

}  // namespace

Result<std::vector<Finding>> find_duplicates(const EditTable& table, const Likeness& likeness, const Work& work) {
    const std::vector<size_t> columns = columns_of(table, likeness);
    Index index(table, columns, likeness.least);
    std::vector<Finding> out;
    int64_t done = 0;
    for (const RowId id : table.rows()) {
        LORICA_TRY(work.at(done++, static_cast<int64_t>(table.row_count())));
        const auto [first, share] = index.find(table, id, columns);
        if (first == kNoRow) index.add(id);
        else out.push_back({id, kAnyColumn, Severity::Warning, like(share, fmt::format("row {}", table.place(first) + 1)), Mend::DeleteRow});
    }
    return out;
}

Result<std::vector<Finding>> find_leaks(const EditTable& table, const EditTable& held_out, const Likeness& likeness, const Work& work) {
    std::vector<size_t> columns, theirs;
    for (const size_t column : columns_of(table, likeness)) {
        const auto& names = held_out.columns();
        const auto found = std::find(names.begin(), names.end(), table.columns()[column]);
        if (found == names.end()) continue;
        columns.push_back(column);
        theirs.push_back(static_cast<size_t>(found - names.begin()));
    }
    const std::string name = printable(held_out.source().path.filename().string());
    if (columns.empty())
        return Error{ErrorCode::BadInput, "the held-out file has none of the columns that are compared", name, "choose a file with the same columns"};
    Index index(held_out, theirs, likeness.least);
    const auto total = static_cast<int64_t>(table.row_count() + held_out.row_count());
    int64_t done = 0;
    for (const RowId id : held_out.rows()) {
        LORICA_TRY(work.at(done++, total));
        if (index.find(held_out, id, theirs).first == kNoRow) index.add(id);
    }
    std::vector<Finding> out;
    for (const RowId id : table.rows()) {
        LORICA_TRY(work.at(done++, total));
        const auto [other, share] = index.find(table, id, columns);
        if (other != kNoRow) out.push_back({id, kAnyColumn, Severity::Error, like(share, fmt::format("row {} of {}", held_out.place(other) + 1, name)), Mend::DeleteRow});
    }
    return out;
}

}  // namespace lorica
