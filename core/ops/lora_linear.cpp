// SPDX-License-Identifier: GPL-3.0-or-later
// See lora_linear.h. With G = ratio * dY: dS = G sB, dX = G W + dS A, dA = dS^T X, dB = s G^T S (Hu et al.,
// differentiated); d ratio = sum over tokens of dY * Z. DoRA's norm n is a constant to the gradient (its section 4.3).
#include "core/ops/lora_linear.h"

#include "core/ops/device.h"
#include "core/ops/few_rows.h"
#include "kernels/lora/lora.h"

namespace lorica {
namespace {

// Splits columns of `elements` elements each over the threads; no range cuts a vector of the widest kind.
template <class Body>
void over_columns(int64_t columns, int64_t elements, const Body& body) {
    constexpr int64_t kBlock = 32;
    ops::over_threads((columns + kBlock - 1) / kBlock, elements * kBlock, [&](int64_t from, int64_t to) { body(from * kBlock, std::min(to * kBlock, columns)); });
}

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
        return over_columns(how.n, std::max<int64_t>(how.rows * how.m / 8, 1), [&](int64_t from, int64_t to) { kernels::thin_gradient(how, from, to); });
    }
    ops::matmul_tn_add(left, right, factor, gradient);
}

// gradient += sum over rows of left * right / (norm loss_scale), in float32.
void accumulate_columns(torch::Tensor gradient, const torch::Tensor& left, const torch::Tensor& right, const torch::Tensor& norm, float loss_scale) {
    kernels::ColumnSums how{.type = ops::kernel_type(left), .a = ops::in(left), .a_stride = left.stride(0), .rows = left.size(0), .columns = left.size(1),
                            .norm = norm.defined() ? norm.const_data_ptr<float>() : nullptr, .factor = 1 / loss_scale, .gradient = gradient.data_ptr<float>()};
    if (right.defined()) {
        how.b = ops::in(right);
        how.b_stride = right.stride(0);
    }
    if constexpr (kernels::kHasCuda) {
        if (ops::on_cuda(left)) return kernels::cuda::column_sums(how, ops::stream_of(left));
    }
    over_columns(how.columns, how.rows, [&](int64_t from, int64_t to) { kernels::column_sums(how, from, to); });
}

// With dropout DoRA scales what the dropped input gives, and the input as it is goes through the frozen matrix (PEFT's
// DoraLinearVariant): y = x W^T + b + (m/n - 1) * (drop(x) W^T) + (m/n) * (s drop(x) A^T B^T).
void dropped_dora_forward(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& y,
                          torch::Tensor& s, torch::Tensor& z) {
    product_nt(x, group.weight, scratch, y);
    const Workspace::Scope within(scratch);
    torch::Tensor dropped = scratch.take(x.sizes(), x.scalar_type());
    for (const LoraPart& part : group.parts) {
        const Workspace::Scope each(scratch);
        ops::dropout(x, dropout, part.stream, dropped);
        torch::Tensor plain = scratch.take({x.size(0), part.columns}, x.scalar_type());
        product_nt(dropped, some_outputs(group.weight, part.column, part.columns), scratch, plain);
        torch::Tensor low = s.narrow(1, part.rank_at, part.r), whole = z.narrow(1, part.column, part.columns);
        low.copy_(torch::mm(dropped, group.a.narrow(0, part.rank_at, part.r).t()));
        whole.copy_(plain);
        whole.addmm_(low, part.sb.t());
        y.narrow(1, part.column, part.columns).sub_(plain).addcmul_(whole, group.ratio.narrow(0, part.column, part.columns));
    }
}

void dropped_dora_backward(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& s, const torch::Tensor& dy, const ops::Dropout& dropout,
                           float loss_scale, Workspace& scratch, torch::Tensor* dx) {
    if (dx != nullptr) product_nn(dy, group.weight, scratch, *dx);
    const Workspace::Scope within(scratch);
    torch::Tensor wide = scratch.take(x.sizes(), x.scalar_type());
    for (const LoraPart& part : group.parts) {
        const Workspace::Scope each(scratch);
        const torch::Tensor own_dy = dy.narrow(1, part.column, part.columns);
        torch::Tensor g = scratch.take({x.size(0), part.columns}, x.scalar_type());
        torch::mul_out(g, own_dy, group.ratio.narrow(0, part.column, part.columns));
        torch::Tensor ds = scratch.take({x.size(0), part.r}, x.scalar_type());
        torch::mm_out(ds, g, part.sb);
        accumulate(part.grad_b, g, s.narrow(1, part.rank_at, part.r), part.scale / loss_scale, scratch);
        ops::dropout(x, dropout, part.stream, wide);
        accumulate(group.grad_a.narrow(0, part.rank_at, part.r), ds, wide, 1 / loss_scale, scratch);
        if (dx == nullptr) continue;
        g.sub_(own_dy);
        product_nn(g, some_outputs(group.weight, part.column, part.columns), scratch, wide);
        wide.addmm_(ds, group.a.narrow(0, part.rank_at, part.r));
        ops::dropout_backward(wide, dropout, part.stream, *dx);
    }
}

// The gradients of everything that multiplies or adds, and of the matrix itself.
void whole_gradients(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& z, const torch::Tensor& dy, float loss_scale) {
    for (const RatioPart& part : group.ratio_parts) {
        const auto own = [&](const torch::Tensor& all) { return all.narrow(1, part.column, part.columns); };
        accumulate_columns(part.gradient, own(dy), own(z), part.norm, loss_scale);
    }
    for (const BiasPart& part : group.bias_parts)
        accumulate_columns(part.gradient, dy.narrow(1, part.column, part.columns), {}, {}, loss_scale);
    if (!group.grad_weight.defined()) return;
    torch::Tensor gradient = group.grad_weight;
    ops::matmul_tn_add(dy, x, 1 / loss_scale, gradient);
}

// y += s (sB)^T of every part, row by row.
void add_turned(const LoraGroup& group, const torch::Tensor& s, Workspace& scratch, torch::Tensor& y) {
    constexpr int64_t kWorthIt = 1 << 17;   // multiplications; fewer are done before other threads have begun
    const Workspace::Scope within(scratch);
    torch::Tensor low = scratch.take(s.sizes(), torch::kFloat32);
    kernels::widen(ops::kernel_type(s), ops::in(s), s.stride(0), s.size(1), low.data_ptr<float>(), 0, s.size(0));
    const int64_t element = static_cast<int64_t>(y.element_size());
    for (int64_t row = 0; row < y.size(0); ++row) {
        char* const to = static_cast<char*>(ops::out(y)) + row * y.stride(0) * element;
        for (const LoraPart& part : group.parts) {
            const kernels::LowRankRow how{.type = ops::kernel_type(y), .s = low.const_data_ptr<float>() + row * s.size(1) + part.rank_at, .b = ops::in(part.turned), .r = part.r,
                                          .b_stride = part.columns, .y = to + part.column * element};
            if (part.columns * part.r < kWorthIt) kernels::add_low_rank(how, 0, part.columns);
            else ops::over_threads(part.columns, part.r, [&](int64_t from, int64_t end) { kernels::add_low_rank(how, from, end); });
        }
    }
}

}  // namespace

void lora_project(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& s) {
    if (group.parts.empty()) return;
    if (!dropout.on()) {
        if (ops::is_few_rows(x, group.a)) ops::few_rows(x, group.a, nullptr, false, scratch, s);
        else torch::mm_out(s, x, group.a.t());
        return;
    }
    const Workspace::Scope within(scratch);
    torch::Tensor dropped = scratch.take(x.sizes(), x.scalar_type());
    for (const LoraPart& part : group.parts) {
        ops::dropout(x, dropout, part.stream, dropped);
        s.narrow(1, part.rank_at, part.r).copy_(torch::mm(dropped, group.a.narrow(0, part.rank_at, part.r).t()));
    }
}

void lora_add(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& y, torch::Tensor& s) {
    const Workspace::Scope within(scratch);
    lora_project(group, x, dropout, scratch, s);
    if (group.b.defined()) {
        y.addmm_(s, group.b.t());
        return;
    }
    if (!group.parts.empty() && group.parts.front().turned.defined() && y.size(0) <= ops::kFewRows && y.stride(1) == 1) return add_turned(group, s, scratch, y);
    for (const LoraPart& part : group.parts) {
        torch::Tensor own = y.narrow(1, part.column, part.columns);
        const torch::Tensor low = s.narrow(1, part.rank_at, part.r);
        if (ops::is_few_rows(low, part.sb)) ops::few_rows(low, part.sb, nullptr, true, scratch, own);
        else own.addmm_(low, part.sb.t());
    }
}

void lora_add_backward(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& s, const torch::Tensor& dy, const ops::Dropout& dropout,
                       float loss_scale, Workspace& scratch, torch::Tensor* dx) {
    if (group.parts.empty()) return;
    const Workspace::Scope within(scratch);
    torch::Tensor ds = scratch.take(s.sizes(), s.scalar_type());
    if (group.b.defined()) torch::mm_out(ds, dy, group.b);
    torch::Tensor wide = dropout.on() ? scratch.take(x.sizes(), x.scalar_type()) : torch::Tensor();
    for (const LoraPart& part : group.parts) {
        const torch::Tensor g = dy.narrow(1, part.column, part.columns);
        torch::Tensor own = ds.narrow(1, part.rank_at, part.r);
        if (!group.b.defined()) own.copy_(torch::mm(g, part.sb));
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

void lora_forward(const LoraGroup& group, const torch::Tensor& x, const ops::Dropout& dropout, Workspace& scratch,
                  torch::Tensor& y, torch::Tensor& s, const torch::Tensor& z) {
    const Workspace::Scope within(scratch);
    torch::Tensor input = x, whole = y;
    if (group.input_ratio.defined()) {
        input = scratch.take(x.sizes(), x.scalar_type());
        torch::mul_out(input, x, group.input_ratio);
    }
    FrozenMatrix weight = group.weight;
    if (group.ratio.defined()) {
        whole = z.defined() ? z : scratch.take(y.sizes(), y.scalar_type());
        if (dropout.on() && !group.parts.empty()) return dropped_dora_forward(group, x, dropout, scratch, y, s, whole);
        if (!group.ratio_on_bias) weight.bias = torch::Tensor();
    }
    product_nt(input, weight, scratch, whole);
    lora_add(group, input, dropout, scratch, whole, s);
    if (!group.ratio.defined()) return;
    torch::mul_out(y, whole, group.ratio);
    if (!group.ratio_on_bias && group.weight.bias.defined()) y.add_(group.weight.bias);
}

void lora_backward(const LoraGroup& group, const torch::Tensor& x, const torch::Tensor& s, const torch::Tensor& z, const torch::Tensor& dy,
                   const ops::Dropout& dropout, float loss_scale, Workspace& scratch, torch::Tensor* dx) {
    const Workspace::Scope scope(scratch);
    whole_gradients(group, x, z, dy, loss_scale);
    torch::Tensor scaled_dy = dy, inner;
    if (group.ratio.defined()) {
        if (dropout.on() && !group.parts.empty()) return dropped_dora_backward(group, x, s, dy, dropout, loss_scale, scratch, dx);
        scaled_dy = scratch.take(dy.sizes(), dy.scalar_type());
        torch::mul_out(scaled_dy, dy, group.ratio);
    }
    if (group.input_ratio.defined() && dx == nullptr) {
        inner = scratch.take(x.sizes(), x.scalar_type());
        dx = &inner;
    }
    if (dx != nullptr) product_nn(scaled_dy, group.weight, scratch, *dx);
    if (group.input_ratio.defined()) {
        accumulate_columns(group.grad_input, *dx, x, {}, loss_scale);
        dx->mul_(group.input_ratio);
    }
    lora_add_backward(group, x, s, scaled_dy, dropout, loss_scale, scratch, dx);
}

}  // namespace lorica
