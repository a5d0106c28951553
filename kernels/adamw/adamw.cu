// SPDX-License-Identifier: GPL-3.0-or-later
// AdamW on a GPU: a number a thread, four where ranges are aligned; see adamw.h.
#include "kernels/adamw/adamw.h"
#include "kernels/device/device.cuh"

namespace lorica::kernels::cuda {
namespace {

constexpr int kThreads = 256;

template <int N>
__global__ void step_kernel(AdamwStep how, float* parameters, const float* gradients, float* mean, float* variance, int64_t count) {
    const int64_t at = (static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x) * N;
    if (at >= count) return;
    Pack<float, N> p = Pack<float, N>::load(parameters + at), m = Pack<float, N>::load(mean + at), v = Pack<float, N>::load(variance + at);
    const Pack<float, N> gradient = Pack<float, N>::load(gradients + at);
    for (int j = 0; j < N; ++j) {
        const float g = gradient.v[j] * how.scale;
        m.v[j] += how.new1 * (g - m.v[j]);
        v.v[j] = how.beta2 * v.v[j] + how.new2 * g * g;
        const float divisor = how.late ? (sqrtf(v.v[j]) + how.epsilon) * how.root : sqrtf(v.v[j]) * how.root + how.epsilon;
        if (how.late) p.v[j] = (p.v[j] - how.rate * m.v[j] / divisor) * how.decay;
        else p.v[j] = p.v[j] * how.decay - how.rate * m.v[j] / divisor;
    }
    p.store(parameters + at);
    m.store(mean + at);
    v.store(variance + at);
}

}  // namespace

void adamw_step(const AdamwStep& how, float* parameters, const float* gradients, float* mean, float* variance, int64_t count, Stream stream) {
    if (count == 0) return;
    const bool whole = count % 4 == 0 && aligned16(parameters) && aligned16(gradients) && aligned16(mean) && aligned16(variance);
    if (whole) step_kernel<4><<<grid_of(ceil_div(count / 4, kThreads)), kThreads, 0, stream_of(stream)>>>(how, parameters, gradients, mean, variance, count);
    else step_kernel<1><<<grid_of(ceil_div(count, kThreads)), kThreads, 0, stream_of(stream)>>>(how, parameters, gradients, mean, variance, count);
    check_launch("adamw_step");
}

}  // namespace lorica::kernels::cuda
