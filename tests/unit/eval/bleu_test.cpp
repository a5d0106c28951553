// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU against sacrebleu's own figures (tests/golden/data/bleu.json). One thread.
#include "core/eval/bleu.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/check.h"

using namespace lorica;

namespace {

nlohmann::json golden() {
    std::ifstream file(test::source_root() / "tests/golden/data/bleu.json");
    return nlohmann::json::parse(file);
}

void check_score(const BleuScore& score, const nlohmann::json& expected) {
    CHECK_NEAR(score.score, expected["score"].get<double>(), 1e-9);
    CHECK_NEAR(score.brevity_penalty, expected["bp"].get<double>(), 1e-12);
    CHECK_EQ(score.hypothesis_length, expected["hyp_len"].get<int64_t>());
    CHECK_EQ(score.reference_length, expected["ref_len"].get<int64_t>());
    for (size_t n = 0; n < 4; ++n) {
        CHECK_EQ(score.matches[n], expected["matches"][n].get<int64_t>());
        CHECK_EQ(score.totals[n], expected["totals"][n].get<int64_t>());
        CHECK_NEAR(score.precisions[n], expected["precisions"][n].get<double>(), 1e-9);
    }
    CHECK_EQ(score.text(), expected["text"].get<std::string>());
}

}  // namespace

TEST(words_are_split_as_sacrebleu_splits_them) {
    for (const auto& entry : golden()["tokens"]) {
        if (tokenize_13a(entry["line"].get<std::string>()) != entry["words"].get<std::vector<std::string>>()) {
            test::fail(__FILE__, __LINE__, "other words of " + entry.dump());
        }
    }
}

TEST(corpus_and_sentence_scores_equal_sacrebleus) {
    const auto all = golden();
    CHECK(all["cases"].size() > 10);
    for (const auto& entry : all["cases"]) {
        const auto hypotheses = entry["hypotheses"].get<std::vector<std::string>>();
        const auto references = entry["references"].get<std::vector<std::vector<std::string>>>();
        check_score(corpus_bleu(hypotheses, references), entry["corpus"]);
        for (size_t i = 0; i < hypotheses.size(); ++i) check_score(sentence_bleu(hypotheses[i], references[i]), entry["sentences"][i]);
    }
}

TEST(lists_of_other_lengths_score_nothing) {
    CHECK_EQ(corpus_bleu({"a b c d"}, {}).score, 0.0);
    CHECK_EQ(corpus_bleu({}, {}).score, 0.0);
    CHECK_NEAR(corpus_bleu({"a b c d e"}, {{"a b c d e"}}).score, 100.0, 1e-9);
}
