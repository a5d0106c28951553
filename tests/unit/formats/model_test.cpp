// SPDX-License-Identifier: GPL-3.0-or-later
// Configurations, whole models from folders and GGUF files, and PEFT folders. One thread.
#include <cmath>
#include <fstream>

#include "core/formats/dtype.h"
#include "core/formats/model_source.h"
#include "core/formats/peft_folder.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"

using namespace lorica;

namespace {

nlohmann::json llama() {
    return {{"architectures", {"LlamaForCausalLM"}}, {"model_type", "llama"}, {"hidden_size", 64}, {"intermediate_size", 128}, {"num_hidden_layers", 2},
            {"num_attention_heads", 4}, {"num_key_value_heads", 2}, {"vocab_size", 300}, {"rms_norm_eps", 1e-5}, {"tie_word_embeddings", true}};
}

// The largest difference between what the source reads and `wanted`, over every tensor.
double worst(const ModelSource& source, const std::vector<test::TinyTensor>& wanted) {
    double most = 0;
    for (const auto& one : wanted) {
        const SourceTensor* found = source.find(one.name);
        if (!found || found->shape != one.shape) return 1e30;
        std::vector<float> values(one.values.size());
        source.read_rows(one.name, 0, found->rows(), values.data());
        for (size_t i = 0; i < values.size(); ++i) most = std::max(most, std::abs(static_cast<double>(values[i]) - static_cast<double>(one.values[i])));
    }
    return most;
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
    std::ifstream in(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const size_t at = text.find(from);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) text.replace(at, from.size(), to);
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST(a_llama_configuration_is_read_with_its_defaults) {
    const auto config = model_config_from_json(llama(), "config.json");
    REQUIRE_OK(config);
    CHECK_EQ(config->head_dim, 16);
    CHECK_EQ(config->rope_theta, 10000.0);
    CHECK_EQ(config->max_position_embeddings, 2048);
    CHECK(config->tie_word_embeddings);
}

TEST(another_architecture_is_refused_with_those_that_are_known) {
    auto json = llama();
    json["architectures"] = {"MambaForCausalLM"};
    json["model_type"] = "mamba";
    const auto config = model_config_from_json(json, "config.json");
    CHECK(!config.ok() && config.error().code == ErrorCode::Unsupported);
    if (!config.ok()) {
        CHECK(config.error().text().find("amba") != std::string::npos);
        CHECK(config.error().text().find("Llama") != std::string::npos);
    }
}

TEST(impossible_shapes_are_refused_by_field) {
    const std::vector<std::pair<const char*, nlohmann::json>> wrong = {{"hidden_size", 0}, {"hidden_size", "64"}, {"num_hidden_layers", -1}, {"num_attention_heads", 0},
                                                                       {"num_key_value_heads", 3}, {"vocab_size", 1e300}, {"rms_norm_eps", -1}};
    for (const auto& [field, value] : wrong) {
        auto json = llama();
        json[field] = value;
        const auto config = model_config_from_json(json, "config.json");
        if (config.ok()) test::fail(__FILE__, __LINE__, std::string(field) + " = " + value.dump() + " was accepted");
        else if (config.error().text().find(field) == std::string::npos) test::fail(__FILE__, __LINE__, config.error().text() + " does not name " + field);
    }
    auto json = llama();
    json.erase("hidden_size");
    CHECK(!model_config_from_json(json, "config.json").ok());
}

TEST(a_written_configuration_reads_back) {
    const auto config = model_config_from_json(llama(), "config.json");
    REQUIRE_OK(config);
    const auto again = model_config_from_json(to_config_json(*config, "float32"), "config.json");
    REQUIRE_OK(again);
    CHECK_EQ(again->hidden_size, config->hidden_size);
    CHECK_EQ(again->num_key_value_heads, config->num_key_value_heads);
    CHECK_EQ(again->torch_dtype, "float32");
}

TEST(a_folder_gives_every_tensor_in_every_form) {
    for (const char* dtype : {"float32", "bfloat16", "float16"})
        for (const bool tied : {true, false})
            for (const int shards : {1, 3}) {
                const test::TinyModel model{.dtype = dtype, .tied = tied, .shards = shards};
                const auto folder = test::temporary_folder();
                test::write_tiny_model(folder, model);
                const auto source = ModelSource::open(folder);
                REQUIRE_OK(source);
                CHECK_EQ(source->find("lm_head.weight") != nullptr, !tied);
                CHECK(worst(*source, test::tiny_tensors(model)) < 1e-3);
            }
}

TEST(a_gguf_file_gives_the_same_tensors_with_the_rotary_order_undone) {
    const auto folder = test::temporary_folder();
    for (const char* type : {"f32", "f16", "bf16", "q8_0", "q4_0", "q4_1"}) {
        const auto file = folder / (std::string(type) + ".gguf");
        const auto wanted = test::write_tiny_gguf(file, type);
        const auto source = ModelSource::open(file);
        REQUIRE_OK(source);
        CHECK(source->is_gguf());
        CHECK_EQ(worst(*source, wanted), 0.0);
    }
}

TEST(rows_are_read_from_any_place_and_as_bfloat_too) {
    const auto folder = test::temporary_folder();
    const auto wanted = test::write_tiny_gguf(folder / "a.gguf", "q8_0");
    const auto source = ModelSource::open(folder / "a.gguf");
    REQUIRE_OK(source);
    for (const auto& one : wanted) {
        if (one.shape.size() != 2) continue;
        const auto columns = static_cast<size_t>(one.shape[1]);
        std::vector<float> row(columns);
        std::vector<uint16_t> half(columns);
        source->read_rows(one.name, one.shape[0] - 1, 1, row.data());
        source->read_rows(one.name, one.shape[0] - 1, 1, half.data());
        for (size_t i = 0; i < columns; ++i) {
            CHECK_EQ(row[i], one.values[one.values.size() - columns + i]);
            CHECK_EQ(half[i], float_to_bfloat(row[i]));
        }
    }
}

TEST(the_fingerprint_tells_models_apart) {
    const auto folder = test::temporary_folder();
    test::write_tiny_gguf(folder / "a.gguf");
    test::write_tiny_gguf(folder / "b.gguf");
    test::TinyModel other;
    other.seed = 2;
    test::write_tiny_gguf(folder / "c.gguf", "f32", other);
    const auto print = [&](const char* name) { return ModelSource::open(folder / name).value().fingerprint(); };
    CHECK_EQ(print("a.gguf"), print("b.gguf"));
    CHECK(print("a.gguf") != print("c.gguf"));
}

TEST(a_model_that_lacks_a_tensor_or_has_a_wrong_shape_is_refused_by_name) {
    const auto folder = test::temporary_folder();
    test::write_tiny_model(folder / "m");
    replace_in(folder / "m/model.safetensors", "model.layers.1.mlp.up_proj", "model.layers.1.mlp.xx_proj");
    const auto missing = ModelSource::open(folder / "m");
    CHECK(!missing.ok() && missing.error().text().find("up_proj") != std::string::npos);
    test::write_tiny_model(folder / "n");
    replace_in(folder / "n/config.json", "\"intermediate_size\": 128", "\"intermediate_size\": 256");
    const auto shape = ModelSource::open(folder / "n");
    CHECK(!shape.ok() && shape.error().text().find("mlp") != std::string::npos);
    CHECK(!ModelSource::open(folder / "nowhere").ok());
}

TEST(a_peft_folder_keeps_every_field) {
    const auto folder = test::temporary_folder() / "adapter";
    const nlohmann::json json = {{"peft_type", "LORA"}, {"r", 4}, {"lora_alpha", 16}, {"lora_dropout", 0.1}, {"target_modules", {"q_proj"}}, {"use_rslora", true},
                                 {"rank_pattern", {{"v_proj", 8}}}, {"some_later_field", {1, 2}}, {"task_type", "CAUSAL_LM"}};
    const auto config = peft_config_from_json(json, "adapter_config.json");
    REQUIRE_OK(config);
    CHECK_NEAR(config->scale(4), 8.0, 1e-12);
    const auto again = to_json(*config);
    CHECK(again["some_later_field"] == json["some_later_field"]);
    CHECK(again["rank_pattern"]["v_proj"] == 8);
    const std::vector<float> values(8, 0.25f);
    REQUIRE_OK(write_peft_folder(folder, {{*config, {{"base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight", DType::F32, {4, 2},
                                                    [&](const auto& put) { return put(std::as_bytes(std::span(values))); }}}}}));
    const auto opened = PeftFolder::open(folder);
    REQUIRE_OK(opened);
    CHECK_EQ(opened->config.r, 4);
    CHECK_EQ(opened->tensors.tensors().size(), 1u);
}

TEST(adapters_that_cannot_be_read_are_refused) {
    const auto refused = [](const nlohmann::json& json, const char* word) {
        const auto config = peft_config_from_json(json, "adapter_config.json");
        if (config.ok() || config.error().text().find(word) == std::string::npos)
            test::fail(__FILE__, __LINE__, json.dump() + (config.ok() ? " was accepted" : ": " + config.error().text()));
    };
    refused({{"peft_type", "LOHA"}}, "LOHA");
    refused({{"peft_type", "LORA"}, {"r", 0}, {"target_modules", {"q_proj"}}}, "r");
    refused({{"peft_type", "LORA"}, {"r", "x"}, {"target_modules", {"q_proj"}}}, "r");
    const auto folder = test::temporary_folder();
    std::ofstream(folder / "adapter_config.json") << R"({"peft_type":"LORA","r":4,"target_modules":["q_proj"]})";
    std::ofstream(folder / "adapter_model.bin") << "x";
    const auto pickle = PeftFolder::open(folder);
    CHECK(!pickle.ok() && pickle.error().text().find("adapter_model") != std::string::npos);
    CHECK(!PeftFolder::open(folder / "nowhere").ok());
}
