// SPDX-License-Identifier: GPL-3.0-or-later
// From scores to the next token: transformers' logits processors, in its order. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/settings/generation_settings.h"

namespace lorica {

using Scores = std::span<float>;                 // one for each token of the vocabulary; -infinity: never
using TokenIds = std::span<const int32_t>;       // the sequence so far, prompt included

// transformers 5.17, generation/logits_process.py; each is the class of that name.
void penalise_repetition(Scores scores, TokenIds ids, double penalty);       // RepetitionPenaltyLogitsProcessor
void ban_repeated_ngrams(Scores scores, TokenIds ids, int64_t size);         // NoRepeatNGramLogitsProcessor
void divide_by_temperature(Scores scores, double temperature);               // TemperatureLogitsWarper
void keep_top_k(Scores scores, int64_t k);                                   // TopKLogitsWarper: ties of the k-th stay
void keep_top_p(Scores scores, double p);                                    // TopPLogitsWarper
void keep_min_p(Scores scores, double p);                                    // MinPLogitsWarper
void keep_typical(Scores scores, double mass);                               // TypicalLogitsWarper (Meister et al., 2022)

// What holds for every way of choosing: repetition penalty, then n-grams.
void process_scores(Scores scores, TokenIds ids, const GenerationSettings& settings);
// What is left to draw from: temperature, top-k, top-p, min-p, typical.
void warp_scores(Scores scores, const GenerationSettings& settings);

// Overwrites scores with their log-softmax.
void log_softmax(Scores scores);
// The likeliest token, the first of equals.
int32_t likeliest(std::span<const float> scores);
// Draws with probability softmax(scores); the same seed and step draw the same.
int32_t draw(std::span<const float> scores, uint64_t seed, uint64_t step);

// How likely a token is beside the likeliest: of softmax(scores), the likeliest first.
struct Likelihood {
    double probability = 0;
    std::vector<std::pair<int32_t, double>> likeliest = {};
};
Likelihood likelihood_of(std::span<const float> scores, int32_t id, size_t count);

// process_scores, then the likeliest or a drawn token. `step` counts the answer's tokens. Overwrites scores.
int32_t choose_token(Scores scores, TokenIds ids, const GenerationSettings& settings, uint64_t step);

}  // namespace lorica
