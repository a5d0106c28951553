// SPDX-License-Identifier: GPL-3.0-or-later
// What NVIDIA's driver tells of the GPU: memory, load, temperature, power. Through its own library (NVML), opened where it is there. One thread.
#pragma once

#include <memory>
#include <string>

#include "core/runtime/event.h"

namespace lorica {

class DeviceSensors {
public:
    // Of the GPU that CUDA calls 0 (CUDA_VISIBLE_DEVICES' first, by number or UUID). Null where there is no such library, no GPU, or
    // that list hides it.
    static std::unique_ptr<DeviceSensors> open(const std::string& library = "libnvidia-ml.so.1");
    ~DeviceSensors();

    // Fills the device's fields; what the driver does not tell stays as it is.
    void read(ResourceSample& sample) const;
    // Percent of the time in which the GPU was busy of late; negative: the driver does not tell. One short question, for every step.
    double load() const;

private:
    struct Nvml;
    explicit DeviceSensors(std::unique_ptr<Nvml> nvml);
    std::unique_ptr<Nvml> nvml_;
};

}  // namespace lorica
