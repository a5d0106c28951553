// SPDX-License-Identifier: GPL-3.0-or-later
// What instruction set this processor has. Any thread.
#include "kernels/simd/simd.h"

#include <atomic>

namespace lorica::kernels {
namespace {

std::atomic<int> limit{2};

int detect() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
    const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd");
    return wide ? 2 : 1;
#else
    return 0;
#endif
}

}  // namespace

int simd_level() {
    static const int found = detect();
    const int allowed = limit.load(std::memory_order_relaxed);
    return found < allowed ? found : allowed;
}

void limit_simd(int level) { limit.store(level, std::memory_order_relaxed); }

}  // namespace lorica::kernels
