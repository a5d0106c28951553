// SPDX-License-Identifier: GPL-3.0-or-later
// See frozen_matrix.h.
#include "core/ops/frozen_matrix.h"

#include "core/ops/few_rows.h"
#include "core/ops/ops.h"

namespace lorica {

void product_nt(const torch::Tensor& x, const FrozenMatrix& w, Workspace& scratch, torch::Tensor& y) {
    if (w.quantized) {
        quantized_product_nt(x, *w.quantized, w.bias, w.exact_inputs, scratch, y);
        return;
    }
    if (x.is_cuda() && w.bias.defined()) {   // in one pass over y
        torch::addmm_out(y, w.bias, x, w.weight.t());
        return;
    }
    if (ops::is_few_rows(x, w.weight)) ops::few_rows(x, w.weight, w.blocks.get(), false, scratch, y);
    else ops::matmul_nt(x, w.weight, y);
    if (w.bias.defined()) y.add_(w.bias);
}

void product_nn(const torch::Tensor& dy, const FrozenMatrix& w, Workspace& scratch, torch::Tensor& dx) {
    if (w.quantized) quantized_product_nn(dy, *w.quantized, scratch, dx);
    else ops::matmul_nn(dy, w.weight, dx);
}

torch::Tensor dense(const FrozenMatrix& w, int64_t first, int64_t rows) {
    if (!w.quantized) return w.weight.narrow(0, first, rows).to(torch::kFloat32);
    torch::Tensor tile = torch::empty({rows, w.in()}, torch::TensorOptions().device(w.quantized->parts.front().codes.device()));
    decode(*w.quantized, first, 0, tile);
    return tile;
}

FrozenMatrix some_outputs(const FrozenMatrix& w, int64_t first, int64_t count) {
    FrozenMatrix some = w;
    some.bias = torch::Tensor();
    some.blocks = nullptr;
    if (!w.quantized) {
        some.weight = w.weight.narrow(0, first, count);
        return some;
    }
    QuantizedMatrix codes = *w.quantized;
    codes.parts.clear();
    int64_t row = 0;
    for (const QuantizedPart& part : w.quantized->parts) {
        if (row >= first && row + part.rows <= first + count) codes.parts.push_back(part);
        row += part.rows;
    }
    TORCH_CHECK(codes.out() == count, "outputs of a quantized matrix that were not published as matrices of their own");
    some.quantized = std::make_shared<const QuantizedMatrix>(std::move(codes));
    return some;
}

}  // namespace lorica
