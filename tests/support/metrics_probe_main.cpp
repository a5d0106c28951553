// SPDX-License-Identifier: GPL-3.0-or-later
// metrics_probe: scores of the answers on standard input ({"hypotheses", "references"}) as JSON, for tests/golden/data/compare_metrics.py. One thread.
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/eval/bleu.h"
#include "core/eval/text_metrics.h"

using namespace lorica;

namespace {

nlohmann::json list(const RougeScore& score) { return {score.rouge1, score.rouge2, score.rouge_l}; }

}  // namespace

int main() {
    const auto in = nlohmann::json::parse(std::cin);
    const auto hypotheses = in["hypotheses"].get<std::vector<std::string>>();
    const auto references = in["references"].get<std::vector<std::vector<std::string>>>();
    nlohmann::json rows = nlohmann::json::array();
    for (size_t i = 0; i < hypotheses.size(); ++i)
        rows.push_back({{"bleu", sentence_bleu(hypotheses[i], references[i]).score}, {"chrf", sentence_chrf(hypotheses[i], references[i])},
                        {"rouge", list(rouge(hypotheses[i], references[i]))}, {"f1", token_f1({hypotheses[i]}, {references[i]})}});
    const BleuScore bleu = corpus_bleu(hypotheses, references);
    std::cout << nlohmann::json{{"rows", rows}, {"bleu", bleu.score}, {"bleu_text", bleu.text()}, {"chrf", corpus_chrf(hypotheses, references)},
                                {"rouge", list(corpus_rouge(hypotheses, references))}}.dump() << "\n";
}
