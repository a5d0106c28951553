// SPDX-License-Identifier: GPL-3.0-or-later
// What a card is. Any thread.
#include "kernels/device/device.cuh"

namespace lorica::kernels::cuda {

int capability_major(int device) {
    int major = 0;
    return cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, device) == cudaSuccess ? major : 0;
}

}  // namespace lorica::kernels::cuda
