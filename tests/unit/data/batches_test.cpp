// SPDX-License-Identifier: GPL-3.0-or-later
// Batches: labels that never cross rows, an order that depends on nothing but its inputs, packing. One thread.
#include "core/data/batches.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/base/philox.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

PreparedRow row(std::vector<int32_t> ids, std::vector<uint8_t> trained) { return {std::move(ids), std::move(trained), 1, 1}; }

std::vector<int64_t> random_lengths(size_t count, int64_t limit) {
    std::vector<int64_t> out;
    for (size_t i = 0; i < count; ++i) out.push_back(1 + philox(3, 0, i)[0] % static_cast<uint32_t>(limit));
    return out;
}

BatchPlan plan_of(const std::vector<int64_t>& lengths, const PlanOptions& options, uint64_t epoch) {
    auto plan = BatchPlan::build(std::span<const int64_t>(lengths), options, epoch);
    if (!plan) test::fail(__FILE__, __LINE__, plan.error().text());
    return *std::move(plan);
}

std::vector<uint32_t> rows_in_order(const BatchPlan& plan) {
    std::vector<uint32_t> out;
    for (size_t k = 0; k < plan.windows(); ++k) {
        for (const MicroBatch& micro : plan.window(k)) out.insert(out.end(), micro.rows.begin(), micro.rows.end());
    }
    return out;
}

}  // namespace

TEST(labels_are_shifted_once_and_stay_inside_their_row) {
    const std::vector<PreparedRow> rows = {row({5, 6, 7, 8}, {0, 0, 1, 1}), row({9}, {0}), row({1, 2}, {1, 1})};
    const std::vector<uint32_t> which = {2, 0, 1};
    const Batch batch = make_batch(rows, which);
    CHECK(batch.ids == (std::vector<int32_t>{1, 2, 5, 6, 7, 8, 9}));
    CHECK(batch.positions == (std::vector<int32_t>{0, 1, 0, 1, 2, 3, 0}));
    CHECK(batch.labels == (std::vector<int32_t>{2, -100, -100, 7, 8, -100, -100}));
    CHECK(batch.offsets == (std::vector<int32_t>{0, 2, 6, 7}));
    CHECK(batch.rows == which);
    CHECK_EQ(batch.supervised, 3);
    CHECK_EQ(make_batch(rows, {}).offsets.size(), 1u);
}

TEST(a_common_beginning_stands_once_in_front_up_to_the_first_trained_token) {
    const std::vector<PreparedRow> rows = {row({1, 2, 3, 4, 5, 6, 7}, {0, 0, 0, 0, 0, 0, 1}), row({1, 2, 3, 4, 5, 9}, {0, 0, 0, 0, 0, 1}),
                                           row({1, 2, 3, 4, 5}, {0, 0, 0, 0, 0}), row({1, 2, 3, 8, 5}, {0, 0, 0, 0, 1})};
    const std::vector<uint32_t> first = {0, 1}, with_end = {0, 2}, differ = {0, 3};
    const Batch batch = make_batch(rows, first, true);
    CHECK(batch.ids == (std::vector<int32_t>{1, 2, 3, 4, 5, 6, 7, 5, 9}));         // 5 of the second row predicts what is trained
    CHECK(batch.positions == (std::vector<int32_t>{0, 1, 2, 3, 4, 5, 6, 4, 5}));
    CHECK(batch.labels == (std::vector<int32_t>{-100, -100, -100, -100, -100, 7, -100, 9, -100}));
    CHECK(batch.offsets == (std::vector<int32_t>{4, 7, 9}));
    CHECK(make_batch(rows, with_end, true).offsets == (std::vector<int32_t>{4, 7, 8}));  // each row keeps one of its own
    CHECK_EQ(make_batch(rows, differ, true).offsets.front(), 0);                   // three are not worth it
    CHECK_EQ(make_batch(rows, first).offsets.front(), 0);
}

TEST(a_window_is_batch_times_accumulation_rows_and_each_row_comes_once) {
    const auto lengths = random_lengths(103, 50);
    for (const char* packing : {"rows", "off"}) {
        const PlanOptions options{.packing = packing, .batch_size = 4, .accumulation = 4};
        const BatchPlan plan = plan_of(lengths, options, 0);
        CHECK_EQ(plan.windows(), 7u);
        CHECK_EQ(plan.window(0).size(), 4u);
        CHECK_EQ(plan.window(6).size(), 2u);
        CHECK_EQ(plan.window(6)[1].rows.size(), 3u);
        CHECK(plan.window(7).empty());
        auto seen = rows_in_order(plan);
        std::sort(seen.begin(), seen.end());
        CHECK_EQ(seen.size(), 103u);
        for (uint32_t i = 0; i < 103; ++i) CHECK_EQ(seen[i], i);
        CHECK_EQ(plan.tokens(), std::accumulate(lengths.begin(), lengths.end(), int64_t{0}));
        CHECK(plan.padded_tokens() > plan.tokens());
    }
}

TEST(the_order_is_a_function_of_seed_and_epoch) {
    const auto lengths = random_lengths(64, 30);
    PlanOptions options{.batch_size = 3, .accumulation = 2};
    const auto first = rows_in_order(plan_of(lengths, options, 0));
    CHECK(first == rows_in_order(plan_of(lengths, options, 0)));
    CHECK(first != rows_in_order(plan_of(lengths, options, 1)));
    options.seed = 43;
    CHECK(first != rows_in_order(plan_of(lengths, options, 0)));
    options.shuffle = false;
    const auto plain = rows_in_order(plan_of(lengths, options, 5));
    CHECK(std::is_sorted(plain.begin(), plain.end()));
}

TEST(packing_fills_sequences_and_keeps_the_number_of_steps) {
    const auto lengths = random_lengths(500, 60);
    PlanOptions options{.packing = "tokens", .batch_size = 2, .accumulation = 3, .max_length = 128};
    const BatchPlan plan = plan_of(lengths, options, 0);
    auto seen = rows_in_order(plan);
    std::sort(seen.begin(), seen.end());
    for (uint32_t i = 0; i < 500; ++i) CHECK_EQ(seen[i], i);
    for (const MicroBatch& micro : plan.micro_batches()) {
        size_t at = 0;
        CHECK(micro.sequences.size() <= 2);
        for (const uint32_t count : micro.sequences) {
            int64_t tokens = 0;
            for (uint32_t i = 0; i < count; ++i) tokens += lengths[micro.rows[at++]];
            CHECK(tokens <= 128);
        }
        CHECK_EQ(at, micro.rows.size());
    }
    const auto bound = (plan.tokens() + 127) / 128;  // no packing needs fewer sequences
    CHECK(plan.padded_tokens() / 128 <= bound + bound / 50 + 1);
    for (uint64_t epoch = 1; epoch < 4; ++epoch) {
        const BatchPlan other = plan_of(lengths, options, epoch);
        CHECK_EQ(other.windows(), plan.windows());
        CHECK(rows_in_order(other) != rows_in_order(plan));
    }
    options.shuffle = false;
    const BatchPlan plain = plan_of(lengths, options, 0);
    CHECK_EQ(plain.window(0)[0].rows[0], 0u);
    CHECK_EQ(plain.windows(), plan.windows());
}

TEST(best_fit_takes_the_fullest_bin_that_fits) {
    const std::vector<int64_t> lengths = {6, 5, 4, 3, 2, 12};
    const std::vector<uint32_t> order = {0, 1, 2, 3, 4, 5};
    const auto bins = pack_best_fit(lengths, order, 10);
    CHECK_EQ(bins.size(), 3u);
    CHECK(bins[0] == (std::vector<uint32_t>{5}));
    CHECK(bins[1] == (std::vector<uint32_t>{0, 2}));
    CHECK(bins[2] == (std::vector<uint32_t>{1, 3, 4}));
}

TEST(plans_that_cannot_be_are_refused) {
    const std::vector<int64_t> lengths = {3, 0};
    CHECK(!BatchPlan::build(std::span<const int64_t>(lengths), {}, 0).ok());
    const std::vector<int64_t> huge = {2000000000, 2000000000};
    CHECK(!BatchPlan::build(std::span<const int64_t>(huge), {}, 0).ok());
    const std::vector<int64_t> good = {3};
    CHECK(!BatchPlan::build(std::span<const int64_t>(good), {.batch_size = 0}, 0).ok());
    CHECK_EQ(plan_of({}, {}, 0).windows(), 0u);
    CHECK_EQ(plan_of(good, {}, 0).windows(), 1u);
}
