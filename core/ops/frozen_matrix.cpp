// SPDX-License-Identifier: GPL-3.0-or-later
// See frozen_matrix.h.
#include "core/ops/frozen_matrix.h"

#include "core/ops/ops.h"

namespace lorica {

void product_nt(const torch::Tensor& x, const FrozenMatrix& w, Workspace&, torch::Tensor& y) {
    ops::matmul_nt(x, w.weight, y);
    if (w.bias.defined()) y.add_(w.bias);
}

void product_nn(const torch::Tensor& dy, const FrozenMatrix& w, Workspace&, torch::Tensor& dx) { ops::matmul_nn(dy, w.weight, dx); }

}  // namespace lorica
