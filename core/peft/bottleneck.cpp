// SPDX-License-Identifier: GPL-3.0-or-later
// See bottleneck.h. With z = D u + b, a = f(z), g the gradient of what is added, dropped as it was: dU = s g^T a,
// dz = (g s U) f'(z), dD = dz^T u, du = dz D. Engine thread.
#include "core/peft/bottleneck.h"

#include <ATen/ATen.h>

#include <cmath>

#include "core/peft/first_values.h"

namespace lorica {
namespace {

constexpr uint64_t kInitStream = uint64_t{3} << 61;  // apart from LoRA's first values and from dropout's masks

// transformers' ACT2FN by name.
torch::Tensor activated(const std::string& f, const torch::Tensor& z) {
    if (f == "relu") return at::relu(z);
    if (f == "gelu") return at::gelu(z);
    if (f == "gelu_new") return at::gelu(z, "tanh");
    if (f == "tanh") return at::tanh(z);
    if (f == "leakyrelu") return at::leaky_relu(z);
    return at::silu(z);
}

torch::Tensor activated_backward(const std::string& f, const torch::Tensor& da, const torch::Tensor& z) {
    if (f == "relu") return at::threshold_backward(da, z, 0);
    if (f == "gelu") return at::gelu_backward(da, z);
    if (f == "gelu_new") return at::gelu_backward(da, z, "tanh");
    if (f == "tanh") return at::tanh_backward(da, at::tanh(z));
    if (f == "leakyrelu") return at::leaky_relu_backward(da, z, 0.01, false);
    return at::silu_backward(da, z);
}

// gradient += factor * left^T right, and the bias's by the sums of left.
void accumulate(torch::Tensor gradient, torch::Tensor bias, const torch::Tensor& left, const torch::Tensor& right, float factor) {
    if (left.scalar_type() == torch::kFloat32) gradient.addmm_(left.t(), right, 1, factor);
    else gradient.add_(torch::mm(left.t(), right), factor);
    bias.add_(left.sum(0, false, torch::kFloat32), factor);
}

}  // namespace

BottleneckInput input_of(const BottleneckConfig& config) {
    if (config.is_parallel) return BottleneckInput::Stream;
    return config.original_ln_before ? BottleneckInput::Sum : BottleneckInput::Added;
}

void initialise_bottleneck(BottleneckSlot& slot, const std::string& how, uint64_t seed) {
    const uint64_t stream = kInitStream + 2 * slot.stream;
    if (how == "mam_adapter") {
        fill_uniform(slot.down, 1 / std::sqrt(static_cast<float>(slot.down.size(1))), seed, stream);  // kaiming_uniform_(a=sqrt(5))
        slot.up.zero_();
    } else {
        const double deviation = how == "houlsby" ? 0.01 : 0.02, bound = how == "houlsby" ? 0.02 : 0;
        fill_normal(slot.down, deviation, bound, seed, stream);
        fill_normal(slot.up, deviation, bound, seed, stream + 1);
    }
    slot.down_bias.zero_();
    slot.up_bias.zero_();
}

std::optional<Bottleneck> make_bottleneck(const std::optional<BottleneckSlot>& slot, const torch::Tensor& shadow) {
    if (!slot) return std::nullopt;
    const auto of = [&](const torch::Tensor& values) { return shadow.narrow(0, values.storage_offset(), values.numel()).view(values.sizes()); };
    return Bottleneck{{of(slot->down), of(slot->down_bias)}, {of(slot->up), of(slot->up_bias)}, &*slot};
}

BottleneckKept take_bottleneck(const Bottleneck& bottleneck, int64_t rows, torch::Dtype dtype, Workspace& from) {
    BottleneckKept kept;
    if (bottleneck.slot->input != BottleneckInput::Stream) kept.input = from.take({rows, bottleneck.down.in()}, dtype);
    kept.low = from.take({rows, bottleneck.down.out()}, dtype);
    return kept;
}

void bottleneck_read(const Bottleneck& bottleneck, const torch::Tensor& stream, const torch::Tensor& added, Workspace& scratch, BottleneckKept& kept) {
    switch (bottleneck.slot->input) {
        case BottleneckInput::Added: kept.input.copy_(added); break;
        case BottleneckInput::Sum: torch::add_out(kept.input, stream, added); break;
        case BottleneckInput::Stream: kept.input = stream; break;
    }
    product_nt(kept.input, bottleneck.down, scratch, kept.low);
}

void bottleneck_add(const Bottleneck& bottleneck, const BottleneckKept& kept, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& added) {
    const Workspace::Scope within(scratch);
    torch::Tensor out = scratch.take(added.sizes(), added.scalar_type());
    product_nt(activated(bottleneck.slot->non_linearity, kept.low), bottleneck.up, scratch, out);
    if (dropout.on()) {
        torch::Tensor dropped = scratch.take(added.sizes(), added.scalar_type());
        ops::dropout(out, dropout, bottleneck.slot->stream, dropped);
        out = dropped;
    }
    added.add_(out);
}

torch::Tensor bottleneck_backward(const Bottleneck& bottleneck, const BottleneckKept& kept, const ops::Dropout& dropout, float loss_scale,
                                  Workspace& scratch, torch::Tensor& dx) {
    const BottleneckSlot& slot = *bottleneck.slot;
    torch::Tensor dadded = slot.input == BottleneckInput::Sum ? dx : scratch.take(dx.sizes(), dx.scalar_type());
    const Workspace::Scope within(scratch);
    torch::Tensor dout = dx;
    if (dropout.on()) {
        dout = scratch.take(dx.sizes(), dx.scalar_type()).zero_();
        ops::dropout_backward(dx, dropout, slot.stream, dout);
    }
    accumulate(slot.grad_up, slot.grad_up_bias, dout, activated(slot.non_linearity, kept.low), slot.scale / loss_scale);
    torch::Tensor da = scratch.take(kept.low.sizes(), dx.scalar_type());
    product_nn(dout, bottleneck.up, scratch, da);
    const torch::Tensor dlow = activated_backward(slot.non_linearity, da, kept.low);
    accumulate(slot.grad_down, slot.grad_down_bias, dlow, kept.input, 1 / loss_scale);
    torch::Tensor du = scratch.take(dx.sizes(), dx.scalar_type());
    product_nn(dlow, bottleneck.down, scratch, du);
    if (slot.input == BottleneckInput::Added) {
        torch::add_out(dadded, dx, du);
        return dadded;
    }
    if (slot.input == BottleneckInput::Stream) dadded.copy_(dx);
    dx.add_(du);
    return dadded;
}

}  // namespace lorica
