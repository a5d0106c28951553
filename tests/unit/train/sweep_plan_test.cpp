// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of a sweep, its comparisons and its recommendation. One thread.
#include "core/train/sweep_plan.h"

#include "tests/support/check.h"

using namespace lorica;

namespace {

SweepResult result(const std::string& rank, double loss, int64_t trainable, int64_t seed = 42) {
    SweepResult one;
    one.name = "r-" + rank;
    one.settings = {{"adapter.r", rank}};
    one.seed = seed;
    one.status = "finished";
    one.has_eval = true;
    one.eval_loss = loss;
    one.trainable_parameters = trainable;
    return one;
}

}  // namespace

TEST(an_axis_is_a_setting_and_its_values) {
    const auto axis = parse_axis("adapter.r=2,4,16");
    REQUIRE_OK(axis);
    CHECK_EQ(axis->path, "adapter.r");
    CHECK((axis->values == std::vector<std::string>{"2", "4", "16"}));
    for (const char* bad : {"adapter.r", "=2", "adapter.r=", "adapter.r=2,,4", "adapter.r=2,2"}) CHECK(!parse_axis(bad));
}

TEST(cells_are_every_combination_with_every_seed) {
    RunSpec spec;
    const auto cells = sweep_cells(spec, {{"adapter.r", {"2", "8"}}, {"train.learning_rate", {"1e-4", "2e-4", "5e-4"}}}, 2);
    REQUIRE_OK(cells);
    CHECK_EQ(cells->size(), size_t{12});
    CHECK_EQ((*cells)[0].name, "r-2_learning_rate-1e-4_seed-42");
    CHECK_EQ((*cells)[11].spec.adapter.r, 8);
    CHECK_EQ((*cells)[11].spec.train.seed, spec.train.seed + 1);
    CHECK_NEAR((*cells)[2].spec.train.learning_rate, 2e-4, 1e-12);
}

TEST(items_of_a_list_are_joined_by_plus) {
    const auto cells = sweep_cells({}, {{"adapter.target_modules", {"q_proj+v_proj", "all-linear"}}}, 1);
    REQUIRE_OK(cells);
    CHECK((cells->front().spec.adapter.target_modules == std::vector<std::string>{"q_proj", "v_proj"}));
    CHECK(cells->front().name.find('+') == std::string::npos);
}

TEST(settings_can_go_together) {
    const auto cells = sweep_cells({}, {*parse_axis("adapter.r+adapter.lora_alpha=4+8,16+32"), {"train.learning_rate", {"1e-4", "2e-4"}}}, 1);
    REQUIRE_OK(cells);
    CHECK_EQ(cells->size(), size_t{4});
    CHECK_EQ((*cells)[0].name, "r-4_lora_alpha-8_learning_rate-1e-4");
    CHECK((*cells)[2].spec.adapter.r == 16 && (*cells)[2].spec.adapter.lora_alpha == 32);
    CHECK(!sweep_cells({}, {{"adapter.r+adapter.lora_alpha", {"4"}}}, 1));
    CHECK(!sweep_cells({}, {{"adapter.r+adapter.lora_alpha", {"4+8+16"}}}, 1));
    CHECK(!sweep_cells({}, {{"adapter.r+adapter.r", {"4+8"}}}, 1));
    CHECK(!sweep_cells({}, {{"adapter.r+adapter.lora_alpha", {"4+8"}}, {"adapter.lora_alpha", {"4"}}}, 1));
    const auto seeds = sweep_cells({}, {{"adapter.r+train.seed", {"4+1"}}}, 2);
    CHECK(!seeds && seeds.error().text().find("train.seed") != std::string::npos);
}

TEST(a_scale_that_changes_with_the_rank_is_told) {
    const auto remark = [](const std::vector<SweepAxis>& axes, RunSpec spec = {}) { return scale_remark(*sweep_cells(spec, axes, 1)); };
    const SweepAxis ranks{"adapter.r", {"2", "64"}};
    CHECK(remark({ranks}).find("from 16 to 0.5, since lora_alpha stays at 32") != std::string::npos);
    RunSpec stabilised;
    stabilised.adapter.use_rslora = true;
    CHECK(remark({ranks}, stabilised).find("from 22.6 to 4") != std::string::npos);
    CHECK(remark({{"adapter.r+adapter.lora_alpha", {"2+4", "64+128"}}}).empty());
    CHECK(remark({ranks, {"adapter.lora_alpha", {"8", "16"}}}).empty());   // varied on purpose
    CHECK(remark({{"train.learning_rate", {"1e-4", "2e-4"}}}).empty());
    CHECK(remark({ranks, {"method", {"lora", "full"}}}).empty());
}

TEST(wrong_axes_are_refused_by_name) {
    const auto unknown = sweep_cells({}, {{"adapter.rr", {"2"}}}, 1);
    CHECK(!unknown && unknown.error().text().find("adapter.r") != std::string::npos);
    CHECK(!sweep_cells({}, {{"adapter.r", {"0"}}}, 1));
    CHECK(!sweep_cells({}, {}, 1));
    CHECK(!sweep_cells({}, {{"adapter.r", {"2"}}, {"adapter.r", {"4"}}}, 1));
    CHECK(!sweep_cells({}, {{"train.seed", {"1", "2"}}}, 2));
}

TEST(runs_over_one_base_train_at_once_and_the_rest_alone) {
    RunSpec spec;
    const auto groups_of = [&](const std::vector<SweepAxis>& axes, int64_t limit) {
        const auto cells = *sweep_cells(spec, axes, 1);
        std::vector<size_t> waiting;
        for (size_t i = 0; i < cells.size(); ++i) waiting.push_back(i);
        return cells_at_once(cells, waiting, limit);
    };
    using Groups = std::vector<std::vector<size_t>>;
    const SweepAxis ranks{"adapter.r", {"1", "2", "4"}};
    CHECK((groups_of({ranks}, 1) == Groups{{0}, {1}, {2}}));
    CHECK((groups_of({ranks}, 2) == Groups{{0, 1}, {2}}));
    CHECK((groups_of({ranks}, 8) == Groups{{0, 1, 2}}));
    CHECK((groups_of({{"method", {"lora", "qlora", "dora", "full", "prefix"}}}, 8) == Groups{{0, 2}, {1}, {3}, {4}}));
    CHECK((groups_of({{"adapter.init_lora_weights", {"default", "pissa", "gaussian"}}}, 8) == Groups{{0, 2}, {1}}));
}

TEST(halving_takes_less_than_half_of_a_full_grid) {
    const auto rungs = halving_rungs(75);
    CHECK_EQ(rungs.back(), 75);
    size_t alive = 7;
    int64_t steps = 0, before = 0;
    for (const int64_t rung : rungs) {
        steps += static_cast<int64_t>(alive) * (rung - before);
        before = rung;
        alive = halving_survivors(alive);
    }
    CHECK(2 * steps <= 7 * 75);
    CHECK((halving_rungs(1) == std::vector<int64_t>{1}));
}

TEST(the_smallest_setting_with_99_percent_of_the_gain_is_recommended) {
    const auto best = recommend({result("2", 1.30, 100), result("16", 1.004, 800), result("64", 1.00, 3200)}, 2.0);
    CHECK_EQ(best.name, "r-16");
    CHECK(best.reason.find("r 64") != std::string::npos && best.reason.find("25 %") != std::string::npos);
}

TEST(a_difference_inside_the_noise_of_seeds_does_not_count) {
    const std::vector<SweepResult> results = {result("4", 1.10, 200, 1), result("4", 1.00, 200, 2), result("4", 1.06, 200, 3),
                                              result("32", 1.00, 1600, 1), result("32", 1.08, 1600, 2), result("32", 1.03, 1600, 3)};
    const auto best = recommend(results, 1.6);
    CHECK_EQ(best.name, "r-4");
    CHECK(best.reason.find("noise of 3 seeds") != std::string::npos);
}

TEST(nothing_is_recommended_where_nothing_helps) {
    CHECK(recommend({}, 1).name.empty());
    CHECK(recommend({result("2", 2.5, 100), result("4", 2.6, 200)}, 2.0).name.empty());
    SweepResult failed = result("2", 0.1, 100);
    failed.status = "failed";
    CHECK_EQ(recommend({failed, result("4", 1.5, 200)}, 2.0).name, "r-4");
    CHECK(recommend({result("4", 2.5, 200)}, 2.0).name.empty());   // worse than the base, though alone
    SweepResult behind = result("2", 1.8, 100);
    behind.status = "stopped";
    const auto left = recommend({behind, result("4", 1.5, 200), behind}, 2.0);
    CHECK_EQ(left.name, "r-4");
    CHECK(left.reason.find("left 2 other runs behind") != std::string::npos);
}

TEST(the_table_quotes_what_csv_needs_quoted) {
    SweepResult odd = result("2", 1.5, 100);
    odd.settings = {{"data.prompt_template", "Say \"{x}\", please"}};
    CHECK(sweep_csv({odd}).find("\"Say \"\"{x}\"\", please\"") != std::string::npos);
}
