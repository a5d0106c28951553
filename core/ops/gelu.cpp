// SPDX-License-Identifier: GPL-3.0-or-later
// GELU by its tanh form, alone or as a gate. Engine thread.
#include <numbers>

#include "core/ops/device.h"
#include "core/ops/ops.h"
#include "kernels/gelu/gelu.h"

namespace lorica::ops {
namespace {

// gelu(x) = x (1 + t) / 2, t = tanh(c (x + 0.044715 x^3)), c = sqrt(2 / pi).
const double kScale = std::numbers::sqrt2 * std::numbers::inv_sqrtpi;

torch::Tensor inner_tanh(const torch::Tensor& x) { return torch::tanh((x + 0.044715 * x * x * x) * kScale); }

torch::Tensor slope(const torch::Tensor& x, const torch::Tensor& t) {
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * kScale * (1 + 3 * 0.044715 * x * x);
}

}  // namespace

void gelu_tanh(const torch::Tensor& gate_up, torch::Tensor& product) {
    const int64_t width = product.size(1);
    if constexpr (kernels::kHasCuda)
        if (on_cuda(gate_up)) return kernels::cuda::gelu_forward(kernel_type(gate_up), in(gate_up), out(product), width, gate_up.size(1) > width, gate_up.size(0), stream_of(gate_up));
    const torch::Tensor gate = gate_up.narrow(1, 0, width).to(torch::kFloat32);
    torch::Tensor y = 0.5 * gate * (1 + inner_tanh(gate));
    if (gate_up.size(1) > width) y *= gate_up.narrow(1, width, width);
    product.copy_(y);
}

void gelu_tanh_backward(torch::Tensor& gate_up, const torch::Tensor& dout) {
    const int64_t width = dout.size(1);
    if constexpr (kernels::kHasCuda)
        if (on_cuda(gate_up)) return kernels::cuda::gelu_backward(kernel_type(gate_up), out(gate_up), in(dout), width, gate_up.size(1) > width, gate_up.size(0), stream_of(gate_up));
    torch::Tensor first = gate_up.narrow(1, 0, width);
    const torch::Tensor gate = first.to(torch::kFloat32, false, true), t = inner_tanh(gate), d = dout.to(torch::kFloat32);
    if (gate_up.size(1) == width) {
        first.copy_(d * slope(gate, t));
        return;
    }
    torch::Tensor second = gate_up.narrow(1, width, width);
    const torch::Tensor up = second.to(torch::kFloat32, false, true);
    second.copy_(d * (0.5 * gate * (1 + t)));
    first.copy_(d * up * slope(gate, t));
}

}  // namespace lorica::ops
