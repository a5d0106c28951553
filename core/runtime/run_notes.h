// SPDX-License-Identifier: GPL-3.0-or-later
// A person's notes on a run's curve: RUN/notes.json, [{"step", "text"}] in order of steps. Apart from run.json, which the run itself writes. Any thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/files.h"

namespace lorica {

struct RunNote {
    int64_t step = 0;
    std::string text;
};

// None if there is no such file; BadInput if it is not what write_notes() made.
Result<std::vector<RunNote>> read_notes(const fs::path& run);
Result<void> write_notes(const fs::path& run, const std::vector<RunNote>& notes);
// Puts `text` at `step` in place of what was there; an empty text takes it away.
void set_note(std::vector<RunNote>& notes, int64_t step, const std::string& text);

}  // namespace lorica
