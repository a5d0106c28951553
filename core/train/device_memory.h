// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of a device as LibTorch's allocator tells it. Engine thread.
#pragma once

#include <torch/types.h>

namespace lorica {

// Bytes that tensors hold on the device now, and the most they ever held. 0 where the device has no such allocator.
int64_t device_allocated_bytes(torch::Device device);
int64_t device_peak_bytes(torch::Device device);
// Free on the device, and what this process holds of it.
int64_t device_available_bytes(torch::Device device);
// Gives what no tensor holds back to the device, for other programs.
void release_device_memory(torch::Device device);

}  // namespace lorica
