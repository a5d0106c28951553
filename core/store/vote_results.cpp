// SPDX-License-Identifier: GPL-3.0-or-later
// Counts, then the figures of core/base/intervals.h over the counts.
#include "core/store/vote_results.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace lorica {
namespace {

constexpr uint64_t kSeed = 42;             // of the bootstrap: the same votes give the same figures
constexpr int64_t kSamples = 400;
const double kElo = 400 / std::log(10.0);

std::string key_of(const JudgedAnswer& answer) { return answer.model + '\n' + answer.adapter; }

// Both answers and what they answer, whichever stood left.
std::string item_of(const Vote& vote) {
    std::string one = key_of(vote.a) + '\n' + vote.a.text, other = key_of(vote.b) + '\n' + vote.b.text;
    if (other < one) std::swap(one, other);
    return nlohmann::json{vote.messages, one, other}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Whom the vote prefers, as a key; or that it prefers nobody, and how.
std::string preferred(const Vote& vote) {
    return vote.choice == Choice::A ? key_of(vote.a) : vote.choice == Choice::B ? key_of(vote.b) : to_string(vote.choice);
}

// Names of the answerers: the last one that was used; where two have the same, the path stands behind it.
class Names {
public:
    void learn(const JudgedAnswer& answer) { names_[key_of(answer)] = answer.name.empty() ? fs::path(answer.model).filename().string() : answer.name; }
    void settle() {
        std::map<std::string, int> uses;
        for (const auto& [key, name] : names_) ++uses[name];
        for (auto& [key, name] : names_)
            if (uses[name] > 1) {
                const size_t end = key.find('\n');
                name += " (" + (end + 1 < key.size() ? key.substr(end + 1) : key.substr(0, end)) + ")";
            }
    }
    const std::string& of(const std::string& key) const { return names_.at(key); }

private:
    std::map<std::string, std::string> names_;
};

using PairKey = std::pair<std::string, std::string>;

struct Counts {
    int64_t wins = 0, losses = 0, ties = 0, both_bad = 0;
    void add(const Vote& vote, const PairKey& pair) {
        if (vote.choice == Choice::Tie) ++ties;
        else if (vote.choice == Choice::BothBad) ++both_bad;
        else ++(preferred(vote) == pair.first ? wins : losses);
    }
};

PairResult result_of(const PairKey& pair, const std::string& category, const Counts& counts, const Names& names) {
    PairResult out{names.of(pair.first), names.of(pair.second), category, counts.wins, counts.losses, counts.ties, counts.both_bad, {}, 0};
    if (out.wins < out.losses) {   // the better one first
        std::swap(out.first, out.second);
        std::swap(out.wins, out.losses);
    }
    const auto wins = static_cast<double>(out.wins), decided = static_cast<double>(out.decided());
    out.interval = wilson(wins, decided);
    out.needed = votes_needed(wins, decided);
    return out;
}

std::vector<Strength> strengths_of(const std::vector<Vote>& votes, const std::vector<size_t>& counted, const Names& names) {
    std::map<std::string, size_t> players;
    std::vector<std::string> keys;
    std::vector<Match> matches;
    std::vector<int64_t> played;
    const auto player = [&](const JudgedAnswer& answer) {
        const auto [at, fresh] = players.try_emplace(key_of(answer), keys.size());
        if (fresh) {
            keys.push_back(at->first);
            played.push_back(0);
        }
        ++played[at->second];
        return at->second;
    };
    for (const size_t i : counted) {
        const Vote& vote = votes[i];
        const size_t a = player(vote.a), b = player(vote.b);
        matches.push_back({a, b, vote.choice == Choice::A ? 1.0 : vote.choice == Choice::B ? 0.0 : 0.5});
    }
    const auto strength = bradley_terry(keys.size(), matches);
    const auto intervals = bootstrap_each(matches.size(), [&](const std::vector<size_t>& drawn) {
        std::vector<Match> some;
        for (const size_t i : drawn) some.push_back(matches[i]);
        return bradley_terry(keys.size(), some);
    }, kSeed, kSamples);
    std::vector<Strength> out;
    for (size_t i = 0; i < keys.size(); ++i) {
        Interval interval{kElo * intervals[i].low, kElo * intervals[i].high};
        if (interval.high - interval.low < 1e-6) interval = {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
        out.push_back({names.of(keys[i]), kElo * strength[i], interval, played[i]});
    }
    std::sort(out.begin(), out.end(), [](const Strength& x, const Strength& y) { return x.elo > y.elo; });
    return out;
}

void count_pairs(const std::vector<Vote>& votes, const std::vector<size_t>& counted, const Names& names, VoteResults& out) {
    std::map<PairKey, std::map<std::string, Counts>> categories;
    std::map<PairKey, Counts> pairs;
    for (const size_t i : counted) {
        PairKey pair{key_of(votes[i].a), key_of(votes[i].b)};
        if (pair.second < pair.first) std::swap(pair.first, pair.second);
        pairs[pair].add(votes[i], pair);
        categories[pair][votes[i].category].add(votes[i], pair);
    }
    std::vector<std::pair<PairKey, Counts>> order(pairs.begin(), pairs.end());
    const auto all = [](const Counts& c) { return c.wins + c.losses + c.ties + c.both_bad; };
    std::stable_sort(order.begin(), order.end(), [&](const auto& x, const auto& y) { return all(x.second) > all(y.second); });
    for (const auto& [pair, counts] : order) {
        out.pairs.push_back(result_of(pair, "", counts, names));
        if (categories[pair].size() < 2) continue;
        for (const auto& [category, some] : categories[pair]) {
            PairResult one = result_of(pair, category, some, names);
            if (one.first != out.pairs.back().first) {   // as the pair as a whole has them
                std::swap(one.first, one.second);
                std::swap(one.wins, one.losses);
                one.interval = {1 - one.interval.high, 1 - one.interval.low};
            }
            out.categories.push_back(std::move(one));
        }
    }
}

std::vector<RatingResult> count_ratings(const std::vector<Rating>& ratings, const Names& names) {
    std::map<std::string, RatingResult> found;
    for (const Rating& rating : ratings) ++(rating.good ? found[key_of(rating.answer)].good : found[key_of(rating.answer)].bad);
    std::vector<RatingResult> out;
    for (auto& [key, one] : found) {
        one.name = names.of(key);
        one.interval = wilson(static_cast<double>(one.good), static_cast<double>(one.good + one.bad));
        out.push_back(one);
    }
    std::stable_sort(out.begin(), out.end(), [](const RatingResult& x, const RatingResult& y) { return x.good * (y.good + y.bad) > y.good * (x.good + x.bad); });
    return out;
}

}  // namespace

int64_t PairResult::needed_votes() const {
    if (needed <= 0) return needed;
    return static_cast<int64_t>(std::ceil(static_cast<double>(needed) * static_cast<double>(votes()) / static_cast<double>(decided())));
}

FirstVotes first_votes(const std::vector<Vote>& votes) {
    FirstVotes out;
    std::map<std::string, size_t> seen;
    for (size_t i = 0; i < votes.size(); ++i) {
        const auto [at, fresh] = seen.try_emplace(item_of(votes[i]), i);
        if (fresh) out.first.push_back(i);
        else out.again.emplace_back(i, at->second);
    }
    return out;
}

VoteResults evaluate_votes(const VoteLog& log) {
    VoteResults out;
    Names names;
    for (const Vote& vote : log.votes) {
        names.learn(vote.a);
        names.learn(vote.b);
    }
    for (const Rating& rating : log.ratings) names.learn(rating.answer);
    names.settle();
    const FirstVotes found = first_votes(log.votes);
    out.votes = static_cast<int64_t>(found.first.size());
    out.repeated = static_cast<int64_t>(found.again.size());
    for (const auto& [later, first] : found.again) out.agreed += preferred(log.votes[later]) == preferred(log.votes[first]);
    out.agreement = wilson(static_cast<double>(out.agreed), static_cast<double>(out.repeated));
    for (const Vote& vote : log.votes) {
        out.left += vote.choice == Choice::A;
        out.decided += vote.choice == Choice::A || vote.choice == Choice::B;
    }
    out.left_interval = wilson(static_cast<double>(out.left), static_cast<double>(out.decided));
    count_pairs(log.votes, found.first, names, out);
    if (!found.first.empty()) out.strengths = strengths_of(log.votes, found.first, names);
    out.ratings = count_ratings(log.ratings, names);
    return out;
}

}  // namespace lorica
