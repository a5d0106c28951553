// SPDX-License-Identifier: GPL-3.0-or-later
// SwiGLU over tensors. Engine thread.
#include "core/ops/ops.h"

namespace lorica::ops {

void swiglu(const torch::Tensor& gate_up, torch::Tensor& out) {
    const int64_t width = gate_up.size(1) / 2;
    const torch::Tensor gate = gate_up.narrow(1, 0, width).to(torch::kFloat32);
    out.copy_(gate * torch::sigmoid(gate) * gate_up.narrow(1, width, width).to(torch::kFloat32));
}

void swiglu_backward(torch::Tensor& gate_up, const torch::Tensor& dout) {
    const int64_t width = gate_up.size(1) / 2;
    const torch::Tensor gate = gate_up.narrow(1, 0, width).to(torch::kFloat32, false, true);
    const torch::Tensor up = gate_up.narrow(1, width, width).to(torch::kFloat32, false, true);
    const torch::Tensor d = dout.to(torch::kFloat32);
    const torch::Tensor sigmoid = torch::sigmoid(gate);
    gate_up.narrow(1, width, width).copy_(d * gate * sigmoid);
    gate_up.narrow(1, 0, width).copy_(d * up * sigmoid * (1 + gate * (1 - sigmoid)));
}

}  // namespace lorica::ops
