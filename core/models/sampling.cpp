// SPDX-License-Identifier: GPL-3.0-or-later
// See sampling.h. Sums are double; what decides is compared as the reference compares it. Any thread.
#include "core/models/sampling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "core/base/philox.h"

namespace lorica {
namespace {

constexpr uint64_t kSamplingStream = 0x73616d706c65;  // apart from order, initial weights and dropout
constexpr float kNever = -std::numeric_limits<float>::infinity();

double largest(std::span<const float> scores) { return static_cast<double>(*std::max_element(scores.begin(), scores.end())); }

// Of exp(score - top).
double total_weight(std::span<const float> scores, double top) {
    double total = 0;
    for (const float score : scores) total += std::exp(static_cast<double>(score) - top);
    return total;
}

}  // namespace

void penalise_repetition(Scores scores, TokenIds ids, double penalty) {
    const auto by = static_cast<float>(penalty);
    std::vector<bool> seen(scores.size());
    for (const int32_t id : ids) {
        const auto at = static_cast<size_t>(id);
        if (seen[at]) continue;
        seen[at] = true;
        scores[at] = scores[at] < 0 ? scores[at] * by : scores[at] / by;
    }
}

void ban_repeated_ngrams(Scores scores, TokenIds ids, int64_t size) {
    const auto n = static_cast<size_t>(size);
    if (size < 1 || ids.size() < n) return;
    const TokenIds prefix = ids.last(n - 1);
    for (size_t at = 0; at + n <= ids.size(); ++at)
        if (std::equal(prefix.begin(), prefix.end(), ids.begin() + static_cast<std::ptrdiff_t>(at))) scores[static_cast<size_t>(ids[at + n - 1])] = kNever;
}

void divide_by_temperature(Scores scores, double temperature) {
    for (float& score : scores) score /= static_cast<float>(temperature);
}

void keep_top_k(Scores scores, int64_t k) {
    if (k < 1 || static_cast<size_t>(k) >= scores.size()) return;
    std::vector<float> order(scores.begin(), scores.end());
    const auto last = order.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::nth_element(order.begin(), last, order.end(), std::greater<>());
    for (float& score : scores)
        if (score < *last) score = kNever;
}

void keep_top_p(Scores scores, double p) {
    if (p >= 1) return;
    const double top = largest(scores), total = total_weight(scores, top);
    // Tokens under this weight do not hold 1 - p together, so none of them stays: no need to sort them.
    const double least = (1 - p) / static_cast<double>(scores.size()) * total;
    std::vector<std::pair<float, size_t>> order;
    for (size_t i = 0; i < scores.size(); ++i) {
        if (std::exp(static_cast<double>(scores[i]) - top) >= least) order.emplace_back(scores[i], i);
    }
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first || (a.first == b.first && a.second < b.second); });
    const std::vector<float> before(scores.begin(), scores.end());
    std::fill(scores.begin(), scores.end(), kNever);
    double held = 0;
    for (size_t i = 0; i < order.size() && (i == 0 || held < p * total); ++i) {
        scores[order[i].second] = before[order[i].second];
        held += std::exp(static_cast<double>(order[i].first) - top);
    }
}

void keep_min_p(Scores scores, double p) {
    if (p <= 0) return;
    const double top = largest(scores);
    for (float& score : scores)
        if (std::exp(static_cast<double>(score) - top) < p) score = kNever;
}

void keep_typical(Scores scores, double mass) {
    if (mass >= 1) return;
    const double top = largest(scores), log_total = std::log(total_weight(scores, top)) + top;
    double entropy = 0;
    std::vector<std::pair<double, double>> order;  // distance from the entropy, probability
    for (const float score : scores) {
        const double log_p = static_cast<double>(score) - log_total;
        if (score > kNever) entropy -= log_p * std::exp(log_p);
    }
    for (const float score : scores) {
        const double log_p = static_cast<double>(score) - log_total;
        if (score > kNever) order.emplace_back(std::abs(-log_p - entropy), std::exp(log_p));
    }
    std::sort(order.begin(), order.end());
    double held = 0;
    size_t last = 0;
    while (last + 1 < order.size() && (held += order[last].second) < mass) ++last;
    const double farthest = order[last].first;
    for (float& score : scores)
        if (std::abs(-(static_cast<double>(score) - log_total) - entropy) > farthest) score = kNever;
}

void process_scores(Scores scores, TokenIds ids, const GenerationSettings& settings) {
    if (settings.repetition_penalty != 1) penalise_repetition(scores, ids, settings.repetition_penalty);
    if (settings.no_repeat_ngram_size > 0) ban_repeated_ngrams(scores, ids, settings.no_repeat_ngram_size);
}

void warp_scores(Scores scores, const GenerationSettings& settings) {
    if (settings.temperature != 1) divide_by_temperature(scores, settings.temperature);
    keep_top_k(scores, settings.top_k);
    keep_top_p(scores, settings.top_p);
    keep_min_p(scores, settings.min_p);
    keep_typical(scores, settings.typical_p);
}

void log_softmax(Scores scores) {
    const double top = largest(scores), log_total = std::log(total_weight(scores, top)) + top;
    for (float& score : scores) score = static_cast<float>(static_cast<double>(score) - log_total);
}

int32_t likeliest(std::span<const float> scores) { return static_cast<int32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin()); }

int32_t draw(std::span<const float> scores, uint64_t seed, uint64_t step) {
    const double top = largest(scores);
    if (top == -std::numeric_limits<double>::infinity()) return likeliest(scores);
    const auto words = philox(seed, kSamplingStream, step);
    double left = static_cast<double>(philox_unit(words[0])) * total_weight(scores, top);
    int32_t last = 0;
    for (size_t i = 0; i < scores.size(); ++i) {
        if (scores[i] == kNever) continue;
        last = static_cast<int32_t>(i);
        left -= std::exp(static_cast<double>(scores[i]) - top);
        if (left < 0) return last;
    }
    return last;
}

Likelihood likelihood_of(std::span<const float> scores, int32_t id, size_t count) {
    const double top = largest(scores), total = total_weight(scores, top);
    const auto share = [&](int32_t token) { return std::exp(static_cast<double>(scores[static_cast<size_t>(token)]) - top) / total; };
    std::vector<int32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    const auto shown = order.begin() + static_cast<std::ptrdiff_t>(std::min(count, order.size()));
    std::partial_sort(order.begin(), shown, order.end(), [&](int32_t a, int32_t b) {
        const float left = scores[static_cast<size_t>(a)], right = scores[static_cast<size_t>(b)];
        return left > right || (left == right && a < b);
    });
    Likelihood out{share(id), {}};
    for (auto at = order.begin(); at != shown; ++at) out.likeliest.emplace_back(*at, share(*at));
    return out;
}

int32_t choose_token(Scores scores, TokenIds ids, const GenerationSettings& settings, uint64_t step) {
    process_scores(scores, ids, settings);
    if (!settings.samples()) return likeliest(scores);
    warp_scores(scores, settings);
    return draw(scores, static_cast<uint64_t>(settings.seed), step);
}

}  // namespace lorica
