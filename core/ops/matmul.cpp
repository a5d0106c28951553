// SPDX-License-Identifier: GPL-3.0-or-later
// The products with frozen weights, and those that gather a gradient. Engine thread.
#include <ATen/ops/addmm.h>

#include "core/ops/ops.h"

namespace lorica::ops {

void matmul_nt(const torch::Tensor& x, const torch::Tensor& w, torch::Tensor& y) { torch::mm_out(y, x, w.t()); }

void matmul_nn(const torch::Tensor& dy, const torch::Tensor& w, torch::Tensor& dx) { torch::mm_out(dx, dy, w); }

void matmul_tn_add(const torch::Tensor& left, const torch::Tensor& right, double factor, torch::Tensor& gradient) {
    if (left.scalar_type() == torch::kFloat32) gradient.addmm_(left.t(), right, 1, factor);
    else if (left.is_cuda()) at::addmm_out(gradient, gradient, left.t(), right, torch::kFloat32, 1, factor);
    else gradient.add_(torch::mm(left.t(), right), factor);
}

}  // namespace lorica::ops
