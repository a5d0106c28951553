// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-written pass against autograd on a plain float64 implementation, and its own invariants. One thread.
#include "core/models/train_pass.h"

#include "tests/support/check.h"
#include "tests/unit/models/reference_decoder.h"

using namespace lorica;
using namespace lorica::test;

namespace {

torch::Tensor gradients_of(const DecoderWeights& base, Adapter& adapter, const Batch& batch, PassOptions options = {}, double* loss = nullptr) {
    adapter.gradients.zero_();
    const double value = train_pass(base, adapter, batch, 0.01f, options);
    if (loss != nullptr) *loss = value;
    return adapter.gradients.clone();
}

const std::vector<int> kLengths = {9, 1, 23, 40, 5};

}  // namespace

TEST(gradients_equal_autograd) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = tiny_adapter(base);
    compare(base, adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
    compare(base, adapter, tiny_batch({70}), {}, 1e-5, 1e-4);
}

TEST(gradients_equal_autograd_with_dropout) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = tiny_adapter(base, {"all-linear"}, 0.25);
    compare(base, adapter, tiny_batch(kLengths), {.dropout_seed = 42, .step = 3}, 1e-5, 1e-4);
}

TEST(gradients_equal_autograd_on_some_targets) {
    const DecoderWeights base = tiny_model();
    for (const std::vector<std::string>& targets : {std::vector<std::string>{"q_proj", "v_proj"}, {"down_proj"}, {"k_proj", "up_proj"}, {"o_proj"}}) {
        Adapter adapter = tiny_adapter(base, targets, 0, 3);
        compare(base, adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
        Adapter dropping = tiny_adapter(base, targets, 0.1, 3);
        compare(base, dropping, tiny_batch(kLengths), {.dropout_seed = 1, .step = 0}, 1e-5, 1e-4);
    }
}

TEST(frozen_lower_layers_are_not_trained) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = tiny_adapter(base);
    const torch::Tensor all = gradients_of(base, adapter, tiny_batch(kLengths));
    for (auto& slot : adapter.layers[0].slots)
        if (slot) slot->b.zero_();  // the same function with and without layer 0's adapter
    const torch::Tensor with = gradients_of(base, adapter, tiny_batch(kLengths));
    Adapter upper = adapter;
    for (auto& slot : upper.layers[0].slots) slot.reset();
    for (auto& slot : upper.layers[1].slots)
        if (slot) slot->grad_a.zero_(), slot->grad_b.zero_();
    adapter.gradients.zero_();
    train_pass(base, upper, tiny_batch(kLengths), 0.01f, {});
    const int64_t half = with.numel() / 2;  // layers are alike
    CHECK_EQ(adapter.gradients.narrow(0, 0, half).abs().max().item<float>(), 0.0f);
    CHECK(torch::equal(adapter.gradients.narrow(0, half, half), with.narrow(0, half, half)));
}

TEST(untied_head_equals_autograd) {
    DecoderWeights base = tiny_model();
    base.lm_head = torch::randn({200, 64}) * 0.3;
    Adapter adapter = tiny_adapter(base);
    compare(base, adapter, tiny_batch(kLengths), {}, 1e-5, 1e-4);
}

TEST(packed_documents_do_not_see_each_other) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = tiny_adapter(base);
    const Batch batch = tiny_batch(kLengths);
    double packed_loss = 0, sum = 0;
    const torch::Tensor packed = gradients_of(base, adapter, batch, {}, &packed_loss);
    adapter.gradients.zero_();
    for (size_t d = 0; d + 1 < batch.offsets.size(); ++d) sum += train_pass(base, adapter, document(batch, d), 0.01f, {});
    CHECK_NEAR(packed_loss, sum, 1e-4);
    CHECK_NEAR(difference(adapter.gradients, packed), 0, 1e-5);
}

TEST(a_shared_beginning_changes_neither_loss_nor_gradients) {
    std::vector<PreparedRow> rows;
    for (const int length : {40, 23, 61, 19}) {
        PreparedRow row;
        for (int i = 0; i < length; ++i) {
            row.ids.push_back(i < 17 ? 3 + i : 20 + (i * length) % 150);
            row.trained.push_back(i > length / 2);
        }
        rows.push_back(row);
    }
    rows[3].trained.assign(19, 0);   // and one that trains nothing
    const std::vector<uint32_t> which = {0, 1, 2, 3};
    const Batch apart = make_batch(rows, which), shared = make_batch(rows, which, true);
    CHECK(shared.offsets.front() >= 9 && shared.ids.size() + 3 * static_cast<size_t>(shared.offsets.front()) == apart.ids.size());
    const DecoderWeights base = tiny_model();
    for (const bool recompute : {false, true}) {
        Adapter adapter = tiny_adapter(base);
        double apart_loss = 0, shared_loss = 0;
        const torch::Tensor wanted = gradients_of(base, adapter, apart, {}, &apart_loss);
        const torch::Tensor got = gradients_of(base, adapter, shared, {.recompute = recompute}, &shared_loss);
        CHECK_NEAR(shared_loss, apart_loss, 1e-4);
        CHECK_NEAR(difference(got, wanted), 0, 1e-5);
        std::vector<double> each, each_apart;
        CHECK_NEAR(loss_pass(base, &adapter, shared, &each), apart_loss, 1e-4);
        loss_pass(base, &adapter, apart, &each_apart);
        CHECK_EQ(each.size(), 4u);
        for (size_t i = 0; i < each.size() && i < each_apart.size(); ++i) CHECK_NEAR(each[i], each_apart[i], 1e-4);
    }
}

TEST(recomputing_gives_the_same_bits) {
    for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
        for (const double dropout : {0.0, 0.2}) {
            const DecoderWeights base = tiny_model(dtype);
            Adapter adapter = tiny_adapter(base, {"all-linear"}, dropout);
            const Batch batch = tiny_batch(kLengths);
            double kept_loss = 0, again_loss = 0;
            const torch::Tensor kept = gradients_of(base, adapter, batch, {.dropout_seed = 9, .step = 1}, &kept_loss);
            const torch::Tensor again = gradients_of(base, adapter, batch, {.recompute = true, .dropout_seed = 9, .step = 1}, &again_loss);
            CHECK_EQ(kept_loss, again_loss);
            CHECK(torch::equal(kept, again));
        }
    }
}

TEST(a_second_pass_gives_the_same_bits) {
    const DecoderWeights base = tiny_model(torch::kBFloat16);
    Adapter adapter = tiny_adapter(base, {"all-linear"}, 0.1);
    const torch::Tensor first = gradients_of(base, adapter, tiny_batch(kLengths), {.dropout_seed = 9, .step = 1});
    gradients_of(base, adapter, tiny_batch({60, 60}));  // other shapes between: memory is reused
    const torch::Tensor second = gradients_of(base, adapter, tiny_batch(kLengths), {.dropout_seed = 9, .step = 1});
    CHECK(torch::equal(first, second));
    const torch::Tensor other = gradients_of(base, adapter, tiny_batch(kLengths), {.dropout_seed = 9, .step = 2});
    CHECK(!torch::equal(first, other));
}

TEST(bfloat16_is_close_to_float32) {
    const DecoderWeights narrow = tiny_model(torch::kBFloat16);
    DecoderWeights wide = narrow;
    wide.dtype = torch::kFloat32;
    wide.embed = narrow.embed.to(torch::kFloat32);
    wide.lm_head = wide.embed;
    for (DecoderLayer& w : wide.layers) {
        for (torch::Tensor* t : {&w.w_qkv.weight, &w.w_o.weight, &w.w_gate_up.weight, &w.w_down.weight}) *t = t->to(torch::kFloat32);
    }
    Adapter adapter = tiny_adapter(narrow, {"all-linear"}, 0.1);
    double narrow_loss = 0, wide_loss = 0;
    const PassOptions options{.dropout_seed = 4, .step = 1};
    const torch::Tensor a = gradients_of(narrow, adapter, tiny_batch(kLengths), options, &narrow_loss);
    const torch::Tensor b = gradients_of(wide, adapter, tiny_batch(kLengths), options, &wide_loss);
    CHECK_NEAR(narrow_loss / wide_loss, 1, 5e-3);
    CHECK_NEAR(difference(a, b), 0, 6e-2);
}

TEST(micro_batches_add_up_to_one_batch) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = tiny_adapter(base);
    double one_loss = 0;
    const torch::Tensor one = gradients_of(base, adapter, tiny_batch({30, 12, 44, 20}), {}, &one_loss);
    const Batch batch = tiny_batch({30, 12, 44, 20});
    adapter.gradients.zero_();
    double sum = 0;
    for (size_t d = 0; d < 4; ++d) sum += train_pass(base, adapter, document(batch, d), 0.01f, {.step = d});
    CHECK_NEAR(sum, one_loss, 1e-4);
    CHECK_NEAR(difference(adapter.gradients, one), 0, 1e-5);
}

TEST(the_loss_scale_cancels) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = tiny_adapter(base);
    const torch::Tensor plain = gradients_of(base, adapter, tiny_batch(kLengths));
    const torch::Tensor scaled = gradients_of(base, adapter, tiny_batch(kLengths), {.loss_scale = 1024});
    CHECK_NEAR(difference(scaled, plain), 0, 1e-6);
}

TEST(loss_pass_equals_train_pass_and_counts_by_document) {
    for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
        const DecoderWeights base = tiny_model(dtype);
        Adapter adapter = tiny_adapter(base);
        const Batch batch = tiny_batch(kLengths);
        double trained = 0;
        gradients_of(base, adapter, batch, {}, &trained);
        std::vector<double> each;
        const double loss = loss_pass(base, &adapter, batch, &each);
        CHECK_EQ(loss, trained);
        CHECK_EQ(each.size(), kLengths.size());
        double total = 0;
        for (size_t d = 0; d < each.size(); ++d) {
            total += each[d];
            CHECK_NEAR(each[d], loss_pass(base, &adapter, document(batch, d)), dtype == torch::kFloat32 ? 1e-4 : 0.2);
        }
        CHECK_NEAR(total, loss, 1e-9);
        CHECK_EQ(each[1], 0.0);  // a document of one token predicts nothing
        for (auto& layer : adapter.layers) {
            for (auto& slot : layer.slots)
                if (slot) slot->b.zero_();
        }
        CHECK_EQ(loss_pass(base, nullptr, batch), loss_pass(base, &adapter, batch));
    }
}

TEST(a_batch_without_trained_tokens_changes_nothing) {
    const DecoderWeights base = tiny_model();
    Adapter adapter = tiny_adapter(base);
    Batch batch = tiny_batch({8});
    for (int32_t& label : batch.labels) label = kIgnoredLabel;
    adapter.gradients.zero_();
    CHECK_EQ(train_pass(base, adapter, batch, 1, {}), 0.0);
    CHECK_EQ(adapter.gradients.abs().max().item<float>(), 0.0f);
}

TEST(a_token_outside_the_vocabulary_is_refused) {
    const DecoderWeights base = tiny_model();
    Batch batch = tiny_batch({8});
    batch.ids[3] = 200;
    bool threw = false;
    try {
        loss_pass(base, nullptr, batch);
    } catch (const std::invalid_argument&) {
        threw = true;
    }
    CHECK(threw);
}
