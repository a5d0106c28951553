// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax cross-entropy over tensors. Engine thread.
#include "core/ops/device.h"
#include "core/ops/host.h"
#include "core/ops/ops.h"
#include "kernels/cross_entropy/cross_entropy.h"

namespace lorica::ops {

void cross_entropy(torch::Tensor& logits, const torch::Tensor& labels, float factor, float smoothing, torch::Tensor& loss) {
    if (on_host(logits)) {
        over_threads(logits.size(0), logits.size(1), [&](int64_t from, int64_t to) {
            kernels::cross_entropy(kernel_type(logits), out(logits), labels.const_data_ptr<int32_t>(), logits.size(1), factor, smoothing,
                                   loss.data_ptr<float>(), from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(logits))
            return kernels::cuda::cross_entropy(kernel_type(logits), out(logits), labels.const_data_ptr<int32_t>(), logits.size(1), factor, smoothing, loss.data_ptr<float>(),
                                                logits.size(0), stream_of(logits));
    const torch::Tensor wide = logits.to(torch::kFloat32);
    const torch::Tensor index = labels.to(torch::kInt64).unsqueeze(1);
    const torch::Tensor lse = wide.logsumexp(1, true);
    loss.copy_((lse - (1 - smoothing) * wide.gather(1, index) - smoothing * wide.mean(1, true)).squeeze(1));
    torch::Tensor gradient = (wide - lse).exp_().sub_(smoothing / static_cast<float>(logits.size(1)));
    gradient.scatter_add_(1, index, torch::full_like(lse, smoothing - 1.0f));
    logits.copy_(gradient.mul_(factor));
}

void cross_entropy_loss(const torch::Tensor& logits, const torch::Tensor& labels, torch::Tensor& loss) {
    if (on_host(logits)) {
        over_threads(logits.size(0), logits.size(1), [&](int64_t from, int64_t to) {
            kernels::cross_entropy_loss(kernel_type(logits), in(logits), labels.const_data_ptr<int32_t>(), logits.size(1),
                                        loss.data_ptr<float>(), from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(logits))
            return kernels::cuda::cross_entropy_loss(kernel_type(logits), in(logits), labels.const_data_ptr<int32_t>(), logits.size(1), loss.data_ptr<float>(), logits.size(0),
                                                     stream_of(logits));
    const torch::Tensor wide = logits.to(torch::kFloat32);
    loss.copy_((wide.logsumexp(1, true) - wide.gather(1, labels.to(torch::kInt64).unsqueeze(1))).squeeze(1));
}

}  // namespace lorica::ops
