// SPDX-License-Identifier: GPL-3.0-or-later
// Loading of the tiny model from folders and GGUF files: the right numbers in the fused matrices. One thread.
#include "core/models/loading.h"

#include <torch/types.h>

#include <fstream>

#include "core/models/cuda_runtime.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"

using namespace lorica;

namespace {

torch::Tensor as_tensor(const std::vector<test::TinyTensor>& all, const std::string& name) {
    for (const auto& one : all)
        if (one.name == name) return torch::tensor(one.values).view(one.shape);
    throw std::runtime_error("no tensor " + name);
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    if (!a.sizes().equals(b.sizes())) return 1e30;
    return (a.to(torch::kFloat32) - b.to(torch::kFloat32)).abs().max().item<double>();
}

// The largest difference of any weight.
double compare(const DecoderWeights& w, const std::vector<test::TinyTensor>& want) {
    double worst = std::max(difference(w.embed, as_tensor(want, "model.embed_tokens.weight")),
                            difference(w.final_norm, as_tensor(want, "model.norm.weight")));
    if (!w.config.tie_word_embeddings) worst = std::max(worst, difference(w.lm_head, as_tensor(want, "lm_head.weight")));
    for (size_t i = 0; i < w.layers.size(); ++i) {
        const std::string p = "model.layers." + std::to_string(i) + ".";
        const auto part = [&](const char* name) { return as_tensor(want, p + name + ".weight"); };
        const DecoderLayer& layer = w.layers[i];
        const torch::Tensor qkv = torch::cat({part("self_attn.q_proj"), part("self_attn.k_proj"), part("self_attn.v_proj")});
        const torch::Tensor gate_up = torch::cat({part("mlp.gate_proj"), part("mlp.up_proj")});
        for (const auto& [got, wanted] : {std::pair(layer.w_qkv.weight, qkv), {layer.w_gate_up.weight, gate_up}, {layer.w_o.weight, part("self_attn.o_proj")},
                                          {layer.w_down.weight, part("mlp.down_proj")}, {layer.attn_norm, part("input_layernorm")},
                                          {layer.ffn_norm, part("post_attention_layernorm")}})
            worst = std::max(worst, difference(got, wanted));
    }
    return worst;
}

Result<DecoderWeights> load(const fs::path& path, torch::Dtype dtype) {
    LORICA_ASSIGN(const ModelSource source, ModelSource::open(path));
    return load_weights(source, dtype, torch::kCPU, {});
}

}  // namespace

TEST(safetensors_fill_the_fused_matrices_exactly) {
    const fs::path folder = test::temporary_folder() / "model";
    for (const char* dtype : {"float32", "bfloat16", "float16"}) {
        for (const int shards : {1, 3}) {
            fs::remove_all(folder);
            const test::TinyModel model{.dtype = dtype, .tied = shards == 1, .shards = shards};
            test::write_tiny_model(folder, model);
            const auto loaded = load(folder, torch::kFloat32);
            REQUIRE_OK(loaded);
            CHECK_EQ(compare(*loaded, test::tiny_tensors(model)), 0.0);
            CHECK_EQ(loaded->lm_head.is_same(loaded->embed), model.tied);
            CHECK(loaded->embed.is_contiguous() && loaded->layers[1].w_qkv.weight.is_contiguous());
        }
    }
}

TEST(weights_are_rounded_once_to_the_asked_type_and_norms_stay_float32) {
    const fs::path folder = test::temporary_folder() / "model";
    test::write_tiny_model(folder);
    const auto want = test::tiny_tensors({});
    const auto brain = load(folder, torch::kBFloat16), half = load(folder, torch::kHalf);
    REQUIRE_OK(brain);
    REQUIRE_OK(half);
    CHECK_EQ(brain->layers[0].w_down.weight.scalar_type(), torch::kBFloat16);
    CHECK_EQ(brain->layers[0].attn_norm.scalar_type(), torch::kFloat32);
    CHECK_EQ(compare(*brain, want), 0.0);  // the tiny model's numbers are bfloat16 numbers
    CHECK_EQ(half->embed.scalar_type(), torch::kHalf);
    CHECK_EQ(difference(half->embed, as_tensor(want, "model.embed_tokens.weight").to(torch::kHalf)), 0.0);
    CHECK_EQ(brain->parameter_count(), 300 * 64 + 64 + 2 * (2 * 64 + 128 * 64 + 64 * 64 + 256 * 64 + 64 * 128));
}

TEST(gguf_types_decode_to_the_numbers_they_stand_for) {
    const fs::path folder = test::temporary_folder();
    for (const char* type : {"f32", "f16", "bf16", "q8_0", "q4_0", "q4_1"}) {
        for (const bool tied : {true, false}) {
            const fs::path file = folder / (std::string(type) + (tied ? "" : "-untied") + ".gguf");
            const auto want = test::write_tiny_gguf(file, type, {.tied = tied});
            const auto loaded = load(file, torch::kFloat32);
            REQUIRE_OK(loaded);
            CHECK_EQ(compare(*loaded, want), 0.0);
            CHECK_EQ(loaded->config.tie_word_embeddings, tied);
        }
    }
}

TEST(progress_is_monotonic_and_cancels) {
    const fs::path folder = test::temporary_folder() / "model";
    test::write_tiny_model(folder);
    const auto source = ModelSource::open(folder);
    REQUIRE_OK(source);
    int64_t last = -1, end = 0;
    bool rising = true;
    REQUIRE_OK(load_weights(*source, torch::kFloat32, torch::kCPU, [&](int64_t done, int64_t total) {
        rising = rising && done > last;
        last = done;
        end = total;
        return true;
    }));
    CHECK(rising);
    CHECK_EQ(last, end);
    int calls = 0;
    const auto cancelled = load_weights(*source, torch::kFloat32, torch::kCPU, [&](int64_t, int64_t) { return ++calls < 4; });
    CHECK(!cancelled.ok() && cancelled.error().code == ErrorCode::Cancelled);
    CHECK_EQ(calls, 4);
}

TEST(devices_and_types_are_chosen_by_name) {
    const auto cpu = choose_device("cpu");
    REQUIRE_OK(cpu);
    CHECK(cpu->is_cpu());
    const auto unknown = choose_device("tpu"), far = choose_device("cuda:99");
    CHECK(!unknown.ok() && unknown.error().code == ErrorCode::Usage);
    CHECK(!far.ok() && far.error().message.find("99") != std::string::npos);
    const auto automatic = choose_device("auto");
    REQUIRE_OK(automatic);
    CHECK_EQ(automatic->is_cpu(), !cuda_available());
    CHECK_EQ(cuda_status().reason.empty(), cuda_available());
    ModelConfig config;
    config.hidden_size = 64;
    config.intermediate_size = 128;
    CHECK_EQ(choose_dtype("float32", torch::kCPU, config), torch::kFloat32);
    CHECK_EQ(choose_dtype("bfloat16", torch::kCPU, config), torch::kBFloat16);
    CHECK_EQ(choose_dtype("float16", torch::kCPU, config), torch::kHalf);
    const torch::Dtype chosen = choose_dtype("auto", torch::kCPU, config);
    CHECK(chosen == torch::kFloat32 || chosen == torch::kBFloat16);
    CHECK_EQ(choose_dtype("auto", torch::kCPU, config), chosen);
}
