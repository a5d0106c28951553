// SPDX-License-Identifier: GPL-3.0-or-later
// How the operations reach the kernels of the CPU: types, pointers, rows over threads. Engine thread.
#pragma once

#include <ATen/Parallel.h>
#include <torch/types.h>

#include <algorithm>

#include "kernels/simd/type.h"

namespace lorica::ops {

inline bool on_host(const torch::Tensor& x) {
    return x.is_cpu() && (x.scalar_type() == torch::kFloat32 || x.scalar_type() == torch::kBFloat16);
}
inline kernels::Type kernel_type(const torch::Tensor& x) {
    return x.scalar_type() == torch::kFloat32 ? kernels::Type::F32 : x.scalar_type() == torch::kHalf ? kernels::Type::F16 : kernels::Type::BF16;
}
inline const void* in(const torch::Tensor& x) { return x.const_data_ptr(); }
inline void* out(torch::Tensor& x) { return x.mutable_data_ptr(); }

// Splits `count` items of `elements` elements each over the threads, not finer than is worth waking one.
template <class Body>
void over_threads(int64_t count, int64_t elements, const Body& body) {
    constexpr int64_t kWorthIt = 16384;  // elements
    at::parallel_for(0, count, std::max<int64_t>(1, kWorthIt / std::max<int64_t>(elements, 1)), body);
}

}  // namespace lorica::ops
