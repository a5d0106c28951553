// SPDX-License-Identifier: GPL-3.0-or-later
// Counter-based dropout over tensors. Engine thread.
#include "core/ops/device.h"
#include "core/ops/host.h"
#include "core/ops/ops.h"
#include "kernels/dropout/dropout.h"

namespace lorica::ops {
namespace {

constexpr int64_t kWord = 0xFFFFFFFF;

struct Words {
    torch::Tensor c[4];  // int64, each below 2^32
};

torch::Tensor high(const torch::Tensor& product) { return product.bitwise_right_shift(32).bitwise_and(kWord); }

// Philox4x32-10 of core/base/philox.h in int64 tensor arithmetic; a product's wrap-around keeps all its 64 bits.
Words philox(uint64_t seed, uint64_t stream, const torch::Tensor& counter) {
    const auto fill = [&](uint64_t word) { return torch::full_like(counter, static_cast<int64_t>(word & kWord)); };
    Words w{{counter.bitwise_and(kWord), high(counter), fill(stream), fill(stream >> 32)}};
    uint32_t k0 = static_cast<uint32_t>(seed), k1 = static_cast<uint32_t>(seed >> 32);
    for (int round = 0; round < 10; ++round) {
        const torch::Tensor p0 = w.c[0] * int64_t{0xD2511F53}, p1 = w.c[2] * int64_t{0xCD9E8D57};
        w = {{high(p1).bitwise_xor(w.c[1]).bitwise_xor(int64_t{k0}), p1.bitwise_and(kWord),
              high(p0).bitwise_xor(w.c[3]).bitwise_xor(int64_t{k1}), p0.bitwise_and(kWord)}};
        k0 += 0x9E3779B9;
        k1 += 0xBB67AE85;
    }
    return w;
}

// The factor of every element: 0 or 1 / (1 - p).
torch::Tensor factors(const torch::Tensor& like, const kernels::DropoutMask& mask) {
    const int64_t n = like.numel();
    const int64_t blocks = (n + kernels::kDropoutBlock - 1) / kernels::kDropoutBlock;
    const torch::Tensor counter = torch::arange(blocks * 16, like.options().dtype(torch::kInt64));
    const Words w = philox(mask.seed, mask.stream, counter);
    std::vector<torch::Tensor> halves;
    for (const torch::Tensor& word : w.c) {
        halves.push_back(word.bitwise_and(0xFFFF).view({blocks, 16}));
        halves.push_back(word.bitwise_right_shift(16).view({blocks, 16}));
    }
    const torch::Tensor bits = torch::stack(halves, 1).view(-1).narrow(0, 0, n).view(like.sizes());
    return bits.ge(static_cast<int64_t>(mask.threshold)).to(torch::kFloat32).mul_(mask.scale);
}

}  // namespace

void dropout(const torch::Tensor& x, const Dropout& how, uint64_t stream, torch::Tensor& y) {
    const kernels::DropoutMask mask = kernels::dropout_mask(how.p, how.seed, stream, how.step);
    if (on_host(x)) {
        over_threads((x.numel() + kernels::kDropoutBlock - 1) / kernels::kDropoutBlock, kernels::kDropoutBlock, [&](int64_t from, int64_t to) {
            kernels::dropout_forward(kernel_type(x), mask, in(x), out(y), x.numel(), from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(x)) return kernels::cuda::dropout_forward(kernel_type(x), mask, in(x), out(y), x.numel(), stream_of(x));
    y.copy_(x.to(torch::kFloat32) * factors(x, mask));
}

void dropout_backward(const torch::Tensor& dy, const Dropout& how, uint64_t stream, torch::Tensor& dx) {
    const kernels::DropoutMask mask = kernels::dropout_mask(how.p, how.seed, stream, how.step);
    if (on_host(dy)) {
        over_threads((dy.numel() + kernels::kDropoutBlock - 1) / kernels::kDropoutBlock, kernels::kDropoutBlock, [&](int64_t from, int64_t to) {
            kernels::dropout_backward(kernel_type(dy), mask, in(dy), out(dx), dy.numel(), from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(dy)) return kernels::cuda::dropout_backward(kernel_type(dy), mask, in(dy), out(dx), dy.numel(), stream_of(dy));
    dx.copy_(dx.to(torch::kFloat32) + dy.to(torch::kFloat32) * factors(dy, mask));
}

}  // namespace lorica::ops
