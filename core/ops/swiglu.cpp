// SPDX-License-Identifier: GPL-3.0-or-later
// SwiGLU over tensors. Engine thread.
#include "core/ops/device.h"
#include "core/ops/host.h"
#include "core/ops/ops.h"
#include "kernels/swiglu/swiglu.h"

namespace lorica::ops {

void swiglu(const torch::Tensor& gate_up, torch::Tensor& product) {
    const int64_t width = gate_up.size(1) / 2;
    if (on_host(gate_up)) {
        over_threads(gate_up.size(0), width, [&](int64_t from, int64_t to) {
            kernels::swiglu_forward(kernel_type(gate_up), in(gate_up), out(product), width, from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(gate_up)) return kernels::cuda::swiglu_forward(kernel_type(gate_up), in(gate_up), out(product), width, gate_up.size(0), stream_of(gate_up));
    const torch::Tensor gate = gate_up.narrow(1, 0, width).to(torch::kFloat32);
    product.copy_(gate * torch::sigmoid(gate) * gate_up.narrow(1, width, width).to(torch::kFloat32));
}

void swiglu_backward(torch::Tensor& gate_up, const torch::Tensor& dout) {
    const int64_t width = gate_up.size(1) / 2;
    if (on_host(gate_up)) {
        over_threads(gate_up.size(0), width, [&](int64_t from, int64_t to) {
            kernels::swiglu_backward(kernel_type(gate_up), out(gate_up), in(dout), width, from, to);
        });
        return;
    }
    if constexpr (kernels::kHasCuda)
        if (on_cuda(gate_up)) return kernels::cuda::swiglu_backward(kernel_type(gate_up), out(gate_up), in(dout), width, gate_up.size(0), stream_of(gate_up));
    const torch::Tensor gate = gate_up.narrow(1, 0, width).to(torch::kFloat32, false, true);
    const torch::Tensor up = gate_up.narrow(1, width, width).to(torch::kFloat32, false, true);
    const torch::Tensor d = dout.to(torch::kFloat32);
    const torch::Tensor sigmoid = torch::sigmoid(gate);
    gate_up.narrow(1, width, width).copy_(d * gate * sigmoid);
    gate_up.narrow(1, 0, width).copy_(d * up * sigmoid * (1 + gate * (1 - sigmoid)));
}

}  // namespace lorica::ops
