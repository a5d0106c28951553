// SPDX-License-Identifier: GPL-3.0-or-later
// Every architecture's tiny model against what transformers and PEFT computed with it (tests/golden/models). One thread.
#include <torch/types.h>

#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/export/gguf_export.h"
#include "core/export/merge.h"
#include "core/models/generation.h"
#include "core/models/loading.h"
#include "core/models/train_pass.h"
#include "core/peft/adapter.h"
#include "core/train/optimizer.h"
#include "core/tokenizers/tokenizer.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"

using namespace lorica;

namespace {

const char* const kModels[] = {"llama3", "llama_linear", "mistral", "qwen2", "qwen3", "gpt2", "gemma2", "gemma3", "phi3"};

struct Case {
    std::string name;
    fs::path folder;
    DecoderWeights base;
    nlohmann::json golden;
};

void for_each_model(const std::function<void(Case&)>& body) {
    for (const char* name : kModels) {
        const fs::path folder = test::source_root() / "tests/golden/models" / name;
        const auto source = ModelSource::open(folder);
        REQUIRE_OK(source);
        auto base = load_weights(*source, torch::kFloat32, torch::kCPU, {});
        REQUIRE_OK(base);
        std::ifstream in(folder / "golden.json");
        Case one{name, folder, std::move(*base), nlohmann::json::parse(in)};
        body(one);
    }
}

void report(const Case& one, double difference, double tolerance) {
    if (!(difference <= tolerance)) test::fail(__FILE__, __LINE__, one.name + ": largest difference " + std::to_string(difference));
}

Batch row_of(const std::vector<int32_t>& ids) {
    Batch batch;
    batch.ids = ids;
    batch.labels.assign(ids.size(), kIgnoredLabel);
    for (size_t i = 0; i < ids.size(); ++i) batch.positions.push_back(static_cast<int32_t>(i));
    batch.offsets.push_back(static_cast<int32_t>(ids.size()));
    return batch;
}

// -log p(label) at one place of the row.
double loss_at(const DecoderWeights& base, Batch& batch, size_t at, int32_t label) {
    batch.labels[at] = label;
    const double loss = loss_pass(base, nullptr, batch);
    batch.labels[at] = kIgnoredLabel;
    return loss;
}

// make_models.py's ids_of().
std::vector<int32_t> ids_of(int count, uint32_t seed) {
    std::vector<int32_t> out;
    uint32_t state = seed * 2654435761u + 1;
    for (int i = 0; i < count; ++i) {
        state = state * 1664525u + 1013904223u;
        out.push_back(static_cast<int32_t>(3 + (state >> 8) % 93));
    }
    return out;
}

// The generator's rows of a step, packed into one batch, every next token trained.
Batch step_batch(uint32_t step) {
    Batch batch;
    for (uint32_t row = 0; row < 2; ++row) {
        Batch one = row_of(ids_of(static_cast<int>(18 + 3 * row), 100 + step % 5 * 2 + row));
        for (size_t i = 0; i + 1 < one.ids.size(); ++i) one.labels[i] = one.ids[i + 1];
        batch.ids.insert(batch.ids.end(), one.ids.begin(), one.ids.end());
        batch.labels.insert(batch.labels.end(), one.labels.begin(), one.labels.end());
        batch.positions.insert(batch.positions.end(), one.positions.begin(), one.positions.end());
        batch.offsets.push_back(static_cast<int32_t>(batch.ids.size()));
        batch.supervised += static_cast<int64_t>(one.ids.size()) - 1;
    }
    return batch;
}

}  // namespace

TEST(log_probabilities_equal_transformers) {
    for_each_model([](Case& one) {
        for (const char* prompt : {"short", "long"}) {
            const auto& wanted = one.golden[prompt];
            Batch batch = row_of(wanted["ids"].get<std::vector<int32_t>>());
            double worst = 0;
            for (size_t i = 0; i + 1 < batch.ids.size(); ++i)
                worst = std::max(worst, std::abs(loss_at(one.base, batch, i, batch.ids[i + 1]) - wanted["nll"][i].get<double>()));
            for (int32_t id = 0; id < 96; ++id)
                worst = std::max(worst, std::abs(loss_at(one.base, batch, batch.ids.size() - 1, id) + wanted["last_log_probabilities"][static_cast<size_t>(id)].get<double>()));
            std::printf("  %s %s: largest difference %.2e\n", one.name.c_str(), prompt, worst);
            report(one, worst, 1e-4);
        }
    });
}

TEST(greedy_tokens_equal_transformers) {
    for_each_model([](Case& one) {
        const auto& wanted = one.golden["greedy"];
        GenerationSettings settings;
        settings.temperature = 0;
        Decoding decoding(one.base, nullptr);
        const auto got = generate(decoding, {{wanted["ids"].get<std::vector<int32_t>>(), 16}}, settings, {});
        if (got.front().ids != wanted["chosen"].get<std::vector<int32_t>>()) test::fail(__FILE__, __LINE__, one.name + ": other tokens");
    });
}

TEST(first_gradients_have_pefts_norms) {
    for_each_model([](Case& one) {
        auto adapter = Adapter::load(one.base, (one.folder / "start").string(), true);
        REQUIRE_OK(adapter);
        const Batch batch = step_batch(0);
        train_pass(one.base, *adapter, batch, 1.0f / static_cast<float>(batch.supervised), {});
        double worst = 0;
        size_t slots = 0;
        for (size_t layer = 0; layer < adapter->layers.size(); ++layer) {
            for (int i = 0; i < kLinearCount; ++i) {
                const LoraSlot* slot = adapter->layers[layer].at(static_cast<Linear>(i));
                if (slot == nullptr) continue;
                const std::string path = "base_model.model." + module_path(one.base.config, static_cast<int64_t>(layer), static_cast<Linear>(i));
                for (const auto& [name, gradient] : {std::pair{path + ".lora_A.weight", slot->grad_a}, std::pair{path + ".lora_B.weight", slot->grad_b}}) {
                    const double wanted = one.golden["first_gradient_norms"][name].get<double>();
                    worst = std::max(worst, std::abs(gradient.norm().item<double>() - wanted) / (wanted + 1e-3));
                    ++slots;
                }
            }
        }
        CHECK_EQ(slots, one.golden["first_gradient_norms"].size());
        std::printf("  %s: largest relative difference %.2e\n", one.name.c_str(), worst);
        report(one, worst, 1e-4);
    });
}

TEST(a_merged_model_equals_base_and_adapter) {
    const fs::path work = test::temporary_folder();
    test::write_tiny_model(work / "tokenizer");
    const auto tokenizer = Tokenizer::load(work / "tokenizer");
    REQUIRE_OK(tokenizer);
    for_each_model([&](Case& one) {
        const auto source = ModelSource::open(one.folder);
        auto adapter = Adapter::load(one.base, (one.folder / "start").string(), false);
        REQUIRE_OK(adapter);
        REQUIRE_OK(merge(*source, **tokenizer, one.folder / "start", work / one.name, {.dtype = "float32"}));
        const auto merged = ModelSource::open(work / one.name);
        REQUIRE_OK(merged);
        const auto weights = load_weights(*merged, torch::kFloat32, torch::kCPU, {});
        REQUIRE_OK(weights);
        const Batch batch = step_batch(0);
        report(one, std::abs(loss_pass(*weights, nullptr, batch) - loss_pass(one.base, &*adapter, batch)), 1e-3);
        CHECK(std::abs(loss_pass(one.base, nullptr, batch) - loss_pass(one.base, &*adapter, batch)) > 0.1);
    });
}

TEST(a_gguf_file_gives_the_same_model_back) {
    const fs::path work = test::temporary_folder();
    nlohmann::json vocabulary;   // as many characters as the models have embeddings
    for (int id = 0; id < 96; ++id) vocabulary[std::string(1, static_cast<char>(id < 94 ? 33 + id : 33))+ (id < 94 ? "" : std::to_string(id))] = id;
    fs::create_directories(work / "tokenizer");
    std::ofstream(work / "tokenizer" / "tokenizer.json")
        << nlohmann::json{{"model", {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", nlohmann::json::array()}}},
                          {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", true}}}, {"decoder", {{"type", "ByteLevel"}}}};
    const auto tokenizer = Tokenizer::load(work / "tokenizer");
    REQUIRE_OK(tokenizer);
    for_each_model([&](Case& one) {
        const auto source = ModelSource::open(one.folder);
        GgufExportOptions options;
        options.quant = "f32";
        const fs::path file = work / (one.name + ".gguf");
        const auto report_of = export_gguf(*source, **tokenizer, {}, file, options);
        if (one.name.starts_with("gemma")) {   // with a scale of its own, which no key of these files holds
            CHECK(!report_of && report_of.error().message.find("the scale") != std::string::npos);
            CHECK(!fs::exists(file));
            return;
        }
        REQUIRE_OK(report_of);
        CHECK_EQ(report_of->notes.size(), static_cast<size_t>(one.name == "mistral"));   // whose window these files do not hold
        const auto back = ModelSource::open(file);
        REQUIRE_OK(back);
        const auto weights = load_weights(*back, torch::kFloat32, torch::kCPU, {});
        REQUIRE_OK(weights);
        auto ids = one.golden["short"]["ids"].get<std::vector<int32_t>>();
        if (one.name == "mistral") ids.resize(7);
        const Batch batch = row_of(ids);
        double worst = 0;
        for (int32_t id = 0; id < 96; id += 5) {
            Batch own = batch, other = batch;
            worst = std::max(worst, std::abs(loss_at(one.base, own, own.ids.size() - 1, id) - loss_at(*weights, other, other.ids.size() - 1, id)));
        }
        report(one, worst, 1e-4);
    });
}

TEST(an_adapter_reads_back_and_keeps_pefts_names) {
    for_each_model([](Case& one) {
        AdapterSettings settings;
        settings.r = 2;
        settings.target_modules = {"all-linear"};
        auto adapter = Adapter::create(one.base, "lora", settings, 1, false);
        REQUIRE_OK(adapter);
        const fs::path out = test::temporary_folder() / "adapter";
        REQUIRE_OK(adapter->save(out.string(), "base"));
        const auto again = Adapter::load(one.base, out.string(), false);
        REQUIRE_OK(again);
        CHECK(torch::equal(again->parameters, adapter->parameters));
        const auto ours = PeftFolder::open(out), theirs = PeftFolder::open(one.folder / "start");
        REQUIRE_OK(ours);
        REQUIRE_OK(theirs);
        CHECK_EQ(ours->tensors.tensors().size(), theirs->tensors.tensors().size());
        for (const TensorInfo& tensor : theirs->tensors.tensors())
            if (ours->tensors.find(tensor.name) == nullptr) test::fail(__FILE__, __LINE__, one.name + ": no " + tensor.name);
        CHECK_EQ(ours->config.fan_in_fan_out, theirs->config.fan_in_fan_out);
    });
}

TEST(twenty_steps_have_pefts_losses) {
    for_each_model([](Case& one) {
        for (const bool recompute : {false, true}) {
            auto adapter = Adapter::load(one.base, (one.folder / "start").string(), true);
            REQUIRE_OK(adapter);
            TrainSettings settings;
            settings.weight_decay = 0.01;
            AdamW optimizer(adapter->parameters, settings);
            double worst = 0;
            for (uint32_t step = 0; step < 20; ++step) {
                const Batch batch = step_batch(step);
                adapter->gradients.zero_();
                const double loss = train_pass(one.base, *adapter, batch, 1.0f / static_cast<float>(batch.supervised), {.recompute = recompute, .step = step});
                optimizer.step(adapter->parameters, adapter->gradients, 1, 5e-3);
                const double wanted = one.golden["train_losses"][step].get<double>();
                worst = std::max(worst, std::abs(loss / static_cast<double>(batch.supervised) - wanted) / wanted);
            }
            std::printf("  %s: largest relative difference %.2e\n", one.name.c_str(), worst);
            report(one, worst, 5e-4);
        }
    });
}

namespace {

// The slope along the gradient against finite differences: no reference knows post norms, learned positions and the like.
void check_slope(const Case& one, Adapter& adapter, double step) {
    const Batch batch = step_batch(0);
    adapter.gradients.zero_();
    train_pass(one.base, adapter, batch, 1, {});
    const torch::Tensor direction = adapter.gradients / adapter.gradients.norm();
    const double slope = (adapter.gradients * direction).sum().item<double>();
    adapter.parameters.add_(direction, step);
    const double above = loss_pass(one.base, &adapter, batch);
    adapter.parameters.add_(direction, -2 * step);
    report(one, std::abs((above - loss_pass(one.base, &adapter, batch)) / (2 * step) / slope - 1), 1e-2);
}

}  // namespace

TEST(bottlenecks_have_the_slope_that_their_gradients_say) {
    for_each_model([](Case& one) {
        for (const char* placement : {"houlsby", "pfeiffer", "parallel"}) {
            AdapterSettings settings;
            settings.placement = placement;
            settings.reduction_factor = 4;
            Adapter adapter = *Adapter::create(one.base, "bottleneck", settings, 7, true);
            torch::manual_seed(3);
            adapter.parameters.add_(torch::randn_like(adapter.parameters) * 0.05);
            check_slope(one, adapter, 2e-3);
        }
    });
}

TEST(prefixes_have_the_slope_that_their_gradients_say_and_decode_as_they_train) {
    for_each_model([](Case& one) {
        AdapterSettings settings;
        settings.num_virtual_tokens = 5;
        Adapter adapter = *Adapter::create(one.base, "prefix", settings, 7, true);
        check_slope(one, adapter, 5e-3);
        Batch batch = row_of(ids_of(20, 3));
        Decoding decoding(one.base, &adapter);
        Sequence sequence;
        torch::Tensor scores = decoding.prefill(sequence, {batch.ids.begin(), batch.ids.begin() + 4});
        for (size_t i = 4; i < batch.ids.size(); ++i) scores = decoding.step({&sequence}, {batch.ids[i]})[0];
        batch.labels.back() = 17;
        report(one, std::abs(-torch::log_softmax(scores, 0)[17].item<double>() / loss_pass(one.base, &adapter, batch) - 1), 1e-5);
    });
}
