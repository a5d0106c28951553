// SPDX-License-Identifier: GPL-3.0-or-later
// A run is a folder: run.json, events.jsonl, checkpoints/step-N/, adapter/. One writer, any number of readers.
#pragma once

#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/files.h"
#include "core/runtime/event.h"

namespace lorica {

// Files of a finished folder with sizes and SHA-256, in manifest.json, which is written last. A folder whose manifest
// does not verify is not trusted.
Result<void> write_manifest(const fs::path& folder, const nlohmann::json& facts);
// The `facts` of a folder whose every listed file is present with the listed size and hash.
Result<nlohmann::json> verify_manifest(const fs::path& folder);

class RunFolder {
public:
    // Fails with Exists if the folder holds anything already.
    static Result<void> check_free(const fs::path& folder);
    // Makes the folder, which must be free, and run.json.
    static Result<RunFolder> create(const fs::path& folder, const RunSpec& spec, nlohmann::json facts);
    // Opens an existing run for writing (resume), cutting an incomplete last line off events.jsonl.
    static Result<RunFolder> open(const fs::path& folder);

    const fs::path& path() const { return path_; }
    const RunSpec& spec() const { return spec_; }
    const nlohmann::json& facts() const { return facts_; }     // the whole run.json
    // Adds or replaces top-level keys of run.json.
    Result<void> update_facts(const nlohmann::json& changes);

    // Appends one line to events.jsonl and flushes it to the system.
    Result<void> append(const Event& event);

    fs::path adapter() const { return path_ / "adapter"; }
    fs::path checkpoint(int64_t step) const { return path_ / "checkpoints" / ("step-" + std::to_string(step)); }
    // Steps of complete checkpoints, ascending. Each one's manifest was verified.
    std::vector<int64_t> checkpoints() const;
    // Removes the oldest complete ones beyond `limit` (0 keeps all), never `keep` nor the newest; and staging debris.
    void prune(int64_t limit, int64_t keep) const;
    // For a resume from `step`: drops everything from the first train_step, eval, checkpoint_saved or run_changed beyond it, and job_finished.
    Result<void> rewind(int64_t step);

private:
    fs::path path_;
    RunSpec spec_;
    nlohmann::json facts_;
};

// One process at a time writes a run. Released when the process ends, however it ends.
class RunLock {
public:
    // Makes the folder's .lock if need be; Exists where another process trains there.
    static Result<RunLock> take(const fs::path& folder);
    // Somebody is training in that folder now.
    static bool is_held(const fs::path& folder);

    RunLock(RunLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    ~RunLock();

private:
    explicit RunLock(int fd) : fd_(fd) {}
    int fd_;
};

// The events of a run so far. `offset` is where to go on reading next time (a partial last line is left for then).
Result<std::vector<Event>> read_events(const fs::path& folder, uint64_t& offset);

}  // namespace lorica
