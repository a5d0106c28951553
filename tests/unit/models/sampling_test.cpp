// SPDX-License-Identifier: GPL-3.0-or-later
// Logits processors against transformers' (goldens), and drawing. One thread.
#include "core/models/sampling.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/check.h"

using namespace lorica;
using namespace lorica::test;

namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

nlohmann::json golden() {
    std::ifstream in(source_root() / "tests/golden/generation/sampling.json");
    return nlohmann::json::parse(in);
}

std::vector<float> scores_of(const nlohmann::json& row) {
    std::vector<float> out;
    for (const auto& one : row) out.push_back(one.is_null() ? kNever : one.get<float>());
    return out;
}

void apply(const std::string& name, double value, Scores scores, TokenIds ids, const GenerationSettings& chain) {
    if (name == "repetition_penalty") penalise_repetition(scores, ids, value);
    if (name == "no_repeat_ngram_size") ban_repeated_ngrams(scores, ids, static_cast<int64_t>(value));
    if (name == "temperature") divide_by_temperature(scores, value);
    if (name == "top_k") keep_top_k(scores, static_cast<int64_t>(value));
    if (name == "top_p") keep_top_p(scores, value);
    if (name == "min_p") keep_min_p(scores, value);
    if (name == "typical_p") keep_typical(scores, value);
    if (name == "chain") {
        process_scores(scores, ids, chain);
        warp_scores(scores, chain);
    }
}

}  // namespace

TEST(each_processor_does_what_transformers_does) {
    const auto file = golden();
    GenerationSettings chain;
    std::vector<FieldRef> refs;
    append_fields(refs, chain, "");
    for (const auto& ref : refs)
        if (file["chain"].contains(ref.path)) REQUIRE_OK(ref.set(file["chain"][ref.path]));
    std::map<std::string, int> seen;
    for (const auto& one : file["cases"]) {
        const auto name = one["name"].get<std::string>();
        std::vector<float> scores = scores_of(one["scores"]);
        const auto ids = one["ids"].get<std::vector<int32_t>>();
        apply(name, one["value"].get<double>(), scores, ids, chain);
        const std::vector<float> expected = scores_of(one["expected"]);
        bool equal = scores.size() == expected.size();
        for (size_t i = 0; equal && i < scores.size(); ++i)
            equal = scores[i] == expected[i] || std::abs(scores[i] - expected[i]) <= 1e-6f * std::abs(expected[i]);
        if (!equal) fail(__FILE__, __LINE__, name + " " + one["value"].dump());
        ++seen[name];
    }
    CHECK_EQ(seen.size(), size_t{8});
}

TEST(drawing_follows_the_probabilities_and_the_seed) {
    const std::vector<float> scores = {std::log(0.5f), kNever, std::log(0.3f), std::log(0.2f)};
    std::vector<int> counts(4);
    for (uint64_t step = 0; step < 20000; ++step) ++counts[static_cast<size_t>(draw(scores, 5, step))];
    CHECK_NEAR(counts[0] / 20000.0, 0.5, 0.015);
    CHECK_EQ(counts[1], 0);
    CHECK_NEAR(counts[2] / 20000.0, 0.3, 0.015);
    int different = 0;
    for (uint64_t step = 0; step < 200; ++step) {
        CHECK_EQ(draw(scores, 5, step), draw(scores, 5, step));
        different += draw(scores, 5, step) != draw(scores, 6, step) ? 1 : 0;
    }
    CHECK(different > 50);
}

TEST(temperature_zero_and_no_sampling_take_the_likeliest) {
    GenerationSettings settings;
    const std::vector<float> row = {0.5f, 2.0f, 1.0f, 2.0f};
    for (const bool cold : {true, false}) {
        settings.temperature = cold ? 0 : 1.5;
        settings.do_sample = cold;
        for (uint64_t step = 0; step < 50; ++step) {
            std::vector<float> scores = row;
            CHECK_EQ(choose_token(scores, {}, settings, step), 1);
        }
    }
    settings.repetition_penalty = 4;
    std::vector<float> scores = row;
    const std::vector<int32_t> before = {1, 3};
    CHECK_EQ(choose_token(scores, before, settings, 0), 2);
}

TEST(a_token_is_told_with_its_probability_and_the_likeliest_beside_it) {
    const std::vector<float> scores = {1.0f + std::log(0.2f), kNever, 1.0f + std::log(0.5f), 1.0f + std::log(0.2f), 1.0f + std::log(0.1f)};
    const Likelihood found = likelihood_of(scores, 4, 3);
    CHECK_NEAR(found.probability, 0.1, 1e-6);
    CHECK_EQ(found.likeliest.size(), size_t{3});
    CHECK_EQ(found.likeliest[0].first, 2);
    CHECK_NEAR(found.likeliest[0].second, 0.5, 1e-6);
    CHECK_EQ(found.likeliest[1].first, 0);   // of equals the first
    CHECK_EQ(found.likeliest[2].first, 3);
    CHECK_EQ(likelihood_of(scores, 1, 9).likeliest.size(), size_t{5});
    CHECK_EQ(likelihood_of(scores, 1, 0).probability, 0.0);
}
