// SPDX-License-Identifier: GPL-3.0-or-later
// See lora_linear.h. With G = dY: dS = G sB, dX = G W + dS A, dA = dS^T X, dB = s G^T S (Hu et al., differentiated).
#include "core/ops/lora_linear.h"

#include "core/ops/host.h"
#include "kernels/lora/lora.h"

namespace lorica {
namespace {

// gradient += factor * left^T right, in float32. One of the two is thin: a rank wide.
void accumulate(torch::Tensor gradient, const torch::Tensor& left, const torch::Tensor& right, float factor, Workspace& scratch) {
    if (ops::on_host(left)) {
        const bool left_thin = left.size(1) <= right.size(1);
        const torch::Tensor& thin = left_thin ? left : right;
        const torch::Tensor& wide = left_thin ? right : left;
        const Workspace::Scope within(scratch);
        torch::Tensor narrow = scratch.take(thin.sizes(), torch::kFloat32);
        ops::over_threads(thin.size(0), thin.size(1), [&](int64_t from, int64_t to) {
            kernels::widen(ops::kernel_type(thin), ops::in(thin), thin.stride(0), thin.size(1), narrow.data_ptr<float>(), from, to);
        });
        const kernels::ThinGradient how{.type = ops::kernel_type(wide), .thin = narrow.const_data_ptr<float>(), .wide = ops::in(wide),
                                        .rows = wide.size(0), .m = thin.size(1), .n = wide.size(1), .wide_stride = wide.stride(0),
                                        .factor = factor, .out = gradient.data_ptr<float>(),
                                        .m_stride = left_thin ? gradient.stride(0) : 1, .n_stride = left_thin ? 1 : gradient.stride(0)};
        constexpr int64_t kColumns = 32;  // two of the widest vectors: no thread's range cuts one
        const int64_t blocks = (wide.size(1) + kColumns - 1) / kColumns;
        ops::over_threads(blocks, how.rows * how.m * kColumns / 8, [&](int64_t from, int64_t to) {
            kernels::thin_gradient(how, from * kColumns, std::min(to * kColumns, how.n));
        });
        return;
    }
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
    product_nt(x, group.weight, scratch, y);
    lora_project(group, x, dropout, scratch, s);
    for (const LoraPart& part : group.parts) {
        y.narrow(1, part.column, part.columns).addmm_(s.narrow(1, part.rank_at, part.r), part.sb.t());
    }
}

void lora_backward(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& s, const torch::Tensor& dy,
                   const ops::Dropout& dropout, float loss_scale, Workspace& scratch, torch::Tensor* dx) {
    if (dx != nullptr) product_nn(dy, group.weight, scratch, *dx);
    if (group.parts.empty()) return;
    const Workspace::Scope scope(scratch);
    torch::Tensor ds = scratch.take(s.sizes(), s.scalar_type());
    torch::Tensor wide = dropout.on() ? scratch.take(x.sizes(), x.scalar_type()) : torch::Tensor();
    for (const LoraPart& part : group.parts) {
        const torch::Tensor g = dy.narrow(1, part.column, part.columns);
        torch::Tensor own = ds.narrow(1, part.rank_at, part.r);
        own.copy_(torch::mm(g, part.sb));
        accumulate(part.grad_b, g, s.narrow(1, part.rank_at, part.r), part.scale / loss_scale, scratch);
        if (!dropout.on()) continue;
        ops::dropout(x, dropout, part.stream, wide);
        accumulate(group.grad_a.narrow(0, part.rank_at, part.r), own, wide, 1 / loss_scale, scratch);
        if (dx == nullptr) continue;
        torch::mm_out(wide, own, group.a.narrow(0, part.rank_at, part.r));
        ops::dropout_backward(wide, dropout, part.stream, *dx);
    }
    if (dropout.on()) return;
    accumulate(group.grad_a, ds, x, 1 / loss_scale, scratch);
    if (dx != nullptr) dx->addmm_(ds, group.a);
}

}  // namespace lorica
