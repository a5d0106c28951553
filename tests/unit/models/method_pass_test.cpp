// SPDX-License-Identifier: GPL-3.0-or-later
// Gradients of every method against autograd, and what a method must not change. One thread.
#include "tests/unit/models/reference_decoder.h"

using namespace lorica;
using namespace lorica::test;

namespace {

const std::vector<int> kLengths = {9, 1, 23, 40, 5};

// Linears with biases, an untied head.
DecoderWeights biased_model() {
    DecoderWeights base = tiny_model();
    for (DecoderLayer& layer : base.layers)
        for (FrozenMatrix* w : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down}) w->bias = torch::randn({w->out()}) * 0.3;
    base.config.qkv_bias = base.config.attention_bias = base.config.mlp_bias = true;
    base.lm_head = torch::randn(base.embed.sizes()) * 0.3;
    return base;
}

// No vector and no matrix stays as it began.
Adapter moved(Adapter adapter, double by = 0.2) {
    torch::manual_seed(11);
    adapter.parameters.add_(torch::randn_like(adapter.parameters) * by);
    return adapter;
}

AdapterSettings settings(std::vector<std::string> targets = {"all-linear"}) {
    AdapterSettings s;
    s.r = 4;
    s.lora_alpha = 6;
    s.lora_dropout = 0;
    s.target_modules = std::move(targets);
    return s;
}

}  // namespace

TEST(dora_equals_autograd) {
    for (const auto& base : {tiny_model(), biased_model()}) {
        for (const std::vector<std::string>& targets : {std::vector<std::string>{"all-linear"}, {"q_proj", "v_proj"}, {"up_proj", "down_proj"}}) {
            Adapter adapter = moved(*Adapter::create(base, "dora", settings(targets), 7, true));
            compare(base, adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
            compare(base, adapter, tiny_batch(kLengths), {.recompute = true}, 1e-5, 1e-4);
            adapter.dropout = 0.2f;
            compare(base, adapter, tiny_batch(kLengths), {.dropout_seed = 42, .step = 3}, 1e-5, 1e-4);
        }
    }
}

TEST(dora_begins_as_the_base) {
    const DecoderWeights base = tiny_model();
    const Adapter adapter = *Adapter::create(base, "dora", settings(), 7, true);
    const Batch batch = tiny_batch(kLengths);
    CHECK_NEAR(loss_pass(base, &adapter, batch) / loss_pass(base, nullptr, batch), 1, 1e-6);
}

TEST(a_row_of_zeros_stays_zero_under_dora) {
    DecoderWeights base = tiny_model();
    base.layers[0].w_o.weight[5].zero_();
    Adapter adapter = *Adapter::create(base, "dora", settings(), 7, true);
    adapter.gradients.zero_();
    CHECK(std::isfinite(train_pass(base, adapter, tiny_batch(kLengths), 0.01f, {})));
    CHECK(torch::isfinite(adapter.gradients).all().item<bool>());
}

TEST(the_cheap_norm_is_the_norm) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = moved(*Adapter::create(base, "dora", settings(), 7, true), 1);
    for (size_t layer = 0; layer < 2; ++layer) {
        for (int i = 0; i < kLinearCount; ++i) {
            if (!has_linear(base.config, static_cast<Linear>(i))) continue;
            const LoraSlot& slot = *adapter.layers[layer].at(static_cast<Linear>(i));
            const LinearPlace place = place_of(base, layer, static_cast<Linear>(i));
            const torch::Tensor w = dense(*place.matrix, place.first, place.count) + slot.scale * torch::mm(slot.b, slot.a);
            CHECK_NEAR(difference(dora_norm(slot, some_outputs(*place.matrix, place.first, place.count)), w.norm(2, 1)), 0, 1e-6);
        }
    }
}

TEST(a_quantized_base_gives_what_its_numbers_give) {
    const Batch batch = tiny_batch(kLengths);
    for (const QuantType type : {QuantType::NF4, QuantType::Int8}) {
        const DecoderWeights coded = quantized(tiny_model(), type);
        DecoderWeights plain = coded;
        for (DecoderLayer& layer : plain.layers)
            for (FrozenMatrix* w : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down}) *w = {dense(*w, 0, w->out()), {}};
        for (const std::string method : {"lora", "dora", "ia3", "prefix", "bottleneck"}) {
            Adapter a = moved(*Adapter::create(coded, method, settings(), 7, true)), b = moved(*Adapter::create(plain, method, settings(), 7, true));
            for (float Adapter::* dropout : {&Adapter::dropout, &Adapter::bottleneck_dropout}) a.*dropout = b.*dropout = method == "ia3" || method == "prefix" ? 0.0f : 0.1f;
            CHECK_NEAR(difference(a.parameters, b.parameters), 0, 1e-5);
            a.gradients.zero_();
            b.gradients.zero_();
            const PassOptions options{.dropout_seed = 3, .step = 1};
            CHECK_NEAR(train_pass(coded, a, batch, 0.01f, options) / train_pass(plain, b, batch, 0.01f, options), 1, 1e-5);
            CHECK_NEAR(difference(a.gradients, b.gradients), 0, 1e-3);
        }
        AdapterSettings started = settings();
        started.init_lora_weights = "pissa";
        CHECK(!Adapter::create(coded, "lora", started, 7, true).ok());
        CHECK(!Adapter::create(coded, "full", settings(), 7, true).ok());
    }
}

TEST(ia3_equals_autograd) {
    for (const auto& base : {tiny_model(), biased_model()}) {
        Adapter usual = moved(*Adapter::create(base, "ia3", settings(), 7, true));
        CHECK_EQ(usual.parameter_count(), int64_t{2 * (32 + 32 + 128)});
        compare(base, usual, tiny_batch(kLengths), {}, 1e-5, 1e-4);
        compare(base, usual, tiny_batch(kLengths), {.recompute = true}, 1e-5, 1e-4);
        AdapterSettings all = settings({"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"});
        all.feedforward_modules = {"o_proj"};
        Adapter wide = moved(*Adapter::create(base, "ia3", all, 7, true));
        compare(base, wide, tiny_batch(kLengths), {}, 1e-5, 1e-4);
    }
}

TEST(bottlenecks_equal_autograd) {
    for (const char* placement : {"houlsby", "pfeiffer", "parallel"}) {
        for (const char* f : {"default", "gelu", "gelu_new", "tanh", "leakyrelu", "silu"}) {
            AdapterSettings s = settings();
            s.placement = placement;
            s.non_linearity = f;
            s.scaling = 1.5;
            Adapter adapter = moved(*Adapter::create(tiny_model(), "bottleneck", s, 7, true));
            compare(tiny_model(), adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
            compare(tiny_model(), adapter, tiny_batch(kLengths), {.recompute = true}, 1e-5, 1e-4);
            compare(tiny_model(), adapter, tiny_batch(kLengths), {.loss_scale = 1024}, 1e-5, 1e-4);
            adapter.bottleneck_dropout = 0.2f;
            compare(tiny_model(), adapter, tiny_batch(kLengths), {.dropout_seed = 42, .step = 3}, 1e-5, 1e-4);
            compare(tiny_model(), adapter, tiny_batch(kLengths), {.recompute = true, .dropout_seed = 42, .step = 3}, 1e-5, 1e-4);
        }
    }
}

TEST(what_reads_the_padding_token_does_not_train_its_embedding) {
    DecoderWeights base = tiny_model();
    AdapterSettings s = settings({"q_proj"});
    s.modules_to_save = {"embed_tokens"};
    Adapter adapter = *Adapter::create(base, "lora", s, 7, true);
    Batch batch = tiny_batch(kLengths);
    const int64_t padding = batch.ids[3];
    const auto gradient = [&] {
        adapter.gradients.zero_();
        train_pass(base, adapter, batch, 0.01f, {});
        return adapter.trained.front().gradient.clone();
    };
    torch::Tensor without = gradient();
    CHECK(without[padding].abs().max().item<float>() > 0);
    base.config.pad_token_id = padding;
    const torch::Tensor with = gradient();
    without[padding].zero_();
    CHECK(torch::equal(with, without));
}

TEST(combined_methods_equal_autograd) {
    for (const std::string method : {"lora", "dora", "ia3", "bottleneck"}) {
        AdapterSettings s = settings(method == "ia3" ? std::vector<std::string>{"k_proj", "v_proj"} : std::vector<std::string>{"q_proj", "v_proj"});
        s.feedforward_modules.clear();
        s.placement = "pfeiffer";
        s.num_virtual_tokens = 3;
        s.combine = method == "bottleneck" ? std::vector<std::string>{"prefix"} : std::vector<std::string>{"bottleneck", "prefix"};
        for (const auto& base : {tiny_model(), biased_model()}) {
            Adapter adapter = moved(*Adapter::create(base, method, s, 7, true));
            CHECK_EQ(adapter.virtual_tokens(), int64_t{3});
            compare(base, adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
            adapter.dropout = method == "lora" || method == "dora" ? 0.2f : 0.0f;
            adapter.bottleneck_dropout = 0.1f;
            compare(base, adapter, tiny_batch(kLengths), {.dropout_seed = 42, .step = 3}, 1e-5, 1e-4);
            compare(base, adapter, tiny_batch(kLengths), {.recompute = true, .dropout_seed = 42, .step = 3}, 1e-5, 1e-4);
        }
    }
}

TEST(bottlenecks_above_frozen_layers_equal_autograd) {
    AdapterSettings s = settings();
    s.layers_to_transform = {"1"};
    for (const char* placement : {"houlsby", "pfeiffer", "parallel"}) {
        s.placement = placement;
        Adapter adapter = moved(*Adapter::create(biased_model(), "bottleneck", s, 7, true));
        compare(biased_model(), adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
    }
}

TEST(prefixes_equal_autograd) {
    for (const auto& base : {tiny_model(), biased_model()}) {
        for (const bool projection : {false, true}) {
            AdapterSettings s = settings();
            s.num_virtual_tokens = 7;
            s.prefix_projection = projection;
            s.encoder_hidden_size = 12;
            Adapter adapter = moved(*Adapter::create(base, "prefix", s, 7, true));
            compare(base, adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
            compare(base, adapter, tiny_batch(kLengths), {.recompute = true}, 1e-5, 1e-4);
            compare(base, adapter, tiny_batch(kLengths), {.loss_scale = 1024}, 1e-5, 1e-4);
        }
    }
}

// Two halves of a window give the gradient of the whole.
TEST(gradients_of_a_prefix_accumulate) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = *Adapter::create(base, "prefix", settings(), 7, true);
    const Batch first = tiny_batch({9, 23}), second = tiny_batch({40, 5}, 200, 6);
    torch::Tensor sum = torch::zeros_like(adapter.gradients);
    for (const Batch* batch : {&first, &second}) {
        adapter.gradients.zero_();
        train_pass(base, adapter, *batch, 0.01f, {});
        sum += adapter.gradients;
    }
    adapter.gradients.zero_();
    for (const Batch* batch : {&first, &second}) train_pass(base, adapter, *batch, 0.01f, {});
    CHECK_NEAR(difference(adapter.gradients, sum), 0, 1e-6);
}

TEST(full_fine_tuning_equals_autograd) {
    for (const auto& base : {tiny_model(), biased_model()}) {
        DecoderWeights plain = base;
        plain.config.tie_word_embeddings = base.lm_head.is_same(base.embed);
        Adapter adapter = *Adapter::create(plain, "full", settings(), 7, true);
        CHECK_EQ(adapter.parameter_count(), plain.parameter_count());
        const Batch batch = tiny_batch(kLengths);
        CHECK_EQ(loss_pass(plain, &adapter, batch), loss_pass(plain, nullptr, batch));
        adapter = moved(std::move(adapter), 0.02);
        compare(plain, adapter, batch, {}, 1e-5, 1e-4);
        compare(plain, adapter, batch, {.recompute = true, .loss_scale = 256}, 1e-5, 1e-4);
    }
}

TEST(biases_and_whole_modules_train_along) {
    const DecoderWeights base = biased_model();
    AdapterSettings s = settings({"q_proj", "up_proj"});
    s.bias = "lora_only";
    s.modules_to_save = {"lm_head"};
    Adapter some = moved(*Adapter::create(base, "lora", s, 7, true));
    compare(base, some, tiny_batch(kLengths), {}, 1e-5, 1e-4);
    s.bias = "all";
    s.modules_to_save = {"embed_tokens", "lm_head"};
    s.use_dora = true;
    Adapter all = moved(*Adapter::create(base, "lora", s, 7, true));
    compare(base, all, tiny_batch(kLengths), {}, 1e-5, 1e-4);
}

TEST(a_saved_module_unties_what_was_tied) {
    const DecoderWeights base = tiny_model();
    for (const std::string module : {"embed_tokens", "lm_head"}) {
        AdapterSettings s = settings();
        s.modules_to_save = {module};
        Adapter adapter = moved(*Adapter::create(base, "lora", s, 7, true));
        compare(base, adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
        const DecoderWeights seen = effective_base(base, &adapter);
        CHECK(!seen.lm_head.is_same(seen.embed));
        CHECK((module == "lm_head" ? seen.embed : seen.lm_head).is_same(base.embed));
    }
}

TEST(pissa_and_olora_begin_as_the_base_and_equal_autograd) {
    const DecoderWeights base = tiny_model();
    const torch::Tensor before = base.layers[0].w_qkv.weight.clone();
    for (const std::string how : {"pissa", "olora"}) {
        for (const bool dora : {false, true}) {
            AdapterSettings s = settings();
            s.init_lora_weights = how;
            s.use_dora = dora;
            const auto created = Adapter::create(base, "lora", s, 7, true);
            REQUIRE_OK(created);
            Adapter adapter = *created;
            const Batch batch = tiny_batch(kLengths);
            CHECK_NEAR(loss_pass(base, &adapter, batch) / loss_pass(base, nullptr, batch), 1, 1e-5);
            CHECK(torch::equal(base.layers[0].w_qkv.weight, before));  // the base is shared: only the adapter's copy changed
            adapter = moved(std::move(adapter), 0.05);
            compare(base, adapter, batch, {}, 1e-5, 1e-4);
        }
    }
}

TEST(methods_work_in_bfloat16) {
    const DecoderWeights base = tiny_model(torch::kBFloat16);
    const Batch batch = tiny_batch(kLengths);
    const double plain = loss_pass(base, nullptr, batch);
    for (const std::string method : {"dora", "ia3", "full"}) {
        DecoderWeights own = base;
        own.config.tie_word_embeddings = true;
        Adapter adapter = *Adapter::create(own, method, settings(), 7, true);
        adapter.gradients.zero_();
        CHECK_NEAR(train_pass(own, adapter, batch, 0.01f, {}) / plain, 1, 2e-2);
        CHECK(torch::isfinite(adapter.gradients).all().item<bool>());
        CHECK(adapter.gradients.abs().max().item<double>() > 0);
    }
    const DecoderWeights exact = tiny_model();  // a prefix does not begin as the base
    Adapter rounded = *Adapter::create(base, "prefix", settings(), 7, true), wide = *Adapter::create(exact, "prefix", settings(), 7, true);
    CHECK_NEAR(train_pass(base, rounded, batch, 0.01f, {}) / train_pass(exact, wide, batch, 0.01f, {}), 1, 2e-2);
    CHECK_NEAR(difference(rounded.gradients, wide.gradients), 0, 0.1);
}
