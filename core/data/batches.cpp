// SPDX-License-Identifier: GPL-3.0-or-later
// Batch and BatchPlan: the order of an epoch and its packed sequences. Pure functions; any thread.
#include "core/data/batches.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "core/base/philox.h"

namespace lorica {
namespace {

// Streams of the seed: one for the rows' order and one for the packed sequences', a pair for each epoch.
constexpr uint64_t kOrderStream = 0x6F72646572000000;  // "order"
constexpr uint64_t kBinStream = 0x62696E7300000000;    // "bins"

std::vector<uint32_t> row_order(uint32_t rows, const PlanOptions& options, uint64_t stream) {
    if (options.shuffle) return philox_permutation(rows, options.seed, stream);
    std::vector<uint32_t> order(rows);
    std::iota(order.begin(), order.end(), 0u);
    return order;
}

std::vector<std::vector<uint32_t>> sequences_of(std::span<const int64_t> lengths, const PlanOptions& options, uint64_t epoch) {
    const auto rows = static_cast<uint32_t>(lengths.size());
    const std::vector<uint32_t> order = row_order(rows, options, kOrderStream + epoch);
    std::vector<std::vector<uint32_t>> sequences;
    if (options.packing != "tokens") {
        sequences.reserve(rows);
        for (const uint32_t row : order) sequences.push_back({row});
        return sequences;
    }
    sequences = pack_best_fit(lengths, order, options.max_length);
    // Best-fit decreasing leaves full sequences of long rows first; training wants them mixed.
    if (!options.shuffle) {
        for (auto& sequence : sequences) std::sort(sequence.begin(), sequence.end());
        std::sort(sequences.begin(), sequences.end(), [](const auto& a, const auto& b) { return a.front() < b.front(); });
        return sequences;
    }
    const auto bins = philox_permutation(static_cast<uint32_t>(sequences.size()), options.seed, kBinStream + epoch);
    std::vector<std::vector<uint32_t>> mixed;
    mixed.reserve(sequences.size());
    for (const uint32_t bin : bins) mixed.push_back(std::move(sequences[bin]));
    return mixed;
}

constexpr size_t kWorthSharing = 4;  // tokens

size_t common_beginning(std::span<const PreparedRow> rows, std::span<const uint32_t> which) {
    if (which.size() < 2) return 0;
    const PreparedRow& first = rows[which.front()];
    size_t length = first.ids.size();
    for (const uint32_t index : which) {
        const PreparedRow& row = rows[index];
        size_t same = 0;
        // A document keeps a row of its own, and what comes next is not trained: its label would differ.
        while (same < length && same + 1 < row.ids.size() && row.ids[same] == first.ids[same] && row.trained[same + 1] == 0) ++same;
        length = same;
    }
    return length < kWorthSharing ? 0 : length;
}

}  // namespace

Batch make_batch(std::span<const PreparedRow> rows, std::span<const uint32_t> which, bool share) {
    Batch out;
    const size_t shared = share ? common_beginning(rows, which) : 0;
    size_t total = shared;
    for (const uint32_t index : which) total += rows[index].ids.size() - shared;
    out.ids.reserve(total);
    out.positions.reserve(total);
    out.labels.reserve(total);
    for (size_t i = 0; i < shared; ++i) {
        out.ids.push_back(rows[which.front()].ids[i]);
        out.positions.push_back(static_cast<int32_t>(i));
        out.labels.push_back(kIgnoredLabel);
    }
    out.offsets.front() = static_cast<int32_t>(shared);
    for (const uint32_t index : which) {
        const PreparedRow& row = rows[index];
        const size_t length = row.ids.size();
        out.ids.insert(out.ids.end(), row.ids.begin() + static_cast<std::ptrdiff_t>(shared), row.ids.end());
        for (size_t i = shared; i < length; ++i) {
            const bool trained = i + 1 < length && row.trained[i + 1] != 0;
            out.positions.push_back(static_cast<int32_t>(i));
            out.labels.push_back(trained ? row.ids[i + 1] : kIgnoredLabel);
            out.supervised += trained;
        }
        out.offsets.push_back(static_cast<int32_t>(out.ids.size()));
        out.rows.push_back(index);
    }
    return out;
}

std::vector<std::vector<uint32_t>> pack_best_fit(std::span<const int64_t> lengths, std::span<const uint32_t> order, int64_t capacity) {
    std::vector<uint32_t> longest_first(order.begin(), order.end());
    std::stable_sort(longest_first.begin(), longest_first.end(), [&](uint32_t a, uint32_t b) { return lengths[a] > lengths[b]; });
    std::vector<std::vector<uint32_t>> bins;
    std::set<std::pair<int64_t, uint32_t>> open;  // (room, bin): the fullest bin that fits is the first with enough room
    for (const uint32_t row : longest_first) {
        const auto best = open.lower_bound({lengths[row], 0});
        uint32_t bin = static_cast<uint32_t>(bins.size());
        int64_t room = capacity;
        if (best != open.end()) {
            std::tie(room, bin) = *best;
            open.erase(best);
        } else {
            bins.emplace_back();
        }
        bins[bin].push_back(row);
        if (room > lengths[row]) open.insert({room - lengths[row], bin});
    }
    return bins;
}

Result<BatchPlan> BatchPlan::build(std::span<const PreparedRow> rows, const PlanOptions& options, uint64_t epoch) {
    std::vector<int64_t> lengths(rows.size());
    std::transform(rows.begin(), rows.end(), lengths.begin(), [](const PreparedRow& row) { return static_cast<int64_t>(row.ids.size()); });
    return build(std::span<const int64_t>(lengths), options, epoch);
}

Result<BatchPlan> BatchPlan::build(std::span<const int64_t> lengths, const PlanOptions& options, uint64_t epoch) {
    if (options.batch_size < 1 || options.accumulation < 1 || options.max_length < 1) {
        return Error{ErrorCode::BadInput, "batch size, accumulation and sequence length have to be 1 or more", "train"};
    }
    if (lengths.size() > std::numeric_limits<uint32_t>::max()) return Error{ErrorCode::Unsupported, "more than 2^32 rows"};
    if (const auto empty = std::find_if(lengths.begin(), lengths.end(), [](int64_t l) { return l < 1; }); empty != lengths.end()) {
        return Error{ErrorCode::BadInput, fmt::format("row {} of the prepared data has no tokens", empty - lengths.begin() + 1)};
    }
    BatchPlan plan;
    plan.accumulation_ = static_cast<size_t>(options.accumulation);
    const auto sequences = sequences_of(lengths, options, epoch);
    const bool packed = options.packing == "tokens";
    const auto batch = static_cast<size_t>(options.batch_size);
    for (size_t begin = 0; begin < sequences.size();) {
        const size_t end = sequences.size() - begin > batch ? begin + batch : sequences.size();
        MicroBatch micro;
        int64_t longest = packed ? options.max_length : 0;
        for (size_t i = begin; i < end; ++i) {
            int64_t tokens = 0;
            for (const uint32_t row : sequences[i]) tokens += lengths[row];
            longest = std::max(longest, tokens);
            micro.tokens += tokens;
            micro.rows.insert(micro.rows.end(), sequences[i].begin(), sequences[i].end());
            if (packed) micro.sequences.push_back(static_cast<uint32_t>(sequences[i].size()));
        }
        if (micro.tokens >= std::numeric_limits<int32_t>::max()) {
            return Error{ErrorCode::BadInput, fmt::format("a batch of {} rows would hold {} tokens", micro.rows.size(), micro.tokens), "train",
                         "lower per_device_train_batch_size"};
        }
        plan.tokens_ += micro.tokens;
        plan.padded_tokens_ += longest * static_cast<int64_t>(end - begin);
        plan.micro_.push_back(std::move(micro));
        begin = end;
    }
    return plan;
}

std::span<const MicroBatch> BatchPlan::window(size_t index) const {
    const size_t begin = std::min(index * accumulation_, micro_.size());
    return std::span(micro_).subspan(begin, std::min(accumulation_, micro_.size() - begin));
}

double BatchPlan::padding_share() const {
    return padded_tokens_ > 0 ? 1.0 - static_cast<double>(tokens_) / static_cast<double>(padded_tokens_) : 0;
}

int64_t BatchPlan::largest_batch() const {
    int64_t largest = 0;
    for (const MicroBatch& micro : micro_) largest = std::max(largest, micro.tokens);
    return largest;
}

std::vector<const MicroBatch*> BatchPlan::by_tokens() const {
    std::vector<const MicroBatch*> out;
    for (const MicroBatch& micro : micro_) out.push_back(&micro);
    std::sort(out.begin(), out.end(), [](const MicroBatch* a, const MicroBatch* b) { return a->tokens < b->tokens; });
    return out;
}

}  // namespace lorica
