// SPDX-License-Identifier: GPL-3.0-or-later
// Losses and gradients of the softmax cross-entropy against torch's, with label smoothing. One thread.
#include "core/ops/ops.h"

#include <ATen/ops/cross_entropy_loss.h>

#include "tests/support/check.h"

using namespace lorica;

namespace {

void compare(torch::Dtype dtype, int64_t width, double smoothing, double tolerance) {
    torch::manual_seed(2);
    const torch::Tensor logits = (torch::randn({7, width}) * 4 + 50).to(dtype), labels = torch::randint(width, {7}, torch::kInt32);
    const torch::Tensor x = logits.to(torch::kFloat64).set_requires_grad(true);
    const torch::Tensor expected = at::cross_entropy_loss(x, labels.to(torch::kInt64), {}, at::Reduction::None, -100, smoothing);
    (0.25 * expected.sum()).backward();
    torch::Tensor gradient = logits.clone(), loss = torch::empty({7});
    ops::cross_entropy(gradient, labels, 0.25f, static_cast<float>(smoothing), loss);
    CHECK((loss - expected).abs().max().item<double>() < 2e-5);
    CHECK((gradient.to(torch::kFloat64) - x.grad()).abs().max().item<double>() < tolerance);
    if (smoothing > 0) return;
    torch::Tensor alone = torch::empty({7});
    ops::cross_entropy_loss(logits, labels, alone);
    CHECK(torch::equal(alone, loss));
}

}  // namespace

TEST(cross_entropy_equals_torch_with_and_without_label_smoothing) {
    for (const int64_t width : {1, 5, 64, 301, 49152})
        for (const double smoothing : {0.0, 0.1, 0.5}) {
            compare(torch::kFloat32, width, smoothing, 1e-6);
            compare(torch::kBFloat16, width, smoothing, 1e-3);
        }
}
