// SPDX-License-Identifier: GPL-3.0-or-later
// RMS norm over tensors. Engine thread.
#include "core/ops/ops.h"

namespace lorica::ops {
namespace {

void normalise(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& rstd, torch::Tensor& y) {
    y.copy_(x.to(torch::kFloat32) * rstd.unsqueeze(1) * weight);
}

}  // namespace

void rms_norm(const torch::Tensor& x, const torch::Tensor& weight, double eps, torch::Tensor& y, torch::Tensor& rstd) {
    const torch::Tensor wide = x.to(torch::kFloat32);
    rstd.copy_((wide * wide).mean(1).add_(eps).rsqrt_());
    normalise(x, weight, rstd, y);
}

void add_rms_norm(const torch::Tensor& x, const torch::Tensor& delta, const torch::Tensor& weight, double eps,
                  torch::Tensor& sum, torch::Tensor& y, torch::Tensor& rstd) {
    torch::add_out(sum, x, delta);
    rms_norm(sum, weight, eps, y, rstd);
}

void rms_norm_again(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& rstd, torch::Tensor& y) {
    normalise(x, weight, rstd, y);
}

void rms_norm_backward(const torch::Tensor& dy, const torch::Tensor& x, const torch::Tensor& weight,
                       const torch::Tensor& rstd, torch::Tensor& dx) {
    const torch::Tensor scale = rstd.unsqueeze(1);
    const torch::Tensor hat = x.to(torch::kFloat32) * scale;
    const torch::Tensor g = dy.to(torch::kFloat32) * weight;
    dx.copy_(dx.to(torch::kFloat32) + scale * (g - hat * (g * hat).mean(1, true)));
}

}  // namespace lorica::ops
