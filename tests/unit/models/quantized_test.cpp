// SPDX-License-Identifier: GPL-3.0-or-later
// Quantized bases: made while loading, trained through, scored. One thread.
#include <torch/types.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "core/formats/safetensors.h"
#include "core/models/loading.h"
#include "core/models/train_pass.h"
#include "kernels/nf4/nf4.h"
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

// tiny_folder() with its layers' matrices in the 4 or 8 bits of bitsandbytes, as transformers saves them.
fs::path coded_folder(const std::string& type, bool twice) {
    const fs::path folder = test::temporary_folder() / "coded";
    test::write_tiny_model(folder);
    std::vector<TensorToWrite> all;
    const auto add = [&](const std::string& name, DType dtype, std::vector<int64_t> shape, const void* from, size_t bytes) {
        std::vector<std::byte> own(bytes);
        std::memcpy(own.data(), from, bytes);
        all.push_back({name, dtype, std::move(shape), [own = std::move(own)](const auto& put) { return put(own); }});
    };
    const auto add_tensor = [&](const std::string& name, DType dtype, const torch::Tensor& t) { add(name, dtype, t.sizes().vec(), t.const_data_ptr(), t.nbytes()); };
    for (const test::TinyTensor& one : test::tiny_tensors({})) {
        const torch::Tensor values = torch::tensor(one.values).view(one.shape);
        if (one.name.find("_proj") == std::string::npos) {
            add_tensor(one.name, DType::F32, values);
            continue;
        }
        const QuantizedPart part = *quantize(values, type == "int8" ? QuantType::Int8 : type == "fp4" ? QuantType::FP4 : QuantType::NF4, twice, one.name);
        if (type == "int8") {
            add_tensor(one.name, DType::I8, part.codes);
            add_tensor(one.name.substr(0, one.name.size() - 6) + "SCB", DType::F32, part.scales);
            continue;
        }
        nlohmann::json state = {{"quant_type", type}, {"blocksize", 64}, {"dtype", "float32"}, {"shape", one.shape}};
        add_tensor(one.name, DType::U8, part.codes.view({-1, 1}));
        add_tensor(one.name + ".absmax", twice ? DType::U8 : DType::F32, part.scales);
        add(one.name + ".quant_map", DType::F32, {16}, kernels::code_values(type == "fp4" ? kernels::FourBit::FP4 : kernels::FourBit::NF4), 64);
        if (twice) {
            add_tensor(one.name + ".nested_absmax", DType::F32, part.nested);
            add_tensor(one.name + ".nested_quant_map", DType::F32, part.map);
            state.update({{"nested_blocksize", 256}, {"nested_dtype", "float32"}, {"nested_offset", part.offset}});
        }
        const std::string text = state.dump();
        add(one.name + ".quant_state.bitsandbytes__" + type, DType::U8, {static_cast<int64_t>(text.size())}, text.data(), text.size());
    }
    fs::remove(folder / "model.safetensors");
    CHECK(write_safetensors(folder / "model.safetensors", std::move(all), {}).ok());
    return folder;
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

TEST(what_a_file_holds_in_four_or_eight_bits_stays_as_it_is) {
    for (const std::string type : {"nf4", "fp4", "int8"}) {
        for (const bool twice : {true, false}) {
            const fs::path folder = coded_folder(type, twice);
            const auto made = load(tiny_folder(), settings(type, twice));
            REQUIRE_OK(made);
            for (const QuantSettings& asked : {QuantSettings{}, settings(type, !twice)}) {
                const auto kept = load(folder, asked);
                REQUIRE_OK(kept);
                for (size_t i = 0; i < made->layers.size(); ++i) {
                    for (FrozenMatrix DecoderLayer::* matrix : {&DecoderLayer::w_qkv, &DecoderLayer::w_o, &DecoderLayer::w_gate_up, &DecoderLayer::w_down}) {
                        const FrozenMatrix &own = kept->layers[i].*matrix, &wanted = made->layers[i].*matrix;
                        CHECK(own.quantized && own.quantized->type == wanted.quantized->type && own.quantized->bytes() == wanted.quantized->bytes());
                        CHECK(torch::equal(dense(own, 0, own.out()), dense(wanted, 0, wanted.out())));
                    }
                }
                CHECK_EQ(loss_pass(*kept, nullptr, test::tiny_batch({9, 23, 40})), loss_pass(*made, nullptr, test::tiny_batch({9, 23, 40})));
            }
            // The file's rows, for merging, and another type than the file's.
            const ModelSource source = *ModelSource::open(folder);
            const std::string name = "model.layers.0.self_attn.o_proj.weight";
            torch::Tensor rows = torch::empty({64, 64});
            source.read_rows(name, 0, 64, rows.data_ptr<float>());
            const FrozenMatrix& o = made->layers[0].w_o;
            CHECK(torch::equal(rows, dense(o, 0, 64)));
            CHECK_EQ(source.find(name)->type, std::string(type == "int8" ? "INT8" : type == "fp4" ? "FP4" : "NF4"));
            const auto other = load(folder, settings(type == "int8" ? "nf4" : "int8"));
            REQUIRE_OK(other);
            CHECK(other->layers[0].w_o.quantized->type != o.quantized->type);
            CHECK(difference(dense(other->layers[0].w_o, 0, 64), rows) < 0.2);
            CHECK_NEAR(weight_bytes(source, torch::kFloat32, {}) / weight_bytes(*ModelSource::open(tiny_folder()), torch::kFloat32, settings(type, twice)), 1, 1e-6);
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
