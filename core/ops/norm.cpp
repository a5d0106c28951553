// SPDX-License-Identifier: GPL-3.0-or-later
// RMS norm over tensors. Engine thread.
#include "core/ops/device.h"
#include "core/ops/host.h"
#include "core/ops/ops.h"
#include "kernels/rms_norm/rms_norm.h"

namespace lorica::ops {
namespace {

void normalise(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& rstd, torch::Tensor& y) {
    y.copy_(x.to(torch::kFloat32) * rstd.unsqueeze(1) * weight);
}

kernels::RmsNormRows rows_of(const torch::Tensor& x, const torch::Tensor& weight, double eps) {
    return {.type = kernel_type(x), .width = x.size(1), .eps = static_cast<float>(eps), .weight = weight.const_data_ptr<float>()};
}

}  // namespace

void rms_norm(const torch::Tensor& x, const torch::Tensor& weight, double eps, torch::Tensor& y, torch::Tensor& rstd) {
    if (on_host(x)) {
        const auto how = rows_of(x, weight, eps);
        over_threads(x.size(0), x.size(1), [&](int64_t from, int64_t to) {
            kernels::rms_norm_forward(how, in(x), nullptr, nullptr, out(y), rstd.data_ptr<float>(), from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(x)) return kernels::cuda::rms_norm_forward(rows_of(x, weight, eps), in(x), nullptr, nullptr, out(y), rstd.data_ptr<float>(), x.size(0), stream_of(x));
    const torch::Tensor wide = x.to(torch::kFloat32);
    rstd.copy_((wide * wide).mean(1).add_(eps).rsqrt_());
    normalise(x, weight, rstd, y);
}

void add_rms_norm(const torch::Tensor& x, const torch::Tensor& delta, const torch::Tensor& weight, double eps,
                  torch::Tensor& sum, torch::Tensor& y, torch::Tensor& rstd) {
    if (on_host(x)) {
        const auto how = rows_of(x, weight, eps);
        over_threads(x.size(0), x.size(1), [&](int64_t from, int64_t to) {
            kernels::rms_norm_forward(how, in(x), in(delta), out(sum), out(y), rstd.data_ptr<float>(), from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(x)) return kernels::cuda::rms_norm_forward(rows_of(x, weight, eps), in(x), in(delta), out(sum), out(y), rstd.data_ptr<float>(), x.size(0), stream_of(x));
    torch::add_out(sum, x, delta);
    rms_norm(sum, weight, eps, y, rstd);
}

void rms_norm_again(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& rstd, torch::Tensor& y) {
    if (on_host(x)) {
        const auto how = rows_of(x, weight, 0);
        over_threads(x.size(0), x.size(1), [&](int64_t from, int64_t to) {
            kernels::rms_norm_again(how, in(x), rstd.data_ptr<float>(), out(y), from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(x)) return kernels::cuda::rms_norm_again(rows_of(x, weight, 0), in(x), rstd.const_data_ptr<float>(), out(y), x.size(0), stream_of(x));
    normalise(x, weight, rstd, y);
}

void rms_norm_backward(const torch::Tensor& dy, const torch::Tensor& x, const torch::Tensor& weight,
                       const torch::Tensor& rstd, torch::Tensor& dx) {
    if (on_host(x)) {
        const auto how = rows_of(x, weight, 0);
        over_threads(x.size(0), x.size(1), [&](int64_t from, int64_t to) {
            kernels::rms_norm_backward(how, in(dy), in(x), rstd.data_ptr<float>(), out(dx), from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(x)) return kernels::cuda::rms_norm_backward(rows_of(x, weight, 0), in(dy), in(x), rstd.const_data_ptr<float>(), out(dx), x.size(0), stream_of(x));
    const torch::Tensor scale = rstd.unsqueeze(1);
    const torch::Tensor hat = x.to(torch::kFloat32) * scale;
    const torch::Tensor g = dy.to(torch::kFloat32) * weight;
    dx.copy_(dx.to(torch::kFloat32) + scale * (g - hat * (g * hat).mean(1, true)));
}

}  // namespace lorica::ops
