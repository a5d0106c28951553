// SPDX-License-Identifier: GPL-3.0-or-later
// Bottleneck adapters against the `adapters` library (tests/golden/bottleneck): first gradients, twenty losses, files both ways,
// and what cannot be done with them. One thread.
#include <cstring>

#include "core/export/gguf_export.h"
#include "core/export/merge.h"
#include "core/peft/blend.h"
#include "core/settings/run_spec.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"
#include "tests/unit/peft/golden_steps.h"

using namespace lorica;
using namespace lorica::test;

namespace {

const fs::path kGoldens = test::source_root() / "tests/golden/bottleneck";

struct Tiny {
    fs::path folder = test::temporary_folder() / "base";
    DecoderWeights base;
    nlohmann::json rows = read_json(test::source_root() / "tests/golden/methods/rows.json");

    Tiny() {
        test::write_tiny_model(folder);
        base = weights_of(folder);
    }
};

torch::Tensor values_of(const TensorInfo& info) {
    torch::Tensor values = torch::empty({info.elements()}, torch::kFloat32);
    std::memcpy(values.data_ptr(), info.bytes.data(), info.bytes.size());
    return values;
}

// The gradients of one pass under the file's names, by saving them as if they were the parameters.
void compare_gradients(const Tiny& tiny, Adapter& adapter, const fs::path& golden) {
    const Batch batch = batch_of(tiny.rows, 0, 4);
    adapter.gradients.zero_();
    train_pass(tiny.base, adapter, batch, 1.0f / static_cast<float>(batch.supervised), {});
    const torch::Tensor kept = adapter.parameters.clone();
    adapter.parameters.copy_(adapter.gradients);
    const fs::path folder = test::temporary_folder() / "gradients";
    REQUIRE_OK(adapter.save(folder.string(), "tiny"));
    adapter.parameters.copy_(kept);
    const auto ours = SafetensorsFile::open(folder / "adapter.safetensors"), theirs = SafetensorsFile::open(golden);
    REQUIRE_OK(ours);
    REQUIRE_OK(theirs);
    CHECK_EQ(ours->tensors().size(), theirs->tensors().size());
    for (const TensorInfo& one : theirs->tensors()) {
        const TensorInfo* own = ours->find(one.name);
        CHECK(own != nullptr);
        if (own != nullptr) CHECK_NEAR(gap(values_of(*own), values_of(one)), 0, 1e-4);
    }
}

void compare(const char* cell) {
    const Tiny tiny;
    const nlohmann::json golden = read_json(kGoldens / cell / "golden.json");
    auto adapter = Adapter::load(tiny.base, (kGoldens / cell / "start").string(), true);
    REQUIRE_OK(adapter);
    CHECK_EQ(adapter->method, "bottleneck");
    compare_gradients(tiny, *adapter, kGoldens / cell / "gradients.safetensors");
    CHECK(train(tiny.base, *adapter, tiny.rows, golden) < 2e-3);
    const auto theirs = Adapter::load(tiny.base, (kGoldens / cell / "final").string(), false);
    REQUIRE_OK(theirs);
    CHECK(gap(adapter->parameters, theirs->parameters) < 1e-2);
    CHECK_NEAR(loss_after(tiny.base, *theirs, tiny.rows) / golden["after"].get<double>(), 1, 1e-5);
    const fs::path own = test::temporary_folder() / "own";
    REQUIRE_OK(adapter->save(own.string(), "tiny"));
    const auto again = Adapter::load(tiny.base, own.string(), true);
    REQUIRE_OK(again);
    CHECK(torch::equal(again->parameters, adapter->parameters));
    CHECK(read_json(own / "adapter_config.json") == read_json(kGoldens / cell / "final/adapter_config.json"));
}

AdapterSettings placed(const char* placement) {
    AdapterSettings settings;
    settings.placement = placement;
    return settings;
}

}  // namespace

TEST(houlsby_equals_the_adapters_library) { compare("houlsby"); }
TEST(pfeiffer_equals_the_adapters_library) { compare("pfeiffer"); }
TEST(parallel_equals_the_adapters_library) { compare("parallel"); }
TEST(activation_scale_and_left_out_layers_equal_the_adapters_library) { compare("gelu"); }

TEST(bottlenecks_begin_as_the_library_begins_them) {
    const Tiny tiny;
    for (const char* how : {"bert", "houlsby", "mam_adapter"}) {
        AdapterSettings settings = placed("houlsby");
        settings.init_weights = how;
        settings.reduction_factor = 0.5;  // many numbers, so that their deviation is known well
        const auto adapter = Adapter::create(tiny.base, "bottleneck", settings, 7, true);
        REQUIRE_OK(adapter);
        for (const LoraLayer& layer : adapter->layers)
            for (const auto& slot : layer.bottlenecks) {
                const double down = slot->down.std().item<double>(), up = slot->up.std().item<double>();
                const bool mam = std::string(how) == "mam_adapter";
                const double normal = std::string(how) == "bert" ? 0.02 : 0.01 * 0.8796;  // of a normal cut at two deviations
                CHECK_NEAR(down / (mam ? 1 / std::sqrt(3 * 64.0) : normal), 1, 0.05);
                CHECK_NEAR(up, mam ? 0 : normal, mam ? 0 : 0.05 * normal);
                CHECK_EQ(slot->down_bias.abs().sum().item<double>() + slot->up_bias.abs().sum().item<double>(), 0);
            }
        CHECK(!torch::equal(adapter->layers[0].bottlenecks[0]->down, adapter->layers[0].bottlenecks[1]->down));
    }
}

TEST(placements_are_the_library_configurations) {
    const Tiny tiny;
    for (const char* cell : {"houlsby", "pfeiffer", "parallel"}) {
        AdapterSettings settings = placed(cell);
        const nlohmann::json theirs = read_json(kGoldens / cell / "start/adapter_config.json");
        settings.reduction_factor = theirs["config"]["reduction_factor"];
        const auto config = peft_config(tiny.base.config, "bottleneck", settings);
        REQUIRE_OK(config);
        const nlohmann::json ours = to_json(*config);
        for (const auto& [key, value] : ours["config"].items()) CHECK(theirs["config"][key] == value);
        for (const char* key : {"hidden_size", "model_class", "model_type", "version"}) CHECK(theirs[key] == ours[key]);
        const auto adapter = Adapter::create(tiny.base, "bottleneck", settings, 7, true);
        REQUIRE_OK(adapter);
        CHECK_EQ(adapter_size(tiny.base.config, "bottleneck", *config)->trainable, adapter->parameter_count());
        CHECK_EQ(Adapter::load(tiny.base, (kGoldens / cell / "start").string(), true)->parameter_count(), adapter->parameter_count());
    }
}

TEST(bottlenecks_are_not_merged_exported_or_blended) {
    const Tiny tiny;
    const auto source = ModelSource::open(tiny.folder);
    const auto tokenizer = Tokenizer::load(tiny.folder);
    REQUIRE_OK(source);
    REQUIRE_OK(tokenizer);
    const fs::path out = test::temporary_folder() / "out";
    const auto refused = [&](const Error& error) { CHECK(error.text().find("neither merged") != std::string::npos); };
    refused(load_for_merge(*source, kGoldens / "houlsby/final").error());
    refused(merge(*source, **tokenizer, kGoldens / "houlsby/final", out).error());
    const Adapter adapter = *Adapter::load(tiny.base, (kGoldens / "houlsby/final").string(), false);
    refused(merge(*source, **tokenizer, adapter, out).error());
    refused(export_gguf(*source, **tokenizer, adapter, out).error());
    refused(export_gguf_adapter(*source, adapter, out).error());
    CHECK(!fs::exists(out));
    CHECK(!blend(tiny.base, {{&adapter, 1.0}}, {}).ok());
}

TEST(bottleneck_folders_that_do_not_fit_are_refused) {
    const Tiny tiny;
    const fs::path copy = test::temporary_folder() / "copy";
    fs::copy(kGoldens / "pfeiffer/final", copy);
    const nlohmann::json config = read_json(copy / "adapter_config.json");
    const auto refused = [&](const char* key, const nlohmann::json& value, const char* word) {
        nlohmann::json changed = config;
        changed["config"][key] = value;
        std::ofstream(copy / "adapter_config.json") << changed.dump();
        const auto loaded = Adapter::load(tiny.base, copy.string(), false);
        CHECK(!loaded.ok());
        if (!loaded.ok() && loaded.error().text().find(word) == std::string::npos) test::fail(__FILE__, __LINE__, loaded.error().text());
    };
    refused("reduction_factor", 8, "shape");
    refused("reduction_factor", 0, "over 0");
    refused("reduction_factor", {{"1", 8}}, "one number");
    refused("scaling", "learned", "one number");
    refused("non_linearity", "swoosh", "swoosh");
    refused("ln_before", true, "ln_before");
    refused("use_gating", true, "use_gating");
    refused("inv_adapter", "nice", "inv_adapter");
    refused("residual_before_ln", "post_add", "residual_before_ln");
    refused("mh_adapter", true, "missing");
    refused("output_adapter", false, "no adapter");
    refused("leave_out", {5}, "layer 5");
    refused("leave_out", {0}, "belongs to no layer");
    refused("architecture", "lora", "lora");
    refused("mh_adapter", "yes", "type");
    std::ofstream(copy / "adapter_config.json") << config.dump();
    fs::rename(copy / "adapter.safetensors", copy / "pytorch_adapter.bin");
    CHECK(Adapter::load(tiny.base, copy.string(), false).error().text().find("use_safetensors") != std::string::npos);
}
