// SPDX-License-Identifier: GPL-3.0-or-later
// Presets: settings that go together, those of the program and a person's own. Values; any thread.
#pragma once

#include "core/base/files.h"
#include "core/settings/run_spec.h"

namespace lorica {

struct Preset {
    std::string name;            // "least-memory"; of one's own, the file's
    const char* title = "";      // of the program's
    const char* help = "";
    nlohmann::json settings;     // as run.json has them, what differs from the defaults
};

const std::vector<Preset>& built_in_presets();
// HOME/presets/*.json by name; a file that cannot be read is told in `problems` and left out.
std::vector<Preset> own_presets(const fs::path& home, std::vector<Error>* problems = nullptr);
// Writes HOME/presets/NAME.json: what of the spec differs from the defaults but model and data set. Replaces one of this name.
Result<void> save_preset(const fs::path& home, const std::string& name, const RunSpec& spec);
Result<void> remove_preset(const fs::path& home, const std::string& name);

// Everything to the defaults but which model and which data set, then what the preset says.
Result<void> apply_preset(RunSpec& spec, const Preset& preset);
// By name, one's own before the program's; an error lists those that there are.
Result<Preset> find_preset(const fs::path& home, const std::string& name);

}  // namespace lorica
