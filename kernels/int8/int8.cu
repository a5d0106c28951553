// SPDX-License-Identifier: GPL-3.0-or-later
// Eight-bit rows on a GPU; see int8.h.
#include "kernels/device/device.cuh"
#include "kernels/int8/int8.h"

namespace lorica::kernels::cuda {
namespace {

constexpr int kThreads = 256;

// N codes of one row a thread.
template <class T, int N>
__global__ void decode_kernel(Rows8 how, int64_t packs, T* out) {
    const int64_t pack = static_cast<int64_t>(blockIdx.x) * kThreads + threadIdx.x;
    if (pack >= packs) return;
    const int64_t across = how.width / N, row = how.row + pack / across, column = pack % across * N;
    const Pack<int8_t, N> codes = Pack<int8_t, N>::load(how.codes + row * how.columns + how.column + column);
    const float scale = how.scale == nullptr ? 1.0f : how.scale[row];
    Pack<T, N> p;
    for (int j = 0; j < N; ++j) p.set(j, static_cast<float>(codes.v[j]) * scale);
    p.store(out + pack * N);
}

}  // namespace

void dequantize_rows(const Rows8& how, Type type, void* out, int64_t rows, Stream stream) {
    if (rows * how.width == 0) return;
    with_type(type, [&](auto t) {
        using T = decltype(t);
        constexpr int N = kLanes<T>;
        const bool whole = how.width % N == 0 && how.columns % N == 0 && how.column % N == 0 && aligned16(how.codes) && aligned16(out);
        const auto blocks = [&](int64_t n) { return grid_of(ceil_div(rows * (how.width / n), kThreads)); };
        if (whole) decode_kernel<T, N><<<blocks(N), kThreads, 0, stream_of(stream)>>>(how, rows * (how.width / N), static_cast<T*>(out));
        else decode_kernel<T, 1><<<blocks(1), kThreads, 0, stream_of(stream)>>>(how, rows * how.width, static_cast<T*>(out));
    });
    check_launch("dequantize_rows");
}

}  // namespace lorica::kernels::cuda
