// SPDX-License-Identifier: GPL-3.0-or-later
// Learning rate formulas, after transformers/optimization.py (each factor multiplies the peak rate). Pure functions.
#include "core/train/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lorica {
namespace {

constexpr double kPolynomialEnd = 1e-7;       // lr_end; its power is 1
constexpr double kInverseSqrtTimescale = 1e4; // where there is no warm-up

double warmup(int64_t step, int64_t steps) {
    return static_cast<double>(step) / static_cast<double>(std::max<int64_t>(1, steps));
}

// How much of the way from the warm-up's end to the last step is done.
double progress(const Schedule& s, int64_t step) {
    return static_cast<double>(step - s.warmup_steps) / static_cast<double>(std::max<int64_t>(1, s.total_steps - s.warmup_steps));
}

double polynomial(const Schedule& s, int64_t step) {
    if (step > s.total_steps) return kPolynomialEnd / s.peak;
    const double range = s.peak - kPolynomialEnd;
    const double remaining = 1 - static_cast<double>(step - s.warmup_steps) / static_cast<double>(s.total_steps - s.warmup_steps);
    return (range * remaining + kPolynomialEnd) / s.peak;
}

double inverse_sqrt(const Schedule& s, int64_t step) {
    const double timescale = s.warmup_steps > 0 ? static_cast<double>(s.warmup_steps) : kInverseSqrtTimescale;
    const double shift = timescale - static_cast<double>(s.warmup_steps);
    return 1.0 / std::sqrt((static_cast<double>(step) + shift) / timescale);
}

}  // namespace

Result<ScheduleKind> schedule_kind(const std::string& name) {
    if (name == "constant") return ScheduleKind::Constant;
    if (name == "constant_with_warmup") return ScheduleKind::ConstantWithWarmup;
    if (name == "linear") return ScheduleKind::Linear;
    if (name == "cosine") return ScheduleKind::Cosine;
    if (name == "polynomial") return ScheduleKind::Polynomial;
    if (name == "inverse_sqrt") return ScheduleKind::InverseSqrt;
    return Error{ErrorCode::Usage, "unknown schedule \"" + name + "\"", "train.lr_scheduler_type"};
}

double Schedule::rate(int64_t step) const {
    if (kind == ScheduleKind::Constant) return peak;
    if (step < warmup_steps) return peak * warmup(step, warmup_steps);
    switch (kind) {
        case ScheduleKind::Linear: {
            const double left = static_cast<double>(total_steps - step) / static_cast<double>(std::max<int64_t>(1, total_steps - warmup_steps));
            return peak * std::max(0.0, left);
        }
        case ScheduleKind::Cosine:
            return peak * std::max(0.0, 0.5 * (1.0 + std::cos(std::numbers::pi * progress(*this, step))));
        // A rate at or below the end rate cannot fall to it; transformers refuses it, here it stays.
        case ScheduleKind::Polynomial: return peak > kPolynomialEnd && total_steps > warmup_steps ? peak * polynomial(*this, step) : peak;
        case ScheduleKind::InverseSqrt: return peak * inverse_sqrt(*this, step);
        default: return peak;
    }
}

int64_t resolved_warmup(int64_t warmup_steps, int64_t total_steps) {
    return std::max<int64_t>(0, std::min(warmup_steps, total_steps / 10));
}

}  // namespace lorica
