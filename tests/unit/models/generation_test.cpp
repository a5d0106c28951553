// SPDX-License-Identifier: GPL-3.0-or-later
// Greedy answers and beams against transformers' (goldens); batches against single prompts; blocks against weights. One thread.
#include "core/models/generation.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/models/loading.h"
#include "core/models/sampling.h"
#include "core/models/train_pass.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"
#include "tests/unit/models/tiny_decoder.h"

using namespace lorica;
using namespace lorica::test;

namespace {

std::vector<Prompt> some_prompts(int64_t vocab) {
    std::vector<Prompt> prompts;
    for (const int length : {3, 1, 40, 17, 8, 33}) {
        const Batch batch = tiny_batch({length}, vocab, static_cast<uint32_t>(length));
        prompts.push_back({batch.ids, 8 + length % 5});
    }
    return prompts;
}

GenerationSettings greedy() {
    GenerationSettings settings;
    settings.temperature = 0;
    return settings;
}

}  // namespace

TEST(answers_and_beams_are_those_of_transformers) {
    const auto folder = temporary_folder() / "tiny";
    write_tiny_model(folder);
    const auto source = ModelSource::open(folder);
    REQUIRE_OK(source);
    const auto base = load_weights(*source, torch::kFloat32, torch::kCPU, {});
    REQUIRE_OK(base);
    std::ifstream in(source_root() / "tests/golden/generation/tiny.json");
    int beams = 0, stopped = 0;
    for (const auto& one : nlohmann::json::parse(in)) {
        GenerationSettings settings = greedy();
        std::vector<FieldRef> refs;
        append_fields(refs, settings, "");
        for (const auto& ref : refs) {
            if (!one["how"].contains(ref.path)) continue;
            const auto& value = one["how"][ref.path];
            REQUIRE_OK(ref.set_text(value.is_string() ? value.get<std::string>() : value.dump()));
        }
        Decoding decoding(*base, nullptr);
        const auto out = generate(decoding, {{one["prompt"].get<std::vector<int32_t>>(), one["new"].get<int64_t>()}}, settings, one["stops"].get<std::vector<int32_t>>());
        const auto& expected = one["out"];
        if (out[0].ids != expected["ids"].get<std::vector<int32_t>>() || (out[0].reason == "stop") != expected["stopped"].get<bool>())
            fail(__FILE__, __LINE__, one["how"].dump() + " " + one["stops"].dump() + "\n    got " + nlohmann::json(out[0].ids).dump() + "\n    not " + expected["ids"].dump());
        if (settings.num_beams == 1) continue;
        const double score = expected["score"].get<double>();  // sums of float32 logits: their order differs by processor
        CHECK_NEAR(out[0].score, score, 1e-4 + 1e-6 * std::abs(score));
        ++beams;
        stopped += out[0].reason == "stop" ? 1 : 0;
    }
    CHECK(beams > 30 && stopped > 10);
}

TEST(a_prompt_gets_the_same_answer_in_a_batch_as_alone) {
    for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
        const DecoderWeights base = tiny_model(dtype);
        const Adapter adapter = tiny_adapter(base);
        const std::vector<Prompt> prompts = some_prompts(200);
        for (const bool drawn : {false, true}) {
            GenerationSettings settings;
            settings.do_sample = drawn;
            settings.seed = 3;
            Decoding together(base, &adapter);
            const auto all = generate(together, prompts, settings, {}, {}, 4);
            for (size_t i = 0; i < prompts.size(); ++i) {
                Decoding alone(base, &adapter);
                CHECK(generate(alone, {prompts[i]}, settings, {})[0].ids == all[i].ids);
                CHECK_EQ(static_cast<int64_t>(all[i].ids.size()), prompts[i].max_new_tokens);
            }
        }
    }
}

// What a pass over a whole sequence gives and a token at a time gives.
void compare_decoding(const DecoderWeights& base, const Adapter& adapter) {
    const std::vector<int32_t> ids = tiny_batch({24}).ids;
    Decoding whole(base, &adapter), stepwise(base, &adapter);
    Sequence a, b;
    const torch::Tensor expected = whole.prefill(a, ids);
    torch::Tensor scores = stepwise.prefill(b, {ids.begin(), ids.begin() + 5});
    Sequence c = stepwise.fork(b);
    for (size_t i = 5; i < ids.size(); ++i) scores = stepwise.step({&b, &c}, {ids[i], ids[23 - i]});
    CHECK_NEAR((scores[0] - expected).abs().max().item<double>(), 0, 1e-4);
    stepwise.release(b);
    stepwise.release(c);
    scores = stepwise.prefill(b, ids);   // over places that were used before
    CHECK_NEAR((scores - expected).abs().max().item<double>(), 0, 1e-6);
    Batch batch = tiny_batch({24});      // the pass that trains says the same
    std::fill(batch.labels.begin(), batch.labels.end(), kIgnoredLabel);
    batch.labels.back() = 17;
    CHECK_NEAR(-torch::log_softmax(expected, 0)[17].item<double>() / loss_pass(base, &adapter, batch), 1, 1e-5);
}

TEST(decoding_scores_what_a_whole_pass_scores) {
    const DecoderWeights base = tiny_model();
    compare_decoding(base, tiny_adapter(base));
}

TEST(prefixes_decode_as_they_train) {
    const DecoderWeights base = tiny_model();
    for (const bool projection : {false, true}) {
        AdapterSettings settings;
        settings.prefix_projection = projection;
        compare_decoding(base, *Adapter::create(base, "prefix", settings, 7, false));
    }
}

TEST(bottlenecks_decode_as_they_train) {
    const DecoderWeights base = tiny_model();
    for (const char* placement : {"houlsby", "pfeiffer", "parallel"}) {
        AdapterSettings settings;
        settings.placement = placement;
        Adapter adapter = *Adapter::create(base, "bottleneck", settings, 7, false);
        torch::manual_seed(3);
        adapter.parameters.add_(torch::randn_like(adapter.parameters) * 0.2);
        compare_decoding(base, adapter);
    }
}

// What is told of the tokens is the model's own view, whatever temperature, penalties and cuts make of it.
TEST(the_scores_told_of_a_choice_are_the_models_own) {
    const DecoderWeights base = tiny_model();
    const std::vector<Prompt> prompts = some_prompts(200);
    GenerationSettings settings;
    settings.temperature = 1.7;
    settings.top_k = 3;
    settings.repetition_penalty = 1.5;
    GenerationHooks hooks;
    std::vector<std::vector<double>> told(prompts.size());
    hooks.on_choice = [&](size_t prompt, int32_t id, std::span<const float> scores) { told[prompt].push_back(std::log(likelihood_of(scores, id, 1).probability)); };
    Decoding decoding(base, nullptr);
    const auto made = generate(decoding, prompts, settings, {}, hooks, 4);
    for (size_t i = 0; i < prompts.size(); ++i) {
        CHECK_EQ(told[i].size(), made[i].ids.size());
        PreparedRow row{prompts[i].ids};   // prompt and answer, the answer's tokens scored by the pass that trains
        row.ids.insert(row.ids.end(), made[i].ids.begin(), made[i].ids.end());
        row.trained.assign(row.ids.size(), 1);
        std::fill_n(row.trained.begin(), prompts[i].ids.size(), uint8_t{0});
        const uint32_t first = 0;
        const Batch whole = make_batch(std::span(&row, 1), std::span(&first, 1));
        double sum = 0;
        for (const double one : told[i]) sum += one;
        CHECK_NEAR(-sum / loss_pass(base, nullptr, whole), 1, 1e-4);
    }
}

TEST(hooks_end_one_answer_or_all) {
    const DecoderWeights base = tiny_model();
    const std::vector<Prompt> prompts = some_prompts(200);
    GenerationHooks hooks;
    int done = 0;
    hooks.on_token = [&, seen = std::vector<int>(prompts.size())](size_t prompt, int32_t) mutable { return prompt != 2 || ++seen[2] < 3; };
    hooks.on_done = [&](size_t, const GeneratedText&) { ++done; };
    Decoding decoding(base, nullptr);
    const auto out = generate(decoding, prompts, greedy(), {}, hooks, 3);
    CHECK_EQ(out[2].ids.size(), size_t{3});
    CHECK_EQ(out[2].reason, std::string("stop"));
    CHECK_EQ(out[1].reason, std::string("length"));
    CHECK_EQ(done, static_cast<int>(prompts.size()));
    int passes = 0;
    hooks.go_on = [&] { return ++passes < 5; };
    const auto cut = generate(decoding, prompts, greedy(), {}, hooks, 2);
    CHECK_EQ(cut.back().reason, std::string("cancelled"));
    GenerationSettings beams = greedy();
    beams.num_beams = 3;
    passes = 0;
    CHECK_EQ(generate(decoding, prompts, beams, {}, hooks).back().reason, std::string("cancelled"));
}

TEST(blocks_give_the_scores_of_the_loaded_weights) {
    for (const char* type : {"q4_1", "q4_0", "q8_0"}) {
        const auto file = temporary_folder() / (std::string(type) + ".gguf");
        write_tiny_gguf(file, type);
        const auto source = ModelSource::open(file);
        REQUIRE_OK(source);
        for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
            const auto base = load_weights(*source, dtype, torch::kCPU, {});
            REQUIRE_OK(base);
            const auto blocks = load_blocks(*source, *base);
            CHECK(blocks != nullptr && blocks->layers[0].qkv != nullptr && blocks->layers[1].down != nullptr);
            const Adapter adapter = tiny_adapter(*base);
            Decoding plain(*base, &adapter), packed(*base, &adapter, blocks.get());
            Sequence a, b;
            plain.prefill(a, {5, 6, 7});
            packed.prefill(b, {5, 6, 7});
            const torch::Tensor expected = plain.step({&a}, {9}), got = packed.step({&b}, {9});
            CHECK(torch::equal(expected, got));
        }
    }
}
