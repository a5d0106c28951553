// SPDX-License-Identifier: GPL-3.0-or-later
// Adapters that train side by side learn what they learn alone. One thread.
#include <stdexcept>

#include "core/models/train_pass.h"
#include "tests/support/check.h"
#include "tests/unit/models/tiny_decoder.h"

using namespace lorica;
using namespace lorica::test;

namespace {

Adapter adapter_of(const DecoderWeights& base, const std::string& method, int64_t r, double dropout, const std::string& bias = "none",
                   std::vector<std::string> targets = {"all-linear"}) {
    AdapterSettings settings;
    settings.r = r;
    settings.lora_dropout = dropout;
    settings.bias = bias;
    if (method != "ia3") settings.target_modules = std::move(targets);
    Adapter adapter = *Adapter::create(base, method, settings, static_cast<uint64_t>(r), true);
    torch::manual_seed(r);
    adapter.parameters.add_(torch::randn_like(adapter.parameters) * 0.1);
    return adapter;
}

double difference(const torch::Tensor& a, const torch::Tensor& b) { return ((a - b).norm() / b.norm().clamp_min(1e-12)).item<double>(); }

// Every adapter with its own batch, dropout, step and factor: in one pass, then alone.
void compare_with_alone(const DecoderWeights& base, std::vector<Adapter> adapters, bool recompute, double bound) {
    std::vector<Batch> batches;
    std::vector<PassLane> lanes;
    const std::vector<std::vector<int>> lengths = {{9, 1, 23}, {40}, {5, 5, 5, 5, 12}, {17, 2}};
    for (size_t i = 0; i < adapters.size(); ++i) batches.push_back(tiny_batch(lengths[i % lengths.size()], 200, static_cast<uint32_t>(i + 1)));
    for (size_t i = 0; i < adapters.size(); ++i) {
        PassOptions options{.recompute = recompute, .dropout_seed = 3 + i, .step = 7 * i};
        options.label_smoothing = i == 1 ? 0.1f : 0;
        lanes.push_back({&adapters[i], &batches[i], 0.01f * static_cast<float>(i + 1), options});
    }
    const std::vector<double> sums = train_pass(base, lanes);
    for (size_t i = 0; i < adapters.size(); ++i) {
        const torch::Tensor beside = adapters[i].gradients.clone();
        adapters[i].gradients.zero_();
        const double alone = train_pass(base, adapters[i], batches[i], lanes[i].gradient_factor, lanes[i].options);
        CHECK_NEAR(sums[i] / alone, 1, bound);
        CHECK(beside.norm().item<double>() > 0);
        CHECK_NEAR(difference(beside, adapters[i].gradients), 0, bound);
    }
}

}  // namespace

TEST(adapters_side_by_side_learn_what_they_learn_alone) {
    const DecoderWeights base = tiny_model();
    for (const bool recompute : {false, true}) {
        compare_with_alone(base, {adapter_of(base, "lora", 1, 0), adapter_of(base, "lora", 4, 0.3), adapter_of(base, "lora", 8, 0, "none", {"q_proj", "down_proj"})}, recompute, 1e-5);
        compare_with_alone(base, {adapter_of(base, "dora", 4, 0), adapter_of(base, "ia3", 1, 0), adapter_of(base, "lora", 2, 0.1), adapter_of(base, "dora", 2, 0.2)}, recompute, 1e-5);
    }
}

TEST(what_follows_from_an_adapter_alone_is_computed_once_for_several_passes) {
    const DecoderWeights base = tiny_model();
    std::vector<Adapter> adapters = {adapter_of(base, "lora", 4, 0), adapter_of(base, "dora", 4, 0), adapter_of(base, "lora", 2, 0, "all")};
    const Batch first = tiny_batch({9, 1, 23}, 200, 1), second = tiny_batch({40, 3}, 200, 2);
    const auto pass = [&](const std::vector<size_t>& which, const Batch& batch, bool same) {
        std::vector<PassLane> lanes;
        for (const size_t i : which) lanes.push_back({&adapters[i], &batch, 0.01f, {.same_adapter = same}});
        for (const size_t i : which) adapters[i].gradients.zero_();
        train_pass(base, lanes);
        return adapters[which.back()].gradients.clone();
    };
    for (size_t last : {size_t{1}, size_t{2}}) {
        const torch::Tensor anew = pass({0, last}, second, false);
        pass({0, last}, first, false);
        CHECK(torch::equal(pass({0, last}, second, true), anew));
        pass({0, last}, first, false);
        CHECK_NEAR(difference(pass({last}, second, true), anew), 0, 1e-5);   // what the others have done does not matter
    }
    pass({1}, first, false);
    LoraSlot& slot = *adapters[1].layers[0].at(Linear::Q);
    slot.magnitude.mul_(2);   // the norms and ratios are those of before
    const torch::Tensor before = pass({1}, first, true);
    CHECK(!torch::equal(pass({1}, first, false), before));
    slot.magnitude.div_(2);
    CHECK(torch::equal(pass({1}, first, false), before));
}

TEST(trained_biases_stay_their_adapters_own) {
    DecoderWeights base = tiny_model();
    for (DecoderLayer& layer : base.layers)
        for (FrozenMatrix* w : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down}) w->bias = torch::randn({w->out()}) * 0.3;
    base.config.qkv_bias = base.config.attention_bias = base.config.mlp_bias = true;
    compare_with_alone(base, {adapter_of(base, "lora", 4, 0, "all"), adapter_of(base, "lora", 2, 0)}, false, 1e-5);
}

TEST(adapters_side_by_side_share_a_quantized_base) {
    for (const QuantType type : {QuantType::NF4, QuantType::Int8}) {
        const DecoderWeights base = quantized(tiny_model(), type);
        compare_with_alone(base, {adapter_of(base, "lora", 4, 0), adapter_of(base, "lora", 8, 0.2)}, false, 1e-5);
    }
}

TEST(an_adapter_beside_others_begins_its_layers_where_they_are) {   // the first layer that trains is not the same
    const DecoderWeights base = tiny_model();
    const auto upper = [&](int64_t r) {
        AdapterSettings settings;
        settings.r = r;
        settings.layers_to_transform = {"1"};
        settings.lora_dropout = 0;
        Adapter adapter = *Adapter::create(base, "lora", settings, 1, true);
        adapter.parameters.add_(0.05);
        return adapter;
    };
    compare_with_alone(base, {upper(4), adapter_of(base, "lora", 4, 0)}, false, 1e-5);
    compare_with_alone(base, {upper(2), upper(8)}, true, 1e-5);
}

TEST(an_adapter_that_changes_the_base_cannot_train_beside_others) {
    const DecoderWeights base = tiny_model();
    AdapterSettings settings;
    Adapter lora = *Adapter::create(base, "lora", settings, 1, true), prefix = *Adapter::create(base, "prefix", settings, 1, true);
    settings.init_lora_weights = "pissa";
    Adapter pissa = *Adapter::create(base, "lora", settings, 1, true);
    CHECK(trains_beside_others(lora));
    const Batch batch = tiny_batch({9});
    for (Adapter* other : {&prefix, &pissa}) {
        CHECK(!trains_beside_others(*other));
        const std::vector<PassLane> lanes = {{&lora, &batch}, {other, &batch}};
        bool refused = false;
        try {
            train_pass(base, lanes);
        } catch (const std::invalid_argument&) {
            refused = true;
        }
        CHECK(refused);
    }
}
