// SPDX-License-Identifier: GPL-3.0-or-later
// A layer's norm of either kind; LayerNorm by tensor formulas. Engine thread.
#include "core/ops/device.h"
#include "core/ops/ops.h"
#include "kernels/layer_norm/layer_norm.h"

namespace lorica::ops {
namespace {

kernels::LayerNormRows rows_of(const torch::Tensor& x, const Norm& how) {
    return {.type = kernel_type(x), .width = x.size(1), .eps = static_cast<float>(how.eps), .weight = how.weight.const_data_ptr<float>(), .bias = how.bias.const_data_ptr<float>()};
}

torch::Tensor centred(const torch::Tensor& x) {
    const torch::Tensor wide = x.to(torch::kFloat32);
    return wide - wide.mean(1, true);
}

}  // namespace

void norm(const torch::Tensor& x, const Norm& how, torch::Tensor& y, torch::Tensor& rstd) {
    if (!how.bias.defined()) return rms_norm(x, how.weight, how.eps, y, rstd);
    if constexpr (kernels::kHasCuda)
        if (on_cuda(x)) return kernels::cuda::layer_norm_forward(rows_of(x, how), in(x), nullptr, nullptr, out(y), rstd.data_ptr<float>(), x.size(0), stream_of(x));
    const torch::Tensor c = centred(x);
    rstd.copy_((c * c).mean(1).add_(how.eps).rsqrt_());
    y.copy_(c * rstd.unsqueeze(1) * how.weight + how.bias);
}

void add_norm(const torch::Tensor& x, const torch::Tensor& delta, const Norm& how, torch::Tensor& sum, torch::Tensor& y, torch::Tensor& rstd) {
    if (!how.bias.defined()) return add_rms_norm(x, delta, how.weight, how.eps, sum, y, rstd);
    if constexpr (kernels::kHasCuda)
        if (on_cuda(x)) return kernels::cuda::layer_norm_forward(rows_of(x, how), in(x), in(delta), out(sum), out(y), rstd.data_ptr<float>(), x.size(0), stream_of(x));
    torch::add_out(sum, x, delta);
    norm(sum, how, y, rstd);
}

void norm_again(const torch::Tensor& x, const Norm& how, const torch::Tensor& rstd, torch::Tensor& y) {
    if (!how.bias.defined()) return rms_norm_again(x, how.weight, rstd, y);
    if (kernels::kHasCuda && on_cuda(x)) {   // the same kernel: the same bits
        torch::Tensor same = torch::empty_like(rstd);
        return norm(x, how, y, same);
    }
    y.copy_(centred(x) * rstd.unsqueeze(1) * how.weight + how.bias);
}

// dx += rstd (g - mean(g) - h mean(g h)) with g = dy weight and h = (x - mean) rstd.
void norm_backward(const torch::Tensor& dy, const torch::Tensor& x, const Norm& how, const torch::Tensor& rstd, torch::Tensor& dx) {
    if (!how.bias.defined()) return rms_norm_backward(dy, x, how.weight, rstd, dx);
    if constexpr (kernels::kHasCuda)
        if (on_cuda(x)) return kernels::cuda::layer_norm_backward(rows_of(x, how), in(dy), in(x), rstd.const_data_ptr<float>(), out(dx), x.size(0), stream_of(x));
    const torch::Tensor scale = rstd.unsqueeze(1), h = centred(x) * scale, g = dy.to(torch::kFloat32) * how.weight;
    dx.copy_(dx.to(torch::kFloat32) + scale * (g - g.mean(1, true) - h * (g * h).mean(1, true)));
}

void norm_parameters_backward(const torch::Tensor& dy, const torch::Tensor& x, const Norm& how, const torch::Tensor& rstd, double factor, const Norm& gradient) {
    if (!gradient.weight.defined() && !gradient.bias.defined()) return;
    const torch::Tensor wide = dy.to(torch::kFloat32);
    torch::Tensor weight = gradient.weight, bias = gradient.bias;
    if (weight.defined()) weight.add_((how.bias.defined() ? centred(x) : x.to(torch::kFloat32)).mul(rstd.unsqueeze(1)).mul_(wide).sum(0), factor);
    if (bias.defined()) bias.add_(wide.sum(0), factor);
}

}  // namespace lorica::ops
