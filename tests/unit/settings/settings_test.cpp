// SPDX-License-Identifier: GPL-3.0-or-later
// Declared settings: text, JSON, old names, ranges, nearest names, differences. One thread.
#include "core/settings/run_spec.h"
#include "tests/support/check.h"

using namespace lorica;

TEST(a_flag_sets_its_field) {
    RunSpec spec;
    REQUIRE_OK(set_field(spec, "train.learning_rate", "5e-4"));
    CHECK_EQ(spec.train.learning_rate, 5e-4);
    REQUIRE_OK(set_field(spec, "adapter.target_modules", "q_proj,v_proj"));
    CHECK_EQ(spec.adapter.target_modules.size(), 2u);
    REQUIRE_OK(set_field(spec, "train.shuffle", "false"));
    CHECK(!spec.train.shuffle);
}

TEST(an_unknown_setting_names_the_nearest) {
    RunSpec spec;
    const auto result = set_field(spec, "train.learning_rat", "1");
    CHECK(!result.ok());
    CHECK(result.error().text().find("train.learning_rate") != std::string::npos);
    CHECK(set_field(spec, "learning_rate", "1").error().hint.find("train.learning_rate") != std::string::npos);
}

TEST(out_of_range_and_wrong_type_leave_the_value_alone) {
    RunSpec spec;
    CHECK(!set_field(spec, "adapter.r", "0").ok());
    CHECK(!set_field(spec, "adapter.r", "8.5").ok());
    CHECK(!set_field(spec, "adapter.r", "eight").ok());
    CHECK(!set_field(spec, "data.packing", "row").ok());
    CHECK_EQ(spec.adapter.r, 16);
    CHECK_EQ(spec.data.packing, "rows");
}

TEST(json_round_trip_keeps_every_field) {
    RunSpec spec;
    spec.train.seed = 7;
    spec.data.map = {"instruction=mr"};
    RunSpec back;
    CHECK(load_json(back, to_json(spec)).empty());
    CHECK(differences(spec, back).empty());
    CHECK_EQ(differences(RunSpec{}, back).size(), 2u);
}

TEST(json_takes_flat_keys_and_old_names_and_reports_unknown_ones) {
    RunSpec spec;
    const auto found = load_json(spec, {{"train.lr", 1e-3}, {"train", {{"batch_size", 2}, {"bogus", 1}}}});
    CHECK_EQ(spec.train.learning_rate, 1e-3);
    CHECK_EQ(spec.train.per_device_train_batch_size, 2);
    CHECK_EQ(found.size(), 1u);
    CHECK_EQ(found.at(0).path, "train.bogus");
}

TEST(every_field_has_label_and_help_and_a_valid_default) {
    RunSpec spec;
    for (const auto& ref : fields_of(spec)) {
        CHECK(std::string(ref.meta.label) != "");
        CHECK(std::string(ref.meta.help).size() > 8);
        CHECK(settings_help().find("`" + ref.path + "`") != std::string::npos);
    }
    CHECK(validate(spec).empty());
}

TEST(cross_field_rules_speak) {
    RunSpec spec;
    spec.data.validation_fraction = 0;
    spec.train.early_stopping_patience = 3;
    const auto found = validate(spec);
    CHECK_EQ(found.size(), 1u);
    CHECK_EQ(found.at(0).path, "train.early_stopping_patience");
}

TEST(the_usual_learning_rate_follows_the_method) {
    RunSpec spec;
    REQUIRE_OK(set_field(spec, "method", "full"));
    CHECK_EQ(spec.train.learning_rate, 2e-5);
    REQUIRE_OK(set_field(spec, "train.learning_rate", "1e-5"));
    REQUIRE_OK(set_field(spec, "method", "lora"));
    CHECK_EQ(spec.train.learning_rate, 1e-5);
    RunSpec loaded;
    CHECK(load_json(loaded, {{"method", "full"}}).empty());
    CHECK_EQ(loaded.train.learning_rate, 2e-5);
    CHECK(load_json(loaded, {{"method", "lora"}, {"train", {{"learning_rate", 2e-5}}}}).empty());
    CHECK_EQ(loaded.train.learning_rate, 2e-5);
}

TEST(methods_enable_their_own_settings_and_refuse_what_cannot_be_saved) {
    RunSpec spec;
    spec.method = "ia3";
    for (const auto& ref : fields_of(spec)) {
        if (ref.path == "adapter.r" || ref.path == "adapter.bias") CHECK(!is_enabled(spec, ref));
        if (ref.path == "adapter.feedforward_modules") CHECK(is_enabled(spec, ref));
        CHECK_EQ(is_enabled(spec, ref.path), is_enabled(spec, ref));
    }
    spec.method = "prefix";
    CHECK(is_enabled(spec, "adapter.num_virtual_tokens"));
    CHECK(validate(spec).empty());
    spec.adapter.prefix_init_text = "Answer in one line.";
    spec.adapter.prefix_projection = true;
    CHECK_EQ(validate(spec).at(0).path, "adapter.prefix_init_text");
    spec.adapter.init_weights = "bert";
    CHECK_EQ(validate(spec).at(0).path, "adapter.init_weights");
    spec.adapter = {};
    spec.method = "lora";
    spec.adapter.init_lora_weights = "pissa";
    spec.adapter.use_rslora = true;
    spec.adapter.rank_pattern = {"q_proj=4"};
    const auto found = validate(spec);
    CHECK_EQ(found.size(), 1u);
    CHECK_EQ(found.at(0).path, "adapter.init_lora_weights");
}

TEST(combined_methods_enable_their_settings_and_are_checked) {
    RunSpec spec;
    CHECK(!is_enabled(spec, "adapter.placement"));
    REQUIRE_OK(set_field(spec, "adapter.combine", "bottleneck,prefix"));
    CHECK(is_enabled(spec, "adapter.placement") && is_enabled(spec, "adapter.num_virtual_tokens") && is_enabled(spec, "adapter.r"));
    CHECK(!is_enabled(spec, "adapter.feedforward_modules"));
    CHECK(validate(spec).empty());
    const auto refused = [&](const char* method, std::vector<std::string> parts) {
        spec.method = method;
        spec.adapter.combine = std::move(parts);
        const auto found = validate(spec);
        CHECK(!found.empty() && found.front().is_error && found.front().path == "adapter.combine");
    };
    refused("lora", {"ia3"});
    refused("lora", {"prefix", "prefix"});
    refused("prefix", {"prefix"});
    refused("full", {"prefix"});
}

TEST(methods_on_a_quantized_base_say_what_they_imply) {
    RunSpec spec;
    spec.method = "qlora";
    CHECK(validate(spec).empty());
    CHECK_EQ(resolved(spec).model.quant.type, "nf4");
    spec.model.quant.type = "fp4";
    CHECK(validate(spec).empty());
    CHECK_EQ(resolved(spec).model.quant.type, "fp4");
    spec.model.quant.type = "int8";
    CHECK_EQ(validate(spec).at(0).path, "quant.type");
    spec.method = "lora8bit";
    CHECK(validate(spec).empty());
    spec.model.quant.type = "none";
    CHECK_EQ(resolved(spec).model.quant.type, "int8");
    spec.model.quant.type = "nf4";
    CHECK(validate(spec).at(0).is_error);
    CHECK_EQ(resolved(RunSpec{}).model.quant.type, "none");
}

// A setting costs one struct line and one tuple entry: this group shows that nothing else is needed.
namespace {
struct Sample {
    int64_t answer = 42;
    static constexpr auto fields = std::tuple{field("answer", &Sample::answer, {.label = "Answer", .min = 0})};
};
}  // namespace

TEST(a_new_setting_is_one_member_and_one_entry) {
    Sample sample;
    std::vector<FieldRef> refs;
    append_fields(refs, sample, "sample");
    CHECK_EQ(refs.at(0).path, "sample.answer");
    REQUIRE_OK(refs.at(0).set_text("7"));
    CHECK_EQ(sample.answer, 7);
}

TEST(a_list_is_typed_with_commas_or_as_json_and_told_as_it_is_typed) {
    RunSpec spec;
    const auto told = [&](const std::string& path) {
        for (const FieldRef& ref : fields_of(spec))
            if (ref.path == path) return ref.text();
        return std::string();
    };
    REQUIRE_OK(set_field(spec, "train.sample_prompts", "[\"Well, then?\", \"Who?\"]"));
    CHECK((spec.train.sample_prompts == std::vector<std::string>{"Well, then?", "Who?"}));
    const std::string text = told("train.sample_prompts");
    RunSpec again;
    REQUIRE_OK(set_field(again, "train.sample_prompts", text));
    CHECK(again.train.sample_prompts == spec.train.sample_prompts);
    REQUIRE_OK(set_field(spec, "train.sample_prompts", "Who?,Where?"));
    CHECK_EQ(told("train.sample_prompts"), "Who?,Where?");
    REQUIRE_OK(set_field(spec, "adapter.target_modules", "[qv]_proj,o_proj"));   // a pattern, no JSON
    CHECK((spec.adapter.target_modules == std::vector<std::string>{"[qv]_proj", "o_proj"}));
    REQUIRE_OK(set_field(again, "adapter.target_modules", told("adapter.target_modules")));
    CHECK(again.adapter.target_modules == spec.adapter.target_modules);
    CHECK(!set_field(spec, "train.sample_prompts", "[1, 2]").ok());
}
