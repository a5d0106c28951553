// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU, equal to sacrebleu's default (13a tokens, exponential smoothing, case kept). Pure functions; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lorica {

// Post, "A call for clarity in reporting BLEU scores", WMT 2018; Papineni et al., ACL 2002.
struct BleuScore {
    double score = 0;                      // 0 to 100
    std::array<double, 4> precisions = {}; // percent, after smoothing
    double brevity_penalty = 0;
    std::array<int64_t, 4> matches = {};   // clipped n-grams
    std::array<int64_t, 4> totals = {};
    int64_t hypothesis_length = 0;         // tokens
    int64_t reference_length = 0;          // of the closest reference, the shorter on a tie
    // As sacrebleu prints it: "BLEU = 43.21 75.0/50.0/… (BP = 1.000 ratio = 1.000 hyp_len = … ref_len = …)".
    std::string text() const;
};

// The words of a line under mteval-v13a, as sacrebleu's tokenizer 13a splits them.
std::vector<std::string> tokenize_13a(std::string_view line);

// `references[i]` are those of `hypotheses[i]`: one or more, not necessarily equally many. Where the two lists differ in
// length there is no pairing, and the score is empty (0).
BleuScore corpus_bleu(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references);

// sacrebleu's sentence_bleu: effective order, orders without an n-gram left out.
BleuScore sentence_bleu(const std::string& hypothesis, const std::vector<std::string>& references);

}  // namespace lorica
