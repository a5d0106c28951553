// SPDX-License-Identifier: GPL-3.0-or-later
// See intervals.h.
#include "core/base/intervals.h"

#include <algorithm>
#include <cmath>

#include "core/base/philox.h"

namespace lorica {
namespace {

constexpr double kZ = 1.959963984540054;   // the normal distribution's 97.5 % point
constexpr uint64_t kStream = 0x626f6f74;   // apart from other uses of the seed
constexpr int64_t kMostVotes = 1000000;

// A stream of 32-bit numbers out of Philox's blocks of four.
class Draws {
public:
    explicit Draws(uint64_t seed) : seed_(seed) {}
    uint32_t next() {
        if (at_ % 4 == 0) block_ = philox(seed_, kStream, at_ / 4);
        return block_[at_++ % 4];
    }
    // Below n, without bias that matters: n is a count of rows, far below 2^32.
    size_t below(size_t n) { return static_cast<size_t>((static_cast<uint64_t>(next()) * n) >> 32); }

private:
    uint64_t seed_, at_ = 0;
    decltype(philox(0, 0, 0)) block_{};
};

// The 97.5 % point of Student's t: its table, then Fisher and Cornish's series about the normal distribution's point.
double student(size_t degrees) {
    constexpr double kTable[] = {12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281};
    if (degrees <= std::size(kTable)) return kTable[degrees - 1];
    const double n = static_cast<double>(degrees), z3 = kZ * kZ * kZ;
    return kZ + (z3 + kZ) / (4 * n) + (5 * z3 * kZ * kZ + 16 * z3 + 3 * kZ) / (96 * n * n);
}

}  // namespace

Interval mean_interval(const std::vector<double>& values) {
    if (values.empty()) return {};
    const double n = static_cast<double>(values.size());
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / n;
    if (values.size() == 1) return {mean, mean};
    for (const double value : values) squares += (value - mean) * (value - mean);
    const double half = student(values.size() - 1) * std::sqrt(squares / (n - 1) / n);
    return {mean - half, mean + half};
}

Interval wilson(double successes, double trials) {
    if (trials <= 0) return {0, 1};
    const double share = successes / trials, z2 = kZ * kZ / trials;
    const double centre = (share + z2 / 2) / (1 + z2);
    const double half = kZ / (1 + z2) * std::sqrt(share * (1 - share) / trials + z2 / (4 * trials));
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

std::vector<Interval> bootstrap_each(size_t rows, const std::function<std::vector<double>(const std::vector<size_t>&)>& statistics, uint64_t seed, int64_t samples) {
    if (rows == 0 || samples <= 0) return {};
    Draws draws(seed);
    std::vector<std::vector<double>> values;   // of each statistic, over the samples
    std::vector<size_t> drawn(rows);
    for (int64_t sample = 0; sample < samples; ++sample) {
        for (size_t& row : drawn) row = draws.below(rows);
        const std::vector<double> found = statistics(drawn);
        values.resize(found.size());
        for (size_t i = 0; i < found.size(); ++i) values[i].push_back(found[i]);
    }
    std::vector<Interval> out;
    for (auto& one : values) {
        std::sort(one.begin(), one.end());
        const auto at = [&](double share) {
            const double place = share * static_cast<double>(one.size() - 1);
            const auto low = static_cast<size_t>(place);
            const double part = place - static_cast<double>(low);
            return one[low] + (low + 1 < one.size() ? part * (one[low + 1] - one[low]) : 0);
        };
        out.push_back({at(0.025), at(0.975)});
    }
    return out;
}

Interval bootstrap(size_t rows, const std::function<double(const std::vector<size_t>&)>& statistic, uint64_t seed, int64_t samples) {
    const auto found = bootstrap_each(rows, [&](const std::vector<size_t>& drawn) { return std::vector<double>{statistic(drawn)}; }, seed, samples);
    return found.empty() ? Interval{} : found.front();
}

Comparison randomization_test(size_t rows, const std::function<double(const std::vector<bool>&)>& score, uint64_t seed, int64_t samples) {
    Comparison out;
    out.a = score(std::vector<bool>(rows, false));
    out.b = score(std::vector<bool>(rows, true));
    const double seen = std::abs(out.b - out.a);
    Draws draws(seed);
    int64_t as_large = 0;
    std::vector<bool> swapped(rows);
    for (int64_t sample = 0; sample < samples; ++sample) {
        for (size_t i = 0; i < rows; ++i) swapped[i] = (draws.next() & 1) != 0;
        const double first = score(swapped);
        swapped.flip();
        as_large += std::abs(score(swapped) - first) >= seen - 1e-12;
    }
    out.p_value = static_cast<double>(as_large + 1) / static_cast<double>(samples + 1);
    return out;
}

std::vector<double> bradley_terry(size_t players, const std::vector<Match>& matches) {
    std::vector<std::vector<double>> games(players, std::vector<double>(players, 0));
    std::vector<double> wins(players, 0);
    const auto play = [&](size_t a, size_t b, double score, double weight) {
        games[a][b] += weight;
        games[b][a] += weight;
        wins[a] += weight * score;
        wins[b] += weight * (1 - score);
    };
    for (const Match& match : matches)
        if (match.a < players && match.b < players && match.a != match.b) play(match.a, match.b, match.score, 1);
    std::vector<double> played(players, 0);
    for (size_t i = 0; i < players; ++i)
        for (size_t j = 0; j < players; ++j) played[i] += games[i][j];
    const bool one_sided = std::any_of(wins.begin(), wins.end(), [&](const double& w) {
        const double all = played[static_cast<size_t>(&w - wins.data())];
        return all > 0 && (w == 0 || w == all);
    });
    for (size_t i = 0; one_sided && i < players; ++i)
        for (size_t j = i + 1; j < players; ++j) play(i, j, 0.5, 0.5);
    std::vector<double> strength(players, 1);
    for (int round = 0; round < 10000; ++round) {
        double change = 0, log_sum = 0;
        std::vector<double> next = strength;
        for (size_t i = 0; i < players; ++i) {
            double weight = 0;
            for (size_t j = 0; j < players; ++j)
                if (games[i][j] > 0) weight += games[i][j] / (strength[i] + strength[j]);
            if (weight > 0) next[i] = std::max(wins[i] / weight, 1e-12);
            log_sum += std::log(next[i]);
        }
        const double centre = std::exp(log_sum / static_cast<double>(std::max<size_t>(players, 1)));
        for (size_t i = 0; i < players; ++i) {
            next[i] /= centre;
            change = std::max(change, std::abs(std::log(next[i] / strength[i])));
        }
        strength = next;
        if (change < 1e-12) break;
    }
    for (double& one : strength) one = std::log(one);
    return strength;
}

int64_t votes_needed(double successes, double trials) {
    if (trials <= 0 || successes * 2 == trials) return -1;
    const double share = successes / trials;
    const auto decided = [&](double n) {
        const Interval interval = wilson(share * n, n);
        return interval.low > 0.5 || interval.high < 0.5;
    };
    if (decided(trials)) return 0;
    int64_t low = static_cast<int64_t>(trials), high = kMostVotes;
    if (!decided(static_cast<double>(high))) return high;
    while (high - low > 1) (decided(static_cast<double>((low + high) / 2)) ? high : low) = (low + high) / 2;
    return high - static_cast<int64_t>(trials);
}

}  // namespace lorica
