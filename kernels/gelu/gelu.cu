// SPDX-License-Identifier: GPL-3.0-or-later
// GELU on a GPU: a thread for each pack of columns of a row; see gelu.h.
#include "kernels/device/device.cuh"
#include "kernels/gelu/gelu.h"

namespace lorica::kernels::cuda {
namespace {

constexpr int kThreads = 256;
constexpr float kScale = 0.7978845608028654f, kCubic = 0.044715f;

// t of gelu.h; tanh by the exponential, exact at both ends.
__device__ __forceinline__ float inner(float x) { return 1.0f - 2.0f / (__expf(2.0f * kScale * (x + kCubic * x * x * x)) + 1.0f); }
__device__ __forceinline__ float slope(float x, float t) { return 0.5f * (1.0f + t) + 0.5f * x * (1.0f - t * t) * kScale * (1.0f + 3.0f * kCubic * x * x); }

template <class T, int N, bool kGated>
__global__ void forward_kernel(const T* x, T* out, int64_t width, int64_t packs) {
    const int64_t pack = static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x;
    if (pack >= packs) return;
    const int64_t across = width / N, row = pack / across, i = pack % across * N;
    const T* from = x + row * width * (kGated ? 2 : 1) + i;
    const Pack<T, N> g = Pack<T, N>::load(from);
    Pack<T, N> u = g, o;
    if (kGated) u = Pack<T, N>::load(from + width);
    for (int j = 0; j < N; ++j) {
        const float y = 0.5f * g.get(j) * (1.0f + inner(g.get(j)));
        o.set(j, kGated ? y * u.get(j) : y);
    }
    o.store(out + row * width + i);
}

template <class T, int N, bool kGated>
__global__ void backward_kernel(T* x, const T* dout, int64_t width, int64_t packs) {
    const int64_t pack = static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x;
    if (pack >= packs) return;
    const int64_t across = width / N, row = pack / across, i = pack % across * N;
    T* at = x + row * width * (kGated ? 2 : 1) + i;
    Pack<T, N> g = Pack<T, N>::load(at), u = g;
    const Pack<T, N> d = Pack<T, N>::load(dout + row * width + i);
    if (kGated) u = Pack<T, N>::load(at + width);
    for (int j = 0; j < N; ++j) {
        const float v = g.get(j), t = inner(v), dy = d.get(j);
        g.set(j, dy * slope(v, t) * (kGated ? u.get(j) : 1.0f));
        if (kGated) u.set(j, dy * 0.5f * v * (1.0f + t));
    }
    g.store(at);
    if (kGated) u.store(at + width);
}

template <class Launch>
void launch(Type type, const void* a, const void* b, int64_t width, bool gated, int64_t rows, const Launch& body) {
    if (width * rows == 0) return;
    with_packs(type, {a, b}, width, [&](auto t, auto n) {
        const int64_t packs = rows * (width / decltype(n)::value);
        if (gated) body(t, n, std::true_type{}, packs);
        else body(t, n, std::false_type{}, packs);
    });
    check_launch("gelu");
}

}  // namespace

void gelu_forward(Type type, const void* x, void* out, int64_t width, bool gated, int64_t rows, Stream stream) {
    launch(type, x, out, width, gated, rows, [&](auto t, auto n, auto g, int64_t packs) {
        using T = decltype(t);
        forward_kernel<T, decltype(n)::value, decltype(g)::value><<<grid_of(ceil_div(packs, kThreads)), kThreads, 0, stream_of(stream)>>>(static_cast<const T*>(x), static_cast<T*>(out), width, packs);
    });
}

void gelu_backward(Type type, void* x, const void* dout, int64_t width, bool gated, int64_t rows, Stream stream) {
    launch(type, x, dout, width, gated, rows, [&](auto t, auto n, auto g, int64_t packs) {
        using T = decltype(t);
        backward_kernel<T, decltype(n)::value, decltype(g)::value><<<grid_of(ceil_div(packs, kThreads)), kThreads, 0, stream_of(stream)>>>(static_cast<T*>(x), static_cast<const T*>(dout), width, packs);
    });
}

}  // namespace lorica::kernels::cuda
