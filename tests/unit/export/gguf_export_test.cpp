// SPDX-License-Identifier: GPL-3.0-or-later
// GGUF exports read back: values, rotary order, types, merged adapters, GGUF adapters and what is refused. One thread.
#include "core/export/gguf_export.h"

#include <fstream>

#include "core/export/gguf_types.h"
#include "core/export/merge.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"

using namespace lorica;

namespace {

// The tiny model as GGUF, wide enough for K types, and an adapter with ranks and scales of its own.
struct Base {
    fs::path folder = test::temporary_folder();
    std::vector<test::TinyTensor> tensors;
    std::optional<ModelSource> source;
    std::shared_ptr<const Tokenizer> tokenizer;
    explicit Base(const std::string& type = "f32", int64_t hidden = 64) {
        test::TinyModel model;
        model.hidden = hidden;
        model.intermediate = 2 * hidden;
        tensors = test::write_tiny_gguf(folder / "base.gguf", type, model);
        source = ModelSource::open(folder / "base.gguf").value();
        tokenizer = Tokenizer::load(folder / "base.gguf").value();
    }
    fs::path file(const std::string& name) const { return folder / name; }
};

Adapter random_adapter(const ModelSource& source) {
    const int64_t r = 4;
    Adapter adapter;
    adapter.layers.resize(static_cast<size_t>(source.config().num_hidden_layers));
    torch::manual_seed(3);
    int layer = 0;
    for (LoraLayer& one : adapter.layers) {
        for (const Linear linear : {Linear::Q, Linear::K, Linear::Down}) {
            const int64_t rank = r + layer;   // as with a rank pattern
            LoraSlot slot;
            slot.r = rank;
            slot.scale = 8.0f / static_cast<float>(rank) * static_cast<float>(1 + layer);
            slot.a = torch::randn({rank, in_features(source.config(), linear)});
            slot.b = torch::randn({out_features(source.config(), linear), rank});
            one.slots[static_cast<size_t>(linear)] = slot;
        }
        ++layer;
    }
    return adapter;
}

torch::Tensor values_of(const ModelSource& source, const std::string& name) {
    const SourceTensor& tensor = *source.find(name);
    torch::Tensor out = torch::empty({tensor.rows(), tensor.columns()}, torch::kFloat32);
    source.read_rows(name, 0, tensor.rows(), out.data_ptr<float>());
    return out;
}

torch::Tensor expected(const test::TinyTensor& tensor) {
    return torch::tensor(tensor.values).view({tensor.shape.size() == 1 ? 1 : tensor.shape[0], tensor.shape.back()});
}

GgufExportOptions with(const std::string& quant) {
    GgufExportOptions options;
    options.quant = quant;
    return options;
}

}  // namespace

TEST(an_f32_export_holds_the_very_weights_and_the_tokenizer) {
    const Base base("bf16");
    const auto report = export_gguf(*base.source, *base.tokenizer, {}, base.file("out.gguf"), with("f32"));
    REQUIRE_OK(report);
    CHECK_EQ(report->bytes, fs::file_size(base.file("out.gguf")));
    CHECK_EQ(report->merged, 0);
    const auto back = ModelSource::open(base.file("out.gguf"));
    REQUIRE_OK(back);
    CHECK(back->warnings().empty());
    for (const auto& tensor : base.tensors) CHECK(values_of(*back, tensor.name).equal(expected(tensor)));
    CHECK_EQ(back->config().rope_theta, base.source->config().rope_theta);
    CHECK_EQ(back->config().rms_norm_eps, base.source->config().rms_norm_eps);
    CHECK_EQ(back->config().num_key_value_heads, base.source->config().num_key_value_heads);
    const auto tokenizer = Tokenizer::load(base.file("out.gguf"));
    REQUIRE_OK(tokenizer);
    CHECK(tokenizer.value()->encode("The answer is 42.") == base.tokenizer->encode("The answer is 42."));
    CHECK_EQ(tokenizer.value()->chat_template(), base.tokenizer->chat_template());
    CHECK_EQ(tokenizer.value()->eos(), base.tokenizer->eos());
}

TEST(every_type_reads_back_within_its_step) {
    const Base base("f32", 256);
    for (const auto& [quant, bound] : {std::pair{"f16", 0x1p-11}, {"bf16", 0x1p-8}, {"q8_0", 0.006}, {"q4_0", 0.1}, {"q4_1", 0.09}, {"q5_0", 0.05}, {"q5_1", 0.045},
                                       {"q4_K_M", 0.09}, {"q5_K_M", 0.045}, {"q6_K", 0.025}}) {
        const fs::path file = base.file(std::string(quant) + ".gguf");
        REQUIRE_OK(export_gguf(*base.source, *base.tokenizer, {}, file, with(quant)));
        const auto back = ModelSource::open(file);
        REQUIRE_OK(back);
        for (const auto& tensor : base.tensors) {
            const torch::Tensor want = expected(tensor), got = values_of(*back, tensor.name);
            const double error = ((got - want).norm() / want.norm()).item<double>();
            if (!(error <= bound)) test::fail(__FILE__, __LINE__, std::string(quant) + ", " + tensor.name + ": relative error " + test::show(error));
            if (tensor.shape.size() == 1) CHECK(got.equal(want));
        }
    }
}

TEST(a_tensor_in_the_wanted_type_is_copied_bit_for_bit) {
    const Base base("q4_1");
    const auto report = export_gguf(*base.source, *base.tokenizer, {}, base.file("out.gguf"), with("q4_1"));
    REQUIRE_OK(report);
    CHECK(report->notes.empty());
    const auto back = GgufFile::open(base.file("out.gguf"));
    REQUIRE_OK(back);
    for (const GgufTensor& tensor : base.source->gguf()->tensors()) {
        const GgufTensor* found = back->find(tensor.name);
        CHECK(found && found->type == tensor.type && std::equal(found->bytes.begin(), found->bytes.end(), tensor.bytes.begin(), tensor.bytes.end()));
    }
    const auto again = export_gguf(*base.source, *base.tokenizer, {}, base.file("q8.gguf"), with("q8_0"));
    REQUIRE_OK(again);
    CHECK_EQ(again->notes.size(), 1u);   // rounded a second time: said
}

TEST(an_adapter_is_merged_into_the_export) {
    const Base base;
    const Adapter adapter = random_adapter(*base.source);
    const auto report = export_gguf(*base.source, *base.tokenizer, adapter, base.file("out.gguf"), with("f32"));
    REQUIRE_OK(report);
    CHECK_EQ(report->merged, 6);
    const auto back = ModelSource::open(base.file("out.gguf"));
    REQUIRE_OK(back);
    for (const auto& tensor : base.tensors) {
        torch::Tensor want = expected(tensor);
        if (const LoraSlot* slot = lora_slot(adapter, *base.source->find(tensor.name))) want = want + slot->b.mm(slot->a) * slot->scale;
        CHECK(values_of(*back, tensor.name).allclose(want, 1e-5, 1e-5));
    }
}

// llama.cpp computes W + alpha / rank * B A on the file's own row order.
TEST(a_gguf_adapter_gives_the_merged_weights_whatever_the_patterns) {
    const Base base;
    const Adapter adapter = random_adapter(*base.source);
    const auto report = export_gguf_adapter(*base.source, adapter, base.file("lora.gguf"));
    REQUIRE_OK(report);
    REQUIRE_OK(export_gguf(*base.source, *base.tokenizer, adapter, base.file("merged.gguf"), with("f32")));
    const auto lora = GgufFile::open(base.file("lora.gguf")), merged = GgufFile::open(base.file("merged.gguf"));
    REQUIRE_OK(lora);
    REQUIRE_OK(merged);
    CHECK_EQ(lora->get<std::string>("general.type").value(), "adapter");
    CHECK_EQ(lora->get<std::string>("adapter.type").value(), "lora");
    CHECK_EQ(lora->get<std::string>("general.architecture").value(), "llama");
    const double alpha = lora->get<double>("adapter.lora.alpha").value();
    CHECK_EQ(lora->tensors().size(), 12u);
    const auto matrix = [](const GgufTensor& tensor) {
        torch::Tensor out = torch::empty(tensor.shape, torch::kFloat32);
        std::memcpy(out.data_ptr<float>(), tensor.bytes.data(), tensor.bytes.size());
        return out;
    };
    for (const GgufTensor& tensor : merged->tensors()) {
        torch::Tensor want = matrix(*base.source->gguf()->find(tensor.name));
        const GgufTensor *a = lora->find(tensor.name + ".lora_a"), *b = lora->find(tensor.name + ".lora_b");
        CHECK_EQ(a == nullptr, b == nullptr);
        if (a && b) want = want + matrix(*b).mm(matrix(*a)) * (alpha / static_cast<double>(b->shape[1]));
        CHECK(matrix(tensor).allclose(want, 1e-5, 1e-5));
    }
}

TEST(a_uniform_adapter_keeps_its_matrices_bit_for_bit) {
    const Base base;
    Adapter adapter = random_adapter(*base.source);
    for (LoraLayer& layer : adapter.layers)
        for (auto& slot : layer.slots)
            if (slot) slot->scale = 12.0f / static_cast<float>(slot->r);
    REQUIRE_OK(export_gguf_adapter(*base.source, adapter, base.file("lora.gguf")));
    const auto lora = GgufFile::open(base.file("lora.gguf"));
    REQUIRE_OK(lora);
    CHECK_EQ(lora->get<double>("adapter.lora.alpha").value(), 12.0);
    const torch::Tensor b = adapter.layers[0].at(Linear::Down)->b;
    CHECK(std::memcmp(lora->find("blk.0.ffn_down.weight.lora_b")->bytes.data(), b.const_data_ptr<float>(), static_cast<size_t>(b.numel()) * 4) == 0);
}

TEST(what_a_gguf_adapter_cannot_hold_is_refused_with_the_way_out) {
    const Base base;
    for (int kind = 0; kind < 3; ++kind) {
        Adapter adapter = random_adapter(*base.source);
        if (kind == 0) adapter.layers[1].at(Linear::Down)->magnitude = torch::ones({64});
        if (kind == 1) adapter.trained.push_back({"lm_head.weight", torch::zeros({300, 64}), {}});
        if (kind == 2) adapter.layers[0].biases[0] = BiasSlot{torch::zeros({64}), {}};
        const auto refused = export_gguf_adapter(*base.source, adapter, base.file("lora.gguf"));
        CHECK(!refused.ok() && refused.error().code == ErrorCode::Unsupported && refused.error().text().find("Merge") != std::string::npos);
    }
    CHECK(!fs::exists(base.file("lora.gguf")));
}

TEST(values_beyond_half_precision_are_refused_and_nothing_is_left) {
    const Base base;
    Adapter adapter = random_adapter(*base.source);
    adapter.layers[1].at(Linear::Down)->b[3][0] = 1e9;
    for (const char* quant : {"f16", "q8_0", "q4_0"}) {
        const auto refused = export_gguf(*base.source, *base.tokenizer, adapter, base.file("out.gguf"), with(quant));
        CHECK(!refused.ok() && refused.error().text().find("model.layers.1.mlp.down_proj.weight") != std::string::npos);
    }
    REQUIRE_OK(export_gguf(*base.source, *base.tokenizer, adapter, base.file("wide.gguf"), with("bf16")));
    adapter.layers[1].at(Linear::Down)->b[3][0] = std::nanf("");
    CHECK(!export_gguf(*base.source, *base.tokenizer, adapter, base.file("out.gguf"), with("f32")).ok());
    CHECK_EQ(std::distance(fs::directory_iterator(base.folder), fs::directory_iterator()), 2);
}

TEST(a_cancelled_export_leaves_nothing) {
    const Base base;
    GgufExportOptions options = with("q8_0");
    options.on_progress = [](int64_t done, int64_t) { return done < 5; };
    const auto cancelled = export_gguf(*base.source, *base.tokenizer, {}, base.file("out.gguf"), options);
    CHECK(!cancelled.ok() && cancelled.error().code == ErrorCode::Cancelled);
    CHECK_EQ(std::distance(fs::directory_iterator(base.folder), fs::directory_iterator()), 1);
    const auto unknown = export_gguf(*base.source, *base.tokenizer, {}, base.file("out.gguf"), with("q9"));
    CHECK(!unknown.ok() && unknown.error().text().find("q4_K_M") != std::string::npos);
}

TEST(the_mixtures_are_those_of_llama_cpp) {
    const auto type = [](const char* quant, const std::string& name, int64_t columns = 4096, bool tied = false) {
        return std::string(block_type_for(*gguf_quant(quant), {name, {64, columns}}, 32, tied).name);
    };
    CHECK_EQ(type("q4_K_M", "output.weight"), "Q6_K");
    CHECK_EQ(type("q4_K_M", "token_embd.weight"), "Q4_K");
    CHECK_EQ(type("q4_K_M", "token_embd.weight", 4096, true), "Q6_K");
    std::string v;
    for (int layer = 0; layer < 32; ++layer) v += type("q4_k_m", "blk." + std::to_string(layer) + ".attn_v.weight") == "Q6_K" ? '6' : '4';
    CHECK_EQ(v, "66664464464464464464464464466666");
    CHECK_EQ(type("q5_K_M", "blk.0.ffn_down.weight"), "Q6_K");
    CHECK_EQ(type("q5_K_M", "blk.4.ffn_down.weight"), "Q5_K");
    CHECK_EQ(type("q4_K_M", "blk.0.attn_q.weight", 576), "Q5_0");   // 576 is no multiple of 256
    CHECK_EQ(type("q5_K_M", "blk.0.attn_q.weight", 576), "Q5_1");
    CHECK_EQ(type("q6_K", "blk.0.attn_q.weight", 576), "Q8_0");
    CHECK_EQ(type("q8_0", "blk.0.attn_q.weight", 48), "F16");
    CHECK_EQ(std::string(block_type_for(*gguf_quant("q8_0"), {"blk.0.attn_norm.weight", {64}}, 32, false).name), "F32");
}
