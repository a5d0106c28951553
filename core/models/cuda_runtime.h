// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this process can compute on an NVIDIA GPU. Nothing links libtorch_cuda; it is opened here. Any thread.
#pragma once

#include <cstdint>
#include <string>

namespace lorica {

struct CudaStatus {
    int devices = 0;       // that can be used
    std::string reason;    // why there is none; empty if there is one
};

// Opens libtorch_cuda.so beside libtorch_cpu.so at the first call, if the machine has a driver. The answer stays. Nothing else may ask
// LibTorch about CUDA: it remembers the answer that it had before.
const CudaStatus& cuda_status();
bool cuda_available();
// What the driver says of a device; "GPU 0" and no memory where it says nothing.
struct CudaDevice {
    std::string name;
    int64_t memory_bytes = 0;
};
CudaDevice cuda_device(int device);
// The major number of a device's compute capability, or 0.
int cuda_capability_major(int device);

}  // namespace lorica
