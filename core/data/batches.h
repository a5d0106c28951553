// SPDX-License-Identifier: GPL-3.0-or-later
// Batch and BatchPlan: which rows make which optimizer step, and their tokens side by side. Values; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/data/dataset.h"

namespace lorica {

constexpr int32_t kIgnoredLabel = -100;

// Documents side by side in one sequence, without padding. Document d is [offsets[d], offsets[d + 1]). What all of them begin
// with may stand once in front: the rows before offsets[0], of which none is trained. Since attention is causal, its
// activations are the same in every document, and its gradient is the sum of theirs.
struct Batch {
    std::vector<int32_t> ids = {};
    std::vector<int32_t> positions = {};  // start at 0 in every document, or at offsets[0] behind a common beginning
    // The token that position i has to predict, or kIgnoredLabel. Already shifted: labels[i] is ids[i + 1] of the same
    // document where that token is trained; the last position of a document predicts nothing.
    std::vector<int32_t> labels = {};
    std::vector<int32_t> offsets = {0};   // documents + 1
    int64_t supervised = 0;               // labels that are not ignored
    std::vector<uint32_t> rows = {};      // the rows it was made of, one a document
};

// `which` are indices into `rows`. With `share`, the longest common beginning of theirs without a trained token, if it is of
// some length, stands once in front.
Batch make_batch(std::span<const PreparedRow> rows, std::span<const uint32_t> which, bool share = false);

struct PlanOptions {
    std::string packing = "rows";  // rows, tokens, off: as data.packing
    int64_t batch_size = 4;        // rows, or with packing tokens packed sequences, in one micro-batch
    int64_t accumulation = 4;      // micro-batches in one window (optimizer step)
    int64_t max_length = 2048;     // tokens of a packed sequence
    bool shuffle = true;
    uint64_t seed = 42;
};

struct MicroBatch {
    std::vector<uint32_t> rows = {};     // indices in the order of their documents
    std::vector<uint32_t> sequences = {};  // with packing tokens: how many rows each packed sequence has
    int64_t tokens = 0;
};

// Where a run stands in its data. Exact: window(k) of epoch e is a pure function of the rows' lengths, options, e and k.
struct DataCursor {
    uint64_t epoch = 0;
    uint64_t window = 0;  // the next one to train
    bool operator==(const DataCursor&) const = default;
};

// The order of one epoch. Immutable.
class BatchPlan {
public:
    // Fails where a row is empty, or a batch would hold 2^31 tokens or more.
    static Result<BatchPlan> build(std::span<const PreparedRow> rows, const PlanOptions& options, uint64_t epoch);
    static Result<BatchPlan> build(std::span<const int64_t> lengths, const PlanOptions& options, uint64_t epoch);

    // Optimizer steps of this epoch; the same for every epoch. The last one may hold fewer rows.
    size_t windows() const { return (micro_.size() + accumulation_ - 1) / accumulation_; }
    std::span<const MicroBatch> window(size_t index) const;
    const std::vector<MicroBatch>& micro_batches() const { return micro_; }

    int64_t tokens() const { return tokens_; }
    // Tokens that the same micro-batches hold with every sequence padded to the longest of its micro-batch
    // (packing tokens: to max_length). padding_share() is the part of them that would be padding.
    int64_t padded_tokens() const { return padded_tokens_; }
    double padding_share() const;
    int64_t largest_batch() const;  // tokens
    // The micro-batches, those with the fewest tokens first.
    std::vector<const MicroBatch*> by_tokens() const;

private:
    std::vector<MicroBatch> micro_;
    size_t accumulation_ = 1;
    int64_t tokens_ = 0;
    int64_t padded_tokens_ = 0;
};

// Best-fit decreasing: every length goes into the fullest bin that still holds it; longer ones get a bin of their own.
// Rows of equal length are taken in the order of `order`. Returns bins of indices; their number depends on lengths alone.
std::vector<std::vector<uint32_t>> pack_best_fit(std::span<const int64_t> lengths, std::span<const uint32_t> order, int64_t capacity);

}  // namespace lorica
