// SPDX-License-Identifier: GPL-3.0-or-later
// What every CUDA kernel's header needs: the stream, and whether there are any. Any thread.
//
// The functions in namespace cuda take device memory, do all rows at once, and return when the work is queued on `stream`. Their
// arithmetic is that of the CPU's functions of the same name (float32 within, one rounding at the end); only the order of sums
// differs. A launch that CUDA refuses throws std::runtime_error with the kernel's name and CUDA's reason.
#pragma once

#include <cstdint>

namespace lorica::kernels {

using Stream = void*;   // a cudaStream_t

#ifdef LORICA_CUDA
inline constexpr bool kHasCuda = true;
#else
inline constexpr bool kHasCuda = false;
#endif

namespace cuda {
// The major number of a card's compute capability, or 0.
int capability_major(int device);
}  // namespace cuda

}  // namespace lorica::kernels
