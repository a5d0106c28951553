// SPDX-License-Identifier: GPL-3.0-or-later
// Twenty steps of every method against PEFT's on the tiny Llama, and folders read back; tests/golden/methods. One thread.
#include "core/export/merge.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"
#include "tests/unit/peft/golden_steps.h"

using namespace lorica;
using namespace lorica::test;

namespace {

const fs::path kGoldens = test::source_root() / "tests/golden/methods";

fs::path tiny_folder() {
    const fs::path folder = test::temporary_folder() / "base";
    test::write_tiny_model(folder);
    return folder;
}

DecoderWeights tiny_base() { return weights_of(tiny_folder()); }

struct Cell {
    std::string name, method;
    std::string start = {};  // init_lora_weights where the cell begins with the base itself
};

Adapter beginning(const Cell& cell, const DecoderWeights& base) {
    const bool from_base = !cell.start.empty() || cell.method == "full";
    AdapterSettings settings;
    settings.r = 2;
    settings.lora_alpha = 4;
    settings.lora_dropout = 0;
    if (!cell.start.empty()) settings.init_lora_weights = cell.start;
    auto adapter = from_base ? Adapter::create(base, cell.method, settings, 1, true) : Adapter::load(base, (kGoldens / cell.name / "start").string(), true);
    if (!adapter.ok()) throw std::runtime_error(adapter.error().text());
    return *std::move(adapter);
}

// The folder that base and adapter merge into.
fs::path merged(const fs::path& base, const fs::path& adapter) {
    const fs::path out = test::temporary_folder() / "merged";
    const auto source = ModelSource::open(base);
    const auto tokenizer = Tokenizer::load(base);
    if (!source.ok() || !tokenizer.ok()) throw std::runtime_error("the tiny model cannot be read");
    MergeOptions options;
    options.dtype = "float32";
    const auto report = merge(*source, **tokenizer, adapter, out, options);
    if (!report.ok()) throw std::runtime_error(report.error().text());
    return out;
}

void compare(const Cell& cell) {
    const DecoderWeights base = tiny_base();
    const nlohmann::json rows = read_json(kGoldens / "rows.json"), golden = read_json(kGoldens / cell.name / "golden.json");
    Adapter adapter = beginning(cell, base);
    const double worst = train(base, adapter, rows, golden);
    if (worst > 2e-3) std::printf("  %s\n", cell.name.c_str());
    CHECK(worst < 2e-3);
    CHECK_NEAR(loss_after(base, adapter, rows) / golden["after"].get<double>(), 1, 2e-3);
    const fs::path own = test::temporary_folder() / "own";
    REQUIRE_OK(adapter.save(own.string(), "tiny"));
    for (const bool trains : {false, true}) {  // what was saved says the same, and PiSSA goes on as it was
        const auto again = Adapter::load(base, own.string(), trains);
        REQUIRE_OK(again);
        CHECK_NEAR(loss_after(base, *again, rows) / loss_after(base, adapter, rows), 1, 1e-5);
        if (trains) CHECK_EQ(again->parameter_count(), adapter.parameter_count());
    }
    if (!fs::exists(kGoldens / cell.name / "final")) return;
    const auto theirs = Adapter::load(base, (kGoldens / cell.name / "final").string(), false);
    REQUIRE_OK(theirs);
    CHECK(gap(adapter.parameters, theirs->parameters) < 1e-2);
    CHECK_NEAR(loss_after(base, *theirs, rows) / golden["after"].get<double>(), 1, 1e-4);
    const auto config = read_json(own / "adapter_config.json"), original = read_json(kGoldens / cell.name / "final/adapter_config.json");
    for (const auto& [key, value] : original.items()) {  // every field is kept
        if (config.value(key, nlohmann::json()) != value) std::printf("  %s: %s\n", key.c_str(), config.value(key, nlohmann::json()).dump().c_str());
        CHECK(config.value(key, nlohmann::json()) == value);
    }
}

}  // namespace

TEST(rank_stabilised_lora_equals_peft) { compare({"rslora", "lora"}); }
TEST(lora_plus_equals_peft) { compare({"lora_plus", "lora"}); }
TEST(rank_and_alpha_patterns_and_exclusions_equal_peft) { compare({"lora_patterns", "lora"}); }
TEST(some_layers_equal_peft) { compare({"lora_layers", "lora"}); }
TEST(pissa_equals_peft) { compare({"pissa", "lora", "pissa"}); }
TEST(olora_equals_peft) { compare({"olora", "lora", "olora"}); }
TEST(dora_equals_peft) { compare({"dora", "dora"}); }
TEST(ia3_equals_peft) { compare({"ia3", "ia3"}); }
TEST(full_fine_tuning_equals_torch) { compare({"full", "full"}); }

TEST(merged_folders_say_what_base_and_adapter_say) {
    const fs::path folder = tiny_folder();
    const DecoderWeights base = weights_of(folder);
    const nlohmann::json rows = read_json(kGoldens / "rows.json");
    for (const char* cell : {"rslora", "lora_patterns", "dora", "ia3"}) {
        const double golden = read_json(kGoldens / cell / "golden.json")["after"];
        const DecoderWeights whole = weights_of(merged(folder, kGoldens / cell / "final"));
        const Batch batch = batch_of(rows, 0, 4);
        CHECK_NEAR(loss_pass(whole, nullptr, batch) / static_cast<double>(batch.supervised) / golden, 1, 1e-5);
    }
}

TEST(a_merged_head_is_written_untied) {
    const fs::path folder = tiny_folder(), own = test::temporary_folder() / "own";
    const DecoderWeights base = weights_of(folder);
    const nlohmann::json rows = read_json(kGoldens / "rows.json");
    AdapterSettings settings;
    settings.modules_to_save = {"lm_head"};
    auto adapter = Adapter::create(base, "lora", settings, 1, true);
    REQUIRE_OK(adapter);
    adapter->parameters.add_(0.01);
    REQUIRE_OK(adapter->save(own.string(), "tiny"));
    const fs::path out = merged(folder, own);
    CHECK(!read_json(out / "config.json")["tie_word_embeddings"].get<bool>());
    const DecoderWeights whole = weights_of(out);
    CHECK(!torch::equal(whole.embed, whole.lm_head));
    const Batch batch = batch_of(rows, 0, 4);
    CHECK_NEAR(loss_pass(whole, nullptr, batch) / loss_pass(base, &*adapter, batch), 1, 1e-5);
}

TEST(a_full_run_saves_a_model) {
    const DecoderWeights base = tiny_base();
    const fs::path own = test::temporary_folder() / "own";
    auto adapter = Adapter::create(base, "full", {}, 1, true);
    REQUIRE_OK(adapter);
    adapter->parameters.add_(0.01);
    REQUIRE_OK(adapter->save(own.string(), "tiny"));
    const DecoderWeights whole = weights_of(own);
    CHECK(torch::equal(whole.embed, adapter->find_trained("model.embed_tokens.weight")->values));
    CHECK(torch::equal(whole.layers[1].attn_norm, adapter->find_trained("model.layers.1.input_layernorm.weight")->values));
}

TEST(folders_that_do_not_fit_are_refused) {
    const DecoderWeights base = tiny_base();
    const fs::path copy = test::temporary_folder() / "copy";
    fs::copy(kGoldens / "dora/final", copy);
    nlohmann::json config = read_json(copy / "adapter_config.json");
    const auto refused = [&](const char* key, const nlohmann::json& value, const char* word) {
        nlohmann::json changed = config;
        changed[key] = value;
        std::ofstream(copy / "adapter_config.json") << changed.dump();
        const auto loaded = Adapter::load(base, copy.string(), false);
        CHECK(!loaded.ok());
        if (!loaded.ok()) CHECK(loaded.error().text().find(word) != std::string::npos);
    };
    refused("r", 3, "shape");
    refused("use_dora", false, "lora_magnitude_vector");
    refused("modules_to_save", {"lm_head"}, "lm_head.weight");
    refused("modules_to_save", {"classifier"}, "classifier");
    refused("target_modules", {"q_proj"}, "belongs to no layer");
    refused("target_modules", "(", "regular expression");
    refused("layer_replication", {{0, 1}}, "layer_replication");
}
