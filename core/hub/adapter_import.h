// SPDX-License-Identifier: GPL-3.0-or-later
// Adapters from outside: what a PEFT folder or a zip of one holds, and a copy of it among the library's own. Any thread, but slow for
// large ones.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/files.h"

namespace lorica {

bool is_zip(const fs::path& path);

// What a PEFT folder is: peft_type, r, target_modules, base_model_name_or_path, tensors, parameters, ... and its path. Of a composite,
// the first part's with the others' under "also", and the parameters of all.
Result<nlohmann::json> adapter_facts(const fs::path& folder);
// The same of what may be imported; a zip is unpacked among the library's adapters for as long as that takes.
Result<nlohmann::json> look_at_adapter(const fs::path& home, const fs::path& from);

// <home>/adapters/NAME. Fails with Usage where the name will not do, with Exists where something is there.
Result<fs::path> new_adapter_folder(const fs::path& home, const std::string& name);

// A PEFT folder or a zip of one, copied into `folder`, which must be free: checked where it was written, and in its place only when it
// was found good. With `base`, the copy names that as its base model. The facts of the copy.
Result<nlohmann::json> import_adapter(const fs::path& from, const fs::path& folder, const std::string& base = {});

}  // namespace lorica
