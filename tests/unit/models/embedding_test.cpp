// SPDX-License-Identifier: GPL-3.0-or-later
// The points of texts against decoding's scores. One thread.
#include "core/models/embedding.h"

#include <cmath>

#include "core/models/decoding.h"
#include "tests/support/check.h"
#include "tests/unit/models/tiny_decoder.h"

using namespace lorica;
using namespace lorica::test;

TEST(a_point_is_the_mean_of_the_states_that_make_the_scores) {
    const DecoderWeights base = tiny_model();
    const std::vector<int32_t> text = {5, 9, 2};
    const auto found = embed_texts(base, {text});
    REQUIRE_OK(found);
    // Mean of states x head = mean of the scores behind each beginning of the text.
    torch::Tensor wanted = torch::zeros({base.lm_head.size(0)});
    for (size_t length = 1; length <= text.size(); ++length) {
        Decoding decoding(base, nullptr);
        Sequence sequence;
        wanted += decoding.prefill(sequence, {text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length)}) / static_cast<double>(text.size());
    }
    const torch::Tensor point = torch::tensor(found->front());
    CHECK((torch::mv(base.lm_head, point) - wanted).abs().max().item<float>() < 1e-4f);
    CHECK(wanted.abs().max().item<float>() > 1e-2f);
}

TEST(a_point_does_not_depend_on_the_texts_beside_it) {
    const DecoderWeights base = tiny_model();
    std::vector<std::vector<int32_t>> texts;
    for (int32_t i = 0; i < 40; ++i) {
        texts.emplace_back();
        for (int32_t k = 0; k < (i * 7) % 90; ++k) texts.back().push_back((3 * i + 11 * k) % 90 + 1);
    }
    std::vector<int64_t> progress;
    const auto together = *embed_texts(base, texts, [&](int64_t done, int64_t total) {
        CHECK_EQ(total, 40);
        progress.push_back(done);
        return true;
    });
    CHECK_EQ(progress.back(), 40);
    for (size_t i = 0; i < texts.size(); ++i) {
        const auto alone = *embed_texts(base, {texts[i]});
        double worst = 0;
        for (size_t k = 0; k < alone[0].size(); ++k) worst = std::max(worst, static_cast<double>(std::abs(alone[0][k] - together[i][k])));
        CHECK(worst < 1e-5);
        if (texts[i].empty()) CHECK_EQ(alone[0], std::vector<float>(alone[0].size(), 0.0f));
    }
    CHECK_EQ(embed_texts(base, texts, [](int64_t, int64_t) { return false; }).error().code, ErrorCode::Cancelled);
}
