// SPDX-License-Identifier: GPL-3.0-or-later
// Whole passes of training, and generation, on the device of device.h against the CPU in float32. One thread.
#include "core/models/decoding.h"
#include "core/models/loading.h"
#include "core/models/train_pass.h"
#include "core/train/optimizer.h"
#include "tests/gpu/device.h"
#include "tests/unit/models/tiny_decoder.h"

using namespace lorica;
using namespace lorica::test;

namespace {

AdapterSettings settings() {
    AdapterSettings s;
    s.r = 4;
    s.lora_alpha = 6;
    s.lora_dropout = 0;
    s.target_modules = {"all-linear"};
    s.num_virtual_tokens = 3;
    return s;
}

DecoderWeights copy_of(const DecoderWeights& base) {
    DecoderWeights own = base;
    move_to(own, device());
    return own;
}

// The same adapter on both, no number as it began.
struct Pair {
    Adapter wanted, own;
};
Pair pair_of(const DecoderWeights& base, const DecoderWeights& there, const std::string& method, const AdapterSettings& how) {
    Pair both{*Adapter::create(base, method, how, 7, true), *Adapter::create(there, method, how, 7, true)};
    torch::manual_seed(11);
    both.wanted.parameters.add_(torch::randn_like(both.wanted.parameters) * 0.1);
    both.own.parameters.copy_(both.wanted.parameters);
    return both;
}

const std::vector<int> kLengths = {9, 1, 23, 40, 5};

struct Deviations {
    double loss, gradient;
};
Deviations compare(const DecoderWeights& base, const DecoderWeights& there, Pair& both, const Batch& batch, const PassOptions& options) {
    both.wanted.gradients.zero_();
    both.own.gradients.zero_();
    const double wanted = train_pass(base, both.wanted, batch, 0.01f, options), own = train_pass(there, both.own, batch, 0.01f, options);
    const torch::Tensor a = both.own.gradients.cpu().to(torch::kFloat64), b = both.wanted.gradients.to(torch::kFloat64);
    return {std::abs(own / wanted - 1), ((a - b).norm() / b.norm()).item<double>()};
}

// A base with everything that an architecture may have beside Llama's parts.
DecoderWeights ornate_model() {
    DecoderWeights base = tiny_model();
    ModelConfig& c = base.config;
    c.traits.qk_norm = c.traits.post_norms = true;
    c.traits.logit_cap = 30;
    c.traits.activation = DecoderTraits::Activation::GeluTanh;
    c.traits.embedding_scale = 8;
    for (DecoderLayer& layer : base.layers) {
        for (torch::Tensor* norm : {&layer.post_attn_norm, &layer.post_ffn_norm}) *norm = 1 + 0.2 * torch::randn({c.hidden_size});
        for (torch::Tensor* norm : {&layer.q_norm, &layer.k_norm}) *norm = 1 + 0.2 * torch::randn({c.head_dim});
    }
    return base;
}

}  // namespace

TEST(every_method_trains_as_on_the_cpu) {
    for (const bool ornate : {false, true}) {
        const DecoderWeights base = ornate ? ornate_model() : tiny_model(), there = copy_of(base);
        for (const std::string method : {"lora", "dora", "ia3", "prefix", "bottleneck", "full"}) {
            Pair both = pair_of(base, there, method, settings());
            for (const bool recompute : {false, true}) {
                const Deviations d = compare(base, there, both, tiny_batch(kLengths), {.recompute = recompute});
                CHECK_NEAR(d.loss, 0, 1e-5);
                CHECK_NEAR(d.gradient, 0, 1e-4);
            }
            if (method == "lora" || method == "dora") both.wanted.dropout = both.own.dropout = 0.2f;
            both.wanted.bottleneck_dropout = both.own.bottleneck_dropout = method == "bottleneck" ? 0.1f : 0;
            const Deviations d = compare(base, there, both, tiny_batch(kLengths), {.dropout_seed = 42, .step = 3});
            CHECK_NEAR(d.loss, 0, 1e-5);
            CHECK_NEAR(d.gradient, 0, 1e-4);
        }
    }
}

TEST(every_method_trains_in_half_precision) {
    const DecoderWeights base = tiny_model(torch::kBFloat16);
    DecoderWeights wide = base;
    wide.dtype = torch::kFloat32;
    wide.embed = wide.lm_head = base.embed.to(torch::kFloat32);
    for (DecoderLayer& layer : wide.layers)
        for (FrozenMatrix* w : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down}) w->weight = w->weight.to(torch::kFloat32);
    const DecoderWeights there = copy_of(base);
    for (const std::string method : {"lora", "dora", "ia3", "prefix", "bottleneck", "full"}) {
        Pair both = pair_of(wide, there, method, settings());
        const Deviations d = compare(wide, there, both, tiny_batch(kLengths), {});
        CHECK_NEAR(d.loss, 0, 1e-2);
        CHECK_NEAR(d.gradient, 0, 0.1);   // the CPU's own is up to 0.08 from float32
    }
}

TEST(quantized_bases_train_as_on_the_cpu) {
    for (const QuantType type : {QuantType::NF4, QuantType::FP4}) {
        const DecoderWeights base = quantized(tiny_model(), type), there = copy_of(base);
        for (const std::string method : {"lora", "dora", "prefix"}) {
            Pair both = pair_of(base, there, method, settings());
            const Deviations d = compare(base, there, both, tiny_batch(kLengths), {});
            CHECK_NEAR(d.loss, 0, 1e-5);
            CHECK_NEAR(d.gradient, 0, 1e-4);
        }
    }
}

TEST(a_shared_beginning_trains_as_on_the_cpu) {
    const DecoderWeights base = tiny_model(), there = copy_of(base);
    Pair both = pair_of(base, there, "lora", settings());
    Batch batch = tiny_batch({30, 20, 25});
    batch.offsets = {30, 50, 75};   // the first thirty rows stand before both documents
    for (size_t i = 0; i < 30; ++i) batch.labels[i] = kIgnoredLabel;
    for (size_t i = 30; i < batch.positions.size(); ++i) batch.positions[i] += 30;
    const Deviations d = compare(base, there, both, batch, {});
    CHECK_NEAR(d.loss, 0, 1e-5);
    CHECK_NEAR(d.gradient, 0, 1e-4);
}

TEST(decoding_gives_the_scores_of_the_cpu) {
    for (const bool coded : {false, true}) {
        const DecoderWeights base = coded ? quantized(tiny_model(), QuantType::NF4) : ornate_model(), there = copy_of(base);
        for (const std::string method : {"lora", "prefix"}) {
            const Pair both = pair_of(base, there, method, settings());
            Decoding wanted(base, &both.wanted), own(there, &both.own);
            Sequence a, b, own_a, own_b;
            CHECK_NEAR(deviation(own.prefill(own_a, {5, 9, 17, 3}), wanted.prefill(a, {5, 9, 17, 3})), 0, 1e-4);
            CHECK_NEAR(deviation(own.prefill(own_b, {8}), wanted.prefill(b, {8})), 0, 1e-4);
            for (int32_t i = 0; i < 12; ++i)
                CHECK_NEAR(deviation(own.step({&own_a, &own_b}, {i, 2 * i}), wanted.step({&a, &b}, {i, 2 * i})), 0, 1e-4);
        }
    }
}

TEST(training_on_the_device_lowers_the_loss) {
    const DecoderWeights there = copy_of(tiny_model(device().is_cpu() ? torch::kFloat32 : torch::kBFloat16));
    Adapter adapter = *Adapter::create(there, "lora", settings(), 7, true);
    TrainSettings train;
    AdamW optimizer(adapter.parameters, train);
    const Batch batch = tiny_batch(kLengths);
    const float factor = 1.0f / static_cast<float>(batch.supervised);
    double first = 0, last = 0;
    for (int step = 0; step < 60; ++step) {
        adapter.gradients.zero_();
        last = train_pass(there, adapter, batch, factor, {});
        if (step == 0) first = last;
        optimizer.step(adapter.parameters, adapter.gradients, 1, 2e-2);
    }
    CHECK(last < 0.5 * first);
}
