// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan says of several runs at once. One thread.
#include "core/train/plan.h"

#include "tests/support/check.h"
#include "tests/unit/models/tiny_decoder.h"

using namespace lorica;

TEST(so_many_runs_go_at_once_as_fit) {
    CHECK_EQ(runs_that_fit({1e9, 1e9, 1e9}, 4e9), size_t{3});
    CHECK_EQ(runs_that_fit({1e9, 1e9, 1e9}, 3e9), size_t{2});   // a tenth stays free
    CHECK_EQ(runs_that_fit({1e9, 8e9, 1e9}, 4e9), size_t{1});   // in order: none is left out in the middle
    CHECK_EQ(runs_that_fit({9e9}, 1e9), size_t{1});             // at least one
}

TEST(a_run_takes_its_rank_and_its_rows_beside_the_base) {
    const ModelConfig config = test::tiny_model().config;
    const auto beside = [&](int64_t trainable, int64_t rows, double weights) {
        PlanFacts facts;
        facts.trainable = facts.added = trainable;
        facts.largest_batch = rows;
        facts.weight_bytes = weights;
        facts.idle_bytes = 1 << 28;
        return memory_beside_base(plan_run({}, config, facts));
    };
    CHECK_EQ(beside(1000, 100, 1e9), beside(1000, 100, 2e9));   // the base is no part of it
    CHECK_NEAR(beside(3000, 100, 0) - beside(1000, 100, 0), 2000 * 20.0, 1e-6);   // values, gradients, two moments and a copy in float32
    CHECK(beside(1000, 200, 0) > 1.5 * beside(1000, 100, 0));
}

TEST(time_is_the_sum_of_what_was_measured) {
    ModelConfig config = test::tiny_model().config;
    config.num_hidden_layers = 30;
    PlanFacts facts;
    facts.tokens = 1000;
    facts.supervised = 400;
    facts.trainable = 5000;
    facts.total_steps = 20;
    facts.steps_per_epoch = 10;
    facts.speed = {.layer = 1e-5, .layer_forward = 3e-6, .head = 2e-4, .head_forward = 5e-5, .number = 1e-7};
    CHECK_NEAR(plan_run({}, config, facts).seconds, 2 * (1000 * 30 * 1e-5 + 400 * 2e-4) + 20 * 5000 * 1e-7, 1e-9);
    facts.evaluations = 3;
    facts.validation_tokens = 100;
    facts.validation_supervised = 40;
    const RunPlan plan = plan_run({}, config, facts);
    CHECK_NEAR(plan.seconds, 0.77 + 3 * (100 * 30 * 3e-6 + 40 * 5e-5), 1e-9);
    CHECK(plan.seconds_low < plan.seconds && plan.seconds < plan.seconds_high);
    CHECK_EQ(plan_run({}, config, PlanFacts{}).seconds, 0.0);   // nothing measured: unknown
}
