// SPDX-License-Identifier: GPL-3.0-or-later
// Short unique ids and the two clocks. Any thread.
#pragma once

#include <chrono>
#include <string>

namespace lorica {

// 12 characters of [0-9a-z], unique in practice; for temporary names and run ids.
std::string make_id();

// Seconds on the monotonic clock: the only source of durations.
double monotonic_seconds();
// UTC time as "2026-01-31T12:34:56Z": for records only.
std::string utc_now();

}  // namespace lorica
