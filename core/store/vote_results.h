// SPDX-License-Identifier: GPL-3.0-or-later
// What votes say together: win rates, strengths, agreement, and whether they decide. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/intervals.h"
#include "core/store/votes.h"

namespace lorica {

// Two answerers against each other. The share is of the votes that prefer one of them; ties stand beside it.
struct PairResult {
    std::string first, second;     // names
    std::string category;          // of `categories`; empty: of votes without one
    int64_t wins = 0, losses = 0, ties = 0, both_bad = 0;   // of `first`
    Interval interval;             // Wilson, of share()
    int64_t needed = 0;            // more votes for one of the two until the sample decides, if the share stays; 0: it does; -1: at no number

    int64_t decided() const { return wins + losses; }
    int64_t votes() const { return decided() + ties + both_bad; }
    double share() const { return decided() > 0 ? static_cast<double>(wins) / static_cast<double>(decided()) : 0.5; }
    bool decides() const { return decided() > 0 && needed == 0; }
    // `needed` in votes of any kind, at the present share of ties.
    int64_t needed_votes() const;
};

struct Strength {
    std::string name;
    double elo = 0;                // 400 / ln 10 times Bradley and Terry's logarithm, the mean of all at 0
    Interval interval;             // bootstrap over the votes; without bounds where every vote says the same: then it cannot tell
    int64_t votes = 0;
};

struct RatingResult {
    std::string name;
    int64_t good = 0, bad = 0;
    Interval interval;             // of the share of good ones
};

struct VoteResults {
    std::vector<PairResult> pairs;         // each over all its votes, most votes first
    std::vector<PairResult> categories;    // by category too, where a pair has several; in the order of `pairs`
    std::vector<Strength> strengths;       // strongest first; of three or more answerers the pairs alone do not tell it
    std::vector<RatingResult> ratings;     // best first
    int64_t votes = 0;                     // that count: without repeated ones
    int64_t repeated = 0, agreed = 0;      // pairs of answers judged again, and how many of these judgements are the first one's
    Interval agreement;                    // Wilson, of agreed / repeated
    int64_t left = 0, decided = 0;         // how often the left one of two was preferred
    Interval left_interval;
};

// The first vote on a pair of answers counts; those after it tell of agreement only.
VoteResults evaluate_votes(const VoteLog& log);

// Of each pair of answers the first vote, and the later ones with the index (in `votes`) of the first.
struct FirstVotes {
    std::vector<size_t> first;
    std::vector<std::pair<size_t, size_t>> again;   // later, first
};
FirstVotes first_votes(const std::vector<Vote>& votes);

}  // namespace lorica
