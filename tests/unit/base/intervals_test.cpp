// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals cover what they should, and strengths equal their closed forms. One thread.
#include "core/base/intervals.h"

#include <cmath>

#include "core/base/philox.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

double unit(uint64_t seed, uint64_t i) { return static_cast<double>(philox_unit(philox(seed, 1, i)[0])); }

}  // namespace

TEST(wilson_equals_known_values) {
    const Interval ten = wilson(8, 10);   // R: binom::binom.wilson(8, 10)
    CHECK_NEAR(ten.low, 0.4901625, 1e-6);
    CHECK_NEAR(ten.high, 0.9433178, 1e-6);
    CHECK_NEAR(wilson(0, 20).low, 0, 1e-12);
    CHECK_EQ(wilson(0, 0).high, 1.0);
}

// A Wilson interval's coverage swings with the share; over many shares it has to average 95 %.
TEST(wilson_covers_the_true_share_95_times_in_100) {
    int covered = 0, all = 0;
    for (uint64_t share = 1; share < 40; ++share) {
        const double p = static_cast<double>(share) / 40;
        for (uint64_t run = 0; run < 100; ++run) {
            double successes = 0;
            for (uint64_t i = 0; i < 60; ++i) successes += unit(share * 1000 + run, i) < p;
            const Interval interval = wilson(successes, 60);
            covered += interval.low <= p && p <= interval.high;
            ++all;
        }
    }
    CHECK_NEAR(100.0 * covered / all, 95, 2);
}

// Of normal values, made by Box and Muller, in groups as small as the seeds of a benchmark.
TEST(students_interval_covers_95_times_in_100_of_few_values) {
    for (const size_t size : {2u, 3u, 5u, 16u}) {
        int covered = 0;
        const int runs = 4000;
        for (uint64_t run = 0; run < runs; ++run) {
            std::vector<double> values;
            for (size_t i = 0; i < size; ++i)
                values.push_back(3 + 2 * std::sqrt(-2 * std::log(1 - unit(run + 50000 * size, 2 * i))) * std::cos(2 * M_PI * unit(run + 50000 * size, 2 * i + 1)));
            const Interval interval = mean_interval(values);
            covered += interval.low <= 3 && 3 <= interval.high;
        }
        CHECK_NEAR(100.0 * covered / runs, 95, 1.5);
    }
    CHECK_EQ(mean_interval({4}).low, 4.0);
    CHECK_EQ(mean_interval({4}).high, 4.0);
}

TEST(a_bootstrap_of_the_mean_covers_95_times_in_100) {
    int covered = 0;
    const int runs = 400;
    for (uint64_t run = 0; run < runs; ++run) {
        std::vector<double> values(120);
        for (size_t i = 0; i < values.size(); ++i) values[i] = unit(7000 + run, i);
        const Interval interval = bootstrap(values.size(), [&](const std::vector<size_t>& rows) {
            double sum = 0;
            for (const size_t row : rows) sum += values[row];
            return sum / static_cast<double>(rows.size());
        }, run, 400);
        covered += interval.low <= 0.5 && 0.5 <= interval.high;
    }
    CHECK_NEAR(100.0 * covered / runs, 95, 3);
}

TEST(randomization_tells_a_real_difference_from_none) {
    std::vector<double> a(100), b(100), c(100);
    for (size_t i = 0; i < 100; ++i) {
        a[i] = unit(1, i);
        b[i] = unit(2, i);
        c[i] = a[i] + 0.2 * unit(3, i);
    }
    const auto against = [&](const std::vector<double>& other) {
        return randomization_test(100, [&](const std::vector<bool>& second) {
            double sum = 0;
            for (size_t i = 0; i < 100; ++i) sum += second[i] ? other[i] : a[i];
            return sum / 100;
        }, 5, 500);
    };
    CHECK(against(c).p_value < 0.01);
    CHECK(against(b).p_value > 0.05);
    CHECK(against(c).b > against(c).a);
}

TEST(strengths_of_two_players_are_the_log_odds) {
    std::vector<Match> matches;
    for (int i = 0; i < 30; ++i) matches.push_back({0, 1, i < 20 ? 1.0 : 0.0});
    const auto strength = bradley_terry(2, matches);
    CHECK_NEAR(strength[0] - strength[1], std::log(2.0), 1e-6);
    CHECK_NEAR(strength[0] + strength[1], 0, 1e-9);
}

TEST(a_player_who_never_loses_keeps_a_finite_strength) {
    const auto strength = bradley_terry(3, {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}});
    CHECK(std::isfinite(strength[0]) && strength[0] > strength[1] && strength[1] > strength[2]);
}

TEST(votes_that_decide_need_no_more) {
    CHECK_EQ(votes_needed(90, 100), 0);
    CHECK_EQ(votes_needed(5, 10), -1);
    const int64_t more = votes_needed(6, 10);
    CHECK(more > 50 && wilson(0.6 * static_cast<double>(10 + more), static_cast<double>(10 + more)).low > 0.5);
}

TEST(several_statistics_share_their_draws) {
    std::vector<double> values(50);
    for (size_t i = 0; i < values.size(); ++i) values[i] = unit(11, i);
    const auto sum = [&](const std::vector<size_t>& rows) {
        double total = 0;
        for (const size_t row : rows) total += values[row];
        return total;
    };
    const auto both = bootstrap_each(50, [&](const std::vector<size_t>& rows) { return std::vector<double>{sum(rows), -2 * sum(rows)}; }, 3, 300);
    const Interval alone = bootstrap(50, sum, 3, 300);
    CHECK_EQ(both.size(), 2u);
    CHECK_EQ(both[0].low, alone.low);
    CHECK_NEAR(both[1].low, -2 * alone.high, 1e-12);
    CHECK(bootstrap_each(0, [](const std::vector<size_t>&) { return std::vector<double>{1}; }, 3).empty());
}
