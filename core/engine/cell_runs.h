// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of a sweep or a benchmark: one folder, one record, one run folder a cell; goes on where a killed one was. Engine thread.
#pragma once

#include <span>

#include "core/engine/jobs.h"
#include "core/train/sweep_plan.h"

namespace lorica {

class CellRuns {
public:
    // `kind` ("sweep", "benchmark") names the record: folder/sweep.json.
    CellRuns(JobEnvironment& env, JobContext& context, const std::string& folder, std::string kind)
        : env_(env), context_(context), folder_(folder), kind_(std::move(kind)) {}

    // Checks the cells' settings, and makes or reopens the folder. `identity`: what must be the same to go on with it.
    Result<void> open(std::vector<SweepCellPlan> cells, const nlohmann::json& identity);

    const fs::path& folder() const { return folder_; }
    const std::vector<SweepCellPlan>& cells() const { return cells_; }
    std::vector<SweepResult>& results() { return results_; }
    fs::path folder_of(size_t i) const { return folder_ / "cells" / cells_[i].name; }
    // The record as it was found; null if it is new.
    const nlohmann::json& before() const { return before_; }
    // Everything in it but "cells" is the owner's.
    nlohmann::json& record() { return record_; }

    // Whether run i has come to its end, or to step `until` if that is over 0; then its figures are taken.
    Result<bool> take_finished(size_t i, int64_t until = 0);
    // Trains them to their ends, or to `until`, from where they are; of several as many of the first at once as fit into memory. How many
    // those were; 0 if the job itself has to end.
    Result<size_t> train(std::span<const size_t> which, int64_t until = 0, int64_t eval_steps = 0);
    // Trains run i in a program of its own, so that its memory is its alone, as is its end if the system kills it. False: the job has to end.
    Result<bool> train_apart(size_t i);
    // Says that run i has ended.
    void tell(size_t i);
    Result<void> write();
    // How the job ends when it is stopped.
    JobOutcome interrupted(nlohmann::json summary) const;

private:
    StartRun start_of(size_t i, int64_t until) const;
    void take(size_t i, const std::string& status, const nlohmann::json& json, const std::optional<Error>& error, int64_t until);

    JobEnvironment& env_;
    JobContext& context_;
    fs::path folder_;
    std::string kind_;
    std::vector<SweepCellPlan> cells_;
    std::vector<SweepResult> results_;
    nlohmann::json before_, record_;
};

}  // namespace lorica
