// SPDX-License-Identifier: GPL-3.0-or-later
// How the operations reach the kernels of a GPU: whether there are any for a tensor, and the stream. Engine thread.
#pragma once

#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/types.h>

#include "core/ops/host.h"
#include "kernels/device/device.h"

namespace lorica::ops {

// In `if constexpr (kernels::kHasCuda)` only: without CUDA the kernels are not there to link.
inline bool on_cuda(const torch::Tensor& x) {
    return x.is_cuda() && (x.scalar_type() == torch::kFloat32 || x.scalar_type() == torch::kBFloat16 || x.scalar_type() == torch::kHalf);
}
// LibTorch's present one.
inline kernels::Stream stream_of(const torch::Tensor& x) {
    return c10::impl::VirtualGuardImpl(x.device().type()).getStream(x.device()).native_handle();
}

}  // namespace lorica::ops
