// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts to be judged, out of the rows of a data set: all of it, or what a run has held out. Values; any thread, not the GUI's for reading.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/settings/data_settings.h"
#include "ui/shell/app_state.h"

namespace lorica {

struct JudgePrompt {
    nlohmann::json messages = nlohmann::json::array();   // up to the answer that the row has
    std::string category;                                // of the row's column of that name, if it has one
    std::string source;                                  // the file; empty: typed
    int64_t row = 0;                                     // in it, from 1
};

struct PromptSource {
    std::string title;
    DataSettings data;
    std::string run;     // a run's folder: the rows that it held out; empty: every row
    std::string home;    // whose library knows the data set, where data.path is a name
};

// What the studio knows: the held-out rows of its runs, then its data sets.
std::vector<PromptSource> prompt_sources(const AppState& state);
// In the file's order, each prompt once. An error where there is none, or where it cannot be told which rows the run held out.
Result<std::vector<JudgePrompt>> read_prompts(const PromptSource& source);

}  // namespace lorica
