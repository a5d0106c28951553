// SPDX-License-Identifier: GPL-3.0-or-later
// Device memory out of c10's allocator interface, so that no CUDA library is linked. Engine thread.
#include "core/train/device_memory.h"

#include <c10/core/CachingDeviceAllocator.h>

namespace lorica {
namespace {

constexpr size_t kAggregate = 0;  // of c10's StatType

template <class Read>
int64_t read_stats(torch::Device device, Read read) {
    if (device.is_cpu()) return 0;
    const auto stats = c10::getDeviceAllocator(device.type())->getDeviceStats(std::max<c10::DeviceIndex>(0, device.index()));
    return read(stats.allocated_bytes[kAggregate]);
}

}  // namespace

int64_t device_allocated_bytes(torch::Device device) {
    return read_stats(device, [](const auto& stat) { return stat.current; });
}

int64_t device_peak_bytes(torch::Device device) {
    return read_stats(device, [](const auto& stat) { return stat.peak; });
}

int64_t device_available_bytes(torch::Device device) {
    if (device.is_cpu()) return 0;
    const auto [free, total] = c10::getDeviceAllocator(device.type())->getMemoryInfo(std::max<c10::DeviceIndex>(0, device.index()));
    return static_cast<int64_t>(free) + device_allocated_bytes(device);
}

void release_device_memory(torch::Device device) {
    if (!device.is_cpu()) c10::getDeviceAllocator(device.type())->emptyCache();
}

}  // namespace lorica
