// SPDX-License-Identifier: GPL-3.0-or-later
// How sure a figure is: intervals of shares, bootstrap over rows, and strengths out of comparisons. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace lorica {

struct Interval {
    double low = 0, high = 0;
};

// The share `successes` of `trials` and its 95 % interval. Wilson, JASA 1927. Of no trials: 0 to 1.
Interval wilson(double successes, double trials);

// 95 % interval of the mean of values that are about normal, by Student's t. Of fewer than two values: the value itself.
Interval mean_interval(const std::vector<double>& values);

// 95 % percentile interval of `statistic` over `rows` rows drawn with replacement; Philox(seed) draws. `statistic` gets the
// drawn row numbers. Koehn, "Statistical significance tests for machine translation evaluation", EMNLP 2004.
Interval bootstrap(size_t rows, const std::function<double(const std::vector<size_t>&)>& statistic, uint64_t seed, int64_t samples = 1000);
// The same of several statistics of the same draws.
std::vector<Interval> bootstrap_each(size_t rows, const std::function<std::vector<double>(const std::vector<size_t>&)>& statistics, uint64_t seed, int64_t samples = 1000);

// Paired: how often drawn rows put B above A, and the p value that A and B are equal, by approximate randomization
// (Riezler and Maxwell 2005): rows are swapped between A and B at random. `score` gets one flag a row: take B's answer?
struct Comparison {
    double a = 0, b = 0;       // the two scores
    double p_value = 1;        // of a difference at least as large, two-sided, (r + 1) / (samples + 1)
};
Comparison randomization_test(size_t rows, const std::function<double(const std::vector<bool>&)>& score, uint64_t seed, int64_t samples = 1000);

// Strengths of the players by maximum likelihood, their logs centred at 0 (natural logarithm; add 400 / ln 10 times for
// Elo). A tie is half a win for each. Bradley and Terry 1952; Hunter, Annals of Statistics 2004 (the MM iteration).
// A player without a win or without a defeat has no finite strength: a half of a pseudo-tie with everyone keeps it finite.
struct Match {
    size_t a = 0, b = 0;
    double score = 0.5;        // of a: 1 won, 0 lost, 0.5 tie
};
std::vector<double> bradley_terry(size_t players, const std::vector<Match>& matches);

// Votes that are needed until an interval of this share no longer holds 0.5, if the share stays: 0 if it does not now,
// -1 if the share is 0.5.
int64_t votes_needed(double successes, double trials);

}  // namespace lorica
