// SPDX-License-Identifier: GPL-3.0-or-later
// See few_rows.h. Engine thread.
#include "core/ops/few_rows.h"

#include "core/ops/host.h"
#include "kernels/lora/lora.h"

namespace lorica::ops {

bool is_few_rows(const torch::Tensor& x, const torch::Tensor& w) {
    return x.size(0) <= kFewRows && on_host(x) && on_host(w) && x.stride(1) == 1 && w.stride(1) == 1;
}

void few_rows(const torch::Tensor& x, const torch::Tensor& w, const BlockRows* blocks, bool add, Workspace& scratch, torch::Tensor& y) {
    TORCH_CHECK(x.size(1) == w.size(1) && y.size(0) == x.size(0) && y.size(1) == w.size(0) && y.stride(1) == 1, "the shapes do not fit");
    const Workspace::Scope within(scratch);
    torch::Tensor wide = x;
    if (x.scalar_type() != torch::kFloat32) {
        wide = scratch.take(x.sizes(), torch::kFloat32);
        kernels::widen(kernel_type(x), in(x), x.stride(0), x.size(1), wide.data_ptr<float>(), 0, x.size(0));
    }
    const bool as_floats = w.scalar_type() == torch::kFloat32;
    kernels::FewRows how{.type = as_floats ? kernels::WeightType::F32 : kernels::WeightType::BF16, .w = in(w), .w_stride = w.stride(0) * static_cast<int64_t>(w.element_size()),
                         .x = wide.const_data_ptr<float>(), .rows = x.size(0), .k = x.size(1), .x_stride = wide.stride(0),
                         .out = kernel_type(y), .y = out(y), .y_stride = y.stride(0), .add = add};
    if (blocks != nullptr) {
        how.type = blocks->type;
        how.rounded = blocks->rounded;
        how.w = blocks->bytes.data();
        how.w_stride = blocks->row_bytes;
    }
    over_threads(w.size(0), how.k * how.rows, [&](int64_t from, int64_t to) {
        const auto room = std::make_unique_for_overwrite<float[]>(static_cast<size_t>(kernels::few_rows_scratch(how.k)));
        kernels::few_rows(how, from, to, room.get());
    });
}

}  // namespace lorica::ops
