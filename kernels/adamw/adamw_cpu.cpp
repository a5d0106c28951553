// SPDX-License-Identifier: GPL-3.0-or-later
// See adamw.h. The loops are left to the compiler's vectorizer. Any thread.
#include "kernels/adamw/adamw.h"

#include "kernels/simd/simd.h"

#include <cmath>

namespace lorica::kernels {
namespace {

template <bool late>
LORICA_INLINE void step_range(const AdamwStep& how, float* __restrict p, const float* __restrict gradients, float* __restrict m, float* __restrict v, int64_t count) {
    const AdamwStep h = how;
    for (int64_t i = 0; i < count; ++i) {
        const float g = gradients[i] * h.scale;
        const float mean = m[i] + h.new1 * (g - m[i]), variance = h.beta2 * v[i] + h.new2 * g * g;
        const float root = std::sqrt(variance);
        m[i] = mean;
        v[i] = variance;
        if constexpr (late) p[i] = (p[i] - h.rate * mean / ((root + h.epsilon) * h.root)) * h.decay;
        else p[i] = p[i] * h.decay - h.rate * mean / (root * h.root + h.epsilon);
    }
}

template <int W>
LORICA_INLINE void adamw_step_body(const AdamwStep& how, float* parameters, const float* gradients, float* mean, float* variance, int64_t count) {
    if (how.late) step_range<true>(how, parameters, gradients, mean, variance, count);
    else step_range<false>(how, parameters, gradients, mean, variance, count);
}

// Sixteen sums side by side, each in the order of its numbers: the same whatever the vectors' width.
template <int W>
LORICA_INLINE void square_sum_body(const float* x, int64_t count, double* sum) {
    constexpr int64_t kLanes = 16;
    double lanes[kLanes] = {};
    int64_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (int64_t k = 0; k < kLanes; ++k) lanes[k] += static_cast<double>(x[i + k]) * static_cast<double>(x[i + k]);
    for (; i < count; ++i) lanes[i % kLanes] += static_cast<double>(x[i]) * static_cast<double>(x[i]);
    double total = 0;
    for (const double lane : lanes) total += lane;
    *sum = total;
}

}  // namespace

LORICA_KERNEL(adamw_step, (const AdamwStep& how, float* parameters, const float* gradients, float* mean, float* variance, int64_t count),
              (how, parameters, gradients, mean, variance, count))
LORICA_KERNEL(square_sum, (const float* x, int64_t count, double* sum), (x, count, sum))

}  // namespace lorica::kernels
