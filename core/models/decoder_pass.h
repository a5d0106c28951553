// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of a decoder over one packed batch, forward and backward by hand. Engine thread.
#pragma once

#include <torch/types.h>

#include <optional>
#include <vector>

#include "core/data/batches.h"
#include "core/models/blocks.h"
#include "core/models/decoder.h"
#include "core/models/train_pass.h"
#include "core/ops/lora_linear.h"
#include "core/ops/ops.h"
#include "core/ops/workspace.h"
#include "core/peft/adapter.h"

namespace lorica {

// Memory that survives from pass to pass: what the backward pass needs, and what lives within one layer.
struct PassMemory {
    Workspace kept, scratch;
    PositionTables tables;
    explicit PassMemory(torch::Device device) : kept(device), scratch(device) {}
};

// The four products of a layer that read different inputs, and the bottlenecks over what attention and MLP add.
struct LayerGroups {
    LoraGroup qkv, o, gate_up, down;
    std::optional<Bottleneck> behind_attention, behind_mlp;
};
// `base` is effective_base()'s; `shadow` holds the adapter in the base's type and must outlive the groups.
std::vector<LayerGroups> layer_groups(const DecoderWeights& base, const Adapter* adapter, torch::Tensor& shadow);

class DecoderPass {
public:
    DecoderPass(const DecoderWeights& base, const Adapter* adapter, const Batch& batch, PassMemory& memory);

    // The residual stream behind the last layer is middle + delta, each [rows, hidden]. With `keep`, what backward() needs
    // stays in memory.kept; with `recompute` that is only each layer's input.
    struct Stream {
        torch::Tensor middle, delta;
    };
    Stream forward(const ops::Dropout& dropout, bool keep, bool recompute);
    // Adds the adapters' gradients. dx is the gradient of the stream behind the last layer; it is overwritten.
    void backward(torch::Tensor& dx, const ops::Dropout& dropout, float loss_scale);
    // The weights in use: what trains itself is in place. Their gradients.
    const DecoderWeights& base() const { return base_; }
    const DecoderWeights& gradients() const { return gradients_; }

private:
    // x is the stream that enters the layer, middle the stream behind its attention; norms and the product of gate and up
    // are computed again where they are needed.
    struct Kept {
        torch::Tensor x, rstd_in, qkv, lse, attended, middle, rstd_middle, gate_up;
        HeadNorms heads;
        torch::Tensor projected, rstd_projected, added, rstd_added;   // before the norms over what is added
        torch::Tensor s_qkv, s_o, s_gate_up, s_down;
        torch::Tensor z_qkv, z_o, z_gate_up, z_down;  // what a ratio multiplies; no columns where there is none
        BottleneckKept behind_attention, behind_mlp;
    };
    Kept allocate(Workspace& from) const;
    void allocate_low_rank(Kept& k, const LayerGroups& groups, Workspace& from) const;
    void attention_forward(size_t layer, const torch::Tensor& normed, Kept& k, const ops::Dropout& dropout);
    // From k.middle's two summands to what the layer adds to it. With `again`, delta is not computed, only what is kept.
    void mlp_forward(size_t layer, const torch::Tensor& normed, Kept& k, const ops::Dropout& dropout, torch::Tensor* delta);
    void layer_forward(size_t layer, const Stream& before, Kept& k, const ops::Dropout& dropout, torch::Tensor* delta);
    ops::AttentionShape shape(size_t layer) const;
    // Norms what a layer adds, and back: dx is the gradient of the sum, the result that of what was normed.
    void post_norm(const torch::Tensor& weight, torch::Tensor& added, torch::Tensor& before, torch::Tensor& rstd);
    torch::Tensor post_norm_backward(torch::Tensor DecoderLayer::* weight, size_t layer, const torch::Tensor& before, const torch::Tensor& rstd, const torch::Tensor& dx,
                                     float loss_scale);
    void mlp_backward(size_t layer, Kept& k, torch::Tensor& dx, const ops::Dropout& dropout, float loss_scale);
    void attention_backward(size_t layer, Kept& k, torch::Tensor& dx, const ops::Dropout& dropout, float loss_scale);
    torch::Tensor take(Workspace& from, int64_t columns) const { return from.take({rows_, columns}, base_.dtype); }
    // What attention reads and makes has the prefix's rows in front, and the batch's own behind them.
    torch::Tensor take_all(Workspace& from, int64_t columns) const { return from.take({before_ + rows_, columns}, base_.dtype); }
    torch::Tensor own(const torch::Tensor& all) const { return all.narrow(0, before_, rows_); }

    const DecoderWeights base_;
    PassMemory& memory_;
    int64_t rows_ = 0, before_ = 0;   // of the batch, and of the prefix
    size_t lowest_ = 0;            // the first layer that trains, 0 if the embedding does; layers.size() if there is none
    torch::Tensor ids_, positions_;
    std::vector<int32_t> offsets_;       // of the batch's documents, behind the prefix
    std::shared_ptr<const ops::DocumentIndex> index_;   // the same on a GPU
    torch::Tensor shadow_;         // the adapter in the base's type
    std::vector<LayerGroups> groups_;
    std::optional<PrefixRows> prefix_;
    std::vector<Kept> kept_;       // of each layer
    Kept shared_;                  // the buffers of the layers that keep nothing
    DecoderWeights gradients_;     // of what trains itself
    bool recompute_ = false;
    float bottleneck_dropout_ = 0;
    ops::Dropout drop_added_;      // of what bottlenecks add
};

}  // namespace lorica
