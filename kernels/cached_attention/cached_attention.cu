// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of one new token on a GPU: a block for each row and query head, its warps over the tokens; see cached_attention.h.
//
// Every warp keeps a running maximum, sum and mixture of its tokens (Milakov, Gimelshein, "Online normalizer calculation for
// softmax", 2018); the warps' are joined at the end.
#include "kernels/cached_attention/cached_attention.h"
#include "kernels/device/device.cuh"

namespace lorica::kernels::cuda {
namespace {

constexpr int kWarps = 8;

// kPer dimensions a lane: lane, lane + 32, ...
template <class T, int kPer>
__global__ void attend_kernel(CachedAttention how, CachedRows all, T* out) {
    const int row = static_cast<int>(blockIdx.x), head = static_cast<int>(blockIdx.y), lane = static_cast<int>(threadIdx.x) % kWarp, warp = static_cast<int>(threadIdx.x) / kWarp;
    const int dim = static_cast<int>(how.head_dim);
    const int64_t shift = head / how.queries * how.head_dim;
    const T* q = static_cast<const T*>(how.q) + row * all.q_stride + static_cast<int64_t>(head) * dim;
    const T* keys = static_cast<const T*>(how.keys) + shift;
    const T* values = static_cast<const T*>(how.values) + shift;
    float query[kPer], mixed[kPer] = {}, top = -INFINITY, sum = 0;
    for (int j = 0; j < kPer; ++j) query[j] = lane + j * kWarp < dim ? wide(q[lane + j * kWarp]) * how.scale : 0.0f;
    const int32_t end = all.starts[row + 1], begin = all.window > 0 ? max(all.starts[row], end - static_cast<int32_t>(all.window)) : all.starts[row];
    for (int32_t t = begin + warp; t < end; t += kWarps) {
        const int64_t at = static_cast<int64_t>(how.slots[t]) * how.stride;
        float score = 0;
        for (int j = 0; j < kPer; ++j)
            if (lane + j * kWarp < dim) score += query[j] * wide(keys[at + lane + j * kWarp]);
        score = warp_sum(score);
        if (how.cap > 0) score = how.cap * tanhf(score / how.cap);
        const float higher = fmaxf(top, score), keep = __expf(top - higher), weight = __expf(score - higher);
        for (int j = 0; j < kPer; ++j)
            if (lane + j * kWarp < dim) mixed[j] = mixed[j] * keep + weight * wide(values[at + lane + j * kWarp]);
        sum = sum * keep + weight;
        top = higher;
    }
    __shared__ float tops[kWarps], sums[kWarps], parts[kWarps][kPer * kWarp];
    if (lane == 0) {
        tops[warp] = top;
        sums[warp] = sum;
    }
    for (int j = 0; j < kPer; ++j) parts[warp][lane + j * kWarp] = mixed[j];
    __syncthreads();
    if (warp != 0) return;
    float most = tops[0], total = 0;
    for (int w = 1; w < kWarps; ++w) most = fmaxf(most, tops[w]);
    for (int w = 0; w < kWarps; ++w) total += tops[w] == -INFINITY ? 0.0f : sums[w] * __expf(tops[w] - most);
    for (int j = 0; j < kPer; ++j) {
        if (lane + j * kWarp >= dim) continue;
        float value = 0;
        for (int w = 0; w < kWarps; ++w) value += tops[w] == -INFINITY ? 0.0f : parts[w][lane + j * kWarp] * __expf(tops[w] - most);
        out[row * all.out_stride + static_cast<int64_t>(head) * dim + lane + j * kWarp] = narrow<T>(value / total);
    }
}

}  // namespace

void cached_attention(const CachedAttention& how, const CachedRows& all, void* out, Stream stream) {
    if (all.rows == 0) return;
    const dim3 blocks(grid_of(all.rows), grid_of(all.kv_heads * how.queries));
    with_type(how.type, [&](auto t) {
        using T = decltype(t);
        const auto go = [&](auto per) {
            attend_kernel<T, decltype(per)::value><<<blocks, kWarps * kWarp, 0, stream_of(stream)>>>(how, all, static_cast<T*>(out));
        };
        if (how.head_dim <= 64) go(std::integral_constant<int, 2>{});
        else if (how.head_dim <= 128) go(std::integral_constant<int, 4>{});
        else if (how.head_dim <= 256) go(std::integral_constant<int, 8>{});
        else throw std::runtime_error("cached_attention: heads of more than 256 numbers");
    });
    check_launch("cached_attention");
}

}  // namespace lorica::kernels::cuda
