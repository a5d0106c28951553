// SPDX-License-Identifier: GPL-3.0-or-later
// chrF, ROUGE and token F1 against the reference packages' figures (tests/golden/data/text_metrics.json). One thread.
#include "core/eval/text_metrics.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/eval/text_units.h"
#include "tests/support/check.h"

using namespace lorica;

TEST(scores_equal_sacrebleu_and_rouge_score) {
    std::ifstream file(test::source_root() / "tests/golden/data/text_metrics.json");
    const auto golden = nlohmann::json::parse(file);
    std::vector<std::string> hypotheses;
    std::vector<std::vector<std::string>> references;
    double f1 = 0;
    for (const auto& row : golden["rows"]) {
        hypotheses.push_back(row["hypothesis"]);
        references.push_back(row["references"].get<std::vector<std::string>>());
        CHECK_NEAR(sentence_chrf(hypotheses.back(), references.back()), row["chrf"].get<double>(), 1e-9);
        const RougeScore score = rouge(hypotheses.back(), references.back());
        CHECK_NEAR(score.rouge1, row["rouge"][0].get<double>(), 1e-12);
        CHECK_NEAR(score.rouge2, row["rouge"][1].get<double>(), 1e-12);
        CHECK_NEAR(score.rouge_l, row["rouge"][2].get<double>(), 1e-12);
        CHECK_NEAR(token_f1({hypotheses.back()}, {references.back()}), row["f1"].get<double>(), 1e-12);
        f1 += row["f1"].get<double>();
    }
    CHECK(hypotheses.size() > 100);
    CHECK_NEAR(corpus_chrf(hypotheses, references), golden["corpus_chrf"].get<double>(), 1e-9);
    CHECK_NEAR(token_f1(hypotheses, references), f1 / static_cast<double>(hypotheses.size()), 1e-12);
}

TEST(an_exact_match_ignores_white_space_at_the_ends_alone) {
    CHECK_NEAR(exact_match({" a b\n", "a  b", "c"}, {{"x", "a b"}, {"a b"}, {"C"}}), 1.0 / 3, 1e-12);
    CHECK_EQ(exact_match({}, {}), 0.0);
    CHECK_EQ(exact_match({"a"}, {}), 0.0);
}

TEST(variety_counts_different_ngrams) {
    const Variety seen = variety({"a b a b", "", "c"});
    CHECK_NEAR(seen.distinct1, 3.0 / 5, 1e-12);   // a b c of five words
    CHECK_NEAR(seen.distinct2, 2.0 / 3, 1e-12);   // ab, ba of three pairs
    CHECK_EQ(seen.shortest, 0);
    CHECK_EQ(seen.longest, 4);
    CHECK_EQ(seen.empty, 1);
}

TEST(broken_utf8_is_counted_byte_by_byte) {
    CHECK_EQ(code_points("a\xC3\xA9\xFFz").size(), size_t{4});
    CHECK_EQ(code_points("\xE6\x97").size(), size_t{2});
}
