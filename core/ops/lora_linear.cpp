// SPDX-License-Identifier: GPL-3.0-or-later
// See lora_linear.h. With G = dY: dS = G sB, dX = G W + dS A, dA = dS^T X, dB = s G^T S (Hu et al., differentiated).
#include "core/ops/lora_linear.h"

namespace lorica {
namespace {

// gradient += factor * left^T right, in float32.
void accumulate(torch::Tensor gradient, const torch::Tensor& left, const torch::Tensor& right, float factor) {
    if (left.scalar_type() == torch::kFloat32) {
        gradient.addmm_(left.t(), right, 1, factor);
    } else {
        gradient.add_(torch::mm(left.t(), right), factor);
    }
}

}  // namespace

void lora_project(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& s) {
    if (group.parts.empty()) return;
    if (!dropout.on()) {
        torch::mm_out(s, x, group.a.t());
        return;
    }
    const Workspace::Scope within(scratch);
    torch::Tensor dropped = scratch.take(x.sizes(), x.scalar_type());
    for (const LoraPart& part : group.parts) {
        ops::dropout(x, dropout, part.stream, dropped);
        s.narrow(1, part.rank_at, part.r).copy_(torch::mm(dropped, group.a.narrow(0, part.rank_at, part.r).t()));
    }
}

void lora_forward(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch,
                  torch::Tensor& y, torch::Tensor& s) {
    ops::matmul_nt(x, group.weight, y);
    lora_project(group, x, dropout, scratch, s);
    for (const LoraPart& part : group.parts) {
        y.narrow(1, part.column, part.columns).addmm_(s.narrow(1, part.rank_at, part.r), part.sb.t());
    }
}

void lora_backward(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& s, const torch::Tensor& dy,
                   const ops::Dropout& dropout, float loss_scale, Workspace& scratch, torch::Tensor* dx) {
    if (dx != nullptr) ops::matmul_nn(dy, group.weight, *dx);
    if (group.parts.empty()) return;
    const Workspace::Scope scope(scratch);
    torch::Tensor ds = scratch.take(s.sizes(), s.scalar_type());
    torch::Tensor wide = dropout.on() ? scratch.take(x.sizes(), x.scalar_type()) : torch::Tensor();
    for (const LoraPart& part : group.parts) {
        const torch::Tensor g = dy.narrow(1, part.column, part.columns);
        torch::Tensor own = ds.narrow(1, part.rank_at, part.r);
        own.copy_(torch::mm(g, part.sb));
        accumulate(part.grad_b, g, s.narrow(1, part.rank_at, part.r), part.scale / loss_scale);
        if (!dropout.on()) continue;
        ops::dropout(x, dropout, part.stream, wide);
        accumulate(group.grad_a.narrow(0, part.rank_at, part.r), own, wide, 1 / loss_scale);
        if (dx == nullptr) continue;
        torch::mm_out(wide, own, group.a.narrow(0, part.rank_at, part.r));
        ops::dropout_backward(wide, dropout, part.stream, *dx);
    }
    if (dropout.on()) return;
    accumulate(group.grad_a, ds, x, 1 / loss_scale);
    if (dx != nullptr) dx->addmm_(ds, group.a);
}

}  // namespace lorica
