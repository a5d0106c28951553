// SPDX-License-Identifier: GPL-3.0-or-later
// Configurations of other programs become settings, and what does not is told. One thread.
#include "core/hub/foreign_config.h"

#include <algorithm>

#include "tests/support/check.h"

using namespace lorica;

namespace {

fs::path write(const std::string& name, const std::string& text) {
    static const fs::path folder = test::temporary_folder();
    const fs::path path = folder / name;
    CHECK(write_file_atomic(path, text).ok());
    return path;
}

struct Applied {
    RunSpec spec;
    ForeignConfig config;
    bool left(const std::string& key) const {
        return std::any_of(config.left.begin(), config.left.end(), [&](const std::string& one) { return one.starts_with(key + ":"); });
    }
};

Applied applied(const fs::path& path) {
    CHECK(is_foreign_config(path));
    auto config = read_foreign_config(path);
    CHECK(config.ok());
    Applied out;
    if (!config) return out;
    out.config = *std::move(config);
    apply_foreign_config(out.config, out.spec);
    CHECK(validate(out.spec).empty() || !validate(out.spec).front().is_error);
    return out;
}

}  // namespace

TEST(pefts_adapter_config_becomes_an_adapter_like_it) {
    const Applied it = applied(write("adapter_config.json", R"({"peft_type": "LORA", "task_type": "CAUSAL_LM", "base_model_name_or_path": "meta-llama/Llama-2-7b-hf",
        "r": 64, "lora_alpha": 16, "lora_dropout": 0.1, "target_modules": ["q_proj", "v_proj"], "bias": "none", "use_rslora": true, "use_dora": false,
        "fan_in_fan_out": false, "inference_mode": true, "init_lora_weights": true, "layers_to_transform": [0, 5], "modules_to_save": null,
        "rank_pattern": {"q_proj": 8}, "alpha_pattern": {}, "megatron_config": null, "loftq_config": {"loftq_bits": 4}, "peft_version": "0.20.0"})"));
    CHECK_EQ(it.config.program, std::string("PEFT"));
    const AdapterSettings& a = it.spec.adapter;
    CHECK(it.spec.method == "lora" && a.r == 64 && a.lora_alpha == 16 && a.lora_dropout == 0.1 && a.use_rslora && !a.use_dora);
    CHECK(a.target_modules == std::vector<std::string>({"q_proj", "v_proj"}) && a.layers_to_transform == std::vector<std::string>({"0", "5"}));
    CHECK(a.rank_pattern == std::vector<std::string>({"q_proj=8"}));
    CHECK(it.left("base_model_name_or_path") && it.left("loftq_config") && it.config.left.size() == 2);
}

TEST(a_yaml_of_llama_factory_is_understood) {
    write("here.jsonl", "{}\n");
    const Applied it = applied(write("sft.yaml", "### model\nmodel_name_or_path: meta-llama/Meta-Llama-3-8B-Instruct\nquantization_bit: 4\ntrust_remote_code: true\n"
                                                 "### method\nstage: sft\ndo_train: true\nfinetuning_type: lora\nlora_rank: 8\nlora_target: all\n"
                                                 "### dataset\ndataset: here.jsonl, identity\ntemplate: llama3\ncutoff_len: 1024\nmax_samples: 1000\n"
                                                 "### train\nper_device_train_batch_size: 1\ngradient_accumulation_steps: 8\nlearning_rate: 1.0e-4\nnum_train_epochs: 3.0\n"
                                                 "lr_scheduler_type: cosine\nwarmup_ratio: 0.1\nbf16: true\nval_size: 0.1\nsave_steps: 500\nneat_packing: false\nresume_from_checkpoint: null\n"));
    CHECK_EQ(it.config.program, std::string("LLaMA-Factory"));
    const RunSpec& s = it.spec;
    CHECK(s.method == "qlora" && s.adapter.r == 8 && s.adapter.target_modules == std::vector<std::string>({"all-linear"}));
    CHECK(s.data.max_length == 1024 && s.train.max_rows == 1000 && s.data.validation_fraction == 0.1 && s.data.path.ends_with("here.jsonl"));
    CHECK(s.train.per_device_train_batch_size == 1 && s.train.gradient_accumulation_steps == 8 && s.train.learning_rate == 1e-4 && s.train.num_train_epochs == 3);
    CHECK(s.model.dtype == "bfloat16" && s.train.save_steps == 500);
    for (const char* key : {"model_name_or_path", "trust_remote_code", "template", "warmup_ratio", "dataset"}) CHECK(it.left(key));
    CHECK_EQ(it.config.left.size(), size_t{5});
}

TEST(a_yaml_of_axolotl_is_understood) {
    write("a.jsonl", "{}\n");
    write("b.jsonl", "{}\n");
    const Applied it = applied(write("axolotl.yml", "base_model: NousResearch/Llama-3.2-1B\nload_in_8bit: true\nadapter: lora\ndatasets:\n  - path: a.jsonl\n    type: alpaca\n  - path: b.jsonl\n"
                                                    "val_set_size: 0.05\nsequence_len: 2048\nsample_packing: true\nlora_r: 16\nlora_alpha: 32\nlora_target_linear: true\n"
                                                    "micro_batch_size: 2\ngradient_accumulation_steps: 2\nnum_epochs: 1\noptimizer: adamw_8bit\nlr_scheduler: cosine\nlearning_rate: 2e-4\n"
                                                    "bf16: auto\ngradient_checkpointing: unsloth\nwandb_project:\nspecial_tokens:\n  pad_token: \"<|end|>\"\n"));
    CHECK_EQ(it.config.program, std::string("Axolotl"));
    const RunSpec& s = it.spec;
    CHECK(s.method == "lora8bit" && s.adapter.r == 16 && s.data.packing == "tokens" && s.data.max_length == 2048 && s.train.per_device_train_batch_size == 2);
    CHECK(s.train.learning_rate == 2e-4 && s.train.num_train_epochs == 1 && s.train.gradient_checkpointing && s.model.dtype == "auto");
    CHECK(s.data.path.ends_with("a.jsonl") && s.data.mix.size() == 1 && s.data.mix[0].ends_with("b.jsonl"));
    CHECK(it.left("optimizer") && it.left("special_tokens") && it.left("base_model") && it.config.left.size() == 3);
}

TEST(what_is_no_configuration_for_us_is_refused) {
    CHECK(!is_foreign_config(write("own.json", R"({"method": "lora", "train": {"learning_rate": 1e-4}})")));
    CHECK(!is_foreign_config(write("run.json", R"({"spec": {"method": "lora"}, "status": "finished"})")));
    CHECK(!is_foreign_config(write("flat.json", R"({"train.learning_rate": 1e-4})")));
    CHECK(read_foreign_config(write("dpo.yaml", "stage: dpo\nlora_rank: 8\n")).error().message.find("dpo") != std::string::npos);
    for (const char* bad : {"- a\n- b\n", "just words", "a: [1, 2", "a: *nothing", ""}) CHECK(!read_foreign_config(write("bad.yaml", bad)));
    std::string deep;
    for (int i = 0; i < 2000; ++i) deep += "[";
    CHECK(!read_foreign_config(write("deep.yaml", "a: " + deep)));
    const Applied wrong = applied(write("wrong.yaml", "cutoff_len: many\nlora_rank: -5\nlearning_rate: 1e-4\n"));
    CHECK(wrong.spec.data.max_length == DataSettings{}.max_length && wrong.spec.train.learning_rate == 1e-4 && wrong.config.left.size() == 2);
}
