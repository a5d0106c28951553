// SPDX-License-Identifier: GPL-3.0-or-later
// chrF, ROUGE, exact match, token F1 and variety of answers beside their references. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lorica {

// sacrebleu's CHRF with its defaults: characters to order 6, no words, beta 2, no white space, effective order; of several
// references the one with the best score counts. 0 to 100. Popović, "chrF", WMT 2015. Lists of other lengths score 0.
double corpus_chrf(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references);
double sentence_chrf(const std::string& hypothesis, const std::vector<std::string>& references);

// F-measures of the rouge-score package without a stemmer, 0 to 1. Lin, "ROUGE", 2004.
struct RougeScore {
    double rouge1 = 0, rouge2 = 0, rouge_l = 0;
};
// Of several references the best one, for each measure apart.
RougeScore rouge(const std::string& hypothesis, const std::vector<std::string>& references);
// The mean over answers.
RougeScore corpus_rouge(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references);

// Share of answers equal to one of their references, white space at the ends aside.
double exact_match(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references);
// Mean F1 over words, lower case, without punctuation and a, an, the (SQuAD's evaluation script), of the best reference.
double token_f1(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references);

// How varied and how long answers are, in words. Li et al., "A diversity-promoting objective function", 2016.
struct Variety {
    double distinct1 = 0, distinct2 = 0;   // different n-grams over all n-grams
    double mean_words = 0;
    int64_t shortest = 0, longest = 0;     // words
    int64_t empty = 0;                     // answers without a word
};
Variety variety(const std::vector<std::string>& answers);

}  // namespace lorica
