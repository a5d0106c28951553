// SPDX-License-Identifier: GPL-3.0-or-later
// Prefix tuning against PEFT (tests/golden/prefix): twenty losses, files both ways, beginnings, and what cannot be done with it.
// One thread.
#include "core/export/gguf_export.h"
#include "core/export/merge.h"
#include "core/models/decoding.h"
#include "core/peft/blend.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"
#include "tests/unit/peft/golden_steps.h"

using namespace lorica;
using namespace lorica::test;

namespace {

const fs::path kGoldens = test::source_root() / "tests/golden/prefix";

fs::path tiny_folder() {
    const fs::path folder = test::temporary_folder() / "base";
    test::write_tiny_model(folder);
    return folder;
}

torch::Tensor rows_in(const DecoderWeights& base, const fs::path& folder) {
    const auto adapter = Adapter::load(base, folder.string(), false);
    if (!adapter.ok()) throw std::runtime_error(adapter.error().text());
    return adapter->prefix->parts.front().values;
}

// `model`: beside tests/golden/models, or the tiny Llama where it is empty.
void compare(const char* cell, const char* model = "") {
    const bool tiny = std::string(model).empty();
    const DecoderWeights base = weights_of(tiny ? tiny_folder() : test::source_root() / "tests/golden/models" / model);
    const nlohmann::json rows = rows_for(tiny), golden = read_json(kGoldens / cell / "golden.json");
    auto adapter = Adapter::load(base, (kGoldens / cell / "start").string(), true);
    REQUIRE_OK(adapter);
    CHECK_EQ(adapter->method, "prefix");
    const double worst = train(base, *adapter, rows, golden);
    std::printf("  %s: largest relative difference %.2e\n", cell, worst);
    CHECK(worst < 2e-3);
    const torch::Tensor begun = rows_in(base, kGoldens / cell / "start"), theirs = rows_in(base, kGoldens / cell / "final");
    CHECK((prefix_rows(*adapter->prefix) - theirs).norm().item<double>() < 1e-2 * (theirs - begun).norm().item<double>());
    const auto final = Adapter::load(base, (kGoldens / cell / "final").string(), false);
    REQUIRE_OK(final);
    CHECK_NEAR(loss_after(base, *final, rows) / golden["after"].get<double>(), 1, 1e-5);
    const fs::path own = test::temporary_folder() / "own";
    REQUIRE_OK(adapter->save(own.string(), "tiny"));
    CHECK(torch::equal(rows_in(base, own), prefix_rows(*adapter->prefix)));
    CHECK_EQ(SafetensorsFile::open(own / "adapter_model.safetensors")->tensors().size(), 1u);
    CHECK(read_json(own / "adapter_config.json") == read_json(kGoldens / cell / "final/adapter_config.json"));
}

}  // namespace

TEST(a_prefix_equals_pefts) { compare("plain"); }
TEST(a_projected_prefix_equals_pefts) { compare("projection"); }
TEST(a_prefix_of_zeros_equals_pefts) { compare("zero"); }
TEST(a_prefix_from_a_text_equals_pefts) { compare("text"); }
TEST(a_prefix_on_grouped_queries_with_biases_equals_pefts) { compare("qwen2", "qwen2"); }
TEST(a_prefix_before_learned_positions_equals_pefts) { compare("gpt2", "gpt2"); }
TEST(a_prefix_within_windows_equals_pefts) { compare("mistral", "mistral"); }
TEST(a_prefix_longer_than_a_window_equals_pefts) { compare("gemma3", "gemma3"); }
TEST(a_prefix_that_lengthens_rotations_equals_pefts) { compare("phi3", "phi3"); }

TEST(what_the_base_remembers_of_a_text_is_pefts_beginning) {
    const DecoderWeights base = weights_of(tiny_folder());
    Decoding decoding(base, nullptr);
    Sequence sequence;
    decoding.prefill(sequence, read_json(kGoldens / "text/golden.json")["ids"].get<std::vector<int32_t>>());
    const torch::Tensor theirs = rows_in(base, kGoldens / "text/start");
    CHECK_NEAR(gap(decoding.remembered(sequence, theirs.size(0)), theirs), 0, 1e-5);
}

TEST(prefixes_begin_as_peft_begins_them) {
    const DecoderWeights base = weights_of(tiny_folder());
    AdapterSettings settings;
    settings.num_virtual_tokens = 64;
    const auto plain = Adapter::create(base, "prefix", settings, 7, true);
    REQUIRE_OK(plain);
    CHECK_EQ(plain->parameter_count(), 64 * 2 * 2 * 32);
    CHECK_NEAR(plain->parameters.std().item<double>(), 1, 0.03);
    settings.prefix_projection = true;
    settings.encoder_hidden_size = 48;
    const auto projected = Adapter::create(base, "prefix", settings, 7, true);
    REQUIRE_OK(projected);
    CHECK_EQ(projected->parameter_count(), 64 * 32 + 48 * 32 + 48 + 128 * 48 + 128);
    CHECK_EQ(adapter_size(base.config, "prefix", projected->config)->trainable, projected->parameter_count());
    const double within = std::sqrt(1.0 / 3);   // of a uniform's bound
    const auto& parts = projected->prefix->parts;
    CHECK_NEAR(parts[0].values.std().item<double>(), 1, 0.05);
    for (const auto& [part, in] : {std::pair{1, 32.0}, {2, 32.0}, {3, 48.0}, {4, 48.0}})
        CHECK_NEAR(parts[static_cast<size_t>(part)].values.std().item<double>() * std::sqrt(in), within, part % 2 == 1 ? 0.02 : 0.12);
    settings.init_weights = "zero";
    CHECK_EQ(prefix_rows(*Adapter::create(base, "prefix", settings, 7, true)->prefix).abs().sum().item<double>(), 0);
    CHECK_EQ(read_json(kGoldens / "plain/start/adapter_config.json")["encoder_hidden_size"].get<int64_t>(), plain->config.prefix.encoder_hidden_size);
}

TEST(a_projection_is_kept_to_go_on_with) {
    const DecoderWeights base = weights_of(tiny_folder());
    const auto adapter = Adapter::load(base, (kGoldens / "projection/start").string(), true);
    REQUIRE_OK(adapter);
    CHECK(adapter->prefix->projects());
    CHECK_NEAR(gap(prefix_rows(*adapter->prefix), rows_in(base, kGoldens / "projection/start")), 0, 1e-6);
    const fs::path folder = test::temporary_folder() / "on";
    REQUIRE_OK(adapter->save(folder.string(), "tiny", true));
    const auto again = Adapter::load(base, folder.string(), true);
    REQUIRE_OK(again);
    CHECK(torch::equal(again->parameters, adapter->parameters));
    const auto without = Adapter::load(base, (kGoldens / "projection/final").string(), true);   // PEFT's own: what it made goes on
    REQUIRE_OK(without);
    CHECK(!without->prefix->projects());
    CHECK(!without->config.prefix.prefix_projection);
}

TEST(a_common_beginning_changes_nothing_behind_a_prefix) {
    const DecoderWeights base = weights_of(tiny_folder());
    std::vector<PreparedRow> rows(3);
    for (size_t r = 0; r < rows.size(); ++r) {
        for (int32_t i = 0; i < 14; ++i) rows[r].ids.push_back(i < 7 ? 60 + i : 70 + static_cast<int32_t>(r) * 5 + i % 4);
        rows[r].trained.assign(14, 0);
        std::fill(rows[r].trained.begin() + 9, rows[r].trained.end(), uint8_t{1});
    }
    const std::vector<uint32_t> which = {0, 1, 2};
    Adapter apart = *Adapter::load(base, (kGoldens / "plain/start").string(), true), together = *Adapter::load(base, (kGoldens / "plain/start").string(), true);
    const Batch shared = make_batch(rows, which, true);
    CHECK_EQ(shared.offsets.front(), 7);
    const double one = train_pass(base, apart, make_batch(rows, which, false), 0.1f, {}), other = train_pass(base, together, shared, 0.1f, {});
    CHECK_NEAR(one / other, 1, 1e-6);
    CHECK_NEAR(gap(together.gradients, apart.gradients), 0, 1e-5);
}

TEST(prefixes_are_not_merged_exported_or_blended) {
    const fs::path folder = tiny_folder(), out = test::temporary_folder() / "out";
    const DecoderWeights base = weights_of(folder);
    const auto source = ModelSource::open(folder);
    const auto tokenizer = Tokenizer::load(folder);
    REQUIRE_OK(source);
    REQUIRE_OK(tokenizer);
    const auto refused = [&](const Error& error) { CHECK(error.text().find("neither merged") != std::string::npos); };
    refused(load_for_merge(*source, kGoldens / "plain/final").error());
    refused(merge(*source, **tokenizer, kGoldens / "plain/final", out).error());
    const Adapter adapter = *Adapter::load(base, (kGoldens / "plain/final").string(), false);
    refused(export_gguf(*source, **tokenizer, adapter, out).error());
    refused(export_gguf_adapter(*source, adapter, out).error());
    CHECK(!fs::exists(out));
    CHECK(!blend(base, {{&adapter, 1.0}}, {}).ok());
}

TEST(prefix_folders_that_do_not_fit_are_refused) {
    const DecoderWeights base = weights_of(tiny_folder());
    const fs::path copy = test::temporary_folder() / "copy";
    fs::copy(kGoldens / "plain/final", copy);
    const nlohmann::json config = read_json(copy / "adapter_config.json");
    const auto refused = [&](const char* key, const nlohmann::json& value, const char* word) {
        nlohmann::json changed = config;
        changed[key] = value;
        std::ofstream(copy / "adapter_config.json") << changed.dump();
        const auto loaded = Adapter::load(base, copy.string(), false);
        CHECK(!loaded.ok());
        if (!loaded.ok() && loaded.error().text().find(word) == std::string::npos) test::fail(__FILE__, __LINE__, loaded.error().text());
    };
    refused("num_virtual_tokens", 9, "shape");
    refused("num_virtual_tokens", 0, "cannot be");
    refused("num_virtual_tokens", nullptr, "missing");
    refused("num_virtual_tokens", "8", "type");
    refused("num_virtual_tokens", 5000, "no room");
    refused("num_layers", 3, "num_layers");
    refused("token_dim", 64, "token_dim");
    refused("num_attention_heads", 4, "num_attention_heads");
    refused("num_transformer_submodules", 2, "encoder");
    refused("modules_to_save", {"lm_head"}, "modules_to_save");
    refused("prefix_projection", "yes", "prefix_projection");
    nlohmann::json bare = {{"peft_type", "PREFIX_TUNING"}, {"num_virtual_tokens", 8}, {"my_own", 7}};  // the model's sizes are meant
    std::ofstream(copy / "adapter_config.json") << bare.dump();
    const auto loaded = Adapter::load(base, copy.string(), false);
    REQUIRE_OK(loaded);
    CHECK_EQ(to_json(loaded->config)["my_own"], 7);
    CHECK_EQ(to_json(loaded->config)["token_dim"], 32);
}
