// SPDX-License-Identifier: GPL-3.0-or-later
// Which modules a configuration names, by PEFT's rules. One thread.
#include "core/formats/module_match.h"

#include "tests/support/check.h"

using namespace lorica;

namespace {

const std::vector<std::string> kPaths = {"model.layers.0.self_attn.q_proj", "model.layers.0.mlp.down_proj", "model.layers.1.self_attn.q_proj",
                                         "model.layers.1.mlp.down_proj", "model.layers.10.self_attn.q_proj"};

// A letter a path: x adapted, . not.
std::string seen(const PeftConfig& config) {
    const auto found = match_modules(config, kPaths, "adapter", false);
    if (!found.ok()) return found.error().text();
    std::string out;
    for (const AdaptedModule& one : *found) out += one.adapted ? 'x' : '.';
    return out;
}

}  // namespace

TEST(names_are_ends_of_paths_and_texts_are_whole_expressions) {
    PeftConfig config;
    config.target_modules = {"q_proj"};
    CHECK_EQ(seen(config), "x.x.x");
    config.target_modules = {"proj"};
    CHECK_EQ(seen(config), ".....");
    config.target_modules = {"0.self_attn.q_proj", "model.layers.1.mlp.down_proj"};
    CHECK_EQ(seen(config), "x..x.");
    config.target_modules.clear();
    config.target_regex = R"(.*layers\.(?P<layer>\d)\..*proj)";
    CHECK_EQ(seen(config), "xxxx.");
    config.target_regex = "q_proj";
    CHECK_EQ(seen(config), ".....");
    config.target_regex = "all-linear";
    CHECK_EQ(seen(config), "xxxxx");
}

TEST(exclusions_layers_and_saved_modules_take_away) {
    PeftConfig config;
    config.target_regex = "all-linear";
    config.exclude_modules = {"1.mlp.down_proj"};
    CHECK_EQ(seen(config), "xxx.x");
    config.exclude_modules.clear();
    config.exclude_regex = ".*q_proj";
    CHECK_EQ(seen(config), ".x.x.");
    config.exclude_regex.clear();
    config.layers_to_transform = {1, 10};
    CHECK_EQ(seen(config), "..xxx");
    config.layers_to_transform.clear();
    config.modules_to_save = {"self_attn"};
    CHECK_EQ(seen(config), ".x.x.");
}

TEST(the_first_pattern_wins_for_rank_and_alpha_each) {
    PeftConfig config;
    config.r = 8;
    config.lora_alpha = 16;
    config.target_regex = "all-linear";
    config.rank_pattern = {{"layers\\.1\\..*", 2}, {"q_proj", 4}};
    config.alpha_pattern = {{"down_proj", 1.5}};
    const auto found = match_modules(config, kPaths, "adapter", true);
    REQUIRE_OK(found);
    const std::vector<int64_t> ranks = {4, 8, 2, 2, 4};
    const std::vector<double> alphas = {16, 1.5, 16, 1.5, 16};
    for (size_t i = 0; i < ranks.size(); ++i) {
        CHECK_EQ((*found)[i].r, ranks[i]);
        CHECK_EQ((*found)[i].lora_alpha, alphas[i]);
    }
}

TEST(a_name_that_matches_nothing_is_told) {
    const auto message = [](const PeftConfig& config) {
        const auto found = match_modules(config, kPaths, "adapter", true);
        return found.ok() ? std::string() : found.error().text();
    };
    PeftConfig config;
    config.target_modules = {"q_proj", "z_proj"};
    CHECK(message(config).find("z_proj") != std::string::npos);
    config.target_modules = {"q_proj"};
    config.rank_pattern = {{"k_proj", 4}};
    CHECK(message(config).find("rank_pattern") != std::string::npos);
    config.rank_pattern.clear();
    config.target_regex = "(a+)+$";
    CHECK(message(config).find("target_modules") != std::string::npos);
    config.target_regex = "[";
    CHECK(message(config).find("regular expression") != std::string::npos);
}
