// SPDX-License-Identifier: GPL-3.0-or-later
// What votes say: counts, whichever side stood left, and that they say no more than they can. One thread.
#include "core/store/vote_results.h"

#include <cmath>

#include "core/base/philox.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

int prompts = 0;

// `winner`: 0 the first, 1 the second, 2 a tie, 3 both bad. Every second one is shown the other way round.
void judge(VoteLog& log, const std::string& first, const std::string& second, int winner, const std::string& category = "") {
    Vote vote;
    const int n = ++prompts;
    vote.id = std::to_string(n);
    vote.messages = {{{"role", "user"}, {"content", "prompt " + std::to_string(n)}}};
    vote.a = {first, "/m", "/runs/" + first, "answer of " + first, "stop", 3};
    vote.b = {second, "/m", "/runs/" + second, "answer of " + second, "stop", 3};
    vote.choice = static_cast<Choice>(winner);
    vote.category = category;
    if (n % 2 == 0) {
        std::swap(vote.a, vote.b);
        if (winner < 2) vote.choice = static_cast<Choice>(1 - winner);
    }
    log.votes.push_back(vote);
}

void judge(VoteLog& log, const std::string& first, const std::string& second, int wins, int losses, int ties, int bad = 0, const std::string& category = "") {
    for (int i = 0; i < wins; ++i) judge(log, first, second, 0, category);
    for (int i = 0; i < losses; ++i) judge(log, first, second, 1, category);
    for (int i = 0; i < ties; ++i) judge(log, first, second, 2, category);
    for (int i = 0; i < bad; ++i) judge(log, first, second, 3, category);
}

}  // namespace

TEST(a_pair_counts_wins_whichever_side_they_stood) {
    VoteLog log;
    judge(log, "base", "tuned", 5, 20, 4, 1);
    const VoteResults results = evaluate_votes(log);
    CHECK_EQ(results.pairs.size(), 1u);
    const PairResult& pair = results.pairs.front();
    CHECK(pair.first == "tuned" && pair.second == "base");   // the better one first
    CHECK(pair.wins == 20 && pair.losses == 5 && pair.ties == 4 && pair.both_bad == 1 && pair.votes() == 30);
    CHECK_NEAR(pair.share(), 0.8, 1e-12);
    CHECK_NEAR(pair.interval.low, wilson(20, 25).low, 1e-12);
    CHECK(pair.decides() && pair.needed == 0);
    CHECK(results.categories.empty());
}

TEST(a_sample_that_cannot_decide_says_how_many_votes_it_needs) {
    VoteLog log;
    judge(log, "base", "tuned", 4, 6, 10);
    const PairResult pair = evaluate_votes(log).pairs.front();
    CHECK(!pair.decides());
    CHECK_EQ(pair.needed, votes_needed(6, 10));
    CHECK_EQ(pair.needed_votes(), 2 * pair.needed);          // every second vote is a tie
    VoteLog even;
    judge(even, "base", "tuned", 5, 5, 0);
    CHECK_EQ(evaluate_votes(even).pairs.front().needed, -1);
    VoteLog ties;
    judge(ties, "base", "tuned", 0, 0, 3);
    const PairResult none = evaluate_votes(ties).pairs.front();
    CHECK(!none.decides() && none.needed == -1 && none.interval.low == 0 && none.interval.high == 1);
    CHECK(evaluate_votes(VoteLog{}).pairs.empty());
}

TEST(categories_stand_as_their_pair_does) {
    VoteLog log;
    judge(log, "base", "tuned", 2, 30, 0, 0, "style");
    judge(log, "base", "tuned", 9, 1, 2, 0, "facts");
    judge(log, "base", "other", 3, 1, 0, 0, "facts");
    const VoteResults results = evaluate_votes(log);
    CHECK(results.pairs.size() == 2 && results.pairs[0].first == "tuned" && results.pairs[0].wins == 31 && results.pairs[1].second == "other");
    CHECK_EQ(results.categories.size(), 2u);                 // of the pair that has several
    const PairResult& facts = results.categories[0];
    CHECK(facts.category == "facts" && facts.first == "tuned" && facts.wins == 1 && facts.losses == 9 && facts.ties == 2);
    CHECK_NEAR(facts.interval.low, wilson(1, 10).low, 1e-12);
    CHECK_NEAR(facts.interval.high, wilson(1, 10).high, 1e-12);
}

TEST(strengths_order_the_answerers_and_their_intervals_hold_the_closed_form) {
    VoteLog log;
    judge(log, "a", "b", 40, 20, 0);
    judge(log, "b", "c", 40, 20, 0);
    judge(log, "a", "c", 48, 12, 0);
    const VoteResults results = evaluate_votes(log);
    CHECK_EQ(results.strengths.size(), 3u);
    CHECK(results.strengths[0].name == "a" && results.strengths[2].name == "c");
    CHECK_NEAR(results.strengths[0].elo - results.strengths[1].elo, 400 * std::log10(2.0), 1);   // the odds multiply: 2, 2 and 4
    CHECK_EQ(results.strengths[0].votes, 120);
    for (const Strength& one : results.strengths) CHECK(one.interval.low < one.elo && one.elo < one.interval.high);
    CHECK(results.strengths[0].interval.low > results.strengths[2].interval.high);
    CHECK_EQ(evaluate_votes(log).strengths[1].interval.low, results.strengths[1].interval.low);   // the same votes, the same figures
}

TEST(votes_that_all_say_the_same_tell_no_interval_of_a_strength) {
    VoteLog log;
    judge(log, "a", "b", 3, 0, 0);
    const auto strengths = evaluate_votes(log).strengths;
    CHECK(strengths[0].name == "a" && std::isfinite(strengths[0].elo) && std::isinf(strengths[0].interval.low) && std::isinf(strengths[0].interval.high));
}

TEST(a_bootstrap_interval_of_strengths_covers_95_times_in_100) {
    int covered = 0;
    const int runs = 150;
    const double truth = 400 * std::log10(3.0) / 2;            // odds of 3
    for (uint64_t run = 0; run < runs; ++run) {
        VoteLog log;
        for (uint64_t i = 0; i < 80; ++i) judge(log, "a", "b", philox_unit(philox(run, 7, i)[0]) < 0.75F ? 0 : 1);
        for (const Strength& one : evaluate_votes(log).strengths)
            if (one.name == "a") covered += one.interval.low <= truth && truth <= one.interval.high;
    }
    CHECK_NEAR(100.0 * covered / runs, 95, 5);
}

TEST(a_pair_judged_again_tells_of_agreement_and_counts_once) {
    VoteLog log;
    judge(log, "base", "tuned", 3, 7, 0);
    for (size_t i = 0; i < 4; ++i) {
        Vote again = log.votes[i];
        again.repeats = again.id;
        std::swap(again.a, again.b);
        if (i < 3) again.choice = again.choice == Choice::A ? Choice::B : Choice::A;   // the same answer, now on the other side
        log.votes.push_back(again);
    }
    const VoteResults results = evaluate_votes(log);
    CHECK(results.votes == 10 && results.pairs.front().votes() == 10);
    CHECK(results.repeated == 4 && results.agreed == 3);
    CHECK_NEAR(results.agreement.low, wilson(3, 4).low, 1e-12);
    CHECK_EQ(results.decided, 14);
}

TEST(a_judge_who_prefers_a_side_is_seen) {
    VoteLog log;
    judge(log, "base", "tuned", 10, 10, 0);
    for (Vote& vote : log.votes) vote.choice = Choice::A;
    const VoteResults results = evaluate_votes(log);
    CHECK(results.left == 20 && results.left_interval.low > 0.5);
}

TEST(ratings_are_shares_of_good_ones_and_equal_names_are_told_apart) {
    VoteLog log;
    for (int i = 0; i < 10; ++i) {
        Rating rating;
        rating.messages = {{{"role", "user"}, {"content", std::to_string(i)}}};
        rating.answer = {"same", "/m", i < 6 ? "/runs/x" : "/runs/y", "text", "stop", 1};
        rating.good = i < 5;
        log.ratings.push_back(rating);
    }
    const auto ratings = evaluate_votes(log).ratings;
    CHECK_EQ(ratings.size(), 2u);
    CHECK(ratings[0].name == "same (/runs/x)" && ratings[0].good == 5 && ratings[0].bad == 1 && ratings[1].good == 0);
    CHECK_NEAR(ratings[0].interval.high, wilson(5, 6).high, 1e-12);
}
