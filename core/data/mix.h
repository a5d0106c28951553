// SPDX-License-Identifier: GPL-3.0-or-later
// Further data sets of a run, each with how often its rows are taken. Values; any thread.
#pragma once

#include "core/data/dataset.h"

namespace lorica {

inline constexpr double kMostTimes = 1000;   // of a weight

// One entry of data.mix: PATH|WEIGHT|ROLE=COLUMN|..., all but the path in any order and optional; format=SHAPE names the shape. What
// is not said is the main set's but its columns, which are then recognised from the file. A bar within a part is written %7C.
struct MixPart {
    DataSettings data;
    double weight = 1;
};
// Errors name data.mix.
Result<MixPart> parse_mix(const std::string& entry, const DataSettings& main);
std::string mix_entry(const MixPart& part);

// Adds `part` as set number `set` (1 is the first of data.mix): its training rows `weight` times, the part of a time drawn with the
// seed; its held-out rows once. The statistics of both splits and the hash are then those of all.
void mix_in(PreparedData& into, PreparedData part, double weight, int32_t set, uint64_t seed);

}  // namespace lorica
