// SPDX-License-Identifier: GPL-3.0-or-later
// The learning rate of each optimizer step, as transformers.get_scheduler gives it. Pure values, any thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/error.h"

namespace lorica {

enum class ScheduleKind { Constant, ConstantWithWarmup, Linear, Cosine, Polynomial, InverseSqrt };

Result<ScheduleKind> schedule_kind(const std::string& name);

struct Schedule {
    ScheduleKind kind = ScheduleKind::Cosine;
    double peak = 0;            // learning rate at the end of the warm-up
    int64_t warmup_steps = 0;
    int64_t total_steps = 1;

    // The rate of the step that has `step` steps before it. With a warm-up the first one's is 0.
    double rate(int64_t step) const;
};

// The warm-up really used: never over a tenth of the run.
int64_t resolved_warmup(int64_t warmup_steps, int64_t total_steps);

}  // namespace lorica
