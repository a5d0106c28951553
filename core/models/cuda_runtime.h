// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this process can compute on an NVIDIA GPU. Nothing links libtorch_cuda; it is opened here. Any thread.
#pragma once

#include <string>

namespace lorica {

struct CudaStatus {
    int devices = 0;       // that can be used
    std::string reason;    // why there is none; empty if there is one
};

// Opens libtorch_cuda.so beside libtorch_cpu.so at the first call, if the machine has a driver. The answer stays.
const CudaStatus& cuda_status();
bool cuda_available();
// The major number of a device's compute capability, or 0.
int cuda_capability_major(int device);

}  // namespace lorica
