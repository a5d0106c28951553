// SPDX-License-Identifier: GPL-3.0-or-later
// Reads memory, CPU and GPU use four times a second on a thread of its own and emits ResourceSamples.
#pragma once

#include <thread>

#include "core/runtime/engine.h"

namespace lorica {

// One reading now. cpu_percent is 0: it needs two. `disk` is the folder whose free space is told.
ResourceSample sample_resources(const std::string& disk);
// Resident set of this process, in bytes, and its highest value so far.
int64_t resident_bytes();
// Seconds that all cores together have spent on this process.
double process_cpu_seconds();
int64_t peak_resident_bytes();
// Lets the highest value begin anew at the present one. False where the system does not let a process do so (it asks for
// /proc/self/clear_refs to be writable; Linux 4.0): then it stays the highest since the process began.
bool reset_peak_resident_bytes();

class ResourceSampler {
public:
    ResourceSampler(EventSink sink, std::string disk);

private:
    std::jthread thread_;
};

}  // namespace lorica
