// SPDX-License-Identifier: GPL-3.0-or-later
// The products with frozen weights. Engine thread.
#include "core/ops/ops.h"

namespace lorica::ops {

void matmul_nt(const torch::Tensor& x, const torch::Tensor& w, torch::Tensor& y) { torch::mm_out(y, x, w.t()); }

void matmul_nn(const torch::Tensor& dy, const torch::Tensor& w, torch::Tensor& dx) { torch::mm_out(dx, dy, w); }

}  // namespace lorica::ops
