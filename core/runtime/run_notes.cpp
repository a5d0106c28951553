// SPDX-License-Identifier: GPL-3.0-or-later
// See run_notes.h. Any thread.
#include "core/runtime/run_notes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace lorica {

Result<std::vector<RunNote>> read_notes(const fs::path& run) {
    const fs::path file = run / "notes.json";
    std::vector<RunNote> notes;
    if (std::error_code code; !fs::exists(file, code)) return notes;
    LORICA_ASSIGN(const std::string text, read_file(file, 16u << 20));
    try {
        for (const auto& one : nlohmann::json::parse(text)) set_note(notes, one.at("step").get<int64_t>(), one.at("text").get<std::string>());
    } catch (const nlohmann::json::exception& error) {
        return Error{ErrorCode::BadInput, std::string("holds no notes: ") + error.what(), file.string(), "Correct it or remove it."};
    }
    return notes;
}

Result<void> write_notes(const fs::path& run, const std::vector<RunNote>& notes) {
    nlohmann::json json = nlohmann::json::array();
    for (const RunNote& one : notes) json.push_back({{"step", one.step}, {"text", one.text}});
    return write_file_atomic(run / "notes.json", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void set_note(std::vector<RunNote>& notes, int64_t step, const std::string& text) {
    const auto at = std::lower_bound(notes.begin(), notes.end(), step, [](const RunNote& one, int64_t wanted) { return one.step < wanted; });
    const bool there = at != notes.end() && at->step == step;
    if (text.empty()) {
        if (there) notes.erase(at);
    } else if (there) {
        at->text = text;
    } else {
        notes.insert(at, {step, text});
    }
}

}  // namespace lorica
