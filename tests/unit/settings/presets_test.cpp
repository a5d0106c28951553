// SPDX-License-Identifier: GPL-3.0-or-later
// Presets: each of the program's is valid, one's own come back, and model and data set stay. One thread.
#include "core/settings/presets.h"

#include <set>

#include "tests/support/check.h"

using namespace lorica;

TEST(every_preset_of_the_program_makes_a_valid_run) {
    std::set<std::string> names;
    for (const Preset& preset : built_in_presets()) {
        RunSpec spec;
        CHECK(apply_preset(spec, preset).ok());
        CHECK(validate(spec).empty());
        CHECK(names.insert(preset.name).second && *preset.title && *preset.help);
    }
    RunSpec spec;
    CHECK(apply_preset(spec, *find_preset("/nowhere", "7b-8gb")).ok());
    CHECK(spec.method == "qlora" && spec.data.max_length == 1024 && spec.train.gradient_checkpointing);
    CHECK(!find_preset("/nowhere", "fastest") && find_preset("/nowhere", "fastest").error().hint.find("usual") != std::string::npos);
}

TEST(a_preset_replaces_how_to_train_and_keeps_model_and_data) {
    RunSpec spec;
    spec.model.path = "/models/a.gguf";
    spec.data.path = "/data/b.csv";
    spec.data.map = {"instruction=q"};
    spec.data.mix = {"c.csv|2"};
    spec.adapter.r = 200;
    spec.train.learning_rate = 9e-5;
    CHECK(apply_preset(spec, *find_preset("/nowhere", "quick")).ok());
    CHECK(spec.model.path == "/models/a.gguf" && spec.data.path == "/data/b.csv" && spec.data.map.size() == 1 && spec.data.mix.size() == 1);
    CHECK(spec.adapter.r == 8 && spec.train.max_rows == 500 && spec.train.learning_rate == TrainSettings{}.learning_rate);
}

TEST(ones_own_presets_are_kept_and_come_back) {
    const fs::path home = test::temporary_folder() / "home";
    RunSpec spec;
    spec.method = "dora";
    spec.model.path = "/models/a.gguf";
    spec.adapter.r = 5;
    spec.adapter.target_modules = {"q_proj", "o_proj"};
    spec.train.learning_rate = 3e-4;
    CHECK(save_preset(home, "mine, small", spec).ok());
    const auto all = own_presets(home);
    CHECK_EQ(all.size(), size_t{1});
    RunSpec back;
    back.model.path = "/models/other.gguf";
    CHECK(apply_preset(back, *find_preset(home, "mine, small")).ok());
    CHECK(back.method == "dora" && back.adapter.r == 5 && back.adapter.target_modules == spec.adapter.target_modules && back.train.learning_rate == 3e-4);
    CHECK_EQ(back.model.path, std::string("/models/other.gguf"));
    for (const char* bad : {"", "a/b", ".hidden", "../up"}) CHECK(!save_preset(home, bad, spec));
    CHECK(write_file_atomic(home / "presets/broken.json", "{\"adapter\": {\"r\": \"many\"}}").ok());
    std::vector<Error> problems;
    CHECK_EQ(own_presets(home, &problems).size(), size_t{1});
    CHECK(problems.size() == 1 && problems[0].where.find("broken.json, adapter.r") != std::string::npos);
    CHECK(remove_preset(home, "mine, small").ok() && !remove_preset(home, "mine, small"));
}
