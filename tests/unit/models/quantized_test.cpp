// SPDX-License-Identifier: GPL-3.0-or-later
// Quantized bases: made while loading, trained through, scored. One thread.
#include <torch/types.h>

#include "core/models/loading.h"
#include "core/models/train_pass.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"
#include "tests/unit/models/tiny_decoder.h"

using namespace lorica;

namespace {

Result<DecoderWeights> load(const fs::path& path, const QuantSettings& quant, torch::Dtype dtype = torch::kFloat32) {
    LORICA_ASSIGN(const ModelSource source, ModelSource::open(path));
    return load_weights(source, dtype, torch::kCPU, {}, quant, dtype);
}

fs::path tiny_folder() {
    const fs::path folder = test::temporary_folder() / "model";
    if (!fs::exists(folder)) test::write_tiny_model(folder);
    return folder;
}

QuantSettings settings(const std::string& type, bool twice = true) {
    QuantSettings quant;
    quant.type = type;
    quant.double_quant = twice;
    return quant;
}

// The same model with the numbers that its codes stand for.
DecoderWeights decoded(DecoderWeights w) {
    for (DecoderLayer& layer : w.layers) {
        for (FrozenMatrix* matrix : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down}) *matrix = {dense(*matrix, 0, matrix->out()), {}};
    }
    return w;
}

double difference(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).norm().item<double>() / b.norm().item<double>(); }

}  // namespace

TEST(every_matrix_is_quantized_by_itself_and_the_rest_is_not) {
    const auto want = test::tiny_tensors({});
    const auto tensor = [&](const std::string& name) {
        for (const auto& one : want)
            if (one.name == name) return torch::tensor(one.values).view(one.shape);
        throw std::runtime_error("no tensor " + name);
    };
    for (const char* type : {"nf4", "fp4", "int8"}) {
        for (const bool twice : {false, true}) {
            const QuantSettings quant = settings(type, twice);
            const auto loaded = load(tiny_folder(), quant);
            REQUIRE_OK(loaded);
            CHECK(torch::equal(loaded->embed, tensor("model.embed_tokens.weight")));
            CHECK_EQ(loaded->parameter_count(), 300 * 64 + 64 + 2 * (2 * 64 + 128 * 64 + 64 * 64 + 256 * 64 + 64 * 128));
            const std::string p = "model.layers.1.";
            const DecoderLayer& layer = loaded->layers[1];
            for (const auto& [matrix, names] : {std::pair(&layer.w_qkv, std::vector<std::string>{"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"}),
                                                {&layer.w_o, {"self_attn.o_proj"}}, {&layer.w_gate_up, {"mlp.gate_proj", "mlp.up_proj"}}, {&layer.w_down, {"mlp.down_proj"}}}) {
                CHECK_EQ(matrix->quantized->parts.size(), names.size());
                for (size_t i = 0; i < names.size(); ++i) {
                    const auto alone = quantize(tensor(p + names[i] + ".weight"), quant_type(quant), twice, "");
                    REQUIRE_OK(alone);
                    CHECK(torch::equal(matrix->quantized->parts[i].codes, alone->codes));
                    CHECK(torch::equal(matrix->quantized->parts[i].scales, alone->scales));
                }
            }
        }
    }
}

TEST(gradients_on_a_quantized_base_are_those_on_the_numbers_it_stands_for) {
    for (const char* type : {"nf4", "fp4", "int8"}) {
        const auto base = load(tiny_folder(), settings(type));
        REQUIRE_OK(base);
        const DecoderWeights numbers = decoded(*base);
        for (const double dropout : {0.0, 0.2}) {
            Adapter adapter = test::tiny_adapter(*base, {"all-linear"}, dropout);
            const Batch batch = test::tiny_batch({9, 1, 23, 40}, 300);
            const PassOptions options{.dropout_seed = 4, .step = 1};
            const double loss = train_pass(*base, adapter, batch, 0.01f, options);
            const torch::Tensor gradients = adapter.gradients.clone();
            adapter.gradients.zero_();
            CHECK_NEAR(loss / train_pass(numbers, adapter, batch, 0.01f, options), 1, 1e-6);
            CHECK_NEAR(difference(gradients, adapter.gradients), 0, 1e-5);
            PassOptions again = options;
            again.recompute = true;
            adapter.gradients.zero_();
            train_pass(*base, adapter, batch, 0.01f, again);
            CHECK(torch::equal(gradients, adapter.gradients));
        }
    }
}

TEST(int8_inputs_are_quantized_where_nothing_trains) {
    const auto base = load(tiny_folder(), settings("int8"));
    REQUIRE_OK(base);
    const Batch batch = test::tiny_batch({20, 31}, 300);
    const double exact = loss_pass(decoded(*base), nullptr, batch), rounded = loss_pass(*base, nullptr, batch);
    CHECK(exact != rounded);
    CHECK_NEAR(rounded / exact, 1, 1e-2);
}

TEST(the_forecast_of_a_quantized_base_is_what_is_held) {
    const auto source = ModelSource::open(tiny_folder());
    REQUIRE_OK(source);
    for (const char* type : {"none", "nf4", "int8"}) {
        const auto base = load(tiny_folder(), settings(type));
        REQUIRE_OK(base);
        double held = static_cast<double>(base->embed.nbytes()) + 5.0 * 64 * 4;   // norms
        for (const DecoderLayer& layer : base->layers)
            for (const FrozenMatrix* matrix : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down})
                held += matrix->quantized ? static_cast<double>(matrix->quantized->bytes()) : static_cast<double>(matrix->weight.nbytes());
        CHECK_NEAR(weight_bytes(*source, torch::kFloat32, settings(type)) / held, 1, 2e-3);
    }
}

TEST(the_compute_type_decides_where_the_model_type_is_left_open) {
    ModelSettings model;
    ModelConfig config;
    config.hidden_size = 64;
    config.intermediate_size = 128;
    model.quant.type = "nf4";
    model.quant.compute_dtype = "bfloat16";
    WeightTypes types = choose_types(model, torch::kCPU, config);
    CHECK(types.activations == torch::kBFloat16 && types.compute == torch::kBFloat16);
    model.dtype = "float32";
    types = choose_types(model, torch::kCPU, config);
    CHECK(types.activations == torch::kFloat32 && types.compute == torch::kBFloat16);
    model.quant.type = "none";
    CHECK(choose_types(model, torch::kCPU, config).compute == torch::kFloat32);
}
