// SPDX-License-Identifier: GPL-3.0-or-later
// Bottleneck adapters: h + s drop(up(f(down(u)))), h what attention or the MLP adds to the stream. Houlsby et al., ICML 2019:
// u = h, behind both; Pfeiffer et al., EACL 2021: u = stream + h, behind the MLP; parallel, He et al., ICLR 2022: u = stream. As
// the `adapters` library 1.3.0 computes them (methods/modeling.py: Adapter, ParallelAdapter, for models that norm before a
// layer). Where an architecture norms what it adds, h is behind that norm. Engine thread.
#pragma once

#include <torch/types.h>

#include <optional>
#include <string>

#include "core/formats/bottleneck_config.h"
#include "core/ops/frozen_matrix.h"
#include "core/ops/ops.h"
#include "core/ops/workspace.h"

namespace lorica {

enum class BottleneckInput { Added, Sum, Stream };

// All tensors are float32 views into Adapter::parameters / gradients; gradients are undefined on an adapter that does not train.
struct BottleneckSlot {
    BottleneckInput input = BottleneckInput::Sum;
    std::string non_linearity = "relu";
    float scale = 1;
    uint64_t stream = 0;                        // dropout stream, apart from those of linears
    torch::Tensor down, down_bias, up, up_bias;  // [m, hidden], [m], [hidden, m], [hidden]
    torch::Tensor grad_down, grad_down_bias, grad_up, grad_up_bias;
};

BottleneckInput input_of(const BottleneckConfig& config);
// down and up as the library's init_weights begins them ("bert", "mam_adapter", "houlsby"), out of Philox(seed); biases are zero.
void initialise_bottleneck(BottleneckSlot& slot, const std::string& how, uint64_t seed);

// A slot as a pass uses it.
struct Bottleneck {
    FrozenMatrix down, up;         // of the activations' type; up and its bias times the scale
    const BottleneckSlot* slot;    // of an adapter that outlives this
};
// `shadow` holds the adapter in the activations' type, up and its bias already times the scale.
std::optional<Bottleneck> make_bottleneck(const std::optional<BottleneckSlot>& slot, const torch::Tensor& shadow);

// What the backward pass needs.
struct BottleneckKept {
    torch::Tensor input;           // [rows, hidden]; without memory of its own where it is the stream
    torch::Tensor low;             // [rows, m], before the activation
};
BottleneckKept take_bottleneck(const Bottleneck& bottleneck, int64_t rows, torch::Dtype dtype, Workspace& from);

// Reads stream and added into kept, and adds to `added` what follows from it.
void bottleneck_read(const Bottleneck& bottleneck, const torch::Tensor& stream, const torch::Tensor& added, Workspace& scratch, BottleneckKept& kept);
void bottleneck_add(const Bottleneck& bottleneck, const BottleneckKept& kept, const ops::Dropout& dropout, Workspace& scratch, torch::Tensor& added);
// dx is the gradient of stream + added behind the bottleneck and becomes the stream's; the result is that of `added` before it,
// perhaps dx itself. Adds to the slot's gradients (divided by loss_scale).
torch::Tensor bottleneck_backward(const Bottleneck& bottleneck, const BottleneckKept& kept, const ops::Dropout& dropout, float loss_scale,
                                  Workspace& scratch, torch::Tensor& dx);

}  // namespace lorica
